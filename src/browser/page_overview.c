/* The overview as a page: the keymap's keys, for its own cursor. */

#include "config.h"

#include "browser/actions.h"
#include "browser/browser_private.h"
#include "browser/page.h"

static unsigned key(struct browser *browser, uint32_t key)
{
	enum action action = keymap_press(&browser->keymap, key);

	browser_overview_finish(browser);
	/* In the panes one key reads and goes right; here only Enter chooses. */
	if (action == ACTION_READ && key != INPUT_ENTER)
		return act_overview_right(browser, 0);
	return browser_act(browser, action) | EFFECT_DRAW;
}

static unsigned turn_wheel(struct browser *browser, const struct event *event)
{
	for (int i = 0; i < SCROLL_WHEEL_LINES; i++)
		act_overview_move(browser, event->mouse == MOUSE_DOWN ? MOVE_DOWN : MOVE_UP);
	return EFFECT_DRAW;
}

const struct page page_overview = { .key = key, .turn_wheel = turn_wheel };
