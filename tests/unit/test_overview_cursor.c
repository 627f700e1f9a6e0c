/* The cursor of the overview: where keys lead, what it stays on, which query is under it. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "browser/overview_cursor.h"
#include "unit/overview_fixture.h"

static const struct overview_room room = { .bars = 40, .rows = 5 };

struct at {
	struct overview_world world;
	struct overview_cursor cursor;
};

static int open_world(void **state)
{
	static struct at at;

	overview_world_open(&at.world);
	overview_cursor_init(&at.cursor);
	*state = &at;
	return 0;
}

static int close_world(void **state)
{
	overview_world_close(&((struct at *)*state)->world);
	return 0;
}

static void move(struct at *at, enum movement movement)
{
	overview_cursor_move(&at->cursor, at->world.overview, &room, movement);
}

static void turn(struct at *at, bool is_right)
{
	overview_cursor_turn(&at->cursor, at->world.overview, &room, is_right);
}

static void assert_query(const struct at *at, const char *expected, uint32_t papers)
{
	struct strbuf query;

	strbuf_init(&query);
	assert_int_equal(overview_cursor_query(&at->cursor, at->world.overview, &room,
					       &at->world.topics, &query),
			 papers);
	assert_string_equal(query.data, expected);
	strbuf_free(&query);
}

/* Where nobody has chosen, the newest month is meant. */
static void test_dates(void **state)
{
	struct at *at = *state;

	assert_int_equal(at->cursor.part, OVERVIEW_DATES);
	assert_query(at, "date:2024-03", 4);
	turn(at, false);
	assert_query(at, "date:2024-02", 3);
	turn(at, false);
	turn(at, false);
	assert_query(at, "date:2024-01", 2);
	move(at, MOVE_UP);
	assert_int_equal(at->cursor.part, OVERVIEW_DATES);
}

/* The topics in the order of their papers: tides 5, waves 3, lanterns 2. */
static void test_topics(void **state)
{
	struct at *at = *state;

	move(at, MOVE_DOWN);
	assert_int_equal(at->cursor.part, OVERVIEW_TOPICS);
	assert_query(at, "@tides", 5);
	move(at, MOVE_DOWN);
	assert_query(at, "@waves", 3);
	move(at, MOVE_DOWN);
	move(at, MOVE_DOWN);
	assert_query(at, "@lanterns", 2);
	move(at, MOVE_UP);
	move(at, MOVE_UP);
	move(at, MOVE_UP);
	assert_int_equal(at->cursor.part, OVERVIEW_DATES);
}

static void test_shared_topics(void **state)
{
	struct at *at = *state;

	move(at, MOVE_DOWN);
	move(at, MOVE_DOWN);
	turn(at, true);
	assert_int_equal(at->cursor.part, OVERVIEW_PAIRS);
	assert_query(at, "@waves @tides", 2);
	turn(at, true);
	assert_query(at, "@waves", 3);
	turn(at, true);
	assert_query(at, "@waves @lanterns", 1);
	turn(at, true);
	assert_int_equal(at->cursor.part, OVERVIEW_WORDS);
	turn(at, false);
	assert_int_equal(at->cursor.part, OVERVIEW_PAIRS);
}

static void test_parts_go_round(void **state)
{
	struct at *at = *state;

	for (int i = 1; i <= OVERVIEW_PART_COUNT; i++) {
		overview_cursor_change_part(&at->cursor, 1);
		assert_int_equal(at->cursor.part, i % OVERVIEW_PART_COUNT);
	}
	overview_cursor_change_part(&at->cursor, -1);
	assert_int_equal(at->cursor.part, OVERVIEW_PART_COUNT - 1);
}

/* A topic that no paper has any more gives way; what is there stays chosen. */
static void test_choice_stays_while_counts_change(void **state)
{
	static const uint32_t lanterns[] = { 1, 2 };
	struct at *at = *state;

	move(at, MOVE_DOWN);
	move(at, MOVE_DOWN);
	assert_query(at, "@waves", 3);
	overview_set_papers(at->world.overview, lanterns, 2);
	while (overview_step(at->world.overview, 1000))
		;
	assert_query(at, "@waves", 1);
}

static void test_nothing_is_there(void **state)
{
	struct at *at = *state;

	overview_set_papers(at->world.overview, NULL, 0);
	while (overview_step(at->world.overview, 1000))
		;
	assert_query(at, "", 0);
	at->cursor.part = OVERVIEW_WORDS;
	assert_query(at, "", 0);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, open_world, close_world)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_dates),
		TEST(test_topics),
		TEST(test_shared_topics),
		TEST(test_parts_go_round),
		TEST(test_choice_stays_while_counts_change),
		TEST(test_nothing_is_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
