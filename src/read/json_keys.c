#include "config.h"

#include "read/json_keys.h"

#include <string.h>

#include "base/char.h"
#include "read/json_path.h"

#define NO_KEY UINT8_MAX

_Static_assert(JSON_KEYS_MAX <= NO_KEY, "a key's number is a byte");

static size_t chain_of(struct str key)
{
	if (key.len == 0)
		return 0;
	return (31 * (size_t)key.p[0] + 7 * (size_t)key.p[key.len - 1] + key.len) % JSON_KEY_CHAINS;
}

/* From the last on, so that of two keys that are the same the first is found first. */
static void chain_names(struct json_key_names *names, size_t count)
{
	memset(names->first, NO_KEY, sizeof(names->first));
	for (size_t i = count; i-- > 0;) {
		uint8_t *first = &names->first[chain_of(names->names[i])];

		names->next[i] = *first;
		*first = (uint8_t)i;
	}
}

/* What a byte of a key counts as; '\0': nothing. */
static inline char letter_of(char c)
{
	if (char_is_upper(c))
		return (char)(c + ('a' - 'A'));
	if (char_is_lower(c) || char_is_digit(c) || (unsigned char)c >= 0x80)
		return c;
	return '\0';
}

void json_key_add_loosely(struct strbuf *out, struct str key)
{
	strbuf_reserve(out, key.len);
	for (size_t i = 0; i < key.len; i++)
		if (letter_of(key.p[i]) != '\0')
			strbuf_add_byte(out, letter_of(key.p[i]));
}

bool json_key_is_loosely(struct str key, struct str loose)
{
	size_t at = 0;

	for (size_t i = 0; i < key.len; i++) {
		char letter = letter_of(key.p[i]);

		if (letter == '\0')
			continue;
		if (at == loose.len || letter != loose.p[at++])
			return false;
	}
	return at == loose.len;
}

void json_keys_init(struct json_keys *keys, const struct json_tree *tree, uint32_t object)
{
	uint32_t end = tree->nodes[object].next;
	size_t ends[JSON_KEYS_MAX], begin = 0;

	strbuf_init(&keys->text);
	keys->tree = tree;
	keys->count = 0;
	for (uint32_t node = object + 1; node < end && keys->count < JSON_KEYS_MAX;
	     node = tree->nodes[node + 1].next) {
		keys->written.names[keys->count] = json_tree_raw(tree, node);
		keys->values[keys->count] = node + 1;
		json_key_add_loosely(&keys->text, keys->written.names[keys->count]);
		ends[keys->count++] = keys->text.len;
	}
	for (size_t i = 0; i < keys->count; i++) {
		keys->loose.names[i] = (struct str){ keys->text.data + begin, ends[i] - begin };
		begin = ends[i];
	}
	chain_names(&keys->written, keys->count);
	chain_names(&keys->loose, keys->count);
}

void json_keys_free(struct json_keys *keys)
{
	strbuf_free(&keys->text);
}

static const struct json_key_names *names_of(const struct json_keys *keys, bool is_loose)
{
	return is_loose ? &keys->loose : &keys->written;
}

const struct str *json_keys_names(const struct json_keys *keys, bool is_loose)
{
	return names_of(keys, is_loose)->names;
}

uint32_t json_keys_find(const struct json_keys *keys, struct str path, bool is_loose)
{
	const struct json_key_names *names = names_of(keys, is_loose);
	struct str rest, key = json_path_first_key(path, &rest);

	for (size_t i = names->first[chain_of(key)]; i != NO_KEY; i = names->next[i])
		if (str_equal(names->names[i], key))
			return rest.len > 0 && rest.p[0] == '.'
				       ? json_tree_member(keys->tree, keys->values[i],
							  str_sub(rest, 1, rest.len))
				       : keys->values[i];
	return JSON_NONE;
}
