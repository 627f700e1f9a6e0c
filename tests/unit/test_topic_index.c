/* Which papers belong to which topic: against each topic's query, while papers, texts and marks
 * change. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "search/topic_index.h"
#include "unit/corpus_fixture.h"

static const char *const queries[] = {
	"abc", "title:b", "is:starred", "@first -is:done", "zz or caf", "wrong (",
	/* So much that it is looked for in one pass. */
	"title:caf or title:zz\\\\z or (x-y -\"a b\")", "not (abc or \"b ca\" or schon)",
	"keywords:abc or caf has:doi or abstract:\"abc b\" or x-y", "is:starred -abc"
};

#define TOPICS (sizeof(queries) / sizeof(*queries))

static void add_topics(struct topic_list *topics)
{
	static const char *const names[] = { "first", "second", "stars", "open", "either",
					     "wrong", "parts",  "none",  "long", "unlike" };
	size_t i;

	topic_list_init(topics);
	for (i = 0; i < TOPICS; i++)
		topic_list_set(topics, str_from(names[i]), str_from(queries[i]), NULL, 1);
}

static void finish(struct topic_index *index)
{
	while (topic_index_step(index, 1000))
		assert_false(topic_index_is_done(index));
	assert_true(topic_index_is_done(index));
}

static bool belongs(const struct fixture *fixture, const struct topic_list *topics, size_t topic,
		    uint32_t number)
{
	struct query_error error;
	struct matcher *matcher;
	struct query query;
	bool is_match;

	if (!query_parse(&query, topics->topics[topic].query, topics, &error))
		return false;
	matcher = matcher_new(query.root, &error);
	is_match = matcher_test(matcher, &fixture->corpus, number) == MATCH_YES;
	matcher_delete(matcher);
	query_free(&query);
	return is_match;
}

static void check_index(const struct topic_index *index, const struct fixture *fixture,
			const struct topic_list *topics)
{
	size_t topic, count;
	uint32_t i;

	for (topic = 0; topic < TOPICS; topic++) {
		count = 0;
		for (i = 0; i < fixture->library.count; i++) {
			bool is_in = belongs(fixture, topics, topic, i);

			assert_int_equal(topic_index_has(index, topic, i), is_in);
			count += is_in;
		}
		if (topic_index_is_done(index))
			assert_int_equal(topic_index_count(index, topic), count);
	}
}

static void check_changes(struct pool *pool)
{
	struct topic_index *index;
	struct topic_list topics;
	struct fixture fixture;
	uint64_t random = 21;
	int round, i;

	fixture_init(&fixture);
	add_topics(&topics);
	index = topic_index_new(&fixture.corpus, &topics, pool);
	assert_true(topic_index_is_done(index));
	for (round = 0; round < 15; round++) {
		for (i = 0; i < 70; i++)
			fixture_add_random(&fixture, &random);
		assert_false(topic_index_is_done(index));
		/* Right already, paper by paper, before the index has come to them. */
		check_index(index, &fixture, &topics);
		topic_index_step(index, 0);
		check_index(index, &fixture, &topics);
		finish(index);
		check_index(index, &fixture, &topics);
		for (i = 0; i < 30; i++)
			fixture_random_marks(
				&fixture, &random,
				(uint32_t)support_below(&random, fixture.library.count));
		topic_index_marks_changed(index);
		check_index(index, &fixture, &topics);
		if (round % 2)
			finish(index);
	}
	finish(index);
	check_index(index, &fixture, &topics);
	topic_index_delete(index);
	topic_list_free(&topics);
	fixture_free(&fixture);
}

static void test_changes(void **state)
{
	struct pool *pool = pool_new(0);

	(void)state;
	check_changes(NULL);
	check_changes(pool);
	pool_delete(pool);
}

/* While marks make a topic be counted again, its count does not fall to nothing. */
static void test_count_stays(void **state)
{
	struct marks marks = { .starred_at = 1 };
	struct topic_index *index;
	struct topic_list topics;
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture);
	add_topics(&topics);
	fixture_add_text(&fixture, "One", "");
	marks_set(&fixture.marks, 0, &marks);
	index = topic_index_new(&fixture.corpus, &topics, NULL);
	finish(index);
	assert_int_equal(topic_index_count(index, 2), 1);
	topic_index_marks_changed(index);
	assert_false(topic_index_is_done(index));
	assert_int_equal(topic_index_count(index, 2), 1);
	finish(index);
	assert_int_equal(topic_index_count(index, 2), 1);
	topic_index_delete(index);
	topic_list_free(&topics);
	fixture_free(&fixture);
}

static void test_rewritten_paper(void **state)
{
	struct topic_index *index;
	struct topic_list topics;
	struct fixture fixture;
	struct strbuf names;
	uint32_t number;

	(void)state;
	strbuf_init(&names);
	fixture_init(&fixture);
	add_topics(&topics);
	number = fixture_add_text(&fixture, "Title", "");
	index = topic_index_new(&fixture.corpus, &topics, NULL);
	finish(index);
	assert_int_equal(topic_index_count(index, 0), 0);
	fixture_add_text(&fixture, "Title", "with abc in it, zz");
	topic_index_paper_changed(index, number);
	assert_true(topic_index_is_done(index));
	assert_int_equal(topic_index_count(index, 0), 1);
	topic_index_paper_changed(index, number);
	assert_int_equal(topic_index_count(index, 0), 1);
	topic_index_add_names(index, number, "; ", &names);
	assert_string_equal(names.data, "first; open; either");
	strbuf_clear(&names);
	fixture_add_text(&fixture, "Other", "");
	topic_index_add_names(index, 1, "; ", &names);
	assert_string_equal(names.data, "none");
	strbuf_clear(&names);
	fixture_add_text(&fixture, "Caf\u00E9 at six", "x y");
	topic_index_add_names(index, 2, "; ", &names);
	assert_string_equal(names.data, "either; parts; none; long");
	strbuf_free(&names);
	topic_index_delete(index);
	topic_index_delete(NULL);
	topic_list_free(&topics);
	fixture_free(&fixture);
}

/* A topic whose expression takes too long in a paper says so, counted or tested on the spot. */
static void check_lack(bool is_counted)
{
	struct topic_index *index;
	struct topic_list topics;
	struct fixture fixture;
	struct strbuf text;

	strbuf_init(&text);
	fixture_init(&fixture);
	fixture_add_text(&fixture, "Rain", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.");
	fixture_add_text(&fixture, "Tea", "Samoa");
	topic_list_init(&topics);
	topic_list_set(&topics, STR("good"), STR("/a$/"), NULL, 1);
	topic_list_set(&topics, STR("hard"), STR("/(a+)+$/"), NULL, 1);
	index = topic_index_new(&fixture.corpus, &topics, NULL);
	assert_false(topic_index_describe_lack(index, &text));
	if (is_counted)
		finish(index);
	for (size_t i = 0; i < 2; i++) {
		assert_false(topic_index_has(index, i, 0));
		assert_true(topic_index_has(index, i, 1));
	}
	assert_false(topic_index_lacks_papers(index, 0));
	assert_true(topic_index_lacks_papers(index, 1));
	assert_true(topic_index_describe_lack(index, &text));
	assert_string_equal(text.data,
			    "@hard may lack papers: a regular expression takes too long in some");
	topic_index_delete(index);
	topic_list_free(&topics);
	fixture_free(&fixture);
	strbuf_free(&text);
}

static void test_lack(void **state)
{
	(void)state;
	check_lack(true);
	check_lack(false);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_changes),
		cmocka_unit_test(test_count_stays),
		cmocka_unit_test(test_rewritten_paper),
		cmocka_unit_test(test_lack),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
