/* What the browser tells the list's page, and is told by the layout. */

#include "config.h"

#include "browser/browser_private.h"

void browser_follow_cursor(struct browser *browser)
{
	page_list_follow(&browser->pages.list);
}

void browser_follow_range(struct browser *browser)
{
	page_list_follow_range(&browser->pages.list);
}

void browser_move_cursor(struct browser *browser, enum movement movement)
{
	page_list_move(&browser->pages.list, movement);
}

unsigned browser_go_to(struct browser *browser, size_t number)
{
	page_list_go_to(&browser->pages.list, number > 0 ? number - 1 : 0);
	return EFFECT_DRAW;
}

void browser_seek(struct browser *browser, uint32_t paper, size_t place)
{
	list_cursor_seek(&browser->list, paper, place);
	browser_follow_cursor(browser);
}

void browser_finish_list(struct browser *browser)
{
	page_list_finish(&browser->pages.list);
}

void browser_set_margin(struct browser *browser)
{
	size_t margin = (size_t)browser->session->settings.numbers[SETTING_SCROLL_MARGIN];

	browser->list.scroll.margin = margin;
	browser->topics.margin = margin;
}

void browser_set_pages(struct browser *browser, size_t list_rows, size_t detail_rows,
		       size_t topic_rows, size_t help_rows)
{
	browser->list.scroll.rows = list_rows;
	browser->detail.scroll.rows = detail_rows;
	browser->topics.rows = topic_rows;
	browser->pages.help.scroll.rows = help_rows;
	browser->pages.manual.scroll.rows = help_rows;
	if (browser->pane == PANE_TOPICS && topic_rows == 0)
		browser->pane = PANE_LIST;
	scroll_to(&browser->topics, browser->topics.cursor);
	browser_follow_cursor(browser);
}

void browser_set_detail_lines(struct browser *browser, size_t count, const size_t *match_lines,
			      size_t match_line_count)
{
	browser->detail.scroll.count = count;
	browser->detail.match_lines = match_lines;
	browser->detail.match_line_count = match_line_count;
}
