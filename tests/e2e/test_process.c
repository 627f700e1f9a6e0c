/*
 * The program as a process: whatever signal ends it, the terminal is as it was; and a terminal that
 * takes nothing keeps it from nothing.
 */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "base/str.h"
#include "e2e/fixture.h"
#include "support.h"

static char papers[FIXTURE_PATH];

static int set_up(void **state)
{
	const struct rlimit none = { 0, 0 };
	int failed = fixture_set_up(state);

	/* Crashes are on purpose here. */
	setrlimit(RLIMIT_CORE, &none);
	fixture_write("papers.csv",
		      "Title,Abstract\nSlow Rivers,They arrive.\nQuick Rivers,They have left.\n",
		      0600);
	fixture_path(papers, "papers.csv");
	return failed;
}

/* Returns the program's end of the terminal, which so outlives it. */
static int start_as(struct terminal *terminal, char *const argv[])
{
	int line;

	terminal_start(terminal, argv, 24, 80, "xterm-256color");
	line = open(ptsname(terminal->fd), O_RDWR | O_NOCTTY | O_CLOEXEC);
	assert_true(line >= 0);
	terminal_expect(terminal, "2 of 2 papers");
	assert_true(terminal->is_altscreen);
	return line;
}

static int start(struct terminal *terminal)
{
	char *argv[] = { fixture_program(), papers, NULL };

	return start_as(terminal, argv);
}

static void assert_is_cooked(int line)
{
	struct termios settings;

	assert_int_equal(tcgetattr(line, &settings), 0);
	assert_true(settings.c_lflag & ICANON);
	assert_true(settings.c_lflag & ECHO);
	assert_true(settings.c_iflag & ICRNL);
	assert_true(settings.c_iflag & IXON);
	assert_true(settings.c_oflag & ONLCR);
}

/* Whether the last of the two that was sent is the one that switches it off. */
static bool is_off(struct terminal *terminal, const char *on, const char *off)
{
	const char *last_on = NULL, *last_off = NULL;
	struct str output = { terminal->output, terminal->output_len };

	for (size_t i = 0; i < output.len; i++) {
		if (str_starts_with(str_sub(output, i, SIZE_MAX), str_from(on)))
			last_on = output.p + i;
		if (str_starts_with(str_sub(output, i, SIZE_MAX), str_from(off)))
			last_off = output.p + i;
	}
	return !last_on || last_off > last_on;
}

static void assert_is_restored(struct terminal *terminal, int line)
{
	assert_is_cooked(line);
	assert_false(terminal->is_altscreen);
	assert_true(is_off(terminal, "\033[?2004h", "\033[?2004l"));
	assert_true(is_off(terminal, "\033[?1000h", "\033[?1000l"));
	assert_true(is_off(terminal, "\033[?25l", "\033[?25h") ||
		    is_off(terminal, "\033[?25l", "\033[?12l\033[?25h"));
}

static void test_every_signal(void **state)
{
	const int numbers[] = { SIGINT,    SIGTERM, SIGHUP,  SIGQUIT,   SIGUSR1, SIGUSR2,
				SIGALRM,   SIGPROF, SIGXCPU, SIGVTALRM, SIGPOLL, SIGPWR,
				SIGSTKFLT, SIGPIPE, SIGTRAP, SIGSYS,    SIGSEGV, SIGBUS,
				SIGABRT,   SIGFPE,  SIGILL,  SIGRTMIN,  SIGRTMAX };

	(void)state;
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		struct terminal terminal;
		int line = start(&terminal);

		/* In the middle of typing. */
		terminal_type(&terminal, "/slow");
		terminal_expect(&terminal, "1 of 2 papers");
		kill(terminal.pid, numbers[i]);
		assert_int_equal(terminal_wait_signal(&terminal, true), numbers[i]);
		assert_is_restored(&terminal, line);
		close(line);
		terminal_end(&terminal);
	}
}

/* What was ignored when the program was started stays so. */
static void test_ignored(void **state)
{
	struct terminal terminal;
	int line;

	(void)state;
	signal(SIGUSR1, SIG_IGN);
	signal(SIGHUP, SIG_IGN);
	line = start(&terminal);
	signal(SIGUSR1, SIG_DFL);
	signal(SIGHUP, SIG_DFL);
	kill(terminal.pid, SIGUSR1);
	kill(terminal.pid, SIGHUP);
	kill(terminal.pid, SIGXFSZ);
	terminal_type(&terminal, "/slow");
	terminal_expect(&terminal, "1 of 2 papers");
	terminal_type(&terminal, "\rq");
	assert_int_equal(terminal_wait_exit(&terminal), 0);
	assert_is_restored(&terminal, line);
	close(line);
	terminal_end(&terminal);
}

/* Of the papers of a file, or without one of the library. */
static size_t count_starred(const char *file)
{
	char command[4300];
	size_t lines = 0;
	FILE *pipe;
	int c;

	snprintf(command, sizeof(command), "'%s' list -f titles -q is:starred %s",
		 fixture_program(), file);
	pipe = popen(command, "r");
	assert_non_null(pipe);
	while ((c = getc(pipe)) != EOF)
		lines += c == '\n';
	pclose(pipe);
	return lines;
}

static void wait_for_stars(const char *file, size_t count)
{
	int64_t deadline = support_deadline();

	while (count_starred(file) != count)
		assert_true(support_now() < deadline);
}

/* Output is stopped, as by ^S of a terminal that has that itself: keys work all the same, and what
 * they did is shown once it goes on. */
static void test_keys_while_stopped(void **state)
{
	struct terminal terminal;
	int line;

	(void)state;
	line = start(&terminal);
	assert_int_equal(tcflow(line, TCOOFF), 0);
	terminal_type(&terminal, "\f*");
	wait_for_stars(papers, 1);
	assert_null(strstr(terminal_text(&terminal), "1 starred"));
	assert_int_equal(tcflow(line, TCOON), 0);
	terminal_expect(&terminal, "1 starred");
	terminal_type(&terminal, "q");
	assert_int_equal(terminal_wait_exit(&terminal), 0);
	assert_is_restored(&terminal, line);
	close(line);
	terminal_end(&terminal);
}

/* The same while the program has work to do that does not end: papers.csv goes on as zeros without
 * end, of which the disk has none. */
static void test_keys_while_working(void **state)
{
	struct terminal terminal;
	int line;

	(void)state;
	if (truncate(papers, (off_t)1 << 40) != 0)
		support_skip("the file system has no files of a terabyte");
	terminal_start(&terminal, (char *const[]){ fixture_program(), papers, NULL }, 24, 80,
		       "xterm-256color");
	line = open(ptsname(terminal.fd), O_RDWR | O_NOCTTY | O_CLOEXEC);
	assert_true(line >= 0);
	terminal_expect(&terminal, "Quick Rivers");
	assert_int_equal(tcflow(line, TCOOFF), 0);
	/* What the first of these does is to be drawn before the second is read. */
	terminal_type(&terminal, "\f*");
	wait_for_stars("", 1);
	terminal_type(&terminal, "*/slow");
	wait_for_stars("", 0);
	assert_int_equal(tcflow(line, TCOON), 0);
	terminal_expect_gone(&terminal, "Quick Rivers");
	terminal_type(&terminal, "\rq");
	assert_int_equal(terminal_wait_exit(&terminal), 0);
	close(line);
	terminal_end(&terminal);
}

/* It ends in order all the same, and gives the terminal back. */
static void test_end_while_stopped(void **state)
{
	static const int numbers[] = { SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGSEGV };

	(void)state;
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		struct terminal terminal;
		int line = start(&terminal);

		assert_int_equal(tcflow(line, TCOOFF), 0);
		terminal_type(&terminal, "\f");
		kill(terminal.pid, numbers[i]);
		assert_int_equal(terminal_wait_signal(&terminal, false), numbers[i]);
		assert_is_cooked(line);
		close(line);
		terminal_end(&terminal);
	}
}

/* The same where nobody reads what is shown, until nothing more fits. */
static void test_end_while_unread(void **state)
{
	struct terminal terminal;
	int line;

	(void)state;
	line = start(&terminal);
	for (int i = 0; i < 500; i++)
		terminal_type(&terminal, "\f/slow\033\f/quick\033");
	kill(terminal.pid, SIGTERM);
	assert_int_equal(terminal_wait_signal(&terminal, false), SIGTERM);
	assert_is_cooked(line);
	close(line);
	terminal_end(&terminal);
}

/* Stopped by ^Z the terminal is as it was; after that the screen is whole, and keys are keys. A
 * shell is needed, as what nobody can continue is not stopped. */
static void test_stop(void **state)
{
	char script[400];
	char *argv[] = { (char *)"/bin/sh", (char *)"-mc", script, NULL };
	struct terminal terminal;
	int line;

	(void)state;
	snprintf(script, sizeof(script), "'%s' '%s'; echo it waits; read -r go; fg",
		 fixture_program(), papers);
	line = start_as(&terminal, argv);
	terminal_type(&terminal, "\x1a");
	terminal_expect(&terminal, "it waits");
	assert_is_restored(&terminal, line);
	terminal_type(&terminal, "go on\r");
	terminal_expect(&terminal, "2 of 2 papers");
	assert_true(terminal.is_altscreen);
	assert_false(is_off(&terminal, "\033[?1h", "\033[?1l"));
	assert_false(is_off(&terminal, "\033[?2004h", "\033[?2004l"));
	terminal_type(&terminal, "/slow");
	terminal_expect(&terminal, "1 of 2 papers");
	terminal_type(&terminal, "\rq");
	assert_int_equal(terminal_wait_exit(&terminal), 0);
	assert_is_restored(&terminal, line);
	close(line);
	terminal_end(&terminal);
}

/* A large terminal is more than curses can draw at once. */
static void test_large(void **state)
{
	char *argv[] = { fixture_program(), papers, NULL };
	struct terminal terminal;

	(void)state;
	terminal_start(&terminal, argv, 200, 500, "xterm-256color");
	terminal_expect(&terminal, "2 of 2 papers");
	terminal_type(&terminal, "/slow");
	terminal_expect(&terminal, "1 of 2 papers");
	terminal_resize(&terminal, 300, 700);
	terminal_type(&terminal, "\x15quick r");
	terminal_expect(&terminal, "quick r");
	terminal_type(&terminal, "\x15");
	terminal_expect(&terminal, "2 of 2 papers");
	terminal_type(&terminal, "\rq");
	assert_int_equal(terminal_wait_exit(&terminal), 0);
	terminal_end(&terminal);
}

/* A terminal as the papers' file is refused, before the browser takes its keys. */
static void test_input_is_terminal(void **state)
{
	static const char *const commands[] = { "browse", "list", "add", "check" };

	(void)state;
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
		char *argv[] = { fixture_program(), (char *)commands[i], (char *)"-", NULL };
		struct terminal terminal;

		terminal_start(&terminal, argv, 24, 80, "xterm-256color");
		assert_int_equal(terminal_wait_exit(&terminal), 2);
		assert_non_null(strstr(terminal_text(&terminal),
				       "shortlist: standard input: is a terminal"));
		assert_false(terminal.is_altscreen);
		terminal_end(&terminal);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(test_every_signal),
		FIXTURE_TEST(test_ignored),
		FIXTURE_TEST(test_keys_while_stopped),
		FIXTURE_TEST(test_keys_while_working),
		FIXTURE_TEST(test_end_while_stopped),
		FIXTURE_TEST(test_end_while_unread),
		FIXTURE_TEST(test_stop),
		FIXTURE_TEST(test_large),
		FIXTURE_TEST(test_input_is_terminal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
