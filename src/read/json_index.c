#include "config.h"

#include "read/json_index.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "read/json_keys.h"
#include "read/json_path.h"

/* The bytes of the longest key that is remembered. */
#define MEMBER_LEN_MAX 100

static struct json_group *find_group(struct json_index *index, struct str key)
{
	size_t cursor = 0;
	uint32_t at;

	while (hash_index_next(&index->by_key, str_hash(key), &cursor, &at))
		if (str_equal(strbuf_str(&index->groups[at].key), key))
			return &index->groups[at];
	return NULL;
}

static size_t add_group(struct json_index *index, struct str key)
{
	struct json_group *group = find_group(index, key);

	if (group)
		return (size_t)(group - index->groups);
	index->groups = alloc_grow(index->groups, &index->group_capacity, index->group_count + 1,
				   sizeof(*index->groups));
	group = &index->groups[index->group_count];
	*group = (struct json_group){ .value = JSON_NONE };
	strbuf_init(&group->key);
	strbuf_set(&group->key, key);
	hash_index_add(&index->by_key, str_hash(key), (uint32_t)index->group_count);
	return index->group_count++;
}

/* The part of a path that a group has: the first key, or the first two of an inner object. */
static struct str group_key(const struct json_dialect *dialect, struct str path, struct str *rest)
{
	struct str key = json_path_first_key(path, rest);

	if (dialect->inner && rest->len > 0 && rest->p[0] == '.' &&
	    str_equal(key, str_from(dialect->inner)))
		json_path_first_key(str_sub(*rest, 1, rest->len), rest);
	return str_sub(path, 0, path.len - rest->len);
}

static void make_row(struct json_index *index, size_t i)
{
	const struct json_dialect *dialect = index->dialect;
	const struct dialect_name *name = &dialect->dialect.names[i];
	struct json_row *row = &index->rows[i];

	row->group = add_group(index, group_key(dialect, str_from(name->name), &row->rest));
	row->is_joined = (name->kind == VALUE_TEXT || name->kind == VALUE_MARKUP) &&
			 strstr(name->name, "[]");
	row->has_alternative =
		i + 1 < dialect->dialect.count && strcmp(name->name, name[1].name) == 0;
}

void json_index_make(struct json_index *index, const struct json_dialect *dialect)
{
	size_t count = dialect->dialect.count;

	index->dialect = dialect;
	hash_index_init(&index->by_key);
	strbuf_init(&index->loose);
	for (size_t i = 0; i < JSON_INDEX_MEMBERS; i++)
		strbuf_init(&index->members[i].key);
	index->rows = alloc_zeroed(count, sizeof(*index->rows));
	for (size_t i = 0; i < count; i++)
		make_row(index, i);
}

void json_index_free(struct json_index *index)
{
	if (!index->dialect)
		return;
	for (size_t i = 0; i < index->group_count; i++)
		strbuf_free(&index->groups[i].key);
	for (size_t i = 0; i < JSON_INDEX_MEMBERS; i++)
		strbuf_free(&index->members[i].key);
	free(index->groups);
	free(index->rows);
	hash_index_free(&index->by_key);
	strbuf_free(&index->loose);
}

/* The group of a key as the record has it; NULL: it has none. */
static struct json_group *look_up(struct json_index *index, struct str key)
{
	if (!index->dialect->is_loose)
		return find_group(index, key);
	strbuf_clear(&index->loose);
	json_key_add_loosely(&index->loose, key);
	return find_group(index, strbuf_str(&index->loose));
}

struct json_group *json_index_group(struct json_index *index, size_t member, struct str key,
				    bool is_as_last)
{
	struct json_member *last = &index->members[member % JSON_INDEX_MEMBERS];

	if (key.len > MEMBER_LEN_MAX)
		return look_up(index, key);
	if (is_as_last || str_equal(strbuf_str(&last->key), key))
		return last->group;
	strbuf_set(&last->key, key);
	last->group = look_up(index, key);
	return last->group;
}
