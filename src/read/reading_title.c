#include "config.h"

#include "read/reading_title.h"

#include <string.h>

#include "base/utf8.h"
#include "model/names.h"
#include "read/listing_text.h"
#include "read/paper_link.h"
#include "read/reading_facts.h"
#include "read/reading_text.h"

#define TITLE_MIN ((size_t)8)
#define LOOK_MAX  ((size_t)2000)

/* Behind the title of a paragraph no more than that can follow in its line, but for links. */
#define PARAGRAPH_REST ((size_t)30)

struct pair {
	struct str begin, end;
};

static const struct pair bold[] = {
	{ STR_INIT("**"), STR_INIT("**") },
	{ STR_INIT("__"), STR_INIT("__") },
	{ STR_INIT("<b>"), STR_INIT("</b>") },
	{ STR_INIT("<strong>"), STR_INIT("</strong>") },
};

static const struct pair light[] = {
	{ STR_INIT("*"), STR_INIT("*") },
	{ STR_INIT("_"), STR_INIT("_") },
	{ STR_INIT("\""), STR_INIT("\"") },
	{ STR_INIT("\xE2\x80\x9C"), STR_INIT("\xE2\x80\x9D") },
};

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* What is between the signs of the first pair that s begins with; `rest` is what is behind. */
static bool take_pair(struct str s, const struct pair *pairs, size_t count, struct str *inside,
		      struct str *rest)
{
	for (size_t i = 0; i < count; i++) {
		size_t end;

		if (!str_starts_with(s, pairs[i].begin))
			continue;
		*inside = str_sub(s, pairs[i].begin.len, SIZE_MAX);
		end = str_find(*inside, pairs[i].end);
		if (end == SIZE_MAX)
			return false;
		*rest = str_sub(*inside, end + pairs[i].end.len, SIZE_MAX);
		*inside = str_sub(*inside, 0, end);
		return true;
	}
	return false;
}

static struct str plain_title(struct markdown_line *scratch, struct str inside)
{
	markdown_line_read(scratch, inside, MARKDOWN_FULL);
	return reading_title_trim(strbuf_str(&scratch->text));
}

struct str reading_title_at_start(struct markdown_line *scratch, struct str s)
{
	struct str inside, rest, title;

	s = str_sub(s, 0, LOOK_MAX);
	if (!take_pair(s, bold, COUNT_OF(bold), &inside, &rest) &&
	    !take_pair(s, light, COUNT_OF(light), &inside, &rest))
		return STR("");
	title = plain_title(scratch, inside);
	return reading_text_is_title(title) ? title : STR("");
}

/* A text in bold further on, of three words, in front of the first link. */
static struct str bold_within(struct markdown_line *scratch, struct str s)
{
	s = str_sub(s, 0, str_find(s, STR("](")));
	while (s.len > 0) {
		struct str inside, rest, title;

		if (!take_pair(s, bold, COUNT_OF(bold), &inside, &rest)) {
			s = str_sub(s, 1, SIZE_MAX);
			continue;
		}
		title = plain_title(scratch, inside);
		if (text_has_words(title, 3) && reading_text_is_title(title))
			return title;
		s = rest;
	}
	return STR("");
}

/* A text in quotes, of three words: A. Poe, "The kite that flew," Air, 2017. */
static struct str quoted_within(struct str lead)
{
	static const struct pair quotes[] = { { STR_INIT("\""), STR_INIT("\"") },
					      { STR_INIT("\xE2\x80\x9C"),
						STR_INIT("\xE2\x80\x9D") } };

	for (size_t i = 0; i < COUNT_OF(quotes); i++) {
		size_t at = str_find(lead, quotes[i].begin);
		struct str inside, rest;

		if (at != SIZE_MAX &&
		    take_pair(str_sub(lead, at, SIZE_MAX), &quotes[i], 1, &inside, &rest) &&
		    text_has_words(inside, 3))
			return reading_title_trim(inside);
	}
	return STR("");
}

/* Without the number that a row begins with: "1) ", "2. ". */
static struct str cut_number(struct str s)
{
	size_t digits = 0;

	s = utf8_trim(s);
	while (digits < s.len && s.p[digits] >= '0' && s.p[digits] <= '9')
		digits++;
	if (digits > 0 && digits + 1 < s.len && strchr(".)", s.p[digits]) && s.p[digits + 1] == ' ')
		return utf8_trim(str_sub(s, digits + 1, SIZE_MAX));
	return s;
}

/* The bold text that begins a cell with what it is about behind a dash, or is all of the cell:
 * "| 1) **Kite** - We fly. | [Paper](...) |". */
static struct str bold_cell(struct markdown_line *scratch, struct str source, bool is_described)
{
	struct str cell;

	source = str_sub(source, 0, str_find(source, STR("](")));
	while (str_split_next(&source, '|', &cell)) {
		struct str inside, rest;

		if (!take_pair(cut_number(cell), bold, COUNT_OF(bold), &inside, &rest) ||
		    inside.len < 3)
			continue;
		rest = utf8_trim(rest);
		if (is_described ? !str_starts_with(rest, STR("- ")) &&
					   !str_starts_with(rest, STR("\xE2\x80\x93 ")) &&
					   !str_starts_with(rest, STR("\xE2\x80\x94 "))
				 : rest.len > 0)
			continue;
		inside = plain_title(scratch, inside);
		if (!text_is_link_word(inside) && !reading_text_is_venue(inside) &&
		    reading_date_in(inside).len == 0)
			return inside;
	}
	return STR("");
}

/* The cell of a table's row before the first link that has most text, but for those of several
 * sentences. */
static struct str cell_title(struct str lead)
{
	struct str best = STR(""), cell;

	while (str_split_next(&lead, '|', &cell)) {
		cell = reading_title_trim(cut_number(cell));
		if (cell.len > best.len && str_find(cell, STR(". ")) == SIZE_MAX)
			best = cell;
	}
	return best;
}

static struct str row_title(struct markdown_line *scratch, struct str source, struct str lead)
{
	struct str title = bold_cell(scratch, source, true);

	if (title.len == 0)
		title = bold_within(scratch, source);
	if (title.len > 0)
		return title;
	title = cell_title(lead);
	return reading_text_is_title(title) ? title : bold_cell(scratch, source, false);
}

/* Whether a text is nothing but names, of which there are several or one with initials. */
static bool is_names(struct str s)
{
	struct strbuf names;
	struct names_result result;

	strbuf_init(&names);
	result = names_add(&names, s, NAMES_UNKNOWN);
	strbuf_free(&names);
	return result.is_certain && str_find(s, STR(",")) != SIZE_MAX;
}

/* "(2017)": where the brackets with a year begin and what is behind them. */
static bool find_year(struct str s, struct str *before, struct str *behind)
{
	for (size_t at = 0; at + 6 <= s.len; at++) {
		if (s.p[at] != '(' || reading_date_in(str_sub(s, at + 1, 4)).len != 4 ||
		    !strchr(",)", s.p[at + 5]))
			continue;
		*before = utf8_trim(str_sub(s, 0, at));
		*behind = str_sub(s, at + 5, SIZE_MAX);
		*behind = str_sub(*behind, str_find(*behind, STR(")")), SIZE_MAX);
		return behind->len > 0;
	}
	return false;
}

/* "The kite (2017), A. Poe." or "Poe, A., & Roe, B. (2017). The kite. Air". */
static struct str title_at_year(struct str lead)
{
	struct str before, behind;

	if (!find_year(lead, &before, &behind))
		return STR("");
	if (!is_names(before))
		return str_find(before, STR(". ")) == SIZE_MAX ? reading_title_trim(before)
							       : STR("");
	while (behind.len > 0 && strchr("). :", *behind.p))
		behind = str_sub(behind, 1, SIZE_MAX);
	return reading_title_trim(str_sub(behind, 0, str_find(behind, STR(". "))));
}

/* Without what stands before a title in brackets or as code: "[2023/05]", "(ICLR 2023)",
 * "`NeurIPS'23`". */
static struct str cut_tags(struct str lead, struct str source)
{
	struct str code = STR("");

	if (str_starts_with(source, STR("`")))
		code = str_sub(source, 1, str_find(str_sub(source, 1, SIZE_MAX), STR("`")));
	if (code.len > 0 && str_starts_with(lead, code) &&
	    !str_starts_with(str_sub(lead, code.len, SIZE_MAX), STR(":")))
		lead = utf8_trim(str_sub(lead, code.len, SIZE_MAX));
	while (lead.len > 0 && strchr("([", *lead.p)) {
		size_t end = str_find(str_sub(lead, 0, 40), *lead.p == '(' ? STR(")") : STR("]"));

		if (end == SIZE_MAX)
			break;
		lead = utf8_trim(str_sub(lead, end + 1, SIZE_MAX));
	}
	return lead;
}

/* A short name before the title that begins with it: "Kite - Kite: Flying High". */
static struct str cut_name(struct str lead)
{
	size_t at = str_find(lead, STR(" - "));
	struct str name = str_sub(lead, 0, at), rest;

	if (at == SIZE_MAX || memchr(name.p, ' ', name.len))
		return lead;
	rest = utf8_trim(str_sub(lead, at + 3, SIZE_MAX));
	return str_starts_with(rest, name) ? rest : lead;
}

/* Whether a text behind a comma or a full stop is a venue, a year, or both. */
static bool is_place(struct str s)
{
	return s.len <= 40 &&
	       (reading_text_is_venue(s) || (reading_date_in(s).len > 0 && s.len <= 30));
}

/* Without ". CVPR 2024" or ", arXiv, 2024" at its end. */
static struct str cut_place(struct str s)
{
	static const struct str signs[] = { STR_INIT(". "), STR_INIT(", ") };

	for (size_t i = 0; i < COUNT_OF(signs); i++) {
		size_t at = str_find(s, signs[i]);

		while (at != SIZE_MAX) {
			size_t next = str_find(str_sub(s, at + 2, SIZE_MAX), signs[i]);

			if (at >= TITLE_MIN && is_place(str_sub(s, at + 2, SIZE_MAX)))
				return str_sub(s, 0, at);
			at = next == SIZE_MAX ? next : at + 2 + next;
		}
	}
	return s;
}

/* Whether a text is a date, or a venue with its year, and nothing else. */
static bool is_date_or_venue(struct str s)
{
	struct str date = reading_date_in(s), venue = reading_venue_in(s);

	if (date.len > 0 && date.len == s.len)
		return true;
	return venue.len > 0 && str_starts_with(s, venue) &&
	       (s.len == venue.len ||
		(s.len <= venue.len + 5 && s.p[s.len - 1] >= '0' && s.p[s.len - 1] <= '9'));
}

/* Without the date or the venue before a title: "2023-04, ", "2023-04 - ", "ICLR 2023: ". A year
 * before a colon can be the title's own. */
static struct str cut_front(struct str s)
{
	static const struct str signs[] = {
		STR_INIT(", "),
		STR_INIT(": "),
		STR_INIT(" - "),
		STR_INIT(" \xE2\x80\x93 "),
		STR_INIT(" \xE2\x80\x94 "),
		STR_INIT(" \xC2\xB7 "),
	};
	struct str date = reading_date_in(str_sub(s, 0, STR("0000-00-00").len));

	for (size_t i = 0; i < COUNT_OF(signs); i++) {
		size_t at = str_find(str_sub(s, 0, 40), signs[i]);
		struct str front = str_sub(s, 0, at);

		if (at != SIZE_MAX && is_date_or_venue(front) &&
		    (front.len > 4 || *signs[i].p != ':'))
			return str_sub(s, at + signs[i].len, SIZE_MAX);
	}
	if (date.len > 4 && date.p == s.p && str_starts_with(str_sub(s, date.len, 1), STR(" ")))
		return str_sub(s, date.len + 1, SIZE_MAX);
	return s;
}

/* Of a text in cells, the one that is neither date nor venue; empty where several are. */
static struct str only_cell(struct str s)
{
	struct str title = STR("");

	while (s.len > 0) {
		size_t at = str_find(s, STR(" | "));
		struct str cell = reading_title_trim(str_sub(s, 0, at));

		s = at == SIZE_MAX ? STR("") : str_sub(s, at + 3, SIZE_MAX);
		if (cell.len == 0 || is_date_or_venue(cell))
			continue;
		if (title.len > 0)
			return STR("");
		title = cell;
	}
	return title;
}

/* A text of one sentence in front of the first link: the title, where nothing but it can be. */
static struct str lead_title(struct str lead)
{
	if (reading_text_leads_on(utf8_trim(lead)))
		return STR("");
	lead = cut_front(only_cell(lead));
	lead = reading_title_trim(cut_place(reading_title_trim(cut_name(lead))));
	if (str_find(lead, STR(". ")) != SIZE_MAX || str_find(lead, STR(" et al")) != SIZE_MAX ||
	    !text_has_words(lead, 3) || is_names(lead))
		return STR("");
	return lead;
}

struct str reading_title_find(struct markdown_line *scratch, struct str source, struct str lead,
			      bool *is_guess)
{
	struct str title;

	*is_guess = false;
	source = str_sub(source, 0, LOOK_MAX);
	lead = str_sub(lead, 0, LOOK_MAX);
	if (source.len > 0 && *source.p == '|')
		return row_title(scratch, source, lead);
	title = reading_title_at_start(scratch, source);
	if (title.len == 0)
		title = bold_within(scratch, source);
	if (title.len > 0)
		return title;
	lead = cut_tags(utf8_trim(lead), source);
	title = quoted_within(lead);
	if (title.len == 0)
		title = title_at_year(lead);
	if (title.len == 0) {
		title = lead_title(lead);
		*is_guess = true;
	}
	return reading_text_is_title(title) ? title : STR("");
}

struct str reading_title_of_paragraph(struct markdown_line *scratch, struct str source)
{
	struct str inside, rest, title;
	size_t len;

	source = str_sub(source, 0, LOOK_MAX);
	if (!take_pair(source, bold, COUNT_OF(bold), &inside, &rest) ||
	    str_find(inside, STR("](")) != SIZE_MAX)
		return STR("");
	markdown_line_read(scratch, rest, MARKDOWN_FULL);
	len = scratch->text.len;
	for (size_t i = 0; i < scratch->link_count; i++)
		len -= scratch->links[i].end - scratch->links[i].begin;
	if (len > PARAGRAPH_REST)
		return STR("");
	title = plain_title(scratch, inside);
	return text_has_words(title, 3) && reading_text_is_title(title) ? title : STR("");
}
