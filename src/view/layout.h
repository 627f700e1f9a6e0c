#ifndef VIEW_LAYOUT_H
#define VIEW_LAYOUT_H

/*
 * What is where on a screen of a given size: the areas that are drawn together cover all of it,
 * and no two of them share a cell. A pane that has no room has no rows; the
 * bar and the last row go last. Knows sizes only, and draws nothing.
 */

#include <stdbool.h>
#include <stddef.h>

#include "browser/pane.h"
#include "view/canvas.h"

/* Below this many columns the topics fold away, below this many rows the detail. */
#define LAYOUT_TOPICS_COLUMNS 60
#define LAYOUT_DETAIL_ROWS    12

struct layout {
	struct area bar;          /* one row, or none */
	struct area topics;       /* heading included */
	struct area divider;      /* one column between topics and list */
	struct area list_heading; /* one row, or none */
	struct area list;
	struct area border; /* one row above the detail */
	struct area detail; /* with folded panes, in place of the list */
	struct area bottom; /* one row, or none */
	struct area help;   /* in place of all panes */
	bool is_detail_in_place;
};

/* topics_width is what the topics would like to have; 0: there are none. Without `has_detail` the
 * detail is only ever in the list's place. */
void layout_arrange(struct layout *layout, int rows, int columns, int topics_width, bool has_detail,
		    enum browser_pane pane);

/* The rows of an area; 0 where it has no room at all. */
size_t layout_rows(const struct area *area);

/* Rows of topics without their heading. */
int layout_topic_rows(const struct layout *layout);

#endif
