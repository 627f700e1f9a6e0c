/*
 * A job goes through its phases in order. PREPARING: the caller's thread copies the papers' structs
 * and marks, since loading may move them meanwhile (their text lies in arenas and stays). RUNNING:
 * the database is written, by the thread if there is one. APPLYING: the caller's thread takes what
 * was committed into memory, row by row. FINDING: after the first sync, the papers that were there
 * before are looked for among those of the database. Between the start and the end of the thread
 * the job's members are its own, but for the watch and the flag that says that it is through.
 */

#include "config.h"

#include "app/mark_job.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"

/* So many papers are written without a thread: about two milliseconds, and the disk's. */
#define AT_ONCE_MAX 100

/* How many papers are copied or taken over between two looks at the clock. */
#define BATCH 256

#define DIAG_LIMIT 10

enum phase { PREPARING, RUNNING, APPLYING, FINDING, DONE };

/* What the database says of a row. */
struct row_news {
	int64_t row;
	struct marks marks;
	uint32_t stranger; /* its paper in `strangers`, or ROW_NO_PAPER */
};

struct mark_job {
	struct session *session;
	enum mark_job_kind kind;
	enum phase phase;
	struct mark_edit edit; /* of SEE: value is the moment */
	struct strbuf text, removed;

	/* Of an edit. After planning the first `count` are those that change. */
	uint32_t *papers;
	size_t asked_count, paper_count, count;
	struct paper *copies;
	struct marks *marks; /* as they are, then as they are to be */
	struct database_entry *entries;
	size_t prepared;
	bool is_planned;

	struct row_news *news; /* of the other kinds */
	size_t news_count, news_capacity;
	struct library strangers;

	struct arena arena; /* holds the text of marks */
	size_t applied;
	bool is_first; /* the marks of all papers come: see session_announce_row */
	size_t found, to_find;
	struct history_report report;
	struct database_watch watch;
	struct diag diag;
	enum status status;

	pthread_t thread;
	bool has_thread;
	atomic_bool is_through; /* the thread is */
	int pipe[2];            /* -1, or one byte comes when the thread is through */
};

static bool is_edit(const struct mark_job *job)
{
	return job->kind == MARK_JOB_EDIT || job->kind == MARK_JOB_SEE;
}

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
	free(job->copies);
	free(job->papers);
	free(job);
}

/* Makes the marks what they are to be; text lies in the arena or is the edit's. Whether they are
 * others now. */
static bool edit_marks(struct mark_job *job, struct marks *marks, struct strbuf *text)
{
	bool is_seen = marks->seen_at != 0;

	if (job->kind == MARK_JOB_EDIT)
		return mark_edit_apply(&job->edit, marks, text);
	if (!is_seen)
		marks->seen_at = job->edit.value;
	return !is_seen;
}

/* Leaves only the papers that the edit changes, with their new marks. Done once. */
static void plan(struct mark_job *job)
{
	struct strbuf text;

	if (job->is_planned)
		return;
	job->is_planned = true;
	strbuf_init(&text);
	job->count = 0;
	for (size_t i = 0; i < job->paper_count; i++) {
		struct marks after = job->marks[i];

		if (!edit_marks(job, &after, &text))
			continue;
		mark_summary_add(&job->report.summary, &job->marks[i], &after);
		after.tags = arena_copy(&job->arena, after.tags);
		after.note = arena_copy(&job->arena, after.note);
		job->papers[job->count] = job->papers[i];
		job->copies[job->count] = job->copies[i];
		job->marks[job->count++] = after;
	}
	job->paper_count = job->count;
	for (size_t i = 0; i < job->count; i++)
		job->entries[i] = (struct database_entry){ &job->copies[i], &job->marks[i], 0 };
	strbuf_free(&text);
}

static void take_news(void *context, int64_t row, const struct paper_draft *draft)
{
	struct mark_job *job = context;
	struct row_news *news;

	job->news =
		alloc_grow(job->news, &job->news_capacity, job->news_count + 1, sizeof(*job->news));
	news = &job->news[job->news_count++];
	*news = (struct row_news){ row, draft->marks, ROW_NO_PAPER };
	news->marks.tags = arena_copy(&job->arena, draft->marks.tags);
	news->marks.note = arena_copy(&job->arena, draft->marks.note);
	if (!draft->is_known)
		library_add(&job->strangers, draft, NULL, &news->stranger);
}

static enum status use_database(struct mark_job *job)
{
	struct database *database = job->session->database;

	switch (job->kind) {
	case MARK_JOB_EDIT:
	case MARK_JOB_SEE:
		if (job->count == 0)
			return STATUS_OK;
		return database_save(database, job->entries, job->count, false, &job->diag);
	case MARK_JOB_UNDO:
	case MARK_JOB_REDO:
		return database_undo(database, job->kind == MARK_JOB_REDO, take_news, job,
				     &job->report, &job->diag);
	case MARK_JOB_SYNC:
		return database_load_changes(database, take_news, job, &job->diag);
	}
	return STATUS_FAILED;
}

/* Does what is to be done in the database, in any thread. */
static void run(struct mark_job *job)
{
	if (!job->session->can_save && job->kind != MARK_JOB_SYNC) {
		diag_add(&job->diag, DIAG_ERROR, NULL, 0, 0,
			 "marks cannot be saved: the library is not open for writing");
		job->status = STATUS_READ_ONLY;
		return;
	}
	atomic_store(&job->watch.done, 0);
	if (!is_edit(job)) {
		/* What a try has counted is void. */
		history_report_free(&job->report);
		history_report_init(&job->report);
	}
	database_set_watch(job->session->database, &job->watch);
	job->status = use_database(job);
	database_set_watch(job->session->database, NULL);
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

	if (is_edit(job))
		plan(job);
	run(job);
	atomic_store(&job->is_through, true);
	do
		written = write(job->pipe[1], "", 1);
	while (written < 0 && errno == EINTR);
	return NULL;
}

/* Signals are the business of the caller's thread. */
static bool start_thread(struct mark_job *job)
{
	sigset_t all, before;

	if (pipe2(job->pipe, O_CLOEXEC) != 0)
		return false;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	job->has_thread = pthread_create(&job->thread, NULL, run_in_thread, job) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return job->has_thread;
}

/* Waits for the disk and for other programs. */
static void run_patiently(struct mark_job *job)
{
	job->watch.papers_max = 0;
	if (is_edit(job))
		plan(job);
	run(job);
	end_run(job);
}

/* Whether it was done without a thread. It may turn out that there is more to it, or that another
 * program is writing. */
static bool run_at_once(struct mark_job *job)
{
	if (job->kind == MARK_JOB_SYNC || job->paper_count > AT_ONCE_MAX)
		return false;
	job->watch.papers_max = AT_ONCE_MAX;
	if (is_edit(job))
		plan(job);
	run(job);
	job->watch.papers_max = 0;
	return job->status != STATUS_BUSY;
}

static uint64_t now_microseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

/* Copies some papers. */
static void prepare_some(struct mark_job *job)
{
	const struct session *session = job->session;
	size_t end = job->prepared + BATCH;

	for (; job->prepared < job->paper_count && job->prepared < end; job->prepared++) {
		uint32_t paper = job->papers[job->prepared];

		job->copies[job->prepared] = session->library.papers[paper];
		job->marks[job->prepared] = *marks_get(&session->marks, paper);
	}
}

static void apply_edit(struct mark_job *job, size_t i, struct strbuf *text)
{
	struct marks marks = *marks_get(&job->session->marks, job->papers[i]);

	edit_marks(job, &marks, text);
	session_put_marks(job->session, job->entries[i].row, job->papers[i], &marks);
}

static void apply_news(struct mark_job *job, size_t i)
{
	const struct row_news *news = &job->news[i];
	struct paper_draft draft = { .marks = news->marks, .has_marks = true };

	if (job->is_first && news->stranger != ROW_NO_PAPER) {
		session_announce_row(job->session, news->row, news->stranger, &news->marks);
		return;
	}
	if (news->stranger != ROW_NO_PAPER)
		draft.paper = job->strangers.papers[news->stranger];
	session_take_row(job->session, news->row, &draft);
}

/* Looks for some of the papers that were there before the first marks came. */
static void find_some(struct mark_job *job)
{
	size_t end = job->found + BATCH;

	for (; job->found < job->to_find && job->found < end; job->found++)
		session_find_marks(job->session, (uint32_t)job->found);
	if (job->found == job->to_find)
		job->phase = DONE;
}

static void end_apply(struct mark_job *job)
{
	if (!job->is_first) {
		job->phase = DONE;
		return;
	}
	session_adopt_kept(job->session, &job->strangers);
	job->to_find = job->session->library.count;
	job->phase = FINDING;
}

/* Takes some of what was committed into memory. */
static void apply_some(struct mark_job *job)
{
	size_t count = mark_job_changed(job), end = job->applied;
	struct strbuf text;

	/* A paper that was never met is looked for, which may take long. */
	end += !job->is_first && job->strangers.count > 0 ? 1 : BATCH;

	strbuf_init(&text);
	for (; job->applied < count && job->applied < end; job->applied++) {
		if (is_edit(job))
			apply_edit(job, job->applied, &text);
		else
			apply_news(job, job->applied);
	}
	strbuf_free(&text);
	if (job->applied == count)
		end_apply(job);
}

static void apply_all(struct mark_job *job)
{
	while (job->phase == APPLYING)
		apply_some(job);
	while (job->phase == FINDING)
		find_some(job);
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
		prepare_some(job);
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
		apply_some(job);
		break;
	case FINDING:
		find_some(job);
		break;
	case DONE:
		return false;
	}
	return true;
}

void mark_job_step(struct mark_job *job, uint64_t microseconds)
{
	uint64_t start = now_microseconds();

	while (step_once(job) && now_microseconds() - start < microseconds)
		;
}

void mark_job_finish(struct mark_job *job, bool dry_run)
{
	while (job->phase == PREPARING && job->prepared < job->paper_count)
		prepare_some(job);
	if (dry_run) {
		plan(job);
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
	*total = is_edit(job) ? job->asked_count : atomic_load(&job->watch.total);
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

size_t mark_job_changed(const struct mark_job *job)
{
	return is_edit(job) ? job->count : job->news_count;
}

const uint32_t *mark_job_papers(const struct mark_job *job)
{
	return job->papers;
}
