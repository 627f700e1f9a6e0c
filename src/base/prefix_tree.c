/*
 * A treap: a search tree by key and number that is kept in balance by giving each node a random
 * priority, here a hash of the two, and having no node above one of a higher priority. Each node
 * knows the least number of its subtree, so that the least of a range of keys (all keys of one
 * prefix are a range) is found by walking down twice.
 */

#include "config.h"

#include "base/prefix_tree.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

struct prefix_node {
	struct prefix_node *left, *right;
	struct str key;
	int64_t number;
	int64_t least; /* of the subtree */
	uint64_t priority;
};

void prefix_tree_init(struct prefix_tree *tree)
{
	memset(tree, 0, sizeof(*tree));
}

static void free_nodes(struct prefix_node *node)
{
	if (!node)
		return;
	free_nodes(node->left);
	free_nodes(node->right);
	free(node);
}

void prefix_tree_free(struct prefix_tree *tree)
{
	free_nodes(tree->root);
	prefix_tree_init(tree);
}

static void lower_least(const struct prefix_node *subtree, int64_t *least)
{
	if (subtree && subtree->least < *least)
		*least = subtree->least;
}

static void update(struct prefix_node *node)
{
	node->least = node->number;
	lower_least(node->left, &node->least);
	lower_least(node->right, &node->least);
}

/* Joins two trees of which all keys of the one come before those of the other. */
static struct prefix_node *join(struct prefix_node *before, struct prefix_node *after)
{
	struct prefix_node *root;

	if (!before || !after)
		return before ? before : after;
	if (before->priority > after->priority) {
		root = before;
		root->right = join(before->right, after);
	} else {
		root = after;
		root->left = join(before, after->left);
	}
	update(root);
	return root;
}

/* Below 0 when the node comes before the pair, 0 for the pair itself. */
static int compare(const struct prefix_node *node, struct str key, int64_t number)
{
	int order = str_compare(node->key, key);

	return order ? order : node->number < number ? -1 : node->number > number;
}

/* Parts a tree into what comes before the pair, and with `within` the pair itself, and the rest. */
static void part(struct prefix_node *node, struct str key, int64_t number, bool within,
		 struct prefix_node **before, struct prefix_node **after)
{
	int order;

	*before = *after = NULL;
	if (!node)
		return;
	order = compare(node, key, number);
	if (order < 0 || (order == 0 && within)) {
		*before = node;
		part(node->right, key, number, within, &node->right, after);
	} else {
		*after = node;
		part(node->left, key, number, within, before, &node->left);
	}
	update(node);
}

void prefix_tree_add(struct prefix_tree *tree, struct str key, int64_t number)
{
	struct prefix_node *node = alloc_zeroed(1, sizeof(*node)), *before, *after;

	assert(key.len <= PREFIX_KEY_MAX);
	node->key = key;
	node->number = node->least = number;
	node->priority = str_hash(key) ^ str_hash((struct str){ (const char *)&number, 8 });
	part(tree->root, key, number, false, &before, &after);
	tree->root = join(join(before, node), after);
	tree->lens[key.len / 64] |= (uint64_t)1 << key.len % 64;
}

void prefix_tree_remove(struct prefix_tree *tree, struct str key, int64_t number)
{
	struct prefix_node *before, *node, *after;

	part(tree->root, key, number, true, &before, &after);
	part(before, key, number, false, &before, &node);
	assert(node && !node->left && !node->right);
	free(node);
	tree->root = join(before, after);
}

/* Below 0 when the node comes before the keys with that prefix, 0 when it is one of them. */
static int compare_prefix(const struct prefix_node *node, struct str prefix)
{
	return str_compare(str_sub(node->key, 0, prefix.len), prefix);
}

static bool find_beginning_with(const struct prefix_node *node, struct str prefix, int64_t *least)
{
	int order;

	while (node && (order = compare_prefix(node, prefix)) != 0)
		node = order < 0 ? node->right : node->left;
	if (!node)
		return false;
	*least = node->number;
	/* Along the range's two ends; what is between an end and the way to it is in the range. */
	for (const struct prefix_node *at = node->left; at;) {
		bool is_in = compare_prefix(at, prefix) == 0;

		if (is_in && at->number < *least)
			*least = at->number;
		if (is_in)
			lower_least(at->right, least);
		at = is_in ? at->left : at->right;
	}
	for (const struct prefix_node *at = node->right; at;) {
		bool is_in = compare_prefix(at, prefix) == 0;

		if (is_in && at->number < *least)
			*least = at->number;
		if (is_in)
			lower_least(at->left, least);
		at = is_in ? at->right : at->left;
	}
	return true;
}

/* Of one key the least number comes first. */
static bool find_exactly(const struct prefix_node *node, struct str key, int64_t *least)
{
	bool is_found = false;

	while (node) {
		int order = str_compare(node->key, key);

		if (order == 0) {
			*least = node->number;
			is_found = true;
		}
		node = order < 0 ? node->right : node->left;
	}
	return is_found;
}

static bool has_len(const struct prefix_tree *tree, size_t len)
{
	return tree->lens[len / 64] >> len % 64 & 1;
}

bool prefix_tree_find(const struct prefix_tree *tree, struct str key, size_t from, int64_t *number)
{
	bool is_found = find_beginning_with(tree->root, key, number);
	int64_t shorter = 0;

	for (size_t len = from; len < key.len && len <= PREFIX_KEY_MAX; len++) {
		if (!has_len(tree, len) ||
		    !find_exactly(tree->root, str_sub(key, 0, len), &shorter))
			continue;
		if (!is_found || shorter < *number)
			*number = shorter;
		is_found = true;
	}
	return is_found;
}
