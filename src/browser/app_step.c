/*
 * What takes long, a step at a time: reading, saving, filtering, and counting. What a key asked for
 * goes first; topics are counted when there is nothing else to do.
 */

#include "config.h"

#include "browser/app_private.h"
#include "search/pace.h"

/* A paper that a like: term names has come by now, if ever. */
static void expect_keys(struct app *app)
{
	filter_expect_keys(app->filter);
	if (!app->query_error.message[0])
		filter_check_keys(app->filter, &app->query_error);
}

/* Everything is read: the order is settled, and what was not understood is said. */
static void end_loading(struct app *app)
{
	size_t passed_over = app->session->not_understood.total[DIAG_WARNING];

	app->loader = NULL;
	if (app->session->rewritten_count > 0)
		filter_restart(app->filter);
	for (size_t i = 0; i < app->session->rewritten_count; i++)
		topic_index_paper_changed(app->topic_index, app->session->rewritten[i]);
	app->session->rewritten_count = 0;
	filter_resort(app->filter);
	expect_keys(app);
	if (app->session->diag.total[DIAG_ERROR] > 0)
		app_say_error(app);
	else if (passed_over > 0)
		app_say(app, LEVEL_WARNING,
			"%zu line%s not understood; shortlist check FILE shows %s", passed_over,
			passed_over == 1 ? " was" : "s were", passed_over == 1 ? "it" : "them");
}

/* Whether there are papers to read that have come already. */
static bool has_papers_to_read(const struct app *app)
{
	return app->loader && loader_fd(app->loader) < 0;
}

/* Reads and filters; returns whether the list may have changed. */
static bool step_list(struct app *app, uint64_t microseconds)
{
	bool is_changed = app->loader || !filter_is_done(app->filter);

	if (app->loader) {
		if (!loader_step(app->loader, microseconds))
			end_loading(app);
		filter_extend(app->filter);
	}
	if (!has_papers_to_read(app) && filter_is_stale(app->filter))
		filter_restart(app->filter);
	if (!filter_is_done(app->filter))
		filter_step(app->filter, microseconds);
	if (is_changed)
		app_follow_cursor(app);
	return is_changed;
}

static bool has_work(const struct app *app)
{
	return !filter_is_done(app->filter) || has_papers_to_read(app) ||
	       !topic_index_is_done(app->topic_index) || app_overview_has_work(app);
}

/* Topics are counted when there is nothing else to do. */
static bool step_topics(struct app *app, uint64_t microseconds)
{
	if (has_papers_to_read(app) || !filter_is_done(app->filter) ||
	    topic_index_is_done(app->topic_index))
		return false;
	topic_index_step(app->topic_index, microseconds);
	app_forget_links(app);
	return true;
}

/* How many of the things that a key asks for are there. */
static int count_settled(const struct app *app)
{
	return app->loader ? 0 : filter_is_done(app->filter) + app_overview_count_settled(app);
}

unsigned app_step(struct app *app, uint64_t microseconds, bool *more)
{
	uint64_t until = pace_now() + microseconds;
	int settled = count_settled(app);
	unsigned effects = app_step_jobs(app, microseconds, more);
	bool is_list_changed = step_list(app, microseconds);
	bool is_changed = app_overview_step(app, until) || is_list_changed;

	if (!app->loader && filter_is_done(app->filter))
		app->private->is_following = false;
	if (!*more && (!is_list_changed || app->loader))
		is_changed |= step_topics(app, microseconds);
	*more = *more || has_work(app);
	if (count_settled(app) > settled)
		return effects | EFFECT_DRAW | EFFECT_SETTLED;
	return is_changed ? effects | EFFECT_DRAW : effects;
}
