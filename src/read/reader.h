#ifndef READ_READER_H
#define READ_READER_H

/*
 * From bytes to drafts. A reader gets one file's bytes in pieces, detects their format by content,
 * and passes each record to a sink. A file may hold several captures one after another: the format
 * is detected again where one ends.
 *
 * A format is one file of read/ and one line of the table of tellers (reader_captures.c).
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/pool.h"
#include "base/status.h"
#include "base/str.h"
#include "model/mark_edit.h"
#include "model/paper.h"
#include "read/name_counts.h"

struct reader;

/* What was read, for `check` and for the counts that every command shows. */
struct reader_report {
	char encoding[32]; /* "UTF-8", "UTF-16LE", "Windows-1252" */
	size_t recoded;    /* bytes read as Windows-1252 amid UTF-8 */
	size_t replaced;   /* characters that became U+FFFD, each not understood */

	char layouts[128]; /* the names of the formats met, joined with ", " */
	size_t captures;
	size_t records;
	bool is_without_papers; /* the whole file was read, and was of a known layout */
	size_t not_understood;  /* things passed over, each a DIAG_WARNING, or a line among those of
				   one */
	bool is_stopped; /* the rest was not read, which is an error and not in not_understood */
	size_t inferred_years;
	size_t guessed_titles;           /* records whose title's end was found by title_split */
	size_t known[FIELD_COUNT];       /* records that carry the field */
	size_t marked[MARK_FIELD_COUNT]; /* records that carry the mark */
	struct name_counts left_out;     /* columns, tags and keys that have no place in a paper */
};

/* Where the drafts go. The draft and its text are good only during the call. */
struct reader_sink {
	void *context;
	void (*paper)(void *context, const struct paper_draft *draft);
	/* A capture has ended; dates of its papers that lack a year lie in this one. */
	void (*year)(void *context, int year);
};

struct reader_options {
	const char *file;  /* for messages and Sources */
	int captured_year; /* from --captured; 0: not given */
	int file_year;     /* of the file's modification, the last resort */
	struct pool *pool; /* whose threads may read parts of the file; NULL: one thread reads it */
	size_t part_len;   /* of those parts, in bytes; 0: as pays */
};

/* Starts reading a file; options->file must outlive the reader. The caller deletes it. */
struct reader *reader_new(const struct reader_options *options, struct reader_sink sink,
			  struct diag *diag);
void reader_delete(struct reader *reader);

/* Says how many bytes the file has. Nothing of a short one is read before its end, so that its
 * format is looked for only once; it may have more all the same. */
void reader_expect_size(struct reader *reader, uint64_t size);

/* Reads the next bytes. Any split into pieces gives the same papers. */
void reader_push(struct reader *reader, struct str bytes);

/* Ends the file. STATUS_FAILED when nothing in it was recognised, or when it turned out not to be
 * what it seemed; diag says so. */
enum status reader_finish(struct reader *reader);

/* Ends a file of which no more can be read. What is not complete is left out: a part of a record is
 * no record. */
void reader_cut(struct reader *reader);

/* Reports what the sink could not keep, that many things not understood, of which the last is at a
 * line. */
void reader_report_lost(struct reader *reader, size_t line, size_t count, const char *what);

/* Reports one thing not understood at a line, of which the sink knows. */
void reader_report_fault(struct reader *reader, size_t line, const char *sentence);

const struct reader_report *reader_report(const struct reader *reader);

#endif
