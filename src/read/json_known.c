#include "config.h"

#include "read/json_known.h"

#include "read/json_keys.h"
#include "read/json_path.h"
#include "read/json_shape.h"

/* Many more than there are keys, so that few others have the hash of one. */
#define HASHES ((size_t)1 << 16)

static size_t hash_of(struct json_known *known, struct str key)
{
	strbuf_clear(&known->letters);
	json_key_add_loosely(&known->letters, key);
	return str_hash(strbuf_str(&known->letters)) % HASHES;
}

static void add(void *context, struct str path)
{
	struct json_known *known = context;
	struct str rest;

	bitset_add(&known->hashes, hash_of(known, json_path_first_key(path, &rest)));
}

void json_known_init(struct json_known *known)
{
	bitset_init(&known->hashes);
	bitset_resize(&known->hashes, HASHES);
	strbuf_init(&known->letters);
	json_shape_each(add, known);
}

void json_known_free(struct json_known *known)
{
	bitset_free(&known->hashes);
	strbuf_free(&known->letters);
}

bool json_known_has(struct json_known *known, struct str key)
{
	return bitset_has(&known->hashes, hash_of(known, key));
}
