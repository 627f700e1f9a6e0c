/* Puts together what the screen shows of the browser. */

#include "config.h"

#include "base/array.h"
#include "browser/browser_private.h"
#include "browser/shown.h"

void shown_init(struct shown *shown)
{
	*shown = (struct shown){ 0 };
	strbuf_init(&shown->label);
	strbuf_init(&shown->message.text);
}

void shown_free(struct shown *shown)
{
	strbuf_free(&shown->label);
	strbuf_free(&shown->message.text);
}

/* Papers like one wait for the words of all papers to be counted. */
static bool waits_for_words(const struct browser *browser)
{
	return !filter_is_done(browser->filter) &&
	       matcher_uses_likeness(filter_matcher(browser->filter)) &&
	       !term_index_is_done(browser->session->terms);
}

static int percent_read(const struct browser *browser)
{
	uint64_t done, total;

	loader_progress(browser->loader, &done, &total);
	if (total == 0 || done > total)
		return -1;
	return (int)((double)done * 100 / (double)total);
}

static void show_wait(const struct browser *browser, struct query_bar *bar)
{
	bar->wait = WAIT_NONE;
	if (waits_for_words(browser)) {
		bar->wait = WAIT_WORDS;
		bar->percent = (int)(term_index_paper_count(browser->session->terms) * 100 /
				     browser->session->library.count);
	} else if (browser->loader) {
		bar->wait = WAIT_READING;
		bar->percent = percent_read(browser);
	}
}

static void show_bar(const struct browser *browser, struct query_bar *bar)
{
	filter_papers(browser->filter, &bar->shown);
	bar->total = corpus_paper_count(&browser->session->corpus);
	bar->starred = browser->session->marks.starred_count;
	bar->is_complete = filter_is_done(browser->filter) && !browser->loader;
	bar->is_library_unread = browser->session->is_library_unread;
	bar->is_saved = browser->session->can_save;
	bar->order = filter_order(browser->filter);
	bar->query = &browser->prompts.lines[PROMPT_QUERY].line;
	bar->is_typed = browser->prompts.open == PROMPT_QUERY;
	show_wait(browser, bar);
}

static bool show_message(const struct browser *browser, struct browser_message *message)
{
	if (browser->messages.text.len == 0)
		return false;
	message->level = browser->messages.level;
	strbuf_add(&message->text, strbuf_str(&browser->messages.text));
	return true;
}

/* Whether something is being saved. */
static bool show_job(const struct browser *browser, struct browser_message *message)
{
	message->level = LEVEL_INFO;
	return browser_describe_job(browser, &message->text);
}

/* Half a query is no mistake yet. */
static bool show_query_error(const struct browser *browser, struct browser_message *message)
{
	const struct query_error *error = &browser->query.error;

	if (!error->message[0] || !pages_row(&browser->pages)->functions->shows_query)
		return false;
	message->level = error->is_incomplete ? LEVEL_INFO : LEVEL_ERROR;
	strbuf_addf(&message->text, "column %zu: %s", error->column, error->message);
	return true;
}

/* Papers that the list or a topic may lack are not left out in silence. */
static bool show_undecided(const struct browser *browser, struct browser_message *message)
{
	message->level = LEVEL_WARNING;
	return filter_describe_undecided(browser->filter, &message->text) ||
	       topic_index_describe_lack(browser->topic_index, &message->text);
}

/* What there is to say, the most important first. Beside a prompt there is room for what completing
 * its line came to, and no more; the query has another row. */
static void show_what_is_said(const struct browser *browser, struct browser_message *message)
{
	static bool (*const causes[])(const struct browser *browser,
				      struct browser_message *message) = {
		show_message,
		show_job,
		show_query_error,
		show_undecided,
	};
	bool has_row =
		browser->prompts.open == PROMPT_NONE || browser->prompts.open == PROMPT_QUERY;
	size_t count = has_row ? COUNT_OF(causes) : 1;

	strbuf_clear(&message->text);
	for (size_t i = 0; i < count; i++)
		if (causes[i](browser, message))
			return;
	message->level = LEVEL_NONE;
}

void browser_show(struct browser *browser, struct shown *shown)
{
	show_bar(browser, &browser->bar);
	shown->pages = &browser->pages;
	shown->settings = &browser->session->settings;
	shown->keymap = &browser->keymap;
	shown->prompt = browser->prompts.open;
	strbuf_clear(&shown->label);
	browser_describe_prompt(browser, &shown->label);
	shown->line = browser_typed_line(browser);
	show_what_is_said(browser, &shown->message);
}
