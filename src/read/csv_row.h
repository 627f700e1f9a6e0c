#ifndef READ_CSV_ROW_H
#define READ_CSV_ROW_H

/*
 * From the cells of a CSV row to a draft, by the titles of the columns. The columns are those of
 * model/columns.h in any order and any letter case; what else a table has is left alone.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/strbuf.h"
#include "model/columns.h"
#include "model/paper.h"
#include "read/format.h"

/* The cells of one row, one after another. */
struct csv_row {
	struct strbuf text;
	size_t *ends; /* of each cell in text */
	size_t count;
	size_t capacity;
};

void csv_row_init(struct csv_row *row);
void csv_row_free(struct csv_row *row);
void csv_row_clear(struct csv_row *row);
void csv_row_add(struct csv_row *row, struct str cell);
struct str csv_row_cell(const struct csv_row *row, size_t i);

/* Which column is where, and room for what is made of the cells of a row. */
struct csv_table {
	size_t width;                          /* columns of the table, known or not */
	size_t at[COLUMN_COUNT];               /* where a column is; SIZE_MAX: nowhere */
	enum csv_column columns[COLUMN_COUNT]; /* those that are there, as they are read */
	size_t column_count;
	struct strbuf tags;          /* of the row, in their normal form */
	struct strbuf rare;          /* the rare texts of the row's paper */
	struct source_list *sources; /* of the row */
	size_t source_capacity;
};

void csv_table_init(struct csv_table *table);
void csv_table_free(struct csv_table *table);

/* Takes the titles of the columns from the first row; a note names those that are not known. */
void csv_table_read_header(struct csv_table *table, const struct csv_row *row,
			   struct format_input *input, size_t line);

/*
 * Hands the paper of a row to format_emit. Cells that are not understood are reported and left
 * unknown; a row whose number of cells is not the header's is reported and passed over, since
 * nobody knows which cell is which. Returns whether it was understood that far.
 */
bool csv_table_read_row(struct csv_table *table, const struct csv_row *row,
			struct format_input *input, size_t line);

#endif
