/* Opening the manual, and what comes of it. */

#include "config.h"

#include "browser/actions.h"
#include "browser/browser_private.h"

static unsigned open_manual(struct browser *browser, enum manual_page page)
{
	page_manual_open(&browser->pages.manual, page);
	pages_open(&browser->pages, PAGE_MANUAL);
	return EFFECT_DRAW | EFFECT_MANUAL;
}

unsigned act_manual(struct browser *browser, int value)
{
	(void)value;
	return open_manual(browser, MANUAL_PROGRAM);
}

unsigned browser_manual_command(struct browser *browser, struct str word)
{
	enum manual_page page;

	if (manual_page_find(word, &page))
		return open_manual(browser, page);
	browser_say(browser, LEVEL_ERROR, "man takes nothing, query or config");
	return EFFECT_DRAW;
}

unsigned browser_set_manual(struct browser *browser, enum status status, struct str printed)
{
	if (browser->pages.open != PAGE_MANUAL)
		return 0;
	if (status != STATUS_OK) {
		pages_close(&browser->pages);
		browser_say_error(browser);
		return EFFECT_DRAW;
	}
	page_manual_set_text(&browser->pages.manual, printed);
	return EFFECT_DRAW;
}
