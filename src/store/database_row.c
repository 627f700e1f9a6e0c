/*
 * A paper as a row of the table of papers: the columns of PAPER_FIELDS in the order of the fields,
 * then two that are no fields. What is unknown is NULL.
 */

#include "config.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "store/database_private.h"

/* The columns behind the fields. */
#define YEAR_INFERRED FIELD_COUNT
#define TITLE_GUESSED (FIELD_COUNT + 1)
_Static_assert(TITLE_GUESSED + 1 == DATABASE_PAPER_COLUMN_COUNT, "columns without a name");

void row_room_init(struct row_room *room)
{
	*room = (struct row_room){ .sources = NULL };
	strbuf_init(&room->rare);
}

void row_room_free(struct row_room *room)
{
	free(room->sources);
	strbuf_free(&room->rare);
}

/* The names, the oldest first, as the CSV has them. There may be more than a stack is deep. */
static void format_sources(const struct source_list *sources, struct strbuf *out)
{
	const struct source_list **oldest_last = NULL;
	size_t count = 0, capacity = 0;

	for (; sources; sources = sources->rest) {
		oldest_last = alloc_grow(oldest_last, &capacity, count + 1, sizeof(*oldest_last));
		oldest_last[count++] = sources;
	}
	while (count > 0) {
		strbuf_add(out, oldest_last[--count]->name);
		if (count > 0)
			strbuf_add_cstr(out, "; ");
	}
	free(oldest_last);
}

static const struct source_list *read_sources(struct row_room *room, struct str text)
{
	size_t count = 0;
	struct str name;

	while (text.len > 0 && str_split_next(&text, ';', &name)) {
		name = str_trim(name);
		if (name.len == 0)
			continue;
		room->sources = alloc_grow(room->sources, &room->source_capacity, count + 1,
					   sizeof(*room->sources));
		room->sources[count++].name = name;
	}
	for (size_t i = 0; i < count; i++)
		room->sources[i].rest = i > 0 ? &room->sources[i - 1] : NULL;
	return count > 0 ? &room->sources[count - 1] : NULL;
}

static int32_t read_count(sqlite3_stmt *statement, int column)
{
	int64_t count = sqlite3_column_int64(statement, column);

	if (sqlite3_column_type(statement, column) != SQLITE_INTEGER || count < 0 ||
	    count > INT32_MAX)
		return COUNT_UNKNOWN;
	return (int32_t)count;
}

static struct date read_date(sqlite3_stmt *statement, int column)
{
	struct date date;

	if (!date_parse_iso(database_column(statement, column), &date))
		date = (struct date){ 0 };
	date.year_inferred = sqlite3_column_int(statement, YEAR_INFERRED) != 0;
	return date;
}

static void read_field(sqlite3_stmt *row, struct row_room *room, struct paper *paper,
		       enum paper_field field)
{
	int column = (int)field;

	switch (field_value(field)) {
	case FIELD_VALUE_TEXT:
		paper_set_text(paper, field, database_column(row, column), &room->rare);
		break;
	case FIELD_VALUE_COUNT:
		*paper_count(paper, field) = read_count(row, column);
		break;
	case FIELD_VALUE_DATE:
		paper->date = read_date(row, column);
		break;
	case FIELD_VALUE_MOMENT:
		*paper_moment(paper, field) = database_read_moment(row, column);
		break;
	case FIELD_VALUE_SOURCES:
		paper->sources = read_sources(room, database_column(row, column));
		break;
	}
}

void database_read_paper(sqlite3_stmt *row, struct row_room *room, struct paper *paper)
{
	paper_init(paper);
	for (enum paper_field field = 0; field < FIELD_COUNT; field++)
		read_field(row, room, paper, field);
	paper->title_is_guessed = sqlite3_column_int(row, TITLE_GUESSED) != 0;
}

/* The text of a column for what a paper has as something else. */
static void format_value(const struct paper *paper, enum paper_field field, struct strbuf *out)
{
	strbuf_clear(out);
	if (field_type(field) == FIELD_TYPE_SOURCES)
		format_sources(paper->sources, out);
	else if (paper->date.year > 0)
		date_format(paper->date, out);
}

static bool is_same_value(sqlite3_stmt *row, const struct paper *paper, enum paper_field field,
			  struct strbuf *scratch)
{
	int column = (int)field;
	int64_t moment;

	switch (field_value(field)) {
	case FIELD_VALUE_TEXT:
		return str_equal(database_column(row, column), paper_get_text(paper, field));
	case FIELD_VALUE_COUNT:
		return read_count(row, column) == paper_get_count(paper, field);
	case FIELD_VALUE_MOMENT:
		/* The row's stays where the paper has none. */
		moment = paper_get_moment(paper, field);
		return moment <= 0 || moment == database_read_moment(row, column);
	case FIELD_VALUE_DATE:
	case FIELD_VALUE_SOURCES:
		break;
	}
	format_value(paper, field, scratch);
	return str_equal(database_column(row, column), strbuf_str(scratch));
}

bool database_row_says(sqlite3_stmt *row, const struct paper *paper)
{
	bool is_same = sqlite3_column_int(row, YEAR_INFERRED) == paper->date.year_inferred &&
		       sqlite3_column_int(row, TITLE_GUESSED) == paper->title_is_guessed;
	struct strbuf scratch;

	strbuf_init(&scratch);
	for (enum paper_field field = 0; field < FIELD_COUNT && is_same; field++)
		is_same = is_same_value(row, paper, field, &scratch);
	strbuf_free(&scratch);
	return is_same;
}

static int bind_count(sqlite3_stmt *statement, int at, int32_t count)
{
	return count == COUNT_UNKNOWN ? sqlite3_bind_null(statement, at)
				      : sqlite3_bind_int(statement, at, count);
}

static int bind_moment(sqlite3_stmt *statement, int at, int64_t moment)
{
	return moment > 0 ? sqlite3_bind_int64(statement, at, moment)
			  : sqlite3_bind_null(statement, at);
}

static int bind_field(sqlite3_stmt *statement, const struct paper *paper, enum paper_field field,
		      struct strbuf *scratch)
{
	int at = (int)field + 1;

	switch (field_value(field)) {
	case FIELD_VALUE_TEXT:
		return database_bind_text(statement, at, paper_get_text(paper, field));
	case FIELD_VALUE_COUNT:
		return bind_count(statement, at, paper_get_count(paper, field));
	case FIELD_VALUE_MOMENT:
		return bind_moment(statement, at, paper_get_moment(paper, field));
	case FIELD_VALUE_DATE:
	case FIELD_VALUE_SOURCES:
		break;
	}
	format_value(paper, field, scratch);
	return database_bind_text(statement, at, strbuf_str(scratch));
}

int database_bind_paper(sqlite3_stmt *statement, const struct paper *paper, bool add, int64_t now)
{
	struct strbuf scratch;
	int code = SQLITE_OK;

	strbuf_init(&scratch);
	for (enum paper_field field = 0; field < FIELD_COUNT && code == SQLITE_OK; field++)
		code = bind_field(statement, paper, field, &scratch);
	strbuf_free(&scratch);
	if (add && paper->added <= 0)
		bind_moment(statement, FIELD_ADDED + 1, now);
	sqlite3_bind_int(statement, YEAR_INFERRED + 1, paper->date.year_inferred);
	sqlite3_bind_int(statement, TITLE_GUESSED + 1, paper->title_is_guessed);
	sqlite3_bind_int(statement, DATABASE_PAPER_COLUMN_COUNT + 1, add);
	return code;
}
