/*
 * What the browser is made of. The list on the screen is the filter's; the cursor is a paper and is
 * put back on it after every change.
 */

#include "config.h"

#include "browser/browser.h"

#include <stdio.h>

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

static void init_parts(struct browser *browser)
{
	keymap_copy(&browser->keymap, &browser->session->settings.keymap);
	for (int i = PROMPT_NONE + 1; i < PROMPT_COUNT; i++)
		prompt_init(&browser->prompts.lines[i], &kinds[i]);
	page_help_init(&browser->pages.help, &browser->keymap);
	strbuf_init(&browser->prompts.question.text);
	strbuf_init(&browser->messages.text);
	strbuf_init(&browser->messages.error);
	jumps_init(&browser->back.jumps);
	likes_init(&browser->back.likes);
	outgoing_init(&browser->outgoing);
	seen_init(&browser->seen, &browser->session->marks);
	job_queue_init(&browser->jobs, browser);
	own_topics_init(&browser->own_topics);
	strbuf_init(&browser->prompts.tags_before);
	strbuf_init(&browser->query.before);
	strbuf_init(&browser->messages.late.text);
	completion_init(&browser->prompts.completion);
	page_manual_init(&browser->pages.manual);
}

static void init_list(struct browser *browser)
{
	const struct shown_papers shown = {
		.corpus = &browser->session->corpus,
		.settings = &browser->session->settings,
		.topics = &browser->session->topics,
		.topic_index = browser->topic_index,
		.bar = &browser->bar,
		.now = browser->now,
	};

	page_list_init(&browser->pages.list, browser->filter, &shown);
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
		error->column = browser->prompts.lines[PROMPT_QUERY].line.limit + 1;
		snprintf(error->message, sizeof(error->message), "%s", browser->messages.text.data);
	}
	return !error->message[0];
}

enum status browser_init(struct browser *browser, struct session *session, struct loader *loader,
			 const struct browser_options *options)
{
	*browser = (struct browser){ .session = session, .loader = loader };
	browser->pages.table = options->pages;
	browser->now = options->now;
	init_parts(browser);
	browser->prompts.history = history_open(options->history, &session->diag);
	browser->topic_index = topic_index_new(&session->corpus, &session->topics, session->pool);
	browser->filter = filter_new(&session->corpus, session->pool);
	init_list(browser);
	browser_set_margin(browser);
	scroll_set_count(&browser->pages.list.topics, session->topics.count);
	browser_load_marks(browser);
	browser->has_mouse = session->settings.numbers[SETTING_MOUSE];
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
	strbuf_free(&browser->messages.late.text);
	page_overview_free(&browser->pages.overview);
	jumps_free(&browser->back.jumps);
	topic_index_delete(browser->topic_index);
	likes_free(&browser->back.likes);
	filter_delete(browser->filter);
	keymap_free(&browser->keymap);
	for (int i = PROMPT_NONE + 1; i < PROMPT_COUNT; i++)
		prompt_free(&browser->prompts.lines[i]);
	page_help_free(&browser->pages.help);
	strbuf_free(&browser->prompts.question.text);
	strbuf_free(&browser->messages.text);
	strbuf_free(&browser->messages.error);
	strbuf_free(&browser->prompts.tags_before);
	page_list_free(&browser->pages.list);
	outgoing_free(&browser->outgoing);
	own_topics_free(&browser->own_topics);
	strbuf_free(&browser->query.before);
	completion_free(&browser->prompts.completion);
	history_close(browser->prompts.history);
	page_manual_free(&browser->pages.manual);
	seen_free(&browser->seen);
}
