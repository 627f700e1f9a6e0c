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
	list_cursor_seek(&browser->pages.list.cursor, paper, place);
	browser_follow_cursor(browser);
}

void browser_finish_list(struct browser *browser)
{
	page_list_finish(&browser->pages.list);
}

void browser_set_margin(struct browser *browser)
{
	page_list_set_margin(&browser->pages.list,
			     (size_t)browser->session->settings.numbers[SETTING_SCROLL_MARGIN]);
}

void browser_set_pages(struct browser *browser, size_t list_rows, size_t detail_rows,
		       size_t topic_rows, size_t help_rows)
{
	browser->pages.list.cursor.scroll.rows = list_rows;
	browser->pages.list.detail.scroll.rows = detail_rows;
	browser->pages.list.topics.rows = topic_rows;
	browser->pages.help.scroll.rows = help_rows;
	browser->pages.manual.scroll.rows = help_rows;
	if (browser->pages.list.pane == PANE_TOPICS && topic_rows == 0)
		browser->pages.list.pane = PANE_LIST;
	scroll_to(&browser->pages.list.topics, browser->pages.list.topics.cursor);
	browser_follow_cursor(browser);
}

void browser_set_detail_lines(struct browser *browser, size_t count, const size_t *match_lines,
			      size_t match_line_count)
{
	browser->pages.list.detail.scroll.count = count;
	browser->pages.list.detail.match_lines = match_lines;
	browser->pages.list.detail.match_line_count = match_line_count;
}
