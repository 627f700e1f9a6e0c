/*
 * A row's cells are one after another in one buffer, so that a row costs no allocation once the
 * buffer has grown. The draft borrows from it, and from the room that struct csv_table keeps for
 * cells that are brought into a normal form.
 */
#include "config.h"

#include "read/csv_row.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "model/date.h"
#include "model/identifier.h"
#include "model/marks.h"

/* How much of a cell a message repeats. */
#define MESSAGE_TEXT_MAX 100

void csv_row_init(struct csv_row *row)
{
	*row = (struct csv_row){ 0 };
	strbuf_init(&row->text);
}

void csv_row_free(struct csv_row *row)
{
	strbuf_free(&row->text);
	free(row->ends);
}

void csv_row_clear(struct csv_row *row)
{
	strbuf_clear(&row->text);
	row->count = 0;
}

void csv_row_add(struct csv_row *row, struct str cell)
{
	strbuf_add(&row->text, cell);
	row->ends = alloc_grow(row->ends, &row->capacity, row->count + 1, sizeof(*row->ends));
	row->ends[row->count++] = row->text.len;
}

struct str csv_row_cell(const struct csv_row *row, size_t i)
{
	size_t begin = i > 0 ? row->ends[i - 1] : 0;

	return (struct str){ row->text.data + begin, row->ends[i] - begin };
}

void csv_table_init(struct csv_table *table)
{
	*table = (struct csv_table){ 0 };
	strbuf_init(&table->tags);
	strbuf_init(&table->rare);
	for (size_t i = 0; i < COLUMN_COUNT; i++)
		table->at[i] = SIZE_MAX;
}

void csv_table_free(struct csv_table *table)
{
	strbuf_free(&table->tags);
	strbuf_free(&table->rare);
	free(table->sources);
}

static void add_column(struct csv_table *table, enum csv_column column)
{
	if (table->at[column] != SIZE_MAX)
		table->columns[table->column_count++] = column;
}

/* Author Names comes first: Authors may hold names, too, and they count only where it has none. */
static void order_columns(struct csv_table *table)
{
	add_column(table, COLUMN_AUTHOR_NAMES);
	for (enum csv_column column = 0; column < COLUMN_COUNT; column++)
		if (column != COLUMN_AUTHOR_NAMES)
			add_column(table, column);
}

void csv_table_read_header(struct csv_table *table, const struct csv_row *row,
			   struct format_input *input, size_t line)
{
	table->width = row->count;
	for (size_t i = 0; i < row->count; i++) {
		struct str title = str_trim(csv_row_cell(row, i));
		enum csv_column column;

		if (csv_column_find(title, &column) && table->at[column] == SIZE_MAX)
			table->at[column] = i;
		else
			diag_add(input->diag, DIAG_NOTE, input->file, line, 0,
				 "the column \"%.*s\" is left out",
				 STR_ARG(str_sub(title, 0, MESSAGE_TEXT_MAX)));
	}
	order_columns(table);
}

/* What the table says of one paper; passed to the readers of the columns. */
struct row_reader {
	struct csv_table *table;
	struct format_input *input;
	size_t line;
	struct paper_draft draft;
	char arxiv_id[IDENTIFIER_MAX];
	char doi[IDENTIFIER_MAX];
};

static void warn_cell(struct row_reader *reader, enum csv_column column, struct str cell)
{
	format_warn(reader->input, reader->line, "%s \"%.*s\" is not understood",
		    csv_column_title(column), STR_ARG(str_sub(cell, 0, MESSAGE_TEXT_MAX)));
}

static int32_t read_count(struct row_reader *reader, enum csv_column column, struct str cell)
{
	uint64_t value;

	cell = str_trim(cell);
	if (str_to_uint(cell, INT32_MAX, &value))
		return (int32_t)value;
	if (cell.len > 0)
		warn_cell(reader, column, cell);
	return COUNT_UNKNOWN;
}

/* A number, or, as other tables have it, the names themselves. */
static void read_authors(struct row_reader *reader, struct str cell)
{
	struct paper *paper = &reader->draft.paper;
	struct str names = csv_cell_unguard(str_trim(cell));
	struct str rest = names;
	struct str name;
	uint64_t value;
	int32_t count = 0;

	if (str_to_uint(names, INT32_MAX, &value)) {
		paper->authors = (int32_t)value;
		return;
	}
	if (names.len == 0 || paper->author_names.len > 0) {
		if (names.len > 0)
			warn_cell(reader, COLUMN_AUTHORS, cell);
		return;
	}
	while (count < INT32_MAX && str_split_next(&rest, ';', &name))
		count += str_trim(name).len > 0;
	paper->author_names = names;
	paper->authors = count;
}

static void read_date(struct row_reader *reader, struct str cell)
{
	struct date *date = &reader->draft.paper.date;
	size_t len;

	cell = str_trim(cell);
	if (cell.len == 0 || date_parse_iso(cell, date))
		return;
	if (date_parse_listing(cell, date, &len) && len == cell.len)
		return;
	*date = (struct date){ 0 };
	warn_cell(reader, COLUMN_DATE, cell);
}

/* Of an identifier only its normal form is taken. */
static void read_identifier(struct row_reader *reader, enum paper_field field, struct str cell,
			    bool (*normalise)(struct str text, char id[IDENTIFIER_MAX]),
			    char id[IDENTIFIER_MAX])
{
	cell = str_trim(cell);
	if (normalise(cell, id))
		*paper_text(&reader->draft.paper, field) = str_from(id);
	else if (cell.len > 0)
		warn_cell(reader, csv_field_column(field), cell);
}

static void read_sources(struct row_reader *reader, struct str cell)
{
	static const struct str separator = STR_INIT("; ");
	struct csv_table *table = reader->table;
	struct str rest = csv_cell_unguard(cell);
	size_t count = 0;

	while (rest.len > 0) {
		size_t at = str_find(rest, separator);
		struct str name = str_trim(str_sub(rest, 0, at));

		rest = at == SIZE_MAX ? STR("") : str_sub(rest, at + separator.len, rest.len);
		if (name.len == 0)
			continue;
		table->sources = alloc_grow(table->sources, &table->source_capacity, count + 1,
					    sizeof(*table->sources));
		table->sources[count++].name = name;
	}
	/* The oldest is written first, and is last in the list. */
	for (size_t i = 0; i < count; i++)
		table->sources[i].rest = i > 0 ? &table->sources[i - 1] : NULL;
	reader->draft.paper.sources = count > 0 ? &table->sources[count - 1] : NULL;
}

static void read_moment(struct row_reader *reader, enum csv_column column, struct str cell,
			int64_t *moment)
{
	cell = str_trim(cell);
	if (cell.len > 0 && !date_parse_moment(cell, moment))
		warn_cell(reader, column, cell);
}

static void read_starred(struct row_reader *reader, struct str cell)
{
	read_moment(reader, COLUMN_STARRED, cell, &reader->draft.marks.starred_at);
}

static void read_status(struct row_reader *reader, struct str cell)
{
	enum reading_status status;

	cell = str_trim(cell);
	if (reading_status_from_name(cell, &status))
		reader->draft.marks.status = (uint8_t)status;
	else if (cell.len > 0)
		warn_cell(reader, COLUMN_STATUS, cell);
}

static void read_priority(struct row_reader *reader, struct str cell)
{
	uint64_t value;

	cell = str_trim(cell);
	if (str_to_uint(cell, 5, &value))
		reader->draft.marks.priority = (uint8_t)value;
	else if (cell.len > 0)
		warn_cell(reader, COLUMN_PRIORITY, cell);
}

static void read_tags(struct row_reader *reader, struct str cell)
{
	struct strbuf *tags = &reader->table->tags;

	strbuf_clear(tags);
	tags_normalise(tags, csv_cell_unguard(cell));
	reader->draft.marks.tags = strbuf_str(tags);
}

static void read_note(struct row_reader *reader, struct str cell)
{
	reader->draft.marks.note = csv_cell_unguard(cell);
}

/* Topics are computed, never read. */
static void (*const mark_readers[COLUMN_COUNT])(struct row_reader *reader, struct str cell) = {
	[COLUMN_STARRED] = read_starred,   [COLUMN_STATUS] = read_status,
	[COLUMN_PRIORITY] = read_priority, [COLUMN_TAGS] = read_tags,
	[COLUMN_NOTE] = read_note,
};

static void read_field(struct row_reader *reader, enum paper_field field, struct str cell)
{
	struct paper *paper = &reader->draft.paper;
	enum csv_column column = csv_field_column(field);

	switch (field_type(field)) {
	case FIELD_TYPE_TEXT:
	case FIELD_TYPE_NAMES:
	case FIELD_TYPE_LIST:
	case FIELD_TYPE_WORD:
		paper_set_text(paper, field, csv_cell_unguard(cell), &reader->table->rare);
		break;
	case FIELD_TYPE_ARXIV_ID:
		read_identifier(reader, field, cell, arxiv_id_normalise, reader->arxiv_id);
		break;
	case FIELD_TYPE_DOI:
		read_identifier(reader, field, cell, doi_normalise, reader->doi);
		break;
	case FIELD_TYPE_COUNT:
		if (field == FIELD_AUTHORS)
			read_authors(reader, cell);
		else
			*paper_count(paper, field) = read_count(reader, column, cell);
		break;
	case FIELD_TYPE_DATE:
		read_date(reader, cell);
		break;
	case FIELD_TYPE_MOMENT:
		read_moment(reader, column, cell, paper_moment(paper, field));
		break;
	case FIELD_TYPE_SOURCES:
		read_sources(reader, cell);
		break;
	}
}

static void read_column(struct row_reader *reader, enum csv_column column, struct str cell)
{
	enum paper_field field;

	if (csv_column_field(column, &field))
		read_field(reader, field, cell);
	else if (mark_readers[column])
		mark_readers[column](reader, cell);
}

/* Whether the cells from `from` on are empty. */
static bool cells_are_empty(const struct csv_row *row, size_t from)
{
	for (size_t i = from; i < row->count; i++)
		if (str_trim(csv_row_cell(row, i)).len > 0)
			return false;
	return true;
}

bool csv_table_read_row(struct csv_table *table, const struct csv_row *row,
			struct format_input *input, size_t line)
{
	struct row_reader reader = {
		.table = table,
		.input = input,
		.line = line,
		.draft = { .line = line },
	};

	if (cells_are_empty(row, 0))
		return true;
	if (row->count < table->width || !cells_are_empty(row, table->width)) {
		format_warn(input, line, "a row of %zu cells below a header of %zu", row->count,
			    table->width);
		return false;
	}
	paper_init(&reader.draft.paper);
	for (size_t i = 0; i < table->column_count; i++) {
		enum csv_column column = table->columns[i];

		read_column(&reader, column, csv_row_cell(row, table->at[column]));
	}
	reader.draft.has_marks = !marks_are_empty(&reader.draft.marks);
	format_emit(input, &reader.draft);
	return true;
}
