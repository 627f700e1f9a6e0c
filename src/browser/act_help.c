/*
 * The help screen: all actions that do something where it was opened, narrowed by what is typed;
 * Enter does the one under the cursor.
 */

#include "config.h"

#include "browser/actions.h"
#include "browser/browser_private.h"
#include "text/fold.h"

/* Whether every word typed is somewhere in what help shows of the action. */
static bool is_wanted(const struct browser *browser, enum action action)
{
	const struct action_info *info = action_info(action);
	struct strbuf shown, typed;
	struct str words, word;
	bool all = true;

	strbuf_init(&shown);
	strbuf_init(&typed);
	keymap_format(&browser->keymap, action, false, &shown);
	strbuf_add_byte(&shown, ' ');
	strbuf_add_cstr(&shown, info->name);
	strbuf_add_byte(&shown, ' ');
	fold_add(&shown, str_from(info->help));
	fold_add(&typed, line_edit_text(&browser->pages.help.filter.line));
	words = strbuf_str(&typed);
	while (all && str_split_next(&words, ' ', &word))
		all = str_find(strbuf_str(&shown), word) != SIZE_MAX;
	strbuf_free(&typed);
	strbuf_free(&shown);
	return all;
}

size_t browser_help_actions(const struct browser *browser, enum action *out)
{
	size_t count = 0;

	for (unsigned group = 0; group < ACTION_GROUP_COUNT; group++)
		for (unsigned i = 0; i < ACTION_COUNT; i++)
			if (action_info((enum action)i)->group == group &&
			    !browser_why_refused(browser, (enum action)i) &&
			    is_wanted(browser, (enum action)i))
				out[count++] = (enum action)i;
	return count;
}

void browser_narrow_help(struct browser *browser)
{
	enum action actions[ACTION_COUNT];

	browser->pages.help.scroll.count = browser_help_actions(browser, actions);
	scroll_to(&browser->pages.help.scroll, 0);
}

unsigned act_help(struct browser *browser, int value)
{
	(void)value;
	line_edit_set(&browser->pages.help.filter.line, STR(""));
	browser_narrow_help(browser);
	browser_open_page(browser, PAGE_HELP);
	return EFFECT_DRAW;
}
