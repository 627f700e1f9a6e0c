/*
 * Open addressing with linear probing: a value is in the first slot that was free from its hash's
 * home on, and nothing is ever removed, so a free slot ends every search. At most three slots of
 * four are used. Equal hashes are in the order in which they were added, until the table grows.
 */

#include "config.h"

#include "base/hash_index.h"

#include <stdlib.h>

#include "base/alloc.h"

#define FIRST_CAPACITY 64

struct hash_index_slot {
	uint64_t hash;
	uint32_t value;
	uint32_t is_used;
};

void hash_index_init(struct hash_index *index)
{
	*index = (struct hash_index){ NULL, 0, 0 };
}

void hash_index_free(struct hash_index *index)
{
	free(index->slots);
	hash_index_init(index);
}

/* Multiplying spreads the hashes of a caller whose low bits are all alike. */
static size_t home(const struct hash_index *index, uint64_t hash)
{
	uint64_t spread = hash * 0x9E3779B97F4A7C15u;

	return (size_t)(spread ^ spread >> 32) & (index->capacity - 1);
}

static void put(struct hash_index *index, uint64_t hash, uint32_t value)
{
	size_t i = home(index, hash);

	while (index->slots[i].is_used)
		i = (i + 1) & (index->capacity - 1);
	index->slots[i] = (struct hash_index_slot){ hash, value, 1 };
}

static void grow(struct hash_index *index)
{
	struct hash_index larger = { NULL, index->capacity ? 2 * index->capacity : FIRST_CAPACITY,
				     index->count };

	larger.slots = alloc_zeroed(larger.capacity, sizeof(*larger.slots));
	for (size_t i = 0; i < index->capacity; i++)
		if (index->slots[i].is_used)
			put(&larger, index->slots[i].hash, index->slots[i].value);
	free(index->slots);
	*index = larger;
}

void hash_index_add(struct hash_index *index, uint64_t hash, uint32_t value)
{
	if (index->count >= index->capacity - index->capacity / 4)
		grow(index);
	put(index, hash, value);
	index->count++;
}

void hash_index_prefetch(const struct hash_index *index, uint64_t hash)
{
	if (index->capacity > 0)
		__builtin_prefetch(&index->slots[home(index, hash)]);
}

bool hash_index_next(const struct hash_index *index, uint64_t hash, size_t *cursor, uint32_t *value)
{
	size_t first;

	if (index->capacity == 0)
		return false;
	first = home(index, hash);
	for (;;) {
		const struct hash_index_slot *slot =
			&index->slots[(first + *cursor) & (index->capacity - 1)];

		if (!slot->is_used)
			return false;
		++*cursor;
		if (slot->hash == hash) {
			*value = slot->value;
			return true;
		}
	}
}
