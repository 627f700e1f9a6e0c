#ifndef VIEW_OVERVIEW_LAYOUT_H
#define VIEW_OVERVIEW_LAYOUT_H

/*
 * Where the parts of the overview are. On a screen with room: dates on top; topics, what they
 * share and words side by side below, with the same topic in the same row. On a small screen: one
 * part. On paper, which has rows without end: all of them, side by side or one below the other.
 */

#include <stdbool.h>
#include <stddef.h>

#include "browser/overview_cursor.h"
#include "view/canvas.h"

/* Rows of a part of topics or words before its first one: heading, letters. */
#define OVERVIEW_HEAD_ROWS 2

struct overview_layout {
	struct area parts[OVERVIEW_PART_COUNT]; /* without rows: not there */
	struct area titles;                     /* of all parts, where only one is there */
	struct area chosen;                     /* a row for what is under the cursor */
	bool is_side_by_side;
	int name_width; /* of topics */
};

/* What there is to lay out. */
struct overview_contents {
	int longest_name;     /* columns of the longest topic's name */
	size_t topics, words; /* rows of them */
	size_t pairs;         /* topics for which there are columns */
};

/* Lays out a screen on which only `part` is there if there is no room for all. */
void overview_layout_arrange(struct overview_layout *layout, const struct area *area,
			     const struct overview_contents *contents, enum overview_part part);

/* Lays out paper of this many columns, from row 0 on; returns how many rows it takes. */
int overview_layout_print(struct overview_layout *layout, int columns,
			  const struct overview_contents *contents);

/* What a screen of that size has room for, whatever there is. */
struct overview_room overview_layout_room(const struct area *area);

#endif
