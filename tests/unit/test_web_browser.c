#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <sys/stat.h>
#include <unistd.h>

#include "term/web_browser.h"

#define ADDRESS "https://example.org/x?a=b"

static char folder[] = "/tmp/shortlist-browser-XXXXXX";

static void install(const char *name)
{
	char path[256];
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	file = fopen(path, "w");
	assert_non_null(file);
	fclose(file);
	assert_int_equal(chmod(path, 0700), 0);
}

/* A file that is no program. */
static void put_file(const char *name)
{
	char path[256];

	install(name);
	snprintf(path, sizeof(path), "%s/%s", folder, name);
	assert_int_equal(chmod(path, 0600), 0);
}

static int set_up(void **state)
{
	(void)state;
	assert_non_null(mkdtemp(folder));
	setenv("PATH", folder, 1);
	unsetenv("BROWSER");
	unsetenv("WAYLAND_DISPLAY");
	setenv("DISPLAY", ":0", 1);
	install("firefox");
	install("w3m");
	install("my browser");
	put_file("notes");
	return 0;
}

static int tear_down(void **state)
{
	char command[128];

	(void)state;
	setenv("PATH", "/usr/bin:/bin", 1);
	snprintf(command, sizeof(command), "rm -rf '%s'", folder);
	return system(command);
}

/* The words that are run with $BROWSER, each in [ ]; "" for none. */
static void check(const char *variable, const char *expected)
{
	struct web_browser browser;
	struct diag diag;
	char words[512] = "";

	setenv("BROWSER", variable, 1);
	diag_init(&diag, 4);
	if (web_browser_choose(&browser, ADDRESS, TERMINAL_AUTO, &diag) == STATUS_OK)
		for (size_t i = 0; i < browser.command.count; i++)
			snprintf(words + strlen(words), sizeof(words) - strlen(words), "[%s]",
				 browser.command.words[i]);
	assert_string_equal(words, expected);
	assert_int_equal(diag.count, expected[0] ? 0 : 1);
	web_browser_free(&browser);
	diag_free(&diag);
}

static void test_variable(void **state)
{
	(void)state;
	check("firefox", "[firefox][" ADDRESS "]");
	check("firefox --new-tab", "[firefox][--new-tab][" ADDRESS "]");
	check("firefox %s -x", "[firefox][" ADDRESS "][-x]");
	check("firefox --url=%s 100%%", "[firefox][--url=" ADDRESS "][100%]");
	/* The first that is installed. */
	check("no-such:w3m:firefox", "[w3m][" ADDRESS "]");
	check("notes:w3m", "[w3m][" ADDRESS "]");
	check("::firefox", "[firefox][" ADDRESS "]");
	check("'my browser' -a 'b c'", "[my browser][-a][b c][" ADDRESS "]");
	check("firefox 'open:w3m", "[w3m][" ADDRESS "]");
	check("firefox; id", "");
	check("", "");
	install("xdg-open");
	check("", "[xdg-open][" ADDRESS "]");
	check("no-such", "[xdg-open][" ADDRESS "]");
}

static bool wants_terminal(const char *variable, int in_terminal)
{
	struct web_browser browser;
	struct diag diag;
	bool wants;

	setenv("BROWSER", variable, 1);
	diag_init(&diag, 4);
	assert_int_equal(web_browser_choose(&browser, ADDRESS, in_terminal, &diag), STATUS_OK);
	wants = browser.wants_terminal;
	web_browser_free(&browser);
	diag_free(&diag);
	return wants;
}

static void test_terminal(void **state)
{
	(void)state;
	assert_false(wants_terminal("firefox", TERMINAL_AUTO));
	assert_true(wants_terminal("firefox", TERMINAL_YES));
	assert_true(wants_terminal("w3m", TERMINAL_AUTO));
	assert_false(wants_terminal("w3m", TERMINAL_NO));
	setenv("DISPLAY", "", 1);
	assert_true(wants_terminal("firefox", TERMINAL_AUTO));
	setenv("WAYLAND_DISPLAY", "wayland-0", 1);
	assert_false(wants_terminal("firefox", TERMINAL_AUTO));
}

static void test_unsafe_address(void **state)
{
	struct web_browser browser;
	struct diag diag;

	(void)state;
	setenv("BROWSER", "firefox", 1);
	diag_init(&diag, 4);
	assert_int_equal(web_browser_choose(&browser, "--help", TERMINAL_AUTO, &diag),
			 STATUS_FAILED);
	assert_int_equal(browser.command.count, 0);
	assert_int_equal(web_browser_choose(&browser, "file:///x", TERMINAL_AUTO, &diag),
			 STATUS_FAILED);
	web_browser_free(&browser);
	assert_int_equal(diag.total[DIAG_ERROR], 2);
	diag_free(&diag);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_variable),
		cmocka_unit_test(test_terminal),
		cmocka_unit_test(test_unsafe_address),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
