#ifndef READ_PARTS_H
#define READ_PARTS_H

/*
 * Reads windows in parts, by several threads (struct format_parts in read/format.h). What comes of
 * it is what one thread would have read, in the same order: a part that does not fit behind those
 * before it, or in which anything has to be said, is read once more where it is its turn.
 */

#include <stddef.h>

#include "base/pool.h"
#include "read/format.h"

struct parts;

/* For one capture of that format, which has parts. len: bytes of a part; 0: as pays. The pool is
 * borrowed. The caller deletes it. */
struct parts *parts_new(const struct format *format, struct pool *pool, size_t len);
void parts_delete(struct parts *parts);

/*
 * Takes records from the front of the input's window, as format->read does, as long as there are
 * whole lines for several parts. Returns how many bytes those were; the rest is for format->read,
 * unless the capture has ended or the file is read no further.
 */
size_t parts_read(struct parts *parts, void *state, struct format_input *input,
		  bool *capture_ended);

#endif
