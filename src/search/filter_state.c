/* The state of a run: its start, its end, and which list is shown meanwhile. */

#include "config.h"

#include "search/filter_private.h"

void filter_start(struct filter *filter, bool is_narrowing)
{
	filter->is_pending = true;
	filter->is_narrowing = is_narrowing;
	filter->sweep.is_on = false;
	filter->base_next = 0;
	filter->order_next = is_narrowing ? filter->base.covered : 0;
	pace_reset(&filter->batch.pace);
}

void filter_restart(struct filter *filter)
{
	filter_base_forget(&filter->base);
	filter_start(filter, false);
}

bool filter_is_done(const struct filter *filter)
{
	return !filter->is_pending &&
	       !(filter->is_narrowing && filter->base_next < filter->base.papers.count) &&
	       filter->order_next == filter->order.count;
}

const struct paper_list *filter_shown_list(const struct filter *filter)
{
	return filter->is_pending && filter->shows_base ? &filter->base.papers : &filter->found;
}
