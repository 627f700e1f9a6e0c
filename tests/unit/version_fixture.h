#ifndef TESTS_UNIT_VERSION_FIXTURE_H
#define TESTS_UNIT_VERSION_FIXTURE_H

/* Libraries of earlier versions, as the programs of their time made them (tests/fixtures), and what
 * each of them holds. */

#include <errno.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include "base/file.h"
#include "unit/database_fixture.h"

#define VERSIONS 5

/* Runs SQL on the file as any program would, with sqlite3 alone. */
static inline void run_sql(const char *path, const char *sql)
{
	sqlite3 *sqlite;

	assert_int_equal(sqlite3_open(path, &sqlite), SQLITE_OK);
	if (sqlite3_exec(sqlite, sql, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s: %s", path, sqlite3_errmsg(sqlite));
	assert_int_equal(sqlite3_close(sqlite), SQLITE_OK);
}

static inline void make_folder(struct fixture *fixture)
{
	char home[128];

	snprintf(home, sizeof(home), "%s/home", fixture->folder);
	assert_true(mkdir(home, 0700) == 0 || errno == EEXIST);
}

/* Makes the library of that version. */
static inline void make_library(struct fixture *fixture, int version)
{
	const char *srcdir = getenv("srcdir");
	char path[4096];
	struct diag diag;
	struct strbuf sql;

	diag_init(&diag, 1);
	strbuf_init(&sql);
	snprintf(path, sizeof(path), "%s/tests/fixtures/library-%d.sql", srcdir ? srcdir : ".",
		 version);
	assert_int_equal(file_read(path, SIZE_MAX, &sql, &diag), STATUS_OK);
	make_folder(fixture);
	unlink(fixture->path);
	run_sql(fixture->path, sql.data);
	strbuf_free(&sql);
	diag_free(&diag);
}

/* Adds the first column of the only row of an answer. */
static inline void text_in(const char *path, const char *sql, struct strbuf *out)
{
	sqlite3_stmt *statement;
	sqlite3 *handle;

	assert_int_equal(sqlite3_open(path, &handle), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(handle, sql, -1, &statement, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	strbuf_add_cstr(out, (const char *)sqlite3_column_text(statement, 0));
	sqlite3_finalize(statement);
	sqlite3_close(handle);
}

static inline int64_t number_in(const char *path, const char *sql)
{
	sqlite3 *sqlite;
	sqlite3_stmt *statement;
	int64_t number;

	assert_int_equal(sqlite3_open(path, &sqlite), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(sqlite, sql, -1, &statement, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	number = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	sqlite3_close(sqlite);
	return number;
}

/* All that a library of the first version holds, and of later ones their steps, as text. Of
 * identifiers only those that are no titles: what is kept of a title changes with the version. */
static inline void dump(const char *path, int version, struct strbuf *out)
{
	static const char *const queries[] = {
		"SELECT id, added, title, abstract, summary, keywords, author_names, arxiv_id, "
		"doi, url, sources, date, year_inferred, authors, upvotes, comments, "
		"title_guessed FROM papers ORDER BY id",
		"SELECT kind, value, paper FROM identifiers WHERE kind <> 'title' ORDER BY kind, "
		"value, paper",
		"SELECT paper, starred_at, seen_at, status, priority, note FROM marks ORDER BY "
		"paper",
		"SELECT paper, tag FROM tags ORDER BY paper, tag",
		"SELECT id, is_undone FROM steps ORDER BY id",
		"SELECT step, paper, starred_before, status_before, priority_before, "
		"tags_before, note_before, starred_after, status_after, priority_after, "
		"tags_after, note_after FROM changes ORDER BY step, paper",
	};
	sqlite3 *sqlite;

	strbuf_clear(out);
	assert_int_equal(sqlite3_open(path, &sqlite), SQLITE_OK);
	for (int i = 0; i < (version < 2 ? 4 : 6); i++) {
		sqlite3_stmt *statement;

		assert_int_equal(sqlite3_prepare_v2(sqlite, queries[i], -1, &statement, NULL),
				 SQLITE_OK);
		while (sqlite3_step(statement) == SQLITE_ROW)
			for (int k = 0; k < sqlite3_column_count(statement); k++)
				strbuf_addf(out, "%d:%s|", sqlite3_column_type(statement, k),
					    (const char *)sqlite3_column_text(statement, k));
		strbuf_add_byte(out, '\n');
		sqlite3_finalize(statement);
	}
	sqlite3_close(sqlite);
}

static inline void assert_dump(const char *path, int version, const struct strbuf *expected)
{
	struct strbuf now;

	strbuf_init(&now);
	dump(path, version, &now);
	assert_string_equal(now.data, expected->data);
	strbuf_free(&now);
}

static const struct paper *paper_of(const struct fixture *fixture, const char *title,
				    const struct marks **marks)
{
	for (uint32_t i = 0; i < fixture->library.count; i++) {
		if (!str_equal(fixture->library.papers[i].title, str_from(title)))
			continue;
		*marks = marks_get(&fixture->marks, i);
		return &fixture->library.papers[i];
	}
	fail_msg("%s is lost", title);
	return NULL;
}

static inline void assert_text(struct str text, const char *expected)
{
	if (!str_equal(text, str_from(expected)))
		fail_msg("\"%.*s\" is not \"%s\"", STR_ARG(text), expected);
}

static const size_t paper_counts[VERSIONS] = { 4, 5, 8, 9, 10 };
static const size_t added_counts[VERSIONS] = { 3, 3, 6, 7, 7 };

/* What all fixtures hold; the marks of the second one were changed since, and those after it are
 * the second with more; in the fifth a paper was removed. */
static inline void assert_loaded(const struct fixture *fixture, int version)
{
	const struct marks *marks;
	const struct paper *paper = paper_of(fixture, "How Long a Teapot Stays Warm", &marks);

	assert_int_equal(fixture->library.count, paper_counts[version - 1]);
	assert_text(paper->abstract,
		    "We measure teapots with and without a lid; the lid wins, \"by far\".");
	assert_text(paper->summary, "A lid helps.");
	assert_text(paper->keywords, "tea; heat");
	assert_text(paper->author_names, "Ada Pot; Bob Lid");
	assert_text(paper->arxiv_id, "2310.01234");
	assert_text(paper->url, "https://example.org/teapot");
	assert_text(paper->sources->name, "second.txt");
	assert_text(paper->sources->rest->name, "first.txt");
	assert_true(date_equal(paper->date, (struct date){ 2023, 10, 6, DATE_DAY, false }));
	assert_int_equal(paper->authors, 2);
	assert_int_equal(paper->upvotes, 12);
	assert_int_equal(paper->comments, 0);
	assert_int_equal(marks->starred_at, 1704164645);
	assert_int_equal(marks->priority, 2);
	assert_int_equal(marks->status, version == 1 ? READING_STARTED : READING_DONE);
	assert_text(marks->tags, version == 1 ? "lids; tea" : "heat; tea");
	assert_text(marks->note, version == 1 ? "Ask Bob about the lid." : "Bob answered.");
	for (enum paper_field field = FIELD_VENUE; field < FIELD_COUNT; field++)
		assert_false(paper_has(paper, field));
	paper = paper_of(fixture, "Caf\u00e9 Chairs, Counted", &marks);
	assert_text(paper->doi, "10.1000/chairs.7");
	assert_int_equal(paper->authors, COUNT_UNKNOWN);
	assert_int_equal(marks->starred_at, version == 1 ? 0 : 1795805372);
	paper_of(fixture, "A Bridge of Paper", &marks);
	assert_int_equal(marks->status, READING_DONE);
	assert_text(marks->note, "Two lines\nof a note.");
	assert_text(marks->tags, "bridges");
	paper_of(fixture, "Lamps That Follow the Reader", &marks);
	assert_int_equal(marks->starred_at, version == 1 ? 1795805402 : 0);
	assert_int_equal(marks->seen_at, version == 1 ? 0 : 1795805375);
}

static inline struct database *open_library(struct fixture *fixture)
{
	struct database *database = fixture_open(fixture);

	if (!database)
		fail_msg("%s", diag_last_error(&fixture->diag)->text);
	return database;
}

#endif
