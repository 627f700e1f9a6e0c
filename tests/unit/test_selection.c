/* What is selected, and the range that is put over it. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "browser/selection.h"

static const uint32_t listed[] = { 70, 3, 500, 12, 4 };
#define LISTED 5

static void test_put(void **state)
{
	struct selection selection;

	(void)state;
	selection_init(&selection);
	assert_false(selection_has(&selection, 0));
	assert_false(selection_has(&selection, UINT32_MAX));
	selection_put(&selection, 500, true);
	selection_put(&selection, 500, true);
	selection_put(&selection, 3, true);
	selection_put(&selection, 9000, false);
	assert_int_equal(selection.count, 2);
	assert_true(selection_has(&selection, 3) && selection_has(&selection, 500));
	selection_toggle(&selection, 3);
	selection_toggle(&selection, 4);
	assert_false(selection_has(&selection, 3));
	assert_true(selection_has(&selection, 4));
	assert_int_equal(selection.count, 2);
	selection_clear(&selection);
	assert_int_equal(selection.count, 0);
	assert_false(selection_has(&selection, 500));
	selection_free(&selection);
}

static void test_all_and_inverted(void **state)
{
	struct selection selection;

	(void)state;
	selection_init(&selection);
	selection_put(&selection, 999, true); /* not in the list */
	selection_put(&selection, 12, true);
	selection_invert(&selection, listed, LISTED);
	assert_int_equal(selection.count, 5);
	assert_false(selection_has(&selection, 12));
	selection_toggle_all(&selection, listed, LISTED);
	assert_int_equal(selection.count, 6);
	assert_true(selection_has(&selection, 12));
	selection_toggle_all(&selection, listed, LISTED);
	assert_int_equal(selection.count, 1);
	assert_true(selection_has(&selection, 999));
	selection_free(&selection);
}

static void test_in_the_order_of_the_list(void **state)
{
	struct selection selection;
	uint32_t *list;
	size_t count;

	(void)state;
	selection_init(&selection);
	selection_put(&selection, 999, true);
	selection_put(&selection, 3, true);
	selection_put(&selection, 70, true);
	list = selection_list(&selection, listed, LISTED, &count);
	assert_int_equal(count, 2);
	assert_int_equal(list[0], 70);
	assert_int_equal(list[1], 3);
	free(list);
	selection_free(&selection);
}

static void test_range(void **state)
{
	struct selection selection;

	(void)state;
	selection_init(&selection);
	selection_put(&selection, 3, true);
	selection_put(&selection, 999, true);
	selection_begin_range(&selection, 70);
	assert_true(selection.is_range && selection_has(&selection, 70));
	selection_set_range(&selection, listed, 4);
	assert_int_equal(selection.count, 5);
	/* A shorter range leaves nothing behind, and takes nothing away. */
	selection_set_range(&selection, listed, 1);
	assert_int_equal(selection.count, 3);
	assert_true(selection_has(&selection, 3) && selection_has(&selection, 999));
	selection_end_range(&selection);
	assert_false(selection.is_range);
	assert_int_equal(selection.count, 3);
	selection_begin_range(&selection, 3);
	selection_set_range(&selection, NULL, 0);
	assert_int_equal(selection.count, 3);
	selection_toggle(&selection, 3);
	assert_false(selection.is_range);
	selection_free(&selection);
}

static void end_by_toggling_all(struct selection *selection)
{
	selection_toggle_all(selection, listed, LISTED);
}

static void end_by_inverting(struct selection *selection)
{
	selection_invert(selection, listed, LISTED);
}

static void test_range_ends(void **state)
{
	static void (*const ends[])(struct selection *) = {
		end_by_toggling_all,
		end_by_inverting,
		selection_clear,
		selection_end_range,
	};
	struct selection selection;

	(void)state;
	selection_init(&selection);
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		selection_begin_range(&selection, 70);
		ends[i](&selection);
		assert_false(selection.is_range);
	}
	selection_free(&selection);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_put),
		cmocka_unit_test(test_all_and_inverted),
		cmocka_unit_test(test_in_the_order_of_the_list),
		cmocka_unit_test(test_range),
		cmocka_unit_test(test_range_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
