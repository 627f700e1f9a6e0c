#include "config.h"

#include "read/bibtex_parents.h"

#include <assert.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"

/* Of a key this much is hashed. */
#define KEY_HASHED 256

void bibtex_parents_init(struct bibtex_parents *parents)
{
	*parents = (struct bibtex_parents){ 0 };
	hash_index_init(&parents->by_key);
	hash_index_init(&parents->awaited_by_key);
}

void bibtex_parents_free(struct bibtex_parents *parents)
{
	for (size_t i = 0; i < parents->count; i++)
		bibtex_entry_free(&parents->entries[i]);
	for (size_t i = 0; i < parents->waiting_count; i++)
		if (!parents->waiting[i].is_over)
			bibtex_entry_free(&parents->waiting[i].entry);
	for (size_t i = 0; i < parents->awaited_count; i++)
		strbuf_free(&parents->awaited[i].key);
	free(parents->entries);
	free(parents->awaited);
	free(parents->waiting);
	hash_index_free(&parents->by_key);
	hash_index_free(&parents->awaited_by_key);
}

/* The hash of a key, in which case does not count; of a long one that of its front. */
static uint64_t hash_key(struct str key)
{
	char lower[KEY_HASHED];

	key = str_sub(key, 0, KEY_HASHED);
	for (size_t i = 0; i < key.len; i++) {
		char c = key.p[i];

		lower[i] = c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
	}
	return str_hash((struct str){ lower, key.len });
}

static size_t size_of(const struct bibtex_entry *entry)
{
	size_t size = sizeof(*entry) + entry->type.len + entry->key.len;

	for (size_t i = 0; i < entry->count; i++)
		size += sizeof(*entry->fields) + entry->fields[i].name.len +
			entry->fields[i].value.len;
	return size;
}

/* Whether there is room for the entry, which then is counted. */
static bool make_room(struct bibtex_parents *parents, const struct bibtex_entry *entry)
{
	size_t size = size_of(entry);

	if (size > FORMAT_RECORD_MAX - parents->stored)
		return false;
	parents->stored += size;
	return true;
}

const struct bibtex_entry *bibtex_parents_find(const struct bibtex_parents *parents, struct str key)
{
	size_t cursor = 0;
	uint32_t place;

	while (hash_index_next(&parents->by_key, hash_key(key), &cursor, &place))
		if (str_equal_ignoring_case(parents->entries[place].key, key))
			return &parents->entries[place];
	return NULL;
}

static struct bibtex_awaited *find_awaited(const struct bibtex_parents *parents, struct str key)
{
	size_t cursor = 0;
	uint32_t place;

	while (hash_index_next(&parents->awaited_by_key, hash_key(key), &cursor, &place))
		if (str_equal_ignoring_case(strbuf_str(&parents->awaited[place].key), key))
			return &parents->awaited[place];
	return NULL;
}

bool bibtex_parents_keep(struct bibtex_parents *parents, const struct bibtex_entry *entry)
{
	if (!make_room(parents, entry))
		return false;
	parents->entries = alloc_grow(parents->entries, &parents->capacity, parents->count + 1,
				      sizeof(*parents->entries));
	bibtex_entry_copy(&parents->entries[parents->count], entry);
	hash_index_add(&parents->by_key, hash_key(entry->key), (uint32_t)parents->count++);
	parents->come += find_awaited(parents, entry->key) != NULL;
	return true;
}

static struct bibtex_awaited *add_awaited(struct bibtex_parents *parents, struct str key)
{
	struct bibtex_awaited *awaited;

	parents->awaited = alloc_grow(parents->awaited, &parents->awaited_capacity,
				      parents->awaited_count + 1, sizeof(*parents->awaited));
	awaited = &parents->awaited[parents->awaited_count];
	strbuf_init(&awaited->key);
	strbuf_set(&awaited->key, key);
	awaited->first = awaited->last = BIBTEX_NONE;
	hash_index_add(&parents->awaited_by_key, hash_key(key), (uint32_t)parents->awaited_count++);
	return awaited;
}

bool bibtex_parents_wait(struct bibtex_parents *parents, const struct bibtex_entry *entry,
			 struct str key)
{
	struct bibtex_awaited *awaited = find_awaited(parents, key);
	uint32_t number = (uint32_t)parents->waiting_count;
	struct bibtex_waiting *waiting;

	if (!make_room(parents, entry))
		return false;
	if (!awaited)
		awaited = add_awaited(parents, key);
	parents->waiting = alloc_grow(parents->waiting, &parents->waiting_capacity, number + 1,
				      sizeof(*parents->waiting));
	waiting = &parents->waiting[parents->waiting_count++];
	bibtex_entry_copy(&waiting->entry, entry);
	waiting->next = BIBTEX_NONE;
	waiting->is_over = false;
	if (awaited->first == BIBTEX_NONE)
		awaited->first = number;
	else
		parents->waiting[awaited->last].next = number;
	awaited->last = number;
	return true;
}

size_t bibtex_parents_missing(const struct bibtex_parents *parents)
{
	return parents->awaited_count - parents->come;
}

uint32_t bibtex_parents_first(const struct bibtex_parents *parents, struct str key)
{
	const struct bibtex_awaited *awaited = find_awaited(parents, key);

	return awaited ? awaited->first : BIBTEX_NONE;
}

uint32_t bibtex_parents_release(struct bibtex_parents *parents, uint32_t number)
{
	struct bibtex_waiting *waiting = &parents->waiting[number];

	assert(!waiting->is_over);
	parents->stored -= size_of(&waiting->entry);
	bibtex_entry_free(&waiting->entry);
	waiting->is_over = true;
	return waiting->next;
}

bool bibtex_next_key(struct str *keys, struct str *key)
{
	while (str_split_next(keys, ',', key)) {
		*key = utf8_trim(*key);
		if (key->len > 0)
			return true;
	}
	return false;
}
