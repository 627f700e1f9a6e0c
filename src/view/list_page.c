/* The list as a page of the list, with the panes beside it. */

#include "config.h"

#include "view/detail_view.h"
#include "view/list_bar.h"
#include "view/list_layout.h"
#include "view/list_view.h"
#include "view/page_view.h"
#include "view/target.h"
#include "view/topic_view.h"

static void arrange(void *page, struct view *view)
{
	struct page_list *list = page;
	const struct layout *layout = &view->layout;
	struct detail *detail = &view->detail;

	page_list_set_rows(list, layout_rows(&layout->list), layout_rows(&layout->detail),
			   (size_t)layout_topic_rows(layout));
	page_list_find_links(list);
	detail_update(detail, list, detail_view_text_width(layout->detail.columns));
	page_list_set_detail_lines(list, detail->line_count, detail->match_lines,
				   detail->match_line_count);
	page_list_set_link_line(list, detail->link_line);
}

static void draw_bar(struct canvas *canvas, const struct area *area, const void *page)
{
	const struct page_list *list = page;

	list_bar_draw(canvas, area, list->shown.bar);
}

static void draw(struct canvas *canvas, const struct view *view, const void *page)
{
	const struct page_list *list = page;
	const struct layout *layout = &view->layout;

	if (!layout->is_detail_in_place) {
		topic_view_draw(canvas, layout, list);
		list_view_draw(canvas, layout, list);
	}
	detail_view_draw(canvas, layout, list, &view->detail);
}

static const struct list_place *find_column(const struct view *view, const struct page_list *list,
					    const struct event *event, struct list_layout *columns)
{
	const struct area *area = &view->layout.list;

	list_layout_arrange(columns, list->shown.settings, area->columns);
	return list_layout_at(columns, event->column - area->column);
}

/* A column that nothing is sorted by takes no click. */
static void hit_heading(const struct view *view, const struct page_list *list, struct event *event)
{
	struct list_layout columns;
	const struct list_place *place = find_column(view, list, event, &columns);

	if (place && list_column_info(place->column)->sort != SORT_FILE)
		target_set(event, TARGET_HEADING, (size_t)list_column_info(place->column)->sort);
	else if (event->type == EVENT_WHEEL)
		target_set(event, TARGET_LIST, 0);
}

static void hit_list(const struct view *view, const struct page_list *list, struct event *event)
{
	struct list_layout columns;
	const struct list_place *place = find_column(view, list, event, &columns);
	size_t position = list->cursor.scroll.top + (size_t)(event->row - view->layout.list.row),
	       count;

	filter_papers(list->filter, &count);
	if (position >= count && event->type == EVENT_CLICK)
		return;
	target_set(event,
		   place && place->column == LIST_COLUMN_SELECTED ? TARGET_MARK : TARGET_LIST,
		   position);
}

static void hit_topics(const struct view *view, const struct page_list *list, struct event *event)
{
	size_t row = (size_t)(event->row - view->layout.topics.row);

	/* The first row is their heading. */
	if (event->type == EVENT_WHEEL)
		target_set(event, TARGET_TOPIC, 0);
	else if (row > 0 && list->topics.top + row - 1 < list->shown.topics->count)
		target_set(event, TARGET_TOPIC, list->topics.top + row - 1);
}

static void hit_detail(const struct view *view, const struct page_list *list, struct event *event)
{
	const struct area *area = &view->layout.detail;
	size_t link = detail_view_link_at(list, &view->detail, event->row - area->row);

	if (link > 0)
		target_set(event, TARGET_LINK, link - 1);
	else
		target_set(event, TARGET_DETAIL, 0);
}

static void find_target(const struct view *view, const void *page, struct event *event)
{
	const struct page_list *list = page;
	const struct layout *layout = &view->layout;

	/* First, because where it is in the list's place it covers everything. */
	if (target_is_in(event, &layout->detail))
		hit_detail(view, list, event);
	else if (target_is_in(event, &layout->list))
		hit_list(view, list, event);
	else if (target_is_in(event, &layout->list_heading))
		hit_heading(view, list, event);
	else if (target_is_in(event, &layout->topics))
		hit_topics(view, list, event);
}

static const struct hint list_hints[] = {
	HINT_PAIR(UP, DOWN, "", LAST_KEY, "move"),
	HINT_ONE(SELECT, FIRST_KEY, "select"),
	HINT_ONE(STAR, FIRST_KEY, "star"),
	HINT_ONE(FILTER, FIRST_KEY, "filter"),
	HINT_PAIR(TOPIC_1, TOPIC_9, "-", FIRST_KEY, "topics"),
	HINT_ONE(EXPORT, FIRST_KEY, "export"),
	HINT_ONE(HELP, FIRST_KEY, "help"),
	HINT_ONE(QUIT, FIRST_KEY, "quit"),
	HINT_ONE(READ, FIRST_KEY, "read"),
	HINT_ONE(STATUS, FIRST_KEY, "status"),
	HINT_ONE(TAGS, FIRST_KEY, "tags"),
	HINT_ONE(NOTE, FIRST_KEY, "note"),
	HINT_ONE(UNDO, FIRST_KEY, "undo"),
	HINT_ONE(SORT, FIRST_KEY, "sort"),
	HINT_ONE(NEXT_PANE, FIRST_KEY, "next pane"),
	HINT_ONE(OPEN, FIRST_KEY, "web page"),
	HINT_END,
};

static const struct hint detail_hints[] = {
	HINT_PAIR(UP, DOWN, "", LAST_KEY, "scroll"),
	HINT_ONE(NEXT_MATCH, FIRST_KEY, "next match"),
	HINT_PAIR(PREVIOUS_LINK, NEXT_LINK, "", FIRST_KEY, "links"),
	HINT_ONE(BACK, FIRST_KEY, "back"),
	HINT_ONE(STAR, FIRST_KEY, "star"),
	HINT_ONE(NEXT_PANE, FIRST_KEY, "next pane"),
	HINT_ONE(HELP, FIRST_KEY, "help"),
	HINT_ONE(QUIT, FIRST_KEY, "quit"),
	HINT_END,
};

static const struct hint topic_hints[] = {
	HINT_PAIR(UP, DOWN, "", LAST_KEY, "move"),
	HINT_ONE(READ, FIRST_KEY, "on or off"),
	HINT_ONE(BACK, FIRST_KEY, "back"),
	HINT_ONE(NEXT_PANE, FIRST_KEY, "next pane"),
	HINT_ONE(HELP, FIRST_KEY, "help"),
	HINT_ONE(QUIT, FIRST_KEY, "quit"),
	HINT_END,
};

static const struct hint range_hints[] = {
	HINT_PAIR(UP, DOWN, "", LAST_KEY, "extend"),
	HINT_ONE(SELECT_RANGE, FIRST_KEY, "end"),
	HINT_ONE(STAR, FIRST_KEY, "star"),
	HINT_ONE(TAGS, FIRST_KEY, "tags"),
	HINT_ONE(STATUS, FIRST_KEY, "status"),
	HINT_ONE(CANCEL, FIRST_KEY, "select none"),
	HINT_END,
};

static const struct hint *hints_of(const void *page)
{
	const struct page_list *list = page;
	static const struct hint *const of_panes[] = {
		[PANE_LIST] = list_hints,
		[PANE_DETAIL] = detail_hints,
		[PANE_TOPICS] = topic_hints,
	};

	return list->selection.is_range ? range_hints : of_panes[list->pane];
}

const struct page_view page_view_list = {
	.arrange = arrange,
	.draw = draw,
	.draw_bar = draw_bar,
	.hints = hints_of,
	.find_target = find_target,
};
