#ifndef READ_READING_TABLE_H
#define READ_READING_TABLE_H

/*
 * A table in Markdown: what its header calls its columns. A row's links tell its paper as those of
 * any item do (reading_item); which cell is the title, the date and the names, the header says.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "read/reading_item.h"

/* Columns further right say nothing. */
#define READING_TABLE_COLUMNS 24

enum reading_column {
	READING_COLUMN_OTHER,
	READING_COLUMN_TITLE,
	READING_COLUMN_PAPER, /* the title, or a citation, or words for links */
	READING_COLUMN_DATE,
	READING_COLUMN_NAMES,
};

struct reading_table {
	bool is_open; /* its header and the rule below it were read */
	int weight;   /* how much they speak for papers (table_signs); 0: none is the title */
	size_t count;
	enum reading_column columns[READING_TABLE_COLUMNS];
};

/* Whether a line is the rule below a header: "|---|:--:|", also without the outer bars. */
bool reading_table_is_rule(struct str line);

/* Learns the columns from the line above the rule. */
void reading_table_open(struct reading_table *table, struct str header);

/* Gives the item, which has read the whole row, what the columns say. `row` begins with a bar. */
void reading_table_apply(const struct reading_table *table, struct reading_item *item,
			 struct str row);

#endif
