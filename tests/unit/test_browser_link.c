#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/browser_fixture.h"

static const char *message(const struct world *world)
{
	return world->browser.messages.text.data;
}

static void test_choosing(void **state)
{
	struct world *world = *state;
	struct browser *browser = &world->browser;

	page_list_find_links(&browser->pages.list);
	assert_string_equal(cursor_title(world), "Tidal Gradients: Learning from the Sea");
	assert_int_equal(browser->pages.list.detail.links.count, 1);
	assert_int_equal(browser->pages.list.detail.links.papers[0], 3);
	assert_int_equal(browser->pages.list.detail.links.chosen, NO_LINK);
	press(world, "]");
	assert_int_equal(browser->pages.list.pane, PANE_DETAIL);
	assert_int_equal(browser->pages.list.detail.links.chosen, 0);
	press(world, "]");
	assert_int_equal(browser->pages.list.detail.links.chosen, 0);
	press(world, "[");
	assert_int_equal(browser->pages.list.detail.links.chosen, 0);
	/* Another paper has links of its own. */
	press(world, "hj");
	page_list_find_links(&browser->pages.list);
	assert_int_equal(browser->pages.list.detail.links.count, 0);
	assert_int_equal(browser->pages.list.detail.links.chosen, NO_LINK);
	press(world, "]");
	assert_int_equal(browser->pages.list.pane, PANE_LIST);
	assert_string_equal(message(world), "no other paper is on a topic of this one");
}

/* Enter without a chosen link only reads. */
static void test_following_and_back(void **state)
{
	struct world *world = *state;
	struct browser *browser = &world->browser;
	uint32_t from = browser->pages.list.cursor.paper;

	press(world, "Enter");
	page_list_find_links(&browser->pages.list);
	press(world, "Enter");
	assert_int_equal(browser->pages.list.cursor.paper, from);
	press(world, "]Enter");
	assert_int_equal(browser->pages.list.cursor.paper, 3);
	assert_int_equal(browser->pages.list.pane, PANE_DETAIL);
	assert_int_equal(browser->pages.list.detail.scroll.top, 0);
	/* The next Enter follows nothing, because nothing is chosen. */
	press(world, "Enter");
	assert_int_equal(browser->pages.list.cursor.paper, 3);
	press(world, "]Enter");
	assert_int_equal(browser->pages.list.cursor.paper, from);
	press(world, "^O");
	assert_int_equal(browser->pages.list.cursor.paper, 3);
	press(world, "Backspace");
	assert_int_equal(browser->pages.list.cursor.paper, from);
	assert_int_equal(browser->pages.list.pane, PANE_DETAIL);
	press(world, "^O");
	assert_int_equal(browser->pages.list.cursor.paper, from);
	assert_string_equal(message(world), "no link was followed that leads back");
}

static void test_the_filter_goes_and_comes_back(void **state)
{
	struct world *world = *state;
	struct browser *browser = &world->browser;

	press(world, "/tidalEnter");
	assert_int_equal(shown(world), 1);
	press(world, "]Enter");
	assert_int_equal(browser->pages.list.cursor.paper, 3);
	assert_int_equal(shown(world), 5);
	assert_int_equal(browser->prompts.lines[PROMPT_QUERY].line.text.len, 0);
	assert_string_equal(message(world),
			    "the filter hid this paper and is off; going back puts it on");
	press(world, "^O");
	assert_int_equal(shown(world), 1);
	assert_string_equal(browser->prompts.lines[PROMPT_QUERY].line.text.data, "tidal");
	assert_string_equal(cursor_title(world), "Tidal Gradients: Learning from the Sea");
	/* What was typed last and is no query was not in force. */
	press(world, "/(Enter]Enter");
	assert_int_equal(shown(world), 5);
	press(world, "^O");
	assert_int_equal(shown(world), 1);
	assert_int_equal(browser->query.error.message[0], 0);
}

/* The chosen link is scrolled into view, when the view tells where it is. */
static void test_scrolling(void **state)
{
	struct world *world = *state;
	struct browser *browser = &world->browser;

	page_list_set_detail_lines(&browser->pages.list, 40, NULL, 0);
	page_list_set_link_line(&browser->pages.list, 39);
	assert_int_equal(browser->pages.list.detail.scroll.top, 0);
	press(world, "]");
	page_list_set_link_line(&browser->pages.list, 39);
	assert_int_equal(browser->pages.list.detail.scroll.top, 35);
	press(world, "gg");
	page_list_set_link_line(&browser->pages.list, 39);
	assert_int_equal(browser->pages.list.detail.scroll.top, 0);
}

static void test_no_papers(void **state)
{
	struct world *world = *state;

	press(world, "/zzzzEnter][^OEnter");
	assert_int_equal(world->browser.pages.list.cursor.paper, NO_PAPER);
	page_list_find_links(&world->browser.pages.list);
	assert_int_equal(world->browser.pages.list.detail.links.count, 0);
}

/* The oldest ways back are forgotten, and the newest not. */
static void test_many_jumps(void **state)
{
	struct world *world = *state;
	size_t back = 0;

	for (int i = 0; i < 151; i++)
		press(world, "]Enter");
	assert_int_equal(world->browser.pages.list.cursor.paper, 3);
	for (;;) {
		uint32_t before = world->browser.pages.list.cursor.paper;

		press(world, "^O");
		if (world->browser.pages.list.cursor.paper == before)
			break;
		back++;
	}
	assert_int_equal(back, 100);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_choosing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_following_and_back, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_the_filter_goes_and_comes_back, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_scrolling, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_no_papers, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_many_jumps, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
