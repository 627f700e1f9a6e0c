/*
 * Where events go: a key to the prompt that is open, else to the page on the screen, whose keys go
 * through the keymap to an action.
 */

#include "config.h"

#include "browser/browser.h"

#include "browser/browser_private.h"
#include "browser/page.h"

static const struct page *const pages[PAGE_COUNT] = {
	[PAGE_LIST] = &page_list,
	[PAGE_OVERVIEW] = &page_overview,
	[PAGE_MANUAL] = &page_manual,
	[PAGE_HELP] = &page_help,
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
		completion_close(&browser->prompts.completion);
	effects = browser->prompts.open == PROMPT_NONE
			  ? pages[browser->pages.open]->key(browser, key)
			  : browser_prompt_key(browser, key);
	say_refused(browser);
	browser_tell_late(browser);
	return effects;
}

/* What is pasted into the list is a query. */
static unsigned handle_paste(struct browser *browser, struct str text)
{
	struct prompt *prompt;

	completion_close(&browser->prompts.completion);
	if (browser_is_browsing(browser))
		browser_act(browser, ACTION_FILTER);
	prompt = browser_typed_prompt(browser);
	if (prompt && line_edit_paste(&prompt->line, text)) {
		prompt_end_walk(prompt);
		if (browser->prompts.open == PROMPT_QUERY)
			browser_query_changed(browser);
		else if (browser->prompts.open == PROMPT_NONE)
			pages[browser->pages.open]->line_changed(browser);
	}
	say_refused(browser);
	return EFFECT_DRAW;
}

/* A click in the line that is typed, or on the bar: whatever page there is. */
static bool click_line(struct browser *browser, const struct event *event)
{
	struct line_edit *line = (struct line_edit *)browser_typed_line(browser);

	if (event->target == TARGET_QUERY)
		browser_act(browser, ACTION_FILTER);
	else if (event->target != TARGET_LINE)
		return false;
	else if (line && event->index <= line->text.len)
		line->cursor = event->index;
	return true;
}

static unsigned handle_mouse(struct browser *browser, const struct event *event)
{
	const struct page *page = pages[browser->pages.open];

	browser->messages.level = LEVEL_NONE;
	strbuf_clear(&browser->messages.text);
	keymap_reset(&browser->keymap);
	if (event->type == EVENT_WHEEL)
		return page->turn_wheel(browser, event);
	if (click_line(browser, event) || !page->click)
		return EFFECT_DRAW;
	return page->click(browser, event);
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
		return handle_mouse(browser, event);
	case EVENT_RESIZE:
	case EVENT_MOUSE:
		break;
	}
	browser_follow_cursor(browser);
	return EFFECT_DRAW | pages[browser->pages.open]->resize_effects;
}
