/*
 * A stack of what is gone back to, which is emptied when the query asks for no papers like one any
 * more: the way back is then no longer one.
 */

#include "config.h"

#include "browser/likes.h"

#include <stdlib.h>

#include "base/alloc.h"

void likes_init(struct likes *likes)
{
	*likes = (struct likes){ .count = 0 };
}

static void forget_steps(struct likes *likes)
{
	while (likes->count > 0)
		free(likes->steps[--likes->count].query);
}

void likes_free(struct likes *likes)
{
	forget_steps(likes);
	free(likes->steps);
}

bool likes_follow_query(struct likes *likes, bool is_asked, struct sort_order *order)
{
	if (is_asked == likes->is_asked)
		return false;
	likes->is_asked = is_asked;
	if (is_asked) {
		likes->order_before = *order;
		*order = (struct sort_order){ .key = SORT_LIKENESS };
		return true;
	}
	forget_steps(likes);
	/* Whoever chose another order meanwhile keeps it. */
	if (order->key != SORT_LIKENESS)
		return false;
	*order = likes->order_before;
	return true;
}

void likes_push(struct likes *likes, struct str query, uint32_t paper)
{
	likes->steps =
		alloc_grow(likes->steps, &likes->capacity, likes->count + 1, sizeof(*likes->steps));
	likes->steps[likes->count++] = (struct like_step){
		.query = alloc_copy(query.p, query.len),
		.paper = paper,
	};
}

bool likes_pop(struct likes *likes, struct like_step *step)
{
	if (likes->count == 0)
		return false;
	*step = likes->steps[--likes->count];
	return true;
}
