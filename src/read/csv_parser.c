#include "config.h"

#include "read/csv_parser.h"

#include <string.h>

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

/* Whether a quote there begins a cell: before it is the delimiter or the line's start, and blanks
 * between them. */
static bool quote_begins_cell(struct str line, size_t at, char delimiter)
{
	while (at > 0 && (line.p[at - 1] == ' ' || line.p[at - 1] == '\t') &&
	       line.p[at - 1] != delimiter)
		at--;
	return at == 0 || line.p[at - 1] == delimiter;
}

bool csv_line_is_plain(struct str line, char delimiter)
{
	size_t at = 0;

	if (line.len == 0 || memchr(line.p, '\r', line.len))
		return line.len == 0;
	while (at < line.len) {
		const char *quote = memchr(line.p + at, '"', line.len - at);

		if (!quote)
			return true;
		at = (size_t)(quote - line.p);
		if (quote_begins_cell(line, at, delimiter))
			return false;
		at++;
	}
	return true;
}
