/* The nodes of the tree, which are the arena's. */

#include "config.h"

#include "search/query_private.h"

struct query_node *query_new_node(struct query_parser *parser, enum query_type type)
{
	struct query_node *node = arena_alloc(parser->arena, sizeof(*node));

	node->type = type;
	node->column = parser->token.start;
	return node;
}
