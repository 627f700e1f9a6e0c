#include "config.h"

#include "read/table.h"

#include <stdint.h>

#include "base/utf8.h"
#include "read/table_ahead.h"
#include "read/table_prose.h"

/* Longer cells are no title of a column for certain, and need not be looked up. */
#define TITLE_LEN_MAX 30

/* How much of a cell a message repeats. */
#define MESSAGE_TEXT_MAX 60

static size_t find_slot(const struct table_columns *columns, enum slot slot)
{
	for (size_t i = 0; i < columns->count; i++)
		if (columns->rows[i].slot == slot)
			return columns->at[i];
	return SIZE_MAX;
}

void table_init(struct table *table, const struct csv_row *header)
{
	struct table_columns *columns = &table->columns;

	*table = (struct table){ 0 };
	table_columns_init(columns, header);
	table->title_at =
		columns->is_own ? columns->own_at[COLUMN_TITLE] : find_slot(columns, SLOT_TITLE);
	table->date_at =
		columns->is_own ? columns->own_at[COLUMN_DATE] : find_slot(columns, SLOT_DATE);
	table->names_at = columns->is_own ? SIZE_MAX : find_slot(columns, SLOT_AUTHOR_NAMES);
	table_fit_init(&table->fit, columns);
	dialect_index_init(&table->titles, &table_columns_of_all);
	if (columns->tool)
		dialect_index_init(&table->tool_titles, &columns->tool->names);
	own_table_init(&table->own, columns);
	other_table_init(&table->other);
}

void table_free(struct table *table)
{
	own_table_free(&table->own);
	other_table_free(&table->other);
	dialect_index_free(&table->titles);
	dialect_index_free(&table->tool_titles);
	table_columns_free(&table->columns);
}

const char *table_dialect(const struct table *table)
{
	const struct table_tool *tool = table->columns.is_own ? NULL : table->columns.tool;

	return tool ? tool->names.title : table_columns_of_all.title;
}

static bool has_open_date(const struct table *table, const struct csv_row *row)
{
	return !table->dates.is_mixed && table->dates.order == DATE_ORDER_UNKNOWN &&
	       table_date_is_open(csv_row_cell(row, table->date_at));
}

bool table_wants_look_ahead(const struct table *table, const struct csv_row *row)
{
	return !table->has_looked && (has_open_date(table, row) ||
				      table_names_are_open(csv_row_cell(row, table->names_at)));
}

static void see_row(void *context, const struct csv_row *row)
{
	struct table *table = context;

	table_dates_see(&table->dates, csv_row_cell(row, table->date_at));
	table_names_see(&table->names, csv_row_cell(row, table->names_at));
}

void table_look_below(struct table *table, struct str text, char delimiter)
{
	table_look_ahead(str_sub(text, 0, TABLE_AHEAD), delimiter, see_row, table);
	table->has_looked = true;
}

bool table_row_may_be_header(const struct table *table, const struct csv_row *row)
{
	struct str cell = csv_row_cell(row, table->title_at == SIZE_MAX ? 0 : table->title_at);

	if (row->count < 2 || cell.len == 0 || cell.len > TITLE_LEN_MAX)
		return false;
	return dialect_index_has_loosely(&table->titles, cell) ||
	       dialect_index_has_loosely(&table->tool_titles, cell);
}

static bool row_has_digit(const struct csv_row *row)
{
	return table_cell_has_digit(strbuf_str(&row->text));
}

/* Of shortlist's own a paper may have any title, since it writes its header once. */
bool table_row_has_header_title(const struct table *table, const struct csv_row *row)
{
	const struct dialect_name *name;

	if (table->columns.is_own || table->title_at == SIZE_MAX || row_has_digit(row))
		return false;
	name = dialect_find_loosely(&table_columns_of_all, csv_row_cell(row, table->title_at));
	return name && name->slot == SLOT_TITLE;
}

/* Whether a row is a line of text that is between the rows of papers. */
static bool is_lone_text(const struct table *table, const struct csv_row *row)
{
	return row->count == 1 && table->columns.width > 1 &&
	       !(table->has_lone_titles && table_cell_may_be_title(csv_row_cell(row, 0)));
}

/* Whether the row is too wide or too narrow to be known by its columns. */
static bool has_wrong_width(const struct table *table, const struct csv_row *row,
			    enum row_state state)
{
	size_t width = table->columns.width;

	if (row->count >= width)
		return !csv_row_is_empty(row, width);
	return state == ROW_DAMAGED || csv_row_cell(row, table->title_at).len == 0;
}

/* Reports a row that does not fit; false if it does. */
static bool tell_misfit(struct table *table, const struct csv_row *row, struct format_input *input,
			size_t line)
{
	bool is_loose = table->is_row_loose && !table->is_loose;
	struct table_misfit misfit;

	switch (table_fit_row(&table->fit, row, is_loose, &misfit)) {
	case TABLE_FIT_CERTAIN:
	case TABLE_FIT_YES:
		return false;
	case TABLE_FIT_TEXT:
		format_warn(input, line, "a line of text between the rows of the table");
		break;
	case TABLE_FIT_NO:
		format_warn(input, line, "a row that does not fit the columns: %s is \"%.*s\"",
			    misfit.title, STR_ARG(utf8_front(misfit.cell, MESSAGE_TEXT_MAX)));
		break;
	}
	format_count_broken(input, line);
	return true;
}

/* A table that writes all its cells has one short row only where it is cut off. */
static bool is_cut_off(const struct table *table, const struct csv_row *row, enum row_state state)
{
	if (state == ROW_OPEN)
		return true;
	return state == ROW_CUT && row->count < table->columns.width && !table->has_short_rows;
}

static void read_cells(struct table *table, const struct csv_row *row, struct format_input *input,
		       size_t line)
{
	table_dates_see(&table->dates, csv_row_cell(row, table->date_at));
	if (!table->names.is_known)
		table_names_see(&table->names, csv_row_cell(row, table->names_at));
	table_columns_count_left(&table->columns, row);
	table->other.record.names_style = table_names_style(&table->names);
	table->other.record.are_names_by_commas = table->names.are_by_commas;
	if (table->columns.is_own)
		own_table_read(&table->own, &table->dates, row, input, line);
	else
		other_table_read(&table->other, &table->columns, &table->dates, row, input, line);
}

bool table_read_row(struct table *table, struct csv_row *row, struct format_input *input,
		    size_t line, enum row_state state)
{
	if (csv_row_is_empty(row, 0)) {
		format_count_idle(input, line, true);
		return true;
	}
	format_count_idle(input, line, false);
	if (is_cut_off(table, row, state)) {
		row->count--;
		if (tell_misfit(table, row, input, line))
			return false;
		format_warn(input, line, "the file ends within this row");
		if (has_wrong_width(table, row, state))
			return false;
	} else if (is_lone_text(table, row) || has_wrong_width(table, row, state)) {
		format_warn(input, line, "a row of %zu cell%s below a header of %zu", row->count,
			    row->count == 1 ? "" : "s", table->columns.width);
		format_count_broken(input, line);
		return false;
	} else if (tell_misfit(table, row, input, line)) {
		return false;
	}
	table->has_short_rows |= row->count < table->columns.width;
	read_cells(table, row, input, line);
	return true;
}

void table_refuse_header_alone(const struct table *table, const struct csv_row *header,
			       struct format_input *input)
{
	struct strbuf names;

	if (table->columns.is_own && header->count <= COLUMN_COUNT)
		return;
	strbuf_init(&names);
	csv_row_add_names(&names, header);
	format_refuse(input, 0, "has a header of %s and no rows", names.data);
	strbuf_free(&names);
}
