#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arguments.h"

/* The words, each in [ ]; "" when it is no command. */
static void check(const char *command, const char *expected)
{
	struct arguments arguments;
	char words[256] = "";

	if (arguments_split(&arguments, str_from(command))) {
		for (size_t i = 0; i < arguments.count; i++)
			snprintf(words + strlen(words), sizeof(words) - strlen(words), "[%s]",
				 arguments.words[i]);
		assert_null(arguments.words[arguments.count]);
	}
	assert_string_equal(words, expected);
	arguments_free(&arguments);
}

static void test_words(void **state)
{
	(void)state;
	check("firefox", "[firefox]");
	check("  firefox \t --new-tab  %s ", "[firefox][--new-tab][%s]");
	check("'/opt/my browser/run' -x \"a b\"c", "[/opt/my browser/run][-x][a bc]");
	check("a '' \"'\"", "[a][][']");
	/* Nothing is a shell's. */
	check("a $HOME `id` $(id) *; b|c>d&\\e", "[a][$HOME][`id`][$(id)][*;][b|c>d&\\e]");
}

static void test_no_command(void **state)
{
	struct arguments arguments;

	(void)state;
	check("", "");
	check("   ", "");
	check("a 'b", "");
	check("a \"b'", "");
	assert_false(arguments_split(&arguments, (struct str){ "a\0b", 3 }));
	arguments_free(&arguments);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_no_command),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
