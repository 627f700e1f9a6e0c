#ifndef READ_FEED_H
#define READ_FEED_H

/*
 * What feeds say of a paper in place of its abstract, and around it: each publisher's description
 * has its own form. "Journal of Kites, Volume 3, Issue 2" is no abstract; "Publication date: March
 * 2021 ... Author(s): Ann Poe, Bo Roe" is date, venue and authors; of "arXiv:2401.00001v1 Announce
 * Type: new Abstract: We fly." the abstract is the end.
 *
 * A dialect of feeds has rows for what is found so, under these names.
 */

#include "read/dialect.h"
#include "read/record.h"

#define FEED_AUTHORS "description:authors"
#define FEED_DATE    "description:date"
#define FEED_VENUE   "description:venue"

/* The same as record_add, of a value in an entry of a feed. */
void feed_add(struct record *record, const struct dialect *dialect, const struct dialect_name *row,
	      struct str value);

#endif
