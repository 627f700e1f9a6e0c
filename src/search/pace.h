#ifndef SEARCH_PACE_H
#define SEARCH_PACE_H

/*
 * The size of a batch, so that testing it takes about a millisecond whatever the query costs: long
 * enough to be worth waking threads for, short enough to stop in time.
 */

#include <stddef.h>
#include <stdint.h>

/* The most papers of a batch. */
#define PACE_MAX 65536

struct pace {
	size_t papers;
	uint64_t started; /* microseconds */
};

/* Begins with a batch that is small enough for a query of any cost. */
void pace_reset(struct pace *pace);

/* Says that a batch of that many papers begins; pace_end adapts the next one's size. */
void pace_begin(struct pace *pace);
void pace_end(struct pace *pace, size_t papers);

#endif
