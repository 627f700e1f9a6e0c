#ifndef TESTS_RECORDER_H
#define TESTS_RECORDER_H

/*
 * A sink that keeps what a reader hands over, for the tests of read/. A record is kept as a line of
 * text, "title|abstract|authors|date|upvotes|comments" with - for unknown, and as its hash.
 */

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/diag.h"
#include "base/strbuf.h"
#include "model/paper.h"
#include "read/reader.h"
#include "support.h"

struct recorded {
	size_t begin; /* of its text in recorder.text */
	uint64_t hash;
	size_t line;
};

struct recorder {
	struct strbuf text;
	struct recorded *records;
	size_t count;
	size_t capacity;
	int years[256]; /* that the sink was told, one a capture */
	size_t year_count;
	struct diag diag;
	struct reader_report report;
	enum status status;
	bool keeps_text; /* false: a record's text is in `text` only until the next */

	int captured_year; /* options */
	int file_year;
};

static inline void recorder_init(struct recorder *recorder)
{
	memset(recorder, 0, sizeof(*recorder));
	strbuf_init(&recorder->text);
	diag_init(&recorder->diag, 100);
	recorder->keeps_text = true;
	recorder->file_year = 2001;
}

static inline void recorder_free(struct recorder *recorder)
{
	strbuf_free(&recorder->text);
	free(recorder->records);
	diag_free(&recorder->diag);
}

static inline void recorder_add_count(struct strbuf *text, int32_t count)
{
	if (count == COUNT_UNKNOWN)
		strbuf_add_cstr(text, "|-");
	else
		strbuf_addf(text, "|%" PRId32, count);
}

static inline void recorder_format(struct strbuf *text, const struct paper *paper)
{
	strbuf_add(text, paper->title);
	strbuf_add_byte(text, '|');
	strbuf_add(text, paper->abstract);
	recorder_add_count(text, paper->authors);
	if (paper->date.precision == DATE_DAY)
		strbuf_addf(text, "|%d-%d-%d", paper->date.year, paper->date.month,
			    paper->date.day);
	else
		strbuf_add_cstr(text, "|-");
	recorder_add_count(text, paper->upvotes);
	recorder_add_count(text, paper->comments);
}

static inline void recorder_paper(void *context, const struct paper_draft *draft)
{
	struct recorder *recorder = context;
	struct recorded *record;

	if (!recorder->keeps_text)
		strbuf_clear(&recorder->text);
	recorder->records = alloc_grow(recorder->records, &recorder->capacity, recorder->count + 1,
				       sizeof(*recorder->records));
	record = &recorder->records[recorder->count++];
	record->begin = recorder->text.len;
	record->line = draft->line;
	recorder_format(&recorder->text, &draft->paper);
	record->hash = str_hash(str_sub(strbuf_str(&recorder->text), record->begin, SIZE_MAX));
	strbuf_add_byte(&recorder->text, '\0');
}

static inline void recorder_year(void *context, int year)
{
	struct recorder *recorder = context;

	if (recorder->year_count < sizeof(recorder->years) / sizeof(recorder->years[0]))
		recorder->years[recorder->year_count] = year;
	recorder->year_count++;
}

/* The text of record i. */
static inline const char *recorder_text(const struct recorder *recorder, size_t i)
{
	return recorder->text.data + recorder->records[i].begin;
}

/* Reads the bytes in pieces of 1 to `piece` random bytes; 0: as one piece. Forgets what was read
 * before. */
static inline void recorder_read_pieces(struct recorder *recorder, struct str bytes, size_t piece,
					uint64_t *seed)
{
	struct reader_options options = {
		.file = "FILE",
		.captured_year = recorder->captured_year,
		.file_year = recorder->file_year,
	};
	struct reader_sink sink = { recorder, recorder_paper, recorder_year };
	struct reader *reader;

	recorder->count = 0;
	recorder->year_count = 0;
	strbuf_clear(&recorder->text);
	diag_clear(&recorder->diag);
	reader = reader_new(&options, sink, &recorder->diag);
	while (bytes.len > 0) {
		size_t len = piece == 0 ? bytes.len : 1 + support_below(seed, piece);
		struct str part = str_sub(bytes, 0, len);
		char *copy = alloc_copy(part.p, part.len); /* so that sanitizers see its ends */

		reader_push(reader, (struct str){ copy, part.len });
		free(copy);
		bytes = str_sub(bytes, part.len, bytes.len);
	}
	recorder->status = reader_finish(reader);
	recorder->report = *reader_report(reader);
	reader_delete(reader);
}

static inline void recorder_read(struct recorder *recorder, struct str bytes)
{
	recorder_read_pieces(recorder, bytes, 0, NULL);
}

static inline void recorder_read_cstr(struct recorder *recorder, const char *text)
{
	recorder_read(recorder, str_from(text));
}

/* The message kept at place i, as "LINE: text". */
static inline const char *recorder_message(const struct recorder *recorder, size_t i, char *out,
					   size_t size)
{
	if (i >= recorder->diag.count)
		snprintf(out, size, "(none)");
	else
		snprintf(out, size, "%zu: %s", recorder->diag.messages[i].line,
			 recorder->diag.messages[i].text);
	return out;
}

#endif
