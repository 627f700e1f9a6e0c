#ifndef SEARCH_MATCH_H
#define SEARCH_MATCH_H

/*
 * A query made ready to test papers: needles built, regular expressions compiled, cheap tests
 * before expensive ones. Testing is read-only and may go on in several threads at once.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bitset.h"
#include "model/library.h"
#include "model/marks.h"
#include "search/haystack.h"
#include "search/query.h"

struct likeness;
struct like_paper;
struct text_set;

/* What is searched; borrowed. */
struct corpus {
	const struct library *library;
	const struct haystack *haystack;
	const struct marks_table *marks;
	struct likeness *likeness; /* NULL: no paper is like another */
	bool hides_removed;        /* no query matches a paper that was removed */
};

/* How many papers there are, without those that were removed where these are hidden. */
size_t corpus_paper_count(const struct corpus *corpus);

/* Whether no query matches what has the number: a paper that was removed where these are hidden, or
 * only another name of a paper (library_living). */
bool corpus_hides(const struct corpus *corpus, uint32_t paper);

struct matcher;

/*
 * Returns a matcher for the query, which must outlive it, or NULL with *error set when a regular
 * expression does not compile. The caller deletes it.
 */
struct matcher *matcher_new(const struct query_node *query, struct query_error *error);
void matcher_delete(struct matcher *matcher);

/* Whether the query has regular expressions: testing one paper may take milliseconds then. */
bool matcher_uses_regex(const struct matcher *matcher);

/*
 * Prepares a query's like: terms; until then they match no paper. Finds the papers of their keys
 * and works on their lists for about that long; returns whether there is more to do. A later call
 * includes papers that were added since; the corpus must be the same.
 */
bool matcher_prepare(struct matcher *matcher, const struct corpus *corpus, uint64_t microseconds);

/* Whether preparing again would change nothing: no paper was added or changed since. */
bool matcher_is_current(const struct matcher *matcher, const struct corpus *corpus);

/* Whether the query has like: terms; what they match changes only with likeness_version. */
bool matcher_uses_likeness(const struct matcher *matcher);

/*
 * The papers that like: terms (not under NOT) match, the most like first; of several terms the
 * scores add up. Returns them, for the caller to free.
 */
struct like_paper *matcher_likest(const struct matcher *matcher, size_t *count);

/*
 * Whether a paper matches. It is undecided when that depends on a regular expression that takes too
 * many steps in its text (REGEX_TEST_STEPS): such a paper is not shown, which is reported.
 */
enum match_result { MATCH_NO, MATCH_YES, MATCH_UNDECIDED };
enum match_result matcher_test(const struct matcher *matcher, const struct corpus *corpus,
			       uint32_t paper);

/*
 * Adds the texts that the query looks for in the papers' runs to a set, which must not be used
 * after the matcher is deleted; returns how many. Whether no paper matches that has none of them is
 * *is_all. matcher_test_found is matcher_test by what of the set was found in the paper
 * (text_set_find).
 */
size_t matcher_share_texts(struct matcher *matcher, struct text_set *texts, bool *is_all);
enum match_result matcher_test_found(const struct matcher *matcher, const struct corpus *corpus,
				     uint32_t paper, const uint64_t *found);

/* A stretch of text, in bytes. */
struct match_span {
	size_t start, end;
};

/* A list of them, all zero at first. */
struct match_spans {
	struct match_span *spans;
	size_t count;
	size_t capacity;
};

void match_spans_free(struct match_spans *spans);

/*
 * Finds what to highlight in a piece of cleaned text: the stretches that terms of the query for
 * this field (not under NOT) match, in order, not overlapping, on character boundaries. What a
 * regular expression takes too many steps to find (REGEX_HIGHLIGHT_STEPS) is left out. Puts the
 * first `most` of them into the list, replacing its content.
 */
void matcher_find_spans(const struct matcher *matcher, enum paper_field field, struct str text,
			struct match_spans *spans, size_t most);

#endif
