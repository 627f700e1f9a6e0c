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
	browser->manual.scroll.top = browser->manual.scroll.count = 0;
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

unsigned browser_set_manual(struct browser *browser, enum status status, struct str printed)
{
	struct browser_manual *manual = &browser->manual;
	size_t before = manual->text.count;

	if (browser->page != PAGE_MANUAL)
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

/* The movement that an action is, if it is one. */
static bool find_movement(enum action action, enum movement *movement)
{
	static const struct {
		enum action action;
		enum movement movement;
	} movements[] = {
		{ ACTION_DOWN, MOVE_DOWN },           { ACTION_UP, MOVE_UP },
		{ ACTION_PAGE_DOWN, MOVE_PAGE_DOWN }, { ACTION_PAGE_UP, MOVE_PAGE_UP },
		{ ACTION_HALF_DOWN, MOVE_HALF_DOWN }, { ACTION_HALF_UP, MOVE_HALF_UP },
		{ ACTION_FIRST, MOVE_FIRST },         { ACTION_LAST, MOVE_LAST },
	};

	for (size_t i = 0; i < sizeof(movements) / sizeof(movements[0]); i++)
		if (movements[i].action == action) {
			*movement = movements[i].movement;
			return true;
		}
	return false;
}

unsigned browser_manual_key(struct browser *browser, uint32_t key)
{
	enum action action = keymap_press(&browser->keymap, key);
	enum movement movement;

	/* As in every pager. */
	if (key == ' ' || key == INPUT_ENTER)
		action = key == ' ' ? ACTION_PAGE_DOWN : ACTION_DOWN;
	if (find_movement(action, &movement)) {
		scroll_move_top(&browser->manual.scroll, movement);
		return EFFECT_DRAW;
	}
	if (action == ACTION_QUIT || action == ACTION_CANCEL || action == ACTION_BACK ||
	    action == ACTION_MAN || key == INPUT_ESCAPE || key == 'q')
		browser_close_page(browser);
	else if (action == ACTION_COMMAND || action == ACTION_HELP || action == ACTION_REDRAW)
		return browser_act(browser, action);
	return EFFECT_DRAW;
}
