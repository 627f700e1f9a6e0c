/* The overview by its keys: moving, choosing, narrowing and going back, and what it counts while
 * the filter changes. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/browser_fixture.h"

static const struct overview *model(const struct world *world)
{
	return world->browser.pages.overview.model;
}

static void assert_query(const struct world *world, const char *expected)
{
	struct str text = filter_text(world->browser.filter);

	if (!str_equal(text, str_from(expected)))
		fail_msg("expected \"%s\", got \"%.*s\"", expected, STR_ARG(text));
}

static void assert_chosen(const struct world *world, const char *expected, size_t papers)
{
	struct strbuf query;

	strbuf_init(&query);
	assert_int_equal(overview_cursor_query(&world->browser.pages.overview.cursor, model(world),
					       &world->browser.pages.overview.room,
					       &world->session.topics, &query),
			 papers);
	assert_string_equal(query.data ? query.data : "", expected);
	strbuf_free(&query);
}

static void add_dated(struct world *world, const char *title, const char *date)
{
	struct paper_draft draft = { 0 };

	paper_init(&draft.paper);
	draft.paper.title = str_from(title);
	assert_true(date_parse_iso(str_from(date), &draft.paper.date));
	session_add(&world->session, &draft, NULL);
	filter_extend(world->browser.filter);
}

/* Five papers without a date come with the fixture. */
static void add_dates(struct world *world)
{
	add_dated(world, "Ash", "2023-12-31");
	add_dated(world, "Beech", "2024-01-01");
	add_dated(world, "Cedar", "2024-03-09");
	add_dated(world, "Dogwood", "2024-03-10");
}

static void set_room(struct world *world, size_t bars)
{
	page_overview_set_room(&world->browser.pages.overview,
			       (struct overview_room){ .bars = bars, .rows = 5 });
}

static void type(struct world *world, const char *text)
{
	for (; *text; text++) {
		const struct event event = { .type = EVENT_KEY, .key = (uint32_t)*text };

		browser_handle(&world->browser, &event);
		press(world, "");
	}
}

static void test_open_and_leave(void **state)
{
	static const char *const ways[] = { "O", "Esc" };
	struct world *world = *state;

	for (size_t i = 0; i < 2; i++) {
		press(world, "O");
		assert_int_equal(world->browser.pages.open, PAGE_OVERVIEW);
		assert_int_equal(overview_paper_count(model(world)), 5);
		press(world, ways[i]);
		assert_int_not_equal(world->browser.pages.open, PAGE_OVERVIEW);
	}
	assert_query(world, "");
}

static void test_follows_filter(void **state)
{
	struct world *world = *state;

	press(world, "O");
	press(world, "/");
	type(world, "mountain");
	assert_int_equal(world->browser.pages.open, PAGE_OVERVIEW);
	assert_int_equal(world->browser.prompts.open, PROMPT_QUERY);
	assert_int_equal(overview_paper_count(model(world)), 1);
	press(world, "Esc");
	assert_int_equal(world->browser.pages.open, PAGE_OVERVIEW);
	assert_int_equal(overview_paper_count(model(world)), 5);
	press(world, "2");
	assert_query(world, "@rlhf");
	assert_int_equal(overview_paper_count(model(world)), 1);
	press(world, "?");
	press(world, "Esc");
	assert_int_equal(world->browser.pages.open, PAGE_OVERVIEW);
}

static void test_enter_lists(void **state)
{
	struct world *world = *state;

	set_room(world, 40);
	press(world, "OjEnter");
	assert_query(world, "@convergence");
	assert_int_not_equal(world->browser.pages.open, PAGE_OVERVIEW);
	assert_int_equal(world->browser.pages.list.pane, PANE_LIST);
	assert_int_equal(shown(world), 2);
	/* The right arrow is the same action in the list, and another one here. */
	press(world, "EscOTabRight");
	assert_int_equal(world->browser.pages.open, PAGE_OVERVIEW);
	assert_int_equal(world->browser.pages.overview.cursor.part, OVERVIEW_PAIRS);
}

static void test_narrow_and_widen(void **state)
{
	struct world *world = *state;

	add_dates(world);
	set_room(world, 40);
	press(world, "/");
	type(world, "a or o");
	press(world, "Enter");
	press(world, "O");
	assert_chosen(world, "date:2024-03", 2);
	press(world, "Space");
	assert_query(world, "date:2024-03 (a or o)");
	assert_int_equal(world->browser.pages.open, PAGE_OVERVIEW);
	assert_int_equal(overview_paper_count(model(world)), 2);
	/* All of them are in that month: nothing more to narrow. */
	press(world, "Space");
	assert_query(world, "date:2024-03 (a or o)");
	press(world, "Esc");
	assert_query(world, "a or o");
	assert_int_equal(world->browser.pages.open, PAGE_OVERVIEW);
	press(world, "Esc");
	assert_int_not_equal(world->browser.pages.open, PAGE_OVERVIEW);
	assert_query(world, "a or o");
}

static void test_narrow_twice(void **state)
{
	struct world *world = *state;

	add_dates(world);
	set_room(world, 3);
	press(world, "O");
	assert_chosen(world, "date:2024", 3);
	press(world, "Space");
	assert_query(world, "date:2024");
	/* A year of three months has room for these. */
	assert_chosen(world, "date:2024-03", 2);
	press(world, "hh");
	assert_chosen(world, "date:2024-01", 1);
	press(world, "Space");
	assert_query(world, "date:2024-01");
	assert_int_equal(shown(world), 1);
	press(world, "Esc");
	assert_query(world, "date:2024");
	press(world, "EscEsc");
	assert_query(world, "");
	assert_int_not_equal(world->browser.pages.open, PAGE_OVERVIEW);
}

static void test_nothing_there(void **state)
{
	struct world *world = *state;

	add_dates(world);
	set_room(world, 40);
	press(world, "Oh");
	assert_chosen(world, "date:2024-02", 0);
	press(world, "Enter");
	assert_int_equal(world->browser.pages.open, PAGE_OVERVIEW);
	assert_query(world, "");
	assert_int_equal(world->browser.messages.level, LEVEL_INFO);
	/* A tenth step back goes as far as there is something. */
	press(world, "hhhhh");
	assert_chosen(world, "date:2023-12", 1);
	press(world, "G");
	assert_chosen(world, "date:2024-03", 2);
}

static void test_pairs(void **state)
{
	struct world *world = *state;

	set_room(world, 40);
	press(world, "OTabTabl");
	assert_chosen(world, "@convergence @rlhf", 0);
	press(world, "h");
	assert_chosen(world, "@convergence", 2);
	press(world, "j");
	assert_chosen(world, "@rlhf @convergence", 0);
	press(world, "Enter");
	assert_query(world, "");
	press(world, "kk");
	assert_int_equal(world->browser.pages.overview.cursor.part, OVERVIEW_DATES);
	press(world, "S-Tab");
	assert_int_equal(world->browser.pages.overview.cursor.part, OVERVIEW_WORDS);
	press(world, "hhh");
	assert_int_equal(world->browser.pages.overview.cursor.part, OVERVIEW_TOPICS);
}

static void test_words(void **state)
{
	struct world *world = *state;

	set_room(world, 40);
	press(world, "OS-Tab");
	assert_chosen(world, "convergence", 2);
	press(world, "j");
	assert_chosen(world, "asked", 2);
	press(world, "Enter");
	assert_query(world, "asked");
	assert_int_equal(shown(world), 2);
}

/* The cursor stays on its topic when the counts change their order. */
static void test_cursor_stays(void **state)
{
	struct world *world = *state;

	set_room(world, 40);
	press(world, "OTabj");
	assert_chosen(world, "@rlhf", 1);
	press(world, "/");
	type(world, "human");
	press(world, "Enter");
	assert_int_equal(overview_row(model(world), &world->browser.pages.overview.cursor), 0);
	assert_chosen(world, "@rlhf", 1);
}

/* What a key does to the paper under the cursor, it doesn't where that is not to be seen. */
static void test_no_paper_is_touched(void **state)
{
	struct world *world = *state;
	uint32_t cursor = world->browser.pages.list.cursor.paper;

	press(world, "O*r=");
	assert_query(world, "");
	assert_int_equal(world->session.marks.starred_count, 0);
	assert_int_equal(marks_get(&world->session.marks, cursor)->status, 0);
	assert_int_equal(world->browser.messages.level, LEVEL_INFO);
	press(world, ":");
	type(world, "star yes");
	press(world, "Enter");
	assert_int_equal(world->session.marks.starred_count, 0);
	press(world, "e");
	assert_int_equal(world->browser.prompts.open, PROMPT_EXPORT);
	press(world, "Esc");
	assert_int_equal(world->browser.pages.open, PAGE_OVERVIEW);
	assert_int_equal(world->browser.pages.list.cursor.paper, cursor);
	press(world, ":");
	type(world, "3");
	press(world, "Enter");
	assert_int_not_equal(world->browser.pages.open, PAGE_OVERVIEW);
	assert_int_equal(world->browser.pages.list.cursor.scroll.cursor, 2);
}

/* A paper that is behind the overview isn't seen, however long. */
static void test_nothing_is_seen(void **state)
{
	struct world *world = *state;
	int wait;

	press(world, "O");
	browser_tick(&world->browser, 0, &wait);
	assert_int_equal(wait, -1);
	browser_tick(&world->browser, 100000, &wait);
	assert_int_equal(wait, -1);
	press(world, "O");
	browser_tick(&world->browser, 100001, &wait);
	assert_int_equal(wait, 1000);
}

/* Whoever draws is told when the counts are there, and when the words are. */
static void test_settled(void **state)
{
	const struct event open = { .type = EVENT_KEY, .key = 'O' };
	struct world *world = *state;
	int settled = 0;
	bool more = true;

	browser_handle(&world->browser, &open);
	while (more)
		settled += (browser_step(&world->browser, 1, &more) & EFFECT_SETTLED) != 0;
	assert_int_equal(settled, 2);
	assert_int_equal(browser_step(&world->browser, 0, &more), 0);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_open_and_leave),
		TEST(test_follows_filter),
		TEST(test_enter_lists),
		TEST(test_narrow_and_widen),
		TEST(test_narrow_twice),
		TEST(test_nothing_there),
		TEST(test_pairs),
		TEST(test_cursor_stays),
		TEST(test_no_paper_is_touched),
		TEST(test_nothing_is_seen),
		TEST(test_words),
		TEST(test_settled),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
