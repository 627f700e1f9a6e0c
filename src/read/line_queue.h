#ifndef READ_LINE_QUEUE_H
#define READ_LINE_QUEUE_H

/*
 * The lines of a window, with some read ahead: a layout peeks at as many as it needs to know what
 * the first of them mean, takes those, and leaves the rest for the next window.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "read/capture_line.h"
#include "read/format.h"

#define LINE_QUEUE_SIZE 8 /* a power of two */

struct line_queue {
	struct line_cursor cursor; /* after the lines of the queue */
	struct capture_line lines[LINE_QUEUE_SIZE];
	size_t first;
	size_t count;
	const char *taken; /* the first byte not taken */
	size_t taken_line;
	enum line_kind previous; /* of the last line taken */
};

/* Starts at a window's front; `line` is its number, `previous` what was before it. */
void line_queue_init(struct line_queue *queue, struct str window, bool is_last, size_t line,
		     enum line_kind previous);

/*
 * The line `ahead` (less than LINE_QUEUE_SIZE) after the first one not taken; NULL when the window
 * does not hold it whole.
 */
const struct capture_line *line_queue_peek(struct line_queue *queue, size_t ahead);

/* Takes the first `count` lines, which were peeked at before. */
void line_queue_take(struct line_queue *queue, size_t count);

/* Takes the first line up to `offset` bytes into its text; what follows is a line of its own. */
void line_queue_take_part(struct line_queue *queue, size_t offset);

/* The result of looking at the first lines. */
enum step {
	STEP_TAKEN, /* some were taken; go on */
	STEP_WAIT,  /* the window ends too early */
	STEP_ENDED, /* the first line is no longer this capture's */
};

/*
 * Reads a window for a layout, as struct format's read: calls take_next until it waits or the
 * capture has ended. *previous is kept from window to window.
 */
size_t line_queue_read(enum step (*take_next)(void *state, struct line_queue *queue,
					      struct format_input *input),
		       void *state, enum line_kind *previous, struct format_input *input,
		       bool *capture_ended);

#endif
