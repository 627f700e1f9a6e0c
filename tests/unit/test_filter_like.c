/*
 * The list under queries with like: terms, alone and with others, in every order, while papers
 * come: against a matcher made afresh and the scores of the lists.
 */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "base/alloc.h"
#include "search/filter.h"
#include "search/topic_index.h"
#include "unit/corpus_fixture.h"

static void set_query(struct filter *filter, const char *text)
{
	struct query_error error;

	if (!filter_set_query(filter, str_from(text), NULL, &error))
		fail_msg("%s: %s", text, error.message);
}

static void finish(struct filter *filter)
{
	while (filter_step(filter, 1000))
		assert_false(filter_is_done(filter));
	assert_true(filter_is_done(filter));
}

/* Papers may have come while like: terms were prepared. */
static void settle(struct filter *filter)
{
	finish(filter);
	if (filter_is_stale(filter)) {
		filter_restart(filter);
		finish(filter);
	}
	assert_false(filter_is_stale(filter));
}

/* The score of a paper in the first like: term of the query, its topic's included; 0: none. */
static float score_in(const struct fixture *fixture, const struct query_node *node, uint32_t paper)
{
	float score = 0;
	uint32_t of;

	if (node->type == QUERY_LIKE && library_find_key(&fixture->library, node->text, &of))
		return like_list_score(likeness_list(fixture->corpus.likeness, of), paper);
	for (size_t i = 0; i < node->child_count && node->type != QUERY_NOT; i++)
		score += score_in(fixture, node->children[i], paper);
	return score;
}

/* Whether a paper may come before another. */
static bool may_precede(const struct fixture *fixture, const struct filter *filter, uint32_t one,
			uint32_t other)
{
	bool is_reversed = filter_order(filter).is_reversed;
	float a = score_in(fixture, filter_query(filter), one);
	float b = score_in(fixture, filter_query(filter), other);

	if (a == 0 && b == 0)
		return one < other;
	if (a == 0 || b == 0)
		return b == 0;
	if (a == b)
		return is_reversed ? one > other : one < other;
	return (a > b) != is_reversed;
}

static struct matcher *fresh_matcher(const struct fixture *fixture, const struct filter *filter)
{
	struct query_error error;
	struct matcher *matcher = matcher_new(filter_query(filter), &error);

	while (matcher_prepare(matcher, &fixture->corpus, 1000))
		;
	return matcher;
}

static void check_list(const struct filter *filter, const struct fixture *fixture)
{
	struct matcher *matcher = fresh_matcher(fixture, filter);
	size_t count, expected = 0;
	const uint32_t *papers = filter_papers(filter, &count);

	for (uint32_t i = 0; i < fixture->library.count; i++) {
		bool is_match = matcher_test(matcher, &fixture->corpus, i) == MATCH_YES;

		expected += is_match;
		assert_int_equal(filter_position(filter, i) != SIZE_MAX, is_match);
	}
	assert_int_equal(count, expected);
	for (size_t i = 1; i < count; i++) {
		assert_int_equal(filter_position(filter, papers[i]), i);
		if (filter_order(filter).key == SORT_LIKENESS)
			assert_true(may_precede(fixture, filter, papers[i - 1], papers[i]));
	}
	matcher_delete(matcher);
}

static void fill(struct fixture *fixture, uint64_t *random, size_t count)
{
	while (count-- > 0)
		fixture_add_random(fixture, random);
}

/* A query with a like: term for a paper that is there. */
static void random_query(const struct fixture *fixture, uint64_t *random, struct strbuf *out)
{
	static const char *const before[] = { "",      "",       "-",           "is:starred ",
					      "a or ", "(b or ", "upvotes:>2 ", "a " };
	static const char *const after[] = {
		"", "", " c", " -is:starred", " or b", " upvotes:>2", " upvotes:>3"
	};
	size_t first = support_below(random, sizeof(before) / sizeof(*before));
	size_t last = support_below(random, sizeof(after) / sizeof(*after));
	uint32_t paper = (uint32_t)support_below(random, 6);
	struct query_node like = { .type = QUERY_LIKE };

	strbuf_clear(out);
	like.text = fixture->library.papers[paper].title;
	strbuf_add_cstr(out, before[first]);
	query_print(&like, out);
	strbuf_add_cstr(out, first == 5 ? ")" : "");
	strbuf_add_cstr(out, after[last]);
}

static void random_step(struct filter *filter, struct fixture *fixture, uint64_t *random)
{
	static const char *const orders[] = { "file", "likeness", "likeness", "-likeness",
					      "title" };
	struct sort_order order;
	struct strbuf query;

	strbuf_init(&query);
	switch (support_below(random, 8)) {
	case 0:
		fill(fixture, random, support_below(random, 60));
		filter_extend(filter);
		break;
	case 1:
	case 2:
		sort_order_parse(str_from(orders[support_below(random, 5)]), &order);
		filter_set_order(filter, order);
		break;
	case 3:
		filter_resort(filter);
		break;
	case 4:
		filter_step(filter, 0);
		break;
	case 5:
		while (filter_step(filter, 0))
			;
		break;
	default:
		random_query(fixture, random, &query);
		set_query(filter, query.data);
		break;
	}
	strbuf_free(&query);
}

static void check_random(struct pool *pool, uint64_t seed)
{
	struct fixture fixture;
	struct filter *filter;
	uint64_t random = seed;

	fixture_init(&fixture);
	fill(&fixture, &random, 100);
	filter = filter_new(&fixture.corpus, pool);
	for (int round = 0; round < 60; round++) {
		for (int i = 0; i < 8; i++)
			random_step(filter, &fixture, &random);
		settle(filter);
		check_list(filter, &fixture);
	}
	filter_delete(filter);
	fixture_free(&fixture);
}

static void test_random(void **state)
{
	struct pool *pool = pool_new(0);

	(void)state;
	for (uint64_t seed = 1; seed <= 4; seed++)
		check_random(seed % 2 ? pool : NULL, seed);
	pool_delete(pool);
}

/* A longer query must not narrow a list that was made from fewer papers. */
static void test_narrowing_knows_of_new_papers(void **state)
{
	struct fixture fixture;
	struct filter *filter;
	size_t count;

	(void)state;
	fixture_init(&fixture);
	fixture_add_text(&fixture, "Alpha beta", "");
	fixture_add_text(&fixture, "Gamma delta", "");
	filter = filter_new(&fixture.corpus, NULL);
	set_query(filter, "like:\"Alpha beta\"");
	finish(filter);
	fixture_add_text(&fixture, "Alpha", "beta");
	fixture_add_text(&fixture, "Epsilon", "");
	filter_extend(filter);
	while (filter_step(filter, 1000))
		;
	filter_papers(filter, &count);
	assert_int_equal(count, 1);
	assert_true(filter_is_stale(filter));
	set_query(filter, "like:\"Alpha beta\" alpha");
	finish(filter);
	filter_papers(filter, &count);
	assert_int_equal(count, 2);
	filter_delete(filter);
	fixture_free(&fixture);
}

/* The old list stays until what is like the paper is known; papers that come are taken in. */
static void test_while_loading(void **state)
{
	struct query_error error = { 0 };
	struct fixture fixture;
	struct filter *filter;
	uint64_t random = 3;
	size_t count;

	(void)state;
	fixture_init(&fixture);
	fill(&fixture, &random, 2000);
	filter = filter_new(&fixture.corpus, NULL);
	finish(filter);
	set_query(filter, "like:\"Alpha beta\"");
	assert_false(filter_check_keys(filter, &error));
	assert_string_equal(
		error.message,
		"no paper is called Alpha beta: give an arXiv id, a DOI or a whole title");
	finish(filter);
	filter_papers(filter, &count);
	assert_int_equal(count, 0);
	for (int i = 0; i < 700; i++)
		fixture_add_text(&fixture, i == 500 ? "Alpha beta" : "Other", i == 600 ? "x" : "");
	fill(&fixture, &random, 700);
	filter_extend(filter);
	/* A quarter more: it starts over by itself. */
	assert_false(filter_is_done(filter));
	assert_true(filter_step(filter, 0));
	filter_papers(filter, &count);
	assert_int_equal(count, 0);
	finish(filter);
	filter_papers(filter, &count);
	assert_int_equal(count, 1);
	assert_true(filter_check_keys(filter, &error));
	/* Once all papers are there, a key of none is a mistake. */
	filter_expect_keys(filter);
	assert_false(filter_set_query(filter, STR("like:\"Alpha\" x"), NULL, &error));
	assert_int_equal(error.column, 1);
	filter_papers(filter, &count);
	assert_int_equal(count, 1);
	filter_delete(filter);
	fixture_free(&fixture);
}

static void add_near_topics(struct topic_list *topics)
{
	topic_list_init(topics);
	topic_list_set(topics, STR("near"), STR("like:\"Alpha beta\""), NULL, 1);
	topic_list_set(topics, STR("alpha"), STR("alpha"), NULL, 2);
	topic_list_set(topics, STR("far"), STR("-@near"), NULL, 3);
}

/* Topics with like: terms: counted last, and again when papers have come. */
static void test_topics(void **state)
{
	struct topic_index *index;
	struct topic_list topics;
	struct fixture fixture;
	struct strbuf names;

	(void)state;
	fixture_init(&fixture);
	add_near_topics(&topics);
	fixture_add_text(&fixture, "Gamma", "");
	index = topic_index_new(&fixture.corpus, &topics, NULL);
	while (topic_index_step(index, 1000))
		assert_false(topic_index_is_done(index));
	assert_true(topic_index_is_done(index));
	assert_int_equal(topic_index_count(index, 0), 0);
	assert_int_equal(topic_index_count(index, 2), 1);
	fixture_add_text(&fixture, "Alpha beta", "");
	fixture_add_text(&fixture, "Beta", "alpha");
	fixture_add_text(&fixture, "Delta", "");
	assert_false(topic_index_is_done(index));
	while (topic_index_step(index, 0))
		;
	assert_int_equal(topic_index_count(index, 0), 2);
	assert_int_equal(topic_index_count(index, 1), 2);
	assert_int_equal(topic_index_count(index, 2), 2);
	topic_index_delete(index);
	/* Asked on the spot, as for an export. */
	index = topic_index_new(&fixture.corpus, &topics, NULL);
	topic_index_prepare(index);
	strbuf_init(&names);
	topic_index_add_names(index, 2, ", ", &names);
	assert_string_equal(names.data, "near, alpha");
	strbuf_free(&names);
	topic_index_delete(index);
	topic_list_free(&topics);
	fixture_free(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_random),
		cmocka_unit_test(test_narrowing_knows_of_new_papers),
		cmocka_unit_test(test_while_loading),
		cmocka_unit_test(test_topics),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
