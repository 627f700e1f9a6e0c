#ifndef VIEW_OVERVIEW_VIEW_H
#define VIEW_OVERVIEW_VIEW_H

/*
 * The overview drawn: the dates of the papers, their topics, what topics share, and the papers'
 * words. A large screen holds all parts side by side, a small one the part that the cursor is in.
 */

#include <stdbool.h>

#include "browser/overview_cursor.h"
#include "model/topic.h"
#include "search/overview.h"
#include "view/canvas.h"

struct overview_picture {
	const struct overview *overview;
	const struct topic_list *topics;
	const struct overview_cursor *cursor;
	bool has_cursor; /* false on paper: nothing is chosen */
};

/* Draws it on a screen. */
void overview_view_draw(struct canvas *canvas, const struct area *area,
			const struct overview_picture *picture);

/* Draws it on paper: gives the canvas this many columns and as many rows as it takes. */
void overview_view_print(struct canvas *canvas, int columns,
			 const struct overview_picture *picture);

#endif
