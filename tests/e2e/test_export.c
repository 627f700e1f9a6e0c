/*
 * An export that Esc stops while it is being written. The program is halted as soon as some of its
 * file is there, gets the key, and goes on: so the key comes in the middle, however fast the
 * machine is. Where it had written all the same, as many papers again are tried.
 */

#include "config.h"

#include <dirent.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "e2e/fixture.h"
#include "support.h"

#define PAPERS_MIN 50000
#define PAPERS_MAX (PAPERS_MIN << 6)

#define OLD_TEXT "The list as it was.\n"

static int set_up(void **state)
{
	return fixture_set_up(state);
}

static void write_papers(int count)
{
	char path[FIXTURE_PATH];
	FILE *file = fopen(fixture_path(path, "papers.csv"), "w");

	assert_non_null(file);
	fputs("Title,Abstract\r\n", file);
	for (int i = 0; i < count; i++)
		fprintf(file, "Teapot number %d,Lid %d is put on and the tea stays warm.\r\n", i,
			i);
	assert_int_equal(fclose(file), 0);
}

/* The bytes of the temporary file of a folder; -1: there is none. */
static long temporary_size(const char *name)
{
	char folder[FIXTURE_PATH], path[2 * FIXTURE_PATH];
	DIR *entries = opendir(fixture_path(folder, name));
	struct dirent *entry;
	struct stat st;
	long size = -1;

	assert_non_null(entries);
	while (size < 0 && (entry = readdir(entries))) {
		if (strncmp(entry->d_name, ".shortlist-", 11) != 0)
			continue;
		snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
		if (stat(path, &st) == 0)
			size = (long)st.st_size;
	}
	closedir(entries);
	return size;
}

/* Halts the program once its file has begun, or is done. */
static void halt_while_writing(struct terminal *terminal)
{
	int64_t deadline = support_deadline();
	int status;

	while (temporary_size("out") <= 0 && !strstr(terminal_text(terminal), "written to")) {
		assert_true(support_now() < deadline);
		terminal_listen(terminal);
	}
	assert_int_equal(kill(terminal->pid, SIGSTOP), 0);
	assert_int_equal(waitpid(terminal->pid, &status, WUNTRACED), terminal->pid);
	assert_true(WIFSTOPPED(status));
}

/* Replaces the list by that many papers, and stops it; whether the key came in time. */
static bool is_stopped(int papers)
{
	struct terminal terminal;
	bool has_stopped;
	char count[32];

	write_papers(papers);
	fixture_write("out/list.csv", OLD_TEXT, 0600);
	snprintf(count, sizeof(count), "%d papers", papers);
	fixture_start(&terminal, "papers.csv", 24, 80, count);
	terminal_type(&terminal, "e\x15~/out/list.csv\r");
	terminal_expect(&terminal, "Replace it?");
	terminal_type(&terminal, "y");
	halt_while_writing(&terminal);
	terminal_type(&terminal, "\x1b");
	assert_int_equal(kill(terminal.pid, SIGCONT), 0);
	assert_true(terminal_wait_either(&terminal, "stopped: nothing was written", "written to"));
	has_stopped = strstr(terminal_text(&terminal), "nothing was written") != NULL;
	fixture_quit(&terminal);
	return has_stopped;
}

static void test_esc_in_the_middle(void **state)
{
	char folder[FIXTURE_PATH], text[sizeof(OLD_TEXT) + 1];
	int papers = PAPERS_MIN;

	(void)state;
	assert_int_equal(mkdir(fixture_path(folder, "out"), 0700), 0);
	while (!is_stopped(papers)) {
		papers *= 2;
		assert_in_range(papers, PAPERS_MIN, PAPERS_MAX);
	}
	fixture_read("out/list.csv", text, sizeof(text));
	assert_string_equal(text, OLD_TEXT);
	assert_int_equal(temporary_size("out"), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(test_esc_in_the_middle),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
