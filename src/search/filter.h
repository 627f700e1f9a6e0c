#ifndef SEARCH_FILTER_H
#define SEARCH_FILTER_H

/*
 * The papers that match the query, in order: the list on the screen. Work is done in steps, in the
 * order of the list, so that the first screenful is known before the count; a step splits its
 * papers over the pool's threads.
 *
 * Setting a query keeps the old list until the first step of the new one. A query that is surely
 * narrower (query_implies) tests only what the last finished one matched. What like: terms match is
 * computed before a run begins, in steps too.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bitset.h"
#include "base/pool.h"
#include "base/strbuf.h"
#include "search/match.h"
#include "search/sort.h"

struct filter;

/* The corpus's parts and pool (which may be NULL) are borrowed. The caller deletes it. */
struct filter *filter_new(const struct corpus *corpus, struct pool *pool);
void filter_delete(struct filter *filter);

/*
 * Starts filtering by text. On an error returns false, sets *error, and the last good query stays
 * in force. The same query again starts nothing.
 */
bool filter_set_query(struct filter *filter, struct str text, const struct topic_list *topics,
		      struct query_error *error);

/*
 * All papers have been read: from now on a like: term whose key no paper has is an error of the
 * query. Before, the paper may still come.
 */
void filter_expect_keys(struct filter *filter);

/* Whether every like: term in force has its paper, topics' own included; sets *error if not. */
bool filter_check_keys(const struct filter *filter, struct query_error *error);

/* Starts over with the query as it is: marks, topics or papers' text have changed. */
void filter_restart(struct filter *filter);

/*
 * Whether papers were added or changed since, so that like: terms would match others. Starting over
 * updates them; filter_extend does so itself after a quarter more papers.
 */
bool filter_is_stale(const struct filter *filter);

void filter_set_order(struct filter *filter, struct sort_order order);
struct sort_order filter_order(const struct filter *filter);

/* Adds papers that the corpus got since: they are tested in the next steps and are last until
 * filter_resort. */
void filter_extend(struct filter *filter);

/* Takes off the list what is but another name of a paper by now (library_living). */
void filter_follow_joins(struct filter *filter);

/* Sorts all papers again. */
void filter_resort(struct filter *filter);

/*
 * Tests papers until about `microseconds` have gone by, or all are tested; at least one batch.
 * Returns whether there is more to do. Batches are of a few thousand papers, about a millisecond.
 */
bool filter_step(struct filter *filter, uint64_t microseconds);

bool filter_is_done(const struct filter *filter);

/* The papers found so far, in order; good until the next call that is not const. */
const uint32_t *filter_papers(const struct filter *filter, size_t *count);

/* A number that changes whenever the papers found may have changed. */
uint64_t filter_version(const struct filter *filter);

/*
 * How many papers are left out so far since a regular expression takes too many steps in them, and
 * a sentence that says so, without a full stop; false when there are none.
 */
size_t filter_undecided_count(const struct filter *filter);
bool filter_describe_undecided(const struct filter *filter, struct strbuf *out);

/* All papers in the order of the list; good as long. */
const uint32_t *filter_all_papers(const struct filter *filter, size_t *count);

/* The position of a paper in the list, or SIZE_MAX. */
size_t filter_position(const struct filter *filter, uint32_t paper);

/* The query in force: its text, its tree, and its matcher for highlighting. */
struct str filter_text(const struct filter *filter);
const struct query_node *filter_query(const struct filter *filter);
const struct matcher *filter_matcher(const struct filter *filter);

#endif
