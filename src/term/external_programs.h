#ifndef TERM_EXTERNAL_PROGRAMS_H
#define TERM_EXTERNAL_PROGRAMS_H

/*
 * What the browser asks other programs for: to edit a note, to open a page, to copy a text. Each
 * ends in telling the browser whether it succeeded.
 */

#include <stdbool.h>
#include <stdint.h>

#include "browser/browser.h"
#include "term/children.h"
#include "term/screen.h"

struct external_programs {
	struct children children;
};

/* Runs what effects ask for; returns the effects of the browser's answers. *was_suspended says
 * whether another program had the terminal meanwhile. now: milliseconds. */
unsigned external_programs_run(struct external_programs *programs, struct browser *browser,
			       struct screen *screen, unsigned effects, int64_t now,
			       bool *was_suspended);

/* Lets the editor edit the chosen papers' note, on the screen's terminal if there is one (else
 * NULL); returns the effects. */
unsigned external_programs_edit_note(struct browser *browser, struct screen *screen);

/* To be called after SIGCHLD: reports the background programs that have failed; returns the
 * effects. */
unsigned external_programs_reap(struct external_programs *programs, struct browser *browser,
				int64_t now);

void external_programs_free(struct external_programs *programs);

#endif
