#ifndef TUI_MANUAL_VIEW_H
#define TUI_MANUAL_VIEW_H

/* The manual page, in place of the panes. */

#include "app/app.h"
#include "tui/canvas.h"
#include "tui/layout.h"

void manual_view_draw(struct canvas *canvas, const struct layout *layout, const struct app *app);

/* What the bar says of it: which page it is, and how far down. */
void manual_view_draw_bar(struct canvas *canvas, const struct layout *layout,
			  const struct app *app);

#endif
