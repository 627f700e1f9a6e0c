/*
 * Topics are switched on and off in the query itself, so that what is typed and what is switched
 * never disagree: a topic is on when "@name" is a term of the query that every paper must meet.
 */

#include "config.h"

#include "base/utf8.h"
#include "browser/actions.h"
#include "browser/browser_private.h"

static void switch_off(struct browser *browser, const struct query_node *term)
{
	browser_remove_term(browser, term->column, term->column + 1 + term->text.len);
}

unsigned act_topic(struct browser *browser, int number)
{
	size_t topic = (size_t)number - 1;
	const struct query_node *term;
	struct str name;
	struct strbuf query;

	if (topic >= browser->session->topics.count) {
		browser_say(browser, LEVEL_INFO, "there is no topic %zu", topic + 1);
		return EFFECT_DRAW;
	}
	name = browser->session->topics.topics[topic].name;
	term = page_list_topic_term(&browser->pages.list, topic);
	if (term) {
		switch_off(browser, term);
	} else {
		strbuf_init(&query);
		strbuf_addf(&query, "@%.*s", STR_ARG(name));
		browser_require(browser, strbuf_str(&query));
		strbuf_free(&query);
	}
	return EFFECT_DRAW;
}

/* The list of topics is another now: everything that was made from it follows. */
static void follow_topics(struct browser *browser)
{
	topic_index_topics_changed(browser->topic_index);
	browser_overview_topics_changed(browser);
	browser_query_changed(browser);
	scroll_set_count(&browser->pages.list.topics, browser->session->topics.count);
}

static void say_topic(struct browser *browser, struct str name, const char *what)
{
	struct strbuf text;

	strbuf_init(&text);
	strbuf_add_cstr(&text, "the topic ");
	utf8_add_printable(&text, name);
	browser_say(browser, LEVEL_INFO, "%s %s; :write-topics keeps it so", text.data, what);
	strbuf_free(&text);
}

static unsigned add_topic(struct browser *browser, struct str definition)
{
	size_t equals = str_find(definition, STR("="));
	struct str name = str_trim(str_sub(definition, 0, equals));
	bool is_new = !topic_list_find(&browser->session->topics, name);

	if (equals == SIZE_MAX) {
		browser_say(browser, LEVEL_ERROR, "topic add needs a name, = and a query");
		return EFFECT_DRAW;
	}
	browser_finish_exports(browser);
	if (own_topics_add(&browser->own_topics, browser->session, name,
			   str_drop(definition, equals + 1)) != STATUS_OK) {
		browser_say_error(browser);
		return EFFECT_DRAW;
	}
	follow_topics(browser);
	say_topic(browser, name, is_new ? "is added" : "has another query");
	return EFFECT_DRAW;
}

static unsigned remove_topic(struct browser *browser, struct str name)
{
	const struct topic *topic = topic_list_find(&browser->session->topics, name);
	size_t place = topic ? (size_t)(topic - browser->session->topics.topics) : 0;
	const struct query_node *term =
		topic ? page_list_topic_term(&browser->pages.list, place) : NULL;

	/* As it is written; the text stays when the topic goes. */
	if (topic)
		name = topic->name;
	browser_finish_exports(browser);
	if (own_topics_remove(&browser->own_topics, browser->session, name) != STATUS_OK) {
		browser_say_error(browser);
		return EFFECT_DRAW;
	}
	/* What is switched on is in the query. */
	if (term)
		switch_off(browser, term);
	follow_topics(browser);
	say_topic(browser, name, "is taken away");
	return EFFECT_DRAW;
}

/* The query's own words tell what is wrong with a name, near miss and all. */
static void say_unknown(struct browser *browser, struct str name)
{
	struct query_error error;
	struct query query;
	struct strbuf text;

	strbuf_init(&text);
	strbuf_addf(&text, "@%.*s", STR_ARG(name));
	if (query_parse(&query, strbuf_str(&text), &browser->session->topics, &error))
		query_free(&query);
	else
		browser_say(browser, LEVEL_ERROR, "%s", error.message);
	strbuf_clear(&text);
	utf8_add_printable(&text, utf8_front(name, 80));
	if (browser->messages.text.len == 0)
		browser_say(browser, LEVEL_ERROR, "no topic is called %s", text.data);
	strbuf_free(&text);
}

static unsigned switch_named(struct browser *browser, struct str name)
{
	const struct topic_list *topics = &browser->session->topics;
	const struct topic *topic;

	if (str_starts_with(name, STR("@")))
		name = str_drop(name, 1);
	topic = topic_list_find(topics, name);
	if (topic)
		return act_topic(browser, (int)(topic - topics->topics) + 1);
	say_unknown(browser, name);
	return EFFECT_DRAW;
}

unsigned browser_topic_command(struct browser *browser, struct str argument)
{
	struct str rest = argument, word = STR("");

	str_split_next(&rest, ' ', &word);
	rest = str_trim(rest);
	if (str_equal(word, STR("add")))
		return add_topic(browser, rest);
	if (str_equal(word, STR("remove")))
		return remove_topic(browser, rest);
	return switch_named(browser, argument);
}

unsigned act_write_topics(struct browser *browser, int value)
{
	size_t count = own_topics_unwritten(&browser->own_topics);

	(void)value;
	if (count == 0)
		browser_say(browser, LEVEL_INFO, "no topic was added or taken away");
	else if (own_topics_write(&browser->own_topics, browser->session) == STATUS_OK)
		browser_say(browser, LEVEL_INFO, "%zu topic%s written to your topics file", count,
			    count == 1 ? "" : "s");
	else
		browser_say_error(browser);
	return EFFECT_DRAW;
}
