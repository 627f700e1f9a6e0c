/* Regular expressions as they are typed: what is a mistake and where, what is too large, and which
 * literals every match has. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/strbuf.h"
#include "search/regex_pattern.h"

static void check_error(const char *pattern, size_t at, bool is_incomplete, const char *message)
{
	struct regex_error error, checked;

	if (regex_new(str_from(pattern), &error))
		fail_msg("/%s/ is taken", pattern);
	assert_false(regex_check(str_from(pattern), &checked));
	if (error.at != at || error.is_incomplete != is_incomplete ||
	    (message && strcmp(error.message, message) != 0))
		fail_msg("/%s/: %zu, %d: %s", pattern, error.at, error.is_incomplete,
			 error.message);
	assert_int_equal(checked.at, at);
	assert_string_equal(checked.message, error.message);
}

/* The words of PCRE2 for these are the same in all its versions. */
static void test_errors(void **state)
{
	(void)state;
	check_error("a(b", 3, true, "missing closing parenthesis");
	check_error("é(b", 4, true, "missing closing parenthesis");
	check_error("a[b", 3, true, "missing terminating ] for character class");
	check_error("a\\", 2, true, "\\ at end of pattern");
	check_error("(?#x", 4, true, NULL);
	check_error("a)", 1, false, "unmatched closing parenthesis");
	check_error("ß)", 2, false, "unmatched closing parenthesis");
	check_error("*a", 0, false, "quantifier does not follow a repeatable item");
	check_error("[b-a]", 3, false, NULL);
	check_error("a{3,2}", 5, false, NULL);
	check_error("\\q", 1, false, NULL);
	check_error("a\\C", 3, false, NULL);
	check_error("(?<=a+)b", 0, false, NULL);
}

/* Whether this many repetitions of a part make an expression. */
static bool is_taken(const char *part, size_t times)
{
	struct regex_error error;
	struct strbuf pattern;
	bool is_good;

	strbuf_init(&pattern);
	while (times-- > 0)
		strbuf_add_cstr(&pattern, part);
	is_good = regex_check(strbuf_str(&pattern), &error);
	strbuf_free(&pattern);
	return is_good;
}

static void test_refused(void **state)
{
	(void)state;
	check_error("a(?-i)b", 1, false, "case never counts here: leave ^ and -i out");
	check_error("a(?s-i:b)", 1, false, "case never counts here: leave ^ and -i out");
	check_error("(?^)b", 0, false, "case never counts here: leave ^ and -i out");
	check_error("x\\p{Lu}", 1, false, "case never counts here: use \\p{L} for any letter");
	check_error("x\\P{ ^l_l }", 1, false, "case never counts here: use \\p{L} for any letter");
	check_error("[\\p{Lowercase}]", 1, false,
		    "case never counts here: use \\p{L} for any letter");
	check_error("a\\Gb", 1, false, "\\G is not known here: each text is searched once");
	check_error("(?C1)a", 0, false, "callouts are not known here");
	check_error("\\N{U+e9}", 0, false, "expected the character itself, or \\x{...}");
	assert_true(is_taken("(b)(?-s:a)(?-1)", 1));
	assert_true(is_taken("\\p{L}\\pN[\\p{Greek}]\\N", 1));
}

static bool is_nested(size_t depth)
{
	struct regex_error error;
	struct strbuf pattern;
	bool is_good;

	strbuf_init(&pattern);
	for (size_t i = 0; i < depth; i++)
		strbuf_add_cstr(&pattern, "(a");
	for (size_t i = 0; i < depth; i++)
		strbuf_add_byte(&pattern, ')');
	is_good = regex_check(strbuf_str(&pattern), &error);
	strbuf_free(&pattern);
	return is_good;
}

static void test_sizes(void **state)
{
	(void)state;
	assert_true(is_taken("a", 1000));
	assert_false(is_taken("a", 1001));
	assert_false(is_taken("[^b]+", 2000));
	assert_false(is_taken("(", 1000));
	assert_true(is_taken("a|", 500));
	assert_true(is_taken("a*", 500));
	assert_true(is_taken("[à-ÿ]", 100));
	assert_false(is_taken("(((a{255}){255}){255}){255}", 1));
	assert_true(is_nested(REGEX_DEPTH_MAX));
	assert_false(is_nested(REGEX_DEPTH_MAX + 1));
}

static void check_literals(const char *pattern, const char *expected)
{
	struct regex_pattern made;
	struct regex_error error;
	struct strbuf out;

	assert_true(regex_pattern_init(&made, str_from(pattern), &error));
	strbuf_init(&out);
	for (size_t i = 0; i < made.literal_count; i++)
		strbuf_addf(&out, "%s%.*s", i > 0 ? "," : "", STR_ARG(made.literals[i]));
	if (strcmp(out.data, expected) != 0)
		fail_msg("/%s/ has %s", pattern, out.data);
	strbuf_free(&out);
	regex_pattern_free(&made);
}

static void test_literals(void **state)
{
	(void)state;
	check_literals("grad.*flows", "grad,flows");
	check_literals("(abc|d)ef", "ef");
	check_literals("abcd?ef", "abc,ef");
	check_literals("abcd*e", "abc,e");
	check_literals("e.{50}x", "e,x");
	check_literals("ab{2,}x", "a,x");
	check_literals("a{,2}x", "x");
	check_literals("a{x", "x");
	check_literals("x(long)+y", "x,long,y");
	check_literals("x(long){0,3}y", "x,y");
	check_literals("x(long)?y", "x,y");
	check_literals("x((?:lo|ng)y)z", "x,y,z");
	check_literals("\\bword\\b", "word");
	check_literals("a\\.b\\/", "a.b/");
	check_literals("a.b.c.d.e", "a,b,c,d");
	check_literals("ÉTÉ", "ete");
	check_literals("a|b", "");
	check_literals("[ab][]x]c", "c");
	check_literals("(?i)ab", "ab");
	check_literals("(?=.*ab)cd", "ab,cd");
	check_literals("(?!ab)(?<!ef)cd", "cd");
	check_literals("(?<=ab)cd", "ab,cd");
	check_literals("(?(?=ab)cd)ef", "ef");
	/* What isn't known has none: these match without what looks like one. */
	check_literals("(?x)a b", "");
	check_literals("ab(*ACCEPT)cd", "");
	check_literals("ab(?#x)*", "");
	check_literals("\\Qab\\E*", "");
	check_literals("ab\\E*", "");
	check_literals("e\xCC\x81*", "");
	check_literals("\\x{41}b", "");
	check_literals("a\\cbb", "");
	check_literals("ß*", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_errors),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_sizes),
		cmocka_unit_test(test_literals),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
