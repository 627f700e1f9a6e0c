/*
 * Waiting for other programs, and being stopped from another thread: between two papers, inside a
 * long statement, and while waiting.
 */

#include "config.h"

#include <time.h>

#include "store/database_private.h"

/* How long another program's transaction is waited for, and between two tries, in milliseconds. */
#define BUSY_TIMEOUT  5000
#define BUSY_INTERVAL 10

/* How many of SQLite's steps may go by until it is looked whether to stop: less than a millisecond.
 */
#define STEPS_BETWEEN 5000

static bool is_stopped(const struct database *database)
{
	return database->watch && atomic_load(&database->watch->is_stopped);
}

/* Whether to try again, after a while. */
static int wait_for_others(void *context, int tries)
{
	static const struct timespec interval = { .tv_nsec = BUSY_INTERVAL * 1000000L };
	const struct database *database = context;

	if (is_stopped(database) || (database->watch && database->watch->papers_max > 0) ||
	    tries >= BUSY_TIMEOUT / BUSY_INTERVAL)
		return 0;
	nanosleep(&interval, NULL);
	return 1;
}

static int must_stop(void *context)
{
	return is_stopped(context);
}

void database_install_watch(struct database *database)
{
	sqlite3_busy_handler(database->handle, wait_for_others, database);
	sqlite3_progress_handler(database->handle, STEPS_BETWEEN, must_stop, database);
}

void database_set_watch(struct database *database, struct database_watch *watch)
{
	database->watch = watch;
}

int database_count_paper(struct database *database)
{
	if (!database->watch)
		return SQLITE_OK;
	atomic_fetch_add(&database->watch->done, 1);
	return is_stopped(database) ? SQLITE_INTERRUPT : SQLITE_OK;
}

enum status database_watched_end(const struct database *database, int code)
{
	code &= 0xFF;
	if (is_stopped(database) && (code == SQLITE_INTERRUPT || code == SQLITE_BUSY))
		return STATUS_STOPPED;
	if (database->watch && database->watch->papers_max > 0 && code == SQLITE_BUSY)
		return STATUS_BUSY;
	return STATUS_FAILED;
}
