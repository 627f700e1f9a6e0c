#ifndef READ_TABLE_HEADER_H
#define READ_TABLE_HEADER_H

/*
 * Where the header of a table is in a text, and what separates the cells. A header is a row of
 * titles of columns of which two are known, or a title alone where the rows below fit it; either
 * way rows must fit, so that a line of code or prose is none. Above it may be a line "sep=;" and a
 * few lines in which a tool says what was exported.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "read/csv_row.h"
#include "read/format.h"

/* How many lines are looked at for it. */
#define TABLE_HEADER_LINES_MAX 12

struct table_header {
	size_t begin; /* bytes above it */
	size_t lines; /* of these */
	char delimiter;
	bool has_lone_titles; /* rows of a title alone are common in it */
};

/* Finds the header; *header is set with SNIFF_YES, and with SNIFF_MAYBE, which is a list of titles
 * below the word Title. */
enum sniff table_header_find(struct str head, bool is_whole, struct table_header *header);

#endif
