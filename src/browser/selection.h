#ifndef BROWSER_SELECTION_H
#define BROWSER_SELECTION_H

/*
 * Which papers are selected: a set of numbers, kept nowhere but here. While a range is being
 * selected, the papers of the range are selected besides those that were before it.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bitset.h"

/* Others read count and is_range; the functions change them. */
struct selection {
	struct bitset papers;
	size_t count;
	bool is_range;        /* moving changes the range */
	uint32_t anchor;      /* the paper where the range begins */
	struct bitset before; /* what was selected before it */
};

void selection_init(struct selection *selection);
void selection_free(struct selection *selection);

bool selection_has(const struct selection *selection, uint32_t paper);

/* What was selected by one number is by another from now on: the two are one paper. */
void selection_move(struct selection *selection, uint32_t from, uint32_t into);

/* Selects a paper, or no longer; a range goes on. */
void selection_put(struct selection *selection, uint32_t paper, bool is_selected);

/* The same for the other of the two; a range ends, and so it does in the functions below. */
void selection_toggle(struct selection *selection, uint32_t paper);

/* Selects all of the papers, or, when they are selected already, none of them. */
void selection_toggle_all(struct selection *selection, const uint32_t *papers, size_t count);

/* Selects those of the papers that are not selected, and no longer those that are. */
void selection_invert(struct selection *selection, const uint32_t *papers, size_t count);

void selection_clear(struct selection *selection);

/* Begins a range that holds the anchor alone. */
void selection_begin_range(struct selection *selection, uint32_t anchor);
void selection_end_range(struct selection *selection);

/* The range holds these papers now, and only these. */
void selection_set_range(struct selection *selection, const uint32_t *papers, size_t count);

/* Those of the listed papers that are selected, in the order of the list; *count is how many. The
 * caller frees. */
uint32_t *selection_list(const struct selection *selection, const uint32_t *listed,
			 size_t listed_count, size_t *count);

#endif
