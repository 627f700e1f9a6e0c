#ifndef TERM_MANUAL_READER_H
#define TERM_MANUAL_READER_H

/*
 * The text of a manual page from the system's own programs: man, else mandoc or groff, each run
 * with a list of arguments and never through a shell. Reading never waits: the text comes while the
 * screen goes on.
 */

#include <stdbool.h>

#include "base/diag.h"
#include "base/status.h"
#include "session/manual.h"

struct manual_reader;

/* How wide the page is made for a screen of that many columns. */
int manual_reader_width(int columns);

/* Begins to read a page for lines of that many columns. The caller deletes it, at any time. */
struct manual_reader *manual_reader_new(enum manual_page page, int width);
void manual_reader_delete(struct manual_reader *reader);

/* Readable when the page has more; -1: no page is being read. */
int manual_reader_fd(const struct manual_reader *reader);

/*
 * Reads what the program has written. False while there may be more; after that *status says
 * whether the page was read, and text is valid until the reader is deleted. On failure diag has one
 * sentence.
 */
bool manual_reader_step(struct manual_reader *reader, enum status *status, struct str *text,
			struct diag *diag);

#endif
