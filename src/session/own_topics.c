/*
 * A change is tried on a copy of the list first, because a topic is right or wrong only together
 * with those that it names and that name it.
 */

#include "config.h"

#include "session/own_topics.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "model/topic_file.h"
#include "search/query.h"
#include "store/paths.h"

/* A topics file is written by hand. */
#define FILE_MAX ((size_t)4 << 20)

void own_topics_init(struct own_topics *own)
{
	topic_list_init(&own->changed);
}

void own_topics_free(struct own_topics *own)
{
	topic_list_free(&own->changed);
}

size_t own_topics_unwritten(const struct own_topics *own)
{
	return own->changed.count;
}

static void note_change(struct own_topics *own, struct str name)
{
	topic_list_set(&own->changed, name, STR("changed"), NULL, 0);
}

static enum status refuse(struct session *session, const char *what, struct str name)
{
	diag_add(&session->diag, DIAG_ERROR, NULL, 0, 0, "%s%.*s", what, STR_ARG(name));
	return STATUS_FAILED;
}

static enum status check_query(struct session *session, const struct topic_list *trial,
			       struct str text)
{
	struct query_error error;
	struct query query;

	if (query_parse(&query, text, trial, &error)) {
		query_free(&query);
		return STATUS_OK;
	}
	diag_add(&session->diag, DIAG_ERROR, NULL, 0, 0, "the topic's query, column %zu: %s",
		 error.column, error.message);
	return STATUS_FAILED;
}

enum status own_topics_add(struct own_topics *own, struct session *session, struct str name,
			   struct str query)
{
	struct topic_list trial;
	enum status status;

	name = str_trim(name);
	query = str_trim(query);
	if (name.len == 0 || topic_name_len(name) < name.len)
		return refuse(session,
			      "a topic's name has only letters, digits, \"-\", \"_\" and \".\", "
			      "unlike ",
			      name.len > 0 ? utf8_front(name, 80) : STR("nothing"));
	if (query.len == 0)
		return refuse(session, "there is no query for the topic ", name);
	topic_list_init(&trial);
	topic_list_copy(&trial, &session->topics);
	topic_list_set(&trial, name, query, NULL, 0);
	status = check_query(session, &trial, query);
	topic_list_free(&trial);
	if (status != STATUS_OK)
		return status;
	topic_list_set(&session->topics, name, query, NULL, 0);
	note_change(own, name);
	return STATUS_OK;
}

/* Whether a query that was not linked names the topic. */
static bool names_topic(const struct query_node *node, const struct topic_list *topics,
			const struct topic *topic)
{
	if (node->type == QUERY_TOPIC)
		return topic_list_find(topics, node->text) == topic;
	for (size_t i = 0; i < node->child_count; i++)
		if (names_topic(node->children[i], topics, topic))
			return true;
	return false;
}

/* The first topic whose own query names this one, or NULL. */
static const struct topic *find_naming(const struct topic_list *topics, const struct topic *topic)
{
	for (size_t i = 0; i < topics->count; i++) {
		struct query_error error;
		struct query query;
		bool is_named;

		if (!query_parse_syntax(&query, topics->topics[i].query, &error))
			continue;
		is_named = names_topic(query.root, topics, topic);
		query_free(&query);
		if (is_named)
			return &topics->topics[i];
	}
	return NULL;
}

enum status own_topics_remove(struct own_topics *own, struct session *session, struct str name)
{
	const struct topic *naming;
	const struct topic *topic = topic_list_find(&session->topics, name);

	if (!topic)
		return refuse(session, "no topic is called ", utf8_front(name, 80));
	name = topic->name;
	naming = find_naming(&session->topics, topic);
	if (naming && naming != topic) {
		diag_add(&session->diag, DIAG_ERROR, NULL, 0, 0,
			 "the topic %.*s is named by %.*s; take that away first", STR_ARG(name),
			 STR_ARG(naming->name));
		return STATUS_FAILED;
	}
	note_change(own, name);
	topic_list_remove(&session->topics, name);
	return STATUS_OK;
}

static enum status replace_file(const char *path, struct str text, struct diag *diag)
{
	enum status status = file_make_parents(path, diag);

	return status == STATUS_OK ? file_replace(path, text, diag) : status;
}

enum status own_topics_write(struct own_topics *own, struct session *session)
{
	char *path = paths_config("topics");
	struct topic_list installed;
	struct strbuf before, after;
	enum status status;

	if (!path) {
		diag_add(&session->diag, DIAG_ERROR, NULL, 0, 0,
			 "the topics are not written: the home folder cannot be found (%s)",
			 strerror(errno));
		return STATUS_FAILED;
	}
	topic_list_init(&installed);
	strbuf_init(&before);
	strbuf_init(&after);
	status = session_read_installed_topics(session, &installed);
	if (status == STATUS_OK)
		status = file_read_if_there(path, FILE_MAX, &before, &session->diag);
	if (status == STATUS_OK || status == STATUS_MISSING) {
		topic_file_edit(strbuf_str(&before), &own->changed, &session->topics, &installed,
				&after);
		status = replace_file(path, strbuf_str(&after), &session->diag);
	}
	if (status == STATUS_OK) {
		own_topics_free(own);
		own_topics_init(own);
	}
	strbuf_free(&after);
	strbuf_free(&before);
	topic_list_free(&installed);
	free(path);
	return status;
}
