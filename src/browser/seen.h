#ifndef BROWSER_SEEN_H
#define BROWSER_SEEN_H

/*
 * Which papers were looked at: one has been seen when it was opened, or under the cursor for a
 * second. Saving waits until the cursor has rested for a while, so that moving through a list never
 * waits for the disk. Times are in milliseconds of a clock that never goes back.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/marks.h"
#include "model/paper.h"

struct seen {
	const struct marks_table *marks; /* which papers were seen before; borrowed */
	uint32_t paper;                  /* under the cursor since: */
	int64_t since;
	uint32_t *unsaved; /* papers, each once */
	size_t count, capacity;
	bool is_off; /* nothing is noted any more */
};

void seen_init(struct seen *seen, const struct marks_table *marks);
void seen_free(struct seen *seen);

/* A paper (NO_PAPER: nothing happens) was opened. */
void seen_add(struct seen *seen, uint32_t paper);

/*
 * Tells the time, and the paper under the cursor (NO_PAPER: none that could be seen). Returns when
 * it wants to be told again, -1 if only when something has changed; while saving is not possible,
 * nothing is to be saved then.
 */
int64_t seen_tick(struct seen *seen, uint32_t paper, int64_t now, bool can_save);

/* Whether the cursor has rested long enough to save what there is. */
bool seen_must_save(const struct seen *seen, int64_t now);

/* Takes out what is to be saved, `count` papers. The caller frees. */
uint32_t *seen_detach(struct seen *seen, size_t *count);

/* It could not be saved, and would not be the next time. */
void seen_turn_off(struct seen *seen);

#endif
