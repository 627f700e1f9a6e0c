#ifndef SEARCH_FILTER_PRIVATE_H
#define SEARCH_FILTER_PRIVATE_H

/* Shared by running (filter.c, which has the invariants), ordering (filter_order.c) and the state
 * of a run (filter_state.c). */

#include "base/strbuf.h"
#include "search/batch.h"
#include "search/filter.h"
#include "search/filter_base.h"
#include "search/filter_sweep.h"

struct filter {
	const struct corpus *corpus;
	struct sort_order sort;

	struct strbuf text;
	struct query query;
	struct matcher *matcher;

	struct paper_list order;
	uint32_t *places; /* by paper: its position in order */
	size_t places_capacity;

	struct filter_base base;

	bool expects_keys;
	uint64_t like_state; /* of the run; see like_state_now */
	size_t extend_limit; /* papers at which a query with like: terms starts over */

	bool is_pending;
	bool shows_base;   /* while pending */
	bool is_narrowing; /* base is tested first */
	size_t base_next;
	size_t order_next;
	struct paper_list found;

	struct filter_sweep sweep;
	struct batch batch;
	uint64_t version;
};

/* filter_state.c: makes the next step begin a run. */
void filter_start(struct filter *filter, bool is_narrowing);
const struct paper_list *filter_shown_list(const struct filter *filter);

/* filter_order.c: sorts all papers by likeness, which was not known before. */
void filter_order_by_likeness(struct filter *filter);

#endif
