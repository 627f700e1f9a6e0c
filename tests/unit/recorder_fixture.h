#ifndef UNIT_RECORDER_FIXTURE_H
#define UNIT_RECORDER_FIXTURE_H

/* A recorder for each test of a reader, which shows all that is known of a paper. Included behind
 * cmocka.h. */

#include "recorder_expect.h"

static struct recorder got;

static inline int set_up(void **state)
{
	(void)state;
	recorder_init(&got);
	got.shows_all = true;
	got.file_year = 2026;
	return 0;
}

static inline int tear_down(void **state)
{
	(void)state;
	recorder_free(&got);
	return 0;
}

#endif
