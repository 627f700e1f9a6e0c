/*
 * The part of a job that waits for the disk. It runs in any thread: of the session it uses nothing
 * but the database and what never changes.
 */

#include "config.h"

#include "session/mark_job_private.h"

void mark_job_plan(struct mark_job *job)
{
	struct mark_plan *plan = &job->plan;
	struct strbuf text;

	if (plan->is_made)
		return;
	strbuf_init(&text);
	for (size_t i = 0; i < plan->paper_count; i++) {
		struct marks after = plan->marks[i];

		if (!mark_job_change(job, &after, &text))
			continue;
		mark_summary_add(&job->report.summary, &plan->marks[i], &after);
		mark_plan_add(plan, i, &after);
	}
	mark_plan_end(plan, job->kind == MARK_JOB_EDIT && job->edit.field == MARK_REMOVED);
	strbuf_free(&text);
}

static void receive_news(void *context, int64_t row, const struct paper_draft *draft)
{
	row_news_add(&((struct mark_job *)context)->news, row, draft);
}

/* Of an edit that was saved, leaves only the papers that the library has. */
static void drop_unknown(struct mark_job *job)
{
	const struct mark_plan *plan = &job->plan;

	mark_plan_drop_unknown(&job->plan);
	history_report_free(&job->report);
	history_report_init(&job->report);
	for (size_t i = 0; i < plan->count; i++)
		mark_summary_add(&job->report.summary, &plan->before[i], &plan->marks[i]);
}

static enum status save(struct mark_job *job)
{
	enum status status;

	if (job->plan.count == 0)
		return STATUS_OK;
	status = database_save(job->session->database, job->plan.entries, job->plan.count, false,
			       &job->diag);
	if (status == STATUS_OK && job->plan.entries[0].is_known)
		drop_unknown(job);
	return status;
}

static enum status use_database(struct mark_job *job)
{
	struct database *database = job->session->database;

	switch (job->kind) {
	case MARK_JOB_EDIT:
	case MARK_JOB_SEE:
		return save(job);
	case MARK_JOB_UNDO:
	case MARK_JOB_REDO:
		return database_undo(database, job->kind == MARK_JOB_REDO, receive_news, job,
				     &job->report, &job->diag);
	case MARK_JOB_SYNC:
		return database_load_changes(database, receive_news, job, &job->diag);
	}
	return STATUS_FAILED;
}

void mark_job_run(struct mark_job *job)
{
	if (!job->session->can_save && job->kind != MARK_JOB_SYNC) {
		const struct strbuf *why = &job->session->why_not_saved;

		diag_add(&job->diag, DIAG_ERROR, NULL, 0, 0,
			 "marks cannot be saved: the library %s",
			 why->len > 0 ? why->data : "is not open for writing");
		job->status = STATUS_READ_ONLY;
		return;
	}
	atomic_store(&job->watch.done, 0);
	if (!mark_job_is_edit(job)) {
		/* What a try has counted is void. */
		history_report_free(&job->report);
		history_report_init(&job->report);
	}
	database_set_watch(job->session->database, &job->watch);
	job->status = use_database(job);
	database_set_watch(job->session->database, NULL);
}
