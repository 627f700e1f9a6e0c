#ifndef WRITE_BIB_NAMES_H
#define WRITE_BIB_NAMES_H

/*
 * Lists of authors as BibTeX takes them: "Quill, Ann and {The Lantern Team} and others". What
 * BibTeX would take apart otherwise than model/names_parts.h does is written with the family name
 * first, or in braces.
 */

#include "base/str.h"
#include "base/strbuf.h"

/* Adds the value of a list of names in the normal form (model/names.h). */
void bib_names_add(struct strbuf *out, struct str names);

#endif
