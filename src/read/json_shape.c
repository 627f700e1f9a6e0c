/*
 * The keys of the object are collected once, and each dialect's signs are looked for among them.
 * Whoever reads many records of one shape asks once (json_record.c).
 */

#include "config.h"

#include "read/json_shape.h"

#include "base/array.h"
#include "base/utf8.h"
#include "read/json_address.h"
#include "read/json_keys.h"
#include "read/json_path.h"
#include "read/json_weight.h"
#include "read/paper_link.h"

/* The value of the key that a row begins with; JSON_NONE where it is not there, or null. */
static uint32_t find_row(const struct json_keys *keys, const struct json_dialect *dialect,
			 const struct dialect_name *row)
{
	struct str rest, path = str_from(row->name);
	struct str key = json_path_first_key(path, &rest);
	uint32_t node;

	if (dialect->inner && str_equal(key, str_from(dialect->inner))) {
		json_path_first_key(str_sub(rest, 1, rest.len), &rest);
		key = str_sub(path, 0, path.len - rest.len);
	}
	node = json_keys_find(keys, key, dialect->is_loose);
	return node != JSON_NONE && keys->tree->nodes[node].type == JSON_NULL ? JSON_NONE : node;
}

/* Whether a value for the slot is there, of that type or one that can hold more. */
static bool has_slot(const struct json_keys *keys, const struct json_dialect *dialect,
		     enum slot slot, enum json_type least)
{
	for (size_t i = 0; i < dialect->dialect.count; i++) {
		const struct dialect_name *row = &dialect->dialect.names[i];
		uint32_t node = row->slot == slot ? find_row(keys, dialect, row) : JSON_NONE;

		if (node != JSON_NONE && keys->tree->nodes[node].type >= least)
			return true;
	}
	return false;
}

/* Whether an identifier that is the paper's alone is there; PubMed's are numbers. */
static bool has_id(const struct json_keys *keys, const struct json_dialect *dialect)
{
	static const enum slot ids[] = { SLOTS_OF_IDS };

	for (size_t i = 0; i < COUNT_OF(ids); i++)
		if (has_slot(keys, dialect, ids[i], JSON_NUMBER))
			return true;
	return false;
}

/* Whether something names the paper: a title, or an identifier or an abstract in what shortlist
 * wrote itself. */
static bool has_name(const struct json_keys *keys, const struct json_dialect *dialect)
{
	if (has_slot(keys, dialect, SLOT_TITLE, JSON_STRING))
		return true;
	if (!dialect->own || json_keys_find(keys, str_from(dialect->own), false) == JSON_NONE)
		return false;
	return has_id(keys, dialect) || has_slot(keys, dialect, SLOT_IDENTIFIER, JSON_STRING) ||
	       has_slot(keys, dialect, SLOT_ABSTRACT, JSON_STRING);
}

/* Whether anything that is no title is there as well. */
static bool has_another(const struct json_keys *keys, const struct json_dialect *dialect)
{
	for (size_t i = 0; i < dialect->dialect.count; i++) {
		const struct dialect_name *row = &dialect->dialect.names[i];

		if (row->slot != SLOT_TITLE && row->slot != SLOT_NOTHING &&
		    find_row(keys, dialect, row) != JSON_NONE)
			return true;
	}
	return false;
}

/* How many of a list of keys are there. */
static size_t count_listed(const struct json_keys *keys, const char *list, bool is_loose)
{
	struct str rest = str_from(list), key;
	size_t count = 0;

	while (str_split_next(&rest, ' ', &key))
		count += json_keys_find(keys, key, is_loose) != JSON_NONE;
	return count;
}

static const struct str address_keys = STR_INIT("links urls");

/* Whether a key that is none of the signs has such an address. */
static bool has_address(const struct json_keys *keys, const struct json_dialect *dialect)
{
	for (size_t i = 0; i < keys->count; i++)
		if ((json_is_address(keys->tree, keys->values[i]) ||
		     (str_has_word(address_keys, keys->loose.names[i]) &&
		      json_has_address(keys->tree, keys->values[i]))) &&
		    !str_has_word(str_from(dialect->signs), keys->loose.names[i]))
			return true;
	return false;
}

static bool has_forum(const struct json_keys *keys)
{
	for (size_t i = 0; i < keys->count; i++)
		if (json_is_forum(keys->tree, keys->values[i]))
			return true;
	return false;
}

static size_t count_signs(const struct json_keys *keys, const struct json_dialect *dialect)
{
	size_t count = count_listed(keys, dialect->signs, dialect->is_loose);

	count += dialect->is_loose && has_address(keys, dialect);
	count += dialect->is_loose && count == 1 && has_forum(keys);
	if (count > 0 && dialect->weak_signs)
		count += count_listed(keys, dialect->weak_signs, dialect->is_loose);
	return count;
}

/* How many of the object's keys the dialect knows. */
static size_t count_known(const struct json_keys *keys, const struct json_dialect *dialect)
{
	const struct str *names = json_keys_names(keys, dialect->is_loose);
	size_t count = 0;

	for (size_t i = 0; i < keys->count; i++)
		count += json_weight_find_row(dialect, names[i]) != NULL;
	return count;
}

/* What is told by its keys: all of them are there. */
static const struct {
	const char *keys;
	const char *is;
	bool is_sure; /* a paper never has them */
} kinds[] = {
	{ "cells nbformat", "a Jupyter notebook", true },
	{ "type features", "a map (GeoJSON)", false },
	{ "type coordinates", "a map (GeoJSON)", false },
	{ "type geometry", "a map (GeoJSON)", false },
	{ "lockfileVersion", "a list of packages that npm keeps", true },
	{ "name version", "the description of a software package", true },
	{ "name dependencies", "the description of a software package", true },
	{ "compilerOptions", "the configuration of a compiler", true },
	{ "$schema properties", "a JSON schema", true },
	{ "openapi paths", "the description of a web interface", true },
	{ "swagger paths", "the description of a web interface", true },
	{ "@context @type", "linked data of a web page", false },
	{ "@context @graph", "linked data of a web page", false },
	{ "start_url", "the manifest of a web page", true },
	{ "manifest_version", "the manifest of a browser extension", true },
	{ "log", "a log", false },
	{ "level msg", "a log", false },
	{ "question answer", "questions and answers", false },
	{ "prompt completion", "text for training a language model", true },
	{ "messages", "a conversation", false },
	{ "conversations", "a conversation", false },
	{ "authorId", "authors, without their papers", false },
};

static bool has_all(const struct json_keys *keys, const char *list)
{
	struct str rest = str_from(list), key;

	while (str_split_next(&rest, ' ', &key))
		if (json_keys_find(keys, key, false) == JSON_NONE)
			return false;
	return true;
}

/* What the object is that is told by its keys to be no paper; NULL: nothing tells. */
static const char *find_kind(const struct json_keys *keys, bool is_sure)
{
	for (size_t i = 0; i < COUNT_OF(kinds); i++)
		if (kinds[i].is_sure >= is_sure && has_all(keys, kinds[i].keys))
			return kinds[i].is;
	return NULL;
}

/* Whether the object can be a record of the dialect that has that many signs. */
static bool is_of_dialect(const struct json_keys *keys, const struct json_dialect *dialect,
			  size_t signs, bool is_whole)
{
	if (signs < dialect->needed)
		return false;
	if ((is_whole || dialect->is_loose) && !has_name(keys, dialect))
		return false;
	if (dialect->is_loose && json_weight_is_of_others(dialect, keys->loose.names, keys->count))
		return false;
	return !dialect->strange || count_listed(keys, dialect->strange, dialect->is_loose) == 0;
}

const struct json_dialect *json_shape_dialect(const struct json_tree *tree, uint32_t object,
					      bool is_whole)
{
	const struct json_dialect *best = NULL;
	struct json_keys keys;
	bool is_no_paper;
	size_t most = 0;

	json_keys_init(&keys, tree, object);
	is_no_paper = find_kind(&keys, true) != NULL;
	for (size_t i = 0; i < json_dialect_count && !is_no_paper; i++) {
		const struct json_dialect *dialect = json_dialects[i];
		size_t signs = count_signs(&keys, dialect);

		if (!is_of_dialect(&keys, dialect, signs, is_whole))
			continue;
		/* The loose dialect is for what no other fits as well. */
		if (best &&
		    (dialect->is_loose ? count_known(&keys, dialect) <= count_known(&keys, best)
				       : signs <= most))
			continue;
		best = dialect;
		most = signs;
	}
	json_keys_free(&keys);
	return best;
}

bool json_shape_has_page(const struct json_tree *tree, uint32_t object)
{
	uint32_t end = tree->nodes[object].next, node = object + 1;

	for (size_t i = 0; i < JSON_KEYS_MAX && node < end; i++) {
		if (tree->nodes[node + 1].type == JSON_STRING &&
		    address_names_paper(json_tree_raw(tree, node + 1)))
			return true;
		node = tree->nodes[node + 1].next;
	}
	return false;
}

static enum json_likeness likeness_of(const struct json_keys *keys,
				      const struct json_dialect *dialect)
{
	bool is_sure;

	if (has_id(keys, dialect))
		return JSON_IS_LIKE;
	if (!has_name(keys, dialect))
		return JSON_IS_UNLIKE;
	is_sure = dialect->is_loose ? count_signs(keys, dialect) > 0 : has_another(keys, dialect);
	if (is_sure)
		return JSON_IS_LIKE;
	return dialect->is_loose ? JSON_IS_LIKE_BY_PAGE : JSON_IS_UNLIKE;
}

enum json_likeness json_shape_likeness(const struct json_tree *tree, uint32_t object,
				       const struct json_dialect *dialect)
{
	enum json_likeness likeness;
	struct json_keys keys;

	if (tree->nodes[object].next == object + 1)
		return JSON_IS_UNLIKE;
	json_keys_init(&keys, tree, object);
	likeness = likeness_of(&keys, dialect);
	json_keys_free(&keys);
	return likeness;
}

bool json_shape_is_like(const struct json_tree *tree, uint32_t object,
			const struct json_dialect *dialect)
{
	enum json_likeness likeness = json_shape_likeness(tree, object, dialect);

	return likeness == JSON_IS_LIKE ||
	       (likeness == JSON_IS_LIKE_BY_PAGE && json_shape_has_page(tree, object));
}

bool json_shape_is_by_id(const struct json_tree *tree, uint32_t object)
{
	const struct json_dialect *any = &json_dialect_any;
	struct json_keys keys;
	bool is_by_id;

	json_keys_init(&keys, tree, object);
	is_by_id = has_id(&keys, any) && count_known(&keys, any) == keys.count;
	json_keys_free(&keys);
	return is_by_id;
}

bool json_shape_is_other(const struct json_tree *tree, uint32_t object,
			 const struct json_dialect *dialect)
{
	struct str others = str_from(dialect->others), other;
	uint32_t node;

	if (!dialect->other)
		return false;
	node = json_tree_member(tree, object, str_from(dialect->other));
	if (node == JSON_NONE || !dialect->others)
		return node != JSON_NONE && tree->nodes[node].type != JSON_NULL;
	while (str_split_next(&others, ' ', &other))
		if (json_tree_equals(tree, node, other))
			return true;
	return false;
}

/* What a text tells beside being one: most are no addresses. */
static unsigned int kind_of_text(const struct json_tree *tree, uint32_t value)
{
	if (!str_starts_with(json_tree_raw(tree, value), STR("http")))
		return JSON_SHAPE_TEXT;
	return JSON_SHAPE_TEXT + 4 * (unsigned int)json_is_address(tree, value) +
	       8 * (unsigned int)json_is_forum(tree, value);
}

unsigned int json_shape_kind(const struct json_tree *tree, uint32_t value)
{
	switch ((enum json_type)tree->nodes[value].type) {
	case JSON_FALSE:
	case JSON_TRUE:
		return 0;
	case JSON_NULL:
		return 1;
	case JSON_NUMBER:
		return 2;
	case JSON_STRING:
		return kind_of_text(tree, value);
	case JSON_ARRAY:
		return JSON_SHAPE_TEXT;
	case JSON_OBJECT:
		return JSON_SHAPE_TEXT + 16 * (unsigned int)json_has_address(tree, value);
	}
	return 0;
}

static void each_of_list(struct str list, void (*key)(void *context, struct str key), void *context)
{
	struct str word;

	while (str_split_next(&list, ' ', &word))
		key(context, word);
}

static void each_of_dialect(const struct json_dialect *dialect,
			    void (*key)(void *context, struct str key), void *context)
{
	const char *const lists[] = { dialect->signs, dialect->weak_signs, dialect->strange,
				      dialect->inner, dialect->other,      dialect->own };

	for (size_t i = 0; i < COUNT_OF(lists); i++)
		each_of_list(str_from(lists[i]), key, context);
	for (size_t i = 0; i < dialect->dialect.count; i++)
		key(context, str_from(dialect->dialect.names[i].name));
}

void json_shape_each(void (*key)(void *context, struct str key), void *context)
{
	for (size_t i = 0; i < json_dialect_count; i++)
		each_of_dialect(json_dialects[i], key, context);
	for (size_t i = 0; i < COUNT_OF(kinds); i++)
		each_of_list(str_from(kinds[i].keys), key, context);
	each_of_list(address_keys, key, context);
	json_weight_each(key, context);
}

/* An interface that could not answer says why, in one of these. */
static bool describe_error(const struct json_keys *keys, struct strbuf *out)
{
	static const struct str words[] = { STR_INIT("error"), STR_INIT("message"),
					    STR_INIT("detail"), STR_INIT("errors") };

	for (size_t i = 0; i < COUNT_OF(words); i++) {
		uint32_t node = json_keys_find(keys, words[i], false);

		if (node == JSON_NONE || keys->count > 6 ||
		    keys->tree->nodes[node].type != JSON_STRING)
			continue;
		strbuf_addf(out, "what a server said instead of papers: \"%.*s\"",
			    STR_ARG(utf8_front(json_tree_raw(keys->tree, node), 100)));
		return true;
	}
	return false;
}

bool json_shape_describe(const struct json_tree *tree, uint32_t object, struct strbuf *out)
{
	struct json_keys keys;
	size_t len = out->len;
	const char *kind;

	json_keys_init(&keys, tree, object);
	kind = find_kind(&keys, false);
	if (kind)
		strbuf_add_cstr(out, kind);
	else
		describe_error(&keys, out);
	json_keys_free(&keys);
	return out->len > len;
}
