/*
 * Cursor and scrolling. The cursor is a paper; its position in the list follows from the filter
 * and is found anew whenever the list changes. Each pane keeps its cursor a few rows off the edge.
 */

#include "config.h"

#include "browser/app_private.h"

size_t app_margin(const struct app *app, size_t rows)
{
	size_t margin = (size_t)app->session->settings.numbers[SETTING_SCROLL_MARGIN];

	if (rows <= 2 * margin)
		margin = rows > 0 ? (rows - 1) / 2 : 0;
	return margin;
}

/* Scrolls so that `at` of `count` is in view, with rows around it to see. */
static void scroll_to(const struct app *app, size_t *top, size_t at, size_t count, size_t rows)
{
	size_t margin = app_margin(app, rows);

	if (rows == 0) {
		*top = at;
		return;
	}
	if (at < *top + margin)
		*top = at > margin ? at - margin : 0;
	if (at + margin >= *top + rows)
		*top = at + margin + 1 - rows;
	if (*top + rows > count)
		*top = count > rows ? count - rows : 0;
}

void app_move_to(struct app *app, size_t position)
{
	size_t count;
	const uint32_t *papers = filter_papers(app->filter, &count);
	uint32_t before = app->cursor;

	if (count == 0) {
		app->cursor = APP_NO_PAPER;
		app->cursor_position = 0;
	} else {
		app->cursor_position = position < count ? position : count - 1;
		app->cursor = papers[app->cursor_position];
	}
	if (app->cursor != before)
		app->detail_top = 0;
	scroll_to(app, &app->list_top, app->cursor_position, count, app->list_rows);
}

void app_follow_cursor(struct app *app)
{
	size_t count, position = SIZE_MAX;

	filter_papers(app->filter, &count);
	if (app->cursor != APP_NO_PAPER && !app->private->is_following)
		position = filter_position(app->filter, app->cursor);
	if (position != SIZE_MAX)
		app->private->position_wanted = position;
	else if (!filter_is_done(app->filter) && !app->private->is_following)
		return;
	app_move_to(app, app->private->position_wanted);
}

unsigned app_go_to(struct app *app, size_t number)
{
	app->private->is_following = false;
	app_move_to(app, number > 0 ? number - 1 : 0);
	app->private->position_wanted = app->cursor_position;
	app_follow_range(app);
	return EFFECT_DRAW;
}

/* Where a movement leads from `at` among `count` lines of a page of `rows`. */
static size_t target(enum action action, size_t at, size_t count, size_t rows)
{
	size_t page = rows > 1 ? rows - 1 : 1, half = rows > 1 ? rows / 2 : 1, step = 0;
	bool is_back = false;

	if (action == ACTION_FIRST || count == 0)
		return 0;
	if (action == ACTION_LAST)
		return count - 1;
	if (action == ACTION_DOWN || action == ACTION_UP)
		step = 1;
	else if (action == ACTION_PAGE_DOWN || action == ACTION_PAGE_UP)
		step = page;
	else
		step = half;
	is_back = action == ACTION_UP || action == ACTION_PAGE_UP || action == ACTION_HALF_UP;
	if (is_back)
		return at > step ? at - step : 0;
	return count - 1 - at > step ? at + step : count - 1;
}

static void move_in_list(struct app *app, enum action action)
{
	size_t count;

	filter_papers(app->filter, &count);
	app->private->is_following = false;
	app_move_to(app, target(action, app->cursor_position, count, app->list_rows));
	app->private->position_wanted = app->cursor_position;
}

static void move_in_detail(struct app *app, enum action action)
{
	size_t rows = app->detail_rows, lines = app->detail_line_count;
	size_t tops = lines > rows ? lines - rows + 1 : 1; /* tops that leave no blank page */

	app->detail_top =
		target(action, app->detail_top < tops ? app->detail_top : tops - 1, tops, rows);
}

static void move_in_topics(struct app *app, enum action action)
{
	size_t count = app->session->topics.count;

	app->topic_cursor = target(action, app->topic_cursor, count, app->topic_rows);
	scroll_to(app, &app->topic_top, app->topic_cursor, count, app->topic_rows);
}

static void move_to_match(struct app *app, bool is_forward)
{
	size_t best = SIZE_MAX;

	for (size_t i = 0; i < app->match_line_count; i++) {
		size_t line = app->match_lines[i];

		if (is_forward && line > app->detail_top) {
			best = line;
			break;
		}
		if (!is_forward && line < app->detail_top)
			best = line;
	}
	if (best == SIZE_MAX)
		app_say(app, LEVEL_INFO, "no more matches in this paper");
	else
		app->detail_top = best;
}

static void next_pane(struct app *app, bool is_forward)
{
	/* The order of Tab, and whether a pane is on the screen; the detail can always be opened.
	 */
	static const enum app_pane ring[] = { PANE_LIST, PANE_DETAIL, PANE_TOPICS };
	size_t at = 0;

	while (ring[at] != app->pane)
		at++;
	do
		at = (at + (is_forward ? 1 : 2)) % 3;
	while (ring[at] == PANE_TOPICS && app->topic_rows == 0);
	app->pane = ring[at];
}

static unsigned move_in_pane(struct app *app, enum action action)
{
	switch (app->pane) {
	case PANE_LIST:
		move_in_list(app, action);
		break;
	case PANE_DETAIL:
		move_in_detail(app, action);
		break;
	case PANE_TOPICS:
		move_in_topics(app, action);
		break;
	}
	return EFFECT_DRAW;
}

static void read_paper(struct app *app)
{
	app->pane = PANE_DETAIL;
	app_see(app);
}

unsigned app_move(struct app *app, enum action action)
{
	if (action <= ACTION_LAST)
		return move_in_pane(app, action);
	if (action == ACTION_NEXT_PANE || action == ACTION_PREVIOUS_PANE)
		next_pane(app, action == ACTION_NEXT_PANE);
	else if (action == ACTION_READ && app->pane == PANE_TOPICS)
		return app_topic_switch(app, app->topic_cursor);
	else if (action == ACTION_READ)
		read_paper(app);
	else if (action == ACTION_BACK)
		app->pane = PANE_LIST;
	else if (action == ACTION_NEXT_MATCH || action == ACTION_PREVIOUS_MATCH)
		move_to_match(app, action == ACTION_NEXT_MATCH);
	else
		return 0;
	return EFFECT_DRAW;
}
