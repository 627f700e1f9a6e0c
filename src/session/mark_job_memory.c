/*
 * The parts of a job that read and write the session's memory, a batch of papers at a time, in the
 * caller's thread.
 */

#include "config.h"

#include "session/mark_job_private.h"

/* How many papers are copied or taken over between two looks at the clock. */
#define BATCH 256

static void begin(struct mark_job *job)
{
	job->has_begun = true;
	job->is_first = job->kind == MARK_JOB_SYNC && job->session->must_load_marks;
	session_settle_marks(job->session);
	mark_plan_follow_joins(&job->plan, &job->session->library);
	mark_plan_reserve(&job->plan);
	if (job->settle)
		job->settle(job);
}

bool mark_job_prepare(struct mark_job *job)
{
	const struct session *session = job->session;

	if (!job->has_begun)
		begin(job);
	return mark_plan_copy(&job->plan, &session->library, &session->marks, &session->rows,
			      BATCH);
}

static void apply_edit(struct mark_job *job, size_t i, struct strbuf *text)
{
	const struct database_entry *entry = &job->plan.entries[i];
	uint32_t paper = library_living(&job->session->library, job->plan.papers[i]);
	struct marks marks = *marks_get(&job->session->marks, paper);

	mark_job_change(job, &marks, text);
	session_put_marks(job->session, entry->row, paper, &marks);
	for (size_t k = 0; k < entry->row_count; k++)
		if (entry->gone[k])
			session_forget_row(job->session, entry->rows[k]);
}

static void apply_news(struct mark_job *job, size_t i)
{
	const struct row_said *news = &job->news.rows[i];
	struct paper_draft draft = { .marks = news->marks, .has_marks = true };
	uint32_t unmatched = library_living(&job->news.unmatched, news->unmatched);

	if (job->is_first && unmatched != NO_PAPER) {
		session_announce_row(job->session, news->row, unmatched, &news->marks);
		return;
	}
	if (unmatched != NO_PAPER)
		draft.paper = job->news.unmatched.papers[unmatched];
	session_merge_row(job->session, news->row, &draft);
}

void mark_job_find(struct mark_job *job)
{
	size_t end = job->found + BATCH;

	for (; job->found < job->to_find && job->found < end; job->found++)
		session_find_marks(job->session, (uint32_t)job->found);
	if (job->found == job->to_find)
		job->phase = DONE;
}

static void end_apply(struct mark_job *job)
{
	session_settle_rows(job->session);
	if (!job->is_first) {
		job->phase = DONE;
		return;
	}
	session_adopt_kept(job->session, &job->news.unmatched);
	job->to_find = job->session->library.count;
	job->phase = FINDING;
}

void mark_job_apply(struct mark_job *job)
{
	size_t count = mark_job_changed(job), end = job->applied;
	struct strbuf text;

	/* A paper that was never met is looked for, which may take long. */
	end += !job->is_first && job->news.unmatched.count > 0 ? 1 : BATCH;

	strbuf_init(&text);
	for (; job->applied < count && job->applied < end; job->applied++) {
		if (mark_job_is_edit(job))
			apply_edit(job, job->applied, &text);
		else
			apply_news(job, job->applied);
	}
	strbuf_free(&text);
	if (job->applied == count)
		end_apply(job);
}
