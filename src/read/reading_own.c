/* The line is taken apart in its source, where a text's own stars and brackets are escaped. */

#include "config.h"

#include "read/reading_own.h"

#include "base/array.h"
#include "base/utf8.h"
#include "model/names.h"
#include "model/own_page.h"
#include "read/markdown_address.h"
#include "read/reading_facts.h"

#define SEPARATOR STR(OWN_LIST_SEPARATOR)

/* All that is kept of a line. */
static void for_each_text(struct reading_own *own, void (*change)(struct strbuf *))
{
	struct strbuf *texts[] = { &own->names, &own->venue, &own->date, &own->arxiv,
				   &own->doi,   &own->pdf,   &own->code };

	for (size_t i = 0; i < COUNT_OF(texts); i++)
		change(texts[i]);
}

void reading_own_init(struct reading_own *own)
{
	*own = (struct reading_own){ 0 };
	markdown_line_init(&own->part);
	for_each_text(own, strbuf_init);
}

void reading_own_free(struct reading_own *own)
{
	markdown_line_free(&own->part);
	for_each_text(own, strbuf_free);
}

void reading_own_clear(struct reading_own *own)
{
	for_each_text(own, strbuf_clear);
}

/* Where the byte comes next that no backslash escapes; SIZE_MAX: nowhere. */
static size_t find_unescaped(struct str s, size_t at, char byte)
{
	for (; at < s.len; at++) {
		if (s.p[at] == byte)
			return at;
		at += s.p[at] == '\\';
	}
	return SIZE_MAX;
}

/* Takes the next part off the line; a venue may hold the separator. */
static struct str take_part(struct str *line)
{
	size_t from = 0, end;
	struct str part;

	if (str_starts_with(*line, STR("*")))
		from = find_unescaped(*line, 1, '*');
	if (from == SIZE_MAX)
		from = 0;
	end = str_find(str_drop(*line, from), SEPARATOR);
	part = str_sub(*line, 0, end == SIZE_MAX ? SIZE_MAX : from + end);
	*line = str_drop(*line, part.len + SEPARATOR.len);
	return part;
}

/* Keeps a text where none was kept, and there is one. */
static bool keep(struct strbuf *out, struct str text)
{
	if (out->len > 0 || text.len == 0)
		return false;
	strbuf_set(out, text);
	return true;
}

static bool read_venue(struct reading_own *own, struct str part)
{
	if (find_unescaped(part, 1, '*') != part.len - 1)
		return false;
	markdown_line_read(&own->part, str_sub(part, 1, part.len - 2), MARKDOWN_FULL);
	return keep(&own->venue, strbuf_str(&own->part.text));
}

static bool read_link(struct reading_own *own)
{
	const struct {
		struct str text;
		struct strbuf *address;
	} links[] = {
		{ STR("arXiv"), &own->arxiv },
		{ STR("doi"), &own->doi },
		{ STR("pdf"), &own->pdf },
		{ STR("code"), &own->code },
	};
	struct str text = strbuf_str(&own->part.text);

	for (size_t i = 0; i < COUNT_OF(links); i++) {
		if (!str_equal(text, links[i].text) || links[i].address->len > 0)
			continue;
		markdown_address_set(links[i].address, own->part.links[0].address);
		return links[i].address->len > 0;
	}
	return false;
}

static bool read_names(struct reading_own *own, struct str text)
{
	return names_add(&own->names, text, NAMES_COMMA).is_certain && own->names.len > 0;
}

static bool read_part(struct reading_own *own, struct str part, bool is_first, bool *is_sure)
{
	struct str text;

	*is_sure = true;
	if (str_starts_with(part, STR("*")))
		return read_venue(own, part);
	markdown_line_read(&own->part, part, MARKDOWN_FULL);
	text = strbuf_str(&own->part.text);
	if (own->part.link_count > 0)
		return own->part.link_count == 1 && read_link(own);
	if (text.len > 0 && reading_date_in(text).len == text.len)
		return keep(&own->date, text);
	*is_sure = false;
	return is_first && read_names(own, text);
}

bool reading_own_read(struct reading_own *own, struct str line)
{
	bool is_first = true, is_sure = false, fits = true, is_sure_part;

	if (str_ends_with(line, STR("\\")))
		line.len--;
	reading_own_clear(own);
	while (fits && line.len > 0) {
		fits = read_part(own, take_part(&line), is_first, &is_sure_part);
		is_sure |= is_sure_part;
		is_first = false;
	}
	if (!fits || !is_sure)
		reading_own_clear(own);
	return fits && is_sure;
}

bool reading_own_find_paper(struct reading_own *own, struct strbuf *address)
{
	strbuf_set(address, strbuf_str(own->arxiv.len > 0 ? &own->arxiv : &own->doi));
	if (address->len == 0)
		reading_own_clear(own);
	return address->len > 0;
}
