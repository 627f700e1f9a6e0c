/*
 * Writing marks and tags of papers. A marks row without a mark in it says that
 * the reader took the marks off, which a file's word does not undo.
 */

#include "config.h"

#include "model/library.h"
#include "store/database_private.h"

static void bind_moment(sqlite3_stmt *statement, int at, int64_t moment)
{
	if (moment > 0)
		sqlite3_bind_int64(statement, at, moment);
	else
		sqlite3_bind_null(statement, at);
}

static int write_row(struct database *database, sqlite3_int64 id, const struct marks *marks)
{
	sqlite3_stmt *statement = database_query(database, QUERY_SET_MARKS);
	int code = SQLITE_OK;

	if (!statement)
		return database_error(database);
	sqlite3_bind_int64(statement, 1, id);
	bind_moment(statement, 2, marks->starred_at);
	bind_moment(statement, 3, marks->seen_at);
	sqlite3_bind_int(statement, 4, marks->status);
	if (marks->priority > 0)
		sqlite3_bind_int(statement, 5, marks->priority);
	if (marks->note.len > 0)
		code = sqlite3_bind_text64(statement, 6, marks->note.p, marks->note.len,
					   SQLITE_TRANSIENT, SQLITE_UTF8);
	bind_moment(statement, 7, marks->removed_at);
	return database_run_bound(statement, code);
}

static int write_tags(struct database *database, sqlite3_int64 id, struct str tags)
{
	int code = database_run_with(database, QUERY_REMOVE_TAGS, id);
	sqlite3_stmt *statement;
	struct str tag;

	while (code == SQLITE_OK && tags.len > 0 && str_split_next(&tags, ';', &tag)) {
		tag = str_trim(tag);
		statement = database_query(database, QUERY_ADD_TAG);
		if (!statement)
			return database_error(database);
		sqlite3_bind_int64(statement, 1, id);
		code = sqlite3_bind_text64(statement, 2, tag.p, tag.len, SQLITE_TRANSIENT,
					   SQLITE_UTF8);
		code = database_run_bound(statement, code);
	}
	return code;
}

int database_write_marks(struct database *database, int64_t paper, const struct marks *marks)
{
	int code = write_row(database, paper, marks);

	return code == SQLITE_OK ? write_tags(database, paper, marks->tags) : code;
}

bool database_read_marks(sqlite3_stmt *statement, int at, struct marks *marks)
{
	marks->starred_at = database_read_moment(statement, at + 1);
	marks->seen_at = database_read_moment(statement, at + 2);
	marks->status = database_read_small(statement, at + 3, READING_DONE);
	marks->priority = database_read_small(statement, at + 4, 5);
	marks->note = database_column(statement, at + 5);
	marks->tags = database_column(statement, at + 6);
	marks->removed_at = database_read_moment(statement, at + 7);
	return sqlite3_column_type(statement, at) != SQLITE_NULL;
}

/* What the caller started from: what it saw in the row, or in several that are one paper. Of one
 * that it never saw it takes what a file says for a change. */
static const struct marks *find_base(const struct database *database, sqlite3_int64 id,
				     const struct database_entry *entry)
{
	if (entry->before && seen_marks_have(&database->seen, id))
		return entry->before;
	return seen_marks_get(&database->seen, id);
}

/* Writes marks that are on disk as in *row, changed as the caller changed them. */
static int put_changes(struct database *database, sqlite3_stmt *row, sqlite3_int64 id,
		       const struct database_entry *entry, bool keep_silent)
{
	struct marks changed = { 0 }, before;
	bool has_row = row && database_read_marks(row, 0, &changed);
	struct strbuf tags, tags_before;
	int code;

	strbuf_init(&tags);
	strbuf_init(&tags_before);
	tags_normalise(&tags_before, changed.tags);
	before = changed;
	before.tags = strbuf_str(&tags_before);
	/* What a file says of a paper is taken back to, though it is not kept yet. */
	if (!has_row && entry->before)
		before = *entry->before;
	marks_apply_changes(&changed, find_base(database, id, entry), entry->marks, &tags);
	if (keep_silent && !has_row && marks_are_empty(&changed))
		code = SQLITE_OK;
	else
		code = database_write_marks(database, id, &changed);
	/* What is taken over from a file is no change of mind, unless there were marks before. */
	if (code == SQLITE_OK && (!keep_silent || (has_row && !before.removed_at)))
		code = database_record_change(database, id, &before, &changed);
	strbuf_free(&tags_before);
	strbuf_free(&tags);
	return code;
}

int database_put_marks(struct database *database, sqlite3_int64 id,
		       const struct database_entry *entry, bool keep_silent,
		       struct seen_marks *seen)
{
	sqlite3_stmt *row = database_query(database, QUERY_MARKS);
	int code, read;

	if (!row)
		return database_error(database);
	sqlite3_bind_int64(row, 1, id);
	code = sqlite3_step(row);
	if (code == SQLITE_ROW || code == SQLITE_DONE)
		code = put_changes(database, code == SQLITE_ROW ? row : NULL, id, entry,
				   keep_silent);
	read = database_reset(row);
	if (code == SQLITE_OK)
		code = read;
	/* Not what was written: what the caller knows, so that its next change is told apart. */
	if (code == SQLITE_OK)
		seen_marks_set(seen, id, entry->marks);
	return code;
}
