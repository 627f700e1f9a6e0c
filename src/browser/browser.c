/*
 * The life of the browser: events go to the mode's own keys or through the keymap to an action. The
 * list on the screen is the filter's; the cursor is a paper and is put back on it after every
 * change.
 */

#include "config.h"

#include "browser/browser.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "browser/browser_private.h"

static unsigned browse_key(struct browser *browser, uint32_t key);
static unsigned confirm_key(struct browser *browser, uint32_t key);

#define NO_LINE SIZE_MAX

/*
 * Who takes a mode's keys; which line of the browser is typed in it, what that is called, and how
 * many bytes it may have: what nobody types, but a paste may bring. A query and a command of that
 * length are remembered (HISTORY_ENTRY_MAX), and a path of more opens no file (PATH_MAX). Tags are
 * all those of a paper.
 */
static const struct mode {
	unsigned (*key)(struct browser *browser, uint32_t key);
	size_t line;
	const char *line_name;
	size_t limit;
} modes[] = {
	[MODE_BROWSE] = { browse_key, NO_LINE, NULL, 0 },
	[MODE_FILTER] = { browser_filter_key, offsetof(struct browser, query), "a query",
			  HISTORY_ENTRY_MAX },
	[MODE_EXPORT] = { browser_export_key, offsetof(struct browser, path), "a path", 4095 },
	[MODE_TAGS] = { browser_tags_key, offsetof(struct browser, tags), "a line of tags", 16384 },
	[MODE_COMMAND] = { browser_command_key, offsetof(struct browser, command), "a command",
			   HISTORY_ENTRY_MAX },
	[MODE_CONFIRM] = { confirm_key, NO_LINE, NULL, 0 },
	[MODE_MANUAL] = { browser_manual_key, NO_LINE, NULL, 0 },
	[MODE_HELP] = { browser_help_key, offsetof(struct browser, help_filter),
			"what help is narrowed by", 256 },
};

#define MODE_COUNT (sizeof(modes) / sizeof(modes[0]))

/* NULL: nothing is typed in that mode. */
static struct line_edit *line_of(struct browser *browser, enum browser_mode mode)
{
	size_t line = modes[mode].line;

	return line == NO_LINE ? NULL : (struct line_edit *)((char *)browser + line);
}

const struct line_edit *browser_typed_line(const struct browser *browser)
{
	return line_of((struct browser *)browser, browser->mode);
}

void browser_say_too_long(struct browser *browser, enum browser_mode mode)
{
	line_of(browser, mode)->has_refused = false;
	browser_say(browser, LEVEL_WARNING, "too long: %s has at most %zu bytes",
		    modes[mode].line_name, modes[mode].limit);
}

/* What was typed or pasted into the mode's line did not fit. */
static void say_refused(struct browser *browser)
{
	struct line_edit *line = line_of(browser, browser->mode);

	if (line && line->has_refused)
		browser_say_too_long(browser, browser->mode);
}

static void init_parts(struct browser *browser)
{
	keymap_copy(&browser->keymap, &browser->session->settings.keymap);
	for (size_t mode = 0; mode < MODE_COUNT; mode++)
		if (modes[mode].line != NO_LINE)
			line_edit_init(line_of(browser, (enum browser_mode)mode),
				       modes[mode].limit);
	strbuf_init(&browser->question);
	strbuf_init(&browser->message);
	strbuf_init(&browser->error);
	bitset_init(&browser->selected);
	browser->private = alloc_zeroed(1, sizeof(*browser->private));
	browser->private->seen.paper = BROWSER_NO_PAPER;
	bitset_init(&browser->private->range_base);
	strbuf_init(&browser->private->note);
	strbuf_init(&browser->private->query_before);
	strbuf_init(&browser->private->jobs.message);
	strbuf_init(&browser->private->export_path);
	strbuf_init(&browser->private->address);
	strbuf_init(&browser->private->copied);
	strbuf_init(&browser->private->copied_says);
	completion_init(&browser->private->completion);
	strbuf_init(&browser->private->walk.typed);
	manual_init(&browser->manual.text);
	own_topics_init(&browser->private->own_topics);
}

static void warn_of_start(struct browser *browser)
{
	if (browser->session->diag.total[DIAG_ERROR] > 0 ||
	    browser->session->diag.total[DIAG_WARNING] > 0)
		browser_say_error(browser);
}

/* The query that the program was started with; false when something is wrong with it. */
static bool set_first_query(struct browser *browser, const char *query)
{
	struct query_error *error = &browser->query_error;

	if (!browser_set_query(browser, str_from(query))) {
		error->column = browser->query.limit + 1;
		snprintf(error->message, sizeof(error->message), "%s", browser->message.data);
	}
	return !error->message[0];
}

enum status browser_init(struct browser *browser, struct session *session, struct loader *loader,
			 const struct browser_options *options)
{
	*browser = (struct browser){ .session = session,
				     .loader = loader,
				     .cursor = BROWSER_NO_PAPER };
	init_parts(browser);
	browser->private->now = options->now;
	browser->private->history = history_open(options->history, &session->diag);
	browser->private->is_following = true;
	browser->private->jobs.must_sync = session->must_load_marks;
	browser->has_mouse = session->settings.numbers[SETTING_MOUSE];
	browser->filter = filter_new(&session->corpus, session->pool);
	browser->topic_index = topic_index_new(&session->corpus, &session->topics, session->pool);
	browser->private->related = related_new(&session->corpus);
	browser->private->linked = BROWSER_NO_PAPER;
	browser->links.chosen = BROWSER_NO_LINK;
	browser_overview_init(browser);
	filter_set_order(browser->filter, options->order);
	if (!loader)
		filter_expect_keys(browser->filter);
	if (options->query && !set_first_query(browser, options->query))
		return STATUS_FAILED;
	/* A mistake in the configuration is shown, and is no reason not to open. */
	if (!options->query && session->settings.query.len > 0)
		browser_set_query(browser, strbuf_str(&session->settings.query));
	if (options->is_order_given)
		filter_set_order(browser->filter, options->order);
	warn_of_start(browser);
	return STATUS_OK;
}

void browser_free(struct browser *browser)
{
	browser_free_jobs(browser);
	browser_overview_free(browser);
	browser_free_links(browser);
	topic_index_delete(browser->topic_index);
	browser_like_free(browser);
	filter_delete(browser->filter);
	keymap_free(&browser->keymap);
	for (size_t mode = 0; mode < MODE_COUNT; mode++)
		if (modes[mode].line != NO_LINE)
			line_edit_free(line_of(browser, (enum browser_mode)mode));
	strbuf_free(&browser->question);
	strbuf_free(&browser->message);
	strbuf_free(&browser->error);
	bitset_free(&browser->selected);
	strbuf_free(&browser->private->query_before);
	strbuf_free(&browser->private->export_path);
	strbuf_free(&browser->private->address);
	strbuf_free(&browser->private->copied);
	strbuf_free(&browser->private->copied_says);
	completion_free(&browser->private->completion);
	strbuf_free(&browser->private->walk.typed);
	history_close(browser->private->history);
	manual_free(&browser->manual.text);
	own_topics_free(&browser->private->own_topics);
	strbuf_free(&browser->private->note);
	free(browser->private->note_path);
	bitset_free(&browser->private->range_base);
	free(browser->private->seen.waiting);
	free(browser->private);
}

static void say(struct browser *browser, enum browser_level level, struct str text)
{
	browser->message_level = level;
	strbuf_set(&browser->message, text);
	if (level != LEVEL_ERROR)
		return;
	browser->error_count++;
	strbuf_set(&browser->error, text);
}

void browser_say(struct browser *browser, enum browser_level level, const char *format, ...)
{
	va_list arguments;
	char text[1024];

	va_start(arguments, format);
	vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	say(browser, level, str_from(text));
}

void browser_say_error(struct browser *browser)
{
	const struct diag *diag = &browser->session->diag;
	const char *why = browser->session->why_not_saved.data;
	const struct diag_message *last;
	struct strbuf text;

	if (diag->count == 0)
		return;
	last = &diag->messages[diag->count - 1];
	strbuf_init(&text);
	/* Its long path would hide what is wrong with it. */
	if (browser->session->is_library_unread && strcmp(last->text, why) == 0)
		strbuf_addf(&text, "the library %s", why);
	else
		diag_format(last, &text);
	say(browser, LEVEL_ERROR, strbuf_str(&text));
	strbuf_free(&text);
}

static unsigned leave_or_not(struct browser *browser, bool yes)
{
	return yes ? browser_quit(browser) : EFFECT_DRAW;
}

/* What would be lost is said first. */
static unsigned quit(struct browser *browser)
{
	size_t count = own_topics_unwritten(&browser->private->own_topics);

	if (count == 0)
		return browser_quit(browser);
	strbuf_clear(&browser->question);
	strbuf_addf(&browser->question, "%zu topic%s not written (:write-topics). Leave?", count,
		    count == 1 ? " is" : "s are");
	return browser_ask(browser, leave_or_not);
}

unsigned browser_failed(struct browser *browser)
{
	browser_say_error(browser);
	return EFFECT_DRAW;
}

static unsigned act_on_program(struct browser *browser, enum action action)
{
	if (action == ACTION_HELP)
		return browser_help_open(browser);
	if (action == ACTION_MAN)
		return browser_manual_open(browser, MANUAL_PROGRAM);
	if (action == ACTION_REDRAW)
		return EFFECT_DRAW | EFFECT_CLEAR;
	return action == ACTION_QUIT ? quit(browser) : 0;
}

unsigned browser_act(struct browser *browser, enum action action)
{
	/* The first that knows the action does it. */
	static unsigned (*const doers[])(struct browser *, enum action) = {
		browser_overview, browser_link, browser_move,   browser_find,
		browser_like,     browser_mark, browser_select, browser_export,
		browser_command,  browser_open, browser_copy,   browser_switch_mouse,
		act_on_program,
	};
	unsigned effects = 0;

	for (size_t i = 0; i < sizeof(doers) / sizeof(doers[0]) && effects == 0; i++)
		effects = doers[i](browser, action);
	browser_follow_range(browser);
	return effects;
}

void browser_finish_list(struct browser *browser)
{
	if (filter_is_done(browser->filter))
		return;
	while (filter_step(browser->filter, UINT64_MAX))
		;
	browser_follow_cursor(browser);
}

unsigned browser_ask(struct browser *browser, browser_answer *answer)
{
	browser->private->answer = answer;
	browser->mode = MODE_CONFIRM;
	return EFFECT_DRAW;
}

static unsigned confirm_key(struct browser *browser, uint32_t key)
{
	bool yes = key == 'y' || key == 'Y';

	if (!yes && key != 'n' && key != 'N' && key != 'q' && key != INPUT_ESCAPE &&
	    key != INPUT_ENTER)
		return 0;
	browser->mode = MODE_BROWSE;
	return browser->private->answer(browser, yes);
}

/* How long a movement waits for a list that is being made, in microseconds. */
#define MOVE_WAIT 8000

/* Whether it does no harm in a list that is not complete: what is marked, taken out or counted is
 * that of the whole list. */
static bool is_looking(const struct browser *browser, enum action action)
{
	return action == ACTION_NONE ||
	       (action <= ACTION_BACK && action != ACTION_LAST && !browser->is_selecting_range);
}

static void wait_for_list(struct browser *browser, enum action action)
{
	/* Going back is for no paper of the list, and leaves what takes long to make. */
	if (action == ACTION_CANCEL || filter_is_done(browser->filter))
		return;
	if (!is_looking(browser, action)) {
		browser_finish_list(browser);
		return;
	}
	filter_step(browser->filter, MOVE_WAIT);
	browser_follow_cursor(browser);
}

static unsigned browse_key(struct browser *browser, uint32_t key)
{
	enum action action;

	if (browser->overview.is_open) {
		browser_finish_list(browser);
		return browser_overview_key(browser, key);
	}
	action = keymap_press(&browser->keymap, key);
	wait_for_list(browser, action);
	return browser_act(browser, action) | EFFECT_DRAW;
}

static unsigned handle_key(struct browser *browser, uint32_t key)
{
	unsigned effects;

	browser->message_level = LEVEL_NONE;
	strbuf_clear(&browser->message);
	if (key != INPUT_TAB && key != INPUT_BACK_TAB)
		completion_close(&browser->private->completion);
	effects = modes[browser->mode].key(browser, key);
	say_refused(browser);
	browser_tell_late(browser);
	return effects;
}

/* What is pasted into the list is a query. */
static unsigned handle_paste(struct browser *browser, struct str text)
{
	struct line_edit *line;

	completion_close(&browser->private->completion);
	browser->private->walk.is_open = false;
	if (browser->mode == MODE_BROWSE)
		browser_act(browser, ACTION_FILTER);
	line = line_of(browser, browser->mode);
	if (line && line_edit_paste(line, text) && browser->mode == MODE_FILTER)
		browser_query_changed(browser);
	say_refused(browser);
	return EFFECT_DRAW;
}

unsigned browser_handle(struct browser *browser, const struct event *event)
{
	switch (event->type) {
	case EVENT_KEY:
		return handle_key(browser, event->key);
	case EVENT_PASTE:
		return handle_paste(browser, event->text);
	case EVENT_CLICK:
	case EVENT_WHEEL:
		browser->message_level = LEVEL_NONE;
		strbuf_clear(&browser->message);
		return browser_mouse(browser, event);
	case EVENT_RESIZE:
	case EVENT_MOUSE:
		break;
	}
	browser_follow_cursor(browser);
	return browser->mode == MODE_MANUAL ? EFFECT_DRAW | EFFECT_MANUAL : EFFECT_DRAW;
}

int64_t browser_now(const struct browser *browser)
{
	return browser->private->now();
}

void browser_set_pages(struct browser *browser, size_t list_rows, size_t detail_rows,
		       size_t topic_rows, size_t help_rows)
{
	browser->list_rows = list_rows;
	browser->detail_rows = detail_rows;
	browser->topic_rows = topic_rows;
	browser->help_rows = help_rows;
	if (browser->pane == PANE_TOPICS && topic_rows == 0)
		browser->pane = PANE_LIST;
	browser_follow_cursor(browser);
}

void browser_set_detail_lines(struct browser *browser, size_t count, const size_t *match_lines,
			      size_t match_line_count)
{
	browser->detail_line_count = count;
	browser->match_lines = match_lines;
	browser->match_line_count = match_line_count;
}
