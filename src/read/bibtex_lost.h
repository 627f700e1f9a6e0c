#ifndef READ_BIBTEX_LOST_H
#define READ_BIBTEX_LOST_H

/*
 * Text between the entries of a BibTeX file is comment. But what looks like an entry or a part of
 * one there is one that a person meant, and that lacks its "@", its type or its brace: it is not
 * read, and must be told.
 */

#include <stdbool.h>

#include "base/str.h"

/* What is wrong with the line at the start of s, if it looks so; or NULL. *is_start: it is the
 * first of such an entry. */
const char *bibtex_lost_line(struct str s, bool *is_start);

/* The same of an "@" that begins no item. */
const char *bibtex_lost_start(struct str s);

#endif
