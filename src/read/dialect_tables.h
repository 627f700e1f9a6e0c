#ifndef READ_DIALECT_TABLES_H
#define READ_DIALECT_TABLES_H

/*
 * The columns of tables, over all tools. Most names mean the same everywhere and are in one table,
 * table_columns_of_all. What a tool calls otherwise, or means otherwise by a common name, is in a
 * table of its own, which goes first; a tool is told by columns that only it has.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "read/dialect.h"

#define TABLE_SIGNS_MAX 3

struct table_tool {
	struct dialect names;
	const char *signs[TABLE_SIGNS_MAX]; /* it has all of these; NULL behind the last */
};

extern const struct dialect table_columns_of_all;

extern const struct table_tool table_tools[];
extern const size_t table_tool_count;

/* Of a table without titles, but with authors and a column "Paper": those are the titles. */
extern const struct table_tool table_of_papers;

/* Whether its columns are enough to know that a table holds papers. */
bool table_tool_is_sure(const struct table_tool *tool);

#endif
