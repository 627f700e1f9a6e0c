#include "config.h"

#include "view/view.h"

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

/* The struct of a page, and what draws it. */
static void *page_of(const struct shown *shown, enum browser_page page,
		     const struct page_view **functions)
{
	*functions = shown->pages->table[page].view;
	return pages_struct(shown->pages, page);
}

void view_arrange(struct view *view, const struct shown *shown, const struct canvas *canvas)
{
	const int *settings = shown->settings->numbers;
	const struct page_list *list = &shown->pages->list;
	bool has_topics = settings[SETTING_TOPICS] != SHOW_NEVER;

	layout_arrange(&view->layout, canvas->rows, canvas->columns,
		       has_topics ? topic_view_width(list) : 0,
		       settings[SETTING_DETAIL] != SHOW_NEVER, list->pane);
	for (int i = 0; i < PAGE_COUNT; i++) {
		const struct page_view *functions;
		void *page = page_of(shown, (enum browser_page)i, &functions);

		functions->arrange(page, view);
	}
}

void view_draw_bar(struct canvas *canvas, const struct view *view, const struct shown *shown)
{
	const struct area *area = &view->layout.bar;
	const struct page_view *functions;
	const void *page = page_of(shown, shown->pages->open, &functions);

	canvas_clear_area(canvas, area);
	canvas_fill(canvas, area, 0, 0, area->columns, ' ', STYLE_BAR);
	if (area->rows > 0)
		functions->draw_bar(canvas, area, page);
}

void view_draw(struct view *view, const struct shown *shown, struct canvas *canvas)
{
	const struct page_view *functions;
	const void *page = page_of(shown, shown->pages->open, &functions);

	view_arrange(view, shown, canvas);
	canvas_hide_cursor(canvas);
	functions->draw(canvas, view, page);
	view_draw_bar(canvas, view, shown);
	status_bar_draw(canvas, &view->layout, shown, functions->hints(page));
}
