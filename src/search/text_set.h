#ifndef SEARCH_TEXT_SET_H
#define SEARCH_TEXT_SET_H

/*
 * Many texts found in one pass over a paper's run, where each would take a pass of its own
 * (search/needle.h), with the same results: what topics look for.
 *
 * What was found in a paper is a word for each 64 texts, with a bit each.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "search/haystack.h"
#include "search/needle.h"

struct text_set;

/* An empty set. The caller deletes it. */
struct text_set *text_set_new(void);
void text_set_delete(struct text_set *set);

/*
 * Adds a text that is looked for in a field of the run, or in all of it (QUERY_FIELD_TEXT), and
 * returns its number, from 0 on. The needle is borrowed. SIZE_MAX: it is so short that a pass of
 * its own is as good.
 */
size_t text_set_add(struct text_set *set, const struct needle *needle, int field);

size_t text_set_count(const struct text_set *set);

/* Finds which of the texts a paper has. `found` has room for text_set_words words. */
void text_set_find(const struct text_set *set, const struct haystack *haystack, uint32_t paper,
		   uint64_t *found);

static inline size_t text_set_words(size_t count)
{
	return (count + 63) / 64;
}

static inline bool text_set_has(const uint64_t *found, size_t text)
{
	return found[text / 64] >> (text % 64) & 1;
}

/* Whether there is one of `count` texts from `first` on. */
bool text_set_has_any(const uint64_t *found, size_t first, size_t count);

#endif
