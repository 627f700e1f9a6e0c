#ifndef READ_CITATION_RECORD_H
#define READ_CITATION_RECORD_H

/* A reference as a record: what its citation says, and what it links to. */

#include <stddef.h>

#include "base/str.h"
#include "read/citation.h"
#include "read/format.h"
#include "read/record.h"

enum citation_link {
	CITATION_ADDRESS, /* of the paper */
	CITATION_PDF,
	CITATION_CODE,
};

/* Begins the record of a reference at a line; `text` is all of it, where identifiers can be. Links
 * may follow before record_emit. */
void citation_record_begin(struct record *record, struct format_input *input, size_t line,
			   const struct citation *citation, struct str text);

/* Adds the address of a link. */
void citation_record_add_link(struct record *record, enum citation_link link, struct str address);

#endif
