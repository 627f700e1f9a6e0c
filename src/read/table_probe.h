#ifndef READ_TABLE_PROBE_H
#define READ_TABLE_PROBE_H

/*
 * What a text is like when it is read as a table, with its first line as the header: libcsv reads
 * that and some rows, and how well these fit decides.
 */

#include <stdbool.h>

#include "base/str.h"
#include "read/csv_row.h"
#include "read/format.h"

/* Whether a table begins with the text. `is_all`: no more of it will be looked at. `has_preamble`:
 * lines of text are above. *are_lone_titles_common is set with SNIFF_YES: whether rows of a title
 * alone are the table's own. SNIFF_MAYBE is a list of titles below the word Title. */
enum sniff table_probe(struct str text, bool is_all, char delimiter, bool has_preamble,
		       bool *are_lone_titles_common);

/* Whether a row in the midst of a table is a header of its own: most of its cells are known. */
bool table_row_is_header(const struct csv_row *row);

#endif
