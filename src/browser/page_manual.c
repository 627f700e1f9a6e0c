/* The manual as a page: the list's keys scroll it, and those of every pager. */

#include "config.h"

#include "browser/actions.h"
#include "browser/browser_private.h"
#include "browser/page.h"

/* What closes the page, whatever it does elsewhere. */
static bool closes(enum action action, uint32_t key)
{
	return action == ACTION_QUIT || action == ACTION_CANCEL || action == ACTION_BACK ||
	       action == ACTION_MAN || key == INPUT_ESCAPE || key == 'q';
}

static bool works_here(enum action action)
{
	return action == ACTION_COMMAND || action == ACTION_HELP || action == ACTION_REDRAW;
}

static unsigned key(struct browser *browser, uint32_t key)
{
	enum action action = keymap_press(&browser->keymap, key);
	enum movement movement;

	if (key == ' ' || key == INPUT_ENTER)
		action = key == ' ' ? ACTION_PAGE_DOWN : ACTION_DOWN;
	if (browser_is_movement(action, &movement))
		scroll_move_top(&browser->pages.manual.scroll, movement);
	else if (closes(action, key))
		browser_close_page(browser);
	else if (works_here(action))
		return browser_act(browser, action);
	return EFFECT_DRAW;
}

static unsigned turn_wheel(struct browser *browser, const struct event *event)
{
	scroll_turn_wheel(&browser->pages.manual.scroll, event->mouse == MOUSE_DOWN);
	return EFFECT_DRAW;
}

const struct page page_manual = {
	.key = key,
	.turn_wheel = turn_wheel,
	/* It is formatted for the width of the screen. */
	.resize_effects = EFFECT_MANUAL,
};
