#ifndef VIEW_HELP_VIEW_H
#define VIEW_HELP_VIEW_H

/* All that can be done, in groups, with its keys; and in short, what a query can say. */

#include "browser/browser.h"
#include "view/canvas.h"
#include "view/layout.h"

void help_view_draw(struct canvas *canvas, const struct layout *layout,
		    const struct browser *browser);

/* Which of the actions stands in a row of the area; SIZE_MAX: none. */
size_t help_view_action_at(const struct area *area, const struct browser *browser, int row);

#endif
