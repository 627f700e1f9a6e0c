#ifndef BROWSER_PANE_H
#define BROWSER_PANE_H

#include <stddef.h>
#include <stdint.h>

#include "browser/links.h"
#include "browser/scroll.h"

/* The parts of the list's page that the keys can be for. */
enum browser_pane { PANE_LIST, PANE_DETAIL, PANE_TOPICS };

/* The pane that shows a paper. */
struct browser_detail {
	uint32_t paper; /* whose lines these are */
	struct scroll scroll;
	struct links links;        /* to papers on the same topics */
	const size_t *match_lines; /* lines that hold a match, ascending; borrowed until the next
				      call of page_list_set_detail_lines */
	size_t match_line_count;
};

#endif
