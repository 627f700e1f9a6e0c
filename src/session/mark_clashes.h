#ifndef SESSION_MARK_CLASHES_H
#define SESSION_MARK_CLASHES_H

/*
 * Where records of files differ in what they say of a reader's marks of one paper. The first
 * record's status and priority are kept, so that those of another are lost; notes are joined.
 */

#include <stddef.h>
#include <stdint.h>

#include "base/hash_index.h"
#include "model/library.h"
#include "model/mark_edit.h"
#include "model/marks.h"

struct mark_clash {
	size_t line; /* of the record that differs from the first, or shows that another does */
	uint32_t paper;
	enum mark_field field; /* MARK_STATUS, MARK_PRIORITY or MARK_NOTE */
	uint8_t kept, lost;    /* of the first two */
};

struct mark_clashes {
	struct hash_index by_paper;
	struct first_marks *firsts; /* of each paper with marks in a file */
	size_t first_count, first_capacity;
	struct mark_clash *items; /* in the order of the records */
	size_t count, capacity;
};

void mark_clashes_init(struct mark_clashes *clashes);
void mark_clashes_free(struct mark_clashes *clashes);

/* Takes in the marks of the record of a paper that begins at that line of its file. */
void mark_clashes_add(struct mark_clashes *clashes, uint32_t paper, const struct marks *marks,
		      size_t line);

/* Two papers turned out to be one, by the record at that line: the marks of the one that was read
 * first are. */
void mark_clashes_join(struct mark_clashes *clashes, const struct library_join *join, size_t line);

#endif
