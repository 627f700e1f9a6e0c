#ifndef SEARCH_TOPIC_INDEX_H
#define SEARCH_TOPIC_INDEX_H

/*
 * Which papers belong to which topic: a bitset a topic, filled in steps in the background. Topics
 * that depend on marks are tested again whenever the marks change, those with like: terms whenever
 * papers were added.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/pool.h"
#include "base/strbuf.h"
#include "model/topic.h"
#include "search/match.h"

struct topic_index;

/* The corpus, the topics and the pool (NULL: none) are borrowed. Topics with errors hold no
 * paper. The caller deletes it. */
struct topic_index *topic_index_new(const struct corpus *corpus, const struct topic_list *topics,
				    struct pool *pool);
void topic_index_delete(struct topic_index *index);

/* Call when topics or their queries have changed. Unchanged topics stay filled. */
void topic_index_topics_changed(struct topic_index *index);

/* Call when a paper's text or marks have changed. New papers are noticed without it. */
void topic_index_paper_changed(struct topic_index *index, uint32_t paper);
void topic_index_marks_changed(struct topic_index *index);

/* Call when papers were removed, or came back. */
void topic_index_papers_removed(struct topic_index *index);

/* Computes what like: terms of topics match, if nobody steps the index. */
void topic_index_prepare(struct topic_index *index);

/* Works for about that long; returns whether there is more to do. */
bool topic_index_step(struct topic_index *index, uint64_t microseconds);

/* How many papers a topic holds, as far as is known; exact once topic_index_is_done. */
size_t topic_index_count(const struct topic_index *index, size_t topic);
bool topic_index_is_done(const struct topic_index *index);

/* How many topics there are. */
size_t topic_index_topics(const struct topic_index *index);

/* The papers of a topic, as far as is known; it may end before the last paper. Good until the next
 * call that is not const. */
const struct bitset *topic_index_papers(const struct topic_index *index, size_t topic);

/* Whether the topic holds the paper. Tests the paper at once where the index is not filled to it
 * yet. */
bool topic_index_has(const struct topic_index *index, size_t topic, uint32_t paper);

/*
 * Whether papers were seen of which it can't be said whether the topic holds them, since a regular
 * expression takes too many steps; and a sentence that names those topics, without a full stop,
 * false when there are none.
 */
bool topic_index_lacks_papers(const struct topic_index *index, size_t topic);
bool topic_index_describe_lack(const struct topic_index *index, struct strbuf *out);

/* Adds the names of a paper's topics, joined with separator. */
void topic_index_add_names(const struct topic_index *index, uint32_t paper, const char *separator,
			   struct strbuf *out);

/* The first topic that holds the paper; topic_index_topics if none does. */
size_t topic_index_first(const struct topic_index *index, uint32_t paper);

#endif
