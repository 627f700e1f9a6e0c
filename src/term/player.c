#include "config.h"

#include "term/player.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "term/editor.h"
#include "term/manual_reader.h"
#include "view/ansi.h"

/* Nobody waits for a key's answer here, in microseconds. */
#define STEP 100000

/* How soon the browser is told the time again when something stays due, in milliseconds. */
#define TICK 100

enum status player_open(struct player *player, struct session *session, struct loader *loader,
			const struct browser_options *options, struct diag *diag)
{
	enum status status;

	*player = (struct player){ 0 };
	theme_init(&player->theme, (enum theme_name)session->settings.numbers[SETTING_THEME]);
	theme_read(&player->theme, &session->config, &session->diag);
	canvas_init(&player->canvas);
	view_init(&player->view);
	status = browser_init(&player->browser, session, loader, options);
	if (status != STATUS_OK)
		diag_add(diag, DIAG_ERROR, NULL, 0, 0, "the query, column %zu: %s",
			 player->browser.query.error.column, player->browser.query.error.message);
	return status;
}

enum status player_close(struct player *player, struct diag *diag)
{
	enum status status = browser_leave(&player->browser);
	const struct diag_message *why = diag_last_error(&player->browser.session->diag);

	if (status != STATUS_OK && why)
		diag_add(diag, DIAG_ERROR, why->file, why->line, why->column, "%s", why->text);
	view_free(&player->view);
	canvas_free(&player->canvas);
	browser_free(&player->browser);
	return status;
}

static void arrange(struct player *player)
{
	view_arrange(&player->view, &player->browser, &player->canvas);
}

/* Waits until a pipe has papers, or something is saved; false when there is nothing to wait for. */
static bool wait_for_something(const struct player *player)
{
	struct pollfd fds[] = {
		{ .fd = player->browser.loader ? loader_fd(player->browser.loader) : -1,
		  .events = POLLIN },
		{ .fd = browser_job_fd(&player->browser), .events = POLLIN },
	};

	if (fds[0].fd < 0 && fds[1].fd < 0)
		return player->browser.loader != NULL;
	return poll(fds, sizeof(fds) / sizeof(fds[0]), -1) > 0;
}

void player_settle(struct player *player)
{
	bool more = true;

	arrange(player);
	while (more || wait_for_something(player))
		browser_step(&player->browser, STEP, &more);
	arrange(player);
}

/* An editor that was chosen may be a program that needs no terminal; one that was not would. */
static void edit_note(struct player *player)
{
	struct diag *diag = &player->browser.session->diag;
	enum status status = STATUS_FAILED;
	struct strbuf text;

	strbuf_init(&text);
	strbuf_add(&text, browser_note_text(&player->browser));
	if (getenv("VISUAL") || getenv("EDITOR"))
		status = editor_run(&text, diag);
	else
		diag_add(diag, DIAG_ERROR, NULL, 0, 0,
			 "a script writes notes with $EDITOR, which is not set");
	browser_set_note(&player->browser, status, strbuf_str(&text));
	strbuf_free(&text);
}

static void read_manual(struct player *player)
{
	struct diag *diag = &player->browser.session->diag;
	struct str text = player->manual;
	struct manual_reader *reader = NULL;
	enum status status = STATUS_OK;

	if (!text.p)
		reader = manual_reader_new(player->browser.manual.page,
					   manual_reader_width(player->canvas.columns));
	while (reader && !manual_reader_step(reader, &status, &text, diag)) {
		struct pollfd fd = { .fd = manual_reader_fd(reader), .events = POLLIN };

		poll(&fd, 1, -1);
	}
	browser_set_manual(&player->browser, status, text);
	manual_reader_delete(reader);
}

/* Whoever runs a script does not expect windows to open, nor another clipboard. */
static void refuse(struct player *player)
{
	diag_add(&player->browser.session->diag, DIAG_ERROR, NULL, 0, 0,
		 "a script opens no browser and leaves the clipboard alone");
	browser_failed(&player->browser);
}

void player_handle(struct player *player, const struct event *event)
{
	unsigned effects = browser_handle(&player->browser, event);

	if (effects & EFFECT_EDIT_NOTE)
		edit_note(player);
	if (effects & (EFFECT_OPEN | EFFECT_COPY))
		refuse(player);
	if (effects & EFFECT_MANUAL)
		read_manual(player);
	if (effects & EFFECT_QUIT)
		player->is_over = true;
	/* What the next key does may depend on where this one left the panes. */
	arrange(player);
}

void player_resize(struct player *player, int rows, int columns)
{
	const struct event event = { .type = EVENT_RESIZE };

	canvas_resize(&player->canvas, rows, columns);
	arrange(player);
	player_handle(player, &event);
}

/* The browser is told each moment that it wants to know of. */
static void pass_time(struct player *player, int64_t milliseconds)
{
	int64_t end = player->clock + milliseconds;
	int wait;

	browser_tick(&player->browser, player->clock, &wait);
	while (wait >= 0 && player->clock + wait < end) {
		player->clock += wait > 0 ? wait : TICK;
		browser_tick(&player->browser, player->clock, &wait);
	}
	player->clock = end;
	browser_tick(&player->browser, end, &wait);
}

void player_print(struct player *player, enum script_verb form, struct strbuf *out)
{
	const char *no_color = getenv("NO_COLOR");
	int colours = no_color && no_color[0] ? 0 : COLOURS_OF_PALETTE;

	view_draw(&player->view, &player->browser, &player->canvas);
	if (form == SCRIPT_SAVE_COLOURS)
		ansi_dump(&player->canvas, &player->theme, colours, out);
	else if (form == SCRIPT_SAVE_STYLES)
		canvas_dump_styles(&player->canvas, out);
	else
		canvas_dump(&player->canvas, out);
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
