/* Where files are, by the environment. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/paths.h"

static void assert_path(char *path, const char *expected)
{
	assert_string_equal(path, expected);
	free(path);
}

static int set_up(void **state)
{
	(void)state;
	setenv("HOME", "/home/ada", 1);
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("XDG_DATA_HOME");
	unsetenv("XDG_STATE_HOME");
	unsetenv("XDG_CACHE_HOME");
	unsetenv("SHORTLIST_DATADIR");
	return 0;
}

static void test_usual_folders(void **state)
{
	(void)state;
	assert_path(paths_config("topics"), "/home/ada/.config/shortlist/topics");
	assert_path(paths_data("library.db"), "/home/ada/.local/share/shortlist/library.db");
	assert_path(paths_state("history"), "/home/ada/.local/state/shortlist/history");
	assert_path(paths_cache("x"), "/home/ada/.cache/shortlist/x");
}

static void test_folders_of_the_environment(void **state)
{
	(void)state;
	setenv("XDG_CONFIG_HOME", "/c", 1);
	setenv("XDG_DATA_HOME", "/d", 1);
	setenv("XDG_STATE_HOME", "/s", 1);
	setenv("XDG_CACHE_HOME", "/k", 1);
	assert_path(paths_config("topics"), "/c/shortlist/topics");
	assert_path(paths_data("library.db"), "/d/shortlist/library.db");
	assert_path(paths_state("history"), "/s/shortlist/history");
	assert_path(paths_cache("x"), "/k/shortlist/x");
}

static void test_relative_or_empty_variables_count_as_unset(void **state)
{
	(void)state;
	setenv("XDG_DATA_HOME", "data", 1);
	assert_path(paths_data("a"), "/home/ada/.local/share/shortlist/a");
	setenv("XDG_DATA_HOME", "", 1);
	assert_path(paths_data("a"), "/home/ada/.local/share/shortlist/a");
}

static void test_home_from_the_password_file(void **state)
{
	const struct passwd *person = getpwuid(getuid());
	char *path;

	(void)state;
	if (!person)
		skip();
	unsetenv("HOME");
	path = paths_expand("~");
	assert_string_equal(path, person->pw_dir);
	free(path);
	setenv("HOME", "", 1);
	path = paths_data("a");
	assert_int_equal(strncmp(path, person->pw_dir, strlen(person->pw_dir)), 0);
	free(path);
}

static void test_installed_data(void **state)
{
	(void)state;
	assert_path(paths_installed("topics"), PKGDATADIR "/topics");
	setenv("SHORTLIST_DATADIR", "/elsewhere", 1);
	assert_path(paths_installed("topics"), "/elsewhere/topics");
	setenv("SHORTLIST_DATADIR", "", 1);
	assert_path(paths_installed("topics"), PKGDATADIR "/topics");
}

static void test_tilde(void **state)
{
	(void)state;
	assert_path(paths_expand("~"), "/home/ada");
	assert_path(paths_expand("~/a.csv"), "/home/ada/a.csv");
	assert_path(paths_expand("~bob/a.csv"), "~bob/a.csv");
	assert_path(paths_expand("a~/b"), "a~/b");
	assert_path(paths_expand("/x/~/y"), "/x/~/y");
	assert_path(paths_expand(""), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_usual_folders, set_up),
		cmocka_unit_test_setup(test_folders_of_the_environment, set_up),
		cmocka_unit_test_setup(test_relative_or_empty_variables_count_as_unset, set_up),
		cmocka_unit_test_setup(test_home_from_the_password_file, set_up),
		cmocka_unit_test_setup(test_installed_data, set_up),
		cmocka_unit_test_setup(test_tilde, set_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
