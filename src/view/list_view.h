#ifndef VIEW_LIST_VIEW_H
#define VIEW_LIST_VIEW_H

/* The papers that match, a row each. */

#include "browser/browser.h"
#include "view/canvas.h"
#include "view/layout.h"

void list_view_draw(struct canvas *canvas, const struct layout *layout,
		    const struct browser *browser);

#endif
