#ifndef VIEW_CANVAS_H
#define VIEW_CANVAS_H

/*
 * A grid of cells that the views draw on, and nothing of terminals: a cell holds one grapheme
 * (a base of one or two columns with at most four combining marks) and a style. A wide character's
 * second cell is its continuation. Drawing outside the grid or the clip is cut off; a wide
 * character that would be cut in half leaves a blank.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "base/strbuf.h"
#include "search/match.h"
#include "view/theme.h"

#define CELL_CODEPOINTS 5

struct cell {
	uint32_t codepoints[CELL_CODEPOINTS]; /* 0 past the end; all 0 with width 0: continuation */
	uint8_t width;                        /* 1, 2, or 0 for a continuation */
	uint8_t style;                        /* enum style */
	bool is_reversed;                     /* the cursor's row */
};

struct canvas {
	struct cell *cells; /* row by row */
	int rows, columns;
	int cursor_row, cursor_column; /* where the terminal's cursor goes; -1: hidden */
};

/* A rectangle of the canvas. */
struct area {
	int row, column, rows, columns;
};

/*
 * What matches in a text, in order, not overlapping. The text that is drawn may be a part of the
 * one that was searched: `shift` is where it begins there.
 */
struct highlights {
	const struct match_span *spans;
	size_t count;
	size_t shift;
};

void canvas_init(struct canvas *canvas);
void canvas_free(struct canvas *canvas);
void canvas_resize(struct canvas *canvas, int rows, int columns); /* and clears */
void canvas_clear(struct canvas *canvas);

/* Blanks all of an area. Every view does so with its own before it draws: what was there before,
 * another view's perhaps, is nothing that it knows of. */
void canvas_clear_area(struct canvas *canvas, const struct area *area);

/*
 * Draws cleaned text at (row, column) of the area in at most `width` columns, unsafe code points
 * spelled out as <U+202E>. Returns the columns used. Text that does not fit is cut; with `ellipsis`
 * its last column is "…".
 */
int canvas_text(struct canvas *canvas, const struct area *area, int row, int column, int width,
		struct str text, enum style style, bool ellipsis);

/* The same, with the highlights (NULL: none) in STYLE_MATCH. */
int canvas_text_highlighted(struct canvas *canvas, const struct area *area, int row, int column,
			    int width, struct str text, enum style style, bool ellipsis,
			    const struct highlights *highlights);

/* Fills width columns with one character of one column. */
void canvas_fill(struct canvas *canvas, const struct area *area, int row, int column, int width,
		 uint32_t codepoint, enum style style);

/* Marks a row of the area as the cursor's. */
void canvas_reverse_row(struct canvas *canvas, const struct area *area, int row);

void canvas_hide_cursor(struct canvas *canvas);

/* Puts the terminal's cursor at a place of the area, or nowhere if that is outside. */
void canvas_set_cursor(struct canvas *canvas, const struct area *area, int row, int column);

/* Adds a cell's characters to out; a continuation has none. */
void canvas_add_cell(const struct cell *cell, struct strbuf *out);

/* Adds the canvas as text to out: rows ended by newlines, trailing blanks cut; for golden screens.
 */
void canvas_dump(const struct canvas *canvas, struct strbuf *out);

/* The same with styles spelled out, one letter a cell, in a second block. */
void canvas_dump_styles(const struct canvas *canvas, struct strbuf *out);

#endif
