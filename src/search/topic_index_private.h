#ifndef SEARCH_TOPIC_INDEX_PRIVATE_H
#define SEARCH_TOPIC_INDEX_PRIVATE_H

/*
 * What the topics (topic_index.c) and their filling (topic_index_fill.c) share: a topic has a
 * bitset over the papers and the number of papers it was filled for, from paper 0 on.
 */

#include <stdatomic.h>

#include "search/pace.h"
#include "search/query.h"
#include "search/text_set.h"
#include "search/topic_index.h"

struct indexed_topic {
	struct str name; /* in the list's arena */
	struct query query;
	struct matcher *matcher;       /* NULL: the topic's query is wrong */
	size_t first_text, text_count; /* of its texts that are in the index's set */
	bool needs_text;               /* it holds no paper without one of them */
	bool uses_marks;
	bool is_waiting; /* to know which papers its like: terms hold */
	struct bitset papers;
	atomic_bool lacks_papers; /* some were undecided */
	size_t filled;
	size_t count;
};

struct topic_index {
	const struct corpus *corpus;
	const struct topic_list *topics;
	struct pool *pool;
	struct indexed_topic *indexed;
	size_t count;
	struct text_set *texts; /* what the topics look for in the papers' runs */
	struct pace pace;
};

/* Of fewer texts each is looked for alone in the time that it takes to look for them all. */
#define TEXTS_WORTH_A_PASS 8

/* Tests a paper for a topic, whatever its bit says. found: which of the texts the paper has, or
 * NULL where nobody looked. */
bool topic_index_test(const struct topic_index *index, struct indexed_topic *indexed,
		      uint32_t paper, const uint64_t *found);

#endif
