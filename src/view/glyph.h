#ifndef VIEW_GLYPH_H
#define VIEW_GLYPH_H

/*
 * What is sent for a cell: only what the C library, by which curses goes, takes for printable and
 * for as wide as the cell is; something like it where the terminal has only ASCII.
 */

#include <stdbool.h>
#include <stdint.h>
#include <wchar.h>

#include "view/canvas.h"

/* Room for a cell's text and its NUL. */
#define GLYPH_TEXT (CELL_CODEPOINTS + 1)

/* An ASCII character of one column: itself, something like it, or "?". */
uint32_t glyph_ascii(uint32_t codepoint);

/* Writes a cell that is no continuation to text. Without UTF-8 it is one ASCII character, which a
 * wide cell wants twice. */
void glyph_text(const struct cell *cell, bool is_utf8, wchar_t text[GLYPH_TEXT]);

/* Adds what would be sent for a whole canvas, without its styles: rows ended by newlines, trailing
 * blanks cut. */
void glyph_add_canvas(const struct canvas *canvas, bool is_utf8, struct strbuf *out);

#endif
