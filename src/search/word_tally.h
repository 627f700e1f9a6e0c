#ifndef SEARCH_WORD_TALLY_H
#define SEARCH_WORD_TALLY_H

/*
 * Which words set a selection of papers apart from the others: those that significantly more of its
 * papers have; or, where there are no others, those that most papers have. Function words (the,
 * which) and words that any abstract uses (propose) are left out. Counting is done in steps, and
 * the words of the selection before stay until it is done.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bitset.h"
#include "base/str.h"
#include "search/term_index.h"

#define WORD_TALLY_MAX 64

struct tallied_word {
	uint32_t term;
	uint32_t papers; /* of the selection, that have it */
	uint32_t others; /* other papers that do */
	double score;    /* the greater, the more significant */
};

struct word_tally;

/* The index is borrowed, and filled by whoever steps the tally. The caller deletes it. */
struct word_tally *word_tally_new(struct term_index *index);
void word_tally_delete(struct word_tally *tally);

/*
 * Begins to count the papers of a set. Those of `hidden`, none of them in the set, are no others
 * either; NULL: there are none. Both are borrowed until it is done.
 */
void word_tally_begin(struct word_tally *tally, const struct bitset *papers,
		      const struct bitset *hidden);

/* Works for about that long; returns whether there is more to do. */
bool word_tally_step(struct word_tally *tally, uint64_t microseconds);
bool word_tally_is_done(const struct word_tally *tally);

/* The words, the most telling first. */
const struct tallied_word *word_tally_words(const struct word_tally *tally, size_t *count);
struct str word_tally_text(const struct word_tally *tally, const struct tallied_word *word);

/* Whether there were other papers to compare with. */
bool word_tally_has_others(const struct word_tally *tally);

/* How many times as often papers of the selection have the word as others; INFINITY when no other
 * has it. */
double word_tally_factor(const struct word_tally *tally, const struct tallied_word *word);

#endif
