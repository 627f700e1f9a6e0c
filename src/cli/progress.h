#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

/*
 * A line at a terminal that says how many papers were written, when writing them takes more than a
 * second. It is taken away at the end.
 */

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct progress {
	FILE *stream; /* NULL: nothing is shown */
	size_t total;
	int64_t due;  /* when it is shown next, in milliseconds */
	size_t width; /* of what is shown */
};

/* Starts at a moment in milliseconds, on the clock that the others are on, too. */
void progress_begin(struct progress *progress, FILE *stream, size_t total, int64_t now);

/* Says how many were written at that moment. */
void progress_show(struct progress *progress, size_t done, int64_t now);

void progress_end(struct progress *progress);

#endif
