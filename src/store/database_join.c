/*
 * Rows that turned out to be one paper. The row of the lower number has all of it from then on:
 * fields, identifiers, marks, and the changes that can be undone. The other stays as a row that
 * says nothing: to delete it, SQLite would look through all identifiers for those that refer to it.
 */

#include "config.h"

#include "model/library.h"
#include "store/database_private.h"

/* Of one identifier this many other papers are looked at, as many as are compared in saving. */
#define OTHERS_MAX 8

/* A row as a paper of a library. */
struct row_paper {
	struct library library; /* of it alone */
	bool is_added;
};

static int read_row(struct database *database, sqlite3_int64 id, struct row_paper *paper)
{
	sqlite3_stmt *statement = database_query(database, QUERY_PAPER_AT);
	struct paper_draft draft = { 0 };
	struct row_room room;
	uint32_t number;
	int code;

	if (!statement)
		return database_error(database);
	row_room_init(&room);
	sqlite3_bind_int64(statement, 1, id);
	code = sqlite3_step(statement);
	if (code == SQLITE_ROW) {
		database_read_paper(statement, &room, &draft.paper);
		library_add(&paper->library, &draft, NULL, &number);
		paper->is_added = sqlite3_column_int(statement, DATABASE_PAPER_COLUMN_COUNT + 1);
		code = SQLITE_OK;
	}
	(void)database_reset(statement);
	row_room_free(&room);
	return code;
}

/* The rows that have an identifier of a paper, but for its own. */
struct others {
	sqlite3_int64 rows[OTHERS_MAX];
	size_t count;
};

static int list_others(struct database *database, const struct identifier *identifier,
		       sqlite3_int64 id, struct others *others)
{
	sqlite3_stmt *statement = database_query(database, QUERY_OTHERS);
	int code;

	if (!statement)
		return database_error(database);
	sqlite3_bind_text(statement, 1, identifier->kind, -1, SQLITE_STATIC);
	code = database_bind_text(statement, 2, identifier->value);
	sqlite3_bind_int64(statement, 3, id);
	sqlite3_bind_int64(statement, 4, OTHERS_MAX);
	while (code == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW) {
		others->rows[others->count++] = sqlite3_column_int64(statement, 0);
		code = SQLITE_OK;
	}
	(void)database_reset(statement);
	return code == SQLITE_DONE ? SQLITE_OK : code;
}

static int drop_identifier(struct database *database, const struct identifier *identifier,
			   void *context)
{
	sqlite3_stmt *statement = database_query(database, QUERY_REMOVE_IDENTIFIER);
	int code;

	if (!statement)
		return database_error(database);
	sqlite3_bind_text(statement, 1, identifier->kind, -1, SQLITE_STATIC);
	code = database_bind_text(statement, 2, identifier->value);
	sqlite3_bind_int64(statement, 3, *(const sqlite3_int64 *)context);
	return database_run_bound(statement, code);
}

static int run_for_two(struct database *database, enum database_query query, sqlite3_int64 from,
		       sqlite3_int64 into)
{
	sqlite3_stmt *statement = database_query(database, query);

	if (!statement)
		return database_error(database);
	sqlite3_bind_int64(statement, 1, from);
	sqlite3_bind_int64(statement, 2, into);
	return database_run(statement);
}

/* A step that changed both is taken back by what it did to the one that stays. */
static int move_changes(struct database *database, sqlite3_int64 from, sqlite3_int64 into)
{
	int code = run_for_two(database, QUERY_MOVE_CHANGES, from, into);

	return code == SQLITE_OK ? database_run_with(database, QUERY_REMOVE_CHANGES_OF, from)
				 : code;
}

/* Copies the marks of a row; *has tells whether there are any. */
static int read_marks(struct database *database, sqlite3_int64 id, struct marks_table *table,
		      uint32_t number, bool *has)
{
	sqlite3_stmt *statement = database_query(database, QUERY_MARKS);
	struct marks marks = { 0 };
	int code;

	if (!statement)
		return database_error(database);
	sqlite3_bind_int64(statement, 1, id);
	code = sqlite3_step(statement);
	*has = code == SQLITE_ROW && database_read_marks(statement, 0, &marks);
	if (*has)
		marks_set(table, number, &marks);
	(void)database_reset(statement);
	return code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : code;
}

/* The paper is removed if both were. */
static int write_joined(struct database *database, sqlite3_int64 into,
			const struct marks_table *table)
{
	struct marks first = *marks_get(table, 0), more = *marks_get(table, 1), joined;
	struct strbuf tags, note;
	int code;

	if (more.removed_at == 0)
		first.removed_at = 0;
	strbuf_init(&tags);
	strbuf_init(&note);
	marks_join(&first, &more, &joined, &tags, &note);
	code = database_write_marks(database, into, &joined);
	strbuf_free(&tags);
	strbuf_free(&note);
	return code;
}

/* The other row counts as removed, so that whoever saw its marks takes none from it any more. */
static int join_marks(struct database *database, sqlite3_int64 from, sqlite3_int64 into)
{
	const struct marks removed = { .removed_at = database->now };
	struct marks_table table;
	bool has_into, has_from = false;
	int code;

	marks_table_init(&table);
	code = read_marks(database, into, &table, 0, &has_into);
	if (code == SQLITE_OK)
		code = read_marks(database, from, &table, 1, &has_from);
	if (code == SQLITE_OK && (has_from || has_into))
		code = write_joined(database, into, &table);
	if (code == SQLITE_OK && has_from)
		code = database_write_marks(database, from, &removed);
	marks_table_free(&table);
	return code;
}

/* Leaves the row without anything that it says, and that it was added. */
static int empty_row(struct database *database, sqlite3_int64 id)
{
	struct paper nothing;
	int code = database_run_with(database, QUERY_EMPTY_PAPER, id);

	paper_init(&nothing);
	if (code == SQLITE_OK)
		database_tell_crowds(database, id, STR(""), &nothing);
	return code;
}

/* Writes the joined paper over that of `into`, and takes all from the row `from`. */
static int write_one(struct database *database, sqlite3_int64 from, sqlite3_int64 into,
		     const struct paper *paper_from, const struct paper *joined, bool is_added)
{
	int code = database_each_identifier(database, paper_from, drop_identifier, &from);

	if (code == SQLITE_OK)
		code = empty_row(database, from);
	if (code == SQLITE_OK)
		code = move_changes(database, from, into);
	if (code == SQLITE_OK)
		code = join_marks(database, from, into);
	if (code != SQLITE_OK)
		return code;
	return database_update_paper(database, joined, is_added, into);
}

/* Joins two rows of which a record has identifiers, unless anything tells them apart; *is_joined.
 */
static int join_rows(struct database *database, const struct paper *record, sqlite3_int64 from,
		     sqlite3_int64 into, bool *is_joined)
{
	struct row_paper first = { .is_added = false }, second = { .is_added = false };
	struct paper_draft draft = { 0 };
	uint32_t number;
	int code;

	*is_joined = false;
	library_init(&first.library);
	library_init(&second.library);
	code = read_row(database, into, &first);
	if (code == SQLITE_OK)
		code = read_row(database, from, &second);
	if (code == SQLITE_OK &&
	    library_shows_one(record, &first.library.papers[0], &second.library.papers[0])) {
		draft.paper = second.library.papers[0];
		library_add(&first.library, &draft, NULL, &number);
		*is_joined = number == 0;
	}
	if (*is_joined) {
		database->joined_count += first.is_added && second.is_added;
		code = write_one(database, from, into, &second.library.papers[0],
				 &first.library.papers[0], first.is_added || second.is_added);
	}
	library_free(&second.library);
	library_free(&first.library);
	return code;
}

static int join_others(struct database *database, const struct paper *record,
		       const struct others *others, sqlite3_int64 *id)
{
	int code = SQLITE_OK;

	for (size_t i = 0; i < others->count && code == SQLITE_OK; i++) {
		sqlite3_int64 other = others->rows[i];
		sqlite3_int64 into = other < *id ? other : *id, from = other < *id ? *id : other;
		bool is_joined;

		code = join_rows(database, record, from, into, &is_joined);
		if (is_joined)
			*id = into;
	}
	return code;
}

int database_join_others(struct database *database, const struct paper *paper, sqlite3_int64 *id)
{
	struct identifiers identifiers;
	int code = SQLITE_OK;

	database_identify(paper, &identifiers);
	for (size_t i = 0; i < DATABASE_ID_COUNT && code == SQLITE_OK; i++) {
		struct others others = { .count = 0 };

		if (identifiers.each[i].value.len == 0)
			continue;
		code = list_others(database, &identifiers.each[i], *id, &others);
		if (code == SQLITE_OK)
			code = join_others(database, paper, &others, id);
	}
	return code;
}
