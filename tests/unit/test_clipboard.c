#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/base64.h"
#include "term/clipboard.h"

static void check(const char *bytes, size_t len, const char *expected)
{
	struct strbuf out;

	strbuf_init(&out);
	base64_add(&out, (struct str){ bytes, len });
	assert_string_equal(out.data, expected);
	strbuf_free(&out);
}

/* The examples of RFC 4648, and bytes that use the last digits. */
static void test_base64(void **state)
{
	(void)state;
	check("", 0, "");
	check("f", 1, "Zg==");
	check("fo", 2, "Zm8=");
	check("foo", 3, "Zm9v");
	check("foob", 4, "Zm9vYg==");
	check("fooba", 5, "Zm9vYmE=");
	check("foobar", 6, "Zm9vYmFy");
	check("\xFF\xFE\x00\xFB", 4, "//4A+w==");
}

static void test_sequence(void **state)
{
	struct diag diag;
	struct strbuf out;

	(void)state;
	setenv("TERM", "xterm-256color", 1);
	setenv("STY", "1.x", 1); /* of a screen that the terminal was opened from */
	diag_init(&diag, 4);
	strbuf_init(&out);
	assert_int_equal(clipboard_add_sequence(&out, STR("foo"), &diag), STATUS_OK);
	assert_string_equal(out.data, "\033]52;c;Zm9v\a");
	assert_int_equal(diag.count, 0);
	strbuf_free(&out);
	diag_free(&diag);
}

/* GNU screen gets pieces, none longer than it has room for, and passes on the same. */
static void test_inside_screen(void **state)
{
	char text[1000];
	struct diag diag;
	struct strbuf out, plain, handed_on;
	struct str rest;
	size_t end;

	(void)state;
	memset(text, 'x', sizeof(text));
	diag_init(&diag, 4);
	strbuf_init(&out);
	strbuf_init(&plain);
	strbuf_init(&handed_on);
	setenv("TERM", "screen.xterm-256color", 1);
	unsetenv("STY");
	clipboard_add_sequence(&plain, (struct str){ text, sizeof(text) }, &diag);
	setenv("STY", "1.x", 1);
	clipboard_add_sequence(&out, (struct str){ text, sizeof(text) }, &diag);
	for (rest = strbuf_str(&out); rest.len > 0; rest = str_sub(rest, end + 2, SIZE_MAX)) {
		assert_true(str_starts_with(rest, STR("\033P")));
		end = str_find(rest, STR("\033\\"));
		assert_true(end < 256);
		strbuf_add(&handed_on, str_sub(rest, 2, end - 2));
	}
	assert_string_equal(handed_on.data, plain.data);
	unsetenv("STY");
	strbuf_free(&handed_on);
	strbuf_free(&plain);
	strbuf_free(&out);
	diag_free(&diag);
}

static void test_too_long(void **state)
{
	char *text = calloc(1, CLIPBOARD_MAX + 1);
	struct diag diag;
	struct strbuf out;

	(void)state;
	diag_init(&diag, 4);
	strbuf_init(&out);
	assert_int_equal(
		clipboard_add_sequence(&out, (struct str){ text, CLIPBOARD_MAX + 1 }, &diag),
		STATUS_FAILED);
	assert_int_equal(out.len, 0);
	assert_int_equal(diag.total[DIAG_ERROR], 1);
	assert_int_equal(clipboard_add_sequence(&out, (struct str){ text, CLIPBOARD_MAX }, &diag),
			 STATUS_OK);
	strbuf_free(&out);
	diag_free(&diag);
	free(text);
}

static void check_command(const char *configured, const char *term, const char *tmux,
			  const char *first, size_t errors)
{
	struct arguments command;
	struct diag diag;
	bool has_command;

	diag_init(&diag, 4);
	setenv("TERM", term, 1);
	setenv("TMUX", tmux, 1);
	has_command = clipboard_choose_command(str_from(configured), &command, &diag);
	assert_int_equal(has_command, first != NULL);
	if (first)
		assert_string_equal(command.words[0], first);
	assert_int_equal(diag.total[DIAG_ERROR], errors);
	arguments_free(&command);
	diag_free(&diag);
	unsetenv("TMUX");
}

static void test_command(void **state)
{
	(void)state;
	check_command("", "xterm", "", NULL, 0);
	check_command("cat -u", "xterm", "", "cat", 0);
	check_command("'cat", "xterm", "", NULL, 1);
	check_command("no-such-program-here", "xterm", "", NULL, 1);
	/* A terminal that was opened from inside tmux is not inside. */
	check_command("", "xterm", "/tmp/x,1,0", NULL, 0);
	check_command("cat", "tmux-256color", "/tmp/x,1,0", "cat", 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_base64),        cmocka_unit_test(test_sequence),
		cmocka_unit_test(test_inside_screen), cmocka_unit_test(test_too_long),
		cmocka_unit_test(test_command),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
