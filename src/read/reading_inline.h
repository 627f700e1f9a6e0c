#ifndef READ_READING_INLINE_H
#define READ_READING_INLINE_H

/*
 * What other markup has in place of Markdown's links, made into such: the links of
 * reStructuredText ("`Title <address>`_"), and identifiers that are written out
 * ("arXiv:2401.00001", "doi:10.1000/1") in a line without any address. Links between notes
 * ("[[Title]]") become their text.
 */

#include <stdbool.h>

#include "base/str.h"
#include "base/strbuf.h"

/* Adds the line so; false, and nothing is added, where it has none of these. In linear time. */
bool reading_inline_markup(struct str line, struct strbuf *out);

#endif
