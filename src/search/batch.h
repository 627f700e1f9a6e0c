#ifndef SEARCH_BATCH_H
#define SEARCH_BATCH_H

/* Testing as many papers as take about a millisecond, on all of a pool's threads, and a growing
 * list for what matches. */

#include "base/pool.h"
#include "search/match.h"
#include "search/pace.h"

struct paper_list {
	uint32_t *papers;
	size_t count;
	size_t capacity;
};

/* Makes room for that many papers in all. */
void paper_list_reserve(struct paper_list *list, size_t count);

struct batch {
	const struct corpus *corpus;
	struct pool *pool; /* may be NULL */
	struct pace pace;
	uint32_t *matches; /* PACE_MAX of them, while a batch is tested */
	size_t undecided;  /* papers so far; whoever begins a run sets it to 0 */
};

/* The corpus and the pool are borrowed. */
void batch_init(struct batch *batch, const struct corpus *corpus, struct pool *pool);
void batch_free(struct batch *batch);

/*
 * Tests the first of `count` papers and adds those that match to found, in order, and those that
 * are undecided to batch->undecided. Returns how many were tested: of slow ones no more than take a
 * few milliseconds, but at least one.
 */
size_t batch_test(struct batch *batch, const struct matcher *matcher, const uint32_t *papers,
		  size_t count, struct paper_list *found);

#endif
