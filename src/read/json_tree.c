/*
 * The values that are open while they are read are linked by their `next`, which has the number of
 * the one around them until they are closed. So neither reading nor looking needs a stack.
 */

#include "config.h"

#include "read/json_tree.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/array.h"
#include "base/ascii.h"
#include "base/char.h"
#include "base/hex.h"

struct parser {
	struct json_tree *tree;
	const char *at, *end;
	uint32_t open; /* the innermost value that is not closed */
	char closing;  /* what closes it */
	size_t depth;
	bool has_key; /* the last node is a key that waits for its value */
};

void json_tree_init(struct json_tree *tree)
{
	*tree = (struct json_tree){ 0 };
}

void json_tree_free(struct json_tree *tree)
{
	free(tree->nodes);
}

static enum json_status wrong(struct parser *parser, const char *what)
{
	parser->tree->error = what;
	return JSON_WRONG;
}

/* Makes room for one more node. */
static enum json_status grow_nodes(struct parser *parser)
{
	struct json_tree *tree = parser->tree;

	if (tree->count == JSON_NODES_MAX)
		return wrong(parser, "too many values in one record");
	tree->nodes =
		alloc_grow(tree->nodes, &tree->capacity, tree->count + 1, sizeof(*tree->nodes));
	if (tree->capacity > JSON_NODES_MAX)
		tree->capacity = JSON_NODES_MAX;
	return JSON_WHOLE;
}

static inline enum json_status add_node(struct parser *parser, enum json_type type,
					const char *begin, const char *end, bool has_escapes)
{
	struct json_tree *tree = parser->tree;

	if (tree->count == tree->capacity && grow_nodes(parser) != JSON_WHOLE)
		return JSON_WRONG;
	tree->nodes[tree->count] = (struct json_node){
		.begin = (uint32_t)(begin - tree->text.p),
		.len = (uint32_t)(end - begin),
		.next = (uint32_t)tree->count + 1,
		.type = (uint8_t)type,
		.has_escapes = has_escapes,
	};
	tree->count++;
	parser->has_key = false;
	return JSON_WHOLE;
}

static inline bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static inline void skip_blanks(struct parser *parser)
{
	const char *at = parser->at;

	while (at < parser->end && (unsigned char)*at <= ' ' && is_blank(*at))
		at++;
	parser->at = at;
}

static enum json_status open_value(struct parser *parser, enum json_type type)
{
	enum json_status status = add_node(parser, type, parser->at, parser->at + 1, false);
	uint32_t node = (uint32_t)parser->tree->count - 1;

	if (status != JSON_WHOLE)
		return status;
	if (parser->depth == JSON_DEPTH_MAX)
		return wrong(parser, "values are nested too deep");
	parser->tree->nodes[node].next = parser->open;
	parser->open = node;
	parser->closing = type == JSON_OBJECT ? '}' : ']';
	parser->depth++;
	parser->at++;
	return JSON_WHOLE;
}

static void close_value(struct parser *parser)
{
	struct json_tree *tree = parser->tree;
	struct json_node *node = &tree->nodes[parser->open];

	parser->open = node->next;
	parser->depth--;
	if (parser->open != JSON_NONE)
		parser->closing = tree->nodes[parser->open].type == JSON_OBJECT ? '}' : ']';
	node->next = (uint32_t)tree->count;
	node->len = (uint32_t)(parser->at - tree->text.p) - node->begin;
}

static bool is_escaped(char c)
{
	switch (c) {
	case '"':
	case '\\':
	case '/':
	case 'b':
	case 'f':
	case 'n':
	case 'r':
	case 't':
	case 'u':
		return true;
	default:
		return false;
	}
}

/* Passes an escape, whose backslash is at *at. */
static enum json_status pass_escape(struct parser *parser, const char **at)
{
	size_t left = (size_t)(parser->end - *at);
	size_t len = left > 1 && (*at)[1] == 'u' ? 6 : 2;

	parser->at = *at;
	for (size_t i = 2; i < len && i < left; i++)
		if (hex_value((*at)[i]) < 0)
			return wrong(parser, "four hexadecimal digits must follow \\u");
	if (left < len)
		return JSON_CUT;
	if (!is_escaped((*at)[1]))
		return wrong(parser, "a backslash that escapes nothing");
	*at += len;
	return JSON_WHOLE;
}

/* Reads on in a string, from its first byte that is not plain. */
static enum json_status read_escapes(struct parser *parser, const char *begin, const char *at)
{
	while (at < parser->end && *at != '"') {
		enum json_status status;

		if (*at == '\n')
			return wrong(parser, "a text that is not closed in its line");
		status = pass_escape(parser, &at);
		if (status != JSON_WHOLE)
			return status;
		at += ascii_find_quote_near(at, (size_t)(parser->end - at));
	}
	if (at == parser->end)
		return JSON_CUT;
	parser->at = at + 1;
	return add_node(parser, JSON_STRING, begin, at, true);
}

static inline enum json_status read_string(struct parser *parser)
{
	const char *begin = parser->at + 1;
	const char *at = begin + ascii_find_quote_near(begin, (size_t)(parser->end - begin));

	if (at == parser->end || *at != '"')
		return read_escapes(parser, begin, at);
	parser->at = at + 1;
	return add_node(parser, JSON_STRING, begin, at, false);
}

static bool is_of_number(char c)
{
	return char_is_digit(c) || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
}

static enum json_status read_number(struct parser *parser)
{
	const char *begin = parser->at, *at = begin + (*begin == '-');

	if (at < parser->end && (*at < '0' || *at > '9'))
		return wrong(parser, "a value is missing");
	while (at < parser->end && is_of_number(*at))
		at++;
	if (at == parser->end)
		return JSON_CUT;
	parser->at = at;
	return add_node(parser, JSON_NUMBER, begin, at, false);
}

static const struct literal {
	struct str word;
	enum json_type type;
} literals[] = {
	{ STR_INIT("null"), JSON_NULL },     { STR_INIT("true"), JSON_TRUE },
	{ STR_INIT("false"), JSON_FALSE },   { STR_INIT("NaN"), JSON_NULL },
	{ STR_INIT("Infinity"), JSON_NULL }, { STR_INIT("-Infinity"), JSON_NULL },
};

static enum json_status read_literal_or_number(struct parser *parser)
{
	struct str rest = { parser->at, (size_t)(parser->end - parser->at) };

	for (size_t i = 0; i < COUNT_OF(literals); i++) {
		struct str word = literals[i].word;

		if (str_starts_with(rest, word)) {
			parser->at += word.len;
			return add_node(parser, literals[i].type, rest.p, parser->at, false);
		}
		if (rest.len < word.len && str_starts_with(word, rest))
			return JSON_CUT;
	}
	return read_number(parser);
}

static enum json_status read_no_string(struct parser *parser)
{
	switch (*parser->at) {
	case '{':
		return open_value(parser, JSON_OBJECT);
	case '[':
		return open_value(parser, JSON_ARRAY);
	case '0' ... '9':
		return read_number(parser);
	default:
		return read_literal_or_number(parser);
	}
}

/* Reads the value that begins here; most are strings. */
static inline enum json_status read_value(struct parser *parser)
{
	if (parser->at == parser->end)
		return JSON_CUT;
	return *parser->at == '"' ? read_string(parser) : read_no_string(parser);
}

static bool is_object(const struct parser *parser)
{
	return parser->closing == '}';
}

/* Closes what is closed here, and passes the comma before the next element, to which it goes; with
 * nothing open left all is read. */
static inline enum json_status pass_between(struct parser *parser)
{
	bool wants_comma = parser->open != parser->tree->count - 1;

	while (parser->open != JSON_NONE) {
		skip_blanks(parser);
		if (parser->at == parser->end)
			return JSON_CUT;
		if (*parser->at == ',' && wants_comma) {
			parser->at++;
			wants_comma = false;
		} else if (*parser->at == parser->closing) {
			parser->at++;
			close_value(parser);
			wants_comma = true;
		} else if (!wants_comma) {
			break;
		} else {
			return wrong(parser, "a comma or a bracket is missing");
		}
	}
	return JSON_WHOLE;
}

/* Reads a key and what separates it from its value, to which it goes. */
static inline enum json_status read_key(struct parser *parser)
{
	enum json_status status;

	if (*parser->at != '"')
		return wrong(parser, "a key is missing");
	status = read_string(parser);
	if (status != JSON_WHOLE)
		return status;
	parser->has_key = true;
	skip_blanks(parser);
	if (parser->at == parser->end)
		return JSON_CUT;
	if (*parser->at != ':')
		return wrong(parser, "a colon is missing");
	parser->at++;
	skip_blanks(parser);
	return JSON_WHOLE;
}

static enum json_status read_all(struct parser *parser)
{
	enum json_status status;

	skip_blanks(parser);
	do {
		status = read_value(parser);
		if (status == JSON_WHOLE)
			status = pass_between(parser);
		if (status == JSON_WHOLE && parser->open != JSON_NONE && is_object(parser))
			status = read_key(parser);
	} while (status == JSON_WHOLE && parser->open != JSON_NONE);
	return status;
}

enum json_status json_tree_read(struct json_tree *tree, struct str text)
{
	struct parser parser = {
		.tree = tree, .at = text.p, .end = text.p + text.len, .open = JSON_NONE
	};
	enum json_status status;

	tree->text = text;
	tree->count = 0;
	tree->error = NULL;
	tree->reads++;
	status = read_all(&parser);
	tree->len = (size_t)(parser.at - text.p);
	tree->depth = parser.depth;
	if (parser.has_key)
		tree->count--;
	while (parser.open != JSON_NONE)
		close_value(&parser);
	return status;
}
