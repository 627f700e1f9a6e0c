/* From text to a query: parsed, then its topics resolved. */

#include "config.h"

#include "search/query.h"

#include "search/query_private.h"

static bool parse(struct query *query, struct str text, struct query_error *error,
		  const struct topic_list *topics, bool is_linked)
{
	struct query_node *root;

	arena_init(&query->arena);
	root = query_parse_into(&query->arena, text, error);
	if (root && (!is_linked || query_link(&query->arena, root, text, topics, error))) {
		query->root = root;
		return true;
	}
	arena_free(&query->arena);
	return false;
}

bool query_parse(struct query *query, struct str text, const struct topic_list *topics,
		 struct query_error *error)
{
	return parse(query, text, error, topics, true);
}

bool query_parse_syntax(struct query *query, struct str text, struct query_error *error)
{
	return parse(query, text, error, NULL, false);
}

void query_free(struct query *query)
{
	arena_free(&query->arena);
	query->root = NULL;
}
