#include "config.h"

#include "read/reading_table.h"

#include <string.h>

#include "base/array.h"
#include "base/utf8.h"
#include "model/names.h"
#include "read/dialect_tables.h"
#include "read/listing_text.h"
#include "read/paper_link.h"
#include "read/reading_facts.h"
#include "read/reading_text.h"
#include "read/table_signs.h"

/* What the columns of papers say at least (table_signs): a row needs no address then. */
#define PAPERS_WEIGHT 2

bool reading_table_is_rule(struct str line)
{
	bool has_bar = false, has_dash = false;

	for (size_t i = 0; i < line.len; i++) {
		if (!strchr("|-: ", line.p[i]))
			return false;
		has_bar |= line.p[i] == '|';
		has_dash |= line.p[i] == '-';
	}
	return has_bar && has_dash;
}

/* Takes the next cell off a row, of which the first bar is gone; a bar behind a backslash is text.
 */
static bool take_cell(struct str *row, struct str *cell)
{
	size_t end = 0;

	if (row->len == 0)
		return false;
	while (end < row->len && (row->p[end] != '|' || (end > 0 && row->p[end - 1] == '\\')))
		end++;
	*cell = utf8_trim(str_sub(*row, 0, end));
	*row = str_drop(*row, end + 1);
	return true;
}

static struct str without_bar(struct str row)
{
	return str_starts_with(row, STR("|")) ? str_drop(row, 1) : row;
}

static enum reading_column column_of(const struct dialect_name *row)
{
	switch (row ? row->slot : SLOT_NOTHING) {
	case SLOT_TITLE:
		return READING_COLUMN_TITLE;
	case SLOT_DATE:
	case SLOT_YEAR:
		return READING_COLUMN_DATE;
	case SLOT_AUTHOR_NAMES:
		return READING_COLUMN_NAMES;
	default:
		return READING_COLUMN_OTHER;
	}
}

static bool names_papers(struct str cell)
{
	return str_equal_ignoring_case(cell, STR("paper")) ||
	       str_equal_ignoring_case(cell, STR("papers"));
}

/* What a column of two things says of papers, and when they appeared: "Venue and Year", "Conf. /
 * Year". Its cells are no list of names. */
static int weigh_parts(struct str cell, enum reading_column *column)
{
	static const struct str signs[] = { STR_INIT(" and "), STR_INIT("/"), STR_INIT(" & "),
					    STR_INIT(", ") };
	int weight = 0;

	for (size_t i = 0; i < COUNT_OF(signs); i++) {
		size_t at = str_find(cell, signs[i]);
		struct str parts[] = { utf8_trim(str_sub(cell, 0, at)),
				       utf8_trim(str_drop(cell, at + signs[i].len)) };

		for (size_t j = 0; at != SIZE_MAX && j < 2; j++) {
			const struct dialect_name *row =
				dialect_find_loosely(&table_columns_of_all, parts[j]);

			weight += row ? table_sign_of_slot(row->slot, parts[j]) : 0;
			if (column_of(row) == READING_COLUMN_DATE)
				*column = READING_COLUMN_DATE;
		}
		if (at != SIZE_MAX)
			break;
	}
	return weight;
}

void reading_table_open(struct reading_table *table, struct str header)
{
	struct markdown_line scratch;
	struct str cell;
	bool has_title = false;
	int weight = 0;

	*table = (struct reading_table){ .is_open = true };
	header = without_bar(header);
	markdown_line_init(&scratch);
	while (table->count < READING_TABLE_COLUMNS && take_cell(&header, &cell)) {
		const struct dialect_name *row;
		enum reading_column column;

		markdown_line_read(&scratch, cell, MARKDOWN_FULL);
		cell = strbuf_str(&scratch.text);
		row = dialect_find_loosely(&table_columns_of_all, cell);
		column = column_of(row);

		weight += row ? table_sign_of_slot(row->slot, cell) : table_sign_of_other(cell);
		if (!row)
			weight += weigh_parts(cell, &column);

		if (column == READING_COLUMN_OTHER && names_papers(cell)) {
			column = READING_COLUMN_PAPER;
			weight++;
		}
		/* Of two columns that may be the title, the first is. */
		if (column == READING_COLUMN_TITLE && has_title)
			column = READING_COLUMN_OTHER;
		has_title |= column == READING_COLUMN_TITLE || column == READING_COLUMN_PAPER;
		table->columns[table->count++] = column;
	}
	table->weight = has_title ? weight : 0;
	markdown_line_free(&scratch);
}

/* The cell as text, which is in the item's scratch line. */
static struct str plain_cell(struct reading_item *item, struct str cell)
{
	markdown_line_read(&item->emphasis, str_sub(cell, 0, str_find(cell, STR("<br"))),
			   MARKDOWN_FULL);
	return reading_title_trim(strbuf_str(&item->emphasis.text));
}

/* A title that a link or a mark in the cell gave is a better one than the whole of the cell. */
static void take_title(struct reading_item *item, struct str cell, bool is_known)
{
	struct str title = plain_cell(item, cell);

	item->is_title_alone = title.len > 0;
	if (title.len == 0 || text_is_link_word(title) || (item->paper.len == 0 && !is_known))
		return;
	if (item->title.len > 0 && str_find(title, strbuf_str(&item->title)) != SIZE_MAX)
		return;
	strbuf_set(&item->title, title);
	item->is_title_guess = false;
	item->is_known = true;
}

/* Takes the title of a column of papers, which has citations as well: "Poe et al. 2024". */
static void take_paper(struct reading_item *item, struct str cell, bool is_known)
{
	struct str title = plain_cell(item, cell);

	if (item->title.len > 0 || !is_known || !reading_text_is_title(title) ||
	    !text_has_words(title, 3) || str_find(title, STR(" et al")) != SIZE_MAX ||
	    (reading_date_in(title).len > 0 && !text_has_words(title, 6)))
		return;
	strbuf_set(&item->title, title);
	item->is_title_guess = false;
	item->is_title_alone = true;
	item->is_known = true;
}

static void take_names(struct reading_item *item, struct str cell)
{
	struct names_result result;

	cell = plain_cell(item, cell);
	if (item->authors.len > 0 || cell.len == 0)
		return;
	/* "Poe, Roe" can be a name as well. */
	if ((str_find(cell, STR(" and ")) != SIZE_MAX || str_find(cell, STR(" & ")) != SIZE_MAX) &&
	    reading_names_add_families(&item->authors, cell))
		return;
	strbuf_clear(&item->authors);
	result = names_add_several(&item->authors, cell);
	if (!result.is_certain || result.count < 1)
		strbuf_clear(&item->authors);
}

/* Whether a row without an address is one of papers: by its columns, or by a venue that is known.
 */
static bool is_paper(const struct reading_table *table, struct str row)
{
	return table->weight >= PAPERS_WEIGHT ||
	       (table->weight > 0 &&
		(reading_venue_in(row).len > 0 || str_find(row, STR("arXiv")) != SIZE_MAX));
}

void reading_table_apply(const struct reading_table *table, struct reading_item *item,
			 struct str row)
{
	bool is_known = is_paper(table, row);
	struct str cell;

	if (!table->is_open)
		return;
	if (item->paper.len == 0)
		strbuf_clear(&item->title);
	row = without_bar(row);
	for (size_t i = 0; i < table->count && take_cell(&row, &cell); i++) {
		switch (table->columns[i]) {
		case READING_COLUMN_TITLE:
			take_title(item, cell, is_known);
			break;
		case READING_COLUMN_PAPER:
			take_paper(item, cell, is_known);
			break;
		case READING_COLUMN_DATE:
			strbuf_set(&item->date, plain_cell(item, cell));
			break;
		case READING_COLUMN_NAMES:
			take_names(item, cell);
			break;
		case READING_COLUMN_OTHER:
			break;
		}
	}
}
