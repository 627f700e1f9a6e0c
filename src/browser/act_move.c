/*
 * Cursor and scrolling. The cursor is a paper; its position in the list follows from the filter
 * and is found anew whenever the list changes. Each pane keeps its cursor a few rows off the edge.
 */

#include "config.h"

#include "browser/browser_private.h"

size_t browser_margin(const struct browser *browser, size_t rows)
{
	size_t margin = (size_t)browser->session->settings.numbers[SETTING_SCROLL_MARGIN];

	if (rows <= 2 * margin)
		margin = rows > 0 ? (rows - 1) / 2 : 0;
	return margin;
}

/* Scrolls so that `at` of `count` is in view, with rows around it to see. */
static void scroll_to(const struct browser *browser, size_t *top, size_t at, size_t count,
		      size_t rows)
{
	size_t margin = browser_margin(browser, rows);

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

void browser_move_to(struct browser *browser, size_t position)
{
	size_t count;
	const uint32_t *papers = filter_papers(browser->filter, &count);
	uint32_t before = browser->cursor;

	if (count == 0) {
		browser->cursor = BROWSER_NO_PAPER;
		browser->cursor_position = 0;
	} else {
		browser->cursor_position = position < count ? position : count - 1;
		browser->cursor = papers[browser->cursor_position];
	}
	if (browser->cursor != before)
		browser->detail_top = 0;
	scroll_to(browser, &browser->list_top, browser->cursor_position, count, browser->list_rows);
}

void browser_follow_cursor(struct browser *browser)
{
	size_t count, position = SIZE_MAX;

	filter_papers(browser->filter, &count);
	if (browser->cursor != BROWSER_NO_PAPER && !browser->private->is_following)
		position = filter_position(browser->filter, browser->cursor);
	if (position != SIZE_MAX)
		browser->private->position_wanted = position;
	else if (!filter_is_done(browser->filter) && !browser->private->is_following)
		return;
	browser_move_to(browser, browser->private->position_wanted);
}

unsigned browser_go_to(struct browser *browser, size_t number)
{
	browser->private->is_following = false;
	browser_move_to(browser, number > 0 ? number - 1 : 0);
	browser->private->position_wanted = browser->cursor_position;
	browser_follow_range(browser);
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

static void move_in_list(struct browser *browser, enum action action)
{
	size_t count;

	filter_papers(browser->filter, &count);
	browser->private->is_following = false;
	browser_move_to(browser,
			target(action, browser->cursor_position, count, browser->list_rows));
	browser->private->position_wanted = browser->cursor_position;
}

static void move_in_detail(struct browser *browser, enum action action)
{
	size_t rows = browser->detail_rows, lines = browser->detail_line_count;
	size_t tops = lines > rows ? lines - rows + 1 : 1; /* tops that leave no blank page */

	browser->detail_top = target(
		action, browser->detail_top < tops ? browser->detail_top : tops - 1, tops, rows);
}

static void move_in_topics(struct browser *browser, enum action action)
{
	size_t count = browser->session->topics.count;

	browser->topic_cursor = target(action, browser->topic_cursor, count, browser->topic_rows);
	scroll_to(browser, &browser->topic_top, browser->topic_cursor, count, browser->topic_rows);
}

static void move_to_match(struct browser *browser, bool is_forward)
{
	size_t best = SIZE_MAX;

	for (size_t i = 0; i < browser->match_line_count; i++) {
		size_t line = browser->match_lines[i];

		if (is_forward && line > browser->detail_top) {
			best = line;
			break;
		}
		if (!is_forward && line < browser->detail_top)
			best = line;
	}
	if (best == SIZE_MAX)
		browser_say(browser, LEVEL_INFO, "no more matches in this paper");
	else
		browser->detail_top = best;
}

static void next_pane(struct browser *browser, bool is_forward)
{
	/* The order of Tab, and whether a pane is on the screen; the detail can always be opened.
	 */
	static const enum browser_pane ring[] = { PANE_LIST, PANE_DETAIL, PANE_TOPICS };
	size_t at = 0;

	while (ring[at] != browser->pane)
		at++;
	do
		at = (at + (is_forward ? 1 : 2)) % 3;
	while (ring[at] == PANE_TOPICS && browser->topic_rows == 0);
	browser->pane = ring[at];
}

static unsigned move_in_pane(struct browser *browser, enum action action)
{
	switch (browser->pane) {
	case PANE_LIST:
		move_in_list(browser, action);
		break;
	case PANE_DETAIL:
		move_in_detail(browser, action);
		break;
	case PANE_TOPICS:
		move_in_topics(browser, action);
		break;
	}
	return EFFECT_DRAW;
}

static void read_paper(struct browser *browser)
{
	browser->pane = PANE_DETAIL;
	browser_see(browser);
}

unsigned browser_move(struct browser *browser, enum action action)
{
	if (action <= ACTION_LAST)
		return move_in_pane(browser, action);
	if (action == ACTION_NEXT_PANE || action == ACTION_PREVIOUS_PANE)
		next_pane(browser, action == ACTION_NEXT_PANE);
	else if (action == ACTION_READ && browser->pane == PANE_TOPICS)
		return browser_topic_switch(browser, browser->topic_cursor);
	else if (action == ACTION_READ)
		read_paper(browser);
	else if (action == ACTION_BACK)
		browser->pane = PANE_LIST;
	else if (action == ACTION_NEXT_MATCH || action == ACTION_PREVIOUS_MATCH)
		move_to_match(browser, action == ACTION_NEXT_MATCH);
	else
		return 0;
	return EFFECT_DRAW;
}
