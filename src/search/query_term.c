/* The leaves of the tree: words, phrases, expressions, topics, and fields with their values. */

#include "config.h"

#include "base/utf8.h"
#include "search/query_private.h"
#include "search/regex.h"
#include "text/forms.h"

static struct query_node *fail_at(struct query_parser *parser, size_t at, bool is_incomplete,
				  const char *message)
{
	query_fail(parser->error, parser->lexer.text, at, is_incomplete, "%s", message);
	return NULL;
}

static void advance(struct query_parser *parser)
{
	parser->after = "this";
	query_lex(&parser->lexer, &parser->token);
}

/* Copies a phrase's text without the backslashes before quotes and backslashes. */
static void unescape(struct str text, struct strbuf *out)
{
	size_t i;

	for (i = 0; i < text.len; i++) {
		if (text.p[i] == '\\' && i + 1 < text.len &&
		    (text.p[i + 1] == '"' || text.p[i + 1] == '\\'))
			i++;
		strbuf_add_byte(out, text.p[i]);
	}
}

static bool is_blank(char c)
{
	return (unsigned char)c <= ' ';
}

/*
 * The text, cleaned as that of papers is, but with one space kept at either end: " or " finds the
 * word.
 */
static struct str clean_text(struct arena *arena, struct str raw)
{
	char *text = arena_text(arena, 3 * raw.len + 2);
	bool is_ascii;
	size_t len = 0;

	if (raw.len > 0 && is_blank(raw.p[0]))
		text[len++] = ' ';
	len += utf8_clean(raw, text + len, &is_ascii);
	if (len > 0 && text[len - 1] != ' ' && is_blank(raw.p[raw.len - 1]))
		text[len++] = ' ';
	arena_text_shrink(arena, 3 * raw.len + 2 - len);
	return (struct str){ text, len };
}

static struct query_node *text_node(struct query_parser *parser, int field)
{
	struct query_node *node = query_new_node(parser, QUERY_TEXT);
	const struct token *token = &parser->token;
	struct strbuf buffer;

	if (!token->is_closed)
		return fail_at(parser, parser->lexer.text.len, true, "expected a closing \"");
	strbuf_init(&buffer);
	if (token->type == TOKEN_PHRASE)
		unescape(token->text, &buffer);
	else
		strbuf_add(&buffer, token->text);
	node->field = field;
	node->text = clean_text(parser->arena, strbuf_str(&buffer));
	strbuf_clear(&buffer);
	forms_add_typed(&buffer, node->text);
	node->folded = arena_copy(parser->arena, strbuf_str(&buffer));
	strbuf_free(&buffer);
	if (node->folded.len == 0)
		return fail_at(parser, token->start, token->end == parser->lexer.text.len,
			       "expected something to look for");
	return node;
}

/* The place in the query's text of the character at `at` of the regular expression. */
static size_t regex_position(struct str written, struct str pattern, size_t at)
{
	size_t from = 0, in_pattern = 0;
	uint32_t codepoint;

	while (in_pattern < at && in_pattern < pattern.len && from < written.len) {
		if (str_starts_with(str_sub(written, from, 2), STR("\\/")))
			from++;
		from += utf8_decode(str_sub(written, from, written.len), &codepoint);
		in_pattern += utf8_decode(str_sub(pattern, in_pattern, pattern.len), &codepoint);
	}
	return from;
}

/* Copies an expression with valid UTF-8 and no controls, \/ as /, other backslashes as they are. */
static struct str regex_text(struct arena *arena, struct str written)
{
	struct strbuf buffer;
	struct str text;
	size_t i = 0;

	strbuf_init(&buffer);
	while (i < written.len) {
		bool is_escape = written.p[i] == '\\' && i + 1 < written.len;
		uint32_t codepoint;

		if (is_escape && written.p[i + 1] != '/')
			strbuf_add_byte(&buffer, '\\');
		i += is_escape;
		i += utf8_decode(str_sub(written, i, written.len), &codepoint);
		strbuf_add_codepoint(&buffer, codepoint < ' ' ? ' ' : codepoint);
	}
	text = arena_copy(arena, strbuf_str(&buffer));
	strbuf_free(&buffer);
	return text;
}

static struct query_node *regex_node(struct query_parser *parser, int field)
{
	struct query_node *node = query_new_node(parser, QUERY_REGEX);
	const struct token *token = &parser->token;
	struct regex_error error;

	if (!token->is_closed)
		return fail_at(parser, parser->lexer.text.len, true, "expected a closing /");
	node->field = field;
	node->text = regex_text(parser->arena, token->text);
	if (!regex_check(node->text, &error))
		return fail_at(parser,
			       token->start + 1 + regex_position(token->text, node->text, error.at),
			       error.is_incomplete && token->end == parser->lexer.text.len,
			       error.message);
	return node;
}

static struct query_node *topic_node(struct query_parser *parser)
{
	struct query_node *node = query_new_node(parser, QUERY_TOPIC);

	if (parser->token.text.len == 0)
		return fail_at(parser, parser->token.end,
			       parser->token.end == parser->lexer.text.len,
			       "expected the name of a topic after @");
	node->text = arena_copy(parser->arena, parser->token.text);
	return node;
}

static bool is_range_sign(char c)
{
	return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '<' || c == '>' || c == '=';
}

/* Whether more typing may make it a range. */
static bool begins_range(struct str text)
{
	size_t i;

	for (i = 0; i < text.len; i++)
		if (!is_range_sign(text.p[i]))
			return false;
	return true;
}

static bool is_open_ended(const struct query_parser *parser)
{
	return parser->token.type == TOKEN_WORD && parser->token.end == parser->lexer.text.len;
}

/* With the plain dashes and dots that were meant by typographic ones. */
static struct str plain_text(struct arena *arena, struct str text)
{
	struct strbuf plain;
	struct str copy;
	size_t dots;

	strbuf_init(&plain);
	forms_add_typed(&plain, text);
	dots = str_find(strbuf_str(&plain), STR("..."));
	if (dots != SIZE_MAX)
		strbuf_remove(&plain, dots, 1);
	copy = arena_copy(arena, strbuf_str(&plain));
	strbuf_free(&plain);
	return copy;
}

static struct query_node *range_node(struct query_parser *parser, const struct query_word *word)
{
	bool is_date = word->value == VALUE_DATE;
	struct query_node *node = query_new_node(parser, is_date ? QUERY_DATE : QUERY_COUNT);
	struct str text = plain_text(parser->arena, parser->token.text);

	node->field = word->field;
	if (parser->token.type == TOKEN_REGEX ||
	    !query_range_parse(text, word->value, &node->low, &node->high))
		return fail_at(parser, parser->token.start,
			       is_open_ended(parser) && begins_range(text),
			       is_date ? "expected a date or a range such as 2024, 2023-05.. or "
					 "<=2023-05-31"
				       : "expected a number or a range such as >=10 or 3..7");
	node->text = text;
	return node;
}

static struct query_node *fail_is(struct query_parser *parser)
{
	struct strbuf message;
	bool is_incomplete = is_open_ended(parser) && query_is_begins(parser->token.text);

	strbuf_init(&message);
	strbuf_add_cstr(&message, "expected ");
	query_is_add_names(&message);
	fail_at(parser, parser->token.start, is_incomplete, message.data);
	strbuf_free(&message);
	return NULL;
}

static struct query_node *is_node(struct query_parser *parser)
{
	struct query_node *node = query_new_node(parser, QUERY_IS);
	struct str text = parser->token.text;
	enum query_is is;

	if (parser->token.type == TOKEN_REGEX || !query_is_find(text, &is))
		return fail_is(parser);
	node->field = (int)is;
	return node;
}

static struct query_node *has_node(struct query_parser *parser)
{
	struct query_node *node = query_new_node(parser, QUERY_HAS);
	struct str text = parser->token.text;
	const struct query_word *word = query_word_find(text);

	if (parser->token.type == TOKEN_REGEX || !word || word->value >= VALUE_IS)
		return fail_at(parser, parser->token.start,
			       is_open_ended(parser) && query_word_begins(text),
			       "expected note, tag, priority or a field such as abstract");
	node->field = word->field;
	return node;
}

/* A paper's key: text, but without the spaces at its ends. */
static struct query_node *like_node(struct query_parser *parser)
{
	size_t start = parser->token.start;
	bool is_at_end = parser->token.end == parser->lexer.text.len;
	struct query_node *node;

	if (parser->token.type == TOKEN_REGEX)
		return fail_at(parser, start, false,
			       "expected an arXiv id, a DOI or a whole title");
	node = text_node(parser, 0);
	if (!node)
		return NULL;
	node->type = QUERY_LIKE;
	node->text = str_trim(node->text);
	node->folded = str_trim(node->folded);
	if (node->folded.len == 0)
		return fail_at(parser, start, is_at_end, "expected something to look for");
	return node;
}

static struct query_node *text_value_node(struct query_parser *parser, int field)
{
	return parser->token.type == TOKEN_REGEX ? regex_node(parser, field)
						 : text_node(parser, field);
}

static bool is_value(enum token_type type)
{
	return type == TOKEN_WORD || type == TOKEN_PHRASE || type == TOKEN_REGEX;
}

static struct query_node *field_node(struct query_parser *parser)
{
	const struct query_word *word = query_word_find(parser->token.text);
	size_t start = parser->token.start;
	struct query_node *node = NULL;

	query_lex_value(&parser->lexer, &parser->token);
	if (!is_value(parser->token.type)) {
		query_fail(parser->error, parser->lexer.text, parser->token.start,
			   parser->token.type == TOKEN_END,
			   "expected a value after %s:", word->name);
		return NULL;
	}
	if (!parser->token.is_closed)
		return fail_at(parser, parser->lexer.text.len, true,
			       parser->token.type == TOKEN_REGEX ? "expected a closing /"
								 : "expected a closing \"");
	switch (word->value) {
	case VALUE_TEXT:
		node = text_value_node(parser, word->field);
		break;
	case VALUE_COUNT:
	case VALUE_DATE:
		node = range_node(parser, word);
		break;
	case VALUE_IS:
		node = is_node(parser);
		break;
	case VALUE_HAS:
		node = has_node(parser);
		break;
	case VALUE_LIKE:
		node = like_node(parser);
		break;
	}
	if (node)
		node->column = start;
	return node;
}

/* A word such as titel:x that was surely meant for a field. Words such as https://... are not. */
static bool is_slip(struct query_parser *parser)
{
	struct str whole = parser->lexer.text;
	struct str text = parser->token.text;
	size_t colon = str_find(text, STR(":"));
	size_t next = parser->token.start + colon + 1;
	const struct query_word *near;
	char shown[QUERY_SHOWN_SIZE];

	if (colon == SIZE_MAX || next >= whole.len || is_blank(whole.p[next]))
		return false;
	near = query_word_near(str_sub(text, 0, colon));
	if (!near)
		return false;
	query_fail(parser->error, whole, parser->token.start, false,
		   "no field is called %s; did you mean %s:? (text with a colon goes in quotes)",
		   query_show(str_sub(text, 0, colon), shown), near->name);
	return true;
}

static struct query_node *parse_term(struct query_parser *parser)
{
	if (parser->token.type == TOKEN_FIELD)
		return field_node(parser);
	if (parser->token.type == TOKEN_TOPIC)
		return topic_node(parser);
	if (parser->token.type == TOKEN_WORD && is_slip(parser))
		return NULL;
	return text_value_node(parser, QUERY_FIELD_TEXT);
}

struct query_node *query_parse_term(struct query_parser *parser)
{
	struct query_node *node = parse_term(parser);

	if (node)
		advance(parser);
	return node;
}
