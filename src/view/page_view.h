#ifndef VIEW_PAGE_VIEW_H
#define VIEW_PAGE_VIEW_H

/*
 * How a page is drawn, and what of it is at a place of the screen, as a row of functions. What keys
 * and clicks then do is browser/page.h's.
 */

#include "browser/browser.h"
#include "view/canvas.h"
#include "view/key_line.h"
#include "view/view.h"

struct page_view {
	/* Draws what is between the first and the last row. */
	void (*draw)(struct canvas *canvas, const struct view *view, const struct browser *browser);

	/* Draws the first row, which is there and blank. */
	void (*draw_bar)(struct canvas *canvas, const struct area *area,
			 const struct browser *browser);

	/* The keys that are most wanted now; an array that ends as struct hint has it. */
	const struct hint *(*hints)(const struct browser *browser);

	/* Sets the event's target, if the place of a click or of the wheel is one. */
	void (*find_target)(const struct view *view, const struct browser *browser,
			    struct event *event);

	/* The query can be seen: a click on the bar is for it, and what is wrong with it is said.
	 */
	bool shows_query;
};

/* That of the page on the screen. */
const struct page_view *page_view_of(const struct browser *browser);

/* Draws the first row of the screen, as that page has it. */
void page_view_draw_bar(struct canvas *canvas, const struct view *view,
			const struct browser *browser);

extern const struct page_view page_view_list, page_view_overview, page_view_manual, page_view_help;

#endif
