/*
 * A batch is split into parts. Each writes its matches into its own stretch of `matches`, so that
 * threads share nothing; at the end the stretches are joined in order. A query with regular
 * expressions may turn out slow within a batch: then the parts stop, and what was tested behind the
 * first that was not done is tested again in the next batch.
 */

#include "config.h"

#include "search/batch.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"

/* Parts of a batch: more than threads, so that none waits long for the last. */
#define PARTS 8

/* Fewer papers are not worth waking threads for. */
#define SHARED_MIN 64

/* How long a batch of a query with regular expressions goes on, in microseconds. */
#define SLOW_MAX 8000

/* What of a paper lies between its searched text and the next one's: names, identifiers. */
#define BEHIND_MAX 512

/* How many papers ahead a text is prefetched. */
#define AHEAD 4

/* After this many matches in a row what is looked for is taken for one that is found soon. */
#define SOON_MIN 4

struct part_run {
	const struct batch *batch;
	const struct matcher *matcher;
	const uint32_t *papers;
	size_t count;
	size_t parts;
	uint64_t until; /* microseconds; UINT64_MAX: there is no need to look at the clock */
	size_t tested[PARTS];
	size_t match_counts[PARTS];
	size_t undecided[PARTS];
};

void paper_list_reserve(struct paper_list *list, size_t count)
{
	if (count > list->capacity)
		list->papers =
			alloc_grow(list->papers, &list->capacity, count, sizeof(*list->papers));
}

static void append(struct paper_list *list, const uint32_t *papers, size_t count)
{
	if (count == 0)
		return;
	paper_list_reserve(list, list->count + count);
	memcpy(list->papers + list->count, papers, count * sizeof(*papers));
	list->count += count;
}

void batch_init(struct batch *batch, const struct corpus *corpus, struct pool *pool)
{
	batch->corpus = corpus;
	batch->pool = pool;
	batch->matches = alloc_resize(NULL, PACE_MAX, sizeof(*batch->matches));
	batch->undecided = 0;
	pace_reset(&batch->pace);
}

void batch_free(struct batch *batch)
{
	free(batch->matches);
}

static size_t part_start(const struct part_run *run, size_t part)
{
	return run->count * part / run->parts;
}

/* Whether the text of one paper lies in memory right behind that of the other. */
static bool is_behind(const struct haystack *haystack, uint32_t paper, uint32_t before)
{
	struct str text = haystack_text(haystack, before);
	const char *end = text.p + text.len;

	return (uintptr_t)haystack->entries[paper].text - (uintptr_t)end < BEHIND_MAX;
}

/*
 * In another order than that of reading the processor can't guess which text comes next. In that
 * order it can, but for what is found soon in each paper: then it sees no more than the starts of
 * the texts. Inline in any case: a function that only prefetches is one without effect for GCC,
 * which leaves its calls out.
 */
__attribute__((always_inline)) static inline void prefetch_ahead(const struct part_run *run,
								 size_t i, size_t end,
								 bool found_soon)
{
	const struct haystack *haystack = run->batch->corpus->haystack;
	const uint32_t *papers = run->papers + i + AHEAD;

	if (i + AHEAD < end && (found_soon || !is_behind(haystack, papers[0], papers[-1])))
		__builtin_prefetch(haystack->entries[papers[0]].text);
}

static bool is_too_late(const struct part_run *run)
{
	return run->until != UINT64_MAX && clock_microseconds() >= run->until;
}

static void test_part(void *context, size_t part)
{
	struct part_run *run = context;
	const struct corpus *corpus = run->batch->corpus;
	uint32_t *matches = run->batch->matches + part_start(run, part);
	size_t start = part_start(run, part), end = part_start(run, part + 1);
	size_t count = 0, undecided = 0, matches_in_row = 0;
	size_t i;

	/* The first paper is tested in any case, so that there is no batch of none. */
	for (i = start; i < end && (i == 0 || !is_too_late(run)); i++) {
		enum match_result result;

		prefetch_ahead(run, i, end, matches_in_row >= SOON_MIN);
		matches[count] = run->papers[i];
		result = matcher_test(run->matcher, corpus, run->papers[i]);
		count += result == MATCH_YES;
		matches_in_row = result == MATCH_YES ? matches_in_row + 1 : 0;
		undecided += result == MATCH_UNDECIDED;
	}
	run->tested[part] = i - start;
	run->match_counts[part] = count;
	run->undecided[part] = undecided;
}

/* Puts the parts together up to the first that stopped early; returns how many papers these are. */
static size_t join_parts(struct batch *batch, const struct part_run *run, struct paper_list *found)
{
	size_t tested = 0;

	for (size_t i = 0; i < run->parts && tested == part_start(run, i); i++) {
		append(found, batch->matches + part_start(run, i), run->match_counts[i]);
		batch->undecided += run->undecided[i];
		tested += run->tested[i];
	}
	return tested;
}

size_t batch_test(struct batch *batch, const struct matcher *matcher, const uint32_t *papers,
		  size_t count, struct paper_list *found)
{
	struct part_run run = { .batch = batch, .matcher = matcher, .papers = papers };
	size_t tested;

	run.count = count < batch->pace.papers ? count : batch->pace.papers;
	run.parts = batch->pool && run.count >= SHARED_MIN ? PARTS : 1;
	run.until = matcher_uses_regex(matcher) ? clock_microseconds() + SLOW_MAX : UINT64_MAX;
	pace_begin(&batch->pace);
	if (run.parts > 1)
		pool_run(batch->pool, run.parts, test_part, &run);
	else
		test_part(&run, 0);
	tested = join_parts(batch, &run, found);
	pace_end(&batch->pace, tested);
	return tested;
}
