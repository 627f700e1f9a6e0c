/* What a job changes, as it is asked before, while and after it is done. */

#include "config.h"

#include "session/mark_job_private.h"

bool mark_job_is_edit(const struct mark_job *job)
{
	return job->kind == MARK_JOB_EDIT || job->kind == MARK_JOB_SEE;
}

size_t mark_job_changed(const struct mark_job *job)
{
	return mark_job_is_edit(job) ? job->plan.count : job->news.count;
}

bool mark_job_change(const struct mark_job *job, struct marks *marks, struct strbuf *text)
{
	bool is_seen = marks->seen_at != 0;

	if (job->kind == MARK_JOB_EDIT)
		return mark_edit_apply(&job->edit, marks, text);
	if (!is_seen)
		marks->seen_at = job->edit.value;
	return !is_seen;
}
