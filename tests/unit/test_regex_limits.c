/*
 * Regular expressions within limits: what takes too long is left undecided rather than decided
 * wrongly, the interpreter says what the JIT says, and several threads share an expression.
 */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"
#include "unit/regex_fixture.h"

/* Many times the text and an end: what these look for is not there, and they can't see it soon. */
static void check_given_up(const char *pattern, const char *part, const char *end)
{
	struct regex *regex = compiled(pattern);
	struct strbuf text;

	strbuf_init(&text);
	while (text.len < 2000)
		strbuf_add_cstr(&text, part);
	strbuf_add_cstr(&text, end);
	/* More often than it is tried in earnest. */
	for (int i = 0; i < 2 * REGEX_PATIENCE; i++)
		if (test_folded(regex, strbuf_str(&text)) != REGEX_ABORTED)
			fail_msg("/%s/ is decided", pattern);
	/* Others are still decided. */
	assert_int_equal(test_folded(regex, STR("!")), REGEX_NO_MATCH);
	regex_delete(regex);
	strbuf_free(&text);
}

static void test_given_up(void **state)
{
	(void)state;
	check_given_up("(a+)+$", "a", "b");
	check_given_up("(a*)*[0-9]", "a", "b");
	check_given_up("(a|aa)+$", "a", "b");
	check_given_up("(x+x+)+y", "x", "z y");
	check_given_up("((((((a*)*)*)*)*)*)*c", "a", "b cb");
	check_given_up("(.*)(.*)(.*)(.*)[0-9]", "ab", "");
	check_given_up("(*NO_JIT)(a+)+$", "a", "b");
	check_given_up("(?:.*a){12}[0-9]", "a", "");
}

/* A match that is there is found, however hard the rest would be. */
static void test_hostile_match(void **state)
{
	struct regex *regex = compiled("(a+)+$|b{3}");
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	strbuf_add_cstr(&text, "bbb");
	while (text.len < 2000)
		strbuf_add_byte(&text, 'a');
	strbuf_add_byte(&text, 'c');
	assert_int_equal(test_folded(regex, strbuf_str(&text)), REGEX_MATCH);
	regex_delete(regex);
	strbuf_free(&text);
}

/* What a quick look at the whole text does not decide is decided start by start. */
static void test_hard_but_decided(void **state)
{
	struct regex *regex = compiled("b(?:a|aa)+[0-9]");
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	for (int i = 0; i < 20; i++)
		strbuf_add_cstr(&text, "baaaaaaaaaaaaaa ");
	assert_int_equal(test_folded(regex, strbuf_str(&text)), REGEX_NO_MATCH);
	strbuf_add_cstr(&text, "baa5");
	assert_int_equal(test_folded(regex, strbuf_str(&text)), REGEX_MATCH);
	regex_delete(regex);
	strbuf_free(&text);
}

static void test_find_steps(void **state)
{
	struct regex *regex = compiled("(a+)+[0-9]");
	size_t steps = 10000, start, end;
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	while (text.len < 5000)
		strbuf_add_byte(&text, 'a');
	assert_false(regex_find(regex, strbuf_str(&text), 0, &steps, &start, &end));
	assert_int_equal(steps, 0);
	strbuf_free(&text);
	regex_delete(regex);
}

static void add_random_pattern(struct strbuf *out, uint64_t *random, int depth)
{
	static const char *const atoms[] = { "a",   "b",   ".",   "[ab]", "[^a]",  "\\b",
					     "\\w", "\\s", "ß",   "é",    "(?=a)", "(?<!b)",
					     "^",   "$",   "\\1", "αβ" };
	static const char *const repeats[] = { "", "", "", "*", "+", "?", "{2}", "{,2}", "*?", "" };
	size_t count = 1 + support_below(random, 4);

	while (count-- > 0) {
		if (depth > 0 && support_below(random, 3) == 0) {
			strbuf_add_byte(out, '(');
			add_random_pattern(out, random, depth - 1);
			strbuf_add_cstr(out, support_below(random, 2) ? "|" : "a");
			add_random_pattern(out, random, depth - 1);
			strbuf_add_byte(out, ')');
		} else {
			strbuf_add_cstr(out, atoms[support_below(random, 16)]);
		}
		strbuf_add_cstr(out, repeats[support_below(random, 10)]);
	}
}

static void check_engines(const char *pattern, uint64_t *random)
{
	static const char *const parts[] = { "a", "b", "ss", "e", " ", "α", "αβ", "c" };
	struct regex_error error;
	struct regex *regex = regex_new(str_from(pattern), &error), *slow;
	struct strbuf text;

	if (!regex) /* \1 without a group, or repeating a place */
		return;
	strbuf_init(&text);
	strbuf_addf(&text, "(*NO_JIT)%s", pattern);
	slow = compiled(text.data);
	for (int i = 0; i < 20; i++) {
		strbuf_clear(&text);
		for (size_t k = support_below(random, 12); k > 0; k--)
			strbuf_add_cstr(&text, parts[support_below(random, 8)]);
		if (test_folded(regex, strbuf_str(&text)) != test_folded(slow, strbuf_str(&text)))
			fail_msg("/%s/ differs on \"%s\"", pattern, text.data);
	}
	strbuf_free(&text);
	regex_delete(slow);
	regex_delete(regex);
}

/* The expressions with (*NO_JIT) have no literals, so that these are compared as well. */
static void test_interpreter(void **state)
{
	uint64_t random = 3;

	(void)state;
	for (int i = 0; i < 2000; i++) {
		struct strbuf pattern;

		strbuf_init(&pattern);
		add_random_pattern(&pattern, &random, 2);
		check_engines(pattern.data, &random);
		strbuf_free(&pattern);
	}
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

	for (i = 0; i < 2000; i++) {
		struct str text = { shared->text, 200 + i % 50 };

		mistakes += regex_test(shared->regex, text) != REGEX_MATCH;
		text.len = 105;
		mistakes += regex_test(shared->regex, text) != REGEX_NO_MATCH;
	}
	__atomic_add_fetch(&shared->mistakes, mistakes, __ATOMIC_RELAXED);
	return NULL;
}

static void check_threads(const char *pattern)
{
	struct shared shared = { compiled(pattern), calloc(1, 400), 0 };
	pthread_t threads[4];
	int i;

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

static void test_threads(void **state)
{
	(void)state;
	check_threads("x(ab|ba)+([^c])\\2{4}y");
	check_threads("(*NO_JIT)x(ab|ba)+([^c])\\2{4}y");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_given_up),         cmocka_unit_test(test_hostile_match),
		cmocka_unit_test(test_hard_but_decided), cmocka_unit_test(test_find_steps),
		cmocka_unit_test(test_interpreter),      cmocka_unit_test(test_threads),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
