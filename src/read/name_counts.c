#include "config.h"

#include "read/name_counts.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

void name_counts_init(struct name_counts *counts)
{
	*counts = (struct name_counts){ 0 };
	hash_index_init(&counts->by_name);
}

void name_counts_free(struct name_counts *counts)
{
	for (size_t i = 0; i < counts->count; i++)
		free(counts->names[i].name);
	free(counts->names);
	hash_index_free(&counts->by_name);
}

/* The name's number, or SIZE_MAX. */
static size_t find(const struct name_counts *counts, struct str name, uint64_t hash)
{
	size_t cursor = 0;
	uint32_t number;

	while (hash_index_next(&counts->by_name, hash, &cursor, &number))
		if (str_equal(str_from(counts->names[number].name), name))
			return number;
	return SIZE_MAX;
}

void name_counts_add(struct name_counts *counts, struct str name, size_t times)
{
	uint64_t hash;
	size_t number;

	name = str_sub(name, 0, NAME_COUNTS_LEN_MAX);
	hash = str_hash(name);
	number = find(counts, name, hash);
	if (number == SIZE_MAX && counts->count == NAME_COUNTS_MAX) {
		counts->others += times;
		return;
	}
	if (number == SIZE_MAX) {
		number = counts->count++;
		counts->names = alloc_grow(counts->names, &counts->capacity, counts->count,
					   sizeof(*counts->names));
		counts->names[number] = (struct name_count){ alloc_copy(name.p, name.len), 0 };
		hash_index_add(&counts->by_name, hash, (uint32_t)number);
	}
	counts->names[number].count += times;
}
