/*
 * Taking the terminal over, and giving it back. There is one terminal a process, as curses has it.
 *
 * curses would wait for a terminal that takes nothing. So it draws into a pipe, never more at once
 * than that holds, and what comes out is sent as far as the terminal takes it. The terminal's
 * settings, which curses finds no terminal to change of, are set by terminal.h.
 */

#include "config.h"

#include "term/screen.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <term.h>
/* It takes this word as a macro. */
#undef columns

#include "base/alloc.h"
#include "term/mouse.h"
#include "term/rescue.h"
#include "term/screen_private.h"
#include "term/terminal.h"

/* The pipe that curses draws into, in bytes; an unprivileged process gets that much at most. */
#define PIPE_WISHED (1 << 20)

/* What a cell takes at most: a movement, colours, and a character with its marks. */
#define CELL_BYTES_MOST 128

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

static void send_sequence(struct screen *screen, const char *sequence)
{
	screen_send(screen, str_from(sequence));
}

void screen_send(struct screen *screen, struct str bytes)
{
	screen_collect(screen);
	terminal_output_add(&screen->output, bytes);
	terminal_output_send(&screen->output);
}

static void switch_paste(struct screen *screen, bool on)
{
	if (screen->has_paste)
		send_sequence(screen, on ? "\033[?2004h" : "\033[?2004l");
}

/* Presses and the wheel, not every movement; in the form of SGR where that is known. */
static void switch_mouse(struct screen *screen, bool on)
{
	if (screen->can_mouse && screen->has_mouse)
		send_sequence(screen, on ? "\033[?1000h\033[?1006h" : "\033[?1006l\033[?1000l");
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
	noecho();
	nonl();
	screen->keys = newpad(1, 1);
	keypad(screen->keys, TRUE);
	nodelay(screen->keys, TRUE);
	meta(screen->keys, TRUE);
	/* A screen is drawn to its end, whatever was typed meanwhile. */
	typeahead(-1);
	set_escdelay(escape_delay);
	screen_teach_keys();
	screen->has_paste = has_capability("BE");
	screen->can_mouse = has_capability("kmous");
	switch_paste(screen, true);
}

/* Adds what the terminal's description has by that name, without the pauses in it. */
static void add_capability(struct strbuf *out, const char *sequence)
{
	while (sequence && sequence != (char *)-1 && *sequence) {
		const char *end = strncmp(sequence, "$<", 2) == 0 ? strchr(sequence, '>') : NULL;

		if (!end)
			strbuf_add_byte(out, *sequence);
		sequence = end ? end + 1 : sequence + 1;
	}
}

/* What makes the terminal's screen what it was. A control string that was begun ends first. */
static void add_ending(const struct screen *screen, struct strbuf *out)
{
	strbuf_add_cstr(out, screen->has_paste ? "\033\\\033[?2004l" : "");
	strbuf_add_cstr(out, screen->can_mouse ? "\033[?1006l\033[?1000l" : "");
	add_capability(out, tigetstr("sgr0"));
	add_capability(out, tigetstr("op"));
	add_capability(out, tigetstr("rmkx"));
	add_capability(out, tigetstr("cnorm"));
	add_capability(out, tiparm(tigetstr("cup"), LINES - 1, 0));
	add_capability(out, tigetstr("rmcup"));
}

static void prepare_rescue(const struct screen *screen)
{
	struct rescue rescue = {
		.output = screen->output.fd,
		.input = screen->fd,
		.before = screen->before,
	};
	struct strbuf bytes;

	strbuf_init(&bytes);
	add_ending(screen, &bytes);
	rescue.bytes = strbuf_str(&bytes);
	rescue_prepare(&rescue);
	strbuf_free(&bytes);
}

static void open_terminal(struct screen *screen)
{
	prepare_rescue(screen);
	terminal_set_raw(screen->fd, &screen->before);
	/* After the terminal was away. */
	keypad(screen->keys, TRUE);
	switch_paste(screen, true);
	switch_mouse(screen, true);
}

/* A terminal that takes nothing is given back all the same, when the program is to end. */
static void give_terminal_back(struct screen *screen)
{
	switch_mouse(screen, false);
	switch_paste(screen, false);
	endwin();
	screen_collect(screen);
	if (!terminal_output_drain(&screen->output))
		rescue_terminal();
	rescue_forget();
	terminal_give_back(screen->fd, &screen->before);
}

/* A pipe for curses to draw into; false with errno. */
static bool open_drawing(struct screen *screen)
{
	int ends[2], size;

	if (pipe2(ends, O_CLOEXEC) != 0)
		return false;
	screen->drawn = ends[0];
	screen->drawing = fdopen(ends[1], "w");
	fcntl(ends[0], F_SETFL, O_NONBLOCK);
	(void)fcntl(ends[1], F_SETPIPE_SZ, PIPE_WISHED);
	size = fcntl(ends[1], F_GETPIPE_SZ);
	screen->cells_most = (size > 0 ? (size_t)size : PIPE_BUF) / 2 / CELL_BYTES_MOST;
	return true;
}

static bool start_curses(struct screen *screen, FILE *input, struct diag *diag)
{
	if (!open_drawing(screen)) {
		diag_add(diag, DIAG_ERROR, NULL, 0, 0, "no pipe can be opened: %s",
			 strerror(errno));
		return false;
	}
	screen->curses = newterm(NULL, screen->drawing, input);
	return screen->curses || refuse_terminal(diag, getenv("TERM"), "cannot be used");
}

static void fit_curses(const struct screen *screen)
{
	int rows, columns;

	if (terminal_size(screen->fd, &rows, &columns))
		resizeterm(rows, columns);
}

static struct screen *make_screen(FILE *input)
{
	struct screen *screen = alloc_zeroed(1, sizeof(*screen));

	screen->is_utf8 = terminal_choose_characters();
	screen->input = input == stdin ? NULL : input;
	screen->fd = fileno(input);
	screen->drawn = -1;
	canvas_init(&screen->shown);
	strbuf_init(&screen->paste);
	terminal_output_open(&screen->output);
	tcgetattr(screen->fd, &screen->before);
	return screen;
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
	screen = make_screen(input);
	if (!start_curses(screen, input, diag)) {
		screen_close(screen);
		return STATUS_FAILED;
	}
	start_styles(screen, theme);
	start_keys(screen, escape_delay);
	fit_curses(screen);
	open_terminal(screen);
	*opened = screen;
	return STATUS_OK;
}

void screen_close(struct screen *screen)
{
	if (!screen)
		return;
	if (screen->curses) {
		give_terminal_back(screen);
		delwin(screen->keys);
		delscreen(screen->curses);
	}
	if (screen->drawing)
		fclose(screen->drawing);
	if (screen->drawn >= 0)
		close(screen->drawn);
	if (screen->input)
		fclose(screen->input);
	terminal_output_close(&screen->output);
	canvas_free(&screen->shown);
	strbuf_free(&screen->paste);
	free(screen);
}

void screen_abandon(void)
{
	rescue_terminal();
}

void screen_suspend(struct screen *screen)
{
	give_terminal_back(screen);
}

void screen_resume(struct screen *screen)
{
	open_terminal(screen);
	screen_resize(screen);
}

int screen_output_fd(const struct screen *screen)
{
	return terminal_output_is_waiting(&screen->output) ? screen->output.fd : -1;
}

void screen_flush(struct screen *screen)
{
	terminal_output_send(&screen->output);
}

void screen_size(const struct screen *screen, int *rows, int *columns)
{
	(void)screen;
	*rows = LINES;
	*columns = COLS;
}

void screen_resize(struct screen *screen)
{
	fit_curses(screen);
	prepare_rescue(screen);
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
