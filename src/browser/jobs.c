/*
 * Saving beside the screen. The database does one thing at a time: the job. What a person asks for
 * meanwhile waits in line, so that it goes on from what is being saved; what the program does on
 * its own account (what was seen, what others changed) waits until the line is empty, but for the
 * marks that are loaded at the start, which come first. When a job fails or is stopped, the line is
 * given up: to undo, say, would take back something else.
 */

#include "config.h"

#include <assert.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "browser/browser_private.h"
#include "store/file_watch.h"

/* A key that is held down does not fill the memory. */
#define WAITING_MAX 100

/* How long a key may work on saving before the screen is drawn, in microseconds. */
#define FIRST_STEP 4000

static void free_task(struct browser_task *task)
{
	free(task->text);
	free(task->removed);
	free(task->papers);
	*task = (struct browser_task){ .action = ACTION_NONE };
}

/* A task that is not done: what a person wrote for it is kept. */
static void drop_task(struct browser *browser, struct browser_task *task)
{
	if (task->action == ACTION_NONE && task->edit.field == MARK_NOTE && task->count > 0)
		browser_keep_note(browser, task->edit.text);
	free_task(task);
}

static void give_up_waiting(struct browser *browser)
{
	struct browser_jobs *jobs = &browser->private->jobs;

	for (size_t i = 0; i < jobs->waiting_count; i++)
		drop_task(browser, &jobs->waiting[i]);
	jobs->given_up += jobs->waiting_count;
	jobs->waiting_count = 0;
	jobs->is_leaving = false;
}

void browser_free_jobs(struct browser *browser)
{
	struct browser_jobs *jobs = &browser->private->jobs;

	mark_job_delete(jobs->job);
	free_task(&jobs->task);
	give_up_waiting(browser);
	free(jobs->waiting);
	strbuf_free(&jobs->message);
}

/* NULL while the program does a job of its own, and between two jobs: what waits begins with the
 * next step, and the screen may be drawn before it. */
static struct mark_job *job_of_person(const struct browser *browser)
{
	const struct browser_jobs *jobs = &browser->private->jobs;

	return jobs->is_own ? NULL : jobs->job;
}

static bool is_busy_for_person(const struct browser *browser)
{
	return job_of_person(browser) || browser->private->jobs.waiting_count > 0;
}

/* What was said of a job stays until it can be read. */
static void save_message(struct browser *browser)
{
	struct browser_jobs *jobs = &browser->private->jobs;

	if (browser_is_browsing(browser) || browser->messages.text.len == 0)
		return;
	strbuf_set(&jobs->message, strbuf_str(&browser->messages.text));
	jobs->level = browser->messages.level;
}

void browser_tell_late(struct browser *browser)
{
	struct browser_jobs *jobs = &browser->private->jobs;

	if (!browser_is_browsing(browser) || jobs->message.len == 0)
		return;
	browser_say(browser, jobs->level, "%s", jobs->message.data);
	strbuf_clear(&jobs->message);
}

static void say_failure(struct browser *browser, enum status status)
{
	if (status == STATUS_STOPPED)
		browser_say(browser, LEVEL_WARNING, "stopped: nothing was changed");
	else
		browser_say_error(browser);
}

static void say_given_up(struct browser *browser)
{
	size_t *count = &browser->private->jobs.given_up;

	if (*count > 0)
		strbuf_addf(&browser->messages.text, "%s%zu change%s that waited %s given up",
			    browser->messages.text.len > 0 ? "; " : "", *count,
			    *count == 1 ? "" : "s", *count == 1 ? "was" : "were");
	if (*count > 0)
		browser->messages.level = LEVEL_WARNING;
	*count = 0;
}

/* The database's marks are there at last: the list may depend on them. */
static void end_first_sync(struct browser *browser, enum status status)
{
	if (status == STATUS_STOPPED)
		return;
	browser->session->must_load_marks = false;
	/* What is not known must not be written over. */
	if (status != STATUS_OK)
		session_give_up_library(browser->session);
	if (query_uses_marks(filter_query(browser->filter)))
		filter_restart(browser->filter);
	if (filter_order(browser->filter).key == SORT_STARRED)
		filter_resort(browser->filter);
}

static void end_job(struct browser *browser)
{
	struct browser_jobs *jobs = &browser->private->jobs;
	struct mark_job *job = jobs->job;
	enum status status = mark_job_status(job);
	bool was_seen = mark_job_kind(job) == MARK_JOB_SEE;

	jobs->job = NULL;
	if (mark_job_changed(job) > 0)
		topic_index_marks_changed(browser->topic_index);
	if (mark_job_kind(job) == MARK_JOB_SYNC && browser->session->must_load_marks)
		end_first_sync(browser, status);
	if (was_seen && status != STATUS_OK)
		browser->private->seen.is_given_up = true;
	/* What others changed is asked for again with their next change. */
	if (status != STATUS_OK && !(jobs->is_own && status == STATUS_STOPPED))
		say_failure(browser, status);
	if (!jobs->is_own)
		browser_task_ended(browser, &jobs->task, job);
	/* What waited does not go on from what has failed; what came after it was stopped does. */
	if (!jobs->is_own && status != STATUS_OK && status != STATUS_STOPPED)
		give_up_waiting(browser);
	say_given_up(browser);
	save_message(browser);
	free_task(&jobs->task);
	mark_job_delete(job);
}

/* Works on the job; whether it came to its end. */
static bool step_job(struct browser *browser, uint64_t microseconds)
{
	struct browser_jobs *jobs = &browser->private->jobs;

	mark_job_step(jobs->job, microseconds);
	if (!mark_job_is_done(jobs->job))
		return false;
	end_job(browser);
	return true;
}

static void begin_sync(struct browser *browser)
{
	struct browser_jobs *jobs = &browser->private->jobs;

	jobs->must_sync = false;
	jobs->is_own = true;
	jobs->job = mark_job_sync(browser->session);
}

static void begin_next(struct browser *browser)
{
	struct browser_jobs *jobs = &browser->private->jobs;

	if (browser->session->must_load_marks || (jobs->must_sync && jobs->waiting_count == 0)) {
		begin_sync(browser);
	} else if (jobs->waiting_count > 0) {
		jobs->task = jobs->waiting[0];
		jobs->waiting_count--;
		for (size_t i = 0; i < jobs->waiting_count; i++)
			jobs->waiting[i] = jobs->waiting[i + 1];
		jobs->is_own = false;
		jobs->job = browser_task_job(browser, &jobs->task);
	}
}

void browser_begin_own_job(struct browser *browser, struct mark_job *job)
{
	assert(!browser->private->jobs.job);
	browser->private->jobs.is_own = true;
	browser->private->jobs.job = job;
	step_job(browser, FIRST_STEP);
}

void browser_begin_task(struct browser *browser, struct browser_task *task)
{
	struct browser_jobs *jobs = &browser->private->jobs;

	if (jobs->waiting_count == WAITING_MAX) {
		browser_say(browser, LEVEL_WARNING,
			    "%d changes wait to be saved; this one was not taken", WAITING_MAX);
		drop_task(browser, task);
		return;
	}
	jobs->waiting = alloc_grow(jobs->waiting, &jobs->waiting_capacity, jobs->waiting_count + 1,
				   sizeof(*jobs->waiting));
	jobs->waiting[jobs->waiting_count++] = *task;
	if (jobs->job)
		return;
	begin_next(browser);
	step_job(browser, FIRST_STEP);
}

unsigned browser_step_jobs(struct browser *browser, uint64_t microseconds, bool *more)
{
	struct browser_jobs *jobs = &browser->private->jobs;
	unsigned effects = 0;

	if (!jobs->job)
		begin_next(browser);
	if (jobs->job && step_job(browser, microseconds))
		effects = EFFECT_DRAW;
	if (jobs->is_leaving && !is_busy_for_person(browser))
		effects |= EFFECT_QUIT;
	*more = jobs->job ? mark_job_fd(jobs->job) < 0 : jobs->waiting_count > 0 || jobs->must_sync;
	return effects;
}

int browser_job_fd(const struct browser *browser)
{
	const struct mark_job *job = browser->private->jobs.job;

	return job ? mark_job_fd(job) : -1;
}

bool browser_stop_jobs(struct browser *browser)
{
	struct mark_job *job = job_of_person(browser);

	if (!is_busy_for_person(browser))
		return false;
	give_up_waiting(browser);
	if (job)
		mark_job_stop(job);
	else
		say_given_up(browser);
	return true;
}

unsigned browser_quit(struct browser *browser)
{
	if (!is_busy_for_person(browser))
		return EFFECT_QUIT;
	browser->private->jobs.is_leaving = true;
	return EFFECT_DRAW;
}

void browser_finish_job(struct browser *browser)
{
	struct browser_jobs *jobs = &browser->private->jobs;

	if (!jobs->job)
		return;
	mark_job_finish(jobs->job, false);
	end_job(browser);
}

void browser_wait_for_marks(struct browser *browser)
{
	struct browser_jobs *jobs = &browser->private->jobs;

	if (!browser->session->must_load_marks)
		return;
	if (!jobs->job)
		begin_next(browser);
	browser_finish_job(browser);
}

/* When it cannot be told, a look at the marks does, or says why it cannot. */
static bool may_have_changed(struct session *session)
{
	bool has_changed = false;
	struct diag diag;
	enum status status;

	diag_init(&diag, 1);
	status = database_has_changed(session->database, &has_changed, &diag);
	diag_free(&diag);
	return status != STATUS_OK || has_changed;
}

bool browser_sync(struct browser *browser)
{
	struct session *session = browser->session;
	struct browser_jobs *jobs = &browser->private->jobs;

	if (session->watch_fd >= 0)
		file_watch_drain(session->watch_fd);
	/* The job has the database: it is asked when that is done. */
	if (!session->database)
		return false;
	if (jobs->job || may_have_changed(session))
		jobs->must_sync = true;
	return jobs->must_sync && !jobs->job;
}

enum status browser_leave(struct browser *browser)
{
	struct browser_jobs *jobs = &browser->private->jobs;
	enum status status = STATUS_OK;

	if (jobs->waiting_count > 0 || browser->private->seen.count > 0)
		browser_wait_for_marks(browser);
	/* Nobody will look at the marks that were still to come. */
	browser->session->must_load_marks = jobs->must_sync = false;
	browser_save_seen(browser);
	for (;;) {
		if (!jobs->job)
			begin_next(browser);
		if (!jobs->job)
			return status;
		if (mark_job_kind(jobs->job) == MARK_JOB_SYNC)
			mark_job_stop(jobs->job);
		mark_job_finish(jobs->job, false);
		if (mark_job_status(jobs->job) == STATUS_FAILED)
			status = STATUS_FAILED;
		end_job(browser);
		browser_save_seen(browser);
	}
}

/* "starring": what is being done to papers. */
static const char *describe_what(const struct browser_task *task, const struct mark_job *job)
{
	static const char *const edits[] = {
		[MARK_STARRED] = "starring", [MARK_STATUS] = "marking", [MARK_PRIORITY] = "marking",
		[MARK_TAGS] = "tagging",     [MARK_NOTE] = "noting on",
	};

	if (task->action == ACTION_UNDO)
		return "undoing the last change of";
	if (task->action == ACTION_REDO)
		return "doing again the change of";
	if (mark_job_what(job)->field == MARK_STARRED && mark_job_what(job)->value == 0)
		return "unstarring";
	return edits[mark_job_what(job)->field];
}

static void add_progress(const struct browser_task *task, const struct mark_job *job,
			 struct strbuf *out)
{
	size_t done, total;

	mark_job_progress(job, &done, &total);
	strbuf_addf(out, "%s ", describe_what(task, job));
	if (total > 0)
		strbuf_addf(out, "%zu of %zu paper%s", done, total, total == 1 ? "" : "s");
	else
		strbuf_add_cstr(out, "papers");
}

bool browser_describe_job(const struct browser *browser, struct strbuf *out)
{
	const struct browser_jobs *jobs = &browser->private->jobs;
	const struct mark_job *job = job_of_person(browser);

	if (!is_busy_for_person(browser))
		return false;
	if (!job)
		strbuf_add_cstr(out, "waiting for the library");
	else if (mark_job_is_stopping(job))
		strbuf_add_cstr(out, "stopping");
	else
		add_progress(&jobs->task, job, out);
	if (jobs->waiting_count > 0)
		strbuf_addf(out, "; %zu more waiting", jobs->waiting_count);
	strbuf_add_cstr(out, jobs->is_leaving ? "; leaving then; Esc stops it" : "; Esc stops it");
	return true;
}
