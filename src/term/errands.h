#ifndef TERM_ERRANDS_H
#define TERM_ERRANDS_H

/*
 * What the browser asks for beyond the screen: a note edited, a page opened, text copied. Each ends
 * in telling the browser what came of it.
 */

#include <stdbool.h>
#include <stdint.h>

#include "browser/browser.h"
#include "term/child.h"
#include "term/screen.h"

struct errands {
	struct children children;
};

/* Does what is in effects; returns the effects of the browser's answers. *was_away is set when the
 * terminal was another program's meanwhile. now: milliseconds. */
unsigned errands_do(struct errands *errands, struct browser *browser, struct screen *screen,
		    unsigned effects, int64_t now, bool *was_away);

/* A program that was started has ended (SIGCHLD). */
unsigned errands_reap(struct errands *errands, struct browser *browser, int64_t now);

void errands_free(struct errands *errands);

#endif
