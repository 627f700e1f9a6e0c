#include "config.h"

#include "read/reading_html.h"

#include <string.h>

#include "base/array.h"
#include "base/utf8.h"

void reading_html_init(struct reading_html *html)
{
	*html = (struct reading_html){ .is_open = false };
	strbuf_init(&html->source);
	strbuf_init(&html->row);
}

void reading_html_free(struct reading_html *html)
{
	strbuf_free(&html->source);
	strbuf_free(&html->row);
}

bool reading_html_is_part(struct str line)
{
	static const struct str tags[] = {
		STR_INIT("<thead"),   STR_INIT("</thead>"),  STR_INIT("<tbody"),
		STR_INIT("</tbody>"), STR_INIT("<colgroup"), STR_INIT("</colgroup>"),
		STR_INIT("<col "),
	};

	line = utf8_trim(line);
	for (size_t i = 0; i < COUNT_OF(tags); i++)
		if (str_starts_with(line, tags[i]) && str_find(line, STR("<tr")) == SIZE_MAX)
			return true;
	return false;
}

bool reading_html_is_row(const struct reading_html *html, struct str line)
{
	line = utf8_trim(line);
	return html->is_open || str_starts_with(line, STR("<tr")) ||
	       (str_starts_with(line, STR("<t")) && str_find(line, STR("<tr")) != SIZE_MAX);
}

/* Where the next cell begins, "<td" or "<th"; the length of s: nowhere. */
static size_t find_cell(struct str s)
{
	size_t at = 0;

	while (at < s.len) {
		const char *tag = memchr(s.p + at, '<', s.len - at);
		struct str rest;

		at = tag ? (size_t)(tag - s.p) : s.len;
		rest = str_sub(s, at, 4);
		if (rest.len == 4 && strchr("> \t", rest.p[3]) &&
		    (str_starts_with(rest, STR("<td")) || str_starts_with(rest, STR("<th"))))
			return at;
		at++;
	}
	return s.len;
}

/* Takes the next cell off a row's source; false: there is none. */
static bool take_cell(struct str *source, struct str *cell, bool *is_header)
{
	bool is_of_header;
	size_t begin;

	*source = str_drop(*source, find_cell(*source));
	begin = str_find(*source, STR(">"));
	if (begin == SIZE_MAX)
		return false;
	is_of_header = source->p[2] == 'h';
	*is_header &= is_of_header;
	*source = str_drop(*source, begin + 1);
	*cell = str_sub(*source, 0, find_cell(*source));
	*cell = str_sub(*cell, 0, str_find(*cell, is_of_header ? STR("</th>") : STR("</td>")));
	return true;
}

static void add_cell(struct strbuf *row, struct str cell)
{
	strbuf_add_byte(row, ' ');
	for (size_t i = 0; i < cell.len; i++) {
		if (cell.p[i] == '|')
			strbuf_add_byte(row, '\\');
		strbuf_add_byte(row, cell.p[i]);
	}
	strbuf_add_cstr(row, " |");
}

/* Cells are found one after the other, each by a search to its end alone. */
static void end_row(struct reading_html *html)
{
	struct str source = strbuf_str(&html->source), cell;

	strbuf_clear(&html->row);
	strbuf_add_byte(&html->row, '|');
	html->is_header = true;
	while (take_cell(&source, &cell, &html->is_header))
		add_cell(&html->row, utf8_trim(cell));
	html->is_open = false;
	strbuf_clear(&html->source);
}

bool reading_html_take(struct reading_html *html, struct str line)
{
	size_t end = str_find(line, STR("</tr>"));

	html->is_open = true;
	strbuf_add(&html->source, str_sub(line, 0, end));
	strbuf_add_byte(&html->source, ' ');
	/* What is too long, or ends a table without its row, is read as text. */
	if (end == SIZE_MAX && html->source.len <= READING_HTML_ROW_MAX &&
	    str_find(line, STR("</table>")) == SIZE_MAX)
		return false;
	end_row(html);
	return true;
}
