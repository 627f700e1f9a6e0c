/*
 * Papers in which a regular expression takes too long: they are in no list, and their number is
 * said, whatever the query around it and whatever was asked before.
 */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "search/filter.h"
#include "unit/corpus_fixture.h"

/* Papers of which every other one makes /(a+)+$/ take too long, and every fifth has mint. */
static void add_hostile(struct fixture *fixture, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		char title[64];

		snprintf(title, sizeof(title), "Paper %u on %s", i, i % 5 == 0 ? "mint" : "rain");
		fixture_add_text(fixture, title,
				 i % 2 == 0 ? "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa."
					    : "Rain in Samoa");
	}
}

static void finish(struct filter *filter)
{
	while (filter_step(filter, 1000))
		;
}

/* No paper is in the list that is hostile, which has an even number. */
static void check_none_shown(const struct filter *filter)
{
	size_t count;
	const uint32_t *papers = filter_papers(filter, &count);

	while (count-- > 0)
		assert_int_equal(papers[count] % 2, 1);
}

static void check_undecided(struct filter *filter, const char *query, size_t shown,
			    size_t undecided)
{
	struct query_error error;
	struct strbuf text;
	size_t count;

	assert_true(filter_set_query(filter, str_from(query), NULL, &error));
	finish(filter);
	filter_papers(filter, &count);
	if (count != shown || filter_undecided_count(filter) != undecided)
		fail_msg("%s: %zu shown, %zu undecided", query, count,
			 filter_undecided_count(filter));
	strbuf_init(&text);
	assert_int_equal(filter_describe_undecided(filter, &text), undecided > 0);
	strbuf_free(&text);
}

/* Neither the query nor its contrary shows what is undecided, and both say so; so does a query that
 * is narrower, which must not rely on what the wider one found. */
static void check_all_undecided(struct pool *pool)
{
	struct fixture fixture;
	struct filter *filter;

	fixture_init(&fixture);
	add_hostile(&fixture, 1000);
	filter = filter_new(&fixture.corpus, pool);
	check_undecided(filter, "/(a+)+$/", 500, 500);
	check_none_shown(filter);
	check_undecided(filter, "/(a+)+$/ mint", 100, 100);
	check_undecided(filter, "not /(a+)+$/", 0, 500);
	check_undecided(filter, "not (/(a+)+$/ mint)", 800, 100);
	check_undecided(filter, "/(a+)+$/ or mint", 600, 400);
	check_undecided(filter, "title:/(a+)+$/", 0, 0);
	check_undecided(filter, "mint", 200, 0);
	check_undecided(filter, "mint /(a+)+$/", 100, 100);
	filter_set_order(filter, (struct sort_order){ .key = SORT_TITLE, .is_reversed = true });
	finish(filter);
	check_none_shown(filter);
	filter_restart(filter);
	assert_int_equal(filter_undecided_count(filter), 0);
	finish(filter);
	assert_int_equal(filter_undecided_count(filter), 100);
	filter_delete(filter);
	fixture_free(&fixture);
}

static void test_undecided(void **state)
{
	struct pool *pool = pool_new(0);

	(void)state;
	check_all_undecided(NULL);
	check_all_undecided(pool);
	pool_delete(pool);
}

static void test_undecided_sentence(void **state)
{
	struct fixture fixture;
	struct filter *filter;
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	fixture_init(&fixture);
	add_hostile(&fixture, 4);
	filter = filter_new(&fixture.corpus, NULL);
	check_undecided(filter, "/(a+)+$/", 2, 2);
	filter_describe_undecided(filter, &text);
	assert_string_equal(text.data,
			    "2 papers are left out: a regular expression takes too long in them");
	strbuf_clear(&text);
	check_undecided(filter, "/(a+)+$/ mint", 0, 1);
	filter_describe_undecided(filter, &text);
	assert_string_equal(text.data,
			    "1 paper is left out: a regular expression takes too long in it");
	filter_delete(filter);
	fixture_free(&fixture);
	strbuf_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_undecided),
		cmocka_unit_test(test_undecided_sentence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
