#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

/*
 * Standard output as a stream that remembers why it could not be written: a stdio stream forgets
 * the reason of a write that it did by itself, when its buffer was full.
 */

#include <stddef.h>
#include <stdio.h>

#include "base/diag.h"
#include "base/status.h"

struct output {
	FILE *stream; /* print here */
	int error;    /* errno of the first write that failed; 0: none has */
};

void output_open(struct output *output);

/*
 * Flushes and closes. When anything could not be written diag says why. A reader who has closed the
 * pipe ends the process as SIGPIPE does, without a word, also where that signal is ignored.
 */
enum status output_close(struct output *output, struct diag *diag);

/* Columns of the terminal that standard output is; $COLUMNS comes before what it says of itself. */
size_t output_width(void);

#endif
