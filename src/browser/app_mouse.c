/*
 * The mouse. What a click is on was found by whoever knows the screen (view/hit.h); here is what it
 * means. A click scrolls nothing, so that the second one of two finds what the first one found.
 */

#include "config.h"

#include "browser/app_private.h"

/* How far the wheel goes at once. */
#define WHEEL_LINES 3

unsigned app_switch_mouse(struct app *app, enum action action)
{
	if (action != ACTION_MOUSE)
		return 0;
	app->has_mouse = !app->has_mouse;
	app_say(app, LEVEL_INFO, "%s",
		app->has_mouse ? "clicks and the wheel are for the browser"
			       : "the mouse is the terminal's, to select with");
	return EFFECT_DRAW;
}

static unsigned press(struct app *app, uint32_t key, int times)
{
	const struct event event = { .type = EVENT_KEY, .key = key };
	unsigned effects = 0;

	while (times-- > 0)
		effects |= app_handle(app, &event);
	return effects;
}

/* The list may have changed since it was drawn: the paper is what was meant, not its place. */
static bool place_of(struct app *app, size_t index, size_t *position)
{
	size_t count;
	const uint32_t *papers = filter_papers(app->filter, &count);
	uint32_t paper;

	if (index >= count)
		return false;
	paper = papers[index];
	app_finish_list(app);
	*position = filter_position(app->filter, paper);
	return *position != SIZE_MAX;
}

static void put_cursor(struct app *app, size_t position)
{
	size_t top = app->list_top;

	app->private->is_following = false;
	app_move_to(app, position);
	app->private->position_wanted = app->cursor_position;
	if (position >= top && position < top + app->list_rows)
		app->list_top = top;
	app_follow_range(app);
}

static unsigned click_paper(struct app *app, const struct event *event)
{
	bool is_mark = event->target == TARGET_MARK || event->has_control;
	size_t position;

	app->pane = PANE_LIST;
	if (event->mouse == MOUSE_DOUBLE && !is_mark) {
		press(app, INPUT_ENTER, app->mode == MODE_FILTER ? 1 : 0);
		return app_act(app, ACTION_READ);
	}
	if (!place_of(app, event->index, &position))
		return EFFECT_DRAW;
	put_cursor(app, position);
	if (is_mark && app->cursor != APP_NO_PAPER)
		app_select_other(app, app->cursor);
	return EFFECT_DRAW;
}

static unsigned click_heading(struct app *app, size_t key)
{
	struct sort_order order = filter_order(app->filter);

	app_finish_list(app);
	if (order.key == (enum sort_key)key)
		order.is_reversed = !order.is_reversed;
	else
		order = (struct sort_order){ .key = (enum sort_key)key };
	return app_set_order(app, order);
}

/* The second of two clicks would only take the first one back. */
static unsigned click_topic(struct app *app, const struct event *event)
{
	if (event->mouse == MOUSE_DOUBLE || event->index >= app->session->topics.count)
		return EFFECT_DRAW;
	app->topic_cursor = event->index;
	return app_topic_switch(app, event->index);
}

static unsigned click_link(struct app *app, const struct event *event)
{
	app->pane = PANE_DETAIL;
	if (event->index >= app->links.count)
		return EFFECT_DRAW;
	app->links.chosen = event->index;
	return event->mouse == MOUSE_DOUBLE ? app_act(app, ACTION_READ) : EFFECT_DRAW;
}

/* Choosing moves the list, so the second click is for what the first one chose. */
static unsigned click_help(struct app *app, const struct event *event)
{
	if (event->mouse == MOUSE_DOUBLE)
		return press(app, INPUT_ENTER, 1);
	app->help_cursor = event->index;
	return EFFECT_DRAW;
}

static unsigned click(struct app *app, const struct event *event)
{
	struct line_edit *line = (struct line_edit *)app_typed_line(app);

	switch (event->target) {
	case TARGET_QUERY:
		return app_act(app, ACTION_FILTER);
	case TARGET_TOPIC:
		return click_topic(app, event);
	case TARGET_HEADING:
		return click_heading(app, event->index);
	case TARGET_LIST:
	case TARGET_MARK:
		return click_paper(app, event);
	case TARGET_DETAIL:
		app->pane = PANE_DETAIL;
		break;
	case TARGET_LINK:
		return click_link(app, event);
	case TARGET_LINE:
		if (line && event->index <= line->text.len)
			line->cursor = event->index;
		break;
	case TARGET_HELP:
		return click_help(app, event);
	case TARGET_PAGE:
	case TARGET_NONE:
		break;
	}
	return EFFECT_DRAW;
}

/* Where `rows` rows of `count` lines begin after the wheel has turned. */
static size_t scrolled(size_t top, size_t count, size_t rows, bool is_down)
{
	size_t last = count > rows ? count - rows : 0;

	if (!is_down)
		return top > WHEEL_LINES ? top - WHEEL_LINES : 0;
	return top + WHEEL_LINES < last ? top + WHEEL_LINES : last;
}

/* The cursor stays on its paper as long as that is in view, with its margin. */
static void scroll_list(struct app *app, bool is_down)
{
	size_t rows = app->list_rows, margin = app_margin(app, rows), count, top, first, last;

	app_finish_list(app);
	filter_papers(app->filter, &count);
	if (count == 0 || rows == 0)
		return;
	top = scrolled(app->list_top, count, rows, is_down);
	first = top > 0 ? top + margin : 0;
	last = top + rows < count ? top + rows - 1 - margin : count - 1;
	app->list_top = top;
	if (app->cursor_position < first)
		put_cursor(app, first);
	else if (app->cursor_position > last)
		put_cursor(app, last);
}

static void scroll_topics(struct app *app, bool is_down)
{
	size_t rows = app->topic_rows, count = app->session->topics.count;
	size_t top = scrolled(app->topic_top, count, rows, is_down), margin = app_margin(app, rows);
	size_t first = top > 0 ? top + margin : 0;
	size_t last = top + rows < count ? top + rows - 1 - margin : count - 1;

	if (count == 0 || rows == 0)
		return;
	app->topic_top = top;
	if (app->topic_cursor < first)
		app->topic_cursor = first;
	else if (app->topic_cursor > last)
		app->topic_cursor = last;
}

static unsigned turn_wheel(struct app *app, const struct event *event)
{
	bool is_down = event->mouse == MOUSE_DOWN;

	switch (event->target) {
	case TARGET_HEADING:
	case TARGET_LIST:
	case TARGET_MARK:
		scroll_list(app, is_down);
		break;
	case TARGET_DETAIL:
	case TARGET_LINK:
		app->detail_top = scrolled(app->detail_top, app->detail_line_count,
					   app->detail_rows, is_down);
		break;
	case TARGET_TOPIC:
		scroll_topics(app, is_down);
		break;
	case TARGET_HELP:
	case TARGET_PAGE:
		/* What has no place to scroll to but its cursor's. */
		return press(app, is_down ? INPUT_DOWN : INPUT_UP, WHEEL_LINES);
	case TARGET_QUERY:
	case TARGET_LINE:
	case TARGET_NONE:
		break;
	}
	return EFFECT_DRAW;
}

unsigned app_mouse(struct app *app, const struct event *event)
{
	keymap_reset(&app->keymap);
	return event->type == EVENT_CLICK ? click(app, event) : turn_wheel(app, event);
}
