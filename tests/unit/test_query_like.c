/* Like: terms: keys that name papers, and what is kept of a query when what is like one is asked.
 */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "model/topic.h"
#include "unit/corpus_fixture.h"

static void parse(struct query *query, const char *text, const struct topic_list *topics)
{
	struct query_error error;

	if (!query_parse(query, str_from(text), topics, &error))
		fail_msg("%s: %s", text, error.message);
}

static void assert_asked(const char *before, const char *key, const char *expected)
{
	struct query query, again;
	struct strbuf asked;

	parse(&query, before, NULL);
	strbuf_init(&asked);
	query_add_like(query.root, str_from(key), &asked);
	assert_string_equal(asked.data, expected);
	parse(&again, asked.data, NULL);
	assert_true(query_asks_for_like(again.root));
	query_free(&again);
	query_free(&query);
	strbuf_free(&asked);
}

static void test_what_stays(void **state)
{
	(void)state;
	assert_asked("", "2409.11340", "like:2409.11340");
	assert_asked("", "A \"title\" (of \\x)", "like:\"A \\\"title\\\" (of \\\\x)\"");
	assert_asked("reward model", "X", "like:X");
	assert_asked("/reward/ title:x author:lin abstract:\"y z\"", "X", "like:X");
	assert_asked("is:unread", "X", "like:X is:unread");
	assert_asked("date:2024.. reward -diffusion tag:thesis upvotes:>3", "X",
		     "like:X date:2024.. -diffusion tag:thesis upvotes:>3");
	assert_asked("like:Y -is:done", "X", "like:X -is:done");
	assert_asked("-like:Y", "X", "like:X -like:Y");
	assert_asked("has:note source:today", "X", "like:X has:note sources:today");
	assert_asked("is:new or is:starred", "X", "like:X (is:new or is:starred)");
	assert_asked("a or is:starred", "X", "like:X");
	assert_asked("is:new (a or b) (tag:a or tag:b c)", "X", "like:X is:new");
}

static void test_topics_stay(void **state)
{
	struct topic_list topics;
	struct strbuf asked;
	struct query query;

	(void)state;
	topic_list_init(&topics);
	topic_list_set(&topics, STR("rlhf"), STR("rlhf"), NULL, 1);
	topic_list_set(&topics, STR("near"), STR("like:Y"), NULL, 2);
	strbuf_init(&asked);
	parse(&query, "@rlhf x", &topics);
	assert_false(query_asks_for_like(query.root));
	query_add_like(query.root, STR("X"), &asked);
	assert_string_equal(asked.data, "like:X @rlhf");
	query_free(&query);
	strbuf_clear(&asked);
	parse(&query, "@near @rlhf", &topics);
	assert_true(query_asks_for_like(query.root));
	query_add_like(query.root, STR("X"), &asked);
	assert_string_equal(asked.data, "like:X @rlhf");
	query_free(&query);
	parse(&query, "like:X or x", &topics);
	assert_false(query_asks_for_like(query.root));
	query_free(&query);
	parse(&query, "-like:X", &topics);
	assert_false(query_asks_for_like(query.root));
	query_free(&query);
	strbuf_free(&asked);
	topic_list_free(&topics);
}

static void add_papers(struct fixture *fixture)
{
	struct paper paper;

	paper_init(&paper);
	paper.title = STR("With an id");
	paper.arxiv_id = STR("2409.11340");
	paper.doi = STR("10.1000/182");
	fixture_add(fixture, &paper);
	paper_init(&paper);
	paper.title = STR("With a DOI");
	paper.doi = STR("10.1000/x(y)z");
	fixture_add(fixture, &paper);
	paper_init(&paper);
	paper.title = STR("Schr\xC3\xB6"
			  "dinger's title: \"of two\"");
	fixture_add(fixture, &paper);
	paper_init(&paper);
	paper.title = STR("With a guessed title");
	paper.title_is_guessed = true;
	paper.abstract = STR("of which nothing but a short text is known");
	fixture_add(fixture, &paper);
	paper_init(&paper);
	paper.abstract = STR("without a title or an id");
	fixture_add(fixture, &paper);
}

static void test_keys(void **state)
{
	static const struct {
		const char *key;
		uint32_t paper;
	} keys[] = {
		{ "2409.11340", 0 },
		{ "arXiv:2409.11340v3", 0 },
		{ "10.1000/182", 0 },
		{ "https://doi.org/10.1000/X(Y)Z", 1 },
		{ "with AN id", 0 },
		{ "SCHRODINGERS TITLE OF TWO", 2 },
		{ "With a guessed title", 3 },
		{ "With", UINT32_MAX },
		{ "", UINT32_MAX },
		{ "9999.99999", UINT32_MAX },
	};
	static const char *const shortest[] = { "2409.11340", "10.1000/x(y)z",
						"Schr\xC3\xB6"
						"dinger's title: \"of two\"",
						"With a guessed title", NULL };
	struct fixture fixture;
	struct str key;
	uint32_t paper;

	(void)state;
	fixture_init(&fixture);
	add_papers(&fixture);
	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		bool is_found = library_find_key(&fixture.library, str_from(keys[i].key), &paper);

		if (is_found != (keys[i].paper != UINT32_MAX) ||
		    (is_found && paper != keys[i].paper))
			fail_msg("%s: %d, %u", keys[i].key, is_found, is_found ? paper : 0);
	}
	for (uint32_t i = 0; i < fixture.library.count; i++) {
		bool has_key = library_key(&fixture.library, i, &key);

		assert_int_equal(has_key, shortest[i] != NULL);
		if (has_key)
			assert_true(str_equal(key, str_from(shortest[i])));
	}
	fixture_free(&fixture);
}

/* Two papers of one title: only what names just one of them is a key of it. */
static void test_key_is_sure(void **state)
{
	struct fixture fixture;
	struct paper paper;
	struct str key;

	(void)state;
	fixture_init(&fixture);
	paper_init(&paper);
	paper.title = STR("One title");
	paper.doi = STR("10.1000/1");
	fixture_add(&fixture, &paper);
	paper.doi = STR("10.1000/2");
	assert_int_equal(fixture_add(&fixture, &paper), 1);
	assert_true(library_key(&fixture.library, 1, &key));
	assert_true(str_equal(key, STR("10.1000/2")));
	/* It looks like an id of another. */
	paper_init(&paper);
	paper.title = STR("10.1000/1");
	assert_int_equal(fixture_add(&fixture, &paper), 2);
	assert_false(library_key(&fixture.library, 2, &key));
	fixture_free(&fixture);
}

static void assert_unknown(const struct fixture *fixture, const struct topic_list *topics,
			   const char *text, size_t column, bool is_incomplete, const char *message)
{
	struct query_error error = { 0 };
	struct query query;

	parse(&query, text, topics);
	assert_false(query_check_keys(query.root, str_from(text), &fixture->library, true, &error));
	assert_int_equal(error.column, column);
	assert_int_equal(error.is_incomplete, is_incomplete);
	assert_string_equal(error.message, message);
	query_free(&query);
}

static void test_unknown_keys(void **state)
{
	struct topic_list topics;
	struct query_error error;
	struct fixture fixture;
	struct query query;

	(void)state;
	fixture_init(&fixture);
	add_papers(&fixture);
	topic_list_init(&topics);
	topic_list_set(&topics, STR("near"), STR("x or like:nothing"), NULL, 1);
	topic_list_set(&topics, STR("outer"), STR("@near"), NULL, 2);
	parse(&query, "like:2409.11340 (a or -like:\"with a doi\")", NULL);
	assert_true(query_check_keys(query.root, STR(""), &fixture.library, true, &error));
	query_free(&query);
	assert_unknown(&fixture, &topics, "\xC3\xA9 -like:2409.1134", 4, true,
		       "no paper is called 2409.1134: give an arXiv id, a DOI or a whole title");
	assert_unknown(&fixture, &topics, "like:\"a b\" x", 1, false,
		       "no paper is called a b: give an arXiv id, a DOI or a whole title");
	assert_unknown(&fixture, &topics, "y @outer", 3, false,
		       "in the topic outer: no paper is called nothing");
	parse(&query, "@outer", &topics);
	assert_true(query_check_keys(query.root, STR("@outer"), &fixture.library, false, &error));
	query_free(&query);
	topic_list_free(&topics);
	fixture_free(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_stays),   cmocka_unit_test(test_topics_stay),
		cmocka_unit_test(test_keys),         cmocka_unit_test(test_key_is_sure),
		cmocka_unit_test(test_unknown_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
