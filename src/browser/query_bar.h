#ifndef BROWSER_QUERY_BAR_H
#define BROWSER_QUERY_BAR_H

/* What the first row says over papers, on the list's page and on the overview; browser_show puts it
 * together. */

#include <stdbool.h>
#include <stddef.h>

#include "input/line_edit.h"
#include "search/sort.h"

/* What papers wait for. */
enum query_bar_wait { WAIT_NONE, WAIT_READING, WAIT_WORDS };

struct query_bar {
	size_t shown, total, starred; /* papers */
	bool is_complete;             /* all papers are read, and the list is filtered */
	bool is_library_unread, is_saved;
	struct sort_order order;
	enum query_bar_wait wait;
	int percent;                   /* of what they wait for; -1: nobody knows */
	const struct line_edit *query; /* borrowed */
	bool is_typed;                 /* the query has the keys */
};

#endif
