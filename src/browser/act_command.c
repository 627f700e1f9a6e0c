/* Opening the command line. */

#include "config.h"

#include "browser/actions.h"
#include "browser/browser_private.h"

unsigned act_command(struct browser *browser, int value)
{
	(void)value;
	line_edit_set(&browser->prompts.lines[PROMPT_COMMAND].line, STR(""));
	browser_open_prompt(browser, PROMPT_COMMAND);
	return EFFECT_DRAW;
}

unsigned act_ask(struct browser *browser, int action)
{
	act_command(browser, 0);
	line_edit_set(&browser->prompts.lines[PROMPT_COMMAND].line,
		      str_from(action_info((enum action)action)->name));
	line_edit_key(&browser->prompts.lines[PROMPT_COMMAND].line, ' ');
	return EFFECT_DRAW;
}
