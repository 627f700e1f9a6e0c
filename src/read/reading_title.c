#include "config.h"

#include "read/reading_title.h"

#include <string.h>

#include "base/array.h"
#include "base/char.h"
#include "base/utf8.h"
#include "read/listing_text.h"
#include "read/paper_link.h"
#include "read/reading_facts.h"
#include "read/reading_lead.h"
#include "read/reading_short.h"
#include "read/reading_text.h"

#define LOOK_MAX ((size_t)2000)

/* What is before a title in brackets is no longer, in bytes. */
#define TAG_MAX ((size_t)200)

/* Behind the title of a paragraph no more than that can follow in its line, but for links and
 * names. */
#define PARAGRAPH_REST ((size_t)30)

/* No label is longer, in bytes. */
#define LABEL_MAX ((size_t)24)

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

/* What is between the signs of the first pair that s begins with; `rest` is what is behind. */
static bool take_pair(struct str s, const struct pair *pairs, size_t count, struct str *inside,
		      struct str *rest)
{
	for (size_t i = 0; i < count; i++) {
		size_t end;

		if (!str_starts_with(s, pairs[i].begin))
			continue;
		*inside = str_drop(s, pairs[i].begin.len);
		end = str_find(*inside, pairs[i].end);
		if (end == SIZE_MAX)
			return false;
		*rest = str_drop(*inside, end + pairs[i].end.len);
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
	/* "**[ICLR'24]** Kites" */
	if (str_starts_with(inside, STR("[")) && str_ends_with(inside, STR("]")))
		return STR("");
	title = plain_title(scratch, inside);
	return reading_text_is_title(title) ? title : STR("");
}

/* A word or two in bold that a dash parts from the rest: "**Kites** - Poe, Roe (2017)". */
static struct str short_before_dash(struct markdown_line *scratch, struct str s)
{
	struct str inside, rest, title;

	if (!take_pair(s, bold, COUNT_OF(bold), &inside, &rest))
		return STR("");
	rest = utf8_trim(rest);
	if (!str_starts_with(rest, STR("- ")) && !str_starts_with(rest, STR("\xE2\x80\x93 ")) &&
	    !str_starts_with(rest, STR("\xE2\x80\x94 ")))
		return STR("");
	title = plain_title(scratch, inside);
	return reading_short_is_title(title) ? title : STR("");
}

/* A text in bold further on, of three words, in front of the first link. */
static struct str bold_within(struct markdown_line *scratch, struct str s)
{
	s = str_sub(s, 0, str_find(s, STR("](")));
	while (s.len > 0) {
		struct str inside, rest, title;

		if (!take_pair(s, bold, COUNT_OF(bold), &inside, &rest)) {
			s = str_drop(s, 1);
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
		    take_pair(str_drop(lead, at), &quotes[i], 1, &inside, &rest) &&
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
	while (digits < s.len && char_is_digit(s.p[digits]))
		digits++;
	if (digits > 0 && digits + 1 < s.len && strchr(".)", s.p[digits]) && s.p[digits + 1] == ' ')
		return utf8_trim(str_drop(s, digits + 1));
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
	title = quoted_within(lead);
	if (reading_text_is_title(title))
		return title;
	title = cell_title(lead);
	return reading_text_is_title(title) ? title : bold_cell(scratch, source, false);
}

struct str reading_title_cut_tag(struct str source)
{
	struct str front = str_sub(source, 0, TAG_MAX);
	size_t at = source.len > 0 && *source.p == '(' ? str_find(front, STR(") **")) : SIZE_MAX;

	return at == SIZE_MAX ? source : str_drop(source, at + 2);
}

/* A title in quotes behind a label in bold: "**KT**: \"Kites in the Wind\". Air 2024". */
static struct str quoted_behind_label(struct str source, struct str lead)
{
	struct str inside, rest;

	if (!take_pair(source, bold, COUNT_OF(bold), &inside, &rest) ||
	    (!str_starts_with(rest, STR(":")) && !str_ends_with(inside, STR(":"))))
		return STR("");
	inside = quoted_within(lead);
	return reading_text_is_title(inside) ? inside : STR("");
}

/* Whether a label says that a paper's title is behind it: "Paper", "Related Paper", "Title". */
static bool is_label_of_title(struct str label)
{
	static const struct str words[] = { STR_INIT("paper"), STR_INIT("title"),
					    STR_INIT("article"), STR_INIT("paper title") };
	static const struct str kinds[] = { STR_INIT("related"), STR_INIT("original"),
					    STR_INIT("key"),     STR_INIT("main"),
					    STR_INIT("source"),  STR_INIT("full") };
	size_t blank = str_find(label, STR(" "));

	return str_is_among(label, words, COUNT_OF(words)) ||
	       (blank != SIZE_MAX &&
		str_is_among(str_sub(label, 0, blank), kinds, COUNT_OF(kinds)) &&
		str_is_among(str_drop(label, blank + 1), words, COUNT_OF(words)));
}

struct str reading_title_behind_label(struct markdown_line *scratch, struct str source)
{
	bool is_bold = str_starts_with(source, STR("**"));
	struct str label = str_sub(source, is_bold ? 2 : 0, LABEL_MAX), inside, rest;
	size_t colon = str_find(label, STR(":"));

	if (colon == SIZE_MAX)
		return STR("");
	rest = str_sub(source, (is_bold ? 2 : 0) + colon + 1, LOOK_MAX);
	label = str_sub(label, 0, colon);
	if (is_bold && str_ends_with(label, STR("**")))
		label.len -= 2;
	else if (is_bold && str_starts_with(rest, STR("**")))
		rest = str_drop(rest, 2);
	else if (is_bold)
		return STR("");
	rest = utf8_trim(rest);
	if (!is_label_of_title(utf8_trim(label)) ||
	    (!take_pair(rest, bold, COUNT_OF(bold), &inside, &rest) &&
	     !take_pair(rest, light, COUNT_OF(light), &inside, &rest)))
		return STR("");
	inside = plain_title(scratch, inside);
	return reading_text_is_title(inside) ? inside : STR("");
}

struct str reading_title_find(struct markdown_line *scratch, struct str source, struct str lead,
			      bool *is_guess)
{
	struct str title;

	*is_guess = false;
	source = str_sub(source, 0, LOOK_MAX);
	lead = str_sub(lead, 0, LOOK_MAX);
	if (source.len > 0 && *source.p == '|')
		return source.len < READING_TITLE_MIN ? STR("") : row_title(scratch, source, lead);
	if (source.len < READING_TITLE_MIN) {
		*is_guess = true;
		return STR("");
	}
	title = quoted_behind_label(source, lead);
	if (title.len == 0)
		title = reading_title_at_start(scratch, reading_title_cut_tag(source));
	if (title.len == 0)
		title = short_before_dash(scratch, source);
	if (title.len == 0)
		title = bold_within(scratch, source);
	/* A link that nothing ends has its address bare: "see [the kites](https://...". */
	if (title.len > 0 || str_ends_with(lead, STR("](")))
		return title;
	lead = reading_lead_cut_tags(utf8_trim(lead), source);
	title = quoted_within(lead);
	if (title.len == 0)
		title = reading_lead_title(lead, is_guess);
	return reading_text_is_title(title) ? title : STR("");
}

/* Whether names follow the title of a paragraph: "**Kites**. Ann Poe, Bo Roe. Air 2017." */
static bool are_names_behind(struct str s)
{
	s = utf8_trim(s);
	if (!str_starts_with(s, STR(". ")))
		return false;
	s = str_drop(s, 2);
	s = str_cut_end(str_sub(s, 0, str_find(s, STR(". "))), ".");
	return reading_lead_are_full_names(s) || reading_authors_in(s).len > 0;
}

struct str reading_title_of_paragraph(struct markdown_line *scratch, struct str source)
{
	struct str inside, rest, title;
	bool is_cited;
	size_t len;

	source = str_sub(source, 0, LOOK_MAX);
	if (!take_pair(source, bold, COUNT_OF(bold), &inside, &rest) ||
	    str_find(inside, STR("](")) != SIZE_MAX)
		return STR("");
	markdown_line_read(scratch, rest, MARKDOWN_FULL);
	len = scratch->text.len;
	for (size_t i = 0; i < scratch->link_count; i++)
		len -= scratch->links[i].end - scratch->links[i].begin;
	is_cited = are_names_behind(strbuf_str(&scratch->text));
	if (len > PARAGRAPH_REST && !is_cited)
		return STR("");
	title = plain_title(scratch, inside);
	return text_has_words(title, is_cited ? 2 : 3) && reading_text_is_title(title) ? title
										       : STR("");
}
