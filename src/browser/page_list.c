/*
 * What keys, clicks and the wheel mean on the list's page. What a click is on was found by whoever
 * knows the screen (view/hit.h); a click scrolls nothing, so that the second one of two finds what
 * the first one found.
 */

#include "config.h"

#include "browser/page_list.h"

/* How long a movement waits for a list that is being made, in microseconds. */
#define MOVE_WAIT 8000

void page_list_init(struct page_list *list, struct filter *filter, const struct shown_papers *shown)
{
	*list = (struct page_list){ .filter = filter,
				    .shown = *shown,
				    .detail = { .paper = NO_PAPER } };
	list_cursor_init(&list->cursor);
	selection_init(&list->selection);
	links_init(&list->detail.links, shown->corpus);
}

void page_list_free(struct page_list *list)
{
	links_free(&list->detail.links);
	selection_free(&list->selection);
}

void page_list_set_margin(struct page_list *list, size_t margin)
{
	list->cursor.scroll.margin = margin;
	list->topics.margin = margin;
}

/* Whether what the action does is the same in a list that is not complete. */
static bool takes_part_of_list(const struct page_list *list, enum action action)
{
	unsigned needs = action == ACTION_NONE ? NEEDS_NOTHING : action_info(action)->needs;

	if (needs & NAVIGATES && list->selection.is_range)
		return false;
	return !(needs & NEEDS_LIST);
}

static void wait_for_list(struct page_list *list, enum action action)
{
	/* Going back is for no paper of the list, and leaves what takes long to make. */
	if (action == ACTION_CANCEL || filter_is_done(list->filter))
		return;
	if (!takes_part_of_list(list, action)) {
		page_list_finish(list);
		return;
	}
	filter_step(list->filter, MOVE_WAIT);
	page_list_follow(list);
}

static struct page_reply press(void *page, const struct page_key *key)
{
	wait_for_list(page, key->action);
	return page_reply_with(key->action);
}

/* The list may have changed since it was drawn: the paper is what was meant, not its place. */
static bool place_of(struct page_list *list, size_t index, size_t *position)
{
	size_t count;
	const uint32_t *papers = filter_papers(list->filter, &count);
	uint32_t paper;

	if (index >= count)
		return false;
	paper = papers[index];
	page_list_finish(list);
	*position = filter_position(list->filter, paper);
	return *position != SIZE_MAX;
}

static struct page_reply click_paper(struct page_list *list, const struct event *event)
{
	bool is_mark = event->target == TARGET_MARK || event->has_control;
	size_t position;

	list->pane = PANE_LIST;
	if (event->mouse == MOUSE_DOUBLE && !is_mark)
		return page_reply_with(ACTION_READ);
	if (!place_of(list, event->index, &position))
		return page_reply_with(ACTION_NONE);
	page_list_pick(list, position);
	if (is_mark && list->cursor.paper != NO_PAPER)
		selection_toggle(&list->selection, list->cursor.paper);
	return page_reply_with(ACTION_NONE);
}

static struct page_reply click_heading(struct page_list *list, const struct event *event)
{
	struct page_reply reply = page_reply_with(ACTION_NONE);
	enum sort_key key = (enum sort_key)event->index;

	list->order = filter_order(list->filter);
	page_list_finish(list);
	if (list->order.key == key)
		list->order.is_reversed = !list->order.is_reversed;
	else
		list->order = (struct sort_order){ .key = key };
	reply.order = &list->order;
	return reply;
}

/* The second of two clicks would only take the first one back. */
static struct page_reply click_topic(struct page_list *list, const struct event *event)
{
	struct page_reply reply = page_reply_with(ACTION_NONE);

	if (event->mouse == MOUSE_DOUBLE || event->index >= list->topics.count)
		return reply;
	scroll_pick(&list->topics, event->index);
	reply.topic = event->index + 1;
	return reply;
}

static struct page_reply click_detail(struct page_list *list, const struct event *event)
{
	(void)event;
	list->pane = PANE_DETAIL;
	return page_reply_with(ACTION_NONE);
}

static struct page_reply click_link(struct page_list *list, const struct event *event)
{
	bool is_chosen = links_choose_at(&list->detail.links, event->index);

	list->pane = PANE_DETAIL;
	return page_reply_with(is_chosen && event->mouse == MOUSE_DOUBLE ? ACTION_READ
									 : ACTION_NONE);
}

static void wheel_list(struct page_list *list, bool is_down)
{
	page_list_finish(list);
	page_list_turn(list, is_down);
}

static void wheel_detail(struct page_list *list, bool is_down)
{
	scroll_turn_wheel(&list->detail.scroll, is_down);
}

static void wheel_topics(struct page_list *list, bool is_down)
{
	scroll_turn_wheel(&list->topics, is_down);
}

/* What the mouse does on each part of the page. */
static const struct {
	struct page_reply (*click)(struct page_list *list, const struct event *event);
	void (*turn_wheel)(struct page_list *list, bool is_down);
} targets[TARGET_COUNT] = {
	[TARGET_TOPIC] = { click_topic, wheel_topics },
	[TARGET_HEADING] = { click_heading, wheel_list },
	[TARGET_LIST] = { click_paper, wheel_list },
	[TARGET_MARK] = { click_paper, wheel_list },
	[TARGET_DETAIL] = { click_detail, wheel_detail },
	[TARGET_LINK] = { click_link, wheel_detail },
};

static struct page_reply click(void *page, const struct event *event)
{
	if (targets[event->target].click)
		return targets[event->target].click(page, event);
	return page_reply_with(ACTION_NONE);
}

static struct page_reply turn_wheel(void *page, const struct event *event)
{
	if (targets[event->target].turn_wheel)
		targets[event->target].turn_wheel(page, event->mouse == MOUSE_DOWN);
	return page_reply_with(ACTION_NONE);
}

const struct page_functions page_list_functions = {
	.key = press,
	.click = click,
	.turn_wheel = turn_wheel,
	.shows_query = true,
};
