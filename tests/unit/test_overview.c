/* What the overview counts: against counting by hand, whatever the steps, while papers come and
 * choices change. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "search/overview.h"
#include "unit/corpus_fixture.h"

struct world {
	struct fixture fixture;
	struct topic_list topics;
	struct topic_index *index;
	struct term_index *terms;
	struct overview *overview;
};

static void open_world(struct world *world)
{
	static const char *const queries[][2] = {
		{ "first", "abc" },
		{ "second", "ab" },
		{ "none", "qqqq" },
		{ "either", "zz or caf" },
	};

	fixture_init(&world->fixture);
	topic_list_init(&world->topics);
	for (size_t i = 0; i < 4; i++)
		topic_list_set(&world->topics, str_from(queries[i][0]), str_from(queries[i][1]),
			       NULL, 1);
	world->index = topic_index_new(&world->fixture.corpus, &world->topics, NULL);
	world->terms = term_index_new(&world->fixture.corpus, NULL);
	world->overview = overview_new(&world->fixture.corpus, world->index, world->terms);
}

static void close_world(struct world *world)
{
	overview_delete(world->overview);
	term_index_delete(world->terms);
	topic_index_delete(world->index);
	topic_list_free(&world->topics);
	fixture_free(&world->fixture);
}

static void add_dated(struct world *world, const char *title, const char *date)
{
	struct paper paper;

	paper_init(&paper);
	paper.title = str_from(title);
	date_parse_iso(str_from(date), &paper.date);
	fixture_add(&world->fixture, &paper);
}

static void count(struct world *world, const uint32_t *papers, size_t paper_count,
		  uint64_t microseconds)
{
	while (topic_index_step(world->index, 1000))
		;
	overview_set_papers(world->overview, papers, paper_count);
	while (overview_step(world->overview, microseconds))
		assert_false(overview_is_done(world->overview));
	assert_true(overview_is_done(world->overview));
}

static void count_all(struct world *world)
{
	size_t papers = world->fixture.library.count;
	uint32_t *all = calloc(papers + 1, sizeof(*all));

	for (size_t i = 0; i < papers; i++)
		all[i] = (uint32_t)(papers - 1 - i);
	count(world, all, papers, 1000);
	free(all);
}

static void test_nothing(void **state)
{
	struct world world;
	size_t topics;

	(void)state;
	open_world(&world);
	assert_true(overview_is_done(world.overview));
	overview_topics(world.overview, &topics);
	assert_int_equal(topics, 0);
	assert_int_equal(overview_topic_place(world.overview, 0), SIZE_MAX);
	count(&world, NULL, 0, 0);
	overview_topics(world.overview, &topics);
	assert_int_equal(topics, 4);
	assert_int_equal(overview_timeline(world.overview)->years.count, 0);
	assert_int_equal(overview_most_shared(world.overview), 0);
	close_world(&world);
	overview_delete(NULL);
}

static void test_dates(void **state)
{
	const struct timeline *timeline;
	struct world world;

	(void)state;
	open_world(&world);
	add_dated(&world, "a", "2023-11-30");
	add_dated(&world, "b", "2024-02");
	add_dated(&world, "c", "2024-02-29");
	add_dated(&world, "d", "2026");
	add_dated(&world, "e", "");
	count_all(&world);
	timeline = overview_timeline(world.overview);
	assert_int_equal(timeline->years.first, 2023);
	assert_int_equal(timeline->years.count, 4);
	assert_memory_equal(timeline->years.papers, ((uint32_t[]){ 1, 2, 0, 1 }),
			    4 * sizeof(uint32_t));
	assert_int_equal(timeline->months.first, timeline_month(2023, 11));
	assert_int_equal(timeline->months.count, 4);
	assert_memory_equal(timeline->months.papers, ((uint32_t[]){ 1, 0, 0, 2 }),
			    4 * sizeof(uint32_t));
	assert_int_equal(timeline->dated, 4);
	assert_int_equal(timeline->undated, 1);
	assert_int_equal(timeline->monthless, 1);
	assert_int_equal(timeline_papers(&timeline->years, 2024), 2);
	assert_int_equal(timeline_papers(&timeline->years, 2022), 0);
	assert_int_equal(timeline_papers(&timeline->years, 2027), 0);
	assert_int_equal(overview_paper_count(world.overview), 5);

	/* The first and the last year there can be, and nothing left of the choice before. */
	add_dated(&world, "f", "0001-01-01");
	add_dated(&world, "g", "9999-12-31");
	count(&world, (uint32_t[]){ 5, 6 }, 2, 1000);
	assert_int_equal(timeline->years.count, 9999);
	assert_int_equal(timeline->months.count, 9999 * 12);
	assert_int_equal(timeline->dated, 2);
	assert_int_equal(overview_total(world.overview), 7);
	close_world(&world);
}

static void test_date_that_comes_later(void **state)
{
	const struct timeline *timeline;
	struct world world;

	(void)state;
	open_world(&world);
	add_dated(&world, "a", "");
	count_all(&world);
	timeline = overview_timeline(world.overview);
	assert_int_equal(timeline->undated, 1);
	add_dated(&world, "a", "2024-01-01");
	assert_int_equal(world.fixture.library.count, 1);
	overview_dates_changed(world.overview);
	count_all(&world);
	assert_int_equal(timeline->undated, 0);
	assert_int_equal(timeline->dated, 1);
	close_world(&world);
}

static void test_labels(void **state)
{
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	timeline_format(timeline_month(2024, 3), true, &text);
	strbuf_add_byte(&text, ' ');
	timeline_format(timeline_month(987, 12), true, &text);
	strbuf_add_byte(&text, ' ');
	timeline_format(87, false, &text);
	assert_string_equal(text.data, "2024-03 0987-12 0087");
	strbuf_free(&text);
}

/* Whether a topic, by its number, holds a paper, asked of the queries themselves. */
static bool belongs(const struct world *world, uint32_t topic, uint32_t paper)
{
	return fixture_matches(&world->fixture,
			       topic == 0   ? "abc"
			       : topic == 1 ? "ab"
			       : topic == 2 ? "qqqq"
					    : "zz or caf",
			       paper);
}

static void check_topics(const struct world *world, const uint32_t *papers, size_t paper_count)
{
	size_t topic_count;
	const struct overview_topic *topics = overview_topics(world->overview, &topic_count);
	uint32_t most = 0;

	assert_int_equal(topic_count, 4);
	assert_true(overview_knows_topics(world->overview));
	for (size_t a = 0; a < topic_count; a++) {
		assert_int_equal(overview_topic_place(world->overview, topics[a].topic), a);
		if (a > 0)
			assert_true(topics[a - 1].papers > topics[a].papers ||
				    (topics[a - 1].papers == topics[a].papers &&
				     topics[a - 1].topic < topics[a].topic));
		assert_int_equal(a<overview_pair_topics(world->overview), topics[a].papers> 0);
		for (size_t b = 0; b < overview_pair_topics(world->overview); b++) {
			uint32_t shared = 0;

			for (size_t i = 0; i < paper_count; i++)
				shared += belongs(world, topics[a].topic, papers[i]) &&
					  belongs(world, topics[b].topic, papers[i]);
			if (a < overview_pair_topics(world->overview))
				assert_int_equal(overview_shared(world->overview, a, b), shared);
			if (a == b)
				assert_int_equal(topics[a].papers, shared);
			else if (shared > most)
				most = shared;
		}
	}
	assert_int_equal(overview_most_shared(world->overview), most);
}

/* The sums of the bars are the papers, whatever was chosen and however short the steps. */
static void check_dates(const struct world *world, const uint32_t *papers, size_t paper_count)
{
	const struct timeline *timeline = overview_timeline(world->overview);
	size_t years = 0, months = 0, undated = 0;

	for (size_t i = 0; i < timeline->years.count; i++)
		years += timeline->years.papers[i];
	for (size_t i = 0; i < timeline->months.count; i++)
		months += timeline->months.papers[i];
	for (size_t i = 0; i < paper_count; i++)
		undated += world->fixture.library.papers[papers[i]].date.precision == DATE_UNKNOWN;
	assert_int_equal(timeline->undated, undated);
	assert_int_equal(timeline->dated, years);
	assert_int_equal(years, months + timeline->monthless);
	assert_int_equal(years + undated, paper_count);
	assert_int_equal(overview_paper_count(world->overview), paper_count);
}

static void test_random_choices(void **state)
{
	uint64_t random = 7;
	struct world world;

	(void)state;
	open_world(&world);
	for (int round = 0; round < 60; round++) {
		uint32_t papers[1024];
		size_t chosen = 0;

		for (size_t i = support_below(&random, 12); i > 0; i--)
			fixture_add_random(&world.fixture, &random);
		for (uint32_t i = 0; i < world.fixture.library.count; i++)
			if (support_below(&random, 3) > 0)
				papers[chosen++] = i;
		/* A choice that is aborted half way leaves nothing behind. */
		overview_set_papers(world.overview, papers, chosen / 2);
		for (size_t i = support_below(&random, 8); i > 0; i--)
			overview_step(world.overview, 0);
		count(&world, papers, chosen, support_below(&random, 3));
		check_dates(&world, papers, chosen);
		check_topics(&world, papers, chosen);
	}
	close_world(&world);
}

/* What is on show stays until the new counts are there. */
static void test_old_counts_stay(void **state)
{
	const struct overview_topic *topics;
	struct world world;
	size_t topic_count;

	(void)state;
	open_world(&world);
	fixture_add_text(&world.fixture, "abc", "");
	add_dated(&world, "b", "2024-01-01");
	count(&world, (uint32_t[]){ 0 }, 1, 1000);
	overview_set_papers(world.overview, (uint32_t[]){ 1 }, 1);
	assert_int_equal(overview_paper_count(world.overview), 1);
	assert_int_equal(overview_timeline(world.overview)->undated, 1);
	topics = overview_topics(world.overview, &topic_count);
	assert_int_equal(topics[0].papers, 1);
	while (overview_timeline(world.overview)->undated > 0)
		assert_true(overview_step(world.overview, 0));
	topics = overview_topics(world.overview, &topic_count);
	assert_int_equal(topics[0].papers, 1);
	while (overview_step(world.overview, 0))
		;
	topics = overview_topics(world.overview, &topic_count);
	assert_int_equal(topics[0].papers, 0);
	close_world(&world);
}

/* More topics than there are letters, all sharing their papers. */
static void test_many_topics(void **state)
{
	struct world world;
	size_t topic_count;

	(void)state;
	open_world(&world);
	for (int i = 0; i < 100; i++) {
		char name[16];

		snprintf(name, sizeof(name), "t%d", i);
		topic_list_set(&world.topics, str_from(name), STR("abc"), NULL, 1);
	}
	overview_delete(world.overview);
	topic_index_delete(world.index);
	world.index = topic_index_new(&world.fixture.corpus, &world.topics, NULL);
	world.overview = overview_new(&world.fixture.corpus, world.index, world.terms);
	for (int i = 0; i < 130; i++) {
		char title[32];

		snprintf(title, sizeof(title), "abc %d", i);
		fixture_add_text(&world.fixture, title, "");
	}
	count_all(&world);
	overview_topics(world.overview, &topic_count);
	assert_int_equal(topic_count, 104);
	assert_int_equal(overview_pair_topics(world.overview), OVERVIEW_PAIRS_MAX);
	assert_int_equal(overview_shared(world.overview, 0, OVERVIEW_PAIRS_MAX - 1), 130);
	close_world(&world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nothing),
		cmocka_unit_test(test_dates),
		cmocka_unit_test(test_date_that_comes_later),
		cmocka_unit_test(test_labels),
		cmocka_unit_test(test_random_choices),
		cmocka_unit_test(test_old_counts_stay),
		cmocka_unit_test(test_many_topics),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
