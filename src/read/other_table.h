#ifndef READ_OTHER_TABLE_H
#define READ_OTHER_TABLE_H

/* Rows of the tables of other tools, by way of a record (read/record.h). */

#include "base/strbuf.h"
#include "read/csv_row.h"
#include "read/format.h"
#include "read/record.h"
#include "read/table_columns.h"
#include "read/table_dates.h"

struct other_table {
	struct record record;
	struct strbuf cell; /* one that is not taken as it is */
};

void other_table_init(struct other_table *table);
void other_table_free(struct other_table *table);

/* Hands the paper of a row to format_emit. What is not understood is reported and left unknown. */
void other_table_read(struct other_table *table, const struct table_columns *columns,
		      const struct table_dates *dates, const struct csv_row *row,
		      struct format_input *input, size_t line);

#endif
