/*
 * A paper has been seen when it was opened, or under the cursor for a second. Saving waits until
 * the cursor has rested for a while, so that moving through a list never waits for the disk.
 */

#include "config.h"

#include <stdlib.h>

#include "app/app_private.h"
#include "base/alloc.h"

/* How long a paper is under the cursor until it counts as seen, and until that is saved, in
 * milliseconds. */
#define SEEN_AFTER 1000
#define SAVE_AFTER 2000

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

	if (app->cursor == APP_NO_PAPER || !app->session->can_save || is_seen(app, app->cursor))
		return;
	seen->waiting =
		alloc_grow(seen->waiting, &seen->capacity, seen->count + 1, sizeof(*seen->waiting));
	seen->waiting[seen->count++] = app->cursor;
}

void app_leave(struct app *app)
{
	struct app_seen *seen = &app->private->seen;
	struct marks *marks = alloc_zeroed(seen->count + 1, sizeof(*marks));

	for (size_t i = 0; i < seen->count; i++) {
		marks[i] = *marks_get(&app->session->marks, seen->waiting[i]);
		marks[i].seen_at = app->private->now();
	}
	if (seen->count > 0) {
		if (session_save_marks(app->session, seen->waiting, marks, seen->count) !=
		    STATUS_OK)
			app_say_error(app);
		topic_index_marks_changed(app->topic_index);
	}
	/* What cannot be saved is not tried again and again. */
	seen->count = 0;
	free(marks);
}

unsigned app_tick(struct app *app, int64_t now, int *wait)
{
	struct app_seen *seen = &app->private->seen;
	int64_t due = -1;
	unsigned effects = 0;

	if (seen->paper != app->cursor) {
		seen->paper = app->cursor;
		seen->since = now;
	}
	if (now - seen->since >= SEEN_AFTER)
		app_see(app);
	if (now - seen->since >= SAVE_AFTER && seen->count > 0) {
		app_leave(app);
		effects = EFFECT_DRAW;
	}
	if (seen->count > 0)
		due = seen->since + SAVE_AFTER;
	else if (app->cursor != APP_NO_PAPER && app->session->can_save &&
		 !is_seen(app, app->cursor))
		due = seen->since + SEEN_AFTER;
	if (due >= 0 && due < now)
		due = now;
	*wait = due < 0 ? -1 : (int)(due - now);
	return effects;
}
