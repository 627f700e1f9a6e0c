#ifndef SESSION_OPEN_FILE_H
#define SESSION_OPEN_FILE_H

/* The file that is being read into a session, in steps: unpacked if it is packed, and through a
 * reader. Of several, one after another. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "read/reader.h"
#include "session/session.h"

struct open_file;

struct open_file_options {
	int captured_year;
	void (*report)(void *context, const char *file, const struct reader_report *report);
	void *report_context;
};

/* None is open yet. The session and the options are borrowed. The caller deletes it. */
struct open_file *open_file_new(struct session *session, const struct open_file_options *options);
void open_file_delete(struct open_file *file);

/* Opens a file as the command line names it, where none is open. False where it cannot be opened,
 * which is an error in the session's diag. */
bool open_file_open(struct open_file *file, const char *name);

/* Whether there is more of it to read. */
bool open_file_is_open(const struct open_file *file);

/* Whether a step would not wait. */
bool open_file_is_ready(const struct open_file *file);

/* Reads one piece, or unpacks for some milliseconds; at the end of the file, ends and closes it. A
 * file that cannot be read is an error in the session's diag. */
void open_file_step(struct open_file *file);

/* What to wait for before it is ready; -1: nothing. */
int open_file_fd(const struct open_file *file);

/* Bytes read, of all files. */
uint64_t open_file_progress(const struct open_file *file);

/* How many files could not be read or were not recognised. */
size_t open_file_failed_count(const struct open_file *file);

#endif
