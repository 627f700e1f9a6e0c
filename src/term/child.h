#ifndef TERM_CHILD_H
#define TERM_CHILD_H

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
#include "base/strbuf.h"

/* Programs that run beside. */
struct children {
	struct child *list;
	size_t count, capacity;
};

/* Whether execvp would find a program of that name. */
bool child_is_installed(const char *name);

/* How a program ended. */
struct child_end {
	int status; /* its exit status; 127 where there is no such program */
	int signal; /* that ended it; 0: none has */
	int error;  /* errno where there was no process to be had; else 0 */
};

bool child_is_well(const struct child_end *end);

/* "exit status 1", "signal 9 (Killed)". */
void child_describe(const struct child_end *end, struct strbuf *out);

/*
 * Runs a program on the terminal, which must have been given back, and waits for it: ^C is the
 * program's meanwhile, and ^Z stops both.
 */
struct child_end child_run(char *const argv[]);

/* Says in diag that the program of that name has failed, and how. */
void child_say_failure(const char *name, const struct child_end *end, struct diag *diag);

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
