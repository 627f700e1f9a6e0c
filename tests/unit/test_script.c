/* Scripts: what a line means, and what is refused. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "input/event.h"
#include "input/script.h"

static struct script parsed(const char *text)
{
	struct script script;
	struct diag diag;

	diag_init(&diag, 1);
	script_init(&script);
	if (script_parse(&script, str_from(text), NULL, &diag) != STATUS_OK)
		fail_msg("%s: %s", text, diag.messages[0].text);
	diag_free(&diag);
	return script;
}

static void assert_keys(const char *text, const uint32_t *keys, size_t count)
{
	struct script script = parsed(text);

	assert_int_equal(script.count, count);
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(script.steps[i].verb, SCRIPT_KEY);
		assert_int_equal(script.steps[i].key, keys[i]);
	}
	script_free(&script);
}

static void test_keys(void **state)
{
	const uint32_t keys[] = { 'j', INPUT_DOWN, 4, 'x' | KEY_ALT_BIT, ' ', 0xF6, '#' };
	const uint32_t text[] = { '/', 'a', ' ', '"', '#', 0x62E1, INPUT_ENTER, '\'' };

	(void)state;
	assert_keys("j Down ^D M-x Space ö '#'", keys, 7);
	assert_keys("j  Down\n\n# nothing\n\t^D\r\nM-x Space # rest\nö \"#\"\n", keys, 7);
	assert_keys("/ 'a \"#拡' Enter \"'\"", text, 8);
	assert_keys("", NULL, 0);
	assert_keys("''", NULL, 0);
	assert_keys("# 'not open", NULL, 0);
}

static void test_verbs(void **state)
{
	struct script script = parsed("size 120x40\nclick 3 7\nafter 1.25s\nsave a file\n"
				      "save-styles 'b '\nsave-colours c\n"
				      "paste \"it's\" Enter '\"' Tab  # done");

	(void)state;
	assert_int_equal(script.count, 7);
	assert_int_equal(script.steps[0].columns, 120);
	assert_int_equal(script.steps[0].rows, 40);
	assert_int_equal(script.steps[1].row, 2);
	assert_int_equal(script.steps[1].column, 6);
	assert_int_equal(script.steps[2].milliseconds, 1250);
	assert_string_equal(script.steps[3].text, "a file");
	assert_int_equal(script.steps[4].verb, SCRIPT_SAVE_STYLES);
	assert_string_equal(script.steps[4].text, "b ");
	assert_int_equal(script.steps[5].verb, SCRIPT_SAVE_COLOURS);
	assert_string_equal(script.steps[6].text, "it's\n\"\t");
	assert_int_equal(script.steps[6].line, 7);
	script_free(&script);
}

static void test_refused(void **state)
{
	static const char *const wrong[] = {
		"gg",
		"Entr",
		"'open",
		"\"open'",
		"'a'b",
		"sizes 80x24",
		"size",
		"size 80",
		"size x",
		"size 0x24",
		"size 80x1001",
		"size 80x24x",
		"size -1x5",
		"size 80x24 j",
		"click",
		"click 1",
		"click 0 1",
		"click 1 2 3",
		"click a b",
		"after",
		"after 2",
		"after s",
		"after -1s",
		"after 1.s5",
		"after 1.2345s",
		"after 99999999999999999999s",
		"save",
		"save ''",
		"paste words",
		"paste 'open",
		"'\x01'",
		"'\xFF'",
		"\xFF",
		"j\x07",
		"'a' 'b'c",
		"'\u202E'",
		"\u202E",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct script script = parsed("j k");
		struct diag diag;
		char text[100];

		diag_init(&diag, 1);
		strcpy(text, "l\npaste 'x'\n");
		strcat(text, wrong[i]);
		if (script_parse(&script, str_from(text), "file", &diag) == STATUS_OK)
			fail_msg("%s was taken", wrong[i]);
		assert_int_equal(diag.count, 1);
		assert_int_equal(diag.messages[0].line, 3);
		/* It is as it was. */
		assert_int_equal(script.count, 2);
		diag_free(&diag);
		script_free(&script);
	}
}

/* A file's name may hold what a script's bytes may, but no NUL. */
static void test_nul(void **state)
{
	struct script script;
	struct diag diag;

	(void)state;
	diag_init(&diag, 1);
	script_init(&script);
	assert_int_equal(script_parse(&script, STR("save a\0b"), NULL, &diag), STATUS_FAILED);
	assert_int_equal(script_parse(&script, STR("\0"), NULL, &diag), STATUS_FAILED);
	diag_free(&diag);
	script_free(&script);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_keys),
		cmocka_unit_test(test_verbs),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_nul),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
