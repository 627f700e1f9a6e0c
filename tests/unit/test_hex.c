/* Hexadecimal digits: each byte, and numbers of several. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <limits.h>
#include <string.h>

#include "base/hex.h"

static void test_each_byte(void **state)
{
	static const char lower[] = "0123456789abcdef", upper[] = "0123456789ABCDEF";

	(void)state;
	for (int c = CHAR_MIN; c <= CHAR_MAX; c++) {
		const char *at = c ? strchr(lower, c) : NULL;
		int want = at ? (int)(at - lower) : -1;

		at = c ? strchr(upper, c) : NULL;
		assert_int_equal(hex_value((char)c), at ? (int)(at - upper) : want);
	}
}

static void test_numbers(void **state)
{
	static const struct {
		const char *digits;
		bool is_one;
		uint32_t number;
	} rows[] = {
		{ "0", true, 0 },       { "e9", true, 0xE9 },
		{ "00E9", true, 0xE9 }, { "FfFfFfFf", true, UINT32_MAX },
		{ "", false, 0 },       { "000000001", false, 0 },
		{ "1g", false, 0 },     { "-1", false, 0 },
		{ "\x10", false, 0 }, /* with a bit more it would be a digit */
		{ " 1", false, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		uint32_t number;

		assert_int_equal(hex_read(str_from(rows[i].digits), &number), rows[i].is_one);
		if (rows[i].is_one)
			assert_int_equal(number, rows[i].number);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_byte),
		cmocka_unit_test(test_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
