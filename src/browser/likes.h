#ifndef BROWSER_LIKES_H
#define BROWSER_LIKES_H

/*
 * Where Esc leads from a list of papers like one: a stack of queries and the papers that were asked
 * about, since a paper of such a list can be asked about in turn; and the order of the list from
 * before. The stack is empty while the query asks for no such papers.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "search/sort.h"

struct like_step {
	char *query; /* ends with a NUL */
	uint32_t paper;
};

struct likes {
	bool is_asked; /* the query in force asks for papers like one */
	struct sort_order order_before;
	struct like_step *steps;
	size_t count, capacity;
};

void likes_init(struct likes *likes);
void likes_free(struct likes *likes);

/*
 * The query in force is another one, and asks for papers like one, or not. True when the list
 * changes its order, which *order has: from that of the list to that of likeness, or back.
 */
bool likes_follow_query(struct likes *likes, bool is_asked, struct sort_order *order);

/* The query is copied. */
void likes_push(struct likes *likes, struct str query, uint32_t paper);

/* Takes the last step out; the caller frees its query. False: there is none. */
bool likes_pop(struct likes *likes, struct like_step *step);

#endif
