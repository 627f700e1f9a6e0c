/*
 * The paper's page in a web browser. Which address that is, is found here; starting the browser is
 * the terminal's affair.
 */

#include "config.h"

#include "browser/app_private.h"
#include "session/address.h"

static const struct paper *paper_to_open(const struct app *app)
{
	return &app->session->library.papers[app->cursor];
}

static unsigned search_or_not(struct app *app, bool yes)
{
	(void)app;
	return yes ? EFFECT_DRAW | EFFECT_OPEN : EFFECT_DRAW;
}

/* No address is known: the title may be looked for. */
static unsigned offer_search(struct app *app)
{
	struct strbuf *address = &app->private->address;
	const struct paper *paper = paper_to_open(app);

	if (!address_of_search(strbuf_str(&app->session->settings.texts[SETTING_SEARCH_URL]),
			       paper->title, address)) {
		app_say(app, LEVEL_ERROR,
			"no address is known of this paper, and search-url holds none with %%s");
		return EFFECT_DRAW;
	}
	strbuf_clear(&app->question);
	strbuf_addf(&app->question, "%s. Search for the title at %.*s?",
		    paper->url.len > 0 ? "Its address is no web page's" : "No address is known",
		    STR_ARG(address_host(strbuf_str(address))));
	return app_ask(app, search_or_not);
}

unsigned app_open(struct app *app, enum action action)
{
	if (action != ACTION_OPEN)
		return 0;
	if (app->cursor == APP_NO_PAPER)
		return EFFECT_DRAW;
	strbuf_clear(&app->private->address);
	if (!address_of_paper(paper_to_open(app), &app->private->address))
		return offer_search(app);
	return EFFECT_DRAW | EFFECT_OPEN;
}

const char *app_address(const struct app *app)
{
	return app->private->address.data;
}

unsigned app_opened(struct app *app, enum status status)
{
	const char *which = app->selected_count > 1 ? "the paper under the cursor: " : "";

	if (status != STATUS_OK)
		return app_failed(app);
	app_see(app);
	app_say(app, LEVEL_INFO, "opened %s%s", which, app_address(app));
	return EFFECT_DRAW;
}
