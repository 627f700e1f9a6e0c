#ifndef SESSION_MARK_JOB_H
#define SESSION_MARK_JOB_H

/*
 * One change of marks, or a look at what another program has changed. The database is written or
 * read either at once, where that surely takes no longer than a frame, or in a thread of its own,
 * while the screen goes on; what is saved is then taken into memory in steps. While a job is alive
 * nothing else may use the session's database.
 *
 * It is a job as session/job.h has it. What it is to do is settled when it begins, so that one that
 * waited goes on from what the others did. Whoever can wait calls mark_job_finish in place of the
 * steps.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "model/mark_edit.h"
#include "session/job.h"
#include "session/session.h"
#include "store/database.h"

struct mark_job;

/* Edits the marks of papers. The text of the edit is copied; papers is the job's from now on. */
struct mark_job *mark_job_edit(struct session *session, const struct mark_edit *edit,
			       uint32_t *papers, size_t count);

/* Stars the papers at that moment (seconds since 1970), or, when all of them are starred already,
 * no longer. papers is the job's from now on, here and below. */
struct mark_job *mark_job_star(struct session *session, int64_t moment, uint32_t *papers,
			       size_t count);

/* Gives all papers the status after the first one's. */
struct mark_job *mark_job_next_status(struct session *session, uint32_t *papers, size_t count);

/* The papers were looked at at that moment. */
struct mark_job *mark_job_see(struct session *session, int64_t moment, uint32_t *papers,
			      size_t count);

/* Takes the last step back, whichever program made it, or does it again (database_undo). */
struct mark_job *mark_job_undo(struct session *session, bool redo);

/* What another program has changed, or, the first time, all that the database holds. */
struct mark_job *mark_job_sync(struct session *session);

/* Stops it first, if it is not done. */
void mark_job_delete(struct mark_job *job);

/* The job as others see it, and back. */
struct job *mark_job_base(struct mark_job *job);
struct mark_job *mark_job_from(struct job *job);

/* Waits until it is done. With dry_run nothing is saved. */
void mark_job_finish(struct mark_job *job, bool dry_run);

/* Of an edit: what it does, once it has begun, and to how many papers at most. */
const struct mark_edit *mark_job_what(const struct mark_job *job);
size_t mark_job_asked(const struct mark_job *job);

/*
 * How it ended, once it is done. When it is another status than STATUS_OK, nothing has changed;
 * STATUS_FAILED and STATUS_READ_ONLY have put a sentence into the session's diag.
 */
enum status mark_job_status(const struct mark_job *job);
const struct history_report *mark_job_report(const struct mark_job *job);

/* How many papers got other marks; and, of an edit, which. */
size_t mark_job_changed(const struct mark_job *job);
const uint32_t *mark_job_papers(const struct mark_job *job);

#endif
