/* A library in a folder that its reader may not write, as one user gives it to another. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sys/stat.h>

#include "database_fixture.h"

#define NOBODY 65534

/* The superuser may write everywhere, so he becomes nobody for a test. */
static int set_up(void **state)
{
	struct fixture *fixture;
	struct database *database;
	char home[128];

	if (fixture_set_up(state) != 0)
		return -1;
	fixture = *state;
	database = fixture_open(fixture);
	if (!database || fixture_star(database, 7, &fixture->diag) != STATUS_OK)
		return -1;
	database_close(database);
	snprintf(home, sizeof(home), "%s/home", fixture->folder);
	if (chmod(fixture->folder, 0755) != 0 || chmod(fixture->path, 0444) != 0 ||
	    chmod(home, 0555) != 0)
		return -1;
	return geteuid() == 0 ? setresuid(NOBODY, NOBODY, 0) : 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;
	char home[128];
	uid_t real, effective, saved;

	snprintf(home, sizeof(home), "%s/home", fixture->folder);
	if (getresuid(&real, &effective, &saved) == 0 && saved != effective &&
	    setresuid(saved, saved, saved) != 0)
		return -1;
	chmod(home, 0700);
	return fixture_tear_down(state);
}

static void assert_last_message(const struct diag *diag, const char *text)
{
	assert_true(diag->count > 0);
	assert_non_null(strstr(diag->messages[diag->count - 1].text, text));
}

static struct database *open_read_only(struct fixture *fixture)
{
	struct database *database = NULL;

	assert_int_equal(database_open(fixture->path, &database, &fixture->diag), STATUS_READ_ONLY);
	assert_non_null(database);
	return database;
}

static void test_open_and_load(void **state)
{
	struct fixture *fixture = *state;
	struct database *database = open_read_only(fixture);

	assert_int_equal(fixture->diag.count, 1);
	assert_string_equal(fixture->diag.messages[0].file, fixture->path);
	assert_last_message(&fixture->diag, "cannot be written, so stars are not saved");
	assert_int_equal(fixture_load(fixture, database), STATUS_OK);
	assert_true(fixture_is_starred(fixture, 7));
	database_close(database);
}

static void test_save_is_refused(void **state)
{
	struct fixture *fixture = *state;
	struct database *database = open_read_only(fixture);

	assert_int_equal(fixture_star(database, 8, &fixture->diag), STATUS_READ_ONLY);
	assert_last_message(&fixture->diag, "nothing was saved");
	assert_int_equal(fixture_load(fixture, database), STATUS_OK);
	assert_int_equal(fixture->marked, 1);
	assert_false(fixture_is_starred(fixture, 8));
	database_close(database);
}

static void test_undo_is_refused(void **state)
{
	struct fixture *fixture = *state;
	struct database *database = open_read_only(fixture);
	struct history_report report;

	assert_int_equal(
		database_undo(database, false, fixture_receive, fixture, &report, &fixture->diag),
		STATUS_READ_ONLY);
	assert_int_equal(fixture_load(fixture, database), STATUS_OK);
	assert_true(fixture_is_starred(fixture, 7));
	database_close(database);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_open_and_load),
		TEST(test_save_is_refused),
		TEST(test_undo_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
