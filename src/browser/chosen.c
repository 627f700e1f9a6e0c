/* Which papers a key is meant for, and the range of the selection that follows the cursor. */

#include "config.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "browser/browser_private.h"

uint32_t *browser_chosen_papers(const struct browser *browser, size_t *count)
{
	size_t listed;
	const uint32_t *papers = filter_papers(browser->filter, &listed);
	uint32_t *chosen;

	if (browser->selection.count > 0)
		return selection_list(&browser->selection, papers, listed, count);
	chosen = alloc_resize(NULL, 1, sizeof(*chosen));
	*chosen = browser->list.paper;
	*count = browser->list.paper != NO_PAPER;
	return chosen;
}

void browser_follow_range(struct browser *browser)
{
	size_t at = browser->list.scroll.cursor, anchor, from, to, count;
	const uint32_t *papers = filter_papers(browser->filter, &count);

	if (!browser->selection.is_range)
		return;
	anchor = filter_position(browser->filter, browser->selection.anchor);
	if (anchor == SIZE_MAX || browser->list.paper == NO_PAPER) {
		selection_end_range(&browser->selection);
		return;
	}
	from = anchor < at ? anchor : at;
	to = anchor < at ? at : anchor;
	if (to >= count)
		to = count - 1;
	selection_set_range(&browser->selection, papers + from, from <= to ? to - from + 1 : 0);
}
