#ifndef VIEW_PAGE_VIEW_H
#define VIEW_PAGE_VIEW_H

/*
 * How a page is drawn, and what of it is at a place of the screen, as a row of functions. Each gets
 * the page's own struct. What keys and clicks then do is browser/page.h's.
 */

#include "browser/shown.h"
#include "view/canvas.h"
#include "view/key_line.h"
#include "view/view.h"

struct page_view {
	/* Tells the page what room it has, be it on the screen or not. */
	void (*arrange)(void *page, struct view *view);

	/* Draws what is between the first and the last row. */
	void (*draw)(struct canvas *canvas, const struct view *view, const void *page);

	/* Draws the first row, which is there and blank. */
	void (*draw_bar)(struct canvas *canvas, const struct area *area, const void *page);

	/* The keys that are most wanted now; an array that ends as struct hint has it. */
	const struct hint *(*hints)(const void *page);

	/* Sets the event's target, if the place of a click or of the wheel is one. */
	void (*find_target)(const struct view *view, const void *page, struct event *event);
};

extern const struct page_view page_view_list, page_view_overview, page_view_manual, page_view_help;

#endif
