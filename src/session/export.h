#ifndef SESSION_EXPORT_H
#define SESSION_EXPORT_H

/*
 * Writing papers to a file: the one way for the command and for the key.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "search/topic_index.h"
#include "session/export_groups.h"
#include "session/session.h"
#include "write/writer.h"

/* What the key offers to write. */
enum export_choice { EXPORT_STARRED, EXPORT_SELECTED, EXPORT_SHOWN, EXPORT_CHOICE_COUNT };

const char *export_choice_name(enum export_choice choice); /* "starred" */

struct export_job {
	const struct session *session;
	struct topic_index *topics;
	const uint32_t *papers; /* in the order of the file */
	size_t count;
	/* Their papers and marks at the same places, where the session's may change before all is
	 * written; NULL: they don't. */
	const struct paper *paper_copies;
	const struct marks *marks_copies;
	const struct writer_format *format;
	struct writer_options options;
	/* Called by export_rows after each piece, with how many rows were made; NULL: is not. */
	void (*progress)(void *context, size_t rows);
	void *progress_context;
};

/* What is known of the rows of a whole document. */
struct export_outcome {
	uint64_t left_out; /* columns that something was left out of, as writer_format has them */
	size_t notes;      /* of the person's, that are in the rows */
};

/* A document that is being made, piece by piece. */
struct export_run {
	struct export_job job;
	struct writer writer;
	struct strbuf topics; /* of the row that is made */
	struct strbuf out;    /* what was made; whoever writes it out clears it */
	struct export_groups
		groups; /* the topics that the rows are under, if the format has such */
	bool is_grouped;
	uint32_t *chosen; /* what the writer's set has, where it is not job.papers; else NULL */
	size_t next;      /* the row that comes next */
	bool is_open;     /* the document has begun: the groups are known */
	/* Columns that something was left out of, and those that nothing was so far, but may: sets
	 * as writer_format has them. */
	uint64_t left_out, may_leave_out;
	size_t notes; /* of the person's, that are in the rows so far */
	bool is_done;
};

/* What the job points to is borrowed until export_run_free, which may come at any time. */
void export_run_begin(struct export_run *run, const struct export_job *job);
void export_run_free(struct export_run *run);

/*
 * What precedes the rows, for who cannot wait for it: finding the groups, in steps until it is
 * false; then opening the document, which of 100,000 papers may take half a second, and may be done
 * by another thread where the job has copies. export_run_step does both, if nobody has.
 */
bool export_run_prepare(struct export_run *run);
void export_run_open(struct export_run *run);

/* Makes what about that many bytes hold; false when nothing more will come. */
bool export_run_step(struct export_run *run, size_t bytes);

/* Adds the rows of the papers alone, without what a document has before and behind them, to an
 * empty text; false, and not all of them, when they are longer than that many bytes. */
bool export_add_rows(const struct export_job *job, size_t limit, struct strbuf *out);

/* Adds the names of columns that something was left out of, as "upvotes, pdf in part", where the
 * format carries other values of that column; false when there are none. */
bool export_describe_left_out(const struct writer_format *format, uint64_t left_out,
			      struct strbuf *out);

/* Where the rows go as they are made: called with each full buffer, which is then cleared. Non-zero
 * stops. */
typedef int (*export_sink)(void *context, struct str bytes);

/* A sink that writes to a FILE, which is its context. */
int export_to_stream(void *stream, struct str bytes);

/* Adds " with 2 notes", or nothing of none. */
void export_add_notes(struct strbuf *out, size_t notes);

/* Makes the rows and hands them on in pieces; false when the sink stopped it. What is known of them
 * is in *outcome, unless that is NULL. */
bool export_rows(const struct export_job *job, export_sink sink, void *context,
		 struct export_outcome *outcome);

/* Nothing is written without the marks of a library that could not be read, nor without topics that
 * could not: false then, with a sentence about path in diag. */
bool export_is_allowed(const struct export_job *job, const char *path, struct diag *diag);

/*
 * Writes them to path in one step, if it is allowed. Without force an existing file is
 * STATUS_EXISTS and stays. Any failure is a sentence in diag, and the old file is whole.
 */
enum status export_to_file(const struct export_job *job, const char *path, bool force,
			   struct export_outcome *outcome, struct diag *diag);

#endif
