#ifndef SESSION_EXPORT_H
#define SESSION_EXPORT_H

/*
 * Writing papers to a file: the one way for the command and for the key.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "search/topic_index.h"
#include "session/session.h"
#include "write/writer.h"

/* What the key offers to write. */
enum export_choice { EXPORT_STARRED, EXPORT_SELECTED, EXPORT_SHOWN, EXPORT_CHOICE_COUNT };

const char *export_choice_name(enum export_choice choice); /* "starred" */

struct export_job {
	const struct session *session;
	struct topic_index *topics;
	const uint32_t *papers; /* in the order of the file */
	size_t count;
	const struct writer_format *format;
	struct writer_options options;
};

/* Adds the row of one paper. */
void export_add_row(const struct export_job *job, uint32_t paper, struct strbuf *out);

/* Where the rows go as they are made: called with each full buffer, which is then cleared. Non-zero
 * stops. */
typedef int (*export_sink)(void *context, struct str bytes);

/* A sink that writes to a FILE, which is its context. */
int export_to_stream(void *stream, struct str bytes);

/* Makes the rows and hands them on in pieces; false when the sink stopped it. */
bool export_rows(const struct export_job *job, export_sink sink, void *context);

/*
 * Writes them to path in one step. Without force an existing file is
 * STATUS_EXISTS and stays. Nothing is written without the marks of a library that could not be
 * read. Any failure is a sentence in diag, and the old file is whole.
 */
enum status export_to_file(const struct export_job *job, const char *path, bool force,
			   struct diag *diag);

#endif
