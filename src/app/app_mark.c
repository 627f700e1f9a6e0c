/*
 * Marks. A mark is saved before it shows; each change, of one paper or of thousands, is one step
 * that can be taken back.
 */

#include "config.h"

#include <stdlib.h>

#include "app/app_private.h"
#include "base/alloc.h"

static void say_summary(struct app *app, const struct mark_summary *summary)
{
	struct strbuf text;

	strbuf_init(&text);
	mark_summary_format(summary, &text);
	app_say(app, LEVEL_INFO, "%s", text.data);
	strbuf_free(&text);
}

bool app_edit_marks(struct app *app, const struct mark_edit *edit)
{
	size_t count;
	uint32_t *papers = app_chosen_papers(app, &count);
	struct mark_summary summary;
	enum status status;

	mark_summary_init(&summary);
	status = session_edit_marks(app->session, edit, false, papers, &count, &summary);
	app->is_selecting_range = false;
	if (status != STATUS_OK)
		app_say_error(app);
	else if (count > 0 && (app->selected_count > 0 || edit->field != MARK_STARRED))
		say_summary(app, &summary);
	if (count > 0)
		topic_index_marks_changed(app->topic_index);
	mark_summary_free(&summary);
	free(papers);
	return status == STATUS_OK;
}

/* Star all of them, unless all are starred already. */
static void star(struct app *app)
{
	struct mark_edit edit = { .field = MARK_STARRED };
	size_t count;
	uint32_t *papers = app_chosen_papers(app, &count);

	for (size_t i = 0; i < count && edit.value == 0; i++)
		if (!marks_get(&app->session->marks, papers[i])->starred_at)
			edit.value = app->private->now();
	free(papers);
	app_edit_marks(app, &edit);
}

/* All get what comes after the first one's. */
static void next_status(struct app *app)
{
	struct mark_edit edit = { .field = MARK_STATUS };
	size_t count;
	uint32_t *papers = app_chosen_papers(app, &count);

	if (count > 0)
		edit.value = (marks_get(&app->session->marks, papers[0])->status + 1) %
			     (READING_DONE + 1);
	free(papers);
	app_edit_marks(app, &edit);
}

static void describe_undone(struct app *app, bool redo, const struct history_report *report)
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
	app_say(app, report->skipped > 0 ? LEVEL_WARNING : LEVEL_INFO, "%s", text.data);
	strbuf_free(&text);
}

static void undo(struct app *app, bool redo)
{
	struct history_report report;

	history_report_init(&report);
	if (session_undo(app->session, redo, &report) == STATUS_OK)
		describe_undone(app, redo, &report);
	else
		app_say_error(app);
	topic_index_marks_changed(app->topic_index);
	history_report_free(&report);
}

static bool is_priority(enum action action)
{
	return (action >= ACTION_PRIORITY_1 && action <= ACTION_PRIORITY_5) ||
	       action == ACTION_PRIORITY_0;
}

unsigned app_mark(struct app *app, enum action action)
{
	struct mark_edit priority = { .field = MARK_PRIORITY };

	if (action == ACTION_TAGS)
		return app_tags_open(app);
	if (action == ACTION_NOTE)
		return app_note_open(app);
	if (action == ACTION_STAR) {
		star(app);
	} else if (action == ACTION_STATUS) {
		next_status(app);
	} else if (is_priority(action)) {
		if (action != ACTION_PRIORITY_0)
			priority.value = 1 + (int64_t)action - ACTION_PRIORITY_1;
		app_edit_marks(app, &priority);
	} else if (action == ACTION_UNDO || action == ACTION_REDO) {
		undo(app, action == ACTION_REDO);
	} else {
		return 0;
	}
	return EFFECT_DRAW;
}
