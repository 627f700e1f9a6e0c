/* A path is walked by its text: the tables' paths are short. The only call within a call is for the
 * elements of an array, of which a path has few. */

#include "config.h"

#include "read/json_path.h"

#include <string.h>

static size_t key_len(struct str path)
{
	size_t len = 0;

	while (len < path.len && path.p[len] != '.' && path.p[len] != '[')
		len++;
	return len;
}

struct str json_path_first_key(struct str path, struct str *rest)
{
	size_t len = key_len(path);

	*rest = str_sub(path, len, path.len);
	return str_sub(path, 0, len);
}

/* Whether a node is that text, or a list that has it. */
static bool says(const struct json_tree *tree, uint32_t node, struct str text)
{
	if (tree->nodes[node].type != JSON_ARRAY)
		return json_tree_equals(tree, node, text);
	for (uint32_t i = node + 1; i < tree->nodes[node].next; i = tree->nodes[i].next)
		if (json_tree_equals(tree, i, text))
			return true;
	return false;
}

/* Whether an element is one that the step in brackets means. */
static bool fits(const struct json_tree *tree, uint32_t node, struct str step)
{
	size_t at = step.len > 0 ? str_find(step, STR("=")) : SIZE_MAX;
	bool is_negated;
	uint32_t member;

	if (at == SIZE_MAX)
		return true;
	is_negated = at > 0 && step.p[at - 1] == '!';
	member = json_tree_member(tree, node, str_sub(step, 0, at - is_negated));
	if (member == JSON_NONE)
		return is_negated;
	return says(tree, member, str_sub(step, at + 1, step.len)) != is_negated;
}

/* The length of the step in brackets that a path begins with: most are empty, "[]". */
static size_t step_len(struct str path)
{
	size_t len = 0;

	while (path.p[1 + len] != ']')
		len++;
	return len;
}

static void walk_elements(const struct json_tree *tree, uint32_t node, struct str path,
			  const struct json_finder *finder)
{
	struct str step = str_sub(path, 1, step_len(path));
	struct str rest = str_sub(path, step.len + 2, path.len);
	const struct json_node *array = &tree->nodes[node];

	if (array->type == JSON_OBJECT && fits(tree, node, step)) {
		json_path_walk(tree, node, rest, finder);
		return;
	}
	if (array->type != JSON_ARRAY)
		return;
	for (uint32_t i = node + 1; i < array->next; i = tree->nodes[i].next) {
		if (fits(tree, i, step))
			json_path_walk(tree, i, rest, finder);
		if (str_equal(step, STR("0")))
			break;
	}
}

void json_path_walk(const struct json_tree *tree, uint32_t node, struct str path,
		    const struct json_finder *finder)
{
	while (path.len > 0 && path.p[0] == '.') {
		struct str key = json_path_first_key(str_sub(path, 1, path.len), &path);

		node = json_tree_member(tree, node, key);
		if (node == JSON_NONE)
			return;
	}
	if (path.len > 0)
		walk_elements(tree, node, path, finder);
	else
		finder->found(finder->context, node);
}
