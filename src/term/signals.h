#ifndef TERM_SIGNALS_H
#define TERM_SIGNALS_H

/*
 * Signals as something to wait for: each that the browser has a use for (SIGINT SIGTERM SIGHUP
 * SIGTSTP SIGWINCH SIGCHLD) becomes a byte in a pipe. Every other one that ends a process gives the
 * terminal back first. What was ignored when the program started stays so.
 */

#include <stdbool.h>

struct signals;

/* Calls `abandon` from a signal handler before a signal ends the process. NULL when there is no
 * pipe to be had. */
struct signals *signals_open(void (*abandon)(void));

/* Puts back what each signal did before. */
void signals_close(struct signals *signals);

/* Readable when a signal has come. */
int signals_fd(const struct signals *signals);

/* The next signal that has come, or 0. */
int signals_take(struct signals *signals);

/* Whether one has come that the program is to end for. */
bool signals_are_ending(void);

/* Ends the process by the signal, as it would have ended without a handler. */
void signals_end_process(int number);

/* Stops the process as ^Z does, until it is told to go on. */
void signals_stop(struct signals *signals);

#endif
