/* Papers that turned out to be one while others were read: the browser goes on with one of them. */

#include "config.h"

#include "browser/browser_private.h"

void browser_follow_joins(struct browser *browser)
{
	const struct library *library = &browser->session->library;
	struct page_list *list = &browser->pages.list;

	if (browser->joins == library->join_count)
		return;
	filter_follow_joins(browser->filter);
	for (; browser->joins < library->join_count; browser->joins++) {
		const struct library_join *join = &library->joins[browser->joins];

		selection_move(&list->selection, join->from, join->into);
	}
	list->cursor.paper = library_living(library, list->cursor.paper);
	topic_index_papers_removed(browser->topic_index);
	/* At the end of reading this is done anyway. */
	if (browser->loader)
		return;
	filter_restart(browser->filter);
	filter_resort(browser->filter);
}
