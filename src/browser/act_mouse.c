/*
 * The mouse. What a click is on was found by whoever knows the screen (view/hit.h); here is what it
 * means. A click scrolls nothing, so that the second one of two finds what the first one found.
 */

#include "config.h"

#include "browser/actions.h"
#include "browser/browser_private.h"

/* How far the wheel goes at once. */
#define WHEEL_LINES 3

unsigned act_mouse(struct browser *browser, int value)
{
	(void)value;
	browser->has_mouse = !browser->has_mouse;
	browser_say(browser, LEVEL_INFO, "%s",
		    browser->has_mouse ? "clicks and the wheel are for the browser"
				       : "the mouse is the terminal's, to select with");
	return EFFECT_DRAW;
}

static unsigned press(struct browser *browser, uint32_t key, int times)
{
	const struct event event = { .type = EVENT_KEY, .key = key };
	unsigned effects = 0;

	while (times-- > 0)
		effects |= browser_handle(browser, &event);
	return effects;
}

/* The list may have changed since it was drawn: the paper is what was meant, not its place. */
static bool place_of(struct browser *browser, size_t index, size_t *position)
{
	size_t count;
	const uint32_t *papers = filter_papers(browser->filter, &count);
	uint32_t paper;

	if (index >= count)
		return false;
	paper = papers[index];
	browser_finish_list(browser);
	*position = filter_position(browser->filter, paper);
	return *position != SIZE_MAX;
}

static void put_cursor(struct browser *browser, size_t position)
{
	size_t top = browser->list_top;

	browser->private->is_following = false;
	browser_move_to(browser, position);
	browser->private->position_wanted = browser->cursor_position;
	if (position >= top && position < top + browser->list_rows)
		browser->list_top = top;
	browser_follow_range(browser);
}

static unsigned click_paper(struct browser *browser, const struct event *event)
{
	bool is_mark = event->target == TARGET_MARK || event->has_control;
	size_t position;

	browser->pane = PANE_LIST;
	if (event->mouse == MOUSE_DOUBLE && !is_mark) {
		press(browser, INPUT_ENTER, browser->prompt == PROMPT_QUERY ? 1 : 0);
		return browser_act(browser, ACTION_READ);
	}
	if (!place_of(browser, event->index, &position))
		return EFFECT_DRAW;
	put_cursor(browser, position);
	if (is_mark && browser->cursor != BROWSER_NO_PAPER)
		browser_select_other(browser, browser->cursor);
	return EFFECT_DRAW;
}

static unsigned click_heading(struct browser *browser, size_t key)
{
	struct sort_order order = filter_order(browser->filter);

	browser_finish_list(browser);
	if (order.key == (enum sort_key)key)
		order.is_reversed = !order.is_reversed;
	else
		order = (struct sort_order){ .key = (enum sort_key)key };
	return browser_set_order(browser, order);
}

/* The second of two clicks would only take the first one back. */
static unsigned click_topic(struct browser *browser, const struct event *event)
{
	if (event->mouse == MOUSE_DOUBLE || event->index >= browser->session->topics.count)
		return EFFECT_DRAW;
	browser->topic_cursor = event->index;
	return act_topic(browser, (int)event->index + 1);
}

static unsigned click_link(struct browser *browser, const struct event *event)
{
	browser->pane = PANE_DETAIL;
	if (event->index >= browser->links.count)
		return EFFECT_DRAW;
	browser->links.chosen = event->index;
	return event->mouse == MOUSE_DOUBLE ? browser_act(browser, ACTION_READ) : EFFECT_DRAW;
}

/* Choosing moves the list, so the second click is for what the first one chose. */
static unsigned click_help(struct browser *browser, const struct event *event)
{
	if (event->mouse == MOUSE_DOUBLE)
		return press(browser, INPUT_ENTER, 1);
	browser->help_cursor = event->index;
	return EFFECT_DRAW;
}

static unsigned click(struct browser *browser, const struct event *event)
{
	struct line_edit *line = (struct line_edit *)browser_typed_line(browser);

	switch (event->target) {
	case TARGET_QUERY:
		return browser_act(browser, ACTION_FILTER);
	case TARGET_TOPIC:
		return click_topic(browser, event);
	case TARGET_HEADING:
		return click_heading(browser, event->index);
	case TARGET_LIST:
	case TARGET_MARK:
		return click_paper(browser, event);
	case TARGET_DETAIL:
		browser->pane = PANE_DETAIL;
		break;
	case TARGET_LINK:
		return click_link(browser, event);
	case TARGET_LINE:
		if (line && event->index <= line->text.len)
			line->cursor = event->index;
		break;
	case TARGET_HELP:
		return click_help(browser, event);
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
static void scroll_list(struct browser *browser, bool is_down)
{
	size_t rows = browser->list_rows, margin = browser_margin(browser, rows), count, top, first,
	       last;

	browser_finish_list(browser);
	filter_papers(browser->filter, &count);
	if (count == 0 || rows == 0)
		return;
	top = scrolled(browser->list_top, count, rows, is_down);
	first = top > 0 ? top + margin : 0;
	last = top + rows < count ? top + rows - 1 - margin : count - 1;
	browser->list_top = top;
	if (browser->cursor_position < first)
		put_cursor(browser, first);
	else if (browser->cursor_position > last)
		put_cursor(browser, last);
}

static void scroll_topics(struct browser *browser, bool is_down)
{
	size_t rows = browser->topic_rows, count = browser->session->topics.count;
	size_t top = scrolled(browser->topic_top, count, rows, is_down),
	       margin = browser_margin(browser, rows);
	size_t first = top > 0 ? top + margin : 0;
	size_t last = top + rows < count ? top + rows - 1 - margin : count - 1;

	if (count == 0 || rows == 0)
		return;
	browser->topic_top = top;
	if (browser->topic_cursor < first)
		browser->topic_cursor = first;
	else if (browser->topic_cursor > last)
		browser->topic_cursor = last;
}

static unsigned turn_wheel(struct browser *browser, const struct event *event)
{
	bool is_down = event->mouse == MOUSE_DOWN;

	switch (event->target) {
	case TARGET_HEADING:
	case TARGET_LIST:
	case TARGET_MARK:
		scroll_list(browser, is_down);
		break;
	case TARGET_DETAIL:
	case TARGET_LINK:
		browser->detail_top = scrolled(browser->detail_top, browser->detail_line_count,
					       browser->detail_rows, is_down);
		break;
	case TARGET_TOPIC:
		scroll_topics(browser, is_down);
		break;
	case TARGET_HELP:
	case TARGET_PAGE:
		/* What has no place to scroll to but its cursor's. */
		return press(browser, is_down ? INPUT_DOWN : INPUT_UP, WHEEL_LINES);
	case TARGET_QUERY:
	case TARGET_LINE:
	case TARGET_NONE:
		break;
	}
	return EFFECT_DRAW;
}

unsigned browser_mouse(struct browser *browser, const struct event *event)
{
	keymap_reset(&browser->keymap);
	return event->type == EVENT_CLICK ? click(browser, event) : turn_wheel(browser, event);
}
