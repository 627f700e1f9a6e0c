#ifndef READ_TABLE_COLUMNS_H
#define READ_TABLE_COLUMNS_H

/*
 * What the columns of a table are, by their titles: which tool wrote it, which column fills which
 * slot of a record, and what has no place in a paper.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "model/columns.h"
#include "read/csv_row.h"
#include "read/dialect_tables.h"
#include "read/name_counts.h"

/* A column that is left out, and how many of its cells were not empty since they were told. */
struct table_left {
	char *title;
	size_t at;
	size_t count;
};

struct table_columns {
	size_t width;                  /* columns of the table, known or not */
	const struct table_tool *tool; /* that wrote it; NULL: any */
	bool is_own;                   /* shortlist's: own_at is in use, else rows and at */

	size_t own_at[COLUMN_COUNT]; /* where a column is; SIZE_MAX: nowhere */

	/* The columns that are read, those that are believed first at the front. Their names are as
	 * in the file. */
	struct dialect_name *rows;
	size_t *at;
	size_t count;

	struct table_left *left;
	size_t left_count;
	size_t left_capacity;
};

/* How many kinds of identifiers there are: SLOTS_OF_IDS. */
#define TABLE_IDS_MAX 4

/* What a row of cells says when it is taken for a header. */
struct table_titles {
	const struct table_tool *tool;
	size_t known;                /* how many fields of a paper it names, each once */
	size_t title_at;             /* SIZE_MAX: nowhere */
	size_t date_at;              /* or a year; the same */
	size_t id_at[TABLE_IDS_MAX]; /* the first column of each kind of identifier */
	size_t id_count;
	int weight;   /* what speaks for papers, less what speaks for other things */
	bool is_list; /* of titles, each with its date or a note */
};

/* Takes the titles of the columns from a header. */
void table_columns_init(struct table_columns *columns, const struct csv_row *header);
void table_columns_free(struct table_columns *columns);

/* Counts the cells of a row that are left out. */
void table_columns_count_left(struct table_columns *columns, const struct csv_row *row);

/* Tells what was counted since the last time. */
void table_columns_tell_left(struct table_columns *columns, struct name_counts *left_out);

/* Whether the cells may be titles of columns, and what these are. */
bool table_titles_read(const struct csv_row *row, struct table_titles *titles);

/* Whether too many cells of a plain line (read/csv_parser.h) are longer than titles: then
 * table_titles_read says no. Much less work than to read it. */
bool table_line_is_prose(struct str line, char delimiter);

#endif
