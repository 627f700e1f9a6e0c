/* Help as a page: typing narrows it, Enter does the action under the cursor. */

#include "config.h"

#include "browser/actions.h"
#include "browser/browser_private.h"
#include "browser/page.h"

static unsigned leave(struct browser *browser)
{
	browser_close_page(browser);
	return EFFECT_DRAW;
}

static unsigned do_chosen(struct browser *browser)
{
	enum action actions[ACTION_COUNT];
	size_t count = browser_help_actions(browser, actions);

	browser_close_page(browser);
	return count > 0 ? browser_act(browser, actions[browser->pages.help.scroll.cursor])
			 : EFFECT_DRAW;
}

/* Letters are typed: only keys with a name move. */
static bool find_movement(uint32_t key, enum movement *movement)
{
	static const struct {
		uint32_t key;
		enum movement movement;
	} movements[] = {
		{ INPUT_UP, MOVE_UP },
		{ INPUT_DOWN, MOVE_DOWN },
		{ INPUT_PAGE_UP, MOVE_PAGE_UP },
		{ INPUT_PAGE_DOWN, MOVE_PAGE_DOWN },
	};

	for (size_t i = 0; i < sizeof(movements) / sizeof(movements[0]); i++)
		if (movements[i].key == key) {
			*movement = movements[i].movement;
			return true;
		}
	return false;
}

static unsigned key(struct browser *browser, uint32_t key)
{
	bool is_narrowed = browser->pages.help.filter.line.text.len > 0;
	enum movement movement;

	if (key == INPUT_ENTER)
		return do_chosen(browser);
	if (key == INPUT_ESCAPE)
		return is_narrowed ? act_help(browser, 0) : leave(browser);
	if ((key == '?' || key == 'q') && !is_narrowed)
		return leave(browser);
	if (find_movement(key, &movement)) {
		scroll_move(&browser->pages.help.scroll, movement);
	} else {
		line_edit_key(&browser->pages.help.filter.line, key);
		browser_narrow_help(browser);
	}
	return EFFECT_DRAW;
}

/* Choosing moves the list, so the second click is for what the first one chose. */
static unsigned click(struct browser *browser, const struct event *event)
{
	if (event->mouse == MOUSE_DOUBLE)
		return do_chosen(browser);
	if (event->target == TARGET_HELP)
		scroll_pick(&browser->pages.help.scroll, event->index);
	return EFFECT_DRAW;
}

/* There is no place to scroll to but the cursor's. */
static unsigned turn_wheel(struct browser *browser, const struct event *event)
{
	for (int i = 0; i < SCROLL_WHEEL_LINES; i++)
		scroll_move(&browser->pages.help.scroll,
			    event->mouse == MOUSE_DOWN ? MOVE_DOWN : MOVE_UP);
	return EFFECT_DRAW;
}

const struct page page_help = {
	.key = key,
	.click = click,
	.turn_wheel = turn_wheel,
	.line_changed = browser_narrow_help,
};
