/*
 * From an expression to a tree, by recursive descent. Nesting is bounded by REGEX_DEPTH_MAX, and
 * so is the length of the expression, and with both every recursion over the tree.
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "search/regex_private.h"
#include "text/fold.h"

#define REGEX_DEPTH_MAX 100

static const struct regex_node *parse_alternatives(struct regex_parser *parser);

static struct regex_node *new_node(struct regex_parser *parser, enum regex_type type)
{
	struct regex_node *node = arena_alloc(parser->arena, sizeof(*node));

	node->type = type;
	return node;
}

static const struct regex_node *pair(struct regex_parser *parser, enum regex_type type,
				     const struct regex_node *left, const struct regex_node *right)
{
	struct regex_node *node = new_node(parser, type);

	node->left = left;
	node->right = right;
	return node;
}

/* One character that stands for itself: folded, it may be several, or none. */
static const struct regex_node *parse_literal(struct regex_parser *parser)
{
	const struct regex_node *node = NULL;
	size_t start = parser->at;
	struct strbuf folded;
	size_t i = 0;

	regex_take_codepoint(parser);
	strbuf_init(&folded);
	fold_add(&folded, str_sub(parser->pattern, start, parser->at - start));
	while (i < folded.len) {
		const struct regex_node *one;
		struct regex_set set = { 0 };
		uint32_t codepoint;

		i += utf8_decode(str_sub(strbuf_str(&folded), i, folded.len), &codepoint);
		regex_set_add(&set, codepoint, codepoint);
		one = regex_set_take(&set, parser->arena);
		node = node ? pair(parser, REGEX_CONCAT, node, one) : one;
	}
	strbuf_free(&folded);
	return node ? node : new_node(parser, REGEX_EMPTY);
}

static bool find_assertion(char sign, enum regex_assert *assert)
{
	static const char signs[] = "^$<>bB";
	static const enum regex_assert asserts[] = { ASSERT_LINE_START, ASSERT_LINE_END,
						     ASSERT_WORD_START, ASSERT_WORD_END,
						     ASSERT_BOUNDARY,   ASSERT_NO_BOUNDARY };
	const char *found = memchr(signs, sign, sizeof(signs) - 1);

	if (!found)
		return false;
	*assert = asserts[found - signs];
	return true;
}

static const struct regex_node *assertion(struct regex_parser *parser, enum regex_assert assert)
{
	struct regex_node *node = new_node(parser, REGEX_ASSERT);

	node->assert = assert;
	parser->at++;
	return node;
}

/* What follows a backslash: a class, a place, or a sign that stands for itself. */
static const struct regex_node *parse_escape(struct regex_parser *parser)
{
	struct regex_set set = { 0 };
	size_t start = parser->at++;
	enum regex_assert assert;
	char sign;

	if (regex_is_at_end(parser))
		return regex_fail(parser, start, "expected a character after \\");
	sign = parser->pattern.p[parser->at];
	if (regex_set_add_escape(&set, sign)) {
		parser->at++;
		regex_set_normalise(&set);
		return regex_set_take(&set, parser->arena);
	}
	if (sign != '^' && sign != '$' && find_assertion(sign, &assert))
		return assertion(parser, assert);
	if (sign >= '1' && sign <= '9')
		return regex_fail(parser, start, "expected no back reference: there are none");
	if (regex_is_letter_or_digit(sign))
		return regex_fail(parser, start,
				  "expected one of \\d \\w \\s \\b \\< \\> or \\ and a sign");
	return parse_literal(parser);
}

static const struct regex_node *parse_group(struct regex_parser *parser)
{
	size_t start = parser->at++;
	const struct regex_node *node;

	if (++parser->depth > REGEX_DEPTH_MAX)
		return regex_fail(parser, start, "expected fewer parentheses within each other");
	node = parse_alternatives(parser);
	if (!node)
		return NULL;
	if (!regex_sees(parser, ')'))
		return regex_fail(parser, start, "expected a ) to close the (");
	parser->at++;
	parser->depth--;
	return node;
}

static const struct regex_node *parse_dot(struct regex_parser *parser)
{
	struct regex_set set = { 0 };

	parser->at++;
	regex_set_invert(&set);
	return regex_set_take(&set, parser->arena);
}

static const struct regex_node *parse_atom(struct regex_parser *parser)
{
	char sign = parser->pattern.p[parser->at];
	enum regex_assert assert;

	if (sign == '(')
		return parse_group(parser);
	if (sign == '[')
		return regex_parse_brackets(parser);
	if (sign == '.')
		return parse_dot(parser);
	if (sign == '\\')
		return parse_escape(parser);
	if ((sign == '^' || sign == '$') && find_assertion(sign, &assert))
		return assertion(parser, assert);
	if (sign == '*' || sign == '+' || sign == '?')
		return regex_fail(parser, parser->at,
				  "expected something to repeat before * + or ?");
	return parse_literal(parser);
}

/* Takes a number off the pattern; false when there is none, or it is more than may be. */
static bool take_number(struct regex_parser *parser, int *number)
{
	size_t start = parser->at;

	*number = 0;
	while (!regex_is_at_end(parser) && parser->pattern.p[parser->at] >= '0' &&
	       parser->pattern.p[parser->at] <= '9' && *number <= REGEX_REPEAT_MAX)
		*number = *number * 10 + (parser->pattern.p[parser->at++] - '0');
	return parser->at > start && *number <= REGEX_REPEAT_MAX;
}

/* {3} {3,} {3,7} {,7} */
static bool parse_braces(struct regex_parser *parser, int *min, int *max)
{
	size_t start = parser->at++;
	bool is_good = true;

	*min = 0;
	if (!regex_sees(parser, ','))
		is_good = take_number(parser, min);
	*max = *min;
	if (is_good && regex_sees(parser, ',')) {
		parser->at++;
		*max = -1;
		if (!regex_sees(parser, '}'))
			is_good = take_number(parser, max) && *max >= *min;
	}
	if (is_good && regex_sees(parser, '}')) {
		parser->at++;
		return true;
	}
	regex_fail(parser, start, "expected a repetition such as {3} or {3,7}, up to 255");
	return false;
}

/* A { that no number follows stands for itself. */
static bool begins_braces(const struct regex_parser *parser)
{
	char next;

	if (!regex_sees(parser, '{') || parser->at + 1 == parser->pattern.len)
		return false;
	next = parser->pattern.p[parser->at + 1];
	return next == ',' || (next >= '0' && next <= '9');
}

/* The repetition that comes next, if any; false on a mistake. */
static bool take_repetition(struct regex_parser *parser, int *min, int *max)
{
	static const struct {
		char sign;
		int min, max;
	} signs[] = { { '*', 0, -1 }, { '+', 1, -1 }, { '?', 0, 1 } };
	size_t i;

	for (i = 0; i < sizeof(signs) / sizeof(*signs); i++) {
		if (regex_sees(parser, signs[i].sign)) {
			*min = signs[i].min;
			*max = signs[i].max;
			parser->at++;
			return true;
		}
	}
	*min = *max = 1;
	return !begins_braces(parser) || parse_braces(parser, min, max);
}

static const struct regex_node *parse_repeated(struct regex_parser *parser)
{
	const struct regex_node *node = parse_atom(parser);

	while (node) {
		size_t before = parser->at;
		struct regex_node *repeat;
		int min, max;

		if (!take_repetition(parser, &min, &max))
			return NULL;
		if (parser->at == before)
			return node;
		repeat = new_node(parser, REGEX_REPEAT);
		repeat->left = node;
		repeat->min = min;
		repeat->max = max;
		node = repeat;
	}
	return NULL;
}

static const struct regex_node *parse_sequence(struct regex_parser *parser)
{
	const struct regex_node *node = NULL;

	while (!regex_is_at_end(parser) && !regex_sees(parser, '|') && !regex_sees(parser, ')')) {
		const struct regex_node *next = parse_repeated(parser);

		if (!next)
			return NULL;
		node = node ? pair(parser, REGEX_CONCAT, node, next) : next;
	}
	return node ? node : new_node(parser, REGEX_EMPTY);
}

static const struct regex_node *parse_alternatives(struct regex_parser *parser)
{
	const struct regex_node *node = parse_sequence(parser);

	while (node && regex_sees(parser, '|')) {
		const struct regex_node *other;

		parser->at++;
		other = parse_sequence(parser);
		node = other ? pair(parser, REGEX_ALTERNATE, node, other) : NULL;
	}
	return node;
}

const struct regex_node *regex_parse(struct arena *arena, struct str pattern,
				     struct regex_error *error)
{
	struct regex_parser parser = { .pattern = pattern, .arena = arena, .error = error };
	const struct regex_node *node;

	if (pattern.len > REGEX_LENGTH_MAX)
		return regex_fail(&parser, REGEX_LENGTH_MAX,
				  "expected an expression of at most 1000 bytes");
	node = parse_alternatives(&parser);
	if (node && !regex_is_at_end(&parser))
		return regex_fail(&parser, parser.at, "expected a ( before this )");
	return node;
}
