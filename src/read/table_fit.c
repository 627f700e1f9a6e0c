#include "config.h"

#include "read/table_fit.h"

#include <stdint.h>

#include "base/array.h"
#include "base/utf8.h"
#include "read/table_stray.h"

/* A row with as many cells that say what their columns ask for is no line of text. */
#define RIGHT_CELLS_ENOUGH 3

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
	enum table_cell_says says = table_cell_says(cell, column->kind);

	if (says == TABLE_SAYS_WRONG && look->wrong++ == 0)
		look->misfit = (struct table_misfit){ column->title, cell };
	if (says != TABLE_SAYS_RIGHT)
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
		    table_cell_says(cell, column->kind) == TABLE_SAYS_RIGHT)
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

	is_loose |= !look->is_whole && table_cell_is_number(utf8_trim(title));
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
