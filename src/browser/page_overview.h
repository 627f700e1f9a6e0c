#ifndef BROWSER_PAGE_OVERVIEW_H
#define BROWSER_PAGE_OVERVIEW_H

/*
 * The overview as a page: the keymap's keys, for its own cursor. Keys may come faster than counts:
 * what a key chooses is what the last one asked for, so that moving first counts to the end.
 */

#include "browser/overview_cursor.h"
#include "browser/page.h"
#include "browser/query_bar.h"
#include "browser/scroll.h"

struct page_overview {
	struct overview *model;          /* owned */
	const struct topic_list *topics; /* borrowed, as the next */
	const struct query_bar *bar;
	struct overview_cursor cursor;
	struct overview_room room; /* told by the layout */
	struct strbuf narrowed;    /* the queries it narrowed, each followed by a NUL */

	/* Counts to the end what is shown. */
	void (*count)(void *context);
	void *context;

	/* What it was counted from; see overview_count.c. */
	uint64_t counted_version;
	bool was_loading, knew_topics;
};

extern const struct page_functions page_overview_functions;

/* What it does in place of some of the list's actions; defined in actions.c. */
extern const struct own_handlers page_overview_handlers;

/* Nothing is chosen; the model is to come. */
void page_overview_init(struct page_overview *page, void (*count)(void *context), void *context);
void page_overview_free(struct page_overview *page);

/* How much of it there is room for. */
void page_overview_set_room(struct page_overview *page, struct overview_room room);

void page_overview_move(struct page_overview *page, enum movement movement);
void page_overview_turn(struct page_overview *page, bool is_right);

/* Notes a query that is about to be narrowed; the last one, a view, false when there is none;
 * forgets that one. */
void page_overview_note_query(struct page_overview *page, struct str query);
bool page_overview_last_query(const struct page_overview *page, struct str *query);
void page_overview_forget_query(struct page_overview *page);

#endif
