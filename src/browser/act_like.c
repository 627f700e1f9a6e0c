/*
 * Papers like one: the query asks for them, the list stands most like first, and Esc goes back to
 * the query from before, and to the paper that was asked about. What is gone back to is a stack: a
 * paper of such a list can be asked about in turn. It is empty while the query asks for no such
 * papers.
 */

#include "config.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "browser/actions.h"
#include "browser/browser_private.h"

static void forget_steps(struct browser_like *like)
{
	while (like->count > 0)
		free(like->steps[--like->count].query);
}

void browser_like_free(struct browser *browser)
{
	forget_steps(&browser->private->like);
	free(browser->private->like.steps);
}

void browser_like_follow_query(struct browser *browser)
{
	struct browser_like *like = &browser->private->like;
	bool is_asked = query_asks_for_like(filter_query(browser->filter));

	if (is_asked == like->is_asked)
		return;
	like->is_asked = is_asked;
	if (is_asked) {
		like->order_before = filter_order(browser->filter);
		filter_set_order(browser->filter, (struct sort_order){ .key = SORT_LIKENESS });
		return;
	}
	forget_steps(like);
	/* Whoever chose another order meanwhile keeps it. */
	if (filter_order(browser->filter).key == SORT_LIKENESS)
		filter_set_order(browser->filter, like->order_before);
}

static void push(struct browser *browser)
{
	struct browser_like *like = &browser->private->like;
	struct str query = line_edit_text(&browser->query);

	like->steps =
		alloc_grow(like->steps, &like->capacity, like->count + 1, sizeof(*like->steps));
	like->steps[like->count++] = (struct browser_like_step){
		.query = alloc_copy(query.p, query.len),
		.len = query.len,
		.cursor = browser->list.paper,
	};
}

bool browser_like_back(struct browser *browser)
{
	struct browser_like *like = &browser->private->like;
	struct browser_like_step step;

	if (like->count == 0)
		return false;
	step = like->steps[--like->count];
	browser_set_query(browser, (struct str){ step.query, step.len });
	browser_seek(browser, step.cursor, browser->list.wanted);
	free(step.query);
	return true;
}

/* Asks for what is like the paper of that key, unless that is asked already. */
static void ask(struct browser *browser, struct str key)
{
	struct browser_like *like = &browser->private->like;
	struct strbuf query;

	strbuf_init(&query);
	query_add_like(filter_query(browser->filter), key, &query);
	if (!str_equal(strbuf_str(&query), line_edit_text(&browser->query))) {
		push(browser);
		if (!browser_set_query(browser, strbuf_str(&query)))
			free(like->steps[--like->count].query);
	}
	browser->pane = PANE_LIST;
	browser_follow_cursor(browser);
	strbuf_free(&query);
}

unsigned act_like(struct browser *browser, int value)
{
	struct str key;

	(void)value;
	if (browser->list.paper == NO_PAPER)
		browser_say(browser, LEVEL_INFO, "there is no paper to compare with");
	else if (library_key(&browser->session->library, browser->list.paper, &key))
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
	browser_seek(browser, paper, browser->list.wanted);
	return true;
}
