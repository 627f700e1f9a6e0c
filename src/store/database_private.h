#ifndef STORE_DATABASE_PRIVATE_H
#define STORE_DATABASE_PRIVATE_H

/*
 * What the files of the database share. A file calls only those below it:
 *   database.c              opening, saving
 *   database_history.c      undoing
 *   database_load.c         reading papers and marks back
 *   database_papers.c       finding papers, and merging
 *   database_join.c         rows that turned out to be one paper
 *   database_identifiers.c  writing papers, and their identifiers
 *   database_marks.c        marks and tags
 *   database_steps.c        what can be undone
 *   database_schema.c       the tables, of today and of earlier versions
 *   database_transaction.c  beginning and ending; what is said when something fails
 *   database_crowd.c        many papers of one title
 *   database_title.c        identifiers made of titles
 *   database_row.c          a paper as a row
 *   database_seen.c         what this program knows of marks
 *   database_statements.c   what is asked of the tables
 *   database_watch.c        waiting, and being stopped
 *   database_file.c         the files on the disk
 */

#include <sqlite3.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/hash_index.h"
#include "base/strbuf.h"
#include "model/crowd.h"
#include "model/marks.h"
#include "store/database.h"

/*
 * The marks that this program saw last, by the paper's row. What a caller saves is compared with
 * them: only what it changed is written, so that another program's marks on the same paper stay.
 */
struct seen_marks {
	struct hash_index by_row;
	int64_t *rows; /* by the number that the table has for the paper */
	size_t count;
	size_t capacity;
	struct marks_table table;
};

/* The papers of titles that many share, as far as the transaction met them. */
struct database_crowds {
	struct arena arena;
	struct hash_index by_title;
	struct hash_index by_row; /* which crowds a paper is in */
	struct title_crowd *crowds;
	size_t count;
	size_t capacity;
};

/* What is asked over and over; the SQL is in database_statements.c. */
enum database_query {
	QUERY_FIND_PAPER, /* kind, value; DATABASE_PAPER_COLUMNS, id, added */
	QUERY_PAPER_AT,   /* its row; the same columns */
	QUERY_ADD_PAPER,  /* DATABASE_PAPER_COLUMNS, added */
	QUERY_SET_PAPER,  /* DATABASE_PAPER_COLUMNS, added, id */
	QUERY_ADD_IDENTIFIER,
	QUERY_REMOVE_IDENTIFIER,
	QUERY_OTHERS,            /* papers of an identifier but one: kind, value, paper, how many */
	QUERY_EMPTY_PAPER,       /* its row says nothing any more */
	QUERY_IS_GONE,           /* of a paper: whether it is what is left of one that was joined */
	QUERY_MOVE_CHANGES,      /* from a paper to another */
	QUERY_REMOVE_CHANGES_OF, /* a paper */
	QUERY_MARKS,             /* of a paper: DATABASE_MARKS_COLUMNS */
	QUERY_SET_MARKS,
	QUERY_IS_KEPT,     /* of a paper: whether it was added, or has marks beside that it was
			      seen, and was not removed */
	QUERY_REMOVE_TAGS, /* of a paper */
	QUERY_ADD_TAG,
	QUERY_ADD_STEP,
	QUERY_DROP_STEPS,     /* those that were taken back, and those up to a number */
	QUERY_REMOVE_CHANGES, /* of dropped steps: this many */
	QUERY_REMOVE_STEPS,   /* dropped, and without changes */
	QUERY_ADD_CHANGE,
	QUERY_CHANGES,       /* of a step: paper, DATABASE_CHANGE_COLUMNS */
	QUERY_COUNT_CHANGES, /* of a step, and no more than a number; -1: all */
	QUERY_ALL_MARKS,     /* DATABASE_MARKS_COLUMNS */
	QUERY_LOAD_PAPER,    /* its row: DATABASE_LOAD */
	QUERY_LAST_STEP,     /* that is not taken back */
	QUERY_NEXT_STEP,     /* that was taken back */
	QUERY_UNDO_STEP,
	QUERY_REDO_STEP,
	QUERY_DATA_VERSION,
	DATABASE_QUERY_COUNT
};

struct database {
	sqlite3 *handle;
	char *path;
	bool is_read_only;
	int64_t data_version; /* of the last look; another program's commit changes it */
	struct seen_marks seen;
	struct database_crowds crowds; /* of the transaction under way */
	int64_t now;         /* when the transaction under way began, in seconds since 1970 */
	int64_t step;        /* of the transaction under way; 0: it has changed no marks yet */
	size_t forget_max;   /* changes of old steps that the transaction may remove */
	bool has_gained_ids; /* a paper of the transaction under way, by what was merged into it */
	size_t joined_count; /* papers of the last save that were counted as two before */
	struct database_watch *watch;                /* NULL: none */
	sqlite3_stmt *queries[DATABASE_QUERY_COUNT]; /* NULL: not compiled yet */
};

/* Makes SQLite wait for other programs, and stop, as the watch says. */
void database_install_watch(struct database *database);

/* One paper more is done. SQLITE_INTERRUPT when it is to stop, else SQLITE_OK. */
int database_count_paper(struct database *database);

/* How the watch has ended what ended with SQLite's code; STATUS_FAILED when it has not. */
enum status database_watched_end(const struct database *database, int code);

/* Begins a transaction that writes. */
enum status database_begin(struct database *database, struct diag *diag);

/* Ends it. SQLite's error code: when it is another than SQLITE_OK, nothing was written. */
int database_commit(struct database *database);
void database_roll_back(struct database *database);

/*
 * Adds a sentence on a failure of SQLite (its extended code), with the file and what to do; returns
 * STATUS_FAILED. What the watch asked for is no failure: STATUS_BUSY or STATUS_STOPPED, without a
 * sentence.
 */
enum status database_fail(struct database *database, int code, const char *doing,
			  struct diag *diag);

/* The number of today's schema. */
extern const int64_t database_schema_version;

/*
 * Checks that the file is a library, of a version that is known, and says of which; 0: there are no
 * tables yet. The tables of today's are checked, too. Inside a transaction.
 */
enum status database_check_schema(struct database *database, int64_t *version, struct diag *diag);

/* Brings the tables from that version up to today's, inside a transaction that writes. */
enum status database_update_schema(struct database *database, int64_t version, struct diag *diag);

/*
 * Looks for the library's file, and makes it with `create`. STATUS_MISSING when there is none (with
 * a sentence when it cannot be made); STATUS_FAILED, with a sentence, when that cannot be told or
 * what is there is no ordinary file.
 */
enum status database_find_files(const char *path, bool create, struct diag *diag);

/* Whether the library, and what SQLite keeps beside it, are ordinary files still. Asked before each
 * use: SQLite would wait for a FIFO's other end. */
enum status database_check_files(const char *path, struct diag *diag);

enum status database_find_access(const char *path, bool *is_read_only, struct diag *diag);

/* The number that another program's commit changes. SQLite's error code. */
int database_read_version(struct database *database, int64_t *version);

/* The identifier of a paper of that title, or of that abstract where it has none; with its NUL. */
#define DATABASE_TITLE_SIZE 17
void database_title_value(struct str title, struct str abstract, char value[DATABASE_TITLE_SIZE]);

/* Gives all papers the identifiers of their titles as they are made today. SQLite's error code. */
int database_renew_titles(struct database *database);

/* Compiles a statement that is run once; NULL on failure. The caller finalises it. */
sqlite3_stmt *database_statement(struct database *database, const char *sql);

/*
 * A statement that is compiled once, at rest; NULL on failure. The caller lets it rest again, which
 * returns SQLite's code of the last step: it is an error as well when there was no memory for what
 * was read of its row.
 */
sqlite3_stmt *database_query(struct database *database, enum database_query query);
int database_reset(sqlite3_stmt *statement);

/* Runs a statement that gives no rows, and lets it rest. SQLite's error code. */
int database_run(sqlite3_stmt *statement);

/* The same once its texts are bound, with the code of that: a text that could not be bound would be
 * written as none. */
int database_run_bound(sqlite3_stmt *statement, int code);

/* The same with a number for its only parameter. */
int database_run_with(struct database *database, enum database_query query, int64_t number);

/* Asks what is yes or no of a row, no of one that is not there. SQLite's error code. */
int database_ask(struct database *database, enum database_query query, int64_t row, bool *is_so);

/* Finalises all that were compiled. */
void database_finalize_statements(struct database *database);

/* Compiles those that name each table and column which any of them does: one that is missing is
 * found out. SQLite's error code. */
int database_check_columns(struct database *database);

/* SQLite's code for what has just failed. */
int database_error(const struct database *database);

/* Binds a copy of the text; NULL for an empty one. SQLite's error code. */
int database_bind_text(sqlite3_stmt *statement, int at, struct str text);

/* The text of a column as it is; empty for NULL. Good until the statement's next step. */
struct str database_column(sqlite3_stmt *statement, int column);

/* Numbers from the disk, which may be anything, brought into their range. */
int64_t database_read_moment(sqlite3_stmt *statement, int column);
uint8_t database_read_small(sqlite3_stmt *statement, int column, int max);

/* Finds the paper on disk that is the same, merges and writes it; sets *id, to 0 for one that is
 * not there and is to be `known`. SQLite's error code. */
int database_put_paper(struct database *database, const struct database_entry *entry, bool add,
		       sqlite3_int64 *id);

/* Writes a paper as a new row, or over that of a row. SQLite's error code. */
int database_insert_paper(struct database *database, const struct paper *paper, bool add,
			  sqlite3_int64 *id);
int database_update_paper(struct database *database, const struct paper *paper, bool add,
			  sqlite3_int64 id);

/* What a paper is found by: identifiers.kind and identifiers.value. */
struct identifier {
	const char *kind;
	struct str value;
};

#define DATABASE_ID_COUNT 4

struct identifiers {
	char title[DATABASE_TITLE_SIZE];
	struct identifier each[DATABASE_ID_COUNT + 1]; /* the surest first, the title last */
};

/* All but the other titles; empty where there is none. */
void database_identify(const struct paper *paper, struct identifiers *identifiers);

typedef int identifier_fn(struct database *database, const struct identifier *identifier,
			  void *context);

/* Calls take(database, identifier, context) for each, the surest first, until one fails. SQLite's
 * error code. */
int database_each_identifier(struct database *database, const struct paper *paper,
			     identifier_fn *take, void *context);

/* Joins the row into which a paper was merged with others that have an identifier of that paper,
 * unless anything tells them apart; sets *id to its row from then on. SQLite's error code. */
int database_join_others(struct database *database, const struct paper *paper, sqlite3_int64 *id);

void database_crowds_init(struct database_crowds *crowds);
void database_crowds_free(struct database_crowds *crowds);

/* Finds the first of them that the paper would be merged into (see crowd_find), reading them if
 * they were not read. SQLite's error code. */
int database_find_in_crowd(struct database *database, struct str title, const struct paper *paper,
			   sqlite3_int64 *id, bool *is_found);

/* The paper of the row, whose title has this identifier, was written. */
void database_tell_crowds(struct database *database, sqlite3_int64 id, struct str title,
			  const struct paper *paper);

/*
 * Writes what the caller changed of a paper's marks, and adds to `seen` what it now knows of them.
 * With keep_silent, empty marks are only written over others. SQLite's error code.
 */
int database_put_marks(struct database *database, sqlite3_int64 id,
		       const struct database_entry *entry, bool keep_silent,
		       struct seen_marks *seen);

/* Reads them, from column `at` on; false when the paper has no row of marks. */
bool database_read_marks(sqlite3_stmt *statement, int at, struct marks *marks);

/* Writes all of a paper's marks. SQLite's error code. */
int database_write_marks(struct database *database, int64_t paper, const struct marks *marks);

/* Keeps what a save changes, as part of the transaction's step. SQLite's error code. */
int database_record_change(struct database *database, int64_t paper, const struct marks *before,
			   const struct marks *after);

/*
 * Passes on the marks of a row, with the paper's fields if the row was never seen, and adds them to
 * `fresh`: what will have been seen once all went well. The marks' texts are the caller's. SQLite's
 * error code.
 */
int database_report_row(struct database *database, int64_t row, const struct marks *marks,
			struct seen_marks *fresh, database_paper_fn *paper, void *context);

void seen_marks_init(struct seen_marks *seen);
void seen_marks_free(struct seen_marks *seen);
bool seen_marks_have(const struct seen_marks *seen, int64_t row);
const struct marks *seen_marks_get(const struct seen_marks *seen, int64_t row);
void seen_marks_set(struct seen_marks *seen, int64_t row, const struct marks *marks);

/* Sets all that another holds. */
void seen_marks_merge(struct seen_marks *seen, const struct seen_marks *from);

/*
 * Puts what was changed from `before` to `after` into *marks, which may have changed as well. The
 * tags of the result are in *tags.
 */
void marks_apply_changes(struct marks *marks, const struct marks *before, const struct marks *after,
			 struct strbuf *tags);

#define DATABASE_MARKS_COLUMNS                                            \
	"m.paper, m.starred_at, m.seen_at, m.status, m.priority, m.note," \
	" (SELECT group_concat(tag, '; ') FROM tags t WHERE t.paper = m.paper), m.removed_at"
#define DATABASE_MARKS_COLUMN_COUNT 8

/* What is loaded of a paper: papers p LEFT JOIN marks m. */
#define DATABASE_LOAD                                                                  \
	"SELECT " DATABASE_PAPER_COLUMNS ", " DATABASE_MARKS_COLUMNS ", p.id, p.added" \
	" FROM papers p LEFT JOIN marks m ON m.paper = p.id "

/* Whether a row `p` has any field: what is left of one that was joined with another has none. */
#define DATABASE_IS_PAPER "coalesce(" PAPER_FIELDS(DATABASE_PAPER_COLUMN) "NULL) IS NOT NULL"

/* The fields that a step changed, as they were and as it left them. */
#define DATABASE_CHANGE_COLUMNS                                                      \
	"starred_before, status_before, priority_before, tags_before, note_before, " \
	"removed_before,"                                                            \
	" starred_after, status_after, priority_after, tags_after, note_after, removed_after"
#define DATABASE_CHANGE_SIDE_COUNT 6

/* What a row has of a paper: the columns of the fields, in their order, and two more. */
#define DATABASE_PAPER_COLUMN(id, key, type, place, title, column, ...) "p." #column ", "
#define DATABASE_PAPER_COLUMNS \
	PAPER_FIELDS(DATABASE_PAPER_COLUMN) "p.year_inferred, p.title_guessed"
#define DATABASE_PAPER_COLUMN_COUNT (FIELD_COUNT + 2)

/* What a paper that is read from a row needs besides the row. */
struct row_room {
	struct source_list *sources;
	size_t source_capacity;
	struct strbuf rare;
};

void row_room_init(struct row_room *room);
void row_room_free(struct row_room *room);

/* Reads a row of DATABASE_PAPER_COLUMNS, from the first column on, into a draft that is good until
 * the next step, and until the room is used again. */
void database_read_paper(sqlite3_stmt *row, struct row_room *room, struct paper *paper);

/* Whether such a row says what would be written of the paper: then there is nothing to write. */
bool database_row_says(sqlite3_stmt *row, const struct paper *paper);

/*
 * Binds them from parameter 1 on, and `add` behind them; a paper that is added, and does not say
 * when it was, is added now. SQLite's error code.
 */
int database_bind_paper(sqlite3_stmt *statement, const struct paper *paper, bool add, int64_t now);

#endif
