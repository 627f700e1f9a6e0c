/*
 * Our CSV, as RFC 4180 has it. A field is written as its type is, a mark in its own way; each cell
 * is made in a buffer of its own, guarded, and quoted from there into the output.
 */

#include "config.h"

#include <csv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "model/columns.h"
#include "write/formats.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

struct csv_state {
	struct strbuf cell;
};

/* Makes the cell fit for a terminal, line breaks and all. */
static void make_printable(struct strbuf *cell)
{
	struct strbuf shown;

	strbuf_init(&shown);
	utf8_add_printable(&shown, strbuf_str(cell));
	strbuf_set(cell, strbuf_str(&shown));
	strbuf_free(&shown);
}

/* libcsv writes byte by byte; it has the cells in which something is to be doubled. */
static void add_quoted(struct strbuf *out, struct str cell)
{
	size_t room;

	if (str_find(cell, STR("\"")) == SIZE_MAX) {
		strbuf_add_byte(out, '"');
		strbuf_add(out, cell);
		strbuf_add_byte(out, '"');
		return;
	}
	if (cell.len > (SIZE_MAX - 2) / 2)
		alloc_out_of_memory();
	room = 2 * cell.len + 2;
	strbuf_reserve(out, room);
	out->len += csv_write2(out->data + out->len, room, cell.p, cell.len, '"');
	out->data[out->len] = '\0';
}

static void add_cell(struct strbuf *out, const struct writer_options *options, struct strbuf *cell,
		     bool is_text)
{
	if (is_text && !options->raw && csv_cell_is_formula(strbuf_str(cell)))
		strbuf_insert(cell, 0, STR("'"));
	if (options->is_printable)
		make_printable(cell);
	add_quoted(out, strbuf_str(cell));
}

static void add_count(struct strbuf *cell, int32_t count)
{
	if (count >= 0)
		strbuf_add_number(cell, count, 1);
}

static void add_sources(struct strbuf *cell, const struct paper *paper)
{
	size_t count;
	const struct str **names = writer_sources(paper, &count);

	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			strbuf_add_cstr(cell, "; ");
		strbuf_add(cell, *names[i]);
	}
	free(names);
}

static void add_arxiv_id(struct strbuf *cell, struct str id)
{
	if (id.len == 0)
		return;
	strbuf_add_cstr(cell, "arXiv:");
	strbuf_add(cell, id);
}

static void add_moment(struct strbuf *cell, int64_t moment)
{
	if (moment != 0)
		date_format_moment(moment, cell);
}

/* Returns whether the cell is people's text, which may look like a formula. */
static bool add_field(struct strbuf *cell, const struct paper *paper, enum paper_field field)
{
	switch (field_type(field)) {
	case FIELD_TYPE_TEXT:
	case FIELD_TYPE_NAMES:
	case FIELD_TYPE_LIST:
	case FIELD_TYPE_WORD:
	case FIELD_TYPE_DOI:
	case FIELD_TYPE_PMID:
	case FIELD_TYPE_PMCID:
		strbuf_add(cell, paper_get_text(paper, field));
		return true;
	case FIELD_TYPE_ARXIV_ID:
		add_arxiv_id(cell, paper_get_text(paper, field));
		break;
	case FIELD_TYPE_COUNT:
		add_count(cell, paper_get_count(paper, field));
		break;
	case FIELD_TYPE_DATE:
		date_format(paper->date, cell);
		break;
	case FIELD_TYPE_MOMENT:
		add_moment(cell, paper_get_moment(paper, field));
		break;
	case FIELD_TYPE_SOURCES:
		add_sources(cell, paper);
		return true;
	}
	return false;
}

static void add_topics(struct strbuf *cell, const struct writer_row *row)
{
	strbuf_add(cell, row->topics);
}

static void add_starred(struct strbuf *cell, const struct writer_row *row)
{
	add_moment(cell, row->marks->starred_at);
}

static void add_status(struct strbuf *cell, const struct writer_row *row)
{
	enum reading_status status = (enum reading_status)row->marks->status;

	if (status != READING_UNREAD)
		strbuf_add_cstr(cell, reading_status_name(status));
}

static void add_priority(struct strbuf *cell, const struct writer_row *row)
{
	if (row->marks->priority)
		strbuf_addf(cell, "%d", row->marks->priority);
}

static void add_tags(struct strbuf *cell, const struct writer_row *row)
{
	strbuf_add(cell, row->marks->tags);
}

static void add_note(struct strbuf *cell, const struct writer_row *row)
{
	strbuf_add(cell, row->marks->note);
}

static void add_inferred(struct strbuf *cell, const struct writer_row *row)
{
	if (date_is_inferred(row->paper->date))
		strbuf_add_cstr(cell, "true");
}

static void add_guessed(struct strbuf *cell, const struct writer_row *row)
{
	if (row->paper->title_is_guessed)
		strbuf_add_cstr(cell, "true");
}

/* The columns that are no field's. */
static const struct {
	void (*add)(struct strbuf *cell, const struct writer_row *row);
	bool is_text;
} others[COLUMN_COUNT] = {
	[COLUMN_TOPICS] = { add_topics, true },
	[COLUMN_STARRED] = { add_starred, false },
	[COLUMN_STATUS] = { add_status, false },
	[COLUMN_PRIORITY] = { add_priority, false },
	[COLUMN_TAGS] = { add_tags, true },
	[COLUMN_NOTE] = { add_note, true },
	[COLUMN_DATE_INFERRED] = { add_inferred, false },
	[COLUMN_TITLE_GUESSED] = { add_guessed, false },
};

static bool add_column(struct strbuf *cell, const struct writer_row *row, enum csv_column column)
{
	enum paper_field field;

	if (csv_column_field(column, &field))
		return add_field(cell, row->paper, field);
	others[column].add(cell, row);
	return others[column].is_text;
}

static void csv_begin(struct writer *writer, struct strbuf *out)
{
	struct csv_state *state = writer->state;

	strbuf_init(&state->cell);
	if (writer->options.bom)
		strbuf_add_cstr(out, BYTE_ORDER_MARK);
	for (enum csv_column column = 0; column < COLUMN_COUNT; column++) {
		if (column > 0)
			strbuf_add_byte(out, ',');
		add_quoted(out, str_from(csv_column_title(column)));
	}
	strbuf_add_cstr(out, "\r\n");
}

static void csv_row(struct writer *writer, struct strbuf *out, const struct writer_row *row)
{
	struct csv_state *state = writer->state;

	for (enum csv_column column = 0; column < COLUMN_COUNT; column++) {
		bool is_text;

		strbuf_clear(&state->cell);
		is_text = add_column(&state->cell, row, column);
		if (column > 0)
			strbuf_add_byte(out, ',');
		add_cell(out, &writer->options, &state->cell, is_text);
	}
	strbuf_add_cstr(out, "\r\n");
}

static void csv_release(void *state_memory)
{
	struct csv_state *state = state_memory;

	strbuf_free(&state->cell);
}

const struct writer_format writer_csv = {
	.name = "csv",
	.title = "CSV",
	.extension = ".csv",
	.columns = WRITER_ALL_COLUMNS,
	.options = WRITER_OPTION(RAW) | WRITER_OPTION(BOM),
	.state_size = sizeof(struct csv_state),
	.begin = csv_begin,
	.row = csv_row,
	.release = csv_release,
};
