/*
 * The topics of an index, what becomes of them when something changes, and what they are asked for.
 * When marks change, the topics that depend on them are filled again from paper 0, but keep their
 * bits until then: `count` is always that of the bits.
 */

#include "config.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "search/topic_index_private.h"

static void note_query(struct indexed_topic *indexed)
{
	indexed->uses_marks = query_uses_marks(indexed->query.root);
	indexed->is_waiting = matcher_uses_likeness(indexed->matcher);
}

static void init_topic(struct indexed_topic *indexed, const struct topic *topic,
		       const struct topic_list *topics)
{
	struct query_error error;

	indexed->name = topic->name;
	bitset_init(&indexed->papers);
	if (!query_parse(&indexed->query, topic->query, topics, &error))
		return;
	indexed->matcher = matcher_new(indexed->query.root, &error);
	if (indexed->matcher)
		note_query(indexed);
	else
		query_free(&indexed->query);
}

static void index_topics(struct topic_index *index)
{
	const struct topic_list *topics = index->topics;

	index->indexed = alloc_zeroed(topics->count, sizeof(*index->indexed));
	index->count = topics->count;
	index->texts = text_set_new();
	for (size_t i = 0; i < topics->count; i++) {
		struct indexed_topic *indexed = &index->indexed[i];

		init_topic(indexed, &topics->topics[i], topics);
		indexed->first_text = text_set_count(index->texts);
		if (indexed->matcher)
			indexed->text_count = matcher_share_texts(indexed->matcher, index->texts,
								  &indexed->needs_text);
	}
}

static void free_topics(struct indexed_topic *indexed, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		bitset_free(&indexed[i].papers);
		if (!indexed[i].matcher)
			continue;
		matcher_delete(indexed[i].matcher);
		query_free(&indexed[i].query);
	}
	free(indexed);
}

struct topic_index *topic_index_new(const struct corpus *corpus, const struct topic_list *topics,
				    struct pool *pool)
{
	struct topic_index *index = alloc_zeroed(1, sizeof(*index));

	index->corpus = corpus;
	index->topics = topics;
	index->pool = pool;
	pace_reset(&index->pace);
	index_topics(index);
	return index;
}

void topic_index_delete(struct topic_index *index)
{
	if (!index)
		return;
	text_set_delete(index->texts);
	free_topics(index->indexed, index->count);
	free(index);
}

/* Keeps what is known of a topic whose query has not changed. */
static void keep_filled(struct indexed_topic *indexed, struct indexed_topic *before)
{
	struct bitset empty = indexed->papers;

	if (!indexed->matcher || !before->matcher ||
	    !query_equal(indexed->query.root, before->query.root))
		return;
	indexed->papers = before->papers;
	indexed->filled = before->filled;
	indexed->count = before->count;
	indexed->lacks_papers = before->lacks_papers;
	before->papers = empty;
}

void topic_index_topics_changed(struct topic_index *index)
{
	struct indexed_topic *before = index->indexed;
	size_t count = index->count;

	text_set_delete(index->texts);
	index_topics(index);
	/* Topics that stay are in the same order as before. */
	for (size_t i = 0, k = 0; i < index->count && k < count; i++) {
		while (k < count && !topic_list_find(index->topics, before[k].name))
			k++;
		if (k < count && str_equal(index->indexed[i].name, before[k].name))
			keep_filled(&index->indexed[i], &before[k++]);
	}
	free_topics(before, count);
}

bool topic_index_test(const struct topic_index *index, struct indexed_topic *indexed,
		      uint32_t paper, const uint64_t *found)
{
	enum match_result result;

	if (!indexed->matcher ||
	    (found && indexed->needs_text &&
	     !text_set_has_any(found, indexed->first_text, indexed->text_count)))
		return false;
	result = matcher_test_found(indexed->matcher, index->corpus, paper, found);
	if (result == MATCH_UNDECIDED)
		indexed->lacks_papers = true;
	return result == MATCH_YES;
}

/* Adds or removes a paper, and updates the count. */
static void set_bit(struct indexed_topic *indexed, uint32_t paper, bool is_in)
{
	bool was_in = bitset_has(&indexed->papers, paper);

	if (is_in && !was_in) {
		bitset_add(&indexed->papers, paper);
		indexed->count++;
	} else if (was_in && !is_in) {
		bitset_remove(&indexed->papers, paper);
		indexed->count--;
	}
}

void topic_index_paper_changed(struct topic_index *index, uint32_t paper)
{
	for (size_t i = 0; i < index->count; i++) {
		struct indexed_topic *indexed = &index->indexed[i];

		if (paper < indexed->filled)
			set_bit(indexed, paper, topic_index_test(index, indexed, paper, NULL));
	}
}

void topic_index_marks_changed(struct topic_index *index)
{
	for (size_t i = 0; i < index->count; i++) {
		struct indexed_topic *indexed = &index->indexed[i];

		if (indexed->uses_marks)
			indexed->filled = 0;
	}
}

void topic_index_papers_removed(struct topic_index *index)
{
	for (size_t i = 0; i < index->count; i++)
		index->indexed[i].filled = 0;
}

size_t topic_index_count(const struct topic_index *index, size_t topic)
{
	return index->indexed[topic].count;
}

size_t topic_index_topics(const struct topic_index *index)
{
	return index->count;
}

const struct bitset *topic_index_papers(const struct topic_index *index, size_t topic)
{
	return &index->indexed[topic].papers;
}

static bool has_paper(const struct topic_index *index, struct indexed_topic *indexed,
		      uint32_t paper, const uint64_t *found)
{
	if (paper < indexed->filled)
		return bitset_has(&indexed->papers, paper);
	return topic_index_test(index, indexed, paper, found);
}

bool topic_index_has(const struct topic_index *index, size_t topic, uint32_t paper)
{
	return has_paper(index, &index->indexed[topic], paper, NULL);
}

bool topic_index_lacks_papers(const struct topic_index *index, size_t topic)
{
	return index->indexed[topic].lacks_papers;
}

bool topic_index_describe_lack(const struct topic_index *index, struct strbuf *out)
{
	size_t count = 0;

	for (size_t i = 0; i < index->count; i++) {
		if (!topic_index_lacks_papers(index, i))
			continue;
		strbuf_add_cstr(out, count++ > 0 ? ", @" : "@");
		utf8_add_printable(out, index->indexed[i].name);
	}
	if (count > 0)
		strbuf_addf(out, " may lack papers: a regular expression takes too long in some");
	return count > 0;
}

/* How many texts there are in the topics that are not filled to the paper yet. */
static size_t count_texts(const struct topic_index *index, uint32_t paper)
{
	size_t count = 0;

	for (size_t i = 0; i < index->count; i++)
		if (index->indexed[i].filled <= paper)
			count += index->indexed[i].text_count;
	return count;
}

/* The texts of topics that the paper has, where they are worth one pass over it; else NULL. The
 * caller frees. */
static uint64_t *find_texts(const struct topic_index *index, uint32_t paper)
{
	uint64_t *found;

	if (count_texts(index, paper) < TEXTS_WORTH_A_PASS)
		return NULL;
	found = alloc_resize(NULL, text_set_words(text_set_count(index->texts)), sizeof(*found));
	text_set_find(index->texts, index->corpus->haystack, paper, found);
	return found;
}

void topic_index_add_names(const struct topic_index *index, uint32_t paper, const char *separator,
			   struct strbuf *out)
{
	uint64_t *found = find_texts(index, paper);
	bool is_first = true;

	for (size_t i = 0; i < index->count; i++) {
		if (!has_paper(index, &index->indexed[i], paper, found))
			continue;
		if (!is_first)
			strbuf_add_cstr(out, separator);
		is_first = false;
		strbuf_add(out, index->topics->topics[i].name);
	}
	free(found);
}

size_t topic_index_first(const struct topic_index *index, uint32_t paper)
{
	uint64_t *found = find_texts(index, paper);
	size_t topic = 0;

	while (topic < index->count && !has_paper(index, &index->indexed[topic], paper, found))
		topic++;
	free(found);
	return topic;
}
