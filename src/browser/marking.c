/*
 * Changes of marks that a person asks for. A mark is saved before it shows; each change, of one
 * paper or of thousands, is one step that can be taken back. What could not be saved of a note is
 * kept.
 */

#include "config.h"

#include "browser/browser_private.h"

/* The name comes first, for a narrow screen; what the matter was follows. */
static void say_kept(struct browser *browser)
{
	struct strbuf text;

	strbuf_init(&text);
	strbuf_addf(&text, "%s: the note, not saved", browser->outgoing.note.path);
	if (browser->messages.text.len > 0)
		strbuf_addf(&text, "; %s", browser->messages.text.data);
	browser_say(browser, LEVEL_ERROR, "%s", text.data);
	strbuf_free(&text);
}

/* A note could not be saved: it goes to a file, which the message names, and the next edit begins
 * with it. An empty one is forgotten. */
static void keep_note(struct browser *browser, struct str text)
{
	if (text.len == 0)
		return;
	if (note_draft_keep(&browser->outgoing.note, text, &browser->session->diag) == STATUS_OK)
		say_kept(browser);
	else
		browser_say_error(browser);
}

static void say_summary(struct browser *browser, const struct mark_summary *summary)
{
	struct strbuf text;

	if (summary->count == 0)
		return;
	strbuf_init(&text);
	mark_summary_format(summary, &text);
	browser_say(browser, LEVEL_INFO, "%s", text.data);
	strbuf_free(&text);
}

static void end_note(struct browser *browser, const struct mark_job *job, bool is_saved)
{
	if (is_saved)
		note_draft_saved(&browser->outgoing.note);
	else if (mark_job_asked(job) > 0)
		keep_note(browser, mark_job_what(job)->text);
}

/* What shows in the list says enough. */
static void end_quietly(void *context, struct job *base, bool has_run)
{
	if (has_run)
		browser_job_ended(context, mark_job_from(base));
}

static const char *why_none_removed(size_t asked)
{
	if (asked == 0)
		return "there is no paper to remove";
	return asked == 1 ? "not in the library: the paper is a file's"
			  : "not in the library: the papers are a file's";
}

/* Says that removed papers can come back; or that there were none. */
static void end_removal(struct browser *browser, const struct mark_job *job)
{
	const struct mark_summary *summary = &mark_job_report(job)->summary;
	struct strbuf text;

	if (summary->count == 0) {
		browser_say(browser, LEVEL_INFO, "%s", why_none_removed(mark_job_asked(job)));
		return;
	}
	strbuf_init(&text);
	mark_summary_format(summary, &text);
	strbuf_add_cstr(&text, "; ");
	keymap_format(&browser->keymap, ACTION_UNDO, false, &text);
	strbuf_add_cstr(&text, summary->count == 1 ? " brings it back" : " brings them back");
	browser_say(browser, LEVEL_INFO, "%s", text.data);
	strbuf_free(&text);
}

static void end_edit(void *context, struct job *base, bool has_run)
{
	struct browser *browser = context;
	const struct mark_job *job = mark_job_from(base);
	bool is_saved = has_run && mark_job_status(job) == STATUS_OK;

	end_quietly(browser, base, has_run);
	if (mark_job_what(job)->field == MARK_NOTE)
		end_note(browser, job, is_saved);
	if (is_saved && mark_job_what(job)->field == MARK_REMOVED)
		end_removal(browser, job);
	else if (is_saved)
		say_summary(browser, &mark_job_report(job)->summary);
}

/* The chosen papers, for a change of them. */
static uint32_t *choose_papers(struct browser *browser, size_t *count)
{
	selection_end_range(&browser->pages.list.selection);
	return browser_chosen_papers(browser, count);
}

/* A star of the paper under the cursor is seen; those of a selection may not be. */
static job_end *end_of(const struct browser *browser, enum mark_field field)
{
	return field == MARK_STARRED && browser->pages.list.selection.count == 0 ? end_quietly
										 : end_edit;
}

void browser_edit_marks(struct browser *browser, const struct mark_edit *edit)
{
	size_t count;
	uint32_t *papers = choose_papers(browser, &count);

	browser_ask_job(browser,
			mark_job_base(mark_job_edit(browser->session, edit, papers, count)),
			end_of(browser, edit->field));
}

void browser_star(struct browser *browser)
{
	size_t count;
	uint32_t *papers = choose_papers(browser, &count);

	browser_ask_job(
		browser,
		mark_job_base(mark_job_star(browser->session, browser_now(browser), papers, count)),
		end_of(browser, MARK_STARRED));
}

void browser_next_status(struct browser *browser)
{
	size_t count;
	uint32_t *papers = choose_papers(browser, &count);

	browser_ask_job(browser,
			mark_job_base(mark_job_next_status(browser->session, papers, count)),
			end_edit);
}

static void describe_undone(struct browser *browser, const struct history_report *report,
			    const char *nothing)
{
	const char *plural = report->skipped == 1 ? "" : "s";
	struct strbuf text;

	strbuf_init(&text);
	if (report->is_empty)
		strbuf_add_cstr(&text, nothing);
	if (report->summary.count > 0)
		mark_summary_format(&report->summary, &text);
	if (report->skipped > 0)
		strbuf_addf(&text, "%s%zu paper%s left, changed since", text.len > 0 ? "; " : "",
			    report->skipped, plural);
	browser_say(browser, report->skipped > 0 ? LEVEL_WARNING : LEVEL_INFO, "%s", text.data);
	strbuf_free(&text);
}

static void end_history(struct browser *browser, const struct mark_job *job, bool has_run,
			const char *nothing)
{
	if (!has_run)
		return;
	browser_job_ended(browser, job);
	if (mark_job_status(job) == STATUS_OK)
		describe_undone(browser, mark_job_report(job), nothing);
}

static void end_undo(void *context, struct job *base, bool has_run)
{
	end_history(context, mark_job_from(base), has_run, "nothing to undo");
}

static void end_redo(void *context, struct job *base, bool has_run)
{
	end_history(context, mark_job_from(base), has_run, "nothing to do again");
}

void browser_undo(struct browser *browser, bool redo)
{
	browser_ask_job(browser, mark_job_base(mark_job_undo(browser->session, redo)),
			redo ? end_redo : end_undo);
}
