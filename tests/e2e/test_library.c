/*
 * A library that is there but cannot be read, or is in another program's hands: what the browser
 * says of it, and what the commands print and write.
 */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "e2e/fixture.h"

static const char library_name[] = ".local/share/shortlist/library.db";
static char library[FIXTURE_PATH];

static const char sheet[] = "Title,Abstract\n"
			    "Lanterns That Count Their Own Moths,Moths are counted.\n"
			    "A Ladder for Shallow Wells,Wells are climbed.\n";

/* Runs the program by a shell, with what it prints in HOME/out and HOME/err; its exit status. */
static int run(const char *arguments)
{
	char command[1024];
	int status;

	snprintf(command, sizeof(command), "'%s' %s >'%s/out' 2>'%s/err' </dev/null",
		 fixture_program(), arguments, fixture_home(), fixture_home());
	status = system(command);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static int set_up(void **state)
{
	int failed = fixture_set_up(state);

	fixture_path(library, library_name);
	fixture_write("papers.csv", sheet, 0600);
	assert_int_equal(run("add \"$HOME/papers.csv\""), 0);
	assert_int_equal(run("star -q lanterns"), 0);
	return failed;
}

static void start(struct terminal *terminal, const char *name, const char *text)
{
	fixture_start(terminal, name, 24, 80, text);
}

/* Locks the library as another program does, by "BEGIN IMMEDIATE" or "BEGIN EXCLUSIVE". */
static sqlite3 *lock_library(const char *sql)
{
	sqlite3 *other;

	assert_int_equal(sqlite3_open(library, &other), SQLITE_OK);
	assert_int_equal(sqlite3_exec(other, sql, NULL, NULL, NULL), SQLITE_OK);
	return other;
}

/* Who is about to write shuts nobody out who reads. */
static void test_reading_beside_a_writer(void **state)
{
	sqlite3 *other = lock_library("BEGIN IMMEDIATE");

	(void)state;
	assert_int_equal(run("list -f titles -q is:starred"), 0);
	assert_true(fixture_has("out", "Lanterns That Count"));
	assert_int_equal(run("export -q wells -o \"$HOME/wells.csv\""), 0);
	assert_true(fixture_has("wells.csv", "A Ladder for Shallow Wells"));
	sqlite3_close(other);
}

static void test_locked_library(void **state)
{
	sqlite3 *other = lock_library("BEGIN EXCLUSIVE");

	(void)state;
	fixture_write("kept.csv", "what was kept\n", 0600);
	assert_int_equal(run("export -q wells -o \"$HOME/kept.csv\" --force"), 2);
	assert_true(fixture_has("err", "another program is writing to it"));
	assert_true(fixture_has("kept.csv", "what was kept"));
	assert_int_equal(run("list -f titles -q is:starred \"$HOME/papers.csv\""), 2);
	assert_false(fixture_has("out", "Lanterns"));
	assert_true(fixture_has("err", "another program is writing to it"));
	sqlite3_close(other);
}

/* The head goes on saying it, whatever is done. */
static void test_browser_with_files(void **state)
{
	struct terminal terminal;

	(void)state;
	fixture_write(library_name, "this is no library", 0600);
	start(&terminal, "papers.csv", "library not read");
	terminal_expect(&terminal, "the library cannot be opened (file is not a database)");
	terminal_expect(&terminal, "Lanterns That Count");
	terminal_type(&terminal, "j");
	terminal_expect_gone(&terminal, "file is not a database");
	terminal_type(&terminal, "*");
	terminal_expect(&terminal, "marks cannot be saved: the library cannot be opened");
	terminal_type(&terminal, "/moths\r");
	terminal_expect(&terminal, "1 of 2 papers");
	terminal_expect(&terminal, "library not read");
	assert_null(strstr(terminal_text(&terminal), "1 starred"));
	fixture_quit(&terminal);
	assert_true(fixture_has(library_name, "this is no library"));
}

static void test_browser_without_files(void **state)
{
	struct terminal terminal;

	(void)state;
	fixture_write(library_name, "this is no library", 0600);
	start(&terminal, NULL, "0 of 0 papers");
	terminal_expect(&terminal, "library not read");
	fixture_quit(&terminal);
}

/* A library whose marks turn out to be unreadable only once the browser is open. */
static void test_damage_within(void **state)
{
	static const char harm[] = "PRAGMA writable_schema = ON;"
				   "UPDATE sqlite_master SET rootpage = 1 WHERE name = 'marks'";
	struct terminal terminal;
	sqlite3 *other;

	(void)state;
	assert_int_equal(sqlite3_open(library, &other), SQLITE_OK);
	assert_int_equal(sqlite3_exec(other, harm, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(other);
	assert_int_equal(run("list"), 2);
	assert_false(fixture_has("out", "Ladder"));
	start(&terminal, "papers.csv", "library not read");
	terminal_type(&terminal, "*");
	terminal_expect(&terminal, "marks cannot be saved: the library cannot be");
	fixture_quit(&terminal);
	start(&terminal, NULL, "0 of 0 papers");
	terminal_expect(&terminal, "library not read");
	fixture_quit(&terminal);
}

/* Types the keys in one go; the exit status. What the program said at its end is in *is_said. */
static int leave_at_once(const char *keys, const char *text, bool *is_said)
{
	struct terminal terminal;
	int status;

	start(&terminal, "papers.csv", "library not read");
	terminal_type(&terminal, keys);
	status = terminal_wait_exit(&terminal);
	*is_said = strstr(terminal_text(&terminal), text) != NULL;
	terminal_end(&terminal);
	return status;
}

/* Whoever leaves before the screen could say what went wrong is told after it. A slow machine may
 * draw between two keys; then it was on the screen. */
static void test_leaving_before_it_is_said(void **state)
{
	bool is_said = false;
	int status = 0;

	(void)state;
	fixture_write(library_name, "this is no library", 0600);
	for (int i = 0; i < 100 && status == 0; i++)
		status = leave_at_once("*q", "shortlist: marks cannot be saved", &is_said);
	assert_int_equal(status, 2);
	assert_true(is_said);
	assert_int_equal(leave_at_once("jq", "shortlist: ", &is_said), 0);
	assert_false(is_said);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(test_reading_beside_a_writer),
		FIXTURE_TEST(test_locked_library),
		FIXTURE_TEST(test_browser_with_files),
		FIXTURE_TEST(test_browser_without_files),
		FIXTURE_TEST(test_damage_within),
		FIXTURE_TEST(test_leaving_before_it_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
