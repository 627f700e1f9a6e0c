#ifndef BROWSER_PAGE_H
#define BROWSER_PAGE_H

/*
 * A page: what fills the screen between its first and its last line, as a row of functions. Each
 * page has a file page_<name>.c with its row; browser.c hands it the events that no prompt takes.
 */

#include "browser/browser.h"

struct page {
	/* Do what an event means on the page; return effects. The event of a click and of the wheel
	 * has been given its target. Without click, nothing there can be clicked. */
	unsigned (*key)(struct browser *browser, uint32_t key);
	unsigned (*click)(struct browser *browser, const struct event *event);
	unsigned (*turn_wheel)(struct browser *browser, const struct event *event);

	/* Something was pasted into the line that is typed on the page; NULL: there is none. */
	void (*line_changed)(struct browser *browser);

	/* Of a resize. */
	unsigned resize_effects;
};

extern const struct page page_list, page_overview, page_manual, page_help;

#endif
