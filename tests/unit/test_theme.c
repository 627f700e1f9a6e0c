#include "config.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <string.h>

#include <cmocka.h>

#include "view/theme.h"

static const int depths[] = { 0, 2, 8, 16, 88, 256, 1 << 24 };

#define DEPTH_COUNT (sizeof(depths) / sizeof(depths[0]))

static struct theme theme_of(enum theme_name name)
{
	struct theme theme;

	theme_init(&theme, name);
	return theme;
}

/* Black, yellow and white are lost on one of the two backgrounds. */
static void test_colours_are_readable_on_any_background(void **state)
{
	static const enum theme_name names[] = { THEME_AUTO, THEME_TERMINAL };

	(void)state;
	for (size_t i = 0; i < 2 * DEPTH_COUNT; i++)
		for (int style = 0; style < STYLE_COUNT; style++) {
			struct theme theme = theme_of(names[i % 2]);
			int depth = depths[i / 2];
			struct look look = theme_look(&theme, (enum style)style, depth);

			assert_int_equal(look.background, COLOUR_DEFAULT);
			assert_in_range(look.foreground + 1, 0, depth);
			assert_int_not_equal(look.foreground, 0);
			assert_int_not_equal(look.foreground, 3);
			assert_int_not_equal(look.foreground, 7);
			assert_int_not_equal(look.foreground, 11);
			assert_int_not_equal(look.foreground, 15);
			if (names[i % 2] == THEME_TERMINAL)
				assert_in_range(look.foreground + 1, 0, 16);
		}
}

/* How light a colour looks, from 0 to 1, by the rule of the web's guidelines. */
static double luminance(uint32_t rgb)
{
	static const double weights[] = { 0.0722, 0.7152, 0.2126 };
	double sum = 0;

	for (int i = 0; i < 3; i++, rgb >>= 8) {
		double part = (double)(rgb & 0xFF) / 255;

		sum += weights[i] *
		       (part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4));
	}
	return sum;
}

static double contrast(uint32_t a, uint32_t b)
{
	double first = luminance(a) + 0.05, second = luminance(b) + 0.05;

	return first > second ? first / second : second / first;
}

/* Text wants 4.5, lines 3, by the same guidelines. */
static void test_dark_and_light_have_contrast(void **state)
{
	static const struct {
		enum theme_name name;
		uint32_t background, foreground;
	} cases[] = { { THEME_DARK, 0x1E1E1E, 0xE5E5E5 }, { THEME_LIGHT, 0xFFFFFF, 0x000000 } };

	(void)state;
	for (size_t i = 0; i < 2; i++)
		for (int style = 0; style < STYLE_COUNT; style++) {
			struct theme theme = theme_of(cases[i].name);
			struct look look = theme_look(&theme, (enum style)style, 256);
			uint32_t front = look.foreground < 0 ? cases[i].foreground
							     : colour_rgb(look.foreground);
			uint32_t back = look.background < 0 ? cases[i].background
							    : colour_rgb(look.background);

			if (contrast(front, back) < (style == STYLE_BORDER ? 3.0 : 4.5))
				fail_msg("theme %zu, %s: %.2f", i, style_name((enum style)style),
					 contrast(front, back));
		}
}

static void test_without_colours_there_are_none(void **state)
{
	(void)state;
	for (int name = 0; name < THEME_COUNT; name++)
		for (int style = 0; style < STYLE_COUNT; style++) {
			struct theme theme = theme_of((enum theme_name)name);
			struct look look = theme_look(&theme, (enum style)style, 0);

			assert_int_equal(look.foreground, COLOUR_DEFAULT);
			assert_int_equal(look.background, COLOUR_DEFAULT);
		}
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
	for (size_t d = 0; d < THEME_COUNT * DEPTH_COUNT; d++)
		for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
			struct theme theme = theme_of((enum theme_name)(d % THEME_COUNT));
			int depth = depths[d / THEME_COUNT];

			assert_false(is_same(theme_look(&theme, pairs[i].a, depth),
					     theme_look(&theme, pairs[i].b, depth)));
		}
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

static void read_theme(struct theme *theme, const char *text, struct diag *diag)
{
	struct config config;

	config_init(&config);
	diag_init(diag, 10);
	theme_init(theme, THEME_AUTO);
	config_parse(&config, str_from(text), "config", diag);
	theme_read(theme, &config, diag);
	config_free(&config);
}

static void test_own_looks(void **state)
{
	const struct look match = { 198, 236, ATTRIBUTE_BOLD | ATTRIBUTE_UNDERLINE };
	struct theme theme;
	struct diag diag;

	(void)state;
	read_theme(&theme,
		   "[theme]\nmatch = bold #ff0087 on 236 underline\nstar = Bright-Blue\n"
		   "text = normal\nlist.titel = red\ndim = purplish\n",
		   &diag);
	assert_true(is_same(theme_look(&theme, STYLE_MATCH, 256), match));
	assert_int_equal(theme_look(&theme, STYLE_MATCH, 1 << 24).foreground, 0xFF0087);
	assert_int_equal(theme_look(&theme, STYLE_MATCH, 1 << 24).background, 0x303030);
	assert_int_equal(theme_look(&theme, STYLE_MATCH, 8).foreground, 5);
	assert_int_equal(theme_look(&theme, STYLE_MATCH, 0).foreground, COLOUR_DEFAULT);
	assert_int_equal(theme_look(&theme, STYLE_MATCH, 0).attributes, match.attributes);
	assert_int_equal(theme_look(&theme, STYLE_STAR, 256).foreground, 12);
	assert_int_equal(theme_look(&theme, STYLE_STAR, 8).foreground, 4);
	/* Colours alone must not vanish. */
	assert_int_equal(theme_look(&theme, STYLE_STAR, 0).attributes, ATTRIBUTE_BOLD);
	assert_int_equal(diag.count, 2);
	assert_string_equal(diag.messages[0].text,
			    "there is no style \"list.titel\"; did you mean list.title?");
	assert_int_equal(diag.messages[1].line, 6);
	diag_free(&diag);
}

static void test_described_looks_read_back(void **state)
{
	struct theme theme, again;
	struct strbuf text, second;
	struct diag diag;

	(void)state;
	strbuf_init(&text);
	strbuf_init(&second);
	read_theme(&theme, "[theme]\nbar = reverse on #010203\ntext = default\nkey = 7 bold dim\n",
		   &diag);
	diag_free(&diag);
	theme_describe(&theme, &text);
	read_theme(&again, text.data, &diag);
	assert_int_equal(diag.count, 0);
	assert_memory_equal(theme.has_own, again.has_own, sizeof(theme.has_own));
	for (int style = 0; style < STYLE_COUNT; style++)
		assert_true(is_same(theme.own[style], again.own[style]));
	theme_describe(&again, &second);
	assert_string_equal(text.data, second.data);
	diag_free(&diag);
	strbuf_free(&text);
	strbuf_free(&second);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_colours_are_readable_on_any_background),
		cmocka_unit_test(test_dark_and_light_have_contrast),
		cmocka_unit_test(test_own_looks),
		cmocka_unit_test(test_described_looks_read_back),
		cmocka_unit_test(test_without_colours_there_are_none),
		cmocka_unit_test(test_meaning_is_visible_at_every_depth),
		cmocka_unit_test(test_names_and_letters_are_unique),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
