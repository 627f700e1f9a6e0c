/* What a job does, in words, while it does it. */

#include "config.h"

#include "session/mark_job_private.h"

/* "starring": what is being done to papers. */
static const char *describe_what(const struct mark_job *job)
{
	static const char *const edits[] = {
		[MARK_STARRED] = "starring", [MARK_STATUS] = "marking", [MARK_PRIORITY] = "marking",
		[MARK_TAGS] = "tagging",     [MARK_NOTE] = "noting on", [MARK_REMOVED] = "removing",
	};

	switch (job->kind) {
	case MARK_JOB_UNDO:
		return "undoing the last change of";
	case MARK_JOB_REDO:
		return "doing again the change of";
	case MARK_JOB_SEE:
		return "remembering a look at";
	case MARK_JOB_SYNC:
		return "reading the marks of";
	case MARK_JOB_EDIT:
		break;
	}
	if (job->edit.field == MARK_STARRED && job->edit.value == 0)
		return "unstarring";
	return edits[job->edit.field];
}

/* How many papers of how many are written; total is 0 while that is not known. */
static void get_progress(const struct mark_job *job, size_t *done, size_t *total)
{
	*done = atomic_load(&job->watch.done);
	*total = mark_job_is_edit(job) ? job->plan.asked_count : atomic_load(&job->watch.total);
	if (*done > *total && *total > 0)
		*done = *total;
}

void mark_job_describe(const struct mark_job *job, struct strbuf *out)
{
	size_t done, total;

	get_progress(job, &done, &total);
	strbuf_addf(out, "%s ", describe_what(job));
	if (total > 0)
		strbuf_addf(out, "%zu of %zu paper%s", done, total, total == 1 ? "" : "s");
	else
		strbuf_add_cstr(out, "papers");
}
