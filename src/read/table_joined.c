#include "config.h"

#include "read/table_joined.h"

#include <string.h>

#include "base/utf8.h"
#include "read/csv_parser.h"
#include "read/table_ahead.h"
#include "read/table_columns.h"
#include "read/table_probe.h"
#include "read/table_prose.h"

/* A longer line is no header that is looked for, in bytes. */
#define LINE_MAX_LEN 4096

/* The most lines of a file that are looked at closely. */
#define LOOKS_MAX 1000

/* And for papers that are in no table. */
#define PARTED_MAX 16

/* Two known titles that have nothing beside them make a header, too. */
static bool row_is_header(const struct csv_row *row)
{
	struct table_titles titles;

	return table_row_is_header(row) ||
	       (row->count == 2 && table_titles_read(row, &titles) && titles.known == 2);
}

static void see_row(void *context, const struct csv_row *row)
{
	*(bool *)context |= row_is_header(row);
}

static bool line_is_header(struct str line, char delimiter)
{
	bool is_header = false;

	table_look_ahead(line, delimiter, see_row, &is_header);
	return is_header;
}

static size_t count_of(struct str line, char c)
{
	size_t count = 0;

	for (size_t i = 0; i < line.len; i++)
		count += line.p[i] == c;
	return count;
}

char table_joined_delimiter(struct str line, char own, size_t *looks)
{
	char delimiter = 0;
	size_t own_count;

	if (table_line_is_separator(line, &delimiter) || line.len > LINE_MAX_LEN)
		return delimiter;
	own_count = count_of(line, own);
	for (size_t i = 0; i < TABLE_DELIMITERS && *looks < LOOKS_MAX; i++) {
		delimiter = table_delimiters[i];
		if (delimiter == own || count_of(line, delimiter) <= own_count ||
		    (csv_line_is_plain(line, delimiter) && table_line_is_prose(line, delimiter)))
			continue;
		(*looks)++;
		if (line_is_header(line, delimiter))
			return delimiter;
	}
	return 0;
}

enum sniff table_joined_papers(const struct format_input *input, struct str text, char delimiter,
			       size_t width, bool is_parted, size_t *looks,
			       char layouts[FORMAT_LAYOUTS_MAX])
{
	struct str rest = text, line;

	if (!input->begins_papers || *looks >= PARTED_MAX)
		return SNIFF_NO;
	if (!format_take_line(&rest, input->is_last, &line))
		return SNIFF_MORE;
	if (utf8_trim(line).len == 0 || count_of(line, delimiter) + 1 >= width ||
	    (!is_parted && count_of(line, delimiter) > 0))
		return SNIFF_NO;
	if (!input->is_last && text.len < FORMAT_SNIFF_MAX)
		return SNIFF_MORE;
	++*looks;
	/* Below a few lines the same table can go on, with its header again. */
	return input->begins_papers(text, layouts) && !strstr(layouts, "CSV") ? SNIFF_YES
									      : SNIFF_NO;
}

const char *table_delimiter_name(char delimiter)
{
	static const char *const names[TABLE_DELIMITERS] = { "commas", "semicolons", "tabs",
							     "bars" };
	const char *found = memchr(table_delimiters, delimiter, TABLE_DELIMITERS);

	return found ? names[found - table_delimiters] : "lines";
}
