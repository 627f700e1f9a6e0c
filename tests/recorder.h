#ifndef TESTS_RECORDER_H
#define TESTS_RECORDER_H

/*
 * A sink that keeps what a reader hands over, for the tests of read/. A record is kept as a line of
 * text, "title|abstract|authors|date|upvotes|comments" with - for unknown, or as all of its fields
 * (shows_all), and as its hash.
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
	char arxiv_id[40]; /* cut to that */
};

struct recorder {
	struct strbuf text;
	struct recorded *records;
	size_t count;
	size_t capacity;
	int years[256]; /* that the sink was told, one a capture */
	size_t year_count;
	struct diag diag;
	struct reader_report report; /* but for left_out */
	struct strbuf left_out;      /* "ISSN 3, LA 1" */
	enum status status;
	bool keeps_text; /* false: a record's text is in `text` only until the next */
	bool shows_all;  /* a record is "key: value" lines of all that is known, marks included */

	int captured_year; /* options */
	int file_year;
};

static inline void recorder_init(struct recorder *recorder)
{
	memset(recorder, 0, sizeof(*recorder));
	strbuf_init(&recorder->text);
	strbuf_init(&recorder->left_out);
	diag_init(&recorder->diag, 100);
	recorder->keeps_text = true;
	recorder->file_year = 2001;
}

static inline void recorder_free(struct recorder *recorder)
{
	strbuf_free(&recorder->text);
	strbuf_free(&recorder->left_out);
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

static inline void recorder_add_field(struct strbuf *text, const struct paper *paper,
				      enum paper_field field)
{
	const struct source_list *source = paper->sources;

	if (!paper_has(paper, field) || (field == FIELD_SOURCES && !source))
		return;
	strbuf_addf(text, "%s: ", field_key(field));
	if (field_is_text(field))
		strbuf_add(text, paper_get_text(paper, field));
	else if (field_type(field) == FIELD_TYPE_COUNT)
		strbuf_addf(text, "%" PRId32, paper_get_count(paper, field));
	else if (field_type(field) == FIELD_TYPE_MOMENT)
		date_format_moment(paper_get_moment(paper, field), text);
	else if (field_type(field) == FIELD_TYPE_DATE)
		date_format(paper->date, text);
	for (; field == FIELD_SOURCES && source; source = source->rest)
		strbuf_addf(text, "%.*s%s", STR_ARG(source->name), source->rest ? "; " : "");
	strbuf_add_byte(text, '\n');
}

static inline void recorder_add_marks(struct strbuf *text, const struct marks *marks)
{
	if (marks->starred_at) {
		strbuf_add_cstr(text, "starred: ");
		date_format_moment(marks->starred_at, text);
		strbuf_add_byte(text, '\n');
	}
	if (marks->status)
		strbuf_addf(text, "status: %s\n",
			    reading_status_name((enum reading_status)marks->status));
	if (marks->priority)
		strbuf_addf(text, "priority: %d\n", marks->priority);
	if (marks->tags.len)
		strbuf_addf(text, "tags: %.*s\n", STR_ARG(marks->tags));
	if (marks->note.len)
		strbuf_addf(text, "note: %.*s\n", STR_ARG(marks->note));
}

static inline void recorder_format_all(struct strbuf *text, const struct paper_draft *draft)
{
	for (enum paper_field field = 0; field < FIELD_COUNT; field++)
		recorder_add_field(text, &draft->paper, field);
	recorder_add_marks(text, &draft->marks);
}

static inline void recorder_take_left_out(struct recorder *recorder,
					  const struct name_counts *left_out)
{
	strbuf_clear(&recorder->left_out);
	for (size_t i = 0; i < left_out->count; i++)
		strbuf_addf(&recorder->left_out, "%s%s %zu", i > 0 ? ", " : "",
			    left_out->names[i].name, left_out->names[i].count);
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
	snprintf(record->arxiv_id, sizeof(record->arxiv_id), "%.*s",
		 STR_ARG(draft->paper.arxiv_id));
	if (recorder->shows_all)
		recorder_format_all(&recorder->text, draft);
	else
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
		char *copy = support_copy(part.p, part.len);

		reader_push(reader, (struct str){ copy, part.len });
		free(copy);
		bytes = str_sub(bytes, part.len, bytes.len);
	}
	recorder->status = reader_finish(reader);
	recorder->report = *reader_report(reader);
	recorder_take_left_out(recorder, &reader_report(reader)->left_out);
	name_counts_init(&recorder->report.left_out);
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

/* Reads the text and compares all that it got, a blank line between two papers. */
static inline void recorder_assert_papers(struct recorder *recorder, const char *text,
					  const char *want)
{
	struct strbuf all;

	recorder_read_cstr(recorder, text);
	strbuf_init(&all);
	for (size_t i = 0; i < recorder->count; i++)
		strbuf_addf(&all, "%s%s", i > 0 ? "\n" : "", recorder_text(recorder, i));
	assert_string_equal(all.data, want);
	strbuf_free(&all);
}

/* Compares one of its messages, as "LINE: text". */
static inline void recorder_assert_message(const struct recorder *recorder, size_t i,
					   const char *want)
{
	char text[1000];

	assert_true(i < recorder->diag.count);
	assert_string_equal(recorder_message(recorder, i, text, sizeof(text)), want);
}

#endif
