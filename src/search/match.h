#ifndef SEARCH_MATCH_H
#define SEARCH_MATCH_H

/*
 * A query made ready to test papers: needles built, regular expressions compiled, cheap tests
 * before dear ones. Testing is read-only and may go on in several threads at once.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bitset.h"
#include "model/library.h"
#include "model/marks.h"
#include "search/haystack.h"
#include "search/query.h"

/* What is searched; borrowed. */
struct corpus {
	const struct library *library;
	const struct haystack *haystack;
	const struct marks_table *marks;
};

struct matcher;

/*
 * Returns a matcher for the query, which must outlive it, or NULL with *error set when a regular
 * expression does not compile. The caller deletes it.
 */
struct matcher *matcher_new(const struct query_node *query, struct query_error *error);
void matcher_delete(struct matcher *matcher);

bool matcher_test(const struct matcher *matcher, const struct corpus *corpus, uint32_t paper);

/* A stretch of text, in bytes. */
struct match_span {
	size_t start, end;
};

/*
 * Finds what a reader sees highlighted in a piece of cleaned text: the stretches that terms of the
 * query for this field (not under NOT) match, in order, not overlapping, on character boundaries.
 * Writes at most `capacity` to spans and returns how many.
 */
size_t matcher_spans(const struct matcher *matcher, enum paper_field field, struct str text,
		     struct match_span *spans, size_t capacity);

#endif
