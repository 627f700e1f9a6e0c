#ifndef TESTS_UNIT_CROWDED_FIXTURE_H
#define TESTS_UNIT_CROWDED_FIXTURE_H

/*
 * A browser with more papers than are saved at once. Another connection that holds the database
 * makes the thread wait for as long as a test wants.
 */

#include <sqlite3.h>

#include "browser/browser_private.h"
#include "support.h"
#include "unit/browser_fixture.h"

/* More than are saved at once. */
#define PAPERS 300

static inline int set_up_shelf(void **state)
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

static inline void assert_says(const struct world *world, const char *message)
{
	assert_string_equal(world->browser.messages.text.data, message);
}

/* The keys alone: what they set off is still going on. */
static inline unsigned press_on(struct world *world, const char *names)
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

static inline void assert_progress(const struct world *world, const char *expected)
{
	struct strbuf text;

	strbuf_init(&text);
	assert_true(browser_describe_job(&world->browser, &text));
	assert_string_equal(text.data, expected);
	strbuf_free(&text);
}

/* As another program in the middle of a long transaction. */
static inline sqlite3 *hold(const struct world *world)
{
	sqlite3 *other;

	assert_int_equal(sqlite3_open(world->database, &other), SQLITE_OK);
	assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	return other;
}

static inline void let_go(sqlite3 *other)
{
	assert_int_equal(sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(other);
}

/* The marks on disk, as a program that starts now sees them, are those in memory. */
static inline void assert_disk_agrees(struct world *world)
{
	struct world fresh = *world;

	open_world(&fresh);
	assert_int_equal(fresh.session.library.count, world->session.library.count);
	for (uint32_t i = 0; i < world->session.library.count; i++)
		assert_true(marks_equal(marks_of(world, i), marks_of(&fresh, i)));
	assert_int_equal(fresh.session.marks.starred_count, world->session.marks.starred_count);
	close_world(&fresh);
}

#endif
