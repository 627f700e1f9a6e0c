#ifndef VIEW_LIST_BAR_H
#define VIEW_LIST_BAR_H

/* The first row over papers: how many are shown, by which query, in which order. */

#include "browser/query_bar.h"
#include "view/canvas.h"

void list_bar_draw(struct canvas *canvas, const struct area *area, const struct query_bar *facts);

#endif
