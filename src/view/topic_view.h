#ifndef VIEW_TOPIC_VIEW_H
#define VIEW_TOPIC_VIEW_H

/* The topics, each with its number of papers. */

#include "browser/browser.h"
#include "view/canvas.h"
#include "view/layout.h"

/* The columns that the topics would like to have; 0 when there are none. */
int topic_view_width(const struct browser *browser);

void topic_view_draw(struct canvas *canvas, const struct layout *layout,
		     const struct browser *browser);

#endif
