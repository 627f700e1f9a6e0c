/*
 * Where events go: a key to the prompt that is open, else to the page on the screen, whose keys go
 * through the keymap to an action.
 */

#include "config.h"

#include "browser/browser.h"

#include "browser/browser_private.h"

/* How long a movement waits for a list that is being made, in microseconds. */
#define MOVE_WAIT 8000

/* Whether what the action does is the same in a list that is not complete. */
static bool takes_part_of_list(const struct browser *browser, enum action action)
{
	unsigned needs = action == ACTION_NONE ? NEEDS_NOTHING : action_info(action)->needs;

	if (needs & NAVIGATES && browser->selection.is_range)
		return false;
	return !(needs & NEEDS_LIST);
}

static void wait_for_list(struct browser *browser, enum action action)
{
	/* Going back is for no paper of the list, and leaves what takes long to make. */
	if (action == ACTION_CANCEL || filter_is_done(browser->filter))
		return;
	if (!takes_part_of_list(browser, action)) {
		browser_finish_list(browser);
		return;
	}
	filter_step(browser->filter, MOVE_WAIT);
	browser_follow_cursor(browser);
}

static unsigned list_key(struct browser *browser, uint32_t key)
{
	enum action action = keymap_press(&browser->keymap, key);

	wait_for_list(browser, action);
	return browser_act(browser, action) | EFFECT_DRAW;
}

/* Takes a key; returns effects. */
typedef unsigned key_handler(struct browser *browser, uint32_t key);

static key_handler *const pages[PAGE_COUNT] = {
	[PAGE_LIST] = list_key,
	[PAGE_OVERVIEW] = browser_overview_key,
	[PAGE_MANUAL] = browser_manual_key,
	[PAGE_HELP] = browser_help_key,
};

/* What was typed or pasted did not fit into its line. */
static void say_refused(struct browser *browser)
{
	struct prompt *prompt = browser_typed_prompt(browser);

	if (prompt && prompt_take_refusal(prompt))
		browser_say_too_long(browser, prompt);
}

static unsigned handle_key(struct browser *browser, uint32_t key)
{
	unsigned effects;

	browser->messages.level = LEVEL_NONE;
	strbuf_clear(&browser->messages.text);
	if (key != INPUT_TAB && key != INPUT_BACK_TAB)
		completion_close(&browser->completion);
	effects = browser->prompt == PROMPT_NONE ? pages[browser->page](browser, key)
						 : browser_prompt_key(browser, key);
	say_refused(browser);
	browser_tell_late(browser);
	return effects;
}

/* What is pasted into the list is a query. */
static unsigned handle_paste(struct browser *browser, struct str text)
{
	struct prompt *prompt;

	completion_close(&browser->completion);
	if (browser_is_browsing(browser))
		browser_act(browser, ACTION_FILTER);
	prompt = browser_typed_prompt(browser);
	if (prompt && line_edit_paste(&prompt->line, text)) {
		prompt_end_walk(prompt);
		if (browser->prompt == PROMPT_QUERY)
			browser_query_changed(browser);
		else if (browser->prompt == PROMPT_NONE)
			browser_narrow_help(browser);
	}
	say_refused(browser);
	return EFFECT_DRAW;
}

unsigned browser_handle(struct browser *browser, const struct event *event)
{
	switch (event->type) {
	case EVENT_KEY:
		return handle_key(browser, event->key);
	case EVENT_PASTE:
		return handle_paste(browser, event->text);
	case EVENT_CLICK:
	case EVENT_WHEEL:
		browser->messages.level = LEVEL_NONE;
		strbuf_clear(&browser->messages.text);
		return browser_mouse(browser, event);
	case EVENT_RESIZE:
	case EVENT_MOUSE:
		break;
	}
	browser_follow_cursor(browser);
	return browser->page == PAGE_MANUAL ? EFFECT_DRAW | EFFECT_MANUAL : EFFECT_DRAW;
}
