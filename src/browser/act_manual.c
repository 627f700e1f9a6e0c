/*
 * The manual page in place of the panes. Its text comes from outside, for the width of the screen,
 * and again when that changes; the place in it stays about the same. The list's keys scroll it.
 */

#include "config.h"

#include "browser/actions.h"
#include "browser/browser_private.h"

static unsigned open_manual(struct browser *browser, enum manual_page page)
{
	browser->pages.manual.page = page;
	browser->pages.manual.scroll.top = browser->pages.manual.scroll.count = 0;
	browser->pages.manual.is_read = false;
	manual_set(&browser->pages.manual.text, STR(""));
	browser_open_page(browser, PAGE_MANUAL);
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
	struct browser_manual *manual = &browser->pages.manual;
	size_t before = manual->text.count;

	if (browser->pages.open != PAGE_MANUAL)
		return 0;
	if (status != STATUS_OK) {
		browser_close_page(browser);
		browser_say_error(browser);
		return EFFECT_DRAW;
	}
	manual_set(&manual->text, printed);
	manual->is_read = true;
	manual->scroll.count = manual->text.count;
	if (before > 0)
		manual->scroll.top = manual->scroll.top * manual->text.count / before;
	manual->scroll.top = scroll_first(&manual->scroll);
	return EFFECT_DRAW;
}
