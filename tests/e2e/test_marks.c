/*
 * Marks in a real terminal: the note editor, which takes the terminal over and gives it back, and
 * undoing across restarts.
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
#include <unistd.h>

#include <cmocka.h>

#include "e2e/fixture.h"

static const char capture[] =
	"Get trending papers in your email inbox once a day!\n"
	"Get trending papers in your email inbox!\n"
	"SubscribeTidal Gradients: Learning from the Sea\n"
	"Waves choose the step size of a small optimiser, with convergence on three invented "
	"coasts.\n"
	"Lanterns for Federated Gardens\n"
	"Gardens share no soil, only advice, and every tomato ripens by the diffusion of light.\n";

/* Shows the file and what is in it, waits for a line, and writes that line; "fail" fails. It leaves
 * nothing on the terminal that a later wait could take for its own. */
static const char script[] = "#!/bin/sh\n"
			     "[ \"$1\" = -x ] && shift\n"
			     "leave() { printf '\\033[2J\\033[H'; exit $1; }\n"
			     "trap 'leave 4' INT\n"
			     "stat -c 'mode %a' \"$1\"\n"
			     "printf 'was: '; cat \"$1\"; echo; echo ready\n"
			     "read -r line\n"
			     "[ \"$line\" = fail ] && leave 3\n"
			     "[ \"$line\" = same ] && leave 0\n"
			     "printf '%s\\n' \"$line\" >\"$1\"\n"
			     "leave 0\n";

static int set_up(void **state)
{
	int failed = fixture_set_up(state);
	char editor[FIXTURE_PATH], words[FIXTURE_PATH + 8];

	setenv("XDG_RUNTIME_DIR", fixture_home(), 1);
	unsetenv("VISUAL");
	fixture_write("papers.txt", capture, 0600);
	fixture_write("my editor", script, 0700);
	/* Words are split as the shell does it. */
	snprintf(words, sizeof(words), "'%s' -x", fixture_path(editor, "my editor"));
	setenv("EDITOR", words, 1);
	return failed;
}

static void start(struct terminal *terminal)
{
	fixture_start(terminal, "papers.txt", 24, 80, "2 of 2 papers");
}

static void assert_no_file_is_left(void)
{
	char command[160];

	snprintf(command, sizeof(command), "find '%s' | grep -q note-", fixture_home());
	assert_int_not_equal(system(command), 0);
}

static void test_note(void **state)
{
	struct terminal terminal;

	(void)state;
	start(&terminal);
	terminal_type(&terminal, "a");
	terminal_expect(&terminal, "ready");
	terminal_expect(&terminal, "mode 600");
	terminal_type(&terminal, "Read the coasts again\r");
	terminal_expect(&terminal, "note written on 1 paper");
	/* The screen is whole again. */
	terminal_expect(&terminal, "Lanterns for Federated Gardens");
	terminal_expect(&terminal, "note: Read the coasts again");
	terminal_expect_gone(&terminal, "mode 600");
	assert_no_file_is_left();
	fixture_quit(&terminal);

	start(&terminal);
	terminal_type(&terminal, "a");
	terminal_expect(&terminal, "was: Read the coasts again");
	terminal_type(&terminal, "same\r");
	terminal_expect(&terminal, "the note is as it was");
	terminal_type(&terminal, "a");
	terminal_expect(&terminal, "ready");
	terminal_type(&terminal, "fail\r");
	terminal_expect(&terminal, "the note is as it was; the editor failed");
	terminal_expect(&terminal, "note: Read the coasts again");
	/* ^C is the editor's. */
	terminal_type(&terminal, "a");
	terminal_expect(&terminal, "ready");
	terminal_type(&terminal, "\x03");
	terminal_expect(&terminal, "the note is as it was; the editor failed");
	/* Emptied, the note goes; undoing brings it back. */
	terminal_type(&terminal, "a");
	terminal_expect(&terminal, "ready");
	terminal_type(&terminal, "\r");
	terminal_expect(&terminal, "note taken off 1 paper");
	terminal_expect_gone(&terminal, "note: Read");
	terminal_type(&terminal, "u");
	terminal_expect(&terminal, "note: Read the coasts again");
	assert_no_file_is_left();
	fixture_quit(&terminal);
}

static void test_no_editor(void **state)
{
	struct terminal terminal;

	(void)state;
	setenv("VISUAL", "/nonexistent/editor", 1);
	start(&terminal);
	terminal_type(&terminal, "a");
	terminal_expect(&terminal, "cannot be run; set EDITOR");
	terminal_expect(&terminal, "Tidal Gradients");
	fixture_quit(&terminal);
	assert_no_file_is_left();
}

static void test_undo_after_restart(void **state)
{
	struct terminal terminal;

	(void)state;
	start(&terminal);
	terminal_type(&terminal, "A*");
	terminal_expect(&terminal, "2 papers starred");
	terminal_type(&terminal, "tthesis, later\r");
	terminal_expect(&terminal, "tags later; thesis put on 2 papers");
	fixture_quit(&terminal);
	start(&terminal);
	terminal_expect(&terminal, "tags: later; thesis");
	terminal_type(&terminal, "u");
	terminal_expect(&terminal, "taken off 2 papers");
	terminal_type(&terminal, "u");
	terminal_expect(&terminal, "2 papers unstarred");
	terminal_type(&terminal, "\x12");
	terminal_expect(&terminal, "2 papers starred");
	fixture_quit(&terminal);
}

/* A paper that was looked at is not new the next time. */
static void test_seen(void **state)
{
	struct terminal terminal;

	(void)state;
	start(&terminal);
	terminal_type(&terminal, "\r");
	terminal_expect(&terminal, "h back");
	terminal_type(&terminal, "h");
	fixture_quit(&terminal);
	start(&terminal);
	terminal_type(&terminal, "/is:new\r");
	terminal_expect(&terminal, "1 of 2 papers");
	terminal_expect(&terminal, "Lanterns for Federated Gardens");
	fixture_quit(&terminal);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(test_note),
		FIXTURE_TEST(test_no_editor),
		FIXTURE_TEST(test_undo_after_restart),
		FIXTURE_TEST(test_seen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
