/*
 * Opening, transactions, and what is said when something fails. The journal is a rollback journal
 * (DELETE), synced in full: a commit that returned is on the disk. WAL is not used, because a full
 * disk can end a program that has one mapped.
 */

#include "config.h"

#include "store/database.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "store/database_private.h"

/* So many changes of steps that cannot be taken back any more are removed at least in a
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

/* The cache is for saves of many papers: what does not fit goes to the disk before its time, and
 * shuts other programs out from then on. It grows only as it is needed. */
static bool set_up_connection(struct database *database)
{
	static const char settings[] = "PRAGMA synchronous = FULL;"
				       "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"
				       "PRAGMA cell_size_check = ON;"
				       "PRAGMA cache_size = -32768;";
	sqlite3 *handle = database->handle;

	sqlite3_extended_result_codes(handle, 1);
	database_install_watch(database);
	sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
	return sqlite3_exec(handle, settings, NULL, NULL, NULL) == SQLITE_OK;
}

/* SQLite takes some names for more than names (":memory:", "file:x"), but none with a folder. */
static int open_literally(const char *path, sqlite3 **handle, int flags)
{
	struct strbuf name;
	int code;

	strbuf_init(&name);
	strbuf_addf(&name, "%s%s", path[0] == '/' ? "" : "./", path);
	code = sqlite3_open_v2(name.data, handle, flags, NULL);
	strbuf_free(&name);
	return code;
}

static int open_handle(struct database *database, int flags)
{
	int code;

	sqlite3_close(database->handle);
	database->handle = NULL;
	code = open_literally(database->path, &database->handle,
			      flags | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_NOMUTEX);
	if (code == SQLITE_OK && !set_up_connection(database))
		code = sqlite3_extended_errcode(database->handle);
	return code;
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
	(void)database_rest(statement);
	return code == SQLITE_ROW ? SQLITE_OK : code;
}

static enum status check_schema(struct database *database, enum schema_state *state,
				struct diag *diag)
{
	enum status status;

	/* What is looked at is one state of the file. A reader's lock is enough for it. */
	if (sqlite3_exec(database->handle, "BEGIN", NULL, NULL, NULL) != SQLITE_OK)
		return database_fail(database, database_error(database), "opened", diag);
	status = database_check_schema(database, state, diag);
	if (sqlite3_exec(database->handle, "COMMIT", NULL, NULL, NULL) != SQLITE_OK &&
	    status == STATUS_OK)
		status = database_fail(database, database_error(database), "read", diag);
	if (status != STATUS_OK)
		database_roll_back(database);
	return status;
}

/* Creates the tables, or brings them up to date, unless another program has just done so. */
static enum status update_schema(struct database *database, struct diag *diag)
{
	enum schema_state state;
	enum status status;

	if (sqlite3_exec(database->handle, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK)
		return database_fail(database, database_error(database), "opened", diag);
	status = database_check_schema(database, &state, diag);
	if (status == STATUS_OK)
		status = database_update_schema(database, state, diag);
	if (status == STATUS_OK && database_commit(database) != SQLITE_OK)
		status = database_fail(database, database_error(database), "created", diag);
	if (status != STATUS_OK)
		database_roll_back(database);
	return status;
}

/* Only what is known to be ours is asked to leave the WAL that another program has put it into; it
 * stays while that program is at it. */
static enum status leave_wal(struct database *database, struct diag *diag)
{
	int code = sqlite3_exec(database->handle, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);

	if (code == SQLITE_OK || (code & 0xFF) == SQLITE_BUSY)
		return STATUS_OK;
	return database_fail(database, database_error(database), "opened", diag);
}

static enum status prepare(struct database *database, struct diag *diag)
{
	enum schema_state state = SCHEMA_CURRENT;
	enum status status = check_schema(database, &state, diag);

	if (status == STATUS_OK && database->is_read_only && state == SCHEMA_NONE) {
		diag_add(
			diag, DIAG_ERROR, database->path, 0, 0,
			"is an empty file, and no library can be made of it: it cannot be written");
		return STATUS_FAILED;
	}
	if (status != STATUS_OK || database->is_read_only)
		return status;
	if (state != SCHEMA_CURRENT)
		status = update_schema(database, diag);
	return status == STATUS_OK ? leave_wal(database, diag) : status;
}

static enum status open_found(struct database *database, struct diag *diag)
{
	int code;

	if (database_find_access(database->path, &database->is_read_only, diag) != STATUS_OK)
		return STATUS_FAILED;
	code = open_handle(database,
			   database->is_read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
	if (code == SQLITE_OK && prepare(database, diag) != STATUS_OK)
		return STATUS_FAILED;
	if (code == SQLITE_OK)
		code = database_read_version(database, &database->data_version);
	if (code != SQLITE_OK) {
		(void)database_fail(database, code, "opened", diag);
		return STATUS_FAILED;
	}
	if (!database->is_read_only)
		return STATUS_OK;
	diag_add(diag, DIAG_WARNING, database->path, 0, 0,
		 "cannot be written, so stars are not saved; make the file and its folder "
		 "writable, or name another with "
		 "--database=FILE");
	return STATUS_READ_ONLY;
}

static enum status open_file(const char *path, bool create, struct database **opened,
			     struct diag *diag)
{
	struct database *database;
	enum status status;

	*opened = NULL;
	status = database_find_files(path, create, diag);
	if (status != STATUS_OK)
		return status;
	database = alloc_zeroed(1, sizeof(*database));
	database->path = alloc_copy(path, strlen(path));
	seen_marks_init(&database->seen);
	database_crowds_init(&database->crowds);
	status = open_found(database, diag);
	if (status == STATUS_FAILED)
		database_close(database);
	else
		*opened = database;
	return status;
}

enum status database_open(const char *path, struct database **database, struct diag *diag)
{
	return open_file(path, true, database, diag);
}

enum status database_open_existing(const char *path, struct database **database, struct diag *diag)
{
	return open_file(path, false, database, diag);
}

void database_close(struct database *database)
{
	if (!database)
		return;
	database_forget_statements(database);
	sqlite3_close(database->handle);
	seen_marks_free(&database->seen);
	database_crowds_free(&database->crowds);
	free(database->path);
	free(database);
}

static int save_entries(struct database *database, struct database_entry *entries, size_t count,
			bool add, struct seen_marks *seen)
{
	int code = SQLITE_OK;

	for (size_t i = 0; i < count && code == SQLITE_OK; i++) {
		sqlite3_int64 id = 0;

		code = database_put_paper(database, entries[i].paper, add, &id);
		if (code == SQLITE_OK)
			code = database_put_marks(database, id, &entries[i], add, seen);
		if (code == SQLITE_OK)
			code = database_count_paper(database);
		entries[i].row = id;
	}
	return code;
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

/* Whether the watch would rather not begin. */
static bool is_too_much(const struct database *database, size_t count)
{
	return database->watch && database->watch->papers_max > 0 &&
	       count > database->watch->papers_max;
}

enum status database_save(struct database *database, struct database_entry *entries, size_t count,
			  bool add, struct diag *diag)
{
	enum status status = database_begin(database, diag);
	struct seen_marks seen;
	int code;

	if (status != STATUS_OK)
		return status;
	seen_marks_init(&seen);
	database->forget_max += 2 * count;
	code = is_too_much(database, count) ? SQLITE_BUSY
					    : save_entries(database, entries, count, add, &seen);
	if (code == SQLITE_OK)
		code = database_commit(database);
	if (code != SQLITE_OK) {
		status = database_fail(database, code, "written", diag);
		database_roll_back(database);
	} else {
		seen_marks_take(&database->seen, &seen);
	}
	seen_marks_free(&seen);
	return status;
}

/* A change that this connection makes does not count. */
enum status database_has_changed(struct database *database, bool *has_changed, struct diag *diag)
{
	struct database_watch hasty = { .papers_max = 1 }, *watch = database->watch;
	int64_t before = database->data_version;
	enum status status = database_check_files(database->path, diag);
	int code;

	if (status != STATUS_OK)
		return status;
	database->watch = &hasty;
	code = database_read_version(database, &database->data_version);
	if (code != SQLITE_OK)
		status = database_fail(database, code, "read", diag);
	else
		*has_changed = database->data_version != before;
	database->watch = watch;
	return status;
}

enum status database_count_added(struct database *database, size_t *count, struct diag *diag)
{
	sqlite3_stmt *statement =
		database_statement(database, "SELECT count(*) FROM papers WHERE added");
	int code = statement ? sqlite3_step(statement) : database_error(database);

	if (code == SQLITE_ROW)
		*count = (size_t)sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	return code == SQLITE_ROW ? STATUS_OK : database_fail(database, code, "read", diag);
}
