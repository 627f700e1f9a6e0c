/*
 * From text to tokens. White space separates tokens; ( ) | and quotes end a word anywhere, but @ /
 * and - are special at the start of a term only, so that input/output, GPT-4 and me@example.org are
 * words. A backslash before a quote keeps it in the word, for TeX's \"o.
 */

#include "config.h"

#include <string.h>

#include "search/query_private.h"

static bool is_blank(char c)
{
	return (unsigned char)c <= ' ' || c == 0x7F;
}

static bool ends_word(char c)
{
	return is_blank(c) || strchr("()|\"", c);
}

static size_t skip_blanks(struct str text, size_t at)
{
	while (at < text.len && is_blank(text.p[at]))
		at++;
	return at;
}

static size_t word_end(struct str text, size_t at)
{
	while (at < text.len && !ends_word(text.p[at]))
		at += text.p[at] == '\\' && at + 1 < text.len && text.p[at + 1] == '"' ? 2 : 1;
	return at;
}

static void set_token(struct token *token, enum token_type type, struct str text, size_t start,
		      size_t end)
{
	token->type = type;
	token->start = start;
	token->end = end;
	token->text = str_sub(text, start, end - start);
	token->is_closed = true;
}

/* A phrase or regular expression: up to the next sign without a backslash before it. */
static void lex_enclosed(struct query_lexer *lexer, struct token *token, enum token_type type)
{
	size_t start = lexer->at;
	char sign = lexer->text.p[start];
	size_t at = start + 1;

	while (at < lexer->text.len && lexer->text.p[at] != sign)
		at += lexer->text.p[at] == '\\' && at + 1 < lexer->text.len ? 2 : 1;
	set_token(token, type, lexer->text, start, at);
	token->text = str_sub(lexer->text, start + 1, at - start - 1);
	token->is_closed = at < lexer->text.len;
	token->end += token->is_closed;
	lexer->at = token->end;
}

static bool lex_sign(struct query_lexer *lexer, struct token *token)
{
	static const struct {
		char sign;
		enum token_type type;
	} signs[] = { { '(', TOKEN_OPEN }, { ')', TOKEN_CLOSE }, { '|', TOKEN_OR } };
	size_t at = lexer->at;
	size_t i;

	for (i = 0; i < sizeof(signs) / sizeof(*signs); i++) {
		if (lexer->text.p[at] == signs[i].sign) {
			set_token(token, signs[i].type, lexer->text, at, at + 1);
			lexer->at = at + 1;
			return true;
		}
	}
	return false;
}

static void lex_word(struct query_lexer *lexer, struct token *token, enum token_type type)
{
	size_t start = lexer->at;

	lexer->at = word_end(lexer->text, start);
	set_token(token, type, lexer->text, start, lexer->at);
}

/*
 * A dash means "not", but one or several by themselves, as between title and subtitle, are a word.
 * If the dash before this one was a "not", this one is too.
 */
static bool is_not_sign(struct str text, size_t at)
{
	if (text.p[at] != '-')
		return false;
	if (at > 0 && text.p[at - 1] == '-')
		return true;
	while (at < text.len && text.p[at] == '-')
		at++;
	return at == text.len || !is_blank(text.p[at]);
}

static bool is_name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/* The length of a field's name that a colon follows, or 0. */
static size_t field_name_len(struct str text, size_t at)
{
	size_t end = at;

	while (end < text.len && is_name_byte(text.p[end]))
		end++;
	return end < text.len && text.p[end] == ':' ? end - at : 0;
}

static bool lex_field(struct query_lexer *lexer, struct token *token)
{
	size_t start = lexer->at;
	size_t len = field_name_len(lexer->text, start);

	if (len == 0 || !query_word_find(str_sub(lexer->text, start, len)))
		return false;
	set_token(token, TOKEN_FIELD, lexer->text, start, start + len + 1);
	token->text.len = len;
	lexer->at = token->end;
	return true;
}

/* A topic: the word after the sign. */
static void lex_topic(struct query_lexer *lexer, struct token *token)
{
	size_t start = lexer->at++;

	lex_word(lexer, token, TOKEN_TOPIC);
	token->start = start;
}

static enum token_type keyword(struct str word)
{
	static const struct {
		struct str small, large;
		enum token_type type;
	} words[] = {
		{ STR_INIT("or"), STR_INIT("OR"), TOKEN_OR },
		{ STR_INIT("and"), STR_INIT("AND"), TOKEN_AND },
		{ STR_INIT("not"), STR_INIT("NOT"), TOKEN_NOT },
	};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (str_equal(word, words[i].small) || str_equal(word, words[i].large))
			return words[i].type;
	return TOKEN_WORD;
}

void query_lex(struct query_lexer *lexer, struct token *token)
{
	struct str text = lexer->text;

	lexer->at = skip_blanks(text, lexer->at);
	if (lexer->at == text.len) {
		set_token(token, TOKEN_END, text, text.len, text.len);
	} else if (text.p[lexer->at] == '"') {
		lex_enclosed(lexer, token, TOKEN_PHRASE);
	} else if (text.p[lexer->at] == '/') {
		lex_enclosed(lexer, token, TOKEN_REGEX);
	} else if (text.p[lexer->at] == '@') {
		lex_topic(lexer, token);
	} else if (is_not_sign(text, lexer->at)) {
		set_token(token, TOKEN_NOT, text, lexer->at, lexer->at + 1);
		lexer->at++;
	} else if (!lex_sign(lexer, token) && !lex_field(lexer, token)) {
		lex_word(lexer, token, TOKEN_WORD);
		token->type = keyword(token->text);
	}
}

void query_lex_value(struct query_lexer *lexer, struct token *token)
{
	struct str text = lexer->text;

	lexer->at = skip_blanks(text, lexer->at);
	if (lexer->at == text.len)
		set_token(token, TOKEN_END, text, text.len, text.len);
	else if (text.p[lexer->at] == '"')
		lex_enclosed(lexer, token, TOKEN_PHRASE);
	else if (text.p[lexer->at] == '/')
		lex_enclosed(lexer, token, TOKEN_REGEX);
	else if (!lex_sign(lexer, token))
		lex_word(lexer, token, TOKEN_WORD);
}

bool query_word_stands_bare(struct str word)
{
	size_t i;

	for (i = 0; i < word.len; i++)
		if (ends_word(word.p[i]) || word.p[i] == ':' || word.p[i] == '\\')
			return false;
	return word.len > 0 && !strchr("@/-", word.p[0]) && keyword(word) == TOKEN_WORD;
}
