/*
 * A table from the hash of an object's shape to its dialect. The keys of the last object are kept
 * as they are written, with the kinds of their values, so that of a row of objects with the same
 * ones only the first is hashed.
 */

#include "config.h"

#include "read/json_memory.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/strbuf.h"
#include "read/json_shape.h"

/* How many shapes are remembered. */
#define MEMORY_SIZE 256

struct known_shape {
	uint64_t hash;
	const struct json_dialect *dialect;
	bool is_used;
};

struct last_keys {
	struct strbuf text; /* each with the quote behind it, and the kind of its value */
	size_t count;       /* SIZE_MAX: there was no object */
	uint64_t hash;
};

struct json_memory {
	struct known_shape shapes[MEMORY_SIZE];
	struct last_keys last;
};

struct json_memory *json_memory_new(void)
{
	struct json_memory *memory = alloc_zeroed(1, sizeof(*memory));

	strbuf_init(&memory->last.text);
	memory->last.count = SIZE_MAX;
	return memory;
}

void json_memory_delete(struct json_memory *memory)
{
	strbuf_free(&memory->last.text);
	free(memory);
}

/* A key as it is written, with the quote behind it. */
static struct str written_with_quote(const struct json_tree *tree, uint32_t key)
{
	return (struct str){ tree->text.p + tree->nodes[key].begin, tree->nodes[key].len + 1 };
}

static bool has_last_keys(const struct last_keys *last, const struct json_tree *tree,
			  uint32_t object)
{
	struct str rest = strbuf_str(&last->text);
	size_t count = 0;

	for (uint32_t node = object + 1; node < tree->nodes[object].next;
	     node = tree->nodes[node + 1].next) {
		struct str key = written_with_quote(tree, node);

		if (rest.len <= key.len || !str_starts_with(rest, key) ||
		    (unsigned char)rest.p[key.len] != json_shape_kind(tree, node + 1))
			return false;
		rest = str_sub(rest, key.len + 1, SIZE_MAX);
		count++;
	}
	return count == last->count;
}

/* The hash of an object's shape. */
static uint64_t shape_of(struct last_keys *last, const struct json_tree *tree, uint32_t object)
{
	if (has_last_keys(last, tree, object))
		return last->hash;
	strbuf_clear(&last->text);
	last->count = 0;
	for (uint32_t node = object + 1; node < tree->nodes[object].next;
	     node = tree->nodes[node + 1].next, last->count++) {
		strbuf_add(&last->text, written_with_quote(tree, node));
		strbuf_add_byte(&last->text, (char)json_shape_kind(tree, node + 1));
	}
	last->hash = json_shape_hash(tree, object);
	return last->hash;
}

const struct json_dialect *json_memory_dialect(struct json_memory *memory,
					       const struct json_tree *tree, uint32_t object,
					       bool is_whole)
{
	uint64_t hash = shape_of(&memory->last, tree, object) + is_whole;
	struct known_shape *known = &memory->shapes[hash % MEMORY_SIZE];

	if (!known->is_used || known->hash != hash)
		*known = (struct known_shape){ hash, json_shape_dialect(tree, object, is_whole),
					       true };
	return known->dialect;
}
