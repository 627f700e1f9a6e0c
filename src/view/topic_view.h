#ifndef VIEW_TOPIC_VIEW_H
#define VIEW_TOPIC_VIEW_H

/* The topics, each with its number of papers. */

#include "browser/page_list.h"
#include "view/canvas.h"
#include "view/layout.h"

/* The columns that the topics would like to have; 0 when there are none. */
int topic_view_width(const struct page_list *list);

void topic_view_draw(struct canvas *canvas, const struct layout *layout,
		     const struct page_list *list);

#endif
