#ifndef SEARCH_REGEX_PRIVATE_H
#define SEARCH_REGEX_PRIVATE_H

/*
 * What the files that make an expression ready share: walking over what was typed while the text
 * for PCRE2 grows (regex_walk.c), brackets (regex_class.c), and the literals (regex_literal.c).
 */

#include "search/regex_pattern.h"

struct regex_walk {
	struct str typed;
	size_t at; /* in typed */
	struct regex_pattern *pattern;
	struct regex_error *error;
	bool is_refused; /* *error is set */
};

/* Sets the error, unless there is one, and ends the walk. */
void regex_refuse(struct regex_walk *walk, size_t at, const char *message);

bool regex_is_at_end(const struct regex_walk *walk);

/* The byte that comes `ahead` bytes later; NUL past the end. */
char regex_peek(const struct regex_walk *walk, size_t ahead);

/* Whether this comes next. */
bool regex_sees(const struct regex_walk *walk, const char *sign);

/* Goes past `count` bytes, adding them as they are. */
void regex_copy(struct regex_walk *walk, size_t count);

/* Adds text that comes from byte `origin` of what was typed. */
void regex_put(struct regex_walk *walk, size_t origin, struct str text);

/* Adds a character that means itself, in brackets and elsewhere. */
void regex_put_character(struct regex_walk *walk, size_t origin, uint32_t codepoint);

/*
 * Goes past a character that means itself, if that comes next: a plain one, a sign behind a
 * backslash, or \x with its code. The caller handles plain signs that are special.
 */
bool regex_take_character(struct regex_walk *walk, uint32_t *codepoint);

/* Goes past what a backslash begins that is no character, copying or refusing it. */
void regex_copy_escape(struct regex_walk *walk);

/* Goes past \Q...\E, which comes next, folding what is in it. */
void regex_copy_quote(struct regex_walk *walk);

/* The most code points that one is folded to. */
#define REGEX_FOLD_MAX 32

/* What a code point is folded to; returns how many. */
size_t regex_fold(uint32_t codepoint, uint32_t folded[REGEX_FOLD_MAX]);

/* Goes past a bracket expression, whose [ comes next. */
void regex_copy_class(struct regex_walk *walk);

/* The runs of plain characters that every match has, while the expression is walked over. */
struct regex_literals {
	struct strbuf run;
	struct str found[2 * REGEX_LITERALS_MAX];
	size_t count;
	bool is_unknown; /* what was found may not be needed after all */
	struct regex_group {
		size_t count; /* of what had been found before the group */
		bool is_optional;
	} groups[REGEX_DEPTH_MAX + 1];
	size_t depth;
};

/* How often the item before is repeated, by the quantifier after it. */
enum regex_repeat { REGEX_ONCE, REGEX_AT_LEAST_ONCE, REGEX_MAYBE };

void regex_literals_init(struct regex_literals *literals);
void regex_literals_add(struct regex_literals *literals, uint32_t codepoint);
void regex_literals_end_run(struct regex_literals *literals);
void regex_literals_open(struct regex_literals *literals, bool is_optional);
void regex_literals_alternate(struct regex_literals *literals);
void regex_literals_close(struct regex_literals *literals, enum regex_repeat repeat);

/* Moves the first of them to the pattern, and frees the rest. */
void regex_literals_finish(struct regex_literals *literals, struct regex_pattern *pattern);

/* Whether the JIT of the PCRE2 at hand is there and finds what it should. */
bool regex_jit_is_sound(void);

#endif
