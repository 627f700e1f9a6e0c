#ifndef READ_TABLE_FORMAT_PRIVATE_H
#define READ_TABLE_FORMAT_PRIVATE_H

/*
 * The state of the reader of tables: table_format.c finds where rows begin and end,
 * table_format_row.c makes headers and papers of them.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "read/csv_parser.h"
#include "read/csv_row.h"
#include "read/format.h"
#include "read/table.h"
#include "read/table_skip.h"

struct table_state {
	bool is_open; /* what follows is initialised */
	bool is_lenient;
	bool is_done; /* the rest of the file is ignored */
	unsigned char delimiter;
	struct csv_parser parser;
	struct csv_row row;
	struct csv_row header;
	struct csv_row wider; /* the header before one of fewer columns; empty: there was none */
	bool has_header;      /* `table` is initialised */
	bool has_cut_header;  /* the file ended with it, without a newline */
	bool has_rows;        /* below it */
	bool has_lone_titles; /* see struct table */
	size_t joined_looks;  /* lines that were looked at for a table of another delimiter */
	bool is_after_blank;  /* the line before is blank, and between two rows */
	size_t parted_looks;  /* lines below such that were looked at for papers */
	size_t header_count;  /* rows that were looked at as further headers */
	struct table table;

	size_t fed;                 /* bytes of the window that the parser has seen */
	size_t fed_line;            /* the number of the line that comes next */
	bool row_ended;             /* with them */
	bool is_loose;              /* the row that is open, with a blank behind each delimiter */
	bool has_stray_quote;       /* the row that is open has one */
	enum row_state row_state;   /* of the rows that end now */
	struct str below;           /* the window below the line that is fed */
	bool is_waiting;            /* `row` waits for more of what is below it */
	bool is_skipping;           /* over a row that is too long */
	enum table_place place;     /* in that */
	size_t skipping_line;       /* where that begins */
	struct format_input *input; /* during a call */
};

/* For csv_parse: a cell of the row that is open, and the row's end. */
void table_format_handle_cell(void *cell, size_t len, void *context);
void table_format_handle_row(int terminator, void *context);

/* Whether the row must wait until more of what is below it is there. */
bool table_format_must_wait(struct table_state *state);

/* Makes a paper of the row, which need not wait. */
void table_format_read_row(struct table_state *state);

#endif
