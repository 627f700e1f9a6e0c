#include "config.h"

#include "view/view.h"

#include "view/detail_view.h"
#include "view/overview_layout.h"
#include "view/page_view.h"
#include "view/status_bar.h"
#include "view/topic_view.h"

void view_init(struct view *view)
{
	*view = (struct view){ 0 };
	detail_init(&view->detail);
}

void view_free(struct view *view)
{
	detail_free(&view->detail);
}

static size_t rows_of(const struct area *area)
{
	return area->rows > 0 ? (size_t)area->rows : 0;
}

void view_arrange(struct view *view, struct browser *browser, const struct canvas *canvas)
{
	struct layout *layout = &view->layout;
	const int *settings = browser->session->settings.numbers;
	bool has_topics = settings[SETTING_TOPICS] != SHOW_NEVER;
	size_t list, detail, topics, help;

	layout_arrange(layout, canvas->rows, canvas->columns,
		       has_topics ? topic_view_width(browser) : 0,
		       settings[SETTING_DETAIL] != SHOW_NEVER, browser->pages.list.pane);
	list = rows_of(&layout->list);
	detail = rows_of(&layout->detail);
	topics = (size_t)layout_topic_rows(layout);
	help = rows_of(&layout->help);
	if (list != browser->pages.list.cursor.scroll.rows ||
	    detail != browser->pages.list.detail.scroll.rows ||
	    topics != browser->pages.list.topics.rows || help != browser->pages.help.scroll.rows)
		browser_set_pages(browser, list, detail, topics, help);
	browser_set_overview_room(browser, overview_layout_room(&layout->help));
	browser_find_links(browser);
	detail_update(&view->detail, browser, detail_view_text_width(layout->detail.columns));
	browser_set_detail_lines(browser, view->detail.line_count, view->detail.match_lines,
				 view->detail.match_line_count);
	browser_set_link_line(browser, view->detail.link_line);
}

void view_draw(struct view *view, struct browser *browser, struct canvas *canvas)
{
	view_arrange(view, browser, canvas);
	canvas_hide_cursor(canvas);
	page_view_of(browser)->draw(canvas, view, browser);
	page_view_draw_bar(canvas, view, browser);
	status_bar_draw(canvas, &view->layout, browser);
}
