/*
 * The tables. user_version is the number of the schema; a database of a later one is left alone.
 * One of an earlier version is brought up to date by the steps that it lacks, in the transaction
 * that checks it, before any statement of today is compiled; a new one goes through all steps. A
 * step never changes once it was released.
 */

#include "config.h"

#include <sys/stat.h>

#include "base/array.h"
#include "base/diag.h"
#include "store/database_private.h"

/* No database that holds anything is smaller, in bytes. */
#define SMALLEST_PAGE 512

/* "shrt": says that the file is a shortlist library. */
#define APPLICATION_ID 0x73687274

/* From nothing to version 1, from 1 to 2, and so on. */
static const char *const steps[] = {
	/* identifiers.kind: arxiv, doi, title. A title's value is the hash of what is compared of
	 * it. */
	"CREATE TABLE papers ("
	" id INTEGER PRIMARY KEY, added INTEGER NOT NULL DEFAULT 0,"
	" title TEXT, abstract TEXT, summary TEXT, keywords TEXT, author_names TEXT,"
	" arxiv_id TEXT, doi TEXT, url TEXT, sources TEXT, date TEXT, year_inferred INTEGER,"
	" authors INTEGER, upvotes INTEGER, comments INTEGER, title_guessed INTEGER);"
	"CREATE TABLE identifiers ("
	" kind TEXT NOT NULL, value TEXT NOT NULL,"
	" paper INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,"
	" PRIMARY KEY (kind, value, paper)) WITHOUT ROWID;"
	"CREATE TABLE marks ("
	" paper INTEGER PRIMARY KEY REFERENCES papers ON DELETE CASCADE,"
	" starred_at INTEGER, seen_at INTEGER, status INTEGER NOT NULL DEFAULT 0,"
	" priority INTEGER, note TEXT);"
	"CREATE TABLE tags ("
	" paper INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE, tag TEXT NOT NULL,"
	" PRIMARY KEY (paper, tag)) WITHOUT ROWID;",

	/* The steps that can be undone. */
	"CREATE TABLE steps (id INTEGER PRIMARY KEY, is_undone INTEGER NOT NULL DEFAULT 0);"
	"CREATE TABLE changes ("
	" step INTEGER NOT NULL REFERENCES steps ON DELETE CASCADE,"
	" paper INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,"
	" starred_before INTEGER, status_before INTEGER, priority_before INTEGER,"
	" tags_before TEXT, note_before TEXT,"
	" starred_after INTEGER, status_after INTEGER, priority_after INTEGER,"
	" tags_after TEXT, note_after TEXT,"
	" PRIMARY KEY (step, paper)) WITHOUT ROWID;",

	/* Where a paper was published, what it is cited as and how often, and when it was added. */
	"ALTER TABLE papers ADD COLUMN venue TEXT;"
	"ALTER TABLE papers ADD COLUMN type TEXT;"
	"ALTER TABLE papers ADD COLUMN volume TEXT;"
	"ALTER TABLE papers ADD COLUMN issue TEXT;"
	"ALTER TABLE papers ADD COLUMN pages TEXT;"
	"ALTER TABLE papers ADD COLUMN publisher TEXT;"
	"ALTER TABLE papers ADD COLUMN categories TEXT;"
	"ALTER TABLE papers ADD COLUMN citations INTEGER;"
	"ALTER TABLE papers ADD COLUMN pdf TEXT;"
	"ALTER TABLE papers ADD COLUMN code TEXT;"
	"ALTER TABLE papers ADD COLUMN citation_key TEXT;"
	"ALTER TABLE papers ADD COLUMN added_at INTEGER;",

	/* The other titles of a paper. What is compared of a title is another: database_title.c. */
	"ALTER TABLE papers ADD COLUMN aliases TEXT;",

	/* Papers that were taken out of the library. They stay in the tables, so that they can come
	 * back. */
	"ALTER TABLE marks ADD COLUMN removed_at INTEGER;"
	"ALTER TABLE changes ADD COLUMN removed_before INTEGER;"
	"ALTER TABLE changes ADD COLUMN removed_after INTEGER;",

	/* The numbers of PubMed. identifiers.kind may be pmid and pmcid. */
	("ALTER TABLE papers ADD COLUMN pmid TEXT;"
	 "ALTER TABLE papers ADD COLUMN pmcid TEXT;"),
};

/* The version since which titles are compared as they are today. */
#define TITLES_VERSION 4

#define SCHEMA_VERSION ((int64_t)(COUNT_OF(steps)))

const int64_t database_schema_version = SCHEMA_VERSION;

/* The first column of the only row. SQLite's error code. */
static int read_number(struct database *database, const char *sql, int64_t *value)
{
	sqlite3_stmt *statement = database_statement(database, sql);
	int code = statement ? sqlite3_step(statement) : database_error(database);

	if (code == SQLITE_ROW)
		*value = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	if (code == SQLITE_DONE)
		return SQLITE_CORRUPT;
	return code == SQLITE_ROW ? SQLITE_OK : code;
}

static enum status say_damaged(struct database *database, struct diag *diag)
{
	diag_add(diag, DIAG_ERROR, database->path, 0, 0,
		 "is damaged: its tables are not those of a library; move it away or "
		 "restore a copy of it");
	return STATUS_FAILED;
}

/* SQL that cannot be compiled tells that a table is none of ours. */
static enum status say_failed(struct database *database, int code, const char *doing,
			      struct diag *diag)
{
	return code == SQLITE_ERROR ? say_damaged(database, diag)
				    : database_fail(database, code, doing, diag);
}

#define IS_MOMENT(column)                                                                      \
	"(" column " IS NULL OR (typeof(" column ") = 'integer' AND " column " BETWEEN 0 AND " \
	"2305843009213693950))"

/* A mark that is none must not count as no mark. */
static const char has_other_marks[] =
	"SELECT EXISTS (SELECT 1 FROM marks WHERE NOT (" IS_MOMENT("starred_at") " AND " IS_MOMENT(
		"seen_at") " AND " IS_MOMENT("removed_at") " AND typeof(status) = 'integer' AND "
							   "status BETWEEN 0 AND 2 AND "
							   "(priority IS NULL OR (typeof(priority) "
							   "= 'integer' AND priority "
							   "BETWEEN "
							   "0 AND 5))))";

/* Each table and column that the program will name must be there, and each mark be one that it
 * makes. */
static enum status check_tables(struct database *database, struct diag *diag)
{
	int64_t has_others = 0;
	int code = database_check_columns(database);

	if (code == SQLITE_OK)
		code = read_number(database, has_other_marks, &has_others);
	if (code != SQLITE_OK)
		return say_failed(database, code, "read", diag);
	if (!has_others)
		return STATUS_OK;
	diag_add(diag, DIAG_ERROR, database->path, 0, 0,
		 "is damaged: some of its marks are none that a library has; restore a copy of it");
	return STATUS_FAILED;
}

static enum status check_origin(struct database *database, int64_t version, int64_t application,
				struct diag *diag)
{
	if (application != APPLICATION_ID) {
		diag_add(diag, DIAG_ERROR, database->path, 0, 0,
			 "is a database of another program; name a file of its own with "
			 "--database=FILE");
		return STATUS_FAILED;
	}
	if (version > SCHEMA_VERSION) {
		diag_add(diag, DIAG_ERROR, database->path, 0, 0,
			 "was written by a newer shortlist (schema %lld, this one knows %lld); "
			 "update shortlist, or name "
			 "another file with --database=FILE",
			 (long long)version, (long long)SCHEMA_VERSION);
		return STATUS_FAILED;
	}
	return version < 1 ? say_damaged(database, diag) : STATUS_OK;
}

/* SQLite takes less than a page for a new database: it is what is left of one. */
static bool is_cut_off(const struct database *database)
{
	struct stat st;

	return stat(database->path, &st) == 0 && st.st_size > 0 && st.st_size < SMALLEST_PAGE;
}

enum status database_check_schema(struct database *database, int64_t *version, struct diag *diag)
{
	int64_t application = 0, tables = 0, foreign = 0;
	enum status status;
	int code = read_number(database, "PRAGMA user_version", version);

	if (code == SQLITE_OK)
		code = read_number(database, "PRAGMA application_id", &application);
	if (code == SQLITE_OK)
		code = read_number(database, "SELECT count(*) FROM sqlite_master", &tables);
	if (code == SQLITE_OK)
		code = read_number(
			database,
			"SELECT count(*) FROM sqlite_master WHERE type IN ('view', 'trigger')",
			&foreign);
	if (code != SQLITE_OK)
		return database_fail(database, code, "read", diag);
	if (*version == 0 && application == 0 && tables == 0)
		return is_cut_off(database) ? say_damaged(database, diag) : STATUS_OK;
	status = check_origin(database, *version, application, diag);
	/* Views and triggers could do anything in our name. */
	if (status == STATUS_OK && foreign > 0)
		status = say_damaged(database, diag);
	if (status == STATUS_OK && *version == SCHEMA_VERSION)
		status = check_tables(database, diag);
	return status;
}

static int run_steps(struct database *database, int64_t version)
{
	char settings[96];
	int code = SQLITE_OK;

	for (int64_t next = version; next < SCHEMA_VERSION && code == SQLITE_OK; next++)
		code = sqlite3_exec(database->handle, steps[next], NULL, NULL, NULL);
	if (code == SQLITE_OK && version < TITLES_VERSION)
		code = database_renew_titles(database);
	if (code != SQLITE_OK)
		return code;
	sqlite3_snprintf(sizeof(settings), settings,
			 "PRAGMA application_id = %d; PRAGMA user_version = %lld;", APPLICATION_ID,
			 (long long)SCHEMA_VERSION);
	return sqlite3_exec(database->handle, settings, NULL, NULL, NULL);
}

enum status database_update_schema(struct database *database, int64_t version, struct diag *diag)
{
	int code;

	if (version == SCHEMA_VERSION)
		return STATUS_OK;
	code = run_steps(database, version);
	if (code != SQLITE_OK)
		return say_failed(database, code, version == 0 ? "created" : "brought up to date",
				  diag);
	return check_tables(database, diag);
}
