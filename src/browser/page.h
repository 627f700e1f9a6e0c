#ifndef BROWSER_PAGE_H
#define BROWSER_PAGE_H

/*
 * A page: what fills the screen between its first and its last line. Each page has a struct of its
 * own with what it needs, in page_<name>.h, and a row of functions that browser.c hands the events
 * that no prompt takes. A page does not see the browser: what it can't do itself, it asks for in
 * its reply.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "browser/effect.h"
#include "input/action.h"
#include "input/event.h"
#include "search/sort.h"

/* A key, and what the keymap has it mean; ACTION_NONE where it means nothing, or is typed. */
struct page_key {
	uint32_t key;
	enum action action;
	bool is_movement;
	enum movement movement; /* of one that is */
};

/* What the browser is to do, in this order. */
struct page_reply {
	bool is_closed; /* the page goes */
	const struct sort_order
		*order;     /* the list gets it; good until the next event. NULL: none */
	size_t topic;       /* it is switched, counted from 1; 0: none */
	enum action action; /* as if its key had been pressed */
	unsigned effects;   /* besides those of the above */
};

/* The answer of a page that has changed, and leads to an action or to ACTION_NONE. */
static inline struct page_reply page_reply_with(enum action action)
{
	return (struct page_reply){ .action = action, .effects = EFFECT_DRAW };
}

struct page {
	/* Keys are typed into a line of the page, and go through no keymap. */
	bool takes_letters;

	/* Do what an event means on the page. The event of a click and of the wheel has been given
	 * its target. Without click, nothing there can be clicked. */
	struct page_reply (*key)(void *page, const struct page_key *key);
	struct page_reply (*click)(void *page, const struct event *event);
	struct page_reply (*turn_wheel)(void *page, const struct event *event);

	/* Something was pasted into the line that is typed on the page; NULL: there is none. */
	void (*line_changed)(void *page);

	/* Of a resize. */
	unsigned resize_effects;
};

#endif
