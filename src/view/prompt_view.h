#ifndef VIEW_PROMPT_VIEW_H
#define VIEW_PROMPT_VIEW_H

/* A line being edited, in a field that scrolls with the cursor. */

#include <stdbool.h>

#include "input/line_edit.h"
#include "view/canvas.h"

/* With `has_cursor` the terminal's cursor goes there. */
void prompt_view_draw(struct canvas *canvas, const struct area *area, int row, int column,
		      int width, const struct line_edit *edit, enum style style, bool has_cursor);

#endif
