/* Marks that come from elsewhere: those of other programs, and the database's own that come late.
 */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sqlite3.h>

#include "support.h"
#include "unit/crowded_fixture.h"

/* Another program's marks, of papers that are shown and of some that are not. */
static void test_others_marks(void **state)
{
	struct world *world = *state, other = *world;
	const struct mark_edit edit = { .field = MARK_TAGS, .text = STR_INIT("theirs") };
	uint32_t papers[PAPERS];
	size_t count = PAPERS;
	FILE *file;

	press(world, "*");
	file = fopen(world->papers, "a");
	assert_non_null(file);
	fputs("A Kettle Comes Along\nIt boils, and nobody has seen it before.\n", file);
	fclose(file);
	open_world(&other);
	assert_int_equal(other.session.library.count, PAPERS + 1);
	for (uint32_t i = 0; i < PAPERS; i++)
		papers[i] = i + 1;
	assert_int_equal(session_edit_marks(&other.session, &edit, false, papers, &count),
			 STATUS_OK);
	assert_true(browser_sync(&world->browser));
	settle(world);
	assert_int_equal(marks_of(world, 0)->tags.len, 0);
	assert_int_equal(marks_of(world, 0)->starred_at, fixed_now());
	for (uint32_t i = 1; i < PAPERS; i++)
		assert_true(str_equal(marks_of(world, i)->tags, STR("theirs")));
	assert_false(browser_sync(&world->browser));
	/* Its step is undone here, of the kettle as well. */
	press(world, "u");
	assert_says(world, "tag theirs taken off 300 papers");
	assert_true(browser_sync(&other.browser));
	settle(&other);
	for (uint32_t i = 0; i <= PAPERS; i++)
		assert_int_equal(marks_of(&other, i)->tags.len, 0);
	close_world(&other);
}

/* Its commit comes while something is saved here. */
static void test_others_marks_meanwhile(void **state)
{
	struct world *world = *state, other = *world;
	sqlite3 *held;

	open_world(&other);
	press(&other, "A");
	press(&other, "p1");
	held = hold(world);
	press_on(world, "A*");
	browser_sync(&world->browser);
	let_go(held);
	settle(world);
	for (uint32_t i = 0; i < PAPERS; i++) {
		assert_int_equal(marks_of(world, i)->priority, 1);
		assert_int_equal(marks_of(world, i)->starred_at, fixed_now());
	}
	assert_disk_agrees(world);
	close_world(&other);
}

/* A browser as it starts with a file: the database's marks are still to come. */
static void start_late(struct world *world, const char *query)
{
	const char *files[] = { world->papers };
	struct browser_options options = { .pages = page_table, .now = fixed_now, .query = query };

	session_init(&world->session);
	session_open_database(&world->session, world->database);
	world->session.must_load_marks = true;
	world->loader = loader_new(&world->session, files, 1, 0);
	assert_int_equal(browser_init(&world->browser, &world->session, world->loader, &options),
			 STATUS_OK);
	set_rows(world, 10, 5, 10, 10);
}

static void assert_same_marks(const struct world *a, const struct world *b)
{
	assert_int_equal(a->session.library.count, b->session.library.count);
	for (uint32_t i = 0; i < a->session.library.count; i++)
		assert_true(marks_equal(marks_of(a, i), marks_of(b, i)));
}

static void test_marks_come_late(void **state)
{
	struct world *world = *state, late = *world;

	press(world, "vj");
	press(world, "*");
	press(world, "Escjjtlate;moreEnter");
	press(world, "Ap3Esc");
	start_late(&late, "is:starred");
	settle(&late);
	assert_same_marks(world, &late);
	/* The list was made before they came, and made again. */
	assert_int_equal(shown(&late), 2);
	/* What is done next is one's own change alone. */
	press(&late, "r");
	assert_says(&late, "1 paper marked as reading");
	assert_disk_agrees(&late);
	close_world(&late);
}

/* All papers are there before the first mark. */
static void read_all(struct world *world)
{
	while (loader_step(world->loader, 1000))
		;
	filter_extend(world->browser.filter);
}

/* What is asked for before they are there goes on from them. */
static void test_marks_come_later_than_keys(void **state)
{
	struct world *world = *state, late = *world;

	press(world, "Ar");
	press(world, "*");
	start_late(&late, NULL);
	read_all(&late);
	press_on(&late, "Ar*");
	settle(&late);
	assert_says(&late, "300 papers unstarred");
	for (uint32_t i = 0; i < PAPERS; i++)
		assert_int_equal(marks_of(&late, i)->status, READING_DONE);
	assert_disk_agrees(&late);
	close_world(&late);
	/* What is edited waits for them. */
	press(world, "u");
	press(world, "Escttea;lidEnter");
	start_late(&late, NULL);
	read_all(&late);
	press_on(&late, "t");
	assert_string_equal(late.browser.prompts.lines[PROMPT_TAGS].line.text.data, "lid; tea; ");
	close_world(&late);
	/* The terminal goes away before: neither is lost. */
	start_late(&late, NULL);
	read_all(&late);
	press_on(&late, "Ap1");
	assert_int_equal(browser_leave(&late.browser), STATUS_OK);
	close_world(&late);
	open_world(&late);
	for (uint32_t i = 0; i < PAPERS; i++) {
		assert_int_equal(marks_of(&late, i)->status, READING_DONE);
		assert_int_equal(marks_of(&late, i)->priority, 1);
	}
	close_world(&late);
}

/* A database whose marks can't be read is not written to. */
static void test_marks_never_come(void **state)
{
	struct world *world = *state, late = *world;
	sqlite3 *other;

	press(world, "A*");
	start_late(&late, NULL);
	assert_int_equal(sqlite3_open(world->database, &other), SQLITE_OK);
	assert_int_equal(sqlite3_exec(other, "DROP TABLE tags", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(other);
	settle(&late);
	assert_int_equal(late.browser.messages.level, LEVEL_ERROR);
	assert_false(late.session.can_save);
	press(&late, "p1");
	assert_int_equal(late.browser.messages.level, LEVEL_ERROR);
	close_world(&late);
}

/* Presses keys in two browsers, stops some of what they do, and takes steps in any order. */
static void random_keys(struct world *worlds, uint64_t *seed)
{
	static const char *const keys[] = {
		"*",  "r", "p1", "p0", "j",  "k",    "Space",    "A", "v",   "taEnter", "u",
		"^R", "G", "I",  "gg", "A*", "AI*u", "t-aEnter", "u", "Esc", "Esc",     "tbEnter",
	};
	struct world *world = &worlds[support_below(seed, 2)];
	bool more;

	press_on(world, keys[support_below(seed, sizeof(keys) / sizeof(keys[0]))]);
	if (support_below(seed, 3) == 0)
		browser_sync(&world->browser);
	for (size_t steps = support_below(seed, 4); steps > 0; steps--)
		browser_step(&world->browser, support_below(seed, 400), &more);
	if (support_below(seed, 4) == 0)
		settle(world);
}

/* However they are stopped and whoever else is writing, memory ends as the disk is. */
static void test_random(void **state)
{
	struct world *world = *state, worlds[2] = { *world, *world };
	uint64_t seed = 20261123;

	for (int round = 0; round < 6; round++) {
		open_world(&worlds[0]);
		open_world(&worlds[1]);
		for (int i = 0; i < 100; i++)
			random_keys(worlds, &seed);
		for (int i = 0; i < 2; i++)
			settle(&worlds[i]);
		for (int i = 0; i < 2; i++) {
			browser_sync(&worlds[i].browser);
			settle(&worlds[i]);
			assert_disk_agrees(&worlds[i]);
		}
		close_world(&worlds[0]);
		close_world(&worlds[1]);
	}
	close_world(world);
	open_world(world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up_shelf, tear_down)
		TEST(test_others_marks),     TEST(test_others_marks_meanwhile),
		TEST(test_marks_come_late),  TEST(test_marks_come_later_than_keys),
		TEST(test_marks_never_come), TEST(test_random),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
