/*
 * curses keeps its own picture of the terminal and sends the difference; on top of that only cells
 * that differ from the last canvas are given to it. Keys come through curses, which knows their
 * sequences; a paste is recognised by the brackets around it (ESC [ 2 0 0 ~ and ESC [ 2 0 1 ~),
 * which are taught to curses as keys. There is one terminal a process, as curses has it.
 */

#include "config.h"

#include "tui/screen.h"

#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <term.h>
/* It takes this word as a macro. */
#undef columns

#include "base/alloc.h"
#include "base/strbuf.h"
#include "tui/glyph.h"
#include "tui/mouse.h"
#include "tui/terminal.h"

/* Codes for the sequences that curses is taught, far from its own. */
enum { CODE_PASTE_BEGIN = KEY_MAX + 1000, CODE_PASTE_END, CODE_MOUSE, CODE_OLD_MOUSE };

/* How long a paste waits for its next piece; milliseconds. */
#define PASTE_DELAY 500

/* A paste longer than this is cut. */
#define PASTE_MAX ((size_t)1 << 20)

struct screen {
	SCREEN *curses;
	FILE *input; /* the controlling terminal where standard input is none; else NULL */
	int fd;
	bool is_utf8;
	bool has_paste; /* the terminal can bracket what is pasted */
	bool can_mouse; /* it can report the mouse */
	bool has_mouse; /* and is to */
	bool is_known;  /* whether `shown` is what the terminal shows */
	attr_t attributes[STYLE_COUNT];
	short pairs[STYLE_COUNT];
	struct canvas shown;
	struct strbuf paste;
};

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

/* A key of curses as ours, with the sequences that terminals send for it whatever their description
 * says. */
struct key_code {
	int code;
	uint32_t key;
	const char *sequences[2];
};

static const struct key_code key_codes[] = {
	{ KEY_UP, INPUT_UP, { "\033[A", "\033OA" } },
	{ KEY_DOWN, INPUT_DOWN, { "\033[B", "\033OB" } },
	{ KEY_RIGHT, INPUT_RIGHT, { "\033[C", "\033OC" } },
	{ KEY_LEFT, INPUT_LEFT, { "\033[D", "\033OD" } },
	{ KEY_HOME, INPUT_HOME, { "\033[H", "\033OH" } },
	{ KEY_END, INPUT_END, { "\033[F", "\033OF" } },
	{ KEY_IC, INPUT_INSERT, { "\033[2~", NULL } },
	{ KEY_DC, INPUT_DELETE, { "\033[3~", NULL } },
	{ KEY_PPAGE, INPUT_PAGE_UP, { "\033[5~", NULL } },
	{ KEY_NPAGE, INPUT_PAGE_DOWN, { "\033[6~", NULL } },
	{ KEY_BTAB, INPUT_BACK_TAB, { "\033[Z", NULL } },
	{ KEY_BACKSPACE, INPUT_BACKSPACE, { NULL, NULL } },
	{ KEY_ENTER, INPUT_ENTER, { NULL, NULL } },
};

#define KEY_CODE_COUNT (sizeof(key_codes) / sizeof(key_codes[0]))

static void teach_keys(void)
{
	for (size_t i = 0; i < KEY_CODE_COUNT; i++)
		for (size_t j = 0; j < 2; j++) {
			const char *sequence = key_codes[i].sequences[j];

			if (sequence && key_defined(sequence) == 0)
				define_key(sequence, key_codes[i].code);
		}
	define_key("\033[200~", CODE_PASTE_BEGIN);
	define_key("\033[201~", CODE_PASTE_END);
	define_key("\033[<", CODE_MOUSE);
	define_key("\033[M", CODE_OLD_MOUSE);
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
	teach_keys();
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

static uint32_t key_of_code(int code)
{
	for (size_t i = 0; i < KEY_CODE_COUNT; i++)
		if (key_codes[i].code == code)
			return key_codes[i].key;
	if (code >= KEY_F(1) && code <= KEY_F(12))
		return INPUT_F1 + (uint32_t)(code - KEY_F(1));
	return INPUT_UNKNOWN;
}

/* Waits a moment for the rest of what came in pieces. */
static bool wait_for_more(const struct screen *screen)
{
	struct pollfd poll_fd = { .fd = screen->fd, .events = POLLIN };

	return poll(&poll_fd, 1, PASTE_DELAY) > 0 && !terminal_is_gone(screen->fd);
}

static void read_paste(struct screen *screen)
{
	strbuf_clear(&screen->paste);
	for (;;) {
		wint_t character = 0;
		int kind = get_wch(&character);

		if (kind == ERR && !wait_for_more(screen))
			return;
		if (kind == KEY_CODE_YES && character == CODE_PASTE_END)
			return;
		if (kind == OK && character <= 0x10FFFF && screen->paste.len < PASTE_MAX)
			strbuf_add_codepoint(&screen->paste,
					     character == '\r' ? '\n' : (uint32_t)character);
	}
}

/* A character of a report of the mouse; 0 when no more comes. */
static uint32_t read_character(const struct screen *screen)
{
	wint_t character = 0;
	int kind;

	do
		kind = get_wch(&character);
	while (kind == ERR && wait_for_more(screen));
	return kind == OK ? (uint32_t)character : 0;
}

static void read_mouse(const struct screen *screen, struct event *event)
{
	char report[MOUSE_REPORT_MAX];
	size_t len = 0;
	uint32_t character;

	do {
		character = read_character(screen);
		if (character > 0 && character < 0x80)
			report[len++] = (char)character;
	} while (len < sizeof(report) &&
		 ((character >= '0' && character <= '9') || character == ';'));
	mouse_parse((struct str){ report, len }, event);
}

static void read_old_mouse(const struct screen *screen, struct event *event)
{
	uint32_t characters[3];

	for (int i = 0; i < 3; i++)
		characters[i] = read_character(screen);
	mouse_parse_old(characters, event);
}

/* An Esc with a key right behind it is that key with Alt. */
static uint32_t read_after_escape(void)
{
	wint_t character;
	int kind = get_wch(&character);

	if (kind == ERR)
		return INPUT_ESCAPE;
	return KEY_ALT_BIT |
	       (kind == KEY_CODE_YES ? key_of_code((int)character) : terminal_key(character));
}

bool screen_read_event(struct screen *screen, struct event *event, bool *is_lost)
{
	wint_t character;
	int kind = get_wch(&character);

	*event = (struct event){ .type = EVENT_KEY };
	*is_lost = kind == ERR && terminal_is_gone(screen->fd);
	if (kind == ERR)
		return false;
	if (kind == KEY_CODE_YES && character == KEY_RESIZE) {
		event->type = EVENT_RESIZE;
	} else if (kind == KEY_CODE_YES && character == CODE_PASTE_BEGIN) {
		read_paste(screen);
		event->type = EVENT_PASTE;
		event->text = strbuf_str(&screen->paste);
	} else if (kind == KEY_CODE_YES && character == CODE_MOUSE) {
		read_mouse(screen, event);
	} else if (kind == KEY_CODE_YES && character == CODE_OLD_MOUSE) {
		read_old_mouse(screen, event);
	} else if (kind == KEY_CODE_YES) {
		event->key = key_of_code((int)character);
	} else {
		event->key = terminal_key(character);
		if (event->key == INPUT_ESCAPE)
			event->key = read_after_escape();
	}
	return true;
}
