/*
 * Finding papers, and merging. What is the same paper, and how two are merged, is the model's
 * affair: a paper on disk and the one to save meet in a library of two.
 */

#include "config.h"

#include "model/library.h"
#include "store/database_private.h"

/* This many papers of one title, and of one identifier, are compared; of more of one title, see
 * database_crowd.c. */
#define CANDIDATES_MAX 8 /* as many as in the library: LIBRARY_CANDIDATES_MAX */

/* Merges the paper with that of the row, if they are the same, in a library of two. */
static int merge_two(struct database *database, sqlite3_stmt *row, sqlite3_int64 id,
		     const struct paper *paper, bool add, bool *is_same)
{
	struct paper_draft draft = { 0 };
	struct row_room room;
	struct library both;
	uint32_t number;
	int code = SQLITE_OK;

	library_init(&both);
	row_room_init(&room);
	database_read_paper(row, &room, &draft.paper);
	library_add(&both, &draft, NULL, &number);
	*is_same = library_find(&both, paper, &number);
	if (*is_same) {
		draft.paper = *paper;
		library_add(&both, &draft, NULL, &number);
		database->has_gained_ids = both.gained_id_count > 0;
		if (add || !database_row_says(row, &both.papers[number]))
			code = database_update_paper(database, &both.papers[number], add, id);
	}
	row_room_free(&room);
	library_free(&both);
	return code;
}

/* If the row says all that the paper does, they are the same, as with most papers whose marks are
 * saved. */
static int take_equal(struct database *database, sqlite3_stmt *row, sqlite3_int64 id,
		      const struct paper *paper, bool add, bool *is_same)
{
	*is_same = database_row_says(row, paper);
	return *is_same && add ? database_update_paper(database, paper, add, id) : SQLITE_OK;
}

/* Whether the row's paper is to be counted as added, and is not yet. */
static bool is_to_add(sqlite3_stmt *row, bool add)
{
	return add && sqlite3_column_int(row, DATABASE_PAPER_COLUMN_COUNT + 1) == 0;
}

/* If the row is the same paper, merges the two and writes the result. */
static int merge_into(struct database *database, sqlite3_stmt *row, sqlite3_int64 id,
		      const struct paper *paper, bool add, bool *is_same)
{
	int code;

	add = is_to_add(row, add);
	code = take_equal(database, row, id, paper, add, is_same);
	if (code != SQLITE_OK || *is_same)
		return code;
	return merge_two(database, row, id, paper, add, is_same);
}

/* Starts looking for the papers that share an identifier; *statement is NULL where there is none.
 */
static int find_sharing(struct database *database, const char *kind, struct str value,
			sqlite3_stmt **statement)
{
	*statement = database_query(database, QUERY_FIND_PAPER);
	if (!*statement)
		return database_error(database);
	sqlite3_bind_text(*statement, 1, kind, -1, SQLITE_STATIC);
	return database_bind_text(*statement, 2, value);
}

/* Ends looking, which came to this code. */
static int end_finding(sqlite3_stmt *statement, int code)
{
	int read = database_reset(statement);

	return code == SQLITE_DONE || code == SQLITE_OK ? read : code;
}

/* Tries the first papers of a title, each in turn. SQLITE_ROW: there are more. */
static int merge_by_first(struct database *database, struct str title, const struct paper *paper,
			  bool add, sqlite3_int64 *id, bool *is_same)
{
	size_t most = CANDIDATES_MAX;
	sqlite3_stmt *statement;
	int code = find_sharing(database, "title", title, &statement);

	if (!statement)
		return code;
	while (!*is_same && code == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW) {
		if (most-- == 0)
			break;
		*id = sqlite3_column_int64(statement, DATABASE_PAPER_COLUMN_COUNT);
		code = merge_into(database, statement, *id, paper, add, is_same);
	}
	return end_finding(statement, code);
}

static int merge_at(struct database *database, sqlite3_int64 id, const struct paper *paper,
		    bool add, bool *is_same)
{
	sqlite3_stmt *statement = database_query(database, QUERY_PAPER_AT);
	int code;

	if (!statement)
		return database_error(database);
	sqlite3_bind_int64(statement, 1, id);
	code = sqlite3_step(statement);
	if (code == SQLITE_ROW)
		code = merge_into(database, statement, id, paper, add, is_same);
	return end_finding(statement, code);
}

/* The first papers that share an identifier, as a library. */
struct holders {
	struct library library;
	sqlite3_int64 rows[CANDIDATES_MAX]; /* of its papers */
};

static void add_holder(struct holders *holders, sqlite3_stmt *row, sqlite3_int64 id)
{
	size_t count = holders->library.count;
	struct paper_draft draft = { 0 };
	struct row_room room;
	uint32_t number;

	row_room_init(&room);
	database_read_paper(row, &room, &draft.paper);
	library_add(&holders->library, &draft, NULL, &number);
	if (holders->library.count > count)
		holders->rows[number] = id;
	row_room_free(&room);
}

/* Collects the papers, until one says all that the paper does: then that is the same. */
static int collect_holders(struct database *database, sqlite3_stmt *statement,
			   struct holders *holders, const struct paper *paper, bool add,
			   sqlite3_int64 *id, bool *is_same)
{
	int code = SQLITE_OK;

	for (size_t i = 0; i < CANDIDATES_MAX && !*is_same; i++) {
		code = sqlite3_step(statement);
		if (code != SQLITE_ROW)
			break;
		*id = sqlite3_column_int64(statement, DATABASE_PAPER_COLUMN_COUNT);
		code = take_equal(database, statement, *id, paper, is_to_add(statement, add),
				  is_same);
		if (code != SQLITE_OK)
			break;
		add_holder(holders, statement, *id);
	}
	return code;
}

/* Which of several papers that share an identifier is the same tells a library of them all: of two
 * it would take a title that is another for a new one. */
static int merge_by_id(struct database *database, const struct identifier *identifier,
		       const struct paper *paper, bool add, sqlite3_int64 *id, bool *is_same)
{
	struct holders holders;
	sqlite3_stmt *statement;
	uint32_t number;
	int code = find_sharing(database, identifier->kind, identifier->value, &statement);

	if (!statement)
		return code;
	library_init(&holders.library);
	if (code == SQLITE_OK)
		code = collect_holders(database, statement, &holders, paper, add, id, is_same);
	code = end_finding(statement, code);
	if (code == SQLITE_OK && !*is_same && holders.library.count > 0 &&
	    library_find(&holders.library, paper, &number)) {
		*id = holders.rows[number];
		code = merge_at(database, *id, paper, add, is_same);
	}
	library_free(&holders.library);
	return code;
}

static int merge_by_title(struct database *database, struct str title, const struct paper *paper,
			  bool add, sqlite3_int64 *id, bool *is_same)
{
	int code = merge_by_first(database, title, paper, add, id, is_same);
	bool is_found;

	if (code != SQLITE_ROW)
		return code;
	code = database_find_in_crowd(database, title, paper, id, &is_found);
	if (code != SQLITE_OK || !is_found)
		return code;
	return merge_at(database, *id, paper, add, is_same);
}

/* Tries the papers that share an identifier, the surest kind first. */
static int merge(struct database *database, const struct paper *paper, bool add, sqlite3_int64 *id,
		 bool *is_same)
{
	struct identifiers identifiers;
	int code = SQLITE_OK;

	database_identify(paper, &identifiers);
	for (size_t i = 0; i < DATABASE_ID_COUNT && !*is_same && code == SQLITE_OK; i++)
		if (identifiers.each[i].value.len > 0)
			code = merge_by_id(database, &identifiers.each[i], paper, add, id, is_same);
	if (*is_same || code != SQLITE_OK || !identifiers.title[0])
		return code;
	return merge_by_title(database, identifiers.each[DATABASE_ID_COUNT].value, paper, add, id,
			      is_same);
}

int database_put_paper(struct database *database, const struct database_entry *entry, bool add,
		       sqlite3_int64 *id)
{
	bool is_same = false;
	int code;

	database->has_gained_ids = false;
	code = merge(database, entry->paper, add, id, &is_same);
	if (code != SQLITE_OK)
		return code;
	if (is_same && (database->has_gained_ids || entry->row_count > 1))
		return database_join_others(database, entry->paper, id);
	if (is_same)
		return SQLITE_OK;
	if (entry->is_known) {
		*id = 0;
		return SQLITE_OK;
	}
	return database_insert_paper(database, entry->paper, add, id);
}
