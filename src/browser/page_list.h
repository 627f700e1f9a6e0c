#ifndef BROWSER_PAGE_LIST_H
#define BROWSER_PAGE_LIST_H

/*
 * The list as a page, with the panes beside it: its cursor, what is selected in it, the detail and
 * the topics, and what follows when one of them changes.
 */

#include "browser/list_cursor.h"
#include "browser/page.h"
#include "browser/pane.h"
#include "browser/selection.h"
#include "search/filter.h"

struct page_list {
	struct filter *filter; /* what is listed; borrowed */
	struct list_cursor cursor;
	struct selection selection;
	struct browser_detail detail;
	struct scroll topics;
	enum browser_pane pane;
	struct sort_order order; /* what a click on a heading asks for */
};

extern const struct page page_list_functions;

/* On the first paper that comes, with nothing selected. Filter and corpus are borrowed. */
void page_list_init(struct page_list *list, struct filter *filter, const struct corpus *corpus);
void page_list_free(struct page_list *list);

/* How many rows are to stay in view around the cursors. */
void page_list_set_margin(struct page_list *list, size_t margin);

/* Puts the cursor on its paper, or where that was, after the list changed. */
void page_list_follow(struct page_list *list);

/* The cursor has moved: the range that is being selected goes to it. */
void page_list_follow_range(struct page_list *list);

/* Filters to the end. Keys may come faster than lists: what a key does to a paper, it does to that
 * of the list it was meant for. */
void page_list_finish(struct page_list *list);

/* Do to the cursor what a person asks for. Places count from 0. */
void page_list_move(struct page_list *list, enum movement movement);
void page_list_pick(struct page_list *list, size_t place);
void page_list_go_to(struct page_list *list, size_t place);
void page_list_turn(struct page_list *list, bool is_down);

#endif
