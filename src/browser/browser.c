/*
 * Where events go: a key to the prompt that is open, else, through the keymap, to the page on the
 * screen, and what that asks for to the rest of the browser.
 */

#include "config.h"

#include "browser/browser.h"

#include "browser/actions.h"
#include "browser/browser_private.h"

static const struct page_functions *open_page(const struct browser *browser)
{
	return pages_row(&browser->pages)->functions;
}

static void *page_struct(struct browser *browser)
{
	return pages_struct(&browser->pages, browser->pages.open);
}

/* Does what a page asks for. */
static unsigned do_reply(struct browser *browser, const struct page_reply *reply)
{
	unsigned effects = reply->effects;

	if (reply->is_closed)
		pages_close(&browser->pages);
	if (reply->order)
		effects |= browser_set_order(browser, *reply->order);
	if (reply->topic > 0)
		effects |= act_topic(browser, (int)reply->topic);
	return effects | browser_act(browser, reply->action);
}

static unsigned press_on_page(struct browser *browser, uint32_t key)
{
	const struct page_functions *page = open_page(browser);
	struct page_key pressed = { .key = key, .action = ACTION_NONE };
	struct page_reply reply;

	if (!page->typed)
		pressed.action = keymap_press(&browser->keymap, key);
	pressed.is_movement = browser_is_movement(pressed.action, &pressed.movement);
	reply = page->key(page_struct(browser), &pressed);
	return do_reply(browser, &reply);
}

/* A paper that is read closes the query's line. */
static unsigned click_page(struct browser *browser, const struct event *event)
{
	struct page_reply reply = open_page(browser)->click(page_struct(browser), event);

	if (reply.action == ACTION_READ && browser->prompts.open == PROMPT_QUERY)
		browser_query_accept(browser);
	return do_reply(browser, &reply);
}

/* What was typed or pasted did not fit into its line. */
static void say_refused(struct browser *browser)
{
	struct prompt *prompt = browser_typed_prompt(browser);

	if (prompt && prompt_clear_refusal(prompt))
		browser_say_too_long(browser, prompt);
}

static unsigned handle_key(struct browser *browser, uint32_t key)
{
	unsigned effects;

	browser->messages.level = LEVEL_NONE;
	strbuf_clear(&browser->messages.text);
	if (key != INPUT_TAB && key != INPUT_BACK_TAB)
		completion_close(&browser->prompts.completion);
	effects = browser->prompts.open == PROMPT_NONE ? press_on_page(browser, key)
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
	if (prompt)
		prompt_begin_text(prompt);
	if (prompt && line_edit_paste(&prompt->line, text)) {
		prompt_end_walk(prompt);
		if (browser->prompts.open == PROMPT_QUERY)
			browser_query_changed(browser);
		else if (browser->prompts.open == PROMPT_NONE)
			open_page(browser)->line_changed(page_struct(browser));
	}
	say_refused(browser);
	return EFFECT_DRAW;
}

/* A click in the line that is typed, or on the bar: whatever page there is. */
static bool click_line(struct browser *browser, const struct event *event)
{
	struct prompt *prompt = browser_typed_prompt(browser);

	if (event->target == TARGET_QUERY) {
		browser_act(browser, ACTION_FILTER);
	} else if (event->target != TARGET_LINE) {
		return false;
	} else if (prompt && event->index <= prompt->line.text.len) {
		prompt->line.cursor = event->index;
		prompt->is_offered = false;
	}
	return true;
}

static unsigned handle_mouse(struct browser *browser, const struct event *event)
{
	struct page_reply reply;

	browser->messages.level = LEVEL_NONE;
	strbuf_clear(&browser->messages.text);
	keymap_reset(&browser->keymap);
	if (event->type == EVENT_WHEEL) {
		reply = open_page(browser)->turn_wheel(page_struct(browser), event);
		return do_reply(browser, &reply);
	}
	if (click_line(browser, event) || !open_page(browser)->click)
		return EFFECT_DRAW;
	return click_page(browser, event);
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
	return EFFECT_DRAW | open_page(browser)->resize_effects;
}
