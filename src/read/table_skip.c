#include "config.h"

#include "read/table_skip.h"

static enum table_place next_place(enum table_place place, char c, char delimiter)
{
	if (place == TABLE_IN_QUOTES)
		return c == '"' ? TABLE_QUOTE_IN_QUOTES : TABLE_IN_QUOTES;
	if (c == '\n')
		return TABLE_ROW_END;
	if (c == delimiter)
		return TABLE_CELL_START;
	if (c == '"' && place != TABLE_IN_CELL)
		return TABLE_IN_QUOTES;
	return c == ' ' || c == '\t' ? place : TABLE_IN_CELL;
}

size_t table_skip_row(enum table_place *place, struct str text, char delimiter, size_t *lines)
{
	size_t at = 0;

	while (at < text.len && *place != TABLE_ROW_END) {
		*lines += text.p[at] == '\n';
		*place = next_place(*place, text.p[at], delimiter);
		at++;
	}
	return at;
}
