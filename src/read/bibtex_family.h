#ifndef READ_BIBTEX_FAMILY_H
#define READ_BIBTEX_FAMILY_H

/*
 * From entries to papers: those that inherit from another wait until that has come, or until the
 * file ends.
 */

#include <stdbool.h>

#include "read/bibtex_entry.h"
#include "read/bibtex_groups.h"
#include "read/bibtex_parents.h"
#include "read/bibtex_record.h"

struct bibtex_family {
	struct bibtex_context *context;
	struct bibtex_record record;
	struct bibtex_parents parents;
	struct bibtex_groups groups;
	bool has_exhausted_parents;
};

/* A zeroed one; the context is borrowed for its life. */
void bibtex_family_init(struct bibtex_family *family, struct bibtex_context *context);
void bibtex_family_free(struct bibtex_family *family);

/* Takes an entry of a type, NULL for one that is not known: it becomes a paper at once or later, or
 * others inherit from it, or both. */
void bibtex_family_add(struct bibtex_family *family, struct bibtex_entry *entry,
		       const struct bibtex_type *type);

/* The file has ended: what still waits becomes a paper as it is. */
void bibtex_family_end(struct bibtex_family *family);

#endif
