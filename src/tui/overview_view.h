#ifndef TUI_OVERVIEW_VIEW_H
#define TUI_OVERVIEW_VIEW_H

/*
 * The overview drawn: the dates of the papers, their topics, and what topics share. A large
 * area holds all parts side by side, a small one the part that the cursor is in.
 */

#include <stdbool.h>

#include "app/overview_cursor.h"
#include "model/topic.h"
#include "search/overview.h"
#include "tui/canvas.h"

struct overview_picture {
	const struct overview *overview;
	const struct topic_list *topics;
	const struct overview_cursor *cursor;
	bool has_cursor; /* false: on paper, so to say: nothing is chosen */
};

/* What an area of that size has room for. */
struct overview_room overview_view_room(const struct area *area);

/* The rows with which nothing is left out, in so many columns. */
int overview_view_rows(const struct overview_picture *picture, int columns);

void overview_view_draw(struct canvas *canvas, const struct area *area,
			const struct overview_picture *picture);

#endif
