#ifndef UNIT_RECORDER_FIXTURE_H
#define UNIT_RECORDER_FIXTURE_H

/* A recorder for each test of a reader, and the year of the files that are read. Included behind
 * cmocka.h. */

#include "recorder_expect.h"

static struct recorder got;

/* A paper is a line of its main fields. */
static inline int set_up_lines(void **state)
{
	(void)state;
	recorder_init(&got);
	got.file_year = 2026;
	return 0;
}

/* A paper is all that is known of it. */
static inline int set_up(void **state)
{
	set_up_lines(state);
	got.shows_all = true;
	return 0;
}

static inline int tear_down(void **state)
{
	(void)state;
	recorder_free(&got);
	return 0;
}

/* Reads a text and expects all records and all messages. */
static inline void assert_read(const char *text, const char *want, const char *messages)
{
	recorder_expect_records(&got, text, want);
	recorder_expect_messages(&got, messages);
}

#endif
