/*
 * The part of a job that waits for the disk. It runs in any thread: of the session it uses nothing
 * but the database and what never changes.
 */

#include "config.h"

#include "base/alloc.h"
#include "session/mark_job_private.h"

void mark_job_plan(struct mark_job *job)
{
	struct strbuf text;

	if (job->is_planned)
		return;
	job->is_planned = true;
	strbuf_init(&text);
	job->count = 0;
	for (size_t i = 0; i < job->paper_count; i++) {
		struct marks after = job->marks[i];

		if (!mark_job_change(job, &after, &text))
			continue;
		mark_summary_add(&job->report.summary, &job->marks[i], &after);
		after.tags = arena_copy(&job->arena, after.tags);
		after.note = arena_copy(&job->arena, after.note);
		job->papers[job->count] = job->papers[i];
		job->copies[job->count] = job->copies[i];
		job->before[job->count] = job->marks[i];
		job->marks[job->count++] = after;
	}
	job->paper_count = job->count;
	for (size_t i = 0; i < job->count; i++)
		job->entries[i] = (struct database_entry){
			.paper = &job->copies[i],
			.marks = &job->marks[i],
			.before = &job->before[i],
			.is_known = job->kind == MARK_JOB_EDIT && job->edit.field == MARK_REMOVED,
		};
	strbuf_free(&text);
}

static void receive_news(void *context, int64_t row, const struct paper_draft *draft)
{
	struct mark_job *job = context;
	struct row_news *news;

	job->news =
		alloc_grow(job->news, &job->news_capacity, job->news_count + 1, sizeof(*job->news));
	news = &job->news[job->news_count++];
	*news = (struct row_news){ row, draft->marks, NO_PAPER };
	news->marks.tags = arena_copy(&job->arena, draft->marks.tags);
	news->marks.note = arena_copy(&job->arena, draft->marks.note);
	if (!draft->is_known)
		library_add(&job->unmatched, draft, NULL, &news->unmatched);
}

/* Of an edit that was saved, leaves only the papers that the library has. */
static void drop_unknown(struct mark_job *job)
{
	size_t count = job->count;

	history_report_free(&job->report);
	history_report_init(&job->report);
	job->count = 0;
	for (size_t i = 0; i < count; i++) {
		if (job->entries[i].row == 0)
			continue;
		mark_summary_add(&job->report.summary, &job->before[i], &job->marks[i]);
		job->papers[job->count] = job->papers[i];
		job->entries[job->count++].row = job->entries[i].row;
	}
	job->paper_count = job->count;
}

static enum status save(struct mark_job *job)
{
	enum status status;

	if (job->count == 0)
		return STATUS_OK;
	status = database_save(job->session->database, job->entries, job->count, false, &job->diag);
	if (status == STATUS_OK && job->entries[0].is_known)
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
