#ifndef READ_MEND_H
#define READ_MEND_H

/*
 * Makes text of what is UTF-8, or nearly: its lines end in LF, whether they ended in CRLF, CR or
 * LF; a byte order mark at the beginning of a line is left out, since files are glued together; a
 * byte that is no UTF-8 is read as Windows-1252; what has no meaning becomes U+FFFD. It counts
 * lines as an editor does, and says in which of them something was replaced.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"
#include "base/strbuf.h"
#include "read/reader.h"

/* No more than this is mended at a time, in bytes. */
#define MEND_MAX ((size_t)256 << 10)

/* This many lines with something replaced are named; the others are counted. */
#define MEND_LINES_MAX 100

struct replaced_line {
	size_t line;
	size_t count; /* of characters */
};

struct mender {
	const char *file; /* borrowed, as the next two */
	struct reader_report *report;
	struct diag *diag;
	const char *encoding; /* which cannot have what is replaced */

	struct strbuf text; /* what was mended; the caller clears it */
	size_t line;        /* from 1, of what comes next */
	bool is_ascii;      /* all so far was, and what is not stops it; the caller resets it */

	/* The rest is the mender's own. */
	bool after_return; /* the newline that may follow belongs to the carriage return */
	bool is_within_line;
	uint32_t *strays;    /* what Windows-1252 makes of the bytes from 0x80 on; or NULL */
	size_t recoded_line; /* of the first byte that was read as that; 0: none */
	struct replaced_line replaced[MEND_LINES_MAX];
	size_t replaced_count;        /* lines in that */
	struct replaced_line unnamed; /* characters replaced after those, and the newest line */
};

void mender_init(struct mender *mender, const char *file, struct reader_report *report,
		 struct diag *diag);
void mender_free(struct mender *mender);

/*
 * The length of the front of s that needs no mending and may go out as it is; its lines are counted
 * then. 0 where mender_add must be called.
 */
size_t mender_pass(struct mender *mender, struct str s);

/*
 * Adds the front of s, mended, to the text. Returns how much of s that was: all but the front of a
 * character at its end, unless the file ends there, or what is behind MEND_MAX, or what is not
 * ASCII.
 */
size_t mender_add(struct mender *mender, struct str s, bool is_last);

/* Adds U+FFFD in place of what has no meaning in the encoding. */
void mender_add_replacement(struct mender *mender);

/* Says what was replaced, which counts as not understood, and what was read as Windows-1252. */
void mender_report(struct mender *mender);

#endif
