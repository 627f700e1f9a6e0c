#ifndef VIEW_HIT_H
#define VIEW_HIT_H

/* What of the browser is at a place of the screen. */

#include <stdbool.h>

#include "browser/shown.h"
#include "view/canvas.h"
#include "view/view.h"

/*
 * Makes an EVENT_CLICK or EVENT_WHEEL of an EVENT_MOUSE, for the screen as it was last arranged and
 * drawn; false when the browser has no use for it.
 */
bool hit_find(const struct view *view, const struct shown *shown, const struct canvas *canvas,
	      struct event *event);

#endif
