#ifndef TUI_CHILD_H
#define TUI_CHILD_H

/*
 * Other programs, started with an argument vector: one that has the terminal and is waited for, or
 * those that run beside. They get the signals' usual meanings and no descriptor but the first
 * three.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/diag.h"
#include "base/str.h"

/* Programs that run beside. */
struct children {
	struct child *list;
	size_t count, capacity;
};

/* Whether execvp would find a program of that name. */
bool child_is_installed(const char *name);

/*
 * Runs a program on the terminal, which must have been given back, and waits for it: ^C is the
 * program's meanwhile, and ^Z stops both. Returns its exit status, 127 when it cannot be run, -1
 * when a signal ended it.
 */
int child_run(char *const argv[]);

/*
 * Starts a program beside this one, without a terminal, and with input (the caller's, borrowed; -1
 * for nothing) as its standard input. False when there is no process to be had; errno says why.
 */
bool children_start(struct children *children, char *const argv[], int input, int64_t now);

/*
 * Takes note of those that have ended, after SIGCHLD. One that failed soon after its start is an
 * error in diag; returns whether there was one. now: milliseconds.
 */
bool children_reap(struct children *children, int64_t now, struct diag *diag);

/* Forgets them; they run on. */
void children_free(struct children *children);

#endif
