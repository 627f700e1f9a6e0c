/*
 * The real program and other programs: browsers beside it and on its terminal, and the clipboard.
 * The browsers are scripts that write down how they were called.
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

static const char table[] = "Title,URL,Authors\r\n"
			    "Tidal Gradients,https://example.org/a;id?b=$HOME&c='x'\r\n"
			    "Lanterns,--version\r\n";

/* What was asked of it, line by line, and which descriptors it was given; done at last. */
static const char beside[] = "#!/bin/sh\n"
			     "{ for word; do echo \"[$word]\"; done\n"
			     "ls -l /proc/$$/fd\n"
			     "echo noise >&2; } >\"$HOME/log.part\"\n"
			     "mv \"$HOME/log.part\" \"$HOME/log\"\n";

/* Draws on the terminal and waits for a key. */
static const char on_terminal[] = "#!/bin/sh\n"
				  "printf '\\033[2J\\033[H\\033[7mA page of text\\033[m\\n'\n"
				  "stty -icanon -echo; head -c 1 >/dev/null; stty icanon echo\n"
				  "printf '\\033[2J'\n";

/* Writes down what comes in. */
static const char taker[] = "#!/bin/sh\n"
			    "{ echo \"[$1]\"; cat; } >\"$HOME/taken.part\"\n"
			    "mv \"$HOME/taken.part\" \"$HOME/taken\"\n";

static const char failing[] = "#!/bin/sh\nexit 3\n";

static int set_up(void **state)
{
	int failed = fixture_set_up(state);

	setenv("DISPLAY", ":99", 1);
	fixture_write("papers.csv", table, 0600);
	fixture_write("beside", beside, 0700);
	fixture_write("w3m", on_terminal, 0700);
	fixture_write("taker", taker, 0700);
	fixture_write("failing", failing, 0700);
	return failed;
}

static void start(struct terminal *terminal)
{
	fixture_start(terminal, "papers.csv", 24, 80, "2 of 2 papers");
}

static void set_browser(const char *name, const char *arguments)
{
	char words[256];

	snprintf(words, sizeof(words), "%s/%s%s", fixture_home(), name, arguments);
	setenv("BROWSER", words, 1);
}

/* Waits for a file that a script makes in one step; keeps the screen going meanwhile. */
static void wait_for_file(struct terminal *terminal, const char *name, char *text, size_t size)
{
	char path[FIXTURE_PATH];
	int64_t deadline = support_deadline();

	fixture_path(path, name);
	while (access(path, F_OK) != 0 && support_now() < deadline)
		terminal_listen(terminal);
	if (access(path, F_OK) != 0)
		fail_msg("%s was not made\n%s", name, terminal_text(terminal));
	fixture_read(name, text, size);
}

static bool has_output(const struct terminal *terminal, const char *bytes)
{
	return memmem(terminal->output, terminal->output_len, bytes, strlen(bytes)) != NULL;
}

/* One argument vector, no shell, nothing on the screen, no descriptor but three. */
static void test_browser_beside(void **state)
{
	static const char *const ours[] = { "library", "papers", "pipe", "inode", "pts", "tty" };
	struct terminal terminal;
	char log[2048];

	(void)state;
	/* Those of whoever runs the tests. */
	for (int fd = 3; fd < 1024; fd++)
		fcntl(fd, F_SETFD, FD_CLOEXEC);
	set_browser("beside", " '-a b' %s");
	start(&terminal);
	terminal_type(&terminal, "o");
	terminal_expect(&terminal, "opened https://example.org/a;id?b=$HOME&c='x'");
	wait_for_file(&terminal, "log", log, sizeof(log));
	assert_non_null(strstr(log, "[-a b]\n[https://example.org/a;id?b=$HOME&c='x']\n"));
	/* Two are nowhere, one is the log, and the shell has its script open. */
	for (size_t i = 0; i < sizeof(ours) / sizeof(ours[0]); i++)
		if (strstr(log, ours[i]))
			fail_msg("a descriptor leaked:\n%s", log);
	assert_non_null(strstr(log, "-> /dev/null\n"));
	assert_null(strstr(terminal_text(&terminal), "noise"));
	terminal_expect(&terminal, "Tidal Gradients");
	fixture_quit(&terminal);
}

static void test_search(void **state)
{
	struct terminal terminal;
	char log[1024];

	(void)state;
	set_browser("beside", "");
	start(&terminal);
	terminal_type(&terminal, "jo");
	terminal_expect(&terminal, "Search for the title at huggingface.co?");
	terminal_type(&terminal, "y");
	wait_for_file(&terminal, "log", log, sizeof(log));
	assert_memory_equal(log, "[https://huggingface.co/papers?q=Lanterns]\n", 43);
	fixture_quit(&terminal);
}

/* The screen survives a browser that draws on the terminal and reads its keys. */
static void test_text_browser(void **state)
{
	struct terminal terminal;

	(void)state;
	set_browser("w3m", "");
	start(&terminal);
	terminal_type(&terminal, "o");
	terminal_expect(&terminal, "A page of text");
	terminal_expect_gone(&terminal, "Tidal Gradients");
	assert_true(has_output(&terminal, "\033[?1000l"));
	terminal_type(&terminal, "x");
	terminal_expect(&terminal, "2 of 2 papers");
	terminal_expect(&terminal, "Tidal Gradients");
	terminal_expect_gone(&terminal, "A page of text");
	terminal_type(&terminal, "*");
	terminal_expect(&terminal, "1 starred");
	fixture_quit(&terminal);
}

static void test_failing_browser(void **state)
{
	struct terminal terminal;

	(void)state;
	set_browser("failing", "");
	start(&terminal);
	terminal_type(&terminal, "o");
	terminal_expect(&terminal, "failed: exit status 3");
	fixture_quit(&terminal);
	setenv("BROWSER", "", 1);
	setenv("PATH", fixture_home(), 1);
	start(&terminal);
	terminal_type(&terminal, "o");
	terminal_expect(&terminal, "no web browser is installed");
	fixture_quit(&terminal);
	setenv("PATH", "/usr/local/bin:/usr/bin:/bin", 1);
}

/* Presses and lets go, at a row and a column from 1. */
static void click(struct terminal *terminal, int row, int column)
{
	char report[64];

	snprintf(report, sizeof(report), "\033[<0;%d;%dM\033[<0;%d;%dm", column, row, column, row);
	terminal_type(terminal, report);
}

static void test_copy_by_the_terminal(void **state)
{
	struct terminal terminal;

	(void)state;
	start(&terminal);
	terminal_type(&terminal, "y");
	terminal_expect(&terminal, "t title  u url  b bib  m md  c csv");
	terminal_type(&terminal, "t");
	terminal_expect(&terminal, "title copied");
	assert_true(has_output(&terminal, "\033]52;c;VGlkYWwgR3JhZGllbnRz\a"));
	terminal_type(&terminal, "jyu");
	terminal_expect(&terminal, "there is no address to copy");
	terminal_type(&terminal, "Ayt");
	terminal_expect(&terminal, "2 titles copied");
	assert_true(has_output(&terminal, "\033]52;c;VGlkYWwgR3JhZGllbnRzCkxhbnRlcm5z\a"));
	terminal_type(&terminal, "ym");
	terminal_expect(&terminal, "2 Markdown items copied");
	assert_true(has_output(
		&terminal, "\033]52;c;LSBbVGlkYWwgR3JhZGllbnRzXShodHRwczovL2V4YW1wbGUub3JnL2E7aWQ/"
			   "Yj0kSE9NRSZjPSd4JykKLSAqKkxhbnRlcm5zKio=\a"));
	terminal_type(&terminal, "yb");
	terminal_expect(&terminal, "2 BibTeX entries copied");
	fixture_quit(&terminal);
}

static void test_copy_command(void **state)
{
	struct terminal terminal;
	char config[256], taken[256];

	(void)state;
	snprintf(config, sizeof(config), "[options]\ncopy-command = %s/taker 'a b'\n",
		 fixture_home());
	fixture_write_config(config);
	start(&terminal);
	terminal_type(&terminal, "yt");
	terminal_expect(&terminal, "title copied");
	wait_for_file(&terminal, "taken", taken, sizeof(taken));
	assert_string_equal(taken, "[a b]\nTidal Gradients");
	assert_false(has_output(&terminal, "\033]52"));
	fixture_quit(&terminal);
	fixture_write_config("[options]\ncopy-command = /nonexistent/taker\n");
	start(&terminal);
	terminal_type(&terminal, "yt");
	terminal_expect(&terminal, "copy-command cannot be run: /nonexistent/taker");
	fixture_quit(&terminal);
	fixture_write_config("");
}

/* A report that comes in two halves is one, and none of it a key (M is one). The program waits half
 * a second for the rest: a machine that lets more go by between two writes can't tell. */
static void test_half_report(struct terminal *terminal)
{
	int64_t start = support_now();

	terminal_type(terminal, "\033[<0;1");
	terminal_type(terminal, ";24M*");
	if (support_now() - start < 200) {
		terminal_expect(terminal, "1 of 2 papers · 1 starred");
		assert_false(has_output(terminal, "\033[?1006l"));
	}
}

static void test_mouse(void **state)
{
	struct terminal terminal;

	(void)state;
	start(&terminal);
	assert_true(has_output(&terminal, "\033[?1000h\033[?1006h"));
	click(&terminal, 4, 40);
	terminal_expect(&terminal, "--version"); /* the address of the second */
	terminal_type(&terminal, "*");
	terminal_expect(&terminal, "1 starred");
	/* A heading sorts, and once more turns the order round. */
	click(&terminal, 2, 26);
	terminal_expect(&terminal, "sorted by title");
	click(&terminal, 2, 26);
	terminal_expect(&terminal, "sorted by title ↓");
	click(&terminal, 3, 2);
	terminal_expect(&terminal, "@");
	click(&terminal, 1, 40);
	terminal_type(&terminal, "\x15"
				 "tidal\r");
	terminal_expect(&terminal, "1 of 2 papers");
	/* The wheel over nothing, and a report that is none. */
	terminal_type(&terminal, "\033[<64;1;1M\033[<0;;;M");
	terminal_type(&terminal, "*");
	terminal_expect(&terminal, "1 of 2 papers · 2 starred");
	test_half_report(&terminal);
	terminal_type(&terminal, "q");
	assert_int_equal(terminal_wait_exit(&terminal), 0);
	assert_true(has_output(&terminal, "\033[?1006l\033[?1000l"));
	terminal_end(&terminal);
}

/* Switched off, and on again. */
static void test_mouse_off(void **state)
{
	struct terminal terminal;

	(void)state;
	fixture_write_config("[options]\nmouse = no\n");
	start(&terminal);
	assert_false(has_output(&terminal, "\033[?1000h"));
	terminal_type(&terminal, "M");
	terminal_expect(&terminal, "clicks and the wheel are for the browser");
	assert_true(has_output(&terminal, "\033[?1000h"));
	terminal_type(&terminal, "M");
	terminal_expect(&terminal, "the mouse is the terminal's");
	assert_true(has_output(&terminal, "\033[?1000l"));
	fixture_quit(&terminal);
	fixture_write_config("");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(test_browser_beside),
		FIXTURE_TEST(test_search),
		FIXTURE_TEST(test_text_browser),
		FIXTURE_TEST(test_failing_browser),
		FIXTURE_TEST(test_copy_by_the_terminal),
		FIXTURE_TEST(test_copy_command),
		FIXTURE_TEST(test_mouse),
		FIXTURE_TEST(test_mouse_off),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
