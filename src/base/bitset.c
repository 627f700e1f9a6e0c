/* Bits past `bits`, and all words past them, are zero: counting and growing rely on it. */

#include "config.h"

#include "base/bitset.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

static size_t words_for(size_t bits)
{
	return bits / 64 + (bits % 64 != 0);
}

void bitset_init(struct bitset *set)
{
	*set = (struct bitset){ NULL, 0, 0 };
}

void bitset_free(struct bitset *set)
{
	free(set->words);
	bitset_init(set);
}

void bitset_resize(struct bitset *set, size_t bits)
{
	size_t words = words_for(bits), old_words = words_for(set->bits), capacity = set->capacity;

	if (words > capacity) {
		set->words = alloc_grow(set->words, &set->capacity, words, sizeof(*set->words));
		memset(set->words + capacity, 0, (set->capacity - capacity) * sizeof(*set->words));
	}
	if (bits < set->bits) {
		memset(set->words + words, 0, (old_words - words) * sizeof(*set->words));
		if (bits % 64)
			set->words[words - 1] &= ((uint64_t)1 << bits % 64) - 1;
	}
	set->bits = bits;
}

void bitset_clear(struct bitset *set)
{
	if (set->bits)
		memset(set->words, 0, words_for(set->bits) * sizeof(*set->words));
}

void bitset_copy(struct bitset *to, const struct bitset *from)
{
	bitset_resize(to, from->bits);
	if (from->bits)
		memcpy(to->words, from->words, words_for(from->bits) * sizeof(*to->words));
}

size_t bitset_count(const struct bitset *set)
{
	size_t count = 0;

	for (size_t i = 0; i < words_for(set->bits); i++)
		count += (size_t)__builtin_popcountll(set->words[i]);
	return count;
}
