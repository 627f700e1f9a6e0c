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

#include "e2e/terminal.h"

static char home[64];
static char papers[128];
static char library[128];

static const char sheet[] = "Title,Abstract\n"
			    "Lanterns That Count Their Own Moths,Moths are counted.\n"
			    "A Ladder for Shallow Wells,Wells are climbed.\n";

static char *program(void)
{
	char *given = getenv("SHORTLIST");

	return given ? given : "src/shortlist";
}

static void write_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
}

/* Runs the program by a shell, with what it prints in HOME/out and HOME/err; its exit status. */
static int run(const char *arguments)
{
	char command[1024];
	int status;

	snprintf(command, sizeof(command), "'%s' %s >'%s/out' 2>'%s/err' </dev/null", program(),
		 arguments, home, home);
	status = system(command);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static bool file_has(const char *name, const char *text)
{
	char path[256], content[8192];
	FILE *file;
	size_t len;

	snprintf(path, sizeof(path), "%s/%s", home, name);
	file = fopen(path, "r");
	assert_non_null(file);
	len = fread(content, 1, sizeof(content) - 1, file);
	content[len] = '\0';
	fclose(file);
	return strstr(content, text) != NULL;
}

static int set_up(void **state)
{
	char arguments[256];

	(void)state;
	strcpy(home, "/tmp/shortlist-e2e-XXXXXX");
	assert_non_null(mkdtemp(home));
	setenv("HOME", home, 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("TZ", "UTC", 1);
	unsetenv("XDG_DATA_HOME");
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("XDG_STATE_HOME");
	unsetenv("NO_COLOR");
	snprintf(papers, sizeof(papers), "%s/papers.csv", home);
	snprintf(library, sizeof(library), "%s/.local/share/shortlist/library.db", home);
	write_file(papers, sheet);
	snprintf(arguments, sizeof(arguments), "add %s", papers);
	assert_int_equal(run(arguments), 0);
	assert_int_equal(run("star -q lanterns"), 0);
	return 0;
}

static int tear_down(void **state)
{
	char command[128];

	(void)state;
	snprintf(command, sizeof(command), "rm -rf '%s'", home);
	return system(command);
}

/* Takes the library as another program does, by "BEGIN IMMEDIATE" or "BEGIN EXCLUSIVE". */
static sqlite3 *take_library(const char *sql)
{
	sqlite3 *other;

	assert_int_equal(sqlite3_open(library, &other), SQLITE_OK);
	assert_int_equal(sqlite3_exec(other, sql, NULL, NULL, NULL), SQLITE_OK);
	return other;
}

/* Who is about to write shuts nobody out who reads. */
static void test_reading_beside_a_writer(void **state)
{
	sqlite3 *other = take_library("BEGIN IMMEDIATE");

	(void)state;
	assert_int_equal(run("list -f titles -q is:starred"), 0);
	assert_true(file_has("out", "Lanterns That Count"));
	assert_int_equal(run("export -q wells -o \"$HOME/wells.csv\""), 0);
	assert_true(file_has("wells.csv", "A Ladder for Shallow Wells"));
	sqlite3_close(other);
}

static void test_locked_library(void **state)
{
	sqlite3 *other = take_library("BEGIN EXCLUSIVE");
	char path[256];

	(void)state;
	snprintf(path, sizeof(path), "%s/kept.csv", home);
	write_file(path, "what was kept\n");
	assert_int_equal(run("export -q wells -o \"$HOME/kept.csv\" --force"), 2);
	assert_true(file_has("err", "another program is writing to it"));
	assert_true(file_has("kept.csv", "what was kept"));
	assert_int_equal(run("list -f titles -q is:starred \"$HOME/papers.csv\""), 2);
	assert_false(file_has("out", "Lanterns"));
	assert_true(file_has("err", "another program is writing to it"));
	sqlite3_close(other);
}

static void start(struct terminal *terminal, char *file)
{
	char *argv[] = { program(), file, NULL };

	terminal_start(terminal, argv, 24, 80, "xterm-256color");
}

static void quit(struct terminal *terminal)
{
	terminal_type(terminal, "q");
	assert_int_equal(terminal_wait_exit(terminal), 0);
	terminal_end(terminal);
}

/* The head goes on saying it, whatever is done. */
static void test_browser_with_files(void **state)
{
	struct terminal terminal;

	(void)state;
	write_file(library, "this is no library");
	start(&terminal, papers);
	terminal_expect(&terminal, "library not read");
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
	quit(&terminal);
	assert_true(file_has(".local/share/shortlist/library.db", "this is no library"));
}

static void test_browser_without_files(void **state)
{
	struct terminal terminal;

	(void)state;
	write_file(library, "this is no library");
	start(&terminal, NULL);
	terminal_expect(&terminal, "0 of 0 papers");
	terminal_expect(&terminal, "library not read");
	quit(&terminal);
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
	assert_false(file_has("out", "Ladder"));
	start(&terminal, papers);
	terminal_expect(&terminal, "library not read");
	terminal_type(&terminal, "*");
	terminal_expect(&terminal, "marks cannot be saved: the library cannot be");
	quit(&terminal);
	start(&terminal, NULL);
	terminal_expect(&terminal, "0 of 0 papers");
	terminal_expect(&terminal, "library not read");
	quit(&terminal);
}

/* Types the keys in one go; the exit status. What the program said at its end is in *is_said. */
static int leave_at_once(const char *keys, const char *text, bool *is_said)
{
	struct terminal terminal;
	int status;

	start(&terminal, papers);
	terminal_expect(&terminal, "library not read");
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
	write_file(library, "this is no library");
	for (int i = 0; i < 100 && status == 0; i++)
		status = leave_at_once("*q", "shortlist: marks cannot be saved", &is_said);
	assert_int_equal(status, 2);
	assert_true(is_said);
	assert_int_equal(leave_at_once("jq", "shortlist: ", &is_said), 0);
	assert_false(is_said);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_reading_beside_a_writer), TEST(test_locked_library),
		TEST(test_browser_with_files),      TEST(test_browser_without_files),
		TEST(test_damage_within),           TEST(test_leaving_before_it_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
