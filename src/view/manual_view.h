#ifndef VIEW_MANUAL_VIEW_H
#define VIEW_MANUAL_VIEW_H

/* The manual page, in place of the panes. */

#include "browser/browser.h"
#include "view/canvas.h"
#include "view/layout.h"

void manual_view_draw(struct canvas *canvas, const struct layout *layout,
		      const struct browser *browser);

/* What the bar says of it: which page it is, and how far down. */
void manual_view_draw_bar(struct canvas *canvas, const struct layout *layout,
			  const struct browser *browser);

#endif
