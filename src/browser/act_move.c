/*
 * Cursor and scrolling. The cursor is a paper; its position in the list follows from the filter
 * and is found anew whenever the list changes. Each pane keeps its cursor a few rows off the edge.
 */

#include "config.h"

#include "browser/actions.h"
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
static size_t target(enum movement movement, size_t at, size_t count, size_t rows)
{
	size_t page = rows > 1 ? rows - 1 : 1, half = rows > 1 ? rows / 2 : 1, step = 0;
	bool is_back = movement == MOVE_UP || movement == MOVE_PAGE_UP || movement == MOVE_HALF_UP;

	if (movement == MOVE_FIRST || count == 0)
		return 0;
	if (movement == MOVE_LAST)
		return count - 1;
	if (movement == MOVE_DOWN || movement == MOVE_UP)
		step = 1;
	else if (movement == MOVE_PAGE_DOWN || movement == MOVE_PAGE_UP)
		step = page;
	else
		step = half;
	if (is_back)
		return at > step ? at - step : 0;
	return count - 1 - at > step ? at + step : count - 1;
}

static void move_in_list(struct browser *browser, enum movement movement)
{
	size_t count;

	filter_papers(browser->filter, &count);
	browser->private->is_following = false;
	browser_move_to(browser,
			target(movement, browser->cursor_position, count, browser->list_rows));
	browser->private->position_wanted = browser->cursor_position;
}

static void move_in_detail(struct browser *browser, enum movement movement)
{
	size_t rows = browser->detail_rows, lines = browser->detail_line_count;
	size_t tops = lines > rows ? lines - rows + 1 : 1; /* tops that leave no blank page */

	browser->detail_top = target(
		movement, browser->detail_top < tops ? browser->detail_top : tops - 1, tops, rows);
}

static void move_in_topics(struct browser *browser, enum movement movement)
{
	size_t count = browser->session->topics.count;

	browser->topic_cursor = target(movement, browser->topic_cursor, count, browser->topic_rows);
	scroll_to(browser, &browser->topic_top, browser->topic_cursor, count, browser->topic_rows);
}

unsigned act_match(struct browser *browser, int step)
{
	bool is_forward = step > 0;
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
	return EFFECT_DRAW;
}

unsigned act_pane(struct browser *browser, int step)
{
	/* The order of Tab, and whether a pane is on the screen; the detail can always be opened.
	 */
	static const enum browser_pane ring[] = { PANE_LIST, PANE_DETAIL, PANE_TOPICS };
	size_t at = 0;

	while (ring[at] != browser->pane)
		at++;
	do
		at = (at + (size_t)(step > 0 ? 1 : 2)) % 3;
	while (ring[at] == PANE_TOPICS && browser->topic_rows == 0);
	browser->pane = ring[at];
	return EFFECT_DRAW;
}

unsigned act_move(struct browser *browser, int value)
{
	enum movement movement = (enum movement)value;

	switch (browser->pane) {
	case PANE_LIST:
		move_in_list(browser, movement);
		break;
	case PANE_DETAIL:
		move_in_detail(browser, movement);
		break;
	case PANE_TOPICS:
		move_in_topics(browser, movement);
		break;
	}
	return EFFECT_DRAW;
}

unsigned act_read(struct browser *browser, int value)
{
	(void)value;
	if (browser->pane == PANE_TOPICS)
		return act_topic(browser, (int)browser->topic_cursor + 1);
	if (browser->pane == PANE_DETAIL && browser_follow_link(browser))
		return EFFECT_DRAW;
	browser->pane = PANE_DETAIL;
	browser_see(browser);
	return EFFECT_DRAW;
}

unsigned act_back(struct browser *browser, int value)
{
	(void)value;
	browser->pane = PANE_LIST;
	return EFFECT_DRAW;
}
