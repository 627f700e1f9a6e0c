#ifndef READ_TABLE_STRAY_H
#define READ_TABLE_STRAY_H

/*
 * Lines that programs and people write around the rows of a table: sums, the number of a page, a
 * copyright, when the file was made and from what. They are told by how they begin.
 */

#include "base/str.h"

enum table_stray {
	TABLE_STRAY_NO,
	TABLE_STRAY_SIGN,  /* the same, since it begins as comments and rules do */
	TABLE_STRAY_MAYBE, /* unless something beside it says that it is a title */
	TABLE_STRAY_YES,   /* unless an author and a date are beside it, or an identifier */
};

/* What the text of a cell is that is where titles are. */
enum table_stray table_stray_of(struct str text);

#endif
