/*
 * The browser without a screen: a capture of invented papers, events in, state out. The database is
 * a real one in a folder that goes away.
 */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "support.h"
#include "unit/browser_fixture.h"

static void test_start(void **state)
{
	struct world *world = *state;

	assert_int_equal(shown(world), 5);
	assert_string_equal(cursor_title(world), "Tidal Gradients: Learning from the Sea");
	assert_null(world->browser.loader);
	assert_int_equal(topic_index_count(world->browser.topic_index, 0), 2);
}

static void test_filter(void **state)
{
	struct world *world = *state;

	press(world, "/schrod");
	assert_int_equal(shown(world), 1);
	assert_string_equal(cursor_title(world), "Schr\xC3\xB6"
						 "dinger Sleeps");
	press(world, "Enter");
	assert_true(browser_is_browsing(&world->browser));
	press(world, "Esc");
	assert_int_equal(shown(world), 5);
	/* The cursor stays on its paper when the list grows around it. */
	assert_string_equal(cursor_title(world), "Schr\xC3\xB6"
						 "dinger Sleeps");
	/* Esc in the prompt goes back to the query before it. */
	press(world, "/mountain");
	assert_int_equal(shown(world), 1);
	press(world, "Esc");
	assert_int_equal(shown(world), 5);
}

static void test_query_errors(void **state)
{
	struct world *world = *state;

	press(world, "/convergence");
	assert_int_equal(shown(world), 2);
	press(world, "Space(");
	assert_int_equal(shown(world), 2);
	assert_true(world->browser.query.error.message[0] != 0);
	assert_true(world->browser.query.error.is_incomplete);
	press(world, "coast)");
	assert_int_equal(world->browser.query.error.message[0], 0);
	assert_int_equal(shown(world), 1);
}

static void test_topics(void **state)
{
	struct world *world = *state;

	press(world, "1");
	assert_int_equal(shown(world), 2);
	assert_string_equal(world->browser.prompts.lines[PROMPT_QUERY].line.text.data,
			    "@convergence");
	assert_non_null(page_list_topic_term(&world->browser.pages.list, 0));
	press(world, "2");
	assert_int_equal(shown(world), 0);
	press(world, "1");
	assert_string_equal(world->browser.prompts.lines[PROMPT_QUERY].line.text.data, "@rlhf");
	assert_int_equal(shown(world), 1);
	press(world, "2");
	assert_int_equal(shown(world), 5);
	/* An "or" goes into parentheses, and what was switched on can be switched off again. */
	press(world, "/coastSpaceorSpacecatEnter");
	assert_int_equal(shown(world), 2);
	press(world, "1");
	assert_int_equal(shown(world), 1);
	press(world, "1");
	assert_int_equal(shown(world), 2);
	press(world, "9");
	assert_int_equal(world->browser.messages.level, LEVEL_INFO);
}

static void test_star_survives_restart(void **state)
{
	struct world *world = *state;
	const struct marks *marks;

	press(world, "j*");
	assert_int_equal(world->session.marks.starred_count, 1);
	close_world(world);
	open_world(world);
	marks = marks_get(&world->session.marks, 1);
	assert_int_equal(marks->starred_at, fixed_now());
	press(world, "j*");
	assert_int_equal(world->session.marks.starred_count, 0);
	close_world(world);
	open_world(world);
	assert_int_equal(world->session.marks.starred_count, 0);
}

/* A star that comes in one burst with the query goes to what the query leaves. */
static void test_star_in_a_burst(void **state)
{
	struct world *world = *state;

	press(world, "/mountainEnter*");
	assert_int_equal(world->session.marks.starred_count, 1);
	assert_true(marks_get(&world->session.marks, 3)->starred_at != 0);
}

/* A paper that a mark makes unfit for the filter stays until the list is next filtered. */
static void test_unfit_paper_stays(void **state)
{
	struct world *world = *state;

	press(world, "*jj*");
	press(world, "/is:starredEnter");
	assert_int_equal(shown(world), 2);
	press(world, "gg*");
	assert_int_equal(shown(world), 2);
	assert_int_equal(world->session.marks.starred_count, 1);
	press(world, "/SpaceEnter1");
	assert_int_equal(shown(world), 0);
}

static void test_selection(void **state)
{
	struct world *world = *state;

	press(world, "SpaceSpace*");
	assert_int_equal(world->session.marks.starred_count, 2);
	press(world, "*");
	assert_int_equal(world->session.marks.starred_count, 0);
	press(world, "Esc");
	assert_int_equal(world->browser.pages.list.selection.count, 0);
	press(world, "A*");
	assert_int_equal(world->session.marks.starred_count, 5);
	press(world, "A");
	assert_int_equal(world->browser.pages.list.selection.count, 0);
}

static void test_export(void **state)
{
	struct world *world = *state;
	char path[256], text[4096];
	FILE *file;
	size_t len;

	press(world, "/catEnter*Esce");
	assert_int_equal(world->browser.prompts.open, PROMPT_EXPORT);
	press(world, "^U~/out.csvEnter");
	assert_true(browser_is_browsing(&world->browser));
	assert_int_equal(world->browser.messages.level, LEVEL_INFO);
	assert_string_equal(world->browser.messages.text.data,
			    "1 starred paper written to ~/out.csv");
	snprintf(path, sizeof(path), "%s/out.csv", world->folder);
	file = fopen(path, "r");
	assert_non_null(file);
	len = fread(text, 1, sizeof(text) - 1, file);
	text[len] = '\0';
	fclose(file);
	assert_non_null(strstr(text, "dinger Sleeps"));
	assert_null(strstr(text, "Lanterns"));
	/* It asks before it replaces, and no means no. */
	press(world, "eEnter");
	assert_int_equal(world->browser.prompts.open, PROMPT_QUESTION);
	press(world, "n");
	assert_int_equal(world->browser.prompts.open, PROMPT_EXPORT);
	press(world, "Entery");
	assert_true(browser_is_browsing(&world->browser));
	/* A failure is said. */
	press(world, "e^U/nonexistent/folder/x.csvEnter");
	assert_int_equal(world->browser.messages.level, LEVEL_ERROR);
}

static void test_path_completion(void **state)
{
	struct world *world = *state;

	press(world, "A*e^U~/papTab");
	assert_string_equal(world->browser.prompts.lines[PROMPT_EXPORT].line.text.data,
			    "~/papers.txt");
	press(world, "^U~/nothingTab");
	assert_string_equal(world->browser.prompts.lines[PROMPT_EXPORT].line.text.data,
			    "~/nothing.");
}

static void test_help(void **state)
{
	struct world *world = *state;
	const struct page_help *help = &world->browser.pages.help;

	press(world, "?");
	assert_int_equal(world->browser.pages.open, PAGE_HELP);
	assert_int_equal(help->count, ACTION_COUNT);
	press(world, "unstar");
	assert_int_equal(help->count, 1);
	assert_int_equal(help->actions[0], ACTION_STAR);
	press(world, "Enter");
	assert_int_equal(world->session.marks.starred_count, 1);
	assert_true(browser_is_browsing(&world->browser));
	press(world, "?x");
	press(world, "Esc");
	assert_int_equal(world->browser.pages.open, PAGE_HELP);
	press(world, "Esc");
	assert_true(browser_is_browsing(&world->browser));
	/* Only what does something where help was opened. */
	press(world, "O?");
	assert_true(help->count < ACTION_COUNT);
	for (size_t i = 0; i < help->count; i++)
		assert_int_not_equal(help->actions[i], ACTION_STAR);
}

/* What is pasted narrows help like what is typed: Enter does the action that is shown. */
static void test_paste_into_help(void **state)
{
	struct world *world = *state;
	const struct event paste = { .type = EVENT_PASTE, .text = STR("unstar") };

	press(world, "?");
	for (int i = 0; i < 30; i++)
		press(world, "Down");
	browser_handle(&world->browser, &paste);
	assert_int_equal(world->browser.pages.help.scroll.cursor, 0);
	press(world, "Enter");
	assert_int_equal(world->session.marks.starred_count, 1);
}

/* A range goes to where the cursor is, whatever moves it: arrows under the query, a number. */
static void test_range_follows_every_movement(void **state)
{
	struct world *world = *state;

	press(world, "v/Down");
	assert_int_equal(world->browser.pages.list.selection.count, 2);
	press(world, "Esc:4Enter");
	assert_int_equal(world->browser.pages.list.selection.count, 4);
}

static void test_sort(void **state)
{
	struct world *world = *state;
	size_t count;

	press(world, "ss");
	assert_int_equal(filter_order(world->browser.filter).key, SORT_TITLE);
	assert_int_equal(filter_papers(world->browser.filter, &count)[0], 4);
	/* The cursor is still on its paper. */
	assert_string_equal(cursor_title(world), "Tidal Gradients: Learning from the Sea");
	press(world, "S");
	assert_int_equal(filter_papers(world->browser.filter, &count)[0], 0);
}

static void test_without_database(void **state)
{
	struct world *world = *state;

	close_world(world);
	strcpy(world->database, "/dev/null/library.db");
	open_world(world);
	assert_false(world->session.can_save);
	press(world, "*");
	assert_int_equal(world->session.marks.starred_count, 0);
	assert_int_equal(world->browser.messages.level, LEVEL_ERROR);
	press(world, "/cat");
	assert_int_equal(shown(world), 1);
}

/* Any keys in any order: nothing crashes, the cursor is in the list, the counts are true. */
static void test_random_keys(void **state)
{
	static const char *const keys[] = {
		"j", "k", "^D", "^U", "gg", "G", "Tab",       "Enter", "h",  "/",    "Esc",  "n",
		"N", "1", "2",  "3",  "s",  "S", "*",         "Space", "A",  "?",    "a",    "t",
		"(", ")", "-",  "\"", "@",  ":", "Backspace", "^W",    "Up", "Down", "PgDn", "y"
	};
	struct world *world = *state;
	uint64_t seed = 42;

	for (int i = 0; i < 4000; i++) {
		size_t count, position, starred = 0;
		const uint32_t *papers;

		press(world, keys[support_below(&seed, sizeof(keys) / sizeof(keys[0]))]);
		if (i % 17 == 0)
			set_rows(world, support_below(&seed, 6), support_below(&seed, 4),
				 support_below(&seed, 4), support_below(&seed, 9));
		papers = filter_papers(world->browser.filter, &count);
		position = world->browser.pages.list.cursor.scroll.cursor;
		assert_true(count == 0
				    ? world->browser.pages.list.cursor.paper == NO_PAPER
				    : (position < count &&
				       papers[position] == world->browser.pages.list.cursor.paper));
		for (uint32_t paper = 0; paper < world->session.library.count; paper++)
			starred += marks_get(&world->session.marks, paper)->starred_at != 0;
		assert_int_equal(starred, world->session.marks.starred_count);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
		TEST(test_start),
		TEST(test_filter),
		TEST(test_query_errors),
		TEST(test_topics),
		TEST(test_star_survives_restart),
		TEST(test_star_in_a_burst),
		TEST(test_unfit_paper_stays),
		TEST(test_selection),
		TEST(test_export),
		TEST(test_path_completion),
		TEST(test_help),
		TEST(test_paste_into_help),
		TEST(test_range_follows_every_movement),
		TEST(test_sort),
		TEST(test_without_database),
		TEST(test_random_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
