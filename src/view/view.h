#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

/*
 * The whole screen: which views are where, for the browser as it is. Drawing changes nothing of
 * the browser; arranging tells it how many rows its panes have and which lines the detail.
 */

#include "browser/browser.h"
#include "view/canvas.h"
#include "view/detail.h"
#include "view/layout.h"

struct view {
	struct layout layout;
	struct detail detail;
};

void view_init(struct view *view);
void view_free(struct view *view);

/* Fits the panes to the canvas and tells the browser. Wanted after each event that changed
 * something: what the next key does depends on it. */
void view_arrange(struct view *view, struct browser *browser, const struct canvas *canvas);

/* Arranges and draws everything. */
void view_draw(struct view *view, struct browser *browser, struct canvas *canvas);

#endif
