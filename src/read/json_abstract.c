/* An abstract that is an index, as OpenAlex has it: for each word, at which places of the text it
 * comes. */

#include "config.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "read/json_value.h"

/* A text is at most this many times as long as its index: more is no abstract, but a bomb. */
#define GROWTH_MAX 8

struct word {
	uint64_t place;
	uint32_t key; /* node */
};

static int compare_places(const void *a, const void *b)
{
	const struct word *x = a, *y = b;

	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	return x->key < y->key ? -1 : x->key > y->key;
}

/* Adds a word for each of its places; false where the index is none. */
static bool add_places(struct json_value *value, uint32_t key, struct word *words, size_t *count)
{
	const struct json_node *nodes = value->tree->nodes;
	struct str text;

	if (nodes[key + 1].type != JSON_ARRAY)
		return false;
	for (uint32_t i = key + 2; i < nodes[key + 1].next; i = nodes[i].next) {
		struct word *word = &words[*count];

		if (!json_value_plain(value, i, &text) ||
		    !str_to_uint(text, UINT32_MAX, &word->place))
			return false;
		word->key = key;
		(*count)++;
	}
	return true;
}

static bool write_words(struct json_value *value, const struct word *words, size_t count,
			size_t len_max)
{
	for (size_t i = 0; i < count; i++) {
		struct str text;

		if (!json_value_plain(value, words[i].key, &text) ||
		    value->text.len + text.len > len_max)
			return false;
		if (i > 0)
			strbuf_add_byte(&value->text, ' ');
		strbuf_add(&value->text, text);
	}
	return true;
}

bool json_value_abstract(struct json_value *value, uint32_t node)
{
	const struct json_node *nodes = value->tree->nodes;
	uint32_t end = nodes[node].next;
	size_t count = 0;
	struct word *words;
	bool is_index = nodes[node].type == JSON_OBJECT && end > node + 1;

	strbuf_clear(&value->text);
	if (!is_index)
		return false;
	words = alloc_resize(NULL, end - node, sizeof(*words));
	for (uint32_t i = node + 1; is_index && i < end; i = nodes[i + 1].next)
		is_index = add_places(value, i, words, &count);
	qsort(words, count, sizeof(*words), compare_places);
	is_index = is_index && count > 0 &&
		   write_words(value, words, count, GROWTH_MAX * (size_t)nodes[node].len);
	free(words);
	return is_index;
}
