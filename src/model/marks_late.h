#ifndef MODEL_MARKS_LATE_H
#define MODEL_MARKS_LATE_H

/*
 * Marks that wait to be joined with what their papers have. To write all that is known of a paper
 * for each of very many records of it would take quadratic time; so once its marks are long, more
 * wait until they are as long as what is written for them.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/bitset.h"
#include "model/library.h"
#include "model/marks.h"

struct marks_late {
	struct arena arena;
	struct late_item *items;
	size_t count, capacity;
	size_t bytes;   /* that wait, in all */
	size_t written; /* when they were settled last */
};

void marks_late_init(struct marks_late *late);
void marks_late_free(struct marks_late *late);

/* Joins more with what the table has of the paper, now or when marks_late_settle is called; true:
 * enough waits for that. */
bool marks_late_add(struct marks_late *late, struct marks_table *table, uint32_t paper,
		    const struct marks *more);

/* Papers that turned out to be one have what waits for each of them. */
void marks_late_follow_joins(struct marks_late *late, const struct library *library);

/* Joins what waits, but for papers `without` (NULL: none), of which it is forgotten. Of very
 * many records, a note is left out where its paragraphs are there already, in any order. */
void marks_late_settle(struct marks_late *late, struct marks_table *table,
		       const struct bitset *without);

#endif
