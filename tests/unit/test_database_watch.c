/*
 * Saving and undoing that somebody watches: stopped in the middle, not waiting for another program,
 * and of what another program did only what is new.
 */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sqlite3.h>

#include "support.h"
#include "unit/database_fixture.h"

#define MANY 3000

/* Saves the same marks for the papers from 0 on, as one step. */
static enum status save_many(struct fixture *fixture, struct database *database, struct marks marks,
			     unsigned count)
{
	char(*titles)[64] = calloc(count, sizeof(*titles));
	struct paper *papers = calloc(count, sizeof(*papers));
	struct database_entry *entries = calloc(count, sizeof(*entries));
	enum status status;

	for (unsigned i = 0; i < count; i++) {
		papers[i] = fixture_paper(titles[i], i);
		entries[i] = (struct database_entry){ .paper = &papers[i], .marks = &marks };
	}
	status = database_save(database, entries, count, false, &fixture->diag);
	free(entries);
	free(papers);
	free(titles);
	return status;
}

static enum status go(struct fixture *fixture, struct database *database, bool redo,
		      size_t *changed)
{
	struct history_report report;
	enum status status;

	history_report_init(&report);
	status = database_undo(database, redo, fixture_receive, fixture, &report, &fixture->diag);
	*changed = report.summary.count;
	history_report_free(&report);
	return status;
}

static size_t count_rows(const struct fixture *fixture, const char *sql)
{
	sqlite3_stmt *statement;
	sqlite3 *handle;
	size_t count;

	assert_int_equal(sqlite3_open(fixture->path, &handle), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(handle, sql, -1, &statement, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	count = (size_t)sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	sqlite3_close(handle);
	return count;
}

static size_t count_starred(const struct fixture *fixture)
{
	return count_rows(fixture, "SELECT count(*) FROM marks WHERE starred_at > 0");
}

static void test_stopped(void **state)
{
	struct fixture *fixture = *state;
	struct database *database = fixture_open(fixture);
	struct database_watch watch = { .is_stopped = true };
	struct marks marks = { .starred_at = 7 };
	size_t changed;

	database_set_watch(database, &watch);
	assert_int_equal(save_many(fixture, database, marks, MANY), STATUS_STOPPED);
	/* It is no failure to tell of, and the first paper was enough to notice. */
	assert_int_equal(fixture->diag.count, 0);
	assert_int_equal(atomic_load(&watch.done), 1);
	assert_int_equal(count_rows(fixture, "SELECT count(*) FROM papers"), 0);
	database_set_watch(database, NULL);
	assert_int_equal(save_many(fixture, database, marks, MANY), STATUS_OK);
	assert_int_equal(count_starred(fixture), MANY);
	database_set_watch(database, &watch);
	assert_int_equal(go(fixture, database, false, &changed), STATUS_STOPPED);
	assert_int_equal(count_starred(fixture), MANY);
	/* What was seen last is as it was: the same change again is no change. */
	watch.is_stopped = false;
	assert_int_equal(go(fixture, database, false, &changed), STATUS_OK);
	assert_int_equal(changed, MANY);
	assert_int_equal(atomic_load(&watch.total), MANY);
	assert_int_equal(count_starred(fixture), 0);
	database_close(database);
}

static void test_no_more_than(void **state)
{
	struct fixture *fixture = *state;
	struct database *database = fixture_open(fixture);
	struct database_watch watch = { .papers_max = 10 };
	struct marks marks = { .starred_at = 7 };
	size_t changed;

	database_set_watch(database, &watch);
	assert_int_equal(save_many(fixture, database, marks, 11), STATUS_BUSY);
	assert_int_equal(count_starred(fixture), 0);
	assert_int_equal(save_many(fixture, database, marks, 10), STATUS_OK);
	assert_int_equal(go(fixture, database, false, &changed), STATUS_OK);
	database_set_watch(database, NULL);
	assert_int_equal(save_many(fixture, database, marks, 11), STATUS_OK);
	database_set_watch(database, &watch);
	assert_int_equal(go(fixture, database, false, &changed), STATUS_BUSY);
	assert_int_equal(count_starred(fixture), 11);
	assert_int_equal(fixture->diag.count, 0);
	database_close(database);
}

static void test_does_not_wait(void **state)
{
	struct fixture *fixture = *state;
	struct database *database = fixture_open(fixture);
	struct database_watch watch = { .papers_max = 10 };
	sqlite3 *other;
	size_t changed;

	assert_int_equal(fixture_star(database, 1, &fixture->diag), STATUS_OK);
	assert_int_equal(sqlite3_open(fixture->path, &other), SQLITE_OK);
	sqlite3_exec(other, "BEGIN EXCLUSIVE", NULL, NULL, NULL);
	database_set_watch(database, &watch);
	assert_int_equal(fixture_star(database, 2, &fixture->diag), STATUS_BUSY);
	assert_int_equal(go(fixture, database, false, &changed), STATUS_BUSY);
	/* It may have changed: whoever wants to know has to wait. */
	assert_true(fixture_has_changed(database));
	sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL);
	assert_false(fixture_has_changed(database));
	assert_int_equal(fixture_star(database, 2, &fixture->diag), STATUS_OK);
	/* A reader keeps nobody from beginning, but from the commit. */
	sqlite3_exec(other, "BEGIN; SELECT * FROM marks", NULL, NULL, NULL);
	assert_int_equal(fixture_star(database, 3, &fixture->diag), STATUS_BUSY);
	sqlite3_exec(other, "COMMIT", NULL, NULL, NULL);
	assert_int_equal(count_starred(fixture), 2);
	assert_int_equal(fixture->diag.count, 0);
	sqlite3_close(other);
	database_close(database);
}

struct taken {
	size_t known, unknown;
	int64_t last;
};

static void take(void *context, int64_t row, const struct paper_draft *draft)
{
	struct taken *taken = context;

	assert_true(draft->has_marks);
	assert_int_equal(draft->is_known, draft->paper.title.len == 0);
	taken->known += draft->is_known;
	taken->unknown += !draft->is_known;
	taken->last = row;
}

static struct taken load_changes(struct fixture *fixture, struct database *database)
{
	struct taken taken = { 0 };

	assert_int_equal(database_load_changes(database, take, &taken, &fixture->diag), STATUS_OK);
	return taken;
}

static void test_changes(void **state)
{
	struct fixture *fixture = *state;
	struct database *one = fixture_open(fixture), *two = fixture_open(fixture);
	struct marks marks = { .starred_at = 7, .tags = STR_INIT("Zinc; alloy") };
	struct taken taken;

	assert_int_equal(save_many(fixture, one, marks, 5), STATUS_OK);
	assert_int_equal(load_changes(fixture, one).known, 0);
	taken = load_changes(fixture, two);
	assert_int_equal(taken.unknown, 5);
	/* The tags are in another order on the disk. */
	taken = load_changes(fixture, two);
	assert_int_equal(taken.known + taken.unknown, 0);
	marks.priority = 2;
	assert_int_equal(save_many(fixture, one, marks, 2), STATUS_OK);
	assert_true(fixture_has_changed(two));
	taken = load_changes(fixture, two);
	assert_int_equal(taken.known, 2);
	assert_int_equal(taken.unknown, 0);
	assert_false(fixture_has_changed(two));
	/* Marks that are taken off are a change as well. */
	assert_int_equal(save_many(fixture, one, (struct marks){ 0 }, 1), STATUS_OK);
	assert_int_equal(load_changes(fixture, two).known, 1);
	database_close(two);
	database_close(one);
}

/* What is loaded is not written back: the other program's marks stay when one's own are saved. */
static void test_changes_are_the_others(void **state)
{
	struct fixture *fixture = *state;
	struct database *one = fixture_open(fixture), *two = fixture_open(fixture);

	assert_int_equal(save_many(fixture, one, (struct marks){ .starred_at = 7 }, 3), STATUS_OK);
	load_changes(fixture, two);
	assert_int_equal(save_many(fixture, one, (struct marks){ 0 }, 3), STATUS_OK);
	/* Two has not looked again: it knows of the star, and adds a priority. */
	assert_int_equal(
		save_many(fixture, two, (struct marks){ .starred_at = 7, .priority = 1 }, 3),
		STATUS_OK);
	assert_int_equal(count_starred(fixture), 0);
	database_close(two);
	database_close(one);
}

/* A large step that can't be done again any more goes some at a time, and stays undone. */
static void test_given_up_in_pieces(void **state)
{
	static const char left[] = "SELECT count(*) FROM changes WHERE step = 1";
	struct fixture *fixture = *state;
	struct database *database = fixture_open(fixture);
	size_t before = MANY, changed;

	assert_int_equal(save_many(fixture, database, (struct marks){ .starred_at = 7 }, MANY),
			 STATUS_OK);
	assert_int_equal(go(fixture, database, false, &changed), STATUS_OK);
	for (unsigned i = 1; before > 0; i++) {
		size_t now;

		assert_int_equal(fixture_star(database, i, &fixture->diag), STATUS_OK);
		assert_int_equal(go(fixture, database, true, &changed), STATUS_OK);
		assert_int_equal(changed, 0);
		now = count_rows(fixture, left);
		assert_true(now < before);
		assert_true(i > 1 || now > 0);
		before = now;
	}
	assert_int_equal(count_rows(fixture, "SELECT count(*) FROM steps WHERE id = 1"), 0);
	database_close(database);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)
		TEST(test_stopped),
		TEST(test_no_more_than),
		TEST(test_does_not_wait),
		TEST(test_changes),
		TEST(test_changes_are_the_others),
		TEST(test_given_up_in_pieces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
