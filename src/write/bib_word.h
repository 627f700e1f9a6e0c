#ifndef WRITE_BIB_WORD_H
#define WRITE_BIB_WORD_H

/* Words of titles whose capitals BibTeX's styles must not make small; part of write/bib_text.c. */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/*
 * The length of the word that begins at byte `at`, 0 where none does; *protected_len is how much of
 * it is protected: all of a word with a capital behind its first letter, without the s of a plural
 * (GANs), and a capital alone, but not the article A.
 */
size_t bib_word_len(struct str text, size_t at, size_t *protected_len);

/* Whether a title is in sentence case, "A Bayesian view of chains", where each later capital is
 * that of a name; in "A Bayesian View of Chains" none says so. */
bool bib_title_is_sentence(struct str title);

/* Whether the word at byte `at` of such a title has a capital that styles would make small: not the
 * first, nor one behind a colon, nor the article A. */
bool bib_word_is_proper(struct str title, size_t at, size_t len);

#endif
