#ifndef READ_TABLE_PROSE_H
#define READ_TABLE_PROSE_H

/*
 * Whether the lines below what could be a header are prose, code or a list that only happens to
 * have its delimiter in it. Behind that is a blank wherever it comes, as in any sentence; where, in
 * addition, no cell of a date or an identifier has a digit, and one has none or no line has a cell
 * for each column, they are no rows. And what a line or a cell alone can be beside such lines.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "read/csv_row.h"
#include "read/table_columns.h"

/* What can be between the cells of a row. */
#define TABLE_DELIMITERS 4
extern const char table_delimiters[TABLE_DELIMITERS];

/* The text's first line, with its newline if it has one. */
struct str table_first_line(struct str text);

struct table_prose {
	bool has_tight;       /* a delimiter without a blank behind it */
	bool has_number;      /* a cell of a date or an identifier with a digit */
	bool has_other_cells; /* one without */
};

/* Takes a line below the header, as it is written. */
void table_prose_see_line(struct table_prose *prose, struct str line, char delimiter);

/* Takes its cells. */
void table_prose_see_row(struct table_prose *prose, const struct table_titles *titles,
			 const struct csv_row *row);

/* `has_exact`: a row has a cell for each column. */
bool table_prose_is(const struct table_prose *prose, bool has_exact);

/* Whether a row is the rule that Markdown has below a header: "--- | :---: | ---". */
bool table_prose_is_rule(const struct csv_row *row);

/* Reads "sep=;", which Excel understands; it may be quoted. */
bool table_line_is_separator(struct str line, char *delimiter);

/* Whether a line has delimiters, and a blank behind each. One with quotes is none. */
bool table_line_is_loose(struct str line, char delimiter);

bool table_cell_has_word(struct str s);
bool table_cell_has_digit(struct str cell);

/* Whether one line of a list may be a title: no further line of prose, no code, no markup. */
bool table_cell_may_be_title(struct str s);

/* Whether a line has cells that its header has not: but for numbers, prose has blanks there. */
bool table_cell_has_cells(struct str s);

#endif
