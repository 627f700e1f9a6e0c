#ifndef SEARCH_OVERVIEW_H
#define SEARCH_OVERVIEW_H

/*
 * Counts over a selection of papers: papers by month, by year and by topic, papers that each two
 * topics share, and the words that set it apart from the other papers. Counting is done in steps,
 * dates first; until a part is counted again it is that of the selection before, so that the screen
 * does not flicker.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "search/match.h"
#include "search/timeline.h"
#include "search/topic_index.h"
#include "search/word_tally.h"

/* Shared papers are counted for at most this many topics, those with the most papers. */
#define OVERVIEW_PAIRS_MAX 52

struct overview_topic {
	uint32_t topic;  /* its number in the list of topics */
	uint32_t papers; /* of the selection */
};

struct overview;

/* Corpus and indexes are borrowed; the term index is filled here. The caller deletes it. */
struct overview *overview_new(const struct corpus *corpus, const struct topic_index *topics,
			      struct term_index *terms);
void overview_delete(struct overview *overview);

/*
 * Begins to count these papers, each listed once, in any order; they are copied. Topics are counted
 * as far as the topic index is filled by then.
 */
void overview_set_papers(struct overview *overview, const uint32_t *papers, size_t count);

/* Call when dates of papers may have changed. New papers are noticed without it. */
void overview_dates_changed(struct overview *overview);

/* Works on all but the words for about that long; returns whether there is more to do. */
bool overview_step(struct overview *overview, uint64_t microseconds);
bool overview_is_done(const struct overview *overview);

/* The same for the words, once the rest is done. */
bool overview_step_words(struct overview *overview, uint64_t microseconds);
bool overview_knows_words(const struct overview *overview);

/* How many papers were counted for dates and topics, and how many there were in all. */
size_t overview_paper_count(const struct overview *overview);
size_t overview_total(const struct overview *overview);

const struct timeline *overview_timeline(const struct overview *overview);

/* All topics, those with the most papers first, and in the order of their list where these are the
 * same. */
const struct overview_topic *overview_topics(const struct overview *overview, size_t *count);

/* The place of a topic, by its number, in overview_topics; SIZE_MAX: there is no such topic. */
size_t overview_topic_place(const struct overview *overview, uint32_t topic);

/* Whether the topic index was complete when topics were counted. */
bool overview_knows_topics(const struct overview *overview);

/* How many of overview_topics, from the first, have papers and counts of shared ones. */
size_t overview_pair_topics(const struct overview *overview);

/* Papers that two of these topics share, by their places; of a topic with itself, its papers. */
uint32_t overview_shared(const struct overview *overview, size_t a, size_t b);

/* The most papers that two different topics share. */
uint32_t overview_most_shared(const struct overview *overview);

/* The words, and how much of all papers has been counted for them: 0 to 100. */
const struct word_tally *overview_words(const struct overview *overview);
int overview_words_percent(const struct overview *overview);

#endif
