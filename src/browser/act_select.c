/*
 * The selection: a set of papers, the screen's alone. While a range is being selected, what was
 * selected before it is kept aside, and the range is laid over it anew after each movement.
 */

#include "config.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "browser/actions.h"
#include "browser/browser_private.h"

uint32_t *browser_chosen_papers(const struct browser *browser, size_t *count)
{
	size_t listed;
	const uint32_t *papers = filter_papers(browser->filter, &listed);
	uint32_t *chosen = alloc_resize(NULL, browser->selected_count + 1, sizeof(*chosen));

	*count = 0;
	for (size_t i = 0; i < listed && browser->selected_count > 0; i++)
		if (papers[i] < browser->selected.bits && bitset_has(&browser->selected, papers[i]))
			chosen[(*count)++] = papers[i];
	if (browser->selected_count == 0 && browser->list.paper != NO_PAPER)
		chosen[(*count)++] = browser->list.paper;
	return chosen;
}

static void make_room(struct browser *browser)
{
	if (browser->selected.bits < browser->session->library.count)
		bitset_resize(&browser->selected, browser->session->library.count);
}

static bool is_selected(const struct browser *browser, uint32_t paper)
{
	return paper < browser->selected.bits && bitset_has(&browser->selected, paper);
}

static void select_paper(struct browser *browser, uint32_t paper, bool select)
{
	make_room(browser);
	if (bitset_has(&browser->selected, paper) == select)
		return;
	if (select) {
		bitset_add(&browser->selected, paper);
		browser->selected_count++;
	} else {
		bitset_remove(&browser->selected, paper);
		browser->selected_count--;
	}
}

void browser_select_other(struct browser *browser, uint32_t paper)
{
	browser->is_selecting_range = false;
	select_paper(browser, paper, !is_selected(browser, paper));
}

unsigned act_select(struct browser *browser, int value)
{
	(void)value;
	browser->is_selecting_range = false;
	if (browser->list.paper == NO_PAPER)
		return EFFECT_DRAW;
	select_paper(browser, browser->list.paper, !is_selected(browser, browser->list.paper));
	browser_move_cursor(browser, MOVE_DOWN);
	return EFFECT_DRAW;
}

unsigned act_select_all(struct browser *browser, int value)
{
	size_t count;
	const uint32_t *papers = filter_papers(browser->filter, &count);
	bool all = true;

	(void)value;
	browser->is_selecting_range = false;
	for (size_t i = 0; i < count && all; i++)
		all = is_selected(browser, papers[i]);
	for (size_t i = 0; i < count; i++)
		select_paper(browser, papers[i], !all);
	return EFFECT_DRAW;
}

unsigned act_select_invert(struct browser *browser, int value)
{
	size_t count;
	const uint32_t *papers = filter_papers(browser->filter, &count);

	(void)value;
	browser->is_selecting_range = false;
	for (size_t i = 0; i < count; i++)
		select_paper(browser, papers[i], !is_selected(browser, papers[i]));
	return EFFECT_DRAW;
}

void browser_select_none(struct browser *browser)
{
	bitset_clear(&browser->selected);
	browser->selected_count = 0;
	browser->is_selecting_range = false;
}

static void begin_range(struct browser *browser)
{
	if (browser->list.paper == NO_PAPER)
		return;
	make_room(browser);
	browser->is_selecting_range = true;
	browser->private->range_anchor = browser->list.paper;
	browser->list.is_following = false;
	bitset_copy(&browser->private->range_base, &browser->selected);
	browser_follow_range(browser);
	browser_say(browser, LEVEL_INFO, "selecting a range; v ends it");
}

void browser_follow_range(struct browser *browser)
{
	size_t anchor, from, to, count;
	const uint32_t *papers;

	if (!browser->is_selecting_range)
		return;
	papers = filter_papers(browser->filter, &count);
	anchor = filter_position(browser->filter, browser->private->range_anchor);
	if (anchor == SIZE_MAX || browser->list.paper == NO_PAPER) {
		browser->is_selecting_range = false;
		return;
	}
	bitset_copy(&browser->selected, &browser->private->range_base);
	browser->selected_count = bitset_count(&browser->selected);
	from = anchor < browser->list.scroll.cursor ? anchor : browser->list.scroll.cursor;
	to = anchor < browser->list.scroll.cursor ? browser->list.scroll.cursor : anchor;
	for (size_t i = from; i <= to && i < count; i++)
		select_paper(browser, papers[i], true);
}

unsigned act_select_range(struct browser *browser, int value)
{
	bool was_range = browser->is_selecting_range;

	(void)value;
	browser->is_selecting_range = false;
	if (!was_range)
		begin_range(browser);
	return EFFECT_DRAW;
}
