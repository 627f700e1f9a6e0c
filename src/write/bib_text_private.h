#ifndef WRITE_BIB_TEXT_PRIVATE_H
#define WRITE_BIB_TEXT_PRIVATE_H

/*
 * What the files that make the value of a text share: what is added to it (bib_text_put.c), which
 * braces belong together (bib_text_braces.c), characters of TeX (bib_text_character.c), and
 * commands with their arguments (bib_text_command.c), whether all comes back (bib_text_back.c).
 * Each bib_write_ function writes what begins at `at`, and goes past it.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "base/strbuf.h"
#include "text/tex_symbol.h"
#include "write/bib_text.h"

struct bib_pair {
	size_t open, close; /* close: SIZE_MAX where there is none */
};

enum bib_answer { BIB_UNASKED, BIB_NO, BIB_YES };

struct bib_writer {
	struct str in;
	size_t at;
	struct strbuf *out;
	const struct bib_style *style;
	size_t command_end;     /* in out: behind a command or its argument; or SIZE_MAX */
	size_t character_end;   /* in out: behind a character of TeX; or SIZE_MAX */
	size_t dollar_end;      /* in out: behind a dollar that begins no formula; or SIZE_MAX */
	size_t kept_brace;      /* belongs to a command that is not known */
	size_t second;          /* where the second argument of a command begins, or SIZE_MAX */
	struct bib_pair *pairs; /* in the order of their opening braces */
	size_t pair_count, pair_capacity;
	size_t *closers; /* of arguments that are kept, the innermost last; none lies before `at` */
	size_t closer_count, closer_capacity;
	enum bib_answer has_markup;
	bool is_sentence; /* a title of which every later capital is protected */
};

/* The byte there; NUL past the end. */
char bib_byte_at(const struct bib_writer *writer, size_t at);

/* Adds TeX of our own. */
void bib_put(struct bib_writer *writer, const char *tex);

/* Adds the text up to byte `to` as it is. */
void bib_put_source(struct bib_writer *writer, size_t to);

/* Adds a sign that means itself, and goes past it. */
void bib_put_literal(struct bib_writer *writer, char sign);

/* Adds a symbol that pdfTeX knows in formulas only; false where there is no command for it. */
bool bib_put_symbol(struct bib_writer *writer, uint32_t codepoint);

/* Whether a formula can be in a value as it is: no sign of it has a meaning to TeX that ends it,
 * and our reader leaves it alone. */
bool bib_is_safe_formula(struct bib_writer *writer, struct str formula);

/* Adds the formula up to byte `to`, each such symbol in it as a command. */
void bib_put_formula(struct bib_writer *writer, size_t to);

/* Whether LaTeX has the command in formulas alone; symbols are told by bib_put_symbol. */
bool bib_is_of_formulas(const struct tex_command *command);

/* Whether our reader would read entities and tags in the text. */
bool bib_has_markup(struct bib_writer *writer);

/* Whether the braces of TeX match, with and without those behind a backslash. */
bool bib_is_balanced(struct str tex);

/* Pairs all braces of the text. */
void bib_pair_braces(struct bib_writer *writer);

/* Where the braces that open at `at` close within those that are kept, or SIZE_MAX. */
size_t bib_close_of(const struct bib_writer *writer, size_t at);

/* Keeps the closing brace there, which is within those that are kept. */
void bib_push_closer(struct bib_writer *writer, size_t at);

/* A character without braces around it; false, and nothing is written: there is none. */
bool bib_write_character(struct bib_writer *writer);

/* The same of one in braces, which close at `close`: {\"o}, {\oe}. */
bool bib_write_character_in_braces(struct bib_writer *writer, size_t close);

/* Whether a value with TeX is to be kept: what our reader makes of it is the text, or TeX that is
 * shown as the same. */
bool bib_comes_back(struct str value, struct str text, const struct bib_style *style);

void bib_write_backslash(struct bib_writer *writer);
void bib_write_open(struct bib_writer *writer);
void bib_write_close(struct bib_writer *writer);

#endif
