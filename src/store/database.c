/*
 * Opening, transactions, and what is said when something fails. The journal is a rollback journal
 * (DELETE), synced in full: a commit that returned is on the disk. WAL is not used, because a full
 * disk can end a program that has one mapped.
 */

#include "config.h"

#include "store/database.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "model/library.h"
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
		return "see that the file and its folder can be written, or name another with "
		       "--database=FILE";
	case SQLITE_IOERR:
		return "the disk does not take it: see that it has room and works";
	}
	return "try again, or name another file with --database=FILE";
}

enum status database_fail(struct database *database, int code, const char *doing, struct diag *diag)
{
	enum status status = database_watched_end(database, code);

	if (status != STATUS_FAILED)
		return status;
	diag_add(diag, DIAG_ERROR, database->path, 0, 0, "cannot be %s (%s); %s", doing,
		 sqlite3_errstr(code), advice(code));
	return (code & 0xFF) == SQLITE_READONLY ? STATUS_READ_ONLY : STATUS_FAILED;
}

/* Creates the file with the right mode before SQLite would with the wrong one; its journal gets the
 * same. */
static void create_private(const char *path)
{
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd < 0)
		return;
	fchmod(fd, 0600);
	close(fd);
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

static bool read_data_version(struct database *database)
{
	sqlite3_stmt *statement = database_query(database, QUERY_DATA_VERSION);
	bool is_read;

	if (!statement)
		return false;
	is_read = sqlite3_step(statement) == SQLITE_ROW;
	if (is_read)
		database->data_version = sqlite3_column_int64(statement, 0);
	database_rest(statement);
	return is_read;
}

static enum status prepare(struct database *database, struct diag *diag)
{
	enum status status;

	if (database->is_read_only)
		return database_prepare_schema(database, diag);
	if (sqlite3_exec(database->handle, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK)
		return database_fail(database, database_error(database), "opened", diag);
	status = database_prepare_schema(database, diag);
	if (status != STATUS_OK) {
		sqlite3_exec(database->handle, "ROLLBACK", NULL, NULL, NULL);
		return status;
	}
	if (sqlite3_exec(database->handle, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
		return database_fail(database, database_error(database), "created", diag);
	/* Only now is the file known to be ours. */
	if (sqlite3_exec(database->handle, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL) !=
	    SQLITE_OK)
		return database_fail(database, database_error(database), "opened", diag);
	return STATUS_OK;
}

static bool is_writable(const char *path)
{
	struct strbuf folder;
	const char *slash = strrchr(path, '/');
	bool answer;

	if (access(path, W_OK) != 0)
		return false;
	strbuf_init(&folder);
	strbuf_add(&folder, slash ? (struct str){ path, (size_t)(slash - path) + 1 } : STR("."));
	answer = access(folder.data, W_OK) == 0;
	strbuf_free(&folder);
	return answer;
}

static enum status open_existing(struct database *database, struct diag *diag)
{
	enum status status;

	database->is_read_only = !is_writable(database->path);
	if (open_handle(database, database->is_read_only ? SQLITE_OPEN_READONLY
							 : SQLITE_OPEN_READWRITE) != SQLITE_OK)
		return database_fail(database, database_error(database), "opened", diag);
	status = prepare(database, diag);
	if (status != STATUS_OK || !database->is_read_only)
		return status;
	diag_add(diag, DIAG_WARNING, database->path, 0, 0,
		 "cannot be written, so stars are not saved; make the file and its folder "
		 "writable, or name another with "
		 "--database=FILE");
	return STATUS_READ_ONLY;
}

/* Says that there will be no library, and what to do; why is the system's word. */
static enum status fail_to_create(const char *path, const char *why, struct diag *diag)
{
	diag_add(diag, DIAG_ERROR, path, 0, 0,
		 "cannot be created (%s), so stars are not saved; name another file with "
		 "--database=FILE",
		 why);
	return STATUS_FAILED;
}

/* Makes the file, and its folder, where they are missing. */
static enum status make_file(const char *path, struct diag *diag)
{
	struct diag folder;
	enum status status;

	diag_init(&folder, 1);
	status = file_make_parents(path, &folder);
	if (status != STATUS_OK)
		status = fail_to_create(
			path, folder.count > 0 ? folder.messages[0].text : "no folder", diag);
	diag_free(&folder);
	if (status != STATUS_OK)
		return status;
	create_private(path);
	return access(path, F_OK) == 0 ? STATUS_OK : fail_to_create(path, strerror(errno), diag);
}

enum status database_open(const char *path, struct database **opened, struct diag *diag)
{
	struct database *database;
	enum status status;

	*opened = NULL;
	if (make_file(path, diag) != STATUS_OK)
		return STATUS_FAILED;
	database = alloc_zeroed(1, sizeof(*database));
	database->path = alloc_copy(path, strlen(path));
	seen_marks_init(&database->seen);
	database_crowds_init(&database->crowds);
	status = open_existing(database, diag);
	if (status == STATUS_FAILED) {
		database_close(database);
		return status;
	}
	read_data_version(database);
	*opened = database;
	return status;
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

/* Makes what a committed transaction saved known to the next one. */
static void take_seen(struct database *database, const struct seen_marks *seen)
{
	for (size_t i = 0; i < seen->count; i++)
		seen_marks_set(&database->seen, seen->rows[i],
			       marks_get(&seen->table, (uint32_t)i));
}

enum status database_begin(struct database *database, struct diag *diag)
{
	if (database->is_read_only) {
		diag_add(diag, DIAG_ERROR, database->path, 0, 0,
			 "cannot be written; nothing was saved");
		return STATUS_READ_ONLY;
	}
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
		take_seen(database, &seen);
	}
	seen_marks_free(&seen);
	return status;
}

/* A change that this connection makes does not count. */
bool database_has_changed(struct database *database)
{
	struct database_watch hasty = { .papers_max = 1 }, *watch = database->watch;
	int64_t before = database->data_version;
	bool is_read;

	database->watch = &hasty;
	is_read = read_data_version(database);
	database->watch = watch;
	return !is_read || database->data_version != before;
}

size_t database_added_count(struct database *database)
{
	sqlite3_stmt *statement;
	size_t count = 0;

	if (!database)
		return 0;
	statement = database_statement(database, "SELECT count(*) FROM papers WHERE added");
	if (statement && sqlite3_step(statement) == SQLITE_ROW &&
	    sqlite3_column_int64(statement, 0) > 0)
		count = (size_t)sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	return count;
}
