/*
 * From an action to its handler: the table of ACTION_LIST's last columns, and what holds for all
 * handlers.
 */

#include "config.h"

#include "browser/actions.h"

#include "browser/browser_private.h"

static const struct {
	browser_handler *run;
	int value;
} handlers[] = {
#define X(id, name, group, keys, argument, run, value, needs, help) { act_##run, value },
	ACTION_LIST(X)
#undef X
};

unsigned browser_act(struct browser *browser, enum action action)
{
	unsigned effects = 0;

	if (action != ACTION_NONE && browser_refuses(browser, action)) {
		browser_say(browser, LEVEL_INFO, "that is for papers; Enter lists those of a bar");
		effects = EFFECT_DRAW;
	} else if (action != ACTION_NONE) {
		if (browser_overview_is_open(browser))
			effects = browser_overview_act(browser, action);
		if (effects == 0)
			effects = handlers[action].run(browser, handlers[action].value);
	}
	browser_follow_range(browser);
	return effects;
}
