/*
 * One turn of the loop: handle what has come, draw once, work a step if there is work, else sleep
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
#include "term/host.h"
#include "term/mouse.h"
#include "term/screen.h"
#include "term/signals.h"

/* How long a step of work may keep a key waiting, in microseconds. */
#define STEP 6000

/*
 * How long after a key the screen may wait for the whole answer, in microseconds: with the drawing
 * it stays within a frame. What takes longer is drawn in part, and then again.
 */
#define ANSWER 11000

/* The interval of drawing, in milliseconds: the shortest while papers come in, the longest while
 * keys come faster than they can be handled. */
#define DRAW_INTERVAL 30

/* The interval of looking for changes of the database where the system does not report them, in
 * milliseconds. */
#define SYNC_INTERVAL 1000

struct tui {
	struct host host;
	struct signals *signals;
	struct screen *screen;
	struct external_programs programs;
	struct mouse mouse;
	bool is_urgent;       /* somebody waits for the screen to be drawn */
	bool has_drawn_first; /* the first screenful of papers has been shown */
	int ended_by;         /* the signal that it is over for; 0: none */
	/* The browser's errors that are drawn, and those that were on the screen when the last keys
	 * came. */
	size_t errors_drawn, errors_told;
	int64_t drawn_at;
};

static void out_of_memory(void)
{
	static const char message[] = "shortlist: out of memory\n";

	screen_abandon();
	if (write(STDERR_FILENO, message, sizeof(message) - 1) < 0)
		return; /* nothing else can be told */
}

static void update_size(struct tui *tui);

static unsigned run_programs(void *driver, unsigned effects)
{
	struct tui *tui = driver;
	bool was_suspended;
	unsigned answers = external_programs_run(&tui->programs, &tui->host.browser, tui->screen,
						 effects, clock_milliseconds(), &was_suspended);

	if ((effects | answers) & EFFECT_CLEAR)
		screen_forget(tui->screen);
	if (was_suspended)
		update_size(tui);
	screen_set_mouse(tui->screen, tui->host.browser.has_mouse);
	return answers;
}

static void handle_event(struct tui *tui, const struct event *event)
{
	host_handle(&tui->host, event);
	tui->is_urgent = true;
}

static void update_size(struct tui *tui)
{
	int rows, columns;

	screen_size(tui->screen, &rows, &columns);
	host_resize(&tui->host, rows, columns);
	tui->is_urgent = true;
}

static void handle_signal(struct tui *tui, int number)
{
	switch (number) {
	case SIGWINCH:
		screen_resize(tui->screen);
		update_size(tui);
		break;
	case SIGTSTP:
		browser_finish_job(&tui->host.browser);
		screen_suspend(tui->screen);
		signals_stop(tui->signals);
		screen_resume(tui->screen);
		update_size(tui);
		break;
	case SIGCHLD:
		host_apply(&tui->host, external_programs_reap(&tui->programs, &tui->host.browser,
							      clock_milliseconds()));
		break;
	default: /* SIGINT, SIGTERM, SIGHUP */
		tui->host.is_over = true;
		tui->ended_by = number;
	}
}

/* What the mouse is on; false when that is nothing. */
static bool find_target(struct tui *tui, struct event *event)
{
	mouse_count(&tui->mouse, event, clock_milliseconds());
	return host_find_target(&tui->host, event);
}

/* Handles the signals and keys that have come, but returns in time to draw. */
static void handle_input(struct tui *tui)
{
	int64_t start = clock_milliseconds();
	struct event event;
	bool is_lost = false;
	int number;

	tui->errors_told = tui->errors_drawn;
	while ((number = signals_take(tui->signals)) != 0)
		handle_signal(tui, number);
	while (!tui->host.is_over && clock_milliseconds() - start < DRAW_INTERVAL &&
	       screen_read_event(tui->screen, &event, &is_lost)) {
		if (event.type == EVENT_RESIZE)
			update_size(tui);
		else if (event.type != EVENT_MOUSE || find_target(tui, &event))
			handle_event(tui, &event);
	}
	if (is_lost)
		tui->host.is_over = true;
}

/* Whether the first screenful of papers is complete and has not been drawn. */
static bool is_first_screenful(const struct tui *tui)
{
	size_t count;

	if (tui->has_drawn_first)
		return false;
	filter_papers(tui->host.browser.filter, &count);
	return count > 0 && (count >= tui->host.browser.pages.list.cursor.scroll.rows ||
			     filter_is_done(tui->host.browser.filter));
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

	host_draw(&tui->host);
	screen_show(tui->screen, &tui->host.canvas);
	tui->is_urgent = false;
	tui->has_drawn_first |= is_first;
	tui->errors_drawn = tui->host.browser.messages.error_count;
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
	const struct session *session = tui->host.browser.session;
	struct pollfd fds[] = {
		{ .fd = signals_fd(tui->signals), .events = POLLIN },
		{ .fd = screen_fd(tui->screen), .events = POLLIN },
		{ .fd = session->watch_fd, .events = POLLIN },
		{ .fd = host_loader_fd(&tui->host), .events = POLLIN },
		{ .fd = host_job_fd(&tui->host), .events = POLLIN },
		{ .fd = host_manual_fd(&tui->host), .events = POLLIN },
		{ .fd = screen_output_fd(tui->screen), .events = POLLOUT },
	};
	bool must_ask = session->database && session->watch_fd < 0, must_sync = false;
	int timeout, ready;

	host_tick(&tui->host, clock_milliseconds(), &timeout);
	if (tui->host.is_dirty)
		timeout = earlier(timeout, (int)time_to_draw(tui));
	ready = poll(fds, sizeof(fds) / sizeof(fds[0]),
		     earlier(timeout, must_ask ? SYNC_INTERVAL : -1));
	if ((ready > 0 && fds[2].revents) || (ready == 0 && must_ask))
		must_sync = browser_sync(&tui->host.browser);
	return must_sync || (ready > 0 && (fds[3].revents || fds[4].revents));
}

/* While papers are read, a step takes its time twice: for reading, and for filtering. */
static uint64_t time_to_answer(const struct tui *tui)
{
	return tui->host.browser.loader ? STEP : ANSWER;
}

/* Lets the browser work; a list that has become complete is drawn at once. */
static void work(struct tui *tui, uint64_t microseconds, bool *more)
{
	if (host_step(&tui->host, microseconds, more) & EFFECT_SETTLED)
		tui->is_urgent = true;
}

static void run_loop(struct tui *tui)
{
	bool more = true;

	draw(tui);
	for (;;) {
		/* Also while there is work, or a slow terminal would show nothing until its end. */
		screen_flush(tui->screen);
		handle_input(tui);
		if (host_read_manual(&tui->host))
			tui->is_urgent = true;
		if (tui->host.is_over)
			return;
		/* What a key asked for comes before the screen that shows it. */
		if (tui->is_urgent && time_to_draw(tui) == 0)
			work(tui, time_to_answer(tui), &more);
		else if (more || wait_for_something(tui))
			work(tui, STEP, &more);
		if (tui->host.is_dirty && time_to_draw(tui) == 0)
			draw(tui);
	}
}

static enum status open_tui(struct tui *tui, struct diag *diag)
{
	int escape_delay = tui->host.browser.session->settings.numbers[SETTING_ESCAPE_DELAY];

	/* Before the screen, so that curses leaves the signals alone. */
	tui->signals = signals_open(screen_abandon);
	if (!tui->signals) {
		diag_add(diag, DIAG_ERROR, NULL, 0, 0, "no pipe can be opened: %s",
			 strerror(errno));
		return STATUS_FAILED;
	}
	if (screen_open(&tui->screen, &tui->host.theme, escape_delay, diag) != STATUS_OK)
		return STATUS_FAILED;
	alloc_set_hook(out_of_memory);
	update_size(tui);
	return STATUS_OK;
}

static void close_tui(struct tui *tui)
{
	alloc_set_hook(NULL);
	screen_close(tui->screen);
	signals_close(tui->signals);
	external_programs_free(&tui->programs);
	host_close(&tui->host);
}

/* Leaves the browser. What could not be saved at the end is said where the screen was, as is what
 * failed so late that the keys that left were typed before it could be read. */
static enum status leave(struct tui *tui, struct diag *diag)
{
	const struct browser_messages *messages = &tui->host.browser.messages;
	enum status status = host_leave(&tui->host, diag);

	if (status == STATUS_OK && messages->error_count > tui->errors_told) {
		diag_add(diag, DIAG_ERROR, NULL, 0, 0, "%s", messages->error.data);
		status = STATUS_FAILED;
	}
	return status;
}

enum status tui_run(struct session *session, struct loader *loader,
		    const struct browser_options *options, int *ended_by, struct diag *diag)
{
	struct tui tui = { 0 };
	enum status status;

	status = host_open(&tui.host, session, loader, options, diag);
	tui.host.run_programs = run_programs;
	tui.host.driver = &tui;
	if (status == STATUS_OK)
		status = open_tui(&tui, diag);
	if (status == STATUS_OK) {
		run_loop(&tui);
		status = leave(&tui, diag);
	} else {
		(void)browser_leave(&tui.host.browser);
	}
	close_tui(&tui);
	*ended_by = tui.ended_by;
	return status;
}
