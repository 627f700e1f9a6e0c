/*
 * Tables without a header: each line is a row, and what a column is, its cells say. There must be a
 * column of identifiers or addresses of papers, and one column alone whose texts can be titles; a
 * year and an abstract are told as well. Other columns are left out, and counted.
 *
 * The columns are those of the text's beginning, of which each has the same kind in nearly all
 * rows.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "model/identifier.h"
#include "read/csv_row.h"
#include "read/format.h"
#include "read/listing_text.h"
#include "read/paper_link.h"
#include "read/reading_facts.h"
#include "read/reading_mark.h"
#include "read/reading_text.h"
#include "read/record.h"
#include "read/table_ahead.h"

/* The fewest rows that make a table, and the most columns. */
#define ROWS_MIN    2
#define COLUMNS_MAX 24

/* Among this many rows one may have something else in a column. */
#define ROWS_FOR_ODD 10

/* An abstract has no fewer bytes, a title no more. */
#define ABSTRACT_MIN ((size_t)250)

static const char delimiters[] = { '\t', ',', ';' };

enum cell {
	CELL_OTHER,
	CELL_EMPTY,
	CELL_ARXIV_ID,
	CELL_DOI,
	CELL_ADDRESS,
	CELL_DATE,
	CELL_TITLE,
	CELL_ABSTRACT,
	CELL_KINDS,
};

static const struct dialect_name names[CELL_KINDS] = {
	[CELL_ARXIV_ID] = { "arXiv id", SLOT_ARXIV_ID, VALUE_IDENTIFIER },
	[CELL_DOI] = { "DOI", SLOT_DOI, VALUE_IDENTIFIER },
	[CELL_ADDRESS] = { "address", SLOT_URL, VALUE_IDENTIFIER },
	[CELL_DATE] = { "date", SLOT_DATE, VALUE_DATE },
	[CELL_TITLE] = { "title", SLOT_TITLE, VALUE_TEXT },
	[CELL_ABSTRACT] = { "abstract", SLOT_ABSTRACT, VALUE_TEXT },
};

/* What the rows of a text are like. */
struct look {
	size_t rows, odd_rows; /* with another number of cells than the first */
	size_t width;
	size_t cells[COLUMNS_MAX][CELL_KINDS];
};

struct columns {
	char delimiter;
	size_t width;
	enum cell kinds[COLUMNS_MAX];
};

struct bare_table {
	bool is_open; /* the rest was initialised */
	struct columns columns;
	struct record record;
	struct format_input *input;
	struct strbuf line; /* with its newline */
};

static bool is_number(struct str s)
{
	char normal[IDENTIFIER_MAX];

	if (s.len < 9 || s.len > 13 || s.p[4] != '.')
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (!strchr("0123456789.v", s.p[i]))
			return false;
	return arxiv_id_normalise(s, normal);
}

static bool is_date(struct str s)
{
	return (s.len == 4 || s.len == 7 || s.len == 10) && reading_date_in(s).len == s.len;
}

static enum cell cell_kind(struct str s)
{
	char normal[IDENTIFIER_MAX];
	bool is_web = str_starts_with(s, STR("http"));

	if (s.len == 0)
		return CELL_EMPTY;
	if (is_date(s))
		return CELL_DATE;
	if (is_web)
		return address_names_paper(s) ? CELL_ADDRESS : CELL_OTHER;
	if (is_number(s) || (str_equal_ignoring_case(str_sub(s, 0, 6), STR("arXiv:")) &&
			     arxiv_id_normalise(s, normal)))
		return CELL_ARXIV_ID;
	if (!memchr(s.p, ' ', s.len) && doi_normalise(s, normal))
		return CELL_DOI;
	if (s.len >= ABSTRACT_MIN && text_looks_like_abstract(s))
		return CELL_ABSTRACT;
	return reading_text_is_title(s) && text_has_words(s, 3) ? CELL_TITLE : CELL_OTHER;
}

static void see_row(void *context, const struct csv_row *row)
{
	struct look *look = context;

	if (look->rows++ == 0)
		look->width = row->count;
	if (row->count != look->width || row->count > COLUMNS_MAX) {
		look->odd_rows++;
		return;
	}
	for (size_t i = 0; i < row->count; i++)
		look->cells[i][cell_kind(csv_cell_value(csv_row_cell(row, i)))]++;
}

/* The kind of nearly all cells of a column. Titles are of many kinds, and may be short. */
static enum cell column_kind(const struct look *look, size_t column)
{
	const size_t *cells = look->cells[column];
	size_t filled = look->rows - look->odd_rows - cells[CELL_EMPTY];
	size_t odd = look->rows / ROWS_FOR_ODD;

	for (size_t kind = CELL_ARXIV_ID; kind < CELL_KINDS; kind++)
		if (cells[kind] > 0 && cells[kind] + odd >= filled)
			return (enum cell)kind;
	if (cells[CELL_TITLE] * 4 >= filled * 3 && filled > 0)
		return CELL_TITLE;
	return filled > 0 ? CELL_OTHER : CELL_EMPTY;
}

/* Whether a text is such a table, and of which columns. */
static bool find_columns(struct str text, char delimiter, struct columns *columns)
{
	struct look look = { .rows = 0 };
	size_t kinds[CELL_KINDS] = { 0 };
	bool has_papers = false;

	table_look_ahead(text, delimiter, see_row, &look);
	if (look.rows < ROWS_MIN || look.odd_rows > look.rows / ROWS_FOR_ODD || look.width < 2 ||
	    look.width > COLUMNS_MAX)
		return false;
	*columns = (struct columns){ .delimiter = delimiter, .width = look.width };
	for (size_t i = 0; i < look.width; i++) {
		const size_t *cells = look.cells[i];
		enum cell kind = column_kind(&look, i);
		size_t named = cells[CELL_ARXIV_ID] + cells[CELL_DOI] + cells[CELL_ADDRESS];

		columns->kinds[i] = kind;
		kinds[kind]++;
		has_papers |= named >= ROWS_MIN && named * 2 >= look.rows &&
			      kind >= CELL_ARXIV_ID && kind <= CELL_ADDRESS;
	}
	return has_papers && kinds[CELL_TITLE] == 1 && kinds[CELL_DATE] <= 1;
}

/* The last line of a text that goes on is not whole. */
static bool find_table(struct str head, bool is_whole, struct columns *columns)
{
	struct strbuf text;
	bool is_found = false;
	const char *end;

	head = str_sub(head, 0, FORMAT_SNIFF_MAX);
	end = head.len > 0 && !is_whole ? memrchr(head.p, '\n', head.len) : NULL;
	if (!is_whole)
		head.len = end ? (size_t)(end - head.p) : 0;
	strbuf_init(&text);
	strbuf_set(&text, head);
	strbuf_add_byte(&text, '\n');
	for (size_t i = 0; i < sizeof(delimiters) && !is_found; i++)
		is_found = find_columns(strbuf_str(&text), delimiters[i], columns);
	strbuf_free(&text);
	return is_found;
}

/* A cheap look at the first line: it has cells, and is no item of a list. */
static bool has_signs(struct str look)
{
	const char *end = look.len > 0 ? memchr(look.p, '\n', look.len) : NULL;
	struct str line = str_sub(look, 0, end ? (size_t)(end - look.p) : look.len);

	if (line.len == 0 || *line.p == '|' || reading_mark_len(line) > 0)
		return false;
	for (size_t i = 0; i < sizeof(delimiters); i++)
		if (memchr(line.p, delimiters[i], line.len))
			return true;
	return false;
}

static enum sniff bare_table_sniff(struct str head, bool is_whole)
{
	bool is_end = is_whole || head.len >= FORMAT_SNIFF_MAX;
	struct columns columns;

	if (!is_end)
		return has_signs(head) || !memchr(head.p, '\n', head.len) ? SNIFF_MORE : SNIFF_NO;
	if (!has_signs(head))
		return SNIFF_NO;
	return find_table(head, is_whole && head.len <= FORMAT_SNIFF_MAX, &columns) ? SNIFF_YES
										    : SNIFF_NO;
}

static void leave_out(struct bare_table *table, size_t column)
{
	char name[32];

	snprintf(name, sizeof(name), "column %zu", column + 1);
	name_counts_add(&table->input->report->left_out, str_from(name), 1);
}

static bool is_identifier(enum cell kind)
{
	return kind >= CELL_ARXIV_ID && kind <= CELL_ADDRESS;
}

/* Whether a row names a paper, as nearly all do: a header that nobody knows does not. */
static bool names_paper(const struct columns *columns, const struct csv_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		if (is_identifier(columns->kinds[i]) &&
		    cell_kind(csv_cell_value(csv_row_cell(row, i))) == columns->kinds[i])
			return true;
	return false;
}

static void read_row(void *context, const struct csv_row *row)
{
	struct bare_table *table = context;
	struct format_input *input = table->input;

	if (row->count != table->columns.width) {
		format_warn(input, input->line, "a row of %zu cell%s in a table of %zu columns",
			    row->count, row->count == 1 ? "" : "s", table->columns.width);
		return;
	}
	if (!names_paper(&table->columns, row)) {
		format_warn(input, input->line, "a row without the identifier of a paper");
		return;
	}
	record_begin(&table->record, input, input->line);
	for (size_t i = 0; i < row->count; i++) {
		struct str cell = csv_cell_value(csv_row_cell(row, i));
		enum cell kind = table->columns.kinds[i];

		if (names[kind].name)
			record_add(&table->record, &names[kind], cell);
		else if (cell.len > 0)
			leave_out(table, i);
	}
	record_emit(&table->record);
}

static void bare_table_open(struct bare_table *table, const struct format_input *input)
{
	record_init(&table->record);
	strbuf_init(&table->line);
	find_table(input->window, input->is_last && input->window.len <= FORMAT_SNIFF_MAX,
		   &table->columns);
	table->is_open = true;
}

static size_t bare_table_read(void *state_memory, struct format_input *input, bool *capture_ended)
{
	struct bare_table *table = state_memory;
	struct str rest = input->window, line;

	(void)capture_ended; /* the table is the whole file */
	if (!table->is_open)
		bare_table_open(table, input);
	table->input = input;
	while (format_take_line(&rest, input->is_last, &line)) {
		strbuf_set(&table->line, line);
		strbuf_add_byte(&table->line, '\n');
		if (utf8_trim(line).len > 0)
			table_look_ahead(strbuf_str(&table->line), table->columns.delimiter,
					 read_row, table);
		input->line += line.p + line.len < input->window.p + input->window.len;
	}
	return input->window.len - rest.len;
}

static void bare_table_close(void *state_memory)
{
	struct bare_table *table = state_memory;

	if (!table->is_open)
		return;
	record_free(&table->record);
	strbuf_free(&table->line);
}

const struct format format_bare_table = {
	.name = "table without a header",
	.state_size = sizeof(struct bare_table),
	.sniff = bare_table_sniff,
	.read = bare_table_read,
	.is_whole_file = true,
	.close = bare_table_close,
};
