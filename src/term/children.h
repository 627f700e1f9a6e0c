#ifndef TERM_CHILDREN_H
#define TERM_CHILDREN_H

/* The programs that run in the background, without a terminal, while this program goes on. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"

struct children {
	struct child *list;
	size_t count, capacity;
};

/*
 * Starts a program in the background, with input (the caller's, borrowed; or CHILD_NULL) as its
 * standard input. False, with errno, when no process can be made. now: milliseconds.
 */
bool children_start(struct children *children, char *const argv[], int input, int64_t now);

/*
 * Removes those that have ended, after SIGCHLD. One that failed soon after its start is an error in
 * diag; returns whether there was one. now: milliseconds.
 */
bool children_reap(struct children *children, int64_t now, struct diag *diag);

/* Frees the list; the programs run on. */
void children_free(struct children *children);

#endif
