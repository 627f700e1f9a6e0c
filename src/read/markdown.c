/*
 * One pass over the source. A bracket that opens is written and its place kept on a stack; where
 * its counterpart proves it to be a link's it is removed again. Every search looks a bounded way
 * ahead, so that the time is linear.
 */
#include "config.h"

#include "read/markdown.h"

#include <string.h>

#include "base/utf8.h"
#include "read/markdown_address.h"

#define DEPTH_MAX 16
#define TAG_MAX   ((size_t)1024)

/* No formula of a line is longer, in bytes. */
#define FORMULA_MAX ((size_t)512)

struct open_link {
	size_t at; /* of its bracket in the text; of a tag, where its text begins */
	bool is_image;
	bool is_tag;
	struct str address; /* of a tag */
};

struct scan {
	struct markdown_line *line;
	struct str source;
	size_t at;
	bool is_full;
	bool has_tags;
	size_t tail;  /* where the backslashes at the source's end begin */
	size_t paren; /* the first closing parenthesis from `at` on; SIZE_MAX: none */
	struct open_link open[DEPTH_MAX];
	size_t depth;
};

void markdown_line_init(struct markdown_line *line)
{
	*line = (struct markdown_line){ 0 };
	strbuf_init(&line->text);
}

void markdown_line_free(struct markdown_line *line)
{
	strbuf_free(&line->text);
}

static struct str rest_of(const struct scan *scan)
{
	return str_sub(scan->source, scan->at, SIZE_MAX);
}

static bool is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static void add_link(struct scan *scan, size_t begin, size_t end, struct str address)
{
	struct markdown_line *line = scan->line;

	if (line->link_count < MARKDOWN_LINKS_MAX)
		line->links[line->link_count++] =
			(struct markdown_link){ .begin = begin, .end = end, .address = address };
}

/* Whether a closing parenthesis is within an address's length after byte `at`. */
static bool paren_is_near(struct scan *scan, size_t at)
{
	if (scan->paren != SIZE_MAX && scan->paren < at) {
		const char *next = memchr(scan->source.p + at, ')', scan->source.len - at);

		scan->paren = next ? (size_t)(next - scan->source.p) : SIZE_MAX;
	}
	return scan->paren != SIZE_MAX && scan->paren - at <= MARKDOWN_ADDRESS_MAX;
}

/* Reads "(address)" or "(address "title")" at byte `at`; returns its length, 0: it is none. */
static size_t address_at(struct scan *scan, size_t at, struct str *address)
{
	struct str s = str_sub(scan->source, at, MARKDOWN_ADDRESS_MAX);
	size_t len;

	if (s.len == 0 || s.p[0] != '(' || !paren_is_near(scan, at))
		return 0;
	len = 1 + utf8_blanks_at(s, 1);
	*address = str_sub(s, len, SIZE_MAX);
	address->len = markdown_bracketed_address_len(*address);
	len += address->len;
	if (address->len > 2 && address->p[0] == '<')
		*address = str_sub(*address, 1, address->len - 2);
	if (len < s.len && s.p[len] == ')')
		return len + 1;
	if (!paren_is_near(scan, at + len))
		return 0;
	return scan->paren + 1 - at;
}

/* A number that follows another at once is another: "May 29[6](address)". */
static void separate(struct scan *scan)
{
	struct strbuf *text = &scan->line->text;
	char last = text->len > 0 ? text->data[text->len - 1] : ' ';

	if ((last >= '0' && last <= '9') || last == ',')
		strbuf_add_byte(text, ' ');
}

static void open_bracket(struct scan *scan)
{
	struct strbuf *text = &scan->line->text;
	bool is_image = scan->at > 0 && scan->source.p[scan->at - 1] == '!';

	if (is_image && text->len > 0)
		strbuf_truncate(text, text->len - 1);
	else
		separate(scan);
	if (scan->depth < DEPTH_MAX)
		scan->open[scan->depth++] =
			(struct open_link){ .at = text->len, .is_image = is_image };
	strbuf_add_byte(text, '[');
	scan->at++;
}

/* Ends a link whose bracket is known, at the text's end. */
static void end_link(struct scan *scan, const struct open_link *open, struct str address)
{
	struct strbuf *text = &scan->line->text;

	if (open->is_image) {
		strbuf_truncate(text, open->at);
		return;
	}
	strbuf_remove(text, open->at, 1);
	add_link(scan, open->at, text->len, address);
}

/* Ends a link that began in an earlier line. */
static void end_earlier_link(struct scan *scan, struct str address)
{
	scan->line->closes = true;
	add_link(scan, 0, scan->line->text.len, address);
}

static void close_bracket(struct scan *scan)
{
	bool is_open = scan->depth > 0 && !scan->open[scan->depth - 1].is_tag;
	struct str address = STR("");
	size_t len = address_at(scan, scan->at + 1, &address);

	if (len == 0)
		len = markdown_address_number_len(str_sub(scan->source, scan->at + 1, SIZE_MAX));
	scan->at++;
	if (len > 0 && is_open)
		end_link(scan, &scan->open[scan->depth - 1], address);
	else if (len > 0)
		end_earlier_link(scan, address);
	else
		strbuf_add_byte(&scan->line->text, ']');
	scan->depth -= is_open;
	scan->at += len;
}

static void take_bare_address(struct scan *scan, size_t len)
{
	struct str address = str_sub(scan->source, scan->at, len);
	size_t begin = scan->line->text.len;

	strbuf_add(&scan->line->text, address);
	add_link(scan, begin, scan->line->text.len, address);
	scan->at += len;
}

static void open_tag_link(struct scan *scan, struct str tag)
{
	if (scan->depth < DEPTH_MAX)
		scan->open[scan->depth++] = (struct open_link){ .at = scan->line->text.len,
								.is_tag = true,
								.address = markdown_tag_href(tag) };
}

static void close_tag_link(struct scan *scan)
{
	const struct open_link *open;

	if (scan->depth == 0 || !scan->open[scan->depth - 1].is_tag)
		return;
	open = &scan->open[--scan->depth];
	add_link(scan, open->at, scan->line->text.len, open->address);
}

/* Takes an HTML tag or "<address>"; false where there is none. */
static bool take_tag(struct scan *scan)
{
	struct str rest = str_sub(rest_of(scan), 0, TAG_MAX);
	const char *end = rest.len > 1 ? memchr(rest.p, '>', rest.len) : NULL;
	struct str tag;

	if (!end || (!is_letter(rest.p[1]) && rest.p[1] != '/' && rest.p[1] != '!'))
		return false;
	tag = str_sub(rest, 1, (size_t)(end - rest.p) - 1);
	if (str_starts_with(tag, STR("http"))) {
		scan->at++;
		take_bare_address(scan, tag.len);
		scan->at++;
		return true;
	}
	scan->at += tag.len + 2;
	if (str_starts_with(tag, STR("a ")))
		open_tag_link(scan, tag);
	else if (str_equal(tag, STR("/a")))
		close_tag_link(scan);
	else if (str_starts_with(tag, STR("br")))
		strbuf_add_byte(&scan->line->text, ' ');
	return true;
}

/* Takes the marks of emphasis and code, which have a letter inside and none outside. */
static bool take_emphasis(struct scan *scan)
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
static bool is_escaped(const struct scan *scan, char c)
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
static bool take_backslash(struct scan *scan)
{
	struct str rest = rest_of(scan);

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
static bool take_formula(struct scan *scan)
{
	struct str rest = str_sub(rest_of(scan), 0, FORMULA_MAX);
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
static bool take_mark(struct scan *scan)
{
	size_t len;

	switch (scan->source.p[scan->at]) {
	case '[':
		open_bracket(scan);
		return true;
	case ']':
		close_bracket(scan);
		return true;
	case '\\':
		return take_backslash(scan);
	case 'h':
		len = markdown_bare_address_len(rest_of(scan));
		if (len > 0)
			take_bare_address(scan, len);
		return len > 0;
	case '<':
		return scan->has_tags && take_tag(scan);
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
static void take_text(struct scan *scan)
{
	struct str rest = rest_of(scan);
	size_t len = 1;

	while (len < rest.len && !strchr("[]\\h<*_`!$", rest.p[len]))
		len++;
	strbuf_add(&scan->line->text, str_sub(rest, 0, len));
	scan->at += len;
}

/* A bracket that nothing closes, before all text but the marks of a heading or an item, is that of
 * a link that ends in a later line.
 */
static void drop_open_bracket(struct scan *scan)
{
	struct markdown_line *line = scan->line;

	for (size_t i = 0; i < scan->depth; i++) {
		size_t at = scan->open[i].at;

		if (scan->open[i].is_tag || strspn(line->text.data, "#*+- \t") < at)
			continue;
		strbuf_remove(&line->text, at, 1);
		for (size_t k = 0; k < line->link_count; k++) {
			line->links[k].begin -= line->links[k].begin > at;
			line->links[k].end -= line->links[k].end > at;
		}
		line->opens = true;
		return;
	}
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
	struct scan scan = {
		.line = line,
		.source = source,
		.is_full = style == MARKDOWN_FULL,
		.has_tags = style == MARKDOWN_FULL || str_starts_with(source, STR("<")),
		.tail = source.len,
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
	drop_open_bracket(&scan);
	trim(line);
}
