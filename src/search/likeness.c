/*
 * A paper's vector has a weight for each of its terms. To make a list, a table of weights by term
 * is filled, zero for all but the terms of its paper, and one pass over the postings of all papers
 * follows, in the order of memory. It needs the length of each vector; these are computed by
 * another pass whenever the index, and so the weights of terms, has changed.
 *
 * A pass is done in slices, and a slice by the pool in parts, each of which keeps its best papers
 * in a heap, the worst on top.
 */

#include "config.h"

#include "search/likeness.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "search/pace.h"

/* Papers of a slice, which takes a millisecond or two, and its parts. */
#define SLICE_PAPERS 16384
#define PARTS        8

/* The best so far: a heap, the least of them first. */
struct best {
	struct like_paper papers[LIKENESS_LIST_MAX];
	size_t count;
};

struct like_list {
	uint32_t paper;
	bool is_made;
	uint64_t of_index; /* the version of the index that it was made from */
	struct like_paper *papers;
	size_t count;
};

struct likeness {
	struct term_index *index;
	struct pool *pool;
	float count_weights[TERM_COUNT_MAX + 1]; /* 1 + ln of a count */
	struct hash_index by_paper;              /* numbers of lists */
	struct like_list **lists;
	size_t list_count, list_capacity;

	struct like_list *making; /* NULL: none */
	uint64_t of_index;        /* what it is made from */
	float *idf;               /* by term */
	float *weights;           /* by term; all 0 but those of the paper of `making` */
	size_t term_capacity, weight_capacity;
	float *lengths; /* by paper: 1 / the length of its vector, 0 for an empty one */
	size_t length_capacity;
	size_t papers;         /* in the index */
	size_t measured;       /* papers that have their lengths */
	uint64_t lengths_from; /* what of_index the lengths are of */
	size_t scored;         /* papers that were scored */
	struct best best;

	size_t slice_from, slice_end; /* what the parts work on */
	struct best part_best[PARTS];
};

struct likeness *likeness_new(struct term_index *index, struct pool *pool)
{
	struct likeness *likeness = alloc_zeroed(1, sizeof(*likeness));

	likeness->index = index;
	likeness->pool = pool;
	hash_index_init(&likeness->by_paper);
	for (int i = 1; i <= TERM_COUNT_MAX; i++)
		likeness->count_weights[i] = 1 + logf((float)i);
	return likeness;
}

void likeness_delete(struct likeness *likeness)
{
	if (!likeness)
		return;
	for (size_t i = 0; i < likeness->list_count; i++) {
		free(likeness->lists[i]->papers);
		free(likeness->lists[i]);
	}
	free(likeness->lists);
	hash_index_free(&likeness->by_paper);
	free(likeness->idf);
	free(likeness->weights);
	free(likeness->lengths);
	free(likeness);
}

struct like_list *likeness_list(struct likeness *likeness, uint32_t paper)
{
	size_t cursor = 0;
	uint32_t number;
	struct like_list *list;

	while (hash_index_next(&likeness->by_paper, paper, &cursor, &number))
		if (likeness->lists[number]->paper == paper)
			return likeness->lists[number];
	list = alloc_zeroed(1, sizeof(*list));
	list->paper = paper;
	likeness->lists = alloc_grow(likeness->lists, &likeness->list_capacity,
				     likeness->list_count + 1, sizeof(*likeness->lists));
	hash_index_add(&likeness->by_paper, paper, (uint32_t)likeness->list_count);
	likeness->lists[likeness->list_count++] = list;
	return list;
}

bool likeness_is_current(const struct likeness *likeness, const struct like_list *list)
{
	return list->is_made && term_index_is_done(likeness->index) &&
	       list->of_index == term_index_version(likeness->index);
}

/* Whether a goes out of the list before b does. */
static bool is_worse(struct like_paper a, struct like_paper b)
{
	return a.score < b.score || (a.score == b.score && a.paper > b.paper);
}

static void sift_down(struct best *best, size_t at)
{
	for (;;) {
		size_t worst = at;

		for (size_t child = 2 * at + 1; child <= 2 * at + 2; child++)
			if (child < best->count &&
			    is_worse(best->papers[child], best->papers[worst]))
				worst = child;
		if (worst == at)
			return;
		struct like_paper paper = best->papers[at];

		best->papers[at] = best->papers[worst];
		best->papers[worst] = paper;
		at = worst;
	}
}

static void sift_up(struct best *best, size_t at)
{
	while (at > 0 && is_worse(best->papers[at], best->papers[(at - 1) / 2])) {
		struct like_paper paper = best->papers[at];

		best->papers[at] = best->papers[(at - 1) / 2];
		best->papers[(at - 1) / 2] = paper;
		at = (at - 1) / 2;
	}
}

static void best_add(struct best *best, struct like_paper paper)
{
	if (best->count < LIKENESS_LIST_MAX) {
		best->papers[best->count++] = paper;
		sift_up(best, best->count - 1);
	} else if (is_worse(best->papers[0], paper)) {
		best->papers[0] = paper;
		sift_down(best, 0);
	}
}

/* What the papers of a part of the slice are. */
static void part_bounds(const struct likeness *likeness, size_t part, size_t *from, size_t *end)
{
	size_t count = likeness->slice_end - likeness->slice_from;

	*from = likeness->slice_from + count * part / PARTS;
	*end = likeness->slice_from + count * (part + 1) / PARTS;
}

static void measure_part(void *context, size_t part)
{
	struct likeness *likeness = context;
	size_t paper, end, count;

	for (part_bounds(likeness, part, &paper, &end); paper < end; paper++) {
		const uint32_t *postings =
			term_index_postings(likeness->index, (uint32_t)paper, &count);
		float sum = 0;

		for (size_t i = 0; i < count; i++) {
			float weight = likeness->count_weights[term_count(postings[i])] *
				       likeness->idf[term_number(postings[i])];

			sum += weight * weight;
		}
		likeness->lengths[paper] = sum > 0 ? 1 / sqrtf(sum) : 0;
	}
}

/* The paper itself comes before others with the same words. */
static float score_of(const struct likeness *likeness, size_t paper)
{
	size_t count;
	const uint32_t *postings = term_index_postings(likeness->index, (uint32_t)paper, &count);
	float sum = 0, most = nextafterf(1, 0);

	if (paper == likeness->making->paper)
		return 1;
	for (size_t i = 0; i < count; i++)
		sum += likeness->weights[term_number(postings[i])] *
		       likeness->count_weights[term_count(postings[i])];
	sum *= likeness->lengths[paper];
	return sum < most ? sum : most;
}

static void score_part(void *context, size_t part)
{
	struct likeness *likeness = context;
	struct best *best = &likeness->part_best[part];
	size_t paper, end;

	best->count = 0;
	for (part_bounds(likeness, part, &paper, &end); paper < end; paper++) {
		struct like_paper one = { (uint32_t)paper, score_of(likeness, paper) };

		if (one.score >= LIKENESS_MIN)
			best_add(best, one);
	}
}

static void run_slice(struct likeness *likeness, size_t *next,
		      void (*work)(void *context, size_t part))
{
	likeness->slice_from = *next;
	*next = likeness->papers - *next < SLICE_PAPERS ? likeness->papers : *next + SLICE_PAPERS;
	likeness->slice_end = *next;
	if (likeness->pool)
		pool_run(likeness->pool, PARTS, work, likeness);
	else
		for (size_t part = 0; part < PARTS; part++)
			work(likeness, part);
}

/* Sets the weights of the terms of the list's paper, or clears them. */
static void set_weights(struct likeness *likeness, bool on)
{
	uint32_t paper = likeness->making->paper;
	size_t count;
	const uint32_t *postings = term_index_postings(likeness->index, paper, &count);

	for (size_t i = 0; i < count; i++) {
		uint32_t term = term_number(postings[i]);
		float idf = likeness->idf[term];

		likeness->weights[term] = on ? likeness->count_weights[term_count(postings[i])] *
							  idf * idf * likeness->lengths[paper]
					     : 0;
	}
}

/* Makes room for all terms and papers of the index; new entries are 0. */
static void grow_tables(struct likeness *likeness)
{
	size_t terms = term_index_term_count(likeness->index);
	size_t before = likeness->weight_capacity;

	likeness->idf =
		alloc_grow(likeness->idf, &likeness->term_capacity, terms, sizeof(*likeness->idf));
	likeness->weights = alloc_grow(likeness->weights, &likeness->weight_capacity, terms,
				       sizeof(*likeness->weights));
	for (size_t i = before; i < likeness->weight_capacity; i++)
		likeness->weights[i] = 0;
	likeness->lengths = alloc_grow(likeness->lengths, &likeness->length_capacity,
				       likeness->papers, sizeof(*likeness->lengths));
}

/* Switches to the present version of the index, in which terms may have other weights. */
static void use_index(struct likeness *likeness)
{
	likeness->of_index = term_index_version(likeness->index);
	likeness->papers = term_index_paper_count(likeness->index);
	if (likeness->lengths_from == likeness->of_index)
		return;
	likeness->lengths_from = likeness->of_index;
	likeness->measured = 0;
	grow_tables(likeness);
	for (uint32_t i = 0; i < term_index_term_count(likeness->index); i++) {
		uint32_t df = term_index_df(likeness->index, i);

		likeness->idf[i] = df > 0 ? logf((float)likeness->papers / (float)df) : 0;
	}
}

static void begin(struct likeness *likeness, struct like_list *list)
{
	if (likeness->making)
		memset(likeness->weights, 0, likeness->weight_capacity * sizeof(float));
	likeness->making = list;
	likeness->scored = 0;
	likeness->best.count = 0;
	use_index(likeness);
}

static int compare_numbers(const void *a, const void *b)
{
	const struct like_paper *one = a, *other = b;

	return (one->paper > other->paper) - (one->paper < other->paper);
}

static void end(struct likeness *likeness)
{
	struct like_list *list = likeness->making;
	size_t size = likeness->best.count * sizeof(*list->papers);

	set_weights(likeness, false);
	free(list->papers);
	list->papers = alloc_bytes(size);
	list->count = likeness->best.count;
	memcpy(list->papers, likeness->best.papers, size);
	qsort(list->papers, list->count, sizeof(*list->papers), compare_numbers);
	list->is_made = true;
	list->of_index = likeness->of_index;
	likeness->making = NULL;
}

/* Measures the next slice, or scores it once all are measured. */
static void run_next_slice(struct likeness *likeness)
{
	if (likeness->measured < likeness->papers) {
		run_slice(likeness, &likeness->measured, measure_part);
		return;
	}
	if (likeness->scored == 0)
		set_weights(likeness, true);
	run_slice(likeness, &likeness->scored, score_part);
	for (size_t part = 0; part < PARTS; part++)
		for (size_t i = 0; i < likeness->part_best[part].count; i++)
			best_add(&likeness->best, likeness->part_best[part].papers[i]);
}

/* A step on the list that is being made. */
static bool go_on(struct likeness *likeness)
{
	run_next_slice(likeness);
	if (likeness->measured < likeness->papers || likeness->scored < likeness->papers)
		return true;
	end(likeness);
	return false;
}

bool likeness_step(struct likeness *likeness, struct like_list *list, uint64_t microseconds)
{
	uint64_t begun = clock_microseconds();
	bool is_begun = likeness->making == list &&
			likeness->of_index == term_index_version(likeness->index);

	if (!is_begun && likeness_is_current(likeness, list))
		return false;
	if (!is_begun && term_index_step(likeness->index, microseconds))
		return true;
	if (!is_begun)
		begin(likeness, list);
	while (go_on(likeness))
		if (clock_microseconds() - begun >= microseconds)
			return true;
	return false;
}

uint64_t likeness_version(const struct likeness *likeness)
{
	return term_index_version(likeness->index);
}

float like_list_score(const struct like_list *list, uint32_t paper)
{
	struct like_paper key = { .paper = paper };
	const struct like_paper *found;

	if (list->count == 0)
		return 0;
	found = bsearch(&key, list->papers, list->count, sizeof(key), compare_numbers);
	return found ? found->score : 0;
}

const struct like_paper *like_list_papers(const struct like_list *list, size_t *count)
{
	*count = list->count;
	return list->papers;
}
