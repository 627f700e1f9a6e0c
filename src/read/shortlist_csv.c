/*
 * Shortlist's own CSV, and any table of papers whose header has a Title. libcsv reads it strictly,
 * line by line, so that it is known where each row begins. Where it finds a row that is not CSV, or
 * a quote that is still open at the end of the file, the line in which that row begins is read a
 * second time, alone and leniently, and the strict reading goes on in the line after it. So a stray
 * quote costs its own row, never all rows up to the next quote, and the rows before it, already
 * emitted, are not read again.
 *
 * The second reading keeps the time linear: within quotes each quote closes them, so that a line
 * that leaves them open can't lie within quotes that the next such line leaves open, too.
 *
 * A row that is too long is skipped piece by piece; its quotes show where it ends.
 *
 * The window always begins at the row that is open, or between two rows; `fed` of its bytes have
 * gone through the parser already.
 */
#include "config.h"

#include <csv.h>
#include <string.h>

#include "base/alloc.h"
#include "read/csv_row.h"
#include "read/format.h"

/* A first line longer than this is no header. */
#define HEADER_MAX      ((size_t)1 << 16)
#define HEADER_CELL_MAX 64

/* libcsv grows a cell by this much at a time. */
#define CELL_STEP ((size_t)1 << 16)

/* The place in a row that is being skipped. */
enum place {
	CELL_START,
	IN_CELL,
	IN_QUOTES,
	QUOTE_IN_QUOTES, /* the end of the quotes, or half of a quote within them */
	ROW_END,
};

struct shortlist_csv_state {
	bool is_open; /* what follows is initialised */
	bool has_header;
	bool is_lenient;
	bool is_done; /* the rest of the file is ignored */
	unsigned char delimiter;
	struct csv_parser parser;
	struct csv_row row;
	struct csv_table table;

	size_t fed;                 /* bytes of the window that the parser has seen */
	size_t fed_line;            /* the number of the line that comes next */
	size_t row_count;           /* rows that ended within those bytes: a lone CR ends one too */
	size_t skip_count;          /* of these, how many the second reading skips */
	bool is_skipping;           /* over a row that is too long */
	enum place place;           /* in that */
	size_t skipping_line;       /* where that begins */
	struct format_input *input; /* during a call */
};

/* Whether a first line, split at the delimiter, has a cell "Title"; quotes count as space. */
static bool line_has_title(struct str line, char delimiter, size_t *cells)
{
	struct str cell;
	bool has_title = false;

	*cells = 0;
	while (str_split_next(&line, delimiter, &cell)) {
		enum csv_column column;

		cell = str_trim(cell);
		if (cell.len > 1 && cell.p[0] == '"' && cell.p[cell.len - 1] == '"')
			cell = str_sub(cell, 1, cell.len - 2);
		if (cell.len > HEADER_CELL_MAX)
			return false;
		has_title |= csv_column_find(cell, &column) && column == COLUMN_TITLE;
		(*cells)++;
	}
	return has_title;
}

/* Finds the delimiter that makes a header of the line; `cells` 1 where there is none. */
static bool header_find_delimiter(struct str line, unsigned char *delimiter, size_t *cells)
{
	static const char delimiters[] = { ',', ';', '\t' };

	for (size_t i = 0; i < sizeof(delimiters); i++) {
		*delimiter = (unsigned char)delimiters[i];
		if (line_has_title(line, delimiters[i], cells))
			return true;
	}
	return false;
}

static enum sniff shortlist_csv_sniff(struct str head, bool is_whole)
{
	struct str line = str_sub(head, 0, HEADER_MAX);
	const char *newline = memchr(line.p, '\n', line.len);
	unsigned char delimiter;
	size_t cells;

	if (newline)
		line.len = (size_t)(newline - line.p);
	else if (head.len >= HEADER_MAX)
		return SNIFF_NO;
	else if (!is_whole)
		return SNIFF_MORE;
	if (!header_find_delimiter(line, &delimiter, &cells))
		return SNIFF_NO;
	return cells > 1 ? SNIFF_YES : SNIFF_MAYBE;
}

static void *cell_realloc(void *old, size_t size)
{
	return alloc_resize(old, size, 1);
}

static void parser_open(struct shortlist_csv_state *state)
{
	csv_init(&state->parser, state->is_lenient ? 0 : CSV_STRICT | CSV_STRICT_FINI);
	csv_set_delim(&state->parser, state->delimiter);
	csv_set_realloc_func(&state->parser, cell_realloc);
	csv_set_blk_size(&state->parser, CELL_STEP);
}

static void state_open(struct shortlist_csv_state *state, const struct format_input *input)
{
	struct str line = str_sub(input->window, 0, HEADER_MAX);
	const char *newline = memchr(line.p, '\n', line.len);
	size_t cells;

	if (newline)
		line.len = (size_t)(newline - line.p);
	if (!header_find_delimiter(line, &state->delimiter, &cells))
		state->delimiter = ',';
	csv_row_init(&state->row);
	csv_table_init(&state->table);
	parser_open(state);
	state->fed_line = input->line;
	state->is_open = true;
}

static void handle_cell(void *cell, size_t len, void *context)
{
	struct shortlist_csv_state *state = context;

	csv_row_add(&state->row, (struct str){ cell, len });
}

static void handle_row(int terminator, void *context)
{
	struct shortlist_csv_state *state = context;
	size_t line = state->input->line;

	(void)terminator;
	state->row_count++;
	if (state->skip_count > 0) {
		state->skip_count--;
	} else if (!state->has_header) {
		csv_table_read_header(&state->table, &state->row, state->input, line);
		state->has_header = true;
	} else if (csv_table_read_row(&state->table, &state->row, state->input, line) &&
		   state->is_lenient) {
		format_warn(state->input, line, "a row with a quote out of place");
	}
	csv_row_clear(&state->row);
}

/* Begins a row at the `fed` bytes that have been read. */
static void start_row(struct shortlist_csv_state *state, size_t *taken)
{
	*taken += state->fed;
	state->input->line = state->fed_line;
	state->fed = 0;
	state->row_count = 0;
	state->skip_count = 0;
}

static bool feed(struct shortlist_csv_state *state, struct str bytes)
{
	return csv_parse(&state->parser, bytes.p, bytes.len, handle_cell, handle_row, state) ==
	       bytes.len;
}

static void parser_reopen(struct shortlist_csv_state *state, bool is_lenient)
{
	csv_free(&state->parser);
	csv_row_clear(&state->row);
	state->is_lenient = is_lenient;
	parser_open(state);
}

/* The first line of the row that is open. */
static struct str row_first_line(const struct shortlist_csv_state *state, size_t taken)
{
	struct str text = str_sub(state->input->window, taken, state->input->window.len);
	const char *newline = memchr(text.p, '\n', text.len);

	return newline ? str_sub(text, 0, (size_t)(newline - text.p) + 1) : text;
}

/* After an error, the second reading, which is lenient. */
static void recover(struct shortlist_csv_state *state, size_t *taken)
{
	struct str line = row_first_line(state, *taken);

	parser_reopen(state, true);
	state->skip_count = state->row_count;
	feed(state, line);
	csv_fini(&state->parser, handle_cell, handle_row, state);
	parser_reopen(state, false);
	state->fed = line.len;
	state->fed_line = state->input->line + 1;
	start_row(state, taken);
}

static enum place next_place(enum place place, char c, char delimiter)
{
	if (place == IN_QUOTES)
		return c == '"' ? QUOTE_IN_QUOTES : IN_QUOTES;
	if (c == '\n')
		return ROW_END;
	/* A lone CR ends a row, too; a file of nothing else is skipped as one. */
	if (c == delimiter || c == '\r')
		return CELL_START;
	if (c == '"' && place != IN_CELL)
		return IN_QUOTES;
	return c == ' ' || c == '\t' ? place : IN_CELL;
}

/* Begins to skip the row that is open, which is longer than any may be. */
static void begin_skipping(struct shortlist_csv_state *state)
{
	format_warn(state->input, state->input->line, "a row longer than %zu MB is left out",
		    FORMAT_RECORD_MAX >> 20);
	parser_reopen(state, false);
	state->fed = 0;
	state->fed_line = state->input->line;
	state->is_skipping = true;
	state->skipping_line = state->input->line;
	state->place = CELL_START;
	/* The columns are unknown then. */
	state->is_done = !state->has_header;
}

/* Skips what the window has of the row; false when there is nothing left. */
static bool keep_skipping(struct shortlist_csv_state *state, size_t *taken)
{
	const struct format_input *input = state->input;
	struct str text = str_sub(input->window, *taken, input->window.len);
	size_t at = 0;

	while (at < text.len && state->place != ROW_END) {
		state->fed_line += text.p[at] == '\n';
		state->place = next_place(state->place, text.p[at], (char)state->delimiter);
		at++;
	}
	state->is_skipping = state->place != ROW_END;
	state->fed = at;
	start_row(state, taken);
	return at > 0;
}

/* Feeds one line with its newline; sets *row_ended where that ended a row. */
static bool feed_line(struct shortlist_csv_state *state, struct str line, bool *row_ended)
{
	size_t len = line.len;
	size_t rows;

	if (len > 0 && line.p[len - 1] == '\n')
		len -= len > 1 && line.p[len - 2] == '\r' ? 2 : 1;
	if (!feed(state, str_sub(line, 0, len)))
		return false;
	rows = state->row_count;
	if (!feed(state, str_sub(line, len, line.len)))
		return false;
	*row_ended = state->row_count > rows;
	return true;
}

/* Ends the table: a row that was open ends with the file. */
static void finish(struct shortlist_csv_state *state, size_t *taken)
{
	if (state->is_skipping && state->place == IN_QUOTES)
		format_warn(state->input, state->skipping_line,
			    "the file ends within quotes that this row opened");
	if (csv_fini(&state->parser, handle_cell, handle_row, state) != 0)
		recover(state, taken);
	else
		state->is_done = true;
}

/* Takes the next line of the window, which begins `taken` bytes after the input's; false when there
 * is none whole. */
static bool take_line(struct shortlist_csv_state *state, size_t *taken)
{
	const struct format_input *input = state->input;
	struct str rest = str_sub(input->window, *taken + state->fed, input->window.len);
	const char *newline = rest.len > 0 ? memchr(rest.p, '\n', rest.len) : NULL;
	bool row_ended = false;

	if (newline)
		rest.len = (size_t)(newline - rest.p) + 1;
	if (state->fed + rest.len > FORMAT_RECORD_MAX) {
		begin_skipping(state);
		return true;
	}
	if (!newline && !(input->is_last && rest.len > 0))
		return false;
	if (state->fed > 0 || str_trim(rest).len > 0) {
		if (!feed_line(state, rest, &row_ended)) {
			recover(state, taken);
			return true;
		}
	} else {
		row_ended = true;
	}
	state->fed += rest.len;
	state->fed_line += newline != NULL;
	if (row_ended)
		start_row(state, taken);
	return true;
}

static size_t shortlist_csv_read(void *state_memory, struct format_input *input,
				 bool *capture_ended)
{
	struct shortlist_csv_state *state = state_memory;
	size_t taken = 0;

	(void)capture_ended;
	state->input = input;
	if (!state->is_open)
		state_open(state, input);
	do {
		while (!state->is_done && (state->is_skipping ? keep_skipping(state, &taken)
							      : take_line(state, &taken)))
			;
		if (input->is_last && !state->is_done)
			finish(state, &taken);
	} while (input->is_last && !state->is_done);
	return state->is_done ? input->window.len : taken;
}

static void shortlist_csv_close(void *state_memory)
{
	struct shortlist_csv_state *state = state_memory;

	if (!state->is_open)
		return;
	csv_free(&state->parser);
	csv_row_free(&state->row);
	csv_table_free(&state->table);
}

const struct format format_shortlist_csv = {
	.name = "CSV",
	.state_size = sizeof(struct shortlist_csv_state),
	.sniff = shortlist_csv_sniff,
	.read = shortlist_csv_read,
	.has_long_records = true,
	.close = shortlist_csv_close,
};
