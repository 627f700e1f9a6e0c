/*
 * Cells row by row. A cell of width 2 is always followed by its continuation (width 0, no code
 * point) in the same row, and a continuation always follows such a cell: whoever writes a cell
 * blanks the other half of what it breaks.
 */

#include "config.h"

#include "view/canvas.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"

#define ELLIPSIS 0x2026u

/* Room for "<U+10FFFF>". */
#define SPELLED_MAX 16

/* A text being drawn in one row: columns are the canvas's. */
struct pen {
	struct canvas *canvas;
	int row;                  /* of the canvas; -1: outside, nothing is drawn */
	int start, at, end;       /* from the text's first column to behind its last */
	int clip_start, clip_end; /* what of them is inside area and canvas */
	int last;                 /* the column of the last grapheme, for combining marks; -1 */
	enum style style;
};

static const struct cell blank = { .codepoints = { ' ' }, .width = 1, .style = STYLE_TEXT };

void canvas_init(struct canvas *canvas)
{
	*canvas = (struct canvas){ .cursor_row = -1, .cursor_column = -1 };
}

void canvas_free(struct canvas *canvas)
{
	free(canvas->cells);
	canvas_init(canvas);
}

void canvas_resize(struct canvas *canvas, int rows, int columns)
{
	assert(rows >= 0 && columns >= 0);
	canvas->cells = alloc_resize(canvas->cells, (size_t)rows * (size_t)columns + 1,
				     sizeof(*canvas->cells));
	canvas->rows = rows;
	canvas->columns = columns;
	canvas_clear(canvas);
}

void canvas_clear(struct canvas *canvas)
{
	size_t count = (size_t)canvas->rows * (size_t)canvas->columns;

	for (size_t i = 0; i < count; i++)
		canvas->cells[i] = blank;
	canvas_hide_cursor(canvas);
}

static struct cell *cell_at(const struct canvas *canvas, int row, int column)
{
	return &canvas->cells[(size_t)row * (size_t)canvas->columns + (size_t)column];
}

/* Makes the cell free to be written: the other half of a wide character becomes a blank. */
static struct cell *prepare_cell(struct canvas *canvas, int row, int column)
{
	struct cell *cell = cell_at(canvas, row, column);

	if (cell->width == 2) {
		cell[1].codepoints[0] = ' ';
		cell[1].width = 1;
	} else if (cell->width == 0) {
		cell[-1] = (struct cell){ .codepoints = { ' ' },
					  .width = 1,
					  .style = cell[-1].style,
					  .is_reversed = cell[-1].is_reversed };
	}
	return cell;
}

static void put_cell(struct pen *pen, int column, uint32_t codepoint, int width)
{
	struct cell *cell = prepare_cell(pen->canvas, pen->row, column);
	bool is_reversed = cell->is_reversed;

	*cell = (struct cell){ .codepoints = { codepoint },
			       .width = (uint8_t)width,
			       .style = (uint8_t)pen->style,
			       .is_reversed = is_reversed };
	if (width == 2) {
		cell = prepare_cell(pen->canvas, pen->row, column + 1);
		*cell = (struct cell){ .style = (uint8_t)pen->style, .is_reversed = is_reversed };
	}
}

static int max_int(int a, int b)
{
	return a > b ? a : b;
}

static int min_int(int a, int b)
{
	return a < b ? a : b;
}

static struct pen pen_at(struct canvas *canvas, const struct area *area, int row, int column,
			 int width, enum style style)
{
	struct pen pen = {
		.canvas = canvas,
		.row = area->row + row,
		.start = area->column + column,
		.at = area->column + column,
		.end = area->column + column + max_int(width, 0),
		.last = -1,
		.style = style,
	};

	pen.clip_start = max_int(area->column, 0);
	pen.clip_end = min_int(area->column + area->columns, canvas->columns);
	if (row < 0 || row >= area->rows || pen.row < 0 || pen.row >= canvas->rows)
		pen.row = -1;
	return pen;
}

static bool is_visible(const struct pen *pen, int column)
{
	return pen->row >= 0 && column >= pen->clip_start && column < pen->clip_end;
}

/* Draws a base; false when it does not fit any more. */
static bool draw_base(struct pen *pen, uint32_t codepoint, int width)
{
	if (pen->at + width > pen->end)
		return false;
	pen->last = -1;
	if (is_visible(pen, pen->at) && is_visible(pen, pen->at + width - 1)) {
		put_cell(pen, pen->at, codepoint, width);
		pen->last = pen->at;
	} else {
		for (int i = 0; i < width; i++)
			if (is_visible(pen, pen->at + i))
				put_cell(pen, pen->at + i, ' ', 1);
	}
	pen->at += width;
	return true;
}

/* Puts a mark on the last base, unless that has enough of them. */
static bool draw_mark(struct pen *pen, uint32_t codepoint)
{
	struct cell *cell;

	if (pen->at == pen->start && !draw_base(pen, ' ', 1))
		return false;
	if (pen->last < 0)
		return true;
	cell = cell_at(pen->canvas, pen->row, pen->last);
	for (size_t i = 1; i < CELL_CODEPOINTS; i++)
		if (!cell->codepoints[i]) {
			cell->codepoints[i] = codepoint;
			break;
		}
	return true;
}

static bool draw_spelled(struct pen *pen, uint32_t codepoint)
{
	char spelled[SPELLED_MAX];

	snprintf(spelled, sizeof(spelled), "<U+%04X>", (unsigned)codepoint);
	for (const char *p = spelled; *p; p++)
		if (!draw_base(pen, (uint32_t)*p, 1))
			return false;
	return true;
}

static bool draw_codepoint(struct pen *pen, uint32_t codepoint)
{
	int width;

	if (utf8_is_invisible(codepoint))
		return true;
	if (utf8_is_unsafe(codepoint))
		return draw_spelled(pen, codepoint);
	width = utf8_width(codepoint);
	return width == 0 ? draw_mark(pen, codepoint) : draw_base(pen, codepoint, width);
}

static void draw_ellipsis(struct pen *pen)
{
	if (pen->end <= pen->start)
		return;
	while (pen->at < pen->end - 1)
		draw_base(pen, ' ', 1);
	if (is_visible(pen, pen->end - 1))
		put_cell(pen, pen->end - 1, ELLIPSIS, 1);
	pen->at = pen->end;
}

int canvas_text_highlighted(struct canvas *canvas, const struct area *area, int row, int column,
			    int width, struct str text, enum style style, bool ellipsis,
			    const struct highlights *highlights)
{
	struct pen pen = pen_at(canvas, area, row, column, width, style);
	size_t span = 0, len;
	uint32_t codepoint;

	for (size_t i = 0; i < text.len; i += len) {
		size_t at = highlights ? i + highlights->shift : 0;

		while (highlights && span < highlights->count && highlights->spans[span].end <= at)
			span++;
		pen.style = highlights && span < highlights->count &&
					    highlights->spans[span].start <= at
				    ? STYLE_MATCH
				    : style;
		len = utf8_decode(str_drop(text, i), &codepoint);
		if (draw_codepoint(&pen, codepoint))
			continue;
		pen.style = style;
		if (ellipsis)
			draw_ellipsis(&pen);
		break;
	}
	return pen.at - pen.start;
}

int canvas_text(struct canvas *canvas, const struct area *area, int row, int column, int width,
		struct str text, enum style style, bool ellipsis)
{
	return canvas_text_highlighted(canvas, area, row, column, width, text, style, ellipsis,
				       NULL);
}

void canvas_fill(struct canvas *canvas, const struct area *area, int row, int column, int width,
		 uint32_t codepoint, enum style style)
{
	struct pen pen = pen_at(canvas, area, row, column, width, style);
	int end = min_int(pen.end, pen.clip_end);

	for (int i = max_int(pen.start, pen.clip_start); i < end && pen.row >= 0; i++)
		put_cell(&pen, i, codepoint, 1);
}

void canvas_clear_area(struct canvas *canvas, const struct area *area)
{
	for (int row = 0; row < area->rows; row++) {
		struct pen pen = pen_at(canvas, area, row, 0, area->columns, STYLE_TEXT);

		for (int i = pen.clip_start; i < pen.clip_end && pen.row >= 0; i++)
			*prepare_cell(canvas, pen.row, i) = blank;
	}
}

void canvas_reverse_row(struct canvas *canvas, const struct area *area, int row)
{
	struct pen pen = pen_at(canvas, area, row, 0, area->columns, STYLE_TEXT);

	for (int i = pen.clip_start; i < pen.clip_end && pen.row >= 0; i++)
		cell_at(canvas, pen.row, i)->is_reversed = true;
}

void canvas_hide_cursor(struct canvas *canvas)
{
	canvas->cursor_row = canvas->cursor_column = -1;
}

void canvas_set_cursor(struct canvas *canvas, const struct area *area, int row, int column)
{
	struct pen pen = pen_at(canvas, area, row, column, 1, STYLE_TEXT);
	bool is_shown = is_visible(&pen, pen.at);

	canvas->cursor_row = is_shown ? pen.row : -1;
	canvas->cursor_column = is_shown ? pen.at : -1;
}

void canvas_add_cell(const struct cell *cell, struct strbuf *out)
{
	for (size_t i = 0; i < CELL_CODEPOINTS && cell->codepoints[i]; i++)
		strbuf_add_codepoint(out, cell->codepoints[i]);
}

static void cut_blanks(struct strbuf *out, size_t from)
{
	while (out->len > from && out->data[out->len - 1] == ' ')
		strbuf_truncate(out, out->len - 1);
}

void canvas_dump(const struct canvas *canvas, struct strbuf *out)
{
	for (int row = 0; row < canvas->rows; row++) {
		size_t start = out->len;

		for (int column = 0; column < canvas->columns; column++)
			canvas_add_cell(cell_at(canvas, row, column), out);
		cut_blanks(out, start);
		strbuf_add_byte(out, '\n');
	}
}

/* Capital letters are taken by styles: a cell of the cursor's row is told by a row before it. */
static bool is_row_reversed(const struct canvas *canvas, int row)
{
	for (int column = 0; column < canvas->columns; column++)
		if (cell_at(canvas, row, column)->is_reversed)
			return true;
	return false;
}

void canvas_dump_styles(const struct canvas *canvas, struct strbuf *out)
{
	canvas_dump(canvas, out);
	strbuf_add_byte(out, '\n');
	for (int row = 0; row < canvas->rows; row++) {
		size_t start;

		strbuf_add_byte(out, is_row_reversed(canvas, row) ? '>' : ' ');
		start = out->len;
		for (int column = 0; column < canvas->columns; column++) {
			const struct cell *cell = cell_at(canvas, row, column);
			bool is_blank = cell->codepoints[0] == ' ' && !cell->is_reversed &&
					cell->style != STYLE_BAR;

			strbuf_add_byte(out, is_blank ? ' ' : style_letter(cell->style));
		}
		cut_blanks(out, start);
		strbuf_add_byte(out, '\n');
	}
}
