/* Editing marks for those who can wait. */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "session/mark_job.h"

enum status session_edit_marks(struct session *session, const struct mark_edit *edit, bool dry_run,
			       uint32_t *papers, size_t *count)
{
	uint32_t *copy = alloc_resize(NULL, *count + 1, sizeof(*copy));
	struct mark_job *job;
	enum status status;

	memcpy(copy, papers, *count * sizeof(*copy));
	job = mark_job_edit(session, edit, copy, *count);
	mark_job_finish(job, dry_run);
	status = mark_job_status(job);
	*count = mark_job_changed(job);
	memcpy(papers, mark_job_papers(job), *count * sizeof(*papers));
	mark_job_delete(job);
	return status;
}
