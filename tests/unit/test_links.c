/* Links between papers of the same topics: found when they can be, kept while they are not. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "browser/links.h"
#include "unit/corpus_fixture.h"

struct world {
	struct fixture fixture;
	struct topic_list topics;
	struct topic_index *index;
	struct links links;
};

static void count_topics(struct world *world)
{
	while (topic_index_step(world->index, UINT64_MAX))
		;
}

/* Papers 0, 2 and 3 are about kelp, paper 1 is not. */
static void open_world(struct world *world)
{
	fixture_init(&world->fixture);
	fixture_add_text(&world->fixture, "Kelp by Night", "It grows.");
	fixture_add_text(&world->fixture, "A Lamp", "It burns.");
	fixture_add_text(&world->fixture, "Kelp by Day", "It rests.");
	fixture_add_text(&world->fixture, "Kelp at Noon", "It waits.");
	topic_list_init(&world->topics);
	topic_list_set(&world->topics, STR("kelp"), STR("kelp"), NULL, 1);
	world->index = topic_index_new(&world->fixture.corpus, &world->topics, NULL);
	links_init(&world->links, &world->fixture.corpus);
}

static void close_world(struct world *world)
{
	links_free(&world->links);
	topic_index_delete(world->index);
	topic_list_free(&world->topics);
	fixture_free(&world->fixture);
}

static void test_found_once_counted(void **state)
{
	struct world world;
	struct links *links = &world.links;

	(void)state;
	open_world(&world);
	links_find(links, world.index, 0);
	assert_int_equal(links->count, 0);
	assert_int_equal(links_target(links, 0), NO_PAPER);
	count_topics(&world);
	links_find(links, world.index, 0);
	assert_int_equal(links->count, 2);
	assert_int_equal(links->papers[0], 2);
	assert_int_equal(links->papers[1], 3);
	assert_int_equal(links->chosen, NO_LINK);
	links_find(links, world.index, 1);
	assert_int_equal(links->count, 0);
	links_find(links, world.index, NO_PAPER);
	assert_int_equal(links->count, 0);
	close_world(&world);
}

static void test_choosing_goes_round(void **state)
{
	struct world world;
	struct links *links = &world.links;

	(void)state;
	open_world(&world);
	count_topics(&world);
	links_find(links, world.index, 0);
	links_choose(links, false, false);
	assert_int_equal(links->chosen, 1);
	links_choose(links, true, false);
	assert_int_equal(links_target(links, 0), 2);
	/* Of another paper nothing is chosen. */
	assert_int_equal(links_target(links, 2), NO_PAPER);
	links_choose(links, false, false);
	assert_int_equal(links->chosen, 1);
	links_choose(links, false, true);
	assert_int_equal(links->chosen, 1);
	links_choose(links, true, true);
	assert_int_equal(links->chosen, 0);
	assert_true(links_choose_at(links, 1));
	assert_false(links_choose_at(links, 2));
	assert_int_equal(links_target(links, 0), 3);
	close_world(&world);
}

static void test_shown_once(void **state)
{
	struct world world;
	struct links *links = &world.links;

	(void)state;
	open_world(&world);
	count_topics(&world);
	links_find(links, world.index, 0);
	assert_false(links_clear_shown(links));
	links_choose(links, true, true);
	assert_true(links_clear_shown(links));
	assert_false(links_clear_shown(links));
	links_choose(links, true, true);
	links_find(links, world.index, 1);
	assert_false(links_clear_shown(links));
	close_world(&world);
}

/* While topics are counted again the links stay; then the chosen paper stays chosen. */
static void test_kept_while_counting(void **state)
{
	struct world world;
	struct links *links = &world.links;

	(void)state;
	open_world(&world);
	count_topics(&world);
	links_find(links, world.index, 0);
	links_choose(links, false, true);
	fixture_add_text(&world.fixture, "Kelp at Dawn", "It wakes.");
	links_invalidate(links);
	links_find(links, world.index, 0);
	assert_int_equal(links->count, 2);
	assert_int_equal(links_target(links, 0), 3);
	count_topics(&world);
	links_find(links, world.index, 0);
	assert_int_equal(links->count, 3);
	assert_int_equal(links_target(links, 0), 3);
	close_world(&world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_found_once_counted),
		cmocka_unit_test(test_choosing_goes_round),
		cmocka_unit_test(test_shown_once),
		cmocka_unit_test(test_kept_while_counting),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
