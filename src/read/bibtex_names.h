#ifndef READ_BIBTEX_NAMES_H
#define READ_BIBTEX_NAMES_H

/* Lists of people as BibTeX and biblatex write them, taken apart. */

#include <stdbool.h>

#include "base/str.h"
#include "base/strbuf.h"

/* Takes the next name off a list, which "and" separates where it is in no braces; false at its
 * end. */
bool bibtex_names_next(struct str *rest, struct str *name);

/* Adds such a name as text: "et al." for others, and "von Poe, Ann" for given=Ann, family=Poe,
 * prefix=von. */
void bibtex_names_add_one(struct strbuf *out, struct str name);

/* Whether commas or semicolons are where BibTeX wants "and": more of them than a name has. */
bool bibtex_names_are_other(struct str names);

#endif
