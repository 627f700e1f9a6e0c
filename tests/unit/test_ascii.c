/* The vector loops against byte-by-byte ones, on text that ends where readable memory does. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/ascii.h"
#include "base/ascii_loops.h"
#include "support.h"

#define LONGEST 200

static size_t clean_len(const char *in, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (in[i] < 0x20 || in[i] > 0x7E || (in[i] == ' ' && i > 0 && in[i - 1] == ' '))
			return i;
	return len;
}

static size_t ascii_len(const char *in, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)in[i] >= 0x80)
			return i;
	return len;
}

static size_t special_at(const char *in, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)in[i] >= 0x80 || in[i] == '\\')
			return i;
	return len;
}

static size_t quote_at(const char *in, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (in[i] == '\n' || in[i] == '"' || in[i] == '\\')
			return i;
	return len;
}

static size_t return_at(const char *in, size_t len, size_t *newlines)
{
	for (size_t i = 0; i < len; i++) {
		if ((unsigned char)in[i] >= 0x80 || in[i] == '\r')
			return i;
		*newlines += in[i] == '\n';
	}
	return len;
}

static void check_find_return(const struct ascii_loops *loops, const char *in, size_t len)
{
	size_t newlines = 3, expected = 3;

	assert_int_equal(loops->find_return(in, len, &newlines), return_at(in, len, &expected));
	assert_int_equal(newlines, expected);
}

static size_t markup_at(const char *in, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)in[i] >= 0x80 || (in[i] && strchr("\\$&^_`~", in[i])) ||
		    (in[i] == '-' && i > 0 && in[i - 1] == '-'))
			return i;
	return len;
}

static size_t any_at(const char *in, size_t len, const char *signs)
{
	for (size_t i = 0; i < len; i++)
		if (in[i] && strchr(signs, in[i]))
			return i;
	return len;
}

static size_t double_blank_at(const char *in, size_t len)
{
	for (size_t i = 1; i < len; i++)
		if (in[i] == ' ' && in[i - 1] == ' ')
			return i;
	return len;
}

static void check_loops(const struct ascii_loops *loops, const char *in, size_t len)
{
	char out[LONGEST + 1];
	size_t fit;

	memset(out, '#', sizeof(out));
	fit = loops->copy_clean(in, len, out);
	assert_int_equal(fit, clean_len(in, len));
	if (fit)
		assert_memory_equal(out, in, fit);
	assert_int_equal(out[len], '#');

	memset(out, '#', sizeof(out));
	fit = loops->copy_lower(in, len, out);
	assert_int_equal(fit, ascii_len(in, len));
	for (size_t i = 0; i < fit; i++)
		assert_int_equal(out[i], in[i] >= 'A' && in[i] <= 'Z' ? in[i] + 32 : in[i]);
	assert_int_equal(out[len], '#');

	if (len)
		memcpy(out, in, len);
	assert_int_equal(loops->copy_lower(out, len, out), fit); /* in place: the rest stays */
	for (size_t i = fit; i < len; i++)
		assert_int_equal(out[i], in[i]);

	assert_int_equal(loops->find_special(in, len), special_at(in, len));
	assert_int_equal(loops->find_quote(in, len), quote_at(in, len));
	check_find_return(loops, in, len);
	assert_int_equal(loops->find_markup(in, len), markup_at(in, len));
	assert_int_equal(loops->find_tex(in, len), any_at(in, len, "\\{}$~-`'^_:&"));
	assert_int_equal(loops->find_double_blank(in, len), double_blank_at(in, len));
	assert_int_equal(loops->find_any(in, len, "<"), any_at(in, len, "<"));
	assert_int_equal(loops->find_any(in, len, "\\{}@x"), any_at(in, len, "\\{}@x"));
}

/* Checks every kind of loops that this machine can run, and the ones that are chosen. */
static void check(const char *in, size_t len)
{
	const struct ascii_loops chosen = { ascii_copy_clean,       ascii_copy_lower,
					    ascii_find_special,     ascii_find_quote,
					    ascii_find_return,      ascii_find_markup,
					    ascii_find_tex,         ascii_find_any,
					    ascii_find_double_blank };

	check_loops(&chosen, in, len);
	check_loops(&ascii_loops_plain, in, len);
#ifdef ASCII_HAVE_X86
	check_loops(&ascii_loops_sse2, in, len);
	if (__builtin_cpu_supports("avx2"))
		check_loops(&ascii_loops_avx2, in, len);
#endif
}

static void test_against_bytewise(void **state)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	char *memory =
		mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	uint64_t random = 11;

	(void)state;
	assert_true(memory != MAP_FAILED);
	assert_int_equal(mprotect(memory + page, page, PROT_NONE), 0);
	check(NULL, 0);
	for (int i = 0; i < 100000; i++) {
		size_t len = support_below(&random, LONGEST + 1), odd = support_below(&random, 3);
		char *in = memory + page - len;

		for (size_t j = 0; j < len; j++)
			in[j] = (char)(' ' + support_below(&random, 95));
		for (size_t j = 0; j < odd && len; j++)
			in[support_below(&random, len)] = (char)support_random(&random);
		for (size_t j = support_below(&random, 20); i % 3 == 0 && j < len;
		     j += 1 + support_below(&random, 20))
			in[j] = '\n';
		check(in, len);
	}
	munmap(memory, 2 * page);
}

static void test_each_byte(void **state)
{
	(void)state;
	for (unsigned byte = 0; byte < 256; byte++) {
		for (size_t at = 0; at < 40; at++) {
			char in[40];

			memset(in, 'q', sizeof(in));
			in[at] = (char)byte;
			check(in, sizeof(in));
		}
	}
}

/* Two of a byte anywhere, also where one chunk ends and the next begins, in texts of all lengths.
 */
static void check_two(char byte)
{
	for (size_t len = 1; len <= 100; len++) {
		for (size_t at = 0; at < len; at++) {
			char in[100];

			memset(in, 'q', sizeof(in));
			in[at] = byte;
			check(in, len);
			if (at + 1 < len)
				in[at + 1] = byte;
			check(in, len);
		}
	}
}

static void test_two(void **state)
{
	(void)state;
	check_two('-');
	check_two(' ');
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_against_bytewise),
		cmocka_unit_test(test_each_byte),
		cmocka_unit_test(test_two),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
