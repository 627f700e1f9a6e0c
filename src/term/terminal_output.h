#ifndef TERM_TERMINAL_OUTPUT_H
#define TERM_TERMINAL_OUTPUT_H

/*
 * What goes to the terminal. A terminal may take nothing for any time (its output is stopped, its
 * connection hangs): what it has not taken is kept here, and the program
 * goes on.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/strbuf.h"

struct terminal_output {
	int fd;
	struct strbuf waiting;
	size_t sent; /* of what is waiting, in bytes */
};

/* Opens the terminal of standard output once more, so that nobody who shares it is affected. */
void terminal_output_open(struct terminal_output *output);
void terminal_output_close(struct terminal_output *output);

/* Puts it at the end of what waits. */
void terminal_output_add(struct terminal_output *output, struct str bytes);

/* Sends as much as the terminal takes; whether that was all. */
bool terminal_output_send(struct terminal_output *output);

/* Whether something waits; then output->fd is to be polled for POLLOUT. */
bool terminal_output_is_waiting(const struct terminal_output *output);

/* Sends all, waiting for the terminal; false when the program was told to end before it took it. */
bool terminal_output_drain(struct terminal_output *output);

#endif
