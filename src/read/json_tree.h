#ifndef READ_JSON_TREE_H
#define READ_JSON_TREE_H

/*
 * One JSON value with all that it holds, as an array of nodes in the order of the text. A node's
 * text lies in the bytes that were read; nothing is copied, and text with escapes is made plain
 * when it is asked for. So a value costs 16 bytes, and one that nobody asks for no more than that.
 *
 * Beyond JSON a comma may follow the last element, and NaN and Infinity, which some tools write for
 * numbers that they do not know, are null.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "base/strbuf.h"

/* What is nested deeper, or holds more values, is no record of a paper. */
#define JSON_DEPTH_MAX 500
#define JSON_NODES_MAX ((uint32_t)4 << 20)

enum json_type {
	JSON_NULL,
	JSON_FALSE,
	JSON_TRUE,
	JSON_NUMBER,
	JSON_STRING,
	JSON_ARRAY,  /* followed by its elements */
	JSON_OBJECT, /* followed by its members, a key and a value each */
};

struct json_node {
	uint32_t begin; /* of its text in the tree's: of a string, without the quotes */
	uint32_t len;
	uint32_t next; /* the node after it and all that it holds */
	uint8_t type;
	bool has_escapes;
};

struct json_tree {
	struct str text;
	struct json_node *nodes;
	size_t count;
	size_t capacity;
	size_t len;        /* of the value, once it is whole; else how far it was understood */
	const char *error; /* what is wrong there; NULL: nothing */
	size_t depth;      /* of objects and arrays open there */
	size_t reads;      /* how many values were read into it: tells one from the next */
};

enum json_status {
	JSON_WHOLE,
	JSON_CUT, /* the text ends within the value */
	JSON_WRONG,
};

/* In place of a node: there is none. */
#define JSON_NONE UINT32_MAX

void json_tree_init(struct json_tree *tree);
void json_tree_free(struct json_tree *tree);

/*
 * Reads the value that begins at the text's first byte; the text must stay as long as the tree is
 * looked at, and is at most 4 GB. Where the value is cut or wrong, the tree has what comes before.
 */
enum json_status json_tree_read(struct json_tree *tree, struct str text);

/* The node of a member of an object, JSON_NONE where there is none; of several, the last. */
uint32_t json_tree_member(const struct json_tree *tree, uint32_t object, struct str key);

/* Whether the node's text, its escapes read, is that. */
bool json_tree_equals(const struct json_tree *tree, uint32_t node, struct str text);

/* The text of a node as it is written, with its escapes. */
static inline struct str json_tree_raw(const struct json_tree *tree, uint32_t node)
{
	const struct json_node *at = &tree->nodes[node];

	return (struct str){ tree->text.p + at->begin, at->len };
}

/* What json_tree_text does where there are escapes. */
struct str json_tree_unescape(const struct json_tree *tree, uint32_t node, struct strbuf *out,
			      size_t *replaced);

/*
 * The text of a string, or of a number as it is written. It may lie in `out`, whose content is
 * replaced. Halves of surrogate pairs become U+FFFD and are added to *replaced.
 */
static inline struct str json_tree_text(const struct json_tree *tree, uint32_t node,
					struct strbuf *out, size_t *replaced)
{
	return tree->nodes[node].has_escapes ? json_tree_unescape(tree, node, out, replaced)
					     : json_tree_raw(tree, node);
}

#endif
