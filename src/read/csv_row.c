#include "config.h"

#include "read/csv_row.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"

/* The most columns that are named, and the most bytes of each. */
#define NAMES_SHOWN 6
#define NAME_SHOWN  40

void csv_row_init(struct csv_row *row)
{
	*row = (struct csv_row){ 0 };
	strbuf_init(&row->text);
}

void csv_row_free(struct csv_row *row)
{
	strbuf_free(&row->text);
	free(row->ends);
}

void csv_row_clear(struct csv_row *row)
{
	strbuf_clear(&row->text);
	row->count = 0;
}

void csv_row_add(struct csv_row *row, struct str cell)
{
	strbuf_add(&row->text, cell);
	row->ends = alloc_grow(row->ends, &row->capacity, row->count + 1, sizeof(*row->ends));
	row->ends[row->count++] = row->text.len;
}

struct str csv_row_cell(const struct csv_row *row, size_t i)
{
	size_t begin = i > 0 && i < row->count ? row->ends[i - 1] : 0;

	if (i >= row->count)
		return STR("");
	return (struct str){ row->text.data + begin, row->ends[i] - begin };
}

struct str csv_cell_value(struct str cell)
{
	cell = utf8_trim(cell);
	if (cell.len >= 3 && str_starts_with(cell, STR("=\"")) && cell.p[cell.len - 1] == '"')
		return utf8_trim(str_sub(cell, 2, cell.len - 3));
	return cell;
}

void csv_row_add_names(struct strbuf *out, const struct csv_row *header)
{
	for (size_t i = 0; i < header->count && i < NAMES_SHOWN; i++) {
		strbuf_add_cstr(out, i > 0 ? ", " : "");
		strbuf_add(out, utf8_front(utf8_trim(csv_row_cell(header, i)), NAME_SHOWN));
	}
	strbuf_add_cstr(out, header->count > NAMES_SHOWN ? " and more" : "");
}

bool csv_row_is_empty(const struct csv_row *row, size_t from)
{
	for (size_t i = from; i < row->count; i++)
		if (utf8_trim(csv_row_cell(row, i)).len > 0)
			return false;
	return true;
}
