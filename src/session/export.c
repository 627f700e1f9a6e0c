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

void export_add_row(const struct export_job *job, uint32_t paper, struct strbuf *out)
{
	struct strbuf topics;
	struct writer_row row = {
		.paper = &job->session->library.papers[paper],
		.marks = marks_get(&job->session->marks, paper),
	};

	strbuf_init(&topics);
	if (job->topics && job->format->shows_topics)
		topic_index_add_names(job->topics, paper, "; ", &topics);
	row.topics = strbuf_str(&topics);
	job->format->row(out, &job->options, &row);
	strbuf_free(&topics);
}

static bool flush(struct strbuf *out, export_sink sink, void *context)
{
	bool goes_on = sink(context, strbuf_str(out)) == 0;

	strbuf_clear(out);
	return goes_on;
}

bool export_rows(const struct export_job *job, export_sink sink, void *context)
{
	struct strbuf out;
	bool goes_on = true;

	if (job->topics && job->format->shows_topics)
		topic_index_prepare(job->topics);
	strbuf_init(&out);
	if (job->format->begin)
		job->format->begin(&out, &job->options);
	for (size_t i = 0; i < job->count && goes_on; i++) {
		export_add_row(job, job->papers[i], &out);
		if (out.len >= PIECE_SIZE)
			goes_on = flush(&out, sink, context);
	}
	if (job->format->end)
		job->format->end(&out, &job->options);
	if (goes_on)
		goes_on = flush(&out, sink, context);
	strbuf_free(&out);
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
	if (job->session->are_topics_unread && job->format->shows_topics) {
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
