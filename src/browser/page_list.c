/*
 * The list as a page, with the panes beside it. What a click is on was found by whoever knows the
 * screen (view/hit.h); a click scrolls nothing, so that the second one of two finds what the first
 * one found.
 */

#include "config.h"

#include "browser/actions.h"
#include "browser/browser_private.h"
#include "browser/page.h"

/* How long a movement waits for a list that is being made, in microseconds. */
#define MOVE_WAIT 8000

/* Whether what the action does is the same in a list that is not complete. */
static bool takes_part_of_list(const struct browser *browser, enum action action)
{
	unsigned needs = action == ACTION_NONE ? NEEDS_NOTHING : action_info(action)->needs;

	if (needs & NAVIGATES && browser->selection.is_range)
		return false;
	return !(needs & NEEDS_LIST);
}

static void wait_for_list(struct browser *browser, enum action action)
{
	/* Going back is for no paper of the list, and leaves what takes long to make. */
	if (action == ACTION_CANCEL || filter_is_done(browser->filter))
		return;
	if (!takes_part_of_list(browser, action)) {
		browser_finish_list(browser);
		return;
	}
	filter_step(browser->filter, MOVE_WAIT);
	browser_follow_cursor(browser);
}

static unsigned key(struct browser *browser, uint32_t key)
{
	enum action action = keymap_press(&browser->keymap, key);

	wait_for_list(browser, action);
	return browser_act(browser, action) | EFFECT_DRAW;
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

static void click_paper(struct browser *browser, const struct event *event)
{
	bool is_mark = event->target == TARGET_MARK || event->has_control;
	size_t position;

	browser->pane = PANE_LIST;
	if (event->mouse == MOUSE_DOUBLE && !is_mark) {
		if (browser->prompts.open == PROMPT_QUERY)
			browser_query_accept(browser);
		browser_act(browser, ACTION_READ);
		return;
	}
	if (!place_of(browser, event->index, &position))
		return;
	browser_pick_place(browser, position);
	if (is_mark && browser->list.paper != NO_PAPER)
		selection_toggle(&browser->selection, browser->list.paper);
}

static void click_heading(struct browser *browser, const struct event *event)
{
	struct sort_order order = filter_order(browser->filter);
	enum sort_key key = (enum sort_key)event->index;

	browser_finish_list(browser);
	if (order.key == key)
		order.is_reversed = !order.is_reversed;
	else
		order = (struct sort_order){ .key = key };
	browser_set_order(browser, order);
}

/* The second of two clicks would only take the first one back. */
static void click_topic(struct browser *browser, const struct event *event)
{
	if (event->mouse == MOUSE_DOUBLE || event->index >= browser->topics.count)
		return;
	scroll_pick(&browser->topics, event->index);
	act_topic(browser, (int)event->index + 1);
}

static void click_detail(struct browser *browser, const struct event *event)
{
	(void)event;
	browser->pane = PANE_DETAIL;
}

static void click_link(struct browser *browser, const struct event *event)
{
	browser->pane = PANE_DETAIL;
	if (links_choose_at(&browser->detail.links, event->index) && event->mouse == MOUSE_DOUBLE)
		browser_act(browser, ACTION_READ);
}

static void wheel_list(struct browser *browser, bool is_down)
{
	browser_finish_list(browser);
	browser_turn_wheel(browser, is_down);
}

static void wheel_detail(struct browser *browser, bool is_down)
{
	scroll_turn_wheel(&browser->detail.scroll, is_down);
}

static void wheel_topics(struct browser *browser, bool is_down)
{
	scroll_turn_wheel(&browser->topics, is_down);
}

/* What the mouse does on each part of the page. */
static const struct {
	void (*click)(struct browser *browser, const struct event *event);
	void (*turn_wheel)(struct browser *browser, bool is_down);
} targets[TARGET_COUNT] = {
	[TARGET_TOPIC] = { click_topic, wheel_topics },
	[TARGET_HEADING] = { click_heading, wheel_list },
	[TARGET_LIST] = { click_paper, wheel_list },
	[TARGET_MARK] = { click_paper, wheel_list },
	[TARGET_DETAIL] = { click_detail, wheel_detail },
	[TARGET_LINK] = { click_link, wheel_detail },
};

static unsigned click(struct browser *browser, const struct event *event)
{
	if (targets[event->target].click)
		targets[event->target].click(browser, event);
	return EFFECT_DRAW;
}

static unsigned turn_wheel(struct browser *browser, const struct event *event)
{
	if (targets[event->target].turn_wheel)
		targets[event->target].turn_wheel(browser, event->mouse == MOUSE_DOWN);
	return EFFECT_DRAW;
}

const struct page page_list = { .key = key, .click = click, .turn_wheel = turn_wheel };
