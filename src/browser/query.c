/*
 * What is shown, and in which order. The line of the prompt holds what is typed; the filter holds
 * the last of it that was a query.
 */

#include "config.h"

#include "browser/browser_private.h"

/* Papers like one come in an order of their own. */
static void follow_likes(struct browser *browser)
{
	struct sort_order order = filter_order(browser->filter);

	if (likes_follow_query(&browser->back.likes,
			       query_asks_for_like(filter_query(browser->filter)), &order))
		filter_set_order(browser->filter, order);
}

void browser_query_changed(struct browser *browser)
{
	browser->query.error = (struct query_error){ 0 };
	if (!filter_set_query(browser->filter,
			      line_edit_text(&browser->prompts.lines[PROMPT_QUERY].line),
			      &browser->session->topics, &browser->query.error))
		return;
	browser->pages.list.cursor.wanted = 0;
	follow_likes(browser);
	if (!browser->loader)
		filter_check_keys(browser->filter, &browser->query.error);
}

bool browser_set_query(struct browser *browser, struct str text)
{
	if (!line_edit_set(&browser->prompts.lines[PROMPT_QUERY].line, text)) {
		prompt_clear_refusal(&browser->prompts.lines[PROMPT_QUERY]);
		browser_say_too_long(browser, &browser->prompts.lines[PROMPT_QUERY]);
		return false;
	}
	browser_query_changed(browser);
	return true;
}

unsigned browser_set_order(struct browser *browser, struct sort_order order)
{
	filter_set_order(browser->filter, order);
	browser_follow_cursor(browser);
	return EFFECT_DRAW;
}
