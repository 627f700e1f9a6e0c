/* The links of a line of Markdown: in brackets, as tags, and bare. */

#include "config.h"

#include "read/markdown_private.h"

#include <string.h>

#include "base/char.h"
#include "base/utf8.h"
#include "read/markdown_address.h"

#define TAG_MAX ((size_t)1024)

struct str markdown_rest(const struct markdown_scan *scan)
{
	return str_drop(scan->source, scan->at);
}

static void add_link(struct markdown_scan *scan, size_t begin, size_t end, struct str address)
{
	struct markdown_line *line = scan->line;

	if (line->link_count < MARKDOWN_LINKS_MAX)
		line->links[line->link_count++] =
			(struct markdown_link){ .begin = begin, .end = end, .address = address };
}

/* Whether a closing parenthesis is within an address's length after byte `at`. */
static bool paren_is_near(struct markdown_scan *scan, size_t at)
{
	if (scan->paren != SIZE_MAX && scan->paren < at) {
		const char *next = memchr(scan->source.p + at, ')', scan->source.len - at);

		scan->paren = next ? (size_t)(next - scan->source.p) : SIZE_MAX;
	}
	return scan->paren != SIZE_MAX && scan->paren - at <= MARKDOWN_ADDRESS_MAX;
}

/* Reads "(address)" or "(address "title")" at byte `at`; returns its length, 0: it is none. */
static size_t address_at(struct markdown_scan *scan, size_t at, struct str *address)
{
	struct str s = str_sub(scan->source, at, MARKDOWN_ADDRESS_MAX);
	size_t len;

	if (s.len == 0 || s.p[0] != '(' || !paren_is_near(scan, at))
		return 0;
	len = 1 + utf8_blanks_at(s, 1);
	*address = str_drop(s, len);
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
static void separate(struct markdown_scan *scan)
{
	struct strbuf *text = &scan->line->text;
	char last = text->len > 0 ? text->data[text->len - 1] : ' ';

	if ((last >= '0' && last <= '9') || last == ',')
		strbuf_add_byte(text, ' ');
}

void markdown_open_bracket(struct markdown_scan *scan)
{
	struct strbuf *text = &scan->line->text;
	bool is_image = scan->at > 0 && scan->source.p[scan->at - 1] == '!';

	if (is_image && text->len > 0)
		strbuf_truncate(text, text->len - 1);
	else
		separate(scan);
	if (scan->depth < MARKDOWN_DEPTH_MAX)
		scan->open[scan->depth++] =
			(struct markdown_open_link){ .at = text->len, .is_image = is_image };
	strbuf_add_byte(text, '[');
	scan->at++;
}

/* Ends a link whose bracket is known, at the text's end. */
static void end_link(struct markdown_scan *scan, const struct markdown_open_link *open,
		     struct str address)
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
static void end_earlier_link(struct markdown_scan *scan, struct str address)
{
	scan->line->closes = true;
	add_link(scan, 0, scan->line->text.len, address);
}

void markdown_close_bracket(struct markdown_scan *scan)
{
	bool is_open = scan->depth > 0 && !scan->open[scan->depth - 1].is_tag;
	struct str address = STR("");
	size_t len = address_at(scan, scan->at + 1, &address);

	if (len == 0)
		len = markdown_address_number_len(str_drop(scan->source, scan->at + 1));
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

void markdown_take_bare_address(struct markdown_scan *scan, size_t len)
{
	struct str address = str_sub(scan->source, scan->at, len);
	size_t begin = scan->line->text.len;

	strbuf_add(&scan->line->text, address);
	add_link(scan, begin, scan->line->text.len, address);
	scan->at += len;
}

static void open_tag_link(struct markdown_scan *scan, struct str tag)
{
	if (scan->depth < MARKDOWN_DEPTH_MAX)
		scan->open[scan->depth++] =
			(struct markdown_open_link){ .at = scan->line->text.len,
						     .is_tag = true,
						     .address = markdown_tag_href(tag) };
}

static void close_tag_link(struct markdown_scan *scan)
{
	const struct markdown_open_link *open;

	if (scan->depth == 0 || !scan->open[scan->depth - 1].is_tag)
		return;
	open = &scan->open[--scan->depth];
	add_link(scan, open->at, scan->line->text.len, open->address);
}

bool markdown_take_tag(struct markdown_scan *scan)
{
	struct str rest = str_sub(markdown_rest(scan), 0, TAG_MAX);
	const char *end = rest.len > 1 ? memchr(rest.p, '>', rest.len) : NULL;
	struct str tag;

	if (!end || (!char_is_letter(rest.p[1]) && rest.p[1] != '/' && rest.p[1] != '!'))
		return false;
	tag = str_sub(rest, 1, (size_t)(end - rest.p) - 1);
	if (str_starts_with(tag, STR("http"))) {
		scan->at++;
		markdown_take_bare_address(scan, tag.len);
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

void markdown_drop_open_bracket(struct markdown_scan *scan)
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
