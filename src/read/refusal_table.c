/* A table is told by its first two rows, or by a first line that is longer than the head. */
#include "config.h"

#include "read/refusal_table.h"

#include "base/array.h"
#include "base/utf8.h"
#include "read/csv_row.h"
#include "read/dialect_tables.h"
#include "read/listing_text.h"
#include "read/refusal.h"
#include "read/table_ahead.h"
#include "read/table_columns.h"
#include "read/table_header.h"
#include "read/table_probe.h"
#include "read/table_prose.h"

/* The header of a table that is told by its first two rows has fewer bytes. */
#define HEADER_MAX 1000

/* The name of a column has seldom more. */
#define COLUMN_WORDS 4

/* A line of several kilobytes with fewer separators is no header. */
#define LONG_HEADER_COLUMNS 50

static const char separators[] = { ',', '\t', ';', '|' };

struct top_rows {
	struct csv_row rows[2];
	size_t count;
};

static void see_row(void *context, const struct csv_row *row)
{
	struct top_rows *top = context;

	if (top->count == COUNT_OF(top->rows))
		return;
	for (size_t i = 0; i < row->count; i++)
		csv_row_add(&top->rows[top->count], csv_row_cell(row, i));
	top->count++;
}

static bool is_title(struct str cell)
{
	const struct dialect_name *name = dialect_find_loosely(&table_columns_of_all, cell);

	return name && name->slot == SLOT_TITLE;
}

/* Whether a row can name a table's columns: in prose there are longer texts between commas. */
static bool names_columns(const struct csv_row *row, char separator)
{
	size_t filled = 0;

	for (size_t i = 0; i < row->count; i++) {
		struct str name = utf8_trim(csv_row_cell(row, i));

		filled += name.len > 0;
		if (separator != '\t' && text_has_words(name, COLUMN_WORDS + 1))
			return false;
	}
	return filled > 1;
}

/* Why a table whose columns have titles of papers among them is not read. */
static const char *reason_below_title(const struct csv_row *header)
{
	struct table_titles titles = { .weight = 0 };

	if (!table_titles_read(header, &titles))
		return "not all of them can be titles of columns";
	if (titles.weight > 0 || titles.is_list)
		return "the rows below don't fit these";
	return "too little says that these are papers, as an abstract, a venue or a DOI would";
}

/* Why a table with these columns is not read. */
static const char *reason(const struct csv_row *header, bool is_cut, bool has_title)
{
	if (is_cut)
		return has_title ? "a header is read only if it has no more than 64 KB"
				 : "the first of them are no title, and a header is read only if "
				   "it has no more than 64 KB";
	return has_title ? reason_below_title(header) : "none of them is a title";
}

static bool has_title(const struct csv_row *header)
{
	for (size_t i = 0; i < header->count; i++)
		if (is_title(utf8_trim(csv_row_cell(header, i))))
			return true;
	return false;
}

/* `is_cut`: of the header no more than this was looked at. */
static void describe_header(struct strbuf *out, const struct csv_row *header, bool is_cut)
{
	strbuf_add_cstr(out, "seems to be a table of the columns ");
	csv_row_add_names(out, header);
	strbuf_add_cstr(out, ": ");
	strbuf_add_cstr(out, reason(header, is_cut, has_title(header)));
}

/* Adds what the first two rows say; false if they are no table's. */
static bool describe_rows(struct strbuf *out, const struct top_rows *top, struct str head,
			  char separator)
{
	const struct csv_row *header = &top->rows[0];

	if (top->count == 0 || !names_columns(header, separator))
		return false;
	if (top->count == 1 && head.len >= REFUSAL_HEAD && header->count > LONG_HEADER_COLUMNS) {
		describe_header(out, header, true);
		return true;
	}
	if (top->count == 1 && head.len < HEADER_MAX && has_title(header)) {
		strbuf_add_cstr(out, "has a header of ");
		csv_row_add_names(out, header);
		strbuf_add_cstr(out, " and no rows");
		return true;
	}
	if (top->count < 2 || header->text.len >= HEADER_MAX)
		return false;
	if (header->count != top->rows[1].count && !table_row_is_header(header))
		return false;
	describe_header(out, header, false);
	return true;
}

/* Whether the text is a table with that separator: its first rows have as many cells. */
static bool describe_separated(struct strbuf *out, struct str head, char separator)
{
	struct top_rows top = { .count = 0 };
	bool is_table;

	csv_row_init(&top.rows[0]);
	csv_row_init(&top.rows[1]);
	table_look_ahead(head, separator, see_row, &top);
	is_table = describe_rows(out, &top, head, separator);
	csv_row_free(&top.rows[0]);
	csv_row_free(&top.rows[1]);
	return is_table;
}

/* Adds the header that one of the first lines is, if it is one; false if not. */
static bool describe_line(struct strbuf *out, struct str line, size_t number)
{
	struct csv_row *header;
	struct top_rows top = { .count = 0 };
	bool is_header = false;

	header = &top.rows[0];
	for (size_t i = 0; !is_header && i < COUNT_OF(separators); i++) {
		top.count = 0;
		csv_row_init(header);
		csv_row_init(&top.rows[1]);
		table_look_ahead(line, separators[i], see_row, &top);
		is_header = top.count == 1 && header->count > 2 && table_row_is_header(header);
		if (is_header) {
			strbuf_addf(out, "has in line %zu the header of a table, of ", number);
			csv_row_add_names(out, header);
			strbuf_add_cstr(out, ", but too few of the rows below fit it");
		}
		csv_row_free(header);
		csv_row_free(&top.rows[1]);
	}
	return is_header;
}

/* The same of a header that has lines of text above it. */
static bool describe_below_text(struct strbuf *out, struct str text)
{
	for (size_t number = 1; number <= TABLE_HEADER_LINES_MAX && text.len > 0; number++) {
		struct str line = table_first_line(text);

		if (number > 1 && line.len < HEADER_MAX && describe_line(out, line, number))
			return true;
		text = str_sub(text, line.len, text.len);
	}
	return false;
}

bool refusal_describe_table(struct strbuf *out, struct str head)
{
	struct strbuf rows;
	bool is_table = false;

	/* The last row may lack its end. */
	strbuf_init(&rows);
	strbuf_set(&rows, head);
	strbuf_add_byte(&rows, '\n');
	for (size_t i = 0; !is_table && i < COUNT_OF(separators); i++)
		is_table = describe_separated(out, strbuf_str(&rows), separators[i]);
	if (!is_table)
		is_table = describe_below_text(out, strbuf_str(&rows));
	strbuf_free(&rows);
	return is_table;
}
