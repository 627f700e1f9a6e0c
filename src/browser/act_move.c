/* Moving the cursor and scrolling, in the pane that has the keys, and going from pane to pane. */

#include "config.h"

#include "browser/actions.h"
#include "browser/browser_private.h"

unsigned act_match(struct browser *browser, int step)
{
	bool is_forward = step > 0;
	size_t best = SIZE_MAX;

	for (size_t i = 0; i < browser->pages.list.detail.match_line_count; i++) {
		size_t line = browser->pages.list.detail.match_lines[i];

		if (is_forward && line > browser->pages.list.detail.scroll.top) {
			best = line;
			break;
		}
		if (!is_forward && line < browser->pages.list.detail.scroll.top)
			best = line;
	}
	if (best == SIZE_MAX)
		browser_say(browser, LEVEL_INFO, "no more matches in this paper");
	else
		browser->pages.list.detail.scroll.top = best;
	return EFFECT_DRAW;
}

unsigned act_pane(struct browser *browser, int step)
{
	/* The order of Tab, and whether a pane is on the screen; the detail can always be opened.
	 */
	static const enum browser_pane ring[] = { PANE_LIST, PANE_DETAIL, PANE_TOPICS };
	size_t at = 0;

	while (ring[at] != browser->pages.list.pane)
		at++;
	do
		at = (at + (size_t)(step > 0 ? 1 : 2)) % 3;
	while (ring[at] == PANE_TOPICS && browser->pages.list.topics.rows == 0);
	browser->pages.list.pane = ring[at];
	return EFFECT_DRAW;
}

unsigned act_move(struct browser *browser, int value)
{
	enum movement movement = (enum movement)value;

	switch (browser->pages.list.pane) {
	case PANE_LIST:
		browser_move_cursor(browser, movement);
		break;
	case PANE_DETAIL:
		scroll_move_top(&browser->pages.list.detail.scroll, movement);
		break;
	case PANE_TOPICS:
		scroll_move(&browser->pages.list.topics, movement);
		break;
	}
	return EFFECT_DRAW;
}

unsigned act_read(struct browser *browser, int value)
{
	(void)value;
	if (browser->pages.list.pane == PANE_TOPICS)
		return act_topic(browser, (int)browser->pages.list.topics.cursor + 1);
	if (browser->pages.list.pane == PANE_DETAIL && browser_follow_link(browser))
		return EFFECT_DRAW;
	browser->pages.list.pane = PANE_DETAIL;
	browser_see(browser);
	return EFFECT_DRAW;
}

unsigned act_back(struct browser *browser, int value)
{
	(void)value;
	browser->pages.list.pane = PANE_LIST;
	return EFFECT_DRAW;
}
