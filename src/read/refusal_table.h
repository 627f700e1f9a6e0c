#ifndef READ_REFUSAL_TABLE_H
#define READ_REFUSAL_TABLE_H

/* Of a text that nothing reads, whether it is a table, and why that is none of papers. */

#include <stdbool.h>

#include "base/str.h"
#include "base/strbuf.h"

/* Adds the names of the table's first columns and what they lack; false, and nothing is added, if
 * the text is no table. */
bool refusal_describe_table(struct strbuf *out, struct str head);

#endif
