/*
 * A forward index: a paper's postings lie in one run in the arena, the runs in the order of the
 * papers but for those whose text changed. A posting is a term's number, 24 bits, and its count in
 * the paper, 8 bits.
 *
 * A step takes a batch of papers, split over the pool in parts. While the parts are worked on, the
 * terms do not change, so that all threads may look words up; words that are no terms yet are
 * collected in their part. Then, in the order of the papers, these become terms, and the parts'
 * postings are copied to the arena. After the first papers new words are few: nearly all the work
 * is parallel.
 */

#include "config.h"

#include "search/term_index.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "base/clock.h"
#include "search/pace.h"
#include "search/term_part.h"

/* Parts of a batch: more than threads, so that none waits long for the last. */
#define PARTS 8

/* Fewer papers are not worth waking threads for. */
#define SHARED_MIN 16

struct term_paper {
	const uint32_t *postings;
	uint32_t count;
};

struct term_index {
	const struct corpus *corpus;
	struct pool *pool;
	struct arena arena; /* postings */
	struct term_vocabulary vocabulary;

	struct term_paper *papers;
	size_t filled; /* papers that are in */
	size_t paper_capacity;

	struct term_part parts[PARTS];
	struct pace pace;
	uint64_t version;
};

struct term_index *term_index_new(const struct corpus *corpus, struct pool *pool)
{
	struct term_index *index = alloc_zeroed(1, sizeof(*index));

	index->corpus = corpus;
	index->pool = pool;
	arena_init(&index->arena);
	term_vocabulary_init(&index->vocabulary, TERM_INDEX_MAX);
	pace_reset(&index->pace);
	for (size_t i = 0; i < PARTS; i++)
		term_part_init(&index->parts[i], &index->vocabulary, corpus);
	return index;
}

void term_index_delete(struct term_index *index)
{
	if (!index)
		return;
	for (size_t i = 0; i < PARTS; i++)
		term_part_free(&index->parts[i]);
	term_vocabulary_free(&index->vocabulary);
	arena_free(&index->arena);
	free(index->papers);
	free(index);
}

void term_index_limit(struct term_index *index, size_t term_max)
{
	index->vocabulary.max = term_max < TERM_INDEX_MAX ? term_max : TERM_INDEX_MAX;
}

static void count_part(void *context, size_t number)
{
	term_part_count(&((struct term_index *)context)->parts[number]);
}

/* Makes terms of the part's new words; the posting of one that can't become a term is 0. */
static void resolve_waiting(struct term_index *index, struct term_part *part)
{
	for (size_t i = 0; i < part->waiting_count; i++) {
		const struct part_word *word = &part->words[part->waiting[i]];
		uint32_t *posting = &part->postings[part->waiting[i]];
		struct str text = term_part_word(part, word);
		uint32_t term = term_vocabulary_find(&index->vocabulary, word->hash, text);

		if (term == NO_TERM)
			term = term_vocabulary_add(&index->vocabulary, word->hash, text);
		*posting = term == NO_TERM ? 0 : term << 8 | *posting;
	}
}

/* Copies the postings that are not 0, and counts their papers. */
static void keep_postings(struct term_index *index, uint32_t paper, const struct term_part *part,
			  size_t start, size_t end)
{
	uint32_t *kept = arena_alloc(&index->arena, (end - start) * sizeof(*kept));
	uint32_t kept_count = 0;

	for (size_t i = start; i < end; i++) {
		uint32_t posting = part->postings[i];

		if (posting == 0)
			continue;
		kept[kept_count++] = posting;
		index->vocabulary.terms[term_number(posting)].df++;
	}
	index->papers[paper] = (struct term_paper){ kept, kept_count };
}

static void merge_part(struct term_index *index, struct term_part *part)
{
	size_t start = 0;

	resolve_waiting(index, part);
	for (uint32_t paper = part->first; paper < part->end; paper++) {
		size_t end = part->ends[paper - part->first];

		keep_postings(index, paper, part, start, end);
		start = end;
	}
}

/* Counts papers and adds them to the index. Those from `filled` on must come in order. */
static void add_papers(struct term_index *index, size_t from, size_t count)
{
	size_t parts = count >= SHARED_MIN ? PARTS : 1;

	for (size_t i = 0; i < parts; i++)
		term_part_begin(&index->parts[i], (uint32_t)(from + count * i / parts),
				(uint32_t)(from + count * (i + 1) / parts));
	if (index->pool && parts > 1)
		pool_run(index->pool, parts, count_part, index);
	else
		for (size_t i = 0; i < parts; i++)
			count_part(index, i);
	for (size_t i = 0; i < parts; i++)
		merge_part(index, &index->parts[i]);
	index->version++;
}

static void add_batch(struct term_index *index)
{
	size_t left = index->corpus->library->count - index->filled;
	size_t count = left < index->pace.papers ? left : index->pace.papers;

	index->papers = alloc_grow(index->papers, &index->paper_capacity, index->filled + count,
				   sizeof(*index->papers));
	pace_begin(&index->pace);
	add_papers(index, index->filled, count);
	pace_end(&index->pace, count);
	index->filled += count;
}

void term_index_paper_changed(struct term_index *index, uint32_t paper)
{
	if (paper >= index->filled)
		return;
	for (size_t i = 0; i < index->papers[paper].count; i++)
		index->vocabulary.terms[term_number(index->papers[paper].postings[i])].df--;
	add_papers(index, paper, 1);
}

bool term_index_step(struct term_index *index, uint64_t microseconds)
{
	uint64_t begun = clock_microseconds();

	while (!term_index_is_done(index)) {
		add_batch(index);
		if (clock_microseconds() - begun >= microseconds)
			break;
	}
	return !term_index_is_done(index);
}

bool term_index_is_done(const struct term_index *index)
{
	return index->filled == index->corpus->library->count;
}

size_t term_index_paper_count(const struct term_index *index)
{
	return index->filled;
}

uint64_t term_index_version(const struct term_index *index)
{
	return index->version;
}

const uint32_t *term_index_postings(const struct term_index *index, uint32_t paper, size_t *count)
{
	*count = paper < index->filled ? index->papers[paper].count : 0;
	return paper < index->filled ? index->papers[paper].postings : NULL;
}

size_t term_index_term_count(const struct term_index *index)
{
	return index->vocabulary.count;
}

struct str term_index_text(const struct term_index *index, uint32_t term)
{
	return index->vocabulary.terms[term].text;
}

uint32_t term_index_df(const struct term_index *index, uint32_t term)
{
	return index->vocabulary.terms[term].df;
}

/* Adds step (1 or -1) to the count of each term of a paper. */
static void tally_paper(const struct term_index *index, size_t paper, uint32_t step,
			uint32_t *counts)
{
	const struct term_paper *one = &index->papers[paper];

	for (size_t i = 0; i < one->count; i++)
		counts[term_number(one->postings[i])] += step;
}

/* Marks the papers that are in the index, and returns how many that are. */
static size_t mark_papers(const struct term_index *index, const uint32_t *papers, size_t count,
			  struct bitset *marked)
{
	bitset_resize(marked, index->filled);
	for (size_t i = 0; i < count; i++)
		if (papers[i] < index->filled)
			bitset_add(marked, papers[i]);
	return bitset_count(marked);
}

void term_index_tally(const struct term_index *index, const uint32_t *papers, size_t paper_count,
		      uint32_t *counts)
{
	struct bitset marked;
	bool is_most;

	bitset_init(&marked);
	is_most = mark_papers(index, papers, paper_count, &marked) > index->filled / 2;
	for (size_t term = 0; term < index->vocabulary.count; term++)
		counts[term] = is_most ? index->vocabulary.terms[term].df : 0;
	/* In the order of memory, whatever the order of `papers`. */
	for (size_t paper = 0; paper < index->filled; paper++)
		if (bitset_has(&marked, paper) != is_most)
			tally_paper(index, paper, is_most ? UINT32_MAX : 1, counts);
	bitset_free(&marked);
}
