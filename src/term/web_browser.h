#ifndef TERM_WEB_BROWSER_H
#define TERM_WEB_BROWSER_H

/* Which web browser is run, and how. */

#include <stdbool.h>

#include "base/arguments.h"
#include "base/diag.h"
#include "base/status.h"
#include "session/settings.h"

struct web_browser {
	struct arguments command;
	bool wants_terminal; /* it draws on the terminal, or may; else it runs in the background */
};

/*
 * Chooses the first of $BROWSER (several are separated by colons; "%s" in one is replaced by the
 * address, which otherwise follows as the last word) that is installed, else xdg-open. in_terminal
 * is SETTING_BROWSER_TERMINAL's. Fails, with a sentence in diag, where there is none, and for an
 * address that is not safe. The caller frees in any case.
 */
enum status web_browser_choose(struct web_browser *browser, const char *address, int in_terminal,
			       struct diag *diag);

void web_browser_free(struct web_browser *browser);

#endif
