#include "config.h"

#include "tui/prompt_view.h"

#include <stdint.h>

#include "base/utf8.h"

/* The first byte to show so that the text from it to the cursor takes at most `room` columns. */
static size_t first_shown(struct str text, size_t cursor, size_t room)
{
	size_t width = utf8_str_width(str_sub(text, 0, cursor)), start = 0;

	while (width > room && start < cursor) {
		size_t end = utf8_grapheme_end(text, start);

		width -= utf8_str_width(str_sub(text, start, end - start));
		start = end;
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
	canvas_text(canvas, area, row, column, width, str_sub(text, start, SIZE_MAX), style,
		    !has_cursor);
	if (has_cursor) {
		struct str before = str_sub(text, start, edit->cursor - start);

		canvas_set_cursor(canvas, area, row, column + (int)utf8_str_width(before));
	}
}
