/* The set of small numbers, against an array of truth values. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <string.h>

#include "base/bitset.h"
#include "support.h"

#define LARGEST 1000

static void assert_same(const struct bitset *set, const bool *model, size_t bits)
{
	size_t count = 0;

	assert_int_equal(set->bits, bits);
	for (size_t i = 0; i < bits; i++) {
		assert_int_equal(bitset_has(set, i), model[i]);
		count += model[i];
	}
	assert_int_equal(bitset_count(set), count);
}

static void test_random_changes(void **state)
{
	struct bitset set, copy;
	bool model[LARGEST] = { false };
	size_t bits = 0;
	uint64_t random = 6;

	(void)state;
	bitset_init(&set);
	bitset_init(&copy);
	for (int i = 0; i < 3000; i++) {
		size_t action = support_below(&random, 40),
		       number = support_below(&random, bits + 1);

		if (action == 0) {
			size_t before = bits;

			bits = support_below(&random, LARGEST + 1);
			bitset_resize(&set, bits);
			if (bits < before)
				memset(model + bits, 0, before - bits);
		} else if (action == 1) {
			bitset_clear(&set);
			memset(model, 0, sizeof(model));
		} else if (action == 2) {
			bitset_copy(&copy, &set);
			assert_same(&copy, model, bits);
		} else if (number < bits) {
			model[number] = action % 3 != 0;
			(model[number] ? bitset_add : bitset_remove)(&set, number);
		}
		assert_same(&set, model, bits);
	}
	bitset_free(&set);
	bitset_free(&copy);
}

static void test_words_past_the_end_are_zero(void **state)
{
	struct bitset set;

	(void)state;
	bitset_init(&set);
	bitset_resize(&set, 500);
	for (size_t i = 0; i < 500; i++)
		bitset_add(&set, i);
	bitset_resize(&set, 65);
	assert_true(set.words[1] == 1);
	for (size_t i = 2; i < set.capacity; i++)
		assert_true(set.words[i] == 0);
	bitset_resize(&set, 0);
	assert_int_equal(bitset_count(&set), 0);
	bitset_free(&set);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_random_changes),
		cmocka_unit_test(test_words_past_the_end_are_zero),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
