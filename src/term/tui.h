#ifndef TERM_TUI_H
#define TERM_TUI_H

/*
 * The browser on a terminal: the event loop between the browser and the screen.
 */

#include "base/diag.h"
#include "base/status.h"
#include "browser/browser.h"

/*
 * Opens the terminal, runs until the person leaves or the terminal goes away, and gives it back.
 * Session and loader are borrowed. On failure diag has one sentence. *ended_by is the signal that
 * told the program to leave, or 0: the caller should end by it (signals_end_process) once
 * everything is put away.
 */
enum status tui_run(struct session *session, struct loader *loader,
		    const struct browser_options *options, int *ended_by, struct diag *diag);

#endif
