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

	if (browser->pages.list.selection.count > 0)
		return selection_list(&browser->pages.list.selection, papers, listed, count);
	chosen = alloc_resize(NULL, 1, sizeof(*chosen));
	*chosen = browser->pages.list.cursor.paper;
	*count = browser->pages.list.cursor.paper != NO_PAPER;
	return chosen;
}
