/* The cursor of the list: it stays on its paper, or goes where that was. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "browser/list_cursor.h"

/* Lists the papers and has the cursor follow; a NO_PAPER ends them. */
static void list_papers(struct list_cursor *list, const uint32_t *papers, bool is_complete)
{
	struct listed_papers listed = { .papers = papers, .is_complete = is_complete };
	size_t place = SIZE_MAX;

	for (; papers[listed.count] != NO_PAPER; listed.count++)
		if (papers[listed.count] == list->paper)
			place = listed.count;
	list_cursor_follow(list, &listed, place);
}

#define LIST(list, is_complete, ...) \
	list_papers(list, (const uint32_t[]){ __VA_ARGS__, NO_PAPER }, is_complete)

static void assert_on(const struct list_cursor *list, uint32_t paper, size_t place)
{
	assert_int_equal(list->paper, paper);
	assert_int_equal(list->scroll.cursor, place);
}

static const uint32_t five[] = { 10, 11, 12, 13, 14 };
static const struct listed_papers all_five = { five, 5, true };

static void init(struct list_cursor *list)
{
	list_cursor_init(list);
	list->scroll.rows = 10;
}

static void test_first_paper_until_somebody_moves(void **state)
{
	struct list_cursor list;

	(void)state;
	init(&list);
	list_papers(&list, (const uint32_t[]){ NO_PAPER }, false);
	assert_on(&list, NO_PAPER, 0);
	LIST(&list, false, 7, 8);
	assert_on(&list, 7, 0);
	/* A paper that sorts before it takes the place. */
	LIST(&list, false, 3, 7, 8);
	assert_on(&list, 3, 0);
	list_cursor_move(&list, &(struct listed_papers){ (const uint32_t[]){ 3, 7, 8 }, 3, false },
			 MOVE_DOWN);
	assert_on(&list, 7, 1);
	LIST(&list, true, 1, 2, 3, 7, 8);
	assert_on(&list, 7, 3);
}

static void test_paper_that_goes_leaves_its_place(void **state)
{
	struct list_cursor list;

	(void)state;
	init(&list);
	list_cursor_go_to(&list, &all_five, 3);
	assert_on(&list, 13, 3);
	LIST(&list, true, 10, 11, 12, 14);
	assert_on(&list, 14, 3);
	LIST(&list, true, 10, 11);
	assert_on(&list, 11, 1);
	list_papers(&list, (const uint32_t[]){ NO_PAPER }, true);
	assert_on(&list, NO_PAPER, 0);
	LIST(&list, true, 10, 11, 12);
	assert_int_not_equal(list.paper, NO_PAPER);
}

static void test_unfinished_list_is_waited_for(void **state)
{
	struct list_cursor list;

	(void)state;
	init(&list);
	list_cursor_go_to(&list, &all_five, 3);
	LIST(&list, false, 10);
	assert_int_equal(list.paper, 13);
	/* A key that comes meanwhile finds the list as it is. */
	list_cursor_move(&list, &(struct listed_papers){ five, 1, false }, MOVE_UP);
	assert_on(&list, 10, 0);
	list_cursor_go_to(&list, &all_five, 3);
	LIST(&list, false, 10);
	LIST(&list, true, 10, 13);
	assert_on(&list, 13, 1);
}

static void test_sought_paper_is_found_when_it_comes(void **state)
{
	struct list_cursor list;

	(void)state;
	init(&list);
	list_cursor_follow(&list, &all_five, SIZE_MAX);
	list_cursor_seek(&list, 14, 0);
	LIST(&list, false, 10, 11);
	assert_int_equal(list.paper, 14);
	LIST(&list, true, 10, 11, 14);
	assert_on(&list, 14, 2);
	list_cursor_seek(&list, 99, 1);
	LIST(&list, true, 10, 11, 14);
	assert_on(&list, 11, 1);
}

static void test_click_and_wheel_choose_papers(void **state)
{
	struct list_cursor list;

	(void)state;
	init(&list);
	list.scroll.rows = 2;
	list_cursor_follow(&list, &all_five, SIZE_MAX);
	list_cursor_pick(&list, &all_five, 1);
	assert_on(&list, 11, 1);
	list_cursor_turn_wheel(&list, &all_five, true);
	assert_on(&list, 13, 3);
	assert_int_equal(list.scroll.top, 3);
	list_cursor_turn_wheel(&list, &all_five, true);
	assert_on(&list, 13, 3);
	list_cursor_turn_wheel(&list, &all_five, false);
	assert_on(&list, 11, 1);
	assert_false(list.is_following);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_first_paper_until_somebody_moves),
		cmocka_unit_test(test_paper_that_goes_leaves_its_place),
		cmocka_unit_test(test_unfinished_list_is_waited_for),
		cmocka_unit_test(test_sought_paper_is_found_when_it_comes),
		cmocka_unit_test(test_click_and_wheel_choose_papers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
