/*
 * Marks by the browser's keys: each action, on one paper and on many, and taking all of it back.
 */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <glob.h>
#include <sqlite3.h>

#include "base/file.h"
#include "browser/browser_private.h"
#include "support.h"
#include "unit/browser_fixture.h"

static const struct marks *marks_of(const struct world *world, uint32_t paper)
{
	return marks_get(&world->session.marks, paper);
}

static void assert_tags(const struct world *world, uint32_t paper, const char *tags)
{
	struct strbuf have;

	strbuf_init(&have);
	strbuf_add(&have, marks_of(world, paper)->tags);
	assert_string_equal(have.data, tags);
	strbuf_free(&have);
}

static void restart(struct world *world)
{
	close_world(world);
	open_world(world);
}

static void assert_says(const struct world *world, const char *message)
{
	assert_string_equal(world->browser.messages.text.data, message);
}

static void test_status(void **state)
{
	struct world *world = *state;

	press(world, "r");
	assert_int_equal(marks_of(world, 0)->status, READING_STARTED);
	assert_says(world, "1 paper marked as reading");
	press(world, "r");
	restart(world);
	assert_int_equal(marks_of(world, 0)->status, READING_DONE);
	press(world, "r");
	assert_int_equal(marks_of(world, 0)->status, READING_UNREAD);
	/* All of a selection get what comes after the first one's. */
	press(world, "jrkA");
	press(world, "r");
	for (uint32_t paper = 0; paper < 5; paper++)
		assert_int_equal(marks_of(world, paper)->status, READING_STARTED);
	assert_says(world, "4 papers marked as reading");
	press(world, "Esc/is:readingEnter");
	assert_int_equal(shown(world), 5);
}

static void test_priority(void **state)
{
	struct world *world = *state;

	press(world, "p3");
	assert_int_equal(marks_of(world, 0)->priority, 3);
	assert_says(world, "priority 3 given to 1 paper");
	press(world, "SpaceSpacep1");
	assert_int_equal(marks_of(world, 1)->priority, 1);
	assert_says(world, "priority 1 given to 2 papers");
	restart(world);
	assert_int_equal(marks_of(world, 0)->priority, 1);
	press(world, "p0");
	assert_int_equal(marks_of(world, 0)->priority, 0);
	/* "p" and a key that means nothing after it. */
	press(world, "pj");
	assert_int_equal(world->browser.pages.list.cursor.paper, 1);
}

static void test_tags_of_one(void **state)
{
	struct world *world = *state;

	press(world, "tthesis,Spacesea;SpaceSeaEnter");
	assert_tags(world, 0, "sea; thesis");
	assert_says(world, "tags sea; thesis put on 1 paper");
	/* The line holds the tags to edit. */
	press(world, "t");
	assert_string_equal(world->browser.prompts.lines[PROMPT_TAGS].line.text.data,
			    "sea; thesis; ");
	press(world, "lateEnter");
	assert_tags(world, 0, "late; sea; thesis");
	press(world, "t-seaEnter");
	assert_tags(world, 0, "late; thesis");
	press(world, "t^UlateEnter");
	assert_tags(world, 0, "late");
	press(world, "t^UEnter");
	assert_tags(world, 0, "");
	press(world, "tnothingEsc");
	assert_tags(world, 0, "");
	assert_true(browser_is_browsing(&world->browser));
}

static void test_tags_of_many(void **state)
{
	struct world *world = *state;

	press(world, "toldEnterA");
	press(world, "tnewEnter");
	assert_tags(world, 0, "new; old");
	assert_tags(world, 4, "new");
	assert_says(world, "tag new put on 5 papers");
	press(world, "t-old,-new,thirdEnter");
	assert_tags(world, 0, "third");
	assert_tags(world, 4, "third");
	restart(world);
	assert_tags(world, 3, "third");
	press(world, "/tag:thirdEnter");
	assert_int_equal(shown(world), 5);
}

/* What another program puts on while the line is edited was not deleted from it. */
static void test_tags_from_elsewhere(void **state)
{
	struct world *world = *state, other = *world;
	const struct mark_edit edit = { .field = MARK_TAGS, .text = STR_INIT("theirs") };
	uint32_t paper = 0;
	size_t count = 1;

	press(world, "told;goneEnter");
	open_world(&other);
	press(world, "t^Uold;mine");
	assert_int_equal(session_edit_marks(&other.session, &edit, false, &paper, &count),
			 STATUS_OK);
	assert_true(browser_sync(&world->browser));
	settle(world);
	assert_tags(world, 0, "gone; old; theirs");
	press(world, "Enter");
	assert_tags(world, 0, "mine; old; theirs");
	close_world(&other);
}

/* A comma separates what is typed, but a tag that has one keeps it. */
static void test_tag_with_comma(void **state)
{
	struct world *world = *state;
	const struct mark_edit edit = { .field = MARK_TAGS, .text = STR_INIT("a, b") };
	uint32_t paper = 0;
	size_t count = 1;

	assert_int_equal(session_edit_marks(&world->session, &edit, false, &paper, &count),
			 STATUS_OK);
	press(world, "tcEnter");
	assert_tags(world, 0, "a, b; c");
}

static void test_tag_completion(void **state)
{
	struct world *world = *state;

	press(world, "tThesis;theoryEnterj");
	press(world, "ttTab");
	assert_string_equal(world->browser.prompts.lines[PROMPT_TAGS].line.text.data, "the");
	assert_says(world, "theory  Thesis");
	press(world, "sTab");
	assert_string_equal(world->browser.prompts.lines[PROMPT_TAGS].line.text.data, "Thesis; ");
	press(world, "-theoTab");
	assert_string_equal(world->browser.prompts.lines[PROMPT_TAGS].line.text.data,
			    "Thesis; -theory; ");
	press(world, "xTab");
	assert_says(world, "no tag begins like that");
	press(world, "BackspaceEnter");
	assert_tags(world, 1, "Thesis");
}

static unsigned set_note(struct world *world, const char *text)
{
	return browser_set_note(&world->browser, STATUS_OK, str_from(text));
}

static void test_note(void **state)
{
	struct world *world = *state;

	assert_true(browser_act(&world->browser, ACTION_NOTE) & EFFECT_EDIT_NOTE);
	assert_int_equal(browser_note_text(&world->browser).len, 0);
	set_note(world, "Read again.\nTwice.\n");
	assert_says(world, "note written on 1 paper");
	restart(world);
	assert_true(str_equal(marks_of(world, 0)->note, STR("Read again.\nTwice.")));
	/* Unchanged, but for the newline that editors end files with. */
	browser_act(&world->browser, ACTION_NOTE);
	set_note(world, "Read again.\nTwice.\n");
	assert_says(world, "the note is as it was");
	press(world, "u");
	assert_says(world, "note taken off 1 paper");
	press(world, "^R");
	browser_act(&world->browser, ACTION_NOTE);
	set_note(world, "\n");
	assert_int_equal(marks_of(world, 0)->note.len, 0);
	/* Different notes are not emptied by leaving an empty one alone. */
	browser_act(&world->browser, ACTION_NOTE);
	set_note(world, "mine");
	press(world, "A");
	browser_act(&world->browser, ACTION_NOTE);
	assert_int_equal(browser_note_text(&world->browser).len, 0);
	set_note(world, "");
	assert_true(str_equal(marks_of(world, 0)->note, STR("mine")));
	browser_act(&world->browser, ACTION_NOTE);
	set_note(world, "ours");
	assert_true(str_equal(marks_of(world, 4)->note, STR("ours")));
	press(world, "Esc/note:oursEnter");
	assert_int_equal(shown(world), 5);
}

/* The text is in the one file that was kept, whose name the message begins with; NULL: none was. */
static void assert_kept(const struct world *world, const char *text)
{
	struct strbuf pattern, kept;
	glob_t found;
	int result;

	strbuf_init(&pattern);
	strbuf_init(&kept);
	strbuf_addf(&pattern, "%s/.local/state/shortlist/note-*", world->folder);
	result = glob(pattern.data, 0, NULL, &found);
	assert_int_equal(result, text ? 0 : GLOB_NOMATCH);
	if (text) {
		struct diag diag;

		diag_init(&diag, 1);
		assert_int_equal(found.gl_pathc, 1);
		assert_true(str_starts_with(strbuf_str(&world->browser.messages.text),
					    str_from(found.gl_pathv[0])));
		assert_int_equal(file_read_plain(found.gl_pathv[0], 1000, &kept, &diag), STATUS_OK);
		assert_string_equal(kept.data, text);
		diag_free(&diag);
	}
	globfree(&found);
	strbuf_free(&kept);
	strbuf_free(&pattern);
}

/* What could not be saved is there to try again. */
static void test_note_not_saved(void **state)
{
	struct world *world = *state;

	world->session.can_save = false;
	browser_act(&world->browser, ACTION_NOTE);
	set_note(world, "long thoughts");
	assert_int_equal(world->browser.messages.level, LEVEL_ERROR);
	assert_int_equal(marks_of(world, 0)->note.len, 0);
	world->session.can_save = true;
	browser_act(&world->browser, ACTION_NOTE);
	assert_true(str_equal(browser_note_text(&world->browser), STR("long thoughts")));
	assert_kept(world, "long thoughts");
	set_note(world, "long thoughts");
	assert_true(str_equal(marks_of(world, 0)->note, STR("long thoughts")));
	assert_kept(world, NULL);
}

/* A note that waits to be saved is not dropped with what waits with it. */
static void test_note_given_up(void **state)
{
	struct world *world = *state;
	sqlite3 *other;
	bool more;

	assert_int_equal(sqlite3_open(world->database, &other), SQLITE_OK);
	assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	browser_act(&world->browser, ACTION_STAR);
	browser_act(&world->browser, ACTION_NOTE);
	set_note(world, "long thoughts");
	assert_kept(world, NULL);
	assert_true(browser_stop_jobs(&world->browser));
	assert_kept(world, "long thoughts");
	assert_int_equal(sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(other);
	do
		browser_step(&world->browser, 100000, &more);
	while (browser_job_fd(&world->browser) >= 0 || more);
	assert_int_equal(marks_of(world, 0)->note.len, 0);
	browser_act(&world->browser, ACTION_NOTE);
	assert_true(str_equal(browser_note_text(&world->browser), STR("long thoughts")));
}

static void test_range(void **state)
{
	struct world *world = *state;

	press(world, "jvjj");
	assert_int_equal(world->browser.pages.list.selection.count, 3);
	press(world, "k");
	assert_int_equal(world->browser.pages.list.selection.count, 2);
	press(world, "gg");
	assert_int_equal(world->browser.pages.list.selection.count, 2);
	press(world, "v");
	assert_false(world->browser.pages.list.selection.is_range);
	press(world, "G");
	assert_int_equal(world->browser.pages.list.selection.count, 2);
	/* What was selected before stays. */
	press(world, "vkv");
	assert_int_equal(world->browser.pages.list.selection.count, 4);
	press(world, "I");
	assert_int_equal(world->browser.pages.list.selection.count, 1);
	press(world, "*");
	assert_int_equal(world->session.marks.starred_count, 1);
	assert_true(marks_of(world, 2)->starred_at != 0);
	press(world, "Esc");
	assert_int_equal(world->browser.pages.list.selection.count, 0);
	/* A mark ends the range, and meets all of it. */
	press(world, "ggvGr");
	assert_false(world->browser.pages.list.selection.is_range);
	assert_says(world, "5 papers marked as reading");
}

static void test_undo(void **state)
{
	struct world *world = *state;

	press(world, "u");
	assert_says(world, "nothing to undo");
	press(world, "A*");
	press(world, "tthesisEnterEsc");
	press(world, "p2");
	restart(world);
	press(world, "u");
	assert_says(world, "priority taken off 1 paper");
	press(world, "u");
	assert_says(world, "tag thesis taken off 5 papers");
	press(world, "u");
	assert_says(world, "5 papers unstarred");
	assert_int_equal(world->session.marks.starred_count, 0);
	press(world, "u");
	assert_says(world, "nothing to undo");
	press(world, "^R^R");
	assert_says(world, "tag thesis put on 5 papers");
	assert_int_equal(world->session.marks.starred_count, 5);
	restart(world);
	assert_int_equal(world->session.marks.starred_count, 5);
	assert_tags(world, 4, "thesis");
	assert_int_equal(marks_of(world, 0)->priority, 0);
}

/* Time goes by, in milliseconds; returns how long until it is wanted again. */
static int tick(struct world *world, int64_t now)
{
	int wait;

	browser_tick(&world->browser, now, &wait);
	return wait;
}

static void test_seen(void **state)
{
	struct world *world = *state;

	press(world, "/is:newEnter");
	assert_int_equal(shown(world), 5);
	assert_int_equal(tick(world, 5000), 1000);
	assert_int_equal(tick(world, 5600), 400);
	/* Too short a look at the first; long enough at the second, saved while the cursor rests.
	 */
	press(world, "j");
	assert_int_equal(tick(world, 5900), 1000);
	assert_int_equal(tick(world, 6900), 1000);
	assert_int_equal(marks_of(world, 1)->seen_at, 0);
	assert_int_equal(tick(world, 7900), -1);
	assert_int_equal(marks_of(world, 1)->seen_at, fixed_now());
	assert_int_equal(marks_of(world, 0)->seen_at, 0);
	/* Opened is seen; leaving saves it. */
	press(world, "jEnter");
	browser_leave(&world->browser);
	restart(world);
	assert_int_equal(marks_of(world, 2)->seen_at, fixed_now());
	press(world, "/is:newEnter");
	assert_int_equal(shown(world), 3);
	/* It is no change that undoing takes back. */
	press(world, "u");
	assert_says(world, "nothing to undo");
}

/* Looking at a paper does not put it into the library. */
static void test_seen_is_not_kept(void **state)
{
	struct world *world = *state;
	struct session library;

	press(world, "Enter");
	browser_leave(&world->browser);
	press(world, "hj*");
	session_init(&library);
	session_open_database(&library, world->database);
	assert_int_equal(session_load_database(&library, true), STATUS_OK);
	assert_int_equal(library.library.count, 1);
	assert_int_equal(library.marks.starred_count, 1);
	session_free(&library);
}

/* Any sequence of changes is taken back entirely, and done again entirely, also after a restart. */
static void test_random_marks(void **state)
{
	static const char *const keys[] = { "*",         "r",        "p1",        "p4", "p0", "j",
					    "k",         "Space",    "v",         "A",  "I",  "Esc",
					    "ta;bEnter", "t-aEnter", "t^UcEnter", "G" };
	struct world *world = *state;
	struct marks before[5], after[5];
	uint64_t seed = 11;

	for (int round = 0; round < 12; round++) {
		size_t undone = 0;

		for (uint32_t i = 0; i < 5; i++)
			before[i] = *marks_of(world, i);
		world->session.can_save = true;
		for (int i = 0; i < 60; i++)
			press(world, keys[support_below(&seed, sizeof(keys) / sizeof(keys[0]))]);
		for (uint32_t i = 0; i < 5; i++)
			after[i] = *marks_of(world, i);
		press(world, "EscEscEsc");
		for (;; undone++) {
			press(world, "u");
			if (strcmp(world->browser.messages.text.data, "nothing to undo") == 0)
				break;
		}
		for (uint32_t i = 0; i < 5; i++)
			assert_true(marks_are_empty(marks_of(world, i)));
		assert_int_equal(world->session.marks.starred_count, 0);
		for (size_t i = 0; i < undone; i++)
			press(world, "^R");
		for (uint32_t i = 0; i < 5; i++)
			assert_true(marks_equal(marks_of(world, i), &after[i]));
		assert_true(undone > 0);
		/* Back to the beginning, so that each round stays within what is kept. */
		for (size_t i = 0; i < undone; i++)
			press(world, "u");
		assert_true(marks_equal(marks_of(world, 0), &before[0]));
		restart(world);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
		TEST(test_status),
		TEST(test_priority),
		TEST(test_tags_of_one),
		TEST(test_tags_of_many),
		TEST(test_tag_with_comma),
		TEST(test_tag_completion),
		TEST(test_tags_from_elsewhere),
		TEST(test_note),
		TEST(test_note_not_saved),
		TEST(test_note_given_up),
		TEST(test_range),
		TEST(test_undo),
		TEST(test_seen),
		TEST(test_seen_is_not_kept),
		TEST(test_random_marks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
