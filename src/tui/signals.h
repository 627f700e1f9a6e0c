#ifndef TUI_SIGNALS_H
#define TUI_SIGNALS_H

/*
 * Signals as something to wait for: each that the browser has a use for (SIGINT SIGTERM SIGHUP
 * SIGTSTP SIGWINCH SIGCHLD) becomes a byte in a pipe. What was ignored when the program started
 * stays so.
 */

struct signals;

/* Calls `abandon` from a signal handler before a crash takes the process down. NULL when there is
 * no pipe to be had. */
struct signals *signals_open(void (*abandon)(void));

/* Puts back what each signal did before. */
void signals_close(struct signals *signals);

/* Readable when a signal has come. */
int signals_fd(const struct signals *signals);

/* The next signal that has come, or 0. */
int signals_take(struct signals *signals);

/* Stops the process as ^Z does, until it is told to go on. */
void signals_stop(struct signals *signals);

#endif
