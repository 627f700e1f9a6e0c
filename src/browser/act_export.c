/*
 * The export prompt: what is written is chosen with Up and Down, where to and how with a line that
 * Tab completes; an existing file is replaced only after a yes.
 */

#include "config.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/file.h"
#include "browser/actions.h"
#include "browser/browser_private.h"
#include "browser/export_line.h"
#include "session/file_export.h"
#include "store/paths.h"

/* The papers of a choice, in the order of the list where they are listed. The caller frees. */
static uint32_t *starred_papers(const struct browser *browser, size_t *count)
{
	const struct session *session = browser->session;
	size_t all_count;
	const uint32_t *all = filter_all_papers(browser->filter, &all_count);
	uint32_t *papers = alloc_resize(NULL, all_count + 1, sizeof(*papers));

	*count = 0;
	for (size_t i = 0; i < all_count; i++)
		if (marks_get(&session->marks, all[i])->starred_at)
			papers[(*count)++] = all[i];
	return papers;
}

static uint32_t *shown_papers(const struct browser *browser, size_t *count)
{
	const uint32_t *shown = filter_papers(browser->filter, count);
	uint32_t *papers = alloc_resize(NULL, *count + 1, sizeof(*papers));

	for (size_t i = 0; i < *count; i++)
		papers[i] = shown[i];
	return papers;
}

static uint32_t *papers_to_export(const struct browser *browser, size_t *count)
{
	switch (browser->prompts.export_choice) {
	case EXPORT_STARRED:
		return starred_papers(browser, count);
	case EXPORT_SELECTED:
		return browser_chosen_papers(browser, count);
	case EXPORT_SHOWN:
	case EXPORT_CHOICE_COUNT:
		break;
	}
	return shown_papers(browser, count);
}

static size_t count_of(const struct browser *browser, enum export_choice choice)
{
	size_t shown;

	if (choice == EXPORT_STARRED)
		return browser->session->marks.starred_count;
	if (choice == EXPORT_SELECTED)
		return browser->pages.list.selection.count;
	filter_papers(browser->filter, &shown);
	return shown;
}

void browser_export_describe(const struct browser *browser, struct strbuf *out)
{
	enum export_choice choice = browser->prompts.export_choice;
	size_t count = count_of(browser, choice);

	strbuf_addf(out, "%zu %s paper%s", count, export_choice_name(choice),
		    count == 1 ? "" : "s");
}

/* The selection first; a filter's list as it is shown; without a filter the stars. */
static enum export_choice likely_choice(const struct browser *browser)
{
	if (browser->pages.list.selection.count > 0)
		return EXPORT_SELECTED;
	if (filter_query(browser->filter)->type == QUERY_ALL &&
	    browser->session->marks.starred_count > 0)
		return EXPORT_STARRED;
	return EXPORT_SHOWN;
}

static void next_choice(struct browser *browser, int step)
{
	int choice = (int)browser->prompts.export_choice;

	do
		choice = (choice + step + EXPORT_CHOICE_COUNT) % EXPORT_CHOICE_COUNT;
	while (count_of(browser, (enum export_choice)choice) == 0 &&
	       choice != (int)browser->prompts.export_choice);
	browser->prompts.export_choice = (enum export_choice)choice;
}

unsigned act_export(struct browser *browser, int value)
{
	(void)value;
	browser_wait_for_marks(browser);
	browser->prompts.export_choice = likely_choice(browser);
	if (count_of(browser, browser->prompts.export_choice) == 0) {
		browser_say(browser, LEVEL_WARNING, "there is nothing to write");
		return EFFECT_DRAW;
	}
	if (browser->prompts.lines[PROMPT_EXPORT].line.text.len == 0)
		line_edit_set(&browser->prompts.lines[PROMPT_EXPORT].line, STR("shortlist.csv"));
	prompt_offer(&browser->prompts.lines[PROMPT_EXPORT]);
	browser_open_prompt(browser, PROMPT_EXPORT);
	return EFFECT_DRAW;
}

/* What was written where, and what the format has no place for. */
static void end_export(void *context, struct job *job, bool has_run)
{
	struct browser *browser = context;
	enum status status = job->functions->status(job);
	struct strbuf text;

	if (!has_run)
		return;
	strbuf_init(&text);
	file_export_report(file_export_from(job), &text);
	if (status == STATUS_OK)
		browser_say(browser, LEVEL_INFO, "%s", text.data);
	else if (status == STATUS_STOPPED)
		browser_say(browser, LEVEL_WARNING, "stopped: nothing was written");
	else
		browser_say_error(browser);
	strbuf_free(&text);
}

static browser_answer replace_or_not;

/* Whoever reads a FIFO may never come, and no key would be heard. */
static bool may_be_written(const char *path, struct diag *diag)
{
	if (!file_is_fifo(path))
		return true;
	diag_add(diag, DIAG_ERROR, path, 0, 0,
		 "is a FIFO, which the command export alone writes to");
	return false;
}

/* Has the chosen papers written, beside the screen where they are many. */
static enum status ask_to_write(struct browser *browser, const struct export_line *line,
				struct file_export_order *order)
{
	struct diag *diag = &browser->session->diag;
	struct file_export *export;
	struct strbuf what;
	enum status status;

	order->job.session = browser->session;
	order->job.topics = browser->topic_index;
	order->job.options = line->options;
	order->job.format = line->format ? line->format : writer_format_choose(order->path, diag);
	if (!order->job.format || !writer_options_fit(&line->options, order->job.format, diag) ||
	    !may_be_written(order->path, diag))
		return STATUS_FAILED;
	strbuf_init(&what);
	browser_export_describe(browser, &what);
	order->what = what.data;
	order->papers = papers_to_export(browser, &order->job.count);
	status = file_export_new(browser->session, order, &export);
	strbuf_free(&what);
	if (status == STATUS_OK)
		browser_ask_job(browser, file_export_base(export), end_export);
	return status;
}

static unsigned ask_to_replace(struct browser *browser, const char *name)
{
	strbuf_clear(&browser->prompts.question.text);
	strbuf_addf(&browser->prompts.question.text, "%s exists. Replace it?", name);
	return browser_ask(browser, replace_or_not);
}

static unsigned export_to(struct browser *browser, const struct export_line *line, bool force)
{
	struct file_export_order order = { .force = force || line->is_forced };
	struct strbuf name;
	enum status status;
	char *path;

	strbuf_init(&name);
	strbuf_add(&name, line->path);
	path = paths_expand(name.data);
	order.name = name.data;
	order.path = path;
	status = ask_to_write(browser, line, &order);
	if (status == STATUS_EXISTS)
		ask_to_replace(browser, name.data);
	else if (status != STATUS_OK)
		browser_say_error(browser);
	free(path);
	strbuf_free(&name);
	return EFFECT_DRAW;
}

/* Does what the prompt's line says. */
static unsigned export_now(struct browser *browser, bool force)
{
	struct str text = line_edit_text(&browser->prompts.lines[PROMPT_EXPORT].line);
	struct export_line line;
	struct strbuf error;

	browser_close_prompt(browser);
	strbuf_init(&error);
	if (!export_line_parse(text, &line, &error))
		browser_say(browser, LEVEL_ERROR, "%s", error.data);
	else if (str_equal(line.path, STR("-")))
		/* Standard output is the screen's. */
		browser_say(browser, LEVEL_ERROR,
			    "standard output is the browser's; to a file called -: ./-");
	else
		export_to(browser, &line, force);
	strbuf_free(&error);
	return EFFECT_DRAW;
}

unsigned browser_export_to(struct browser *browser, struct str text, bool force)
{
	act_export(browser, 0);
	if (browser->prompts.open != PROMPT_EXPORT)
		return EFFECT_DRAW;
	browser->prompts.lines[PROMPT_EXPORT].is_offered = false;
	if (!line_edit_set(&browser->prompts.lines[PROMPT_EXPORT].line, text)) {
		prompt_clear_refusal(&browser->prompts.lines[PROMPT_EXPORT]);
		browser_say_too_long(browser, &browser->prompts.lines[PROMPT_EXPORT]);
		browser_close_prompt(browser);
		return EFFECT_DRAW;
	}
	return export_now(browser, force);
}

static unsigned replace_or_not(struct browser *browser, bool yes)
{
	if (yes)
		return export_now(browser, true);
	browser_open_prompt(browser, PROMPT_EXPORT);
	return EFFECT_DRAW;
}

bool browser_export_key(struct browser *browser, uint32_t key)
{
	if (key == INPUT_UP || key == INPUT_DOWN)
		next_choice(browser, key == INPUT_UP ? -1 : 1);
	return key == INPUT_UP || key == INPUT_DOWN;
}

unsigned browser_export_accept(struct browser *browser)
{
	struct str path = line_edit_text(&browser->prompts.lines[PROMPT_EXPORT].line);

	return path.len > 0 ? export_now(browser, false) : EFFECT_DRAW;
}
