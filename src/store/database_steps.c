/*
 * Steps that can be taken back. Each save that changes a reader's marks is a step: of each paper it
 * keeps the fields that it changed, before and after, in the transaction that changes them; what a
 * step left alone is empty on both sides. The steps are one line for all programs that share the
 * library: those not taken back, then those taken back, by their numbers. Times of looking at a
 * paper are no part of it.
 *
 * is_undone is 0, or 1 for a step that was taken back, or 2 for one that is dropped: the next
 * saves remove its changes, some at a time, because there may be a hundred thousand.
 */

#include "config.h"

#include "store/database_private.h"

static int run(struct database *database, enum database_query query)
{
	sqlite3_stmt *statement = database_query(database, query);

	return statement ? database_run(statement) : database_error(database);
}

/* A new step ends what could have been done again, and the oldest make room. */
static int begin_step(struct database *database)
{
	int code = run(database, QUERY_ADD_STEP);

	if (code != SQLITE_OK)
		return code;
	database->step = sqlite3_last_insert_rowid(database->handle);
	code = database_run_with(database, QUERY_DROP_STEPS, database->step - HISTORY_STEPS_MAX);
	if (code == SQLITE_OK)
		code = database_run_with(database, QUERY_REMOVE_CHANGES,
					 (int64_t)database->forget_max);
	return code == SQLITE_OK ? run(database, QUERY_REMOVE_STEPS) : code;
}

/* SQLite's error code. */
static int bind_side(sqlite3_stmt *statement, int at, const struct marks *marks, unsigned fields)
{
	int code = SQLITE_OK;

	if (fields & (1u << MARK_STARRED))
		sqlite3_bind_int64(statement, at, marks->starred_at);
	if (fields & (1u << MARK_STATUS))
		sqlite3_bind_int(statement, at + 1, marks->status);
	if (fields & (1u << MARK_PRIORITY))
		sqlite3_bind_int(statement, at + 2, marks->priority);
	if (fields & (1u << MARK_TAGS))
		code = sqlite3_bind_text64(statement, at + 3, marks->tags.p, marks->tags.len,
					   SQLITE_TRANSIENT, SQLITE_UTF8);
	if (code == SQLITE_OK && fields & (1u << MARK_NOTE))
		code = sqlite3_bind_text64(statement, at + 4, marks->note.p, marks->note.len,
					   SQLITE_TRANSIENT, SQLITE_UTF8);
	if (fields & (1u << MARK_REMOVED))
		sqlite3_bind_int64(statement, at + 5, marks->removed_at);
	return code;
}

int database_record_change(struct database *database, int64_t paper, const struct marks *before,
			   const struct marks *after)
{
	unsigned fields = marks_difference(before, after);
	sqlite3_stmt *statement;
	int code = SQLITE_OK;

	if (fields == 0)
		return SQLITE_OK;
	if (database->step == 0)
		code = begin_step(database);
	if (code != SQLITE_OK)
		return code;
	statement = database_query(database, QUERY_ADD_CHANGE);
	if (!statement)
		return database_error(database);
	sqlite3_bind_int64(statement, 1, database->step);
	sqlite3_bind_int64(statement, 2, paper);
	code = bind_side(statement, 3, before, fields);
	if (code == SQLITE_OK)
		code = bind_side(statement, 3 + DATABASE_CHANGE_SIDE_COUNT, after, fields);
	return database_run_bound(statement, code);
}
