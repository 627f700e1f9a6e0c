/* The overview as a page of the browser. */

#include "config.h"

#include "view/list_bar.h"
#include "view/overview_layout.h"
#include "view/overview_view.h"
#include "view/page_view.h"
#include "view/target.h"

static void arrange(void *page, struct view *view)
{
	page_overview_set_room(page, overview_layout_room(&view->layout.help));
}

static void draw_bar(struct canvas *canvas, const struct area *area, const void *page)
{
	const struct page_overview *overview = page;

	list_bar_draw(canvas, area, overview->bar);
}

static void draw(struct canvas *canvas, const struct view *view, const void *page)
{
	const struct page_overview *overview = page;
	const struct overview_picture picture = {
		.overview = overview->model,
		.topics = overview->topics,
		.cursor = &overview->cursor,
		.has_cursor = true,
	};

	overview_view_draw(canvas, &view->layout.help, &picture);
}

static void find_target(const struct view *view, const void *page, struct event *event)
{
	(void)page;
	if (target_is_in(event, &view->layout.help))
		target_set(event, TARGET_PAGE, 0);
}

static const struct hint hints[] = {
	HINT_FIXED("←↑↓→", "move"),
	HINT_ONE(READ, FIRST_KEY, "list them"),
	HINT_ONE(SELECT, FIRST_KEY, "narrow"),
	HINT_ONE(NEXT_PANE, FIRST_KEY, "next part"),
	HINT_ONE(FILTER, FIRST_KEY, "filter"),
	HINT_ONE(CANCEL, FIRST_KEY, "back"),
	HINT_PAIR(TOPIC_1, TOPIC_9, "-", FIRST_KEY, "topics"),
	HINT_ONE(HELP, FIRST_KEY, "help"),
	HINT_ONE(QUIT, FIRST_KEY, "quit"),
	HINT_END,
};

static const struct hint *hints_of(const void *page)
{
	(void)page;
	return hints;
}

const struct page_view page_view_overview = {
	.arrange = arrange,
	.draw = draw,
	.draw_bar = draw_bar,
	.hints = hints_of,
	.find_target = find_target,
};
