#ifndef BASE_BITSET_H
#define BASE_BITSET_H

/* A set of small numbers, 64 to a word. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bitset {
	uint64_t *words;
	size_t bits;     /* numbers 0 to bits - 1 can be in it */
	size_t capacity; /* words allocated; those past `bits` are zero */
};

void bitset_init(struct bitset *set);
void bitset_free(struct bitset *set);
void bitset_resize(struct bitset *set, size_t bits); /* new numbers are not in it */
void bitset_clear(struct bitset *set);
void bitset_copy(struct bitset *to, const struct bitset *from);
size_t bitset_count(const struct bitset *set);

static inline bool bitset_has(const struct bitset *set, size_t i)
{
	return set->words[i / 64] >> (i % 64) & 1;
}

static inline void bitset_add(struct bitset *set, size_t i)
{
	set->words[i / 64] |= (uint64_t)1 << (i % 64);
}

static inline void bitset_remove(struct bitset *set, size_t i)
{
	set->words[i / 64] &= ~((uint64_t)1 << (i % 64));
}

#endif
