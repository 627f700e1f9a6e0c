/* Views of bytes. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/str.h"
#include "support.h"

static const struct str none = { NULL, 0 };

static void test_from_and_equal(void **state)
{
	(void)state;
	assert_int_equal(str_from(NULL).len, 0);
	assert_int_equal(str_from("abc").len, 3);
	assert_true(str_equal(STR("abc"), str_from("abc")));
	assert_false(str_equal(STR("abc"), STR("abd")));
	assert_false(str_equal(STR("abc"), STR("ab")));
	assert_true(str_equal(none, STR("")));
	assert_true(str_equal(STR("a\0b"), STR("a\0b")));
	assert_false(str_equal(STR("a\0b"), STR("a\0c")));
}

static void test_equal_ignoring_case(void **state)
{
	(void)state;
	assert_true(str_equal_ignoring_case(STR("arXiv"), STR("ARXIV")));
	assert_true(str_equal_ignoring_case(none, STR("")));
	assert_false(str_equal_ignoring_case(STR("a"), STR("ab")));
	/* only letters: these differ in the same bit */
	assert_false(str_equal_ignoring_case(STR("[@"), STR("{`")));
	assert_false(str_equal_ignoring_case(STR("\xC3\x84"), STR("\xC3\xA4")));
}

static void test_starts_and_ends(void **state)
{
	(void)state;
	assert_true(str_starts_with(STR("abc"), STR("ab")));
	assert_true(str_starts_with(STR("abc"), none));
	assert_true(str_starts_with(none, none));
	assert_false(str_starts_with(STR("ab"), STR("abc")));
	assert_true(str_ends_with(STR("abc"), STR("bc")));
	assert_true(str_ends_with(STR("abc"), STR("abc")));
	assert_true(str_ends_with(none, STR("")));
	assert_false(str_ends_with(STR("bc"), STR("abc")));
	assert_false(str_ends_with(STR("abc"), STR("ab")));
}

static void test_compare(void **state)
{
	(void)state;
	assert_true(str_compare(STR("a"), STR("b")) < 0);
	assert_true(str_compare(STR("a"), STR("ab")) < 0);
	assert_true(str_compare(STR("b"), STR("ab")) > 0);
	assert_true(str_compare(STR("\xFF"), STR("a")) > 0);
	assert_int_equal(str_compare(none, STR("")), 0);
	assert_true(str_compare(STR("a\0b"), STR("a\0a")) > 0);
}

static void test_find(void **state)
{
	(void)state;
	assert_int_equal(str_find(STR("abcabc"), STR("ca")), 2);
	assert_int_equal(str_find(STR("abc"), STR("")), 0);
	assert_int_equal(str_find(none, none), 0);
	assert_true(str_find(none, STR("a")) == SIZE_MAX);
	assert_true(str_find(STR("abc"), STR("abcd")) == SIZE_MAX);
	assert_true(str_find(str_sub(STR("abcd"), 0, 3), STR("cd")) == SIZE_MAX);
}

/* The position by definition. */
static size_t find_slowly(struct str s, struct str part)
{
	for (size_t i = 0; i + part.len <= s.len; i++)
		if (str_equal(str_sub(s, i, part.len), part))
			return i;
	return SIZE_MAX;
}

/* Texts of few different bytes, so that the rarest of the part is nearly everywhere. */
static void test_find_is_as_defined(void **state)
{
	static const char bytes[] = "aab\0Zz\n";
	uint32_t random = 1;

	(void)state;
	for (size_t round = 0; round < 20000; round++) {
		char text[400];
		size_t len = round % sizeof(text), part_len = 1 + round % 45, few = 2 + round % 6;
		struct str part, s = { text, len };

		for (size_t i = 0; i < sizeof(text); i++) {
			random = random * 1664525 + 1013904223;
			text[i] = bytes[(random >> 16) % few];
		}
		/* It occurs, or occurs but for its last byte, or is cut off by the end. */
		part = str_sub((struct str){ text, sizeof(text) }, len / 2, part_len);
		assert_true(str_find(s, part) == find_slowly(s, part));
		text[sizeof(text) - 1] = 'z';
		part = str_sub((struct str){ text, sizeof(text) }, sizeof(text) - part_len,
			       part_len);
		assert_true(str_find(s, part) == find_slowly(s, part));
	}
}

static void test_sub_cuts_off(void **state)
{
	(void)state;
	assert_true(str_equal(str_sub(STR("abcdef"), 2, 3), STR("cde")));
	assert_true(str_equal(str_sub(STR("abcdef"), 4, SIZE_MAX), STR("ef")));
	assert_int_equal(str_sub(STR("abc"), 9, 1).len, 0);
	assert_int_equal(str_sub(none, 1, 1).len, 0);
}

static void test_trim(void **state)
{
	(void)state;
	assert_true(str_equal(str_trim(STR(" \t\r\n\v\fa b \n")), STR("a b")));
	assert_int_equal(str_trim(STR(" \n ")).len, 0);
	assert_int_equal(str_trim(none).len, 0);
}

static void test_split(void **state)
{
	struct str rest = STR("a;;b"), part;

	(void)state;
	assert_true(str_split_next(&rest, ';', &part));
	assert_true(str_equal(part, STR("a")));
	assert_true(str_split_next(&rest, ';', &part));
	assert_int_equal(part.len, 0);
	assert_true(str_split_next(&rest, ';', &part));
	assert_true(str_equal(part, STR("b")));
	assert_null(rest.p);
	assert_false(str_split_next(&rest, ';', &part));

	rest = STR("a;");
	assert_true(str_split_next(&rest, ';', &part));
	assert_true(str_split_next(&rest, ';', &part));
	assert_int_equal(part.len, 0);
	assert_false(str_split_next(&rest, ';', &part));
}

static void test_has_word(void **state)
{
	static const char *const there[] = { "kites", "and", "nets" };
	static const char *const others[] = { "kite", "ites", "nets ", "kites and", "Nets" };

	(void)state;
	for (size_t i = 0; i < sizeof(there) / sizeof(*there); i++)
		assert_true(str_has_word(STR("kites and  nets"), str_from(there[i])));
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		assert_false(str_has_word(STR("kites and  nets"), str_from(others[i])));
	assert_false(str_has_word(STR(""), STR("nets")));
}

static void test_count(void **state)
{
	(void)state;
	assert_int_equal(str_count(STR("a\nb\n\nc"), '\n'), 3);
	assert_int_equal(str_count(STR("\n"), '\n'), 1);
	assert_int_equal(str_count(STR("a\0b\0"), '\0'), 2);
	assert_int_equal(str_count(STR("abc"), '\n'), 0);
	assert_int_equal(str_count((struct str){ 0 }, '\n'), 0);
}

static void test_starts_with_any(void **state)
{
	static const struct str table[] = { STR_INIT("kites"), STR_INIT("Far nets") };

	(void)state;
	assert_true(str_starts_with_any(STR("kites fly"), table, 2));
	assert_true(str_starts_with_any(STR("Far nets"), table, 2));
	assert_false(str_starts_with_any(STR("far nets"), table, 2));
	assert_false(str_starts_with_any(STR("kite"), table, 2));
	assert_false(str_starts_with_any(STR(""), table, 2));
	assert_false(str_starts_with_any(STR("Far nets"), table, 1));
}

static void test_is_among(void **state)
{
	static const struct str table[] = { STR_INIT("kites"), STR_INIT("far nets") };

	(void)state;
	assert_true(str_is_among(STR("kites"), table, 2));
	assert_true(str_is_among(STR("Far NETS"), table, 2));
	assert_false(str_is_among(STR("kite"), table, 2));
	assert_false(str_is_among(STR("nets"), table, 2));
	assert_false(str_is_among(STR(""), table, 2));
	assert_false(str_is_among(STR("far nets"), table, 1));
}

static void test_cut_end(void **state)
{
	(void)state;
	assert_true(str_equal(str_cut_end(STR("a.b;.,"), ".,;"), STR("a.b")));
	assert_true(str_equal(str_cut_end(STR("a. "), "."), STR("a. ")));
	assert_true(str_equal(str_cut_end(STR("a\0"), "."), STR("a\0")));
	assert_int_equal(str_cut_end(STR(".,"), ",.").len, 0);
	assert_int_equal(str_cut_end(STR(""), ".").len, 0);
}

static void test_to_uint(void **state)
{
	static const char *const wrong[] = { "",
					     "-1",
					     "+1",
					     " 1",
					     "1 ",
					     "1.0",
					     "0x1",
					     "\xD9\xA1",
					     "18446744073709551616",
					     "99999999999999999999",
					     "184467440737095516150" };
	uint64_t value = 7;

	(void)state;
	assert_true(str_to_uint(STR("0"), 0, &value) && value == 0);
	assert_true(str_to_uint(STR("007"), 7, &value) && value == 7);
	assert_true(str_to_uint(STR("18446744073709551615"), UINT64_MAX, &value));
	assert_true(value == UINT64_MAX);
	value = 5;
	assert_false(str_to_uint(STR("8"), 7, &value));
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		assert_false(str_to_uint(str_from(wrong[i]), UINT64_MAX, &value));
	assert_int_equal(value, 5);
}

/* Each bit of the input changes about half of the hash's. */
static void test_hash_spreads(void **state)
{
	uint64_t random = 1;
	char bytes[70];

	(void)state;
	for (size_t len = 1; len <= sizeof(bytes); len++) {
		size_t changed = 0;
		uint64_t hash;

		for (size_t i = 0; i < len; i++)
			bytes[i] = (char)support_random(&random);
		hash = str_hash((struct str){ bytes, len });
		for (size_t bit = 0; bit < 8 * len; bit++) {
			uint64_t other;

			bytes[bit / 8] = (char)(bytes[bit / 8] ^ (1 << bit % 8));
			other = str_hash((struct str){ bytes, len });
			bytes[bit / 8] = (char)(bytes[bit / 8] ^ (1 << bit % 8));
			assert_true(other != hash);
			changed += (size_t)__builtin_popcountll(other ^ hash);
		}
		assert_in_range(changed, 8 * len * 26, 8 * len * 38);
	}
}

static void test_hash_tells_lengths_apart(void **state)
{
	static const char zeros[40];

	(void)state;
	for (size_t a = 0; a < sizeof(zeros); a++)
		for (size_t b = a + 1; b < sizeof(zeros); b++)
			assert_true(str_hash((struct str){ zeros, a }) !=
				    str_hash((struct str){ zeros, b }));
	assert_true(str_hash(none) == str_hash(STR("")));
}

static size_t smallest(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* The distance as it is defined. */
static size_t plain_distance(struct str a, struct str b)
{
	size_t best;

	if (a.len == 0 || b.len == 0)
		return a.len + b.len;
	best = plain_distance(str_sub(a, 1, SIZE_MAX), str_sub(b, 1, SIZE_MAX)) + (*a.p != *b.p);
	best = smallest(best, plain_distance(str_sub(a, 1, SIZE_MAX), b) + 1);
	best = smallest(best, plain_distance(a, str_sub(b, 1, SIZE_MAX)) + 1);
	if (a.len > 1 && b.len > 1 && a.p[0] == b.p[1] && a.p[1] == b.p[0])
		best = smallest(
			best, plain_distance(str_sub(a, 2, SIZE_MAX), str_sub(b, 2, SIZE_MAX)) + 1);
	return best;
}

static void test_distance(void **state)
{
	uint64_t random = 2;

	(void)state;
	assert_int_equal(str_distance(STR("export"), STR("exprot"), 3), 1);
	assert_int_equal(str_distance(STR("kitten"), STR("sitting"), SIZE_MAX), 3);
	assert_int_equal(str_distance(STR("kitten"), STR("sitting"), 2), 3);
	assert_int_equal(str_distance(none, STR("abc"), 9), 3);
	assert_int_equal(str_distance(none, none, 0), 0);
	for (int i = 0; i < 2000; i++) {
		char a[6], b[6];
		struct str view_a = { a, support_below(&random, 7) };
		struct str view_b = { b, support_below(&random, 7) };
		size_t limit = support_below(&random, 8), wanted;

		for (size_t j = 0; j < 6; j++) {
			a[j] = (char)('a' + support_below(&random, 3));
			b[j] = (char)('a' + support_below(&random, 3));
		}
		wanted = plain_distance(view_a, view_b);
		assert_int_equal(smallest(str_distance(view_a, view_b, limit), limit + 1),
				 smallest(wanted, limit + 1));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_from_and_equal),
		cmocka_unit_test(test_equal_ignoring_case),
		cmocka_unit_test(test_starts_and_ends),
		cmocka_unit_test(test_compare),
		cmocka_unit_test(test_find),
		cmocka_unit_test(test_find_is_as_defined),
		cmocka_unit_test(test_sub_cuts_off),
		cmocka_unit_test(test_trim),
		cmocka_unit_test(test_split),
		cmocka_unit_test(test_has_word),
		cmocka_unit_test(test_count),
		cmocka_unit_test(test_starts_with_any),
		cmocka_unit_test(test_is_among),
		cmocka_unit_test(test_cut_end),
		cmocka_unit_test(test_to_uint),
		cmocka_unit_test(test_hash_spreads),
		cmocka_unit_test(test_hash_tells_lengths_apart),
		cmocka_unit_test(test_distance),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
