/*
 * The command line, completion, the history and the manual, in the real program in a real terminal.
 */

#include "config.h"

#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "e2e/fixture.h"
#include "support.h"
#include "term/child.h"

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

static int set_up(void **state)
{
	int failed = fixture_set_up(state);

	fixture_write("papers.txt", capture, 0600);
	return failed;
}

static void start(struct terminal *terminal)
{
	fixture_start(terminal, "papers.txt", 24, 80, "3 papers");
}

static void leave(struct terminal *terminal)
{
	fixture_leave(terminal, ":qu\t\r");
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
	fixture_read("list.csv", text, sizeof(text));
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
	fixture_read(".local/state/shortlist/history", text, sizeof(text));
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
	char path[FIXTURE_PATH];

	(void)state;
	fixture_write_config("[options]\nhistory = no\n");
	start(&terminal);
	terminal_type(&terminal, ":sort title\r");
	terminal_expect(&terminal, "sorted by title");
	leave(&terminal);
	assert_int_not_equal(access(fixture_path(path, ".local/state/shortlist/history"), F_OK), 0);
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
	/* What ends one may come after a part of itself. */
	terminal_type(&terminal, "/");
	paste(&terminal, "pebbles\x1b[201\x1b", 1);
	terminal_expect(&terminal, "0 of 3 papers");
	terminal_type(&terminal, "\x15\r");
	leave(&terminal);
}

/* The end of a paste got lost, and the person goes on typing: what was pasted is shown all the
 * same.
 */
static void test_endless_paste(void **state)
{
	struct terminal terminal;
	pid_t typist;

	(void)state;
	start(&terminal);
	terminal_type(&terminal, "/\x1b[200~pebbles");
	typist = fork();
	if (typist == 0)
		for (;;) {
			poll(NULL, 0, 50);
			(void)!write(terminal.fd, " ", 1);
		}
	terminal_expect(&terminal, "1 of 3 papers");
	kill(typist, SIGKILL);
	waitpid(typist, NULL, 0);
	terminal_type(&terminal, "\x15\r");
	terminal_expect(&terminal, "3 of 3 papers");
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
	fixture_read(".config/shortlist/topics", text, sizeof(text));
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
		FIXTURE_TEST(test_commands),      FIXTURE_TEST(test_completion),
		FIXTURE_TEST(test_history),       FIXTURE_TEST(test_no_history),
		FIXTURE_TEST(test_paste),         FIXTURE_TEST(test_long_paste),
		FIXTURE_TEST(test_endless_paste), FIXTURE_TEST(test_topics),
		FIXTURE_TEST(test_manual),
	};

	return support_exit_status(cmocka_run_group_tests(tests, NULL, NULL));
}
