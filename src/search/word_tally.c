/*
 * A run fills the index, counts the terms of the papers of the selection, or of all others where
 * these are fewer (the index knows the sum), and then scores each term by the log-likelihood ratio
 * of the two counts (Dunning's G2): it grows with the difference and with the number of papers that
 * show it. The best are in a heap whose root is the worst of them.
 *
 * What papers that are hidden have is in the index, too: it is counted apart, and taken off.
 *
 * The index may change between two steps, when a paper's text does: then the run begins again.
 */

#include "config.h"

#include "search/word_tally.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "search/idle_words.h"
#include "search/pace.h"

/* Papers, and terms, between two readings of the clock. */
#define PAPERS_A_LOOK 256
#define TERMS_A_LOOK  4096

enum phase { PHASE_INDEX, PHASE_COUNT, PHASE_SCORE, PHASE_DONE };

struct word_list {
	struct tallied_word words[WORD_TALLY_MAX];
	size_t count;
	size_t papers, others; /* how many they were of */
};

struct word_tally {
	struct term_index *index;
	const struct bitset *papers;
	const struct bitset *hidden; /* NULL: none are */
	size_t paper_count, hidden_count;

	enum phase phase;
	size_t at;             /* the paper or the term that is next */
	uint64_t version;      /* of the index, at the run's beginning */
	bool counts_others;    /* rather than the selection */
	uint32_t *counts;      /* by term */
	size_t count_capacity; /* of it */
	uint32_t *hidden_counts;
	size_t hidden_capacity;

	struct word_list now, next;
};

struct word_tally *word_tally_new(struct term_index *index)
{
	struct word_tally *tally = alloc_zeroed(1, sizeof(*tally));

	tally->index = index;
	tally->phase = PHASE_DONE;
	return tally;
}

void word_tally_delete(struct word_tally *tally)
{
	if (!tally)
		return;
	free(tally->counts);
	free(tally->hidden_counts);
	free(tally);
}

void word_tally_begin(struct word_tally *tally, const struct bitset *papers,
		      const struct bitset *hidden)
{
	tally->papers = papers;
	tally->paper_count = bitset_count(papers);
	tally->hidden_count = hidden ? bitset_count(hidden) : 0;
	tally->hidden = tally->hidden_count > 0 ? hidden : NULL;
	tally->phase = PHASE_INDEX;
}

/* Room for a count of each term, all zero. */
static uint32_t *clear_counts(uint32_t *counts, size_t *capacity, size_t terms)
{
	if (terms > *capacity)
		counts = alloc_grow(counts, capacity, terms, sizeof(*counts));
	if (terms > 0)
		memset(counts, 0, terms * sizeof(*counts));
	return counts;
}

/* The index is filled: counting may begin. */
static void begin_counting(struct word_tally *tally)
{
	size_t terms = term_index_term_count(tally->index);
	size_t all = term_index_paper_count(tally->index) - tally->hidden_count;

	tally->version = term_index_version(tally->index);
	tally->next.count = 0;
	tally->next.papers = tally->paper_count;
	tally->next.others = all - tally->paper_count;
	tally->counts_others = tally->next.others < tally->next.papers;
	tally->counts = clear_counts(tally->counts, &tally->count_capacity, terms);
	if (tally->hidden)
		tally->hidden_counts =
			clear_counts(tally->hidden_counts, &tally->hidden_capacity, terms);
	tally->phase = PHASE_COUNT;
	tally->at = 0;
}

static bool set_has(const struct bitset *set, size_t paper)
{
	return set && paper < set->bits && bitset_has(set, paper);
}

/* Where the words of a paper are counted; NULL: nowhere. */
static uint32_t *counts_of(const struct word_tally *tally, size_t paper)
{
	if (set_has(tally->hidden, paper))
		return tally->hidden_counts;
	return set_has(tally->papers, paper) == tally->counts_others ? NULL : tally->counts;
}

static void count_papers(struct word_tally *tally, size_t from, size_t to)
{
	for (size_t paper = from; paper < to; paper++) {
		uint32_t *counts = counts_of(tally, paper);
		const uint32_t *postings;
		size_t count;

		if (!counts)
			continue;
		postings = term_index_postings(tally->index, (uint32_t)paper, &count);
		for (size_t i = 0; i < count; i++)
			counts[term_number(postings[i])]++;
	}
}

/* The part of one cell: what was seen, times how far it is from what was to be expected. */
static double surprise(double seen, double expected)
{
	return seen > 0 ? seen * log(seen / expected) : 0;
}

/* Twice the log-likelihood ratio of a table of two by two. */
static double likelihood_ratio(double a, double b, double papers, double others)
{
	double with = a + b, all = papers + others, without = all - with;

	return 2 * (surprise(a, with * papers / all) + surprise(b, with * others / all) +
		    surprise(papers - a, without * papers / all) +
		    surprise(others - b, without * others / all));
}

/* How telling a word is; 0: not at all. */
static double score(const struct word_list *list, uint32_t papers, uint32_t others)
{
	double here, there;

	/* One paper of several proves nothing. */
	if (papers == 0 || (papers == 1 && list->papers > 1))
		return 0;
	if (list->others == 0)
		return papers;
	here = papers / (double)list->papers;
	there = others / (double)list->others;
	return here > there ? likelihood_ratio(papers, others, (double)list->papers,
					       (double)list->others)
			    : 0;
}

/* Whether a is more telling than b; equals in the order of their first papers. */
static bool is_better(const struct tallied_word *a, const struct tallied_word *b)
{
	return a->score > b->score ||
	       (a->score >= b->score &&
		(a->papers > b->papers || (a->papers == b->papers && a->term < b->term)));
}

static void swap_words(struct word_list *list, size_t a, size_t b)
{
	struct tallied_word word = list->words[a];

	list->words[a] = list->words[b];
	list->words[b] = word;
}

/* Sifts the root down. */
static void sink(struct word_list *list)
{
	size_t at = 0;

	for (;;) {
		size_t worst = at;

		for (size_t child = 2 * at + 1; child <= 2 * at + 2 && child < list->count; child++)
			if (is_better(&list->words[worst], &list->words[child]))
				worst = child;
		if (worst == at)
			return;
		swap_words(list, at, worst);
		at = worst;
	}
}

static void offer(struct word_list *list, const struct tallied_word *word)
{
	size_t at = list->count;

	if (at == WORD_TALLY_MAX) {
		if (is_better(word, &list->words[0])) {
			list->words[0] = *word;
			sink(list);
		}
		return;
	}
	list->words[list->count++] = *word;
	for (; at > 0 && is_better(&list->words[(at - 1) / 2], &list->words[at]); at = (at - 1) / 2)
		swap_words(list, at, (at - 1) / 2);
}

static void score_terms(struct word_tally *tally, size_t from, size_t to)
{
	struct word_list *list = &tally->next;

	for (size_t term = from; term < to; term++) {
		uint32_t counted = tally->counts[term];
		uint32_t hidden = tally->hidden ? tally->hidden_counts[term] : 0;
		uint32_t rest = term_index_df(tally->index, (uint32_t)term) - counted - hidden;
		struct tallied_word word = {
			.term = (uint32_t)term,
			.papers = tally->counts_others ? rest : counted,
			.others = tally->counts_others ? counted : rest,
		};

		word.score = score(list, word.papers, word.others);
		if (word.score > 0 &&
		    (list->count < WORD_TALLY_MAX || is_better(&word, &list->words[0])) &&
		    !idle_words_have(term_index_text(tally->index, word.term)))
			offer(list, &word);
	}
}

static int compare_tallied(const void *a, const void *b)
{
	return is_better(a, b) ? -1 : is_better(b, a);
}

static void finish(struct word_tally *tally)
{
	tally->now = tally->next;
	qsort(tally->now.words, tally->now.count, sizeof(*tally->now.words), compare_tallied);
	tally->phase = PHASE_DONE;
}

/* Counts a few papers, or once all are counted scores a few terms. */
static void do_some(struct word_tally *tally)
{
	bool is_counting = tally->phase == PHASE_COUNT;
	size_t end = is_counting ? term_index_paper_count(tally->index)
				 : term_index_term_count(tally->index);
	size_t to = tally->at + (is_counting ? PAPERS_A_LOOK : TERMS_A_LOOK);

	if (to > end)
		to = end;
	if (is_counting)
		count_papers(tally, tally->at, to);
	else
		score_terms(tally, tally->at, to);
	tally->at = to;
	if (to < end)
		return;
	tally->at = 0;
	if (is_counting)
		tally->phase = PHASE_SCORE;
	else
		finish(tally);
}

bool word_tally_step(struct word_tally *tally, uint64_t microseconds)
{
	uint64_t begun = clock_microseconds();

	if (tally->phase != PHASE_DONE && tally->phase != PHASE_INDEX &&
	    (tally->version != term_index_version(tally->index) ||
	     !term_index_is_done(tally->index)))
		tally->phase = PHASE_INDEX;
	while (tally->phase != PHASE_DONE) {
		if (tally->phase != PHASE_INDEX)
			do_some(tally);
		else if (term_index_is_done(tally->index))
			begin_counting(tally);
		else
			term_index_step(tally->index, microseconds);
		if (clock_microseconds() - begun >= microseconds)
			break;
	}
	return tally->phase != PHASE_DONE;
}

bool word_tally_is_done(const struct word_tally *tally)
{
	return tally->phase == PHASE_DONE;
}

const struct tallied_word *word_tally_words(const struct word_tally *tally, size_t *count)
{
	*count = tally->now.count;
	return tally->now.words;
}

struct str word_tally_text(const struct word_tally *tally, const struct tallied_word *word)
{
	return term_index_text(tally->index, word->term);
}

bool word_tally_has_others(const struct word_tally *tally)
{
	return tally->now.others > 0;
}

double word_tally_factor(const struct word_tally *tally, const struct tallied_word *word)
{
	double here = word->papers / (double)tally->now.papers;

	return word->others > 0 ? here / (word->others / (double)tally->now.others) : INFINITY;
}
