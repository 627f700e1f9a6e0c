#ifndef WRITE_BIB_KEY_H
#define WRITE_BIB_KEY_H

/*
 * The keys by which the papers of a file are cited, unique among them without regard to case. A key
 * is the paper's own, without what no key may hold; otherwise the first author's family name, the
 * year and the first word of the title that says something, in small ASCII letters:
 * quill2024lanterns.
 *
 * Of papers that share a key one keeps it: one whose own it is, the earliest, the one of the
 * smallest id. Each other gets letters behind it that depend on the paper alone, so that neither
 * the order of the papers nor what was published later changes a key. Where these are some other
 * paper's, they get more.
 */

#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "model/paper.h"

struct bib_keys {
	uint8_t *letters; /* of each paper: how many are behind its key */
	size_t count;
};

/* Finds the keys of chosen papers, by their numbers. */
void bib_keys_find(struct bib_keys *keys, const struct paper *papers, const uint32_t *chosen,
		   size_t count);
void bib_keys_free(struct bib_keys *keys);

/* Adds the key of the paper at that place among the chosen. */
void bib_keys_add(const struct bib_keys *keys, struct strbuf *out, const struct paper *paper,
		  size_t place);

#endif
