#include "config.h"

#include "view/page_view.h"

static const struct page_view *const pages[PAGE_COUNT] = {
	[PAGE_LIST] = &page_view_list,
	[PAGE_OVERVIEW] = &page_view_overview,
	[PAGE_MANUAL] = &page_view_manual,
	[PAGE_HELP] = &page_view_help,
};

const struct page_view *page_view_of(const struct browser *browser)
{
	return pages[browser->pages.open];
}

void page_view_draw_bar(struct canvas *canvas, const struct view *view,
			const struct browser *browser)
{
	const struct area *area = &view->layout.bar;

	canvas_clear_area(canvas, area);
	canvas_fill(canvas, area, 0, 0, area->columns, ' ', STYLE_BAR);
	if (area->rows > 0)
		page_view_of(browser)->draw_bar(canvas, area, browser);
}
