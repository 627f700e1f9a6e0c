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

#include <stdatomic.h>
#include <stdlib.h>

#include "base/clock.h"
#include "session/mark_job_private.h"

/* This many papers are written without a thread: about two milliseconds, and the disk's. */
#define AT_ONCE_MAX 100

static void stop(struct mark_job *job)
{
	atomic_store(&job->watch.is_stopped, true);
}

void mark_job_delete(struct mark_job *job)
{
	stop(job);
	background_free(&job->background);
	diag_free(&job->diag);
	history_report_free(&job->report);
	row_news_free(&job->news);
	mark_plan_free(&job->plan);
	strbuf_free(&job->removed);
	strbuf_free(&job->text);
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

static void run(struct mark_job *job)
{
	if (mark_job_is_edit(job))
		mark_job_plan(job);
	mark_job_run(job);
}

static void run_in_thread(void *context)
{
	run(context);
}

/* Waits for the disk and for other programs. */
static void run_patiently(struct mark_job *job)
{
	job->watch.papers_max = 0;
	run(job);
	end_run(job);
}

/* Whether it was done without a thread. It may turn out that there is more to it, or that another
 * program is writing. */
static bool run_at_once(struct mark_job *job)
{
	if (job->kind == MARK_JOB_SYNC || job->plan.paper_count > AT_ONCE_MAX)
		return false;
	job->watch.papers_max = AT_ONCE_MAX;
	run(job);
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
	} else if (!background_start(&job->background, run_in_thread, job)) {
		run_patiently(job);
	}
}

/* One piece of work; whether there may be more right now. */
static bool step_once(struct mark_job *job)
{
	switch (job->phase) {
	case PREPARING:
		if (atomic_load(&job->watch.is_stopped)) {
			job->status = STATUS_STOPPED;
			job->phase = DONE;
			break;
		}
		if (mark_job_prepare(job))
			begin_run(job);
		break;
	case RUNNING:
		if (!background_is_through(&job->background))
			return false;
		background_join(&job->background);
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

void mark_job_finish(struct mark_job *job, bool dry_run)
{
	while (job->phase == PREPARING && !mark_job_prepare(job))
		;
	if (dry_run) {
		mark_job_plan(job);
		job->phase = DONE;
	} else if (job->phase == PREPARING) {
		run_patiently(job);
	} else if (background_join(&job->background)) {
		end_run(job);
	}
	apply_all(job);
}

struct job *mark_job_base(struct mark_job *job)
{
	return &job->base;
}

struct mark_job *mark_job_from(struct job *job)
{
	return (struct mark_job *)(void *)job;
}

static const struct mark_job *from(const struct job *job)
{
	return (const struct mark_job *)(const void *)job;
}

static void base_step(struct job *job, uint64_t microseconds)
{
	uint64_t start = clock_microseconds();

	while (step_once(mark_job_from(job)) && clock_microseconds() - start < microseconds)
		;
}

static void base_finish(struct job *job)
{
	mark_job_finish(mark_job_from(job), false);
}

static bool base_is_done(const struct job *job)
{
	return from(job)->phase == DONE;
}

static int base_fd(const struct job *job)
{
	return from(job)->phase == RUNNING ? background_fd(&from(job)->background) : -1;
}

static void base_stop(struct job *job)
{
	stop(mark_job_from(job));
}

static void base_describe(const struct job *job, struct strbuf *out)
{
	mark_job_describe(from(job), out);
}

static enum status base_status(const struct job *job)
{
	return from(job)->status;
}

static void base_delete(struct job *job)
{
	mark_job_delete(mark_job_from(job));
}

const struct job_functions mark_job_functions = {
	.step = base_step,
	.finish = base_finish,
	.is_done = base_is_done,
	.fd = base_fd,
	.stop = base_stop,
	.describe = base_describe,
	.status = base_status,
	.delete = base_delete,
};

const struct mark_edit *mark_job_what(const struct mark_job *job)
{
	return &job->edit;
}

size_t mark_job_asked(const struct mark_job *job)
{
	return job->plan.asked_count;
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
	return job->plan.papers;
}
