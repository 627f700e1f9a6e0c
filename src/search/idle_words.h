#ifndef SEARCH_IDLE_WORDS_H
#define SEARCH_IDLE_WORDS_H

/* Words that tell nothing of what a paper is about: function words, and those that any abstract
 * uses. */

#include <stdbool.h>

#include "base/str.h"

/* Of a folded word. */
bool idle_words_have(struct str word);

#endif
