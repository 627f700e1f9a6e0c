#ifndef READ_TABLE_AHEAD_H
#define READ_TABLE_AHEAD_H

/* Looking at a table's rows before they are read. */

#include <stddef.h>

#include "read/csv_row.h"

/* This many bytes below the first cell that can be read in several ways are looked at for one that
 * can't. */
#define TABLE_AHEAD ((size_t)1 << 20)

/* Calls back for each row of the text, which begins at a row. */
void table_look_ahead(struct str text, char delimiter,
		      void (*see)(void *context, const struct csv_row *row), void *context);

#endif
