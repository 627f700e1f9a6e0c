/* Leaving the program, drawing it once more, and whose the mouse is. */

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
	strbuf_clear(&browser->prompts.question.text);
	strbuf_addf(&browser->prompts.question.text,
		    "%zu topic%s not written (:write-topics). Leave?", count,
		    count == 1 ? " is" : "s are");
	return browser_ask(browser, leave_or_not);
}

unsigned act_redraw(struct browser *browser, int value)
{
	(void)browser;
	(void)value;
	return EFFECT_DRAW | EFFECT_CLEAR;
}

unsigned act_mouse(struct browser *browser, int value)
{
	(void)value;
	browser->has_mouse = !browser->has_mouse;
	browser_say(browser, LEVEL_INFO, "%s",
		    browser->has_mouse ? "clicks and the wheel are for the browser"
				       : "the mouse is the terminal's, to select with");
	return EFFECT_DRAW;
}
