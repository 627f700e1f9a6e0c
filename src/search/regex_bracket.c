/*
 * Where the parser of regular expressions is, and bracket expressions: [^a-z[:digit:]\]]. As POSIX
 * has it, a ] that comes first stands for itself, and so does a - at either end.
 */

#include "config.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "search/regex_private.h"

const struct regex_node *regex_fail(struct regex_parser *parser, size_t at, const char *message)
{
	parser->error->at = at;
	parser->error->message = message;
	return NULL;
}

bool regex_is_at_end(const struct regex_parser *parser)
{
	return parser->at == parser->pattern.len;
}

bool regex_sees(const struct regex_parser *parser, char sign)
{
	return !regex_is_at_end(parser) && parser->pattern.p[parser->at] == sign;
}

uint32_t regex_take_codepoint(struct regex_parser *parser)
{
	uint32_t codepoint;

	parser->at +=
		utf8_decode(str_sub(parser->pattern, parser->at, parser->pattern.len), &codepoint);
	return codepoint;
}

bool regex_is_letter_or_digit(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* A member of a bracket expression that can begin or end a range. */
static bool parse_member(struct regex_parser *parser, uint32_t *codepoint)
{
	if (regex_sees(parser, '\\') && parser->at + 1 < parser->pattern.len) {
		parser->at++;
		if (regex_is_letter_or_digit(parser->pattern.p[parser->at])) {
			regex_fail(parser, parser->at - 1,
				   "expected one of \\d \\w \\s or \\ and a sign");
			return false;
		}
	}
	if (regex_is_at_end(parser)) {
		regex_fail(parser, parser->at, "expected a ] to close the [");
		return false;
	}
	*codepoint = regex_take_codepoint(parser);
	return true;
}

/* [:alpha:] and the like; *is_one tells whether there was one. */
static bool parse_class(struct regex_parser *parser, struct regex_set *set, bool *is_one)
{
	struct str rest = str_sub(parser->pattern, parser->at, parser->pattern.len);
	size_t end;

	*is_one = false;
	if (str_starts_with(rest, STR("[.")) || str_starts_with(rest, STR("[="))) {
		regex_fail(parser, parser->at, "expected no [. or [= in brackets");
		return false;
	}
	if (!str_starts_with(rest, STR("[:")))
		return true;
	end = str_find(rest, STR(":]"));
	if (end == SIZE_MAX || !regex_set_add_class(set, str_sub(rest, 2, end - 2))) {
		regex_fail(parser, parser->at, "expected a class such as [:alpha:] or [:digit:]");
		return false;
	}
	parser->at += end + 2;
	*is_one = true;
	return true;
}

/* One member, range or class of a bracket expression. */
static bool parse_item(struct regex_parser *parser, struct regex_set *set)
{
	size_t start = parser->at;
	uint32_t low, high;
	bool is_class;

	if (!parse_class(parser, set, &is_class) || is_class)
		return is_class;
	if (regex_sees(parser, '\\') && parser->at + 1 < parser->pattern.len &&
	    regex_set_add_escape(set, parser->pattern.p[parser->at + 1])) {
		parser->at += 2;
		return true;
	}
	if (!parse_member(parser, &low))
		return false;
	high = low;
	if (regex_sees(parser, '-') && parser->at + 1 < parser->pattern.len &&
	    parser->pattern.p[parser->at + 1] != ']') {
		parser->at++;
		if (!parse_member(parser, &high))
			return false;
	}
	if (high < low) {
		regex_fail(parser, start, "expected a range whose end is not before its start");
		return false;
	}
	regex_set_add_folded(set, low, high);
	return true;
}

const struct regex_node *regex_parse_brackets(struct regex_parser *parser)
{
	size_t start = parser->at++;
	struct regex_set set = { 0 };
	bool is_inverted = regex_sees(parser, '^');
	bool is_first = true;

	parser->at += is_inverted;
	while (is_first || !regex_sees(parser, ']')) {
		is_first = false;
		if (regex_is_at_end(parser)) {
			free(set.ranges);
			return regex_fail(parser, start, "expected a ] to close the [");
		}
		if (!parse_item(parser, &set)) {
			free(set.ranges);
			return NULL;
		}
	}
	parser->at++;
	if (is_inverted)
		regex_set_invert(&set);
	else
		regex_set_normalise(&set);
	return regex_set_take(&set, parser->arena);
}
