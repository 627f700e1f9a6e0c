#ifndef READ_TABLE_FIT_H
#define READ_TABLE_FIT_H

/*
 * Whether a row has what the columns of its table are for: a date where dates are, names of people
 * where authors are, a DOI where those are. A line of text that holds the delimiter becomes cells
 * as any row does; but its cells are none of these. Only what has something else in its place
 * speaks against a row: an empty cell never does, nor one that is missing at its end.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "read/csv_row.h"
#include "read/table_cell.h"
#include "read/table_columns.h"

/* No tool has as many columns whose cells show what they are. */
#define TABLE_FIT_MAX 24

struct table_fit_column {
	size_t at;
	enum table_cell_kind kind;
	const char *title; /* the columns' */
};

struct table_fit {
	struct table_fit_column columns[TABLE_FIT_MAX];
	size_t count;
	size_t title_at;   /* SIZE_MAX: nowhere */
	size_t sources_at; /* of shortlist's own table, which has them in each row; the same */
	size_t width;
};

enum table_fit_verdict {
	TABLE_FIT_CERTAIN, /* with an identifier or a date, and a cell for each column */
	TABLE_FIT_YES,
	TABLE_FIT_NO,   /* `misfit` is why */
	TABLE_FIT_TEXT, /* a line between the rows */
};

struct table_misfit {
	const char *title; /* of its column */
	struct str cell;   /* of the row */
};

/* The columns must live as long as what is made of them. */
void table_fit_init(struct table_fit *fit, const struct table_columns *columns);

/* What a row of at least two cells, or of a table of one column, is. `is_loose`: it is a line with
 * a blank behind each delimiter (read/table_prose.h), as the header is not. `misfit` may be NULL.
 */
enum table_fit_verdict table_fit_row(const struct table_fit *fit, const struct csv_row *row,
				     bool is_loose, struct table_misfit *misfit);

#endif
