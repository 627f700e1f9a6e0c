/* What a row says of a paper. The disk may hold anything: what makes no sense is unknown. */

#include "config.h"

#include "model/library.h"
#include "store/database_private.h"

static const struct source_list *read_sources(struct library *names, struct str text)
{
	const struct source_list *list = NULL;
	struct str name;

	while (text.len > 0 && str_split_next(&text, ';', &name)) {
		struct source_list *node;

		name = str_trim(name);
		if (name.len == 0)
			continue;
		node = arena_alloc(&names->arena, sizeof(*node));
		*node = (struct source_list){ arena_copy(&names->arena, name), list };
		list = node;
	}
	return list;
}

int32_t database_read_count(sqlite3_stmt *statement, int column)
{
	int64_t count = sqlite3_column_int64(statement, column);

	if (sqlite3_column_type(statement, column) != SQLITE_INTEGER || count < 0 ||
	    count > INT32_MAX)
		return COUNT_UNKNOWN;
	return (int32_t)count;
}

void database_read_paper(sqlite3_stmt *statement, struct library *names, struct paper *paper)
{
	paper_init(paper);
	paper->title = database_column(statement, 0);
	paper->abstract = database_column(statement, 1);
	paper->summary = database_column(statement, 2);
	paper->keywords = database_column(statement, 3);
	paper->author_names = database_column(statement, 4);
	paper->arxiv_id = database_column(statement, 5);
	paper->doi = database_column(statement, 6);
	paper->url = database_column(statement, 7);
	paper->sources = read_sources(names, database_column(statement, 8));
	if (!date_parse_iso(database_column(statement, 9), &paper->date))
		paper->date = (struct date){ 0 };
	paper->date.year_inferred = sqlite3_column_int(statement, 10) != 0;
	paper->authors = database_read_count(statement, 11);
	paper->upvotes = database_read_count(statement, 12);
	paper->comments = database_read_count(statement, 13);
	paper->title_is_guessed = sqlite3_column_int(statement, 14) != 0;
}
