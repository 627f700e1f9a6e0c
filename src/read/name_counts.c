#include "config.h"

#include "read/name_counts.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"

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

static bool has_name(const struct name_counts *counts, size_t number, struct str name)
{
	const struct name_count *count = &counts->names[number];

	return str_equal((struct str){ count->name, count->len }, name);
}

/* The name's number, or SIZE_MAX. */
static size_t find(const struct name_counts *counts, struct str name)
{
	size_t cursor = 0, next = counts->last + 1 < counts->count ? counts->last + 1 : 0;
	uint64_t hash;
	uint32_t number;

	if (counts->count > 0 && has_name(counts, next, name))
		return next;
	hash = str_hash(name);
	while (hash_index_next(&counts->by_name, hash, &cursor, &number))
		if (has_name(counts, number, name))
			return number;
	return SIZE_MAX;
}

void name_counts_add(struct name_counts *counts, struct str name, size_t times)
{
	size_t number;

	name = utf8_front(name, NAME_COUNTS_LEN_MAX);
	number = find(counts, name);
	if (number == SIZE_MAX && counts->count == NAME_COUNTS_MAX) {
		counts->others += times;
		return;
	}
	if (number == SIZE_MAX) {
		number = counts->count++;
		counts->names = alloc_grow(counts->names, &counts->capacity, counts->count,
					   sizeof(*counts->names));
		counts->names[number] =
			(struct name_count){ alloc_copy(name.p, name.len), name.len, 0 };
		hash_index_add(&counts->by_name, str_hash(name), (uint32_t)number);
	}
	counts->last = number;
	counts->names[number].count += times;
}
