#ifndef SEARCH_FILTER_SWEEP_H
#define SEARCH_FILTER_SWEEP_H

/*
 * Testing all papers in the order in which they lie in memory, whatever the order of the list: its
 * matches are merged into the list at the end.
 */

#include <stdbool.h>
#include <stddef.h>

#include "search/batch.h"
#include "search/match.h"

struct filter_sweep {
	bool is_on;
	size_t next;               /* the papers before it are tested, by number */
	struct paper_list numbers; /* all papers, in the order of reading; the caller adds them */
	struct paper_list hits;
};

void filter_sweep_free(struct filter_sweep *sweep);

/* Tests the next batch; the first one begins a sweep. False: that was the last. */
bool filter_sweep_step(struct filter_sweep *sweep, struct batch *batch, struct matcher *matcher);

/* Adds the matches among these papers to a list, in their order; the sweep is over. */
void filter_sweep_end(struct filter_sweep *sweep, const uint32_t *papers, size_t count,
		      struct paper_list *found);

#endif
