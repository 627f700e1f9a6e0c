/* Leaving the program, and drawing it once more. */

#include "config.h"

#include "browser/actions.h"
#include "browser/browser_private.h"

static unsigned leave_or_not(struct browser *browser, bool yes)
{
	return yes ? browser_quit(browser) : EFFECT_DRAW;
}

/* What would be lost is said first. */
unsigned act_quit(struct browser *browser, int value)
{
	size_t count = own_topics_unwritten(&browser->own_topics);

	(void)value;
	if (count == 0)
		return browser_quit(browser);
	strbuf_clear(&browser->question.text);
	strbuf_addf(&browser->question.text, "%zu topic%s not written (:write-topics). Leave?",
		    count, count == 1 ? " is" : "s are");
	return browser_ask(browser, leave_or_not);
}

unsigned act_redraw(struct browser *browser, int value)
{
	(void)browser;
	(void)value;
	return EFFECT_DRAW | EFFECT_CLEAR;
}
