#ifndef BASE_HASH_INDEX_H
#define BASE_HASH_INDEX_H

/*
 * From a 64-bit hash to numbers: an open-addressing table of (hash, value). It stores no keys, so
 * the caller, who knows what a value means, compares. Several values may share a hash.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct hash_index {
	struct hash_index_slot *slots;
	size_t capacity; /* a power of two, or 0 */
	size_t count;
};

void hash_index_init(struct hash_index *index);
void hash_index_free(struct hash_index *index);
void hash_index_add(struct hash_index *index, uint64_t hash, uint32_t value);

/* Fetches where a hash is, or would be, into the processor's cache. */
void hash_index_prefetch(const struct hash_index *index, uint64_t hash);

/*
 * Steps through the values under hash: start with *cursor = 0; false when there are no more.
 * The index must not change between the steps.
 */
bool hash_index_next(const struct hash_index *index, uint64_t hash, size_t *cursor,
		     uint32_t *value);

#endif
