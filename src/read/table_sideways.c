/*
 * A table on its side, as Embase exports it: a row is a field of a paper, its name first and its
 * values behind it, and the rows of one paper follow each other up to a blank line, or to the name
 * with which it began. Such a paper is read as the only row of a table with these names as titles.
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "read/csv_parser.h"
#include "read/format.h"
#include "read/table.h"

/* A file has to have shown what it is within this many rows, and of these this many fields. */
#define ROWS_LOOKED_AT 60
#define KNOWN_MIN      4

/* Above the first paper is a query or a heading, not a text. */
#define ROWS_ABOVE_MAX 12

struct sideways_state {
	bool is_open; /* the rest was initialised */
	bool has_table;
	struct csv_parser parser;
	struct csv_row cells; /* of the row at hand */
	bool row_ended;
	bool is_within;               /* the row goes on in the next line */
	struct csv_row names, values; /* of the paper at hand */
	struct csv_row header;        /* of the table */
	struct table table;
	size_t line; /* on which the paper begins */
	size_t size; /* of the row at hand so far, in bytes */
};

static void state_open(struct sideways_state *state)
{
	csv_row_init(&state->cells);
	csv_row_init(&state->names);
	csv_row_init(&state->values);
	csv_row_init(&state->header);
	csv_parser_open(&state->parser, ',', true);
	state->is_open = true;
}

static void sideways_close(void *state_memory)
{
	struct sideways_state *state = state_memory;

	if (!state->is_open)
		return;
	csv_row_free(&state->cells);
	csv_row_free(&state->names);
	csv_row_free(&state->values);
	csv_row_free(&state->header);
	csv_free(&state->parser);
	if (state->has_table)
		table_free(&state->table);
}

static void take_cell(void *cell, size_t len, void *context)
{
	struct sideways_state *state = context;

	csv_row_add(&state->cells, (struct str){ cell, len });
}

static void take_row(int end, void *context)
{
	struct sideways_state *state = context;

	(void)end;
	state->row_ended = true;
}

/* Takes a line without its newline; false: the row goes on in the next one. */
static bool feed(struct sideways_state *state, struct str line)
{
	if (!state->is_within) {
		csv_row_clear(&state->cells);
		state->size = 0;
	}
	state->size += line.len + 1;
	state->row_ended = false;
	csv_parse(&state->parser, line.p, line.len, take_cell, take_row, state);
	csv_parse(&state->parser, "\n", 1, take_cell, take_row, state);
	state->is_within = !state->row_ended;
	return state->row_ended;
}

/* The row of a field's name, be it Embase's; NULL: the cell is none. */
static const struct dialect_name *find_name(struct str cell)
{
	const struct dialect_name *name =
		dialect_find_loosely(&table_columns_of_all, utf8_trim(cell));

	for (size_t i = 0; !name && i < table_tool_count; i++)
		if (strcmp(table_tools[i].names.title, "CSV of Embase") == 0)
			name = dialect_find_loosely(&table_tools[i].names, utf8_trim(cell));
	return name;
}

static bool is_name(struct str cell)
{
	return find_name(cell) != NULL;
}

/* Whether a name is one of what only papers have: pages and songs have titles, authors and years.
 */
static bool is_of_paper(struct str cell)
{
	const struct dialect_name *name = find_name(cell);

	return name &&
	       (name->slot == SLOT_ABSTRACT || name->slot == SLOT_DOI ||
		name->slot == SLOT_ARXIV_ID || name->slot == SLOT_PMID || name->slot == SLOT_VENUE);
}

static bool is_title(struct str cell)
{
	return str_equal_ignoring_case(utf8_trim(cell), STR("title"));
}

/* The values of a row in one text. */
static void join_values(const struct csv_row *cells, struct strbuf *out)
{
	strbuf_clear(out);
	for (size_t i = 1; i < cells->count; i++) {
		struct str cell = utf8_trim(csv_row_cell(cells, i));

		if (cell.len > 0 && out->len > 0)
			strbuf_add_cstr(out, "; ");
		strbuf_add(out, cell);
	}
}

static bool is_same_row(const struct csv_row *a, const struct csv_row *b)
{
	return a->count == b->count && str_equal(strbuf_str(&a->text), strbuf_str(&b->text));
}

static void tell_left(struct sideways_state *state, struct format_input *input)
{
	if (state->has_table)
		table_columns_tell_left(&state->table.columns, &input->report->left_out);
}

/* Makes the table of these names that of the paper at hand. */
static void set_table(struct sideways_state *state, struct format_input *input)
{
	if (state->has_table && is_same_row(&state->names, &state->header))
		return;
	tell_left(state, input);
	if (state->has_table)
		table_free(&state->table);
	table_init(&state->table, &state->names);
	state->has_table = true;
	csv_row_clear(&state->header);
	for (size_t i = 0; i < state->names.count; i++)
		csv_row_add(&state->header, csv_row_cell(&state->names, i));
	/* A paper with few fields does not tell the tool. */
	if (!input->dialect || state->table.columns.tool)
		input->dialect = table_dialect(&state->table);
}

static void end_paper(struct sideways_state *state, struct format_input *input)
{
	if (state->names.count > 0) {
		set_table(state, input);
		table_read_row(&state->table, &state->values, input, state->line, ROW_WHOLE);
	}
	csv_row_clear(&state->names);
	csv_row_clear(&state->values);
}

/* Takes a field of a paper. */
static void add_field(struct sideways_state *state, struct format_input *input, size_t line)
{
	struct str name = utf8_trim(csv_row_cell(&state->cells, 0));
	struct strbuf value;

	if (state->names.count > 0 && str_equal(name, csv_row_cell(&state->names, 0)))
		end_paper(state, input);
	/* What is above the first paper, and rules between them. */
	if (state->names.count == 0 && !is_name(name))
		return;
	if (state->names.count == 0)
		state->line = line;
	strbuf_init(&value);
	join_values(&state->cells, &value);
	csv_row_add(&state->names, name);
	csv_row_add(&state->values, strbuf_str(&value));
	strbuf_free(&value);
}

static size_t sideways_read(void *state_memory, struct format_input *input, bool *capture_ended)
{
	struct sideways_state *state = state_memory;
	struct str rest = input->window, line;

	(void)capture_ended; /* the table is the whole file */
	if (!state->is_open)
		state_open(state);
	while (format_take_line(&rest, input->is_last, &line)) {
		if (!state->is_within && utf8_trim(line).len == 0)
			end_paper(state, input);
		else if (feed(state, line))
			add_field(state, input, input->line);
		input->line++;
		if (state->size <= FORMAT_RECORD_MAX)
			continue;
		format_refuse(input, input->line, "a cell longer than %zu MB",
			      FORMAT_RECORD_MAX >> 20);
		return input->window.len;
	}
	if (input->is_last) {
		if (state->is_within)
			format_warn(input, input->line, "the file ends within a cell");
		end_paper(state, input);
		tell_left(state, input);
	}
	return input->window.len - rest.len;
}

/* What the rows at a file's beginning say. */
struct sideways_look {
	size_t above, rows, known;
	bool has_title, has_end, has_sign, is_none;
	struct strbuf first; /* the name with which a paper begins */
};

static void look_above(struct sideways_look *look)
{
	look->is_none |= ++look->above > ROWS_ABOVE_MAX;
}

static void look_at_row(struct sideways_look *look, const struct csv_row *cells)
{
	struct str name = utf8_trim(csv_row_cell(cells, 0));

	if (look->known == 0 && (cells->count < 2 || !is_name(name))) {
		look_above(look);
		return;
	}
	look->rows++;
	look->is_none |= cells->count < 2 || is_name(csv_row_cell(cells, 1));
	look->has_end |= look->known > 0 && str_equal(name, strbuf_str(&look->first));
	if (look->known == 0)
		strbuf_set(&look->first, name);
	look->known += is_name(name);
	look->has_title |= is_title(name);
	look->has_sign |= is_of_paper(name);
}

/* Whether a line can't be a paper's first row, without reading it as CSV: long lines of prose, of
 * which most texts are. */
static bool is_above(struct str line)
{
	const char *comma = memchr(line.p, ',', line.len);

	return csv_line_is_plain(line, ',') &&
	       (!comma || !is_name(str_sub(line, 0, (size_t)(comma - line.p))));
}

static enum sniff judge(const struct sideways_look *look, bool is_end)
{
	if (look->is_none || (look->rows >= KNOWN_MIN && 2 * look->known < look->rows))
		return SNIFF_NO;
	if (look->has_end && look->has_title && look->has_sign && look->known >= KNOWN_MIN)
		return SNIFF_YES;
	return is_end || look->rows >= ROWS_LOOKED_AT ? SNIFF_NO : SNIFF_MORE;
}

static enum sniff sideways_sniff(struct str head, bool is_whole)
{
	struct sideways_state state = { .is_open = false };
	struct sideways_look look = { 0 };
	struct str rest = str_sub(head, 0, FORMAT_SNIFF_MAX), line;
	bool is_end = is_whole || head.len >= FORMAT_SNIFF_MAX;
	enum sniff sniff;

	state_open(&state);
	strbuf_init(&look.first);
	while (!look.is_none && look.rows < ROWS_LOOKED_AT &&
	       format_take_line(&rest, is_whole && rest.len == head.len, &line)) {
		if (!state.is_within && utf8_trim(line).len == 0)
			look.has_end |= look.known >= KNOWN_MIN;
		else if (!state.is_within && look.known == 0 && is_above(line))
			look_above(&look);
		else if (feed(&state, line))
			look_at_row(&look, &state.cells);
	}
	look.has_end |= is_whole;
	sniff = judge(&look, is_end);
	strbuf_free(&look.first);
	sideways_close(&state);
	return sniff;
}

const struct format format_sideways = {
	.name = "table on its side",
	.state_size = sizeof(struct sideways_state),
	.sniff = sideways_sniff,
	.read = sideways_read,
	.is_whole_file = true,
	.close = sideways_close,
};
