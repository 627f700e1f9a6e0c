/*
 * A job goes through its phases in order. COPYING: the papers' structs and marks are copied, since
 * loading may move them meanwhile (their text lies in arenas and stays). GROUPING: the papers'
 * topics are found, where the document has them as groups. OPENING: a thread makes what must be
 * known of all papers, as the keys of BibTeX; the run is the thread's own until it has ended.
 * WRITING: rows go to the file beside the target. SAVING: a thread waits for the disk, and gives
 * the file its name; the file and `failures` are the thread's own until it has ended.
 */

#include "config.h"

#include "session/file_export.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/background.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/utf8.h"

/* How many papers are copied, and how many bytes are written, between two looks at the clock. */
#define BATCH 4096
#define PIECE ((size_t)64 << 10)

#define FAILURES_MAX 4

enum phase { COPYING, GROUPING, OPENING, WRITING, SAVING, DONE };

struct file_export {
	struct job base;
	struct session *session;
	struct export_job job;
	struct export_run run;
	enum phase phase;
	bool is_stopped;
	enum status status;

	uint32_t *papers;
	struct paper *copies;
	struct marks *marks;
	size_t copied;

	struct file_replacement file;
	struct diag failures;
	struct strbuf what, name;
	struct background background;
};

static struct file_export *from(struct job *job)
{
	return (struct file_export *)(void *)job;
}

const struct file_export *file_export_from(const struct job *job)
{
	return (const struct file_export *)(const void *)job;
}

static void end(struct file_export *export, enum status status)
{
	if (export->phase > COPYING && export->phase < DONE)
		export_run_free(&export->run);
	export->status = status;
	export->phase = DONE;
}

static void begin_run(struct file_export *export)
{
	export->job.paper_copies = export->copies;
	export->job.marks_copies = export->marks;
	export_run_begin(&export->run, &export->job);
	export->phase = GROUPING;
}

static void copy(struct file_export *export)
{
	const struct session *session = export->session;
	size_t to = export->copied + BATCH;

	if (!export->copies) {
		size_t room = export->job.count + 1;

		export->copies = alloc_resize(NULL, room, sizeof(*export->copies));
		export->marks = alloc_resize(NULL, room, sizeof(*export->marks));
	}
	for (; export->copied < export->job.count && export->copied < to; export->copied++) {
		uint32_t paper = export->papers[export->copied];

		export->copies[export->copied] = session->library.papers[paper];
		export->marks[export->copied] = *marks_get(&session->marks, paper);
	}
	if (export->copied == export->job.count)
		begin_run(export);
}

static void save(void *context)
{
	struct file_export *export = context;

	export->status = file_replace_commit(&export->file, &export->failures);
}

/* Whether and why it could not be saved is told in the caller's thread. */
static void end_saving(struct file_export *export)
{
	struct diag *diag = &export->session->diag;

	for (size_t i = 0; i < export->failures.count; i++) {
		const struct diag_message *message = &export->failures.messages[i];

		diag_add(diag, message->level, message->file, 0, 0, "%s", message->text);
	}
	if (export->status == STATUS_EXISTS)
		diag_add(diag, DIAG_ERROR, export->name.data, 0, 0,
			 "came meanwhile, and was not replaced");
	end(export, export->status);
}

/* The thread has ended, or its work was done without one. */
static void end_thread(struct file_export *export)
{
	background_free(&export->background);
	background_init(&export->background);
	if (export->phase == SAVING)
		end_saving(export);
	else
		export->phase = WRITING;
}

static void begin_thread(struct file_export *export, enum phase phase, void (*run)(void *context))
{
	export->phase = phase;
	if (background_start(&export->background, run, export))
		return;
	run(export);
	end_thread(export);
}

static void open_document(void *context)
{
	struct file_export *export = context;

	export_run_open(&export->run);
}

static void write_piece(struct file_export *export)
{
	bool is_more = export_run_step(&export->run, PIECE);
	bool goes_on = file_replace_add(&export->file, strbuf_str(&export->run.out));

	strbuf_clear(&export->run.out);
	/* Saving tells what failed. */
	if (!is_more || !goes_on)
		begin_thread(export, SAVING, save);
}

/* One piece of work; whether there may be more right now. */
static bool step_once(struct file_export *export)
{
	if (export->is_stopped && export->phase < SAVING && export->phase != OPENING) {
		file_replace_abort(&export->file);
		end(export, STATUS_STOPPED);
	}
	switch (export->phase) {
	case COPYING:
		copy(export);
		return true;
	case GROUPING:
		if (!export_run_prepare(&export->run))
			begin_thread(export, OPENING, open_document);
		return true;
	case WRITING:
		write_piece(export);
		return true;
	case OPENING:
	case SAVING:
		if (!background_is_through(&export->background))
			return false;
		end_thread(export);
		return true;
	case DONE:
		break;
	}
	return false;
}

static void step(struct job *job, uint64_t microseconds)
{
	uint64_t start = clock_microseconds();

	while (step_once(from(job)) && clock_microseconds() - start < microseconds)
		;
}

static void finish(struct job *job)
{
	struct file_export *export = from(job);

	while (export->phase != DONE)
		if (!step_once(export) && background_join(&export->background))
			end_thread(export);
}

static bool is_done(const struct job *job)
{
	return file_export_from(job)->phase == DONE;
}

static int fd(const struct job *job)
{
	const struct file_export *export = file_export_from(job);

	return export->phase == OPENING || export->phase == SAVING
		       ? background_fd(&export->background)
		       : -1;
}

static void stop(struct job *job)
{
	from(job)->is_stopped = true;
}

static void describe(const struct job *job, struct strbuf *out)
{
	const struct file_export *export = file_export_from(job);
	size_t done = export->phase == COPYING ? 0 : export->run.next;

	if (export->phase == SAVING)
		strbuf_add_cstr(out, "waiting for the disk with ");
	else
		strbuf_addf(out, "writing %zu of %zu paper%s to ", done, export->job.count,
			    export->job.count == 1 ? "" : "s");
	utf8_add_printable(out, strbuf_str(&export->name));
}

static enum status get_status(const struct job *job)
{
	return file_export_from(job)->status;
}

static void delete (struct job *job)
{
	struct file_export *export = from(job);

	background_free(&export->background);
	end(export, export->status);
	file_replace_abort(&export->file);
	diag_free(&export->failures);
	strbuf_free(&export->what);
	strbuf_free(&export->name);
	free(export->marks);
	free(export->copies);
	free(export->papers);
	free(export);
}

static const struct job_functions functions = {
	.step = step,
	.finish = finish,
	.is_done = is_done,
	.fd = fd,
	.stop = stop,
	.describe = describe,
	.status = get_status,
	.delete = delete,
};

struct job *file_export_base(struct file_export *export)
{
	return &export->base;
}

void file_export_report(const struct file_export *export, struct strbuf *out)
{
	struct strbuf left_out;

	strbuf_init(&left_out);
	strbuf_addf(out, "%s written to ", export->what.data);
	utf8_add_printable(out, strbuf_str(&export->name));
	export_add_notes(out, export->run.notes);
	if (export_describe_left_out(export->job.format, export->run.left_out, &left_out))
		strbuf_addf(out, "; %s leaves out %s", export->job.format->title, left_out.data);
	strbuf_free(&left_out);
}

/* A job that has not opened its file yet. */
static struct file_export *make(struct session *session, const struct file_export_order *order)
{
	struct file_export *export = alloc_zeroed(1, sizeof(*export));

	export->base = (struct job){ .functions = &functions, .is_apart = true };
	export->session = session;
	export->job = order->job;
	export->job.papers = export->papers = order->papers;
	background_init(&export->background);
	diag_init(&export->failures, FAILURES_MAX);
	strbuf_init(&export->what);
	strbuf_init(&export->name);
	strbuf_add_cstr(&export->what, order->what);
	strbuf_add_cstr(&export->name, order->name);
	return export;
}

enum status file_export_new(struct session *session, const struct file_export_order *order,
			    struct file_export **made)
{
	struct file_export *export = make(session, order);
	enum status status = STATUS_FAILED;

	if (export_is_allowed(&export->job, order->path, &session->diag))
		status = file_replace_begin(&export->file, order->path, order->force,
					    &session->diag);
	if (status == STATUS_OK)
		*made = export;
	else
		delete (&export->base);
	return status;
}
