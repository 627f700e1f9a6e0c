#include "config.h"

#include "read/table_fit.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/array.h"
#include "base/char.h"
#include "base/utf8.h"
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

/* A row with as many cells that say what their columns ask for is no line of text. */
#define RIGHT_CELLS_ENOUGH 3

/* What a cell says of its row. */
enum cell_says {
	SAYS_NOTHING, /* or what any cell could hold */
	SAYS_RIGHT,
	SAYS_WRONG,
};

static enum table_cell_kind kind_of(enum slot slot, enum value_kind kind)
{
	static const struct {
		enum slot slot;
		enum table_cell_kind kind;
	} kinds[] = {
		{ SLOT_AUTHOR_NAMES, TABLE_CELL_NAMES }, { SLOT_AUTHORS, TABLE_CELL_NAMES },
		{ SLOT_DATE, TABLE_CELL_DATE },          { SLOT_YEAR, TABLE_CELL_DATE },
		{ SLOT_ARXIV_ID, TABLE_CELL_ARXIV_ID },  { SLOT_DOI, TABLE_CELL_DOI },
		{ SLOT_PMID, TABLE_CELL_PMID },          { SLOT_PMCID, TABLE_CELL_PMCID },
		{ SLOT_URL, TABLE_CELL_ADDRESS },        { SLOT_PDF, TABLE_CELL_ADDRESS },
		{ SLOT_CITATIONS, TABLE_CELL_COUNT },    { SLOT_UPVOTES, TABLE_CELL_COUNT },
		{ SLOT_VENUE, TABLE_CELL_WORDS },        { SLOT_ABSTRACT, TABLE_CELL_WORDS },
		{ SLOT_SUMMARY, TABLE_CELL_WORDS },      { SLOT_KEYWORDS, TABLE_CELL_WORDS },
		{ SLOT_PUBLISHER, TABLE_CELL_WORDS },
	};

	if (kind == VALUE_MOMENT)
		return TABLE_CELL_OTHER;
	for (size_t i = 0; i < COUNT_OF(kinds); i++)
		if (kinds[i].slot == slot)
			return kinds[i].kind;
	return TABLE_CELL_OTHER;
}

static void add_column(struct table_fit *fit, size_t at, enum table_cell_kind kind,
		       const char *title)
{
	if (kind != TABLE_CELL_OTHER && fit->count < TABLE_FIT_MAX)
		fit->columns[fit->count++] = (struct table_fit_column){ at, kind, title };
}

/* The slots of fields are the fields. */
static void add_own_columns(struct table_fit *fit, const struct table_columns *columns)
{
	for (enum csv_column column = 0; column < COLUMN_COUNT; column++) {
		enum paper_field field;

		if (columns->own_at[column] != SIZE_MAX && csv_column_field(column, &field))
			add_column(fit, columns->own_at[column],
				   kind_of((enum slot)field, VALUE_TEXT), csv_column_title(column));
	}
}

void table_fit_init(struct table_fit *fit, const struct table_columns *columns)
{
	*fit = (struct table_fit){ .title_at = SIZE_MAX,
				   .sources_at = SIZE_MAX,
				   .width = columns->width };
	if (columns->is_own) {
		fit->title_at = columns->own_at[COLUMN_TITLE];
		fit->sources_at = columns->own_at[COLUMN_SOURCES];
		add_own_columns(fit, columns);
		return;
	}
	for (size_t i = 0; i < columns->count; i++) {
		const struct dialect_name *name = &columns->rows[i];

		if (name->slot == SLOT_TITLE && fit->title_at == SIZE_MAX)
			fit->title_at = columns->at[i];
		add_column(fit, columns->at[i], kind_of(name->slot, name->kind), name->name);
	}
}

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

/* Signs alone say nothing. */
static bool is_number(struct str cell)
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
static enum cell_says says_date(struct str cell)
{
	struct date date;
	size_t len;

	if (is_date(cell) || date_parse_iso(cell, &date) || date_parse_listing(cell, &date, &len))
		return SAYS_RIGHT;
	return has_year(cell) || says_later(cell) || is_month(cell) ? SAYS_NOTHING : SAYS_WRONG;
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
static enum cell_says says_names(struct str cell)
{
	struct str look = str_sub(cell, 0, NAMES_MAX);
	bool is_capital = (unsigned char)look.p[0] >= 0x80 || char_is_upper(look.p[0]) ||
			  strchr("['\"{", look.p[0]);

	if (is_number(cell))
		return is_small_count(cell) ? SAYS_NOTHING : SAYS_WRONG;
	if (str_find(look, STR("://")) != SIZE_MAX || is_date(cell) ||
	    table_stray_of(cell) >= TABLE_STRAY_MAYBE || char_is_digit(*look.p))
		return SAYS_WRONG;
	return is_capital && !table_cell_has_digit(look) ? SAYS_RIGHT : SAYS_NOTHING;
}

static enum cell_says says_id(struct str cell, bool (*normalise)(struct str, char *))
{
	char id[IDENTIFIER_MAX];

	if (normalise(cell, id) || table_cell_names_paper(cell))
		return SAYS_RIGHT;
	if (str_find(cell, STR("10.")) != SIZE_MAX || arxiv_id_is_damaged(cell) ||
	    cell.len > IDENTIFIER_MAX || says_later(cell))
		return SAYS_NOTHING;
	return SAYS_WRONG;
}

static enum cell_says says_pubmed(struct str cell, bool (*normalise)(struct str, char *))
{
	if (is_number(cell) && cell.len < PMID_DIGITS_MIN)
		return SAYS_NOTHING;
	return says_id(cell, normalise);
}

static enum cell_says says_address(struct str cell)
{
	return table_cell_names_paper(cell) ? SAYS_RIGHT : SAYS_NOTHING;
}

static enum cell_says says_count(struct str cell)
{
	return is_number(cell) || says_later(cell) ? SAYS_NOTHING : SAYS_WRONG;
}

/* A year is how people name the volume of a venue. */
static enum cell_says says_words(struct str cell)
{
	if (is_number(cell) && cell.len == 4)
		return SAYS_NOTHING;
	return is_number(cell) || is_date(cell) ? SAYS_WRONG : SAYS_RIGHT;
}

static enum cell_says says_of_kind(struct str cell, enum table_cell_kind kind)
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
	return SAYS_NOTHING;
}

/* What the cells of a row say together. */
struct row_look {
	bool is_whole; /* it has a cell for each column */
	bool has_date, has_names, has_words;
	size_t right, wrong;
	struct table_misfit misfit; /* the first */
};

static bool kind_is_id(enum table_cell_kind kind)
{
	return kind >= TABLE_CELL_ARXIV_ID && kind <= TABLE_CELL_ADDRESS;
}

static void see_cell(struct row_look *look, const struct table_fit_column *column, struct str cell)
{
	enum cell_says says = says_of_kind(cell, column->kind);

	if (says == SAYS_WRONG && look->wrong++ == 0)
		look->misfit = (struct table_misfit){ column->title, cell };
	if (says != SAYS_RIGHT)
		return;
	look->right++;
	look->has_date |= column->kind == TABLE_CELL_DATE;
	look->has_names |= column->kind == TABLE_CELL_NAMES;
	look->has_words |= column->kind == TABLE_CELL_WORDS;
}

static struct str filled_cell(const struct csv_row *row, size_t at)
{
	struct str cell = csv_cell_value(csv_row_cell(row, at));

	return cell.len > 0 && table_cell_says_nothing(cell) ? STR("") : cell;
}

static void see_row(struct row_look *look, const struct table_fit *fit, const struct csv_row *row)
{
	for (size_t i = 0; i < fit->count; i++) {
		struct str cell = filled_cell(row, fit->columns[i].at);

		if (cell.len > 0)
			see_cell(look, &fit->columns[i], cell);
	}
}

/* Whether an identifier is where it should be: nothing else says as much. */
static bool has_id(const struct table_fit *fit, const struct csv_row *row)
{
	for (size_t i = 0; i < fit->count; i++) {
		const struct table_fit_column *column = &fit->columns[i];
		struct str cell = csv_cell_value(csv_row_cell(row, column->at));

		if (kind_is_id(column->kind) && cell.len > 0 &&
		    says_of_kind(cell, column->kind) == SAYS_RIGHT)
			return true;
	}
	return false;
}

/* How the row begins, or its title, wherever that is. */
static enum table_stray stray_of_row(const struct csv_row *row, struct str title)
{
	enum table_stray first = table_stray_of(csv_row_cell(row, 0));
	enum table_stray stray = table_stray_of(title);

	return first > stray ? first : stray;
}

/* `title`: of the row. A number alone is none where nothing else is. */
static bool is_text(const struct row_look *look, const struct csv_row *row, struct str title,
		    bool is_loose)
{
	enum table_stray stray = stray_of_row(row, title);

	is_loose |= !look->is_whole && is_number(utf8_trim(title));
	if (stray == TABLE_STRAY_YES)
		return !look->has_names || !look->has_date;
	if (stray != TABLE_STRAY_NO)
		return look->wrong > 0 || (!look->has_names && look->right < RIGHT_CELLS_ENOUGH);
	return is_loose && !look->has_names && !look->has_date;
}

/*
 * Whether what is out of its place is too much for a paper. Authors outweigh one such cell, as of a
 * paper "in the spring"; where the row has a cell for each column other words do, and with authors
 * they outweigh any.
 */
static bool is_misfit(const struct row_look *look)
{
	bool has_words = look->is_whole && look->has_words;

	if (look->wrong == 0 || look->has_date || (look->has_names && has_words))
		return false;
	return look->wrong > 1 || !(look->has_names || has_words);
}

enum table_fit_verdict table_fit_row(const struct table_fit *fit, const struct csv_row *row,
				     bool is_loose, struct table_misfit *misfit)
{
	struct row_look look = { .is_whole = row->count >= fit->width };
	struct str title = csv_row_cell(row, fit->title_at);

	if (look.is_whole && csv_row_cell(row, fit->sources_at).len > 0)
		return TABLE_FIT_CERTAIN;
	if (has_id(fit, row))
		return look.is_whole ? TABLE_FIT_CERTAIN : TABLE_FIT_YES;
	see_row(&look, fit, row);
	if (misfit)
		*misfit = look.misfit;
	if (is_text(&look, row, title, is_loose))
		return TABLE_FIT_TEXT;
	if (is_misfit(&look))
		return TABLE_FIT_NO;
	return look.is_whole && look.has_date ? TABLE_FIT_CERTAIN : TABLE_FIT_YES;
}
