/*
 * From an action to its handler: the table of ACTION_LIST's last columns, and what holds for all
 * handlers. A page with a cursor of its own has handlers of its own for some of them.
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

/* What a page does in place of what ACTION_LIST names. */
struct own_handler {
	browser_handler *run, *instead;
};

struct own_handlers {
	const struct own_handler *rows; /* the last one is { NULL, NULL } */
};

static const struct own_handler overview_handlers[] = {
	{ act_move, act_overview_move },
	{ act_pane, act_overview_part },
	{ act_read, act_overview_read },
	{ act_back, act_overview_back },
	{ act_select, act_overview_select },
	{ act_cancel, act_overview_cancel },
	{ NULL, NULL },
};

const struct own_handlers page_overview_handlers = { overview_handlers };

static browser_handler *find_handler(const struct browser *browser, enum action action)
{
	const struct own_handlers *own = browser->pages.table[browser->pages.below].handlers;
	browser_handler *run = handlers[action].run;

	for (const struct own_handler *row = own ? own->rows : NULL; row && row->run; row++)
		if (row->run == run)
			return row->instead;
	return run;
}

bool browser_is_movement(enum action action, enum movement *movement)
{
	if (action == ACTION_NONE || handlers[action].run != act_move)
		return false;
	*movement = (enum movement)handlers[action].value;
	return true;
}

unsigned browser_act(struct browser *browser, enum action action)
{
	unsigned effects = 0;
	const char *refusal = NULL;

	if (action != ACTION_NONE) {
		refusal = pages_why_refused(&browser->pages, action);
		effects = EFFECT_DRAW;
	}
	if (refusal)
		browser_say(browser, LEVEL_INFO, "%s", refusal);
	else if (action != ACTION_NONE)
		effects = find_handler(browser, action)(browser, handlers[action].value);
	browser_follow_range(browser);
	return effects;
}
