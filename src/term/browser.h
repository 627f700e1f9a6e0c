#ifndef TERM_BROWSER_H
#define TERM_BROWSER_H

/* Which web browser is run, and how. */

#include <stdbool.h>

#include "base/arguments.h"
#include "base/diag.h"
#include "base/status.h"
#include "session/settings.h"

struct browser {
	struct arguments command;
	bool wants_terminal; /* it draws on the terminal, or may; else it runs beside */
};

/*
 * Chooses the first of $BROWSER (several are separated by colons; "%s" in one stands for the
 * address, which otherwise follows as the last word) that is installed, else xdg-open. in_terminal
 * is SETTING_BROWSER_TERMINAL's. Fails, with a sentence in diag, where there is none, and for an
 * address that is not safe. The caller frees in any case.
 */
enum status browser_choose(struct browser *browser, const char *address, int in_terminal,
			   struct diag *diag);

void browser_free(struct browser *browser);

#endif
