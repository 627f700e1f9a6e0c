/*
 * curses keeps its own picture of the terminal and sends the difference; on top of that only cells
 * that differ from the last canvas are given to it. There is one terminal a process, as curses has
 * it.
 */

#include "config.h"

#include "tui/screen.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <term.h>
/* It takes this word as a macro. */
#undef columns

#include "base/alloc.h"
#include "tui/glyph.h"
#include "tui/mouse.h"
#include "tui/screen_private.h"
#include "tui/terminal.h"

static bool refuse_terminal(struct diag *diag, const char *term, const char *why)
{
	diag_add(diag, DIAG_ERROR, NULL, 0, 0,
		 "the terminal type \"%s\" %s; set TERM, for example TERM=xterm-256color", term,
		 why);
	return false;
}

static bool check_terminal_type(struct diag *diag)
{
	const char *term = getenv("TERM"), *move_cursor;
	int error;

	if (!term || !term[0]) {
		diag_add(diag, DIAG_ERROR, NULL, 0, 0,
			 "TERM is not set; set it, for example TERM=xterm-256color");
		return false;
	}
	if (setupterm(term, STDOUT_FILENO, &error) != OK)
		return refuse_terminal(diag, term, "is not known");
	move_cursor = tigetstr("cup");
	del_curterm(cur_term);
	if (!move_cursor || move_cursor == (char *)-1)
		return refuse_terminal(diag, term, "cannot move the cursor");
	return true;
}

static attr_t attributes_of(struct look look)
{
	return (look.attributes & ATTRIBUTE_BOLD ? A_BOLD : A_NORMAL) |
	       (look.attributes & ATTRIBUTE_DIM ? A_DIM : A_NORMAL) |
	       (look.attributes & ATTRIBUTE_UNDERLINE ? A_UNDERLINE : A_NORMAL) |
	       (look.attributes & ATTRIBUTE_REVERSE ? A_REVERSE : A_NORMAL);
}

/* The colours that the terminal can show, 0 where they are not wanted. */
static int start_colours(void)
{
	const char *no_color = getenv("NO_COLOR");

	if ((no_color && no_color[0]) || !has_colors() || start_color() != OK ||
	    use_default_colors() != OK || COLOR_PAIRS <= STYLE_COUNT)
		return 0;
	/* More than the palette are red, green and blue only where the terminal says so. */
	if (COLORS > COLOURS_OF_PALETTE && tigetflag("RGB") <= 0)
		return COLOURS_OF_PALETTE;
	return COLORS;
}

/* Each style that has a colour has the colour pair of its number, from 1. */
static void start_styles(struct screen *screen, const struct theme *theme)
{
	int colours = start_colours();

	for (int style = 0; style < STYLE_COUNT; style++) {
		struct look look = theme_look(theme, (enum style)style, colours);
		bool is_plain =
			look.foreground == COLOUR_DEFAULT && look.background == COLOUR_DEFAULT;

		screen->attributes[style] = attributes_of(look);
		screen->pairs[style] = is_plain ? 0 : (short)(style + 1);
		if (!is_plain)
			init_extended_pair(style + 1, look.foreground, look.background);
	}
}

static void send_bytes(struct str bytes)
{
	while (bytes.len > 0) {
		ssize_t written = write(STDOUT_FILENO, bytes.p, bytes.len);

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return; /* a terminal that is gone shows soon enough */
		bytes = str_sub(bytes, (size_t)written, SIZE_MAX);
	}
}

static void send_sequence(const char *sequence)
{
	send_bytes(str_from(sequence));
}

void screen_send(struct screen *screen, struct str bytes)
{
	(void)screen;
	send_bytes(bytes);
}

static void switch_paste(const struct screen *screen, bool on)
{
	if (screen->has_paste)
		send_sequence(on ? "\033[?2004h" : "\033[?2004l");
}

/* Presses and the wheel, not every movement; in the form of SGR where that is known. */
static void switch_mouse(const struct screen *screen, bool on)
{
	if (screen->can_mouse && screen->has_mouse)
		send_sequence(on ? "\033[?1000h\033[?1006h" : "\033[?1006l\033[?1000l");
}

void screen_set_mouse(struct screen *screen, bool on)
{
	if (on == screen->has_mouse)
		return;
	switch_mouse(screen, false);
	screen->has_mouse = on;
	switch_mouse(screen, true);
}

static bool has_capability(const char *name)
{
	const char *value = tigetstr(name);

	return value && value != (char *)-1;
}

static void start_keys(struct screen *screen, int escape_delay)
{
	cbreak();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	meta(stdscr, TRUE);
	set_escdelay(escape_delay);
	screen_teach_keys();
	terminal_free_keys(screen->fd);
	screen->has_paste = has_capability("BE");
	screen->can_mouse = has_capability("kmous");
	switch_paste(screen, true);
}

enum status screen_open(struct screen **opened, const struct theme *theme, int escape_delay,
			struct diag *diag)
{
	struct screen *screen;
	FILE *input;

	*opened = NULL;
	if (!check_terminal_type(diag))
		return STATUS_FAILED;
	input = terminal_open_input(diag);
	if (!input)
		return STATUS_FAILED;
	screen = alloc_zeroed(1, sizeof(*screen));
	screen->is_utf8 = terminal_choose_characters();
	screen->input = input == stdin ? NULL : input;
	screen->fd = fileno(input);
	canvas_init(&screen->shown);
	strbuf_init(&screen->paste);
	screen->curses = newterm(NULL, stdout, input);
	if (!screen->curses) {
		refuse_terminal(diag, getenv("TERM"), "cannot be used");
		screen_close(screen);
		return STATUS_FAILED;
	}
	start_styles(screen, theme);
	start_keys(screen, escape_delay);
	*opened = screen;
	return STATUS_OK;
}

void screen_close(struct screen *screen)
{
	if (!screen)
		return;
	if (screen->curses) {
		switch_mouse(screen, false);
		switch_paste(screen, false);
		endwin();
		delscreen(screen->curses);
	}
	if (screen->input)
		fclose(screen->input);
	canvas_free(&screen->shown);
	strbuf_free(&screen->paste);
	free(screen);
}

void screen_abandon(void)
{
	send_sequence("\033[?1006l\033[?1000l\033[?2004l");
	endwin();
}

void screen_suspend(struct screen *screen)
{
	switch_mouse(screen, false);
	switch_paste(screen, false);
	endwin();
}

void screen_resume(struct screen *screen)
{
	reset_prog_mode();
	screen_resize(screen);
	switch_paste(screen, true);
	switch_mouse(screen, true);
}

void screen_size(const struct screen *screen, int *rows, int *columns)
{
	(void)screen;
	*rows = LINES;
	*columns = COLS;
}

void screen_resize(struct screen *screen)
{
	int rows, columns;

	if (terminal_size(screen->fd, &rows, &columns))
		resizeterm(rows, columns);
	screen_forget(screen);
}

int screen_fd(const struct screen *screen)
{
	return screen->fd;
}

void screen_forget(struct screen *screen)
{
	screen->is_known = false;
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

static void put_row(const struct screen *screen, const struct canvas *canvas, int row)
{
	size_t start = (size_t)row * (size_t)canvas->columns;
	const struct cell *cells = canvas->cells + start, *shown = screen->shown.cells + start;

	for (int column = 0; column < canvas->columns; column++)
		if (cells[column].width > 0 &&
		    (!screen->is_known ||
		     memcmp(&cells[column], &shown[column], sizeof(*cells)) != 0))
			put_cell(screen, row, column, &cells[column]);
}

static void place_cursor(const struct canvas *canvas)
{
	bool is_visible = canvas->cursor_row >= 0;

	curs_set(is_visible ? 1 : 0);
	if (is_visible)
		move(canvas->cursor_row, canvas->cursor_column);
}

void screen_show(struct screen *screen, const struct canvas *canvas)
{
	size_t count = (size_t)canvas->rows * (size_t)canvas->columns;

	if (screen->shown.rows != canvas->rows || screen->shown.columns != canvas->columns) {
		canvas_resize(&screen->shown, canvas->rows, canvas->columns);
		screen->is_known = false;
	}
	if (!screen->is_known) {
		erase();
		clearok(curscr, TRUE);
	}
	for (int row = 0; row < canvas->rows; row++)
		put_row(screen, canvas, row);
	memcpy(screen->shown.cells, canvas->cells, count * sizeof(*canvas->cells));
	screen->is_known = true;
	place_cursor(canvas);
	refresh();
}
