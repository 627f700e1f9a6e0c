/* The table from hashes to numbers, against a plain list. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "base/hash_index.h"
#include "support.h"

static void test_empty(void **state)
{
	struct hash_index index;
	size_t cursor = 0;
	uint32_t value;

	(void)state;
	hash_index_init(&index);
	assert_false(hash_index_next(&index, 0, &cursor, &value));
	hash_index_free(&index);
	hash_index_free(&index);
}

static size_t count_under(const struct hash_index *index, uint64_t hash, uint32_t wanted)
{
	size_t cursor = 0, count = 0;
	uint32_t value;

	while (hash_index_next(index, hash, &cursor, &value))
		count += value == wanted;
	return count;
}

static void test_all_are_found_once(void **state)
{
	enum { COUNT = 20000, HASHES = 3000 };
	static uint64_t hashes[COUNT];
	struct hash_index index;
	uint64_t random = 5;

	(void)state;
	hash_index_init(&index);
	for (uint32_t i = 0; i < COUNT; i++) {
		/* hashes with nothing in their low half, and hashes with nothing in their high half
		 */
		uint64_t number = support_below(&random, HASHES);

		hashes[i] = i % 2 ? number << 44 : number;
		hash_index_add(&index, hashes[i], i);
	}
	assert_int_equal(index.count, COUNT);
	assert_true(index.count < index.capacity);
	for (uint32_t i = 0; i < COUNT; i++)
		assert_int_equal(count_under(&index, hashes[i], i), 1);
	for (uint64_t hash = HASHES; hash < 2 * HASHES; hash++) {
		size_t cursor = 0;
		uint32_t value;

		assert_false(hash_index_next(&index, hash, &cursor, &value));
	}
	hash_index_free(&index);
}

static void test_the_largest_numbers(void **state)
{
	struct hash_index index;

	(void)state;
	hash_index_init(&index);
	hash_index_add(&index, UINT64_MAX, UINT32_MAX);
	hash_index_add(&index, 0, 0);
	assert_int_equal(count_under(&index, UINT64_MAX, UINT32_MAX), 1);
	assert_int_equal(count_under(&index, 0, 0), 1);
	assert_int_equal(count_under(&index, 0, UINT32_MAX), 0);
	hash_index_free(&index);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_all_are_found_once),
		cmocka_unit_test(test_the_largest_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
