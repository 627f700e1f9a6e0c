#ifndef SEARCH_WORDS_H
#define SEARCH_WORDS_H

/*
 * The words of a text, for counting: runs of letters and digits of any script, with a letter among
 * them, of at least two bytes. "GPT-4's 3D views" are gpt, 3d and views.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/strbuf.h"

/* Only this many bytes of a longer word count. */
#define WORD_LEN_MAX 64

/* Adds folded text (text/fold.h) that may still have ASCII capitals, in lower case. */
void words_add_lower(struct strbuf *out, struct str text);

/* Finds the next word of folded lower-case text from *at on, and puts *at past it; false when there
 * is none. */
bool words_next(struct str text, size_t *at, struct str *word);

#endif
