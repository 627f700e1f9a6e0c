/* Undoing: what comes back, what another program changed meanwhile, and libraries from before. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sqlite3.h>

#include "support.h"
#include "unit/database_fixture.h"

#define PAPERS 4

/* Saves marks of several papers as one step. */
static void save(struct fixture *fixture, struct database *database, const struct marks *marks,
		 unsigned count)
{
	char titles[PAPERS][64];
	struct paper papers[PAPERS];
	struct database_entry entries[PAPERS];

	for (unsigned i = 0; i < count; i++) {
		papers[i] = fixture_paper(titles[i], i);
		entries[i] = (struct database_entry){ .paper = &papers[i], .marks = &marks[i] };
	}
	assert_int_equal(database_save(database, entries, count, false, &fixture->diag), STATUS_OK);
}

static struct marks marks_on_disk(struct fixture *fixture, struct database *database,
				  unsigned number)
{
	char title[64];
	struct paper paper = fixture_paper(title, number);
	uint32_t found;

	assert_int_equal(fixture_load(fixture, database), STATUS_OK);
	assert_true(library_find(&fixture->library, &paper, &found));
	return *marks_get(&fixture->marks, found);
}

/* Goes a step back or on; what it says of it is the caller's to free. */
static char *go(struct fixture *fixture, struct database *database, bool redo)
{
	struct history_report report;
	struct strbuf text;

	history_report_init(&report);
	strbuf_init(&text);
	fixture_forget(fixture);
	assert_int_equal(
		database_undo(database, redo, fixture_receive, fixture, &report, &fixture->diag),
		STATUS_OK);
	if (report.is_empty)
		strbuf_add_cstr(&text, "nothing");
	else if (report.summary.count > 0)
		mark_summary_format(&report.summary, &text);
	if (report.skipped > 0)
		strbuf_addf(&text, " -%zu", report.skipped);
	history_report_free(&report);
	return strbuf_detach(&text);
}

#define assert_goes(fixture, database, redo, expected)     \
	do {                                               \
		char *said_ = go(fixture, database, redo); \
		assert_string_equal(said_, expected);      \
		free(said_);                               \
	} while (0)

static void test_back_and_on(void **state)
{
	struct fixture *fixture = *state;
	struct database *database = fixture_open(fixture);
	struct marks marks[PAPERS] = { { .starred_at = 5 }, { .starred_at = 5 } };

	assert_goes(fixture, database, false, "nothing");
	save(fixture, database, marks, 2);
	marks[0].tags = marks[1].tags = STR("thesis");
	save(fixture, database, marks, 2);
	marks[1].status = READING_DONE;
	marks[1].note = STR("so it is");
	save(fixture, database, marks, 2);
	/* Steps outlive the program. */
	database_close(database);
	database = fixture_open(fixture);
	assert_goes(fixture, database, false, "marks of 1 paper changed");
	assert_goes(fixture, database, false, "tag thesis taken off 2 papers");
	assert_int_equal(fixture->marked, 2);
	assert_goes(fixture, database, false, "2 papers unstarred");
	assert_goes(fixture, database, false, "nothing");
	assert_true(marks_are_empty(&(struct marks){ 0 }));
	assert_int_equal(marks_on_disk(fixture, database, 0).starred_at, 0);
	assert_goes(fixture, database, true, "2 papers starred");
	assert_goes(fixture, database, true, "tag thesis put on 2 papers");
	assert_goes(fixture, database, true, "marks of 1 paper changed");
	assert_goes(fixture, database, true, "nothing");
	assert_true(str_equal(marks_on_disk(fixture, database, 1).note, STR("so it is")));
	assert_int_equal(marks_on_disk(fixture, database, 1).status, READING_DONE);
	assert_int_equal(marks_on_disk(fixture, database, 1).starred_at, 5);
	database_close(database);
}

/* A new change takes the place of those that were taken back. */
static void test_new_branch(void **state)
{
	struct fixture *fixture = *state;
	struct database *database = fixture_open(fixture);
	struct marks marks[1] = { { .priority = 1 } };

	save(fixture, database, marks, 1);
	marks[0].priority = 2;
	save(fixture, database, marks, 1);
	assert_goes(fixture, database, false, "priority 1 given to 1 paper");
	marks[0].priority = 3;
	save(fixture, database, marks, 1);
	assert_goes(fixture, database, true, "nothing");
	assert_goes(fixture, database, false, "priority 1 given to 1 paper");
	assert_goes(fixture, database, false, "priority taken off 1 paper");
	database_close(database);
}

static void test_seen_is_no_step(void **state)
{
	struct fixture *fixture = *state;
	struct database *database = fixture_open(fixture);
	struct marks marks[1] = { { .starred_at = 7 } };

	save(fixture, database, marks, 1);
	assert_goes(fixture, database, false, "1 paper unstarred");
	marks[0] = (struct marks){ .seen_at = 9 };
	save(fixture, database, marks, 1);
	/* And takes nothing away from what can be done again. */
	assert_goes(fixture, database, true, "1 paper starred");
	assert_int_equal(marks_on_disk(fixture, database, 0).seen_at, 9);
	assert_goes(fixture, database, false, "1 paper unstarred");
	assert_int_equal(marks_on_disk(fixture, database, 0).seen_at, 9);
	database_close(database);
}

/* Another program's marks on the same papers stay, and what it changed is left to it. */
static void test_changed_meanwhile(void **state)
{
	struct fixture *fixture = *state;
	struct database *one = fixture_open(fixture), *two = fixture_open(fixture);
	struct marks marks[PAPERS] = { { .status = READING_STARTED, .tags = STR_INIT("a; b") },
				       { .status = READING_STARTED, .tags = STR_INIT("a; b") } };
	struct marks now;

	save(fixture, one, marks, 2);
	fixture_load(fixture, two);
	marks[0].status = READING_DONE;
	marks[1].tags = STR("a; b; c");
	marks[1].priority = 4;
	save(fixture, two, marks, 2);
	/* Two's step is the last; the one before it was one's. */
	assert_goes(fixture, one, false, "marks of 2 papers changed");
	assert_goes(fixture, one, true, "marks of 2 papers changed");
	database_close(two);
	two = fixture_open(fixture);
	fixture_load(fixture, two);
	marks[0].starred_at = 3;
	marks[1].starred_at = 3;
	save(fixture, one, marks, 2);
	marks[0].starred_at = 0;
	save(fixture, one, marks, 1);
	database_close(one);
	one = fixture_open(fixture);
	/* Take the second step from the end back, with the last one's work in place: */
	sqlite3 *sqlite;
	assert_int_equal(sqlite3_open(fixture->path, &sqlite), SQLITE_OK);
	assert_int_equal(
		sqlite3_exec(sqlite,
			     "DELETE FROM changes WHERE step = (SELECT max(id) FROM steps);"
			     "DELETE FROM steps WHERE id = (SELECT max(id) FROM steps)",
			     NULL, NULL, NULL),
		SQLITE_OK);
	sqlite3_close(sqlite);
	assert_goes(fixture, one, false, "1 paper unstarred -1");
	now = marks_on_disk(fixture, one, 1);
	assert_int_equal(now.priority, 4);
	assert_true(str_equal(now.tags, STR("a; b; c")));
	database_close(two);
	database_close(one);
}

static void test_a_hundred_steps(void **state)
{
	struct fixture *fixture = *state;
	struct database *database = fixture_open(fixture);
	struct marks marks[1] = { { 0 } };

	for (unsigned i = 0; i < HISTORY_STEPS_MAX + 20; i++) {
		marks[0].starred_at = 1 + i;
		save(fixture, database, marks, 1);
	}
	for (unsigned i = 0; i < HISTORY_STEPS_MAX; i++)
		assert_goes(fixture, database, false, "1 paper starred");
	assert_goes(fixture, database, false, "nothing");
	assert_int_equal(marks_on_disk(fixture, database, 0).starred_at, 20);
	database_close(database);
}

/* The same paper twice in one save is one change. */
static void test_twice_in_one_step(void **state)
{
	struct fixture *fixture = *state;
	struct database *database = fixture_open(fixture);
	char title[64];
	struct paper paper = fixture_paper(title, 1);
	struct marks marks[2] = { { .starred_at = 4 }, { .starred_at = 4, .priority = 1 } };
	struct database_entry entries[2] = { { .paper = &paper, .marks = &marks[0] },
					     { .paper = &paper, .marks = &marks[1] } };

	assert_int_equal(database_save(database, entries, 2, false, &fixture->diag), STATUS_OK);
	assert_goes(fixture, database, false, "marks of 1 paper changed");
	assert_true(marks_are_empty(
		&(struct marks){ .starred_at = marks_on_disk(fixture, database, 1).starred_at,
				 .priority = marks_on_disk(fixture, database, 1).priority }));
	database_close(database);
}

/* A paper comes with marks from a file; the first change of the reader's does not take these off
 * with it, and looking at the paper is none. */
static void test_marks_of_a_file(void **state)
{
	struct fixture *fixture = *state;
	struct database *database = fixture_open(fixture);
	char title[64];
	struct paper paper = fixture_paper(title, 1);
	const struct marks of_file = { .starred_at = 4, .tags = STR("tea; thesis") };
	struct marks seen = of_file, changed = of_file, now;
	struct database_entry entry = { .paper = &paper, .marks = &changed, .before = &of_file };
	struct database_entry look = { .paper = &paper, .marks = &seen, .before = &of_file };

	seen.seen_at = 9;
	changed.seen_at = 9;
	changed.priority = 3;
	assert_int_equal(database_save(database, &look, 1, false, &fixture->diag), STATUS_OK);
	assert_goes(fixture, database, false, "nothing");
	paper = fixture_paper(title, 2);
	assert_int_equal(database_save(database, &entry, 1, false, &fixture->diag), STATUS_OK);
	assert_goes(fixture, database, false, "priority taken off 1 paper");
	now = marks_on_disk(fixture, database, 2);
	assert_true(marks_equal(&now, &seen));
	database_close(database);
}

/* Removes the papers of those numbers; returns how many the library had. */
static size_t remove_papers(struct fixture *fixture, struct database *database, unsigned count)
{
	char titles[PAPERS][64];
	struct paper papers[PAPERS];
	struct database_entry entries[PAPERS];
	const struct marks removed = { .removed_at = 77 };
	size_t known = 0;

	for (unsigned i = 0; i < count; i++) {
		papers[i] = fixture_paper(titles[i], i);
		entries[i] = (struct database_entry){ .paper = &papers[i],
						      .marks = &removed,
						      .is_known = true };
	}
	assert_int_equal(database_save(database, entries, count, false, &fixture->diag), STATUS_OK);
	for (unsigned i = 0; i < count; i++)
		known += entries[i].row != 0;
	return known;
}

static void add_paper(struct fixture *fixture, struct database *database, unsigned number)
{
	char title[64];

	assert_int_equal(fixture_save(database, fixture_paper(title, number), (struct marks){ 0 },
				      true, &fixture->diag),
			 STATUS_OK);
}

/* Only papers that the library has are removed; they are no longer counted, and come back with
 * their marks, in another connection as well. */
static void test_removal(void **state)
{
	struct fixture *fixture = *state;
	struct database *database = fixture_open(fixture);
	const struct marks marked[] = { { .starred_at = 5, .note = STR("Keep.") } };

	add_paper(fixture, database, 0);
	add_paper(fixture, database, 1);
	save(fixture, database, marked, 1);
	assert_int_equal(fixture_added_count(database), 2);
	assert_int_equal(remove_papers(fixture, database, 3), 2);
	assert_int_equal(fixture_added_count(database), 0);
	assert_int_equal(marks_on_disk(fixture, database, 0).starred_at, 0);
	assert_int_equal(marks_on_disk(fixture, database, 0).removed_at, 77);
	/* What is removed already is not there to remove. */
	assert_int_equal(remove_papers(fixture, database, 3), 0);
	database_close(database);
	database = fixture_open(fixture);
	assert_goes(fixture, database, false, "2 papers brought back into the library");
	assert_int_equal(fixture_added_count(database), 2);
	assert_int_equal(marks_on_disk(fixture, database, 0).starred_at, 5);
	assert_int_equal(marks_on_disk(fixture, database, 0).removed_at, 0);
	assert_goes(fixture, database, true, "2 papers removed from the library");
	assert_goes(fixture, database, false, "2 papers brought back into the library");
	assert_goes(fixture, database, false, "marks of 1 paper changed");
	database_close(database);
}

/* A paper that was only looked at is not in the library. */
static void test_seen_paper_is_not_removed(void **state)
{
	struct fixture *fixture = *state;
	struct database *database = fixture_open(fixture);
	const struct marks seen[] = { { .seen_at = 9 } };

	save(fixture, database, seen, 1);
	assert_int_equal(remove_papers(fixture, database, 1), 0);
	assert_goes(fixture, database, false, "nothing");
	database_close(database);
}

static void test_random_steps(void **state)
{
	static const char *const tags[] = { "", "a", "a; b", "b; c", "c" };
	static const char *const notes[] = { "", "one", "two\nlines" };
	struct fixture *fixture = *state;
	struct database *database = fixture_open(fixture);
	struct marks history[41][PAPERS] = { 0 };
	uint64_t seed = 7;
	size_t at = 0;

	for (; at < 40; at++) {
		struct marks *marks = history[at + 1];

		memcpy(marks, history[at], sizeof(history[at]));
		for (unsigned i = 0; i < PAPERS; i++) {
			struct marks *m = &marks[i];

			m->starred_at = (int64_t)support_below(&seed, 3);
			m->status = (uint8_t)support_below(&seed, 3);
			m->priority = (uint8_t)support_below(&seed, 6);
			m->tags = str_from(tags[support_below(&seed, 5)]);
			m->note = str_from(notes[support_below(&seed, 3)]);
		}
		/* A step each; one that changed nothing would be none. */
		marks[0].starred_at = (int64_t)at + 10;
		save(fixture, database, marks, PAPERS);
	}
	while (at > 0) {
		free(go(fixture, database, false));
		at--;
		for (unsigned i = 0; i < PAPERS; i++) {
			struct marks now = marks_on_disk(fixture, database, i);

			if (!marks_equal(&now, &history[at][i]))
				fail_msg("step %zu, paper %u is not what it was", at, i);
		}
	}
	database_close(database);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)
		TEST(test_back_and_on),     TEST(test_new_branch),
		TEST(test_seen_is_no_step), TEST(test_changed_meanwhile),
		TEST(test_a_hundred_steps), TEST(test_twice_in_one_step),
		TEST(test_marks_of_a_file), TEST(test_random_steps),
		TEST(test_removal),         TEST(test_seen_paper_is_not_removed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
