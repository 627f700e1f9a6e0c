/* What becomes of a row, once all of its cells are there. */

#include "config.h"

#include "read/table_format_private.h"

#include "read/table_ahead.h"
#include "read/table_probe.h"

/* The most rows of a file that are looked at as headers of further tables; a file with more has no
 * papers called so. */
#define HEADERS_MAX 1000

void table_format_handle_cell(void *cell, size_t len, void *context)
{
	struct table_state *state = context;

	csv_row_add(&state->row, (struct str){ cell, len });
}

/* Makes the row the header of what follows. */
static void set_header(struct table_state *state)
{
	struct csv_row old = state->header;

	if (state->has_header) {
		table_columns_tell_left(&state->table.columns, &state->input->report->left_out);
		table_free(&state->table);
	}
	table_init(&state->table, &state->row);
	state->table.has_lone_titles = state->has_lone_titles;
	state->table.is_loose = state->is_loose;
	state->has_header = true;
	state->has_cut_header = state->row_state == ROW_CUT;
	state->input->dialect = table_dialect(&state->table);
	state->header = state->row;
	state->row = old;
}

static bool is_same_row(const struct csv_row *a, const struct csv_row *b)
{
	return a->count == b->count && str_equal(strbuf_str(&a->text), strbuf_str(&b->text));
}

/* Keeps the header that one of fewer columns replaces. */
static void keep_wider(struct table_state *state)
{
	csv_row_clear(&state->wider);
	for (size_t i = 0; state->row.count < state->header.count && i < state->header.count; i++)
		csv_row_add(&state->wider, csv_row_cell(&state->header, i));
}

/* A header in the midst of the rows: files were put together. */
static bool read_further_header(struct table_state *state)
{
	struct format_input *input = state->input;

	if (!table_row_may_be_header(&state->table, &state->row))
		return false;
	if (is_same_row(&state->row, &state->header)) {
		diag_add(input->diag, DIAG_NOTE, input->file, input->line, 0, "the header again");
		return true;
	}
	if (state->header_count++ >= HEADERS_MAX) {
		format_warn(input, input->line, "a row of titles of columns");
		return true;
	}
	if (!table_row_is_header(&state->row)) {
		if (!table_row_has_header_title(&state->table, &state->row))
			return false;
		format_warn(input, input->line, "a row of titles of columns");
		format_count_broken(input, input->line);
		return true;
	}
	diag_add(input->diag, DIAG_NOTE, input->file, input->line, 0, "another header");
	keep_wider(state);
	set_header(state);
	return true;
}

/* A row of as many cells as a header had before the last, which has fewer, is of that one: a line
 * among the rows was none of theirs. */
static void return_to_wider(struct table_state *state)
{
	struct csv_row row = state->row;

	if (state->wider.count <= state->header.count || row.count != state->wider.count)
		return;
	state->row = state->wider;
	csv_row_init(&state->wider);
	set_header(state);
	csv_row_free(&state->row);
	state->row = row;
}

bool table_format_must_wait(struct table_state *state)
{
	if (state->is_lenient || !table_wants_look_ahead(&state->table, &state->row))
		return false;
	if (state->below.len < TABLE_AHEAD && !state->input->is_last)
		return true;
	table_look_below(&state->table, state->below, (char)state->delimiter);
	return false;
}

void table_format_read_row(struct table_state *state)
{
	size_t line = state->input->line;
	bool is_cut = state->row_state == ROW_CUT || state->row_state == ROW_OPEN;
	bool is_understood;

	state->has_rows |= !csv_row_is_empty(&state->row, 0) && !is_cut;
	state->table.is_row_loose = state->is_loose;
	is_understood =
		table_read_row(&state->table, &state->row, state->input, line, state->row_state);

	if (is_understood && state->row_state != ROW_OPEN &&
	    (state->is_lenient || state->has_stray_quote))
		format_warn(state->input, line, "a row with a quote out of place");
	csv_row_clear(&state->row);
}

/* Takes a row of papers, or waits with it. */
static void take_row(struct table_state *state)
{
	return_to_wider(state);
	state->is_waiting = table_format_must_wait(state);
	if (!state->is_waiting)
		table_format_read_row(state);
}

void table_format_handle_row(int terminator, void *context)
{
	struct table_state *state = context;

	(void)terminator;
	state->row_ended = true;
	if (!state->has_header)
		set_header(state);
	else if (!read_further_header(state))
		take_row(state);
	if (!state->is_waiting)
		csv_row_clear(&state->row);
}
