#ifndef BASE_PREFIX_TREE_H
#define BASE_PREFIX_TREE_H

/*
 * Numbers by keys of bytes. Finds the least number among the keys that are a prefix of a given key,
 * or that it is a prefix of. Adding and removing take time in the logarithm of the count, finding
 * that many times the number of different lengths of keys.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* No key is longer. */
#define PREFIX_KEY_MAX 320

struct prefix_tree {
	struct prefix_node *root;
	uint64_t lens[PREFIX_KEY_MAX / 64 + 1]; /* a bit for each length that a key had */
};

void prefix_tree_init(struct prefix_tree *tree);
void prefix_tree_free(struct prefix_tree *tree);

/* The key's bytes are borrowed, and must live as long as it is in the tree. A pair of key and
 * number is in a tree once at most. */
void prefix_tree_add(struct prefix_tree *tree, struct str key, int64_t number);
void prefix_tree_remove(struct prefix_tree *tree, struct str key, int64_t number);

/*
 * The least number of a key that begins with `key`, or that `key` begins with if it is `from` bytes
 * long at least; false when there is none.
 */
bool prefix_tree_find(const struct prefix_tree *tree, struct str key, size_t from, int64_t *number);

#endif
