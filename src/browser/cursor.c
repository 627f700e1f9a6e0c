/*
 * The cursor of the list and the detail of its paper, after a key, and after the list has changed.
 */

#include "config.h"

#include "browser/browser_private.h"

static struct listed_papers listed(const struct browser *browser)
{
	struct listed_papers listed = { .is_complete = filter_is_done(browser->filter) };

	listed.papers = filter_papers(browser->filter, &listed.count);
	return listed;
}

/* The detail of another paper begins at its top. */
static void show_detail(struct browser *browser)
{
	if (browser->detail.paper == browser->list.paper)
		return;
	browser->detail.paper = browser->list.paper;
	browser->detail.scroll.top = 0;
}

void browser_follow_cursor(struct browser *browser)
{
	const struct listed_papers now = listed(browser);
	size_t place = SIZE_MAX;

	if (browser->list.paper != NO_PAPER && !browser->list.is_following)
		place = filter_position(browser->filter, browser->list.paper);
	list_cursor_follow(&browser->list, &now, place);
	show_detail(browser);
}

/* What all movements of a person have in common. */
static void take_move(struct browser *browser)
{
	show_detail(browser);
	browser_follow_range(browser);
}

void browser_move_cursor(struct browser *browser, enum movement movement)
{
	const struct listed_papers now = listed(browser);

	list_cursor_move(&browser->list, &now, movement);
	take_move(browser);
}

void browser_pick_place(struct browser *browser, size_t place)
{
	const struct listed_papers now = listed(browser);

	list_cursor_pick(&browser->list, &now, place);
	take_move(browser);
}

void browser_turn_wheel(struct browser *browser, bool is_down)
{
	const struct listed_papers now = listed(browser);

	list_cursor_turn_wheel(&browser->list, &now, is_down);
	take_move(browser);
}

unsigned browser_go_to(struct browser *browser, size_t number)
{
	const struct listed_papers now = listed(browser);

	list_cursor_go_to(&browser->list, &now, number > 0 ? number - 1 : 0);
	take_move(browser);
	return EFFECT_DRAW;
}

void browser_seek(struct browser *browser, uint32_t paper, size_t place)
{
	list_cursor_seek(&browser->list, paper, place);
	browser_follow_cursor(browser);
}

void browser_finish_list(struct browser *browser)
{
	if (filter_is_done(browser->filter))
		return;
	while (filter_step(browser->filter, UINT64_MAX))
		;
	browser_follow_cursor(browser);
}

void browser_set_margin(struct browser *browser)
{
	size_t margin = (size_t)browser->session->settings.numbers[SETTING_SCROLL_MARGIN];

	browser->list.scroll.margin = margin;
	browser->topics.margin = margin;
}

void browser_set_pages(struct browser *browser, size_t list_rows, size_t detail_rows,
		       size_t topic_rows, size_t help_rows)
{
	browser->list.scroll.rows = list_rows;
	browser->detail.scroll.rows = detail_rows;
	browser->topics.rows = topic_rows;
	browser->pages.help.scroll.rows = help_rows;
	browser->pages.manual.scroll.rows = help_rows;
	if (browser->pane == PANE_TOPICS && topic_rows == 0)
		browser->pane = PANE_LIST;
	scroll_to(&browser->topics, browser->topics.cursor);
	browser_follow_cursor(browser);
}

void browser_set_detail_lines(struct browser *browser, size_t count, const size_t *match_lines,
			      size_t match_line_count)
{
	browser->detail.scroll.count = count;
	browser->detail.match_lines = match_lines;
	browser->detail.match_line_count = match_line_count;
}
