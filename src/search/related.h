#ifndef SEARCH_RELATED_H
#define SEARCH_RELATED_H

/* The papers that share the most topics with a paper. */

#include <stddef.h>
#include <stdint.h>

#include "search/match.h"
#include "search/topic_index.h"

struct related;

/* The corpus is borrowed. The caller deletes it. */
struct related *related_new(const struct corpus *corpus);
void related_delete(struct related *related);

/* Call when papers were added or changed. */
void related_papers_changed(struct related *related);

/*
 * Writes the papers that share most topics with a paper, at most `capacity` (and RELATED_MAX), and
 * returns how many. Of those that share as many, the nearest in date come first, then the newest,
 * then the first that was read; a paper without a date has the newest first. The index must be
 * done. Takes well under a millisecond for 100,000 papers, and a little more after they have
 * changed.
 */
size_t related_find(struct related *related, const struct topic_index *index, uint32_t paper,
		    uint32_t *papers, size_t capacity);

#define RELATED_MAX 16

#endif
