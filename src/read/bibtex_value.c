#include "config.h"

#include "read/bibtex_value.h"

#include <string.h>

#include "base/ascii.h"
#include "base/char.h"
#include "base/utf8.h"
#include "read/bibtex_item.h"

/* So far behind what looks like the end of a value in quotes another one is looked for. */
#define QUOTES_MAX 4096

/* In the midst of a line a shorter name is taken for one of mathematics. */
#define FIELD_NAME_MIN 2

/* Blanks and comments are looked over no further. */
#define HEAD_MAX 4096

size_t bibtex_cursor_line(struct bibtex_cursor *cursor)
{
	size_t end = cursor->at < cursor->body.len ? cursor->at : cursor->body.len;

	while (cursor->line_at < end) {
		const char *from = cursor->body.p + cursor->line_at;
		const char *newline = memchr(from, '\n', end - cursor->line_at);

		cursor->line += newline != NULL;
		cursor->line_at = newline ? (size_t)(newline - cursor->body.p) + 1 : end;
	}
	return cursor->line;
}

static char byte_at(const struct bibtex_cursor *cursor, size_t at)
{
	return at < cursor->body.len ? cursor->body.p[at] : '\0';
}

void bibtex_skip(struct bibtex_cursor *cursor)
{
	cursor->at = bibtex_skip_blanks(cursor->body, cursor->at);
}

/* A name, a number or a macro ends before these. */
static bool is_word_byte(char c)
{
	static const bool is_end[256] = {
		['\0'] = true, [' '] = true,  ['\t'] = true, ['\n'] = true,
		['\v'] = true, ['\f'] = true, ['\r'] = true, ['{'] = true,
		['}'] = true,  ['"'] = true,  ['('] = true,  [')'] = true,
		['='] = true,  [','] = true,  ['#'] = true,  ['%'] = true,
	};

	return !is_end[(unsigned char)c];
}

struct str bibtex_read_word(struct bibtex_cursor *cursor)
{
	size_t start = cursor->at;

	while (is_word_byte(byte_at(cursor, cursor->at)))
		cursor->at++;
	return str_sub(cursor->body, start, cursor->at - start);
}

/* Whether a field begins at `at`: a name and an equals sign. Neither is far from the other. */
bool bibtex_is_field_at(const struct bibtex_cursor *cursor, size_t at)
{
	size_t end = at + NAME_COUNTS_LEN_MAX, start;

	while ((byte_at(cursor, at) == ' ' || byte_at(cursor, at) == '\t') && at < end)
		at++;
	start = at;
	while (is_word_byte(byte_at(cursor, at)) && at < end)
		at++;
	if (at == start)
		return false;
	while (char_is_space(byte_at(cursor, at)) && at < end)
		at++;
	return byte_at(cursor, at) == '=';
}

/* Whether a field whose value is in braces or quotes begins at `at`, as no sentence goes on. */
static bool is_delimited_field_at(const struct bibtex_cursor *cursor, size_t at)
{
	struct bibtex_cursor ahead = *cursor;

	if (!bibtex_is_field_at(cursor, at))
		return false;
	ahead.at = bibtex_skip_blanks(cursor->body, at);
	if (bibtex_read_word(&ahead).len < FIELD_NAME_MIN)
		return false;
	ahead.at = bibtex_skip_blanks(cursor->body, ahead.at);
	ahead.at = bibtex_skip_blanks(cursor->body, ahead.at + 1);
	return byte_at(cursor, ahead.at) == '{' || byte_at(cursor, ahead.at) == '"';
}

/* Where what precedes a field ends: before its line, or before the comma in the same line; or
 * `end`. */
static size_t find_next_field(const struct bibtex_cursor *cursor, size_t at, size_t end)
{
	while (at < end) {
		bool is_line;

		at += ascii_find_any(cursor->body.p + at, end - at, "\n,");
		if (at == end)
			break;
		is_line = cursor->body.p[at++] == '\n';
		if (is_line ? bibtex_is_field_at(cursor, at) : is_delimited_field_at(cursor, at))
			return at - 1;
	}
	return end;
}

/* Where what was opened before `at` is closed by the byte `close`, or SIZE_MAX: in braces of its
 * own it closes nothing. */
static size_t find_close(const struct bibtex_cursor *cursor, size_t at, size_t end, char close)
{
	const char signs[] = { '\\', '{', '}', close, '\0' };
	size_t depth = 0;

	for (; at < end; at++) {
		char c;

		at += ascii_find_any(cursor->body.p + at, end - at, signs);
		if (at == end)
			break;
		c = cursor->body.p[at];
		if (c == '\\') {
			at += cursor->has_escapes;
		} else if (c == close && depth == 0) {
			return at;
		} else if (c == '{') {
			depth++;
		} else if (c == '}') {
			if (depth == 0)
				return SIZE_MAX;
			depth--;
		}
	}
	return SIZE_MAX;
}

/* Where a value that begins with a brace ends with a quote, or the other way round; or `end`. A
 * comma and a field are behind that. */
static size_t find_other_close(const struct bibtex_cursor *cursor, size_t at, size_t end)
{
	char close = cursor->body.p[at - 1] == '"' ? '}' : '"';

	for (; at < end; at++) {
		size_t next;

		at += ascii_find_any(cursor->body.p + at, end - at, (char[]){ close, '\0' });
		if (at == end)
			break;
		next = bibtex_skip_blanks(str_sub(cursor->body, 0, at + HEAD_MAX), at + 1);
		if (byte_at(cursor, next) == ',' && bibtex_is_field_at(cursor, next + 1))
			return at;
	}
	return end;
}

/* A value whose end is missing: what precedes the next field, without the comma. */
static struct str cut_value(struct bibtex_cursor *cursor, size_t start)
{
	struct str value;
	size_t end = find_next_field(cursor, start, cursor->body.len);

	end = find_other_close(cursor, start, end);

	format_warn(cursor->context->input, bibtex_cursor_line(cursor), "a value without an end");
	cursor->endless++;
	value = utf8_trim(str_sub(cursor->body, start, end - start));
	if (end < cursor->body.len && strchr("}\"", cursor->body.p[end]))
		end++;
	while (value.len > 0 && strchr(",}\"", value.p[value.len - 1]))
		value = utf8_trim(str_sub(value, 0, value.len - 1));
	cursor->at = end;
	return value;
}

/* Whether a value can end before `at`: the next one or its end follows. */
static bool is_value_end(const struct bibtex_cursor *cursor, size_t at)
{
	at = bibtex_skip_blanks(cursor->body, at);
	return at >= cursor->body.len || strchr(",#})", cursor->body.p[at]) ||
	       bibtex_is_field_at(cursor, at);
}

/* Whether the brace that closes a value is that of the entry, since the value lacks its own: fields
 * are in it, and nothing is behind it. */
static bool has_entry_brace(const struct bibtex_cursor *cursor, size_t start, size_t end)
{
	return bibtex_skip_blanks(cursor->body, end + 1) >= cursor->body.len &&
	       (find_next_field(cursor, start, end) < end ||
		find_other_close(cursor, start, end) < end);
}

static struct str read_braced(struct bibtex_cursor *cursor)
{
	size_t start = cursor->at + 1, end = find_close(cursor, start, cursor->body.len, '}');

	if (end == SIZE_MAX || (cursor->is_unclosed && has_entry_brace(cursor, start, end)))
		return cut_value(cursor, start);
	cursor->at = end + 1;
	return str_sub(cursor->body, start, end - start);
}

/* Of "the "x" of y" the end, where the first quote that may be it is at `first`. */
static size_t find_last_quote(struct bibtex_cursor *cursor, size_t first)
{
	size_t limit =
		cursor->body.len - first < QUOTES_MAX ? cursor->body.len : first + QUOTES_MAX;
	size_t end = first;

	do
		end = find_close(cursor, end + 1, limit, '"');
	while (end != SIZE_MAX && !is_value_end(cursor, end + 1));
	if (end == SIZE_MAX)
		cursor->endless++;
	else
		format_warn(cursor->context->input, bibtex_cursor_line(cursor),
			    "quotes within quotes");
	return end == SIZE_MAX ? first : end;
}

/* Whether a quote opens the value of a field, so that the one before it has none at its end. */
static bool is_opening_quote(const struct bibtex_cursor *cursor, size_t start, size_t at)
{
	size_t before = at;

	while (before > start && char_is_space(cursor->body.p[before - 1]))
		before--;
	return before > start && cursor->body.p[before - 1] == '=' &&
	       find_next_field(cursor, start, at) < at;
}

static struct str read_quoted(struct bibtex_cursor *cursor)
{
	size_t start = cursor->at + 1, end = find_close(cursor, start, cursor->body.len, '"');

	if (end == SIZE_MAX || is_opening_quote(cursor, start, end))
		return cut_value(cursor, start);
	if (!is_value_end(cursor, end + 1))
		end = find_last_quote(cursor, end);
	cursor->at = end + 1;
	return str_sub(cursor->body, start, end - start);
}

/* Nothing, or what begins with a digit, as no name of a macro does. */
static bool is_number(struct str word)
{
	return word.len == 0 || (word.p[0] >= '0' && word.p[0] <= '9');
}

static void report_unknown(struct bibtex_cursor *cursor, struct str word)
{
	bibtex_macros_miss(cursor->context->macros, word);
	format_warn(cursor->context->input, bibtex_cursor_line(cursor),
		    "no @string defines \"%.*s\": its name is taken for text",
		    STR_ARG(utf8_front(word, NAME_COUNTS_LEN_MAX)));
}

static struct str read_macro(struct bibtex_cursor *cursor, struct str word)
{
	struct bibtex_context *context = cursor->context;
	const struct bibtex_macro *macro = bibtex_macros_find(context->macros, word);
	struct str text;

	if (!macro)
		report_unknown(cursor, word);
	if (!macro || macro->is_missing)
		return word;
	text = strbuf_str(&macro->text);
	if (bibtex_macros_may_use(context->macros, text.len, context->read))
		return text;
	if (!context->has_exhausted_macros)
		format_warn(context->input, bibtex_cursor_line(cursor),
			    "the @strings hold too much text: from here on they are empty");
	context->has_exhausted_macros = true;
	return STR("");
}

/* A number, a macro, or text that lacks its braces: that ends with the line or before a comma. */
static struct str read_bare(struct bibtex_cursor *cursor)
{
	size_t start = cursor->at;
	struct str word = bibtex_read_word(cursor);

	if (is_value_end(cursor, cursor->at))
		return is_number(word) ? word : read_macro(cursor, word);
	format_warn(cursor->context->input, bibtex_cursor_line(cursor),
		    "a value without braces or quotes");
	while (cursor->at < cursor->body.len && !strchr(",\n", cursor->body.p[cursor->at]))
		cursor->at++;
	return str_sub(cursor->body, start, cursor->at - start);
}

struct str bibtex_read_part(struct bibtex_cursor *cursor)
{
	bibtex_skip(cursor);
	switch (byte_at(cursor, cursor->at)) {
	case '{':
		return read_braced(cursor);
	case '"':
		return read_quoted(cursor);
	}
	return read_bare(cursor);
}

bool bibtex_take_byte(struct bibtex_cursor *cursor, char byte)
{
	bibtex_skip(cursor);
	if (byte_at(cursor, cursor->at) != byte || cursor->at >= cursor->body.len)
		return false;
	cursor->at++;
	return true;
}
