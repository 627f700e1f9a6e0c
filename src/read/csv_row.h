#ifndef READ_CSV_ROW_H
#define READ_CSV_ROW_H

/* The cells of one row of a table, one after another in one buffer, so that a row costs no
 * allocation once the buffer has grown. */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/strbuf.h"

struct csv_row {
	struct strbuf text;
	size_t *ends; /* of each cell in text */
	size_t count;
	size_t capacity;
};

void csv_row_init(struct csv_row *row);
void csv_row_free(struct csv_row *row);
void csv_row_clear(struct csv_row *row);
void csv_row_add(struct csv_row *row, struct str cell);

/* The cell at place i, good until the next change; behind the last, the empty text. */
struct str csv_row_cell(const struct csv_row *row, size_t i);

/* A cell without the blanks around it and without the ="..." by which a number is kept from Excel.
 */
struct str csv_cell_value(struct str cell);

/* Adds what a header's first columns are called, for people: "Title, Authors and more". */
void csv_row_add_names(struct strbuf *out, const struct csv_row *header);

/* Whether the cells from `from` on are empty. */
bool csv_row_is_empty(const struct csv_row *row, size_t from);

#endif
