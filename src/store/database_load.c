/*
 * Reading papers and marks back: all of them, or what has changed. What was reported is what this
 * program has seen (database_seen.c); of a row that it has seen it knows the paper.
 */

#include "config.h"

#include "store/database_private.h"

#define ID_COLUMN (DATABASE_PAPER_COLUMN_COUNT + DATABASE_MARKS_COLUMN_COUNT)

static void read_draft(sqlite3_stmt *statement, struct row_room *room, struct paper_draft *draft)
{
	int at = DATABASE_PAPER_COLUMN_COUNT;

	*draft = (struct paper_draft){ 0 };
	database_read_paper(statement, room, &draft->paper);
	draft->has_marks = database_read_marks(statement, at, &draft->marks);
	draft->is_incidental =
		draft->marks.removed_at != 0 || (!marks_say_something(&draft->marks) &&
						 !sqlite3_column_int(statement, ID_COLUMN + 1));
}

static void report_row(sqlite3_stmt *statement, struct row_room *room, struct seen_marks *fresh,
		       database_paper_fn *paper, void *context)
{
	int64_t row = sqlite3_column_int64(statement, ID_COLUMN);
	struct paper_draft draft;

	read_draft(statement, room, &draft);
	if (draft.has_marks)
		seen_marks_set(fresh, row, &draft.marks);
	paper(context, row, &draft);
}

static int load_all(struct database *database, struct seen_marks *fresh, database_paper_fn *paper,
		    void *context)
{
	sqlite3_stmt *statement = database_statement(database, DATABASE_LOAD
						     "WHERE " DATABASE_IS_PAPER " ORDER BY p.id");
	struct row_room room;
	int code;

	if (!statement)
		return database_error(database);
	row_room_init(&room);
	while ((code = sqlite3_step(statement)) == SQLITE_ROW)
		report_row(statement, &room, fresh, paper, context);
	row_room_free(&room);
	sqlite3_finalize(statement);
	return code == SQLITE_DONE ? SQLITE_OK : code;
}

/* A paper that was never reported. */
static int report_unknown(struct database *database, int64_t row, struct seen_marks *fresh,
			  database_paper_fn *paper, void *context)
{
	sqlite3_stmt *statement = database_query(database, QUERY_LOAD_PAPER);
	struct row_room room;

	if (!statement)
		return database_error(database);
	row_room_init(&room);
	sqlite3_bind_int64(statement, 1, row);
	if (sqlite3_step(statement) == SQLITE_ROW)
		report_row(statement, &room, fresh, paper, context);
	row_room_free(&room);
	return database_reset(statement);
}

int database_report_row(struct database *database, int64_t row, const struct marks *marks,
			struct seen_marks *fresh, database_paper_fn *paper, void *context)
{
	const struct paper_draft draft = { .marks = *marks, .has_marks = true, .is_known = true };

	if (!seen_marks_have(&database->seen, row))
		return report_unknown(database, row, fresh, paper, context);
	seen_marks_set(fresh, row, marks);
	paper(context, row, &draft);
	return SQLITE_OK;
}

/* Whether marks as they are on disk, where tags are in another order, are those seen last. */
static bool is_seen(const struct database *database, int64_t row, const struct marks *marks)
{
	const struct marks *seen = seen_marks_get(&database->seen, row);
	struct marks ordered = *marks;
	struct strbuf tags;
	bool same;

	if (!seen_marks_have(&database->seen, row) || marks_equal(marks, seen))
		return seen_marks_have(&database->seen, row);
	strbuf_init(&tags);
	tags_normalise(&tags, marks->tags);
	ordered.tags = strbuf_str(&tags);
	same = marks_equal(&ordered, seen);
	strbuf_free(&tags);
	return same;
}

static int load_changed_rows(struct database *database, struct seen_marks *fresh,
			     database_paper_fn *paper, void *context)
{
	sqlite3_stmt *statement = database_query(database, QUERY_ALL_MARKS);
	int code;

	if (!statement)
		return database_error(database);
	while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
		int64_t row = sqlite3_column_int64(statement, 0);
		struct marks marks;

		database_read_marks(statement, 0, &marks);
		if (is_seen(database, row, &marks))
			continue;
		code = database_report_row(database, row, &marks, fresh, paper, context);
		if (code == SQLITE_OK)
			code = database_count_paper(database);
		if (code != SQLITE_OK)
			break;
	}
	(void)database_reset(statement);
	return code == SQLITE_DONE ? SQLITE_OK : code;
}

typedef int load_fn(struct database *database, struct seen_marks *fresh, database_paper_fn *paper,
		    void *context);

/* What was reported has been seen once all of it was read, and not before: of half of it the
 * caller takes nothing. The version comes first, so that what is committed meanwhile is noticed. */
static enum status load(struct database *database, load_fn *rows, database_paper_fn *paper,
			void *context, struct diag *diag)
{
	enum status status = database_check_files(database->path, diag);
	struct seen_marks fresh;
	int64_t version;
	int code;

	if (status != STATUS_OK)
		return status;
	seen_marks_init(&fresh);
	code = database_read_version(database, &version);
	if (code == SQLITE_OK)
		code = rows(database, &fresh, paper, context);
	if (code == SQLITE_OK) {
		database->data_version = version;
		seen_marks_merge(&database->seen, &fresh);
	} else {
		/* It is still to be loaded. */
		database->data_version = 0;
		status = database_fail(database, code, "read", diag);
	}
	seen_marks_free(&fresh);
	return status;
}

enum status database_load(struct database *database, database_paper_fn *paper, void *context,
			  struct diag *diag)
{
	return load(database, load_all, paper, context, diag);
}

enum status database_load_changes(struct database *database, database_paper_fn *paper,
				  void *context, struct diag *diag)
{
	return load(database, load_changed_rows, paper, context, diag);
}
