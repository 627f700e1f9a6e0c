/*
 * The topics' bitsets are counted a word at a time: six planes of bits hold for 64 papers how many
 * of the paper's topics each has, and only the papers that have at least as many as the worst of
 * the best so far are compared one by one. Those may be many, where a paper has only one topic; so
 * the comparison uses the days of papers, which are in one array.
 */

#include "config.h"

#include "search/related.h"

#include <stdlib.h>

#include "base/alloc.h"

/* The planes count to 63; a paper has hardly more topics, and further ones do not count. */
#define PLANES     6
#define TOPICS_MAX ((1 << PLANES) - 1)

struct related {
	const struct corpus *corpus;
	int32_t *days; /* of each paper; 0: not known */
	size_t day_count, day_capacity;
};

struct candidate {
	uint32_t paper;
	uint32_t shared;
	int32_t distance; /* in days; INT32_MAX: not known */
	int32_t day;
};

/* A search for one paper's. */
struct search {
	const struct related *related;
	uint32_t paper;
	const struct bitset *topics[TOPICS_MAX];
	size_t topic_count;
	struct candidate best[RELATED_MAX]; /* the best first */
	size_t count, capacity;
};

struct related *related_new(const struct corpus *corpus)
{
	struct related *related = alloc_zeroed(1, sizeof(*related));

	related->corpus = corpus;
	return related;
}

void related_delete(struct related *related)
{
	if (!related)
		return;
	free(related->days);
	free(related);
}

void related_papers_changed(struct related *related)
{
	related->day_count = 0;
}

static void find_days(struct related *related)
{
	const struct library *library = related->corpus->library;

	if (related->day_count == library->count)
		return;
	related->days = alloc_grow(related->days, &related->day_capacity, library->count,
				   sizeof(*related->days));
	for (size_t i = 0; i < library->count; i++)
		related->days[i] = date_ordinal(library->papers[i].date, false);
	related->day_count = library->count;
}

static void find_topics(struct search *search, const struct topic_index *index)
{
	for (size_t i = 0; i < topic_index_topics(index) && search->topic_count < TOPICS_MAX; i++) {
		const struct bitset *papers = topic_index_papers(index, i);

		if (search->paper < papers->bits && bitset_has(papers, search->paper))
			search->topics[search->topic_count++] = papers;
	}
}

static bool is_better(const struct candidate *a, const struct candidate *b)
{
	if (a->shared != b->shared)
		return a->shared > b->shared;
	if (a->distance != b->distance)
		return a->distance < b->distance;
	if (a->day != b->day)
		return a->day > b->day;
	return a->paper < b->paper;
}

static void offer(struct search *search, const struct candidate *candidate)
{
	size_t at = search->count;

	if (search->count == search->capacity) {
		if (!is_better(candidate, &search->best[at - 1]))
			return;
		at--;
	} else {
		search->count++;
	}
	for (; at > 0 && is_better(candidate, &search->best[at - 1]); at--)
		search->best[at] = search->best[at - 1];
	search->best[at] = *candidate;
}

/* Adds the topics' words of 64 papers up; returns the papers that are in any. */
static uint64_t count_word(const struct search *search, size_t word, uint64_t planes[PLANES])
{
	uint64_t any = 0;

	for (int i = 0; i < PLANES; i++)
		planes[i] = 0;
	for (size_t i = 0; i < search->topic_count; i++) {
		const struct bitset *papers = search->topics[i];
		uint64_t carry = word * 64 < papers->bits ? papers->words[word] : 0;

		any |= carry;
		for (int plane = 0; plane < PLANES && carry; plane++) {
			uint64_t both = planes[plane] & carry;

			planes[plane] ^= carry;
			carry = both;
		}
	}
	return any;
}

/* The papers whose count is at least `least`. */
static uint64_t at_least(const uint64_t planes[PLANES], uint32_t least)
{
	uint64_t greater = 0, equal = UINT64_MAX;

	for (int i = PLANES; i-- > 0;) {
		if (least >> i & 1) {
			equal &= planes[i];
		} else {
			greater |= equal & planes[i];
			equal &= ~planes[i];
		}
	}
	return greater | equal;
}

static void offer_paper(struct search *search, uint32_t paper, int bit,
			const uint64_t planes[PLANES])
{
	const int32_t *days = search->related->days;
	struct candidate candidate = { .paper = paper, .day = days[paper] };

	for (int i = 0; i < PLANES; i++)
		candidate.shared |= (uint32_t)(planes[i] >> bit & 1) << i;
	if (days[search->paper] != 0)
		candidate.distance =
			candidate.day == 0 ? INT32_MAX : abs(candidate.day - days[search->paper]);
	offer(search, &candidate);
}

static void search_word(struct search *search, size_t word)
{
	uint64_t planes[PLANES], papers = count_word(search, word, planes);

	if (search->count == search->capacity)
		papers &= at_least(planes, search->best[search->count - 1].shared);
	if (word == search->paper / 64)
		papers &= ~((uint64_t)1 << search->paper % 64);
	for (; papers; papers &= papers - 1) {
		int bit = __builtin_ctzll(papers);
		size_t paper = word * 64 + (size_t)bit;

		if (paper < search->related->day_count)
			offer_paper(search, (uint32_t)paper, bit, planes);
	}
}

size_t related_find(struct related *related, const struct topic_index *index, uint32_t paper,
		    uint32_t *papers, size_t capacity)
{
	struct search search = { .related = related, .paper = paper, .capacity = capacity };

	if (search.capacity > RELATED_MAX)
		search.capacity = RELATED_MAX;
	find_days(related);
	find_topics(&search, index);
	if (search.topic_count > 0 && search.capacity > 0)
		for (size_t word = 0; word * 64 < related->day_count; word++)
			search_word(&search, word);
	for (size_t i = 0; i < search.count; i++)
		papers[i] = search.best[i].paper;
	return search.count;
}
