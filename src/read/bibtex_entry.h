#ifndef READ_BIBTEX_ENTRY_H
#define READ_BIBTEX_ENTRY_H

/*
 * What is in an entry of BibTeX: its key, and its fields as they are written, TeX and all, with the
 * macros replaced. What is wrong in it is reported with its line, and as much as can be is read.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/strbuf.h"
#include "read/bibtex_item.h"
#include "read/bibtex_value.h"
#include "read/dialect_bibtex.h"

struct bibtex_field {
	struct str name;
	struct str value;
	size_t line;
	const struct bibtex_row *row; /* of the dialect; NULL where it has none. Set by whoever
					  needs it */
	size_t joined; /* while the entry is read: where in `joined` the value begins, or SIZE_MAX
			*/
};

struct bibtex_entry {
	struct str type;
	struct str key;
	struct bibtex_field *fields;
	size_t count, capacity;
	struct strbuf joined; /* the values of more than one part */
	size_t line;
};

void bibtex_entry_init(struct bibtex_entry *entry);
void bibtex_entry_free(struct bibtex_entry *entry);

/* Copies the entry with all that it borrows. */
void bibtex_entry_copy(struct bibtex_entry *copy, const struct bibtex_entry *entry);

/* What has more fields is no entry: tools write some dozens. */
#define BIBTEX_FIELDS_MAX 10000

/* Reads an entry that begins at a line; what was in *entry is gone. It borrows from the item, and
 * from the macros until the next is defined. False where that is reported to have too many fields.
 */
bool bibtex_entry_read(struct bibtex_entry *entry, const struct bibtex_item *item, size_t line,
		       struct bibtex_context *context);

/* The same with a @string, whose names are defined. */
void bibtex_entry_define(struct bibtex_entry *entry, const struct bibtex_item *item, size_t line,
			 struct bibtex_context *context);

#endif
