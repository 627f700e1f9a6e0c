#include "config.h"

#include "read/table_cell.h"

#include <stdio.h>
#include <string.h>

#include "base/array.h"
#include "base/char.h"
#include "model/date.h"
#include "model/identifier.h"
#include "read/table_prose.h"
#include "read/table_signs.h"
#include "read/table_stray.h"

/* No date is longer, in bytes, and no list of names is looked through further. */
#define DATE_MAX  64
#define NAMES_MAX ((size_t)200)

/* No paper has more authors. */
#define AUTHORS_MAX 20000

/* A number alone is PubMed's only if it has as many digits: sums and pages are less. */
#define PMID_DIGITS_MIN 5

bool table_cell_says_nothing(struct str cell)
{
	static const struct str words[] = {
		STR_INIT("nan"),
		STR_INIT("none"),
		STR_INIT("null"),
		STR_INIT("n/a"),
		STR_INIT("na"),
		STR_INIT("#n/a"),
		STR_INIT("[]"),
		STR_INIT("{}"),
		STR_INIT("[no author name available]"),
		STR_INIT("[no author id available]"),
	};

	return cell.len <= 30 && str_is_among(cell, words, COUNT_OF(words));
}

/* What people write in place of a date or of a number that is not known yet. */
static bool says_later(struct str cell)
{
	static const struct str words[] = {
		STR_INIT("-"),
		STR_INIT("?"),
		STR_INIT("n.d."),
		STR_INIT("n.d"),
		STR_INIT("nd"),
		STR_INIT("s.d."),
		STR_INIT("no date"),
		STR_INIT("undated"),
		STR_INIT("unknown"),
		STR_INIT("tba"),
		STR_INIT("tbd"),
		STR_INIT("soon"),
		STR_INIT("in press"),
		STR_INIT("in print"),
		STR_INIT("in preparation"),
		STR_INIT("forthcoming"),
		STR_INIT("to appear"),
		STR_INIT("accepted"),
		STR_INIT("submitted"),
		STR_INIT("under review"),
		STR_INIT("early access"),
		STR_INIT("early view"),
		STR_INIT("online first"),
		STR_INIT("ahead of print"),
		STR_INIT("unpublished"),
		STR_INIT("preprint"),
		STR_INIT("ongoing"),
		STR_INIT("present"),
	};

	return str_is_among(cell, words, COUNT_OF(words));
}

bool table_cell_is_number(struct str cell)
{
	bool has_digit = false;

	for (size_t i = 0; i < cell.len; i++) {
		if (!char_is_digit(cell.p[i]) && !strchr(".,", cell.p[i]))
			return false;
		has_digit |= char_is_digit(cell.p[i]);
	}
	return has_digit;
}

/* Whether a year from 1500 to 2199 is in it, as in any form of a date. */
static bool has_year(struct str cell)
{
	size_t run = 0;

	for (size_t i = 0; i < cell.len; i++) {
		struct str century;

		run = char_is_digit(cell.p[i]) ? run + 1 : 0;
		if (run != 4 || (i + 1 < cell.len && char_is_digit(cell.p[i + 1])))
			continue;
		century = str_sub(cell, i - 3, 2);
		if (str_compare(century, STR("15")) >= 0 && str_compare(century, STR("21")) <= 0)
			return true;
	}
	return false;
}

static bool is_date(struct str cell)
{
	struct date date;

	return cell.len <= DATE_MAX && date_parse_any(cell, DATE_ORDER_UNKNOWN, &date);
}

/* "Jan", beside the year in another column. */
static bool is_month(struct str cell)
{
	char text[DATE_MAX];

	if (cell.len > 12 || char_is_digit(*cell.p))
		return false;
	snprintf(text, sizeof(text), "2000 %.*s", STR_ARG(cell));
	return is_date(str_from(text));
}

/* A date that goes by words of another language has its year all the same; a month alone is the
 * one beside it. */
static enum table_cell_says says_date(struct str cell)
{
	struct date date;
	size_t len;

	if (is_date(cell) || date_parse_iso(cell, &date) || date_parse_listing(cell, &date, &len))
		return TABLE_SAYS_RIGHT;
	return has_year(cell) || says_later(cell) || is_month(cell) ? TABLE_SAYS_NOTHING
								    : TABLE_SAYS_WRONG;
}

/* Whether it can be how many authors a paper has: 7, or 7.0 of a spreadsheet. */
static bool is_small_count(struct str cell)
{
	uint64_t count;

	if (str_ends_with(cell, STR(".0")))
		cell.len -= 2;
	return str_to_uint(cell, AUTHORS_MAX, &count);
}

/* Names of people have no digits, but those of groups may, and a number is how many they are. */
static enum table_cell_says says_names(struct str cell)
{
	struct str look = str_sub(cell, 0, NAMES_MAX);
	bool is_capital = (unsigned char)look.p[0] >= 0x80 || char_is_upper(look.p[0]) ||
			  strchr("['\"{", look.p[0]);

	if (table_cell_is_number(cell))
		return is_small_count(cell) ? TABLE_SAYS_NOTHING : TABLE_SAYS_WRONG;
	if (str_find(look, STR("://")) != SIZE_MAX || is_date(cell) ||
	    table_stray_of(cell) >= TABLE_STRAY_MAYBE || char_is_digit(*look.p))
		return TABLE_SAYS_WRONG;
	return is_capital && !table_cell_has_digit(look) ? TABLE_SAYS_RIGHT : TABLE_SAYS_NOTHING;
}

static enum table_cell_says says_id(struct str cell, bool (*normalise)(struct str, char *))
{
	char id[IDENTIFIER_MAX];

	if (normalise(cell, id) || table_cell_names_paper(cell))
		return TABLE_SAYS_RIGHT;
	if (str_find(cell, STR("10.")) != SIZE_MAX || arxiv_id_is_damaged(cell) ||
	    cell.len > IDENTIFIER_MAX || says_later(cell))
		return TABLE_SAYS_NOTHING;
	return TABLE_SAYS_WRONG;
}

static enum table_cell_says says_pubmed(struct str cell, bool (*normalise)(struct str, char *))
{
	if (table_cell_is_number(cell) && cell.len < PMID_DIGITS_MIN)
		return TABLE_SAYS_NOTHING;
	return says_id(cell, normalise);
}

static enum table_cell_says says_address(struct str cell)
{
	return table_cell_names_paper(cell) ? TABLE_SAYS_RIGHT : TABLE_SAYS_NOTHING;
}

static enum table_cell_says says_count(struct str cell)
{
	return table_cell_is_number(cell) || says_later(cell) ? TABLE_SAYS_NOTHING
							      : TABLE_SAYS_WRONG;
}

/* A year is how people name the volume of a venue. */
static enum table_cell_says says_words(struct str cell)
{
	if (table_cell_is_number(cell) && cell.len == 4)
		return TABLE_SAYS_NOTHING;
	return table_cell_is_number(cell) || is_date(cell) ? TABLE_SAYS_WRONG : TABLE_SAYS_RIGHT;
}

enum table_cell_says table_cell_says(struct str cell, enum table_cell_kind kind)
{
	switch (kind) {
	case TABLE_CELL_NAMES:
		return says_names(cell);
	case TABLE_CELL_DATE:
		return says_date(cell);
	case TABLE_CELL_ARXIV_ID:
		return says_id(cell, arxiv_id_normalise);
	case TABLE_CELL_DOI:
		return says_id(cell, doi_normalise);
	case TABLE_CELL_PMID:
		return says_pubmed(cell, pmid_normalise);
	case TABLE_CELL_PMCID:
		return says_pubmed(cell, pmcid_normalise);
	case TABLE_CELL_ADDRESS:
		return says_address(cell);
	case TABLE_CELL_COUNT:
		return says_count(cell);
	case TABLE_CELL_WORDS:
		return says_words(cell);
	case TABLE_CELL_OTHER:
		break;
	}
	return TABLE_SAYS_NOTHING;
}
