/* Which papers were looked at, by a clock that the test turns. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "browser/seen.h"

struct eye {
	struct marks_table marks;
	struct seen seen;
};

static void open_eye(struct eye *eye)
{
	marks_table_init(&eye->marks);
	seen_init(&eye->seen, &eye->marks);
}

static void close_eye(struct eye *eye)
{
	seen_free(&eye->seen);
	marks_table_free(&eye->marks);
}

/* Takes what is to be saved, as if that were done: the marks have it. */
static void assert_taken(struct eye *eye, const uint32_t *expected, size_t expected_count)
{
	const struct marks marks = { .seen_at = 1 };
	size_t count;
	uint32_t *papers = seen_detach(&eye->seen, &count);

	assert_int_equal(count, expected_count);
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(papers[i], expected[i]);
		marks_set(&eye->marks, papers[i], &marks);
	}
	free(papers);
}

static void test_under_the_cursor(void **state)
{
	const uint32_t four = 4;
	struct eye eye;

	(void)state;
	open_eye(&eye);
	assert_int_equal(seen_tick(&eye.seen, 4, 10000, true), 11000);
	assert_int_equal(seen_tick(&eye.seen, 4, 10999, true), 11000);
	assert_int_equal(eye.seen.count, 0);
	assert_int_equal(seen_tick(&eye.seen, 4, 11000, true), 12000);
	assert_int_equal(eye.seen.count, 1);
	assert_false(seen_must_save(&eye.seen, 11999));
	assert_true(seen_must_save(&eye.seen, 12000));
	assert_taken(&eye, &four, 1);
	assert_false(seen_must_save(&eye.seen, 20000));
	/* Once is enough. */
	assert_int_equal(seen_tick(&eye.seen, 4, 20000, true), -1);
	assert_int_equal(eye.seen.count, 0);
	close_eye(&eye);
}

/* Moving through a list saves nothing; resting does. */
static void test_moving_on(void **state)
{
	const uint32_t papers[] = { 0, 2 };
	struct eye eye;

	(void)state;
	open_eye(&eye);
	seen_tick(&eye.seen, 0, 0, true);
	seen_tick(&eye.seen, 0, 1500, true);
	seen_tick(&eye.seen, 1, 1900, true);
	assert_false(seen_must_save(&eye.seen, 2500));
	assert_int_equal(seen_tick(&eye.seen, 2, 2500, true), 4500);
	assert_int_equal(seen_tick(&eye.seen, 2, 4000, true), 4500);
	assert_true(seen_must_save(&eye.seen, 4500));
	assert_taken(&eye, papers, 2);
	close_eye(&eye);
}

static void test_opened(void **state)
{
	const uint32_t papers[] = { 7, 3 };
	struct eye eye;

	(void)state;
	open_eye(&eye);
	seen_add(&eye.seen, 7);
	seen_add(&eye.seen, 3);
	seen_add(&eye.seen, 7);
	seen_add(&eye.seen, NO_PAPER);
	assert_taken(&eye, papers, 2);
	seen_add(&eye.seen, 7);
	assert_int_equal(eye.seen.count, 0);
	close_eye(&eye);
}

/* While something else is saved there is nothing to wait for; when it was long, it is due now. */
static void test_while_not_saving(void **state)
{
	struct eye eye;

	(void)state;
	open_eye(&eye);
	seen_tick(&eye.seen, 1, 0, false);
	assert_int_equal(seen_tick(&eye.seen, 1, 1000, false), -1);
	assert_int_equal(seen_tick(&eye.seen, 1, 9000, true), 9000);
	close_eye(&eye);
}

static void test_turned_off(void **state)
{
	struct eye eye;

	(void)state;
	open_eye(&eye);
	assert_int_equal(seen_tick(&eye.seen, NO_PAPER, 0, true), -1);
	seen_turn_off(&eye.seen);
	assert_int_equal(seen_tick(&eye.seen, 1, 0, true), -1);
	assert_int_equal(seen_tick(&eye.seen, 1, 5000, true), -1);
	seen_add(&eye.seen, 2);
	assert_int_equal(eye.seen.count, 0);
	close_eye(&eye);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_under_the_cursor), cmocka_unit_test(test_moving_on),
		cmocka_unit_test(test_opened),           cmocka_unit_test(test_while_not_saving),
		cmocka_unit_test(test_turned_off),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
