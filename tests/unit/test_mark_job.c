/*
 * Saving beside the screen: what goes on meanwhile, what waits, what is stopped. Another connection
 * that holds the database makes the thread wait for as long as a test wants.
 */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sqlite3.h>

#include "browser/browser_private.h"
#include "support.h"
#include "unit/browser_fixture.h"

/* More than are saved at once. */
#define PAPERS 300

static int set_up_shelf(void **state)
{
	struct world *world;
	FILE *file;
	int status = set_up(state);

	world = *state;
	close_world(world);
	file = fopen(world->papers, "w");
	assert_non_null(file);
	fputs(CAPTURE_HEADER, file);
	for (int i = 0; i < PAPERS; i++)
		fprintf(file,
			"Teapot %d of the Shelf\nThe lid of teapot %d is lifted, and the tea in it "
			"tells what number %d has to tell.\n",
			i, i, i);
	fclose(file);
	open_world(world);
	assert_int_equal(world->session.library.count, PAPERS);
	return status;
}

static const struct marks *marks_of(const struct world *world, uint32_t paper)
{
	return marks_get(&world->session.marks, paper);
}

static void assert_says(const struct world *world, const char *message)
{
	assert_string_equal(world->browser.messages.text.data, message);
}

/* The keys alone: what they set off is still going on. */
static unsigned press_on(struct world *world, const char *names)
{
	struct str rest = str_from(names);
	unsigned effects = 0;

	while (rest.len > 0) {
		struct event event = { .type = EVENT_KEY };

		assert_true(key_parse(&rest, &event.key));
		effects |= browser_handle(&world->browser, &event);
	}
	return effects;
}

static void assert_progress(const struct world *world, const char *expected)
{
	struct strbuf text;

	strbuf_init(&text);
	assert_true(browser_describe_job(&world->browser, &text));
	assert_string_equal(text.data, expected);
	strbuf_free(&text);
}

/* As another program in the middle of a long transaction. */
static sqlite3 *hold(const struct world *world)
{
	sqlite3 *other;

	assert_int_equal(sqlite3_open(world->database, &other), SQLITE_OK);
	assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	return other;
}

static void let_go(sqlite3 *other)
{
	assert_int_equal(sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(other);
}

/* The marks on disk, as a program that starts now sees them, are those in memory. */
static void assert_disk_agrees(struct world *world)
{
	struct world fresh = *world;

	open_world(&fresh);
	assert_int_equal(fresh.session.library.count, world->session.library.count);
	for (uint32_t i = 0; i < world->session.library.count; i++)
		assert_true(marks_equal(marks_of(world, i), marks_of(&fresh, i)));
	assert_int_equal(fresh.session.marks.starred_count, world->session.marks.starred_count);
	close_world(&fresh);
}

static void test_many_are_one_step(void **state)
{
	struct world *world = *state;

	press(world, "A*");
	assert_says(world, "300 papers starred");
	assert_int_equal(world->session.marks.starred_count, PAPERS);
	press(world, "tteaEnter");
	assert_says(world, "tag tea put on 300 papers");
	assert_disk_agrees(world);
	press(world, "uu");
	assert_says(world, "300 papers unstarred");
	assert_int_equal(world->session.marks.starred_count, 0);
	press(world, "u");
	assert_says(world, "nothing to undo");
	press(world, "^R^R");
	assert_says(world, "tag tea put on 300 papers");
	assert_disk_agrees(world);
}

/* The screen goes on: moving, filtering and reading work while the thread waits for the disk. */
static void test_screen_goes_on(void **state)
{
	struct world *world = *state;
	sqlite3 *other = hold(world);
	bool more = true;

	press_on(world, "A*");
	while (more)
		browser_step(&world->browser, 1000, &more);
	assert_true(browser_job_fd(&world->browser) >= 0);
	assert_progress(world, "starring 0 of 300 papers; Esc stops it");
	press_on(world, "jjEnter");
	assert_int_equal(world->browser.pages.list.cursor.paper, 2);
	assert_int_equal(world->browser.pages.list.pane, PANE_DETAIL);
	press_on(world, "h/7Enter");
	assert_int_equal(world->session.marks.starred_count, 0);
	let_go(other);
	settle(world);
	assert_int_equal(world->session.marks.starred_count, PAPERS);
	assert_int_equal(browser_job_fd(&world->browser), -1);
	assert_says(world, "300 papers starred");
	assert_disk_agrees(world);
}

static void test_esc_stops(void **state)
{
	struct world *world = *state;
	sqlite3 *other = hold(world);

	press_on(world, "A*");
	press(world, "Esc");
	assert_says(world, "stopped: nothing was changed");
	/* The selection is there to try again. */
	assert_int_equal(world->browser.pages.list.selection.count, PAPERS);
	assert_int_equal(world->session.marks.starred_count, 0);
	let_go(other);
	assert_disk_agrees(world);
	press(world, "u");
	assert_says(world, "nothing to undo");
	press(world, "*");
	assert_int_equal(world->session.marks.starred_count, PAPERS);
	other = hold(world);
	press_on(world, "u");
	press(world, "Esc");
	assert_says(world, "stopped: nothing was changed");
	let_go(other);
	assert_int_equal(world->session.marks.starred_count, PAPERS);
	assert_disk_agrees(world);
}

/* One paper is saved at once, but waits beside while another program is writing. */
static void test_one_waits_for_others(void **state)
{
	struct world *world = *state;
	sqlite3 *other = hold(world);

	press_on(world, "*");
	assert_true(browser_job_fd(&world->browser) >= 0);
	assert_int_equal(marks_of(world, 0)->starred_at, 0);
	let_go(other);
	settle(world);
	assert_int_equal(marks_of(world, 0)->starred_at, fixed_now());
	press(world, "j");
	press_on(world, "*");
	assert_int_equal(browser_job_fd(&world->browser), -1);
	assert_int_equal(marks_of(world, 1)->starred_at, fixed_now());
}

/* What is asked for meanwhile goes on from what is being saved. */
static void test_line(void **state)
{
	struct world *world = *state;
	sqlite3 *other = hold(world);

	press_on(world, "A*");
	press_on(world, "*p2Escp3r");
	/* Esc stopped the first and dropped the next two; the others came after it. */
	let_go(other);
	settle(world);
	assert_int_equal(world->session.marks.starred_count, 0);
	assert_int_equal(marks_of(world, 299)->priority, 3);
	press(world, "uu");
	assert_true(marks_are_empty(marks_of(world, 299)));
	other = hold(world);
	press_on(world, "**");
	press_on(world, "p2r");
	assert_progress(world, "starring 0 of 300 papers; 3 more waiting; Esc stops it");
	press_on(world, "uu");
	let_go(other);
	settle(world);
	/* Starred, unstarred, and the other two taken back. */
	assert_int_equal(world->session.marks.starred_count, 0);
	assert_true(marks_are_empty(marks_of(world, 7)));
	press(world, "uu");
	assert_says(world, "300 papers unstarred");
	assert_disk_agrees(world);
}

static void test_line_is_given_up(void **state)
{
	struct world *world = *state;
	sqlite3 *other = hold(world);

	press_on(world, "A*r");
	press_on(world, "u");
	press(world, "Esc");
	assert_says(world, "stopped: nothing was changed; 2 changes that waited were dropped");
	let_go(other);
	settle(world);
	assert_true(marks_are_empty(marks_of(world, 0)));
	assert_disk_agrees(world);
}

/* One is done, and the next has not begun. */
static void test_line_is_given_up_between(void **state)
{
	struct world *world = *state;
	bool more = true;

	press_on(world, "A*r");
	press_on(world, "p3");
	while (!job_queue_is_idle(&world->browser.jobs))
		browser_step_jobs(&world->browser, 1000, &more);
	press_on(world, "Esc");
	assert_says(world, "2 changes that waited were dropped");
	settle(world);
	assert_true(marks_of(world, 0)->starred_at != 0);
	assert_int_equal(marks_of(world, 0)->status, READING_UNREAD);
	assert_int_equal(marks_of(world, 0)->priority, 0);
	assert_disk_agrees(world);
}

/* Works until one job is done and those that wait have not begun. */
static void go_between(struct world *world)
{
	struct pollfd fd = { .fd = browser_job_fd(&world->browser), .events = POLLIN };
	bool more;

	poll(&fd, 1, -1);
	while (!job_queue_is_idle(&world->browser.jobs))
		browser_step_jobs(&world->browser, 1000, &more);
	assert_true(more);
}

/* The screen is drawn between two jobs when the first said nothing: a single star does not. */
static void test_drawn_between(void **state)
{
	struct world *world = *state;
	sqlite3 *other = hold(world);

	press_on(world, "*j*j*");
	press_on(world, "j*j*");
	assert_progress(world, "starring 0 of 1 paper; 4 more waiting; Esc stops it");
	let_go(other);
	go_between(world);
	assert_int_equal(world->browser.messages.text.len, 0);
	assert_progress(world, "waiting for the library; 4 more waiting; Esc stops it");
	settle(world);
	for (uint32_t i = 0; i < 5; i++)
		assert_int_equal(marks_of(world, i)->starred_at, fixed_now());
	assert_int_equal(world->session.marks.starred_count, 5);
	assert_disk_agrees(world);
}

/* Whatever asks for the job between two, what waits is saved. */
static void test_anything_between(void **state)
{
	struct world *world = *state;
	const struct event resize = { .type = EVENT_RESIZE };
	sqlite3 *other = hold(world);
	unsigned effects = 0;
	bool more = true;
	int wait;

	press_on(world, "*j*j*");
	let_go(other);
	go_between(world);
	assert_int_equal(browser_job_fd(&world->browser), -1);
	browser_handle(&world->browser, &resize);
	browser_tick(&world->browser, 100000, &wait);
	browser_finish_job(&world->browser);
	browser_wait_for_marks(&world->browser);
	browser_sync(&world->browser);
	assert_false(press_on(world, "q") & EFFECT_QUIT);
	assert_progress(world,
			"waiting for the library; 2 more waiting; leaving then; Esc stops it");
	while (more && !(effects & EFFECT_QUIT))
		effects = browser_step(&world->browser, 1000, &more);
	assert_true(effects & EFFECT_QUIT);
	assert_int_equal(world->session.marks.starred_count, 3);
	assert_disk_agrees(world);
}

static void test_too_long_a_line(void **state)
{
	struct world *world = *state;
	sqlite3 *other = hold(world);

	press_on(world, "A*");
	for (int i = 0; i < 101; i++)
		press_on(world, "r");
	assert_says(world, "100 changes wait to be saved; this one was not taken");
	let_go(other);
	settle(world);
	assert_int_equal(marks_of(world, 0)->status, 100 % 3);
}

/* What ends while a prompt is open is said when it is closed. */
static void test_said_after_the_prompt(void **state)
{
	struct world *world = *state;
	sqlite3 *other = hold(world);

	press_on(world, "A*");
	press_on(world, "/tea");
	let_go(other);
	settle(world);
	press(world, "p");
	assert_int_equal(world->browser.messages.text.len, 0);
	press(world, "Enter");
	assert_says(world, "300 papers starred");
}

static void test_leaving_waits(void **state)
{
	struct world *world = *state;
	sqlite3 *other = hold(world);
	unsigned effects;
	bool more;

	press_on(world, "A*");
	assert_false(press_on(world, "q") & EFFECT_QUIT);
	/* Esc stops both. */
	press(world, "Esc");
	browser_step(&world->browser, 1000, &more);
	press_on(world, "*");
	assert_false(press_on(world, "q") & EFFECT_QUIT);
	let_go(other);
	do
		effects = browser_step(&world->browser, 1000, &more);
	while (!(effects & EFFECT_QUIT));
	assert_int_equal(world->session.marks.starred_count, PAPERS);
	assert_true(press_on(world, "q") & EFFECT_QUIT);
}

/* Before the program is stopped it lets go of the database. */
static void test_finished_at_once(void **state)
{
	struct world *world = *state;

	browser_finish_job(&world->browser);
	press_on(world, "A*");
	browser_finish_job(&world->browser);
	assert_int_equal(browser_job_fd(&world->browser), -1);
	assert_int_equal(world->session.marks.starred_count, PAPERS);
	assert_says(world, "300 papers starred");
	let_go(hold(world));
}

/* The terminal goes away: all that was asked for is saved. */
static void test_leaving_without_asking(void **state)
{
	struct world *world = *state;

	press_on(world, "A*p4rp5");
	assert_int_equal(browser_leave(&world->browser), STATUS_OK);
	assert_int_equal(marks_of(world, 299)->priority, 5);
	assert_disk_agrees(world);
}

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
		TEST(test_many_are_one_step),
		TEST(test_screen_goes_on),
		TEST(test_esc_stops),
		TEST(test_one_waits_for_others),
		TEST(test_line),
		TEST(test_line_is_given_up),
		TEST(test_line_is_given_up_between),
		TEST(test_drawn_between),
		TEST(test_anything_between),
		TEST(test_too_long_a_line),
		TEST(test_said_after_the_prompt),
		TEST(test_leaving_waits),
		TEST(test_finished_at_once),
		TEST(test_leaving_without_asking),
		TEST(test_others_marks),
		TEST(test_others_marks_meanwhile),
		TEST(test_marks_come_late),
		TEST(test_marks_come_later_than_keys),
		TEST(test_marks_never_come),
		TEST(test_random),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
