/*
 * One turn of the loop: take what has come, draw once, work a step if there is work, else sleep
 * until something comes. Nothing waits but the sleep: signals, keys, a pipe with papers and the
 * database's folder are all descriptors there.
 */

#include "config.h"

#include "term/tui.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "term/external_programs.h"
#include "term/manual_reader.h"
#include "term/mouse.h"
#include "term/screen.h"
#include "term/signals.h"
#include "view/canvas.h"
#include "view/hit.h"
#include "view/view.h"

/* How long a step of work may keep a key waiting, in microseconds. */
#define STEP 6000

/*
 * How long after a key the screen may wait for the whole answer, in microseconds: with the drawing
 * it stays within a frame. What takes longer is drawn in part, and then again.
 */
#define ANSWER 11000

/* While papers come in, the screen is drawn at most so often; and while keys come faster than they
 * can be handled, at least so often. In milliseconds. */
#define DRAW_INTERVAL 30

/* Where the system doesn't tell of a changed database, it is asked so often, in milliseconds. */
#define SYNC_INTERVAL 1000

struct tui {
	struct browser browser;
	struct signals *signals;
	struct screen *screen;
	struct theme theme;
	struct canvas canvas;
	struct view view;
	struct external_programs programs;
	struct mouse mouse;
	bool is_dirty;        /* the screen is behind the browser */
	bool is_urgent;       /* and somebody waits for it */
	bool has_drawn_first; /* the first screenful of papers has been shown */
	bool is_over;
	int ended_by; /* the signal that it is over for; 0: none */
	/* Of the browser's errors: how many are drawn, and how many of them stood on the screen
	 * when the last keys came. */
	size_t errors_drawn, errors_told;
	int64_t drawn_at;
	struct manual_reader *manual; /* NULL: no page is being read */
	int manual_width;
};

static void out_of_memory(void)
{
	static const char message[] = "shortlist: out of memory\n";

	screen_abandon();
	if (write(STDERR_FILENO, message, sizeof(message) - 1) < 0)
		return; /* there is nobody left to tell */
}

static void take_size(struct tui *tui);
static void begin_manual(struct tui *tui);

static void take_effects(struct tui *tui, unsigned effects)
{
	bool was_suspended;

	effects |= external_programs_run(&tui->programs, &tui->browser, tui->screen, effects,
					 clock_milliseconds(), &was_suspended);
	if (effects & EFFECT_CLEAR)
		screen_forget(tui->screen);
	if (effects & EFFECT_DRAW)
		tui->is_dirty = true;
	if (effects & EFFECT_QUIT)
		tui->is_over = true;
	if (was_suspended)
		take_size(tui);
	screen_set_mouse(tui->screen, tui->browser.has_mouse);
	if (effects & EFFECT_MANUAL)
		begin_manual(tui);
}

/* Reads the page for the screen's width; one that is being read for another is given up. */
static void begin_manual(struct tui *tui)
{
	int width = manual_reader_width(tui->canvas.columns);

	if (width == tui->manual_width && tui->browser.manual.is_read)
		return;
	manual_reader_delete(tui->manual);
	tui->manual = manual_reader_new(tui->browser.manual.page, width);
	tui->manual_width = width;
}

/* Takes what has come of the page. */
static void read_manual(struct tui *tui)
{
	struct str text;
	enum status status;

	if (!tui->manual ||
	    !manual_reader_step(tui->manual, &status, &text, &tui->browser.session->diag))
		return;
	take_effects(tui, browser_set_manual(&tui->browser, status, text));
	tui->is_urgent = true;
	manual_reader_delete(tui->manual);
	tui->manual = NULL;
}

static void handle_event(struct tui *tui, const struct event *event)
{
	take_effects(tui, browser_handle(&tui->browser, event) | EFFECT_DRAW);
	/* What the next key does may depend on where this one left the panes. */
	view_arrange(&tui->view, &tui->browser, &tui->canvas);
	tui->is_urgent = true;
}

static void take_size(struct tui *tui)
{
	const struct event event = { .type = EVENT_RESIZE };
	int rows, columns;

	screen_size(tui->screen, &rows, &columns);
	if (rows != tui->canvas.rows || columns != tui->canvas.columns)
		canvas_resize(&tui->canvas, rows, columns);
	view_arrange(&tui->view, &tui->browser, &tui->canvas);
	handle_event(tui, &event);
}

static void take_signal(struct tui *tui, int number)
{
	switch (number) {
	case SIGWINCH:
		screen_resize(tui->screen);
		take_size(tui);
		break;
	case SIGTSTP:
		browser_finish_job(&tui->browser);
		screen_suspend(tui->screen);
		signals_stop(tui->signals);
		screen_resume(tui->screen);
		take_size(tui);
		break;
	case SIGCHLD:
		take_effects(tui, external_programs_reap(&tui->programs, &tui->browser,
							 clock_milliseconds()));
		break;
	default: /* SIGINT, SIGTERM, SIGHUP */
		tui->is_over = true;
		tui->ended_by = number;
	}
}

/* What the mouse is on; false when that is nothing. */
static bool find_target(struct tui *tui, struct event *event)
{
	mouse_count(&tui->mouse, event, clock_milliseconds());
	return hit_find(&tui->view, &tui->browser, &tui->canvas, event);
}

/* Handles what has come; for so long that the screen does not stand still. */
static void take_input(struct tui *tui)
{
	int64_t start = clock_milliseconds();
	struct event event;
	bool is_lost = false;
	int number;

	tui->errors_told = tui->errors_drawn;
	while ((number = signals_take(tui->signals)) != 0)
		take_signal(tui, number);
	while (!tui->is_over && clock_milliseconds() - start < DRAW_INTERVAL &&
	       screen_read_event(tui->screen, &event, &is_lost)) {
		if (event.type == EVENT_RESIZE)
			take_size(tui);
		else if (event.type != EVENT_MOUSE || find_target(tui, &event))
			handle_event(tui, &event);
	}
	if (is_lost)
		tui->is_over = true;
}

/* Whether a screenful is there that nobody has seen yet. */
static bool is_first_screenful(const struct tui *tui)
{
	size_t count;

	if (tui->has_drawn_first)
		return false;
	filter_papers(tui->browser.filter, &count);
	return count > 0 &&
	       (count >= tui->browser.list.scroll.rows || filter_is_done(tui->browser.filter));
}

/* Milliseconds until the screen may be drawn again; -1: first the terminal must take the last one.
 */
static int64_t time_to_draw(const struct tui *tui)
{
	int64_t left = tui->drawn_at + DRAW_INTERVAL - clock_milliseconds();

	if (screen_output_fd(tui->screen) >= 0)
		return -1;
	if (tui->is_urgent || is_first_screenful(tui) || left < 0)
		return 0;
	return left;
}

static void draw(struct tui *tui)
{
	bool is_first = is_first_screenful(tui);

	view_draw(&tui->view, &tui->browser, &tui->canvas);
	screen_show(tui->screen, &tui->canvas);
	tui->is_dirty = tui->is_urgent = false;
	tui->has_drawn_first |= is_first;
	tui->errors_drawn = tui->browser.messages.error_count;
	tui->drawn_at = clock_milliseconds();
}

static int earlier(int a, int b)
{
	if (a < 0 || b < 0)
		return a < 0 ? b : a;
	return a < b ? a : b;
}

/* Sleeps until there is something to do; whether it is a step's. */
static bool wait_for_something(struct tui *tui)
{
	const struct session *session = tui->browser.session;
	int loading = tui->browser.loader ? loader_fd(tui->browser.loader) : -1;
	struct pollfd fds[] = {
		{ .fd = signals_fd(tui->signals), .events = POLLIN },
		{ .fd = screen_fd(tui->screen), .events = POLLIN },
		{ .fd = session->watch_fd, .events = POLLIN },
		{ .fd = loading, .events = POLLIN },
		{ .fd = browser_job_fd(&tui->browser), .events = POLLIN },
		{ .fd = manual_reader_fd(tui->manual), .events = POLLIN },
		{ .fd = screen_output_fd(tui->screen), .events = POLLOUT },
	};
	bool must_ask = session->database && session->watch_fd < 0, must_sync = false;
	int timeout, ready;

	take_effects(tui, browser_tick(&tui->browser, clock_milliseconds(), &timeout));
	if (tui->is_dirty)
		timeout = earlier(timeout, (int)time_to_draw(tui));
	ready = poll(fds, sizeof(fds) / sizeof(fds[0]),
		     earlier(timeout, must_ask ? SYNC_INTERVAL : -1));
	if ((ready > 0 && fds[2].revents) || (ready == 0 && must_ask))
		must_sync = browser_sync(&tui->browser);
	if (ready > 0 && fds[6].revents)
		screen_flush(tui->screen);
	return must_sync || (ready > 0 && (fds[3].revents || fds[4].revents));
}

/* While papers are read, a step takes its time twice: for reading, and for filtering. */
static uint64_t time_to_answer(const struct tui *tui)
{
	return tui->browser.loader ? STEP : ANSWER;
}

/* Works on; a list that is complete at last is shown at once. */
static void work(struct tui *tui, uint64_t microseconds, bool *more)
{
	unsigned effects = browser_step(&tui->browser, microseconds, more);

	take_effects(tui, effects);
	if (effects & EFFECT_SETTLED)
		tui->is_urgent = true;
}

static void run_loop(struct tui *tui)
{
	bool more = true;

	draw(tui);
	for (;;) {
		take_input(tui);
		read_manual(tui);
		if (tui->is_over)
			return;
		/* What a key asked for comes before the screen that shows it. */
		if (tui->is_urgent && time_to_draw(tui) == 0)
			work(tui, time_to_answer(tui), &more);
		else if (more || wait_for_something(tui))
			work(tui, STEP, &more);
		if (tui->is_dirty && time_to_draw(tui) == 0)
			draw(tui);
	}
}

static enum status open_tui(struct tui *tui, struct diag *diag)
{
	int escape_delay = tui->browser.session->settings.numbers[SETTING_ESCAPE_DELAY];

	/* Before the screen, so that curses leaves the signals alone. */
	tui->signals = signals_open(screen_abandon);
	if (!tui->signals) {
		diag_add(diag, DIAG_ERROR, NULL, 0, 0, "no pipe can be opened: %s",
			 strerror(errno));
		return STATUS_FAILED;
	}
	if (screen_open(&tui->screen, &tui->theme, escape_delay, diag) != STATUS_OK)
		return STATUS_FAILED;
	alloc_set_hook(out_of_memory);
	take_size(tui);
	return STATUS_OK;
}

static void close_tui(struct tui *tui)
{
	alloc_set_hook(NULL);
	manual_reader_delete(tui->manual);
	screen_close(tui->screen);
	signals_close(tui->signals);
	external_programs_free(&tui->programs);
	view_free(&tui->view);
	canvas_free(&tui->canvas);
}

/* Leaves the browser. What could not be saved at the end is said where the screen was, as is what
 * went wrong so late that the keys that left were typed before it could be read. */
static enum status leave(struct tui *tui, struct diag *diag)
{
	enum status status = browser_leave(&tui->browser);
	const struct diag_message *why = diag_last_error(&tui->browser.session->diag);

	if (status != STATUS_OK && why) {
		diag_add(diag, DIAG_ERROR, why->file, why->line, why->column, "%s", why->text);
	} else if (status == STATUS_OK && tui->browser.messages.error_count > tui->errors_told) {
		diag_add(diag, DIAG_ERROR, NULL, 0, 0, "%s", tui->browser.messages.error.data);
		status = STATUS_FAILED;
	}
	return status;
}

enum status tui_run(struct session *session, struct loader *loader,
		    const struct browser_options *options, int *ended_by, struct diag *diag)
{
	struct tui tui = { 0 };
	enum status status;

	/* What is wrong with the theme is said by the browser with the other mistakes. */
	theme_init(&tui.theme, (enum theme_name)session->settings.numbers[SETTING_THEME]);
	theme_read(&tui.theme, &session->config, &session->diag);
	status = browser_init(&tui.browser, session, loader, options);

	canvas_init(&tui.canvas);
	view_init(&tui.view);
	if (status != STATUS_OK)
		diag_add(diag, DIAG_ERROR, NULL, 0, 0, "the query, column %zu: %s",
			 tui.browser.query.error.column, tui.browser.query.error.message);
	else
		status = open_tui(&tui, diag);
	if (status == STATUS_OK) {
		run_loop(&tui);
		status = leave(&tui, diag);
	} else {
		(void)browser_leave(&tui.browser);
	}
	close_tui(&tui);
	browser_free(&tui.browser);
	*ended_by = tui.ended_by;
	return status;
}
