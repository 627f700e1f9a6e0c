#ifndef SEARCH_TERM_VOCABULARY_H
#define SEARCH_TERM_VOCABULARY_H

/* The terms: the different words of all papers, by number and by word. */

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/hash_index.h"
#include "base/str.h"

/* No term has this number. */
#define NO_TERM UINT32_MAX

struct term {
	struct str text;
	uint32_t df; /* papers that have it */
};

struct term_vocabulary {
	struct arena arena; /* the texts */
	struct term *terms;
	size_t count, capacity;
	size_t max; /* terms there may be */
	struct hash_index by_hash;
};

void term_vocabulary_init(struct term_vocabulary *vocabulary, size_t max);
void term_vocabulary_free(struct term_vocabulary *vocabulary);

/* The term of a word (hash: str_hash of it), or NO_TERM. */
uint32_t term_vocabulary_find(const struct term_vocabulary *vocabulary, uint64_t hash,
			      struct str word);

/* Makes a word that is no term yet a term, with a copy of its text; NO_TERM when there are as many
 * as there may be. */
uint32_t term_vocabulary_add(struct term_vocabulary *vocabulary, uint64_t hash, struct str word);

#endif
