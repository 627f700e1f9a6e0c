#ifndef SESSION_MARK_JOB_H
#define SESSION_MARK_JOB_H

/*
 * One change of marks, or a look at what another program has changed. The database is written or
 * read either at once, where that surely takes no longer than a frame, or in a thread of its own,
 * while the screen goes on; what is saved is then taken into memory in steps. While a job is alive
 * nothing else may use the session's database.
 *
 * A job is made, then begun, then stepped until mark_job_is_done, then deleted. Whoever can wait
 * calls mark_job_finish in place of the steps.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "model/mark_edit.h"
#include "session/session.h"
#include "store/database.h"

struct mark_job;

enum mark_job_kind {
	MARK_JOB_EDIT, /* a step that can be undone */
	MARK_JOB_SEE,  /* papers were looked at */
	MARK_JOB_UNDO,
	MARK_JOB_REDO,
	MARK_JOB_SYNC, /* what another program has changed */
};

/* Edits the marks of papers. The text of the edit is copied; papers is the job's from now on. */
struct mark_job *mark_job_edit(struct session *session, const struct mark_edit *edit,
			       uint32_t *papers, size_t count);

/* The papers were looked at at that moment. papers is the job's from now on. */
struct mark_job *mark_job_see(struct session *session, int64_t moment, uint32_t *papers,
			      size_t count);

/* Takes the last step back, whichever program made it, or does it again (database_undo). */
struct mark_job *mark_job_undo(struct session *session, bool redo);

struct mark_job *mark_job_sync(struct session *session);

/* Stops it first, if it is not done. */
void mark_job_delete(struct mark_job *job);

/* Works for about that long on what is to be done on the caller's side. */
void mark_job_step(struct mark_job *job, uint64_t microseconds);

/* Waits until it is done. With dry_run nothing is saved. */
void mark_job_finish(struct mark_job *job, bool dry_run);

bool mark_job_is_done(const struct mark_job *job);

/* Becomes readable when a step has something to do; -1: it has now. */
int mark_job_fd(const struct mark_job *job);

/* Leaves everything as it was, unless it is too late for that. */
void mark_job_stop(struct mark_job *job);
bool mark_job_is_stopping(const struct mark_job *job);

/* How many papers of how many are written; total is 0 while that is not known. */
void mark_job_progress(const struct mark_job *job, size_t *done, size_t *total);

enum mark_job_kind mark_job_kind(const struct mark_job *job);
const struct mark_edit *mark_job_what(const struct mark_job *job);

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
