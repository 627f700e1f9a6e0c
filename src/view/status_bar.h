#ifndef VIEW_STATUS_BAR_H
#define VIEW_STATUS_BAR_H

/*
 * The last row, which tells what can be done: a prompt, a question, what is wrong with the query, a
 * message, or else the keys.
 */

#include "browser/browser.h"
#include "view/canvas.h"
#include "view/layout.h"

void status_bar_draw(struct canvas *canvas, const struct layout *layout,
		     const struct browser *browser);

#endif
