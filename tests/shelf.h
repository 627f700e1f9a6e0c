#ifndef TESTS_SHELF_H
#define TESTS_SHELF_H

/*
 * Files read by the program's own modules into papers that can be searched, for the tests of the
 * data that comes with the program. Include cmocka first.
 */

#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/file.h"
#include "model/library.h"
#include "model/marks.h"
#include "model/topic.h"
#include "read/reader.h"
#include "search/match.h"
#include "search/query.h"

enum { SHELF_PAPERS = 546 }; /* in the catalogue, and in the five captures */

/* Papers as they are searched. */
struct shelf {
	struct library library;
	struct haystack haystack;
	struct marks_table marks;
	struct corpus corpus;
	const struct source_list *source; /* of the file that is being read */
};

static inline void shelf_init(struct shelf *shelf)
{
	library_init(&shelf->library);
	haystack_init(&shelf->haystack);
	marks_table_init(&shelf->marks);
	shelf->corpus = (struct corpus){ .library = &shelf->library,
					 .haystack = &shelf->haystack,
					 .marks = &shelf->marks };
	shelf->source = NULL;
}

static inline void shelf_free(struct shelf *shelf)
{
	marks_table_free(&shelf->marks);
	haystack_free(&shelf->haystack);
	library_free(&shelf->library);
}

static inline void receive_paper(void *context, const struct paper_draft *draft)
{
	struct shelf *shelf = context;
	uint32_t number;

	library_add(&shelf->library, draft, shelf->source, &number);
}

static inline void receive_year(void *context, int year)
{
	struct shelf *shelf = context;

	library_set_year(&shelf->library, year);
}

static inline void shelf_read(struct shelf *shelf, struct str bytes, const char *name,
			      struct diag *diag)
{
	struct reader_options options = { .file = name };
	struct reader_sink sink = { shelf, receive_paper, receive_year };
	struct reader *reader = reader_new(&options, sink, diag);

	shelf->source = library_source(&shelf->library, str_from(name));
	reader_push(reader, bytes);
	assert_int_equal(reader_finish(reader), STATUS_OK);
	reader_delete(reader);
}

static inline void shelf_make_searchable(struct shelf *shelf)
{
	for (uint32_t i = 0; i < shelf->library.count; i++)
		haystack_update(&shelf->haystack, &shelf->library, i);
}

/* A file of data/. */
static inline void shelf_read_data(const char *name, struct strbuf *out, struct diag *diag)
{
	const char *srcdir = getenv("srcdir");
	char path[4096];

	snprintf(path, sizeof(path), "%s/data/%s", srcdir ? srcdir : ".", name);
	strbuf_init(out);
	assert_int_equal(file_read(path, SIZE_MAX, out, diag), STATUS_OK);
}

static inline void shelf_read_catalogue(struct shelf *shelf, struct strbuf *bytes,
					struct diag *diag)
{
	shelf_read_data("catalogue.csv", bytes, diag);
	shelf_read(shelf, strbuf_str(bytes), "catalogue", diag);
	shelf_make_searchable(shelf);
}

static inline void shelf_read_topics(struct topic_list *topics, struct diag *diag)
{
	struct strbuf bytes;

	shelf_read_data("topics", &bytes, diag);
	topic_list_read(topics, strbuf_str(&bytes), "topics", diag);
	strbuf_free(&bytes);
}

/* Finds the papers that a topic holds, holds[] by number, and returns how many they are. */
static inline size_t shelf_topic_papers(const struct shelf *shelf, const struct topic_list *topics,
					const struct topic *topic, bool *holds)
{
	struct query query;
	struct query_error error;
	struct matcher *matcher;
	size_t count = 0;

	if (!query_parse(&query, topic->query, topics, &error))
		fail_msg("%.*s: %s", STR_ARG(topic->name), error.message);
	matcher = matcher_new(query.root, &error);
	assert_non_null(matcher);
	for (uint32_t i = 0; i < shelf->library.count; i++) {
		holds[i] = matcher_test(matcher, &shelf->corpus, i);
		count += holds[i];
	}
	matcher_delete(matcher);
	query_free(&query);
	return count;
}

#endif
