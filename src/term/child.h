#ifndef TERM_CHILD_H
#define TERM_CHILD_H

/*
 * Another program, started with an argument vector and never through a shell: the one way in which
 * this program starts others. It gets the usual meaning of signals and no descriptor but the first
 * three.
 */

#include <stdbool.h>
#include <sys/types.h>

#include "base/diag.h"
#include "base/strbuf.h"

/* In place of a descriptor: /dev/null. */
#define CHILD_NULL -1

/* How a program is started. All is borrowed. */
struct child_setup {
	char *const *argv;        /* the first is looked up in PATH; a NULL at the end */
	char *const *environment; /* NULL: this program's */
	/* It gets the terminal, with all three descriptors, and input and output are ignored. Else
	 * it runs without a terminal in a session and process group of its own, so that neither the
	 * terminal's signals nor its end reach it, and its messages go to /dev/null. */
	bool has_terminal;
	int input, output;
};

/* How a program ended. */
struct child_end {
	int status; /* its exit status; 127 where there is no such program */
	int signal; /* that ended it; 0: none has */
	int error;  /* errno where no process could be made; else 0 */
};

/* Whether execvp would find a program of that name. */
bool child_is_installed(const char *name);

/* Starts a program; -1, with errno, when no process can be made. The caller waits for it. */
pid_t child_start(const struct child_setup *setup);

/* Waits for a program to end. */
struct child_end child_wait(pid_t pid);

/* Whether a program has ended, and how; does not wait. */
bool child_has_ended(pid_t pid, struct child_end *end);

/* Kills a program that has no terminal, with all that it has started, and waits for its end. */
void child_kill(pid_t pid);

/*
 * Runs a program on the terminal, which the caller has given back, and waits for it: meanwhile ^C
 * goes to that program only, and ^Z stops both.
 */
struct child_end child_run(char *const argv[]);

/* Whether it ended without an error. */
bool child_is_well(const struct child_end *end);

/* "exit status 1", "signal 9 (Killed)". */
void child_describe(const struct child_end *end, struct strbuf *out);

/* Says in diag that the program of that name has failed, and how. */
void child_say_failure(const char *name, const struct child_end *end, struct diag *diag);

#endif
