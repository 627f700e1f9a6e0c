#ifndef BROWSER_LIST_CURSOR_H
#define BROWSER_LIST_CURSOR_H

/*
 * The cursor of the list is a paper: it stays on it while the list changes around it. Where the
 * paper is not listed any more, the cursor goes to the place that was wanted last. The list itself
 * is the caller's, who hands it over with each call.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "browser/scroll.h"
#include "model/paper.h"

/* What is listed now: paper numbers, borrowed for the call. */
struct listed_papers {
	const uint32_t *papers;
	size_t count;
	bool is_complete; /* false: more may follow */
};

struct list_cursor {
	uint32_t paper;       /* NO_PAPER: none is listed */
	struct scroll scroll; /* its cursor is the paper's place */
	size_t wanted;        /* the place to go to when the paper is not listed */
	bool is_following;    /* nobody has moved the cursor: it keeps its place, the first, while
				 papers come in */
};

/* On the first paper that comes, and following. */
void list_cursor_init(struct list_cursor *list);

/* The list has changed. `place` is where the cursor's paper is now, SIZE_MAX if it is not listed:
 * while more may follow it is waited for. */
void list_cursor_follow(struct list_cursor *list, const struct listed_papers *listed, size_t place);

/* What a person does: the cursor follows no more, and stays on the paper it gets to. */
void list_cursor_move(struct list_cursor *list, const struct listed_papers *listed,
		      enum movement movement);
void list_cursor_go_to(struct list_cursor *list, const struct listed_papers *listed, size_t place);
void list_cursor_pick(struct list_cursor *list, const struct listed_papers *listed, size_t place);
void list_cursor_turn_wheel(struct list_cursor *list, const struct listed_papers *listed,
			    bool is_down);

/* The cursor is for a paper that list_cursor_follow is to find; `place` is where to go if it is not
 * listed. */
void list_cursor_seek(struct list_cursor *list, uint32_t paper, size_t place);

#endif
