/* Selecting papers of the list. */

#include "config.h"

#include "browser/actions.h"
#include "browser/browser_private.h"

unsigned act_select(struct browser *browser, int value)
{
	(void)value;
	selection_end_range(&browser->pages.list.selection);
	if (browser->pages.list.cursor.paper == NO_PAPER)
		return EFFECT_DRAW;
	selection_toggle(&browser->pages.list.selection, browser->pages.list.cursor.paper);
	browser_move_cursor(browser, MOVE_DOWN);
	return EFFECT_DRAW;
}

unsigned act_select_all(struct browser *browser, int value)
{
	size_t count;
	const uint32_t *papers = filter_papers(browser->filter, &count);

	(void)value;
	selection_toggle_all(&browser->pages.list.selection, papers, count);
	return EFFECT_DRAW;
}

unsigned act_select_invert(struct browser *browser, int value)
{
	size_t count;
	const uint32_t *papers = filter_papers(browser->filter, &count);

	(void)value;
	selection_invert(&browser->pages.list.selection, papers, count);
	return EFFECT_DRAW;
}

unsigned act_select_range(struct browser *browser, int value)
{
	(void)value;
	if (browser->pages.list.selection.is_range) {
		selection_end_range(&browser->pages.list.selection);
	} else if (browser->pages.list.cursor.paper != NO_PAPER) {
		selection_begin_range(&browser->pages.list.selection,
				      browser->pages.list.cursor.paper);
		browser->pages.list.cursor.is_following = false;
		browser_say(browser, LEVEL_INFO, "selecting a range; v ends it");
	}
	return EFFECT_DRAW;
}
