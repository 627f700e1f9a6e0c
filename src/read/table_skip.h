#ifndef READ_TABLE_SKIP_H
#define READ_TABLE_SKIP_H

/* Passing over a row that is too long to be kept, piece by piece: its quotes show where it ends. */

#include <stddef.h>

#include "base/str.h"

/* The place in the row. */
enum table_place {
	TABLE_CELL_START,
	TABLE_IN_CELL,
	TABLE_IN_QUOTES,
	TABLE_QUOTE_IN_QUOTES, /* the end of the quotes, or half of a quote within them */
	TABLE_ROW_END,
};

/* Goes on from *place to the end of the row or of the text. Returns how many bytes of it that is,
 * and adds its newlines to *lines. */
size_t table_skip_row(enum table_place *place, struct str text, char delimiter, size_t *lines);

#endif
