#ifndef VIEW_STATUS_BAR_H
#define VIEW_STATUS_BAR_H

/*
 * The last row, which tells what can be done: a prompt, a question, a message, or else the keys:
 * the open page's hints.
 */

#include "browser/shown.h"
#include "view/canvas.h"
#include "view/key_line.h"
#include "view/layout.h"

void status_bar_draw(struct canvas *canvas, const struct layout *layout, const struct shown *shown,
		     const struct hint *hints);

#endif
