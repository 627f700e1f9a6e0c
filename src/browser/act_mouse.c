/*
 * The mouse. What a click is on was found by whoever knows the screen (view/hit.h); here is what it
 * means. A click scrolls nothing, so that the second one of two finds what the first one found.
 */

#include "config.h"

#include "browser/actions.h"
#include "browser/browser_private.h"

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
	browser_pick_place(browser, position);
	browser_follow_range(browser);
	if (is_mark && browser->list.paper != NO_PAPER)
		selection_toggle(&browser->selection, browser->list.paper);
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
	scroll_pick(&browser->topics, event->index);
	return act_topic(browser, (int)event->index + 1);
}

static unsigned click_link(struct browser *browser, const struct event *event)
{
	browser->pane = PANE_DETAIL;
	if (!links_choose_at(&browser->links, event->index))
		return EFFECT_DRAW;
	return event->mouse == MOUSE_DOUBLE ? browser_act(browser, ACTION_READ) : EFFECT_DRAW;
}

/* Choosing moves the list, so the second click is for what the first one chose. */
static unsigned click_help(struct browser *browser, const struct event *event)
{
	if (event->mouse == MOUSE_DOUBLE)
		return press(browser, INPUT_ENTER, 1);
	browser->help.scroll.cursor = event->index;
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

static unsigned turn_wheel(struct browser *browser, const struct event *event)
{
	bool is_down = event->mouse == MOUSE_DOWN;

	switch (event->target) {
	case TARGET_HEADING:
	case TARGET_LIST:
	case TARGET_MARK:
		browser_finish_list(browser);
		browser_turn_wheel(browser, is_down);
		browser_follow_range(browser);
		break;
	case TARGET_DETAIL:
	case TARGET_LINK:
		scroll_turn_wheel(&browser->detail.scroll, is_down);
		break;
	case TARGET_TOPIC:
		scroll_turn_wheel(&browser->topics, is_down);
		break;
	case TARGET_HELP:
	case TARGET_PAGE:
		/* What has no place to scroll to but its cursor's. */
		return press(browser, is_down ? INPUT_DOWN : INPUT_UP, SCROLL_WHEEL_LINES);
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
