#ifndef SEARCH_LIKENESS_H
#define SEARCH_LIKENESS_H

/*
 * Which papers are like a paper: the cosine similarity of the two papers' words, each word weighed
 * by (1 + ln of how often the paper has it) * ln(papers / papers that have it). 1: the same words;
 * 0: none in common but those that all papers have. The words are those of search/term_index.h, and
 * are counted when the first list is wanted.
 *
 * All work is done in steps. A list has the papers that there were when it was made; to include
 * later ones it is made again.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/pool.h"
#include "search/term_index.h"

/* The most papers in a list, the paper itself included. */
#define LIKENESS_LIST_MAX 100

/* Papers of a smaller cosine are not like each other. */
#define LIKENESS_MIN 0.07f

struct like_paper {
	uint32_t paper;
	float score; /* the cosine; 1 for the paper itself, and for no other */
};

struct likeness;

struct like_list;

/* The index and the pool (NULL: none) are borrowed. Does no work yet. The caller deletes it. */
struct likeness *likeness_new(struct term_index *index, struct pool *pool);
void likeness_delete(struct likeness *likeness);

/* The list of a paper, which lives as long as the likeness; empty until it is made. */
struct like_list *likeness_list(struct likeness *likeness, uint32_t paper);

/*
 * Works for about that long on a list; returns whether there is more to do. Switching to another
 * list starts that from its beginning. The result does not depend on the length of the steps.
 */
bool likeness_step(struct likeness *likeness, struct like_list *list, uint64_t microseconds);

/* Whether the list is of all papers that there are, as they are. */
bool likeness_is_current(const struct likeness *likeness, const struct like_list *list);

/* A number that differs after every change of what lists are made from. */
uint64_t likeness_version(const struct likeness *likeness);

/* The score of a paper, 0 when it is not in the list. Any number of threads may ask at once. */
float like_list_score(const struct like_list *list, uint32_t paper);

/* The papers of a list, ascending by number. Valid until it is made again. */
const struct like_paper *like_list_papers(const struct like_list *list, size_t *count);

#endif
