/*
 * Resolving topics. Each topic that is named, at any depth, is parsed once, and its tree is shared
 * by all who name it. Shared trees could be visited exponentially often, so the number of terms
 * with all topics expanded is bounded; so is the height.
 */

#include "config.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/diag.h"
#include "search/query_private.h"

enum link_state { LINK_NEW, LINK_OPEN, LINK_DONE, LINK_BAD };

/* The size of a tree with its topics expanded. */
struct extent {
	size_t terms;
	size_t height;
};

struct link {
	enum link_state state;
	struct query_node *root;
	struct extent extent;

	/* Of LINK_BAD: the topic that has the mistake, itself or one that it names, and the
	 * mistake. */
	const struct topic *culprit;
	struct query_error *error;
};

struct linker {
	struct arena *arena;
	const struct topic_list *topics; /* NULL: none */
	struct link *links;              /* by topic */
	size_t depth;                    /* topics being linked */
	const struct link *bad;          /* why the topic being linked fails, or NULL */
};

static bool link_node(struct linker *linker, struct query_node *node, struct str text,
		      struct query_error *error, struct extent *extent);

static void linker_init(struct linker *linker, struct arena *arena, const struct topic_list *topics)
{
	linker->arena = arena;
	linker->topics = topics;
	linker->links = alloc_zeroed(topics ? topics->count : 0, sizeof(*linker->links));
	linker->depth = 0;
}

static bool is_too_large(struct extent extent)
{
	return extent.terms > QUERY_TERMS_MAX || extent.height > QUERY_HEIGHT_MAX;
}

/* Parses and links a topic's own query; false with link->error set. */
static bool link_topic(struct linker *linker, const struct topic *topic, struct link *link)
{
	struct query_error error;
	bool is_good;

	link->state = LINK_OPEN;
	linker->depth++;
	linker->bad = NULL;
	link->root = query_parse_into(linker->arena, topic->query, &error);
	is_good = link->root && link_node(linker, link->root, topic->query, &error, &link->extent);
	link->state = is_good ? LINK_DONE : LINK_BAD;
	if (!is_good && linker->bad) {
		link->culprit = linker->bad->culprit;
		link->error = linker->bad->error;
	} else if (!is_good) {
		link->culprit = topic;
		link->error = arena_alloc(linker->arena, sizeof(error));
		*link->error = error;
	}
	linker->depth--;
	return is_good;
}

static bool name_begins_topic(const struct topic_list *topics, struct str name)
{
	size_t i;

	for (i = 0; topics && i < topics->count; i++)
		if (str_equal_ignoring_case(str_sub(topics->topics[i].name, 0, name.len), name))
			return true;
	return false;
}

static const struct topic *near_topic(const struct topic_list *topics, struct str name)
{
	size_t i;

	for (i = 0; topics && i < topics->count; i++)
		if (name.len < 64 && topics->topics[i].name.len < 64 &&
		    str_distance(topics->topics[i].name, name, 2) <= 1)
			return &topics->topics[i];
	return NULL;
}

static bool fail_unknown(struct linker *linker, const struct query_node *node, struct str text,
			 struct query_error *error)
{
	const struct topic *near = near_topic(linker->topics, node->text);
	size_t end = node->column + 1 + node->text.len;
	bool is_incomplete = end == text.len && name_begins_topic(linker->topics, node->text);
	char name[QUERY_SHOWN_SIZE], other[QUERY_SHOWN_SIZE];

	query_show(node->text, name);
	if (near)
		query_fail(error, text, node->column, is_incomplete,
			   "no topic is called %s; did you mean @%s?", name,
			   query_show(near->name, other));
	else
		query_fail(error, text, node->column, is_incomplete, "no topic is called %s", name);
	return false;
}

static bool link_mention(struct linker *linker, struct query_node *node, struct str text,
			 struct query_error *error, struct extent *extent)
{
	const struct topic *topic =
		linker->topics ? topic_list_find(linker->topics, node->text) : NULL;
	char name[QUERY_SHOWN_SIZE];
	struct link *link;

	if (!topic)
		return fail_unknown(linker, node, text, error);
	query_show(topic->name, name);
	link = &linker->links[topic - linker->topics->topics];
	if (link->state == LINK_OPEN) {
		query_fail(error, text, node->column, false,
			   "the topic %s names itself in a circle", name);
		return false;
	}
	if (linker->depth >= QUERY_DEPTH_MAX) {
		query_fail(error, text, node->column, false,
			   "expected no more than %d topics within each other", QUERY_DEPTH_MAX);
		return false;
	}
	if (link->state == LINK_BAD ||
	    (link->state == LINK_NEW && !link_topic(linker, topic, link))) {
		query_fail(error, text, node->column, false, "in the topic %s: %s",
			   query_show(link->culprit->name, name), link->error->message);
		linker->bad = link;
		return false;
	}
	node->children = arena_alloc(linker->arena, sizeof(*node->children));
	node->children[0] = link->root;
	node->child_count = 1;
	*extent = link->extent;
	return true;
}

static bool link_node(struct linker *linker, struct query_node *node, struct str text,
		      struct query_error *error, struct extent *extent)
{
	struct extent all = { 0 };
	size_t i;

	if (node->type == QUERY_TOPIC) {
		if (!link_mention(linker, node, text, error, &all))
			return false;
	} else {
		all.terms = node->child_count == 0;
	}
	for (i = 0; i < node->child_count && node->type != QUERY_TOPIC; i++) {
		struct extent one;

		if (!link_node(linker, node->children[i], text, error, &one))
			return false;
		all.terms += one.terms;
		all.height = one.height > all.height ? one.height : all.height;
	}
	all.height++;
	if (is_too_large(all)) {
		query_fail(error, text, node->column, false,
			   "expected no more than %d terms, the topics' own included",
			   QUERY_TERMS_MAX);
		return false;
	}
	*extent = all;
	return true;
}

bool query_link(struct arena *arena, struct query_node *root, struct str text,
		const struct topic_list *topics, struct query_error *error)
{
	struct extent extent;
	struct linker linker;
	bool is_linked;

	linker_init(&linker, arena, topics);
	is_linked = link_node(&linker, root, text, error, &extent);
	free(linker.links);
	return is_linked;
}

static void report(const struct topic *topic, const struct link *link, struct diag *diag)
{
	if (link->culprit == topic)
		diag_add(diag, DIAG_ERROR, topic->file, topic->line, 0,
			 "in the topic %.*s, at character %zu: %s", STR_ARG(topic->name),
			 link->error->column, link->error->message);
	else
		diag_add(diag, DIAG_ERROR, topic->file, topic->line, 0,
			 "in the topic %.*s: there is a mistake in the topic %.*s, which it names",
			 STR_ARG(topic->name), STR_ARG(link->culprit->name));
}

size_t query_check_topics(const struct topic_list *topics, struct diag *diag)
{
	struct linker linker;
	struct arena arena;
	size_t mistakes = 0;
	size_t i;

	arena_init(&arena);
	linker_init(&linker, &arena, topics);
	for (i = 0; i < topics->count; i++) {
		const struct topic *topic = &topics->topics[i];
		struct link *link = &linker.links[i];

		if (link->state == LINK_NEW)
			link_topic(&linker, topic, link);
		assert(link->state == LINK_DONE || link->state == LINK_BAD);
		if (link->state == LINK_DONE)
			continue;
		mistakes++;
		report(topic, link, diag);
	}
	free(linker.links);
	arena_free(&arena);
	return mistakes;
}
