/*
 * Links from the paper in the detail to others on the same topics, and the way back. A link that
 * the filter hides takes the filter away; the way back puts it on again. The links are found when a
 * paper is drawn for the first time, and found anew when the topics have been counted again.
 */

#include "config.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "browser/app_private.h"

/* So many ways back are remembered. */
#define JUMPS_MAX 100

void app_forget_links(struct app *app)
{
	app->private->links_are_old = true;
	related_papers_changed(app->private->related);
}

static size_t find_link(const struct app_links *links, uint32_t paper)
{
	for (size_t i = 0; i < links->count; i++)
		if (links->papers[i] == paper)
			return i;
	return APP_NO_LINK;
}

/* Old links stay until there are new ones, so that nothing jumps while topics are counted again. */
void app_find_links(struct app *app)
{
	struct app_private *private = app->private;
	struct app_links *links = &app->links;
	bool is_counted = topic_index_is_done(app->topic_index);
	uint32_t chosen = APP_NO_PAPER;

	if (private->linked == app->cursor && (!private->links_are_old || !is_counted))
		return;
	if (private->linked == app->cursor && links->chosen < links->count)
		chosen = links->papers[links->chosen];
	links->count = 0;
	links->chosen = APP_NO_LINK;
	private->linked = is_counted ? app->cursor : APP_NO_PAPER;
	if (private->linked == APP_NO_PAPER)
		return;
	links->count = related_find(private->related, app->topic_index, app->cursor, links->papers,
				    APP_LINKS_MAX);
	links->chosen = find_link(links, chosen);
	private->links_are_old = false;
}

/* Scrolls the detail so that a line is in view. */
static void show_line(struct app *app, size_t line)
{
	size_t rows = app->detail_rows, last = 0;

	if (app->detail_line_count > rows)
		last = app->detail_line_count - rows;
	if (app->detail_top > last)
		app->detail_top = last;
	if (line < app->detail_top)
		app->detail_top = line;
	if (rows > 0 && line >= app->detail_top + rows)
		app->detail_top = line + 1 - rows;
}

void app_set_link_line(struct app *app, size_t line)
{
	if (app->private->shows_link && app->links.chosen < app->links.count)
		show_line(app, line + app->links.chosen);
	app->private->shows_link = false;
}

static unsigned choose_link(struct app *app, bool is_forward)
{
	struct app_links *links = &app->links;

	app_find_links(app);
	if (app->cursor == APP_NO_PAPER)
		return EFFECT_DRAW;
	if (links->count == 0) {
		app_say(app, LEVEL_INFO, "%s",
			topic_index_is_done(app->topic_index)
				? "no other paper is on a topic of this one"
				: "the topics are still being counted");
		return EFFECT_DRAW;
	}
	if (app->pane != PANE_DETAIL || links->chosen >= links->count)
		links->chosen = is_forward ? 0 : links->count - 1;
	else
		links->chosen =
			(links->chosen + (is_forward ? 1 : links->count - 1)) % links->count;
	app->pane = PANE_DETAIL;
	app->private->shows_link = true;
	app_see(app);
	return EFFECT_DRAW;
}

/* Puts the cursor on a paper, at once or when the list has come to it; `position` is where it goes
 * if the paper is not listed at all. */
static void go_to(struct app *app, uint32_t paper, size_t position)
{
	app->private->is_following = false;
	app->private->position_wanted = position;
	app->cursor = paper;
	app->detail_top = 0;
	app_follow_cursor(app);
}

static void remember_place(struct app *app)
{
	struct app_private *private = app->private;
	struct str query = filter_text(app->filter);

	if (private->jump_count == JUMPS_MAX) {
		free(private->jumps[0].query);
		private->jump_count--;
		for (size_t i = 0; i < private->jump_count; i++)
		private->jumps[i] = private->jumps[i + 1];
	}
	private->jumps = alloc_grow(private->jumps, &private->jump_capacity,
				    private->jump_count + 1, sizeof(*private->jumps));
	private->jumps[private->jump_count++] = (struct app_jump){
		.paper = app->cursor,
		.position = app->cursor_position,
		.query = alloc_copy(query.p, query.len),
		.detail_top = app->detail_top,
		.pane = app->pane,
	};
}

static unsigned follow_link(struct app *app)
{
	uint32_t paper = app->links.papers[app->links.chosen];

	app_finish_list(app);
	remember_place(app);
	if (filter_position(app->filter, paper) == SIZE_MAX) {
		app_set_query(app, STR(""));
		app_say(app, LEVEL_INFO,
			"the filter hid this paper and is off; going back puts it on");
	}
	go_to(app, paper, 0);
	app_see(app);
	return EFFECT_DRAW;
}

static unsigned go_back(struct app *app)
{
	struct app_private *private = app->private;
	struct app_jump jump;

	if (private->jump_count == 0) {
		app_say(app, LEVEL_INFO, "no link was followed that leads back");
		return EFFECT_DRAW;
	}
	jump = private->jumps[--private->jump_count];
	if (!str_equal(filter_text(app->filter), str_from(jump.query)))
		app_set_query(app, str_from(jump.query));
	free(jump.query);
	go_to(app, jump.paper, jump.position);
	app->pane = jump.pane;
	app->detail_top = jump.detail_top;
	return EFFECT_DRAW;
}

unsigned app_link(struct app *app, enum action action)
{
	if (action == ACTION_NEXT_LINK || action == ACTION_PREVIOUS_LINK)
		return choose_link(app, action == ACTION_NEXT_LINK);
	if (action == ACTION_GO_BACK)
		return go_back(app);
	if (action == ACTION_READ && app->pane == PANE_DETAIL &&
	    app->private->linked == app->cursor && app->links.chosen < app->links.count)
		return follow_link(app);
	return 0;
}

void app_free_links(struct app *app)
{
	struct app_private *private = app->private;

	for (size_t i = 0; i < private->jump_count; i++)
		free(private->jumps[i].query);
	free(private->jumps);
	related_delete(private->related);
}
