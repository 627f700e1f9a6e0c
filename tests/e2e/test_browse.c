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

#include "e2e/fixture.h"
#include "support.h"

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

static int set_up(void **state)
{
	int failed = fixture_set_up(state);

	fixture_write("papers.txt", capture, 0600);
	return failed;
}

static void start(struct terminal *terminal)
{
	fixture_start(terminal, "papers.txt", 24, 80, "4 papers");
}

static void test_filter_star_restart_export(void **state)
{
	struct terminal terminal;
	char text[8192];

	(void)state;
	start(&terminal);
	terminal_expect(&terminal, "Tidal Gradients");
	terminal_type(&terminal, "/schrod");
	terminal_expect(&terminal, "1 of 4 papers");
	terminal_expect_gone(&terminal, "Lanterns for Federated Gardens");
	terminal_type(&terminal, "\r*");
	terminal_expect(&terminal, "1 starred");
	fixture_quit(&terminal);

	start(&terminal);
	terminal_expect(&terminal, "1 starred");
	terminal_expect(&terminal, "★");
	terminal_type(&terminal, "e");
	terminal_expect(&terminal, "1 starred paper");
	terminal_type(&terminal, "\x15~/out.csv\r");
	terminal_expect(&terminal, "written to");
	fixture_read("out.csv", text, sizeof(text));
	assert_non_null(strstr(text, "dinger Sleeps"));
	assert_null(strstr(text, "Lanterns"));

	/* Again: it asks before it replaces. */
	terminal_type(&terminal, "e\x15~/out.csv\r");
	terminal_expect(&terminal, "Replace it?");
	terminal_type(&terminal, "y");
	terminal_expect(&terminal, "written to");
	fixture_quit(&terminal);
}

static void test_topics_and_errors(void **state)
{
	struct terminal terminal;

	(void)state;
	start(&terminal);
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
	fixture_quit(&terminal);
}

static void test_resize(void **state)
{
	static const int sizes[][2] = { { 50, 200 }, { 10, 40 }, { 1, 1 },  { 3, 5 },  { 2, 80 },
					{ 24, 2 },   { 1, 200 }, { 60, 1 }, { 24, 80 } };
	struct terminal terminal;

	(void)state;
	start(&terminal);
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		terminal_resize(&terminal, sizes[i][0], sizes[i][1]);
		assert_true(terminal_wait_output(&terminal));
		terminal_type(&terminal, "j");
	}
	terminal_expect(&terminal, "4 papers");
	terminal_expect(&terminal, "Tidal Gradients");
	fixture_quit(&terminal);
}

static void test_two_instances_see_each_other(void **state)
{
	struct terminal one, two;

	(void)state;
	start(&one);
	start(&two);
	terminal_type(&one, "*");
	terminal_expect(&one, "1 starred");
	terminal_expect(&two, "1 starred");
	terminal_type(&two, "j*");
	terminal_expect(&two, "2 starred");
	terminal_expect(&one, "2 starred");
	fixture_quit(&one);
	fixture_quit(&two);
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
		char path[FIXTURE_PATH];
		char *argv[] = { fixture_program(), fixture_path(path, "papers.txt"), NULL };

		if (!is_described(terms[i])) {
			unknown = terms[i];
			continue;
		}
		terminal_start(&terminal, argv, 24, 80, terms[i]);
		terminal_expect(&terminal, "Mountains That Count");
		terminal_type(&terminal, "/cat\r");
		terminal_expect(&terminal, "1 of 4 papers");
		fixture_quit(&terminal);
	}
	if (unknown)
		support_skip("%s is not described here (Debian: ncurses-term)", unknown);
}

static void test_read_only_home(void **state)
{
	struct terminal terminal;

	(void)state;
	/* A file where the folder should be: nobody can write there, root included. */
	fixture_write(".local", "", 0600);
	start(&terminal);
	terminal_expect(&terminal, "not saved");
	terminal_type(&terminal, "*");
	terminal_expect(&terminal, "cannot be saved");
	assert_null(strstr(terminal_text(&terminal), "1 starred"));
	terminal_type(&terminal, "/lantern");
	terminal_expect(&terminal, "1 of 4 papers");
	/* The history is not kept; an error that is not seen would be the status at the end. */
	terminal_type(&terminal, "\r");
	terminal_expect(&terminal, "/.local/state/");
	fixture_quit(&terminal);
}

/* Nothing that a paper says may reach the terminal as anything but text. */
static void test_hostile_papers(void **state)
{
	static const char hostile[] =
		"Get trending papers in your email inbox once a day!\n"
		"Get trending papers in your email inbox!\n"
		"SubscribeTitle\x1b]0;owned\x07 and\x1b]52;c;b3duZWQ=\x07 more\n"
		"An abstract with \x1b[31mcolour, \x1bP1$r\x1b\\ strings, \x9b"
		"31m and \xc2\x9b"
		"31m controls, \xe2\x80\xae"
		"override, \xe2\x80\x8bzero, \xf3\xa0\x81\xa1tag, \xff\xfe bytes, "
		"\x1b]8;;http://example.invalid\x07link\x1b]8;;\x07 and \v\b\x7f the rest.\n";
	static const char *const payloads[] = {
		"\x1b]0;",  "\x1b]52",      "\x1b]8;",      "\x1bP1$r",         "\x1b[31mcolour",
		"\xc2\x9b", "\xe2\x80\xae", "\xe2\x80\x8b", "\xf3\xa0\x81\xa1", "\x07"
	};
	char path[FIXTURE_PATH];
	struct terminal terminal;
	FILE *file = fopen(fixture_path(path, "papers.txt"), "w");

	(void)state;
	assert_non_null(file);
	fwrite(hostile, 1, sizeof(hostile) - 1, file);
	for (int i = 0; i < 3; i++)
		fprintf(file,
			"A Plain Title of Number %d\nA plain abstract that says enough to be one, "
			"number %d.\n",
			i, i);
	fputs("Marks Upon Marks a", file);
	for (int i = 0; i < 20; i++)
		fputs("\xcc\x81", file);
	fputs("\nAn abstract under a title of so many accents, which stays in its own line.\n",
	      file);
	fclose(file);
	fixture_start(&terminal, "papers.txt", 24, 80, "5 papers");
	terminal_type(&terminal, "G");
	terminal_expect(&terminal, "An abstract under a title of so many accents");
	terminal_type(&terminal, "gg");
	terminal_expect(&terminal, "<U+202E>");
	terminal_type(&terminal, "\r");
	terminal_expect(&terminal, "h back");
	for (size_t i = 0; i < sizeof(payloads) / sizeof(payloads[0]); i++)
		assert_null(memmem(terminal.output, terminal.output_len, payloads[i],
				   strlen(payloads[i])));
	terminal_type(&terminal, "h");
	fixture_quit(&terminal);
}

static void write_to(int fd, const char *text)
{
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
}

/* Papers from a pipe that takes its time, keys from the terminal: one works on what is there. */
static void test_slow_pipe(void **state)
{
	char pipe[FIXTURE_PATH], command[512];
	char *argv[] = { (char *)"/bin/sh", (char *)"-c", command, NULL };
	struct terminal terminal;
	int fd;

	(void)state;
	fixture_path(pipe, "pipe");
	snprintf(command, sizeof(command), "exec '%s' - <'%s'", fixture_program(), pipe);
	assert_int_equal(mkfifo(pipe, 0600), 0);
	terminal_start(&terminal, argv, 24, 80, "xterm-256color");
	fd = open(pipe, O_WRONLY);
	assert_true(fd >= 0);
	write_to(fd, "Title,Abstract\nTea and Patience,Leaves are read.\n"
		     "Clouds in Order,Clouds queue.\n");
	/* This many rows show that it is a table. */
	for (int i = 0; i < 30; i++)
		write_to(fd, "Clouds in Disorder,Clouds crowd.\n");
	terminal_expect(&terminal, "Clouds in Order");
	terminal_type(&terminal, "j*/tea");
	terminal_expect_gone(&terminal, "Clouds in Order");
	terminal_expect(&terminal, "1 starred");
	write_to(fd, "More Tea,Another pot.\nSeas Apart,Salt.\n");
	terminal_expect(&terminal, "More Tea");
	close(fd);
	terminal_expect(&terminal, "2 of 5 papers");
	terminal_type(&terminal, "\r");
	fixture_quit(&terminal);
}

static void test_overview(void **state)
{
	char path[FIXTURE_PATH];
	char *stats[] = { fixture_program(), (char *)"stats", fixture_path(path, "papers.txt"),
			  NULL };
	struct terminal terminal;

	(void)state;
	start(&terminal);
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
	fixture_quit(&terminal);

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
		FIXTURE_TEST(test_filter_star_restart_export),
		FIXTURE_TEST(test_topics_and_errors),
		FIXTURE_TEST(test_resize),
		FIXTURE_TEST(test_two_instances_see_each_other),
		FIXTURE_TEST(test_other_terminals),
		FIXTURE_TEST(test_read_only_home),
		FIXTURE_TEST(test_hostile_papers),
		FIXTURE_TEST(test_slow_pipe),
		FIXTURE_TEST(test_overview),
	};

	return support_exit_status(cmocka_run_group_tests(tests, NULL, NULL));
}
