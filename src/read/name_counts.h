#ifndef READ_NAME_COUNTS_H
#define READ_NAME_COUNTS_H

/*
 * How often each of some names came: the columns, tags and keys of a file that are left out. Their
 * number is bounded, so that a hostile file costs no more than its size.
 */

#include <stddef.h>

#include "base/hash_index.h"
#include "base/str.h"

struct name_count {
	char *name; /* ends in NUL; as in the file, at most NAME_COUNTS_LEN_MAX bytes */
	size_t len;
	size_t count;
};

/* A longer name is cut; of more names than this the rest is counted together. */
#define NAME_COUNTS_LEN_MAX 100
#define NAME_COUNTS_MAX     1000

struct name_counts {
	struct name_count *names; /* in the order of their first coming */
	size_t count;
	size_t capacity;
	size_t others; /* how often names came that found no room */
	struct hash_index by_name;
	size_t last; /* the name that was counted last: the next one mostly follows it */
};

void name_counts_init(struct name_counts *counts);
void name_counts_free(struct name_counts *counts);

/* Counts `times` more of the name. */
void name_counts_add(struct name_counts *counts, struct str name, size_t times);

#endif
