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

#include "support.h"
#include "unit/crowded_fixture.h"

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
	assert_says(world, "100 changes and exports wait for their turn; this one was not taken");
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
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
