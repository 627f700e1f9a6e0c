#ifndef READ_DECODE_H
#define READ_DECODE_H

/*
 * From the bytes of a file, in any encoding, to what every format reads: valid UTF-8 whose lines
 * end in LF, without byte order marks at their beginnings. UTF-8 with such lines, as nearly all
 * files have it, is passed on as it is, without a copy.
 *
 * UTF-16 and UTF-32 are told by their byte order mark, UTF-16 by its NULs, too. All else is UTF-8,
 * until bytes come that are not. Where mostly such bytes follow, the file is in the encoding that
 * it declares (a declaration may be wrong, so UTF-8 is believed first), or in Windows-1252. Where
 * a few lie amid UTF-8, only they are read as Windows-1252. What has no meaning in the encoding,
 * and a character cut off by the end of the file, become U+FFFD.
 *
 * Of the report encoding, recoded and replaced are kept up to date.
 */

#include <stdbool.h>

#include "base/diag.h"
#include "base/str.h"
#include "read/reader.h"

struct decoder;

/* The file's name, report and diag are borrowed. The caller deletes it. */
struct decoder *decoder_new(const char *file, struct reader_report *report, struct diag *diag);
void decoder_delete(struct decoder *decoder);

/*
 * Takes the front of *bytes, or all, and sets *text to what they say, with those taken before; it
 * is good until the next call, and no longer than *bytes is. With is_last the file ends with
 * *bytes. Returns false when all bytes are taken and there is no more text. Any split of the file
 * gives the same text.
 */
bool decoder_next(struct decoder *decoder, struct str *bytes, bool is_last, struct str *text);

/* Whether the file turned out to be no text. */
bool decoder_is_binary(const struct decoder *decoder);

/* Says what was replaced, each a warning with its line and not understood, and with notes what was
 * read otherwise than as UTF-8. */
void decoder_report(struct decoder *decoder);

#endif
