#ifndef READ_TABLE_SIGNS_H
#define READ_TABLE_SIGNS_H

/*
 * Whether the columns of a table are those of papers. Films, jobs and faults have titles, dates and
 * addresses, too: what tells papers is a column that they have and other things have not. A column
 * that others have speaks against that (the price of a book, the artist of an album), for then
 * authors and a publisher say little; a DOI or an abstract says enough all the same.
 */

#include "base/str.h"
#include "read/dialect.h"

/* How much a column that fills a slot speaks for papers; `title` is as the file has it. */
int table_sign_of_slot(enum slot slot, struct str title);

/* How much a title that no dialect knows speaks for papers: below 0 for what others have. */
int table_sign_of_other(struct str title);

/* Calls `name` with each title that these lists have. */
void table_signs_each(void (*name)(void *context, struct str name), void *context);

/* Whether a cell names a paper: an arXiv id with its prefix, a DOI, or an address of either. */
bool table_cell_names_paper(struct str cell);

#endif
