#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "session/settings.h"

struct fixture {
	struct config config;
	struct settings settings;
	struct diag diag;
};

static void read_bytes(struct fixture *f, struct str text)
{
	config_init(&f->config);
	settings_init(&f->settings);
	diag_init(&f->diag, 100);
	config_parse(&f->config, text, "config", &f->diag);
	settings_read(&f->settings, &f->config, &f->diag);
}

static void read_text(struct fixture *f, const char *text)
{
	read_bytes(f, str_from(text));
}

static void end(struct fixture *f)
{
	config_free(&f->config);
	settings_free(&f->settings);
	diag_free(&f->diag);
}

static void assert_said(const struct fixture *f, size_t at, const char *expected)
{
	struct strbuf line;

	assert_true(at < f->diag.count);
	strbuf_init(&line);
	diag_format(&f->diag.messages[at], &line);
	assert_string_equal(line.data, expected);
	assert_int_equal(f->diag.messages[at].level, DIAG_WARNING);
	strbuf_free(&line);
}

static void assert_keys(const struct fixture *f, enum action action, const char *expected)
{
	struct strbuf keys;

	strbuf_init(&keys);
	keymap_format(&f->settings.keymap, action, false, &keys);
	assert_string_equal(keys.len ? keys.data : "", expected);
	strbuf_free(&keys);
}

static void test_defaults(void **state)
{
	struct fixture f;

	(void)state;
	read_text(&f, "");
	assert_int_equal(f.settings.numbers[SETTING_SCROLL_MARGIN], 2);
	assert_int_equal(f.settings.numbers[SETTING_KEY_LINE], 1);
	assert_int_equal(f.settings.numbers[SETTING_TOPICS], SHOW_AUTO);
	assert_int_equal(f.settings.order.key, SORT_FILE);
	assert_keys(&f, ACTION_DOWN, "j Down");
	assert_int_equal(f.diag.count, 0);
	end(&f);
}

static void test_options_and_keys_are_read(void **state)
{
	struct fixture f;

	(void)state;
	read_text(&f, "\xEF\xBB\xBF# mine\r\n[options]\r\nscroll-margin=5 ; comment\n"
		      "  sort : -date\ndetail = never\nkey-line = off\nquery = @rlhf -\"a = b\"\n"
		      "[keys]\ndown = x gj\nquit = none\nfilter = = : Semicolon\n");
	assert_int_equal(f.diag.count, 0);
	assert_int_equal(f.settings.numbers[SETTING_SCROLL_MARGIN], 5);
	assert_int_equal(f.settings.numbers[SETTING_DETAIL], SHOW_NEVER);
	assert_int_equal(f.settings.numbers[SETTING_KEY_LINE], 0);
	assert_int_equal(f.settings.order.key, SORT_DATE);
	assert_true(f.settings.order.is_reversed);
	assert_string_equal(f.settings.query.data, "@rlhf -\"a = b\"");
	assert_keys(&f, ACTION_DOWN, "x gj");
	assert_keys(&f, ACTION_QUIT, "");
	assert_keys(&f, ACTION_FILTER, "= : Semicolon");
	end(&f);
}

static void test_mistakes_are_said_and_the_rest_is_used(void **state)
{
	struct fixture f;

	(void)state;
	read_text(&f, "[options]\nscrol-margin = 4\nscroll-margin = 101\ndetail = maybe\n"
		      "key-line = perhaps\nnonsense\n[keys]\ndwon = x\nup = toolong\nleave = q\n"
		      "[themes]\na = b\nc = d\n[options\n= 3\n[options]\nsort = titel\n"
		      "scroll-margin = 7\n");
	/* What no line may be is found first. */
	assert_said(&f, 0, "config:6: this is no section, and no NAME = VALUE");
	assert_said(&f, 1, "config:14: the section's ] is missing");
	assert_said(&f, 2, "config:15: there is no name before the value");
	assert_said(&f, 3,
		    "config:2: there is no option \"scrol-margin\"; did you mean "
		    "scroll-margin?");
	assert_said(&f, 4, "config:3: scroll-margin is not \"101\"; it is a number from 0 to 100");
	assert_said(&f, 5, "config:4: detail is not \"maybe\"; it is auto or never");
	assert_said(&f, 6, "config:5: key-line is not \"perhaps\"; it is yes or no");
	assert_said(&f, 7, "config:8: there is no action \"dwon\"; did you mean down?");
	assert_said(&f, 8,
		    "config:9: \"toolong\" is no key; keys are written as in j, gg, ^D, "
		    "M-x, PgDn, F1");
	assert_said(&f, 9, "config:10: there is no action \"leave\"");
	assert_said(&f, 10, "config:12: there is no section \"themes\"; did you mean theme?");
	assert_said(&f, 11,
		    "config:17: sort is not \"titel\"; it is file, date, title, upvotes, "
		    "comments, authors, starred or likeness");
	assert_int_equal(f.diag.count, 12);
	assert_int_equal(f.settings.numbers[SETTING_SCROLL_MARGIN], 7);
	end(&f);
}

static void test_no_section(void **state)
{
	struct fixture f;

	(void)state;
	read_text(&f, "sort = date\n");
	assert_said(&f, 0,
		    "config:1: \"sort\" is in no section; write [options], [keys] or "
		    "[theme] above it");
	assert_int_equal(f.settings.order.key, SORT_FILE);
	end(&f);
}

static void test_a_key_belongs_to_one_action(void **state)
{
	struct fixture f;

	(void)state;
	read_text(&f, "[keys]\ndown = k\nup = j\n");
	assert_int_equal(f.diag.count, 0);
	assert_keys(&f, ACTION_DOWN, "k");
	assert_keys(&f, ACTION_UP, "j");
	end(&f);
	read_text(&f, "[keys]\ndown = k\nup = k\n");
	assert_said(&f, 0, "config:3: the key k was given to down above; now it is up");
	assert_keys(&f, ACTION_DOWN, "");
	end(&f);
}

/* A key cannot be the beginning of another: "g" would hide "gg". */
static void test_a_key_hides_no_other(void **state)
{
	struct fixture f;

	(void)state;
	read_text(&f, "[keys]\nredraw = g\n");
	assert_said(&f, 0,
		    "config:2: gg no longer is first: it begins with g, which now is redraw");
	assert_int_equal(f.diag.count, 1);
	assert_keys(&f, ACTION_FIRST, "Home");
	assert_keys(&f, ACTION_REDRAW, "g");
	end(&f);
	read_text(&f, "[keys]\nredraw = jj\n");
	assert_said(
		&f, 0,
		"config:2: j no longer is down: it is the beginning of jj, which now is redraw");
	assert_keys(&f, ACTION_DOWN, "Down");
	end(&f);
	read_text(&f, "[keys]\nfirst = Home\nredraw = g\nback = h H\n");
	assert_int_equal(f.diag.count, 0);
	end(&f);
	/* All six that begin with it. */
	read_text(&f, "[keys]\nredraw = p\n");
	assert_int_equal(f.diag.count, 6);
	assert_keys(&f, ACTION_PRIORITY_3, "");
	end(&f);
}

/* What is described reads back as it was, and is then described the same. */
static void assert_round_trip(const char *text)
{
	struct fixture f, again;
	struct strbuf first, second;

	strbuf_init(&first);
	strbuf_init(&second);
	read_text(&f, text);
	settings_describe(&f.settings, &first);
	read_text(&again, first.data);
	assert_int_equal(again.diag.count, 0);
	settings_describe(&again.settings, &second);
	assert_string_equal(first.data, second.data);
	for (int i = 0; i < SETTING_COUNT; i++)
		assert_int_equal(f.settings.numbers[i], again.settings.numbers[i]);
	end(&f);
	end(&again);
	strbuf_free(&first);
	strbuf_free(&second);
}

static void test_round_trip(void **state)
{
	(void)state;
	assert_round_trip("");
	assert_round_trip("[options]\nsort = -upvotes\nquery = \"a b\" -c\nscroll-margin = 0\n"
			  "theme = light\ncolumns = star title:40 date\ndates = "
			  "relative\n[keys]\nquit = Q ^Q M-q Semicolon\nhelp = none\n"
			  "up = j\ndown = k ö Space\n");
}

static void test_long_lines_and_noise(void **state)
{
	struct strbuf text;
	struct fixture f;
	uint32_t random = 1;

	(void)state;
	strbuf_init(&text);
	strbuf_add_cstr(&text, "[options]\nquery = ");
	for (int i = 0; i < 1000; i++)
		strbuf_add_cstr(&text, "x = y ");
	strbuf_add_cstr(&text, "\nscroll-margin = 9\nquery = a");
	strbuf_add_byte(&text, '\0');
	strbuf_add_cstr(&text, "b\nquery = \xff\x1b[2J\n");
	read_bytes(&f, strbuf_str(&text));
	assert_said(&f, 0, "config:2: the line is too long");
	assert_said(&f, 1, "config:4: the line holds a NUL");
	assert_int_equal(f.diag.count, 2);
	assert_int_equal(f.settings.numbers[SETTING_SCROLL_MARGIN], 9);
	assert_string_equal(f.settings.query.data, "\xEF\xBF\xBD [2J");
	end(&f);
	for (int round = 0; round < 300; round++) {
		strbuf_clear(&text);
		for (int i = 0; i < 400; i++) {
			static const char bytes[] = "[]=:;#\n\r\t \"kjSemicolon^M-none\xff\x00\xc3";

			random = random * 1664525u + 1013904223u;
			strbuf_add_byte(&text, bytes[(random >> 16) % (sizeof(bytes) - 1)]);
		}
		read_bytes(&f, strbuf_str(&text));
		end(&f);
	}
	strbuf_free(&text);
}

static void test_lines_are_read_to_their_full_length(void **state)
{
	struct fixture f;
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	strbuf_add_cstr(&text, "[options]\nquery = ");
	while (text.len < 10 + CONFIG_LINE_MAX)
		strbuf_add_byte(&text, 'x');
	read_text(&f, text.data);
	assert_int_equal(f.diag.count, 0);
	assert_int_equal(f.settings.query.len, CONFIG_LINE_MAX - 8);
	end(&f);
	strbuf_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_defaults),
		cmocka_unit_test(test_options_and_keys_are_read),
		cmocka_unit_test(test_mistakes_are_said_and_the_rest_is_used),
		cmocka_unit_test(test_no_section),
		cmocka_unit_test(test_a_key_belongs_to_one_action),
		cmocka_unit_test(test_a_key_hides_no_other),
		cmocka_unit_test(test_round_trip),
		cmocka_unit_test(test_long_lines_and_noise),
		cmocka_unit_test(test_lines_are_read_to_their_full_length),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
