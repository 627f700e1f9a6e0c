/* The query up to the cursor is split into tokens as any query; the last one says what can
 * follow. */

#include "config.h"

#include "search/query_place.h"

#include "search/query_private.h"

static enum query_place place_of_value(const struct query_word *word)
{
	if (word->value == VALUE_IS)
		return QUERY_PLACE_IS;
	if (word->value == VALUE_HAS)
		return QUERY_PLACE_HAS;
	return word->field == QUERY_FIELD_TAG ? QUERY_PLACE_TAG : QUERY_PLACE_OTHER;
}

static struct query_end end_at(enum query_place place, struct str text, size_t start,
			       struct str typed)
{
	return (struct query_end){ place, start, typed, start < text.len && text.p[start] == '"' };
}

/* The end of the text, if it is this value of a field. */
static struct query_end end_of_value(enum query_place place, struct str text,
				     const struct token *value)
{
	bool is_open = value->type == TOKEN_PHRASE && !value->is_closed;

	if (value->type == TOKEN_END)
		return end_at(place, text, text.len, STR(""));
	if (value->type != TOKEN_WORD && !is_open)
		place = QUERY_PLACE_OTHER;
	return end_at(place, text, value->start, value->text);
}

/* The same if it is this token, which is no field. */
static struct query_end end_of_term(struct str text, const struct token *token)
{
	switch (token->type) {
	case TOKEN_TOPIC:
		return end_at(QUERY_PLACE_TOPIC, text, token->start, token->text);
	case TOKEN_PHRASE:
	case TOKEN_REGEX:
		return end_at(QUERY_PLACE_OTHER, text, text.len, STR(""));
	case TOKEN_WORD:
		return end_at(QUERY_PLACE_TERM, text, token->start, token->text);
	case TOKEN_NOT:
	case TOKEN_OR:
	case TOKEN_AND:
		/* "no" may become "note:"; after a "-" a term begins. */
		if (token->text.len > 1)
			return end_at(QUERY_PLACE_TERM, text, token->start, token->text);
		break;
	case TOKEN_END:
	case TOKEN_OPEN:
	case TOKEN_CLOSE:
	case TOKEN_FIELD:
		break;
	}
	return end_at(QUERY_PLACE_TERM, text, text.len, STR(""));
}

struct query_end query_find_end(struct str text)
{
	struct query_lexer lexer = { .text = text };
	struct token token;

	for (;;) {
		query_lex(&lexer, &token);
		if (token.type == TOKEN_FIELD) {
			const struct query_word *word = query_word_find(token.text);

			query_lex_value(&lexer, &token);
			if (token.end == text.len)
				return end_of_value(place_of_value(word), text, &token);
		} else if (token.end == text.len) {
			return end_of_term(text, &token);
		}
	}
}

bool query_value_needs_quotes(struct str value)
{
	struct query_lexer lexer = { .text = value };
	struct token token;

	query_lex_value(&lexer, &token);
	return token.type != TOKEN_WORD || token.text.len != value.len;
}
