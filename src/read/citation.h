#ifndef READ_CITATION_H
#define READ_CITATION_H

/*
 * A reference to a paper as the styles of citation write it (APA, ACM, IEEE, MLA, Chicago,
 * Vancouver, Springer): which of its texts are the names, the title, the year and the venue. It is
 * read only where its signs leave one reading: nothing is guessed.
 */

#include <stdbool.h>

#include "base/str.h"
#include "base/strbuf.h"

/* No reference is longer, in bytes. */
#define CITATION_MAX ((size_t)2500)

struct citation {
	struct str title; /* a view of the text */
	struct str year;  /* the same; empty: not known */
	struct str venue; /* the same */
	bool is_weak;     /* the names could be something else */
	bool is_quoted;   /* the title is in quotes */

	/* For citation_read: a title in quotes needs no year, since something else tells that it is
	 * a paper. */
	bool may_lack_year;

	struct strbuf names; /* in the normal form of model/names.h */

	/* Of the text that is read: which beginnings are no names, a bit for each length. */
	struct str text;
	unsigned char no_names[CITATION_MAX / 8 + 1];
};

void citation_init(struct citation *citation);
void citation_free(struct citation *citation);

/* Reads all of a text, without its number; false where it is in no style for certain. */
bool citation_read(struct citation *citation, struct str text);

/* Without the number or label before a reference: "[12] ", "12. ", "(12) ", "[Poe+24] ". */
struct str citation_cut_label(struct str text);

#endif
