/* The list as a page, over a filter and without a browser: keys, clicks, a range. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "browser/page_list.h"
#include "unit/corpus_fixture.h"

#define PAPERS 20

struct world {
	struct fixture fixture;
	struct filter *filter;
	struct page_list list;
};

static void add_papers(struct world *world)
{
	struct paper paper;
	char title[32];

	for (int i = 0; i < PAPERS; i++) {
		snprintf(title, sizeof(title), "Paper number %d", i);
		paper_init(&paper);
		paper.title = str_from(title);
		fixture_add(&world->fixture, &paper);
	}
}

static int open_world(void **state)
{
	static struct world world;

	fixture_init(&world.fixture);
	add_papers(&world);
	world.filter = filter_new(&world.fixture.corpus, NULL);
	page_list_init(&world.list, world.filter,
		       &(struct shown_papers){ .corpus = &world.fixture.corpus });
	world.list.cursor.scroll.rows = 10;
	world.list.topics.count = 3;
	world.list.topics.rows = 3;
	page_list_finish(&world.list);
	*state = &world;
	return 0;
}

static int close_world(void **state)
{
	struct world *world = *state;

	page_list_free(&world->list);
	filter_delete(world->filter);
	fixture_free(&world->fixture);
	return 0;
}

static struct page_reply click(struct world *world, enum event_target target, size_t index,
			       enum mouse_kind mouse)
{
	const struct event event = { EVENT_CLICK, .mouse = mouse, .target = target,
				     .index = index };

	return page_list_functions.click(&world->list, &event);
}

static void test_finished_list_has_a_cursor_and_a_detail(void **state)
{
	struct world *world = *state;

	assert_int_equal(world->list.cursor.paper, 0);
	assert_int_equal(world->list.detail.paper, 0);
	world->list.detail.scroll.top = 7;
	page_list_move(&world->list, MOVE_DOWN);
	assert_int_equal(world->list.detail.paper, world->list.cursor.paper);
	assert_int_equal(world->list.detail.scroll.top, 0);
}

/* What is for a paper of the list waits for the list; going back does not. */
static void test_keys_wait_for_the_list(void **state)
{
	struct world *world = *state;
	struct page_key key = { .action = ACTION_CANCEL };
	struct query_error error;

	assert_true(filter_set_query(world->filter, STR("number"), NULL, &error));
	assert_int_equal(page_list_functions.key(&world->list, &key).action, ACTION_CANCEL);
	assert_false(filter_is_done(world->filter));
	key.action = ACTION_STAR;
	assert_int_equal(page_list_functions.key(&world->list, &key).action, ACTION_STAR);
	assert_true(filter_is_done(world->filter));
}

static void test_clicks_on_papers(void **state)
{
	struct world *world = *state;

	world->list.pane = PANE_DETAIL;
	assert_int_equal(click(world, TARGET_LIST, 4, MOUSE_PRESS).action, ACTION_NONE);
	assert_int_equal(world->list.pane, PANE_LIST);
	assert_int_equal(world->list.cursor.scroll.cursor, 4);
	assert_int_equal(click(world, TARGET_LIST, 4, MOUSE_DOUBLE).action, ACTION_READ);
	click(world, TARGET_MARK, 6, MOUSE_PRESS);
	assert_int_equal(world->list.selection.count, 1);
	assert_true(selection_has(&world->list.selection, world->list.cursor.paper));
	assert_int_equal(click(world, TARGET_LIST, PAPERS, MOUSE_PRESS).action, ACTION_NONE);
	assert_int_equal(world->list.cursor.scroll.cursor, 6);
}

static void test_clicks_on_headings_ask_for_an_order(void **state)
{
	struct world *world = *state;
	struct page_reply reply = click(world, TARGET_HEADING, SORT_TITLE, MOUSE_PRESS);

	assert_non_null(reply.order);
	assert_int_equal(reply.order->key, SORT_TITLE);
	assert_false(reply.order->is_reversed);
	filter_set_order(world->filter, *reply.order);
	reply = click(world, TARGET_HEADING, SORT_TITLE, MOUSE_PRESS);
	assert_true(reply.order->is_reversed);
}

static void test_clicks_on_topics_ask_for_them(void **state)
{
	struct world *world = *state;

	assert_int_equal(click(world, TARGET_TOPIC, 1, MOUSE_PRESS).topic, 2);
	assert_int_equal(click(world, TARGET_TOPIC, 1, MOUSE_DOUBLE).topic, 0);
	assert_int_equal(click(world, TARGET_TOPIC, 3, MOUSE_PRESS).topic, 0);
	assert_int_equal(world->list.topics.cursor, 1);
}

static void test_range_follows_the_cursor(void **state)
{
	struct world *world = *state;

	selection_begin_range(&world->list.selection, world->list.cursor.paper);
	page_list_go_to(&world->list, 3);
	assert_int_equal(world->list.selection.count, 4);
	page_list_pick(&world->list, 1);
	assert_int_equal(world->list.selection.count, 2);
}

static void test_wheel_scrolls_what_it_is_over(void **state)
{
	struct world *world = *state;
	struct event event = { .type = EVENT_WHEEL, .mouse = MOUSE_DOWN, .target = TARGET_LIST };

	page_list_functions.turn_wheel(&world->list, &event);
	assert_int_equal(world->list.cursor.scroll.top, SCROLL_WHEEL_LINES);
	event.target = TARGET_DETAIL;
	world->list.detail.scroll.count = 50;
	world->list.detail.scroll.rows = 5;
	page_list_functions.turn_wheel(&world->list, &event);
	assert_int_equal(world->list.detail.scroll.top, SCROLL_WHEEL_LINES);
	assert_int_equal(world->list.cursor.scroll.top, SCROLL_WHEEL_LINES);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, open_world, close_world)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_finished_list_has_a_cursor_and_a_detail),
		TEST(test_keys_wait_for_the_list),
		TEST(test_clicks_on_papers),
		TEST(test_clicks_on_headings_ask_for_an_order),
		TEST(test_clicks_on_topics_ask_for_them),
		TEST(test_range_follows_the_cursor),
		TEST(test_wheel_scrolls_what_it_is_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
