/*
 * Marks. A mark is saved before it shows; each change, of one paper or of thousands, is one step
 * that can be taken back.
 */

#include "config.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "browser/actions.h"
#include "browser/browser_private.h"

/* Begins a task with the chosen papers, which it takes with it. */
static void begin(struct browser *browser, struct browser_task *task)
{
	task->papers = browser_chosen_papers(browser, &task->count);
	task->is_selection = browser->selection.count > 0;
	selection_end_range(&browser->selection);
	browser_begin_task(browser, task);
}

static void say_summary(struct browser *browser, const struct mark_summary *summary)
{
	struct strbuf text;

	strbuf_init(&text);
	mark_summary_format(summary, &text);
	browser_say(browser, LEVEL_INFO, "%s", text.data);
	strbuf_free(&text);
}

static char *copy_text(struct str text)
{
	return alloc_copy(text.p, text.len);
}

void browser_edit_marks(struct browser *browser, const struct mark_edit *edit)
{
	struct browser_task task = {
		.action = ACTION_NONE,
		.edit = *edit,
		.text = copy_text(edit->text),
		.removed = copy_text(edit->removed),
	};

	task.edit.text.p = task.text;
	task.edit.removed.p = task.removed;
	begin(browser, &task);
}

/* Star all of them, unless all are starred already. */
static void settle_star(const struct browser *browser, struct browser_task *task)
{
	task->edit = (struct mark_edit){ .field = MARK_STARRED };
	for (size_t i = 0; i < task->count && task->edit.value == 0; i++)
		if (!marks_get(&browser->session->marks, task->papers[i])->starred_at)
			task->edit.value = browser->private->now();
}

/* All get what comes after the first one's. */
static void settle_status(const struct browser *browser, struct browser_task *task)
{
	task->edit = (struct mark_edit){ .field = MARK_STATUS };
	if (task->count > 0)
		task->edit.value =
			(marks_get(&browser->session->marks, task->papers[0])->status + 1) %
			(READING_DONE + 1);
}

struct mark_job *browser_task_job(struct browser *browser, struct browser_task *task)
{
	uint32_t *papers = task->papers;

	if (task->action == ACTION_UNDO || task->action == ACTION_REDO)
		return mark_job_undo(browser->session, task->action == ACTION_REDO);
	if (task->action == ACTION_STAR)
		settle_star(browser, task);
	else if (task->action == ACTION_STATUS)
		settle_status(browser, task);
	task->papers = NULL;
	return mark_job_edit(browser->session, &task->edit, papers, task->count);
}

static void describe_undone(struct browser *browser, bool redo, const struct history_report *report)
{
	const char *plural = report->skipped == 1 ? "" : "s";
	struct strbuf text;

	strbuf_init(&text);
	if (report->is_empty)
		strbuf_add_cstr(&text, redo ? "nothing to do again" : "nothing to undo");
	if (report->summary.count > 0)
		mark_summary_format(&report->summary, &text);
	if (report->skipped > 0)
		strbuf_addf(&text, "%s%zu paper%s left, changed since", text.len > 0 ? "; " : "",
			    report->skipped, plural);
	browser_say(browser, report->skipped > 0 ? LEVEL_WARNING : LEVEL_INFO, "%s", text.data);
	strbuf_free(&text);
}

void browser_task_ended(struct browser *browser, const struct browser_task *task,
			const struct mark_job *job)
{
	const struct history_report *report = mark_job_report(job);
	enum mark_field field = task->edit.field;

	if (mark_job_kind(job) != MARK_JOB_EDIT) {
		if (mark_job_status(job) == STATUS_OK)
			describe_undone(browser, task->action == ACTION_REDO, report);
		return;
	}
	if (field == MARK_NOTE && mark_job_status(job) == STATUS_OK)
		note_draft_saved(&browser->note);
	else if (field == MARK_NOTE)
		browser_keep_note(browser, task->edit.text);
	if (mark_job_status(job) == STATUS_OK && report->summary.count > 0 &&
	    (task->is_selection || field != MARK_STARRED))
		say_summary(browser, &report->summary);
}

/* Begins a task whose edit is settled when its turn comes. */
static unsigned begin_later(struct browser *browser, enum action action)
{
	struct browser_task task = { .action = action };

	begin(browser, &task);
	return EFFECT_DRAW;
}

unsigned act_star(struct browser *browser, int value)
{
	(void)value;
	return begin_later(browser, ACTION_STAR);
}

unsigned act_status(struct browser *browser, int value)
{
	(void)value;
	return begin_later(browser, ACTION_STATUS);
}

unsigned act_priority(struct browser *browser, int priority)
{
	const struct mark_edit edit = { .field = MARK_PRIORITY, .value = priority };

	browser_edit_marks(browser, &edit);
	return EFFECT_DRAW;
}

unsigned act_undo(struct browser *browser, int redo)
{
	struct browser_task task = { .action = redo ? ACTION_REDO : ACTION_UNDO };

	browser_begin_task(browser, &task);
	return EFFECT_DRAW;
}
