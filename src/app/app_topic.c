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

/* The text without the bytes from `from` to `to`, blanks around them closed up. */
static void cut_term(struct str text, size_t from, size_t to, struct strbuf *out)
{
	struct str head = str_trim(str_sub(text, 0, from));
	struct str tail = str_trim(str_sub(text, to, SIZE_MAX));

	strbuf_add(out, head);
	if (head.len > 0 && tail.len > 0)
		strbuf_add_byte(out, ' ');
	strbuf_add(out, tail);
}

/* "@name" before the query; an "or" goes into parentheses so that the topic holds for all of it. */
static void add_term(const struct query_node *root, struct str text, struct str name,
		     struct strbuf *out)
{
	strbuf_add_byte(out, '@');
	strbuf_add(out, name);
	text = str_trim(text);
	if (text.len == 0)
		return;
	strbuf_add_cstr(out, root->type == QUERY_OR ? " (" : " ");
	strbuf_add(out, text);
	if (root->type == QUERY_OR)
		strbuf_add_byte(out, ')');
}

unsigned app_topic_switch(struct app *app, size_t topic)
{
	const struct query_node *root = filter_query(app->filter), *term;
	struct str text = filter_text(app->filter), name;
	struct strbuf changed;

	if (topic >= app->session->topics.count) {
		app_say(app, LEVEL_INFO, "there is no topic %zu", topic + 1);
		return EFFECT_DRAW;
	}
	name = app->session->topics.topics[topic].name;
	term = find_term(root, name);
	strbuf_init(&changed);
	if (term)
		cut_term(text, term->column, term->column + 1 + term->text.len, &changed);
	else
		add_term(root, text, name, &changed);
	app_set_query(app, strbuf_str(&changed));
	strbuf_free(&changed);
	return EFFECT_DRAW;
}
