/*
 * A paper has been seen when it was opened, or under the cursor for a second. Saving waits until
 * the cursor has rested for a while, so that moving through a list never waits for the disk.
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "browser/browser_private.h"

/* How long a paper is under the cursor until it counts as seen, and until that is saved, in
 * milliseconds. */
#define SEEN_AFTER 1000
#define SAVE_AFTER 2000

/* How often progress is shown, in milliseconds. */
#define PROGRESS_EVERY 100

static bool is_seen(const struct browser *browser, uint32_t paper)
{
	const struct browser_seen *seen = &browser->private->seen;

	for (size_t i = seen->count; i > 0; i--)
		if (seen->waiting[i - 1] == paper)
			return true;
	return marks_get(&browser->session->marks, paper)->seen_at != 0;
}

void browser_see(struct browser *browser)
{
	struct browser_seen *seen = &browser->private->seen;

	if (browser->list.paper == NO_PAPER || !browser->session->can_save || seen->is_given_up ||
	    is_seen(browser, browser->list.paper))
		return;
	seen->waiting =
		alloc_grow(seen->waiting, &seen->capacity, seen->count + 1, sizeof(*seen->waiting));
	seen->waiting[seen->count++] = browser->list.paper;
}

void browser_save_seen(struct browser *browser)
{
	struct browser_seen *seen = &browser->private->seen;
	uint32_t *papers;

	if (seen->count == 0 || browser->private->jobs.job || browser->session->must_load_marks)
		return;
	papers = alloc_resize(NULL, seen->count, sizeof(*papers));
	memcpy(papers, seen->waiting, seen->count * sizeof(*papers));
	browser_begin_own_job(browser, mark_job_see(browser->session, browser->private->now(),
						    papers, seen->count));
	seen->count = 0;
}

unsigned browser_tick(struct browser *browser, int64_t now, int *wait)
{
	struct browser_seen *seen = &browser->private->seen;
	const struct browser_jobs *jobs = &browser->private->jobs;
	/* In the overview no paper is to be seen. */
	uint32_t paper = browser_overview_is_open(browser) ? NO_PAPER : browser->list.paper;
	int64_t due = -1;
	unsigned effects = 0;

	if (seen->paper != paper) {
		seen->paper = paper;
		seen->since = now;
	}
	if (paper != NO_PAPER && now - seen->since >= SEEN_AFTER)
		browser_see(browser);
	if (now - seen->since >= SAVE_AFTER && seen->count > 0 && !jobs->job) {
		browser_save_seen(browser);
		effects = EFFECT_DRAW;
	}
	/* The end of a job wakes the loop. */
	if (seen->count > 0 && !jobs->job)
		due = seen->since + SAVE_AFTER;
	else if (seen->count == 0 && paper != NO_PAPER && browser->session->can_save &&
		 !seen->is_given_up && !is_seen(browser, paper))
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
