#ifndef VIEW_LIST_VIEW_H
#define VIEW_LIST_VIEW_H

/* The papers that match, a row each. */

#include "browser/page_list.h"
#include "view/canvas.h"
#include "view/layout.h"

void list_view_draw(struct canvas *canvas, const struct layout *layout,
		    const struct page_list *list);

#endif
