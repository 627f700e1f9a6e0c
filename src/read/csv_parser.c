#include "config.h"

#include "read/csv_parser.h"

#include "base/alloc.h"

/* libcsv grows a cell by this much at a time. */
#define CELL_STEP ((size_t)1 << 16)

static void *cell_realloc(void *old, size_t size)
{
	return alloc_resize(old, size, 1);
}

void csv_parser_open(struct csv_parser *parser, unsigned char delimiter, bool is_lenient)
{
	csv_init(parser, is_lenient ? 0 : CSV_STRICT | CSV_STRICT_FINI);
	csv_set_delim(parser, delimiter);
	csv_set_realloc_func(parser, cell_realloc);
	csv_set_blk_size(parser, CELL_STEP);
}

bool csv_parser_is_at_formula(const struct csv_parser *parser)
{
	return parser->entry_pos > 0 && parser->entry_buf[0] == '=' &&
	       (parser->entry_pos == 1 || parser->entry_buf[1] == '"');
}
