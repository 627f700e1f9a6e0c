/*
 * Our CSV, as RFC 4180 has it. Each column has one way to write its cell, in a table; each cell is
 * made in a buffer of its own, guarded, and quoted from there into the output by libcsv.
 */

#include "config.h"

#include <csv.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "model/columns.h"
#include "write/formats.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

enum cell_type {
	CELL_FIELD,   /* a text field of the paper */
	CELL_COUNT,   /* a count field of the paper */
	CELL_SPECIAL, /* add_special knows */
};

struct cell_rule {
	enum cell_type type;
	enum paper_field field;
	bool is_text; /* people's text, which may look like a formula */
};

static const struct cell_rule rules[COLUMN_COUNT] = {
	[COLUMN_TITLE] = { CELL_FIELD, FIELD_TITLE, true },
	[COLUMN_AUTHORS] = { CELL_COUNT, FIELD_AUTHORS, false },
	[COLUMN_AUTHOR_NAMES] = { CELL_FIELD, FIELD_AUTHOR_NAMES, true },
	[COLUMN_DATE] = { CELL_SPECIAL, FIELD_DATE, false },
	[COLUMN_UPVOTES] = { CELL_COUNT, FIELD_UPVOTES, false },
	[COLUMN_COMMENTS] = { CELL_COUNT, FIELD_COMMENTS, false },
	[COLUMN_TOPICS] = { CELL_SPECIAL, FIELD_COUNT, true },
	[COLUMN_STARRED] = { CELL_SPECIAL, FIELD_COUNT, false },
	[COLUMN_STATUS] = { CELL_SPECIAL, FIELD_COUNT, false },
	[COLUMN_PRIORITY] = { CELL_SPECIAL, FIELD_COUNT, false },
	[COLUMN_TAGS] = { CELL_SPECIAL, FIELD_COUNT, true },
	[COLUMN_NOTE] = { CELL_SPECIAL, FIELD_COUNT, true },
	[COLUMN_ARXIV_ID] = { CELL_SPECIAL, FIELD_ARXIV_ID, false },
	[COLUMN_DOI] = { CELL_FIELD, FIELD_DOI, true },
	[COLUMN_URL] = { CELL_FIELD, FIELD_URL, true },
	[COLUMN_SUMMARY] = { CELL_FIELD, FIELD_SUMMARY, true },
	[COLUMN_KEYWORDS] = { CELL_FIELD, FIELD_KEYWORDS, true },
	[COLUMN_ABSTRACT] = { CELL_FIELD, FIELD_ABSTRACT, true },
	[COLUMN_SOURCES] = { CELL_SPECIAL, FIELD_SOURCES, true },
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

/* Quoting at most doubles a cell. */
static void add_quoted(struct strbuf *out, struct str cell)
{
	size_t room;

	if (cell.len > (SIZE_MAX - 2) / 2)
		alloc_out_of_memory();
	room = 2 * cell.len + 2;
	strbuf_reserve(out, room);
	out->len +=
		csv_write2(out->data + out->len, room, cell.p ? cell.p : "", cell.len, CSV_QUOTE);
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
		strbuf_addf(cell, "%d", count);
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

/* What no rule covers; a column of the other types adds nothing here. */
static void add_special(struct strbuf *cell, const struct writer_row *row, enum csv_column column)
{
	const struct marks *marks = row->marks;

	if (column == COLUMN_DATE)
		date_format(row->paper->date, cell);
	else if (column == COLUMN_TOPICS)
		strbuf_add(cell, row->topics);
	else if (column == COLUMN_STARRED && marks->starred_at)
		date_format_moment(marks->starred_at, cell);
	else if (column == COLUMN_STATUS && marks->status != READING_UNREAD)
		strbuf_add_cstr(cell, reading_status_name((enum reading_status)marks->status));
	else if (column == COLUMN_PRIORITY && marks->priority)
		strbuf_addf(cell, "%d", marks->priority);
	else if (column == COLUMN_TAGS)
		strbuf_add(cell, marks->tags);
	else if (column == COLUMN_NOTE)
		strbuf_add(cell, marks->note);
	else if (column == COLUMN_ARXIV_ID)
		add_arxiv_id(cell, row->paper->arxiv_id);
	else if (column == COLUMN_SOURCES)
		add_sources(cell, row->paper);
}

static void csv_begin(struct strbuf *out, const struct writer_options *options)
{
	if (options->bom)
		strbuf_add_cstr(out, BYTE_ORDER_MARK);
	for (int column = 0; column < COLUMN_COUNT; column++) {
		if (column > 0)
			strbuf_add_byte(out, ',');
		add_quoted(out, str_from(csv_column_title((enum csv_column)column)));
	}
	strbuf_add_cstr(out, "\r\n");
}

static void csv_row(struct strbuf *out, const struct writer_options *options,
		    const struct writer_row *row)
{
	struct strbuf cell;

	strbuf_init(&cell);
	for (int column = 0; column < COLUMN_COUNT; column++) {
		const struct cell_rule *rule = &rules[column];

		strbuf_clear(&cell);
		switch (rule->type) {
		case CELL_FIELD:
			strbuf_add(&cell, paper_get_text(row->paper, rule->field));
			break;
		case CELL_COUNT:
			add_count(&cell, paper_get_count(row->paper, rule->field));
			break;
		case CELL_SPECIAL:
			add_special(&cell, row, (enum csv_column)column);
			break;
		}
		if (column > 0)
			strbuf_add_byte(out, ',');
		add_cell(out, options, &cell, rule->is_text);
	}
	strbuf_add_cstr(out, "\r\n");
	strbuf_free(&cell);
}

const struct writer_format writer_csv = {
	.name = "csv",
	.extension = ".csv",
	.is_export = true,
	.shows_topics = true,
	.begin = csv_begin,
	.row = csv_row,
};
