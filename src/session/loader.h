#ifndef SESSION_LOADER_H
#define SESSION_LOADER_H

/*
 * Reads files into a session one after another, in steps, so that a browser can draw in between.
 * "-" is standard input.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "read/reader.h"
#include "session/session.h"

struct loader;

/* captured_year is 0 when not given. The caller deletes it. */
struct loader *loader_new(struct session *session, const char *const *files, size_t count,
			  int captured_year);
void loader_delete(struct loader *loader);

/* Says in diag of each file that cannot be read why, as far as that shows without opening it;
 * returns how many those are. */
size_t loader_check_files(const struct loader *loader, struct diag *diag);

/*
 * Reads for about that long, or until a pipe has nothing to give. Returns whether there is more to
 * read. A file that cannot be read is an error in the session's diag, and the next one's turn.
 */
bool loader_step(struct loader *loader, uint64_t microseconds);

/* What to wait for before the next step is worth while; -1: nothing, or done. */
int loader_fd(const struct loader *loader);

/* Calls report(context, file, report) after each file; for `check`. */
void loader_set_report(struct loader *loader,
		       void (*report)(void *context, const char *file,
				      const struct reader_report *report),
		       void *context);

/* Bytes read, and bytes there are (0: not known), over all files. */
void loader_progress(const struct loader *loader, uint64_t *read, uint64_t *total);

/* How many files could not be read or were not recognised. */
size_t loader_failed_count(const struct loader *loader);

#endif
