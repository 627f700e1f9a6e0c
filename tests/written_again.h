#ifndef TESTS_WRITTEN_AGAIN_H
#define TESTS_WRITTEN_AGAIN_H

/*
 * What tests of ways out and back share: a session as a document, the document as another session,
 * random dates; and how many papers which seed makes, which the environment may say.
 */

#include <stdlib.h>

#include "base/alloc.h"
#include "base/strbuf.h"
#include "read/reader.h"
#include "session/export.h"
#include "session/session.h"
#include "support.h"

static inline int written_receive(void *context, struct str bytes)
{
	strbuf_add(context, bytes);
	return 0;
}

/* Writes some of the papers, in that order, in place of what `out` held. */
static inline void written_as(const struct session *session, const char *format,
			      const uint32_t *papers, size_t count,
			      const struct writer_options *options, struct strbuf *out)
{
	struct export_job job = {
		.session = session,
		.papers = papers,
		.count = count,
		.format = writer_format_find(str_from(format)),
		.options = *options,
	};

	strbuf_clear(out);
	assert_true(export_rows(&job, written_receive, out, NULL));
}

/* Writes all papers in their order. */
static inline void written_all(const struct session *session, const char *format,
			       const struct writer_options *options, struct strbuf *out)
{
	uint32_t count = (uint32_t)session->library.count;
	uint32_t *papers = alloc_zeroed(count, sizeof(*papers));

	for (uint32_t i = 0; i < count; i++)
		papers[i] = i;
	written_as(session, format, papers, count, options, out);
	free(papers);
}

struct written_source {
	struct session *session;
	const struct source_list *source;
};

static inline void written_receive_paper(void *context, const struct paper_draft *draft)
{
	struct written_source *reading = context;

	session_add(reading->session, draft, reading->source);
}

static inline void written_receive_year(void *context, int year)
{
	struct written_source *reading = context;

	library_set_year(&reading->session->library, year);
}

/* Reads all of it without a word. With a seed in pieces of any size, now and then of single bytes;
 * NULL: at once. */
static inline void written_read(struct session *session, const struct reader_options *options,
				struct str bytes, uint64_t *seed)
{
	struct written_source reading = { session,
					  library_source(&session->library, STR("again")) };
	struct reader_sink sink = { &reading, written_receive_paper, written_receive_year };
	struct reader *reader = reader_new(options, sink, &session->diag);

	while (bytes.len > 0) {
		size_t most = seed && support_below(seed, 4) == 0 ? 3 : 8192;
		size_t len = seed ? 1 + support_below(seed, most) : bytes.len;
		struct str piece = str_sub(bytes, 0, len);

		reader_push(reader, piece);
		bytes = str_sub(bytes, piece.len, SIZE_MAX);
	}
	assert_int_equal(reader_finish(reader), STATUS_OK);
	if (session->diag.count > 0)
		fail_msg("line %zu: %s", session->diag.messages[0].line,
			 session->diag.messages[0].text);
	assert_int_equal(reader_report(reader)->not_understood, 0);
	reader_delete(reader);
}

/* $SHORTLIST_PAPERS, or as many as usual. */
static inline uint32_t written_count(uint32_t usual)
{
	const char *given = getenv("SHORTLIST_PAPERS");

	return given ? (uint32_t)strtoul(given, NULL, 10) : usual;
}

/* $SHORTLIST_SEED, or the usual one; it is printed, so that what fails can be done again. */
static inline uint64_t written_seed(const char *what, uint64_t usual)
{
	const char *given = getenv("SHORTLIST_SEED");
	uint64_t seed = given ? strtoull(given, NULL, 10) : usual;

	print_message("%s: SHORTLIST_SEED=%llu\n", what, (unsigned long long)seed);
	return seed;
}

/* Of any precision, also unknown; the year is at least `first` and one of `years`. */
static inline struct date written_random_date(uint64_t *seed, int first, size_t years)
{
	struct date date = { 0 };

	date.precision = (uint8_t)support_below(seed, DATE_DAY + 1);
	if (date.precision >= DATE_YEAR)
		date.year = (int16_t)(first + (int)support_below(seed, years));
	if (date.precision >= DATE_MONTH)
		date.month = (uint8_t)(1 + support_below(seed, 12));
	if (date.precision >= DATE_DAY)
		date.day = (uint8_t)(1 + support_below(seed, 28));
	return date;
}

#endif
