/*
 * A paper has been seen when it was opened, or under the cursor for a second. Saving waits until
 * the cursor has rested for a while, so that moving through a list never waits for the disk.
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "browser/app_private.h"

/* How long a paper is under the cursor until it counts as seen, and until that is saved, in
 * milliseconds. */
#define SEEN_AFTER 1000
#define SAVE_AFTER 2000

/* How often progress is shown, in milliseconds. */
#define PROGRESS_EVERY 100

static bool is_seen(const struct app *app, uint32_t paper)
{
	const struct app_seen *seen = &app->private->seen;

	for (size_t i = seen->count; i > 0; i--)
		if (seen->waiting[i - 1] == paper)
			return true;
	return marks_get(&app->session->marks, paper)->seen_at != 0;
}

void app_see(struct app *app)
{
	struct app_seen *seen = &app->private->seen;

	if (app->cursor == APP_NO_PAPER || !app->session->can_save || seen->is_given_up ||
	    is_seen(app, app->cursor))
		return;
	seen->waiting =
		alloc_grow(seen->waiting, &seen->capacity, seen->count + 1, sizeof(*seen->waiting));
	seen->waiting[seen->count++] = app->cursor;
}

void app_save_seen(struct app *app)
{
	struct app_seen *seen = &app->private->seen;
	uint32_t *papers;

	if (seen->count == 0 || app->private->jobs.job || app->session->must_load_marks)
		return;
	papers = alloc_resize(NULL, seen->count, sizeof(*papers));
	memcpy(papers, seen->waiting, seen->count * sizeof(*papers));
	app_begin_own_job(app,
			  mark_job_see(app->session, app->private->now(), papers, seen->count));
	seen->count = 0;
}

unsigned app_tick(struct app *app, int64_t now, int *wait)
{
	struct app_seen *seen = &app->private->seen;
	const struct app_jobs *jobs = &app->private->jobs;
	/* In the overview no paper is to be seen. */
	uint32_t paper = app->overview.is_open ? APP_NO_PAPER : app->cursor;
	int64_t due = -1;
	unsigned effects = 0;

	if (seen->paper != paper) {
		seen->paper = paper;
		seen->since = now;
	}
	if (paper != APP_NO_PAPER && now - seen->since >= SEEN_AFTER)
		app_see(app);
	if (now - seen->since >= SAVE_AFTER && seen->count > 0 && !jobs->job) {
		app_save_seen(app);
		effects = EFFECT_DRAW;
	}
	/* The end of a job wakes the loop. */
	if (seen->count > 0 && !jobs->job)
		due = seen->since + SAVE_AFTER;
	else if (seen->count == 0 && paper != APP_NO_PAPER && app->session->can_save &&
		 !seen->is_given_up && !is_seen(app, paper))
		due = seen->since + SEEN_AFTER;
	if (due >= 0 && due < now)
		due = now;
	if (jobs->job && !jobs->is_own) {
		effects = EFFECT_DRAW;
		due = due < 0 || due > now + PROGRESS_EVERY ? now + PROGRESS_EVERY : due;
	}
	*wait = due < 0 ? -1 : (int)(due - now);
	return effects;
}
