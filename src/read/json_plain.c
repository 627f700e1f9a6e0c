/* The text of strings and numbers, of which all else that values say is made. */

#include "config.h"

#include "read/json_value.h"

void json_value_init(struct json_value *value)
{
	*value = (struct json_value){ 0 };
	strbuf_init(&value->text);
	strbuf_init(&value->part);
}

void json_value_free(struct json_value *value)
{
	strbuf_free(&value->text);
	strbuf_free(&value->part);
}

bool json_value_plain(struct json_value *value, uint32_t node, struct str *text)
{
	const struct json_node *nodes = value->tree->nodes;

	if (nodes[node].type != JSON_STRING && nodes[node].type != JSON_NUMBER)
		return false;
	*text = json_tree_text(value->tree, node, &value->part, &value->replaced);
	return true;
}
