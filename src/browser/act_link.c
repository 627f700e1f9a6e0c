/*
 * Following links from the paper in the detail to others on the same topics, and the way back. A
 * link that the filter hides takes the filter away; the way back puts it on again.
 */

#include "config.h"

#include <stdlib.h>

#include "browser/actions.h"
#include "browser/browser_private.h"

unsigned act_choose_link(struct browser *browser, int step)
{
	struct links *links = &browser->pages.list.detail.links;

	page_list_find_links(&browser->pages.list);
	if (browser->pages.list.cursor.paper == NO_PAPER)
		return EFFECT_DRAW;
	if (links->count == 0) {
		browser_say(browser, LEVEL_INFO, "%s",
			    topic_index_is_done(browser->topic_index)
				    ? "no other paper is on a topic of this one"
				    : "the topics are still being counted");
		return EFFECT_DRAW;
	}
	links_choose(links, step > 0, browser->pages.list.pane != PANE_DETAIL);
	browser->pages.list.pane = PANE_DETAIL;
	browser_see(browser);
	return EFFECT_DRAW;
}

static void remember_place(struct browser *browser)
{
	const struct jump place = {
		.paper = browser->pages.list.cursor.paper,
		.position = browser->pages.list.cursor.scroll.cursor,
		.detail_top = browser->pages.list.detail.scroll.top,
		.pane = browser->pages.list.pane,
	};

	jumps_push(&browser->back.jumps, &place, filter_text(browser->filter));
}

bool browser_follow_link(struct browser *browser)
{
	uint32_t paper =
		links_target(&browser->pages.list.detail.links, browser->pages.list.cursor.paper);

	if (paper == NO_PAPER)
		return false;
	browser_finish_list(browser);
	remember_place(browser);
	if (filter_position(browser->filter, paper) == SIZE_MAX) {
		browser_set_query(browser, STR(""));
		browser_say(browser, LEVEL_INFO,
			    "the filter hid this paper and is off; going back puts it on");
	}
	browser_seek(browser, paper, 0);
	browser_see(browser);
	return true;
}

unsigned act_go_back(struct browser *browser, int value)
{
	struct jump place;

	(void)value;
	if (!jumps_pop(&browser->back.jumps, &place)) {
		browser_say(browser, LEVEL_INFO, "no link was followed that leads back");
		return EFFECT_DRAW;
	}
	if (!str_equal(filter_text(browser->filter), str_from(place.query)))
		browser_set_query(browser, str_from(place.query));
	free(place.query);
	browser_seek(browser, place.paper, place.position);
	browser->pages.list.pane = place.pane;
	browser->pages.list.detail.scroll.top = place.detail_top;
	return EFFECT_DRAW;
}
