/*
 * The list on the screen: whatever the order of queries, steps, arriving papers and sorting, it
 * ends as the papers that match, in order; and what is visible on the way.
 */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "search/filter.h"
#include "unit/corpus_fixture.h"

static void set_query(struct filter *filter, const char *text)
{
	struct query_error error;

	if (!filter_set_query(filter, str_from(text), NULL, &error))
		fail_msg("%s: %s", text, error.message);
}

static void finish(struct filter *filter)
{
	while (filter_step(filter, 1000))
		assert_false(filter_is_done(filter));
	assert_true(filter_is_done(filter));
}

static size_t shown_count(const struct filter *filter)
{
	size_t count;

	filter_papers(filter, &count);
	return count;
}

/* Checks the finished list against every paper, tested one by one in the order of sort_papers. */
static void check_list(const struct filter *filter, const struct fixture *fixture)
{
	size_t total = fixture->library.count, count, expected = 0, i;
	const uint32_t *papers = filter_papers(filter, &count);
	uint32_t *order = calloc(total + 1, sizeof(*order));

	sort_papers(&fixture->corpus, filter_order(filter), order);
	for (i = 0; i < total; i++) {
		if (matcher_test(filter_matcher(filter), &fixture->corpus, order[i]) != MATCH_YES) {
			assert_int_equal(filter_position(filter, order[i]), SIZE_MAX);
			continue;
		}
		assert_true(expected < count);
		assert_int_equal(papers[expected], order[i]);
		assert_int_equal(filter_position(filter, order[i]), expected);
		expected++;
	}
	assert_int_equal(count, expected);
	assert_int_equal(filter_position(filter, (uint32_t)total), SIZE_MAX);
	free(order);
}

static void fill(struct fixture *fixture, uint64_t *random, size_t count)
{
	while (count-- > 0)
		fixture_add_random(fixture, random);
}

static void test_empty(void **state)
{
	struct fixture fixture;
	struct filter *filter;

	(void)state;
	fixture_init(&fixture);
	filter = filter_new(&fixture.corpus, NULL);
	assert_true(filter_is_done(filter));
	set_query(filter, "x");
	assert_false(filter_is_done(filter));
	assert_false(filter_step(filter, 0));
	assert_int_equal(shown_count(filter), 0);
	filter_delete(filter);
	filter_delete(NULL);
	fixture_free(&fixture);
}

static void test_old_list_stays(void **state)
{
	struct query_error error;
	struct fixture fixture;
	struct filter *filter;
	size_t i;

	(void)state;
	fixture_init(&fixture);
	for (i = 0; i < 20000; i++) {
		char title[32];

		snprintf(title, sizeof(title), "%s %zu", i % 2 ? "odd" : "even", i);
		fixture_add_text(&fixture, title, "");
	}
	filter = filter_new(&fixture.corpus, NULL);
	finish(filter);
	assert_int_equal(shown_count(filter), 20000);

	set_query(filter, "odd");
	assert_int_equal(shown_count(filter), 20000);
	assert_int_equal(filter_position(filter, 19999), 19999);
	assert_true(filter_step(filter, 0));
	assert_true(shown_count(filter) > 0 && shown_count(filter) < 10000);
	finish(filter);
	assert_int_equal(shown_count(filter), 10000);

	/* A mistake leaves all as it is. */
	assert_false(filter_set_query(filter, STR("odd ("), NULL, &error));
	assert_true(error.is_incomplete);
	assert_true(filter_is_done(filter));
	assert_true(str_equal(filter_text(filter), STR("odd")));
	assert_int_equal(filter_query(filter)->type, QUERY_TEXT);

	/* The same query starts nothing. */
	set_query(filter, " odd ");
	assert_true(filter_is_done(filter));
	assert_true(str_equal(filter_text(filter), STR(" odd ")));

	/* Two queries without a step between: the finished list is still the one on show. */
	set_query(filter, "od");
	set_query(filter, "od 1999");
	assert_int_equal(shown_count(filter), 10000);
	finish(filter);
	check_list(filter, &fixture);
	assert_int_equal(shown_count(filter), 7);

	/* A run that was cut short shows what it had until the next one's first step. */
	set_query(filter, "even");
	filter_step(filter, 0);
	i = shown_count(filter);
	set_query(filter, "odd");
	assert_int_equal(shown_count(filter), i);
	finish(filter);
	check_list(filter, &fixture);
	filter_delete(filter);
	fixture_free(&fixture);
}

/* A narrowed list must have the papers that came after the wider one was done. */
static void test_extend_narrowed(void **state)
{
	struct fixture fixture;
	struct filter *filter;
	uint64_t random = 2;

	(void)state;
	fixture_init(&fixture);
	fill(&fixture, &random, 500);
	filter = filter_new(&fixture.corpus, NULL);
	set_query(filter, "a");
	finish(filter);
	set_query(filter, "ab");
	finish(filter);
	fill(&fixture, &random, 300);
	filter_extend(filter);
	assert_false(filter_is_done(filter));
	finish(filter);
	check_list(filter, &fixture);

	fill(&fixture, &random, 300);
	set_query(filter, "abc");
	filter_extend(filter);
	finish(filter);
	check_list(filter, &fixture);
	filter_delete(filter);
	fixture_free(&fixture);
}

/* A mark that was set after a list was made: a narrower query still finds the paper. */
static void test_marks(void **state)
{
	struct marks marks = { .starred_at = 1 };
	struct fixture fixture;
	struct filter *filter;
	uint32_t number;

	(void)state;
	fixture_init(&fixture);
	number = fixture_add_text(&fixture, "One", "");
	fixture_add_text(&fixture, "Two", "");
	filter = filter_new(&fixture.corpus, NULL);
	set_query(filter, "is:starred");
	finish(filter);
	assert_int_equal(shown_count(filter), 0);
	marks_set(&fixture.marks, number, &marks);
	assert_int_equal(shown_count(filter), 0);
	set_query(filter, "is:starred one");
	finish(filter);
	assert_int_equal(shown_count(filter), 1);
	set_query(filter, "-is:starred");
	finish(filter);
	assert_int_equal(shown_count(filter), 1);
	marks.starred_at = 0;
	marks_set(&fixture.marks, number, &marks);
	filter_restart(filter);
	assert_int_equal(shown_count(filter), 1);
	finish(filter);
	assert_int_equal(shown_count(filter), 2);
	filter_delete(filter);
	fixture_free(&fixture);
}

static void test_order(void **state)
{
	static const char *const orders[] = {
		"title", "-title", "-date", "upvotes", "file", "-file"
	};
	struct fixture fixture;
	struct filter *filter;
	uint64_t random = 2;
	size_t i;

	(void)state;
	fixture_init(&fixture);
	fill(&fixture, &random, 3000);
	filter = filter_new(&fixture.corpus, NULL);
	set_query(filter, "ab");
	finish(filter);
	for (i = 0; i < sizeof(orders) / sizeof(*orders); i++) {
		struct sort_order order;

		assert_true(sort_order_parse(str_from(orders[i]), &order));
		filter_set_order(filter, order);
		/* What was tested needs no testing again. */
		assert_true(filter_is_done(filter));
		check_list(filter, &fixture);
		/* Papers that come are last, until all are sorted. */
		fill(&fixture, &random, 10);
		filter_extend(filter);
		finish(filter);
		filter_resort(filter);
		assert_true(filter_is_done(filter));
		check_list(filter, &fixture);
	}
	filter_delete(filter);
	fixture_free(&fixture);
}

/* This many papers that all but the first are swept up by number. */
static void test_sweep(void **state)
{
	struct sort_order order = { SORT_TITLE, true };
	struct fixture fixture;
	struct filter *filter;
	char title[64];
	size_t i, count;

	(void)state;
	fixture_init(&fixture);
	for (i = 0; i < 50000; i++) {
		snprintf(title, sizeof(title), "%zu %s", i * 7919 % 50000, i % 3 ? "a" : "b");
		fixture_add_text(&fixture, title, "");
	}
	filter = filter_new(&fixture.corpus, NULL);
	filter_set_order(filter, order);
	finish(filter);
	set_query(filter, "b");
	for (i = 0; i < 8; i++)
		filter_step(filter, 0);
	count = shown_count(filter);
	assert_true(count > 0);
	/* Papers that come meanwhile are in it, and those found stay where they are. */
	fixture_add_text(&fixture, "A late b", "");
	fixture_add_text(&fixture, "A late a", "");
	filter_extend(filter);
	finish(filter);
	assert_true(shown_count(filter) > count);
	filter_resort(filter);
	check_list(filter, &fixture);
	/* A run that is aborted in its sweep leaves nothing behind. */
	set_query(filter, "a");
	for (i = 0; i < 8; i++)
		filter_step(filter, 0);
	set_query(filter, "1 b");
	finish(filter);
	check_list(filter, &fixture);
	filter_delete(filter);
	fixture_free(&fixture);
}

static void random_step(struct filter *filter, struct fixture *fixture, uint64_t *random)
{
	static const char *const queries[] = { "",
					       "a",
					       "ab",
					       "abc",
					       "ab c",
					       "-a",
					       "-ab",
					       "a or b",
					       "(a or b) c",
					       "upvotes:>2",
					       "upvotes:>3 a",
					       "is:starred",
					       "is:starred a",
					       "zz",
					       "-is:starred",
					       "/a.*b/",
					       "caf",
					       "cafe" };
	static const char *const orders[] = { "file", "-file",    "title",
					      "date", "-upvotes", "starred" };
	struct sort_order order;

	switch (support_below(random, 9)) {
	case 0:
		fill(fixture, random, support_below(random, 100));
		filter_extend(filter);
		break;
	case 1:
		sort_order_parse(str_from(orders[support_below(random, 6)]), &order);
		filter_set_order(filter, order);
		break;
	case 2:
		fixture_random_marks(fixture, random,
				     (uint32_t)support_below(random, fixture->library.count));
		filter_restart(filter);
		break;
	case 3:
		filter_resort(filter);
		break;
	case 4:
		finish(filter);
		break;
	case 5:
		filter_step(filter, 0);
		break;
	default:
		set_query(filter, queries[support_below(random, 18)]);
		break;
	}
}

static void check_random(struct pool *pool, uint64_t seed)
{
	struct fixture fixture;
	struct filter *filter;
	uint64_t random = seed;
	int round, i;

	fixture_init(&fixture);
	fill(&fixture, &random, 400);
	filter = filter_new(&fixture.corpus, pool);
	for (round = 0; round < 150; round++) {
		for (i = 0; i < 10; i++) {
			size_t count, k;
			const uint32_t *papers;

			random_step(filter, &fixture, &random);
			papers = filter_papers(filter, &count);
			for (k = 0; k < count; k++)
				assert_true(filter_position(filter, papers[k]) == k);
		}
		finish(filter);
		filter_resort(filter);
		finish(filter);
		check_list(filter, &fixture);
	}
	filter_delete(filter);
	fixture_free(&fixture);
}

static void test_random(void **state)
{
	struct pool *pool = pool_new(0);

	(void)state;
	check_random(NULL, 11);
	check_random(pool, 12);
	pool_delete(pool);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_empty),           cmocka_unit_test(test_old_list_stays),
		cmocka_unit_test(test_extend_narrowed), cmocka_unit_test(test_marks),
		cmocka_unit_test(test_order),           cmocka_unit_test(test_sweep),
		cmocka_unit_test(test_random),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
