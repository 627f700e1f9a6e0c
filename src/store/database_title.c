/*
 * The identifiers of kind "title": hashes of the keys of titles (text/fold.h). What a key is may
 * change with a version of the program; then those of all papers are made once more. The earlier
 * ones stay: a hash is only a hint, and a title that a paper had before is known by nothing else.
 */

#include "config.h"

#include <stdio.h>

#include "store/database_private.h"
#include "text/fold.h"

/* How much of an abstract identifies a paper without a title. */
#define OPENING_LEN 200

void database_title_value(struct str title, struct str abstract, char value[DATABASE_TITLE_SIZE])
{
	struct str key = title.len > 0 ? title : str_sub(abstract, 0, OPENING_LEN);

	snprintf(value, DATABASE_TITLE_SIZE, "%016llx", (unsigned long long)fold_title_hash(key));
}

static struct str text_of(sqlite3_value *value)
{
	const char *text = (const char *)sqlite3_value_text(value);

	return text ? (struct str){ text, (size_t)sqlite3_value_bytes(value) } : STR("");
}

/* title_value(title, abstract) in SQL. */
static void title_value(sqlite3_context *context, int count, sqlite3_value **values)
{
	char value[DATABASE_TITLE_SIZE];

	(void)count;
	database_title_value(text_of(values[0]), text_of(values[1]), value);
	sqlite3_result_text(context, value, -1, SQLITE_TRANSIENT);
}

int database_renew_titles(struct database *database)
{
	int code = sqlite3_create_function(database->handle, "title_value", 2, SQLITE_UTF8, NULL,
					   title_value, NULL, NULL);

	if (code != SQLITE_OK)
		return code;
	return sqlite3_exec(database->handle,
			    "INSERT OR IGNORE INTO identifiers "
			    "SELECT 'title', title_value(title, abstract), id FROM papers",
			    NULL, NULL, NULL);
}
