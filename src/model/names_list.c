/*
 * A list as Python or JSON prints it, of strings or of objects with a "name". A value is taken only
 * when the whole is well formed.
 */

#include "config.h"

#include <string.h>

#include "model/names_private.h"

#include "base/array.h"
#include "base/hex.h"
#include "base/utf8.h"

struct list_reader {
	struct str rest;
	struct strbuf *string; /* the one that was taken last */
};

static void drop(struct str *s, size_t len)
{
	*s = str_drop(*s, len);
}

static bool take_byte(struct list_reader *reader, char byte)
{
	while (reader->rest.len > 0 &&
	       (*reader->rest.p == ' ' || (*reader->rest.p >= '\t' && *reader->rest.p <= '\r')))
		drop(&reader->rest, 1);
	if (reader->rest.len == 0 || *reader->rest.p != byte)
		return false;
	drop(&reader->rest, 1);
	return true;
}

/* Takes what a backslash begins. */
static bool take_escape(struct list_reader *reader)
{
	struct str *rest = &reader->rest;
	size_t digits = rest->len < 2 ? 0 : rest->p[1] == 'u' ? 4 : rest->p[1] == 'x' ? 2 : 0;
	uint32_t codepoint;

	if (rest->len < 2)
		return false;
	if (digits > 0 && rest->len >= 2 + digits &&
	    hex_read(str_sub(*rest, 2, digits), &codepoint)) {
		strbuf_add_codepoint(reader->string, codepoint);
		drop(rest, 2 + digits);
		return true;
	}
	strbuf_add_byte(reader->string, strchr("nrtbf", rest->p[1]) ? ' ' : rest->p[1]);
	drop(rest, 2);
	return true;
}

/* Takes 'text' or "text". */
static bool take_string(struct list_reader *reader)
{
	char quote = '"';

	if (!take_byte(reader, quote)) {
		quote = '\'';
		if (!take_byte(reader, quote))
			return false;
	}
	strbuf_clear(reader->string);
	while (reader->rest.len > 0 && *reader->rest.p != quote) {
		if (*reader->rest.p == '\\') {
			if (!take_escape(reader))
				return false;
			continue;
		}
		strbuf_add_byte(reader->string, *reader->rest.p);
		drop(&reader->rest, 1);
	}
	return take_byte(reader, quote);
}

/* Takes a value that is no name: up to the comma or bracket behind it. */
static bool skip_value(struct list_reader *reader)
{
	size_t depth = 0;

	while (reader->rest.len > 0) {
		char c = *reader->rest.p;

		if (c == '"' || c == '\'') {
			if (!take_string(reader))
				return false;
			continue;
		}
		if (depth == 0 && strchr(",]}", c))
			return true;
		if (c == '[' || c == '{')
			depth++;
		else if (c == ']' || c == '}')
			depth--;
		drop(&reader->rest, 1);
	}
	return false;
}

static bool is_name_key(struct str key)
{
	static const struct str keys[] = { STR_INIT("name"),      STR_INIT("display_name"),
					   STR_INIT("full_name"), STR_INIT("fullname"),
					   STR_INIT("author"),    STR_INIT("author_name") };

	for (size_t i = 0; i < COUNT_OF(keys); i++)
		if (str_equal_ignoring_case(key, keys[i]))
			return true;
	return false;
}

/* Takes the rest of {"key": value, ...} and leaves its name in `name`. */
static bool take_object(struct list_reader *reader, struct strbuf *name)
{
	do {
		bool is_name;

		if (!take_string(reader) || !take_byte(reader, ':'))
			return false;
		is_name = is_name_key(strbuf_str(reader->string)) && name->len == 0;
		if (is_name && take_string(reader))
			strbuf_set(name, strbuf_str(reader->string));
		else if (!skip_value(reader))
			return false;
	} while (take_byte(reader, ','));
	return take_byte(reader, '}') && name->len > 0;
}

/* Takes the rest of ['Doe', 'Jane', ''], the parts of one name. */
static bool take_name_parts(struct list_reader *reader, struct strbuf *name)
{
	do {
		if (!take_string(reader))
			return false;
		if (reader->string->len > 0 && name->len > 0)
			strbuf_add(name, STR(", "));
		strbuf_add(name, strbuf_str(reader->string));
	} while (take_byte(reader, ','));
	return take_byte(reader, ']') && name->len > 0;
}

/* The length of what the program arxiv.py prints before each name, and a bracket behind it:
 * arxiv.Result.Author('Jane Doe'). */
static size_t call_len(struct str s)
{
	size_t len = 0;

	while (len < s.len &&
	       (s.p[len] == '.' || ((s.p[len] | 0x20) >= 'a' && (s.p[len] | 0x20) <= 'z')))
		len++;
	return len > 0 && len < s.len && s.p[len] == '(' ? len + 1 : 0;
}

static bool take_call(struct list_reader *reader, struct strbuf *name)
{
	drop(&reader->rest, call_len(reader->rest));
	if (!take_string(reader))
		return false;
	strbuf_set(name, strbuf_str(reader->string));
	return take_byte(reader, ')');
}

static bool take_element(struct list_reader *reader, struct strbuf *name)
{
	strbuf_clear(name);
	if (take_byte(reader, '{'))
		return take_object(reader, name);
	if (take_byte(reader, '['))
		return take_name_parts(reader, name);
	if (call_len(reader->rest) > 0)
		return take_call(reader, name);
	if (!take_string(reader))
		return false;
	strbuf_set(name, strbuf_str(reader->string));
	return true;
}

static bool put_elements(struct names_writer *writer, struct list_reader *reader,
			 struct strbuf *name)
{
	if (take_byte(reader, ']'))
		return reader->rest.len == 0;
	do {
		if (!take_element(reader, name))
			return false;
		names_put(writer, strbuf_str(name));
	} while (take_byte(reader, ','));
	return take_byte(reader, ']') && reader->rest.len == 0;
}

bool names_put_list(struct names_writer *writer, struct str s)
{
	struct names_writer before = *writer;
	struct strbuf string, name;
	struct list_reader reader = { .rest = utf8_trim(s), .string = &string };
	size_t len = writer->out ? writer->out->len : 0;
	bool is_list;

	if (!take_byte(&reader, '['))
		return false;
	strbuf_init(&string);
	strbuf_init(&name);
	is_list = put_elements(writer, &reader, &name);
	if (!is_list) {
		*writer = before;
		if (writer->out)
			strbuf_truncate(writer->out, len);
	}
	strbuf_free(&string);
	strbuf_free(&name);
	return is_list;
}

struct str names_take_brackets(struct str s)
{
	if (s.len > 2 && *s.p == '[' && s.p[s.len - 1] == ']' &&
	    str_find(str_drop(s, 1), STR("[")) == SIZE_MAX && !strchr("'\"{", s.p[1]))
		return utf8_trim(str_sub(s, 1, s.len - 2));
	if (s.len > 2 && *s.p == '(' && memchr(s.p, ')', s.len) == s.p + s.len - 1)
		return utf8_trim(str_sub(s, 1, s.len - 2));
	return s;
}
