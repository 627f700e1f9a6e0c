#ifndef TERM_RESCUE_H
#define TERM_RESCUE_H

/*
 * Giving the terminal back where hardly anything may be done: in the handler of a signal that ends
 * the program, or when memory has run out. All that is needed is prepared before. There is one
 * terminal a process.
 */

#include <termios.h>

#include "base/str.h"

struct rescue {
	int output;            /* where the bytes go; writing there never waits */
	int input;             /* the terminal whose settings are put back */
	struct termios before; /* those settings */
	struct str bytes; /* make the screen what it was; copied, as much as there is room for */
};

/* The terminal is ours: from now on rescue_terminal gives it back. */
void rescue_prepare(const struct rescue *rescue);

/* It was given back. */
void rescue_forget(void);

/* Gives it back, if it is ours. Calls nothing that is not safe in a signal handler, and never
 * waits: what a terminal that takes nothing has not taken yet is thrown away. */
void rescue_terminal(void);

#endif
