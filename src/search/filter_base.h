#ifndef SEARCH_FILTER_BASE_H
#define SEARCH_FILTER_BASE_H

/*
 * The result of the last run that was finished, with its query: a query that narrows it need test
 * no others of the papers that it covers.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "search/batch.h"
#include "search/query.h"

struct filter_base {
	struct query query; /* root NULL: there is no base */
	struct paper_list papers;
	size_t covered;      /* papers of the list's order that the run had tested */
	uint64_t like_state; /* of the run; see like_state_now in filter.c */
	bool lacks_papers;   /* some were undecided: a narrower query must say so, too */
};

void filter_base_free(struct filter_base *base);

/* There is no base; its papers stay for who shows them. */
void filter_base_forget(struct filter_base *base);

/* Takes over a run's query and papers; *found gets the memory of the old ones, and is empty. The
 * other members are the caller's to set. */
void filter_base_keep(struct filter_base *base, const struct query *query,
		      struct paper_list *found);

/* Whether what the query matches is all among the papers. */
bool filter_base_holds(const struct filter_base *base, const struct query_node *narrow);

/* Whether the like: terms of its query match the papers that they would match now. */
bool filter_base_is_current(const struct filter_base *base, const struct corpus *corpus);

#endif
