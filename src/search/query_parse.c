/*
 * From tokens to a tree, by recursive descent: one function a rule of the grammar. The tree is in
 * canonical form: an AND has no AND among its children, an OR no OR, and a NOT's child is no NOT.
 * Temporary lists of children are freed by the function that fills them; nodes are the arena's.
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "search/query_private.h"

struct node_list {
	struct query_node **nodes;
	size_t count;
	size_t capacity;
};

static struct query_node *parse_or(struct query_parser *parser);

static void advance(struct query_parser *parser, const char *after)
{
	parser->after = after;
	query_lex(&parser->lexer, &parser->token);
}

static void list_add(struct node_list *list, struct query_node *node)
{
	list->nodes =
		alloc_grow(list->nodes, &list->capacity, list->count + 1, sizeof(*list->nodes));
	list->nodes[list->count++] = node;
}

/* Adds a node, or the children of one that is of the type that the list will be. */
static void list_add_flat(struct node_list *list, enum query_type type, struct query_node *node)
{
	size_t i;

	if (node->type != type) {
		list_add(list, node);
		return;
	}
	for (i = 0; i < node->child_count; i++)
		list_add(list, node->children[i]);
}

/* Makes one node of a list and frees the list. */
static struct query_node *join(struct query_parser *parser, enum query_type type,
			       struct node_list *list)
{
	struct query_node *node = list->nodes[0];

	if (list->count > 1) {
		node = query_new_node(parser, type);
		node->column = list->nodes[0]->column;
		node->child_count = list->count;
		node->children = arena_alloc(parser->arena, list->count * sizeof(*node->children));
		memcpy(node->children, list->nodes, list->count * sizeof(*node->children));
	}
	free(list->nodes);
	return node;
}

static struct query_node *expected_term(struct query_parser *parser)
{
	const struct token *token = &parser->token;
	struct str text = parser->lexer.text;
	/* Words that begin with "or" have to be typed, too. */
	bool is_incomplete = token->type != TOKEN_CLOSE && token->end == text.len;
	char shown[QUERY_SHOWN_SIZE];

	if (parser->after)
		query_fail(parser->error, text, token->start, is_incomplete,
			   "expected a word or another term after %s", parser->after);
	else
		query_fail(parser->error, text, token->start, is_incomplete,
			   "expected a word or another term before %s",
			   query_show(token->text, shown));
	return NULL;
}

static struct query_node *parse_parentheses(struct query_parser *parser)
{
	size_t start = parser->token.start;
	struct str text = parser->lexer.text;
	struct query_node *node;

	if (++parser->depth > QUERY_DEPTH_MAX) {
		query_fail(parser->error, text, start, false,
			   "expected no more than %d parentheses within each other",
			   QUERY_DEPTH_MAX);
		return NULL;
	}
	advance(parser, "(");
	node = parse_or(parser);
	if (!node)
		return NULL;
	if (parser->token.type != TOKEN_CLOSE) {
		query_fail(parser->error, text, text.len, true, "expected a ) to close the (");
		return NULL;
	}
	parser->depth--;
	advance(parser, ")");
	return node;
}

static struct query_node *parse_primary(struct query_parser *parser)
{
	switch (parser->token.type) {
	case TOKEN_OPEN:
		return parse_parentheses(parser);
	case TOKEN_WORD:
	case TOKEN_PHRASE:
	case TOKEN_REGEX:
	case TOKEN_TOPIC:
	case TOKEN_FIELD:
		if (++parser->term_count > QUERY_TERMS_MAX) {
			query_fail(parser->error, parser->lexer.text, parser->token.start, false,
				   "expected no more than %d terms", QUERY_TERMS_MAX);
			return NULL;
		}
		return query_parse_term(parser);
	case TOKEN_END:
	case TOKEN_CLOSE:
	case TOKEN_OR:
	case TOKEN_AND:
	case TOKEN_NOT:
		break;
	}
	return expected_term(parser);
}

/* Any number of "not" before a primary: what counts is whether it is odd. */
static struct query_node *parse_not(struct query_parser *parser)
{
	struct query_node *negation = query_new_node(parser, QUERY_NOT);
	bool is_negated = false;
	struct query_node *node;

	while (parser->token.type == TOKEN_NOT) {
		is_negated = !is_negated;
		advance(parser, parser->token.text.len == 1 ? "-" : "not");
	}
	node = parse_primary(parser);
	if (!node || !is_negated)
		return node;
	if (node->type == QUERY_NOT)
		return node->children[0];
	negation->children = arena_alloc(parser->arena, sizeof(*negation->children));
	negation->children[0] = node;
	negation->child_count = 1;
	return negation;
}

static bool begins_term(enum token_type type)
{
	return type == TOKEN_OPEN || type >= TOKEN_NOT;
}

static struct query_node *parse_and(struct query_parser *parser)
{
	struct node_list list = { 0 };

	do {
		struct query_node *node;

		if (parser->token.type == TOKEN_AND && list.count > 0)
			advance(parser, "and");
		node = parse_not(parser);
		if (!node) {
			free(list.nodes);
			return NULL;
		}
		list_add_flat(&list, QUERY_AND, node);
	} while (parser->token.type == TOKEN_AND || begins_term(parser->token.type));
	return join(parser, QUERY_AND, &list);
}

static struct query_node *parse_or(struct query_parser *parser)
{
	struct node_list list = { 0 };

	for (;;) {
		struct query_node *node = parse_and(parser);

		if (!node) {
			free(list.nodes);
			return NULL;
		}
		list_add_flat(&list, QUERY_OR, node);
		if (parser->token.type != TOKEN_OR)
			return join(parser, QUERY_OR, &list);
		advance(parser, "or");
	}
}

struct query_node *query_parse_into(struct arena *arena, struct str text, struct query_error *error)
{
	struct query_parser parser = { .lexer = { .text = text }, .arena = arena, .error = error };
	struct query_node *root;

	advance(&parser, NULL);
	if (parser.token.type == TOKEN_END)
		return query_new_node(&parser, QUERY_ALL);
	root = parse_or(&parser);
	if (root && parser.token.type != TOKEN_END) {
		query_fail(error, text, parser.token.start, false, "expected a ( before this )");
		return NULL;
	}
	return root;
}
