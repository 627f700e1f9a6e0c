/*
 * The tables. user_version is the number of the schema; a database of a later one is left alone. An
 * earlier one is brought up to date step by step, in the transaction that checks it.
 */

#include "config.h"

#include "base/diag.h"
#include "store/database_private.h"

/* "shrt": says that the file is a shortlist library. */
#define APPLICATION_ID 0x73687274

#define SCHEMA_VERSION 2

static const char schema[] =
	"CREATE TABLE papers ("
	" id INTEGER PRIMARY KEY, added INTEGER NOT NULL DEFAULT 0,"
	" title TEXT, abstract TEXT, summary TEXT, keywords TEXT, author_names TEXT,"
	" arxiv_id TEXT, doi TEXT, url TEXT, sources TEXT, date TEXT, year_inferred INTEGER,"
	" authors INTEGER, upvotes INTEGER, comments INTEGER, title_guessed INTEGER);"
	/* kind: arxiv, doi, title. A title's value is the hash of what is compared of it. */
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
	" PRIMARY KEY (paper, tag)) WITHOUT ROWID;";

/* The first column of the only row. SQLite's error code. */
static int read_pragma(struct database *database, const char *sql, int64_t *value)
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

static bool set_version(struct database *database)
{
	char settings[96];

	sqlite3_snprintf(sizeof(settings), settings,
			 "PRAGMA application_id = %d; PRAGMA user_version = %d;", APPLICATION_ID,
			 SCHEMA_VERSION);
	return sqlite3_exec(database->handle, settings, NULL, NULL, NULL) == SQLITE_OK;
}

/* From version 1, which kept no steps to undo. */
static bool add_history(struct database *database)
{
	return sqlite3_exec(database->handle, database_history_schema, NULL, NULL, NULL) ==
		       SQLITE_OK &&
	       set_version(database);
}

static bool create(struct database *database)
{
	return sqlite3_exec(database->handle, schema, NULL, NULL, NULL) == SQLITE_OK &&
	       add_history(database);
}

/* Each query that the program will make must compile: so a table that is none of ours is found out
 * here. SQLITE_ERROR, without more, when one does not. */
static int find_our_tables(struct database *database, int64_t version)
{
	static const char *const queries[] = {
		"SELECT p.id, p.added, " DATABASE_PAPER_COLUMNS " FROM papers p",
		"SELECT kind, value, paper FROM identifiers",
		"SELECT paper, starred_at, seen_at, status, priority, note FROM marks",
		"SELECT paper, tag FROM tags",
		/* Since version 2. */
		"SELECT id, is_undone FROM steps",
		"SELECT step, paper, starred_before, tags_after FROM changes",
	};
	size_t count = sizeof(queries) / sizeof(queries[0]) - (version < 2 ? 2 : 0);
	int64_t foreign = 0;
	int code;

	for (size_t i = 0; i < count; i++) {
		sqlite3_stmt *statement = database_statement(database, queries[i]);

		if (!statement)
			return database_error(database);
		sqlite3_finalize(statement);
	}
	/* Views and triggers could do anything in our name. */
	code = read_pragma(database,
			   "SELECT count(*) FROM sqlite_master WHERE type IN ('view', 'trigger')",
			   &foreign);
	return code == SQLITE_OK && foreign > 0 ? SQLITE_ERROR : code;
}

static enum status check_tables(struct database *database, int64_t version, struct diag *diag)
{
	int code = version < 1 ? SQLITE_ERROR : find_our_tables(database, version);

	if (code == SQLITE_OK)
		return STATUS_OK;
	if (code != SQLITE_ERROR)
		return database_fail(database, code, "read", diag);
	diag_add(diag, DIAG_ERROR, database->path, 0, 0,
		 "is damaged: its tables are not those of a library; move it away or "
		 "restore a copy of it");
	return STATUS_FAILED;
}

static enum status check(struct database *database, int64_t version, int64_t application,
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
			 "was written by a newer shortlist (schema %lld, this one knows %d); "
			 "update shortlist, or name "
			 "another file with --database=FILE",
			 (long long)version, SCHEMA_VERSION);
		return STATUS_FAILED;
	}
	return check_tables(database, version, diag);
}

enum status database_check_schema(struct database *database, enum schema_state *state,
				  struct diag *diag)
{
	int64_t version = 0, application = 0, tables = 0;
	int code = read_pragma(database, "PRAGMA user_version", &version);

	if (code == SQLITE_OK)
		code = read_pragma(database, "PRAGMA application_id", &application);
	if (code == SQLITE_OK)
		code = read_pragma(database, "SELECT count(*) FROM sqlite_master", &tables);
	if (code != SQLITE_OK)
		return database_fail(database, code, "read", diag);
	*state = SCHEMA_NONE;
	if (version == 0 && application == 0 && tables == 0)
		return STATUS_OK;
	*state = version < SCHEMA_VERSION ? SCHEMA_OLD : SCHEMA_CURRENT;
	return check(database, version, application, diag);
}

enum status database_update_schema(struct database *database, enum schema_state state,
				   struct diag *diag)
{
	switch (state) {
	case SCHEMA_CURRENT:
		break;
	case SCHEMA_OLD:
		if (!add_history(database))
			return database_fail(database, database_error(database),
					     "brought up to date", diag);
		break;
	case SCHEMA_NONE:
		if (!create(database))
			return database_fail(database, database_error(database), "created", diag);
		break;
	}
	return STATUS_OK;
}
