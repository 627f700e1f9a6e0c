#ifndef READ_TITLE_FEATURES_H
#define READ_TITLE_FEATURES_H

/*
 * The features of a cut between title and abstract, as a set of numbers. The score of a cut is the
 * sum of the weights of
 *   the features of the cut itself,
 *   the features of each word before it as a word of a title,
 *   the features of the first few words after it as words of an abstract.
 * The trainer and the program take them from here, so that the two can't differ.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "read/title_words.h"

/* A feature is a hash of this many bits; different features rarely collide. */
#define TITLE_FEATURE_BITS 22

#define TITLE_FEATURES_MAX 80

/* How many words after a cut count as words of the abstract. */
#define TITLE_OPENING_WORDS 8

struct title_features {
	uint32_t list[TITLE_FEATURES_MAX];
	size_t count;
};

/* Each sets *features. */
void title_features_cut(const struct title_words *words, size_t cut,
			struct title_features *features);
void title_features_title_word(const struct title_words *words, size_t place,
			       struct title_features *features);
void title_features_abstract_word(const struct title_words *words, size_t place,
				  struct title_features *features);

/* The place after the last word that counts as the abstract's opening for that cut. */
size_t title_features_opening_end(const struct title_words *words, size_t cut);

#endif
