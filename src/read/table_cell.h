#ifndef READ_TABLE_CELL_H
#define READ_TABLE_CELL_H

/* What a cell of a table says: whether it is what its column is for. */

#include <stdbool.h>

#include "base/str.h"

/* What a column holds, as far as a cell shows it. */
enum table_cell_kind {
	TABLE_CELL_OTHER,
	TABLE_CELL_NAMES,
	TABLE_CELL_DATE,
	TABLE_CELL_ARXIV_ID,
	TABLE_CELL_DOI,
	TABLE_CELL_PMID,
	TABLE_CELL_PMCID,
	TABLE_CELL_ADDRESS,
	TABLE_CELL_COUNT,
	TABLE_CELL_WORDS, /* of any kind, but no number alone */
};

/* What a cell says of its row. */
enum table_cell_says {
	TABLE_SAYS_NOTHING, /* or what any cell could hold */
	TABLE_SAYS_RIGHT,
	TABLE_SAYS_WRONG,
};

/* The cell must not be empty. */
enum table_cell_says table_cell_says(struct str cell, enum table_cell_kind kind);

/* What programs and people write where they have no value. */
bool table_cell_says_nothing(struct str cell);

/* Signs alone, without a digit, are none. */
bool table_cell_is_number(struct str cell);

#endif
