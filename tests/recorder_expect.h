#ifndef TESTS_RECORDER_EXPECT_H
#define TESTS_RECORDER_EXPECT_H

/* What tests expect of what a recorder got. Include cmocka first. */

#include "recorder.h"

/* Reads a text and expects all records, one a line behind its number: "3 title|abstract|…\n". */
static inline void recorder_expect_records(struct recorder *got, const char *text, const char *want)
{
	struct strbuf all;

	recorder_read_cstr(got, text);
	strbuf_init(&all);
	for (size_t i = 0; i < got->count; i++)
		strbuf_addf(&all, "%zu %s\n", got->records[i].line, recorder_text(got, i));
	assert_string_equal(all.data, want);
	strbuf_free(&all);
}

/* Expects all messages of what was read last, one a line. */
static inline void recorder_expect_messages(struct recorder *got, const char *want)
{
	struct strbuf all;
	char text[1000];

	strbuf_init(&all);
	for (size_t i = 0; i < got->diag.count; i++)
		strbuf_addf(&all, "%s\n", recorder_message(got, i, text, sizeof(text)));
	assert_string_equal(all.data, want);
	assert_int_equal(got->report.not_understood > 0, got->diag.total[DIAG_WARNING] > 0);
	strbuf_free(&all);
}

/* Expects the same records, from the same lines, and as much that is not understood. */
static inline void recorder_expect_same(const struct recorder *got, const struct recorder *whole)
{
	assert_int_equal(got->count, whole->count);
	for (size_t i = 0; i < got->count; i++) {
		assert_int_equal(got->records[i].hash, whole->records[i].hash);
		assert_int_equal(got->records[i].line, whole->records[i].line);
	}
	assert_int_equal(got->report.not_understood, whole->report.not_understood);
	assert_int_equal(got->diag.count, whole->diag.count);
}

/* Reads each text, which is to be refused. */
static inline void recorder_expect_refused(struct recorder *got, const char *const *texts,
					   size_t count)
{
	for (size_t i = 0; i < count; i++) {
		recorder_read_cstr(got, texts[i]);
		assert_int_equal(got->count, 0);
		assert_int_equal(got->status, STATUS_FAILED);
	}
}

/* Reads a text of one record whole, and then in pieces of all sizes below 40: it stays the same. */
static inline void recorder_expect_any_split(struct recorder *got, const char *text)
{
	uint64_t seed = 1, hash;

	recorder_read_cstr(got, text);
	assert_int_equal(got->count, 1);
	hash = got->records[0].hash;
	for (size_t piece = 1; piece < 40; piece++) {
		recorder_read_pieces(got, str_from(text), piece, &seed);
		assert_int_equal(got->count, 1);
		assert_true(got->records[0].hash == hash);
	}
}

/* Reads a text whole with one recorder, and with the other in pieces of some sizes below 400. */
static inline void recorder_expect_some_splits(struct recorder *got, struct recorder *whole,
					       const char *text, uint64_t *seed)
{
	recorder_read_cstr(whole, text);
	for (size_t piece = 1; piece < 400; piece *= 3) {
		recorder_read_pieces(got, str_from(text), piece, seed);
		recorder_expect_same(got, whole);
	}
}

/* Whether a record's title is one of the lines that are wanted, but for an end that was cut off. */
static inline bool recorder_title_is_known(const char *record, const char *want)
{
	struct str title = str_from(record), rest = str_from(want), line;

	title.len = (size_t)(strchr(record, '|') - record);
	while (str_split_next(&rest, '\n', &line))
		if (str_starts_with(line, title))
			return true;
	return false;
}

#endif
