#ifndef BROWSER_PAGE_H
#define BROWSER_PAGE_H

/*
 * A page: what fills the screen between its first and its last line. Each page has a struct of its
 * own with what it needs, in page_<name>.h, and a row in the table of pages (view/page_table.c)
 * with the functions that browser.c hands the events that no prompt takes, and those that draw it.
 * A page does not see the browser: what it can't do itself, it asks for in its reply.
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

struct prompt;

struct page_functions {
	/* The line of the page that keys are typed into, which go through no keymap; NULL: there
	 * is none. */
	struct prompt *(*typed)(void *page);

	/* Do what an event means on the page. The event of a click and of the wheel has been given
	 * its target. Without click, nothing there can be clicked. */
	struct page_reply (*key)(void *page, const struct page_key *key);
	struct page_reply (*click)(void *page, const struct event *event);
	struct page_reply (*turn_wheel)(void *page, const struct event *event);

	/* Something was pasted into the line that is typed; not without one. */
	void (*line_changed)(void *page);

	/* Of a resize. */
	unsigned resize_effects;

	/* It lies over the list or the overview, and leads back there. */
	bool lies_over;

	/* The query can be seen: a click on the bar is for it, and what is wrong with it is said.
	 */
	bool shows_query;

	/* Actions that need something of this set (enum action_needs) do nothing here, nor on a
	 * page that lies over this one, and why. */
	unsigned refused_needs;
	const char *why_refused;
};

struct own_handlers;
struct page_view;

/* A page, as a row of the table of all. */
struct page {
	size_t offset; /* where its struct is in struct browser_pages */
	const struct page_functions *functions;
	const struct own_handlers *handlers; /* its own for some actions; NULL: none */
	const struct page_view *view;        /* how it is drawn: view/page_view.h */
};

#endif
