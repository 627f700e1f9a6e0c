/*
 * A job goes through its phases in order. PREPARING: the caller's thread copies the papers' structs
 * and marks, since loading may move them meanwhile (their text lies in arenas and stays). RUNNING:
 * the database is written, by the thread if there is one. APPLYING: the caller's thread takes what
 * was committed into memory, row by row. FINDING: after the first sync, the papers that were there
 * before are looked for among those of the database. Between the start and the end of the thread
 * the job's members are its own, but for the watch and the flag that says that it is through.
 */

#include "config.h"

#include "session/mark_job.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/thread.h"
#include "session/mark_job_private.h"

/* So many papers are written without a thread: about two milliseconds, and the disk's. */
#define AT_ONCE_MAX 100

#define DIAG_LIMIT 10

static struct mark_job *new_job(struct session *session, enum mark_job_kind kind)
{
	struct mark_job *job = alloc_zeroed(1, sizeof(*job));

	job->session = session;
	job->kind = kind;
	strbuf_init(&job->text);
	strbuf_init(&job->removed);
	arena_init(&job->arena);
	library_init(&job->strangers);
	history_report_init(&job->report);
	diag_init(&job->diag, DIAG_LIMIT);
	job->pipe[0] = job->pipe[1] = -1;
	return job;
}

static struct mark_job *new_edit(struct session *session, enum mark_job_kind kind, uint32_t *papers,
				 size_t count)
{
	struct mark_job *job = new_job(session, kind);

	job->papers = papers;
	job->asked_count = job->paper_count = count;
	job->copies = alloc_resize(NULL, count + 1, sizeof(*job->copies));
	job->marks = alloc_resize(NULL, count + 1, sizeof(*job->marks));
	job->before = alloc_resize(NULL, count + 1, sizeof(*job->before));
	job->entries = alloc_resize(NULL, count + 1, sizeof(*job->entries));
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

	job->is_first = session->must_load_marks;
	return job;
}

static void join(struct mark_job *job)
{
	if (job->has_thread)
		pthread_join(job->thread, NULL);
	job->has_thread = false;
}

void mark_job_delete(struct mark_job *job)
{
	if (!job)
		return;
	mark_job_stop(job);
	join(job);
	for (int i = 0; i < 2; i++)
		if (job->pipe[i] >= 0)
			close(job->pipe[i]);
	diag_free(&job->diag);
	history_report_free(&job->report);
	library_free(&job->strangers);
	arena_free(&job->arena);
	strbuf_free(&job->removed);
	strbuf_free(&job->text);
	free(job->news);
	free(job->entries);
	free(job->marks);
	free(job->before);
	free(job->copies);
	free(job->papers);
	free(job);
}

/* What went wrong is told in the caller's thread. */
static void hand_over_diag(struct mark_job *job)
{
	for (size_t i = 0; i < job->diag.count; i++) {
		const struct diag_message *message = &job->diag.messages[i];

		diag_add(&job->session->diag, message->level, message->file, message->line,
			 message->column, "%s", message->text);
	}
	diag_clear(&job->diag);
}

/* The database was used. */
static void end_run(struct mark_job *job)
{
	hand_over_diag(job);
	job->phase = job->status == STATUS_OK ? APPLYING : DONE;
}

static void *run_in_thread(void *context)
{
	struct mark_job *job = context;
	ssize_t written;

	if (mark_job_is_edit(job))
		mark_job_plan(job);
	mark_job_run(job);
	atomic_store(&job->is_through, true);
	do
		written = write(job->pipe[1], "", 1);
	while (written < 0 && errno == EINTR);
	return NULL;
}

static bool start_thread(struct mark_job *job)
{
	if (pipe2(job->pipe, O_CLOEXEC) != 0)
		return false;
	job->has_thread = thread_start(&job->thread, run_in_thread, job);
	return job->has_thread;
}

/* Waits for the disk and for other programs. */
static void run_patiently(struct mark_job *job)
{
	job->watch.papers_max = 0;
	if (mark_job_is_edit(job))
		mark_job_plan(job);
	mark_job_run(job);
	end_run(job);
}

/* Whether it was done without a thread. It may turn out that there is more to it, or that another
 * program is writing. */
static bool run_at_once(struct mark_job *job)
{
	if (job->kind == MARK_JOB_SYNC || job->paper_count > AT_ONCE_MAX)
		return false;
	job->watch.papers_max = AT_ONCE_MAX;
	if (mark_job_is_edit(job))
		mark_job_plan(job);
	mark_job_run(job);
	job->watch.papers_max = 0;
	return job->status != STATUS_BUSY;
}

static void apply_all(struct mark_job *job)
{
	while (job->phase == APPLYING)
		mark_job_apply(job);
	while (job->phase == FINDING)
		mark_job_find(job);
}

static void begin_run(struct mark_job *job)
{
	job->phase = RUNNING;
	if (run_at_once(job)) {
		end_run(job);
		apply_all(job);
	} else if (!start_thread(job)) {
		run_patiently(job);
	}
}

/* One piece of work; whether there may be more right now. */
static bool step_once(struct mark_job *job)
{
	switch (job->phase) {
	case PREPARING:
		if (mark_job_is_stopping(job)) {
			job->status = STATUS_STOPPED;
			job->phase = DONE;
			break;
		}
		mark_job_prepare(job);
		if (job->prepared == job->paper_count)
			begin_run(job);
		break;
	case RUNNING:
		if (!atomic_load(&job->is_through))
			return false;
		join(job);
		end_run(job);
		break;
	case APPLYING:
		mark_job_apply(job);
		break;
	case FINDING:
		mark_job_find(job);
		break;
	case DONE:
		return false;
	}
	return true;
}

void mark_job_step(struct mark_job *job, uint64_t microseconds)
{
	uint64_t start = clock_microseconds();

	while (step_once(job) && clock_microseconds() - start < microseconds)
		;
}

void mark_job_finish(struct mark_job *job, bool dry_run)
{
	while (job->phase == PREPARING && job->prepared < job->paper_count)
		mark_job_prepare(job);
	if (dry_run) {
		mark_job_plan(job);
		job->phase = DONE;
	} else if (job->phase == PREPARING) {
		run_patiently(job);
	} else if (job->has_thread) {
		join(job);
		end_run(job);
	}
	apply_all(job);
}

bool mark_job_is_done(const struct mark_job *job)
{
	return job->phase == DONE;
}

int mark_job_fd(const struct mark_job *job)
{
	return job->phase == RUNNING ? job->pipe[0] : -1;
}

void mark_job_stop(struct mark_job *job)
{
	atomic_store(&job->watch.is_stopped, true);
}

bool mark_job_is_stopping(const struct mark_job *job)
{
	return atomic_load(&job->watch.is_stopped);
}

void mark_job_progress(const struct mark_job *job, size_t *done, size_t *total)
{
	*done = atomic_load(&job->watch.done);
	*total = mark_job_is_edit(job) ? job->asked_count : atomic_load(&job->watch.total);
	if (*done > *total && *total > 0)
		*done = *total;
}

enum mark_job_kind mark_job_kind(const struct mark_job *job)
{
	return job->kind;
}

const struct mark_edit *mark_job_what(const struct mark_job *job)
{
	return &job->edit;
}

enum status mark_job_status(const struct mark_job *job)
{
	return job->status;
}

const struct history_report *mark_job_report(const struct mark_job *job)
{
	return &job->report;
}

const uint32_t *mark_job_papers(const struct mark_job *job)
{
	return job->papers;
}
