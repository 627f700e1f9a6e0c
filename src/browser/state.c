/*
 * What the browser is made of: its life, what it says, which page and which prompt are open. The
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

/*
 * What is typed at each prompt, and how much of it. A query and a command of that length are
 * remembered, and a path of more opens no file (PATH_MAX). Tags are all those of a paper.
 */
static const struct prompt_kind kinds[PROMPT_COUNT] = {
	[PROMPT_QUERY] = { .name = "a query",
			   .limit = HISTORY_ENTRY_MAX,
			   .has_history = true,
			   .history = HISTORY_QUERY },
	[PROMPT_EXPORT] = { .name = "a path", .limit = 4095 },
	[PROMPT_TAGS] = { .name = "a line of tags", .limit = 16384 },
	[PROMPT_COMMAND] = { .name = "a command",
			     .limit = HISTORY_ENTRY_MAX,
			     .has_history = true,
			     .history = HISTORY_COMMAND,
			     .arrows_walk = true,
			     .backspace_cancels = true },
	[PROMPT_QUESTION] = { .name = "an answer" },
};

static const struct prompt_kind help_kind = { .name = "what help is narrowed by", .limit = 256 };

struct prompt *browser_typed_prompt(struct browser *browser)
{
	if (browser->prompt != PROMPT_NONE && browser->prompt != PROMPT_QUESTION)
		return &browser->prompts[browser->prompt];
	return browser->prompt == PROMPT_NONE && browser->page == PAGE_HELP ? &browser->help.filter
									    : NULL;
}

const struct line_edit *browser_typed_line(const struct browser *browser)
{
	const struct prompt *prompt = browser_typed_prompt((struct browser *)browser);

	return prompt ? &prompt->line : NULL;
}

void browser_say_too_long(struct browser *browser, const struct prompt *prompt)
{
	browser_say(browser, LEVEL_WARNING, "too long: %s has at most %zu bytes",
		    prompt->kind->name, prompt->kind->limit);
}

static void init_parts(struct browser *browser)
{
	keymap_copy(&browser->keymap, &browser->session->settings.keymap);
	for (int i = PROMPT_NONE + 1; i < PROMPT_COUNT; i++)
		prompt_init(&browser->prompts[i], &kinds[i]);
	prompt_init(&browser->help.filter, &help_kind);
	strbuf_init(&browser->question.text);
	strbuf_init(&browser->messages.text);
	strbuf_init(&browser->messages.error);
	selection_init(&browser->selection);
	jumps_init(&browser->jumps);
	likes_init(&browser->likes);
	note_draft_init(&browser->note);
	outgoing_init(&browser->outgoing);
	seen_init(&browser->seen, &browser->session->marks);
	job_queue_init(&browser->jobs, browser);
	own_topics_init(&browser->own_topics);
	browser->private = alloc_zeroed(1, sizeof(*browser->private));
	strbuf_init(&browser->private->tags_before);
	strbuf_init(&browser->query.before);
	strbuf_init(&browser->private->late.message);
	completion_init(&browser->completion);
	manual_init(&browser->manual.text);
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
	struct query_error *error = &browser->query.error;

	if (!browser_set_query(browser, str_from(query))) {
		error->column = browser->prompts[PROMPT_QUERY].line.limit + 1;
		snprintf(error->message, sizeof(error->message), "%s", browser->messages.text.data);
	}
	return !error->message[0];
}

enum status browser_init(struct browser *browser, struct session *session, struct loader *loader,
			 const struct browser_options *options)
{
	*browser = (struct browser){ .session = session, .loader = loader };
	init_parts(browser);
	browser->private->now = options->now;
	browser->history = history_open(options->history, &session->diag);
	list_cursor_init(&browser->list);
	browser->detail.paper = NO_PAPER;
	browser_set_margin(browser);
	scroll_set_count(&browser->topics, session->topics.count);
	browser_load_marks(browser);
	browser->has_mouse = session->settings.numbers[SETTING_MOUSE];
	browser->filter = filter_new(&session->corpus, session->pool);
	browser->topic_index = topic_index_new(&session->corpus, &session->topics, session->pool);
	links_init(&browser->links, &session->corpus);
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
	job_queue_free(&browser->jobs);
	strbuf_free(&browser->private->late.message);
	browser_overview_free(browser);
	links_free(&browser->links);
	jumps_free(&browser->jumps);
	topic_index_delete(browser->topic_index);
	likes_free(&browser->likes);
	filter_delete(browser->filter);
	keymap_free(&browser->keymap);
	for (int i = PROMPT_NONE + 1; i < PROMPT_COUNT; i++)
		prompt_free(&browser->prompts[i]);
	prompt_free(&browser->help.filter);
	strbuf_free(&browser->question.text);
	strbuf_free(&browser->messages.text);
	strbuf_free(&browser->messages.error);
	strbuf_free(&browser->private->tags_before);
	selection_free(&browser->selection);
	note_draft_free(&browser->note);
	outgoing_free(&browser->outgoing);
	own_topics_free(&browser->own_topics);
	strbuf_free(&browser->query.before);
	completion_free(&browser->completion);
	history_close(browser->history);
	manual_free(&browser->manual.text);
	seen_free(&browser->seen);
	free(browser->private);
}

static void say(struct browser *browser, enum browser_level level, struct str text)
{
	browser->messages.level = level;
	strbuf_set(&browser->messages.text, text);
	if (level != LEVEL_ERROR)
		return;
	browser->messages.error_count++;
	strbuf_set(&browser->messages.error, text);
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

unsigned browser_failed(struct browser *browser)
{
	browser_say_error(browser);
	return EFFECT_DRAW;
}

bool browser_is_browsing(const struct browser *browser)
{
	return browser->prompt == PROMPT_NONE && browser->page == browser->page_below;
}

bool browser_overview_is_open(const struct browser *browser)
{
	return browser->page_below == PAGE_OVERVIEW;
}

bool browser_refuses(const struct browser *browser, enum action action)
{
	return browser_overview_is_open(browser) && action_info(action)->needs & NEEDS_PAPER;
}

void browser_open_page(struct browser *browser, enum browser_page page)
{
	browser->page = page;
	if (page == PAGE_LIST || page == PAGE_OVERVIEW)
		browser->page_below = page;
}

void browser_close_page(struct browser *browser)
{
	browser->page = browser->page_below;
}

void browser_open_prompt(struct browser *browser, enum browser_prompt prompt)
{
	browser_close_page(browser);
	browser->prompt = prompt;
}

void browser_close_prompt(struct browser *browser)
{
	browser->prompt = PROMPT_NONE;
}

unsigned browser_ask(struct browser *browser, browser_answer *answer)
{
	browser->question.answer = answer;
	browser_open_prompt(browser, PROMPT_QUESTION);
	return EFFECT_DRAW;
}

int64_t browser_now(const struct browser *browser)
{
	return browser->private->now();
}

void browser_remember(struct browser *browser, enum history_kind kind, struct str text)
{
	if (history_add(browser->history, kind, text, &browser->session->diag) != STATUS_OK)
		browser_say_error(browser);
}
