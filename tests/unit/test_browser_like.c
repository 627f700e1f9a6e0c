/* The key for papers like one: the query it makes, the order, and the way back. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/browser_fixture.h"

#define FIRST  "Tidal Gradients: Learning from the Sea"
#define FOURTH "Mountains That Count"

static const char more_papers[] =
	"Pebbles in Motion\n"
	"Counting needs patience: a mountain counts its pebbles, and convergence takes an age.\n"
	"Waves and Coasts\n"
	"A small optimiser learns from waves; the sea chooses the step size on invented coasts.\n";

/* With papers that are like others. */
static int set_up_more(void **state)
{
	int status = set_up(state);
	struct world *world = *state;
	FILE *file = fopen(world->papers, "a");

	assert_non_null(file);
	fputs(more_papers, file);
	fclose(file);
	close_world(world);
	open_world(world);
	return status;
}

static void assert_query(const struct world *world, const char *expected)
{
	assert_string_equal(world->browser.prompts.lines[PROMPT_QUERY].line.text.data, expected);
}

static void assert_order(const struct world *world, enum sort_key key)
{
	assert_int_equal(filter_order(world->browser.filter).key, key);
}

static void test_there_and_back(void **state)
{
	struct world *world = *state;

	press(world, "jjjs");
	assert_order(world, SORT_DATE);
	press(world, "=");
	assert_query(world, "like:\"" FOURTH "\"");
	assert_order(world, SORT_LIKENESS);
	assert_string_equal(cursor_title(world), FOURTH);
	assert_int_equal(world->browser.pages.list.cursor.scroll.cursor, 0);
	assert_in_range(shown(world), 2, 6);
	press(world, "jEsc");
	assert_query(world, "");
	assert_order(world, SORT_DATE);
	assert_int_equal(shown(world), 7);
	assert_string_equal(cursor_title(world), FOURTH);
	assert_int_equal(world->browser.pages.list.cursor.scroll.cursor, 3);
	press(world, "Esc");
	assert_query(world, "");
}

static void test_one_after_the_other(void **state)
{
	struct world *world = *state;

	press(world, "=");
	assert_query(world, "like:\"" FIRST "\"");
	/* Once more on the same paper asks nothing new. */
	press(world, "=");
	press(world, "G=");
	assert_int_equal(world->browser.pages.list.cursor.scroll.cursor, 0);
	assert_string_not_equal(cursor_title(world), FIRST);
	press(world, "Esc");
	assert_query(world, "like:\"" FIRST "\"");
	assert_order(world, SORT_LIKENESS);
	press(world, "Esc");
	assert_query(world, "");
	assert_order(world, SORT_FILE);
	assert_string_equal(cursor_title(world), FIRST);
}

static void test_what_is_kept(void **state)
{
	struct world *world = *state;

	press(world, "/mountainEnter");
	press(world, "=");
	assert_query(world, "like:\"" FOURTH "\"");
	press(world, "Esc");
	assert_query(world, "mountain");
	press(world, "Esc1=");
	assert_string_equal(cursor_title(world), FOURTH);
	assert_query(world, "like:\"" FOURTH "\" @convergence");
	assert_int_equal(shown(world), 3);
	/* What is typed behind it counts, too, and Esc goes back over both. */
	press(world, "/-motionEnter");
	assert_query(world, "like:\"" FOURTH "\" @convergence -motion");
	assert_int_equal(shown(world), 2);
	assert_string_equal(cursor_title(world), FOURTH);
	press(world, "Esc");
	assert_query(world, "@convergence");
	assert_order(world, SORT_FILE);
	assert_string_equal(cursor_title(world), FOURTH);
}

static void test_order(void **state)
{
	struct world *world = *state;

	/* Without papers to compare with there is no such order to come to. */
	for (int i = 0; i < 2 * SORT_KEY_COUNT; i++) {
		press(world, "s");
		assert_true(filter_order(world->browser.filter).key != SORT_LIKENESS);
	}
	/* An order that was chosen meanwhile stays. */
	press(world, "=ss");
	assert_order(world, SORT_DATE);
	press(world, "Esc");
	assert_order(world, SORT_DATE);
	press(world, "=");
	assert_order(world, SORT_LIKENESS);
	press(world, "S");
	assert_true(filter_order(world->browser.filter).is_reversed);
	assert_int_equal(world->browser.pages.list.cursor.scroll.cursor, shown(world) - 1);
	/* Any other query brings the order from before back. */
	press(world, "/^UconvergenceEnter");
	assert_order(world, SORT_DATE);
	press(world, "EscEsc");
	assert_query(world, "");
}

static void test_typed(void **state)
{
	struct world *world = *state;

	/* Until the key is whole the last good list stays. */
	press(world, "/pebblesEnter");
	assert_int_equal(shown(world), 2);
	press(world, "/like:\"mountainsSpacethat\"");
	assert_string_equal(
		world->browser.query.error.message,
		"no paper is called mountains that: give an arXiv id, a DOI or a whole title");
	assert_int_equal(world->browser.query.error.column, 9);
	assert_order(world, SORT_FILE);
	press(world, "BackspaceSpacecount\"");
	assert_int_equal(world->browser.query.error.message[0], 0);
	assert_order(world, SORT_LIKENESS);
	assert_string_equal(cursor_title(world), FOURTH);
	assert_int_equal(shown(world), 2);
	press(world, "Esc");
	assert_order(world, SORT_FILE);
	assert_query(world, "pebbles");
	assert_int_equal(shown(world), 2);
}

static void test_nothing_to_compare_with(void **state)
{
	struct world *world = *state;

	press(world, "/zzzEnter=");
	assert_query(world, "zzz");
	assert_string_equal(world->browser.messages.text.data, "there is no paper to compare with");
}

static void test_from_the_detail(void **state)
{
	struct world *world = *state;

	press(world, "Enter=");
	assert_int_equal(world->browser.pages.list.pane, PANE_LIST);
	assert_query(world, "like:\"" FIRST "\"");
	/* Going back does not wait for the list. */
	press(world, "=Esc");
	assert_query(world, "");
}

static void test_command(void **state)
{
	struct world *world = *state;

	press(world, ":likeSpacenoneEnter");
	assert_query(world, "");
	assert_string_equal(world->browser.messages.text.data,
			    "like takes an arXiv id, a DOI or a whole title, not none");
	press(world, ":likeSpacemountainsSpacethatSpacecountEnter");
	assert_query(world, "like:\"mountains that count\"");
	assert_string_equal(cursor_title(world), FOURTH);
	press(world, "Esc");
	assert_query(world, "");
	assert_string_equal(cursor_title(world), FIRST);
}

/* Opens the world again with this query. */
static void reopen(struct world *world, const char *query, struct sort_order order, bool is_given)
{
	const char *files[] = { world->papers };
	struct browser_options options = { .pages = page_table,
					   .query = query,
					   .order = order,
					   .is_order_given = is_given,
					   .now = fixed_now };
	bool more = true;

	close_world(world);
	session_init(&world->session);
	topic_list_set(&world->session.topics, STR("near"), STR("like:\"" FIRST "\""), "test", 1);
	topic_list_set(&world->session.topics, STR("none"), STR("like:none"), "test", 2);
	world->loader = loader_new(&world->session, files, 1, 0);
	assert_int_equal(browser_init(&world->browser, &world->session, world->loader, &options),
			 STATUS_OK);
	set_rows(world, 10, 5, 10, 10);
	while (more)
		browser_step(&world->browser, 100000, &more);
}

static void test_from_the_start(void **state)
{
	struct sort_order by_title = { .key = SORT_TITLE };
	struct world *world = *state;

	reopen(world, "like:\"" FOURTH "\"", by_title, false);
	assert_order(world, SORT_LIKENESS);
	assert_string_equal(cursor_title(world), FOURTH);
	assert_in_range(shown(world), 2, 6);
	assert_int_equal(world->browser.query.error.message[0], 0);
	press(world, "Esc");
	assert_query(world, "");
	assert_order(world, SORT_TITLE);
	reopen(world, "like:\"" FOURTH "\"", by_title, true);
	assert_order(world, SORT_TITLE);
	reopen(world, "x like:nothing", by_title, false);
	assert_int_equal(shown(world), 0);
	assert_int_equal(world->browser.query.error.column, 3);
	assert_string_equal(world->browser.query.error.message,
			    "no paper is called nothing: give an arXiv id, a DOI or a whole title");
}

static void write_all(int fd, const char *text)
{
	assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
}

static void step_all(struct world *world)
{
	bool more = true;

	while (more)
		browser_step(&world->browser, 100000, &more);
}

/* Writes rows of papers that are like no other: enough to know the format by. */
static void write_filler(int fd)
{
	char row[100];

	for (int i = 0; i < 60; i++) {
		snprintf(row, sizeof(row), "Filler Number%d,of something else\n", i);
		write_all(fd, row);
	}
}

/* A slow pipe: what is like a paper is known of the papers that have come, and mended by later
 * ones.
 */
static void test_while_papers_come(void **state)
{
	static const char first[] = "Title,Abstract\nMountains That Count,pebbles and patience\n"
				    "Another Paper,of something else\n"
				    "A Third Paper,of other things\n";
	static const char later[] = "Pebbles in Motion,patience and a mountain\n"
				    "A Last Paper,of no matter what\n";
	static const char *const files[] = { "-" };
	struct browser_options options = { .pages = page_table,
					   .query = "like:\"" FOURTH "\"",
					   .now = fixed_now };
	struct world *world = *state;
	int ends[2], input = dup(STDIN_FILENO);

	close_world(world);
	assert_int_equal(pipe(ends), 0);
	assert_true(dup2(ends[0], STDIN_FILENO) >= 0);
	close(ends[0]);
	session_init(&world->session);
	world->loader = loader_new(&world->session, files, 1, 0);
	assert_int_equal(browser_init(&world->browser, &world->session, world->loader, &options),
			 STATUS_OK);
	set_rows(world, 10, 5, 10, 10);
	write_all(ends[1], first);
	write_filler(ends[1]);
	step_all(world);
	assert_non_null(world->browser.loader);
	assert_int_equal(world->browser.query.error.message[0], 0);
	assert_int_equal(shown(world), 1);
	write_all(ends[1], later);
	step_all(world);
	assert_non_null(world->browser.loader);
	assert_in_range(shown(world), 2, 6);
	close(ends[1]);
	step_all(world);
	assert_null(world->browser.loader);
	assert_in_range(shown(world), 2, 6);
	assert_true(dup2(input, STDIN_FILENO) >= 0);
	close(input);
}

static void test_in_topics(void **state)
{
	struct sort_order by_file = { .key = SORT_FILE };
	struct world *world = *state;
	size_t count;

	reopen(world, NULL, by_file, false);
	count = topic_index_count(world->browser.topic_index, 0);
	assert_in_range(count, 2, 6);
	press(world, "1");
	assert_int_equal(shown(world), count);
	assert_order(world, SORT_LIKENESS);
	assert_string_equal(cursor_title(world), FIRST);
	press(world, "1");
	assert_order(world, SORT_FILE);
	press(world, "2");
	assert_int_equal(shown(world), 0);
	assert_string_equal(world->browser.query.error.message,
			    "in the topic none: no paper is called none");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up_more, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_there_and_back),
		TEST(test_one_after_the_other),
		TEST(test_what_is_kept),
		TEST(test_order),
		TEST(test_typed),
		TEST(test_nothing_to_compare_with),
		TEST(test_from_the_detail),
		TEST(test_command),
		TEST(test_from_the_start),
		TEST(test_in_topics),
		TEST(test_while_papers_come),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
