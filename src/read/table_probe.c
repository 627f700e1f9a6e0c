#include "config.h"

#include "read/table_probe.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "read/csv_parser.h"
#include "read/table_columns.h"
#include "read/table_fit.h"
#include "read/table_prose.h"
#include "read/table_signs.h"

/* How many rows are looked at. */
#define ROWS_LOOKED_AT 20

/* In how many cells of a row a paper is looked for. */
#define CELLS_LOOKED_AT 50

/* This many known columns make a header by themselves; fewer need better rows. */
#define KNOWN_MANY 3

/* Below lines of text one in this many rows must be certain. */
#define PREAMBLE_ROWS 5

/* What was seen of a text that is read as a table. */
struct probe {
	struct csv_parser parser;
	struct csv_row row;
	struct table_titles titles;
	struct table_prose prose;
	struct table_columns columns; /* once there is a header */
	struct table_fit fit;
	bool is_row_loose, is_loose; /* see struct table */
	size_t width;
	char delimiter;
	bool has_header;
	bool is_no_table;
	bool is_at_end; /* of the text: what is read is its last line */
	size_t rows;
	size_t fitting; /* of these, rows that can be a paper's */
	size_t exact;   /* of these, rows with a cell for each column */
	size_t certain; /* of these, rows with an identifier or a date where those are */
	size_t strays;  /* of all, rows of several cells that are surely no papers' */
	size_t lone;    /* of all, rows of one cell in a table of several columns */
	size_t few;     /* of all, rows of several cells, but of fewer than columns */
	size_t naming;  /* of all, rows with an identifier or an address of a paper */
};

/* Cells behind the last column are empty, or are none. */
static bool row_is_exact(const struct probe *probe)
{
	return probe->row.count >= probe->width && csv_row_is_empty(&probe->row, probe->width);
}

static bool row_has_id(const struct probe *probe)
{
	for (size_t i = 0; i < probe->titles.id_count; i++)
		if (utf8_trim(csv_row_cell(&probe->row, probe->titles.id_at[i])).len > 0)
			return true;
	return false;
}

/* A row may lack the empty cells at its end; but a single cell in a wide table is a line of text.
 */
static bool row_fits(const struct probe *probe)
{
	struct str title = csv_row_cell(&probe->row, probe->titles.title_at);

	if (probe->width == 1)
		return probe->row.count == 1 && table_cell_may_be_title(title) &&
		       !table_cell_has_cells(title);
	if (probe->row.count < 2 || !csv_row_is_empty(&probe->row, probe->width))
		return false;
	/* Titles of columns below each other are a table on its side. */
	if (probe->titles.known == 1 && dialect_find_loosely(&table_columns_of_all, title))
		return false;
	return table_cell_has_word(title) || row_has_id(probe);
}

/* Whether a cell of the row names a paper. */
static bool row_names_paper(const struct csv_row *row)
{
	for (size_t i = 0; i < row->count && i < CELLS_LOOKED_AT; i++)
		if (table_cell_names_paper(csv_row_cell(row, i)))
			return true;
	return false;
}

static bool is_sure_of_columns(const struct probe *probe)
{
	return probe->titles.tool || probe->titles.known >= KNOWN_MANY;
}

/* A file that was cut off ends in less than a row, which says nothing of the table. */
static bool is_cut_row(const struct probe *probe)
{
	return probe->is_at_end && is_sure_of_columns(probe) && probe->row.count < probe->width;
}

/* Counts how the row fits the columns. */
static void count_fit(struct probe *probe)
{
	enum table_fit_verdict verdict = table_fit_row(
		&probe->fit, &probe->row, probe->is_row_loose && !probe->is_loose, NULL);
	bool is_stray = verdict == TABLE_FIT_NO || verdict == TABLE_FIT_TEXT;
	bool fits = row_fits(probe) && !is_stray;

	probe->fitting += fits;
	probe->exact += fits && row_is_exact(probe);
	probe->certain += fits && row_is_exact(probe) && verdict == TABLE_FIT_CERTAIN;
	probe->strays += is_stray && probe->row.count > 1;
}

static void see_row(struct probe *probe)
{
	if (probe->rows == 0 && table_prose_is_rule(&probe->row))
		probe->is_no_table = true;
	if (csv_row_is_empty(&probe->row, 0) || table_row_is_header(&probe->row) ||
	    is_cut_row(probe))
		return;
	probe->rows++;
	probe->naming += row_names_paper(&probe->row);
	count_fit(probe);
	probe->lone += probe->width > 1 && probe->row.count == 1;
	probe->few += probe->row.count > 1 && probe->row.count < probe->width;
	table_prose_see_row(&probe->prose, &probe->titles, &probe->row);
}

static void handle_cell(void *cell, size_t len, void *context)
{
	struct probe *probe = context;

	csv_row_add(&probe->row, (struct str){ cell, len });
}

static void see_header(struct probe *probe)
{
	probe->has_header = true;
	probe->width = probe->row.count;
	probe->is_no_table = !table_titles_read(&probe->row, &probe->titles);
	if (probe->is_no_table)
		return;
	table_columns_init(&probe->columns, &probe->row);
	table_fit_init(&probe->fit, &probe->columns);
	probe->is_loose = probe->is_row_loose;
}

static void handle_row(int terminator, void *context)
{
	struct probe *probe = context;

	(void)terminator;
	if (!probe->has_header) {
		see_header(probe);
	} else {
		see_row(probe);
	}
	csv_row_clear(&probe->row);
}

/* Reads lines until enough is known. Returns false where the text ends before. */
static bool probe_lines(struct probe *probe, struct str text)
{
	while (text.len > 0) {
		struct str line = table_first_line(text);

		if (line.p[line.len - 1] != '\n')
			return false;
		if (probe->has_header)
			table_prose_see_line(&probe->prose, line, probe->delimiter);
		probe->is_row_loose = table_line_is_loose(line, probe->delimiter);
		csv_parse(&probe->parser, line.p, line.len, handle_cell, handle_row, probe);
		if (probe->is_no_table || probe->rows == ROWS_LOOKED_AT)
			return true;
		text = str_sub(text, line.len, text.len);
	}
	return false;
}

/* The last line of the text, which no newline ends. */
static void probe_rest(struct probe *probe, struct str text)
{
	const char *newline = memrchr(text.p, '\n', text.len);
	struct str rest = newline ? str_sub(text, (size_t)(newline - text.p) + 1, text.len) : text;

	probe->is_at_end = true;
	table_prose_see_line(&probe->prose, rest, probe->delimiter);
	probe->is_row_loose = table_line_is_loose(rest, probe->delimiter);
	csv_parse(&probe->parser, rest.p, rest.len, handle_cell, handle_row, probe);
	csv_fini(&probe->parser, handle_cell, handle_row, probe);
}

/* Whether it is papers that the table has: by its columns, or by most of its rows. */
static bool has_papers(const struct probe *probe)
{
	return probe->titles.weight > 0 || probe->titles.is_list ||
	       (probe->naming > 0 && probe->naming * 2 >= probe->rows);
}

/* Whether rows that are certainly papers' are among lines that are none: those of one cell, and
 * those whose cells are something else than the columns hold, say nothing against them. */
static bool has_certain_rows(const struct probe *probe)
{
	return (is_sure_of_columns(probe) || probe->naming > 0) && probe->prose.has_tight &&
	       probe->certain > 0 &&
	       probe->certain * 3 >= probe->rows - probe->lone - probe->strays;
}

/* Whether a row shows what it is, where its columns are such that it can. */
static bool has_shown_rows(const struct probe *probe)
{
	return probe->certain > 0 ||
	       (probe->titles.date_at == SIZE_MAX && probe->titles.id_count == 0);
}

/* The same below lines of text, where a text about tables may have the header of an example. */
static bool has_enough_rows(const struct probe *probe)
{
	return is_sure_of_columns(probe) && has_shown_rows(probe) &&
	       ((probe->exact > 0 && probe->exact * 2 >= probe->rows) ||
		(probe->prose.has_tight && probe->certain > 0 &&
		 probe->certain * PREAMBLE_ROWS >= probe->rows));
}

/* Rows of a title alone are a table's own where it leaves out empty cells elsewhere as well, and
 * at least half of the other rows are such; of a list of titles and their notes a third. */
static bool has_lone_titles(const struct probe *probe)
{
	if (probe->titles.is_list)
		return probe->lone > 1 && probe->lone * 3 >= probe->rows;
	return probe->few > 0 && probe->lone > 0 && (probe->lone - 1) * 2 >= probe->rows - 1;
}

static enum sniff judge(const struct probe *probe, bool has_preamble)
{
	bool is_sure = is_sure_of_columns(probe);

	if (!probe->has_header || probe->is_no_table)
		return SNIFF_NO;
	if (probe->width > 1 && !has_papers(probe))
		return SNIFF_NO;
	if (probe->width == 1)
		return !has_preamble && probe->fitting * 4 >= probe->rows * 3 ? SNIFF_MAYBE
									      : SNIFF_NO;
	if (probe->rows > 0 && !table_tool_is_sure(probe->titles.tool) &&
	    table_prose_is(&probe->prose, probe->exact > 0))
		return SNIFF_NO;
	if (has_preamble)
		return has_enough_rows(probe) ? SNIFF_YES : SNIFF_NO;
	if (probe->rows == 0)
		return probe->titles.known >= 2 ? SNIFF_YES : SNIFF_NO;
	if (has_certain_rows(probe))
		return SNIFF_YES;
	if (is_sure)
		return probe->fitting * 3 >= probe->rows ? SNIFF_YES : SNIFF_NO;
	if (probe->titles.known >= 2)
		return probe->fitting * 2 >= probe->rows ? SNIFF_YES : SNIFF_NO;
	return probe->exact == probe->rows ? SNIFF_YES : SNIFF_NO;
}

enum sniff table_probe(struct str text, bool is_all, char delimiter, bool has_preamble,
		       bool *are_lone_titles_common)
{
	struct probe probe = { .titles = { .title_at = SIZE_MAX, .date_at = SIZE_MAX },
			       .delimiter = delimiter };
	enum sniff answer = SNIFF_MORE;

	csv_row_init(&probe.row);
	csv_parser_open(&probe.parser, (unsigned char)delimiter, true);
	if (probe_lines(&probe, text)) {
		answer = judge(&probe, has_preamble);
	} else if (is_all) {
		probe_rest(&probe, text);
		answer = judge(&probe, has_preamble);
	}
	if (answer == SNIFF_YES)
		*are_lone_titles_common = has_lone_titles(&probe);
	csv_free(&probe.parser);
	csv_row_free(&probe.row);
	table_columns_free(&probe.columns);
	return answer;
}

bool table_row_is_header(const struct csv_row *row)
{
	struct table_titles titles;

	if (!table_titles_read(row, &titles))
		return false;
	if (titles.known == row->count && titles.known >= 2)
		return true;
	return titles.known >= KNOWN_MANY && titles.known * 2 >= row->count;
}
