#ifndef SEARCH_OVERVIEW_H
#define SEARCH_OVERVIEW_H

/*
 * What a choice of papers amounts to: how many a month and a year, how many a topic, and how many
 * each two topics share; and which words tell it from the other papers. Counting goes in steps,
 * dates first; until a part is counted anew it is that of the choice before, so that nothing on a
 * screen flickers.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "search/match.h"
#include "search/timeline.h"
#include "search/topic_index.h"
#include "search/word_tally.h"

/* Shared papers are counted for so many topics at most, those with the most papers. */
#define OVERVIEW_PAIRS_MAX 52

struct overview_topic {
	uint32_t topic;  /* its number in the list of topics */
	uint32_t papers; /* of the choice */
};

struct overview;

/* Corpus and indexes are borrowed; that of the terms is filled here. The caller deletes it. */
struct overview *overview_new(const struct corpus *corpus, const struct topic_index *topics,
			      struct term_index *terms);
void overview_delete(struct overview *overview);

/*
 * Begins to count these papers, each listed once, in any order; they are copied. Topics are taken
 * as far as the topic index knows them then.
 */
void overview_set_papers(struct overview *overview, const uint32_t *papers, size_t count);

/* Says that papers' dates may have changed. New papers are noticed without being told. */
void overview_dates_changed(struct overview *overview);

/* Works on all but the words for about that long; returns whether there is more to do. */
bool overview_step(struct overview *overview, uint64_t microseconds);
bool overview_is_done(const struct overview *overview);

/* The same for the words, once the rest is done. */
bool overview_step_words(struct overview *overview, uint64_t microseconds);
bool overview_knows_words(const struct overview *overview);

/* How many papers the dates and topics are of, and how many there were in all. */
size_t overview_paper_count(const struct overview *overview);
size_t overview_total(const struct overview *overview);

const struct timeline *overview_timeline(const struct overview *overview);

/* All topics, those with the most papers first, and in the order of their list where these are the
 * same. */
const struct overview_topic *overview_topics(const struct overview *overview, size_t *count);

/* The place of a topic, by its number, in overview_topics; SIZE_MAX: there is no such topic. */
size_t overview_topic_place(const struct overview *overview, uint32_t topic);

/* Whether every topic was known to the end when its papers were counted. */
bool overview_knows_topics(const struct overview *overview);

/* The first so many of overview_topics have papers, and have their shared ones counted. */
size_t overview_pair_topics(const struct overview *overview);

/* Papers that two of these topics share, by their places; of a topic with itself, its papers. */
uint32_t overview_shared(const struct overview *overview, size_t a, size_t b);

/* The most papers that two different topics share. */
uint32_t overview_most_shared(const struct overview *overview);

/* The words, and how much of all papers has been looked through for any: 0 to 100. */
const struct word_tally *overview_words(const struct overview *overview);
int overview_words_percent(const struct overview *overview);

#endif
