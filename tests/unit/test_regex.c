/* Regular expressions: what they match, what they don't take, and that no expression costs much. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "search/regex.h"
#include "support.h"

static struct regex *compiled(const char *pattern)
{
	struct regex_error error;
	struct regex *regex = regex_new(str_from(pattern), &error);

	if (!regex)
		fail_msg("%s: %zu: %s", pattern, error.at, error.message);
	return regex;
}

/* Tests a copy that may be read past its end. */
static bool test_padded(const struct regex *regex, struct str text)
{
	struct strbuf copy;
	bool is_match;

	strbuf_init(&copy);
	strbuf_add(&copy, text);
	strbuf_reserve(&copy, ARENA_READABLE_PAST_END);
	is_match = regex_test(regex, strbuf_str(&copy));
	strbuf_free(&copy);
	return is_match;
}

static void test_matches(void **state)
{
	static const struct {
		const char *pattern, *text;
		bool is_match;
	} cases[] = {
		{ "", "", true },
		{ "abc", "xABCx", true },
		{ "ABC", "abc", true },
		{ "\xC3\x89t", "ete et", true },
		{ "a.c", "abc", true },
		{ "a.c",
		  "a\xCE\xB1"
		  "c",
		  true },
		{ "a..c",
		  "a\xCE\xB1"
		  "c",
		  false },
		{ "a.c", "a\nc", false },
		{ "a[^b]c", "a\nc", false },
		{ "a\\Wc", "a\nc", false },
		{ "a\\sc", "a\nc", false },
		{ "^b$", "a\nb\nc", true },
		{ "^$", "a\n\nc", true },
		{ "^$", "a", false },
		{ "^a|b$", "xxb", true },
		{ "(^|x)a", "ba xa", true },
		{ "[a-c]+d", "abcabcd", true },
		{ "[A-C]D", "bd", true },
		{ "[]a]", "]", true },
		{ "[^]a]", "]", false },
		{ "[a-]", "-", true },
		{ "[\\]x]", "]", true },
		{ "[\\d-]x", "-x", true },
		{ "[[:digit:][:space:]]b", "1b", true },
		{ "[\xCE\xB1-\xCF\x89]", "\xCE\xBB", true },
		{ "[\xCE\xB1-\xCE\xB3]", "\xCE\xBB", false },
		{ "[^\xCE\xB1]x", "\xCE\xB1x", false },
		{ "[^\xCE\xB1]x", "\xE4\xB8\xADx", true },
		{ "[^a]x", "\xF0\x9D\x94\xB8x", true },
		{ "[\xC3\x89]", "e", true },
		{ "a{2}", "a a", false },
		{ "a{2}", "aa", true },
		{ "xa{2,}y", "xaaaay", true },
		{ "xa{,2}y", "xaaay", false },
		{ "xa{0}y", "xy", true },
		{ "a{x", "a{x", true },
		{ "(ab|c)*d", "abcabd", true },
		{ "(a*)*b", "aab", true },
		{ "(a|)b", "b", true },
		{ "()", "", true },
		{ "a||b", "", true },
		{ "\\bab\\b", "x ab, y", true },
		{ "\\bab\\b", "xab", false },
		{ "\\Bab", "xab", true },
		{ "\\<ab\\>", "ab", true },
		{ "\\<b", "ab", false },
		{ "\\w+\\.\\w+", "a.b", true },
		{ "\\d\\D\\S", "1ab", true },
		{ "a\\/b\\.", "a/b.", true },
		{ "\\(x\\)", "(x)", true },
		{ "a+?", "b", true },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct regex *regex = compiled(cases[i].pattern);

		if (test_padded(regex, str_from(cases[i].text)) != cases[i].is_match)
			fail_msg("/%s/ on \"%s\"", cases[i].pattern, cases[i].text);
		regex_delete(regex);
	}
}

static void test_errors(void **state)
{
	static const struct {
		const char *pattern;
		size_t at;
	} cases[] = {
		{ "a(b", 1 },
		{ "a)", 1 },
		{ "*a", 0 },
		{ "a|+", 2 },
		{ "a[b", 1 },
		{ "[b-a]", 1 },
		{ "[[:x:]]", 1 },
		{ "[[.a.]]", 1 },
		{ "a{256}", 1 },
		{ "a{3,2}", 1 },
		{ "a{1", 1 },
		{ "a\\", 1 },
		{ "(a)\\1", 3 },
		{ "\\q", 0 },
		{ "[\\q]", 1 },
		{ "[a\\", 0 },
		{ "(a{255}){255}", 0 },
		{ "(((a{255}){255}){255}){255}", 0 },
		{ "((((){255}){255}){255}){255}", 0 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct regex_error error;

		if (regex_new(str_from(cases[i].pattern), &error))
			fail_msg("/%s/ is taken", cases[i].pattern);
		if (error.at != cases[i].at)
			fail_msg("/%s/: %zu: %s", cases[i].pattern, error.at, error.message);
	}
}

static void check_size(const char *part, size_t times, bool is_good)
{
	struct regex_error error;
	struct regex *regex;
	struct strbuf pattern;

	strbuf_init(&pattern);
	while (times-- > 0)
		strbuf_add_cstr(&pattern, part);
	regex = regex_new(strbuf_str(&pattern), &error);
	assert_int_equal(regex != NULL, is_good);
	regex_delete(regex);
	strbuf_free(&pattern);
}

static void test_sizes(void **state)
{
	(void)state;
	check_size("a", 1000, true);
	check_size("a", 1001, false);
	check_size("(", 1000, false);
	check_size("a|", 500, true);
	check_size(".", 300, true);
	check_size("[^b]", 250, true);
	check_size("a*", 500, true);
}

/* Expressions that cost other engines exponential time or memory. */
static void test_hostile(void **state)
{
	static const char *const patterns[] = { "(a*)*c",           "(a|a)*c",        "(a|aa)+c",
						"a.{50}b.{3}c",     "(a?){50}a{50}c", "(x+x+)+y",
						"(.*)(.*)(.*)(.*)c" };
	struct strbuf text;
	uint64_t random = 4;
	size_t i;

	(void)state;
	strbuf_init(&text);
	while (text.len < 100000)
		strbuf_add_byte(&text, support_below(&random, 2) ? 'a' : 'x');
	for (i = 0; i < sizeof(patterns) / sizeof(*patterns); i++) {
		struct regex *regex = compiled(patterns[i]);

		assert_false(test_padded(regex, strbuf_str(&text)));
		regex_delete(regex);
	}
	strbuf_free(&text);
}

/* When the states are thrown away, the answer stays right: an a, then 20 letters, then a c. */
static void test_many_states(void **state)
{
	struct regex *regex = compiled("a[ab]{20}c");
	struct strbuf text;
	uint64_t random = 8;
	size_t i;

	(void)state;
	strbuf_init(&text);
	for (i = 0; i < 200000; i++)
		strbuf_add_byte(&text, support_below(&random, 2) ? 'a' : 'b');
	strbuf_add_byte(&text, 'c');
	for (i = text.len - 60; i + 1 < text.len; i++)
		text.data[i] = i == text.len - 22 ? 'a' : 'b';
	assert_true(test_padded(regex, strbuf_str(&text)));
	text.data[text.len - 22] = 'b';
	assert_false(test_padded(regex, strbuf_str(&text)));
	regex_delete(regex);
	strbuf_free(&text);
}

/* Checks the literals, joined with commas. */
static void check_literals(const char *pattern, const char *expected)
{
	struct regex *regex = compiled(pattern);
	struct str literals[8];
	size_t count = regex_literals(regex, literals, 8);
	struct strbuf out;
	size_t i;

	strbuf_init(&out);
	for (i = 0; i < count; i++)
		strbuf_addf(&out, "%s%.*s", i > 0 ? "," : "", STR_ARG(literals[i]));
	assert_string_equal(out.data, expected);
	strbuf_free(&out);
	regex_delete(regex);
}

static void test_literals(void **state)
{
	(void)state;
	check_literals("grad.*flows", "grad,flows");
	check_literals("(abc|d)ef", "ef");
	check_literals("abcd?ef", "abc,ef");
	check_literals("abcd*e", "abc,e");
	check_literals("x(long)+y", "x,long,y");
	check_literals("x(long){0,3}y", "x,y");
	check_literals("\\bword\\b", "word");
	check_literals("a.b.c.d.e", "a,b,c,d");
	check_literals("\xC3\x89T\xC3\x89", "ete");
	check_literals("a|b", "");
	check_literals("[ab]", "");
}

static void check_find(const char *pattern, const char *text, size_t from, size_t start, size_t end)
{
	struct regex *regex = compiled(pattern);
	size_t budget = 1000, found_start = SIZE_MAX, found_end = SIZE_MAX;
	bool is_found = regex_find(regex, str_from(text), from, &budget, &found_start, &found_end);

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
	check_find("a|ab|abc", "xabcd", 0, 1, 4);
	check_find("x*", "aaxa", 0, 2, 3);
	check_find("z", "aaa", 0, SIZE_MAX, 0);
	check_find("^b", "ab\nb", 0, 3, 4);
	check_find("\\bb", "ab b", 0, 3, 4);
	check_find("b$", "b ab", 0, 3, 4);
	check_find(".", "\xCE\xB1x", 0, 0, 2);
	check_find("a", "", 0, SIZE_MAX, 0);
}

static void test_budget(void **state)
{
	struct regex *regex = compiled("a.*c");
	struct strbuf text;
	size_t budget = 10000, start, end, i;

	(void)state;
	strbuf_init(&text);
	for (i = 0; i < 100000; i++)
		strbuf_add_byte(&text, 'a');
	assert_false(regex_find(regex, strbuf_str(&text), 0, &budget, &start, &end));
	assert_int_equal(budget, 0);
	strbuf_free(&text);
	regex_delete(regex);
}

struct shared {
	struct regex *regex;
	char *text;
	size_t mistakes;
};

static void *test_often(void *context)
{
	struct shared *shared = context;
	size_t mistakes = 0;
	size_t i;

	for (i = 0; i < 2000; i++)
		mistakes += !regex_test(shared->regex, (struct str){ shared->text, 200 + i % 50 });
	__atomic_add_fetch(&shared->mistakes, mistakes, __ATOMIC_RELAXED);
	return NULL;
}

static void test_threads(void **state)
{
	struct shared shared = { compiled("x(ab|ba)+[^c]{5}y"), calloc(1, 400), 0 };
	pthread_t threads[4];
	int i;

	(void)state;
	memset(shared.text, 'a', 300);
	memcpy(shared.text + 100, "xabbazzzzzy", 11);
	for (i = 0; i < 4; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, test_often, &shared), 0);
	for (i = 0; i < 4; i++)
		pthread_join(threads[i], NULL);
	assert_int_equal(shared.mistakes, 0);
	regex_delete(shared.regex);
	free(shared.text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_matches),     cmocka_unit_test(test_errors),
		cmocka_unit_test(test_sizes),       cmocka_unit_test(test_hostile),
		cmocka_unit_test(test_many_states), cmocka_unit_test(test_literals),
		cmocka_unit_test(test_find),        cmocka_unit_test(test_budget),
		cmocka_unit_test(test_threads),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
