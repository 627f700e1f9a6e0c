/*
 * The statements that are run for each paper or each step, compiled once a connection: compiling
 * takes longer than running. One that is at rest is reset and holds no binding, so that it neither
 * keeps a lock nor borrows memory; no two users of the same one nest.
 */

#include "config.h"

#include "base/array.h"
#include "store/database_private.h"

/* Two papers of one save may turn out to be one: the second goes on from the first. */
#define GOES_ON(field) field " = coalesce(excluded." field ", " field ")"

/* Of a paper's columns; a parameter has a name so that it counts once where it occurs twice. */
#define NAME(id, key, type, place, title, column, ...)                   #column ", "
#define PARAMETER(id, key, type, place, title, column, ...)              ":" #column ", "
#define EMPTY(id, key, type, place, title, column, ...)                  #column " = NULL, "
#define SET(id, key, type, place, title, column, alias, run, merge, ...) SET_##merge(#column)
#define SET_PLAINLY(column)                                              column " = :" column ", "
#define SET_TITLE(column)                                                SET_PLAINLY(column)
#define SET_KNOWN(column)                                                SET_PLAINLY(column)
#define SET_NEWEST(column)                                               SET_PLAINLY(column)
#define SET_NAMES(column)                                                SET_PLAINLY(column)
#define SET_DATE(column)                                                 SET_PLAINLY(column)
#define SET_ALL(column)                                                  SET_PLAINLY(column)
#define SET_DOI(column)                                                  SET_PLAINLY(column)
#define SET_IMPRINT(column)                                              SET_PLAINLY(column)
#define SET_EARLIEST(column) \
	column " = coalesce(min(" column ", :" column "), " column ", :" column "), "

static const char *const queries[DATABASE_QUERY_COUNT] = {
	[QUERY_FIND_PAPER] = "SELECT " DATABASE_PAPER_COLUMNS ", p.id, p.added FROM identifiers i "
			     "JOIN papers p ON p.id = i.paper WHERE i.kind = ? AND i.value = ? "
			     "AND " DATABASE_IS_PAPER,
	[QUERY_PAPER_AT] =
		"SELECT " DATABASE_PAPER_COLUMNS ", p.id, p.added FROM papers p WHERE p.id = ?",
	[QUERY_ADD_PAPER] = "INSERT INTO papers (" PAPER_FIELDS(
		NAME) "year_inferred, title_guessed, "
		      "added) VALUES (" PAPER_FIELDS(PARAMETER) "?, ?, ?)",
	[QUERY_SET_PAPER] = "UPDATE papers SET " PAPER_FIELDS(
		SET) "year_inferred = ?, "
		     "title_guessed = ?, added = added OR ? WHERE id = ?",
	[QUERY_ADD_IDENTIFIER] =
		"INSERT OR IGNORE INTO identifiers (kind, value, paper) VALUES (?, ?, ?)",
	[QUERY_REMOVE_IDENTIFIER] =
		"DELETE FROM identifiers WHERE kind = ? AND value = ? AND paper = ?",
	[QUERY_OTHERS] = "SELECT paper FROM identifiers WHERE kind = ? AND value = ? AND "
			 "paper <> ? LIMIT ?",
	[QUERY_EMPTY_PAPER] = "UPDATE papers SET " PAPER_FIELDS(
		EMPTY) "year_inferred = 0, title_guessed = 0, added = 0 WHERE id = ?",
	[QUERY_IS_GONE] = "SELECT NOT " DATABASE_IS_PAPER " FROM papers p WHERE p.id = ?",
	[QUERY_MOVE_CHANGES] = "UPDATE OR IGNORE changes SET paper = ?2 WHERE paper = ?1 AND "
			       "step IN (SELECT id FROM steps)",
	[QUERY_REMOVE_CHANGES_OF] =
		"DELETE FROM changes WHERE paper = ? AND step IN (SELECT id FROM steps)",
	[QUERY_MARKS] = "SELECT " DATABASE_MARKS_COLUMNS " FROM marks m WHERE m.paper = ?",
	[QUERY_SET_MARKS] =
		"INSERT OR REPLACE INTO marks (paper, starred_at, seen_at, status, priority, note, "
		"removed_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
	[QUERY_IS_KEPT] =
		"SELECT m.removed_at IS NULL AND (p.added OR m.starred_at OR m.status OR "
		"m.priority OR m.note <> '' OR EXISTS (SELECT 1 FROM tags WHERE paper = p.id)) "
		"FROM papers p LEFT JOIN marks m ON m.paper = p.id WHERE p.id = ?",
	[QUERY_REMOVE_TAGS] = "DELETE FROM tags WHERE paper = ?",
	[QUERY_ADD_TAG] = "INSERT OR IGNORE INTO tags (paper, tag) VALUES (?, ?)",
	[QUERY_ADD_STEP] = "INSERT INTO steps DEFAULT VALUES",
	[QUERY_DROP_STEPS] = "UPDATE steps SET is_undone = 2 WHERE is_undone = 1 OR id <= ?",
	[QUERY_REMOVE_CHANGES] =
		"DELETE FROM changes WHERE (step, paper) IN (SELECT step, paper FROM changes "
		"WHERE step IN (SELECT id FROM steps WHERE is_undone = 2) LIMIT ?)",
	[QUERY_REMOVE_STEPS] = "DELETE FROM steps WHERE is_undone = 2 AND NOT EXISTS "
			       "(SELECT 1 FROM changes WHERE step = steps.id)",
	/* clang-format off */
	[QUERY_ADD_CHANGE] =
		"INSERT INTO changes (step, paper, " DATABASE_CHANGE_COLUMNS ")"
		" VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (step, paper) DO UPDATE SET "
		GOES_ON("starred_after") ", " GOES_ON("status_after") ", "
		GOES_ON("priority_after") ", " GOES_ON("tags_after") ", "
		GOES_ON("note_after") ", " GOES_ON("removed_after"),
	/* clang-format on */
	[QUERY_CHANGES] = "SELECT paper, " DATABASE_CHANGE_COLUMNS
			  " FROM changes WHERE step = ? ORDER BY paper",
	[QUERY_COUNT_CHANGES] =
		"SELECT count(*) FROM (SELECT 1 FROM changes WHERE step = ? LIMIT ?)",
	[QUERY_ALL_MARKS] = "SELECT " DATABASE_MARKS_COLUMNS " FROM marks m",
	[QUERY_LOAD_PAPER] = DATABASE_LOAD "WHERE p.id = ? AND " DATABASE_IS_PAPER,
	[QUERY_LAST_STEP] = "SELECT max(id) FROM steps WHERE NOT is_undone",
	[QUERY_NEXT_STEP] = "SELECT min(id) FROM steps WHERE is_undone = 1",
	[QUERY_UNDO_STEP] = "UPDATE steps SET is_undone = 1 WHERE id = ?",
	[QUERY_REDO_STEP] = "UPDATE steps SET is_undone = 0 WHERE id = ?",
	[QUERY_DATA_VERSION] = "PRAGMA data_version",
};

sqlite3_stmt *database_statement(struct database *database, const char *sql)
{
	sqlite3_stmt *statement = NULL;

	sqlite3_prepare_v2(database->handle, sql, -1, &statement, NULL);
	return statement;
}

sqlite3_stmt *database_query(struct database *database, enum database_query query)
{
	sqlite3_stmt **statement = &database->queries[query];

	if (!*statement)
		sqlite3_prepare_v3(database->handle, queries[query], -1, SQLITE_PREPARE_PERSISTENT,
				   statement, NULL);
	return *statement;
}

int database_reset(sqlite3_stmt *statement)
{
	int code = sqlite3_reset(statement);

	sqlite3_clear_bindings(statement);
	return code;
}

int database_run(sqlite3_stmt *statement)
{
	int code = sqlite3_step(statement);

	(void)database_reset(statement);
	return code == SQLITE_DONE || code == SQLITE_ROW ? SQLITE_OK : code;
}

int database_run_bound(sqlite3_stmt *statement, int code)
{
	if (code == SQLITE_OK)
		return database_run(statement);
	(void)database_reset(statement);
	return code;
}

int database_run_with(struct database *database, enum database_query query, int64_t number)
{
	sqlite3_stmt *statement = database_query(database, query);

	if (!statement)
		return database_error(database);
	sqlite3_bind_int64(statement, 1, number);
	return database_run(statement);
}

int database_ask(struct database *database, enum database_query query, int64_t row, bool *is_so)
{
	sqlite3_stmt *statement = database_query(database, query);
	int code;

	if (!statement)
		return database_error(database);
	sqlite3_bind_int64(statement, 1, row);
	code = sqlite3_step(statement);
	*is_so = code == SQLITE_ROW && sqlite3_column_int(statement, 0) != 0;
	(void)database_reset(statement);
	return code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : code;
}

int database_error(const struct database *database)
{
	int code = sqlite3_extended_errcode(database->handle);

	return code == SQLITE_OK ? SQLITE_ERROR : code;
}

void database_finalize_statements(struct database *database)
{
	for (int i = 0; i < DATABASE_QUERY_COUNT; i++) {
		sqlite3_finalize(database->queries[i]);
		database->queries[i] = NULL;
	}
}

int database_check_columns(struct database *database)
{
	static const enum database_query naming[] = { QUERY_FIND_PAPER, QUERY_MARKS,
						      QUERY_ADD_CHANGE, QUERY_LAST_STEP };

	for (size_t i = 0; i < COUNT_OF(naming); i++)
		if (!database_query(database, naming[i]))
			return database_error(database);
	return SQLITE_OK;
}

int database_bind_text(sqlite3_stmt *statement, int at, struct str text)
{
	if (text.len == 0)
		return sqlite3_bind_null(statement, at);
	return sqlite3_bind_text64(statement, at, text.p, text.len, SQLITE_TRANSIENT, SQLITE_UTF8);
}

struct str database_column(sqlite3_stmt *statement, int column)
{
	const char *text = (const char *)sqlite3_column_text(statement, column);

	if (!text)
		return STR("");
	return (struct str){ text, (size_t)sqlite3_column_bytes(statement, column) };
}

int64_t database_read_moment(sqlite3_stmt *statement, int column)
{
	int64_t moment = sqlite3_column_int64(statement, column);

	return moment > 0 && moment < INT64_MAX / 4 ? moment : 0;
}

uint8_t database_read_small(sqlite3_stmt *statement, int column, int max)
{
	int value = sqlite3_column_int(statement, column);

	return value >= 0 && value <= max ? (uint8_t)value : 0;
}
