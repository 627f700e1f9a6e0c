/* Opening help. */

#include "config.h"

#include "browser/actions.h"
#include "browser/browser_private.h"

unsigned act_help(struct browser *browser, int value)
{
	(void)value;
	page_help_open(&browser->pages.help, pages_refused_needs(&browser->pages));
	pages_open(&browser->pages, PAGE_HELP);
	return EFFECT_DRAW;
}
