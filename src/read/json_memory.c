/*
 * A table from the hash of an object's shape to its dialect. The keys of the last object are kept
 * as they are written, with their hashes, so that of a row of objects with the same ones only those
 * of the first are hashed, whatever their values are. Keys that no table knows are no part of the
 * shape, so that a file with other ones in each object has few shapes all the same.
 */

#include "config.h"

#include "read/json_memory.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/strbuf.h"
#include "read/json_keys.h"
#include "read/json_known.h"
#include "read/json_shape.h"

/* How many shapes are remembered. */
#define MEMORY_SIZE 256

struct known_shape {
	uint64_t hash;
	const struct json_dialect *dialect;
	bool is_used;
};

/* What was asked of a shape beside its dialect. */
struct known_answer {
	uint64_t hash;
	unsigned int answer;
	bool is_used;
};

struct last_keys {
	struct strbuf text; /* each with the quote behind it */
	uint64_t *hashes;   /* of each; 0: no table knows it */
	bool has_unknown;   /* one that no table knows */
	size_t capacity;
	size_t number; /* how often they changed */
	/* Whose they are. */
	const struct json_tree *tree;
	size_t reads;
	uint32_t object;
	uint64_t shape; /* of that object */
};

struct json_memory {
	struct known_shape shapes[MEMORY_SIZE];
	struct known_answer answers[MEMORY_SIZE];
	struct json_known known;
	struct last_keys last;
};

struct json_memory *json_memory_new(void)
{
	struct json_memory *memory = alloc_zeroed(1, sizeof(*memory));

	json_known_init(&memory->known);
	strbuf_init(&memory->last.text);
	return memory;
}

void json_memory_delete(struct json_memory *memory)
{
	json_known_free(&memory->known);
	strbuf_free(&memory->last.text);
	free(memory->last.hashes);
	free(memory);
}

/* A key as it is written, with the quote behind it. */
static struct str written_with_quote(const struct json_tree *tree, uint32_t key)
{
	return (struct str){ tree->text.p + tree->nodes[key].begin, tree->nodes[key].len + 1 };
}

/* Most keys are compared as two numbers, which overlap. */
static inline bool is_same(const char *a, const char *b, size_t len)
{
	uint64_t fronts[2], ends[2];

	if (len < sizeof(uint64_t) || len > 2 * sizeof(uint64_t))
		return memcmp(a, b, len) == 0;
	memcpy(&fronts[0], a, sizeof(uint64_t));
	memcpy(&fronts[1], b, sizeof(uint64_t));
	memcpy(&ends[0], a + len - sizeof(uint64_t), sizeof(uint64_t));
	memcpy(&ends[1], b + len - sizeof(uint64_t), sizeof(uint64_t));
	return fronts[0] == fronts[1] && ends[0] == ends[1];
}

static bool has_last_keys(const struct last_keys *last, const struct json_tree *tree,
			  uint32_t object)
{
	struct str rest = strbuf_str(&last->text);
	uint32_t end = tree->nodes[object].next;

	for (uint32_t node = object + 1; node < end; node = tree->nodes[node + 1].next) {
		struct str key = written_with_quote(tree, node);

		if (rest.len < key.len || !is_same(rest.p, key.p, key.len))
			return false;
		rest.p += key.len;
		rest.len -= key.len;
	}
	return rest.len == 0;
}

/* Of a key that is looked at, and that a table knows; else 0. */
static uint64_t hash_of_key(struct json_memory *memory, struct str written, size_t number)
{
	struct str key = str_sub(written, 0, written.len - 1);

	return number < JSON_KEYS_MAX && json_known_has(&memory->known, key) ? str_hash(written) | 1
									     : 0;
}

static void remember_keys(struct json_memory *memory, const struct json_tree *tree, uint32_t object)
{
	struct last_keys *last = &memory->last;
	uint32_t end = tree->nodes[object].next;
	size_t count = 0;

	strbuf_clear(&last->text);
	last->has_unknown = false;
	last->number++;
	for (uint32_t node = object + 1; node < end; node = tree->nodes[node + 1].next) {
		struct str key = written_with_quote(tree, node);

		strbuf_add(&last->text, key);
		last->hashes =
			alloc_grow(last->hashes, &last->capacity, count + 1, sizeof(*last->hashes));
		last->hashes[count] = hash_of_key(memory, key, count);
		last->has_unknown |= last->hashes[count] == 0;
		count++;
	}
}

/* json_shape_kind, without a call for what most values are. */
static inline unsigned int kind_of(const struct json_tree *tree, uint32_t value)
{
	const struct json_node *node = &tree->nodes[value];

	if (node->type == JSON_STRING && (node->len == 0 || tree->text.p[node->begin] != 'h'))
		return JSON_SHAPE_TEXT;
	return json_shape_kind(tree, value);
}

static bool is_last(const struct last_keys *last, const struct json_tree *tree, uint32_t object)
{
	return last->tree == tree && last->reads == tree->reads && last->object == object;
}

/*
 * A hash of an object's keys, and of the kinds of their values: of objects with the same hash
 * json_shape_dialect says the same.
 */
static uint64_t shape_of(struct json_memory *memory, const struct json_tree *tree, uint32_t object)
{
	struct last_keys *last = &memory->last;
	uint32_t end = tree->nodes[object].next;
	uint64_t hash = 0;
	size_t i = 0;

	if (is_last(last, tree, object))
		return last->shape;
	if (!has_last_keys(last, tree, object))
		remember_keys(memory, tree, object);
	last->tree = tree;
	last->reads = tree->reads;
	last->object = object;
	for (uint32_t node = object + 1; node < end; node = tree->nodes[node + 1].next) {
		uint64_t key = last->hashes[i++];
		unsigned int kind = kind_of(tree, node + 1);

		if (key != 0 || kind > JSON_SHAPE_TEXT)
			hash = (hash ^ (key + kind)) * 0x9E3779B97F4A7C15u + 1;
	}
	last->shape = hash;
	return hash;
}

const struct json_dialect *json_memory_dialect(struct json_memory *memory,
					       const struct json_tree *tree, uint32_t object,
					       bool is_whole)
{
	uint64_t hash = shape_of(memory, tree, object) + is_whole;
	struct known_shape *known = &memory->shapes[hash % MEMORY_SIZE];

	if (!known->is_used || known->hash != hash)
		*known = (struct known_shape){ hash, json_shape_dialect(tree, object, is_whole),
					       true };
	return known->dialect;
}

/* Where the answer is kept to a question that has that hash. */
static struct known_answer *place_of(struct json_memory *memory, uint64_t hash)
{
	return &memory->answers[(hash ^ hash >> 32) % MEMORY_SIZE];
}

static enum json_likeness likeness_of(struct json_memory *memory, const struct json_tree *tree,
				      uint32_t object, const struct json_dialect *dialect)
{
	uint64_t hash = shape_of(memory, tree, object) ^ (uint64_t)(uintptr_t)dialect;
	struct known_answer *known = place_of(memory, hash);

	/* What is further in is no part of the shape. */
	if (dialect->inner)
		return json_shape_likeness(tree, object, dialect);
	if (!known->is_used || known->hash != hash)
		*known = (struct known_answer){ hash, json_shape_likeness(tree, object, dialect),
						true };
	return (enum json_likeness)known->answer;
}

bool json_memory_is_like(struct json_memory *memory, const struct json_tree *tree, uint32_t object,
			 const struct json_dialect *dialect)
{
	switch (likeness_of(memory, tree, object, dialect)) {
	case JSON_IS_UNLIKE:
		return false;
	case JSON_IS_LIKE:
		return true;
	case JSON_IS_LIKE_BY_PAGE:
		return json_shape_has_page(tree, object);
	}
	return false;
}

bool json_memory_is_by_id(struct json_memory *memory, const struct json_tree *tree, uint32_t object)
{
	uint64_t hash = ~shape_of(memory, tree, object);
	struct known_answer *known = place_of(memory, hash);

	/* A key that no table knows is said of no paper. */
	if (memory->last.has_unknown)
		return false;
	if (!known->is_used || known->hash != hash)
		*known = (struct known_answer){ hash, json_shape_is_by_id(tree, object), true };
	return known->answer;
}

size_t json_memory_keys(const struct json_memory *memory, const struct json_tree *tree,
			uint32_t object)
{
	const struct last_keys *last = &memory->last;

	return is_last(last, tree, object) ? last->number : 0;
}
