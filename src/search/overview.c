/*
 * The selection is a bitset, so that papers are read in the order of memory. The dates of all
 * papers are copied as codes of four bytes, since the papers' own dates are far apart in memory.
 * Topics are counted word by word against their bitsets. For pairs, 64 papers at a time get a mask
 * each of their topics (hence at most 64 such topics), and each two bits of a mask are one shared
 * paper: most papers have few topics.
 *
 * Topics and pairs are counted in `next`, which then replaces `now` as a whole: the matrix is
 * indexed by the places of the topics.
 */

#include "config.h"

#include "search/overview.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/bitset.h"
#include "base/clock.h"
#include "search/pace.h"

/* Words of the selection between two readings of the clock. */
#define WORDS_A_LOOK 64

enum phase { PHASE_DATES, PHASE_TOPICS, PHASE_PAIRS, PHASE_DONE };

struct topic_counts {
	struct overview_topic *topics;
	size_t count; /* of topics; 0 until they are counted */
	size_t pairs; /* of them in the matrix */
	uint32_t shared[OVERVIEW_PAIRS_MAX][OVERVIEW_PAIRS_MAX];
	uint32_t most_shared;
	bool is_exact;
};

struct overview {
	const struct corpus *corpus;
	const struct topic_index *topic_index;
	const struct term_index *term_index;

	uint32_t *codes; /* dates by paper */
	size_t code_count, code_capacity;

	struct bitset papers; /* the selection */
	struct bitset hidden; /* those that were removed, where no query matches these */
	size_t paper_count, total;
	size_t shown_count, shown_total; /* those of what is shown */

	enum phase phase;
	size_t at; /* the word or the topic that is next */

	struct timeline timeline;
	struct topic_counts *now, *next;
	struct word_tally *words;
};

static struct topic_counts *new_counts(size_t topics)
{
	struct topic_counts *counts = alloc_zeroed(1, sizeof(*counts));

	counts->topics = alloc_zeroed(topics + 1, sizeof(*counts->topics));
	return counts;
}

static void delete_counts(struct topic_counts *counts)
{
	free(counts->topics);
	free(counts);
}

struct overview *overview_new(const struct corpus *corpus, const struct topic_index *topics,
			      struct term_index *terms)
{
	struct overview *overview = alloc_zeroed(1, sizeof(*overview));

	overview->corpus = corpus;
	overview->topic_index = topics;
	overview->term_index = terms;
	overview->words = word_tally_new(terms);
	overview->phase = PHASE_DONE;
	overview->now = new_counts(topic_index_topics(topics));
	overview->next = new_counts(topic_index_topics(topics));
	bitset_init(&overview->papers);
	bitset_init(&overview->hidden);
	timeline_init(&overview->timeline);
	return overview;
}

void overview_delete(struct overview *overview)
{
	if (!overview)
		return;
	word_tally_delete(overview->words);
	timeline_free(&overview->timeline);
	bitset_free(&overview->papers);
	bitset_free(&overview->hidden);
	delete_counts(overview->now);
	delete_counts(overview->next);
	free(overview->codes);
	free(overview);
}

static void find_hidden(struct overview *overview)
{
	const struct corpus *corpus = overview->corpus;
	size_t count = corpus->library->count;

	bitset_clear(&overview->hidden);
	bitset_resize(&overview->hidden, count);
	if (corpus_paper_count(corpus) == count)
		return;
	for (size_t i = 0; i < count; i++)
		if (corpus_hides(corpus, (uint32_t)i))
			bitset_add(&overview->hidden, i);
}

void overview_set_papers(struct overview *overview, const uint32_t *papers, size_t count)
{
	bitset_clear(&overview->papers);
	bitset_resize(&overview->papers, overview->corpus->library->count);
	for (size_t i = 0; i < count; i++)
		bitset_add(&overview->papers, papers[i]);
	overview->paper_count = count;
	overview->total = corpus_paper_count(overview->corpus);
	timeline_forget(&overview->timeline);
	find_hidden(overview);
	word_tally_begin(overview->words, &overview->papers, &overview->hidden);
	overview->phase = PHASE_DATES;
	overview->at = 0;
}

void overview_dates_changed(struct overview *overview)
{
	overview->code_count = 0;
}

static size_t word_count(const struct overview *overview)
{
	return (overview->papers.bits + 63) / 64;
}

/* Copies the dates of the papers up to `end` into the codes. */
static void read_dates(struct overview *overview, size_t end)
{
	const struct library *library = overview->corpus->library;

	if (end > library->count)
		end = library->count;
	if (end > overview->code_capacity)
		overview->codes = alloc_grow(overview->codes, &overview->code_capacity,
					     library->count, sizeof(*overview->codes));
	for (; overview->code_count < end; overview->code_count++)
		overview->codes[overview->code_count] =
			timeline_code(library->papers[overview->code_count].date);
}

static void count_dates(struct overview *overview, size_t from, size_t to)
{
	read_dates(overview, to * 64);
	for (size_t i = from; i < to; i++)
		for (uint64_t word = overview->papers.words[i]; word; word &= word - 1) {
			size_t paper = i * 64 + (size_t)__builtin_ctzll(word);

			timeline_add(&overview->timeline, overview->codes[paper]);
		}
}

/* A topic's bits in a word of the selection; the topic may not be filled to the last papers yet.
 */
static uint64_t topic_word(const struct overview *overview, size_t topic, size_t word)
{
	const struct bitset *papers = topic_index_papers(overview->topic_index, topic);

	if (word >= (papers->bits + 63) / 64)
		return 0;
	return papers->words[word] & overview->papers.words[word];
}

static void count_topic(struct overview *overview, size_t topic)
{
	size_t words = word_count(overview);
	uint32_t papers = 0;

	for (size_t i = 0; i < words; i++)
		papers += (uint32_t)__builtin_popcountll(topic_word(overview, topic, i));
	overview->next->topics[topic] = (struct overview_topic){ (uint32_t)topic, papers };
}

static int compare_topics(const void *a, const void *b)
{
	const struct overview_topic *x = a, *y = b;

	if (x->papers != y->papers)
		return x->papers < y->papers ? 1 : -1;
	return x->topic < y->topic ? -1 : x->topic > y->topic;
}

static void rank_topics(struct overview *overview)
{
	struct topic_counts *next = overview->next;

	next->count = topic_index_topics(overview->topic_index);
	qsort(next->topics, next->count, sizeof(*next->topics), compare_topics);
	next->pairs = 0;
	while (next->pairs < next->count && next->pairs < OVERVIEW_PAIRS_MAX &&
	       next->topics[next->pairs].papers > 0)
		next->pairs++;
	next->is_exact = topic_index_is_done(overview->topic_index);
	memset(next->shared, 0, sizeof(next->shared));
}

/* Counts the pairs among the topics of one paper. */
static void count_mask(struct topic_counts *counts, uint64_t mask)
{
	for (; mask; mask &= mask - 1) {
		uint32_t *row = counts->shared[__builtin_ctzll(mask)];

		for (uint64_t others = mask; others; others &= others - 1)
			row[__builtin_ctzll(others)]++;
	}
}

static void count_pairs(struct overview *overview, size_t from, size_t to)
{
	struct topic_counts *next = overview->next;

	for (size_t i = from; i < to; i++) {
		uint64_t masks[64] = { 0 };

		if (!overview->papers.words[i])
			continue;
		for (size_t place = 0; place < next->pairs; place++) {
			uint64_t word = topic_word(overview, next->topics[place].topic, i);

			for (; word; word &= word - 1)
				masks[__builtin_ctzll(word)] |= (uint64_t)1 << place;
		}
		for (size_t bit = 0; bit < 64; bit++)
			count_mask(next, masks[bit]);
	}
}

/* Only pairs (a, b) with a <= b were counted. */
static void finish_pairs(struct overview *overview)
{
	struct topic_counts *next = overview->next;

	next->most_shared = 0;
	for (size_t a = 0; a < next->pairs; a++)
		for (size_t b = a + 1; b < next->pairs; b++) {
			next->shared[b][a] = next->shared[a][b];
			if (next->shared[a][b] > next->most_shared)
				next->most_shared = next->shared[a][b];
		}
	overview->next = overview->now;
	overview->now = next;
}

static void finish_dates(struct overview *overview)
{
	timeline_finish(&overview->timeline);
	overview->shown_count = overview->paper_count;
	overview->shown_total = overview->total;
}

/* Ends a phase, and begins the next. */
static void go_on(struct overview *overview)
{
	if (overview->phase == PHASE_DATES)
		finish_dates(overview);
	else if (overview->phase == PHASE_TOPICS)
		rank_topics(overview);
	else if (overview->phase == PHASE_PAIRS)
		finish_pairs(overview);
	overview->phase++;
	overview->at = 0;
}

/* Does a small part of the phase; ends it when nothing is left. */
static void do_some(struct overview *overview)
{
	bool is_by_topic = overview->phase == PHASE_TOPICS;
	size_t end = is_by_topic ? topic_index_topics(overview->topic_index) : word_count(overview);
	size_t from = overview->at, to = is_by_topic ? from + 1 : from + WORDS_A_LOOK;

	if (from >= end) {
		go_on(overview);
		return;
	}
	if (to > end)
		to = end;
	if (overview->phase == PHASE_DATES)
		count_dates(overview, from, to);
	else if (overview->phase == PHASE_TOPICS)
		count_topic(overview, from);
	else
		count_pairs(overview, from, to);
	overview->at = to;
}

bool overview_step(struct overview *overview, uint64_t microseconds)
{
	uint64_t begun = clock_microseconds();

	while (!overview_is_done(overview)) {
		do_some(overview);
		if (clock_microseconds() - begun >= microseconds)
			break;
	}
	return !overview_is_done(overview);
}

bool overview_is_done(const struct overview *overview)
{
	return overview->phase == PHASE_DONE;
}

bool overview_step_words(struct overview *overview, uint64_t microseconds)
{
	return word_tally_step(overview->words, microseconds);
}

bool overview_knows_words(const struct overview *overview)
{
	return word_tally_is_done(overview->words);
}

const struct word_tally *overview_words(const struct overview *overview)
{
	return overview->words;
}

int overview_words_percent(const struct overview *overview)
{
	size_t all = overview->corpus->library->count;
	size_t indexed = term_index_paper_count(overview->term_index);

	return indexed < all ? (int)((double)indexed * 100 / (double)all) : 100;
}

size_t overview_paper_count(const struct overview *overview)
{
	return overview->shown_count;
}

size_t overview_total(const struct overview *overview)
{
	return overview->shown_total;
}

const struct timeline *overview_timeline(const struct overview *overview)
{
	return &overview->timeline;
}

const struct overview_topic *overview_topics(const struct overview *overview, size_t *count)
{
	*count = overview->now->count;
	return overview->now->topics;
}

size_t overview_topic_place(const struct overview *overview, uint32_t topic)
{
	for (size_t i = 0; i < overview->now->count; i++)
		if (overview->now->topics[i].topic == topic)
			return i;
	return SIZE_MAX;
}

bool overview_knows_topics(const struct overview *overview)
{
	return overview->now->is_exact;
}

size_t overview_pair_topics(const struct overview *overview)
{
	return overview->now->pairs;
}

uint32_t overview_shared(const struct overview *overview, size_t a, size_t b)
{
	return overview->now->shared[a][b];
}

uint32_t overview_most_shared(const struct overview *overview)
{
	return overview->now->most_shared;
}
