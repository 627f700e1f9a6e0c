/*
 * Links from the paper in the detail to others on the same topics, and the way back. A link that
 * the filter hides takes the filter away; the way back puts it on again. The links are found when a
 * paper is drawn for the first time, and found anew when the topics have been counted again.
 */

#include "config.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "browser/actions.h"
#include "browser/browser_private.h"

/* So many ways back are remembered. */
#define JUMPS_MAX 100

void browser_forget_links(struct browser *browser)
{
	browser->private->links_are_old = true;
	related_papers_changed(browser->private->related);
}

static size_t find_link(const struct browser_links *links, uint32_t paper)
{
	for (size_t i = 0; i < links->count; i++)
		if (links->papers[i] == paper)
			return i;
	return BROWSER_NO_LINK;
}

/* Old links stay until there are new ones, so that nothing jumps while topics are counted again. */
void browser_find_links(struct browser *browser)
{
	struct browser_private *private = browser->private;
	struct browser_links *links = &browser->links;
	bool is_counted = topic_index_is_done(browser->topic_index);
	uint32_t chosen = NO_PAPER;

	if (private->linked == browser->list.paper && (!private->links_are_old || !is_counted))
		return;
	if (private->linked == browser->list.paper && links->chosen < links->count)
		chosen = links->papers[links->chosen];
	links->count = 0;
	links->chosen = BROWSER_NO_LINK;
	private->linked = is_counted ? browser->list.paper : NO_PAPER;
	if (private->linked == NO_PAPER)
		return;
	links->count = related_find(private->related, browser->topic_index, browser->list.paper,
				    links->papers, BROWSER_LINKS_MAX);
	links->chosen = find_link(links, chosen);
	private->links_are_old = false;
}

void browser_set_link_line(struct browser *browser, size_t line)
{
	if (browser->private->shows_link && browser->links.chosen < browser->links.count)
		scroll_show(&browser->detail.scroll, line + browser->links.chosen);
	browser->private->shows_link = false;
}

unsigned act_choose_link(struct browser *browser, int step)
{
	bool is_forward = step > 0;
	struct browser_links *links = &browser->links;

	browser_find_links(browser);
	if (browser->list.paper == NO_PAPER)
		return EFFECT_DRAW;
	if (links->count == 0) {
		browser_say(browser, LEVEL_INFO, "%s",
			    topic_index_is_done(browser->topic_index)
				    ? "no other paper is on a topic of this one"
				    : "the topics are still being counted");
		return EFFECT_DRAW;
	}
	if (browser->pane != PANE_DETAIL || links->chosen >= links->count)
		links->chosen = is_forward ? 0 : links->count - 1;
	else
		links->chosen =
			(links->chosen + (is_forward ? 1 : links->count - 1)) % links->count;
	browser->pane = PANE_DETAIL;
	browser->private->shows_link = true;
	browser_see(browser);
	return EFFECT_DRAW;
}

static void remember_place(struct browser *browser)
{
	struct browser_private *private = browser->private;
	struct str query = filter_text(browser->filter);

	if (private->jump_count == JUMPS_MAX) {
		free(private->jumps[0].query);
		private->jump_count--;
		for (size_t i = 0; i < private->jump_count; i++)
		private->jumps[i] = private->jumps[i + 1];
	}
	private->jumps = alloc_grow(private->jumps, &private->jump_capacity,
				    private->jump_count + 1, sizeof(*private->jumps));
	private->jumps[private->jump_count++] = (struct browser_jump){
		.paper = browser->list.paper,
		.position = browser->list.scroll.cursor,
		.query = alloc_copy(query.p, query.len),
		.detail_top = browser->detail.scroll.top,
		.pane = browser->pane,
	};
}

bool browser_follow_link(struct browser *browser)
{
	uint32_t paper;

	if (browser->private->linked != browser->list.paper ||
	    browser->links.chosen >= browser->links.count)
		return false;
	paper = browser->links.papers[browser->links.chosen];
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
	struct browser_private *private = browser->private;
	struct browser_jump jump;

	(void)value;
	if (private->jump_count == 0) {
		browser_say(browser, LEVEL_INFO, "no link was followed that leads back");
		return EFFECT_DRAW;
	}
	jump = private->jumps[--private->jump_count];
	if (!str_equal(filter_text(browser->filter), str_from(jump.query)))
		browser_set_query(browser, str_from(jump.query));
	free(jump.query);
	browser_seek(browser, jump.paper, jump.position);
	browser->pane = jump.pane;
	browser->detail.scroll.top = jump.detail_top;
	return EFFECT_DRAW;
}

void browser_free_links(struct browser *browser)
{
	struct browser_private *private = browser->private;

	for (size_t i = 0; i < private->jump_count; i++)
		free(private->jumps[i].query);
	free(private->jumps);
	related_delete(private->related);
}
