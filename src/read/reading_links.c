/* Every search looks within one line; a label has no brackets in it. */

#include "config.h"

#include "read/reading_links.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/char.h"
#include "base/str.h"
#include "base/utf8.h"
#include "read/format.h"
#include "read/markdown_address.h"

/* No label is longer, in bytes. */
#define LABEL_MAX ((size_t)300)

static const struct str dump_sign = STR_INIT("References");

static uint64_t label_hash(struct str label)
{
	char lower[LABEL_MAX];

	for (size_t i = 0; i < label.len; i++)
		lower[i] = char_is_upper(label.p[i]) ? (char)(label.p[i] | 0x20) : label.p[i];
	return str_hash((struct str){ lower, label.len });
}

/* The text in brackets at the start of s, which has none within; false: there is none. */
static bool bracketed(struct str s, struct str *inside)
{
	size_t end = 1;

	if (s.len < 2 || s.p[0] != '[')
		return false;
	while (end < s.len && end <= LABEL_MAX && s.p[end] != '[' && s.p[end] != ']')
		end++;
	*inside = str_sub(s, 1, end - 1);
	return end < s.len && s.p[end] == ']';
}

/* "[label]: address", the address perhaps in angle brackets, and perhaps a title behind it. */
static bool is_definition(struct str line, struct reading_link *link)
{
	struct str rest;
	size_t len;

	line = utf8_trim(line);
	if (!bracketed(line, &link->label) || link->label.len == 0)
		return false;
	rest = str_drop(line, link->label.len + 2);
	if (!str_starts_with(rest, STR(":")))
		return false;
	rest = utf8_trim(str_drop(rest, 1));
	if (str_starts_with(rest, STR("<")))
		rest = str_drop(rest, 1);
	if (!str_starts_with(rest, STR("http://")) && !str_starts_with(rest, STR("https://")))
		return false;
	len = 0;
	while (len < rest.len && !strchr(" >\t", rest.p[len]))
		len++;
	link->address = str_sub(rest, 0, len);
	return true;
}

static struct str find_address(const struct reading_links *links, struct str label)
{
	size_t cursor = 0;
	uint32_t number;

	label = utf8_trim(label);
	if (label.len == 0 || links->count == 0)
		return STR("");
	while (hash_index_next(&links->index, label_hash(label), &cursor, &number))
		if (str_equal_ignoring_case(links->links[number].label, label))
			return links->links[number].address;
	return STR("");
}

/* Of a label that comes twice, the first address is the one, as Markdown has it. */
static void put(struct reading_links *links, struct reading_link link)
{
	if (find_address(links, link.label).len > 0)
		return;
	links->links =
		alloc_grow(links->links, &links->capacity, links->count + 1, sizeof(*links->links));
	hash_index_add(&links->index, label_hash(link.label), (uint32_t)links->count);
	links->links[links->count++] = link;
}

/* Whether a line has a number in brackets and text right behind it, as a text browser writes it. */
static bool has_numbered_text(struct str line)
{
	size_t number;

	while (link_list_next(&line, &number))
		if (line.len > 0 && !strchr("(:[ ", line.p[0]))
			return true;
	return false;
}

bool reading_links_are_likely(struct str head)
{
	return str_find(head, STR("][")) != SIZE_MAX ||
	       str_find(head, STR("]: http")) != SIZE_MAX || has_numbered_text(head);
}

void reading_links_read(struct reading_links *links, struct str text)
{
	struct str rest = text, line;
	struct reading_link link;

	while (format_take_line(&rest, true, &line)) {
		if (is_definition(line, &link))
			put(links, link);
		if (!links->is_dump && str_equal(utf8_trim(line), dump_sign)) {
			links->is_dump = true;
			link_list_read(&links->numbered, rest);
		}
	}
}

void reading_links_free(struct reading_links *links)
{
	free(links->links);
	hash_index_free(&links->index);
	link_list_free(&links->numbered);
	*links = (struct reading_links){ 0 };
}

bool reading_links_is_entry(const struct reading_links *links, struct str line)
{
	struct reading_link link;
	struct str address;
	size_t number;

	return is_definition(line, &link) ||
	       (links->is_dump && link_list_is_entry(line, &number, &address) &&
		str_equal(link_list_address(&links->numbered, number), address));
}

void reading_links_add(struct strbuf *out, struct str text, const char *scheme, struct str address)
{
	strbuf_add_byte(out, '[');
	strbuf_add(out, text);
	strbuf_add_cstr(out, "](");
	strbuf_add_cstr(out, scheme);
	strbuf_add(out, address);
	strbuf_add_byte(out, ')');
}

/* [[address][Title]] or [[address]]; returns its length, 0: it is none. */
static size_t org_link(struct str s, struct strbuf *out)
{
	struct str address, text = STR("");
	size_t len;

	if (!str_starts_with(s, STR("[[http")) || !bracketed(str_drop(s, 1), &address))
		return 0;
	len = address.len + 3;
	if (bracketed(str_drop(s, len), &text))
		len += text.len + 2;
	if (!str_starts_with(str_drop(s, len), STR("]")))
		return 0;
	if (text.len > 0)
		reading_links_add(out, text, "", address);
	else
		strbuf_add(out, address);
	return len + 1;
}

/* [Title][ref], [Title][] or [Title]; the same. */
static size_t reference(const struct reading_links *links, struct str s, struct strbuf *out)
{
	struct str text, label, address;
	size_t len;

	if (!bracketed(s, &text) || text.len == 0)
		return 0;
	len = text.len + 2;
	if (str_starts_with(str_drop(s, len), STR("(")))
		return 0;
	if (bracketed(str_drop(s, len), &label))
		len += label.len + 2;
	else
		label = STR("");
	address = find_address(links, label.len > 0 ? label : text);
	if (address.len == 0)
		return 0;
	reading_links_add(out, text, "", address);
	return len;
}

/* [12]Title: up to the next number. The title and what is behind it are not told apart here. */
static size_t numbered(const struct reading_links *links, struct str s, struct strbuf *out)
{
	struct str rest = s, next, text;
	size_t number, len;

	if (!links->is_dump || s.len < 3 || s.p[1] < '0' || s.p[1] > '9' ||
	    !link_list_next(&rest, &number) || rest.p - s.p > 9 ||
	    link_list_address(&links->numbered, number).len == 0)
		return 0;
	next = rest;
	len = link_list_next(&next, &number) ? str_find(rest, STR("[")) : rest.len;
	text = utf8_trim(str_sub(rest, 0, len));
	rest = s;
	link_list_next(&rest, &number);
	if (!memchr(text.p, ' ', text.len) && text.len > 0) {
		reading_links_add(out, text, "", link_list_address(&links->numbered, number));
	} else {
		strbuf_add(out, text);
		strbuf_add_byte(out, ' ');
		reading_links_add(out, STR("Paper"), "",
				  link_list_address(&links->numbered, number));
	}
	strbuf_add_byte(out, ' ');
	return (size_t)(rest.p - s.p) + len;
}

void reading_links_inline(const struct reading_links *links, struct str line, struct strbuf *out)
{
	while (line.len > 0) {
		const char *bracket = memchr(line.p, '[', line.len);
		size_t len = bracket ? (size_t)(bracket - line.p) : line.len;

		strbuf_add(out, str_sub(line, 0, len));
		line = str_drop(line, len);
		len = line.len == 0 ? 0 : org_link(line, out);
		if (len == 0 && line.len > 0)
			len = numbered(links, line, out);
		if (len == 0 && line.len > 0)
			len = reference(links, line, out);
		if (len == 0 && line.len > 0) {
			strbuf_add_byte(out, '[');
			len = 1;
		}
		line = str_drop(line, len);
	}
}
