/* Behind a record the key of its list is looked for as text, letter by letter: no JSON is parsed
 * but the lists themselves. */

#include "config.h"

#include "read/json_names.h"

#include <string.h>

#include "read/json_keys.h"
#include "read/json_path.h"

/* A list that is longer says nothing. */
#define LIST_MAX ((size_t)64 << 10)

void json_names_init(struct json_names *names)
{
	*names = (struct json_names){ 0 };
	json_tree_init(&names->tree);
	strbuf_init(&names->text);
}

void json_names_free(struct json_names *names)
{
	json_tree_free(&names->tree);
	strbuf_free(&names->text);
}

void json_names_see(struct json_names *names, struct str list)
{
	if (names->seen == JSON_NAMES_SEEN)
		return;
	names->seen++;
	table_names_see(&names->known, list);
}

/* The node of a key; of several, the last; JSON_NONE: there is none. */
static uint32_t find_key(const struct json_dialect *dialect, struct str wanted,
			 const struct json_tree *tree, uint32_t object)
{
	uint32_t found = JSON_NONE;

	for (uint32_t key = object + 1; key < tree->nodes[object].next;
	     key = tree->nodes[key + 1].next) {
		struct str name = json_tree_raw(tree, key);

		if (dialect->is_loose ? json_key_is_loosely(name, wanted) : str_equal(name, wanted))
			found = key;
	}
	return found;
}

/* Whether a better row has the same names in parts: then the list is not read. */
static bool has_parts(const struct json_dialect *dialect, const struct dialect_name *row,
		      const struct json_tree *tree, uint32_t object)
{
	const struct dialect_name *better = dialect->dialect.names;

	for (; better < row; better++) {
		struct str rest;
		uint32_t key;

		if (better->kind != VALUE_NAME || better->slot != row->slot)
			continue;
		key = find_key(dialect, json_path_first_key(str_from(better->name), &rest), tree,
			       object);
		if (key != JSON_NONE && tree->nodes[key + 1].type == JSON_ARRAY &&
		    tree->nodes[key + 1].next > key + 2)
			return true;
	}
	return false;
}

/* The node of the key whose value is a list that can be read both ways; JSON_NONE: there is none.
 */
static uint32_t find_open(struct json_names *names, const struct json_dialect *dialect,
			  const struct json_tree *tree, uint32_t object)
{
	size_t replaced = 0;

	for (size_t i = 0; i < dialect->dialect.count; i++) {
		const struct dialect_name *row = &dialect->dialect.names[i];
		struct str rest, wanted;
		uint32_t key;

		if (row->kind != VALUE_NAMES)
			continue;
		wanted = json_path_first_key(str_from(row->name), &rest);
		if (rest.len > 0)
			continue;
		key = find_key(dialect, wanted, tree, object);
		if (key != JSON_NONE && tree->nodes[key + 1].type == JSON_STRING &&
		    !has_parts(dialect, row, tree, object) &&
		    table_names_are_open(json_tree_text(tree, key + 1, &names->text, &replaced)))
			return key;
	}
	return JSON_NONE;
}

bool json_names_want(struct json_names *names, const struct json_dialect *dialect,
		     const struct json_tree *tree, uint32_t object)
{
	return !names->has_looked && !names->known.is_known &&
	       find_open(names, dialect, tree, object) != JSON_NONE;
}

/* The text that follows a key: `"a, b", ...` behind `"authors" : `. */
static bool skip_colon(struct str *text)
{
	size_t colons = 0;

	while (text->len > 0 && strchr(" \t\n:", *text->p)) {
		colons += *text->p == ':';
		*text = str_drop(*text, 1);
	}
	return colons == 1 && text->len > 0 && *text->p == '"';
}

static void see_list(struct json_names *names, struct str text)
{
	size_t replaced = 0;

	if (json_tree_read(&names->tree, str_sub(text, 0, LIST_MAX)) == JSON_WHOLE)
		json_names_see(names, json_tree_text(&names->tree, 0, &names->text, &replaced));
}

void json_names_look(struct json_names *names, const struct json_dialect *dialect,
		     const struct json_tree *tree, uint32_t object, struct str text)
{
	uint32_t key = find_open(names, dialect, tree, object);
	const struct json_node *node = &tree->nodes[key];
	struct str quoted;
	size_t at;

	names->has_looked = true;
	/* With its quotes. */
	quoted = (struct str){ tree->text.p + node->begin - 1, node->len + 2 };
	text = str_sub(text, 0, JSON_NAMES_AHEAD);
	while ((at = str_find(text, quoted)) != SIZE_MAX) {
		text = str_drop(text, at + quoted.len);
		if (skip_colon(&text))
			see_list(names, text);
	}
}
