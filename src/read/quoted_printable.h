#ifndef READ_QUOTED_PRINTABLE_H
#define READ_QUOTED_PRINTABLE_H

/*
 * Quoted-printable (RFC 2045), in which a mail's text can be saved: "=E9" is a byte, and "=" at a
 * line's end joins it with the next one.
 */

#include <stdbool.h>

#include "base/str.h"
#include "base/strbuf.h"

/*
 * Whether the front of a file is encoded so: each of its "=" begins a byte or joins lines, and
 * either a header says so or both kinds are there.
 */
bool quoted_printable_is_certain(struct str head);

/* Adds what a line, without its newline, says; returns whether the next line goes on with it. */
bool quoted_printable_add(struct strbuf *out, struct str line);

/* Makes valid UTF-8 of what was added: other bytes are Latin-1, or U+FFFD. `scratch` is cleared. */
void quoted_printable_end(struct strbuf *text, struct strbuf *scratch);

#endif
