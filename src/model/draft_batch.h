#ifndef MODEL_DRAFT_BATCH_H
#define MODEL_DRAFT_BATCH_H

/*
 * Copies of drafts, to be taken in later or by another thread. All their text is in one piece of
 * memory that never moves, which bounds how many they are.
 */

#include <stdbool.h>
#include <stddef.h>

#include "model/paper.h"

/* The bytes of all text, and how many drafts. */
#define DRAFT_BATCH_TEXT ((size_t)512 << 10)
#define DRAFT_BATCH_MAX  1024

struct batched_draft {
	struct paper_draft draft;
	const struct source_list *source; /* borrowed */
};

/* Zeroed at first; it has no memory before something is added. */
struct draft_batch {
	char *text;
	size_t used;
	struct batched_draft *drafts;
	size_t count;
};

void draft_batch_free(struct draft_batch *batch);

/* Copies the draft; `source` is kept as it is. False where there is no room for it. */
bool draft_batch_add(struct draft_batch *batch, const struct paper_draft *draft,
		     const struct source_list *source);

/* Forgets the drafts, and keeps the memory. */
void draft_batch_clear(struct draft_batch *batch);

#endif
