/*
 * The order of the list. `order` is a permutation of all papers, `places` its inverse. By likeness
 * it is known only when the query's like: terms are, when a run begins.
 */

#include "config.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "search/filter_private.h"
#include "search/likeness.h"

/* Papers of order from `from` on know their places. */
static void set_places(struct filter *filter, size_t from)
{
	size_t i;

	if (filter->order.count > filter->places_capacity)
		filter->places = alloc_grow(filter->places, &filter->places_capacity,
					    filter->order.count, sizeof(*filter->places));
	for (i = from; i < filter->order.count; i++)
		filter->places[filter->order.papers[i]] = (uint32_t)i;
}

/* Sorts what was found, without testing again. */
static void reorder_found(struct filter *filter)
{
	struct bitset found;
	size_t count = 0;
	size_t i;

	bitset_init(&found);
	bitset_resize(&found, filter->order.count);
	for (i = 0; i < filter->found.count; i++)
		bitset_add(&found, filter->found.papers[i]);
	for (i = 0; i < filter->order.count; i++)
		if (bitset_has(&found, filter->order.papers[i]))
			filter->found.papers[count++] = filter->order.papers[i];
	assert(count == filter->found.count);
	bitset_free(&found);
	filter->is_narrowing = false;
	filter->order_next = filter->order.count;
}

static void list_all(struct paper_list *list, size_t count)
{
	paper_list_reserve(list, count);
	for (; list->count < count; list->count++)
		list->papers[list->count] = (uint32_t)list->count;
}

/* Sorts a list of all papers. */
static void sort_list(const struct filter *filter, struct paper_list *list)
{
	struct like_paper *likest;
	size_t count;

	if (filter->sort.key != SORT_LIKENESS) {
		sort_papers(filter->corpus, filter->sort, list->papers);
		return;
	}
	likest = matcher_likest(filter->matcher, &count);
	sort_by_likeness(likest, count, filter->sort.is_reversed, list->papers, list->count);
	free(likest);
}

void filter_resort(struct filter *filter)
{
	bool was_done;

	filter_extend(filter);
	was_done = filter_is_done(filter);
	sort_list(filter, &filter->order);
	set_places(filter, 0);
	/* The new order does not say which papers the base covered. */
	filter_base_forget(&filter->base);
	if (was_done)
		reorder_found(filter);
	else
		filter_start(filter, false);
}

void filter_set_order(struct filter *filter, struct sort_order order)
{
	if (order.key == filter->sort.key && order.is_reversed == filter->sort.is_reversed)
		return;
	filter->sort = order;
	filter_resort(filter);
}

struct sort_order filter_order(const struct filter *filter)
{
	return filter->sort;
}

void filter_extend(struct filter *filter)
{
	size_t from = filter->order.count;

	list_all(&filter->order, filter->corpus->library->count);
	list_all(&filter->sweep.numbers, filter->corpus->library->count);
	set_places(filter, from);
	if (matcher_uses_likeness(filter->matcher) && !filter->is_pending &&
	    filter->order.count >= filter->extend_limit)
		filter_restart(filter);
}

void filter_follow_joins(struct filter *filter)
{
	const struct library *library = filter->corpus->library;
	struct paper_list *found = &filter->found;
	size_t count = 0;

	if (filter->shows_base || library->join_count == 0)
		return;
	for (size_t i = 0; i < found->count; i++)
		if (!library_is_joined(library, found->papers[i]))
			found->papers[count++] = found->papers[i];
	if (count < found->count)
		filter->version++;
	found->count = count;
}

/* What papers are like is known only now. */
void filter_order_by_likeness(struct filter *filter)
{
	struct paper_list list = { 0 };

	list_all(&list, filter->order.count);
	sort_list(filter, &list);
	if (memcmp(list.papers, filter->order.papers, list.count * sizeof(*list.papers)) != 0) {
		memcpy(filter->order.papers, list.papers, list.count * sizeof(*list.papers));
		set_places(filter, 0);
		filter_base_forget(&filter->base);
		filter_start(filter, false);
	}
	free(list.papers);
}

const uint32_t *filter_all_papers(const struct filter *filter, size_t *count)
{
	*count = filter->order.count;
	return filter->order.papers;
}

static size_t position_by_search(const struct paper_list *list, uint32_t paper)
{
	size_t i;

	for (i = 0; i < list->count; i++)
		if (list->papers[i] == paper)
			return i;
	return SIZE_MAX;
}

size_t filter_position(const struct filter *filter, uint32_t paper)
{
	const struct paper_list *list = filter_shown_list(filter);
	size_t low = 0, high = list->count;

	if (paper >= filter->order.count)
		return SIZE_MAX;
	/* The old list may keep the old order. */
	if (filter->is_pending)
		return position_by_search(list, paper);
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (filter->places[list->papers[middle]] < filter->places[paper])
			low = middle + 1;
		else
			high = middle;
	}
	return low < list->count && list->papers[low] == paper ? low : SIZE_MAX;
}
