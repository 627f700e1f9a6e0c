/* The overview as a page, without a browser: its keys, and the queries that it narrowed. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "browser/page_overview.h"
#include "unit/overview_fixture.h"

struct page_world {
	struct overview_world world;
	struct page_overview page;
	int counted;
};

static void count(void *context)
{
	((struct page_world *)context)->counted++;
}

static int open_page(void **state)
{
	static struct page_world at;

	overview_world_open(&at.world);
	at.counted = 0;
	page_overview_init(&at.page, count, &at);
	at.page.model = at.world.overview;
	at.page.room = (struct overview_room){ .bars = 40, .rows = 5 };
	*state = &at;
	return 0;
}

/* The page owns the model. */
static int close_page(void **state)
{
	struct page_world *at = *state;

	page_overview_free(&at->page);
	at->world.overview = NULL;
	overview_world_close(&at->world);
	return 0;
}

static struct page_reply press(struct page_world *at, uint32_t key, enum action action)
{
	const struct page_key pressed = { .key = key, .action = action };

	return page_overview_functions.key(&at->page, &pressed);
}

/* Enter chooses; the other keys that read go right, once all is counted. */
static void test_only_enter_chooses(void **state)
{
	struct page_world *at = *state;

	assert_int_equal(press(at, INPUT_ENTER, ACTION_READ).action, ACTION_READ);
	assert_int_equal(at->counted, 0);
	at->page.cursor.part = OVERVIEW_TOPICS;
	assert_int_equal(press(at, 'l', ACTION_READ).action, ACTION_NONE);
	assert_int_equal(at->counted, 1);
	assert_int_equal(at->page.cursor.part, OVERVIEW_PAIRS);
	assert_int_equal(press(at, 's', ACTION_SORT).action, ACTION_SORT);
}

static void test_wheel_moves(void **state)
{
	struct page_world *at = *state;
	const struct event event = { .type = EVENT_WHEEL, .mouse = MOUSE_DOWN };

	page_overview_functions.turn_wheel(&at->page, &event);
	assert_int_equal(at->page.cursor.part, OVERVIEW_TOPICS);
	assert_int_equal(at->counted, SCROLL_WHEEL_LINES);
}

static void assert_last(const struct page_overview *page, const char *expected)
{
	struct str query;

	assert_true(page_overview_last_query(page, &query));
	assert_true(str_equal(query, str_from(expected)));
}

static void test_queries_come_back_in_turn(void **state)
{
	struct page_world *at = *state;
	struct str query;

	assert_false(page_overview_last_query(&at->page, &query));
	page_overview_note_query(&at->page, STR(""));
	page_overview_note_query(&at->page, STR("@rlhf"));
	page_overview_note_query(&at->page, STR("@rlhf date:2024"));
	assert_last(&at->page, "@rlhf date:2024");
	page_overview_forget_query(&at->page);
	assert_last(&at->page, "@rlhf");
	page_overview_forget_query(&at->page);
	assert_last(&at->page, "");
	page_overview_forget_query(&at->page);
	assert_false(page_overview_last_query(&at->page, &query));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, open_page, close_page)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_only_enter_chooses),
		TEST(test_wheel_moves),
		TEST(test_queries_come_back_in_turn),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
