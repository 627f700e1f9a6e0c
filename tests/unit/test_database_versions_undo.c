/* What was done with an earlier version is undone with today's, as before. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support.h"
#include "unit/version_fixture.h"

static void assert_undone(struct fixture *fixture, struct database *database, bool redo,
			  bool is_empty)
{
	struct history_report report;

	history_report_init(&report);
	assert_int_equal(
		database_undo(database, redo, fixture_receive, fixture, &report, &fixture->diag),
		STATUS_OK);
	assert_int_equal(report.is_empty, is_empty);
	assert_int_equal(report.skipped, 0);
	history_report_free(&report);
	assert_int_equal(fixture_load(fixture, database), STATUS_OK);
}

/* The five steps of the second fixture, and the one that was taken back. */
static void test_undo_goes_on(void **state)
{
	struct fixture *fixture = *state;
	struct database *database;
	const struct marks *marks;

	make_library(fixture, 2);
	database = open_library(fixture);
	assert_undone(fixture, database, true, false);
	paper_of(fixture, "Lamps That Follow the Reader", &marks);
	assert_int_equal(marks->starred_at, 1795805372);
	assert_undone(fixture, database, true, true);
	assert_undone(fixture, database, false, false);
	paper_of(fixture, "Lamps That Follow the Reader", &marks);
	assert_int_equal(marks->starred_at, 0);
	assert_undone(fixture, database, false, false);
	paper_of(fixture, "How Long a Teapot Stays Warm", &marks);
	assert_int_equal(marks->status, READING_STARTED);
	assert_undone(fixture, database, false, false);
	paper_of(fixture, "How Long a Teapot Stays Warm", &marks);
	assert_text(marks->note, "Ask Bob about the lid.");
	assert_undone(fixture, database, false, false);
	assert_undone(fixture, database, false, false);
	paper_of(fixture, "How Long a Teapot Stays Warm", &marks);
	assert_text(marks->tags, "lids; tea");
	assert_undone(fixture, database, false, false);
	paper_of(fixture, "Caf\u00e9 Chairs, Counted", &marks);
	assert_int_equal(marks->starred_at, 0);
	assert_undone(fixture, database, false, true);
	database_close(database);
}

/* The steps of the third fixture: those of the second, but for the one that was taken back, and
 * four more, the last of which was taken back. */
static void test_undo_goes_on_in_the_third(void **state)
{
	struct fixture *fixture = *state;
	struct database *database;
	const struct marks *marks;

	make_library(fixture, 3);
	database = open_library(fixture);
	assert_undone(fixture, database, true, false);
	paper_of(fixture, "Release 3.1 of the Kettle", &marks);
	assert_int_equal(marks->status, READING_STARTED);
	assert_undone(fixture, database, true, true);
	assert_undone(fixture, database, false, false);
	paper_of(fixture, "Release 3.1 of the Kettle", &marks);
	assert_int_equal(marks->status, READING_UNREAD);
	assert_undone(fixture, database, false, false);
	assert_undone(fixture, database, false, false);
	assert_undone(fixture, database, false, false);
	paper_of(fixture, "Kites in C", &marks);
	assert_text(marks->note, "");
	assert_text(marks->tags, "");
	assert_int_equal(marks->starred_at, 0);
	assert_undone(fixture, database, false, false);
	paper_of(fixture, "How Long a Teapot Stays Warm", &marks);
	assert_int_equal(marks->status, READING_STARTED);
	database_close(database);
}

/* The first version had no steps: what is done from now on can be undone. */
static void test_undo_begins(void **state)
{
	struct fixture *fixture = *state;
	struct database *database;
	const struct marks *marks;

	make_library(fixture, 1);
	database = open_library(fixture);
	assert_undone(fixture, database, false, true);
	assert_int_equal(fixture_star(database, 2, &fixture->diag), STATUS_OK);
	assert_undone(fixture, database, false, false);
	assert_false(fixture_is_starred(fixture, 2));
	paper_of(fixture, "How Long a Teapot Stays Warm", &marks);
	assert_int_equal(marks->starred_at, 1704164645);
	database_close(database);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_undo_goes_on),
		TEST(test_undo_goes_on_in_the_third),
		TEST(test_undo_begins),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
