/*
 * Each text has a window, the rarest four bytes in a row of it. A window belongs to one of eight
 * groups. A table of all pairs of bytes has for each pair the groups in which it begins a window
 * (the low byte), and those in which it ends one (the high byte). So a look at two pairs that
 * follow each other tells the groups of which a window may be there. Where one may be, a bit by the
 * hash of the four bytes tells nearly for certain. Only then the texts of that window, which are in
 * a chain, are compared as a whole. A text of three bytes has a window that ends in any byte.
 *
 * Where a window may be is first collected, without a branch: in prose no processor guesses right
 * where the next one is, and each wrong guess takes as long as looking at ten positions.
 *
 * Case, and blank or dash, make no difference to a window: it is in the table in all its spellings.
 */

#include "config.h"

#include "search/text_set.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "search/query.h"

#define WINDOW   4
#define SHORTEST 3

/* Chains of windows. Those of a group share their lowest bits. */
#define CHAINS 4096
#define GROUPS 8

#define PAIRS  65536
#define HASHES 65536

/* Positions that one branch is for, and those of which the ones that may be more are collected. */
#define BLOCK   8
#define STRETCH 512

#define NONE UINT32_MAX

static_assert(BLOCK + WINDOW <= ARENA_READABLE_PAST_END, "a block may go past the end of a run");

struct set_text {
	const struct needle *needle;
	int field;
	uint32_t window, mask; /* its bytes in their plain spelling, those that it has */
	size_t at;             /* where in the text it is */
	uint32_t next;         /* in the chain; NONE at its end */
};

struct text_set {
	uint16_t *pairs;
	uint64_t hashes[HASHES / 64]; /* a bit each: of windows, and of the three bytes of short
					 ones */
	uint32_t chains[CHAINS];      /* the first text of each, or NONE */
	struct set_text *texts;
	size_t count, capacity;
};

/* The spellings of a byte: at most two. */
static size_t spell(uint8_t byte, uint8_t spellings[2])
{
	spellings[0] = byte;
	if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z')
		spellings[1] = byte ^ 0x20;
	else if (byte == ' ' || byte == '-')
		spellings[1] = byte == ' ' ? '-' : ' ';
	else
		return 1;
	return 2;
}

/* One byte for all spellings. */
static inline uint32_t plain(char byte)
{
	if (byte >= 'A' && byte <= 'Z')
		return (uint32_t)(byte | 0x20);
	return byte == '-' ? ' ' : (unsigned char)byte;
}

/* The plain spelling of WINDOW bytes. */
static inline uint32_t window_at(const char *at)
{
	return plain(at[0]) | plain(at[1]) << 8 | plain(at[2]) << 16 | plain(at[3]) << 24;
}

#define THREE_BYTES 0xFFFFFFu

static inline uint32_t hash_of(uint32_t window)
{
	return window * 0x9E3779B1u;
}

static inline size_t chain_of(uint32_t window)
{
	return hash_of(window & THREE_BYTES) >> 20; /* CHAINS of them */
}

static inline bool has_hash(const struct text_set *set, uint32_t window)
{
	uint32_t bit = hash_of(window) >> 16; /* HASHES of them */

	return set->hashes[bit / 64] >> (bit % 64) & 1;
}

static void note_hash(struct text_set *set, uint32_t window)
{
	uint32_t bit = hash_of(window) >> 16;

	set->hashes[bit / 64] |= (uint64_t)1 << (bit % 64);
}

static inline uint16_t pair_at(const char *at)
{
	uint16_t pair;

	memcpy(&pair, at, sizeof(pair));
	return pair;
}

struct text_set *text_set_new(void)
{
	struct text_set *set = alloc_zeroed(1, sizeof(*set));

	set->pairs = alloc_zeroed(PAIRS, sizeof(*set->pairs));
	for (size_t i = 0; i < CHAINS; i++)
		set->chains[i] = NONE;
	return set;
}

void text_set_delete(struct text_set *set)
{
	if (!set)
		return;
	free(set->pairs);
	free(set->texts);
	free(set);
}

static void note_spelled(struct text_set *set, char first, char second, unsigned groups)
{
	char pair[] = { first, second };

	set->pairs[pair_at(pair)] |= (uint16_t)groups;
}

static void note_pair(struct text_set *set, char first, char second, unsigned groups)
{
	uint8_t firsts[2], seconds[2];
	size_t first_count = spell((uint8_t)first, firsts);
	size_t second_count = spell((uint8_t)second, seconds);

	for (size_t i = 0; i < first_count; i++)
		for (size_t k = 0; k < second_count; k++)
			note_spelled(set, (char)firsts[i], (char)seconds[k], groups);
}

/* The pairs of a window whose last byte may be missing. */
static void note_window(struct text_set *set, struct str window, unsigned group)
{
	note_pair(set, window.p[0], window.p[1], 1u << group);
	if (window.len == WINDOW) {
		note_pair(set, window.p[2], window.p[3], 0x100u << group);
		return;
	}
	for (unsigned last = 0; last < 256; last++)
		note_pair(set, window.p[2], (char)last, 0x100u << group);
}

static unsigned commonness_of(struct str window)
{
	unsigned sum = 0;

	for (size_t i = 0; i < window.len; i++)
		sum += needle_commonness_of(window.p[i]);
	return sum;
}

/* Where the rarest window is. */
static size_t window_of(struct str text)
{
	size_t best = 0;

	for (size_t i = 1; i + WINDOW <= text.len; i++)
		if (commonness_of(str_sub(text, i, WINDOW)) <
		    commonness_of(str_sub(text, best, WINDOW)))
			best = i;
	return best;
}

size_t text_set_add(struct text_set *set, const struct needle *needle, int field)
{
	size_t at = window_of(needle->text), chain;
	struct str window = str_sub(needle->text, at, WINDOW);
	char bytes[WINDOW] = { 0 };
	struct set_text text = { .needle = needle, .field = field, .at = at };

	if (needle->text.len < SHORTEST || set->count == NONE)
		return SIZE_MAX;
	memcpy(bytes, window.p, window.len);
	text.window = window_at(bytes);
	text.mask = window.len == WINDOW ? UINT32_MAX : THREE_BYTES;
	chain = chain_of(text.window);
	text.next = set->chains[chain];
	set->chains[chain] = (uint32_t)set->count;
	note_window(set, window, chain % GROUPS);
	note_hash(set, text.window);
	set->texts = alloc_grow(set->texts, &set->capacity, set->count + 1, sizeof(*set->texts));
	set->texts[set->count] = text;
	return set->count++;
}

size_t text_set_count(const struct text_set *set)
{
	return set->count;
}

/* Whether the stretch is in the field. */
static bool is_in_field(const struct haystack *haystack, uint32_t paper, int field, struct str part)
{
	struct str all = field == QUERY_FIELD_TEXT
				 ? haystack_text(haystack, paper)
				 : haystack_field(haystack, paper, (enum paper_field)field);

	return part.p >= all.p && part.p + part.len <= all.p + all.len;
}

/* Tries the texts whose window is at a position of the run. */
static void try_texts(const struct text_set *set, const struct haystack *haystack, uint32_t paper,
		      size_t at, uint64_t *found)
{
	struct str run = haystack_text(haystack, paper);
	uint32_t window = window_at(run.p + at);

	for (uint32_t i = set->chains[chain_of(window)]; i != NONE; i = set->texts[i].next) {
		const struct set_text *text = &set->texts[i];
		size_t start = at - text->at, len = text->needle->text.len;

		if ((window & text->mask) != text->window || text_set_has(found, i) ||
		    at < text->at || start + len > run.len ||
		    !needle_fits(text->needle, run.p + start))
			continue;
		if (is_in_field(haystack, paper, text->field, str_sub(run, start, len)))
			found[i / 64] |= (uint64_t)1 << (i % 64);
	}
}

/* The groups of which a window may be at a position. */
static inline unsigned groups_at(const uint16_t *pairs, const char *at)
{
	return pairs[pair_at(at)] & pairs[pair_at(at + 2)] >> 8;
}

/* Those of a block of positions. */
static inline unsigned groups_of(const uint16_t *pairs, const char *at)
{
	return groups_at(pairs, at) | groups_at(pairs, at + 1) | groups_at(pairs, at + 2) |
	       groups_at(pairs, at + 3) | groups_at(pairs, at + 4) | groups_at(pairs, at + 5) |
	       groups_at(pairs, at + 6) | groups_at(pairs, at + 7);
}

/* Puts where a window may be into `places`; returns how many these are. */
static size_t collect_places(const struct text_set *set, const char *stretch, size_t len,
			     uint16_t places[STRETCH])
{
	size_t count = 0;

	for (size_t block = 0; block < len; block += BLOCK) {
		if (!groups_of(set->pairs, stretch + block))
			continue;
		for (size_t i = block; i < block + BLOCK; i++) {
			places[count] = (uint16_t)i;
			count += groups_at(set->pairs, stretch + i) != 0;
		}
	}
	return count;
}

/* Keeps those that have the hash of a window; returns how many. */
static size_t keep_windows(const struct text_set *set, const char *stretch,
			   uint16_t places[STRETCH], size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		uint32_t window = window_at(stretch + places[i]);

		places[kept] = places[i];
		kept += has_hash(set, window) || has_hash(set, window & THREE_BYTES);
	}
	return kept;
}

void text_set_find(const struct text_set *set, const struct haystack *haystack, uint32_t paper,
		   uint64_t *found)
{
	struct str run = haystack_text(haystack, paper);
	uint16_t places[STRETCH];

	memset(found, 0, text_set_words(set->count) * sizeof(*found));
	for (size_t at = 0; at < run.len; at += STRETCH) {
		struct str stretch = str_sub(run, at, STRETCH);
		size_t count = collect_places(set, stretch.p, stretch.len, places);

		count = keep_windows(set, stretch.p, places, count);
		for (size_t i = 0; i < count; i++)
			try_texts(set, haystack, paper, at + places[i], found);
	}
}

bool text_set_has_any(const uint64_t *found, size_t first, size_t count)
{
	size_t end = first + count;

	for (size_t at = first; at < end; at = (at / 64 + 1) * 64) {
		size_t left = end - at;
		uint64_t bits = found[at / 64] >> (at % 64);

		if (left < 64 ? bits << (64 - left) : bits)
			return true;
	}
	return false;
}
