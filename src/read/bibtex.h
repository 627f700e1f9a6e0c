#ifndef READ_BIBTEX_H
#define READ_BIBTEX_H

/* Whether a text is BibTeX; part of read/bibtex.c. */

#include "base/str.h"
#include "read/format.h"

enum sniff bibtex_sniff(struct str head, bool is_whole);

#endif
