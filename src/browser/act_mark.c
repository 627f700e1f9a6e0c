/* Marks by a key each. */

#include "config.h"

#include "browser/actions.h"
#include "browser/browser_private.h"

unsigned act_star(struct browser *browser, int value)
{
	(void)value;
	browser_star(browser);
	return EFFECT_DRAW;
}

unsigned act_status(struct browser *browser, int value)
{
	(void)value;
	browser_next_status(browser);
	return EFFECT_DRAW;
}

unsigned act_priority(struct browser *browser, int priority)
{
	const struct mark_edit edit = { .field = MARK_PRIORITY, .value = priority };

	browser_edit_marks(browser, &edit);
	return EFFECT_DRAW;
}

unsigned act_remove(struct browser *browser, int value)
{
	const struct mark_edit edit = { .field = MARK_REMOVED, .value = browser_now(browser) };

	(void)value;
	browser_edit_marks(browser, &edit);
	return EFFECT_DRAW;
}

unsigned act_undo(struct browser *browser, int redo)
{
	browser_undo(browser, redo);
	return EFFECT_DRAW;
}
