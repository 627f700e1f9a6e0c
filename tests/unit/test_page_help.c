/* Help as a page, with a keymap and no browser: what it lists, what it answers. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "browser/page_help.h"

struct world {
	struct keymap keymap;
	struct page_help help;
};

static int open_world(void **state)
{
	static struct world world;

	keymap_init(&world.keymap);
	page_help_init(&world.help, &world.keymap);
	page_help_open(&world.help, NEEDS_NOTHING);
	*state = &world;
	return 0;
}

static int close_world(void **state)
{
	struct world *world = *state;

	page_help_free(&world->help);
	keymap_free(&world->keymap);
	return 0;
}

static struct page_reply press(struct world *world, uint32_t key)
{
	const struct page_key pressed = { .key = key, .action = ACTION_NONE };

	return page_help_functions.key(&world->help, &pressed);
}

static void type(struct world *world, const char *text)
{
	for (; *text; text++)
		press(world, (uint32_t)*text);
}

static void assert_stays(const struct page_reply *reply)
{
	assert_false(reply->is_closed);
	assert_int_equal(reply->action, ACTION_NONE);
	assert_int_equal(reply->effects, EFFECT_DRAW);
}

static void test_all_is_listed_by_group(void **state)
{
	struct world *world = *state;
	unsigned group = 0;

	assert_int_equal(world->help.count, ACTION_COUNT);
	for (size_t i = 0; i < world->help.count; i++) {
		assert_true(action_info(world->help.actions[i])->group >= group);
		group = action_info(world->help.actions[i])->group;
	}
}

static void test_what_is_refused_is_not_listed(void **state)
{
	struct world *world = *state;

	page_help_open(&world->help, NEEDS_PAPER);
	assert_in_range(world->help.count, 1, ACTION_COUNT - 1);
	for (size_t i = 0; i < world->help.count; i++)
		assert_false(action_info(world->help.actions[i])->needs & NEEDS_PAPER);
}

static void test_typing_narrows(void **state)
{
	struct world *world = *state;
	struct page_reply reply;

	press(world, INPUT_DOWN);
	type(world, "unstar");
	assert_int_equal(world->help.count, 1);
	assert_int_equal(world->help.actions[0], ACTION_STAR);
	assert_int_equal(world->help.scroll.cursor, 0);
	reply = press(world, INPUT_ENTER);
	assert_true(reply.is_closed);
	assert_int_equal(reply.action, ACTION_STAR);
}

static void test_enter_does_nothing_where_nothing_is(void **state)
{
	struct world *world = *state;
	struct page_reply reply;

	type(world, "zzzz");
	assert_int_equal(world->help.count, 0);
	reply = press(world, INPUT_ENTER);
	assert_true(reply.is_closed);
	assert_int_equal(reply.action, ACTION_NONE);
}

static void test_escape_widens_then_leaves(void **state)
{
	struct world *world = *state;
	struct page_reply reply;

	type(world, "star");
	reply = press(world, INPUT_ESCAPE);
	assert_stays(&reply);
	assert_int_equal(world->help.count, ACTION_COUNT);
	reply = press(world, INPUT_ESCAPE);
	assert_true(reply.is_closed);
	assert_int_equal(reply.action, ACTION_NONE);
}

static void test_q_is_a_letter_once_something_is_typed(void **state)
{
	struct world *world = *state;
	struct page_reply reply = press(world, 'q');

	assert_true(reply.is_closed);
	type(world, "s");
	reply = press(world, 'q');
	assert_stays(&reply);
	assert_int_equal(world->help.filter.line.text.len, 2);
}

static void test_mouse(void **state)
{
	struct world *world = *state;
	struct event event = { .type = EVENT_CLICK, .target = TARGET_HELP, .index = 3 };
	struct page_reply reply = page_help_functions.click(&world->help, &event);

	assert_stays(&reply);
	assert_int_equal(world->help.scroll.cursor, 3);
	event.mouse = MOUSE_DOWN;
	page_help_functions.turn_wheel(&world->help, &event);
	assert_int_equal(world->help.scroll.cursor, 3 + SCROLL_WHEEL_LINES);
	event.mouse = MOUSE_DOUBLE;
	reply = page_help_functions.click(&world->help, &event);
	assert_true(reply.is_closed);
	assert_int_equal(reply.action, world->help.actions[3 + SCROLL_WHEEL_LINES]);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, open_world, close_world)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_all_is_listed_by_group),
		TEST(test_what_is_refused_is_not_listed),
		TEST(test_typing_narrows),
		TEST(test_enter_does_nothing_where_nothing_is),
		TEST(test_escape_widens_then_leaves),
		TEST(test_q_is_a_letter_once_something_is_typed),
		TEST(test_mouse),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
