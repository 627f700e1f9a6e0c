/* Topics that are added and taken away while browsing, and the file that they are written to. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/file.h"
#include "model/topic_file.h"
#include "unit/browser_fixture.h"

static void read_topics(struct topic_list *list, const char *text)
{
	struct diag diag;

	diag_init(&diag, 10);
	topic_list_init(list);
	topic_list_read(list, str_from(text), "test", &diag);
	diag_free(&diag);
}

/* Edits a file so that of the changed topics it says what `now` says. */
static void assert_edited(const char *before, const char *changed, const char *now,
			  const char *installed, const char *expected)
{
	struct topic_list of_changed, of_now, of_installed;
	struct strbuf after;

	strbuf_init(&after);
	read_topics(&of_changed, changed);
	read_topics(&of_now, now);
	read_topics(&of_installed, installed);
	topic_file_edit(str_from(before), &of_changed, &of_now, &of_installed, &after);
	assert_string_equal(after.data, expected);
	topic_list_free(&of_installed);
	topic_list_free(&of_now);
	topic_list_free(&of_changed);
	strbuf_free(&after);
}

static void test_file_edit(void **state)
{
	static const char file[] =
		"# mine\n\n  flow=normalising\nodd line\n#flow = x\nCafe = x \r\n";

	(void)state;
	assert_edited("", "flow=x", "flow = \"flow matching\"", "", "flow = \"flow matching\"\n");
	assert_edited("a = b", "flow=x", "flow = y\nz = z", "", "a = b\nflow = y\n");
	/* Comments, order and what is no topic stay as they are. */
	assert_edited(file, "flow=x", "flow = y", "",
		      "# mine\n\nflow = y\nodd line\n#flow = x\nCafe = x \r\n");
	/* Names are compared as everywhere else. */
	assert_edited(file, "caf\xC3\xA9=x", "CAF\xC3\x89 = tea", "",
		      "# mine\n\n  flow=normalising\nodd line\n#flow = x\nCAF\xC3\x89 = tea\n");
	/* What is gone loses its line, and gets an empty one against the installed one. */
	assert_edited(file, "flow=x", "", "", "# mine\n\nodd line\n#flow = x\nCafe = x \r\n");
	assert_edited(file, "flow=x", "", "flow = old",
		      "# mine\n\nflow =\nodd line\n#flow = x\nCafe = x \r\n");
	assert_edited("a = b\n", "rlhf=x", "", "rlhf = rlhf", "a = b\nrlhf =\n");
	/* Given twice, it is there once. */
	assert_edited("flow = 1\nflow = 2\n", "flow=x", "flow = 3", "", "flow = 3\n");
	assert_edited("\xEF\xBB\xBF"
		      "flow = 1\n",
		      "flow=x", "flow = 3", "", "flow = 3\n");
}

/* An empty query takes an earlier file's topic away, and is a mistake where there is none. */
static void test_empty_query(void **state)
{
	struct topic_list list;
	struct diag diag;

	(void)state;
	diag_init(&diag, 10);
	topic_list_init(&list);
	topic_list_read(&list, STR("a = 1\nb = 2\nc = 3\n"), "one", &diag);
	topic_list_read(&list, STR("B =\nd = 4\n"), "two", &diag);
	assert_int_equal(diag.count, 0);
	assert_int_equal(list.count, 3);
	assert_null(topic_list_find(&list, STR("b")));
	assert_true(str_equal(topic_list_find(&list, STR("c"))->query, STR("3")));
	assert_true(str_equal(list.topics[2].name, STR("d")));
	topic_list_read(&list, STR("e =\n"), "three", &diag);
	assert_int_equal(diag.total[DIAG_WARNING], 1);
	assert_false(topic_list_remove(&list, STR("b")));
	assert_true(topic_list_remove(&list, STR("A")));
	assert_true(topic_list_remove(&list, STR("c")));
	assert_true(topic_list_remove(&list, STR("d")));
	assert_int_equal(list.count, 0);
	topic_list_free(&list);
	diag_free(&diag);
}

static void run(struct world *world, const char *command)
{
	bool more = true;

	browser_run_command(&world->browser, str_from(command));
	while (more)
		browser_step(&world->browser, 100000, &more);
}

static void assert_says(const struct world *world, const char *expected)
{
	assert_string_equal(world->browser.messages.text.data, expected);
}

static size_t count_of(const struct world *world, const char *name)
{
	const struct topic_list *topics = &world->session.topics;
	const struct topic *topic = topic_list_find(topics, str_from(name));

	assert_non_null(topic);
	return topic_index_count(world->browser.topic_index, (size_t)(topic - topics->topics));
}

static void test_adding(void **state)
{
	struct world *world = *state;

	run(world, "topic add cats = cat or \"three invented coasts\"");
	assert_says(world, "the topic cats is added; :write-topics keeps it so");
	assert_int_equal(world->session.topics.count, 3);
	assert_int_equal(count_of(world, "cats"), 2);
	assert_int_equal(count_of(world, "convergence"), 2);
	run(world, "topic cats");
	assert_string_equal(world->browser.prompts.lines[PROMPT_QUERY].line.text.data, "@cats");
	assert_int_equal(shown(world), 2);
	/* Another query is in force at once. */
	run(world, "topic add CATS=cat");
	assert_int_equal(world->session.topics.count, 3);
	assert_int_equal(count_of(world, "cats"), 1);
	assert_int_equal(shown(world), 1);
	run(world, "topic add both = @cats @rlhf");
	assert_int_equal(count_of(world, "both"), 1);
	run(world, "topic @both");
	run(world, "topic both");
	assert_string_equal(world->browser.prompts.lines[PROMPT_QUERY].line.text.data, "@cats");
	/* Counts of others go with what they name. */
	run(world, "topic add cats = tomato");
	assert_int_equal(count_of(world, "both"), 0);
}

static void test_mistakes(void **state)
{
	struct world *world = *state;

	run(world, "topic add cats = (cat");
	assert_says(world, "the topic's query, column 5: expected a ) to close the (");
	run(world, "topic add cats =");
	assert_says(world, "there is no query for the topic cats");
	run(world, "topic add two words = x");
	assert_says(world, "a topic's name has only letters, digits, \"-\", \"_\" and \".\", "
			   "unlike two words");
	run(world, "topic add = x");
	assert_int_equal(world->browser.messages.level, LEVEL_ERROR);
	run(world, "topic add cats");
	assert_says(world, "topic add needs a name, = and a query");
	run(world, "topic add self = @self");
	assert_int_equal(world->browser.messages.level, LEVEL_ERROR);
	run(world, "topic add rlhf = @rlhf or cat");
	assert_int_equal(world->browser.messages.level, LEVEL_ERROR);
	run(world, "topic rlfh");
	assert_says(world, "no topic is called rlfh; did you mean @rlhf?");
	run(world, "topic remove rlfh");
	assert_says(world, "no topic is called rlfh");
	run(world, "topic \"x\" y");
	assert_int_equal(world->browser.messages.level, LEVEL_ERROR);
	run(world, "write-topics");
	assert_says(world, "no topic was added or taken away");
	assert_int_equal(world->session.topics.count, 2);
	assert_true(browser_run_command(&world->browser, STR("quit")) & EFFECT_QUIT);
}

static void test_removing(void **state)
{
	struct world *world = *state;

	run(world, "topic add cats = cat or @rlhf");
	run(world, "topic remove rlhf");
	assert_says(world, "the topic rlhf is named by cats; take that away first");
	run(world, "filter coasts @convergence");
	assert_int_equal(shown(world), 1);
	run(world, "topic remove Convergence");
	/* What was switched on is switched off. */
	assert_string_equal(world->browser.prompts.lines[PROMPT_QUERY].line.text.data, "coasts");
	assert_int_equal(world->browser.query.error.message[0], 0);
	assert_int_equal(world->session.topics.count, 2);
	assert_int_equal(count_of(world, "cats"), 1);
	run(world, "topic remove cats");
	run(world, "topic remove rlhf");
	assert_int_equal(world->session.topics.count, 0);
	assert_int_equal(world->browser.pages.list.topics.cursor, 0);
	run(world, "topic add new = cat");
	assert_int_equal(count_of(world, "new"), 1);
}

/* The overview, open or not, counts the topics that there are. */
static void test_overview(void **state)
{
	struct world *world = *state;
	const struct overview_topic *topics;
	size_t count;

	press(world, "O");
	run(world, "topic add cats = cat or tomato or coasts");
	topics = overview_topics(world->browser.pages.overview.model, &count);
	assert_int_equal(count, 3);
	assert_int_equal(topics[0].papers, 3);
	press(world, "O");
	for (int i = 0; i < 70; i++) {
		char command[40];

		snprintf(command, sizeof(command), "topic add t%d = cat", i);
		run(world, command);
	}
	press(world, "O");
	overview_topics(world->browser.pages.overview.model, &count);
	assert_int_equal(count, 73);
	run(world, "topic remove cats");
	topics = overview_topics(world->browser.pages.overview.model, &count);
	assert_int_equal(count, 72);
	assert_int_equal(topics[0].papers, 2);
}

static void read_own_file(const struct world *world, struct strbuf *out)
{
	char path[200];

	snprintf(path, sizeof(path), "%s/.config/shortlist/topics", world->folder);
	assert_int_equal(file_read(path, 10000, out, (struct diag *)&world->session.diag),
			 STATUS_OK);
}

static void test_writing(void **state)
{
	struct world *world = *state;
	struct strbuf text;
	char path[200];

	setenv("SHORTLIST_DATADIR", world->folder, 1);
	unsetenv("XDG_CONFIG_HOME");
	strbuf_init(&text);
	run(world, "topic add flow = \"flow matching\"");
	assert_false(browser_run_command(&world->browser, STR("quit")) & EFFECT_QUIT);
	assert_int_equal(world->browser.prompts.open, PROMPT_QUESTION);
	assert_string_equal(world->browser.prompts.question.text.data,
			    "1 topic is not written (:write-topics). Leave?");
	press(world, "n");
	assert_true(browser_run_command(&world->browser, STR("quit!")) & EFFECT_QUIT);
	run(world, "write-topics");
	assert_says(world, "1 topic written to your topics file");
	assert_true(browser_run_command(&world->browser, STR("quit")) & EFFECT_QUIT);
	read_own_file(world, &text);
	assert_string_equal(text.data, "flow = \"flow matching\"\n");
	/* A folder in the file's place: nothing is written, and it can be tried again. */
	run(world, "topic remove flow");
	snprintf(path, sizeof(path), "%s/.config/shortlist/topics", world->folder);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(mkdir(path, 0700), 0);
	run(world, "write-topics");
	assert_int_equal(world->browser.messages.level, LEVEL_ERROR);
	assert_int_equal(rmdir(path), 0);
	run(world, "write-topics");
	assert_says(world, "1 topic written to your topics file");
	strbuf_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
		cmocka_unit_test(test_file_edit),
		cmocka_unit_test(test_empty_query),
		TEST(test_adding),
		TEST(test_mistakes),
		TEST(test_removing),
		TEST(test_writing),
		TEST(test_overview),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
