#ifndef TUI_STATUS_BAR_H
#define TUI_STATUS_BAR_H

/*
 * The first row, which tells what is shown, and the last, which tells what can be done: a prompt, a
 * question, what is wrong with the query, a message, or else the keys.
 */

#include "app/app.h"
#include "tui/canvas.h"
#include "tui/layout.h"

void status_bar_draw(struct canvas *canvas, const struct layout *layout, const struct app *app);
void status_bar_draw_bottom(struct canvas *canvas, const struct layout *layout,
			    const struct app *app);

#endif
