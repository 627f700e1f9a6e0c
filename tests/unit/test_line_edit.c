#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "input/event.h"
#include "input/line_edit.h"
#include "support.h"

#define CTRL(letter) ((letter)&0x1F)

static void type(struct line_edit *edit, const char *text)
{
	struct str rest = str_from(text);

	while (rest.len > 0) {
		uint32_t key;

		rest = str_sub(rest, utf8_decode(rest, &key), SIZE_MAX);
		assert_true(line_edit_key(edit, key));
	}
}

static void expect(const struct line_edit *edit, const char *text, size_t cursor)
{
	assert_string_equal(edit->text.data, text);
	assert_int_equal(edit->cursor, cursor);
}

static void test_typing_and_moving(void **state)
{
	struct line_edit edit;

	(void)state;
	line_edit_init(&edit, 4096);
	type(&edit, "rlhf  and ");
	expect(&edit, "rlhf  and ", 10);
	line_edit_key(&edit, INPUT_HOME);
	type(&edit, "ö");
	expect(&edit, "örlhf  and ", 2);
	line_edit_key(&edit, CTRL('F'));
	line_edit_key(&edit, INPUT_LEFT);
	line_edit_key(&edit, INPUT_LEFT);
	expect(&edit, "örlhf  and ", 0);
	line_edit_key(&edit, INPUT_LEFT);
	expect(&edit, "örlhf  and ", 0);
	line_edit_key(&edit, KEY_ALT_BIT | 'f');
	expect(&edit, "örlhf  and ", 6);
	line_edit_key(&edit, CTRL('E'));
	line_edit_key(&edit, KEY_ALT_BIT | 'b');
	expect(&edit, "örlhf  and ", 8);
	line_edit_free(&edit);
}

static void test_deleting(void **state)
{
	struct line_edit edit;

	(void)state;
	line_edit_init(&edit, 4096);
	line_edit_set(&edit, STR("title:adam -sgd"));
	line_edit_key(&edit, CTRL('W'));
	expect(&edit, "title:adam ", 11);
	line_edit_key(&edit, CTRL('Y'));
	expect(&edit, "title:adam -sgd", 15);
	line_edit_key(&edit, KEY_ALT_BIT | 0x7F);
	expect(&edit, "title:adam -", 12);
	line_edit_key(&edit, INPUT_BACKSPACE);
	line_edit_key(&edit, CTRL('A'));
	line_edit_key(&edit, INPUT_DELETE);
	expect(&edit, "itle:adam ", 0);
	line_edit_key(&edit, KEY_ALT_BIT | 'd');
	expect(&edit, ":adam ", 0);
	line_edit_key(&edit, CTRL('K'));
	expect(&edit, "", 0);
	line_edit_set(&edit, STR("one two"));
	line_edit_key(&edit, CTRL('U'));
	expect(&edit, "", 0);
	line_edit_key(&edit, INPUT_BACKSPACE);
	line_edit_key(&edit, INPUT_DELETE);
	expect(&edit, "", 0);
	line_edit_free(&edit);
}

/* What several keys in a row cut comes back as one. */
static void test_cutting_in_a_row(void **state)
{
	struct line_edit edit;

	(void)state;
	line_edit_init(&edit, 4096);
	line_edit_set(&edit, STR("one two three four"));
	line_edit_key(&edit, CTRL('W'));
	line_edit_key(&edit, CTRL('W'));
	expect(&edit, "one two ", 8);
	line_edit_key(&edit, CTRL('Y'));
	expect(&edit, "one two three four", 18);
	line_edit_key(&edit, KEY_ALT_BIT | 'B');
	line_edit_key(&edit, KEY_ALT_BIT | 'b');
	expect(&edit, "one two three four", 8);
	/* Forwards and backwards, each at its own end. */
	line_edit_key(&edit, KEY_ALT_BIT | 'd');
	line_edit_key(&edit, KEY_ALT_BIT | 'D');
	line_edit_key(&edit, KEY_ALT_BIT | 0x7F);
	expect(&edit, "one ", 4);
	line_edit_key(&edit, CTRL('Y'));
	expect(&edit, "one two three four", 18);
	/* A key between them begins again. */
	line_edit_key(&edit, CTRL('W'));
	line_edit_key(&edit, INPUT_LEFT);
	line_edit_key(&edit, CTRL('U'));
	line_edit_key(&edit, CTRL('K'));
	line_edit_key(&edit, CTRL('Y'));
	expect(&edit, "one two three ", 14);
	line_edit_key(&edit, CTRL('W'));
	line_edit_set(&edit, STR("new"));
	line_edit_key(&edit, CTRL('W'));
	line_edit_key(&edit, CTRL('Y'));
	expect(&edit, "new", 3);
	line_edit_free(&edit);
}

/* One Backspace takes what a person sees as one character. */
static void test_graphemes(void **state)
{
	struct line_edit edit;

	(void)state;
	line_edit_init(&edit, 4096);
	line_edit_set(&edit, STR("xe\xCC\x81"));
	line_edit_key(&edit, INPUT_BACKSPACE);
	expect(&edit, "x", 1);
	line_edit_set(&edit, STR("ab"));
	line_edit_key(&edit, CTRL('T'));
	expect(&edit, "ba", 2);
	line_edit_free(&edit);
}

static void test_paste(void **state)
{
	struct line_edit edit;

	(void)state;
	line_edit_init(&edit, 4096);
	line_edit_paste(&edit, STR("rlhf\r\n  reward\x1b[31m\nmodel\n"));
	expect(&edit, "rlhf reward [31m model", 22);
	/* Words that were apart stay apart. */
	line_edit_paste(&edit, STR(" and  more "));
	expect(&edit, "rlhf reward [31m model and more ", 32);
	line_edit_set(&edit, STR(""));
	line_edit_paste(&edit, STR("\t x\n"));
	expect(&edit, "x", 1);
	line_edit_paste(&edit, STR(""));
	line_edit_paste(&edit, STR(" "));
	expect(&edit, "x ", 2);
	line_edit_free(&edit);
}

/* What does not fit leaves the line as it was, and that is told. */
static void assert_refused(struct line_edit *edit, bool is_done, const char *text, size_t cursor)
{
	assert_false(is_done);
	assert_true(edit->has_refused);
	expect(edit, text, cursor);
	edit->has_refused = false;
}

static void test_limit(void **state)
{
	static char blanks[1000];
	struct line_edit edit;

	(void)state;
	memset(blanks, ' ', sizeof(blanks) - 1);
	line_edit_init(&edit, 8);
	type(&edit, "teacups!");
	assert_false(edit.has_refused);
	line_edit_key(&edit, 'x');
	assert_refused(&edit, false, "teacups!", 8);
	line_edit_key(&edit, INPUT_BACKSPACE);
	line_edit_key(&edit, 0xF6);
	assert_refused(&edit, false, "teacups", 7);
	line_edit_key(&edit, INPUT_HOME);
	assert_refused(&edit, line_edit_paste(&edit, STR("my ")), "teacups", 0);
	assert_refused(&edit, line_edit_set(&edit, STR("my teacup")), "teacups", 0);
	assert_refused(&edit, line_edit_replace(&edit, 0, 3, STR("cakes")), "teacups", 0);
	assert_true(line_edit_replace(&edit, 0, 3, STR("cake")));
	expect(&edit, "cakecups", 4);
	/* What is cleaned away does not count, unless there is far too much of it. */
	assert_true(!line_edit_set(&edit, STR("   my     teacup \n")));
	edit.has_refused = false;
	assert_true(line_edit_set(&edit, STR("   a     teacup   \n")));
	expect(&edit, "a teacup", 8);
	assert_refused(&edit, line_edit_paste(&edit, str_from(blanks)), "a teacup", 8);
	/* What was cut comes back once. */
	line_edit_key(&edit, CTRL('W'));
	line_edit_key(&edit, CTRL('Y'));
	assert_false(edit.has_refused);
	line_edit_key(&edit, CTRL('Y'));
	assert_refused(&edit, false, "a teacup", 8);
	line_edit_free(&edit);
}

static void test_refused_keys(void **state)
{
	struct line_edit edit;

	(void)state;
	line_edit_init(&edit, 4096);
	assert_false(line_edit_key(&edit, INPUT_UP));
	assert_false(line_edit_key(&edit, INPUT_UNKNOWN));
	assert_false(line_edit_key(&edit, CTRL('L')));
	assert_false(line_edit_key(&edit, 0x9B));
	assert_false(line_edit_key(&edit, KEY_ALT_BIT | 'q'));
	expect(&edit, "", 0);
	line_edit_free(&edit);
}

/* Any keys in any order leave valid text with the cursor in it. */
static void test_random_keys(void **state)
{
	static const uint32_t keys[] = { 'a',
					 ' ',
					 '-',
					 0xF6,
					 0x301,
					 0x4E2D,
					 INPUT_LEFT,
					 INPUT_RIGHT,
					 INPUT_HOME,
					 INPUT_END,
					 INPUT_BACKSPACE,
					 INPUT_DELETE,
					 CTRL('W'),
					 CTRL('U'),
					 CTRL('K'),
					 CTRL('Y'),
					 CTRL('T'),
					 KEY_ALT_BIT | 'b',
					 KEY_ALT_BIT | 'f',
					 KEY_ALT_BIT | 'd' };
	struct line_edit edit;
	uint64_t seed = 7;

	(void)state;
	line_edit_init(&edit, 4096);
	for (int i = 0; i < 20000; i++) {
		line_edit_key(&edit, keys[support_below(&seed, sizeof(keys) / sizeof(keys[0]))]);
		assert_true(edit.cursor <= edit.text.len);
		assert_true(edit.cursor == edit.text.len ||
			    ((unsigned char)edit.text.data[edit.cursor] & 0xC0) != 0x80);
		assert_int_equal(edit.text.data[edit.text.len], 0);
		if (edit.text.len > 500)
			line_edit_set(&edit, STR(""));
	}
	line_edit_free(&edit);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_typing_and_moving),
		cmocka_unit_test(test_deleting),
		cmocka_unit_test(test_cutting_in_a_row),
		cmocka_unit_test(test_graphemes),
		cmocka_unit_test(test_paste),
		cmocka_unit_test(test_limit),
		cmocka_unit_test(test_refused_keys),
		cmocka_unit_test(test_random_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
