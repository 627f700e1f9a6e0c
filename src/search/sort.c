/*
 * Every key becomes a 64-bit number per paper such that smaller numbers come first; the numbers
 * are sorted by a radix sort, which is stable, so that equal papers keep the order of reading.
 * Unknown values get the largest number either way. Of a title the number is its first eight folded
 * bytes; papers that agree in these are then sorted by the next eight, and so on.
 */

#include "config.h"

#include "search/sort.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/bitset.h"
#include "search/likeness.h"

struct ranked {
	uint64_t rank;
	uint32_t paper;
};

static const char *const names[] = {
#define X(id, name, title) name,
	SORT_KEYS(X)
#undef X
};

static const char *const titles[] = {
#define X(id, name, title) title,
	SORT_KEYS(X)
#undef X
};

const char *sort_key_name(enum sort_key key)
{
	assert(key < SORT_KEY_COUNT);
	return names[key];
}

const char *sort_key_title(enum sort_key key)
{
	assert(key < SORT_KEY_COUNT);
	return titles[key];
}

bool sort_order_parse(struct str text, struct sort_order *order)
{
	bool is_reversed = str_starts_with(text, STR("-"));

	if (is_reversed)
		text = str_drop(text, 1);
	for (unsigned i = 0; i < SORT_KEY_COUNT; i++) {
		if (!str_equal(text, str_from(names[i])))
			continue;
		*order = (struct sort_order){ .key = (enum sort_key)i, .is_reversed = is_reversed };
		return true;
	}
	return false;
}

/* The largest rank is kept for the unknown. */
#define RANK_UNKNOWN UINT64_MAX

/* How many papers ahead of their turn titles are asked of memory. */
#define AHEAD 16

/* The bytes of a title's rank. */
#define RANK_BYTES 8

/* How many ranks of each title are made at once. */
#define NEAR_DEPTHS 8

/* Eight bytes with the ASCII capitals among them in lower case, all at once. */
static uint64_t lower_bytes(uint64_t bytes)
{
	const uint64_t ones = 0x0101010101010101;
	uint64_t low = bytes & ~(ones << 7);
	uint64_t from_a = low + ones * (0x80 - 'A');
	uint64_t past_z = low + ones * (0x80 - 'Z' - 1);

	return bytes | ((from_a & ~past_z & ~bytes & (ones << 7)) >> 2);
}

/*
 * Eight folded bytes of a title, the first as the highest; past its end, zeros. What is read past
 * the end is readable, as everything in an arena is.
 */
static uint64_t title_rank_from(const struct corpus *corpus, uint32_t paper, size_t from)
{
	const struct haystack_entry *entry = &corpus->haystack->entries[paper];
	uint32_t title_end = entry->ends[PAPER_RUN_TITLE];
	unsigned char bytes[RANK_BYTES];
	uint64_t rank = 0;
	size_t i;

	if (from >= title_end)
		return 0;
	memcpy(bytes, entry->text + from, sizeof(bytes));
	for (i = 0; i < RANK_BYTES; i++)
		rank = rank << 8 | bytes[i];
	if (title_end - from < RANK_BYTES)
		rank &= ~(uint64_t)0 << 8 * (RANK_BYTES - (title_end - from));
	return lower_bytes(rank);
}

static uint64_t count_rank(int32_t count)
{
	return count == COUNT_UNKNOWN ? RANK_UNKNOWN : (uint64_t)count;
}

/* The rank of a paper by any key but the title. */
static uint64_t rank_of(const struct corpus *corpus, enum sort_key key, uint32_t number)
{
	const struct paper *paper = &corpus->library->papers[number];
	int32_t day;
	int64_t starred;

	switch (key) {
	case SORT_FILE:
	case SORT_LIKENESS:
		return number;
	case SORT_UPVOTES:
		return count_rank(paper->upvotes);
	case SORT_COMMENTS:
		return count_rank(paper->comments);
	case SORT_AUTHORS:
		return count_rank(paper->authors);
	case SORT_DATE:
		day = date_ordinal(paper->date, false);
		return day > 0 ? (uint64_t)day : RANK_UNKNOWN;
	case SORT_STARRED:
		starred = marks_get(corpus->marks, number)->starred_at;
		return starred > 0 ? (uint64_t)starred : RANK_UNKNOWN;
	case SORT_TITLE:
	case SORT_KEY_COUNT:
		break;
	}
	return 0;
}

/* One pass of the radix sort by the byte at `shift`; false when all have the same byte there and
 * nothing moved. */
static bool sort_by_byte(const struct ranked *from, struct ranked *to, size_t count, unsigned shift)
{
	size_t starts[257] = { 0 };

	for (size_t i = 0; i < count; i++)
		starts[(from[i].rank >> shift & 0xFF) + 1]++;
	if (starts[(from[0].rank >> shift & 0xFF) + 1] == count)
		return false;
	for (size_t i = 1; i < 257; i++)
		starts[i] += starts[i - 1];
	for (size_t i = 0; i < count; i++)
		to[starts[from[i].rank >> shift & 0xFF]++] = from[i];
	return true;
}

/* Sorts *ranked, with *spare for room; the two may change places. */
static void sort_ranked(struct ranked **ranked, struct ranked **spare, size_t count)
{
	for (unsigned shift = 0; shift < 64 && count > 0; shift += 8) {
		if (sort_by_byte(*ranked, *spare, count, shift)) {
			struct ranked *sorted = *spare;

			*spare = *ranked;
			*ranked = sorted;
		}
	}
}

/*
 * The ranks of titles at each depth. Those of the first depths lie close together, for the titles
 * themselves are far apart in memory.
 */
struct title_ranks {
	const struct corpus *corpus;
	bool is_reversed;
	uint64_t (*near)[NEAR_DEPTHS]; /* by paper */
	struct ranked *spare;          /* room for all papers */
};

static uint64_t rank_at(const struct title_ranks *ranks, uint32_t paper, size_t depth)
{
	size_t near = depth / RANK_BYTES;
	uint64_t rank = near < NEAR_DEPTHS ? ranks->near[paper][near]
					   : title_rank_from(ranks->corpus, paper, depth);

	return ranks->is_reversed ? ~rank : rank;
}

/* Sorts a stretch, stably. Most are of a few papers, for which a radix sort would be slow. */
static void sort_stretch(const struct title_ranks *ranks, struct ranked *ranked, size_t count)
{
	struct ranked *sorted = ranked, *spare = ranks->spare;
	size_t i, k;

	if (count > 64) {
		sort_ranked(&sorted, &spare, count);
		if (sorted != ranked)
			memcpy(ranked, sorted, count * sizeof(*ranked));
		return;
	}
	for (i = 1; i < count; i++) {
		struct ranked one = ranked[i];

		for (k = i; k > 0 && one.rank < ranked[k - 1].rank; k--)
			ranked[k] = ranked[k - 1];
		ranked[k] = one;
	}
}

static size_t end_of_stretch(const struct ranked *ranked, size_t start, size_t count)
{
	size_t end = start + 1;

	while (end < count && ranked[end].rank == ranked[start].rank)
		end++;
	return end;
}

/* Whether the titles of this rank ended within it, so that they are equal. */
static bool is_ended(const struct title_ranks *ranks, const struct ranked *one)
{
	return ((ranks->is_reversed ? ~one->rank : one->rank) & 0xFF) == 0;
}

/*
 * Sorts papers whose titles agree before `depth` by what follows. Of the stretches that agree in
 * the next eight bytes as well, all but the longest are sorted by recursion and that by going on:
 * each level of recursion at least halves the papers.
 */
static void refine(const struct title_ranks *ranks, struct ranked *ranked, size_t count,
		   size_t depth)
{
	while (count > 1) {
		size_t longest = 0, longest_count = 0;
		size_t start, end;

		for (start = 0; start < count; start++)
			ranked[start].rank = rank_at(ranks, ranked[start].paper, depth);
		sort_stretch(ranks, ranked, count);
		depth += RANK_BYTES;
		for (start = 0; start < count; start = end) {
			end = end_of_stretch(ranked, start, count);
			if (end - start == 1 || is_ended(ranks, &ranked[start]))
				continue;
			if (end - start > longest_count) {
				size_t other = longest, other_count = longest_count;

				longest = start;
				longest_count = end - start;
				refine(ranks, ranked + other, other_count, depth);
			} else {
				refine(ranks, ranked + start, end - start, depth);
			}
		}
		ranked += longest;
		count = longest_count;
	}
}

static void prefetch_title(const struct haystack_entry *entry)
{
	__builtin_prefetch(entry->text);
	__builtin_prefetch(entry->text + 64);
}

static void note_near_ranks(struct title_ranks *ranks, size_t count)
{
	const struct haystack *haystack = ranks->corpus->haystack;
	size_t i, depth;

	for (i = 0; i < count; i++) {
		if (i + AHEAD < count)
			prefetch_title(&haystack->entries[i + AHEAD]);
		for (depth = 0; depth < NEAR_DEPTHS; depth++)
			ranks->near[i][depth] =
				title_rank_from(ranks->corpus, (uint32_t)i, depth * RANK_BYTES);
	}
}

/* Sorts the papers, which are in the order of reading, by title. */
static void sort_by_title(const struct corpus *corpus, bool is_reversed, struct ranked **ranked,
			  struct ranked **spare, size_t count)
{
	struct title_ranks ranks = { .corpus = corpus, .is_reversed = is_reversed };
	size_t start, end;

	ranks.near = alloc_resize(NULL, count, sizeof(*ranks.near));
	note_near_ranks(&ranks, count);
	for (start = 0; start < count; start++) {
		uint64_t rank = rank_at(&ranks, (uint32_t)start, 0);
		bool is_unknown = ranks.near[start][0] == 0;

		(*ranked)[start].rank = is_unknown ? RANK_UNKNOWN : rank;
	}
	sort_ranked(ranked, spare, count);
	ranks.spare = *spare;
	for (start = 0; start < count; start = end) {
		end = end_of_stretch(*ranked, start, count);
		if (end - start > 1 && (*ranked)[start].rank != RANK_UNKNOWN)
			refine(&ranks, *ranked + start, end - start, RANK_BYTES);
	}
	free(ranks.near);
}

static void sort_by_number(const struct corpus *corpus, struct sort_order order,
			   struct ranked **ranked, struct ranked **spare, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		uint64_t rank = rank_of(corpus, order.key, (uint32_t)i);

		if (order.is_reversed && order.key != SORT_LIKENESS && rank != RANK_UNKNOWN)
			rank = RANK_UNKNOWN - 1 - rank;
		(*ranked)[i].rank = rank;
	}
	sort_ranked(ranked, spare, count);
}

void sort_papers(const struct corpus *corpus, struct sort_order order, uint32_t *papers)
{
	size_t count = corpus->library->count;
	struct ranked *ranked = alloc_resize(NULL, count, sizeof(*ranked));
	struct ranked *spare = alloc_resize(NULL, count, sizeof(*spare));
	size_t i;

	assert(corpus->haystack->count >= count);
	for (i = 0; i < count; i++)
		ranked[i].paper = (uint32_t)i;
	if (order.key == SORT_TITLE)
		sort_by_title(corpus, order.is_reversed, &ranked, &spare, count);
	else
		sort_by_number(corpus, order, &ranked, &spare, count);
	for (i = 0; i < count; i++)
		papers[i] = ranked[i].paper;
	free(spare);
	free(ranked);
}

void sort_by_likeness(const struct like_paper *likest, size_t likest_count, bool is_reversed,
		      uint32_t *papers, size_t count)
{
	struct bitset listed;
	size_t put = 0;

	bitset_init(&listed);
	bitset_resize(&listed, count);
	for (size_t i = 0; i < likest_count; i++) {
		uint32_t paper = likest[is_reversed ? likest_count - 1 - i : i].paper;

		bitset_add(&listed, paper);
		papers[put++] = paper;
	}
	for (size_t i = 0; i < count; i++)
		if (!bitset_has(&listed, i))
			papers[put++] = (uint32_t)i;
	assert(put == count);
	bitset_free(&listed);
}
