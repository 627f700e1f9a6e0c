/*
 * From text to tokens. White space separates tokens; ( ) | and quotes end a word anywhere, but @ /
 * and - are special at the start of a term only, so that input/output, GPT-4 and me@example.org are
 * words. A backslash before a quote keeps it in the word, for TeX's \"o. Where a keyboard or a
 * program makes typographic quotes and dashes of plain ones, these mean the same.
 */

#include "config.h"

#include <string.h>

#include "base/utf8.h"
#include "search/query_private.h"

/* What is typed or pasted for a quote, and for a dash. */
static const uint32_t quotes[] = { 0x00AB, 0x00BB, 0x201C, 0x201D, 0x201E, 0x201F, 0x2033,
				   0x2036, 0x301D, 0x301E, 0x301F, 0xFF02, 0 };
static const uint32_t dashes[] = { 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015,
				   0x2212, 0xFE58, 0xFE63, 0xFF0D, 0 };

/* The length of a sign at byte `at`, plain or one of others, or 0. */
static size_t sign_len(struct str text, size_t at, char plain, const uint32_t *others)
{
	uint32_t codepoint;
	size_t len;

	if (at >= text.len)
		return 0;
	if ((unsigned char)text.p[at] < 0x80)
		return text.p[at] == plain;
	len = utf8_decode(str_drop(text, at), &codepoint);
	while (*others && *others != codepoint)
		others++;
	return *others ? len : 0;
}

static size_t quote_len(struct str text, size_t at)
{
	return sign_len(text, at, '"', quotes);
}

static size_t dash_len(struct str text, size_t at)
{
	return sign_len(text, at, '-', dashes);
}

/* The length of a blank at byte `at`, of those that cleaning makes a space of, or 0. */
static size_t blank_len(struct str text, size_t at)
{
	uint32_t codepoint;
	size_t len = utf8_decode(str_drop(text, at), &codepoint);

	if (codepoint < 0x80)
		return codepoint <= ' ' || codepoint == 0x7F;
	return utf8_is_blank(codepoint) && !utf8_is_invisible(codepoint) ? len : 0;
}

static bool ends_word(struct str text, size_t at)
{
	return blank_len(text, at) > 0 || strchr("()|", text.p[at]) || quote_len(text, at) > 0;
}

static size_t skip_blanks(struct str text, size_t at)
{
	size_t len;

	while (at < text.len && (len = blank_len(text, at)) > 0)
		at += len;
	return at;
}

static size_t word_end(struct str text, size_t at)
{
	while (at < text.len && !ends_word(text, at))
		at += 1 + (text.p[at] == '\\' ? quote_len(text, at + 1) : 0);
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

/* The length of what closes a phrase or an expression: the same sign, but for a typographic quote
 * any quote. */
static size_t closing_len(struct str text, size_t at, char sign)
{
	return (unsigned char)sign < 0x80 ? text.p[at] == sign : quote_len(text, at);
}

/* A phrase or regular expression: up to the next such sign without a backslash before it. */
static void lex_enclosed(struct query_lexer *lexer, struct token *token, enum token_type type,
			 size_t opening_len)
{
	struct str text = lexer->text;
	size_t start = lexer->at, at = start + opening_len;
	char sign = text.p[start];

	while (at < text.len && closing_len(text, at, sign) == 0)
		at += text.p[at] == '\\' && at + 1 < text.len ? 2 : 1;
	set_token(token, type, text, start, at);
	token->text = str_sub(text, start + opening_len, at - start - opening_len);
	token->is_closed = at < text.len;
	token->end += token->is_closed ? closing_len(text, at, sign) : 0;
	lexer->at = token->end;
}

static bool lex_enclosure(struct query_lexer *lexer, struct token *token)
{
	size_t len = quote_len(lexer->text, lexer->at);

	if (len > 0)
		lex_enclosed(lexer, token, TOKEN_PHRASE, len);
	else if (lexer->text.p[lexer->at] == '/')
		lex_enclosed(lexer, token, TOKEN_REGEX, 1);
	else
		return false;
	return true;
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
	size_t before = utf8_previous(text, at);

	if (dash_len(text, at) == 0)
		return false;
	if (at > 0 && dash_len(text, before) == at - before)
		return true;
	while (dash_len(text, at) > 0)
		at += dash_len(text, at);
	return at == text.len || blank_len(text, at) == 0;
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
	} else if (lex_enclosure(lexer, token)) {
		return;
	} else if (text.p[lexer->at] == '@') {
		lex_topic(lexer, token);
	} else if (is_not_sign(text, lexer->at)) {
		set_token(token, TOKEN_NOT, text, lexer->at, lexer->at + dash_len(text, lexer->at));
		lexer->at = token->end;
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
	else if (!lex_enclosure(lexer, token) && !lex_sign(lexer, token))
		lex_word(lexer, token, TOKEN_WORD);
}

bool query_word_is_bare(struct str word)
{
	size_t i;

	for (i = 0; i < word.len; i++)
		if (ends_word(word, i) || word.p[i] == ':' || word.p[i] == '\\')
			return false;
	return word.len > 0 && !strchr("@/", word.p[0]) && dash_len(word, 0) == 0 &&
	       keyword(word) == TOKEN_WORD;
}
