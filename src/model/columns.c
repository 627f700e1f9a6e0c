/*
 * The mark against formulas is one apostrophe. With F for a text that a spreadsheet runs, the
 * writer marks F, 'F, ''F and so on, and the reader takes one apostrophe off 'F, ''F and so on:
 * each text comes back as it was, the ones that began with an apostrophe included.
 */

#include "config.h"

#include "model/columns.h"

#include <stddef.h>
#include <string.h>

#include "base/array.h"
#include "base/utf8.h"

#define NO_FIELD FIELD_COUNT

static const struct {
	struct str title;
	enum paper_field field; /* NO_FIELD: one of CSV_MARKS or CSV_REMARKS */
} columns[COLUMN_COUNT] = {
#define X(id, title) [COLUMN_##id] = { STR_INIT(title), NO_FIELD },
	CSV_MARKS(X) CSV_REMARKS(X)
#undef X
#define X(id, key, type, place, title, ...) [COLUMN_##id] = { STR_INIT(title), FIELD_##id },
		PAPER_FIELDS(X)
#undef X
};

static const enum csv_column field_columns[FIELD_COUNT] = {
#define X(id, ...) [FIELD_##id] = COLUMN_##id,
	PAPER_FIELDS(X)
#undef X
};

/* The first bytes of these. */
#define FORMULA_SIGNS "=+-@\t\r\xEF"

static const struct str formula_starts[] = {
	STR_INIT("="),  STR_INIT("+"),  STR_INIT("-"),  STR_INIT("@"),  STR_INIT("\t"),
	STR_INIT("\r"), STR_INIT("＝"), STR_INIT("＋"), STR_INIT("－"), STR_INIT("＠"),
};

const char *csv_column_title(enum csv_column column)
{
	return columns[column].title.p;
}

bool csv_column_field(enum csv_column column, enum paper_field *field)
{
	if (columns[column].field == NO_FIELD)
		return false;
	*field = columns[column].field;
	return true;
}

enum csv_column csv_field_column(enum paper_field field)
{
	return field_columns[field];
}

bool csv_column_find(struct str title, enum csv_column *column)
{
	title = utf8_trim(title);
	for (size_t i = 0; i < COLUMN_COUNT; i++) {
		if (str_equal_ignoring_case(title, columns[i].title)) {
			*column = (enum csv_column)i;
			return true;
		}
	}
	return false;
}

bool csv_cell_is_formula(struct str cell)
{
	while (cell.len > 0 && *cell.p == '\'')
		cell = str_drop(cell, 1);
	if (cell.len == 0 || !memchr(FORMULA_SIGNS, *cell.p, sizeof(FORMULA_SIGNS) - 1))
		return false;
	for (size_t i = 0; i < COUNT_OF(formula_starts); i++)
		if (str_starts_with(cell, formula_starts[i]))
			return true;
	return false;
}

struct str csv_cell_unguard(struct str cell)
{
	if (cell.len > 0 && *cell.p == '\'' && csv_cell_is_formula(cell))
		return str_drop(cell, 1);
	return cell;
}
