/*
 * The real program in a real terminal: what a person does with it on a first day.
 */

#include "config.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "e2e/terminal.h"
#include "support.h"

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
	"Schr\xC3\xB6"
	"dinger Sleeps\n"
	"A cat is asked for feedback by a human. RLHF follows, and nobody opens the box.\n"
	"Mountains That Count\n"
	"Counting pebbles with a mountain needs patience, and convergence takes an age.\n";

static char *program(void)
{
	char *given = getenv("SHORTLIST");

	return given ? given : (char *)"src/shortlist";
}

static int set_up(void **state)
{
	FILE *file;

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
	unsetenv("ESCDELAY");
	snprintf(papers, sizeof(papers), "%s/papers.txt", home);
	file = fopen(papers, "w");
	assert_non_null(file);
	fputs(capture, file);
	fclose(file);
	return 0;
}

static int tear_down(void **state)
{
	char command[128];

	(void)state;
	snprintf(command, sizeof(command), "rm -rf '%s'", home);
	return system(command);
}

static void start(struct terminal *terminal, int rows, int columns)
{
	char *argv[] = { program(), papers, NULL };

	terminal_start(terminal, argv, rows, columns, "xterm-256color");
	terminal_expect(terminal, "4 papers");
}

static void quit(struct terminal *terminal)
{
	terminal_type(terminal, "q");
	assert_int_equal(terminal_wait_exit(terminal), 0);
	terminal_end(terminal);
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

static void test_filter_star_restart_export(void **state)
{
	struct terminal terminal;
	char text[8192];

	(void)state;
	start(&terminal, 24, 80);
	terminal_expect(&terminal, "Tidal Gradients");
	terminal_type(&terminal, "/schrod");
	terminal_expect(&terminal, "1 of 4 papers");
	terminal_expect_gone(&terminal, "Lanterns for Federated Gardens");
	terminal_type(&terminal, "\r*");
	terminal_expect(&terminal, "1 starred");
	quit(&terminal);

	start(&terminal, 24, 80);
	terminal_expect(&terminal, "1 starred");
	terminal_expect(&terminal, "★");
	terminal_type(&terminal, "e");
	terminal_expect(&terminal, "1 starred paper");
	terminal_type(&terminal, "\x15~/out.csv\r");
	terminal_expect(&terminal, "written to");
	read_file("out.csv", text, sizeof(text));
	assert_non_null(strstr(text, "dinger Sleeps"));
	assert_null(strstr(text, "Lanterns"));

	/* Again: it asks before it replaces. */
	terminal_type(&terminal, "e\x15~/out.csv\r");
	terminal_expect(&terminal, "Replace it?");
	terminal_type(&terminal, "y");
	terminal_expect(&terminal, "written to");
	quit(&terminal);
}

static void test_topics_and_errors(void **state)
{
	struct terminal terminal;

	(void)state;
	start(&terminal, 24, 80);
	terminal_type(&terminal, "1");
	terminal_expect(&terminal, "2 of 4 papers");
	terminal_expect(&terminal, "@convergence");
	terminal_type(&terminal, "1");
	terminal_expect(&terminal, "4 papers");
	terminal_type(&terminal, "/upvotes:x");
	terminal_expect(&terminal, "column 9: expected");
	terminal_type(&terminal, "\x1b");
	terminal_expect_gone(&terminal, "expected");
	terminal_expect(&terminal, "Mountains That Count");
	terminal_type(&terminal, "?");
	terminal_expect(&terminal, "type a query; the list follows");
	terminal_type(&terminal, "star");
	terminal_expect_gone(&terminal, "type a query; the list follows");
	/* Esc takes the filter off the help, and Esc leaves it. */
	terminal_type(&terminal, "\x1b");
	terminal_expect(&terminal, "type a query; the list follows");
	terminal_type(&terminal, "\x1b");
	terminal_expect(&terminal, "Mountains That Count");
	quit(&terminal);
}

static void test_resize(void **state)
{
	static const int sizes[][2] = { { 50, 200 }, { 10, 40 }, { 1, 1 },  { 3, 5 },  { 2, 80 },
					{ 24, 2 },   { 1, 200 }, { 60, 1 }, { 24, 80 } };
	struct terminal terminal;

	(void)state;
	start(&terminal, 24, 80);
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		terminal_resize(&terminal, sizes[i][0], sizes[i][1]);
		assert_true(terminal_wait_output(&terminal));
		terminal_type(&terminal, "j");
	}
	terminal_expect(&terminal, "4 papers");
	terminal_expect(&terminal, "Tidal Gradients");
	quit(&terminal);
}

static void test_two_instances_see_each_other(void **state)
{
	struct terminal one, two;

	(void)state;
	start(&one, 24, 80);
	start(&two, 24, 80);
	terminal_type(&one, "*");
	terminal_expect(&one, "1 starred");
	terminal_expect(&two, "1 starred");
	terminal_type(&two, "j*");
	terminal_expect(&two, "2 starred");
	terminal_expect(&one, "2 starred");
	quit(&one);
	quit(&two);
}

/* Whether the machine's terminfo has the terminal. */
static bool is_described(const char *term)
{
	char command[128];

	snprintf(command, sizeof(command), "infocmp '%s' >/dev/null 2>&1", term);
	return system(command) == 0;
}

static void test_other_terminals(void **state)
{
	static const char *const terms[] = { "vt100", "xterm-16color", "linux", "screen", "xterm" };
	const char *unknown = NULL;
	struct terminal terminal;

	(void)state;
	for (size_t i = 0; i < sizeof(terms) / sizeof(terms[0]); i++) {
		char *argv[] = { program(), papers, NULL };

		if (!is_described(terms[i])) {
			unknown = terms[i];
			continue;
		}
		terminal_start(&terminal, argv, 24, 80, terms[i]);
		terminal_expect(&terminal, "Mountains That Count");
		terminal_type(&terminal, "/cat\r");
		terminal_expect(&terminal, "1 of 4 papers");
		quit(&terminal);
	}
	if (unknown)
		support_skip("%s is not described here (Debian: ncurses-term)", unknown);
}

static void test_read_only_home(void **state)
{
	char path[256];
	struct terminal terminal;
	FILE *file;

	(void)state;
	/* A file where the folder should be: nobody can write there, root included. */
	snprintf(path, sizeof(path), "%s/.local", home);
	file = fopen(path, "w");
	assert_non_null(file);
	fclose(file);
	start(&terminal, 24, 80);
	terminal_expect(&terminal, "not saved");
	terminal_type(&terminal, "*");
	terminal_expect(&terminal, "cannot be saved");
	assert_null(strstr(terminal_text(&terminal), "1 starred"));
	terminal_type(&terminal, "/lantern");
	terminal_expect(&terminal, "1 of 4 papers");
	terminal_type(&terminal, "\r");
	quit(&terminal);
}

/* Nothing that a paper says may reach the terminal as anything but text. */
static void test_hostile_papers(void **state)
{
	static const char hostile[] =
		"Title\x1b]0;owned\x07 and\x1b]52;c;b3duZWQ=\x07 more\n"
		"An abstract with \x1b[31mcolour, \x1bP1$r\x1b\\ strings, \x9b"
		"31m and \xc2\x9b"
		"31m controls, \xe2\x80\xae"
		"override, \xe2\x80\x8bzero, \xf3\xa0\x81\xa1tag, \xff\xfe bytes, "
		"\x1b]8;;http://example.invalid\x07link\x1b]8;;\x07 and \r\b\x7f the rest.\n";
	static const char *const payloads[] = {
		"\x1b]0;",  "\x1b]52",      "\x1b]8;",      "\x1bP1$r",         "\x1b[31mcolour",
		"\xc2\x9b", "\xe2\x80\xae", "\xe2\x80\x8b", "\xf3\xa0\x81\xa1", "\x07"
	};
	char *argv[] = { program(), papers, NULL };
	struct terminal terminal;
	FILE *file = fopen(papers, "w");

	(void)state;
	assert_non_null(file);
	fwrite(hostile, 1, sizeof(hostile) - 1, file);
	for (int i = 0; i < 3; i++)
		fprintf(file,
			"A Plain Title of Number %d\nA plain abstract that says enough to be one, "
			"number %d.\n",
			i, i);
	fputs("Marks Upon Marks a", file);
	for (int i = 0; i < 2000; i++)
		fputs("\xcc\x81", file);
	fputs("\nAn abstract under a title of two thousand accents, which stays in its line.\n",
	      file);
	fclose(file);
	terminal_start(&terminal, argv, 24, 80, "xterm-256color");
	terminal_expect(&terminal, "5 papers");
	terminal_type(&terminal, "G");
	terminal_expect(&terminal, "An abstract under a title of two thousand accents");
	terminal_type(&terminal, "gg");
	terminal_expect(&terminal, "<U+202E>");
	terminal_type(&terminal, "\r");
	terminal_expect(&terminal, "h back");
	for (size_t i = 0; i < sizeof(payloads) / sizeof(payloads[0]); i++)
		assert_null(memmem(terminal.output, terminal.output_len, payloads[i],
				   strlen(payloads[i])));
	terminal_type(&terminal, "h");
	quit(&terminal);
}

static void write_to(int fd, const char *text)
{
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
}

/* Papers from a pipe that takes its time, keys from the terminal: one works on what is there. */
static void test_slow_pipe(void **state)
{
	char pipe[128], command[512];
	char *argv[] = { (char *)"/bin/sh", (char *)"-c", command, NULL };
	struct terminal terminal;
	int fd;

	(void)state;
	snprintf(pipe, sizeof(pipe), "%s/pipe", home);
	snprintf(command, sizeof(command), "exec '%s' - <'%s'", program(), pipe);
	assert_int_equal(mkfifo(pipe, 0600), 0);
	terminal_start(&terminal, argv, 24, 80, "xterm-256color");
	fd = open(pipe, O_WRONLY);
	assert_true(fd >= 0);
	write_to(fd, "Title,Abstract\nTea and Patience,Leaves are read.\n"
		     "Clouds in Order,Clouds queue.\n");
	terminal_expect(&terminal, "Clouds in Order");
	terminal_type(&terminal, "j*/tea");
	terminal_expect_gone(&terminal, "Clouds in Order");
	terminal_expect(&terminal, "1 starred");
	write_to(fd, "More Tea,Another pot.\nSeas Apart,Salt.\n");
	terminal_expect(&terminal, "More Tea");
	close(fd);
	terminal_expect(&terminal, "2 of 4 papers");
	terminal_type(&terminal, "\r");
	quit(&terminal);
}

static void test_overview(void **state)
{
	char *stats[] = { program(), (char *)"stats", papers, NULL };
	struct terminal terminal;

	(void)state;
	start(&terminal, 24, 80);
	terminal_type(&terminal, "O");
	terminal_expect(&terminal, "Papers a topic");
	terminal_expect(&terminal, "Most frequent words");
	terminal_expect_gone(&terminal, "Tidal Gradients");
	terminal_type(&terminal, "/mountain");
	terminal_expect(&terminal, "1 of 4 papers");
	terminal_expect(&terminal, "Words that set them apart");
	terminal_type(&terminal, "\x15\rj");
	terminal_expect(&terminal, "@convergence  2 papers");
	terminal_type(&terminal, "\r");
	terminal_expect(&terminal, "2 of 4 papers");
	terminal_expect(&terminal, "Tidal Gradients");
	quit(&terminal);

	terminal_start(&terminal, stats, 50, 80, "xterm-256color");
	assert_int_equal(terminal_wait_exit(&terminal), 0);
	terminal_expect(&terminal, "Papers a topic");
	terminal_expect(&terminal, "██████");
	assert_false(terminal.is_altscreen);
	terminal_end(&terminal);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
		TEST(test_filter_star_restart_export),
		TEST(test_topics_and_errors),
		TEST(test_resize),
		TEST(test_two_instances_see_each_other),
		TEST(test_other_terminals),
		TEST(test_read_only_home),
		TEST(test_hostile_papers),
		TEST(test_slow_pipe),
		TEST(test_overview),
	};

	return support_exit_status(cmocka_run_group_tests(tests, NULL, NULL));
}
