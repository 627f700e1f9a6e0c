#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

/*
 * The whole screen: which views are where, for what is shown of the browser. Drawing changes
 * nothing of it; arranging tells the pages how many rows they have, and the list's page which lines
 * the detail.
 */

#include "browser/shown.h"
#include "view/canvas.h"
#include "view/detail.h"
#include "view/layout.h"

struct view {
	struct layout layout;
	struct detail detail;
};

void view_init(struct view *view);
void view_free(struct view *view);

/* Fits the panes to the canvas and tells the pages. Wanted after each event that changed
 * something: what the next key does depends on it. */
void view_arrange(struct view *view, const struct shown *shown, const struct canvas *canvas);

/* Arranges and draws everything. */
void view_draw(struct view *view, const struct shown *shown, struct canvas *canvas);

/* Draws the first row, as the page on the screen has it. */
void view_draw_bar(struct canvas *canvas, const struct view *view, const struct shown *shown);

#endif
