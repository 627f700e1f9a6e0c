#ifndef SEARCH_TERM_INDEX_H
#define SEARCH_TERM_INDEX_H

/*
 * The words of each paper's title and abstract (search/words.h), counted, for finding papers like
 * another and words that set papers apart. Where there is no abstract, summary and keywords are
 * counted. It is filled in steps, by whoever needs it first, and has about five bytes for each
 * different word of each paper.
 *
 * Terms are numbered in the order in which the papers, from 0 on, have them first: however the
 * steps fall, the same papers give the same numbers.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/pool.h"
#include "base/str.h"
#include "search/match.h"

struct term_index;

/* More different words are not counted. */
#define TERM_INDEX_MAX ((size_t)1 << 24)

/* The most that is counted of a term in one paper. */
#define TERM_COUNT_MAX 255

/* One different word of one paper. */
static inline uint32_t term_number(uint32_t posting)
{
	return posting >> 8;
}

/* How often the paper has it: 1 to TERM_COUNT_MAX. */
static inline unsigned term_count(uint32_t posting)
{
	return posting & 0xFF;
}

/* The corpus and the pool (NULL: none) are borrowed. Does no work yet. The caller deletes it. */
struct term_index *term_index_new(const struct corpus *corpus, struct pool *pool);
void term_index_delete(struct term_index *index);

/* Limits the number of terms from now on; those that exist stay. */
void term_index_limit(struct term_index *index, size_t term_max);

/* Call when a paper's text changed. New papers are noticed without it. */
void term_index_paper_changed(struct term_index *index, uint32_t paper);

/* Works for about that long; returns whether there is more to do. */
bool term_index_step(struct term_index *index, uint64_t microseconds);
bool term_index_is_done(const struct term_index *index);

/* How many papers, from paper 0 on, are in it. */
size_t term_index_paper_count(const struct term_index *index);

/* A number that differs after every change of the index. */
uint64_t term_index_version(const struct term_index *index);

/*
 * The postings of a paper in the order of its text, each term once; none for a paper that is not in
 * the index yet. Good until the paper's text changes.
 */
const uint32_t *term_index_postings(const struct term_index *index, uint32_t paper, size_t *count);

/* Terms are numbered from 0 to term_index_term_count - 1. */
size_t term_index_term_count(const struct term_index *index);
struct str term_index_text(const struct term_index *index, uint32_t term); /* cleaned, folded */
uint32_t term_index_df(const struct term_index *index, uint32_t term);     /* papers that have it */

/*
 * Sets counts[term], which has room for all terms, to how many of `papers` have the term; papers
 * that are not in the index yet count for nothing, and those named twice once. Takes a pass over
 * the postings of these papers or of all others, whichever are fewer papers.
 */
void term_index_tally(const struct term_index *index, const uint32_t *papers, size_t paper_count,
		      uint32_t *counts);

#endif
