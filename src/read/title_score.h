#ifndef READ_TITLE_SCORE_H
#define READ_TITLE_SCORE_H

/*
 * The linear scorer of title_split, with a table of weights from the caller: the program passes the
 * built-in one, the trainer the one that it is training.
 *
 * The table is an open-addressing hash table of TITLE_TABLE_SLOTS numbers: a feature above, its
 * weight (a signed byte) in the lowest eight bits, 0 for an empty slot. A feature's search starts
 * at its highest bits.
 */

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "read/title_features.h"

#define TITLE_TABLE_BITS  15
#define TITLE_TABLE_SLOTS ((size_t)1 << TITLE_TABLE_BITS)

/* The weight of a feature; 0 for one that is not in the table. */
int title_table_get(const uint32_t *table, uint32_t feature);

/* Adds a feature that is not yet in the table, which must keep an empty slot; a weight of 0 adds
 * nothing. */
void title_table_put(uint32_t *table, uint32_t feature, int8_t weight);

/* title_split with that table. */
size_t title_score_split(const uint32_t *table, struct str text);

#endif
