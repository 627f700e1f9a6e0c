#ifndef SESSION_READ_AHEAD_H
#define SESSION_READ_AHEAD_H

/*
 * The bytes of a file, a piece at a time: while the caller works on one, a thread reads the next.
 * For files that are always ready, and large: of 176 MB of JSON the system's copying alone took a
 * seventh of the time.
 */

#include <stddef.h>
#include <sys/types.h>

struct read_ahead;

/*
 * Starts reading the open file fd from where it is, in pieces of at most that many bytes. The file
 * is the caller's, who neither reads nor closes it before read_ahead_delete. NULL: that is not
 * worth a thread, since the file is small or may have to be waited for, or since there is one
 * processor; or none can be had. Then the file is where it was.
 */
struct read_ahead *read_ahead_new(int fd, size_t piece_size);

/* Ends the thread, with what it has read unused. Does nothing for NULL. */
void read_ahead_delete(struct read_ahead *ahead);

/*
 * Waits for the next piece, which is good until the next call. Returns its length; 0 at the file's
 * end; -1, with errno set, where it cannot be read: after either, that is all there is.
 */
ssize_t read_ahead_next(struct read_ahead *ahead, const char **piece);

#endif
