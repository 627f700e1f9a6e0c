/*
 * Rows are made into one buffer that is written whenever it is full, so that an export of any
 * length takes little memory.
 */

#include "config.h"

#include "session/export.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/file.h"

#define PIECE_SIZE ((size_t)64 << 10)

const char *export_choice_name(enum export_choice choice)
{
	static const char *const names[] = { "starred", "selected", "shown" };

	return names[choice];
}

static bool carries_topics(const struct export_job *job)
{
	return job->topics && (job->format->columns & WRITER_COLUMN(TOPICS));
}

static bool has_groups(const struct export_job *job)
{
	return job->topics && job->options.by_topic && job->format->group;
}

static uint64_t carried_columns(const struct export_job *job)
{
	return job->format->columns & ~(job->options.notes ? 0 : job->format->asked);
}

/* What something could be left out of. */
static uint64_t find_what_may_be_left_out(const struct export_job *job)
{
	return job->format->holds ? WRITER_ALL_COLUMNS : WRITER_ALL_COLUMNS & ~carried_columns(job);
}

static void note_left_out(struct export_run *run, const struct writer_row *row)
{
	for (uint64_t rest = run->may_leave_out; rest; rest &= rest - 1) {
		enum csv_column column = (enum csv_column)__builtin_ctzll(rest);

		if (writer_leaves_out(run->job.format, &run->job.options, row->paper, row->marks,
				      column))
			run->left_out |= (uint64_t)1 << column;
	}
	run->may_leave_out &= ~run->left_out;
}

/* The topic's name as the heading of the rows that follow, if others precede them. */
static void add_heading(struct export_run *run)
{
	const struct topic_list *topics = &run->job.session->topics;
	size_t topic;

	if (run->is_grouped && export_groups_begins(&run->groups, run->next, &topic))
		writer_group(&run->writer,
			     topic < topics->count ? topics->topics[topic].name : STR("No topic"),
			     &run->out);
}

static void add_next_row(struct export_run *run)
{
	const struct export_job *job = &run->job;
	size_t place = run->is_grouped ? run->groups.order[run->next] : run->next;
	uint32_t paper = job->papers[place];
	struct writer_row row = {
		.paper = job->paper_copies ? &job->paper_copies[place]
					   : &job->session->library.papers[paper],
		.marks = job->marks_copies ? &job->marks_copies[place]
					   : marks_get(&job->session->marks, paper),
	};

	add_heading(run);
	strbuf_clear(&run->topics);
	if (carries_topics(job))
		topic_index_add_names(job->topics, paper, "; ", &run->topics);
	row.topics = strbuf_str(&run->topics);
	note_left_out(run, &row);
	run->notes += row.marks->note.len > 0 && (carried_columns(job) & WRITER_COLUMN(NOTE));
	writer_add(&run->writer, &row, &run->out);
	run->next++;
}

/* The numbers of the papers, in the order of the rows, as the writer's set has them. */
static const uint32_t *choose(struct export_run *run)
{
	const struct export_job *job = &run->job;

	if (!job->paper_copies && !run->is_grouped)
		return job->papers;
	run->chosen = alloc_resize(NULL, job->count + 1, sizeof(*run->chosen));
	for (size_t i = 0; i < job->count; i++) {
		size_t place = run->is_grouped ? run->groups.order[i] : i;

		run->chosen[i] = job->paper_copies ? (uint32_t)place : job->papers[place];
	}
	return run->chosen;
}

void export_run_begin(struct export_run *run, const struct export_job *job)
{
	*run = (struct export_run){ .job = *job, .is_grouped = has_groups(job) };
	run->may_leave_out = find_what_may_be_left_out(job);
	strbuf_init(&run->out);
	strbuf_init(&run->topics);
	if (carries_topics(job) || run->is_grouped)
		topic_index_prepare(job->topics);
	if (run->is_grouped)
		export_groups_init(&run->groups, job->topics, job->count);
}

bool export_run_prepare(struct export_run *run)
{
	return run->is_grouped && export_groups_step(&run->groups, run->job.papers);
}

void export_run_open(struct export_run *run)
{
	const struct export_job *job = &run->job;
	struct writer_set set = {
		.papers = job->paper_copies ? job->paper_copies : job->session->library.papers,
		.chosen = choose(run),
		.count = job->count,
	};

	writer_open(&run->writer, job->format, &job->options, &set, &run->out);
	run->is_open = true;
}

bool export_run_step(struct export_run *run, size_t bytes)
{
	if (run->is_done)
		return false;
	if (!run->is_open && export_run_prepare(run))
		return true;
	if (!run->is_open)
		export_run_open(run);
	while (run->next < run->job.count && run->out.len < bytes)
		add_next_row(run);
	run->is_done = run->next == run->job.count;
	if (run->is_done)
		writer_close(&run->writer, &run->out);
	return !run->is_done;
}

void export_run_free(struct export_run *run)
{
	if (run->is_open && !run->is_done)
		writer_close(&run->writer, NULL);
	if (run->is_grouped)
		export_groups_free(&run->groups);
	strbuf_free(&run->out);
	strbuf_free(&run->topics);
	free(run->chosen);
}

bool export_add_rows(const struct export_job *job, size_t limit, struct strbuf *out)
{
	struct export_run run;

	export_run_begin(&run, job);
	while (export_run_prepare(&run))
		;
	export_run_open(&run);
	strbuf_clear(&run.out);
	while (run.next < job->count && run.out.len <= limit)
		add_next_row(&run);
	strbuf_add(out, strbuf_str(&run.out));
	export_run_free(&run);
	return out->len <= limit;
}

static void add_lower(struct strbuf *out, const char *title)
{
	for (; *title; title++)
		strbuf_add_byte(out, (char)(*title >= 'A' && *title <= 'Z' ? *title + 32 : *title));
}

bool export_describe_left_out(const struct writer_format *format, uint64_t left_out,
			      struct strbuf *out)
{
	uint64_t partly = format->columns & ~format->asked;

	for (uint64_t rest = left_out; rest; rest &= rest - 1) {
		enum csv_column column = (enum csv_column)__builtin_ctzll(rest);

		strbuf_add_cstr(out, rest == left_out ? "" : ", ");
		/* The column's title alone would say that the names are lost. */
		add_lower(out, column == COLUMN_AUTHORS ? "number of authors"
							: csv_column_title(column));
		strbuf_add_cstr(out, partly & ((uint64_t)1 << column) ? " in part" : "");
	}
	return left_out != 0;
}

/* The topics of most papers are found sooner for all of them at once, on all processors. */
static void find_topics(const struct export_job *job)
{
	if (!carries_topics(job) || job->count < job->session->library.count / 2)
		return;
	while (topic_index_step(job->topics, UINT64_MAX))
		;
}

void export_add_notes(struct strbuf *out, size_t notes)
{
	if (notes > 0)
		strbuf_addf(out, " with %zu note%s", notes, notes == 1 ? "" : "s");
}

bool export_rows(const struct export_job *job, export_sink sink, void *context,
		 struct export_outcome *outcome)
{
	struct export_run run;
	bool goes_on = true, is_more = true;

	find_topics(job);
	export_run_begin(&run, job);
	if (!outcome)
		run.may_leave_out = 0;
	while (goes_on && is_more) {
		is_more = export_run_step(&run, PIECE_SIZE);
		goes_on = sink(context, strbuf_str(&run.out)) == 0;
		strbuf_clear(&run.out);
		if (job->progress)
			job->progress(job->progress_context, run.next);
	}
	if (outcome)
		*outcome = (struct export_outcome){ run.left_out, run.notes };
	export_run_free(&run);
	return goes_on;
}

int export_to_stream(void *stream, struct str bytes)
{
	return fwrite(bytes.p, 1, bytes.len, stream) != bytes.len;
}

static int write_to_file(void *file, struct str bytes)
{
	return !file_replace_add(file, bytes);
}

bool export_is_allowed(const struct export_job *job, const char *path, struct diag *diag)
{
	const struct session *session = job->session;

	if (session->is_library_unread)
		diag_add(diag, DIAG_ERROR, path, 0, 0,
			 "is not written, for the marks would be missing: the library %s",
			 session->why_not_saved.data);
	else if (session->are_topics_unread && (carries_topics(job) || has_groups(job)))
		diag_add(diag, DIAG_ERROR, path, 0, 0,
			 "is not written, for topics would be missing: they could not be read");
	else
		return true;
	return false;
}

enum status export_to_file(const struct export_job *job, const char *path, bool force,
			   struct export_outcome *outcome, struct diag *diag)
{
	struct file_replacement file;
	enum status status;

	if (!export_is_allowed(job, path, diag))
		return STATUS_FAILED;
	status = file_replace_begin(&file, path, force, diag);
	if (status != STATUS_OK)
		return status;
	export_rows(job, write_to_file, &file, outcome);
	return file_replace_commit(&file, diag);
}
