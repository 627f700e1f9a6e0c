#ifndef SESSION_UNPACKING_H
#define SESSION_UNPACKING_H

/*
 * Reads a packed file into a session, in steps. Each member of an archive is a file of its own,
 * called "archive.zip/member.ris". Members that hold no papers are left out with a note that counts
 * them; an archive that holds none at all is refused, and so is one that is damaged, with what was
 * read before.
 */

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "read/reader.h"
#include "read/unpack.h"
#include "session/session.h"

struct unpacking;

struct unpacking_options {
	const char *file; /* for messages */
	int captured_year;
	time_t changed; /* the packed file */
	void (*report)(void *context, const char *file, const struct reader_report *report);
	void *report_context;
};

/* The open file must be one that seeks; it, the session and options->file are borrowed. The caller
 * deletes it. */
struct unpacking *unpacking_new(struct session *session, int fd, const struct packing *packing,
				const struct unpacking_options *options);
void unpacking_delete(struct unpacking *unpacking);

/* Takes a step of a few milliseconds; false when there is none left. */
bool unpacking_step(struct unpacking *unpacking);

/* Whether the file could not be read, or not to its end; the session's diag says so. */
bool unpacking_has_failed(const struct unpacking *unpacking);

/* How much of the packed file was read, in bytes. */
uint64_t unpacking_progress(const struct unpacking *unpacking);

#endif
