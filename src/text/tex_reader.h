#ifndef TEXT_TEX_READER_H
#define TEXT_TEX_READER_H

/*
 * A text being read from its start to its end; what the files of text/tex.h share. tex_reader.c:
 * what is shown. tex_read.c: the signs of text. tex_formula.c: formulas. tex_argument.c: commands
 * with arguments in braces, and scripts.
 */

#include <stdbool.h>
#include <stddef.h>

#include "text/tex.h"
#include "text/tex_symbol.h"

/* Braces that belong together. */
struct tex_group {
	size_t open, close; /* close: SIZE_MAX where there is none */
};

/* A closing brace that is not shown. */
struct tex_closer {
	size_t at;
	size_t next;      /* where reading continues after it */
	struct str after; /* replaces it */
	bool is_link;     /* after is an address, shown in parentheses */
};

struct tex_reader {
	struct str in;
	struct tex_text *out;
	/* Reads up to the end; in a formula only until something is not understood. */
	void (*read_on)(struct tex_reader *reader);
	size_t at;
	size_t end;  /* of the text, or of the formula */
	size_t done; /* up to here the source is shown or skipped */
	struct tex_group *groups;
	size_t group_count, group_capacity;
	struct tex_closer *closers; /* the innermost last; none lies before `at` */
	size_t closer_count, closer_capacity;
	size_t kept_brace; /* belongs to a command that is not known, and is kept */
	size_t open_quotes;
	bool is_math;
	bool is_understood; /* of the formula, so far */
	bool is_address;    /* until the next blank */
};

/* The byte there, or 0 outside. */
char tex_byte(const struct tex_reader *reader, size_t at);

/* Shows text instead of the source from `at` to `to`, and continues at `to`. */
void tex_put(struct tex_reader *reader, size_t to, struct str text);

/* Where the group ends whose brace opens at byte `at`, or SIZE_MAX; only what lies inside the
 * formula counts. */
size_t tex_close(const struct tex_reader *reader, size_t at);

/* Skips the source up to `to`, and later the closing brace at `close`, where `after` (borrowed)
 * is shown. */
void tex_open(struct tex_reader *reader, size_t to, size_t close, struct str after);

/* Shows the source as it is, up to `to`. */
void tex_copy_source(struct tex_reader *reader, size_t to);

/* Read a formula, $x$ or $$x$$, \( x \), as a whole or not at all; false, and nothing done, when
 * there is none. */
bool tex_read_dollar(struct tex_reader *reader);
bool tex_read_parenthesis(struct tex_reader *reader);

/* Reads a command that has arguments or shows nothing; false, and nothing done, when it is none.
 */
bool tex_read_command(struct tex_reader *reader);

/* Reads ^ or _ with what is raised or lowered; false, and nothing done, when that has no
 * characters. */
bool tex_read_script(struct tex_reader *reader);

#endif
