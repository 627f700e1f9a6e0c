#ifndef MODEL_CROWD_H
#define MODEL_CROWD_H

/*
 * Papers that may all be the same by their titles, as the papers of one title on disk: which of
 * them a paper would be merged into, without comparing it with each. The rule is the library's
 * (library.h) for titles that too many share: a paper of a known title is the same as one that says
 * the same of all that may contradict. But for the identifiers: whoever asks has looked for the
 * paper's arXiv id and DOI before, and found nobody.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/paper.h"

struct crowd;

/* What the crowd keeps of its papers is in the arena, which must outlive it. Guessed titles are
 * looked for only in a crowd that is made for them; others take less memory. */
struct crowd *crowd_new(struct arena *arena, bool for_guesses);
void crowd_delete(struct crowd *crowd);
bool crowd_is_for_guesses(const struct crowd *crowd);
bool crowd_has(const struct crowd *crowd, int64_t number);

/* Enters a paper under a number of the caller's; one that is there has these fields from now on.
 * Nothing of the paper is borrowed. */
void crowd_put(struct crowd *crowd, int64_t number, const struct paper *paper);

/*
 * The least number of a paper that this one would be merged into; false when there is none. Papers
 * without title and abstract are the same when all that is known of them is. Titles of equal
 * hashes are taken for equal, so that the caller compares the paper found.
 */
bool crowd_find(struct crowd *crowd, const struct paper *paper, int64_t *number);

#endif
