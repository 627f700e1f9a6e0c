/* The kinds of jobs: how each is made, and what it settles when it begins. */

#include "config.h"

#include "base/alloc.h"
#include "session/mark_job_private.h"

#define DIAG_LIMIT 10

static struct mark_job *new_job(struct session *session, enum mark_job_kind kind)
{
	struct mark_job *job = alloc_zeroed(1, sizeof(*job));

	job->base.functions = &mark_job_functions;
	job->session = session;
	job->kind = kind;
	strbuf_init(&job->text);
	strbuf_init(&job->removed);
	mark_plan_init(&job->plan);
	row_news_init(&job->news);
	history_report_init(&job->report);
	diag_init(&job->diag, DIAG_LIMIT);
	background_init(&job->background);
	return job;
}

static struct mark_job *new_edit(struct session *session, enum mark_job_kind kind, uint32_t *papers,
				 size_t count)
{
	struct mark_job *job = new_job(session, kind);

	mark_plan_set_papers(&job->plan, papers, count);
	return job;
}

struct mark_job *mark_job_edit(struct session *session, const struct mark_edit *edit,
			       uint32_t *papers, size_t count)
{
	struct mark_job *job = new_edit(session, MARK_JOB_EDIT, papers, count);

	strbuf_add(&job->text, edit->text);
	strbuf_add(&job->removed, edit->removed);
	job->edit = *edit;
	job->edit.text = strbuf_str(&job->text);
	job->edit.removed = strbuf_str(&job->removed);
	return job;
}

static void settle_star(struct mark_job *job)
{
	int64_t moment = job->edit.value;

	job->edit.value = 0;
	for (size_t i = 0; i < job->plan.paper_count && job->edit.value == 0; i++)
		if (!marks_get(&job->session->marks, job->plan.papers[i])->starred_at)
			job->edit.value = moment;
}

struct mark_job *mark_job_star(struct session *session, int64_t moment, uint32_t *papers,
			       size_t count)
{
	struct mark_job *job = new_edit(session, MARK_JOB_EDIT, papers, count);

	job->edit = (struct mark_edit){ .field = MARK_STARRED, .value = moment };
	job->settle = settle_star;
	return job;
}

static void settle_status(struct mark_job *job)
{
	if (job->plan.paper_count > 0)
		job->edit.value =
			(marks_get(&job->session->marks, job->plan.papers[0])->status + 1) %
			READING_STATUS_COUNT;
}

struct mark_job *mark_job_next_status(struct session *session, uint32_t *papers, size_t count)
{
	struct mark_job *job = new_edit(session, MARK_JOB_EDIT, papers, count);

	job->edit = (struct mark_edit){ .field = MARK_STATUS };
	job->settle = settle_status;
	return job;
}

struct mark_job *mark_job_see(struct session *session, int64_t moment, uint32_t *papers,
			      size_t count)
{
	struct mark_job *job = new_edit(session, MARK_JOB_SEE, papers, count);

	job->edit.value = moment;
	return job;
}

struct mark_job *mark_job_undo(struct session *session, bool redo)
{
	return new_job(session, redo ? MARK_JOB_REDO : MARK_JOB_UNDO);
}

struct mark_job *mark_job_sync(struct session *session)
{
	struct mark_job *job = new_job(session, MARK_JOB_SYNC);

	job->base.is_reader = true;
	return job;
}
