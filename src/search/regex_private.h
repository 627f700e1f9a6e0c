#ifndef SEARCH_REGEX_PRIVATE_H
#define SEARCH_REGEX_PRIVATE_H

/*
 * What the files of the regular expressions share: the tree that regex_parse.c makes, and the
 * program that regex_program.c makes of the tree for regex.c to run.
 */

#include <stdint.h>

#include "base/arena.h"
#include "search/regex.h"

enum regex_type {
	REGEX_EMPTY,
	REGEX_SET,       /* one code point of the ranges */
	REGEX_CONCAT,    /* left, then right */
	REGEX_ALTERNATE, /* left or right */
	REGEX_REPEAT,    /* left, min to max times */
	REGEX_ASSERT,    /* no text, but a place */
};

enum regex_assert {
	ASSERT_LINE_START,
	ASSERT_LINE_END,
	ASSERT_WORD_START,
	ASSERT_WORD_END,
	ASSERT_BOUNDARY,
	ASSERT_NO_BOUNDARY,
};

struct regex_range {
	uint32_t low, high;
};

struct regex_node {
	enum regex_type type;
	enum regex_assert assert;
	const struct regex_range *ranges; /* of SET: in order, apart */
	size_t range_count;
	const struct regex_node *left, *right;
	int min, max; /* max < 0: any number */
};

struct regex_parser {
	struct str pattern;
	size_t at;
	size_t depth; /* of parentheses */
	struct arena *arena;
	struct regex_error *error;
};

/* Sets the error and returns NULL. */
const struct regex_node *regex_fail(struct regex_parser *parser, size_t at, const char *message);

bool regex_is_at_end(const struct regex_parser *parser);

/* Whether this sign comes next; the end is no sign. */
bool regex_sees(const struct regex_parser *parser, char sign);

/* Takes the next character; there must be one. */
uint32_t regex_take_codepoint(struct regex_parser *parser);

bool regex_is_letter_or_digit(char c);

/* Takes a bracket expression, whose [ comes next. */
const struct regex_node *regex_parse_brackets(struct regex_parser *parser);

/* Parses a pattern into the arena; NULL with *error set when it is none. */
const struct regex_node *regex_parse(struct arena *arena, struct str pattern,
				     struct regex_error *error);

/* Sets of code points, while they are put together (regex_set.c). */
struct regex_set {
	struct regex_range *ranges;
	size_t count;
	size_t capacity;
};

#define REGEX_CODEPOINT_MAX 0x10FFFFu

void regex_set_add(struct regex_set *set, uint32_t low, uint32_t high);

/* Adds what the code points from low to high are folded to; of many or of those that fold to
 * several, themselves. */
void regex_set_add_folded(struct regex_set *set, uint32_t low, uint32_t high);

/* Adds the class that \d \D \w \W \s \S stand for; false when letter is none of these. */
bool regex_set_add_escape(struct regex_set *set, char letter);

/* Adds [:name:]; false when there is none of that name. */
bool regex_set_add_class(struct regex_set *set, struct str name);

/* Puts the ranges in order, merged. */
void regex_set_normalise(struct regex_set *set);

/* Makes it all that it was not, but the newline. */
void regex_set_invert(struct regex_set *set);

/* The normalised set as a node of the arena; empties the set. */
struct regex_node *regex_set_take(struct regex_set *set, struct arena *arena);

enum regex_op {
	OP_BYTE,   /* a byte from low to high, then out */
	OP_SPLIT,  /* out or other */
	OP_ASSERT, /* out, where the assertion holds */
	OP_MATCH,
};

struct regex_inst {
	uint8_t op;
	uint8_t low, high; /* of BYTE; low of ASSERT: enum regex_assert */
	uint16_t out, other;
};

/* The most instructions of a program. */
#define REGEX_INSTS_MAX 4096

struct regex_program {
	struct regex_inst *insts;
	size_t count;
	size_t capacity;
	uint16_t start;
};

/* Makes a program, freed by free(program->insts); false when it would be too large. */
bool regex_program_make(struct regex_program *program, const struct regex_node *root);

#endif
