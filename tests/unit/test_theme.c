#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tui/theme.h"

static const int depths[] = { 0, 2, 8, 16, 88, 256, 1 << 24 };

#define DEPTH_COUNT (sizeof(depths) / sizeof(depths[0]))

/* Black, yellow and white are lost on one of the two backgrounds. */
static void test_colours_are_readable_on_any_background(void **state)
{
	(void)state;
	for (size_t d = 0; d < DEPTH_COUNT; d++)
		for (int style = 0; style < STYLE_COUNT; style++) {
			struct look look = theme_look((enum style)style, depths[d]);

			assert_int_equal(look.background, COLOUR_DEFAULT);
			assert_in_range(look.foreground + 1, 0, depths[d] < 256 ? depths[d] : 256);
			assert_int_not_equal(look.foreground, 0);
			assert_int_not_equal(look.foreground, 3);
			assert_int_not_equal(look.foreground, 7);
			assert_int_not_equal(look.foreground, 11);
			assert_int_not_equal(look.foreground, 15);
		}
}

static void test_without_colours_there_are_none(void **state)
{
	(void)state;
	for (int style = 0; style < STYLE_COUNT; style++)
		assert_int_equal(theme_look((enum style)style, 0).foreground, COLOUR_DEFAULT);
}

static bool is_same(struct look a, struct look b)
{
	return a.foreground == b.foreground && a.background == b.background &&
	       a.attributes == b.attributes;
}

/* What must be told from plain text even without colours. */
static void test_meaning_is_visible_at_every_depth(void **state)
{
	static const struct {
		enum style a, b;
	} pairs[] = {
		{ STYLE_MATCH, STYLE_TEXT },     { STYLE_MATCH, STYLE_TITLE },
		{ STYLE_MATCH, STYLE_HEADING },  { STYLE_TOPIC_ON, STYLE_TOPIC },
		{ STYLE_BAR, STYLE_TEXT },       { STYLE_ERROR, STYLE_INFO },
		{ STYLE_BAR_STRONG, STYLE_BAR }, { STYLE_KEY, STYLE_TEXT },
	};

	(void)state;
	for (size_t d = 0; d < DEPTH_COUNT; d++)
		for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
			assert_false(is_same(theme_look(pairs[i].a, depths[d]),
					     theme_look(pairs[i].b, depths[d])));
}

static void test_names_and_letters_are_unique(void **state)
{
	(void)state;
	for (int a = 0; a < STYLE_COUNT; a++)
		for (int b = 0; b < a; b++) {
			assert_string_not_equal(style_name((enum style)a),
						style_name((enum style)b));
			assert_int_not_equal(style_letter((enum style)a),
					     style_letter((enum style)b));
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_colours_are_readable_on_any_background),
		cmocka_unit_test(test_without_colours_there_are_none),
		cmocka_unit_test(test_meaning_is_visible_at_every_depth),
		cmocka_unit_test(test_names_and_letters_are_unique),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
