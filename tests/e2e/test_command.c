/*
 * The command line, completion, the history and the manual, in the real program in a real terminal.
 */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "e2e/terminal.h"
#include "support.h"
#include "term/child.h"

static char home[64];
static char papers[128];

static const char capture[] =
	"Get trending papers in your email inbox once a day!\n"
	"Get trending papers in your email inbox!\n"
	"SubscribeTidal Gradients: Learning from the Sea\n"
	"Waves choose the step size of a small optimiser, with convergence on three invented "
	"coasts.\n"
	"Lanterns for Federated Gardens\n"
	"Gardens share no soil, only advice, and every tomato ripens by the diffusion of light.\n"
	"Mountains That Count\n"
	"Counting pebbles with a mountain needs patience, and convergence takes an age.\n";

static void write_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
}

static void read_file(const char *name, char *text, size_t size)
{
	char path[256];
	FILE *file;
	size_t len;

	snprintf(path, sizeof(path), "%s/%s", home, name);
	file = fopen(path, "r");
	assert_non_null(file);
	len = fread(text, 1, size - 1, file);
	text[len] = '\0';
	fclose(file);
}

static int set_up(void **state)
{
	(void)state;
	strcpy(home, "/tmp/shortlist-e2e-XXXXXX");
	assert_non_null(mkdtemp(home));
	setenv("HOME", home, 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("TZ", "UTC", 1);
	unsetenv("XDG_DATA_HOME");
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("XDG_STATE_HOME");
	unsetenv("ESCDELAY");
	snprintf(papers, sizeof(papers), "%s/papers.txt", home);
	write_file(papers, capture);
	return 0;
}

static int tear_down(void **state)
{
	char command[128];

	(void)state;
	snprintf(command, sizeof(command), "rm -rf '%s'", home);
	return system(command);
}

static void start(struct terminal *terminal)
{
	char *given = getenv("SHORTLIST");
	char *argv[] = { given ? given : (char *)"src/shortlist", papers, NULL };

	terminal_start(terminal, argv, 24, 80, "xterm-256color");
	terminal_expect(terminal, "3 papers");
}

static void leave(struct terminal *terminal)
{
	terminal_type(terminal, ":qu\t\r");
	assert_int_equal(terminal_wait_exit(terminal), 0);
	terminal_end(terminal);
}

static void test_commands(void **state)
{
	struct terminal terminal;
	char text[4096];

	(void)state;
	start(&terminal);
	terminal_type(&terminal, ":sort -title\r");
	terminal_expect(&terminal, "sorted by title");
	terminal_type(&terminal, ":filter convergence -pebbles\r");
	terminal_expect(&terminal, "1 of 3 papers");
	terminal_type(&terminal, ":export ~/list.csv\r");
	terminal_expect(&terminal, "written to ~/list.csv");
	read_file("list.csv", text, sizeof(text));
	assert_non_null(strstr(text, "Tidal Gradients"));
	assert_null(strstr(text, "Mountains"));
	terminal_type(&terminal, ":exprot x\r");
	terminal_expect(&terminal, "did you mean export?");
	terminal_type(&terminal, "\x1b");
	terminal_expect(&terminal, "3 papers");
	leave(&terminal);
}

static void test_completion(void **state)
{
	struct terminal terminal;

	(void)state;
	start(&terminal);
	terminal_type(&terminal, "/@conv\t");
	terminal_expect(&terminal, "@convergence");
	terminal_expect(&terminal, "2 of 3 papers");
	terminal_type(&terminal, "\x15is:\t");
	terminal_expect(&terminal, "starred  unread  reading  done");
	terminal_type(&terminal, "\t\t");
	terminal_expect(&terminal, "is:unread");
	/* S-Tab goes back. */
	terminal_type(&terminal, "\x1b[Z");
	terminal_expect(&terminal, "is:starred");
	terminal_type(&terminal, "\x1b");
	terminal_expect_gone(&terminal, "is:starred");
	terminal_type(&terminal, ":exp\t~/pap\t");
	terminal_expect(&terminal, ":export ~/papers.txt");
	terminal_type(&terminal, "\x03");
	terminal_wait_exit(&terminal);
	terminal_end(&terminal);
}

static void test_history(void **state)
{
	struct terminal one, two;
	char text[1000];

	(void)state;
	start(&one);
	start(&two);
	terminal_type(&one, ":sort title\r");
	terminal_expect(&one, "sorted by title");
	terminal_type(&two, "/gardens\r");
	terminal_expect(&two, "1 of 3 papers");
	terminal_type(&one, "/pebbles\r");
	terminal_expect(&one, "1 of 3 papers");
	leave(&one);
	leave(&two);
	read_file(".local/state/shortlist/history", text, sizeof(text));
	assert_non_null(strstr(text, ":sort title\n"));
	assert_non_null(strstr(text, "/gardens\n"));
	start(&one);
	terminal_type(&one, "/\x10\x10");
	terminal_expect(&one, "gardens");
	terminal_expect(&one, "1 of 3 papers");
	terminal_type(&one, "\x0E");
	terminal_expect(&one, "pebbles");
	terminal_type(&one, "\x1b");
	terminal_expect(&one, "3 of 3 papers");
	terminal_type(&one, ":so\x1b[A");
	terminal_expect(&one, ":sort title");
	terminal_type(&one, "\r");
	terminal_expect(&one, "sorted by title");
	leave(&one);
}

static void test_no_history(void **state)
{
	struct terminal terminal;
	char path[256];

	(void)state;
	snprintf(path, sizeof(path), "mkdir -p '%s/.config/shortlist'", home);
	assert_int_equal(system(path), 0);
	snprintf(path, sizeof(path), "%s/.config/shortlist/config", home);
	write_file(path, "[options]\nhistory = no\n");
	start(&terminal);
	terminal_type(&terminal, ":sort title\r");
	terminal_expect(&terminal, "sorted by title");
	leave(&terminal);
	snprintf(path, sizeof(path), "%s/.local/state/shortlist/history", home);
	assert_int_not_equal(access(path, F_OK), 0);
}

/* Lines that are pasted into the query are one query, and no line of them is a key. */
static void test_paste(void **state)
{
	struct terminal terminal;

	(void)state;
	start(&terminal);
	terminal_type(&terminal, "/\x1b[200~convergence\r\n-coasts\nq\n\x1b[201~");
	terminal_expect(&terminal, "convergence -coasts q");
	/* ^W takes a word, M-b goes back over one, Home and End to the ends. */
	terminal_type(&terminal, "\x17\x17");
	terminal_expect(&terminal, "2 of 3 papers");
	terminal_type(&terminal, "pebbles\x1b"
				 "b\x17");
	terminal_expect(&terminal, "1 of 3 papers");
	terminal_expect(&terminal, "pebbles");
	terminal_type(&terminal, "\x1b[F x\x1b[Hy \x0B\x19");
	terminal_expect(&terminal, "y pebbles x");
	terminal_type(&terminal, "\x15\r");
	terminal_expect(&terminal, "3 papers");
	leave(&terminal);
}

/* Pastes the text that many times in one go. */
static void paste(struct terminal *terminal, const char *text, size_t times)
{
	terminal_type(terminal, "\x1b[200~");
	for (size_t i = 0; i < times; i++)
		terminal_type(terminal, text);
	terminal_type(terminal, "\x1b[201~");
}

/* A paste that is too long is refused; none of it is a key, and the key behind it is. */
static void test_long_paste(void **state)
{
	struct terminal terminal;

	(void)state;
	start(&terminal);
	for (size_t times = 100; times <= 20000; times *= 14) {
		terminal_type(&terminal, "/tea");
		paste(&terminal, "q\n\x1b[20\x1b:quit\r x y z and what else there is on a page\n",
		      times);
		terminal_expect(&terminal, "too long: a query has at most 4096 bytes");
		terminal_type(&terminal, "\x15pebbles");
		terminal_expect(&terminal, "1 of 3 papers");
		terminal_expect_gone(&terminal, "too long");
		terminal_type(&terminal, "\x15\r");
		terminal_expect(&terminal, "3 of 3 papers");
	}
	/* What ends one may stand behind a part of itself. */
	terminal_type(&terminal, "/");
	paste(&terminal, "pebbles\x1b[201\x1b", 1);
	terminal_expect(&terminal, "0 of 3 papers");
	terminal_type(&terminal, "\x15\r");
	leave(&terminal);
}

static void test_topics(void **state)
{
	struct terminal terminal;
	char text[1000];

	(void)state;
	start(&terminal);
	terminal_type(&terminal, ":topic add tea = \"tomato ripens\"\r");
	terminal_expect(&terminal, "the topic tea is added");
	terminal_type(&terminal, ":topic tea\r");
	terminal_expect(&terminal, "1 of 3 papers");
	terminal_type(&terminal, "q");
	terminal_expect(&terminal, "1 topic is not written");
	terminal_type(&terminal, "n:write-topics\r");
	terminal_expect(&terminal, "written to your topics file");
	leave(&terminal);
	read_file(".config/shortlist/topics", text, sizeof(text));
	assert_string_equal(text, "tea = \"tomato ripens\"\n");
	start(&terminal);
	terminal_type(&terminal, "/@tea\r");
	terminal_expect(&terminal, "1 of 3 papers");
	leave(&terminal);
}

static void test_manual(void **state)
{
	struct terminal terminal;
	char *before;

	(void)state;
	if (!child_is_installed("man") && !child_is_installed("mandoc") &&
	    !child_is_installed("groff"))
		support_skip("man, mandoc or groff shows the manual, and none is here");
	start(&terminal);
	terminal_type(&terminal, "K");
	terminal_expect(&terminal, "shortlist(1)");
	terminal_expect(&terminal, "SYNOPSIS");
	terminal_type(&terminal, "G");
	terminal_expect_gone(&terminal, "SYNOPSIS");
	terminal_expect(&terminal, "100 %");
	terminal_resize(&terminal, 12, 50);
	terminal_wait_output(&terminal);
	terminal_type(&terminal, "gg");
	terminal_expect(&terminal, "NAME");
	terminal_type(&terminal, "q:man query\r");
	terminal_expect(&terminal, "shortlist-query(7)");
	terminal_type(&terminal, "q");
	terminal_expect(&terminal, "Mountains That Count");
	leave(&terminal);
	/* Without a program that could show it, one sentence. */
	before = strdup(getenv("PATH"));
	setenv("PATH", "/nonexistent", 1);
	start(&terminal);
	setenv("PATH", before, 1);
	free(before);
	terminal_type(&terminal, "K");
	terminal_expect(&terminal, "neither man nor mandoc nor groff");
	leave(&terminal);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
		TEST(test_commands),   TEST(test_completion), TEST(test_history),
		TEST(test_no_history), TEST(test_paste),      TEST(test_long_paste),
		TEST(test_topics),     TEST(test_manual),
	};

	return support_exit_status(cmocka_run_group_tests(tests, NULL, NULL));
}
