/*
 * Libraries of earlier versions, as the programs of their time made them (tests/fixtures), and one
 * of a later version: each earlier one opens and loses nothing; the later one is not touched.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <sys/stat.h>

#include "support.h"
#include "unit/version_fixture.h"

#define NOBODY 65534

static void test_nothing_is_lost(void **state)
{
	struct fixture *fixture = *state;

	for (int version = 1; version <= VERSIONS; version++) {
		struct database *database;
		struct strbuf before;

		strbuf_init(&before);
		make_library(fixture, version);
		assert_int_equal(number_in(fixture->path, "PRAGMA user_version"), version);
		dump(fixture->path, version, &before);
		database = open_library(fixture);
		assert_int_equal(fixture_load(fixture, database), STATUS_OK);
		assert_loaded(fixture, version);
		assert_int_equal(fixture_added_count(database), added_counts[version - 1]);
		database_close(database);
		assert_true(number_in(fixture->path, "PRAGMA user_version") > VERSIONS);
		assert_dump(fixture->path, version, &before);
		/* And it opens again, as one of today. */
		database = open_library(fixture);
		assert_int_equal(fixture_load(fixture, database), STATUS_OK);
		assert_loaded(fixture, version);
		database_close(database);
		assert_int_equal(fixture->diag.count, 0);
		strbuf_free(&before);
	}
}

static void save_titled(struct database *database, struct fixture *fixture, const char *title)
{
	struct paper paper;

	paper_init(&paper);
	paper.title = str_from(title);
	assert_int_equal(fixture_save(database, paper, (struct marks){ 0 }, true, &fixture->diag),
			 STATUS_OK);
}

/* What distinguishes titles is more than it was: those of an earlier version are found by it, what
 * was merged stays so, and what would not be merged today is not. */
static void test_titles_are_found_as_today(void **state)
{
	static const char *const titles[] = { "kites in C.", "On \u03B1-teapots & lids",
					      "Release 3.1, of the kettle",
					      "How long a teapot stays warm" };
	struct fixture *fixture = *state;
	struct database *database;
	const struct marks *marks;

	make_library(fixture, 3);
	database = open_library(fixture);
	for (size_t i = 0; i < sizeof(titles) / sizeof(*titles); i++)
		save_titled(database, fixture, titles[i]);
	assert_int_equal(fixture_load(fixture, database), STATUS_OK);
	assert_int_equal(fixture->library.count, 8);
	save_titled(database, fixture, "Kites in C++");
	save_titled(database, fixture, "Release 31 of the Kettle");
	assert_int_equal(fixture_load(fixture, database), STATUS_OK);
	assert_int_equal(fixture->library.count, 10);
	paper_of(fixture, "Kites in C", &marks);
	assert_text(marks->note, "Which one?");
	assert_text(marks->tags, "wind");
	database_close(database);
}

/* A paper of an earlier version learns what its version had no place for. */
static void test_newer_fields_come_in(void **state)
{
	struct fixture *fixture = *state;
	const struct paper *kept;
	const struct marks *marks;
	struct database *database;
	struct strbuf rare;
	struct paper paper;

	make_library(fixture, 2);
	strbuf_init(&rare);
	paper_init(&paper);
	paper.title = STR("How long a teapot stays warm");
	paper.citations = 31;
	paper_set_text(&paper, FIELD_VENUE, STR("Conference on Lids"), &rare);
	paper_set_text(&paper, FIELD_CATEGORIES, STR("tea.HT"), &rare);
	database = open_library(fixture);
	assert_int_equal(fixture_save(database, paper, (struct marks){ 0 }, true, &fixture->diag),
			 STATUS_OK);
	database_close(database);
	strbuf_free(&rare);
	database = open_library(fixture);
	assert_int_equal(fixture_load(fixture, database), STATUS_OK);
	kept = paper_of(fixture, "How Long a Teapot Stays Warm", &marks);
	assert_text(paper_get_text(kept, FIELD_VENUE), "Conference on Lids");
	assert_text(paper_get_text(kept, FIELD_CATEGORIES), "tea.HT");
	assert_int_equal(kept->citations, 31);
	/* It was added before it was written down when. */
	assert_int_equal(kept->added, 0);
	assert_text(marks->note, "Bob answered.");
	database_close(database);
}

static void test_newer_version_is_left_alone(void **state)
{
	struct fixture *fixture = *state;
	struct strbuf before, after;
	struct database *database;
	char sql[128], home[128];
	struct dirent *entry;
	size_t files = 0;
	DIR *folder;

	strbuf_init(&before);
	strbuf_init(&after);
	make_library(fixture, 2);
	database_close(open_library(fixture));
	snprintf(sql, sizeof(sql), "PRAGMA user_version = %d; ALTER TABLE marks DROP COLUMN note",
		 (int)number_in(fixture->path, "PRAGMA user_version") + 1);
	run_sql(fixture->path, sql);
	assert_int_equal(file_read(fixture->path, SIZE_MAX, &before, &fixture->diag), STATUS_OK);
	assert_int_equal(database_open(fixture->path, &database, &fixture->diag), STATUS_FAILED);
	assert_null(database);
	assert_int_equal(fixture->diag.count, 1);
	assert_non_null(strstr(fixture->diag.messages[0].text, "was written by a newer shortlist"));
	assert_int_equal(file_read(fixture->path, SIZE_MAX, &after, &fixture->diag), STATUS_OK);
	assert_int_equal(after.len, before.len);
	assert_memory_equal(after.data, before.data, before.len);
	snprintf(home, sizeof(home), "%s/home", fixture->folder);
	folder = opendir(home);
	while ((entry = readdir(folder)))
		files += entry->d_name[0] != '.';
	closedir(folder);
	assert_int_equal(files, 1);
	strbuf_free(&before);
	strbuf_free(&after);
}

/* Tables of our name and an earlier number that are none of ours. */
static void test_damaged_tables(void **state)
{
	static const char *const harms[] = {
		"DROP TABLE papers",
		"DROP TABLE tags",
		"ALTER TABLE marks DROP COLUMN note",
		"ALTER TABLE papers ADD COLUMN venue TEXT",
		"CREATE TRIGGER t AFTER INSERT ON tags BEGIN DELETE FROM papers; END",
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < sizeof(harms) / sizeof(*harms); i++) {
		struct strbuf before, after;
		struct database *database;

		strbuf_init(&before);
		strbuf_init(&after);
		make_library(fixture, 1 + (int)i % 2);
		run_sql(fixture->path, harms[i]);
		assert_int_equal(file_read(fixture->path, SIZE_MAX, &before, &fixture->diag),
				 STATUS_OK);
		diag_clear(&fixture->diag);
		database = fixture_open(fixture);
		if (database || fixture->diag.count != 1 ||
		    !strstr(fixture->diag.messages[0].text, "is damaged"))
			fail_msg("%s", harms[i]);
		assert_int_equal(file_read(fixture->path, SIZE_MAX, &after, &fixture->diag),
				 STATUS_OK);
		assert_true(str_equal(strbuf_str(&after), strbuf_str(&before)));
		strbuf_free(&before);
		strbuf_free(&after);
	}
}

/* Calls one column of the library by another name, and back: without it the library is damaged. */
static void assert_needed(struct fixture *fixture, const char *table, const char *column)
{
	struct database *database;
	char sql[200];

	snprintf(sql, sizeof(sql), "ALTER TABLE %s RENAME COLUMN %s TO another", table, column);
	run_sql(fixture->path, sql);
	database = fixture_open(fixture);
	if (database || fixture->diag.count != 1 ||
	    !strstr(fixture->diag.messages[0].text, "is damaged: its tables"))
		fail_msg("%s.%s", table, column);
	diag_clear(&fixture->diag);
	snprintf(sql, sizeof(sql), "ALTER TABLE %s RENAME COLUMN another TO %s", table, column);
	run_sql(fixture->path, sql);
}

/* No table and no column that is missing is found out only when it is written to. */
static void test_each_column_is_needed(void **state)
{
	struct fixture *fixture = *state;
	struct strbuf names;
	struct str rest, line;
	size_t count = 0;

	strbuf_init(&names);
	database_close(fixture_open(fixture));
	text_in(fixture->path,
		"SELECT group_concat(t.name || ' ' || c.name, char(10)) FROM sqlite_master t, "
		"pragma_table_info(t.name) c WHERE t.type = 'table'",
		&names);
	rest = strbuf_str(&names);
	while (str_split_next(&rest, '\n', &line)) {
		char table[60], column[60];

		assert_int_equal(sscanf(line.p, "%59s %59s", table, column), 2);
		assert_needed(fixture, table, column);
		count++;
	}
	assert_true(count > FIELD_COUNT);
	database_close(open_library(fixture));
	strbuf_free(&names);
}

static void let_write(struct fixture *fixture, bool may)
{
	char home[128];

	snprintf(home, sizeof(home), "%s/home", fixture->folder);
	assert_int_equal(chmod(fixture->folder, 0755), 0);
	assert_int_equal(chmod(fixture->path, may ? 0644 : 0444), 0);
	assert_int_equal(chmod(home, may ? 0755 : 0555), 0);
}

/* One that may not be written is read all the same, and stays as it is. */
static void test_read_only(void **state)
{
	struct fixture *fixture = *state;
	bool is_root = geteuid() == 0;

	for (int version = 1; version <= VERSIONS; version++) {
		struct strbuf before, after;
		struct database *database;

		strbuf_init(&before);
		strbuf_init(&after);
		make_library(fixture, version);
		assert_int_equal(file_read(fixture->path, SIZE_MAX, &before, &fixture->diag),
				 STATUS_OK);
		let_write(fixture, false);
		if (is_root)
			assert_int_equal(setresuid(NOBODY, NOBODY, 0), 0);
		diag_clear(&fixture->diag);
		assert_int_equal(database_open(fixture->path, &database, &fixture->diag),
				 STATUS_READ_ONLY);
		assert_int_equal(fixture->diag.count, 1);
		assert_int_equal(fixture_load(fixture, database), STATUS_OK);
		assert_loaded(fixture, version);
		assert_int_equal(fixture_added_count(database), added_counts[version - 1]);
		assert_false(fixture_has_changed(database));
		assert_int_equal(fixture_star(database, 8, &fixture->diag), STATUS_READ_ONLY);
		database_close(database);
		if (is_root)
			assert_int_equal(setresuid(0, 0, 0), 0);
		let_write(fixture, true);
		assert_int_equal(file_read(fixture->path, SIZE_MAX, &after, &fixture->diag),
				 STATUS_OK);
		assert_true(str_equal(strbuf_str(&after), strbuf_str(&before)));
		strbuf_free(&before);
		strbuf_free(&after);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_nothing_is_lost),
		TEST(test_titles_are_found_as_today),
		TEST(test_newer_fields_come_in),
		TEST(test_newer_version_is_left_alone),
		TEST(test_damaged_tables),
		TEST(test_each_column_is_needed),
		TEST(test_read_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
