#include "config.h"

#include "browser/scroll.h"

/* The margin that has room on both sides of the cursor. */
static size_t margin_of(const struct scroll *scroll)
{
	if (scroll->rows > 2 * scroll->margin)
		return scroll->margin;
	return scroll->rows > 0 ? (scroll->rows - 1) / 2 : 0;
}

size_t scroll_last_top(const struct scroll *scroll)
{
	return scroll->count > scroll->rows ? scroll->count - scroll->rows : 0;
}

size_t scroll_first(const struct scroll *scroll)
{
	size_t last = scroll_last_top(scroll);

	return scroll->top < last ? scroll->top : last;
}

/* How many lines a movement goes; not of FIRST and LAST. */
static size_t step_of(enum movement movement, size_t rows)
{
	switch (movement) {
	case MOVE_PAGE_DOWN:
	case MOVE_PAGE_UP:
		return rows > 1 ? rows - 1 : 1;
	case MOVE_HALF_DOWN:
	case MOVE_HALF_UP:
		return rows > 1 ? rows / 2 : 1;
	case MOVE_DOWN:
	case MOVE_UP:
	case MOVE_FIRST:
	case MOVE_LAST:
		break;
	}
	return 1;
}

size_t scroll_target(enum movement movement, size_t at, size_t count, size_t rows)
{
	size_t step = step_of(movement, rows);

	if (count == 0)
		return 0;
	switch (movement) {
	case MOVE_UP:
	case MOVE_PAGE_UP:
	case MOVE_HALF_UP:
		return at > step ? at - step : 0;
	case MOVE_DOWN:
	case MOVE_PAGE_DOWN:
	case MOVE_HALF_DOWN:
		return at < count && count - 1 - at > step ? at + step : count - 1;
	case MOVE_FIRST:
		return 0;
	case MOVE_LAST:
		break;
	}
	return count - 1;
}

/* Scrolls so that the cursor is in view, with its margin. */
static void show_cursor(struct scroll *scroll)
{
	size_t margin = margin_of(scroll), at = scroll->cursor;

	if (scroll->rows == 0) {
		scroll->top = at;
		return;
	}
	if (at < scroll->top + margin)
		scroll->top = at > margin ? at - margin : 0;
	if (at + margin >= scroll->top + scroll->rows)
		scroll->top = at + margin + 1 - scroll->rows;
	scroll->top = scroll_first(scroll);
}

static void put_cursor(struct scroll *scroll, size_t line)
{
	if (line < scroll->count)
		scroll->cursor = line;
	else
		scroll->cursor = scroll->count > 0 ? scroll->count - 1 : 0;
}

void scroll_to(struct scroll *scroll, size_t line)
{
	put_cursor(scroll, line);
	show_cursor(scroll);
}

void scroll_pick(struct scroll *scroll, size_t line)
{
	put_cursor(scroll, line);
	if (scroll->cursor < scroll->top || scroll->cursor - scroll->top >= scroll->rows)
		show_cursor(scroll);
}

void scroll_set_count(struct scroll *scroll, size_t count)
{
	scroll->count = count;
	scroll_to(scroll, scroll->cursor);
}

void scroll_move(struct scroll *scroll, enum movement movement)
{
	scroll_to(scroll, scroll_target(movement, scroll->cursor, scroll->count, scroll->rows));
}

void scroll_move_top(struct scroll *scroll, enum movement movement)
{
	scroll->top = scroll_target(movement, scroll_first(scroll), scroll_last_top(scroll) + 1,
				    scroll->rows);
}

void scroll_show(struct scroll *scroll, size_t line)
{
	scroll->top = scroll_first(scroll);
	if (line < scroll->top)
		scroll->top = line;
	if (scroll->rows > 0 && line >= scroll->top + scroll->rows)
		scroll->top = line + 1 - scroll->rows;
}

/* Puts the cursor on the nearest line that is in view with its margin. */
static void pull_cursor(struct scroll *scroll)
{
	size_t margin = margin_of(scroll), end = scroll->top + scroll->rows;
	size_t first = scroll->top > 0 ? scroll->top + margin : 0;
	size_t last = end < scroll->count ? end - 1 - margin : scroll->count - 1;

	if (scroll->cursor < first)
		scroll->cursor = first;
	else if (scroll->cursor > last)
		scroll->cursor = last;
}

void scroll_turn_wheel(struct scroll *scroll, bool is_down)
{
	size_t top = scroll_first(scroll), last = scroll_last_top(scroll);

	if (scroll->count == 0 || scroll->rows == 0)
		return;
	if (is_down)
		scroll->top = last - top > SCROLL_WHEEL_LINES ? top + SCROLL_WHEEL_LINES : last;
	else
		scroll->top = top > SCROLL_WHEEL_LINES ? top - SCROLL_WHEEL_LINES : 0;
	pull_cursor(scroll);
}
