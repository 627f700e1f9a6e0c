#ifndef WRITE_BIB_WORD_H
#define WRITE_BIB_WORD_H

/* Words of titles whose capitals BibTeX's styles must not make small; part of write/bib_text.c. */

#include <stddef.h>

#include "base/str.h"

/*
 * The length of the word that begins at byte `at`, 0 where none does; *protected_len is how much of
 * it is protected: all of a word with a capital behind its first letter, without the s of a plural
 * (GANs), and a capital alone, but not the article A.
 */
size_t bib_word_len(struct str text, size_t at, size_t *protected_len);

#endif
