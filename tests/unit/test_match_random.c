/*
 * Random queries over random papers against a slow and obvious reference: as a query's text is made
 * up, so is the list of the papers that should match it (query_samples.h). Each query is then
 * parsed, tested, printed, negated and swapped around.
 */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <locale.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "unit/query_samples.h"

#define ROUNDS 20000

/* Checks a query's text against the papers that should match, or those that should not. */
static void check_text(struct generator *generator, const char *text, const bool *matches,
		       bool is_negated)
{
	const struct corpus *corpus = &generator->fixture.corpus;
	struct query_error error;
	struct matcher *matcher;
	struct query query;
	uint32_t i;

	if (!query_parse(&query, str_from(text), NULL, &error))
		fail_msg("%s: %s", text, error.message);
	matcher = matcher_new(query.root, &error);
	for (i = 0; i < PAPERS; i++) {
		enum match_result result = matcher_test(matcher, corpus, i);

		generator->tests++;
		if (result == MATCH_UNDECIDED && matcher_uses_regex(matcher))
			generator->undecided++;
		else if (result != (matches[i] != is_negated ? MATCH_YES : MATCH_NO))
			fail_msg("paper %u is %d: %s", i, (int)result, text);
	}
	matcher_delete(matcher);
	query_free(&query);
}

static void check_printed(struct generator *generator, const struct sample *sample)
{
	struct query query, again;
	struct query_error error;
	struct strbuf printed;

	strbuf_init(&printed);
	assert_true(query_parse(&query, strbuf_str(&sample->text), NULL, &error));
	query_print(query.root, &printed);
	if (!query_parse(&again, strbuf_str(&printed), NULL, &error))
		fail_msg("%s: %s", printed.data, error.message);
	if (!query_equal(query.root, again.root) || !query_implies(query.root, again.root))
		fail_msg("%s is not %s", sample->text.data, printed.data);
	check_text(generator, printed.data, sample->matches, false);
	query_free(&again);
	query_free(&query);
	strbuf_free(&printed);
}

static void check_around(struct generator *generator, const struct sample *sample,
			 const char *before, const char *after, bool is_negated)
{
	struct strbuf text;

	strbuf_init(&text);
	strbuf_addf(&text, "%s(%s)%s", before, sample->text.data, after);
	check_text(generator, text.data, sample->matches, is_negated);
	strbuf_free(&text);
}

/* If one is said to imply the other, no paper may say otherwise; and the order of words is free. */
static void check_pair(struct generator *generator, const struct sample *a, const struct sample *b)
{
	struct query narrow, wide;
	struct query_error error;
	bool both[PAPERS];
	struct strbuf text;
	uint32_t i;

	assert_true(query_parse(&narrow, strbuf_str(&a->text), NULL, &error));
	assert_true(query_parse(&wide, strbuf_str(&b->text), NULL, &error));
	for (i = 0; i < PAPERS; i++) {
		both[i] = a->matches[i] && b->matches[i];
		if (a->matches[i] && !b->matches[i] && query_implies(narrow.root, wide.root))
			fail_msg("%s is said to imply %s", a->text.data, b->text.data);
	}
	query_free(&narrow);
	query_free(&wide);
	strbuf_init(&text);
	strbuf_addf(&text, "(%s) (%s)", a->text.data, b->text.data);
	check_text(generator, text.data, both, false);
	strbuf_clear(&text);
	strbuf_addf(&text, "(%s) (%s)", b->text.data, a->text.data);
	check_text(generator, text.data, both, false);
	strbuf_free(&text);
}

static void test_random_queries(void **state)
{
	struct generator generator = { .random = 7 };
	struct sample before = { 0 };
	int round;

	(void)state;
	/* The C library's expressions take characters apart where it knows no UTF-8. */
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		skip();
	fixture_init(&generator.fixture);
	while (generator.fixture.library.count < PAPERS)
		fixture_add_random(&generator.fixture, &generator.random);
	strbuf_init(&before.text);
	add_query(&generator, &before, 2);
	for (round = 0; round < ROUNDS; round++) {
		struct sample sample = { 0 };

		strbuf_init(&sample.text);
		add_query(&generator, &sample, round % 4);
		check_text(&generator, sample.text.data, sample.matches, false);
		check_printed(&generator, &sample);
		check_around(&generator, &sample, "not ", "", true);
		check_around(&generator, &sample, "not not ", "", false);
		check_pair(&generator, &sample, &before);
		strbuf_free(&before.text);
		before = sample;
	}
	assert_true(generator.undecided < generator.tests / 100);
	strbuf_free(&before.text);
	fixture_free(&generator.fixture);
}

static bool has_several_forms(const struct generator *generator, uint32_t paper)
{
	struct str run = haystack_text(&generator->fixture.haystack, paper);
	size_t lines = 0;

	for (size_t i = 0; i < run.len; i++)
		lines += run.p[i] == '\n';
	return lines > PAPER_RUN_COUNT;
}

/* Whether the two queries match the same papers, but for those that are undecided in one, and those
 * of which two forms may each match a part. */
static void check_same(struct generator *generator, const char *one, const char *other)
{
	struct query_error error;
	struct query queries[2];
	struct matcher *matchers[2];

	assert_true(query_parse(&queries[0], str_from(one), NULL, &error));
	assert_true(query_parse(&queries[1], str_from(other), NULL, &error));
	for (int i = 0; i < 2; i++)
		matchers[i] = matcher_new(queries[i].root, &error);
	for (uint32_t i = 0; i < PAPERS; i++) {
		enum match_result a = matcher_test(matchers[0], &generator->fixture.corpus, i);
		enum match_result b = matcher_test(matchers[1], &generator->fixture.corpus, i);

		generator->tests++;
		if (a == MATCH_UNDECIDED || b == MATCH_UNDECIDED)
			generator->undecided++;
		else if (a != b && !has_several_forms(generator, i))
			fail_msg("paper %u: %s and %s", i, one, other);
	}
	for (int i = 0; i < 2; i++) {
		matcher_delete(matchers[i]);
		query_free(&queries[i]);
	}
}

/* What looks ahead from the start of a field says the same as terms side by side, and not. */
static void check_around_ahead(struct generator *generator)
{
	struct strbuf a, b, ahead, apart;

	strbuf_init(&a);
	strbuf_init(&b);
	strbuf_init(&ahead);
	strbuf_init(&apart);
	add_pattern(&a, &generator->random, 1);
	add_pattern(&b, &generator->random, 1);
	strbuf_addf(&ahead, "title:/^(?=.*(%s))(?=.*(?:%s))/", a.data, b.data);
	strbuf_addf(&apart, "title:/%s/ title:/%s/", a.data, b.data);
	check_same(generator, ahead.data, apart.data);
	strbuf_clear(&ahead);
	strbuf_clear(&apart);
	strbuf_addf(&ahead, "title:/^(?!.*(?>%s))/", a.data);
	strbuf_addf(&apart, "not title:/(?i)%s/", a.data);
	check_same(generator, ahead.data, apart.data);
	strbuf_free(&a);
	strbuf_free(&b);
	strbuf_free(&ahead);
	strbuf_free(&apart);
}

static void test_random_look_ahead(void **state)
{
	struct generator generator = { .random = 11 };

	(void)state;
	fixture_init(&generator.fixture);
	while (generator.fixture.library.count < PAPERS)
		fixture_add_random(&generator.fixture, &generator.random);
	for (int round = 0; round < ROUNDS / 10; round++)
		check_around_ahead(&generator);
	assert_true(generator.undecided < generator.tests / 100);
	fixture_free(&generator.fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_random_queries),
					    cmocka_unit_test(test_random_look_ahead) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
