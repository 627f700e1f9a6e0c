#ifndef SESSION_FILE_READER_H
#define SESSION_FILE_READER_H

/* Reads the bytes of one file, or of one member of an archive, into a session. */

#include <stdbool.h>
#include <time.h>

#include "base/diag.h"
#include "base/status.h"
#include "read/reader.h"
#include "session/session.h"

struct file_reader {
	struct session *session;
	struct diag *diag; /* what the reader passes over */
	char *name;        /* owned; for messages */
	struct reader_options options;
	const struct source_list *source;
	struct reader *reader; /* NULL: closed */
	size_t lost_titles;    /* of the library, before this file */
	size_t claim_count;    /* the same */
	size_t clash_count;    /* of the session's marks, before this file */
};

/* Opens a zeroed one. The name is copied; session and diag are borrowed. `changed` is when the file
 * last was. */
void file_reader_open(struct file_reader *file, struct session *session, const char *name,
		      int captured_year, time_t changed, struct diag *diag);

/* What is read of the bytes is in the session once its queue was waited for. */
void file_reader_push(struct file_reader *file, struct str bytes);

/* Ends the file. STATUS_FAILED when it is refused; diag says so. */
enum status file_reader_finish(struct file_reader *file);

/* Ends a file of which no more can be read. What is not complete is left out. */
void file_reader_cut(struct file_reader *file);

/* Frees and zeroes; does nothing when it is closed. */
void file_reader_close(struct file_reader *file);

#endif
