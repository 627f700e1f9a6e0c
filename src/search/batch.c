/*
 * A batch is split into parts. Each writes its matches into its own stretch of `matches`, so that
 * threads share nothing, and when all are done the stretches are put together in order.
 */

#include "config.h"

#include "search/batch.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

/* Parts of a batch: more than threads, so that none waits long for the last. */
#define PARTS 8

/* Fewer papers are not worth waking threads for. */
#define SHARED_MIN 64

struct part_run {
	const struct batch *batch;
	const struct matcher *matcher;
	const uint32_t *papers;
	size_t count;
	size_t parts;
	size_t match_counts[PARTS];
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

/* In another order than that of reading, the processor can't guess which text comes next. */
static void prefetch_text(const struct corpus *corpus, uint32_t paper)
{
	const char *text = corpus->haystack->entries[paper].text;
	size_t i;

	for (i = 0; i < 512; i += 64)
		__builtin_prefetch(text + i);
}

static void test_part(void *context, size_t part)
{
	struct part_run *run = context;
	const struct corpus *corpus = run->batch->corpus;
	uint32_t *matches = run->batch->matches + part_start(run, part);
	size_t end = part_start(run, part + 1);
	size_t count = 0;
	size_t i;

	for (i = part_start(run, part); i < end; i++) {
		if (i + 1 < end && run->papers[i + 1] != run->papers[i] + 1)
			prefetch_text(corpus, run->papers[i + 1]);
		matches[count] = run->papers[i];
		count += matcher_test(run->matcher, corpus, run->papers[i]);
	}
	run->match_counts[part] = count;
}

size_t batch_test(struct batch *batch, const struct matcher *matcher, const uint32_t *papers,
		  size_t count, struct paper_list *found)
{
	struct part_run run = { .batch = batch, .matcher = matcher, .papers = papers };
	size_t i;

	run.count = count < batch->pace.papers ? count : batch->pace.papers;
	run.parts = batch->pool && run.count >= SHARED_MIN ? PARTS : 1;
	pace_begin(&batch->pace);
	if (run.parts > 1)
		pool_run(batch->pool, run.parts, test_part, &run);
	else
		test_part(&run, 0);
	for (i = 0; i < run.parts; i++)
		append(found, batch->matches + part_start(&run, i), run.match_counts[i]);
	pace_end(&batch->pace, run.count);
	return run.count;
}
