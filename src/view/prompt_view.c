#include "config.h"

#include "view/prompt_view.h"

#include <stdint.h>

#include "base/utf8.h"

/* The first byte to show so that the text from it to the cursor takes at most `room` columns: found
 * from the cursor, however long the line is. */
static size_t first_shown(struct str text, size_t cursor, size_t room)
{
	size_t start = cursor;

	while (start > 0) {
		size_t before = utf8_grapheme_start(text, start);
		size_t width = utf8_str_width(str_sub(text, before, start - before));

		if (width > room)
			break;
		room -= width;
		start = before;
	}
	return start;
}

void prompt_view_draw(struct canvas *canvas, const struct area *area, int row, int column,
		      int width, const struct line_edit *edit, enum style style, bool has_cursor)
{
	struct str text = line_edit_text(edit);
	size_t start = 0;

	if (width <= 0)
		return;
	if (has_cursor)
		start = first_shown(text, edit->cursor, (size_t)width - 1);
	canvas_text(canvas, area, row, column, width, str_drop(text, start), style, !has_cursor);
	if (has_cursor) {
		struct str before = str_sub(text, start, edit->cursor - start);

		canvas_set_cursor(canvas, area, row, column + (int)utf8_str_width(before));
	}
}
