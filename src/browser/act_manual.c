/*
 * The manual page in place of the panes. Its text comes from outside, for the width of the screen,
 * and again when that changes; the place in it stays about the same. The list's keys scroll it.
 */

#include "config.h"

#include "browser/actions.h"
#include "browser/browser_private.h"

static unsigned open_manual(struct browser *browser, enum manual_page page)
{
	browser->manual.page = page;
	browser->manual.top = 0;
	browser->manual.is_read = false;
	manual_set(&browser->manual.text, STR(""));
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

/* The tops that leave no blank page, less one. */
static size_t last_top(const struct browser *browser)
{
	size_t count = browser->manual.text.count;

	return count > browser->help_rows ? count - browser->help_rows : 0;
}

unsigned browser_set_manual(struct browser *browser, enum status status, struct str printed)
{
	size_t before = browser->manual.text.count, top = browser->manual.top;

	if (browser->page != PAGE_MANUAL)
		return 0;
	if (status != STATUS_OK) {
		browser_close_page(browser);
		browser_say_error(browser);
		return EFFECT_DRAW;
	}
	manual_set(&browser->manual.text, printed);
	browser->manual.is_read = true;
	if (before > 0)
		browser->manual.top = top * browser->manual.text.count / before;
	if (browser->manual.top > last_top(browser))
		browser->manual.top = last_top(browser);
	return EFFECT_DRAW;
}

static void scroll(struct browser *browser, size_t step, bool is_back)
{
	size_t top = browser->manual.top, last = last_top(browser);

	if (is_back)
		browser->manual.top = top > step ? top - step : 0;
	else
		browser->manual.top = top + step < last ? top + step : last;
}

static bool scroll_by(struct browser *browser, enum action action)
{
	size_t rows = browser->help_rows > 1 ? browser->help_rows : 2;

	if (action == ACTION_DOWN || action == ACTION_UP)
		scroll(browser, 1, action == ACTION_UP);
	else if (action == ACTION_PAGE_DOWN || action == ACTION_PAGE_UP)
		scroll(browser, rows - 1, action == ACTION_PAGE_UP);
	else if (action == ACTION_HALF_DOWN || action == ACTION_HALF_UP)
		scroll(browser, rows / 2, action == ACTION_HALF_UP);
	else if (action == ACTION_FIRST || action == ACTION_LAST)
		browser->manual.top = action == ACTION_LAST ? last_top(browser) : 0;
	else
		return false;
	return true;
}

unsigned browser_manual_key(struct browser *browser, uint32_t key)
{
	enum action action = keymap_press(&browser->keymap, key);

	/* As in every pager. */
	if (key == ' ' || key == INPUT_ENTER)
		action = key == ' ' ? ACTION_PAGE_DOWN : ACTION_DOWN;
	if (scroll_by(browser, action))
		return EFFECT_DRAW;
	if (action == ACTION_QUIT || action == ACTION_CANCEL || action == ACTION_BACK ||
	    action == ACTION_MAN || key == INPUT_ESCAPE || key == 'q')
		browser_close_page(browser);
	else if (action == ACTION_COMMAND || action == ACTION_HELP || action == ACTION_REDRAW)
		return browser_act(browser, action);
	return EFFECT_DRAW;
}
