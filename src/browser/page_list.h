#ifndef BROWSER_PAGE_LIST_H
#define BROWSER_PAGE_LIST_H

/*
 * The list as a page, with the panes beside it: its cursor, what is selected in it, the detail and
 * the topics, and what follows when one of them changes.
 */

#include "browser/list_cursor.h"
#include "browser/page.h"
#include "browser/pane.h"
#include "browser/query_bar.h"
#include "browser/selection.h"
#include "search/filter.h"
#include "session/settings.h"

/* What papers are shown from. */
struct shown_papers {
	const struct corpus *corpus;
	const struct settings *settings;
	const struct topic_list *topics;
	const struct topic_index *topic_index;
	const struct query_bar *bar;
	int64_t (*now)(void); /* seconds since 1970 */
};

struct page_list {
	struct filter *filter;     /* what is listed; borrowed */
	struct shown_papers shown; /* borrowed */
	struct list_cursor cursor;
	struct selection selection;
	struct browser_detail detail;
	struct scroll topics;
	enum browser_pane pane;
	struct sort_order order; /* what a click on a heading asks for */
};

extern const struct page_functions page_list_functions;

/* On the first paper that comes, with nothing selected. */
void page_list_init(struct page_list *list, struct filter *filter,
		    const struct shown_papers *shown);
void page_list_free(struct page_list *list);

/* How many rows are to stay in view around the cursors. */
void page_list_set_margin(struct page_list *list, size_t margin);

/* Told by the layout after each change: how many rows each pane shows (0: it is folded away). */
void page_list_set_rows(struct page_list *list, size_t list_rows, size_t detail_rows,
			size_t topic_rows);

/* Told by the detail view: how many lines there are, and which hold a match. */
void page_list_set_detail_lines(struct page_list *list, size_t count, const size_t *match_lines,
				size_t match_line_count);

/* Finds the links of the paper under the cursor, unless they are found already or the topics are
 * not yet counted: then there are none. */
void page_list_find_links(struct page_list *list);

/* Told by the detail view, after its lines: on which the first link is; each has one. */
void page_list_set_link_line(struct page_list *list, size_t line);

/* Where the query has a topic as switched on: a node of the filter's query, or NULL. */
const struct query_node *page_list_topic_term(const struct page_list *list, size_t topic);

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
