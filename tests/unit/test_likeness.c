/* What is like what: against cosines made by hand and by the simplest means, and on the captures.
 */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "search/likeness.h"
#include "unit/corpus_fixture.h"

static struct like_list *made_list(struct likeness *likeness, uint32_t paper, uint64_t microseconds)
{
	struct like_list *list = likeness_list(likeness, paper);

	while (likeness_step(likeness, list, microseconds))
		assert_false(likeness_is_current(likeness, list));
	assert_true(likeness_is_current(likeness, list));
	return list;
}

static float score(struct fixture *fixture, uint32_t one, uint32_t other)
{
	return like_list_score(made_list(fixture->corpus.likeness, one, 1000), other);
}

static size_t list_count(struct fixture *fixture, uint32_t paper)
{
	size_t count;

	like_list_papers(made_list(fixture->corpus.likeness, paper, 1000), &count);
	return count;
}

/*
 * Of four papers two have alpha, two beta, three gamma and one delta: ln 2 = 0.6931, ln 4/3 =
 * 0.2877, ln 4 = 1.3863; alpha twice counts 1 + ln 2.
 */
static void test_by_hand(void **state)
{
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture);
	fixture_add_text(&fixture, "Alpha beta", "");
	fixture_add_text(&fixture, "Beta", "gamma");
	fixture_add_text(&fixture, "Gamma, delta", "");
	fixture_add_text(&fixture, "Alpha gamma", "alpha");
	assert_float_equal(score(&fixture, 0, 1), 0.65308, 1e-4);
	assert_float_equal(score(&fixture, 1, 0), 0.65308, 1e-4);
	assert_float_equal(score(&fixture, 0, 3), 0.68676, 1e-4);
	assert_float_equal(score(&fixture, 1, 3), 0.09126, 1e-4);
	assert_float_equal(score(&fixture, 1, 2), 0.07789, 1e-4);
	/* 0.0484 is too little, and 0 is. */
	assert_true(score(&fixture, 2, 3) == 0);
	assert_true(score(&fixture, 0, 2) == 0);
	assert_true(score(&fixture, 2, 2) == 1);
	assert_int_equal(list_count(&fixture, 0), 3);
	assert_int_equal(list_count(&fixture, 2), 2);
	assert_true(score(&fixture, 0, 77) == 0);
	fixture_free(&fixture);
}

/* A paper is like itself even if nothing tells it from others, and no other is as much. */
static void test_itself(void **state)
{
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture);
	fixture_add_text(&fixture, "1 2 3", "");
	assert_true(score(&fixture, 0, 0) == 1);
	fixture_add_text(&fixture, "Alpha", "beta");
	fixture_add_text(&fixture, "Beta alpha", "");
	assert_true(score(&fixture, 0, 0) == 1);
	assert_true(score(&fixture, 2, 2) == 1);
	assert_true(score(&fixture, 2, 1) < 1);
	assert_float_equal(score(&fixture, 2, 1), 1, 1e-4);
	assert_int_equal(list_count(&fixture, 0), 1);
	fixture_free(&fixture);
}

static void test_best_are_kept(void **state)
{
	struct fixture fixture;
	struct strbuf text;

	(void)state;
	fixture_init(&fixture);
	strbuf_init(&text);
	fixture_add_text(&fixture, "Flow", "");
	/* The more other words, the less it is like the first. */
	for (int i = 0; i < 300; i++) {
		char title[32];

		snprintf(title, sizeof(title), "Flow w%d", i * 7 % 300);
		strbuf_clear(&text);
		for (int k = 0; k < i * 7 % 300; k++)
			strbuf_addf(&text, "x%d ", k % 40);
		fixture_add_text(&fixture, title, text.data);
	}
	for (int i = 0; i < 300; i++)
		fixture_add_text(&fixture, "Other", i ? "" : "none");
	for (uint32_t i = 0; i < fixture.library.count; i++) {
		size_t count = list_count(&fixture, i), better = 0, listed;
		const struct like_paper *papers;
		float least = 2;

		assert_true(count <= LIKENESS_LIST_MAX);
		assert_true(score(&fixture, i, i) == 1);
		papers = like_list_papers(likeness_list(fixture.corpus.likeness, i), &listed);
		for (size_t k = 0; k < listed; k++) {
			assert_true(k == 0 || papers[k - 1].paper < papers[k].paper);
			assert_true(papers[k].score >= LIKENESS_MIN);
			least = papers[k].score < least ? papers[k].score : least;
		}
		/* Whoever has it for one of its best but is none of its own is less like it. */
		for (uint32_t other = 0; other < fixture.library.count && i % 50 == 0; other++) {
			better += score(&fixture, other, i) > least + 1e-4f &&
				  score(&fixture, i, other) == 0;
		}
		assert_int_equal(better, 0);
	}
	strbuf_free(&text);
	fixture_free(&fixture);
}

static double naive_weight(const struct term_index *index, uint32_t posting)
{
	return (1 + log(term_count(posting))) * log((double)term_index_paper_count(index) /
						    term_index_df(index, term_number(posting)));
}

static double naive_dot(const struct term_index *index, uint32_t one, uint32_t other)
{
	size_t count, other_count;
	const uint32_t *postings = term_index_postings(index, one, &count);
	const uint32_t *others = term_index_postings(index, other, &other_count);
	double sum = 0;

	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < other_count; k++)
			if (term_number(postings[i]) == term_number(others[k]))
				sum += naive_weight(index, postings[i]) *
				       naive_weight(index, others[k]);
	return sum;
}

static void check_list(struct fixture *fixture, struct likeness *likeness, uint32_t paper)
{
	const struct like_list *list = likeness_list(likeness, paper);
	double own = naive_dot(fixture->terms, paper, paper);
	size_t count, above = 0;

	like_list_papers(list, &count);
	for (uint32_t i = 0; i < fixture->library.count; i++) {
		double dot = naive_dot(fixture->terms, paper, i);
		double cosine = dot > 0 ? dot / sqrt(own * naive_dot(fixture->terms, i, i)) : 0;

		above += i == paper || cosine >= (double)LIKENESS_MIN + 1e-4;
		if (like_list_score(list, i) > 0 && i != paper)
			assert_float_equal(like_list_score(list, i), cosine, 1e-4);
	}
	if (above < LIKENESS_LIST_MAX)
		assert_true(count >= above);
	else
		assert_int_equal(count, LIKENESS_LIST_MAX);
}

/* While papers come and change, with steps of any length, in turns between lists. */
static void check_growth(struct pool *pool, uint64_t microseconds)
{
	struct likeness *likeness;
	struct fixture fixture;
	uint64_t random = 11;

	fixture_init(&fixture);
	likeness = likeness_new(fixture.terms, pool);
	for (int round = 0; round < 5; round++) {
		struct like_list *list;

		for (int i = 0; i < 70; i++)
			fixture_add_random(&fixture, &random);
		list = likeness_list(likeness, (uint32_t)support_below(&random, 70));
		assert_false(likeness_is_current(likeness, list));
		/* Aborted, for another. */
		likeness_step(likeness, list, microseconds);
		made_list(likeness, 3, microseconds);
		check_list(&fixture, likeness, 3);
		made_list(likeness, 4, microseconds);
		check_list(&fixture, likeness, 4);
		assert_ptr_equal(likeness_list(likeness, 3), likeness_list(likeness, 3));
		while (likeness_step(likeness, list, microseconds))
			;
		check_list(&fixture, likeness, 4);
		assert_true(likeness_is_current(likeness, list));
	}
	likeness_delete(likeness);
	fixture_free(&fixture);
}

static void test_growth(void **state)
{
	struct pool *pool = pool_new(0);

	(void)state;
	check_growth(NULL, 0);
	check_growth(pool, 0);
	check_growth(pool, 1000);
	likeness_delete(NULL);
	pool_delete(pool);
}

/* More papers than are taken at once. */
static void add_many(struct fixture *fixture)
{
	static const char *const words[] = { "alpha", "beta", "gamma", "delta", "epsilon" };

	for (size_t i = 0; i < 20000; i++) {
		char title[64];

		snprintf(title, sizeof(title), "%s %s w%zu", words[i % 5], words[i / 5 % 5], i);
		fixture_add_text(fixture, title, "");
	}
}

static void assert_same_list(struct like_list *one, struct like_list *other)
{
	size_t count, other_count;
	const struct like_paper *papers = like_list_papers(one, &count);
	const struct like_paper *others = like_list_papers(other, &other_count);

	assert_int_equal(count, other_count);
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(papers[i].paper, others[i].paper);
		assert_true(papers[i].score == others[i].score);
	}
}

/* Wherever the making of one list is aborted, it leaves nothing behind in another. */
static void test_given_up(void **state)
{
	struct likeness *fresh;
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture);
	add_many(&fixture);
	while (term_index_step(fixture.terms, 100000))
		;
	fresh = likeness_new(fixture.terms, NULL);
	made_list(fresh, 7, 1000);
	for (int steps = 1; steps < 4; steps++) {
		struct likeness *likeness = likeness_new(fixture.terms, NULL);
		struct like_list *list = likeness_list(likeness, 1);

		for (int i = 0; i < steps; i++)
			assert_true(likeness_step(likeness, list, 0));
		assert_same_list(made_list(likeness, 7, 0), likeness_list(fresh, 7));
		assert_same_list(made_list(likeness, 1, 0), made_list(fresh, 1, 1000));
		likeness_delete(likeness);
	}
	likeness_delete(fresh);
	fixture_free(&fixture);
}

static void test_rewritten_paper(void **state)
{
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture);
	fixture_add_text(&fixture, "Alpha beta", "");
	fixture_add_text(&fixture, "Gamma", "");
	fixture_add_text(&fixture, "Delta", "");
	assert_true(score(&fixture, 0, 1) == 0);
	fixture_add_text(&fixture, "Gamma", "alpha beta");
	assert_false(likeness_is_current(fixture.corpus.likeness,
					 likeness_list(fixture.corpus.likeness, 0)));
	assert_true(score(&fixture, 0, 1) > 0.3f);
	fixture_free(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_by_hand),       cmocka_unit_test(test_itself),
		cmocka_unit_test(test_best_are_kept), cmocka_unit_test(test_growth),
		cmocka_unit_test(test_given_up),      cmocka_unit_test(test_rewritten_paper),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
