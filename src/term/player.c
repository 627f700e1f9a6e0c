#include "config.h"

#include "term/player.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "term/external_programs.h"
#include "view/ansi.h"

/* Nobody waits for a key's answer here, in microseconds. */
#define STEP 100000

/* How soon the browser is told the time again when something is still due, in milliseconds. */
#define TICK 100

/* An editor that was chosen may be a program that needs no terminal; one that was not would. */
static unsigned edit_note(struct browser *browser)
{
	if (getenv("VISUAL") || getenv("EDITOR"))
		return external_programs_edit_note(browser, NULL);
	diag_add(&browser->session->diag, DIAG_ERROR, NULL, 0, 0,
		 "a script writes notes with $EDITOR, which is not set");
	return browser_set_note(browser, STATUS_FAILED, STR(""));
}

/* Whoever runs a script does not expect windows to open, nor another clipboard. */
static unsigned refuse(struct browser *browser)
{
	diag_add(&browser->session->diag, DIAG_ERROR, NULL, 0, 0,
		 "a script opens no browser and leaves the clipboard alone");
	return browser_failed(browser);
}

static unsigned run_programs(void *driver, unsigned effects)
{
	struct player *player = driver;
	unsigned answers = 0;

	if (effects & EFFECT_EDIT_NOTE)
		answers |= edit_note(&player->host.browser);
	if (effects & (EFFECT_OPEN | EFFECT_COPY))
		answers |= refuse(&player->host.browser);
	return answers;
}

enum status player_open(struct player *player, struct session *session, struct loader *loader,
			const struct browser_options *options, struct diag *diag)
{
	enum status status;

	*player = (struct player){ 0 };
	status = host_open(&player->host, session, loader, options, diag);
	player->host.run_programs = run_programs;
	player->host.driver = player;
	return status;
}

enum status player_close(struct player *player, struct diag *diag)
{
	enum status status = host_leave(&player->host, diag);

	host_close(&player->host);
	return status;
}

/* Waits until there is more of what is read, or something is saved; false when there is nothing to
 * wait for. */
static bool wait_for_something(const struct host *host)
{
	struct pollfd fds[] = {
		{ .fd = host_loader_fd(host), .events = POLLIN },
		{ .fd = host_job_fd(host), .events = POLLIN },
	};

	if (fds[0].fd < 0 && fds[1].fd < 0)
		return host->browser.loader != NULL;
	return poll(fds, sizeof(fds) / sizeof(fds[0]), -1) > 0;
}

void player_settle(struct player *player)
{
	bool more = true;

	host_arrange(&player->host);
	while (more || wait_for_something(&player->host))
		host_step(&player->host, STEP, &more);
	host_arrange(&player->host);
}

/* A page is there before the next step. */
static void wait_for_manual(struct host *host)
{
	while (host->manual && !host_read_manual(host)) {
		struct pollfd fd = { .fd = host_manual_fd(host), .events = POLLIN };

		poll(&fd, 1, -1);
	}
	host_arrange(host);
}

void player_handle(struct player *player, const struct event *event)
{
	host_handle(&player->host, event);
	wait_for_manual(&player->host);
}

void player_resize(struct player *player, int rows, int columns)
{
	host_resize(&player->host, rows, columns);
	wait_for_manual(&player->host);
}

/* The browser is told each moment that it wants to know of. */
static void pass_time(struct player *player, int64_t milliseconds)
{
	int64_t end = player->clock + milliseconds;
	int wait;

	host_tick(&player->host, player->clock, &wait);
	while (wait >= 0 && player->clock + wait < end) {
		player->clock += wait > 0 ? wait : TICK;
		host_tick(&player->host, player->clock, &wait);
	}
	player->clock = end;
	host_tick(&player->host, end, &wait);
}

void player_print(struct player *player, enum script_verb form, struct strbuf *out)
{
	const char *no_color = getenv("NO_COLOR");
	int colours = no_color && no_color[0] ? 0 : COLOURS_OF_PALETTE;

	host_draw(&player->host);
	if (form == SCRIPT_SAVE_COLOURS)
		ansi_dump(&player->host.canvas, &player->host.theme, colours, out);
	else if (form == SCRIPT_SAVE_STYLES)
		canvas_dump_styles(&player->host.canvas, out);
	else
		canvas_dump(&player->host.canvas, out);
}

enum status player_save(struct player *player, enum script_verb form, const char *path,
			struct diag *diag)
{
	enum status status = STATUS_OK;
	struct strbuf text;

	strbuf_init(&text);
	player_print(player, form, &text);
	if (strcmp(path, "-") == 0)
		fwrite(text.data, 1, text.len, player->out);
	else
		status = file_replace(path, strbuf_str(&text), diag);
	strbuf_free(&text);
	return status;
}

static void press(struct player *player, uint32_t key)
{
	const struct event event = { .type = EVENT_KEY, .key = key };

	player_handle(player, &event);
}

static void paste(struct player *player, const char *text)
{
	const struct event event = { .type = EVENT_PASTE, .text = str_from(text) };

	player_handle(player, &event);
}

enum status player_do(struct player *player, const struct script_step *step, struct diag *diag)
{
	enum status status = STATUS_OK;

	player_settle(player);
	switch (step->verb) {
	case SCRIPT_KEY:
		press(player, step->key);
		break;
	case SCRIPT_PASTE:
		paste(player, step->text);
		break;
	case SCRIPT_CLICK:
		break;
	case SCRIPT_SIZE:
		player_resize(player, step->rows, step->columns);
		break;
	case SCRIPT_AFTER:
		pass_time(player, step->milliseconds);
		break;
	case SCRIPT_SAVE:
	case SCRIPT_SAVE_STYLES:
	case SCRIPT_SAVE_COLOURS:
		status = player_save(player, step->verb, step->text, diag);
		break;
	}
	player_settle(player);
	pass_time(player, 0);
	return status;
}
