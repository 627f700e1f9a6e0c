/*
 * A topic has a bitset over the papers and the number of papers it was filled for, from paper 0 on.
 * A step tests a batch of papers for all the topics that are furthest behind, so that a paper's
 * text is read from memory once for all of them. The batch is split over the pool in parts of whole
 * words of the bitsets: no two threads write the same word.
 *
 * A topic with like: terms waits until these are prepared, after all others were filled, and again
 * when papers were added.
 *
 * When marks change, the topics that depend on them are filled again from paper 0, but keep their
 * bits until then: `count` is always that of the bits.
 */

#include "config.h"

#include "search/topic_index.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/utf8.h"
#include "search/pace.h"
#include "search/query.h"

/* Papers of a part: a multiple of the 64 that share a word. */
#define PART_PAPERS 512

struct indexed_topic {
	struct str name; /* in the list's arena */
	struct query query;
	struct matcher *matcher; /* NULL: the topic's query is wrong */
	bool uses_marks;
	bool is_waiting; /* to know which papers its like: terms hold */
	struct bitset papers;
	atomic_bool lacks_papers; /* some were undecided */
	size_t filled;
	size_t count;
};

struct topic_index {
	const struct corpus *corpus;
	const struct topic_list *topics;
	struct pool *pool;
	struct indexed_topic *indexed;
	size_t count;
	struct pace pace;
};

static void note_query(struct indexed_topic *indexed)
{
	indexed->uses_marks = query_uses_marks(indexed->query.root);
	indexed->is_waiting = matcher_uses_likeness(indexed->matcher);
}

static void init_topic(struct indexed_topic *indexed, const struct topic *topic,
		       const struct topic_list *topics)
{
	struct query_error error;

	indexed->name = topic->name;
	bitset_init(&indexed->papers);
	if (!query_parse(&indexed->query, topic->query, topics, &error))
		return;
	indexed->matcher = matcher_new(indexed->query.root, &error);
	if (indexed->matcher)
		note_query(indexed);
	else
		query_free(&indexed->query);
}

static struct indexed_topic *index_topics(const struct topic_list *topics)
{
	struct indexed_topic *indexed = alloc_zeroed(topics->count, sizeof(*indexed));

	for (size_t i = 0; i < topics->count; i++)
		init_topic(&indexed[i], &topics->topics[i], topics);
	return indexed;
}

static void free_topics(struct indexed_topic *indexed, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		bitset_free(&indexed[i].papers);
		if (!indexed[i].matcher)
			continue;
		matcher_delete(indexed[i].matcher);
		query_free(&indexed[i].query);
	}
	free(indexed);
}

struct topic_index *topic_index_new(const struct corpus *corpus, const struct topic_list *topics,
				    struct pool *pool)
{
	struct topic_index *index = alloc_zeroed(1, sizeof(*index));

	index->corpus = corpus;
	index->topics = topics;
	index->pool = pool;
	index->count = topics->count;
	pace_reset(&index->pace);
	index->indexed = index_topics(topics);
	return index;
}

void topic_index_delete(struct topic_index *index)
{
	if (!index)
		return;
	free_topics(index->indexed, index->count);
	free(index);
}

/* Keeps what is known of a topic whose query has not changed. */
static void keep_filled(struct indexed_topic *indexed, struct indexed_topic *before)
{
	struct bitset empty = indexed->papers;

	if (!indexed->matcher || !before->matcher ||
	    !query_equal(indexed->query.root, before->query.root))
		return;
	indexed->papers = before->papers;
	indexed->filled = before->filled;
	indexed->count = before->count;
	indexed->lacks_papers = before->lacks_papers;
	before->papers = empty;
}

void topic_index_topics_changed(struct topic_index *index)
{
	struct indexed_topic *before = index->indexed;
	size_t count = index->count;

	index->indexed = index_topics(index->topics);
	index->count = index->topics->count;
	/* Topics that stay are in the same order as before. */
	for (size_t i = 0, k = 0; i < index->count && k < count; i++) {
		while (k < count && !topic_list_find(index->topics, before[k].name))
			k++;
		if (k < count && str_equal(index->indexed[i].name, before[k].name))
			keep_filled(&index->indexed[i], &before[k++]);
	}
	free_topics(before, count);
}

static bool test_paper(const struct topic_index *index, struct indexed_topic *indexed,
		       uint32_t paper)
{
	enum match_result result;

	if (!indexed->matcher)
		return false;
	result = matcher_test(indexed->matcher, index->corpus, paper);
	if (result == MATCH_UNDECIDED)
		indexed->lacks_papers = true;
	return result == MATCH_YES;
}

/* Adds or removes a paper, and updates the count. */
static void set_bit(struct indexed_topic *indexed, uint32_t paper, bool is_in)
{
	bool was_in = bitset_has(&indexed->papers, paper);

	if (is_in && !was_in) {
		bitset_add(&indexed->papers, paper);
		indexed->count++;
	} else if (was_in && !is_in) {
		bitset_remove(&indexed->papers, paper);
		indexed->count--;
	}
}

void topic_index_paper_changed(struct topic_index *index, uint32_t paper)
{
	for (size_t i = 0; i < index->count; i++) {
		struct indexed_topic *indexed = &index->indexed[i];

		if (paper < indexed->filled)
			set_bit(indexed, paper, test_paper(index, indexed, paper));
	}
}

void topic_index_marks_changed(struct topic_index *index)
{
	for (size_t i = 0; i < index->count; i++) {
		struct indexed_topic *indexed = &index->indexed[i];

		if (indexed->uses_marks)
			indexed->filled = 0;
	}
}

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
	size_t filled;   /* of the topics that the batch is for */
	size_t from, to; /* papers; from is at the start of a word */
};

static uint64_t test_word(const struct topic_batch *batch, struct indexed_topic *indexed,
			  size_t from, size_t to)
{
	uint64_t word = 0;

	for (size_t i = from; i < to; i++)
		word |= (uint64_t)test_paper(batch->index, indexed, (uint32_t)i) << (i - from);
	return word;
}

/* Sets the words of a part for each topic of the batch, the topics in turn for each word. */
static void fill_part(void *context, size_t part)
{
	const struct topic_batch *batch = context;
	size_t from = batch->from + part * PART_PAPERS;
	size_t end = from + PART_PAPERS < batch->to ? from + PART_PAPERS : batch->to;

	for (; from < end; from += 64) {
		for (size_t i = 0; i < batch->index->count; i++) {
			struct indexed_topic *indexed = &batch->index->indexed[i];

			if (is_at(indexed, batch->filled))
				indexed->papers.words[from / 64] = test_word(
					batch, indexed, from, from + 64 < end ? from + 64 : end);
		}
	}
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
	struct topic_batch batch = { index, filled, from, from + index->pace.papers };

	if (batch.to > papers)
		batch.to = papers;
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

size_t topic_index_count(const struct topic_index *index, size_t topic)
{
	return index->indexed[topic].count;
}

size_t topic_index_topics(const struct topic_index *index)
{
	return index->count;
}

const struct bitset *topic_index_papers(const struct topic_index *index, size_t topic)
{
	return &index->indexed[topic].papers;
}

bool topic_index_is_done(const struct topic_index *index)
{
	for (size_t i = 0; i < index->count; i++)
		if (index->indexed[i].filled < index->corpus->library->count ||
		    index->indexed[i].is_waiting || !is_current(index, &index->indexed[i]))
			return false;
	return true;
}

bool topic_index_has(const struct topic_index *index, size_t topic, uint32_t paper)
{
	struct indexed_topic *indexed = &index->indexed[topic];

	if (paper < indexed->filled)
		return bitset_has(&indexed->papers, paper);
	return test_paper(index, indexed, paper);
}

bool topic_index_lacks_papers(const struct topic_index *index, size_t topic)
{
	return index->indexed[topic].lacks_papers;
}

bool topic_index_describe_lack(const struct topic_index *index, struct strbuf *out)
{
	size_t count = 0;

	for (size_t i = 0; i < index->count; i++) {
		if (!topic_index_lacks_papers(index, i))
			continue;
		strbuf_add_cstr(out, count++ > 0 ? ", @" : "@");
		utf8_add_printable(out, index->indexed[i].name);
	}
	if (count > 0)
		strbuf_addf(out, " may lack papers: a regular expression takes too long in some");
	return count > 0;
}

void topic_index_add_names(const struct topic_index *index, uint32_t paper, const char *separator,
			   struct strbuf *out)
{
	bool is_first = true;

	for (size_t i = 0; i < index->count; i++) {
		if (!topic_index_has(index, i, paper))
			continue;
		if (!is_first)
			strbuf_add_cstr(out, separator);
		is_first = false;
		strbuf_add(out, index->topics->topics[i].name);
	}
}
