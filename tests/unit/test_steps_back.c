/* Where the browser leads back to: from links that were followed, and from papers like one. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "browser/jumps.h"
#include "browser/likes.h"

static void test_jumps(void **state)
{
	struct jump place = { .paper = 1, .position = 7, .detail_top = 3, .pane = PANE_DETAIL };
	struct jumps jumps;

	(void)state;
	jumps_init(&jumps);
	assert_false(jumps_pop(&jumps, &place));
	assert_int_equal(place.paper, 1);
	jumps_push(&jumps, &place, STR("kelp"));
	jumps_push(&jumps, &(struct jump){ .paper = 2 }, STR(""));
	assert_true(jumps_pop(&jumps, &place));
	assert_int_equal(place.paper, 2);
	assert_string_equal(place.query, "");
	free(place.query);
	assert_true(jumps_pop(&jumps, &place));
	assert_int_equal(place.paper, 1);
	assert_int_equal(place.position, 7);
	assert_int_equal(place.detail_top, 3);
	assert_int_equal(place.pane, PANE_DETAIL);
	assert_string_equal(place.query, "kelp");
	free(place.query);
	assert_false(jumps_pop(&jumps, &place));
	jumps_push(&jumps, &place, STR("left behind"));
	jumps_free(&jumps);
}

static void test_oldest_jumps_are_forgotten(void **state)
{
	struct jump place;
	struct jumps jumps;

	(void)state;
	jumps_init(&jumps);
	for (uint32_t i = 0; i < JUMPS_MAX + 3; i++)
		jumps_push(&jumps, &(struct jump){ .paper = i }, STR("moss"));
	for (uint32_t i = JUMPS_MAX + 3; i > 3; i--) {
		assert_true(jumps_pop(&jumps, &place));
		assert_int_equal(place.paper, i - 1);
		free(place.query);
	}
	assert_false(jumps_pop(&jumps, &place));
	jumps_free(&jumps);
}

static void test_order_of_likes(void **state)
{
	struct sort_order order = { .key = SORT_DATE, .is_reversed = true };
	struct likes likes;

	(void)state;
	likes_init(&likes);
	assert_false(likes_follow_query(&likes, false, &order));
	assert_true(likes_follow_query(&likes, true, &order));
	assert_int_equal(order.key, SORT_LIKENESS);
	assert_false(likes_follow_query(&likes, true, &order));
	assert_true(likes_follow_query(&likes, false, &order));
	assert_int_equal(order.key, SORT_DATE);
	assert_true(order.is_reversed);
	/* Another order that was chosen meanwhile stays. */
	assert_true(likes_follow_query(&likes, true, &order));
	order = (struct sort_order){ .key = SORT_TITLE };
	assert_false(likes_follow_query(&likes, false, &order));
	assert_int_equal(order.key, SORT_TITLE);
	likes_free(&likes);
}

static void test_steps_of_likes(void **state)
{
	struct sort_order order = { .key = SORT_FILE };
	struct like_step step;
	struct likes likes;

	(void)state;
	likes_init(&likes);
	assert_false(likes_pop(&likes, &step));
	likes_push(&likes, STR("moss"), 4);
	likes_follow_query(&likes, true, &order);
	likes_push(&likes, STR("like:4 moss"), 8);
	likes_push(&likes, STR("like:8 moss"), 9);
	assert_true(likes_pop(&likes, &step));
	assert_int_equal(step.paper, 9);
	assert_string_equal(step.query, "like:8 moss");
	free(step.query);
	/* Another query that asks for no papers like one: nothing leads back from it. */
	likes_follow_query(&likes, false, &order);
	assert_false(likes_pop(&likes, &step));
	likes_push(&likes, STR("left behind"), 1);
	likes_free(&likes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_jumps),
		cmocka_unit_test(test_oldest_jumps_are_forgotten),
		cmocka_unit_test(test_order_of_likes),
		cmocka_unit_test(test_steps_of_likes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
