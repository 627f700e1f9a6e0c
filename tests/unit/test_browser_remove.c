/*
 * Taking papers out of the library: they leave the list at once, with their marks, and come back
 * with them, in the same browser and in a later one; a paper of a file stays in the file's list.
 */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/browser_fixture.h"

#define PAPERS 5

static void add_all(struct world *world)
{
	struct database_entry entries[PAPERS] = { 0 };

	for (uint32_t i = 0; i < PAPERS; i++)
		entries[i] = (struct database_entry){
			.paper = &world->session.library.papers[i],
			.marks = marks_get(&world->session.marks, i),
		};
	assert_int_equal(
		database_save(world->session.database, entries, PAPERS, true, &world->session.diag),
		STATUS_OK);
}

static int set_up_library(void **state)
{
	struct world *world;
	int status = set_up(state);

	world = *state;
	assert_int_equal(world->session.library.count, PAPERS);
	add_all(world);
	close_world(world);
	open_library(world);
	return status;
}

static void reopen(struct world *world)
{
	close_world(world);
	open_library(world);
}

static void assert_says(const struct world *world, const char *message)
{
	assert_string_equal(world->browser.messages.text.data, message);
}

static const struct marks *marks_at_cursor(const struct world *world)
{
	return marks_get(&world->session.marks, world->browser.pages.list.cursor.paper);
}

static void test_paper_goes_and_comes_back(void **state)
{
	struct world *world = *state;
	char title[128];

	press(world, "j");
	snprintf(title, sizeof(title), "%s", cursor_title(world));
	press(world, "*p2D");
	assert_says(world, "1 paper removed from the library; u brings it back");
	assert_int_equal(shown(world), PAPERS - 1);
	assert_int_equal(corpus_paper_count(&world->session.corpus), PAPERS - 1);
	assert_string_not_equal(cursor_title(world), title);
	assert_int_equal(world->session.marks.starred_count, 0);
	press(world, "u");
	assert_says(world, "1 paper brought back into the library");
	assert_int_equal(shown(world), PAPERS);
	press(world, "ggj");
	assert_string_equal(cursor_title(world), title);
	assert_int_not_equal(marks_at_cursor(world)->starred_at, 0);
	assert_int_equal(marks_at_cursor(world)->priority, 2);
	press(world, "^R");
	assert_says(world, "1 paper removed from the library");
	assert_int_equal(shown(world), PAPERS - 1);
}

/* What was removed in one browser comes back in the next, though that has never listed it. */
static void test_paper_comes_back_after_a_restart(void **state)
{
	struct world *world = *state;
	char title[128];

	press(world, "*");
	snprintf(title, sizeof(title), "%s", cursor_title(world));
	press(world, "D");
	reopen(world);
	assert_int_equal(shown(world), PAPERS - 1);
	press(world, "u");
	assert_int_equal(shown(world), PAPERS);
	press(world, "G");
	assert_string_equal(cursor_title(world), title);
	assert_int_not_equal(marks_at_cursor(world)->starred_at, 0);
	press(world, "^R");
	assert_int_equal(shown(world), PAPERS - 1);
	press(world, "u");
	reopen(world);
	assert_int_equal(shown(world), PAPERS);
}

static void test_selection_goes(void **state)
{
	struct world *world = *state;

	press(world, "SpaceSpaceD");
	assert_says(world, "2 papers removed from the library; u brings them back");
	assert_int_equal(shown(world), PAPERS - 2);
	assert_int_equal(world->browser.pages.list.selection.count, 0);
	press(world, "AD");
	assert_int_equal(shown(world), 0);
	assert_int_equal(world->browser.pages.list.cursor.paper, NO_PAPER);
	press(world, "uu");
	assert_int_equal(shown(world), PAPERS);
}

/* No topic counts it. */
static void test_topics_forget_it(void **state)
{
	struct world *world = *state;
	size_t before = topic_index_count(world->browser.topic_index, 0);

	assert_true(before > 0);
	press(world, "/convergenceEnterAD");
	assert_int_equal(topic_index_count(world->browser.topic_index, 0), 0);
	press(world, "u");
	assert_int_equal(topic_index_count(world->browser.topic_index, 0), before);
}

/* A file's list shows what the file holds; what the library knew of the paper is gone. */
static void test_paper_of_a_file_stays_listed(void **state)
{
	struct world *world = *state;

	press(world, "*");
	close_world(world);
	open_world(world);
	assert_int_equal(world->session.marks.starred_count, 1);
	press(world, "D");
	assert_says(world, "1 paper removed from the library; u brings it back");
	assert_int_equal(shown(world), PAPERS);
	assert_int_equal(world->session.marks.starred_count, 0);
	press(world, "D");
	assert_int_equal(shown(world), PAPERS);
	/* Marked, it is in the library once more. */
	press(world, "*");
	close_world(world);
	open_library(world);
	assert_int_equal(shown(world), PAPERS);
	assert_int_equal(world->session.marks.starred_count, 1);
}

static void test_paper_that_is_not_in_the_library(void **state)
{
	struct world *world = *state;

	close_world(world);
	unlink(world->database);
	open_world(world);
	press(world, "D");
	assert_says(world, "not in the library: the paper is a file's");
	press(world, "AD");
	assert_says(world, "not in the library: the papers are a file's");
	press(world, "u");
	assert_says(world, "nothing to undo");
	assert_int_equal(shown(world), PAPERS);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up_library, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_paper_goes_and_comes_back),
		TEST(test_paper_comes_back_after_a_restart),
		TEST(test_selection_goes),
		TEST(test_topics_forget_it),
		TEST(test_paper_of_a_file_stays_listed),
		TEST(test_paper_that_is_not_in_the_library),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
