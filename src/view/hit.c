/*
 * What can be hit depends on who takes the keys: a question takes no click, a line that is typed
 * only those on itself, the query besides those in the list, which it leaves to be used.
 */

#include "config.h"

#include "view/hit.h"

#include <stdint.h>

#include "base/utf8.h"
#include "view/detail_view.h"
#include "view/help_view.h"
#include "view/list_layout.h"

static bool is_in(const struct area *area, const struct event *event)
{
	return event->row >= area->row && event->row < area->row + area->rows &&
	       event->column >= area->column && event->column < area->column + area->columns;
}

static void set(struct event *event, enum event_target target, size_t index)
{
	event->target = target;
	event->index = index;
}

static const struct list_place *find_column(const struct view *view, const struct browser *browser,
					    const struct event *event, struct list_layout *columns)
{
	const struct area *list = &view->layout.list;

	list_layout_arrange(columns, &browser->session->settings, list->columns);
	return list_layout_at(columns, event->column - list->column);
}

/* A column that nothing is sorted by takes no click. */
static void hit_heading(const struct view *view, const struct browser *browser, struct event *event)
{
	struct list_layout columns;
	const struct list_place *place = find_column(view, browser, event, &columns);

	if (place && list_column_info(place->column)->sort != SORT_FILE)
		set(event, TARGET_HEADING, (size_t)list_column_info(place->column)->sort);
	else if (event->type == EVENT_WHEEL)
		set(event, TARGET_LIST, 0);
}

static void hit_list(const struct view *view, const struct browser *browser, struct event *event)
{
	struct list_layout columns;
	const struct list_place *place = find_column(view, browser, event, &columns);
	size_t position = browser->list.scroll.top + (size_t)(event->row - view->layout.list.row),
	       count;

	filter_papers(browser->filter, &count);
	if (position >= count && event->type == EVENT_CLICK)
		return;
	set(event, place && place->column == LIST_COLUMN_SELECTED ? TARGET_MARK : TARGET_LIST,
	    position);
}

static void hit_topics(const struct view *view, const struct browser *browser, struct event *event)
{
	size_t row = (size_t)(event->row - view->layout.topics.row);

	/* The first row is their heading. */
	if (event->type == EVENT_WHEEL)
		set(event, TARGET_TOPIC, 0);
	else if (row > 0 && browser->topics.top + row - 1 < browser->session->topics.count)
		set(event, TARGET_TOPIC, browser->topics.top + row - 1);
}

static void hit_detail(const struct view *view, const struct browser *browser, struct event *event)
{
	const struct area *area = &view->layout.detail;
	size_t link = detail_view_link_at(browser, &view->detail, event->row - area->row);

	if (link > 0)
		set(event, TARGET_LINK, link - 1);
	else
		set(event, TARGET_DETAIL, 0);
}

static void hit_panes(const struct view *view, const struct browser *browser, struct event *event)
{
	const struct layout *layout = &view->layout;

	/* First, because where it is in the list's place it covers everything. */
	if (is_in(&layout->detail, event))
		hit_detail(view, browser, event);
	else if (is_in(&layout->list, event))
		hit_list(view, browser, event);
	else if (is_in(&layout->list_heading, event))
		hit_heading(view, browser, event);
	else if (is_in(&layout->topics, event))
		hit_topics(view, browser, event);
}

static void hit_help(const struct view *view, const struct browser *browser, struct event *event)
{
	const struct area *area = &view->layout.help;
	size_t index = SIZE_MAX;

	if (!is_in(area, event))
		return;
	index = help_view_action_at(area, browser, event->row - area->row);
	if (index != SIZE_MAX || event->type == EVENT_WHEEL)
		set(event, TARGET_HELP, index);
}

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
static bool hit_line(const struct browser *browser, const struct canvas *canvas,
		     struct event *event)
{
	const struct line_edit *line = browser_typed_line(browser);

	if (!line || event->row != canvas->cursor_row || event->type != EVENT_CLICK)
		return false;
	set(event, TARGET_LINE, byte_at(line, event->column - canvas->cursor_column));
	return true;
}

static void hit(const struct view *view, const struct browser *browser, const struct canvas *canvas,
		struct event *event)
{
	if (browser->prompt == PROMPT_QUESTION || hit_line(browser, canvas, event))
		return;
	if (browser->prompt != PROMPT_NONE && browser->prompt != PROMPT_QUERY)
		return;
	if (browser->page == PAGE_HELP)
		hit_help(view, browser, event);
	else if (browser->page == PAGE_MANUAL && is_in(&view->layout.help, event))
		set(event, TARGET_PAGE, 0);
	else if (browser->page == PAGE_MANUAL)
		return;
	else if (browser->prompt == PROMPT_NONE && is_in(&view->layout.bar, event))
		set(event, event->type == EVENT_CLICK ? TARGET_QUERY : TARGET_NONE, 0);
	else if (browser->page == PAGE_LIST)
		hit_panes(view, browser, event);
	else if (is_in(&view->layout.help, event))
		set(event, TARGET_PAGE, 0);
}

bool hit_find(const struct view *view, const struct browser *browser, const struct canvas *canvas,
	      struct event *event)
{
	if (event->mouse == MOUSE_OTHER || event->row >= canvas->rows ||
	    event->column >= canvas->columns)
		return false;
	event->type =
		event->mouse == MOUSE_UP || event->mouse == MOUSE_DOWN ? EVENT_WHEEL : EVENT_CLICK;
	set(event, TARGET_NONE, 0);
	hit(view, browser, canvas, event);
	return event->target != TARGET_NONE;
}
