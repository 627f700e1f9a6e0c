/*
 * The browser's jobs: the queue does them one after the other, and what comes to an end is said.
 * What was saved or read by one changes the topics, and maybe the list.
 */

#include "config.h"

#include "browser/browser_private.h"
#include "store/file_watch.h"

/* How long a key may work on saving before the screen is drawn, in microseconds. */
#define FIRST_STEP 4000

/* What was said of a job stays until it can be read. */
static void save_message(struct browser *browser)
{
	struct browser_message *late = &browser->messages.late;

	if (browser_is_browsing(browser) || browser->messages.text.len == 0)
		return;
	strbuf_set(&late->text, strbuf_str(&browser->messages.text));
	late->level = browser->messages.level;
}

void browser_tell_late(struct browser *browser)
{
	struct browser_message *late = &browser->messages.late;

	if (!browser_is_browsing(browser) || late->text.len == 0)
		return;
	browser_say(browser, late->level, "%s", late->text.data);
	strbuf_clear(&late->text);
}

static void say_dropped(struct browser *browser)
{
	size_t count = job_queue_clear_dropped(&browser->jobs);

	if (count == 0)
		return;
	strbuf_addf(&browser->messages.text, "%s%zu change%s that waited %s dropped",
		    browser->messages.text.len > 0 ? "; " : "", count, count == 1 ? "" : "s",
		    count == 1 ? "was" : "were");
	browser->messages.level = LEVEL_WARNING;
}

/* Whether a job came to its end. */
static bool step(struct browser *browser, uint64_t microseconds)
{
	if (!job_queue_step(&browser->jobs, microseconds))
		return false;
	say_dropped(browser);
	save_message(browser);
	return true;
}

static bool finish(struct browser *browser, enum status *status)
{
	if (!job_queue_finish(&browser->jobs, status))
		return false;
	say_dropped(browser);
	save_message(browser);
	return true;
}

/* A paper that was removed is no longer selected. */
static void deselect_removed(struct browser *browser)
{
	const struct session *session = browser->session;

	for (uint32_t i = 0; i < session->library.count; i++)
		if (marks_get(&session->marks, i)->removed_at != 0)
			selection_put(&browser->pages.list.selection, i, false);
}

/* Papers went from the library's list, or came back into it. */
static void follow_removals(struct browser *browser)
{
	const struct session *session = browser->session;

	if (browser->removed_version == session->marks.removed_version)
		return;
	browser->removed_version = session->marks.removed_version;
	if (!session->corpus.hides_removed)
		return;
	deselect_removed(browser);
	topic_index_papers_removed(browser->topic_index);
	filter_restart(browser->filter);
	/* One that was removed before this browser began is new to it. */
	filter_resort(browser->filter);
}

void browser_job_ended(struct browser *browser, const struct mark_job *job)
{
	if (mark_job_changed(job) > 0)
		topic_index_marks_changed(browser->topic_index);
	browser_follow_joins(browser);
	follow_removals(browser);
	if (mark_job_status(job) == STATUS_STOPPED)
		browser_say(browser, LEVEL_WARNING, "stopped: nothing was changed");
	else if (mark_job_status(job) != STATUS_OK)
		browser_say_error(browser);
}

void browser_ask_job(struct browser *browser, struct job *job, job_end *end)
{
	bool was_idle = job_queue_is_idle(&browser->jobs);

	if (!job_queue_add(&browser->jobs, job, JOB_ASKED, end)) {
		browser_say(browser, LEVEL_WARNING,
			    "%d changes and exports wait for their turn; this one was not taken",
			    JOB_QUEUE_MAX);
		end(browser, job, false);
		job->functions->delete (job);
	} else if (was_idle) {
		step(browser, FIRST_STEP);
	}
}

/* The database's marks are there now: the list may depend on them. */
static void end_first_sync(struct browser *browser, enum status status)
{
	browser->session->must_load_marks = false;
	/* What is not known must not be written over. */
	if (status != STATUS_OK)
		session_set_library_unread(browser->session);
	if (query_uses_marks(filter_query(browser->filter)))
		filter_restart(browser->filter);
	if (filter_order(browser->filter).key == SORT_STARRED)
		filter_resort(browser->filter);
}

/* What others changed is asked for again with their next change. */
static void end_sync(void *context, struct job *base, bool has_run)
{
	struct browser *browser = context;
	const struct mark_job *job = mark_job_from(base);

	if (!has_run || mark_job_status(job) == STATUS_STOPPED)
		return;
	if (browser->session->must_load_marks)
		end_first_sync(browser, mark_job_status(job));
	browser_job_ended(browser, job);
}

static void add_sync(struct browser *browser, enum job_rank rank)
{
	job_queue_add(&browser->jobs, mark_job_base(mark_job_sync(browser->session)), rank,
		      end_sync);
}

void browser_load_marks(struct browser *browser)
{
	if (browser->session->must_load_marks)
		add_sync(browser, JOB_FIRST);
}

static void end_seeing(void *context, struct job *base, bool has_run)
{
	struct browser *browser = context;
	const struct mark_job *job = mark_job_from(base);

	if (has_run)
		browser_job_ended(browser, job);
	if (has_run && mark_job_status(job) != STATUS_OK)
		seen_turn_off(&browser->seen);
}

void browser_see(struct browser *browser)
{
	if (browser->session->can_save)
		seen_add(&browser->seen, browser->pages.list.cursor.paper);
}

/* Saves what was seen, if the database is free. */
static void save_seen(struct browser *browser)
{
	struct mark_job *job;
	uint32_t *papers;
	size_t count;

	if (browser->seen.count == 0 || !job_queue_is_idle(&browser->jobs) ||
	    browser->session->must_load_marks)
		return;
	papers = seen_detach(&browser->seen, &count);
	job = mark_job_see(browser->session, browser_now(browser), papers, count);
	job_queue_add(&browser->jobs, mark_job_base(job), JOB_FIRST, end_seeing);
	step(browser, FIRST_STEP);
}

unsigned browser_tick_seen(struct browser *browser, int64_t now, int64_t *due)
{
	/* In the overview no paper is to be seen. */
	bool is_shown = !browser_overview_is_open(browser) && browser->session->can_save;
	bool is_idle = job_queue_is_idle(&browser->jobs);

	/* The end of a job wakes the loop. */
	*due = seen_tick(&browser->seen, is_shown ? browser->pages.list.cursor.paper : NO_PAPER,
			 now, is_idle);
	if (!is_idle || !seen_must_save(&browser->seen, now))
		return 0;
	save_seen(browser);
	*due = -1;
	return EFFECT_DRAW;
}

unsigned browser_step_jobs(struct browser *browser, uint64_t microseconds, bool *more)
{
	bool has_ended = step(browser, microseconds);

	*more = job_queue_can_step(&browser->jobs);
	if (job_queue_may_leave(&browser->jobs))
		return has_ended ? EFFECT_DRAW | EFFECT_QUIT : EFFECT_QUIT;
	return has_ended ? EFFECT_DRAW : 0;
}

int browser_job_fd(const struct browser *browser)
{
	return job_queue_fd(&browser->jobs);
}

bool browser_stop_jobs(struct browser *browser)
{
	if (!job_queue_stop(&browser->jobs))
		return false;
	/* A job that is being stopped says so at its end. */
	if (!job_queue_is_busy(&browser->jobs))
		say_dropped(browser);
	return true;
}

unsigned browser_quit(struct browser *browser)
{
	return job_queue_leave(&browser->jobs) ? EFFECT_QUIT : EFFECT_DRAW;
}

void browser_finish_job(struct browser *browser)
{
	enum status status;

	if (!job_queue_is_apart(&browser->jobs))
		finish(browser, &status);
}

void browser_finish_exports(struct browser *browser)
{
	enum status status;

	while (job_queue_is_apart(&browser->jobs))
		finish(browser, &status);
}

void browser_wait_for_marks(struct browser *browser)
{
	if (!browser->session->must_load_marks)
		return;
	job_queue_begin(&browser->jobs);
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
	struct job_queue *jobs = &browser->jobs;

	if (session->watch_fd >= 0)
		file_watch_drain(session->watch_fd);
	if (!session->database)
		return false;
	/* A job has the database: it is asked when that is done. */
	if (!job_queue_has(jobs, JOB_LAST) &&
	    (!job_queue_is_idle(jobs) || may_have_changed(session)))
		add_sync(browser, JOB_LAST);
	return job_queue_has(jobs, JOB_LAST) && job_queue_is_idle(jobs);
}

enum status browser_leave(struct browser *browser)
{
	enum status status = STATUS_OK, one;

	if (job_queue_has(&browser->jobs, JOB_ASKED) || browser->seen.count > 0)
		browser_wait_for_marks(browser);
	/* Nobody will look at the marks that were still to come. */
	browser->session->must_load_marks = false;
	job_queue_stop_readers(&browser->jobs);
	save_seen(browser);
	while (job_queue_begin(&browser->jobs) && finish(browser, &one)) {
		if (one == STATUS_FAILED)
			status = STATUS_FAILED;
		save_seen(browser);
	}
	return status;
}

bool browser_describe_job(const struct browser *browser, struct strbuf *out)
{
	return job_queue_describe(&browser->jobs, out);
}
