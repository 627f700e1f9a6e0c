/*
 * The paper's page in a web browser. Which address that is, is found here; starting the browser is
 * the terminal's affair.
 */

#include "config.h"

#include "browser/actions.h"
#include "browser/browser_private.h"
#include "model/address.h"

static const struct paper *paper_to_open(const struct browser *browser)
{
	return &browser->session->library.papers[browser->pages.list.cursor.paper];
}

static unsigned search_or_not(struct browser *browser, bool yes)
{
	(void)browser;
	return yes ? EFFECT_DRAW | EFFECT_OPEN : EFFECT_DRAW;
}

/* No address is known: the title may be looked for. */
static unsigned offer_search(struct browser *browser)
{
	struct strbuf *address = &browser->outgoing.address;
	const struct paper *paper = paper_to_open(browser);

	if (!address_of_search(strbuf_str(&browser->session->settings.texts[SETTING_SEARCH_URL]),
			       paper->title, address)) {
		browser_say(
			browser, LEVEL_ERROR,
			"no address is known of this paper, and search-url holds none with %%s");
		return EFFECT_DRAW;
	}
	strbuf_clear(&browser->prompts.question.text);
	strbuf_addf(&browser->prompts.question.text, "%s. Search for the title at %.*s?",
		    paper->url.len > 0 ? "Its address is no web page's" : "No address is known",
		    STR_ARG(address_host(strbuf_str(address))));
	return browser_ask(browser, search_or_not);
}

unsigned act_open(struct browser *browser, int value)
{
	(void)value;
	if (browser->pages.list.cursor.paper == NO_PAPER)
		return EFFECT_DRAW;
	strbuf_clear(&browser->outgoing.address);
	if (!address_of_paper(paper_to_open(browser), &browser->outgoing.address))
		return offer_search(browser);
	return EFFECT_DRAW | EFFECT_OPEN;
}

const char *browser_address(const struct browser *browser)
{
	return browser->outgoing.address.data;
}

unsigned browser_opened(struct browser *browser, enum status status)
{
	const char *which =
		browser->pages.list.selection.count > 1 ? "the paper under the cursor: " : "";

	if (status != STATUS_OK)
		return browser_failed(browser);
	browser_see(browser);
	browser_say(browser, LEVEL_INFO, "opened %s%s", which, browser_address(browser));
	return EFFECT_DRAW;
}
