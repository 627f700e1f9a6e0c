/*
 * The rows of the dialects are looked up once for each column of a header. The columns that are
 * read get a row of their own, under the title that the file gives them, in one array: its order is
 * the order in which they are believed (read/record.h).
 */

#include "config.h"

#include "read/table_columns.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "read/table_signs.h"

/* No tool has more columns; a longer header costs too much to look up. */
#define COLUMNS_MAX 4096

/* No title of a column is longer, in bytes. */
#define COLUMN_TITLE_MAX 100

/* Some titles may be unlike those of columns, long questions or formulas, where this many are known
 * and not more than one in four is like that. */
#define KNOWN_BESIDE_ODD 4

/* This many columns that only shortlist has make a table its own, whatever else was added to it. */
#define OWN_SIGNS_MIN 4

static bool row_has(const struct csv_row *row, const char *name)
{
	for (size_t i = 0; i < row->count; i++)
		if (dialect_name_is_loosely(name, csv_row_cell(row, i)))
			return true;
	return false;
}

static bool tool_wrote(const struct table_tool *tool, const struct csv_row *row)
{
	for (size_t i = 0; i < TABLE_SIGNS_MAX && tool->signs[i]; i++)
		if (!row_has(row, tool->signs[i]))
			return false;
	return true;
}

static bool row_has_slot(const struct csv_row *row, enum slot slot)
{
	for (size_t i = 0; i < row->count; i++) {
		const struct dialect_name *name =
			dialect_find_loosely(&table_columns_of_all, csv_row_cell(row, i));

		if (name && name->slot == slot)
			return true;
	}
	return false;
}

/* Beside a title a column "Paper" is a link to it. */
static bool has_titles_as_papers(const struct csv_row *row)
{
	return tool_wrote(&table_of_papers, row) && row_has_slot(row, SLOT_AUTHOR_NAMES) &&
	       !row_has_slot(row, SLOT_TITLE);
}

static const struct table_tool *tool_find(const struct csv_row *row)
{
	for (size_t i = 0; i < table_tool_count; i++)
		if (tool_wrote(&table_tools[i], row))
			return &table_tools[i];
	return has_titles_as_papers(row) ? &table_of_papers : NULL;
}

/* The row of a title, and its rank: the tool's own rows go first. NULL: it is not known. */
static const struct dialect_name *find_name(const struct table_tool *tool, struct str title,
					    size_t *rank)
{
	const struct dialect_name *name = tool ? dialect_find_loosely(&tool->names, title) : NULL;

	if (name) {
		*rank = (size_t)(name - tool->names.names);
		return name;
	}
	name = dialect_find_loosely(&table_columns_of_all, title);
	if (name)
		*rank = (tool ? tool->names.count : 0) +
			(size_t)(name - table_columns_of_all.names);
	return name;
}

static bool own_column_find(struct str title, enum csv_column *column)
{
	for (size_t i = 0; i < COLUMN_COUNT; i++) {
		if (dialect_name_is_loosely(csv_column_title((enum csv_column)i), title)) {
			*column = (enum csv_column)i;
			return true;
		}
	}
	return false;
}

/* Columns that nobody else writes. */
static bool is_own_sign(enum csv_column column)
{
	static const enum csv_column signs[] = {
		COLUMN_UPVOTES,  COLUMN_TOPICS,  COLUMN_STARRED,      COLUMN_STATUS,
		COLUMN_PRIORITY, COLUMN_SOURCES, COLUMN_CITATION_KEY, COLUMN_ADDED,
	};

	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		if (signs[i] == column)
			return true;
	return false;
}

/* One of its signs is enough where no other column speaks of another tool. */
static bool is_own_header(const struct csv_row *header, const struct table_tool *tool)
{
	bool has_other = tool != NULL;
	size_t signs = 0, rank;

	for (size_t i = 0; i < header->count; i++) {
		struct str title = csv_row_cell(header, i);
		enum csv_column column;

		if (own_column_find(title, &column))
			signs += is_own_sign(column);
		else
			has_other |= find_name(tool, title, &rank) != NULL;
	}
	return signs >= OWN_SIGNS_MIN || (signs > 0 && !has_other);
}

static void leave_out(struct table_columns *columns, struct str title, size_t at)
{
	columns->left = alloc_grow(columns->left, &columns->left_capacity, columns->left_count + 1,
				   sizeof(*columns->left));
	columns->left[columns->left_count++] =
		(struct table_left){ alloc_copy(title.p, title.len), at, 0 };
}

/* The order of the columns of this table, as qsort wants it. */
struct ranked {
	struct dialect_name row;
	size_t rank;
	size_t at;
};

static int compare_ranks(const void *a, const void *b)
{
	const struct ranked *left = a, *right = b;

	if (left->rank != right->rank)
		return left->rank < right->rank ? -1 : 1;
	return left->at < right->at ? -1 : left->at > right->at;
}

static void set_rows(struct table_columns *columns, struct ranked *ranked, size_t count)
{
	if (count > 0)
		qsort(ranked, count, sizeof(*ranked), compare_ranks);
	columns->rows = alloc_zeroed(count + 1, sizeof(*columns->rows));
	columns->at = alloc_zeroed(count + 1, sizeof(*columns->at));
	columns->count = count;
	for (size_t i = 0; i < count; i++) {
		columns->rows[i] = ranked[i].row;
		columns->at[i] = ranked[i].at;
	}
}

static void find_rows(struct table_columns *columns, const struct csv_row *header)
{
	struct ranked *ranked = alloc_zeroed(header->count + 1, sizeof(*ranked));
	size_t count = 0;

	for (size_t i = 0; i < header->count; i++) {
		struct str title = utf8_trim(csv_row_cell(header, i));
		struct ranked *next = &ranked[count];
		const struct dialect_name *name = find_name(columns->tool, title, &next->rank);

		if (name && name->slot == SLOT_NOTHING)
			continue;
		if (!name || name->slot == SLOT_LEFT_OUT) {
			leave_out(columns, title, i);
			continue;
		}
		next->row = *name;
		next->row.name = alloc_copy(title.p, title.len);
		next->at = i;
		count++;
	}
	set_rows(columns, ranked, count);
	free(ranked);
}

static void find_own_columns(struct table_columns *columns, const struct csv_row *header)
{
	for (size_t i = 0; i < header->count; i++) {
		struct str title = utf8_trim(csv_row_cell(header, i));
		enum csv_column column;

		if (own_column_find(title, &column) && columns->own_at[column] == SIZE_MAX)
			columns->own_at[column] = i;
		else
			leave_out(columns, title, i);
	}
}

void table_columns_init(struct table_columns *columns, const struct csv_row *header)
{
	*columns = (struct table_columns){ .width = header->count, .tool = tool_find(header) };
	for (size_t i = 0; i < COLUMN_COUNT; i++)
		columns->own_at[i] = SIZE_MAX;
	columns->is_own = is_own_header(header, columns->tool);
	if (columns->is_own)
		find_own_columns(columns, header);
	else
		find_rows(columns, header);
}

void table_columns_free(struct table_columns *columns)
{
	for (size_t i = 0; i < columns->count; i++)
		free((char *)columns->rows[i].name);
	free(columns->rows);
	free(columns->at);
	for (size_t i = 0; i < columns->left_count; i++)
		free(columns->left[i].title);
	free(columns->left);
}

void table_columns_count_left(struct table_columns *columns, const struct csv_row *row)
{
	for (size_t i = 0; i < columns->left_count; i++) {
		struct table_left *left = &columns->left[i];

		left->count += utf8_trim(csv_row_cell(row, left->at)).len > 0;
	}
}

void table_columns_tell_left(struct table_columns *columns, struct name_counts *left_out)
{
	for (size_t i = 0; i < columns->left_count; i++) {
		struct table_left *left = &columns->left[i];

		if (left->count == 0)
			continue;
		name_counts_add(left_out, str_from(left->title[0] ? left->title : "(no title)"),
				left->count);
		left->count = 0;
	}
}

/* Whether brackets are closed by their own kind, and none is left open. */
static bool is_balanced(struct str title)
{
	char open[COLUMN_TITLE_MAX];
	size_t depth = 0;

	for (size_t i = 0; i < title.len; i++) {
		char c = title.p[i];

		if (c == '(' || c == '[')
			open[depth++] = c == '(' ? ')' : ']';
		else if ((c == ')' || c == ']') && (depth == 0 || open[--depth] != c))
			return false;
	}
	return depth == 0;
}

/* Whether there is nothing in it that is written in code but in no title of a column. A title in
 * quotes may be broken into lines. */
static bool may_be_title(struct str title)
{
	static const char forbidden[] = "{}<>=\\;$@^~|!`\"*";

	if (title.len > COLUMN_TITLE_MAX || !is_balanced(title))
		return false;
	for (size_t i = 0; i < title.len; i++)
		if (strchr(forbidden, title.p[i]) ||
		    ((unsigned char)title.p[i] < ' ' && title.p[i] != '\n'))
			return false;
	return title.len == 0 || (title.p[0] != '\'' && title.p[0] != '[');
}

/* Whether too many cells are unlike titles for the row to be a header. */
static bool is_odd_row(size_t odd, size_t count)
{
	return odd * 4 > count;
}

bool table_line_is_prose(struct str line, char delimiter)
{
	size_t odd = 0, count = 0;
	struct str cell;

	while (str_split_next(&line, delimiter, &cell)) {
		odd += utf8_trim(cell).len > COLUMN_TITLE_MAX;
		count++;
	}
	return is_odd_row(odd, count);
}

/* Takes note of a title that is known. */
static void note_slot(struct table_titles *titles, enum slot slot, struct str title, size_t at,
		      uint64_t *seen)
{
	static const enum slot ids[TABLE_IDS_MAX] = { SLOTS_OF_IDS };
	bool is_first = (*seen >> slot & 1) == 0;

	_Static_assert(SLOT_COUNT <= 64, "a slot is a bit");
	if (is_first)
		titles->weight += table_sign_of_slot(slot, title);
	if (slot >= SLOT_LEFT_OUT)
		return;
	titles->known += is_first;
	*seen |= (uint64_t)1 << slot;
	if (slot == SLOT_TITLE && titles->title_at == SIZE_MAX)
		titles->title_at = at;
	if ((slot == SLOT_DATE || slot == SLOT_YEAR) && titles->date_at == SIZE_MAX)
		titles->date_at = at;
	for (size_t i = 0; is_first && i < TABLE_IDS_MAX; i++)
		if (slot == ids[i])
			titles->id_at[titles->id_count++] = at;
}

/* Whether the other of two columns says no more of a paper than a list of titles needs. */
static bool is_list_of_titles(const struct csv_row *row, const struct table_titles *titles)
{
	const struct dialect_name *beside;

	if (row->count != 2 || titles->title_at > 1)
		return false;
	beside = dialect_find_loosely(&table_columns_of_all,
				      csv_row_cell(row, 1 - titles->title_at));
	return beside && (beside->slot == SLOT_DATE || beside->slot == SLOT_NOTE);
}

/* Whether one of the slots tells that papers are what rows are of. Tables of anything say in which
 * paper it was found, by PubMed's number. */
static bool can_name_papers(uint64_t seen)
{
	return seen >> SLOT_TITLE & 1 || seen >> SLOT_ARXIV_ID & 1 || seen >> SLOT_DOI & 1;
}

/* Takes note of the titles that are known; false: none of them can name a paper. */
static bool read_known(const struct csv_row *row, struct table_titles *titles)
{
	uint64_t seen = 0;
	size_t rank;

	for (size_t i = 0; i < row->count; i++) {
		struct str title = csv_row_cell(row, i);
		const struct dialect_name *name = find_name(titles->tool, title, &rank);

		if (name)
			note_slot(titles, name->slot, title, i, &seen);
	}
	return can_name_papers(seen);
}

/* The same of the titles that no dialect knows. */
static void read_others(const struct csv_row *row, struct table_titles *titles)
{
	enum csv_column column;
	size_t rank;

	for (size_t i = 0; i < row->count; i++) {
		struct str title = csv_row_cell(row, i);

		if (find_name(titles->tool, title, &rank))
			continue;
		titles->weight += table_sign_of_other(title);
		titles->known += own_column_find(title, &column);
	}
}

bool table_titles_read(const struct csv_row *row, struct table_titles *titles)
{
	size_t odd = 0;

	if (row->count > COLUMNS_MAX)
		return false;
	for (size_t i = 0; i < row->count; i++)
		odd += !may_be_title(utf8_trim(csv_row_cell(row, i)));
	if (is_odd_row(odd, row->count))
		return false;
	*titles = (struct table_titles){ .tool = tool_find(row),
					 .title_at = SIZE_MAX,
					 .date_at = SIZE_MAX };
	titles->weight = table_tool_is_sure(titles->tool);
	if (!read_known(row, titles))
		return false;
	read_others(row, titles);
	titles->is_list = is_list_of_titles(row, titles);
	return odd == 0 || titles->known >= KNOWN_BESIDE_ODD;
}
