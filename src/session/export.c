/*
 * Rows are made into one buffer that is written whenever it is full, so that an export of any
 * length takes little memory.
 */

#include "config.h"

#include "session/export.h"

#include <stdio.h>

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

static void add_row(const struct export_job *job, struct writer *writer, uint32_t paper,
		    struct strbuf *topics, struct strbuf *out)
{
	struct writer_row row = {
		.paper = &job->session->library.papers[paper],
		.marks = marks_get(&job->session->marks, paper),
	};

	strbuf_clear(topics);
	if (carries_topics(job))
		topic_index_add_names(job->topics, paper, "; ", topics);
	row.topics = strbuf_str(topics);
	writer_add(writer, &row, out);
}

void export_run_begin(struct export_run *run, const struct export_job *job)
{
	struct writer_set set = { job->session->library.papers, job->papers, job->count };

	*run = (struct export_run){ .job = *job };
	strbuf_init(&run->out);
	strbuf_init(&run->topics);
	if (carries_topics(job))
		topic_index_prepare(job->topics);
	writer_open(&run->writer, job->format, &job->options, &set, &run->out);
}

bool export_run_step(struct export_run *run, size_t bytes)
{
	if (run->is_done)
		return false;
	while (run->next < run->job.count && run->out.len < bytes)
		add_row(&run->job, &run->writer, run->job.papers[run->next++], &run->topics,
			&run->out);
	run->is_done = run->next == run->job.count;
	if (run->is_done)
		writer_close(&run->writer, &run->out);
	return !run->is_done;
}

void export_run_free(struct export_run *run)
{
	if (!run->is_done)
		writer_close(&run->writer, NULL);
	strbuf_free(&run->out);
	strbuf_free(&run->topics);
}

bool export_add_rows(const struct export_job *job, size_t limit, struct strbuf *out)
{
	struct export_run run;

	export_run_begin(&run, job);
	strbuf_clear(&run.out);
	while (run.next < job->count && run.out.len <= limit)
		add_row(job, &run.writer, job->papers[run.next++], &run.topics, &run.out);
	strbuf_add(out, strbuf_str(&run.out));
	export_run_free(&run);
	return out->len <= limit;
}

static bool is_left_out(const struct export_job *job, enum csv_column column)
{
	for (size_t i = 0; i < job->count; i++)
		if (writer_leaves_out(job->format, &job->options,
				      &job->session->library.papers[job->papers[i]],
				      marks_get(&job->session->marks, job->papers[i]), column))
			return true;
	return false;
}

static void add_lower(struct strbuf *out, const char *title)
{
	for (; *title; title++)
		strbuf_add_byte(out, (char)(*title >= 'A' && *title <= 'Z' ? *title + 32 : *title));
}

bool export_describe_left_out(const struct export_job *job, struct strbuf *out)
{
	bool is_first = true;

	for (enum csv_column column = 0; column < COLUMN_COUNT; column++) {
		if (!is_left_out(job, column))
			continue;
		strbuf_add_cstr(out, is_first ? "" : ", ");
		/* The column's title alone would say that the names are lost. */
		add_lower(out, column == COLUMN_AUTHORS ? "number of authors"
							: csv_column_title(column));
		is_first = false;
	}
	return !is_first;
}

bool export_rows(const struct export_job *job, export_sink sink, void *context)
{
	struct export_run run;
	bool goes_on = true, is_more = true;

	export_run_begin(&run, job);
	while (goes_on && is_more) {
		is_more = export_run_step(&run, PIECE_SIZE);
		goes_on = sink(context, strbuf_str(&run.out)) == 0;
		strbuf_clear(&run.out);
	}
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

enum status export_to_file(const struct export_job *job, const char *path, bool force,
			   struct diag *diag)
{
	struct file_replacement file;
	enum status status;

	if (job->session->is_library_unread) {
		diag_add(diag, DIAG_ERROR, path, 0, 0,
			 "is not written, for the marks would be missing: the library %s",
			 job->session->why_not_saved.data);
		return STATUS_FAILED;
	}
	if (job->session->are_topics_unread && carries_topics(job)) {
		diag_add(diag, DIAG_ERROR, path, 0, 0,
			 "is not written, for topics would be missing: they could not be read");
		return STATUS_FAILED;
	}
	status = file_replace_begin(&file, path, force, diag);
	if (status != STATUS_OK)
		return status;
	export_rows(job, write_to_file, &file);
	return file_replace_commit(&file, diag);
}
