#include "config.h"

#include "search/filter_sweep.h"

#include <stdlib.h>

#include "base/bitset.h"

void filter_sweep_free(struct filter_sweep *sweep)
{
	free(sweep->numbers.papers);
	free(sweep->hits.papers);
}

bool filter_sweep_step(struct filter_sweep *sweep, struct batch *batch, struct matcher *matcher)
{
	if (!sweep->is_on) {
		sweep->is_on = true;
		sweep->next = 0;
		sweep->hits.count = 0;
	}
	sweep->next += batch_test(batch, matcher, sweep->numbers.papers + sweep->next,
				  sweep->numbers.count - sweep->next, &sweep->hits);
	return sweep->next < sweep->numbers.count;
}

void filter_sweep_end(struct filter_sweep *sweep, const uint32_t *papers, size_t count,
		      struct paper_list *found)
{
	struct bitset hits;

	bitset_init(&hits);
	bitset_resize(&hits, sweep->numbers.count);
	for (size_t i = 0; i < sweep->hits.count; i++)
		bitset_add(&hits, sweep->hits.papers[i]);
	paper_list_reserve(found, found->count + sweep->hits.count);
	for (size_t i = 0; i < count; i++)
		if (bitset_has(&hits, papers[i]))
			found->papers[found->count++] = papers[i];
	bitset_free(&hits);
	sweep->is_on = false;
}
