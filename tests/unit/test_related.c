/* Which papers share most topics with one: against counting and comparing them all. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "search/related.h"
#include "unit/corpus_fixture.h"

static const char *const queries[] = { "ab", "caf", "zz", "title:b", "abc or q", "wrong (" };

#define TOPICS (sizeof(queries) / sizeof(queries[0]))

struct world {
	struct fixture fixture;
	struct topic_list topics;
	struct topic_index *index;
	struct related *related;
};

static void open_world(struct world *world)
{
	static const char *const names[] = { "a", "b", "c", "d", "e", "f" };

	fixture_init(&world->fixture);
	topic_list_init(&world->topics);
	for (size_t i = 0; i < TOPICS; i++)
		topic_list_set(&world->topics, str_from(names[i]), str_from(queries[i]), NULL, 1);
	world->index = topic_index_new(&world->fixture.corpus, &world->topics, NULL);
	world->related = related_new(&world->fixture.corpus);
}

static void close_world(struct world *world)
{
	related_delete(world->related);
	topic_index_delete(world->index);
	topic_list_free(&world->topics);
	fixture_free(&world->fixture);
}

static size_t find(struct world *world, uint32_t paper, uint32_t *papers, size_t capacity)
{
	while (topic_index_step(world->index, 1000))
		;
	return related_find(world->related, world->index, paper, papers, capacity);
}

static uint32_t count_shared(const struct world *world, uint32_t a, uint32_t b)
{
	uint32_t count = 0;

	for (size_t i = 0; i < TOPICS; i++)
		count += topic_index_has(world->index, i, a) && topic_index_has(world->index, i, b);
	return count;
}

/* Whether paper a comes before b among the related of `of`. */
static bool is_before(const struct world *world, uint32_t of, uint32_t a, uint32_t b)
{
	const struct paper *papers = world->fixture.library.papers;
	uint32_t shared_a = count_shared(world, of, a), shared_b = count_shared(world, of, b);
	int32_t day = date_ordinal(papers[of].date, false);
	int32_t day_a = date_ordinal(papers[a].date, false);
	int32_t day_b = date_ordinal(papers[b].date, false);

	if (shared_a != shared_b)
		return shared_a > shared_b;
	if (day != 0 && day_a != 0 && day_b != 0 && abs(day_a - day) != abs(day_b - day))
		return abs(day_a - day) < abs(day_b - day);
	if (day_a != day_b)
		return day_a > day_b;
	return a < b;
}

/* Each is one that shares a topic, they are in order, and none that is left out is before them. */
static void check(struct world *world, uint32_t of, size_t capacity)
{
	uint32_t found[RELATED_MAX];
	size_t count = find(world, of, found, capacity), related = 0;

	for (uint32_t paper = 0; paper < world->fixture.library.count; paper++) {
		bool is_found = false;

		if (paper == of || count_shared(world, of, paper) == 0)
			continue;
		related++;
		for (size_t i = 0; i < count; i++)
			is_found |= found[i] == paper;
		if (!is_found) {
			assert_int_equal(count, capacity);
			assert_true(is_before(world, of, found[count - 1], paper));
		}
	}
	assert_int_equal(count, related < capacity ? related : capacity);
	for (size_t i = 1; i < count; i++)
		assert_true(is_before(world, of, found[i - 1], found[i]));
	for (size_t i = 0; i < count; i++)
		assert_true(found[i] != of && count_shared(world, of, found[i]) > 0);
}

static void test_random(void **state)
{
	uint64_t random = 20260301;

	(void)state;
	for (int round = 0; round < 20; round++) {
		struct world world;

		open_world(&world);
		for (int i = 0; i < 130; i++)
			fixture_add_random(&world.fixture, &random);
		for (uint32_t paper = 0; paper < world.fixture.library.count; paper++)
			check(&world, paper, 1 + support_below(&random, 7));
		/* More papers, and it is told. */
		for (int i = 0; i < 40; i++)
			fixture_add_random(&world.fixture, &random);
		related_papers_changed(world.related);
		check(&world, (uint32_t)support_below(&random, world.fixture.library.count), 5);
		close_world(&world);
	}
}

static uint32_t add(struct world *world, const char *title, const char *abstract, const char *date)
{
	struct paper paper;

	paper_init(&paper);
	paper.title = str_from(title);
	paper.abstract = str_from(abstract);
	date_parse_iso(str_from(date), &paper.date);
	return fixture_add(&world->fixture, &paper);
}

static void test_order(void **state)
{
	struct world world;
	uint32_t of, found[5];

	(void)state;
	open_world(&world);
	of = add(&world, "one", "ab and zz", "2024-06-10");
	add(&world, "far", "zz", "2020-01-01");
	add(&world, "near", "ab", "2024-06-12");
	add(&world, "no date", "ab", "");
	add(&world, "both", "ab, zz", "2001-01-01");
	add(&world, "near too", "zz", "2024-06-08");
	add(&world, "none", "q", "2024-06-10");
	assert_int_equal(find(&world, of, found, 5), 5);
	assert_int_equal(found[0], 4);
	assert_int_equal(found[1], 2);
	assert_int_equal(found[2], 5);
	assert_int_equal(found[3], 1);
	assert_int_equal(found[4], 3);
	assert_int_equal(find(&world, of, found, 1), 1);
	assert_int_equal(find(&world, of, found, 0), 0);
	assert_int_equal(find(&world, 6, found, 5), 0);
	/* Without a date of its own, the newest. */
	assert_int_equal(find(&world, 3, found, 5), 3);
	assert_int_equal(found[0], 2);
	assert_int_equal(found[1], of);
	close_world(&world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_random),
		cmocka_unit_test(test_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
