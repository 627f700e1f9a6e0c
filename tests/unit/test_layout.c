#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "view/layout.h"

#define TOPICS 19

/* The areas that are drawn at the same time, counted in each cell of the screen. */
static void count_cells(const struct layout *layout, int rows, int columns, unsigned char *cells)
{
	const struct area *areas[] = { &layout->bar,          &layout->topics, &layout->divider,
				       &layout->list_heading, &layout->list,   &layout->border,
				       &layout->detail,       &layout->bottom };

	for (size_t i = 0; i < sizeof(areas) / sizeof(areas[0]); i++) {
		if (layout->is_detail_in_place && areas[i] != &layout->detail &&
		    areas[i] != &layout->bar && areas[i] != &layout->bottom)
			continue;
		for (int row = 0; row < areas[i]->rows; row++)
			for (int column = 0; column < areas[i]->columns; column++) {
				int at_row = areas[i]->row + row;
				int at_column = areas[i]->column + column;

				assert_in_range(at_row, 0, rows - 1);
				assert_in_range(at_column, 0, columns - 1);
				cells[at_row * columns + at_column]++;
			}
	}
}

static void check_cells(int rows, int columns, bool has_detail, enum browser_pane pane)
{
	static unsigned char cells[70 * 130];
	struct layout layout;

	layout_arrange(&layout, rows, columns, TOPICS, has_detail, pane);
	memset(cells, 0, (size_t)(rows * columns));
	count_cells(&layout, rows, columns, cells);
	for (int i = 0; i < rows * columns; i++)
		assert_int_equal(cells[i], 1);
}

/* At every size the panes fill the screen and do not overlap. */
static void test_panes_fill_the_screen(void **state)
{
	(void)state;
	for (int rows = 1; rows < 70; rows++)
		for (int columns = 1; columns < 130; columns += columns < 20 ? 1 : 7)
			for (int pane = PANE_LIST; pane <= PANE_TOPICS; pane++) {
				check_cells(rows, columns, true, (enum browser_pane)pane);
				check_cells(rows, columns, false, (enum browser_pane)pane);
			}
}

static void test_usual_screen(void **state)
{
	struct layout layout;

	(void)state;
	layout_arrange(&layout, 24, 80, TOPICS, true, PANE_LIST);
	assert_int_equal(layout.bar.rows, 1);
	assert_int_equal(layout.topics.columns, TOPICS);
	assert_int_equal(layout.list.column, TOPICS + 1);
	assert_int_equal(layout.list_heading.rows, 1);
	assert_int_equal(layout.border.rows, 1);
	assert_int_equal(layout.detail.rows, 8);
	assert_int_equal(layout.list.rows, 12);
	assert_int_equal(layout.bottom.row, 23);
	assert_int_equal(layout.help.rows, 22);
	assert_int_equal(layout_topic_rows(&layout), 12);
}

static void test_topics_fold_away(void **state)
{
	struct layout layout;

	(void)state;
	layout_arrange(&layout, 24, LAYOUT_TOPICS_COLUMNS, TOPICS, true, PANE_LIST);
	assert_int_not_equal(layout_topic_rows(&layout), 0);
	layout_arrange(&layout, 24, LAYOUT_TOPICS_COLUMNS - 1, TOPICS, true, PANE_LIST);
	assert_int_equal(layout_topic_rows(&layout), 0);
	assert_int_equal(layout.list.columns, LAYOUT_TOPICS_COLUMNS - 1);
	layout_arrange(&layout, 24, 80, 28, true, PANE_LIST);
	assert_int_equal(layout.topics.columns, 20);
	layout_arrange(&layout, 24, 200, 28, true, PANE_LIST);
	assert_int_equal(layout.topics.columns, 28);
	layout_arrange(&layout, 24, 80, 0, true, PANE_LIST);
	assert_int_equal(layout.topics.rows, 0);
	assert_int_equal(layout.list.columns, 80);
}

static void test_detail_folds_away(void **state)
{
	struct layout layout;

	(void)state;
	layout_arrange(&layout, LAYOUT_DETAIL_ROWS, 80, TOPICS, true, PANE_LIST);
	assert_int_not_equal(layout.detail.rows, 0);
	layout_arrange(&layout, LAYOUT_DETAIL_ROWS - 1, 80, TOPICS, true, PANE_LIST);
	assert_int_equal(layout.detail.rows, 0);
	assert_int_equal(layout.border.rows, 0);
	assert_false(layout.is_detail_in_place);
	layout_arrange(&layout, LAYOUT_DETAIL_ROWS - 1, 80, TOPICS, true, PANE_DETAIL);
	assert_true(layout.is_detail_in_place);
	assert_int_equal(layout.detail.rows, LAYOUT_DETAIL_ROWS - 3);
	assert_int_equal(layout.detail.columns, 80);
	/* Going to the detail does not move the list. */
	assert_int_not_equal(layout.list.rows, 0);
}

static void test_without_a_detail_the_list_has_its_rows(void **state)
{
	struct layout layout;

	(void)state;
	layout_arrange(&layout, 24, 80, TOPICS, false, PANE_LIST);
	assert_int_equal(layout.detail.rows, 0);
	assert_int_equal(layout.border.rows, 0);
	assert_int_equal(layout.list.rows, 24 - 3);
	assert_false(layout.is_detail_in_place);
	/* It can be read all the same. */
	layout_arrange(&layout, 24, 80, TOPICS, false, PANE_DETAIL);
	assert_true(layout.is_detail_in_place);
	assert_int_equal(layout.detail.rows, 24 - 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_panes_fill_the_screen),
		cmocka_unit_test(test_usual_screen),
		cmocka_unit_test(test_topics_fold_away),
		cmocka_unit_test(test_detail_folds_away),
		cmocka_unit_test(test_without_a_detail_the_list_has_its_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
