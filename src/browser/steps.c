/*
 * What takes long, a step at a time: reading, saving, filtering, and counting. What a key asked for
 * goes first; topics are counted when there is nothing else to do.
 */

#include "config.h"

#include "base/clock.h"
#include "browser/browser_private.h"
#include "search/pace.h"

/* A paper that a like: term names has come by now, if ever. */
static void expect_keys(struct browser *browser)
{
	filter_expect_keys(browser->filter);
	if (!browser->query.error.message[0])
		filter_check_keys(browser->filter, &browser->query.error);
}

/* What was not understood is a warning; what was left out or guessed is good to know. */
static void say_reading(struct browser *browser)
{
	const struct reading *reading = &browser->session->reading;
	struct strbuf text;

	strbuf_init(&text);
	if (reading_describe(reading, &text))
		browser_say(browser, reading->not_understood > 0 ? LEVEL_WARNING : LEVEL_INFO, "%s",
			    text.data);
	strbuf_free(&text);
}

/* Everything is read: the order is settled, and what was not understood is said. */
static void end_loading(struct browser *browser)
{
	browser->loader = NULL;
	if (browser->session->rewritten_count > 0)
		filter_restart(browser->filter);
	for (size_t i = 0; i < browser->session->rewritten_count; i++)
		topic_index_paper_changed(browser->topic_index, browser->session->rewritten[i]);
	browser->session->rewritten_count = 0;
	filter_resort(browser->filter);
	expect_keys(browser);
	if (browser->session->diag.total[DIAG_ERROR] > 0)
		browser_say_error(browser);
	else
		say_reading(browser);
}

/* Whether there are papers to read that have come already. */
static bool has_papers_to_read(const struct browser *browser)
{
	return browser->loader && loader_fd(browser->loader) < 0;
}

/* Reads and filters; returns whether the list may have changed. */
static bool step_list(struct browser *browser, uint64_t microseconds)
{
	bool is_changed = browser->loader || !filter_is_done(browser->filter);

	if (browser->loader) {
		if (!loader_step(browser->loader, microseconds))
			end_loading(browser);
		filter_extend(browser->filter);
		browser_follow_joins(browser);
	}
	if (!has_papers_to_read(browser) && filter_is_stale(browser->filter))
		filter_restart(browser->filter);
	if (!filter_is_done(browser->filter))
		filter_step(browser->filter, microseconds);
	if (is_changed)
		browser_follow_cursor(browser);
	return is_changed;
}

static bool has_work(const struct browser *browser)
{
	return !filter_is_done(browser->filter) || has_papers_to_read(browser) ||
	       !topic_index_is_done(browser->topic_index) || browser_overview_has_work(browser);
}

/* Topics are counted when there is nothing else to do. */
static bool step_topics(struct browser *browser, uint64_t microseconds)
{
	if (has_papers_to_read(browser) || !filter_is_done(browser->filter) ||
	    topic_index_is_done(browser->topic_index))
		return false;
	topic_index_step(browser->topic_index, microseconds);
	links_invalidate(&browser->pages.list.detail.links);
	return true;
}

/* How many of the things that a key asks for are there. */
static int count_settled(const struct browser *browser)
{
	return browser->loader
		       ? 0
		       : filter_is_done(browser->filter) + browser_overview_count_settled(browser);
}

/* How often progress is shown, in milliseconds. */
#define PROGRESS_EVERY 100

unsigned browser_tick(struct browser *browser, int64_t now, int *wait)
{
	int64_t due;
	unsigned effects = browser_tick_seen(browser, now, &due);

	if (!job_queue_is_idle(&browser->jobs) && job_queue_is_busy(&browser->jobs)) {
		effects = EFFECT_DRAW;
		due = due < 0 || due > now + PROGRESS_EVERY ? now + PROGRESS_EVERY : due;
	}
	*wait = due < 0 ? -1 : (int)(due - now);
	return effects;
}

unsigned browser_step(struct browser *browser, uint64_t microseconds, bool *more)
{
	uint64_t until = clock_microseconds() + microseconds;
	int settled = count_settled(browser);
	unsigned effects = browser_step_jobs(browser, microseconds, more);
	bool is_list_changed = step_list(browser, microseconds);
	bool is_changed = browser_overview_step(browser, until) || is_list_changed;

	if (!browser->loader && filter_is_done(browser->filter))
		browser->pages.list.cursor.is_following = false;
	if (!*more && (!is_list_changed || browser->loader))
		is_changed |= step_topics(browser, microseconds);
	*more = *more || has_work(browser);
	if (count_settled(browser) > settled)
		return effects | EFFECT_DRAW | EFFECT_SETTLED;
	return is_changed ? effects | EFFECT_DRAW : effects;
}
