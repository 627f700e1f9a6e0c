/* Taking back the last step, and doing it again (database_steps.c tells what a step is). */

#include "config.h"

#include "base/diag.h"
#include "model/mark_edit.h"
#include "store/database_private.h"

/* The first column of the first row; 0 where there is none. SQLite's error code. */
static int read_number(struct database *database, enum database_query query, int64_t *number)
{
	sqlite3_stmt *statement = database_query(database, query);
	int code;

	if (!statement)
		return database_error(database);
	code = sqlite3_step(statement);
	*number = code == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
	(void)database_reset(statement);
	return code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : code;
}

static void read_side(sqlite3_stmt *statement, int at, struct marks *marks)
{
	*marks = (struct marks){
		.starred_at = database_read_moment(statement, at),
		.status = database_read_small(statement, at + 1, READING_DONE),
		.priority = database_read_small(statement, at + 2, 5),
		.tags = database_column(statement, at + 3),
		.note = database_column(statement, at + 4),
		.removed_at = database_read_moment(statement, at + 5),
	};
}

/* One paper of a step that is being taken back or done again: from one side to the other. */
struct way {
	struct marks from, to;
	struct history_report *report;
	struct seen_marks *left; /* how each paper is left */
};

/* Whether what the step did to the paper is still so; tags are looked at one by one. A removed
 * paper that was added again since gets its marks back all the same. */
static bool is_still_so(const struct way *way, const struct marks *now)
{
	unsigned fields = marks_difference(&way->from, &way->to) & ~(1u << MARK_TAGS);

	if (!way->to.removed_at && !now->removed_at)
		fields &= ~(1u << MARK_REMOVED);
	return (marks_difference(&way->from, now) & fields) == 0;
}

static int leave_paper(struct database *database, int64_t paper, const struct way *way,
		       const struct marks *now, const struct marks *then)
{
	int code = SQLITE_OK;

	if (marks_difference(now, then) == 0)
		way->report->skipped++;
	else
		code = database_write_marks(database, paper, then);
	mark_summary_add(&way->report->summary, now, then);
	seen_marks_set(way->left, paper, then);
	return code == SQLITE_OK ? database_count_paper(database) : code;
}

static int go_on_paper(struct database *database, int64_t paper, const struct way *way)
{
	sqlite3_stmt *row = database_query(database, QUERY_MARKS);
	struct marks now = { 0 }, then;
	struct strbuf tags, tags_now;
	int code, read;

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
	if (is_still_so(way, &now))
		marks_apply_changes(&then, &way->from, &way->to, &tags);
	if (code == SQLITE_ROW || code == SQLITE_DONE)
		code = leave_paper(database, paper, way, &now, &then);
	strbuf_free(&tags_now);
	strbuf_free(&tags);
	read = database_reset(row);
	return code == SQLITE_OK ? read : code;
}

static int go_on_papers(struct database *database, int64_t step, bool redo,
			struct history_report *report, struct seen_marks *left)
{
	sqlite3_stmt *changes = database_query(database, QUERY_CHANGES);
	struct way way = { .report = report, .left = left };
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
	(void)database_reset(changes);
	return code == SQLITE_DONE ? SQLITE_OK : code;
}

/* Tells the watch of how many papers a step is, or that they are too many for it. */
static int count_papers(struct database *database, int64_t step)
{
	struct database_watch *watch = database->watch;
	sqlite3_stmt *statement = database_query(database, QUERY_COUNT_CHANGES);
	int64_t most = watch && watch->papers_max > 0 ? (int64_t)watch->papers_max + 1 : -1, count;
	int code;

	if (!watch)
		return SQLITE_OK;
	if (!statement)
		return database_error(database);
	sqlite3_bind_int64(statement, 1, step);
	sqlite3_bind_int64(statement, 2, most);
	code = sqlite3_step(statement);
	count = sqlite3_column_int64(statement, 0);
	(void)database_reset(statement);
	if (code != SQLITE_ROW)
		return code;
	atomic_store(&watch->total, (size_t)count);
	return count == most ? SQLITE_BUSY : SQLITE_OK;
}

/* Goes one step back or on, inside a transaction; *step is 0 where there is none. */
static int go_step(struct database *database, bool redo, int64_t *step,
		   struct history_report *report, struct seen_marks *left)
{
	int code = read_number(database, redo ? QUERY_NEXT_STEP : QUERY_LAST_STEP, step);

	if (code != SQLITE_OK || *step == 0)
		return code;
	code = count_papers(database, *step);
	if (code == SQLITE_OK)
		code = go_on_papers(database, *step, redo, report, left);
	if (code != SQLITE_OK)
		return code;
	return database_run_with(database, redo ? QUERY_REDO_STEP : QUERY_UNDO_STEP, *step);
}

/* What was committed is reported; another program may have made the step, of papers that were
 * never seen here. */
static int report_all(struct database *database, const struct seen_marks *left,
		      database_paper_fn *paper, void *context)
{
	struct seen_marks fresh;
	int code = SQLITE_OK;

	seen_marks_init(&fresh);
	for (size_t i = 0; i < left->count && code == SQLITE_OK; i++)
		code = database_report_row(database, left->rows[i],
					   marks_get(&left->table, (uint32_t)i), &fresh, paper,
					   context);
	if (code == SQLITE_OK)
		seen_marks_merge(&database->seen, &fresh);
	seen_marks_free(&fresh);
	return code;
}

enum status database_undo(struct database *database, bool redo, database_paper_fn *paper,
			  void *context, struct history_report *report, struct diag *diag)
{
	enum status status = database_begin(database, diag);
	struct seen_marks left;
	int64_t step = 0;
	int code;

	if (status != STATUS_OK)
		return status;
	seen_marks_init(&left);
	code = go_step(database, redo, &step, report, &left);
	if (code == SQLITE_OK)
		code = database_commit(database);
	if (code != SQLITE_OK) {
		database_roll_back(database);
		status = database_fail(database, code, "written", diag);
	} else {
		report->is_empty = step == 0;
		code = report_all(database, &left, paper, context);
		if (code != SQLITE_OK) {
			/* It is undone all the same, and still to be loaded. */
			database->data_version = 0;
			status = database_fail(database, code, "read", diag);
		}
	}
	seen_marks_free(&left);
	return status;
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
