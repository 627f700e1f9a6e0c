/*
 * Topics are switched on and off in the query itself, so that what is typed and what is switched
 * never disagree: a topic is on when "@name" is a term of the query that every paper must meet.
 */

#include "config.h"

#include "app/app_private.h"

/* The topic's node among the terms that all must hold, or NULL. */
static const struct query_node *find_term(const struct query_node *root, struct str name)
{
	if (root->type == QUERY_TOPIC)
		return str_equal_ignoring_case(root->text, name) ? root : NULL;
	if (root->type != QUERY_AND)
		return NULL;
	for (size_t i = 0; i < root->child_count; i++)
		if (root->children[i]->type == QUERY_TOPIC &&
		    str_equal_ignoring_case(root->children[i]->text, name))
			return root->children[i];
	return NULL;
}

bool app_topic_is_on(const struct app *app, size_t topic)
{
	return find_term(filter_query(app->filter), app->session->topics.topics[topic].name) !=
	       NULL;
}

unsigned app_topic_switch(struct app *app, size_t topic)
{
	const struct query_node *term;
	struct str name;
	struct strbuf query;

	if (topic >= app->session->topics.count) {
		app_say(app, LEVEL_INFO, "there is no topic %zu", topic + 1);
		return EFFECT_DRAW;
	}
	name = app->session->topics.topics[topic].name;
	term = find_term(filter_query(app->filter), name);
	if (term) {
		app_give_up(app, term->column, term->column + 1 + term->text.len);
	} else {
		strbuf_init(&query);
		strbuf_addf(&query, "@%.*s", STR_ARG(name));
		app_require(app, strbuf_str(&query));
		strbuf_free(&query);
	}
	return EFFECT_DRAW;
}
