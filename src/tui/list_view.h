#ifndef TUI_LIST_VIEW_H
#define TUI_LIST_VIEW_H

/* The papers that match, a row each. */

#include "app/app.h"
#include "tui/canvas.h"
#include "tui/layout.h"

void list_view_draw(struct canvas *canvas, const struct layout *layout, const struct app *app);

#endif
