/* Regular expressions: what they match in folded text, and where. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/regex_fixture.h"

static void check_match(const char *pattern, const char *text, enum regex_result expected)
{
	struct regex *regex = compiled(pattern);

	if (test_folded(regex, str_from(text)) != expected)
		fail_msg("/%s/ on \"%s\" is not %d", pattern, text, expected);
	regex_delete(regex);
}

struct match_case {
	const char *pattern, *text;
	bool is_match;
};

static void check_cases(const struct match_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++)
		check_match(cases[i].pattern, cases[i].text,
			    cases[i].is_match ? REGEX_MATCH : REGEX_NO_MATCH);
}

#define CHECK_CASES(cases) check_cases(cases, sizeof(cases) / sizeof(*(cases)))

static void test_matches(void **state)
{
	static const struct match_case cases[] = {
		{ "", "", true },
		{ "a", "", false },
		{ "abc", "xABCx", true },
		{ "ABC", "abc", true },
		{ "(?i)aBc", "AbC", true },
		{ "a..c", "aαc", false },
		{ "a.c", "aαc", true },
		{ "a.c", "a\nc", false },
		{ "^b$", "a\nb\nc", true },
		{ "^$", "a", false },
		{ "\\Ab", "a\nb", false },
		{ "[a-c]+d", "abcabd", true },
		{ "[A-C]D", "bd", true },
		{ "[[:upper:]]b", "ab", true },
		{ "[[:upper:]]b", "AB", true },
		{ "[[:^lower:]]b", "AB ab", false },
		{ "[]a]", "]", true },
		{ "[^]a]", "]", false },
		{ "[\\d-]x", "-x", true },
		{ "[[:digit:][:space:]]b", "1b", true },
		{ "xa{2,}y", "xaaaay", true },
		{ "xa{,2}y", "xaay", true },
		{ "xa{,2}y", "xaaay", false },
		{ "xa{,2}y", "xa{,2}y", false },
		{ "a{x", "a{x", true },
		{ "a{,}b", "a{,}b", true },
		{ "(ab|c)*d", "abcabd", true },
		{ "a\\/b\\.", "a/b.", true },
		{ "\\Qa.b\\E+", "a.bb", true },
		{ "\\Qa.b\\E", "axb", false },
		{ "(?x) a b # two letters", "ab", true },
		{ "a(?#no)b", "ab", true },
	};

	(void)state;
	CHECK_CASES(cases);
}

static void test_perl(void **state)
{
	static const struct match_case cases[] = {
		{ "foo(?=bar)", "foobar", true },
		{ "foo(?=bar)", "foobaz", false },
		{ "foo(?!bar)", "foobar", false },
		{ "(?<=foo)bar", "foobar", true },
		{ "(?<!foo)bar", "foobar", false },
		{ "^(?=.*cat)(?=.*dog)", "a dog and a cat", true },
		{ "^(?=.*cat)(?=.*dog)", "a dog and a cow", false },
		{ "(\\w+) \\1\\b", "the the", true },
		{ "(\\w+) \\1\\b", "the then", false },
		{ "(?<w>ab) \\k<w>", "ab ab", true },
		{ "^(a(?1)?b)$", "aaabbb", true },
		{ "^(a(?1)?b)$", "aaabb", false },
		{ "a++a", "aaa", false },
		{ "<.+?>$", "<a><b>", true },
		{ "(*ACCEPT)xyz", "a", true },
		{ "a(*ACCEPT)xyz", "a", true },
	};

	(void)state;
	CHECK_CASES(cases);
}

static void test_unicode(void **state)
{
	static const struct match_case cases[] = {
		{ "\\bab\\b", "x ab, y", true },
		{ "\\bab\\b", "xab", false },
		{ "\\bβ", "αβ", false },
		{ "\\bβ", "α βγ", true },
		{ "^\\w+$", "αβγ中", true },
		{ "^\\w+$", "α β", false },
		{ "\\d", "٣", true },
		{ "\\D\\S", "1ab", true },
		{ "\\p{Greek}{3}", "xαβγ", true },
		{ "[α-ω]", "λ", true },
		{ "[α-γ]", "λ", false },
		{ "Λ", "λ", true },
		{ "[^α]x", "αx", false },
		{ "[^a]x", "𝔸x", false },
		{ "[^a]x", "中x", true },
	};

	(void)state;
	CHECK_CASES(cases);
}

/* The text is folded, so what is looked for is, too. */
static void test_folding(void **state)
{
	static const struct match_case cases[] = {
		{ "Ét", "ete et", true },
		{ "schr[öä]d", "Schrödinger", true },
		{ "schrö+dinger", "schroodinger", true },
		{ "[é]", "e", true },
		{ "[^é]", "e", false },
		{ "[à-ÿ]", "z", false },
		{ "[à-ÿ]", "y", true },
		{ "straße", "STRASSE", true },
		{ "(straß){1,2}e", "strasse", true },
		{ "ß{2}x", "ssssx", true },
		{ "ß{2}x", "sssx", false },
		{ "e\xCC\x81*x", "x", true },
		{ "e\xCC\x81+x", "eéx", true },
		{ "a–b", "a-b", true },
		{ "[–]", "-", true },
		{ "\\x{e9}t\\xe9", "été", true },
		{ "[\\x{e9}]", "e", true },
		{ "\\x41", "a", true },
		{ "\\é", "e", true },
		{ "\\Qé.\\E", "e.", true },
		{ "（", "(", true },
		{ "[］]x", "]x", true },
		{ "ﬁ", "fi", true },
	};

	(void)state;
	CHECK_CASES(cases);
}

static void check_find(const char *pattern, const char *text, size_t from, size_t start, size_t end)
{
	struct regex *regex = compiled(pattern);
	size_t steps = 1000, found_start = SIZE_MAX, found_end = SIZE_MAX;
	bool is_found = regex_find(regex, str_from(text), from, &steps, &found_start, &found_end);

	assert_int_equal(is_found, start != SIZE_MAX);
	if (is_found) {
		assert_int_equal(found_start, start);
		assert_int_equal(found_end, end);
	}
	regex_delete(regex);
}

static void test_find(void **state)
{
	(void)state;
	check_find("b+", "abbbc", 0, 1, 4);
	check_find("b+", "abbbc", 2, 2, 4);
	check_find("a|ab|abc", "xabcd", 0, 1, 2);
	check_find("x*", "aaxa", 0, 2, 3);
	check_find("z", "aaa", 0, SIZE_MAX, 0);
	check_find("^b", "ab\nb", 0, 3, 4);
	check_find("\\bb", "ab b", 1, 3, 4);
	check_find("(?<=a)b", "ab", 1, 1, 2);
	check_find("a\\Kb", "ab", 0, 1, 2);
	check_find(".", "αx", 0, 0, 2);
	check_find("a", "", 0, SIZE_MAX, 0);
	check_find("a", "a", 1, SIZE_MAX, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_matches), cmocka_unit_test(test_perl),
		cmocka_unit_test(test_unicode), cmocka_unit_test(test_folding),
		cmocka_unit_test(test_find),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
