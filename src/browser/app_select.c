/*
 * The selection: a set of papers, the screen's alone. While a range is being selected, what was
 * selected before it is kept aside, and the range is laid over it anew after each movement.
 */

#include "config.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "browser/app_private.h"

uint32_t *app_chosen_papers(const struct app *app, size_t *count)
{
	size_t listed;
	const uint32_t *papers = filter_papers(app->filter, &listed);
	uint32_t *chosen = alloc_resize(NULL, app->selected_count + 1, sizeof(*chosen));

	*count = 0;
	for (size_t i = 0; i < listed && app->selected_count > 0; i++)
		if (papers[i] < app->selected.bits && bitset_has(&app->selected, papers[i]))
			chosen[(*count)++] = papers[i];
	if (app->selected_count == 0 && app->cursor != APP_NO_PAPER)
		chosen[(*count)++] = app->cursor;
	return chosen;
}

static void make_room(struct app *app)
{
	if (app->selected.bits < app->session->library.count)
		bitset_resize(&app->selected, app->session->library.count);
}

static bool is_selected(const struct app *app, uint32_t paper)
{
	return paper < app->selected.bits && bitset_has(&app->selected, paper);
}

static void select_paper(struct app *app, uint32_t paper, bool select)
{
	make_room(app);
	if (bitset_has(&app->selected, paper) == select)
		return;
	if (select) {
		bitset_add(&app->selected, paper);
		app->selected_count++;
	} else {
		bitset_remove(&app->selected, paper);
		app->selected_count--;
	}
}

void app_select_other(struct app *app, uint32_t paper)
{
	app->is_selecting_range = false;
	select_paper(app, paper, !is_selected(app, paper));
}

static void select_and_go_on(struct app *app)
{
	if (app->cursor == APP_NO_PAPER)
		return;
	select_paper(app, app->cursor, !is_selected(app, app->cursor));
	app->private->is_following = false;
	app_move_to(app, app->cursor_position + 1);
	app->private->position_wanted = app->cursor_position;
}

static void select_all(struct app *app)
{
	size_t count;
	const uint32_t *papers = filter_papers(app->filter, &count);
	bool all = true;

	for (size_t i = 0; i < count && all; i++)
		all = is_selected(app, papers[i]);
	for (size_t i = 0; i < count; i++)
		select_paper(app, papers[i], !all);
}

static void invert(struct app *app)
{
	size_t count;
	const uint32_t *papers = filter_papers(app->filter, &count);

	for (size_t i = 0; i < count; i++)
		select_paper(app, papers[i], !is_selected(app, papers[i]));
}

void app_select_none(struct app *app)
{
	bitset_clear(&app->selected);
	app->selected_count = 0;
	app->is_selecting_range = false;
}

static void begin_range(struct app *app)
{
	if (app->cursor == APP_NO_PAPER)
		return;
	make_room(app);
	app->is_selecting_range = true;
	app->private->range_anchor = app->cursor;
	app->private->is_following = false;
	bitset_copy(&app->private->range_base, &app->selected);
	app_follow_range(app);
	app_say(app, LEVEL_INFO, "selecting a range; v ends it");
}

void app_follow_range(struct app *app)
{
	size_t anchor, from, to, count;
	const uint32_t *papers;

	if (!app->is_selecting_range)
		return;
	papers = filter_papers(app->filter, &count);
	anchor = filter_position(app->filter, app->private->range_anchor);
	if (anchor == SIZE_MAX || app->cursor == APP_NO_PAPER) {
		app->is_selecting_range = false;
		return;
	}
	bitset_copy(&app->selected, &app->private->range_base);
	app->selected_count = bitset_count(&app->selected);
	from = anchor < app->cursor_position ? anchor : app->cursor_position;
	to = anchor < app->cursor_position ? app->cursor_position : anchor;
	for (size_t i = from; i <= to && i < count; i++)
		select_paper(app, papers[i], true);
}

unsigned app_select(struct app *app, enum action action)
{
	bool was_range = app->is_selecting_range;

	if (action != ACTION_SELECT && action != ACTION_SELECT_ALL &&
	    action != ACTION_SELECT_INVERT && action != ACTION_SELECT_RANGE)
		return 0;
	app->is_selecting_range = false;
	if (action == ACTION_SELECT)
		select_and_go_on(app);
	else if (action == ACTION_SELECT_ALL)
		select_all(app);
	else if (action == ACTION_SELECT_INVERT)
		invert(app);
	else if (!was_range)
		begin_range(app);
	return EFFECT_DRAW;
}
