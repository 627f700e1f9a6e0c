#ifndef WRITE_BIB_KIND_H
#define WRITE_BIB_KIND_H

/*
 * The kinds of entries of BibTeX and of biblatex, and how the fields of each are called;
 * read/dialect_bibtex.c is the counterpart.
 */

#include "base/str.h"

/* A kind of entry in one of the dialects. */
struct bib_entry {
	const char *name, *venue, *publisher;
	const char *issue; /* where `number` is that of a series or a report, our reader takes this
			    */
};

struct bib_kind {
	const char *type;            /* of the paper */
	struct bib_entry entries[2]; /* of BibTeX, of biblatex */
	const char *word; /* in biblatex: what it prints as its kind, without which biber complains
			   */
};

/* The kind for papers of that type; that of all others, where there is none of its own. */
const struct bib_kind *bib_kind_of(struct str type);

#endif
