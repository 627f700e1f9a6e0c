/*
 * Steps that can be taken back. Each save that changes a reader's marks is a step: of each paper it
 * keeps the fields that it changed, before and after, in the transaction that changes them; what a
 * step left alone is empty on both sides. The steps are one line for all programs that share the
 * library: those not taken back, then those taken back, by their numbers. Times of looking at a
 * paper are no part of it.
 */

#include "config.h"

#include "base/diag.h"
#include "model/mark_edit.h"
#include "store/database_private.h"

const char database_history_schema[] =
	"CREATE TABLE steps (id INTEGER PRIMARY KEY, is_undone INTEGER NOT NULL DEFAULT 0);"
	"CREATE TABLE changes ("
	" step INTEGER NOT NULL REFERENCES steps ON DELETE CASCADE,"
	" paper INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,"
	" starred_before INTEGER, status_before INTEGER, priority_before INTEGER,"
	" tags_before TEXT, note_before TEXT,"
	" starred_after INTEGER, status_after INTEGER, priority_after INTEGER,"
	" tags_after TEXT, note_after TEXT,"
	" PRIMARY KEY (step, paper)) WITHOUT ROWID;";

/* The first column of the first row; 0 where there is none. SQLite's error code. */
static int read_number(struct database *database, enum database_query query, int64_t *number)
{
	sqlite3_stmt *statement = database_query(database, query);
	int code;

	if (!statement)
		return database_error(database);
	code = sqlite3_step(statement);
	*number = code == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
	database_rest(statement);
	return code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : code;
}

/* A new step ends what could have been done again, and the oldest make room. */
static int begin_step(struct database *database)
{
	static const enum database_query makes_room[] = {
		QUERY_REMOVE_CHANGES_UNDONE,
		QUERY_REMOVE_STEPS_UNDONE,
		QUERY_ADD_STEP,
	};
	int code = SQLITE_OK;

	for (size_t i = 0; i < sizeof(makes_room) / sizeof(makes_room[0]); i++) {
		sqlite3_stmt *statement = database_query(database, makes_room[i]);

		code = statement ? database_run(statement) : database_error(database);
		if (code != SQLITE_OK)
			return code;
	}
	database->step = sqlite3_last_insert_rowid(database->handle);
	code = database_run_with(database, QUERY_REMOVE_CHANGES_UPTO,
				 database->step - HISTORY_STEPS_MAX);
	if (code != SQLITE_OK)
		return code;
	return database_run_with(database, QUERY_REMOVE_STEPS_UPTO,
				 database->step - HISTORY_STEPS_MAX);
}

static void bind_side(sqlite3_stmt *statement, int at, const struct marks *marks, unsigned fields)
{
	if (fields & (1u << MARK_STARRED))
		sqlite3_bind_int64(statement, at, marks->starred_at);
	if (fields & (1u << MARK_STATUS))
		sqlite3_bind_int(statement, at + 1, marks->status);
	if (fields & (1u << MARK_PRIORITY))
		sqlite3_bind_int(statement, at + 2, marks->priority);
	if (fields & (1u << MARK_TAGS))
		sqlite3_bind_text64(statement, at + 3, marks->tags.p, marks->tags.len,
				    SQLITE_TRANSIENT, SQLITE_UTF8);
	if (fields & (1u << MARK_NOTE))
		sqlite3_bind_text64(statement, at + 4, marks->note.p, marks->note.len,
				    SQLITE_TRANSIENT, SQLITE_UTF8);
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
	bind_side(statement, 3, before, fields);
	bind_side(statement, 3 + DATABASE_CHANGE_SIDE_COUNT, after, fields);
	return database_run(statement);
}

static void read_side(sqlite3_stmt *statement, int at, struct marks *marks)
{
	*marks = (struct marks){
		.starred_at = database_read_moment(statement, at),
		.status = database_read_small(statement, at + 1, READING_DONE),
		.priority = database_read_small(statement, at + 2, 5),
		.tags = database_column(statement, at + 3),
		.note = database_column(statement, at + 4),
	};
}

/* One paper of a step that is being taken back or done again: from one side to the other. */
struct way {
	struct marks from, to;
	struct history_report *report;
};

/* Whether what the step did to the paper still stands; tags are looked at one by one. */
static bool still_stands(const struct way *way, const struct marks *now)
{
	unsigned fields = marks_difference(&way->from, &way->to) & ~(1u << MARK_TAGS);

	return (marks_difference(&way->from, now) & fields) == 0;
}

static int go_on_paper(struct database *database, int64_t paper, const struct way *way)
{
	sqlite3_stmt *row = database_query(database, QUERY_MARKS);
	struct marks now = { 0 }, then;
	struct strbuf tags, tags_now;
	int code;

	if (!row)
		return database_error(database);
	sqlite3_bind_int64(row, 1, paper);
	code = sqlite3_step(row);
	if (code == SQLITE_ROW)
		database_read_marks(row, 0, &now);
	strbuf_init(&tags);
	strbuf_init(&tags_now);
	tags_normalise(&tags_now, now.tags);
	now.tags = strbuf_str(&tags_now);
	then = now;
	if (still_stands(way, &now))
		marks_apply_changes(&then, &way->from, &way->to, &tags);
	if (code != SQLITE_ROW && code != SQLITE_DONE)
		;
	else if (marks_difference(&now, &then) == 0)
		code = SQLITE_OK, way->report->skipped++;
	else
		code = database_write_marks(database, paper, &then);
	mark_summary_add(&way->report->summary, &now, &then);
	strbuf_free(&tags_now);
	strbuf_free(&tags);
	database_rest(row);
	return code;
}

static int go_on_papers(struct database *database, int64_t step, bool redo,
			struct history_report *report)
{
	sqlite3_stmt *changes = database_query(database, QUERY_CHANGES);
	struct way way = { .report = report };
	int code;

	if (!changes)
		return database_error(database);
	sqlite3_bind_int64(changes, 1, step);
	while ((code = sqlite3_step(changes)) == SQLITE_ROW) {
		read_side(changes, 1, redo ? &way.from : &way.to);
		read_side(changes, 1 + DATABASE_CHANGE_SIDE_COUNT, redo ? &way.to : &way.from);
		code = go_on_paper(database, sqlite3_column_int64(changes, 0), &way);
		if (code != SQLITE_OK)
			break;
	}
	database_rest(changes);
	return code == SQLITE_DONE ? SQLITE_OK : code;
}

/* Goes one step back or on, inside a transaction; *step is 0 where there is none. */
static int go_step(struct database *database, bool redo, int64_t *step,
		   struct history_report *report)
{
	int code = read_number(database, redo ? QUERY_NEXT_STEP : QUERY_LAST_STEP, step);

	if (code != SQLITE_OK || *step == 0)
		return code;
	code = go_on_papers(database, *step, redo, report);
	if (code != SQLITE_OK)
		return code;
	return database_run_with(database, redo ? QUERY_REDO_STEP : QUERY_UNDO_STEP, *step);
}

enum status database_undo(struct database *database, bool redo, database_paper_fn *paper,
			  void *context, struct history_report *report, struct diag *diag)
{
	enum status status = database_begin(database, diag);
	int64_t step = 0;
	int code;

	if (status != STATUS_OK)
		return status;
	code = go_step(database, redo, &step, report);
	if (code == SQLITE_OK)
		code = database_commit(database);
	if (code != SQLITE_OK) {
		database_roll_back(database);
		return database_fail(database, code, "written", diag);
	}
	report->is_empty = step == 0;
	return step == 0 ? STATUS_OK : database_load_step(database, step, paper, context, diag);
}

void history_report_init(struct history_report *report)
{
	*report = (struct history_report){ 0 };
	mark_summary_init(&report->summary);
}

void history_report_free(struct history_report *report)
{
	mark_summary_free(&report->summary);
}
