#ifndef VIEW_LIST_CELL_H
#define VIEW_LIST_CELL_H

/* What is in a column of the list: a function a column. */

#include "browser/page_list.h"
#include "view/canvas.h"
#include "view/list_layout.h"

/* A row being drawn. */
struct list_row {
	struct canvas *canvas;
	const struct area *area;
	int row; /* of the area */
	const struct page_list *list;
	const struct list_layout *layout;
	struct date today; /* wanted only for relative dates */
	uint32_t number;   /* the paper's */
	const struct paper *paper;
	const struct marks *marks;
};

/* Draws what the row's paper has in a column. */
void list_cell_draw(const struct list_row *row, const struct list_place *place);

/* Whether a column is at the right of its place, and its heading too. */
bool list_cell_is_right(enum list_column column);

#endif
