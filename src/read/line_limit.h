#ifndef READ_LINE_LIMIT_H
#define READ_LINE_LIMIT_H

/* Which bytes of a stream belong to lines that are longer than FORMAT_RECORD_MAX. */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* More bytes are given in parts: no part has all of a line that is too long. */
#define LINE_LIMIT_PART ((size_t)1 << 20)

/* Zeroed at first. */
struct line_limit {
	size_t len;    /* of the line that has not ended yet */
	bool is_left;  /* that line is too long: the rest of it is dropped */
	bool has_left; /* there was such a line */
};

/*
 * Gets the next bytes, at most LINE_LIMIT_PART, and returns the part of them to read: all, or what
 * follows the line that is too long, with its newline, so that lines are counted right. With
 * *is_exceeded the line has become too long, and what was returned of it before is to be dropped.
 */
struct str line_limit_pass(struct line_limit *limit, struct str bytes, bool *is_exceeded);

#endif
