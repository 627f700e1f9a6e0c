#ifndef READ_JSON_VALUE_H
#define READ_JSON_VALUE_H

/*
 * What a JSON value says, as the text that a record takes (read/json_dialect.h tells how values are
 * read that are none).
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "base/strbuf.h"
#include "read/dialect.h"
#include "read/json_tree.h"

struct json_value {
	const struct json_tree *tree;
	struct strbuf text, part; /* the texts last asked for lie in these */
	size_t replaced;          /* halves of surrogate pairs that became U+FFFD */
};

void json_value_init(struct json_value *value);
void json_value_free(struct json_value *value);

/*
 * The text of a node for a row; good until the next call. False where the node says nothing that
 * the row could take: null, or an object in place of a text.
 */
bool json_value_read(struct json_value *value, uint32_t node, const struct dialect_name *row,
		     struct str *text);

/* The text of a string or a number; false for anything else. */
static inline bool json_value_plain(struct json_value *value, uint32_t node, struct str *text)
{
	const struct json_tree *tree = value->tree;

	if (tree->nodes[node].type != JSON_STRING && tree->nodes[node].type != JSON_NUMBER)
		return false;
	*text = json_tree_text(tree, node, &value->part, &value->replaced);
	return true;
}

/* Puts into value->text the name that an object or an array has in parts; false where there is
 * none. */
bool json_value_name(struct json_value *value, uint32_t node);

/* Puts into value->text, as ISO 8601 as far as it is told, the date of a number of seconds or
 * milliseconds, of an array, or of an object; false where there is none. */
bool json_value_date(struct json_value *value, uint32_t node);

/* Puts into value->text the abstract that an index of words and places makes; false where it is
 * none, or would make far more text than it is itself. */
bool json_value_abstract(struct json_value *value, uint32_t node);

#endif
