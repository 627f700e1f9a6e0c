/* What the browser tells the list's page. */

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
	list_cursor_seek(&browser->pages.list.cursor,
			 library_living(&browser->session->library, paper), place);
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
