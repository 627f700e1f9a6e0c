#ifndef READ_READING_OWN_H
#define READ_READING_OWN_H

/*
 * The line below a title in our own Markdown (write/md.c): names, *venue*, date and links, with
 * " · " between them, each of which may lack.
 */

#include <stdbool.h>

#include "base/str.h"
#include "base/strbuf.h"
#include "read/markdown.h"

struct reading_own {
	struct markdown_line part;
	struct strbuf names; /* in the normal form of model/names.h */
	struct strbuf venue;
	struct strbuf date;
	struct strbuf arxiv; /* addresses */
	struct strbuf doi;
	struct strbuf pdf;
	struct strbuf code;
};

void reading_own_init(struct reading_own *own);
void reading_own_free(struct reading_own *own);

/* Forgets what was read. */
void reading_own_clear(struct reading_own *own);

/* Reads a line; false, and nothing is kept, where it is not wholly of that form, or has names
 * alone, which could as well be a sentence. */
bool reading_own_read(struct reading_own *own, struct str line);

/* Sets address to that of the paper among the line's links; false, and the line is forgotten, where
 * none of them is one. */
bool reading_own_find_paper(struct reading_own *own, struct strbuf *address);

#endif
