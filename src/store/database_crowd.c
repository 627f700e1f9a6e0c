/*
 * Papers of one title. Many may share one ("Editorial"), each with identifiers of its own, so that
 * a paper to save isn't compared with each of them: they are read once a transaction, into a crowd
 * (model/crowd.h), which is kept as the disk is for as long as that lasts.
 */

#include "config.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "store/database_private.h"

/* The papers of one title's identifier. */
struct title_crowd {
	struct str title;
	struct crowd *crowd;
};

void database_crowds_init(struct database_crowds *crowds)
{
	*crowds = (struct database_crowds){ .crowds = NULL };
	arena_init(&crowds->arena);
	hash_index_init(&crowds->by_title);
	hash_index_init(&crowds->by_row);
}

void database_crowds_free(struct database_crowds *crowds)
{
	for (size_t i = 0; i < crowds->count; i++)
		crowd_delete(crowds->crowds[i].crowd);
	free(crowds->crowds);
	hash_index_free(&crowds->by_title);
	hash_index_free(&crowds->by_row);
	arena_free(&crowds->arena);
	database_crowds_init(crowds);
}

static uint64_t row_hash(int64_t row)
{
	return str_hash((struct str){ (const char *)&row, sizeof(row) });
}

static struct title_crowd *find_crowd(const struct database_crowds *crowds, struct str title)
{
	size_t cursor = 0;
	uint32_t number;

	while (hash_index_next(&crowds->by_title, str_hash(title), &cursor, &number))
		if (str_equal(crowds->crowds[number].title, title))
			return &crowds->crowds[number];
	return NULL;
}

static struct title_crowd *add_crowd(struct database_crowds *crowds, struct str title)
{
	struct title_crowd *crowd;

	crowds->crowds = alloc_grow(crowds->crowds, &crowds->capacity, crowds->count + 1,
				    sizeof(*crowds->crowds));
	hash_index_add(&crowds->by_title, str_hash(title), (uint32_t)crowds->count);
	crowd = &crowds->crowds[crowds->count++];
	*crowd = (struct title_crowd){ .title = arena_copy(&crowds->arena, title) };
	return crowd;
}

static void put(struct database_crowds *crowds, struct title_crowd *to, int64_t row,
		const struct paper *paper)
{
	if (!crowd_has(to->crowd, row))
		hash_index_add(&crowds->by_row, row_hash(row), (uint32_t)(to - crowds->crowds));
	crowd_put(to->crowd, row, paper);
}

/* Reads all papers of the title. SQLite's error code. */
static int fill(struct database *database, struct title_crowd *crowd)
{
	sqlite3_stmt *statement = database_query(database, QUERY_FIND_PAPER);
	struct row_room room;
	int code;

	if (!statement)
		return database_error(database);
	row_room_init(&room);
	sqlite3_bind_text(statement, 1, "title", -1, SQLITE_STATIC);
	code = sqlite3_bind_text64(statement, 2, crowd->title.p, crowd->title.len, SQLITE_STATIC,
				   SQLITE_UTF8);
	while (code == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW) {
		struct paper paper;

		database_read_paper(statement, &room, &paper);
		put(&database->crowds, crowd,
		    sqlite3_column_int64(statement, DATABASE_PAPER_COLUMN_COUNT), &paper);
		code = SQLITE_OK;
	}
	(void)database_reset(statement);
	row_room_free(&room);
	return code == SQLITE_DONE ? SQLITE_OK : code;
}

int database_find_in_crowd(struct database *database, struct str title, const struct paper *paper,
			   sqlite3_int64 *id, bool *is_found)
{
	struct database_crowds *crowds = &database->crowds;
	struct title_crowd *crowd = find_crowd(crowds, title);
	int64_t row;
	int code = SQLITE_OK;

	if (!crowd)
		crowd = add_crowd(crowds, title);
	if (crowd->crowd && paper->title_is_guessed && !crowd_is_for_guesses(crowd->crowd)) {
		crowd_delete(crowd->crowd);
		crowd->crowd = NULL;
	}
	if (!crowd->crowd) {
		crowd->crowd = crowd_new(&crowds->arena, paper->title_is_guessed);
		code = fill(database, crowd);
	}
	*is_found = code == SQLITE_OK && crowd_find(crowd->crowd, paper, &row);
	if (*is_found)
		*id = row;
	return code;
}

void database_tell_crowds(struct database *database, sqlite3_int64 id, struct str title,
			  const struct paper *paper)
{
	struct database_crowds *crowds = &database->crowds;
	struct title_crowd *of_title = find_crowd(crowds, title);
	size_t cursor = 0;
	uint32_t number;

	/* Also of titles that it had before. */
	while (hash_index_next(&crowds->by_row, row_hash(id), &cursor, &number))
		if (crowd_has(crowds->crowds[number].crowd, id))
			crowd_put(crowds->crowds[number].crowd, id, paper);
	if (of_title)
		put(crowds, of_title, id, paper);
}
