/*
 * Tables of papers: CSV and its kin. libcsv reads them strictly, line by line, so that it is known
 * where each row begins. Where it finds a row that is not CSV, or a quote that is still open at the
 * end of the file, the line in which that row begins is read a second time, alone and leniently,
 * and the strict reading goes on in the line after it. So a stray quote costs its own row, never
 * all rows up to the next quote, and the rows before it, already emitted, are not read again. A
 * quote within a cell that is not quoted is a quote.
 *
 * The second reading keeps the time linear: within quotes each quote closes them, so that a line
 * that leaves them open can't lie within quotes that the next such line leaves open, too.
 *
 * A row that is too long is skipped piece by piece; its quotes show where it ends.
 *
 * The window always begins at the row that is open, or between two rows; `fed` of its bytes have
 * gone through the parser already. A row whose date needs the rows below it (table_dates.h) is
 * kept until they are there.
 */
#include "config.h"

#include "read/table_format_private.h"

#include <string.h>

#include "base/utf8.h"
#include "read/other_lines.h"
#include "read/table_header.h"
#include "read/table_joined.h"
#include "read/table_prose.h"
#include "read/table_skip.h"

static enum sniff table_sniff(struct str head, bool is_whole, void *found)
{
	_Static_assert(sizeof(struct table_header) <= FORMAT_FOUND_MAX, "there is room for it");

	return table_header_find(head, is_whole, found);
}

static void parser_open(struct table_state *state)
{
	csv_parser_open(&state->parser, state->delimiter, state->is_lenient);
}

/* Begins a row at the `fed` bytes that have been read. */
static void start_row(struct table_state *state, size_t *taken)
{
	*taken += state->fed;
	state->input->line = state->fed_line;
	state->fed = 0;
	state->row_ended = false;
	state->has_stray_quote = false;
}

/* Passes over what is above the header, which was found when the format was told. */
static void state_open(struct table_state *state, struct format_input *input, size_t *taken)
{
	const struct table_header *header = input->found;

	format_pass_over(input, input->line, str_sub(input->window, 0, header->begin));

	state->delimiter = (unsigned char)header->delimiter;
	state->has_lone_titles = header->has_lone_titles;
	csv_row_init(&state->row);
	csv_row_init(&state->header);
	csv_row_init(&state->wider);
	parser_open(state);
	state->is_open = true;
	state->fed = header->begin;
	state->fed_line = input->line + header->lines;
	start_row(state, taken);
}

/* The strict parser stops at a quote within a cell that is not quoted; it goes on behind it. */
static bool pass_quote(struct table_state *state, struct str quote)
{
	struct csv_parser *parser = &state->parser;

	if (parser->quoted)
		return false;
	state->has_stray_quote |= !csv_parser_is_at_formula(parser);
	csv_set_opts(parser, 0);
	csv_parse(parser, quote.p, quote.len, table_format_handle_cell, table_format_handle_row,
		  state);
	csv_set_opts(parser, CSV_STRICT | CSV_STRICT_FINI);
	return true;
}

static bool feed(struct table_state *state, struct str bytes)
{
	for (;;) {
		size_t taken = csv_parse(&state->parser, bytes.p, bytes.len,
					 table_format_handle_cell, table_format_handle_row, state);

		if (taken == bytes.len)
			return true;
		if (!pass_quote(state, str_sub(bytes, taken, 1)))
			return false;
		bytes = str_sub(bytes, taken + 1, bytes.len);
	}
}

static void parser_reopen(struct table_state *state, bool is_lenient)
{
	csv_free(&state->parser);
	csv_row_clear(&state->row);
	state->is_lenient = is_lenient;
	parser_open(state);
}

/* The first line of the row that is open. */
static struct str row_first_line(const struct table_state *state, size_t taken)
{
	struct str text = str_sub(state->input->window, taken, state->input->window.len);
	const char *newline = memchr(text.p, '\n', text.len);

	return newline ? str_sub(text, 0, (size_t)(newline - text.p) + 1) : text;
}

/* Whether records of another format begin with a line between two rows: the table ends there. */
static bool begins_other(struct table_state *state, struct str line)
{
	struct other_lines other = { .is_inside = false };

	other_lines_see(&other, state->input, line, "CSV");
	state->is_done = other.is_inside;
	state->has_rows |= other.is_inside;
	return other.is_inside;
}

/* Whether a table with another delimiter begins with a line between two rows: this one ends there.
 * `is_passed`: it is the line of this one's again, which says nothing. */
static bool begins_other_table(struct table_state *state, struct str line, bool *is_passed)
{
	struct format_input *input = state->input;
	char own = (char)state->delimiter;
	char delimiter = table_joined_delimiter(line, own, &state->joined_looks);

	*is_passed = delimiter == own;
	if (*is_passed)
		diag_add(input->diag, DIAG_NOTE, input->file, input->line, 0,
			 "the line of the separator again");
	if (delimiter == 0 || *is_passed)
		return false;
	format_warn(input, input->line,
		    "here begins a table of cells separated by %s, which is left out: a file is "
		    "read in one format, here of %s",
		    table_delimiter_name(delimiter), table_delimiter_name(own));
	state->is_done = true;
	state->has_rows = true;
	return true;
}

/* The same of papers that are in no table. False in *is_known while more is
 * needed to know that. */
static bool begins_papers(struct table_state *state, struct str text, bool *is_known)
{
	struct format_input *input = state->input;
	char layouts[FORMAT_LAYOUTS_MAX];
	enum sniff answer =
		table_joined_papers(input, text, (char)state->delimiter, state->header.count,
				    state->is_after_blank, &state->parted_looks, layouts);

	*is_known = answer != SNIFF_MORE;
	if (answer != SNIFF_YES)
		return false;
	format_warn(input, input->line,
		    "here begins %s, which is left out: a file is read in one format, here CSV",
		    layouts);
	state->is_done = true;
	return true;
}

/* What is behind the last quote that is not in braces, where a file that lacked its last newline
 * ended and another begins. */
static struct str behind_quotes(struct str line)
{
	const char *brace = line.len > 0 ? memchr(line.p, '{', line.len) : NULL;
	size_t len = brace ? (size_t)(brace - line.p) : line.len;
	const char *quote = len > 0 ? memrchr(line.p, '"', len) : NULL;

	return quote ? str_drop(line, (size_t)(quote - line.p) + 1) : line;
}

/* After an error, the second reading, which is lenient. `is_open`: the file ends within quotes. */
static void recover(struct table_state *state, size_t *taken, bool is_open)
{
	struct str line = row_first_line(state, *taken);
	bool is_cut = line.len > 0 && line.p[line.len - 1] != '\n';

	parser_reopen(state, true);
	if (is_cut)
		state->row_state = is_open ? ROW_OPEN : ROW_CUT;
	else
		state->row_state = ROW_DAMAGED;
	feed(state, line);
	csv_fini(&state->parser, table_format_handle_cell, table_format_handle_row, state);
	state->row_state = ROW_WHOLE;
	parser_reopen(state, false);
	begins_other(state, behind_quotes(line));
	state->fed = line.len;
	state->fed_line = state->input->line + 1;
	start_row(state, taken);
}

/* Begins to skip the row that is open, which is longer than any may be. */
static void begin_skipping(struct table_state *state)
{
	format_warn(state->input, state->input->line, "a row longer than %zu MB is left out",
		    FORMAT_RECORD_MAX >> 20);
	parser_reopen(state, false);
	state->fed = 0;
	state->fed_line = state->input->line;
	state->has_rows = true;
	state->is_skipping = true;
	state->skipping_line = state->input->line;
	state->place = TABLE_CELL_START;
	/* The columns are unknown then. */
	state->is_done = !state->has_header;
}

/* Skips what the window has of the row; false when there is nothing left. */
static bool keep_skipping(struct table_state *state, size_t *taken)
{
	const struct format_input *input = state->input;
	struct str text = str_sub(input->window, *taken, input->window.len);
	size_t at = table_skip_row(&state->place, text, (char)state->delimiter, &state->fed_line);

	state->is_skipping = state->place != TABLE_ROW_END;
	state->fed = at;
	start_row(state, taken);
	return at > 0;
}

/* Ends the table: a row that was open ends with the file. */
static void finish(struct table_state *state, size_t *taken)
{
	if (state->is_skipping && state->place == TABLE_IN_QUOTES)
		format_warn(state->input, state->skipping_line,
			    "the file ends within quotes that this row opened");
	state->row_state = ROW_CUT;
	state->below = STR("");
	if (csv_fini(&state->parser, table_format_handle_cell, table_format_handle_row, state) != 0)
		recover(state, taken, true);
	else
		state->is_done = true;
}

/* Takes the next line of the window, which begins `taken` bytes after the input's; false when there
 * is none whole, or the row that ends with it waits. */
static bool read_line(struct table_state *state, size_t *taken)
{
	const struct format_input *input = state->input;
	struct str rest = str_sub(input->window, *taken + state->fed, input->window.len);
	const char *newline = rest.len > 0 ? memchr(rest.p, '\n', rest.len) : NULL;
	bool is_passed = false, is_known = true;

	if (state->fed == 0 && state->has_rows && begins_papers(state, rest, &is_known))
		return false;
	if (!is_known)
		return false;
	if (newline)
		rest.len = (size_t)(newline - rest.p) + 1;
	if (state->fed == 0 && state->has_header && (newline || input->is_last) &&
	    (begins_other(state, rest) || begins_other_table(state, rest, &is_passed)))
		return false;
	if (state->fed + rest.len > FORMAT_RECORD_MAX) {
		begin_skipping(state);
		return true;
	}
	if (!newline && !(input->is_last && rest.len > 0))
		return false;
	state->is_after_blank = state->fed == 0 && state->has_rows && utf8_trim(rest).len == 0;
	state->below = str_sub(input->window, *taken + state->fed + rest.len, input->window.len);
	state->is_loose = state->fed == 0 && table_line_is_loose(rest, (char)state->delimiter);
	if (state->fed > 0 || (!is_passed && utf8_trim(rest).len > 0)) {
		if (!feed(state, rest)) {
			recover(state, taken, false);
			return true;
		}
	} else {
		format_count_idle(state->input, state->input->line, true);
		state->row_ended = true;
	}
	state->fed += rest.len;
	state->fed_line += newline != NULL;
	if (state->is_waiting)
		return false;
	if (state->row_ended)
		start_row(state, taken);
	return true;
}

/* Reads the row that waits, if what is below it is there now; false while it is not. */
static bool read_waiting(struct table_state *state, size_t *taken)
{
	state->below = str_sub(state->input->window, *taken + state->fed, state->input->window.len);
	if (table_format_must_wait(state))
		return false;
	state->is_waiting = false;
	table_format_read_row(state);
	start_row(state, taken);
	return true;
}

static bool read_next(struct table_state *state, size_t *taken)
{
	if (state->is_done || state->input->is_stopped)
		return false;
	if (state->is_waiting)
		return read_waiting(state, taken);
	return state->is_skipping ? keep_skipping(state, taken) : read_line(state, taken);
}

/* Where a table ended before its first whole row, and nothing of that is a paper. */
static void refuse_empty(struct table_state *state)
{
	struct format_input *input = state->input;

	if (!state->has_header || state->has_rows || input->records > 0)
		return;
	if (state->has_cut_header)
		format_refuse(input, 0, "ends within the header of a table");
	else if (input->report->not_understood > 0)
		format_refuse(input, 0, "ends within the first row of a table");
	else
		table_refuse_header_alone(&state->table, &state->header, input);
}

static size_t table_read(void *state_memory, struct format_input *input, bool *capture_ended)
{
	struct table_state *state = state_memory;
	size_t taken = 0;

	(void)capture_ended;
	state->input = input;
	if (!state->is_open)
		state_open(state, input, &taken);
	do {
		while (read_next(state, &taken))
			;
		if (input->is_last && !state->is_done)
			finish(state, &taken);
	} while (input->is_last && !state->is_done);
	if (input->is_last)
		refuse_empty(state);
	return state->is_done ? input->window.len : taken;
}

static void table_close(void *state_memory)
{
	struct table_state *state = state_memory;

	if (!state->is_open)
		return;
	csv_free(&state->parser);
	csv_row_free(&state->row);
	csv_row_free(&state->header);
	csv_row_free(&state->wider);
	if (!state->has_header)
		return;
	/* Here, so that they are in the header's order wherever windows ended. */
	table_columns_tell_left(&state->table.columns, &state->input->report->left_out);
	table_free(&state->table);
}

const struct format format_table = {
	.name = "CSV",
	.state_size = sizeof(struct table_state),
	.sniff_found = table_sniff,
	.read = table_read,
	.is_whole_file = true,
	.has_long_records = true,
	.close = table_close,
};
