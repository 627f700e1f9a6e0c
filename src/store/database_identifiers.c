/* Writing papers, with the identifiers that they are found by. */

#include "config.h"

#include "base/array.h"
#include "store/database_private.h"

/* The kinds of identifiers besides titles, the surest first. */
static const char *const kinds[] = { "arxiv", "doi", "pmid", "pmcid" };

_Static_assert(COUNT_OF(kinds) == DATABASE_ID_COUNT, "one for each");

void database_identify(const struct paper *paper, struct identifiers *identifiers)
{
	const struct str ids[DATABASE_ID_COUNT] = {
		paper->arxiv_id,
		paper->doi,
		paper_get_text(paper, FIELD_PMID),
		paper_get_text(paper, FIELD_PMCID),
	};
	bool is_bare = paper->title.len == 0 && paper->abstract.len == 0;
	bool has_id = false;

	for (size_t i = 0; i < DATABASE_ID_COUNT; i++) {
		identifiers->each[i] = (struct identifier){ kinds[i], ids[i] };
		has_id |= ids[i].len > 0;
	}
	/* A paper that is known by its id alone has no title in common with any other. One that is
	 * known by none is the same as one of which all else is. */
	identifiers->title[0] = '\0';
	if (!is_bare || !has_id)
		database_title_value(paper->title, paper->abstract, identifiers->title);
	identifiers->each[DATABASE_ID_COUNT] =
		(struct identifier){ "title", str_from(identifiers->title) };
}

static int each_alias(struct database *database, const struct paper *paper, identifier_fn *take,
		      void *context)
{
	struct str rest = paper_get_text(paper, FIELD_ALIASES), alias;
	int code = SQLITE_OK;

	while (code == SQLITE_OK && tags_next(&rest, &alias)) {
		char value[DATABASE_TITLE_SIZE];
		struct identifier identifier = { "title", { value, DATABASE_TITLE_SIZE - 1 } };

		database_title_value(alias, STR(""), value);
		code = take(database, &identifier, context);
	}
	return code;
}

int database_each_identifier(struct database *database, const struct paper *paper,
			     identifier_fn *take, void *context)
{
	struct identifiers identifiers;
	int code = SQLITE_OK;

	database_identify(paper, &identifiers);
	for (size_t i = 0; i <= DATABASE_ID_COUNT && code == SQLITE_OK; i++)
		if (identifiers.each[i].value.len > 0)
			code = take(database, &identifiers.each[i], context);
	return code == SQLITE_OK ? each_alias(database, paper, take, context) : code;
}

static int write_identifier(struct database *database, sqlite3_int64 id, const char *kind,
			    struct str value)
{
	sqlite3_stmt *statement = database_query(database, QUERY_ADD_IDENTIFIER);
	int code;

	if (!statement)
		return database_error(database);
	sqlite3_bind_text(statement, 1, kind, -1, SQLITE_STATIC);
	code = database_bind_text(statement, 2, value);
	sqlite3_bind_int64(statement, 3, id);
	return database_run_bound(statement, code);
}

/* A paper is found by its other titles as well. */
static int write_aliases(struct database *database, sqlite3_int64 id, const struct paper *paper)
{
	struct str rest = paper_get_text(paper, FIELD_ALIASES), alias;
	char value[DATABASE_TITLE_SIZE];
	int code = SQLITE_OK;

	while (code == SQLITE_OK && tags_next(&rest, &alias)) {
		database_title_value(alias, STR(""), value);
		code = write_identifier(database, id, "title", str_from(value));
		if (code == SQLITE_OK)
			database_tell_crowds(database, id, str_from(value), paper);
	}
	return code;
}

static int write_identifiers(struct database *database, sqlite3_int64 id, const struct paper *paper)
{
	struct identifiers identifiers;
	int code = SQLITE_OK;

	database_identify(paper, &identifiers);
	for (size_t i = 0; i <= DATABASE_ID_COUNT && code == SQLITE_OK; i++)
		if (identifiers.each[i].value.len > 0)
			code = write_identifier(database, id, identifiers.each[i].kind,
						identifiers.each[i].value);
	if (code == SQLITE_OK)
		code = write_aliases(database, id, paper);
	if (code == SQLITE_OK)
		database_tell_crowds(database, id, str_from(identifiers.title), paper);
	return code;
}

int database_insert_paper(struct database *database, const struct paper *paper, bool add,
			  sqlite3_int64 *id)
{
	sqlite3_stmt *statement = database_query(database, QUERY_ADD_PAPER);
	int code;

	if (!statement)
		return database_error(database);
	code = database_bind_paper(statement, paper, add, database->now);
	code = database_run_bound(statement, code);
	*id = sqlite3_last_insert_rowid(database->handle);
	return code == SQLITE_OK ? write_identifiers(database, *id, paper) : code;
}

int database_update_paper(struct database *database, const struct paper *paper, bool add,
			  sqlite3_int64 id)
{
	sqlite3_stmt *statement = database_query(database, QUERY_SET_PAPER);
	int code;

	if (!statement)
		return database_error(database);
	code = database_bind_paper(statement, paper, add, database->now);
	sqlite3_bind_int64(statement, DATABASE_PAPER_COLUMN_COUNT + 2, id);
	code = database_run_bound(statement, code);
	return code == SQLITE_OK ? write_identifiers(database, id, paper) : code;
}
