/*
 * `order` holds all papers in the order of the list, and `places` where each stands in it. A run
 * tests first the papers of `base`, if it narrows that, and then those of `order` that base did not
 * cover, or all; what matches stands in `found`, in order. base is what the last run that was
 * finished found, with its query.
 *
 * Papers far apart in memory are read at half the speed. So in any order but that of reading, once
 * the first screenfuls are there, the rest is tested by number (a sweep), and what was swept up is
 * put into found in order at the end.
 *
 * Between the setting of a query and the first step (is_pending) the list on show is the old one:
 * base if that run was finished, else found as far as it had come.
 */

#include "config.h"

#include "search/filter.h"

#include <assert.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/strbuf.h"
#include "search/batch.h"

/* A sweep begins after so many papers, if so many are left and a batch takes so many. */
#define SWEEP_AFTER 4096
#define SWEEP_MIN   16384
#define SWEEP_PACE  1024

struct filter {
	const struct corpus *corpus;
	struct sort_order sort;

	struct strbuf text;
	struct query query;
	struct matcher *matcher;

	struct paper_list order;
	uint32_t *places; /* by paper: its position in order */
	size_t places_capacity;

	struct query base_query; /* root NULL: there is no base */
	struct paper_list base;
	size_t base_covered; /* papers of order that base's run had tested */

	bool is_pending;
	bool shows_base;   /* while pending */
	bool is_narrowing; /* base is tested first */
	size_t base_next;
	size_t order_next;
	struct paper_list found;

	bool is_sweeping;
	size_t swept;              /* papers, by number */
	struct paper_list numbers; /* all papers, in the order of reading */
	struct paper_list hits;    /* of the sweep */

	struct batch batch;
	uint64_t version;
};

struct filter *filter_new(const struct corpus *corpus, struct pool *pool)
{
	struct filter *filter = alloc_zeroed(1, sizeof(*filter));
	struct query_error error;

	filter->corpus = corpus;
	batch_init(&filter->batch, corpus, pool);
	strbuf_init(&filter->text);
	query_parse(&filter->query, STR(""), NULL, &error);
	filter->matcher = matcher_new(filter->query.root, &error);
	filter_extend(filter);
	return filter;
}

static void forget_base(struct filter *filter)
{
	if (filter->base_query.root)
		query_free(&filter->base_query);
	filter->base_query.root = NULL;
}

void filter_delete(struct filter *filter)
{
	if (!filter)
		return;
	forget_base(filter);
	matcher_delete(filter->matcher);
	query_free(&filter->query);
	strbuf_free(&filter->text);
	free(filter->order.papers);
	free(filter->places);
	free(filter->base.papers);
	free(filter->found.papers);
	free(filter->numbers.papers);
	free(filter->hits.papers);
	batch_free(&filter->batch);
	free(filter);
}

/* Makes the finished run's list the base, and its query the base's; found is then free for the next
 * run. */
static void keep_as_base(struct filter *filter)
{
	struct paper_list list = filter->base;

	forget_base(filter);
	filter->base = filter->found;
	filter->base_query = filter->query;
	filter->base_covered = filter->order.count;
	filter->found = list;
	filter->found.count = 0;
	filter->shows_base = true;
}

/* Makes the next step begin a run. */
static void start(struct filter *filter, bool is_narrowing)
{
	filter->is_pending = true;
	filter->is_narrowing = is_narrowing;
	filter->is_sweeping = false;
	filter->base_next = 0;
	filter->order_next = is_narrowing ? filter->base_covered : 0;
	pace_reset(&filter->batch.pace);
}

/* Marks may have changed since the base was made: unless one of the two ignores them, it may lack
 * papers. */
static bool narrows_base(const struct filter *filter)
{
	const struct query_node *narrow = filter->query.root, *wide = filter->base_query.root;

	return wide && !(query_uses_marks(narrow) && query_uses_marks(wide)) &&
	       query_implies(narrow, wide);
}

static void set_text(struct filter *filter, struct str text)
{
	strbuf_clear(&filter->text);
	strbuf_add(&filter->text, text);
}

bool filter_set_query(struct filter *filter, struct str text, const struct topic_list *topics,
		      struct query_error *error)
{
	struct matcher *matcher;
	struct query query;

	if (!query_parse(&query, text, topics, error))
		return false;
	if (query_equal(query.root, filter->query.root)) {
		query_free(&query);
		set_text(filter, text);
		return true;
	}
	matcher = matcher_new(query.root, error);
	if (!matcher) {
		query_free(&query);
		return false;
	}
	matcher_delete(filter->matcher);
	if (filter_is_done(filter))
		keep_as_base(filter);
	else
		query_free(&filter->query);
	filter->query = query;
	filter->matcher = matcher;
	set_text(filter, text);
	start(filter, narrows_base(filter));
	return true;
}

void filter_restart(struct filter *filter)
{
	forget_base(filter);
	start(filter, false);
}

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

/* Puts what was found into the order anew, without testing again. */
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

void filter_resort(struct filter *filter)
{
	bool was_done;

	filter_extend(filter);
	was_done = filter_is_done(filter);
	sort_papers(filter->corpus, filter->sort, filter->order.papers);
	set_places(filter, 0);
	/* Which papers the base covered can't be told from the new order. */
	forget_base(filter);
	if (was_done)
		reorder_found(filter);
	else
		start(filter, false);
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

static void list_all(struct paper_list *list, size_t count)
{
	paper_list_reserve(list, count);
	for (; list->count < count; list->count++)
		list->papers[list->count] = (uint32_t)list->count;
}

void filter_extend(struct filter *filter)
{
	size_t from = filter->order.count;

	list_all(&filter->order, filter->corpus->library->count);
	list_all(&filter->numbers, filter->corpus->library->count);
	set_places(filter, from);
}

/* Takes the next batch of a list. */
static void advance(struct filter *filter, const struct paper_list *list, size_t *next)
{
	*next += batch_test(&filter->batch, filter->matcher, list->papers + *next,
			    list->count - *next, &filter->found);
}

static bool is_file_order(const struct filter *filter)
{
	return filter->sort.key == SORT_FILE && !filter->sort.is_reversed;
}

/* Whether memory, rather than the processor, is what the rest of the run waits for, for long
 * enough. */
static bool is_worth_sweeping(const struct filter *filter)
{
	return !is_file_order(filter) && filter->order_next >= SWEEP_AFTER &&
	       filter->order.count - filter->order_next >= SWEEP_MIN &&
	       filter->batch.pace.papers >= SWEEP_PACE;
}

/* Adds what was swept up to the list, in order; what had been tested before is there already. */
static void end_sweep(struct filter *filter)
{
	struct bitset hits;
	size_t i;

	bitset_init(&hits);
	bitset_resize(&hits, filter->numbers.count);
	for (i = 0; i < filter->hits.count; i++)
		bitset_add(&hits, filter->hits.papers[i]);
	paper_list_reserve(&filter->found, filter->found.count + filter->hits.count);
	for (i = filter->order_next; i < filter->order.count; i++)
		if (bitset_has(&hits, filter->order.papers[i]))
			filter->found.papers[filter->found.count++] = filter->order.papers[i];
	bitset_free(&hits);
	filter->order_next = filter->order.count;
	filter->is_sweeping = false;
}

static void sweep(struct filter *filter)
{
	if (!filter->is_sweeping) {
		filter->is_sweeping = true;
		filter->swept = 0;
		filter->hits.count = 0;
	}
	filter->swept +=
		batch_test(&filter->batch, filter->matcher, filter->numbers.papers + filter->swept,
			   filter->numbers.count - filter->swept, &filter->hits);
	if (filter->swept == filter->numbers.count)
		end_sweep(filter);
}

bool filter_step(struct filter *filter, uint64_t microseconds)
{
	uint64_t begun = pace_now();

	if (filter->is_pending) {
		filter->is_pending = false;
		filter->shows_base = false;
		filter->found.count = 0;
		filter->version++;
	}
	while (!filter_is_done(filter)) {
		filter->version++;
		if (filter->is_narrowing && filter->base_next < filter->base.count)
			advance(filter, &filter->base, &filter->base_next);
		else if (filter->is_sweeping || is_worth_sweeping(filter))
			sweep(filter);
		else
			advance(filter, &filter->order, &filter->order_next);
		if (pace_now() - begun >= microseconds)
			break;
	}
	return !filter_is_done(filter);
}

bool filter_is_done(const struct filter *filter)
{
	return !filter->is_pending &&
	       !(filter->is_narrowing && filter->base_next < filter->base.count) &&
	       filter->order_next == filter->order.count;
}

static const struct paper_list *shown_list(const struct filter *filter)
{
	return filter->is_pending && filter->shows_base ? &filter->base : &filter->found;
}

const uint32_t *filter_papers(const struct filter *filter, size_t *count)
{
	const struct paper_list *list = shown_list(filter);

	*count = list->count;
	return list->papers;
}

uint64_t filter_version(const struct filter *filter)
{
	return filter->version;
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
	const struct paper_list *list = shown_list(filter);
	size_t low = 0, high = list->count;

	if (paper >= filter->order.count)
		return SIZE_MAX;
	/* The old list may stand in the old order. */
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

struct str filter_text(const struct filter *filter)
{
	return strbuf_str(&filter->text);
}

const struct query_node *filter_query(const struct filter *filter)
{
	return filter->query.root;
}

const struct matcher *filter_matcher(const struct filter *filter)
{
	return filter->matcher;
}
