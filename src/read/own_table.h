#ifndef READ_OWN_TABLE_H
#define READ_OWN_TABLE_H

/*
 * Rows of shortlist's own CSV, with the reader's marks. What it wrote comes back exactly; what
 * people put into its columns, dates and lists of authors in other forms, is understood as in
 * other tables.
 */

#include <stddef.h>

#include "base/strbuf.h"
#include "read/csv_row.h"
#include "read/format.h"
#include "read/table_columns.h"
#include "read/table_dates.h"

/* The columns that are there, and room for what is made of the cells of a row. */
struct own_table {
	size_t at[COLUMN_COUNT];               /* where a column is */
	enum csv_column columns[COLUMN_COUNT]; /* those that are there, as they are read */
	size_t column_count;
	struct strbuf names;               /* of the row's authors */
	struct strbuf lists[COLUMN_COUNT]; /* those that Python or JSON wrote */
	struct strbuf tags;                /* of the row, in their normal form */
	struct strbuf rare;                /* the rare texts of the row's paper */
	struct source_list *sources;       /* of the row */
	size_t source_capacity;
};

void own_table_init(struct own_table *table, const struct table_columns *columns);
void own_table_free(struct own_table *table);

/* Hands the paper of a row to format_emit. Cells that are not understood are reported and left
 * unknown. */
void own_table_read(struct own_table *table, const struct table_dates *dates,
		    const struct csv_row *row, struct format_input *input, size_t line);

#endif
