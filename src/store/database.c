/*
 * Opening and saving. The journal is a rollback journal
 * (DELETE), synced in full: a commit that returned is on the disk. WAL is not used, because a full
 * disk can end a program that has one mapped.
 */

#include "config.h"

#include "store/database.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "store/database_private.h"

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

static enum status check_schema(struct database *database, int64_t *version, struct diag *diag)
{
	enum status status;

	/* What is looked at is one state of the file. A reader's lock is enough for it. */
	if (sqlite3_exec(database->handle, "BEGIN", NULL, NULL, NULL) != SQLITE_OK)
		return database_fail(database, database_error(database), "opened", diag);
	status = database_check_schema(database, version, diag);
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
	enum status status;
	int64_t version;

	if (sqlite3_exec(database->handle, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK)
		return database_fail(database, database_error(database), "opened", diag);
	status = database_check_schema(database, &version, diag);
	if (status == STATUS_OK)
		status = database_update_schema(database, version, diag);
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

/* Goes on with a copy in memory. SQLite's error code. */
static int copy_to_memory(struct database *database)
{
	sqlite3 *file = database->handle;
	sqlite3_backup *backup;
	int code;

	database_finalize_statements(database);
	database->handle = NULL;
	code = sqlite3_open_v2(":memory:", &database->handle,
			       SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
	if (code == SQLITE_OK && !set_up_connection(database))
		code = database_error(database);
	if (code == SQLITE_OK) {
		backup = sqlite3_backup_init(database->handle, "main", file, "main");
		if (backup)
			sqlite3_backup_step(backup, -1);
		code = backup ? sqlite3_backup_finish(backup) : database_error(database);
	}
	sqlite3_close(file);
	return code;
}

/* A library of an earlier version that may not be written is read from a copy, which is brought up
 * to date. What other programs write to it meanwhile is not seen. */
static enum status prepare_read_only(struct database *database, int64_t version, struct diag *diag)
{
	int code;

	if (version == 0) {
		diag_add(
			diag, DIAG_ERROR, database->path, 0, 0,
			"is an empty file, and no library can be made of it: it cannot be written");
		return STATUS_FAILED;
	}
	if (version == database_schema_version)
		return STATUS_OK;
	code = copy_to_memory(database);
	return code == SQLITE_OK ? update_schema(database, diag)
				 : database_fail(database, code, "read", diag);
}

static enum status prepare(struct database *database, struct diag *diag)
{
	int64_t version = 0;
	enum status status = check_schema(database, &version, diag);

	if (status != STATUS_OK)
		return status;
	if (database->is_read_only)
		return prepare_read_only(database, version, diag);
	if (version != database_schema_version)
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
	database_finalize_statements(database);
	sqlite3_close(database->handle);
	seen_marks_free(&database->seen);
	database_crowds_free(&database->crowds);
	free(database->path);
	free(database);
}

/* Sets the entry's row; 0: it is left out. */
static int save_paper(struct database *database, struct database_entry *entry, bool add)
{
	sqlite3_int64 id = 0;
	bool is_kept = true;
	int code = database_put_paper(database, entry, add, &id);

	if (code == SQLITE_OK && entry->is_known)
		code = database_ask(database, QUERY_IS_KEPT, id, &is_kept);
	entry->row = is_kept ? id : 0;
	return code;
}

/* Writes the marks of the row that was found, and of the others that are the paper. */
static int save_marks(struct database *database, struct database_entry *entry, bool add,
		      struct seen_marks *seen)
{
	int64_t found = entry->row;
	int code = SQLITE_OK;

	if (found != 0)
		code = database_put_marks(database, found, entry, add, seen);
	for (size_t i = 0; i < entry->row_count && code == SQLITE_OK; i++) {
		bool is_gone = false;

		if (entry->rows[i] == found)
			continue;
		code = database_ask(database, QUERY_IS_GONE, entry->rows[i], &is_gone);
		if (entry->gone)
			entry->gone[i] = is_gone;
		if (code != SQLITE_OK || is_gone)
			continue;
		code = database_put_marks(database, entry->rows[i], entry, add, seen);
		if (entry->row == 0)
			entry->row = entry->rows[i];
	}
	return code;
}

static int save_entries(struct database *database, struct database_entry *entries, size_t count,
			bool add, struct seen_marks *seen)
{
	int code = SQLITE_OK;

	for (size_t i = 0; i < count && code == SQLITE_OK; i++) {
		code = save_paper(database, &entries[i], add);
		if (code == SQLITE_OK)
			code = save_marks(database, &entries[i], add, seen);
		if (code == SQLITE_OK)
			code = database_count_paper(database);
	}
	return code;
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
	database->joined_count = 0;
	code = is_too_much(database, count) ? SQLITE_BUSY
					    : save_entries(database, entries, count, add, &seen);
	if (code == SQLITE_OK)
		code = database_commit(database);
	if (code != SQLITE_OK) {
		status = database_fail(database, code, "written", diag);
		database_roll_back(database);
	} else {
		seen_marks_merge(&database->seen, &seen);
	}
	seen_marks_free(&seen);
	return status;
}

size_t database_joined_count(const struct database *database)
{
	return database->joined_count;
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
	sqlite3_stmt *statement = database_statement(
		database, "SELECT count(*) FROM papers p WHERE added AND NOT EXISTS "
			  "(SELECT 1 FROM marks m WHERE m.paper = p.id AND "
			  "m.removed_at IS NOT NULL)");
	int code = statement ? sqlite3_step(statement) : database_error(database);

	if (code == SQLITE_ROW)
		*count = (size_t)sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	return code == SQLITE_ROW ? STATUS_OK : database_fail(database, code, "read", diag);
}
