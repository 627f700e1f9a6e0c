/*
 * One pass over the source. A bracket that opens is written and its place kept on a stack; where
 * its counterpart proves it to be a link's it is removed again. Every search looks a bounded way
 * ahead, so that the time is linear.
 */
#include "config.h"

#include "read/markdown.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/markdown_address.h"
#include "read/markdown_private.h"

/* No formula of a line is longer, in bytes. */
#define FORMULA_MAX ((size_t)512)

void markdown_line_init(struct markdown_line *line)
{
	*line = (struct markdown_line){ 0 };
	strbuf_init(&line->text);
}

void markdown_line_free(struct markdown_line *line)
{
	strbuf_free(&line->text);
}

/* Takes the marks of emphasis and code, which have a letter inside and none outside. */
static bool take_emphasis(struct markdown_scan *scan)
{
	const struct str *source = &scan->source;
	size_t begin = scan->at;
	size_t end = begin;
	char mark = source->p[begin];
	bool is_after_word, is_before_word;

	while (end < source->len && source->p[end] == mark)
		end++;
	is_after_word = begin > 0 && (source->p[begin - 1] & 0xFF) > ' ';
	is_before_word = end < source->len && (source->p[end] & 0xFF) > ' ';
	if (mark != '`' && (mark == '_' || end - begin == 1) && is_after_word && is_before_word &&
	    utf8_is_letter_or_digit((unsigned char)source->p[begin - 1]) &&
	    utf8_is_letter_or_digit((unsigned char)source->p[end]))
		return false;
	if (!is_after_word && !is_before_word)
		return false;
	scan->at = end;
	return true;
}

/* Which backslashes are Markdown's: in text that a converter wrote those before its marks, since it
 * left TeX as it was, and at the line's beginning also before what would make an item of it. */
static bool is_escaped(const struct markdown_scan *scan, char c)
{
	struct str before = strbuf_str(&scan->line->text);

	if (c == '\0' || strchr("[]_*#>`", c))
		return c != '\0';
	if (scan->is_full)
		return strchr("!$&()+-.{|}~", c);
	return strchr("-+.", c) &&
	       strspn(before.len > 0 ? before.p : "", "0123456789 ") >= before.len;
}

/* Takes a backslash before a mark of Markdown's, before a blank, or at the line's end. */
static bool take_backslash(struct markdown_scan *scan)
{
	struct str rest = markdown_rest(scan);

	if (scan->at >= scan->tail) {
		scan->at = scan->source.len;
		return true;
	}
	if (rest.p[1] == ' ') {
		scan->at++;
		return true;
	}
	if (!is_escaped(scan, rest.p[1]))
		return false;
	strbuf_add_byte(&scan->line->text, rest.p[1]);
	scan->at += 2;
	return true;
}

/* Takes a formula in dollars as it is, for its marks are TeX's: $x_{1}$, but not "$5 to $10". */
static bool take_formula(struct markdown_scan *scan)
{
	struct str rest = str_sub(markdown_rest(scan), 0, FORMULA_MAX);
	const char *end = rest.len > 2 ? memchr(rest.p + 1, '$', rest.len - 1) : NULL;
	size_t len = end ? (size_t)(end - rest.p) + 1 : 0;

	if (len < 3 || rest.p[1] == ' ' || rest.p[len - 2] == ' ' ||
	    (len < rest.len && rest.p[len] >= '0' && rest.p[len] <= '9'))
		return false;
	strbuf_add(&scan->line->text, str_sub(rest, 0, len));
	scan->at += len;
	return true;
}

/* Takes what is more than a byte of text; false: it is one. */
static bool take_mark(struct markdown_scan *scan)
{
	size_t len;

	switch (scan->source.p[scan->at]) {
	case '[':
		markdown_open_bracket(scan);
		return true;
	case ']':
		markdown_close_bracket(scan);
		return true;
	case '\\':
		return take_backslash(scan);
	case 'h':
		len = markdown_bare_address_len(markdown_rest(scan));
		if (len > 0)
			markdown_take_bare_address(scan, len);
		return len > 0;
	case '<':
		return scan->has_tags && markdown_take_tag(scan);
	case '$':
		return scan->is_full && take_formula(scan);
	case '*':
	case '_':
	case '`':
		return scan->is_full && take_emphasis(scan);
	default:
		return false;
	}
}

/* Takes a byte of text, and those that follow it and can't begin a mark. */
static void take_text(struct markdown_scan *scan)
{
	struct str rest = markdown_rest(scan);
	size_t len = 1;

	len += ascii_find_any(rest.p + len, rest.len - len, scan->signs);
	strbuf_add(&scan->line->text, str_sub(rest, 0, len));
	scan->at += len;
}

static void trim(struct markdown_line *line)
{
	struct str all = strbuf_str(&line->text);
	size_t before = utf8_blanks_at(all, 0);
	struct str text = utf8_trim(all);

	strbuf_truncate(&line->text, text.len > 0 ? before + text.len : 0);
	if (text.len > 0)
		strbuf_remove(&line->text, 0, before);
	for (size_t k = 0; k < line->link_count; k++) {
		struct markdown_link *link = &line->links[k];

		link->begin = link->begin > before ? link->begin - before : 0;
		link->end = link->end > before ? link->end - before : 0;
		if (link->end > text.len)
			link->end = text.len;
		if (link->begin > link->end)
			link->begin = link->end;
	}
}

void markdown_line_read(struct markdown_line *line, struct str source, enum markdown_style style)
{
	struct markdown_scan scan = {
		.line = line,
		.source = source,
		.is_full = style == MARKDOWN_FULL,
		.has_tags = style == MARKDOWN_FULL || str_starts_with(source, STR("<")),
		.tail = source.len,
		.signs = str_find(source, STR("http")) != SIZE_MAX ? "h[]\\<*_`!$" : "[]\\<*_`!$",
	};

	while (scan.tail > 0 && source.p[scan.tail - 1] == '\\')
		scan.tail--;
	strbuf_clear(&line->text);
	line->link_count = 0;
	line->opens = false;
	line->closes = false;
	while (scan.at < source.len) {
		if (take_mark(&scan))
			continue;
		take_text(&scan);
	}
	markdown_drop_open_bracket(&scan);
	trim(line);
}

struct str markdown_link_text(const struct markdown_line *line, const struct markdown_link *link)
{
	return str_sub(strbuf_str(&line->text), link->begin, link->end - link->begin);
}
