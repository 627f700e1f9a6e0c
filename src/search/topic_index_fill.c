/*
 * A step tests a batch of papers for all the topics that are furthest behind, so that a paper's
 * text is read from memory once for all of them. The batch is split over the pool in parts of whole
 * words of the bitsets: no two threads write the same word. What the topics look for in the texts
 * is found for all of them in one pass (search/text_set.h).
 *
 * A topic with like: terms waits until these are prepared, after all others were filled, and again
 * when papers were added.
 */

#include "config.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "search/topic_index_private.h"

/* Papers of a part: a multiple of the 64 that share a word. */
#define PART_PAPERS 512

/* Whether a batch of papers from `filled` on is for the topic. */
static bool is_at(const struct indexed_topic *indexed, size_t filled)
{
	return !indexed->is_waiting && indexed->filled == filled;
}

static bool is_current(const struct topic_index *index, const struct indexed_topic *indexed)
{
	return !indexed->matcher || matcher_is_current(indexed->matcher, index->corpus);
}

/* How far the topics that are furthest behind are filled. */
static size_t least_filled(const struct topic_index *index)
{
	size_t least = index->corpus->library->count;

	for (size_t i = 0; i < index->count; i++)
		if (!index->indexed[i].is_waiting && index->indexed[i].filled < least)
			least = index->indexed[i].filled;
	return least;
}

struct topic_batch {
	const struct topic_index *index;
	size_t filled;     /* of the topics that the batch is for */
	size_t from, to;   /* papers; from is at the start of a word */
	size_t text_words; /* of what is found in a paper; 0: texts are looked for one by one */
};

/* Papers whose bits are in one word, and what was found in each. */
struct topic_word {
	const struct topic_batch *batch;
	size_t from, to;
	uint64_t *found;
};

static uint64_t test_word(const struct topic_word *word, struct indexed_topic *indexed)
{
	const struct topic_batch *batch = word->batch;
	uint64_t bits = 0;

	for (size_t i = word->from; i < word->to; i++) {
		const uint64_t *found =
			batch->text_words == 0 ? NULL
					       : word->found + (i - word->from) * batch->text_words;

		bits |= (uint64_t)topic_index_test(batch->index, indexed, (uint32_t)i, found)
			<< (i - word->from);
	}
	return bits;
}

static void find_texts(const struct topic_word *word)
{
	const struct topic_batch *batch = word->batch;
	const struct topic_index *index = batch->index;

	for (size_t i = word->from; batch->text_words > 0 && i < word->to; i++)
		text_set_find(index->texts, index->corpus->haystack, (uint32_t)i,
			      word->found + (i - word->from) * batch->text_words);
}

/* Sets the words of a part for each topic of the batch, the topics in turn for each word. */
static void fill_part(void *context, size_t part)
{
	const struct topic_batch *batch = context;
	const struct topic_index *index = batch->index;
	size_t from = batch->from + part * PART_PAPERS;
	size_t end = from + PART_PAPERS < batch->to ? from + PART_PAPERS : batch->to;
	struct topic_word word = { .batch = batch };

	word.found = alloc_resize(NULL, 64 * batch->text_words, sizeof(*word.found));
	for (; from < end; from += 64) {
		word.from = from;
		word.to = from + 64 < end ? from + 64 : end;
		find_texts(&word);
		for (size_t i = 0; i < index->count; i++)
			if (is_at(&index->indexed[i], batch->filled))
				index->indexed[i].papers.words[from / 64] =
					test_word(&word, &index->indexed[i]);
	}
	free(word.found);
}

/* Whether the topics of the batch look for so much that it is found in one pass. */
static bool has_many_texts(const struct topic_batch *batch)
{
	const struct topic_index *index = batch->index;
	size_t count = 0;

	for (size_t i = 0; i < index->count; i++)
		if (is_at(&index->indexed[i], batch->filled))
			count += index->indexed[i].text_count;
	return count >= TEXTS_WORTH_A_PASS;
}

static size_t count_bits(const struct indexed_topic *indexed, const struct topic_batch *batch)
{
	size_t count = 0;

	for (size_t i = batch->from / 64; i < (batch->to + 63) / 64; i++)
		count += (size_t)__builtin_popcountll(indexed->papers.words[i]);
	return count;
}

static void run_parts(struct topic_index *index, struct topic_batch *batch)
{
	size_t parts = (batch->to - batch->from + PART_PAPERS - 1) / PART_PAPERS;

	if (index->pool && parts > 1) {
		pool_run(index->pool, parts, fill_part, batch);
		return;
	}
	for (size_t part = 0; part < parts; part++)
		fill_part(batch, part);
}

static void fill_batch(struct topic_index *index, size_t filled)
{
	size_t papers = index->corpus->library->count;
	size_t from = filled / 64 * 64;
	struct topic_batch batch = { index, filled, from, from + index->pace.papers, 0 };

	if (batch.to > papers)
		batch.to = papers;
	if (has_many_texts(&batch))
		batch.text_words = text_set_words(text_set_count(index->texts));
	for (size_t i = 0; i < index->count; i++) {
		struct indexed_topic *indexed = &index->indexed[i];

		if (!is_at(indexed, filled))
			continue;
		bitset_resize(&indexed->papers, papers);
		indexed->count -= count_bits(indexed, &batch);
	}
	pace_begin(&index->pace);
	run_parts(index, &batch);
	pace_end(&index->pace, batch.to - batch.from);
	for (size_t i = 0; i < index->count; i++) {
		struct indexed_topic *indexed = &index->indexed[i];

		if (!is_at(indexed, filled))
			continue;
		indexed->count += count_bits(indexed, &batch);
		indexed->filled = batch.to;
	}
}

/* Prepares the first topic that waits; false when none does. */
static bool prepare_topic(struct topic_index *index, uint64_t microseconds)
{
	for (size_t i = 0; i < index->count; i++) {
		struct indexed_topic *indexed = &index->indexed[i];

		if (!indexed->is_waiting)
			continue;
		if (!matcher_prepare(indexed->matcher, index->corpus, microseconds)) {
			indexed->is_waiting = false;
			indexed->filled = 0;
		}
		return true;
	}
	return false;
}

static void note_waiting(struct topic_index *index)
{
	for (size_t i = 0; i < index->count; i++)
		if (!is_current(index, &index->indexed[i]))
			index->indexed[i].is_waiting = true;
}

void topic_index_prepare(struct topic_index *index)
{
	note_waiting(index);
	while (prepare_topic(index, UINT64_MAX))
		;
}

bool topic_index_step(struct topic_index *index, uint64_t microseconds)
{
	uint64_t begun = clock_microseconds();

	note_waiting(index);
	while (!topic_index_is_done(index)) {
		size_t filled = least_filled(index);

		if (filled < index->corpus->library->count)
			fill_batch(index, filled);
		else
			prepare_topic(index, microseconds);
		if (clock_microseconds() - begun >= microseconds)
			break;
	}
	return !topic_index_is_done(index);
}

bool topic_index_is_done(const struct topic_index *index)
{
	for (size_t i = 0; i < index->count; i++)
		if (index->indexed[i].filled < index->corpus->library->count ||
		    index->indexed[i].is_waiting || !is_current(index, &index->indexed[i]))
			return false;
	return true;
}
