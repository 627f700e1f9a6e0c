#include "config.h"

#include "read/table_ahead.h"

#include <csv.h>

#include "base/alloc.h"

struct look {
	struct csv_row row;
	void (*see)(void *context, const struct csv_row *row);
	void *context;
};

static void handle_cell(void *cell, size_t len, void *context)
{
	struct look *look = context;

	csv_row_add(&look->row, (struct str){ cell, len });
}

static void handle_row(int terminator, void *context)
{
	struct look *look = context;

	(void)terminator;
	look->see(look->context, &look->row);
	csv_row_clear(&look->row);
}

static void *cell_realloc(void *old, size_t size)
{
	return alloc_resize(old, size, 1);
}

void table_look_ahead(struct str text, char delimiter,
		      void (*see)(void *context, const struct csv_row *row), void *context)
{
	struct csv_parser parser;
	struct look look = { .see = see, .context = context };

	csv_row_init(&look.row);
	csv_init(&parser, 0);
	csv_set_delim(&parser, (unsigned char)delimiter);
	csv_set_realloc_func(&parser, cell_realloc);
	csv_parse(&parser, text.p, text.len, handle_cell, handle_row, &look);
	csv_free(&parser);
	csv_row_free(&look.row);
}
