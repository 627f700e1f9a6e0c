/*
 * The draft borrows from the row, and from the room that struct own_table keeps for cells that are
 * brought into a normal form.
 */
#include "config.h"

#include "read/own_table.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "model/date.h"
#include "model/identifier.h"
#include "model/marks.h"
#include "model/names.h"
#include "read/table_literal.h"

/* How much of a cell a message repeats. */
#define MESSAGE_TEXT_MAX 100

static void add_column(struct own_table *table, enum csv_column column)
{
	if (table->at[column] != SIZE_MAX)
		table->columns[table->column_count++] = column;
}

/* Author Names comes first: Authors may hold names, too, and they count only where it has none. */
void own_table_init(struct own_table *table, const struct table_columns *columns)
{
	*table = (struct own_table){ 0 };
	strbuf_init(&table->names);
	strbuf_init(&table->tags);
	strbuf_init(&table->rare);
	for (size_t i = 0; i < COLUMN_COUNT; i++) {
		strbuf_init(&table->lists[i]);
		table->at[i] = columns->own_at[i];
	}
	add_column(table, COLUMN_AUTHOR_NAMES);
	for (enum csv_column column = 0; column < COLUMN_COUNT; column++)
		if (column != COLUMN_AUTHOR_NAMES)
			add_column(table, column);
}

void own_table_free(struct own_table *table)
{
	strbuf_free(&table->names);
	strbuf_free(&table->tags);
	strbuf_free(&table->rare);
	for (size_t i = 0; i < COLUMN_COUNT; i++)
		strbuf_free(&table->lists[i]);
	free(table->sources);
}

/* What the table says of one paper; passed to the readers of the columns. */
struct row_reader {
	struct own_table *table;
	const struct table_dates *dates;
	struct format_input *input;
	size_t line;
	struct paper_draft draft;
	char arxiv_id[IDENTIFIER_MAX];
	char doi[IDENTIFIER_MAX];
	char pubmed[IDENTIFIER_MAX];
};

static void warn_cell(struct row_reader *reader, enum csv_column column, struct str cell)
{
	format_warn(reader->input, reader->line, "%s \"%.*s\" is not understood",
		    csv_column_title(column), STR_ARG(utf8_front(cell, MESSAGE_TEXT_MAX)));
}

/* A list as it is kept, joined with "; "; programs that read our JSON Lines write ['a', 'b']. */
static struct str read_list(struct row_reader *reader, enum csv_column column, struct str cell)
{
	cell = csv_cell_unguard(cell);
	if (!str_starts_with(cell, STR("[")))
		return cell;
	cell = utf8_trim(cell);
	if (!table_literal_is_broken(cell))
		return table_literal_read(&reader->table->lists[column], cell);
	warn_cell(reader, column, cell);
	return STR("");
}

/* Spreadsheets and data frames write 7 as 7.0. */
static bool parse_count(struct str cell, uint64_t *value)
{
	if (str_ends_with(cell, STR(".0")))
		cell.len -= 2;
	return str_to_uint(cell, INT32_MAX, value);
}

static int32_t read_count(struct row_reader *reader, enum csv_column column, struct str cell)
{
	uint64_t value;

	cell = utf8_trim(cell);
	if (parse_count(cell, &value))
		return (int32_t)value;
	if (cell.len > 0)
		warn_cell(reader, column, cell);
	return COUNT_UNKNOWN;
}

/* A number, or, as other tables have it, the names themselves. */
static void read_authors(struct row_reader *reader, struct str cell)
{
	struct paper *paper = &reader->draft.paper;
	struct strbuf *names = &reader->table->names;
	struct str text = csv_cell_unguard(utf8_trim(cell));
	uint64_t value;

	if (parse_count(text, &value)) {
		paper->authors = (int32_t)value;
		return;
	}
	if (text.len == 0 || paper->author_names.len > 0) {
		if (text.len > 0)
			warn_cell(reader, COLUMN_AUTHORS, cell);
		return;
	}
	strbuf_clear(names);
	paper->authors = names_add(names, text, NAMES_UNKNOWN).count;
	paper->author_names = strbuf_str(names);
}

static void read_date(struct row_reader *reader, struct str cell)
{
	struct date *date = &reader->draft.paper.date;
	size_t len;

	cell = utf8_trim(cell);
	if (cell.len == 0 || date_parse_iso(cell, date))
		return;
	if (date_parse_any(cell, reader->dates->order, date))
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
	cell = utf8_trim(cell);
	if (normalise(cell, id)) {
		paper_set_text(&reader->draft.paper, field, str_from(id), &reader->table->rare);
		if (field == FIELD_DOI && identifiers_have_other(cell, "", id))
			name_counts_add(&reader->input->report->left_out,
					str_from(csv_column_title(csv_field_column(field))), 1);
	} else if (cell.len > 0)
		warn_cell(reader, csv_field_column(field), cell);
}

static void read_sources(struct row_reader *reader, struct str cell)
{
	static const struct str separator = STR_INIT("; ");
	struct own_table *table = reader->table;
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
	cell = utf8_trim(cell);
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

	cell = utf8_trim(cell);
	if (reading_status_from_name(cell, &status))
		reader->draft.marks.status = (uint8_t)status;
	else if (cell.len > 0)
		warn_cell(reader, COLUMN_STATUS, cell);
}

static void read_priority(struct row_reader *reader, struct str cell)
{
	uint64_t value;

	cell = utf8_trim(cell);
	if (str_to_uint(cell, 5, &value))
		reader->draft.marks.priority = (uint8_t)value;
	else if (cell.len > 0)
		warn_cell(reader, COLUMN_PRIORITY, cell);
}

static void read_tags(struct row_reader *reader, struct str cell)
{
	struct strbuf *tags = &reader->table->tags;

	strbuf_clear(tags);
	tags_normalise(tags, read_list(reader, COLUMN_TAGS, cell));
	reader->draft.marks.tags = strbuf_str(tags);
}

static void read_note(struct row_reader *reader, struct str cell)
{
	reader->draft.marks.note = csv_cell_unguard(cell);
}

/* The column comes behind that of the date. Spreadsheets write TRUE, data frames False. */
static void read_inferred(struct row_reader *reader, struct str cell)
{
	struct date *date = &reader->draft.paper.date;

	cell = utf8_trim(cell);
	if (str_equal_ignoring_case(cell, STR("true")))
		date->year_inferred = date->year > 0;
	else if (cell.len > 0 && !str_equal_ignoring_case(cell, STR("false")))
		warn_cell(reader, COLUMN_DATE_INFERRED, cell);
}

static void read_guessed(struct row_reader *reader, struct str cell)
{
	cell = utf8_trim(cell);
	if (str_equal_ignoring_case(cell, STR("true")))
		reader->draft.paper.title_is_guessed = true;
	else if (cell.len > 0 && !str_equal_ignoring_case(cell, STR("false")))
		warn_cell(reader, COLUMN_TITLE_GUESSED, cell);
}

/* Of the columns that are no field's. Topics are computed, never read. */
static void (*const other_readers[COLUMN_COUNT])(struct row_reader *reader, struct str cell) = {
	[COLUMN_STARRED] = read_starred,
	[COLUMN_STATUS] = read_status,
	[COLUMN_PRIORITY] = read_priority,
	[COLUMN_TAGS] = read_tags,
	[COLUMN_NOTE] = read_note,
	[COLUMN_DATE_INFERRED] = read_inferred,
	[COLUMN_TITLE_GUESSED] = read_guessed,
};

static void read_field(struct row_reader *reader, enum paper_field field, struct str cell)
{
	struct paper *paper = &reader->draft.paper;
	enum csv_column column = csv_field_column(field);

	switch (field_type(field)) {
	case FIELD_TYPE_NAMES:
	case FIELD_TYPE_LIST:
		paper_set_text(paper, field, read_list(reader, column, cell), &reader->table->rare);
		break;
	case FIELD_TYPE_TEXT:
	case FIELD_TYPE_WORD:
		paper_set_text(paper, field, csv_cell_unguard(cell), &reader->table->rare);
		break;
	case FIELD_TYPE_ARXIV_ID:
		read_identifier(reader, field, cell, arxiv_id_normalise, reader->arxiv_id);
		break;
	case FIELD_TYPE_DOI:
		read_identifier(reader, field, cell, doi_normalise, reader->doi);
		break;
	case FIELD_TYPE_PMID:
		read_identifier(reader, field, cell, pmid_normalise, reader->pubmed);
		break;
	case FIELD_TYPE_PMCID:
		read_identifier(reader, field, cell, pmcid_normalise, reader->pubmed);
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
	else if (other_readers[column])
		other_readers[column](reader, cell);
}

void own_table_read(struct own_table *table, const struct table_dates *dates,
		    const struct csv_row *row, struct format_input *input, size_t line)
{
	struct row_reader reader = {
		.table = table,
		.dates = dates,
		.input = input,
		.line = line,
		.draft = { .line = line },
	};
	struct paper *paper = &reader.draft.paper;

	paper_init(paper);
	for (size_t i = 0; i < table->column_count; i++) {
		enum csv_column column = table->columns[i];

		read_column(&reader, column, csv_row_cell(row, table->at[column]));
	}
	/* A table that has no column for their number says it by the names alone. */
	if (table->at[COLUMN_AUTHORS] == SIZE_MAX)
		paper->authors = names_count(paper->author_names);
	reader.draft.has_marks = !marks_are_empty(&reader.draft.marks);
	format_emit(input, &reader.draft);
}
