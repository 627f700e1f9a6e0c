#ifndef VIEW_DETAIL_VIEW_H
#define VIEW_DETAIL_VIEW_H

/* The paper under the cursor, and the line above it that tells how far it is scrolled. */

#include "view/detail.h"
#include "view/layout.h"

void detail_view_draw(struct canvas *canvas, const struct layout *layout,
		      const struct page_list *list, const struct detail *detail);

/* The link in a row of the detail's area: 1 + which, 0 for none. */
size_t detail_view_link_at(const struct page_list *list, const struct detail *detail, int row);

/* The columns that text has in an area of that many. */
int detail_view_text_width(int columns);

#endif
