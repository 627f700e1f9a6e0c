/*
 * The overview takes the place of the panes while it is open. Its cursor has handlers of its own
 * for what moves, chooses and goes back. Keys may come faster than counts: what a key chooses is
 * what the last one asked for, so that each of these first counts to the end.
 */

#include "config.h"

#include "browser/actions.h"
#include "browser/browser_private.h"

static unsigned leave(struct browser *browser)
{
	pages_open(&browser->pages, PAGE_LIST);
	browser->pages.list.pane = PANE_LIST;
	return EFFECT_DRAW;
}

unsigned act_overview(struct browser *browser, int value)
{
	(void)value;
	if (browser_overview_is_open(browser))
		return leave(browser);
	pages_open(&browser->pages, PAGE_OVERVIEW);
	strbuf_clear(&browser->pages.overview.narrowed);
	return EFFECT_DRAW;
}

/* Takes the last narrowing back; false when there was none. */
static bool widen(struct browser *browser)
{
	struct str query;

	if (!page_overview_last_query(&browser->pages.overview, &query))
		return false;
	browser_set_query(browser, query);
	page_overview_forget_query(&browser->pages.overview);
	return true;
}

static void narrow_by(struct browser *browser, struct str term)
{
	page_overview_note_query(&browser->pages.overview, filter_text(browser->filter));
	if (!browser_require(browser, term))
		page_overview_forget_query(&browser->pages.overview);
}

/* Filters by what is under the cursor. */
static unsigned narrow(struct browser *browser, bool stay)
{
	struct page_overview *overview = &browser->pages.overview;
	struct strbuf query;
	uint32_t papers;

	browser_overview_finish(browser);
	strbuf_init(&query);
	papers = overview_cursor_query(&overview->cursor, overview->model, &overview->room,
				       &browser->session->topics, &query);
	if (papers == 0) {
		browser_say(browser, LEVEL_INFO, "none of the shown papers is there");
	} else if (papers < overview_paper_count(overview->model)) {
		narrow_by(browser, strbuf_str(&query));
	} else if (stay) {
		browser_say(browser, LEVEL_INFO, "all of the shown papers are there");
	}
	strbuf_free(&query);
	return papers == 0 || stay ? EFFECT_DRAW : leave(browser);
}

unsigned act_overview_read(struct browser *browser, int value)
{
	(void)value;
	return narrow(browser, false);
}

unsigned act_overview_select(struct browser *browser, int value)
{
	(void)value;
	return narrow(browser, true);
}

unsigned act_overview_cancel(struct browser *browser, int value)
{
	(void)value;
	browser_overview_finish(browser);
	return widen(browser) ? EFFECT_DRAW : leave(browser);
}

unsigned act_overview_move(struct browser *browser, int movement)
{
	page_overview_move(&browser->pages.overview, (enum movement)movement);
	return EFFECT_DRAW;
}

unsigned act_overview_back(struct browser *browser, int value)
{
	(void)value;
	page_overview_turn(&browser->pages.overview, false);
	return EFFECT_DRAW;
}

unsigned act_overview_part(struct browser *browser, int step)
{
	overview_cursor_change_part(&browser->pages.overview.cursor, step);
	return EFFECT_DRAW;
}
