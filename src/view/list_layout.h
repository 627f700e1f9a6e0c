#ifndef VIEW_LIST_LAYOUT_H
#define VIEW_LIST_LAYOUT_H

/*
 * Where each column of the list is in a row of a given width. Knows widths only, and draws
 * nothing.
 */

#include <stdbool.h>

#include "session/list_columns.h"
#include "session/settings.h"

struct list_place {
	enum list_column column;
	int start, width; /* within the row; at least 1 wide */
};

/* From left to right, not overlapping, inside the row. */
struct list_layout {
	struct list_place places[LIST_COLUMN_COUNT];
	size_t count;
};

/* Lays out a row of this many columns as the settings `columns` and `dates` want it. */
void list_layout_arrange(struct list_layout *layout, const struct settings *settings, int width);

/* The place of a column, or NULL where it is left out. */
const struct list_place *list_layout_find(const struct list_layout *layout,
					  enum list_column column);

/* The place that a screen column is in (the blank before a place belongs to it), or NULL. */
const struct list_place *list_layout_at(const struct list_layout *layout, int at);

#endif
