#ifndef READ_TABLE_H
#define READ_TABLE_H

/*
 * A table of papers: its header, and what becomes of its rows. How its rows are found in the bytes
 * is none of this.
 */

#include <stdbool.h>
#include <stddef.h>

#include "read/csv_row.h"
#include "read/format.h"
#include "read/other_table.h"
#include "read/own_table.h"
#include "read/table_columns.h"
#include "read/table_dates.h"
#include "read/table_fit.h"
#include "read/table_names.h"

/* In which state a row is. */
enum row_state {
	ROW_WHOLE,
	ROW_CUT,     /* the file ends with it, without a newline: it may be part of one */
	ROW_OPEN,    /* the file ends within its last cell, which is in quotes */
	ROW_DAMAGED, /* its quotes are not those of a CSV */
};

struct table {
	struct table_columns columns;
	struct table_fit fit;
	struct table_dates dates;
	struct table_names names;
	size_t title_at; /* the column of the titles; SIZE_MAX: nowhere */
	size_t date_at;  /* the column of the dates */
	size_t names_at; /* the column of the authors' names, of another tool's table */
	bool has_looked; /* ahead, for how dates and names are written */
	bool has_short_rows;
	bool is_loose;                            /* its header has a blank behind each delimiter */
	bool is_row_loose;                        /* the same of the row that comes */
	bool has_lone_titles;                     /* rows of a title alone are common */
	struct dialect_index titles, tool_titles; /* of columns, over all tools and of this one */
	struct own_table own;                     /* of shortlist's own */
	struct other_table other;                 /* of any other */
};

/* Takes the titles of the columns; the header's cells are borrowed for the call. */
void table_init(struct table *table, const struct csv_row *header);
void table_free(struct table *table);

/* "CSV", "CSV of Zotero". */
const char *table_dialect(const struct table *table);

/* Whether the rows below a row should be looked at before it is read, since it has a cell that can
 * be read in several ways. */
bool table_wants_look_ahead(const struct table *table, const struct csv_row *row);

/* Looks at the rows of the text, which begins below that row. */
void table_look_below(struct table *table, struct str text, char delimiter);

/* Whether the row has a title of a column where the papers' titles are: it may be the header again,
 * or that of another table. */
bool table_row_may_be_header(const struct table *table, const struct csv_row *row);

/* Whether in the place of a paper's title is what columns of titles are called, and nothing beside
 * it says that it is one all the same. */
bool table_row_has_header_title(const struct table *table, const struct csv_row *row);

/*
 * Reads a row: an empty one says nothing; empty cells at its end may be missing, or be too many.
 * More cells than titles are reported, and the row is passed over, since nobody knows which cell is
 * which, and so is a line of one cell unless titles alone are common, and a row whose cells don't
 * fit the columns. Of a short row that is cut
 * off, and of one that is open, the last cell is not read; a damaged one must not be short. Returns
 * whether the row was understood that far.
 */
bool table_read_row(struct table *table, struct csv_row *row, struct format_input *input,
		    size_t line, enum row_state state);

/* Refuses a table of which nothing is below the header: that may have taken in all rows. Of
 * shortlist's own it is a list of no papers, and stays. */
void table_refuse_header_alone(const struct table *table, const struct csv_row *header,
			       struct format_input *input);

#endif
