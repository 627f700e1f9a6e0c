/*
 * The nesting is not looked at but for its balance: each string or number is a value, and belongs
 * to the key before it. So any depth takes no more than its bytes.
 */

#include "config.h"

#include "read/table_literal.h"

#include <string.h>

#include "base/char.h"
#include "base/hex.h"
#include "base/utf8.h"

struct literal {
	struct str rest;
	struct strbuf token, pairs;
	struct strbuf *shown; /* the values of keys that say the text, and of no key */
	size_t depth;
	bool is_quoted; /* the token is */
};

static void skip_blanks(struct str *s)
{
	while (s->len > 0 && char_is_space(*s->p))
		*s = str_drop(*s, 1);
}

/* Whether it begins and ends with brackets of one kind. */
static bool is_in_brackets(struct str cell)
{
	static const char pairs[][2] = { { '[', ']' }, { '{', '}' }, { '(', ')' } };

	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++)
		if (cell.len > 1 && cell.p[0] == pairs[i][0] && cell.p[cell.len - 1] == pairs[i][1])
			return true;
	return false;
}

static struct str inside(struct str cell)
{
	struct str inner = str_drop(cell, 1);

	skip_blanks(&inner);
	return inner;
}

/* Whether it begins like one: a title "[Withdrawn] ..." does not. */
static bool may_be_literal(struct str cell)
{
	struct str inner = inside(cell);

	return is_in_brackets(cell) && inner.len > 0 &&
	       strchr(cell.p[0] == '(' ? "'\"" : "'\"[{]}", inner.p[0]);
}

/* A code point as \u00e9 or \xe9; false where the digits are none. */
static bool add_codepoint(struct strbuf *out, struct str digits)
{
	uint32_t codepoint;

	if (!hex_read(digits, &codepoint))
		return false;
	strbuf_add_codepoint(out, codepoint);
	return true;
}

/* Takes what a backslash begins. */
static void take_escape(struct literal *literal)
{
	struct str *rest = &literal->rest;
	char c = rest->len > 1 ? rest->p[1] : '\\';
	size_t digits = c == 'u' ? 4 : c == 'x' ? 2 : 0;

	if (digits > 0 && rest->len >= 2 + digits &&
	    add_codepoint(&literal->token, str_sub(*rest, 2, digits))) {
		*rest = str_drop(*rest, 2 + digits);
		return;
	}
	strbuf_add_byte(&literal->token, c == 'n' || c == 't' || c == 'r' ? ' ' : c);
	*rest = str_drop(*rest, 2);
}

/* Takes 'text' or "text"; false where it is not closed. */
static bool take_string(struct literal *literal)
{
	struct str *rest = &literal->rest;
	char quote = rest->p[0];

	strbuf_clear(&literal->token);
	*rest = str_drop(*rest, 1);
	while (rest->len > 0 && rest->p[0] != quote) {
		if (rest->p[0] == '\\') {
			take_escape(literal);
			continue;
		}
		strbuf_add_byte(&literal->token, rest->p[0]);
		*rest = str_drop(*rest, 1);
	}
	if (rest->len == 0)
		return false;
	*rest = str_drop(*rest, 1);
	return true;
}

/* Takes a number or a word without quotes. */
static void take_word(struct literal *literal)
{
	size_t len = 0;

	while (len < literal->rest.len && !strchr(",:[](){}'\" \n", literal->rest.p[len]))
		len++;
	len = len > 0 ? len : 1;
	strbuf_set(&literal->token, str_sub(literal->rest, 0, len));
	literal->rest = str_drop(literal->rest, len);
}

static bool says_text(struct str key)
{
	static const struct str keys[] = {
		STR_INIT("name"), STR_INIT("text"),  STR_INIT("url"),      STR_INIT("display_name"),
		STR_INIT("term"), STR_INIT("title"), STR_INIT("category"),
	};

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		if (str_equal_ignoring_case(key, keys[i]))
			return true;
	return false;
}

static void add_item(struct strbuf *out, struct str item)
{
	if (out->len > 0)
		strbuf_add(out, STR("; "));
	strbuf_add(out, item);
}

static void add_value(struct literal *literal, const struct strbuf *key)
{
	struct str value = utf8_trim(strbuf_str(&literal->token));

	if (value.len == 0 || str_equal(value, STR("None")) || str_equal(value, STR("null")))
		return;
	if (key->len == 0 || says_text(strbuf_str(key)))
		add_item(literal->shown, value);
	if (key->len == 0)
		return;
	add_item(&literal->pairs, strbuf_str(key));
	strbuf_add(&literal->pairs, STR(": "));
	strbuf_add(&literal->pairs, value);
}

static bool take_token(struct literal *literal)
{
	literal->is_quoted = literal->rest.p[0] == '\'' || literal->rest.p[0] == '"';
	if (literal->is_quoted)
		return take_string(literal);
	take_word(literal);
	return true;
}

/* Reads all of it; false where it is not well formed. */
static bool read_all(struct literal *literal, struct strbuf *key)
{
	for (;;) {
		skip_blanks(&literal->rest);
		if (literal->rest.len == 0)
			return literal->depth == 0;
		if (strchr("[{(", literal->rest.p[0])) {
			literal->depth++;
		} else if (strchr("]})", literal->rest.p[0])) {
			if (literal->depth-- == 0)
				return false;
		} else if (literal->rest.p[0] == ':') {
			strbuf_set(key, strbuf_str(&literal->token));
		} else if (literal->rest.p[0] != ',') {
			if (!take_token(literal))
				return false;
			skip_blanks(&literal->rest);
			if (literal->rest.len == 0 || literal->rest.p[0] != ':') {
				add_value(literal, key);
				strbuf_clear(key);
			}
			continue;
		}
		literal->rest = str_drop(literal->rest, 1);
	}
}

/* Reads the cell into *out, which is emptied; false where it is none. */
static bool read_literal(struct strbuf *out, struct str cell)
{
	struct literal literal = { .rest = cell, .shown = out };
	struct strbuf key;
	bool is_read;

	if (!may_be_literal(cell))
		return false;
	strbuf_init(&key);
	strbuf_init(&literal.token);
	strbuf_init(&literal.pairs);
	strbuf_clear(out);
	is_read = read_all(&literal, &key);
	if (is_read && out->len == 0)
		strbuf_set(out, strbuf_str(&literal.pairs));
	strbuf_free(&literal.pairs);
	strbuf_free(&literal.token);
	strbuf_free(&key);
	return is_read;
}

struct str table_literal_read(struct strbuf *out, struct str cell)
{
	return read_literal(out, cell) ? strbuf_str(out) : cell;
}

static bool is_quote(struct str s)
{
	return s.len > 0 && (*s.p == '\'' || *s.p == '"');
}

/* Whether it begins with two brackets or a bracket and a quote, or ends so without any. */
static bool has_end_of_literal(struct str cell)
{
	struct str inner = inside(cell);

	if (cell.len < 3)
		return false;
	if ((*cell.p == '[' || *cell.p == '{') &&
	    (is_quote(inner) ||
	     (inner.len > 0 && strchr("[{", *inner.p) && is_quote(inside(inner)))))
		return true;
	return is_quote(cell) && cell.p[cell.len - 1] == ']' &&
	       is_quote(str_sub(cell, cell.len - 2, 1)) && !memchr(cell.p, '[', cell.len);
}

bool table_literal_is_cut(struct str cell)
{
	struct strbuf out;
	bool is_cut;

	if (!has_end_of_literal(cell))
		return false;
	strbuf_init(&out);
	is_cut = !read_literal(&out, cell);
	strbuf_free(&out);
	return is_cut;
}

bool table_literal_is_rare(struct str cell)
{
	struct literal literal = { .rest = inside(cell) };
	bool is_rare = cell.len > 2 && *cell.p != '[';

	if (!may_be_literal(cell) || !is_quote(literal.rest))
		return false;
	strbuf_init(&literal.token);
	while (!is_rare && is_quote(literal.rest) && take_string(&literal)) {
		skip_blanks(&literal.rest);
		is_rare = is_quote(literal.rest);
		if (str_starts_with(literal.rest, STR(",")))
			literal.rest = inside(literal.rest);
		is_rare |= str_starts_with(literal.rest, STR("..."));
	}
	strbuf_free(&literal.token);
	return is_rare;
}

/* Takes a text, or what says that there is none. */
static bool take_item(struct literal *literal)
{
	static const struct str nothings[] = { STR_INIT("None"), STR_INIT("null"),
					       STR_INIT("nan") };
	struct str word;

	skip_blanks(&literal->rest);
	if (literal->rest.len == 0 || !take_token(literal))
		return false;
	word = strbuf_str(&literal->token);
	for (size_t i = 0; i < sizeof(nothings) / sizeof(*nothings); i++)
		if (str_equal(word, nothings[i]))
			return true;
	return literal->is_quoted;
}

bool table_literal_is_broken(struct str cell)
{
	struct literal literal = { .rest = str_drop(cell, 1) };
	bool goes_on = true;

	skip_blanks(&literal.rest);
	if (!str_starts_with(cell, STR("[")) || literal.rest.len == 0 ||
	    !strchr("'\"", literal.rest.p[0]))
		return false;
	strbuf_init(&literal.token);
	while (goes_on && take_item(&literal)) {
		skip_blanks(&literal.rest);
		goes_on = str_starts_with(literal.rest, STR(","));
		if (goes_on)
			literal.rest = str_drop(literal.rest, 1);
	}
	strbuf_free(&literal.token);
	return goes_on || !str_equal(literal.rest, STR("]"));
}
