#ifndef READ_BIBTEX_VALUE_H
#define READ_BIBTEX_VALUE_H

/*
 * The parts of a value of BibTeX: in braces, in quotes, numbers, names of macros. A part is a view
 * of the item or of a macro. What is wrong is reported with its line.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "read/bibtex_macros.h"
#include "read/format.h"

/* What reading items needs besides their text. */
struct bibtex_context {
	struct format_input *input;
	struct bibtex_macros *macros;
	size_t read; /* bytes of the file up to the item */
	bool has_exhausted_macros;
};

/* A place in the body of an item. */
struct bibtex_cursor {
	struct bibtex_context *context;
	struct str body;
	bool has_escapes;
	bool is_unclosed; /* a brace is missing, of a value or of the item */
	size_t at;
	size_t line, line_at; /* the line of byte line_at */
	size_t endless;       /* values so far whose end was looked for in vain */
};

/* The line of the byte at which the cursor is. */
size_t bibtex_cursor_line(struct bibtex_cursor *cursor);

/* Skips blanks and comments. */
void bibtex_skip(struct bibtex_cursor *cursor);

/* Skips blanks and comments, and the byte behind them if it is this one. */
bool bibtex_take_byte(struct bibtex_cursor *cursor, char byte);

/* Takes a name, which is empty where none is. */
struct str bibtex_read_word(struct bibtex_cursor *cursor);

/* Whether a field begins at `at`: a name and an equals sign. */
bool bibtex_is_field_at(const struct bibtex_cursor *cursor, size_t at);

/* Takes a part of a value; it is good until the next macro is defined. One without an end is cut
 * where the next line begins as a field does. */
struct str bibtex_read_part(struct bibtex_cursor *cursor);

#endif
