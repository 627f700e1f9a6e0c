/*
 * The life of the app: events go to the mode's own keys or through the keymap to an action. The
 * list on the screen is the filter's; the cursor is a paper and is put back on it after every
 * change.
 */

#include "config.h"

#include "browser/app.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "browser/app_private.h"

static unsigned browse_key(struct app *app, uint32_t key);
static unsigned confirm_key(struct app *app, uint32_t key);

#define NO_LINE SIZE_MAX

/*
 * Who takes a mode's keys; which line of the app is typed in it, what that is called, and how many
 * bytes it may have: what nobody types, but a paste may bring. A query and a command of that length
 * are remembered (HISTORY_ENTRY_MAX), and a path of more opens no file (PATH_MAX). Tags are all
 * those of a paper.
 */
static const struct mode {
	unsigned (*key)(struct app *app, uint32_t key);
	size_t line;
	const char *line_name;
	size_t limit;
} modes[] = {
	[MODE_BROWSE] = { browse_key, NO_LINE, NULL, 0 },
	[MODE_FILTER] = { app_filter_key, offsetof(struct app, query), "a query",
			  HISTORY_ENTRY_MAX },
	[MODE_EXPORT] = { app_export_key, offsetof(struct app, path), "a path", 4095 },
	[MODE_TAGS] = { app_tags_key, offsetof(struct app, tags), "a line of tags", 16384 },
	[MODE_COMMAND] = { app_command_key, offsetof(struct app, command), "a command",
			   HISTORY_ENTRY_MAX },
	[MODE_CONFIRM] = { confirm_key, NO_LINE, NULL, 0 },
	[MODE_MANUAL] = { app_manual_key, NO_LINE, NULL, 0 },
	[MODE_HELP] = { app_help_key, offsetof(struct app, help_filter), "what help is narrowed by",
			256 },
};

#define MODE_COUNT (sizeof(modes) / sizeof(modes[0]))

/* NULL: nothing is typed in that mode. */
static struct line_edit *line_of(struct app *app, enum app_mode mode)
{
	size_t line = modes[mode].line;

	return line == NO_LINE ? NULL : (struct line_edit *)((char *)app + line);
}

const struct line_edit *app_typed_line(const struct app *app)
{
	return line_of((struct app *)app, app->mode);
}

void app_say_too_long(struct app *app, enum app_mode mode)
{
	line_of(app, mode)->has_refused = false;
	app_say(app, LEVEL_WARNING, "too long: %s has at most %zu bytes", modes[mode].line_name,
		modes[mode].limit);
}

/* What was typed or pasted into the mode's line did not fit. */
static void say_refused(struct app *app)
{
	struct line_edit *line = line_of(app, app->mode);

	if (line && line->has_refused)
		app_say_too_long(app, app->mode);
}

static void init_parts(struct app *app)
{
	keymap_copy(&app->keymap, &app->session->settings.keymap);
	for (size_t mode = 0; mode < MODE_COUNT; mode++)
		if (modes[mode].line != NO_LINE)
			line_edit_init(line_of(app, (enum app_mode)mode), modes[mode].limit);
	strbuf_init(&app->question);
	strbuf_init(&app->message);
	strbuf_init(&app->error);
	bitset_init(&app->selected);
	app->private = alloc_zeroed(1, sizeof(*app->private));
	app->private->seen.paper = APP_NO_PAPER;
	bitset_init(&app->private->range_base);
	strbuf_init(&app->private->note);
	strbuf_init(&app->private->query_before);
	strbuf_init(&app->private->jobs.message);
	strbuf_init(&app->private->export_path);
	strbuf_init(&app->private->address);
	strbuf_init(&app->private->copied);
	strbuf_init(&app->private->copied_says);
	completion_init(&app->private->completion);
	strbuf_init(&app->private->walk.typed);
	manual_init(&app->manual.text);
	own_topics_init(&app->private->own_topics);
}

static void warn_of_start(struct app *app)
{
	if (app->session->diag.total[DIAG_ERROR] > 0 || app->session->diag.total[DIAG_WARNING] > 0)
		app_say_error(app);
}

/* The query that the program was started with; false when something is wrong with it. */
static bool set_first_query(struct app *app, const char *query)
{
	struct query_error *error = &app->query_error;

	if (!app_set_query(app, str_from(query))) {
		error->column = app->query.limit + 1;
		snprintf(error->message, sizeof(error->message), "%s", app->message.data);
	}
	return !error->message[0];
}

enum status app_init(struct app *app, struct session *session, struct loader *loader,
		     const struct app_options *options)
{
	*app = (struct app){ .session = session, .loader = loader, .cursor = APP_NO_PAPER };
	init_parts(app);
	app->private->now = options->now;
	app->private->history = history_open(options->history, &session->diag);
	app->private->is_following = true;
	app->private->jobs.must_sync = session->must_load_marks;
	app->has_mouse = session->settings.numbers[SETTING_MOUSE];
	app->filter = filter_new(&session->corpus, session->pool);
	app->topic_index = topic_index_new(&session->corpus, &session->topics, session->pool);
	app->private->related = related_new(&session->corpus);
	app->private->linked = APP_NO_PAPER;
	app->links.chosen = APP_NO_LINK;
	app_overview_init(app);
	filter_set_order(app->filter, options->order);
	if (!loader)
		filter_expect_keys(app->filter);
	if (options->query && !set_first_query(app, options->query))
		return STATUS_FAILED;
	/* A mistake in the configuration is shown, and is no reason not to open. */
	if (!options->query && session->settings.query.len > 0)
		app_set_query(app, strbuf_str(&session->settings.query));
	if (options->is_order_given)
		filter_set_order(app->filter, options->order);
	warn_of_start(app);
	return STATUS_OK;
}

void app_free(struct app *app)
{
	app_free_jobs(app);
	app_overview_free(app);
	app_free_links(app);
	topic_index_delete(app->topic_index);
	app_like_free(app);
	filter_delete(app->filter);
	keymap_free(&app->keymap);
	for (size_t mode = 0; mode < MODE_COUNT; mode++)
		if (modes[mode].line != NO_LINE)
			line_edit_free(line_of(app, (enum app_mode)mode));
	strbuf_free(&app->question);
	strbuf_free(&app->message);
	strbuf_free(&app->error);
	bitset_free(&app->selected);
	strbuf_free(&app->private->query_before);
	strbuf_free(&app->private->export_path);
	strbuf_free(&app->private->address);
	strbuf_free(&app->private->copied);
	strbuf_free(&app->private->copied_says);
	completion_free(&app->private->completion);
	strbuf_free(&app->private->walk.typed);
	history_close(app->private->history);
	manual_free(&app->manual.text);
	own_topics_free(&app->private->own_topics);
	strbuf_free(&app->private->note);
	free(app->private->note_path);
	bitset_free(&app->private->range_base);
	free(app->private->seen.waiting);
	free(app->private);
}

static void say(struct app *app, enum app_level level, struct str text)
{
	app->message_level = level;
	strbuf_set(&app->message, text);
	if (level != LEVEL_ERROR)
		return;
	app->error_count++;
	strbuf_set(&app->error, text);
}

void app_say(struct app *app, enum app_level level, const char *format, ...)
{
	va_list arguments;
	char text[1024];

	va_start(arguments, format);
	vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	say(app, level, str_from(text));
}

void app_say_error(struct app *app)
{
	const struct diag *diag = &app->session->diag;
	const char *why = app->session->why_not_saved.data;
	const struct diag_message *last;
	struct strbuf text;

	if (diag->count == 0)
		return;
	last = &diag->messages[diag->count - 1];
	strbuf_init(&text);
	/* Its long path would hide what is wrong with it. */
	if (app->session->is_library_unread && strcmp(last->text, why) == 0)
		strbuf_addf(&text, "the library %s", why);
	else
		diag_format(last, &text);
	say(app, LEVEL_ERROR, strbuf_str(&text));
	strbuf_free(&text);
}

static unsigned leave_or_not(struct app *app, bool yes)
{
	return yes ? app_quit(app) : EFFECT_DRAW;
}

/* What would be lost is said first. */
static unsigned quit(struct app *app)
{
	size_t count = own_topics_unwritten(&app->private->own_topics);

	if (count == 0)
		return app_quit(app);
	strbuf_clear(&app->question);
	strbuf_addf(&app->question, "%zu topic%s not written (:write-topics). Leave?", count,
		    count == 1 ? " is" : "s are");
	return app_ask(app, leave_or_not);
}

unsigned app_failed(struct app *app)
{
	app_say_error(app);
	return EFFECT_DRAW;
}

static unsigned act_on_program(struct app *app, enum action action)
{
	if (action == ACTION_HELP)
		return app_help_open(app);
	if (action == ACTION_MAN)
		return app_manual_open(app, MANUAL_PROGRAM);
	if (action == ACTION_REDRAW)
		return EFFECT_DRAW | EFFECT_CLEAR;
	return action == ACTION_QUIT ? quit(app) : 0;
}

unsigned app_act(struct app *app, enum action action)
{
	/* The first that knows the action does it. */
	static unsigned (*const doers[])(struct app *, enum action) = {
		app_overview, app_link,         app_move,       app_find,    app_like,
		app_mark,     app_select,       app_export,     app_command, app_open,
		app_copy,     app_switch_mouse, act_on_program,
	};
	unsigned effects = 0;

	for (size_t i = 0; i < sizeof(doers) / sizeof(doers[0]) && effects == 0; i++)
		effects = doers[i](app, action);
	app_follow_range(app);
	return effects;
}

void app_finish_list(struct app *app)
{
	if (filter_is_done(app->filter))
		return;
	while (filter_step(app->filter, UINT64_MAX))
		;
	app_follow_cursor(app);
}

unsigned app_ask(struct app *app, app_answer *answer)
{
	app->private->answer = answer;
	app->mode = MODE_CONFIRM;
	return EFFECT_DRAW;
}

static unsigned confirm_key(struct app *app, uint32_t key)
{
	bool yes = key == 'y' || key == 'Y';

	if (!yes && key != 'n' && key != 'N' && key != 'q' && key != INPUT_ESCAPE &&
	    key != INPUT_ENTER)
		return 0;
	app->mode = MODE_BROWSE;
	return app->private->answer(app, yes);
}

/* How long a movement waits for a list that is being made, in microseconds. */
#define MOVE_WAIT 8000

/* Whether it does no harm in a list that is not complete: what is marked, taken out or counted is
 * that of the whole list. */
static bool is_looking(const struct app *app, enum action action)
{
	return action == ACTION_NONE ||
	       (action <= ACTION_BACK && action != ACTION_LAST && !app->is_selecting_range);
}

static void wait_for_list(struct app *app, enum action action)
{
	/* Going back is for no paper of the list, and leaves what takes long to make. */
	if (action == ACTION_CANCEL || filter_is_done(app->filter))
		return;
	if (!is_looking(app, action)) {
		app_finish_list(app);
		return;
	}
	filter_step(app->filter, MOVE_WAIT);
	app_follow_cursor(app);
}

static unsigned browse_key(struct app *app, uint32_t key)
{
	enum action action;

	if (app->overview.is_open) {
		app_finish_list(app);
		return app_overview_key(app, key);
	}
	action = keymap_press(&app->keymap, key);
	wait_for_list(app, action);
	return app_act(app, action) | EFFECT_DRAW;
}

static unsigned handle_key(struct app *app, uint32_t key)
{
	unsigned effects;

	app->message_level = LEVEL_NONE;
	strbuf_clear(&app->message);
	if (key != INPUT_TAB && key != INPUT_BACK_TAB)
		completion_close(&app->private->completion);
	effects = modes[app->mode].key(app, key);
	say_refused(app);
	app_tell_late(app);
	return effects;
}

/* What is pasted into the list is a query. */
static unsigned handle_paste(struct app *app, struct str text)
{
	struct line_edit *line;

	completion_close(&app->private->completion);
	app->private->walk.is_open = false;
	if (app->mode == MODE_BROWSE)
		app_act(app, ACTION_FILTER);
	line = line_of(app, app->mode);
	if (line && line_edit_paste(line, text) && app->mode == MODE_FILTER)
		app_query_changed(app);
	say_refused(app);
	return EFFECT_DRAW;
}

unsigned app_handle(struct app *app, const struct event *event)
{
	switch (event->type) {
	case EVENT_KEY:
		return handle_key(app, event->key);
	case EVENT_PASTE:
		return handle_paste(app, event->text);
	case EVENT_CLICK:
	case EVENT_WHEEL:
		app->message_level = LEVEL_NONE;
		strbuf_clear(&app->message);
		return app_mouse(app, event);
	case EVENT_RESIZE:
	case EVENT_MOUSE:
		break;
	}
	app_follow_cursor(app);
	return app->mode == MODE_MANUAL ? EFFECT_DRAW | EFFECT_MANUAL : EFFECT_DRAW;
}

int64_t app_now(const struct app *app)
{
	return app->private->now();
}

void app_set_pages(struct app *app, size_t list_rows, size_t detail_rows, size_t topic_rows,
		   size_t help_rows)
{
	app->list_rows = list_rows;
	app->detail_rows = detail_rows;
	app->topic_rows = topic_rows;
	app->help_rows = help_rows;
	if (app->pane == PANE_TOPICS && topic_rows == 0)
		app->pane = PANE_LIST;
	app_follow_cursor(app);
}

void app_set_detail_lines(struct app *app, size_t count, const size_t *match_lines,
			  size_t match_line_count)
{
	app->detail_line_count = count;
	app->match_lines = match_lines;
	app->match_line_count = match_line_count;
}
