#ifndef READ_JSON_KEYS_H
#define READ_JSON_KEYS_H

/*
 * The keys of an object, found as they are written or as a loose dialect compares them, by their
 * letters and digits alone. A key with escapes is found by none.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "read/json_tree.h"

/* Of an object with more members the first are looked at. */
#define JSON_KEYS_MAX 200

/* Into how many chains keys are divided, by their length and ends. */
#define JSON_KEY_CHAINS 64

/* All as they are written or all as they are compared loosely. */
struct json_key_names {
	struct str names[JSON_KEYS_MAX];
	uint8_t first[JSON_KEY_CHAINS]; /* of a chain; UINT8_MAX: it has none */
	uint8_t next[JSON_KEYS_MAX];
};

struct json_keys {
	const struct json_tree *tree;
	struct json_key_names written, loose;
	uint32_t values[JSON_KEYS_MAX]; /* the node of each */
	size_t count;
	struct strbuf text; /* of the loose ones */
};

/* Takes the keys of an object of the tree, which must stay as long as they are looked at. */
void json_keys_init(struct json_keys *keys, const struct json_tree *tree, uint32_t object);
void json_keys_free(struct json_keys *keys);

/* The keys, keys->count of them. */
const struct str *json_keys_names(const struct json_keys *keys, bool is_loose);

/* The value of a key, which may be one within an object ("paper.upvotes"); of two keys that are the
 * same, that of the first. JSON_NONE: there is none. */
uint32_t json_keys_find(const struct json_keys *keys, struct str path, bool is_loose);

/* Adds the letters and digits of a key, in lower case: what a loose dialect compares. */
void json_key_add_loosely(struct strbuf *out, struct str key);

/* Whether that is what it would add. */
bool json_key_is_loosely(struct str key, struct str loose);

#endif
