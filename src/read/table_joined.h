#ifndef READ_TABLE_JOINED_H
#define READ_TABLE_JOINED_H

/*
 * Files that were put together of tables with different delimiters. What is below the header of
 * another can't be taken apart by the delimiter of the first, and so nothing is made of it.
 */

#include <stddef.h>

#include "base/str.h"

/* The delimiter that a line between two rows says is in force from there on: the table's own, where
 * "sep=" comes again; 0: it says none. `looks` counts lines that were looked at closely, which must
 * not be many. */
char table_joined_delimiter(struct str line, char own, size_t *looks);

/* "commas" */
const char *table_delimiter_name(char delimiter);

#endif
