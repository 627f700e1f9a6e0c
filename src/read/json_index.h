#ifndef READ_JSON_INDEX_H
#define READ_JSON_INDEX_H

/*
 * The paths of a dialect, grouped by their first key, and which group the keys of a record have.
 * The keys of the last record are remembered, since the next one mostly has the same.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/hash_index.h"
#include "base/str.h"
#include "base/strbuf.h"
#include "read/json_dialect.h"

struct json_group {
	struct strbuf key;
	uint32_t value; /* of the record being read; JSON_NONE: it has none */
	bool is_used;   /* a row has found something in it */
};

struct json_row {
	size_t group;
	struct str rest;      /* of its path */
	bool is_joined;       /* several texts are one: those of a list that is kept as it is */
	bool has_alternative; /* the next row is for the same value */
};

/* A key as a record has it, and its group, or NULL; at first "", which has none. */
struct json_member {
	struct strbuf key;
	struct json_group *group;
};

/* How many members are remembered. */
#define JSON_INDEX_MEMBERS 64

struct json_index {
	const struct json_dialect *dialect; /* NULL: it is not made */
	/* The last record's, in their order. */
	struct json_member members[JSON_INDEX_MEMBERS];
	size_t keys; /* the number of these in the memory of shapes; 0: not known */
	struct hash_index by_key;
	struct json_group *groups;
	size_t group_count, group_capacity;
	struct json_row *rows; /* of each row of the dialect */
	struct strbuf loose;   /* a key as a loose dialect has it */
};

/* Makes a zeroed one for a dialect. */
void json_index_make(struct json_index *index, const struct json_dialect *dialect);

/* Does nothing where it was not made. */
void json_index_free(struct json_index *index);

/*
 * The group of a record's member, by its number in the record; NULL: no row wants it. is_as_last:
 * the record has the last one's keys, so that this one needs no look.
 */
struct json_group *json_index_group(struct json_index *index, size_t member, struct str key,
				    bool is_as_last);

#endif
