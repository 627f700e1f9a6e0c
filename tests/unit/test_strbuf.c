/* The growing buffer: always NUL-terminated, never NULL. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "support.h"

static void test_empty(void **state)
{
	struct strbuf a, b;
	char *taken;

	(void)state;
	strbuf_init(&a);
	strbuf_init(&b);
	assert_string_equal(a.data, "");
	strbuf_clear(&a);
	strbuf_truncate(&a, 0);
	strbuf_remove(&a, 0, 0);
	strbuf_add(&a, (struct str){ NULL, 0 });
	strbuf_insert(&a, 0, (struct str){ NULL, 0 });
	strbuf_addf(&a, "%s", "");
	assert_int_equal(strbuf_str(&a).len, 0);
	strbuf_add_byte(&a, 'x');
	assert_string_equal(b.data, ""); /* what empty buffers share was not written to */
	taken = strbuf_detach(&b);
	assert_string_equal(taken, "");
	free(taken);
	strbuf_free(&a);
	strbuf_free(&a);
	strbuf_free(&b);
}

static void test_adding(void **state)
{
	struct strbuf buf;

	(void)state;
	strbuf_init(&buf);
	strbuf_add(&buf, STR("a\0b"));
	strbuf_add_cstr(&buf, "cd");
	strbuf_add_cstr(&buf, NULL);
	strbuf_addf(&buf, "-%03d-%s", 7, "x");
	strbuf_add_codepoint(&buf, 0x1F600);
	strbuf_add_codepoint(&buf, 0xD800);
	assert_int_equal(buf.len, 18);
	assert_memory_equal(buf.data, "a\0bcd-007-x\xF0\x9F\x98\x80\xEF\xBF\xBD", 19);
	strbuf_free(&buf);
}

static void assert_choice(size_t count, const char *expected)
{
	static const char *const words[] = { "a", "b", "c" };
	struct strbuf buf;

	strbuf_init(&buf);
	for (size_t i = 0; i < count; i++)
		strbuf_add_choice(&buf, words[i], i, count);
	assert_string_equal(buf.data, expected);
	strbuf_free(&buf);
}

static void test_adding_choices(void **state)
{
	(void)state;
	assert_choice(1, "a");
	assert_choice(2, "a or b");
	assert_choice(3, "a, b or c");
}

static void test_adding_its_own_bytes(void **state)
{
	struct strbuf buf;

	(void)state;
	strbuf_init(&buf);
	strbuf_add_cstr(&buf, "ab");
	for (int i = 0; i < 12; i++)
		strbuf_add(&buf, strbuf_str(&buf));
	assert_int_equal(buf.len, 8192);
	for (size_t i = 0; i < buf.len; i++)
		assert_int_equal(buf.data[i], i % 2 ? 'b' : 'a');
	strbuf_free(&buf);
}

static void test_reserve_keeps_room(void **state)
{
	struct strbuf buf;
	char *data;

	(void)state;
	strbuf_init(&buf);
	strbuf_reserve(&buf, 1000);
	data = buf.data;
	for (int i = 0; i < 1000; i++)
		strbuf_add_byte(&buf, 'x');
	assert_ptr_equal(buf.data, data);
	strbuf_clear(&buf);
	assert_ptr_equal(buf.data, data);
	assert_string_equal(buf.data, "");
	strbuf_free(&buf);
}

static void test_take(void **state)
{
	struct strbuf buf;
	char *taken;

	(void)state;
	strbuf_init(&buf);
	strbuf_add_cstr(&buf, "abc");
	taken = strbuf_detach(&buf);
	assert_string_equal(taken, "abc");
	assert_int_equal(buf.len, 0);
	assert_string_equal(buf.data, "");
	strbuf_add_byte(&buf, 'd');
	assert_string_equal(taken, "abc");
	free(taken);
	strbuf_free(&buf);
}

/* Any sequence of insertions and removals equals the same on a plain array. */
static void test_editing(void **state)
{
	struct strbuf buf;
	char model[20000];
	size_t len = 0;
	uint64_t random = 3;

	(void)state;
	strbuf_init(&buf);
	for (int i = 0; i < 3000; i++) {
		size_t at = support_below(&random, len + 1);

		if (support_below(&random, 5) < 3) {
			const char *text = &"insertion"[support_below(&random, 9)];
			size_t size = strlen(text);

			memmove(model + at + size, model + at, len - at);
			memcpy(model + at, text, size);
			len += size;
			strbuf_insert(&buf, at, str_from(text));
		} else {
			size_t size = support_below(&random, len - at + 1);

			size = size > 8 ? 8 : size;
			memmove(model + at, model + at + size, len - at - size);
			len -= size;
			strbuf_remove(&buf, at, size);
		}
		assert_int_equal(buf.len, len);
		assert_memory_equal(buf.data, model, len);
		assert_int_equal(buf.data[len], '\0');
	}
	strbuf_truncate(&buf, 1);
	assert_int_equal(strlen(buf.data), 1);
	strbuf_free(&buf);
}

static void what_is_padded_is_zero(void **state)
{
	struct strbuf buf;

	(void)state;
	strbuf_init(&buf);
	for (int i = 0; i < 300; i++)
		strbuf_add_byte(&buf, 'x');
	strbuf_truncate(&buf, 7);
	strbuf_pad(&buf, 64);
	assert_int_equal(buf.len, 7);
	for (size_t i = 0; i <= 64; i++)
		assert_int_equal(buf.data[7 + i], 0);
	strbuf_free(&buf);
}

/* As printf writes them. */
static void test_numbers(void **state)
{
	static const int64_t numbers[] = { 0,  1,    9,         10,        99,        12345,
					   -1, -305, INT32_MAX, INT32_MIN, INT64_MAX, INT64_MIN };
	struct strbuf buf;
	char expected[64];

	(void)state;
	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
		for (int digits = 0; digits < 8; digits++) {
			strbuf_init(&buf);
			strbuf_add_number(&buf, numbers[i], (size_t)digits);
			snprintf(expected, sizeof(expected), "%0*jd", digits + (numbers[i] < 0),
				 (intmax_t)numbers[i]);
			assert_string_equal(buf.data, expected);
			strbuf_free(&buf);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_adding),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_adding_choices),
		cmocka_unit_test(test_adding_its_own_bytes),
		cmocka_unit_test(test_reserve_keeps_room),
		cmocka_unit_test(test_take),
		cmocka_unit_test(test_editing),
		cmocka_unit_test(what_is_padded_is_zero),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
