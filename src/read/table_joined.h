#ifndef READ_TABLE_JOINED_H
#define READ_TABLE_JOINED_H

/*
 * Files that were put together of tables with different delimiters. What is below the header of
 * another can't be taken apart by the delimiter of the first, and so nothing is made of it.
 */

#include <stddef.h>

#include "base/str.h"
#include "read/format.h"

/* The delimiter that a line between two rows says is in force from there on: the table's own, where
 * "sep=" comes again; 0: it says none. `looks` counts lines that were looked at closely, which must
 * not be many. */
char table_joined_delimiter(struct str line, char own, size_t *looks);

/*
 * Whether papers that are in no table begin with the line that `text` begins with: where a blank
 * line is above (`is_parted`) and it is too short a row of that many cells, or it is of one cell.
 * SNIFF_MORE: more of the window is needed. Their format goes to `layouts`.
 */
enum sniff table_joined_papers(const struct format_input *input, struct str text, char delimiter,
			       size_t width, bool is_parted, size_t *looks,
			       char layouts[FORMAT_LAYOUTS_MAX]);

/* "commas" */
const char *table_delimiter_name(char delimiter);

#endif
