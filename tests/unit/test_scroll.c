/* Lines of which only some have room: movements, the wheel, and what stays in view. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "browser/scroll.h"

static void assert_at(const struct scroll *scroll, size_t top, size_t cursor)
{
	assert_int_equal(scroll->top, top);
	assert_int_equal(scroll->cursor, cursor);
}

static void test_movements_lead_where_they_say(void **state)
{
	struct scroll scroll = { .rows = 10, .count = 100 };

	(void)state;
	scroll_move(&scroll, MOVE_DOWN);
	assert_at(&scroll, 0, 1);
	scroll_move(&scroll, MOVE_PAGE_DOWN);
	assert_at(&scroll, 1, 10);
	scroll_move(&scroll, MOVE_HALF_DOWN);
	assert_at(&scroll, 6, 15);
	scroll_move(&scroll, MOVE_LAST);
	assert_at(&scroll, 90, 99);
	scroll_move(&scroll, MOVE_DOWN);
	assert_at(&scroll, 90, 99);
	scroll_move(&scroll, MOVE_UP);
	assert_at(&scroll, 90, 98);
	scroll_move(&scroll, MOVE_HALF_UP);
	assert_at(&scroll, 90, 93);
	scroll_move(&scroll, MOVE_PAGE_UP);
	assert_at(&scroll, 84, 84);
	scroll_move(&scroll, MOVE_FIRST);
	assert_at(&scroll, 0, 0);
	scroll_move(&scroll, MOVE_PAGE_UP);
	assert_at(&scroll, 0, 0);
}

static void test_margin_keeps_lines_around_the_cursor(void **state)
{
	struct scroll scroll = { .rows = 10, .count = 100, .margin = 2 };

	(void)state;
	scroll_to(&scroll, 7);
	assert_at(&scroll, 0, 7);
	scroll_to(&scroll, 8);
	assert_at(&scroll, 1, 8);
	scroll_to(&scroll, 3);
	assert_at(&scroll, 1, 3);
	scroll_to(&scroll, 2);
	assert_at(&scroll, 0, 2);
	scroll_to(&scroll, 99);
	assert_at(&scroll, 90, 99);
	/* Where it has no room on both sides, it is what has. */
	scroll = (struct scroll){ .rows = 4, .count = 100, .margin = 50 };
	scroll_to(&scroll, 50);
	assert_at(&scroll, 48, 50);
	scroll.rows = 1;
	scroll_to(&scroll, 60);
	assert_at(&scroll, 60, 60);
}

static void test_folded_pane_keeps_its_cursor(void **state)
{
	struct scroll scroll = { .count = 5 };

	(void)state;
	scroll_move(&scroll, MOVE_PAGE_DOWN);
	assert_at(&scroll, 1, 1);
	scroll_turn_wheel(&scroll, true);
	assert_at(&scroll, 1, 1);
	scroll.rows = 3;
	scroll_to(&scroll, scroll.cursor);
	assert_at(&scroll, 1, 1);
}

static void test_no_lines_have_no_place(void **state)
{
	struct scroll scroll = { .rows = 10, .margin = 2 };

	(void)state;
	for (int movement = MOVE_DOWN; movement <= MOVE_LAST; movement++) {
		scroll_move(&scroll, (enum movement)movement);
		scroll_move_top(&scroll, (enum movement)movement);
		assert_at(&scroll, 0, 0);
	}
	scroll_turn_wheel(&scroll, true);
	scroll_to(&scroll, 7);
	scroll_pick(&scroll, 7);
	assert_at(&scroll, 0, 0);
	assert_int_equal(scroll_first(&scroll), 0);
}

static void test_fewer_lines_pull_the_cursor(void **state)
{
	struct scroll scroll = { .rows = 10, .count = 100 };

	(void)state;
	scroll_to(&scroll, 80);
	scroll_set_count(&scroll, 30);
	assert_at(&scroll, 20, 29);
	scroll_set_count(&scroll, 4);
	assert_at(&scroll, 0, 3);
	scroll_set_count(&scroll, 0);
	assert_at(&scroll, 0, 0);
}

static void test_wheel_takes_the_cursor_only_at_the_edge(void **state)
{
	struct scroll scroll = { .rows = 10, .count = 100, .margin = 2 };

	(void)state;
	scroll_to(&scroll, 5);
	scroll_turn_wheel(&scroll, true);
	assert_at(&scroll, 3, 5);
	scroll_turn_wheel(&scroll, true);
	assert_at(&scroll, 6, 8);
	scroll_turn_wheel(&scroll, false);
	scroll_turn_wheel(&scroll, false);
	assert_at(&scroll, 0, 7);
	scroll_turn_wheel(&scroll, false);
	assert_at(&scroll, 0, 7);
	for (int i = 0; i < 50; i++)
		scroll_turn_wheel(&scroll, true);
	assert_at(&scroll, 90, 92);
}

static void test_clicked_line_stays_where_it_is(void **state)
{
	struct scroll scroll = { .top = 20, .cursor = 25, .rows = 10, .count = 100, .margin = 3 };

	(void)state;
	scroll_pick(&scroll, 29);
	assert_at(&scroll, 20, 29);
	scroll_pick(&scroll, 20);
	assert_at(&scroll, 20, 20);
	scroll_pick(&scroll, 50);
	assert_at(&scroll, 44, 50);
}

static void test_page_without_cursor_leaves_no_row_blank(void **state)
{
	struct scroll scroll = { .rows = 10, .count = 25 };

	(void)state;
	scroll_move_top(&scroll, MOVE_PAGE_DOWN);
	assert_int_equal(scroll.top, 9);
	scroll_move_top(&scroll, MOVE_PAGE_DOWN);
	assert_int_equal(scroll.top, 15);
	/* Beyond the end a place can be asked for; what is shown is the end. */
	scroll.top = 22;
	assert_int_equal(scroll_first(&scroll), 15);
	scroll_move_top(&scroll, MOVE_UP);
	assert_int_equal(scroll.top, 14);
	scroll.rows = 30;
	assert_int_equal(scroll_first(&scroll), 0);
}

static void test_show_goes_no_farther_than_it_must(void **state)
{
	struct scroll scroll = { .top = 99, .rows = 5, .count = 40 };

	(void)state;
	scroll_show(&scroll, 37);
	assert_int_equal(scroll.top, 35);
	scroll_show(&scroll, 30);
	assert_int_equal(scroll.top, 30);
	scroll_show(&scroll, 34);
	assert_int_equal(scroll.top, 30);
	scroll_show(&scroll, 35);
	assert_int_equal(scroll.top, 31);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_movements_lead_where_they_say),
		cmocka_unit_test(test_margin_keeps_lines_around_the_cursor),
		cmocka_unit_test(test_folded_pane_keeps_its_cursor),
		cmocka_unit_test(test_no_lines_have_no_place),
		cmocka_unit_test(test_fewer_lines_pull_the_cursor),
		cmocka_unit_test(test_wheel_takes_the_cursor_only_at_the_edge),
		cmocka_unit_test(test_clicked_line_stays_where_it_is),
		cmocka_unit_test(test_page_without_cursor_leaves_no_row_blank),
		cmocka_unit_test(test_show_goes_no_farther_than_it_must),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
