#ifndef BROWSER_SCROLL_H
#define BROWSER_SCROLL_H

/*
 * Lines of which only some have room: which of them are shown, which one the cursor is on, and
 * where a movement leads. Knows numbers only: what a line is, its owner knows. A page without a
 * cursor moves its first line instead.
 */

#include <stdbool.h>
#include <stddef.h>

#include "input/action.h"

/* How many lines the wheel goes at once. */
#define SCROLL_WHEEL_LINES 3

struct scroll {
	size_t top;    /* the first shown line; scroll_first has it within bounds */
	size_t cursor; /* 0 while there are no lines */
	size_t rows;   /* lines that have room; 0: the pane is folded away */
	size_t count;  /* lines that there are */
	size_t margin; /* lines to be seen before and behind the cursor's, where rows allow it */
};

/* The last line that may be shown first without leaving rows blank. */
size_t scroll_last_top(const struct scroll *scroll);

/* The line to show first: the top, but never so far down that rows stay blank. */
size_t scroll_first(const struct scroll *scroll);

/* Where a movement leads from line `at` of `count`, of which `rows` are shown; 0 of none. */
size_t scroll_target(enum movement movement, size_t at, size_t count, size_t rows);

/* Puts the cursor on a line, or on the last, and scrolls so that it is in view with its margin. */
void scroll_to(struct scroll *scroll, size_t line);

/* The same, but what is in view stays where it is: for a line that was clicked. */
void scroll_pick(struct scroll *scroll, size_t line);

/* There are this many lines from now on; the cursor stays in view and among them. */
void scroll_set_count(struct scroll *scroll, size_t count);

/* Moves the cursor. */
void scroll_move(struct scroll *scroll, enum movement movement);

/* Moves the first line, of a page without a cursor. */
void scroll_move_top(struct scroll *scroll, enum movement movement);

/* Scrolls no farther than it takes to show a line, of a page without a cursor. */
void scroll_show(struct scroll *scroll, size_t line);

/* Scrolls by SCROLL_WHEEL_LINES. The cursor stays on its line as long as that is in view with its
 * margin. */
void scroll_turn_wheel(struct scroll *scroll, bool is_down);

#endif
