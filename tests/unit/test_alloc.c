/* The allocator, and what happens when there is no memory left. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/alloc.h"

#define HOOK_STATUS 42

/* The sanitizer must let malloc fail as it does in the program. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
	return "allocator_may_return_null=1";
}

static void end_with_hook_status(void)
{
	_exit(HOOK_STATUS);
}

static void return_from_hook(void)
{
}

/* Runs the failing call in a child with the hook, and returns the child's exit status. */
static int status_of(void (*run)(void), void (*hook)(void))
{
	int status;
	pid_t child = fork();

	if (child == 0) {
		close(STDERR_FILENO);
		alloc_set_hook(return_from_hook);
		alloc_set_hook(hook);
		run();
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static volatile size_t too_much = SIZE_MAX / 2 - 64;

static void fail_bytes(void)
{
	free(alloc_bytes(too_much));
}

static void fail_zeroed(void)
{
	free(alloc_zeroed(too_much, 16));
}

static void fail_resize(void)
{
	free(alloc_resize(NULL, too_much, 1));
}

static void fail_resize_overflow(void)
{
	free(alloc_resize(NULL, too_much, 4));
}

static void fail_grow(void)
{
	size_t capacity = 0;

	free(alloc_grow(NULL, &capacity, too_much, 8));
}

static void fail_copy(void)
{
	free(alloc_copy("a", SIZE_MAX));
}

static void test_failure_calls_the_hook(void **state)
{
	static void (*const fails[])(void) = { fail_bytes,           fail_zeroed, fail_resize,
					       fail_resize_overflow, fail_grow,   fail_copy };

	(void)state;
	for (size_t i = 0; i < sizeof(fails) / sizeof(*fails); i++) {
		assert_int_equal(status_of(fails[i], end_with_hook_status), HOOK_STATUS);
		assert_int_equal(status_of(fails[i], return_from_hook), 2);
		assert_int_equal(status_of(fails[i], NULL), 2);
	}
}

static void test_sizes_of_zero(void **state)
{
	void *bytes = alloc_bytes(0), *zeroed = alloc_zeroed(0, 8),
	     *resized = alloc_resize(NULL, 0, 8);

	(void)state;
	assert_non_null(bytes);
	assert_non_null(zeroed);
	assert_non_null(resized);
	free(bytes);
	free(zeroed);
	free(resized);
}

static void test_zeroed(void **state)
{
	unsigned char *bytes = alloc_zeroed(100, 3);

	(void)state;
	for (size_t i = 0; i < 300; i++)
		assert_int_equal(bytes[i], 0);
	free(bytes);
}

static void test_copy(void **state)
{
	char *copy = alloc_copy("abc", 2), *nothing = alloc_copy(NULL, 0);

	(void)state;
	assert_string_equal(copy, "ab");
	assert_string_equal(nothing, "");
	free(copy);
	free(nothing);
}

static void test_grow_at_least_doubles(void **state)
{
	size_t capacity = 0, moves = 0;
	uint32_t *numbers = NULL;

	(void)state;
	for (size_t i = 0; i < 100000; i++) {
		size_t before = capacity;

		numbers = alloc_grow(numbers, &capacity, i + 1, sizeof(*numbers));
		assert_true(capacity > i);
		if (capacity != before) {
			assert_true(capacity >= 2 * before);
			moves++;
		}
		numbers[i] = (uint32_t)i;
	}
	assert_true(moves < 20);
	for (size_t i = 0; i < 100000; i++)
		assert_int_equal(numbers[i], i);
	free(numbers);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_failure_calls_the_hook),
		cmocka_unit_test(test_sizes_of_zero),
		cmocka_unit_test(test_zeroed),
		cmocka_unit_test(test_copy),
		cmocka_unit_test(test_grow_at_least_doubles),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
