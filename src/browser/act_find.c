/* Finding: the prompt for the query, the order, and undoing one level. */

#include "config.h"

#include "browser/actions.h"
#include "browser/browser_private.h"

unsigned act_filter(struct browser *browser, int value)
{
	(void)value;
	strbuf_set(&browser->query.before,
		   line_edit_text(&browser->prompts.lines[PROMPT_QUERY].line));
	/* Going on typing begins a new word. */
	if (browser->prompts.lines[PROMPT_QUERY].line.text.len > 0 &&
	    !str_ends_with(line_edit_text(&browser->prompts.lines[PROMPT_QUERY].line), STR(" "))) {
		browser->prompts.lines[PROMPT_QUERY].line.cursor =
			browser->prompts.lines[PROMPT_QUERY].line.text.len;
		line_edit_key(&browser->prompts.lines[PROMPT_QUERY].line, ' ');
	}
	browser_open_prompt(browser, PROMPT_QUERY);
	return EFFECT_DRAW;
}

/* Undoes one level: what is being saved, the selection, the pane, the filter. */
unsigned act_cancel(struct browser *browser, int value)
{
	(void)value;
	if (browser_stop_jobs(browser))
		return EFFECT_DRAW;
	if (browser->pages.list.selection.count > 0)
		selection_clear(&browser->pages.list.selection);
	else if (browser->pages.list.pane != PANE_LIST)
		browser->pages.list.pane = PANE_LIST;
	else if (!browser_like_back(browser) &&
		 browser->prompts.lines[PROMPT_QUERY].line.text.len > 0)
		browser_set_query(browser, STR(""));
	return EFFECT_DRAW;
}

unsigned act_sort(struct browser *browser, int reverse)
{
	struct sort_order order = filter_order(browser->filter);

	if (reverse)
		order.is_reversed = !order.is_reversed;
	else
		order = (struct sort_order){ .key = (order.key + 1) % SORT_KEY_COUNT };
	/* To which papers? */
	if (order.key == SORT_LIKENESS && !matcher_uses_likeness(filter_matcher(browser->filter)))
		order = (struct sort_order){ .key = SORT_FILE };
	return browser_set_order(browser, order);
}

/* Where the keys lead in the list that the editor has no use for while the query is being typed;
 * false for the others. */
static bool leads_somewhere(uint32_t key, enum movement *movement)
{
	switch (key) {
	case INPUT_UP:
		*movement = MOVE_UP;
		return true;
	case INPUT_DOWN:
		*movement = MOVE_DOWN;
		return true;
	case INPUT_PAGE_UP:
		*movement = MOVE_PAGE_UP;
		return true;
	case INPUT_PAGE_DOWN:
		*movement = MOVE_PAGE_DOWN;
		return true;
	}
	return false;
}

static void trim_query(struct browser *browser)
{
	struct str trimmed = str_trim(line_edit_text(&browser->prompts.lines[PROMPT_QUERY].line));

	if (trimmed.len != browser->prompts.lines[PROMPT_QUERY].line.text.len &&
	    !browser->query.error.message[0])
		line_edit_set(&browser->prompts.lines[PROMPT_QUERY].line, trimmed);
}

bool browser_query_key(struct browser *browser, uint32_t key)
{
	enum browser_pane pane = browser->pages.list.pane;
	enum movement movement;

	if (!leads_somewhere(key, &movement))
		return false;
	browser_finish_list(browser);
	browser->pages.list.pane = PANE_LIST;
	act_move(browser, (int)movement);
	browser->pages.list.pane = pane;
	return true;
}

unsigned browser_query_accept(struct browser *browser)
{
	browser_close_prompt(browser);
	trim_query(browser);
	if (!browser->query.error.message[0])
		browser_remember(browser, HISTORY_QUERY,
				 line_edit_text(&browser->prompts.lines[PROMPT_QUERY].line));
	return EFFECT_DRAW;
}

void browser_query_cancel(struct browser *browser)
{
	browser_set_query(browser, strbuf_str(&browser->query.before));
}
