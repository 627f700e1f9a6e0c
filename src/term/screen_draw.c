/*
 * curses keeps its own picture of the terminal and draws the difference; on top of that only cells
 * that differ from the last canvas are given to it.
 */

#include "config.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "term/screen_private.h"
#include "view/glyph.h"

void screen_collect(struct screen *screen)
{
	char bytes[8192];
	ssize_t len;

	fflush(screen->drawing);
	while ((len = read(screen->drawn, bytes, sizeof(bytes))) > 0 || (len < 0 && errno == EINTR))
		if (len > 0)
			terminal_output_add(&screen->output, (struct str){ bytes, (size_t)len });
}

static void put_cell(const struct screen *screen, int row, int column, const struct cell *cell)
{
	wchar_t text[GLYPH_TEXT];
	attr_t attributes = screen->attributes[cell->style];
	cchar_t out;

	if (cell->is_reversed)
		attributes ^= A_REVERSE;
	glyph_text(cell, screen->is_utf8, text);
	setcchar(&out, text, attributes, screen->pairs[cell->style], NULL);
	mvadd_wchnstr(row, column, &out, 1);
	if (!screen->is_utf8 && cell->width == 2)
		mvadd_wchnstr(row, column + 1, &out, 1);
}

/* Makes curses draw what was put. */
static void flush_drawing(struct screen *screen, size_t *put)
{
	refresh();
	screen_collect(screen);
	*put = 0;
}

/* put counts the cells that curses was given since it last drew. */
static void put_row(struct screen *screen, const struct canvas *canvas, int row, size_t *put)
{
	size_t start = (size_t)row * (size_t)canvas->columns;
	const struct cell *cells = canvas->cells + start, *shown = screen->shown.cells + start;

	for (int column = 0; column < canvas->columns; column++)
		if (cells[column].width > 0 &&
		    (!screen->is_known ||
		     memcmp(&cells[column], &shown[column], sizeof(*cells)) != 0)) {
			put_cell(screen, row, column, &cells[column]);
			if (++*put >= screen->cells_most)
				flush_drawing(screen, put);
		}
}

static void place_cursor(const struct canvas *canvas)
{
	bool is_visible = canvas->cursor_row >= 0;

	curs_set(is_visible ? 1 : 0);
	if (is_visible)
		move(canvas->cursor_row, canvas->cursor_column);
}

/* Clears the terminal. What is blank need not be drawn then, unless the theme colours blanks. */
static void clear_terminal(struct screen *screen, size_t *put)
{
	erase();
	clearok(curscr, TRUE);
	flush_drawing(screen, put);
	canvas_clear(&screen->shown);
	screen->is_known =
		screen->attributes[STYLE_TEXT] == A_NORMAL && screen->pairs[STYLE_TEXT] == 0;
}

void screen_show(struct screen *screen, const struct canvas *canvas)
{
	size_t count = (size_t)canvas->rows * (size_t)canvas->columns, put = 0;

	if (screen->shown.rows != canvas->rows || screen->shown.columns != canvas->columns) {
		canvas_resize(&screen->shown, canvas->rows, canvas->columns);
		screen->is_known = false;
	}
	if (!screen->is_known)
		clear_terminal(screen, &put);
	for (int row = 0; row < canvas->rows; row++)
		put_row(screen, canvas, row, &put);
	memcpy(screen->shown.cells, canvas->cells, count * sizeof(*canvas->cells));
	screen->is_known = true;
	place_cursor(canvas);
	flush_drawing(screen, &put);
	terminal_output_send(&screen->output);
}
