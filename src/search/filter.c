/*
 * `order` has all papers in the order of the list, and `places` is its inverse. A run tests first
 * the papers of `base`, if it narrows that, and then those of `order` that base did not cover, or
 * all; the matches are in `found`, in order. base is the result of the last run that was finished,
 * with its query.
 *
 * Papers far apart in memory are read at half the speed. So in any order but that of reading, after
 * the first screenfuls, the rest is tested by number (a sweep), and the matches are merged into
 * found in order at the end. A base of many papers is then no help, and is not tested.
 *
 * Between the setting of a query and the first step (is_pending) the list on show is the old one:
 * base if that run was finished, else found as far as it had come.
 */

#include "config.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "search/filter_private.h"
#include "search/likeness.h"

/* A sweep begins after this many papers, if this many are left and a batch has this many. */
#define SWEEP_AFTER 4096
#define SWEEP_MIN   16384
#define SWEEP_PACE  1024

/* A sweep tests this many papers or more in the time in which another order tests one. */
#define SWEEP_GAIN 4

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

void filter_delete(struct filter *filter)
{
	if (!filter)
		return;
	matcher_delete(filter->matcher);
	query_free(&filter->query);
	strbuf_free(&filter->text);
	free(filter->order.papers);
	free(filter->places);
	filter_base_free(&filter->base);
	free(filter->found.papers);
	filter_sweep_free(&filter->sweep);
	batch_free(&filter->batch);
	free(filter);
}

/* Makes the finished run's list the base, and its query the base's; found is then free for the next
 * run. */
static void keep_as_base(struct filter *filter)
{
	filter_base_keep(&filter->base, &filter->query, &filter->found);
	filter->base.covered = filter->order.count;
	filter->base.like_state = filter->like_state;
	filter->base.lacks_papers = filter->batch.undecided > 0;
	filter->shows_base = true;
}

static void set_text(struct filter *filter, struct str text)
{
	strbuf_set(&filter->text, text);
}

static bool has_keys(const struct filter *filter, const struct query *query, struct str text,
		     struct query_error *error)
{
	return !filter->expects_keys ||
	       query_check_keys(query->root, text, filter->corpus->library, false, error);
}

void filter_expect_keys(struct filter *filter)
{
	filter->expects_keys = true;
}

bool filter_check_keys(const struct filter *filter, struct query_error *error)
{
	return query_check_keys(filter->query.root, strbuf_str(&filter->text),
				filter->corpus->library, true, error);
}

static bool is_file_order(const struct filter *filter)
{
	return filter->sort.key == SORT_LIKENESS ||
	       (filter->sort.key == SORT_FILE && !filter->sort.is_reversed);
}

/* Whether the base has so few of the papers that testing them in their order is faster than
 * sweeping over all. */
static bool is_worth_narrowing(const struct filter *filter)
{
	size_t count = filter->base.papers.count;

	return is_file_order(filter) || matcher_uses_regex(filter->matcher) ||
	       count < SWEEP_AFTER + SWEEP_MIN || count < filter->order.count / SWEEP_GAIN;
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
	matcher = has_keys(filter, &query, text, error) ? matcher_new(query.root, error) : NULL;
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
	filter_start(filter, filter_base_holds(&filter->base, filter->query.root) &&
				     is_worth_narrowing(filter));
	return true;
}

bool filter_is_stale(const struct filter *filter)
{
	return !filter->is_pending && !matcher_is_current(filter->matcher, filter->corpus);
}

/* Tests the next batch of a list. */
static void advance(struct filter *filter, const struct paper_list *list, size_t *next)
{
	*next += batch_test(&filter->batch, filter->matcher, list->papers + *next,
			    list->count - *next, &filter->found);
}

/* Whether memory, rather than the processor, is what the rest of the run waits for, for long
 * enough. */
static bool is_worth_sweeping(const struct filter *filter)
{
	return !is_file_order(filter) && filter->order_next >= SWEEP_AFTER &&
	       filter->order.count - filter->order_next >= SWEEP_MIN &&
	       filter->batch.pace.papers >= SWEEP_PACE;
}

static void sweep(struct filter *filter)
{
	if (filter_sweep_step(&filter->sweep, &filter->batch, filter->matcher))
		return;
	/* Those from before it are in the list already. */
	filter_sweep_end(&filter->sweep, filter->order.papers + filter->order_next,
			 filter->order.count - filter->order_next, &filter->found);
	filter->order_next = filter->order.count;
}

/*
 * What the like: terms of the run match depends on all papers: in two runs with the same state they
 * match the same. 0: there are none.
 */
static uint64_t like_state_now(const struct filter *filter)
{
	if (!matcher_uses_likeness(filter->matcher) || !filter->corpus->likeness)
		return 0;
	return matcher_is_current(filter->matcher, filter->corpus)
		       ? likeness_version(filter->corpus->likeness) + 1
		       : UINT64_MAX;
}

/* Drops the base if its own like: terms matched other papers than they would now. */
static void check_base(struct filter *filter)
{
	if (filter->is_narrowing && !filter_base_is_current(&filter->base, filter->corpus))
		filter_restart(filter);
}

static void begin_run(struct filter *filter)
{
	filter->like_state = like_state_now(filter);
	filter->extend_limit = filter->order.count + filter->order.count / 4 + 64;
	check_base(filter);
	if (filter->sort.key == SORT_LIKENESS && filter->order.count > 0)
		filter_order_by_likeness(filter);
	filter->is_pending = false;
	filter->shows_base = false;
	filter->found.count = 0;
	filter->batch.undecided = 0;
	filter->version++;
}

bool filter_step(struct filter *filter, uint64_t microseconds)
{
	uint64_t begun = clock_microseconds();

	if (filter->is_pending) {
		if (matcher_prepare(filter->matcher, filter->corpus, microseconds))
			return true;
		begin_run(filter);
	}
	while (!filter_is_done(filter)) {
		filter->version++;
		if (filter->is_narrowing && filter->base_next < filter->base.papers.count)
			advance(filter, &filter->base.papers, &filter->base_next);
		else if (filter->sweep.is_on || is_worth_sweeping(filter))
			sweep(filter);
		else
			advance(filter, &filter->order, &filter->order_next);
		if (clock_microseconds() - begun >= microseconds)
			break;
	}
	return !filter_is_done(filter);
}

const uint32_t *filter_papers(const struct filter *filter, size_t *count)
{
	const struct paper_list *list = filter_shown_list(filter);

	*count = list->count;
	return list->papers;
}

size_t filter_undecided_count(const struct filter *filter)
{
	return filter->is_pending ? 0 : filter->batch.undecided;
}

bool filter_describe_undecided(const struct filter *filter, struct strbuf *out)
{
	size_t count = filter_undecided_count(filter);

	if (count > 0)
		strbuf_addf(out, "%zu paper%s left out: a regular expression takes too long in %s",
			    count, count == 1 ? " is" : "s are", count == 1 ? "it" : "them");
	return count > 0;
}

uint64_t filter_version(const struct filter *filter)
{
	return filter->version;
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
