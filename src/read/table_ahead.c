#include "config.h"

#include "read/table_ahead.h"

#include "read/csv_parser.h"

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

void table_look_ahead(struct str text, char delimiter,
		      void (*see)(void *context, const struct csv_row *row), void *context)
{
	struct csv_parser parser;
	struct look look = { .see = see, .context = context };

	csv_row_init(&look.row);
	csv_parser_open(&parser, (unsigned char)delimiter, true);
	csv_parse(&parser, text.p, text.len, handle_cell, handle_row, &look);
	csv_free(&parser);
	csv_row_free(&look.row);
}
