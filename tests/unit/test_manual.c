/* The manual inside the program: what formatters print as plain lines, and going through them. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "session/manual.h"
#include "support.h"
#include "unit/browser_fixture.h"

static void assert_plain(const char *printed, const char *expected)
{
	struct manual manual;

	manual_init(&manual);
	manual_set(&manual, str_from(printed));
	assert_string_equal(manual.text.data, expected);
	manual_free(&manual);
}

static void test_plain_text(void **state)
{
	(void)state;
	assert_plain("", "");
	assert_plain("one\n\n two", "one\n\n two\n");
	assert_plain("N\bNA\bAM\bME\bE\n", "NAME\n");
	assert_plain("_\bf_\bi_\bl_\be +\b+\bo\n", "file o\n");
	assert_plain("\xC3\xA4\b\xC3\xA4 x\n", "\xC3\xA4 x\n");
	assert_plain("\b\bx\n\by\n", "x\ny\n");
	assert_plain("\x1b[1mbold\x1b[0m \x1b[4;38;5;1munder\x1b[24m\n", "bold under\n");
	assert_plain("\x1b]8;;http://x.invalid\x1b\\link\x1b]8;;\aend\n", "linkend\n");
	assert_plain("a\tb\n12345678\tc\n", "a       b\n12345678        c\n");
	assert_plain("a\r\nb\x07\x9b"
		     "c\xC2\x9b"
		     "d\xff\n",
		     "a\nb\xEF\xBF\xBD"
		     "cd\xEF\xBF\xBD\n");
	assert_plain("trailing   \n", "trailing\n");
	assert_plain("\x1b", "");
	assert_plain("x\x1b[", "x\n");
	assert_plain("x\x1b]never ends\n", "x\n");
}

static void test_lines(void **state)
{
	struct manual manual;

	(void)state;
	manual_init(&manual);
	manual_set(&manual, STR("one\n\nthree"));
	assert_int_equal(manual.count, 3);
	assert_true(str_equal(manual_line(&manual, 0), STR("one")));
	assert_true(str_equal(manual_line(&manual, 1), STR("")));
	assert_true(str_equal(manual_line(&manual, 2), STR("three")));
	manual_set(&manual, STR(""));
	assert_int_equal(manual.count, 0);
	manual_free(&manual);
}

static void test_random_bytes(void **state)
{
	static const char bytes[] = "ab \n\t\b\x1b[]P;1m\\\a\xC3\xA4\xE2\x9b\x7f";
	uint64_t seed = 3;
	struct manual manual;

	(void)state;
	manual_init(&manual);
	for (int round = 0; round < 3000; round++) {
		char text[60];
		size_t len = support_below(&seed, sizeof(text));

		for (size_t i = 0; i < len; i++)
			text[i] = bytes[support_below(&seed, sizeof(bytes) - 1)];
		manual_set(&manual, (struct str){ text, len });
		for (size_t i = 0; i < manual.count; i++) {
			struct str line = manual_line(&manual, i);

			for (size_t k = 0; k < line.len; k++)
				assert_true((unsigned char)line.p[k] >= 0x20);
		}
	}
	manual_free(&manual);
}

static void give_page(struct world *world, int lines)
{
	struct strbuf page;

	strbuf_init(&page);
	for (int i = 0; i < lines; i++)
		strbuf_addf(&page, "line %d\n", i);
	browser_set_manual(&world->browser, STATUS_OK, strbuf_str(&page));
	strbuf_free(&page);
}

static void test_reading(void **state)
{
	struct world *world = *state;
	struct browser *browser = &world->browser;
	const struct event resize = { .type = EVENT_RESIZE };

	assert_true(browser_act(browser, ACTION_MAN) & EFFECT_MANUAL);
	assert_int_equal(browser->pages.open, PAGE_MANUAL);
	assert_int_equal(browser->pages.manual.page, MANUAL_PROGRAM);
	/* Keys before the text has come do no harm. */
	press(world, "jG^Dgg");
	give_page(world, 100);
	press(world, "jjk");
	assert_int_equal(browser->pages.manual.scroll.top, 1);
	press(world, "G");
	assert_int_equal(browser->pages.manual.scroll.top, 90);
	press(world, "jSpace^FPgDn");
	assert_int_equal(browser->pages.manual.scroll.top, 90);
	press(world, "PgUp");
	assert_int_equal(browser->pages.manual.scroll.top, 81);
	press(world, "^U");
	assert_int_equal(browser->pages.manual.scroll.top, 76);
	press(world, "ggSpace");
	assert_int_equal(browser->pages.manual.scroll.top, 9);
	/* Another width has other lines: the place stays about the same. */
	press(world, "gg^D^D^D^D^D^D^D^D^D^D");
	assert_int_equal(browser->pages.manual.scroll.top, 50);
	assert_true(browser_handle(browser, &resize) & EFFECT_MANUAL);
	give_page(world, 200);
	assert_int_equal(browser->pages.manual.scroll.top, 100);
	give_page(world, 5);
	assert_int_equal(browser->pages.manual.scroll.top, 0);
	press(world, "q");
	assert_true(browser_is_browsing(browser));
	assert_false(browser_handle(browser, &resize) & EFFECT_MANUAL);
	/* A page that comes too late is not shown. */
	assert_int_equal(browser_set_manual(browser, STATUS_OK, STR("late\n")), 0);
	assert_true(browser_is_browsing(browser));
}

static void test_pages(void **state)
{
	struct world *world = *state;
	struct browser *browser = &world->browser;

	assert_true(browser_run_command(browser, STR("man query")) & EFFECT_MANUAL);
	assert_int_equal(browser->pages.manual.page, MANUAL_QUERY);
	press(world, "Esc");
	browser_run_command(browser, STR("man shortlist-config"));
	assert_int_equal(browser->pages.manual.page, MANUAL_CONFIG);
	/* What could not be read is said, in the list. */
	diag_add(&world->session.diag, DIAG_ERROR, NULL, 0, 0, "the page is not found");
	browser_set_manual(browser, STATUS_FAILED, STR(""));
	assert_true(browser_is_browsing(browser));
	assert_string_equal(browser->messages.text.data, "the page is not found");
	browser_run_command(browser, STR("man nothing"));
	assert_true(browser_is_browsing(browser));
	assert_int_equal(browser->messages.level, LEVEL_ERROR);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
		cmocka_unit_test(test_plain_text),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_random_bytes),
		TEST(test_reading),
		TEST(test_pages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
