/*
 * Transactions, this program's and others', and what is said when something fails.
 */

#include "config.h"

#include <string.h>

#include "base/clock.h"
#include "base/diag.h"
#include "store/database_private.h"

/* This many changes of steps that cannot be taken back any more are removed at least in a
 * transaction: about a millisecond's worth. */
#define FORGET_MAX 1000

static const char *advice(int code)
{
	switch (code & 0xFF) {
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return "it is damaged, or no library at all: move it away, or restore a copy of it";
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return "another program is writing to it: try again";
	case SQLITE_FULL:
		return "the disk is full: make room and try again";
	case SQLITE_READONLY:
	case SQLITE_PERM:
	case SQLITE_CANTOPEN:
		return "see that the file and its folder can be read and written, or name another "
		       "with --database=FILE";
	case SQLITE_IOERR:
		return "see that its disk works and has room, and try again";
	}
	return "try again, or name another file with --database=FILE";
}

/* What the system said, where SQLite only knows that it said no. */
static const char *cause_of(const struct database *database, int code)
{
	int class = code & 0xFF, error = sqlite3_system_errno(database->handle);

	if ((class == SQLITE_CANTOPEN || class == SQLITE_IOERR) && error != 0)
		return strerror(error);
	return sqlite3_errstr(code);
}

enum status database_fail(struct database *database, int code, const char *doing, struct diag *diag)
{
	enum status status = database_watched_end(database, code);

	if (status != STATUS_FAILED)
		return status;
	diag_add(diag, DIAG_ERROR, database->path, 0, 0, "cannot be %s (%s); %s", doing,
		 cause_of(database, code), advice(code));
	return (code & 0xFF) == SQLITE_READONLY ? STATUS_READ_ONLY : STATUS_FAILED;
}

int database_read_version(struct database *database, int64_t *version)
{
	sqlite3_stmt *statement = database_query(database, QUERY_DATA_VERSION);
	int code;

	if (!statement)
		return database_error(database);
	code = sqlite3_step(statement);
	if (code == SQLITE_ROW)
		*version = sqlite3_column_int64(statement, 0);
	(void)database_reset(statement);
	return code == SQLITE_ROW ? SQLITE_OK : code;
}

enum status database_begin(struct database *database, struct diag *diag)
{
	if (database->is_read_only) {
		diag_add(diag, DIAG_ERROR, database->path, 0, 0,
			 "cannot be written; nothing was saved");
		return STATUS_READ_ONLY;
	}
	if (database_check_files(database->path, diag) != STATUS_OK)
		return STATUS_FAILED;
	if (sqlite3_exec(database->handle, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK)
		return database_fail(database, database_error(database), "written", diag);
	database->now = clock_wall_seconds();
	database->step = 0;
	database->forget_max = FORGET_MAX;
	return STATUS_OK;
}

int database_commit(struct database *database)
{
	database_crowds_free(&database->crowds);
	if (sqlite3_exec(database->handle, "COMMIT", NULL, NULL, NULL) == SQLITE_OK)
		return SQLITE_OK;
	return database_error(database);
}

void database_roll_back(struct database *database)
{
	database_crowds_free(&database->crowds);
	sqlite3_exec(database->handle, "ROLLBACK", NULL, NULL, NULL);
}
