/*
 * Papers like one: the query asks for them, the list has the most like first, and Esc goes back to
 * the query from before, and to the paper that was asked about.
 */

#include "config.h"

#include <stdlib.h>

#include "browser/actions.h"
#include "browser/browser_private.h"

bool browser_like_back(struct browser *browser)
{
	struct like_step step;

	if (!likes_pop(&browser->back.likes, &step))
		return false;
	browser_set_query(browser, str_from(step.query));
	browser_seek(browser, step.paper, browser->pages.list.cursor.wanted);
	free(step.query);
	return true;
}

/* What Esc goes back to is remembered first: it is forgotten when the query is put in that asks for
 * no such papers any more. */
static void ask_by(struct browser *browser, struct str query)
{
	struct like_step step;

	likes_push(&browser->back.likes, line_edit_text(&browser->prompts.lines[PROMPT_QUERY].line),
		   browser->pages.list.cursor.paper);
	if (!browser_set_query(browser, query) && likes_pop(&browser->back.likes, &step))
		free(step.query);
}

/* Asks for what is like the paper of that key, unless that is asked already. */
static void ask(struct browser *browser, struct str key)
{
	struct strbuf query;

	strbuf_init(&query);
	query_add_like(filter_query(browser->filter), key, &query);
	if (!str_equal(strbuf_str(&query),
		       line_edit_text(&browser->prompts.lines[PROMPT_QUERY].line)))
		ask_by(browser, strbuf_str(&query));
	browser->pages.list.pane = PANE_LIST;
	browser_follow_cursor(browser);
	strbuf_free(&query);
}

unsigned act_like(struct browser *browser, int value)
{
	struct str key;

	(void)value;
	if (browser->pages.list.cursor.paper == NO_PAPER)
		browser_say(browser, LEVEL_INFO, "there is no paper to compare with");
	else if (library_key(&browser->session->library, browser->pages.list.cursor.paper, &key))
		ask(browser, key);
	else
		browser_say(browser, LEVEL_WARNING,
			    "no query can name this paper: it has no id, and no title of its own");
	return EFFECT_DRAW;
}

bool browser_like_key(struct browser *browser, struct str key)
{
	uint32_t paper;

	if (!library_find_key(&browser->session->library, key, &paper))
		return false;
	ask(browser, key);
	browser_seek(browser, paper, browser->pages.list.cursor.wanted);
	return true;
}
