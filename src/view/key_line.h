#ifndef VIEW_KEY_LINE_H
#define VIEW_KEY_LINE_H

/* The keys that are most wanted now, in one row: "↑↓ move  ␣ select  * star". */

#include "browser/browser.h"
#include "view/canvas.h"

void key_line_draw(struct canvas *canvas, const struct area *area, const struct browser *browser);

#endif
