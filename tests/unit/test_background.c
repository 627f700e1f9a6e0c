/* One function in a thread: what is seen of it before, while and after it runs. */

#include "config.h"

#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/background.h"

static void set_flag(void *context)
{
	atomic_store((atomic_bool *)context, true);
}

static void test_never_started(void **state)
{
	struct background background;

	(void)state;
	background_init(&background);
	assert_false(background_is_through(&background));
	assert_int_equal(background_fd(&background), -1);
	assert_false(background_join(&background));
	background_free(&background);
}

static void test_its_end_is_told(void **state)
{
	struct background background;
	atomic_bool flag = false;
	struct pollfd fd = { .events = POLLIN };

	(void)state;
	background_init(&background);
	assert_true(background_start(&background, set_flag, &flag));
	fd.fd = background_fd(&background);
	assert_int_equal(poll(&fd, 1, -1), 1);
	assert_true(background_is_through(&background));
	assert_true(background_join(&background));
	assert_true(atomic_load(&flag));
	assert_false(background_join(&background));
	background_free(&background);
}

/* Freeing it waits: what it uses may go afterwards. */
static void test_freeing_waits(void **state)
{
	(void)state;
	for (int i = 0; i < 100; i++) {
		struct background background;
		atomic_bool flag = false;

		background_init(&background);
		assert_true(background_start(&background, set_flag, &flag));
		background_free(&background);
		assert_true(atomic_load(&flag));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_never_started),
		cmocka_unit_test(test_its_end_is_told),
		cmocka_unit_test(test_freeing_waits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
