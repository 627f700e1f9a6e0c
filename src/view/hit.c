/*
 * What can be hit depends on who takes the keys: a question takes no click, a line that is typed
 * only those on itself, the query besides those in the list, which it leaves to be used.
 */

#include "config.h"

#include "view/hit.h"

#include "base/utf8.h"
#include "view/page_view.h"
#include "view/target.h"

static int width_of(struct str text, size_t from, size_t to)
{
	return (int)utf8_str_width(str_sub(text, from, to - from));
}

/* The byte at `columns` columns from the line's cursor: where the character begins that is there,
 * or the line's end. */
static size_t byte_at(const struct line_edit *line, int columns)
{
	struct str text = line_edit_text(line);
	size_t at = line->cursor;

	while (columns < 0 && at > 0) {
		size_t start = utf8_grapheme_start(text, at);

		columns += width_of(text, start, at);
		at = start;
	}
	while (columns > 0 && at < text.len) {
		size_t end = utf8_grapheme_end(text, at);

		columns -= width_of(text, at, end);
		if (columns < 0)
			break;
		at = end;
	}
	return at;
}

/* The terminal's cursor tells where the line's cursor is. */
static bool hit_line(const struct line_edit *line, const struct canvas *canvas, struct event *event)
{
	if (!line || event->row != canvas->cursor_row || event->type != EVENT_CLICK)
		return false;
	target_set(event, TARGET_LINE, byte_at(line, event->column - canvas->cursor_column));
	return true;
}

static void find_target(const struct view *view, const struct shown *shown,
			const struct canvas *canvas, struct event *event)
{
	const struct page *page = pages_row(shown->pages);

	if (shown->prompt == PROMPT_QUESTION || hit_line(shown->line, canvas, event))
		return;
	if (shown->prompt != PROMPT_NONE && shown->prompt != PROMPT_QUERY)
		return;
	if (shown->prompt == PROMPT_NONE && page->functions->shows_query &&
	    target_is_in(event, &view->layout.bar))
		target_set(event, event->type == EVENT_CLICK ? TARGET_QUERY : TARGET_NONE, 0);
	else
		page->view->find_target(view, pages_struct(shown->pages, shown->pages->open),
					event);
}

bool hit_find(const struct view *view, const struct shown *shown, const struct canvas *canvas,
	      struct event *event)
{
	if (event->mouse == MOUSE_OTHER || event->row >= canvas->rows ||
	    event->column >= canvas->columns)
		return false;
	event->type =
		event->mouse == MOUSE_UP || event->mouse == MOUSE_DOWN ? EVENT_WHEEL : EVENT_CLICK;
	target_set(event, TARGET_NONE, 0);
	find_target(view, shown, canvas, event);
	return event->target != TARGET_NONE;
}
