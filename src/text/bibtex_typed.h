#ifndef TEXT_BIBTEX_TYPED_H
#define TEXT_BIBTEX_TYPED_H

/* TeX that a person typed into Mendeley, which writes each sign of it as text. */

#include <stdbool.h>

#include "base/str.h"
#include "base/strbuf.h"

/* Whether a value of BibTeX has such TeX: a backslash as Mendeley writes it. */
bool bibtex_typed_is(struct str value);

/* Adds the value as it was typed. In linear time. */
void bibtex_typed_add(struct strbuf *out, struct str value);

#endif
