/*
 * Which page is on the screen, and which lies below it. What holds for the page below holds while
 * help or the manual lie over it.
 */

#include "config.h"

#include "browser/browser_private.h"

/* What holds for actions on a page: those that need something of this set are refused. */
static const struct {
	unsigned refused_needs;
	const char *why;
} rules[PAGE_COUNT] = {
	[PAGE_OVERVIEW] = { NEEDS_PAPER, "that is for papers; Enter lists those of a bar" },
};

unsigned browser_refused_needs(const struct browser *browser)
{
	return rules[browser->pages.below].refused_needs;
}

const char *browser_why_refused(const struct browser *browser, enum action action)
{
	enum browser_page page = browser->pages.below;

	return action_info(action)->needs & rules[page].refused_needs ? rules[page].why : NULL;
}

bool browser_is_browsing(const struct browser *browser)
{
	return browser->prompts.open == PROMPT_NONE && browser->pages.open == browser->pages.below;
}

bool browser_overview_is_open(const struct browser *browser)
{
	return browser->pages.below == PAGE_OVERVIEW;
}

void browser_open_page(struct browser *browser, enum browser_page page)
{
	browser->pages.open = page;
	if (page == PAGE_LIST || page == PAGE_OVERVIEW)
		browser->pages.below = page;
}

void browser_close_page(struct browser *browser)
{
	browser->pages.open = browser->pages.below;
}
