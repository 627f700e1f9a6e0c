#ifndef TEXT_BLANKS_H
#define TEXT_BLANKS_H

/* Blanks in a row, of which a search sees one. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "base/strbuf.h"

/* Whether there are two blanks in a row. */
bool blanks_are_double(struct str s);

/*
 * Makes one blank of several, in text from byte `from` on; offsets (or NULL) alike, which have an
 * element for each of these bytes, and one for their end.
 */
void blanks_squeeze(struct strbuf *text, size_t from, uint32_t *offsets);

#endif
