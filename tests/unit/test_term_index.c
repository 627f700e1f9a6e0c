/* The words of papers: against counting by hand and by the simplest means, however the steps fall.
 */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "search/term_index.h"
#include "search/words.h"
#include "text/forms.h"
#include "unit/corpus_fixture.h"

static void finish(struct term_index *index, uint64_t microseconds)
{
	while (term_index_step(index, microseconds))
		assert_false(term_index_is_done(index));
	assert_true(term_index_is_done(index));
}

/* "word:count " for each posting. */
static void print_paper(const struct term_index *index, uint32_t paper, struct strbuf *out)
{
	const uint32_t *postings;
	size_t count;

	postings = term_index_postings(index, paper, &count);
	for (size_t i = 0; i < count; i++)
		strbuf_addf(out, "%.*s:%u ",
			    STR_ARG(term_index_text(index, term_number(postings[i]))),
			    term_count(postings[i]));
}

static void assert_paper(const struct term_index *index, uint32_t paper, const char *expected)
{
	struct strbuf printed;

	strbuf_init(&printed);
	print_paper(index, paper, &printed);
	assert_string_equal(printed.data, expected);
	strbuf_free(&printed);
}

static void assert_words(const char *title, const char *abstract, const char *expected)
{
	struct fixture fixture;
	struct term_index *index;

	fixture_init(&fixture);
	fixture_add_text(&fixture, title, abstract);
	index = term_index_new(&fixture.corpus, NULL);
	finish(index, 1000);
	assert_paper(index, 0, expected);
	term_index_delete(index);
	fixture_free(&fixture);
}

static void test_what_a_word_is(void **state)
{
	(void)state;
	assert_words("One", "", "one:1 ");
	assert_words("Flow MATCHING flow", "Flows of flow.", "flow:3 matching:1 flows:1 of:1 ");
	assert_words("State-of-the-art", "", "state:1 of:1 the:1 art:1 ");
	assert_words("A B c", "", "");
	assert_words("GPT-4's 3D views of 2024", "100 x2", "gpt:1 3d:1 views:1 of:1 x2:1 ");
	assert_words("Schr\xC3\xB6"
		     "dinger",
		     "Schr\\\"odinger, SCHRO\xCC\x88"
		     "DINGER",
		     "schrodinger:3 ");
	assert_words("na\xC3\xAFve \xCE\xB1\xCE\xB2-\xCE\x91\xCE\x92", "\xCE\xB1",
		     "naive:1 \xCE\xB1\xCE\xB2:2 \xCE\xB1:1 ");
	assert_words("\xEF\xBC\xA6low",
		     "\xE2\x80\x9C"
		     "flow\xE2\x80\x9D",
		     "flow:2 ");
	/* Title and abstract don't run together, and nothing else counts. */
	assert_words("over", "fitting", "over:1 fitting:1 ");
}

/* What is shown of TeX is another text than what is written; both are searched, and its words are
 * counted once. */
static void test_words_of_tex(void **state)
{
	struct strbuf long_abstract;

	(void)state;
	assert_words("The $\\alpha$-flow of flows", "", "the:1 \xCE\xB1:1 flow:1 of:1 flows:1 ");
	assert_words("Teapots", "Of \\emph{one} teapot --- and $k$-means",
		     "teapots:1 of:1 one:1 teapot:1 and:1 means:1 ");
	/* Of a long text only what is around the TeX is searched as it is written. */
	strbuf_init(&long_abstract);
	strbuf_add_cstr(&long_abstract, "kettles near \\textbf{boiling} water");
	for (size_t i = 0; i < 400; i++)
		strbuf_add_cstr(&long_abstract, " x");
	assert_words("Tea", long_abstract.data, "tea:1 kettles:1 near:1 boiling:1 water:1 ");
	strbuf_free(&long_abstract);
}

/* Unless there is no abstract. */
static void test_other_fields_do_not_count(void **state)
{
	struct fixture fixture;
	struct term_index *index;
	struct paper paper;

	(void)state;
	fixture_init(&fixture);
	paper_init(&paper);
	paper.title = STR("Title");
	paper.summary = STR("summary");
	paper.keywords = STR("keyword");
	fixture_add(&fixture, &paper);
	paper.title = STR("Another");
	paper.abstract = STR("abstract");
	fixture_add(&fixture, &paper);
	index = term_index_new(&fixture.corpus, NULL);
	finish(index, 1000);
	assert_paper(index, 0, "title:1 summary:1 keyword:1 ");
	assert_paper(index, 1, "another:1 abstract:1 ");
	term_index_delete(index);
	fixture_free(&fixture);
}

/* Adds `count` times the text to out. */
static void repeat(struct strbuf *out, const char *text, size_t count)
{
	while (count-- > 0)
		strbuf_add_cstr(out, text);
}

static void test_long_and_many(void **state)
{
	struct strbuf text, expected;

	(void)state;
	strbuf_init(&text);
	strbuf_init(&expected);
	repeat(&text, "ab ", TERM_COUNT_MAX + 50);
	assert_words(text.data, "", "ab:255 ");
	/* Longer words are cut, between characters. */
	strbuf_clear(&text);
	repeat(&text, "x", WORD_LEN_MAX + 9);
	strbuf_add_cstr(&text, " end");
	repeat(&expected, "x", WORD_LEN_MAX);
	strbuf_add_cstr(&expected, ":1 end:1 ");
	assert_words(text.data, "", expected.data);
	strbuf_clear(&text);
	strbuf_clear(&expected);
	repeat(&text, "x", WORD_LEN_MAX - 1);
	repeat(&text, "\xCE\xB1", 5);
	repeat(&expected, "x", WORD_LEN_MAX - 1);
	strbuf_add_cstr(&expected, ":1 ");
	assert_words(text.data, "", expected.data);
	/* More different words than a paper ever has. */
	strbuf_clear(&text);
	strbuf_clear(&expected);
	for (int i = 0; i < 20000; i++) {
		strbuf_addf(&text, "w%d ", i);
		strbuf_addf(&expected, "w%d:2 ", i);
	}
	assert_words(text.data, text.data, expected.data);
	strbuf_free(&expected);
	strbuf_free(&text);
}

/* The words of a paper, each counted by a search through the whole text. */
static void print_naively(const struct paper *paper, struct strbuf *out)
{
	struct strbuf text, seen;
	struct str word, other;
	size_t at = 0;

	strbuf_init(&text);
	strbuf_init(&seen);
	forms_add_shown(&text, paper->title);
	strbuf_add_byte(&text, '\n');
	/* Its other titles count, too. */
	forms_add_shown(&text, paper_get_text(paper, FIELD_ALIASES));
	strbuf_add_byte(&text, '\n');
	forms_add_shown(&text, paper->abstract);
	if (paper->abstract.len == 0) {
		forms_add_shown(&text, paper->summary);
		strbuf_add_byte(&text, '\n');
		forms_add_shown(&text, paper->keywords);
	}
	while (words_next(strbuf_str(&text), &at, &word)) {
		struct strbuf mark;
		unsigned count = 0;

		strbuf_init(&mark);
		strbuf_addf(&mark, " %.*s ", STR_ARG(word));
		for (size_t i = 0; words_next(strbuf_str(&text), &i, &other);)
			count += str_equal(word, other);
		if (str_find(strbuf_str(&seen), strbuf_str(&mark)) == SIZE_MAX)
			strbuf_addf(out, "%.*s:%u ", STR_ARG(word), count);
		strbuf_add(&seen, strbuf_str(&mark));
		strbuf_free(&mark);
	}
	strbuf_free(&seen);
	strbuf_free(&text);
}

static bool has_term(const struct term_index *index, uint32_t paper, uint32_t term)
{
	const uint32_t *postings;
	size_t count;

	postings = term_index_postings(index, paper, &count);
	for (size_t i = 0; i < count; i++)
		if (term_number(postings[i]) == term)
			return true;
	return false;
}

/* How many of the papers have the term; papers NULL: of all. */
static uint32_t count_papers(const struct term_index *index, const struct bitset *papers,
			     uint32_t term)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < term_index_paper_count(index); i++)
		count += (!papers || bitset_has(papers, i)) && has_term(index, i, term);
	return count;
}

static void check_tally(const struct term_index *index, uint64_t *random)
{
	size_t papers = term_index_paper_count(index), terms = term_index_term_count(index);
	size_t chosen_count = support_below(random, papers + papers / 2 + 1);
	uint32_t *chosen = alloc_zeroed(chosen_count, sizeof(*chosen));
	uint32_t *counts = alloc_zeroed(terms, sizeof(*counts));
	struct bitset set;

	bitset_init(&set);
	bitset_resize(&set, papers + 1);
	/* Some twice, and one that does not exist. */
	for (size_t i = 0; i < chosen_count; i++) {
		chosen[i] = (uint32_t)support_below(random, papers + 1);
		bitset_add(&set, chosen[i]);
	}
	term_index_tally(index, chosen, chosen_count, counts);
	for (uint32_t term = 0; term < terms; term++)
		assert_int_equal(counts[term], count_papers(index, &set, term));
	bitset_free(&set);
	free(counts);
	free(chosen);
}

static void check_index(const struct term_index *index, const struct fixture *fixture,
			uint64_t *random)
{
	struct strbuf expected;

	strbuf_init(&expected);
	for (uint32_t i = 0; i < term_index_paper_count(index); i++) {
		strbuf_clear(&expected);
		print_naively(&fixture->library.papers[i], &expected);
		assert_paper(index, i, expected.data);
	}
	for (uint32_t term = 0; term < term_index_term_count(index); term++)
		assert_int_equal(term_index_df(index, term), count_papers(index, NULL, term));
	check_tally(index, random);
	strbuf_free(&expected);
}

static void assert_same(const struct term_index *one, const struct term_index *other)
{
	assert_int_equal(term_index_term_count(one), term_index_term_count(other));
	assert_int_equal(term_index_paper_count(one), term_index_paper_count(other));
	for (uint32_t i = 0; i < term_index_term_count(one); i++)
		assert_true(str_equal(term_index_text(one, i), term_index_text(other, i)));
	for (uint32_t i = 0; i < term_index_paper_count(one); i++) {
		const uint32_t *postings, *others;
		size_t count, other_count;

		postings = term_index_postings(one, i, &count);
		others = term_index_postings(other, i, &other_count);
		assert_int_equal(count, other_count);
		if (count > 0)
			assert_memory_equal(postings, others, count * sizeof(*postings));
	}
}

/* One index is made as papers come, in steps of any length, the other at once at the end. */
static void check_growth(struct pool *pool, uint64_t microseconds)
{
	struct term_index *index, *at_once;
	struct fixture fixture;
	uint64_t random = 5;

	fixture_init(&fixture);
	index = term_index_new(&fixture.corpus, pool);
	assert_true(term_index_is_done(index));
	check_tally(index, &random);
	for (int round = 0; round < 8; round++) {
		uint64_t version = term_index_version(index);

		for (size_t i = support_below(&random, 90); i < 100; i++)
			fixture_add_random(&fixture, &random);
		assert_false(term_index_is_done(index));
		term_index_step(index, microseconds);
		assert_true(term_index_version(index) != version);
		check_index(index, &fixture, &random);
		if (round % 2)
			finish(index, microseconds);
	}
	finish(index, microseconds);
	at_once = term_index_new(&fixture.corpus, NULL);
	finish(at_once, UINT64_MAX);
	check_index(index, &fixture, &random);
	assert_same(index, at_once);
	term_index_delete(at_once);
	term_index_delete(index);
	fixture_free(&fixture);
}

static void test_growth(void **state)
{
	struct pool *pool = pool_new(0);

	(void)state;
	check_growth(NULL, 0);
	check_growth(pool, 0);
	check_growth(pool, 1000);
	pool_delete(pool);
}

static uint32_t df_of(const struct term_index *index, const char *word)
{
	for (uint32_t i = 0; i < term_index_term_count(index); i++)
		if (str_equal(term_index_text(index, i), str_from(word)))
			return term_index_df(index, i);
	fail_msg("no term %s", word);
	return 0;
}

static void test_rewritten_paper(void **state)
{
	struct term_index *index;
	struct fixture fixture;
	uint64_t version, random = 1;
	uint32_t number;

	(void)state;
	fixture_init(&fixture);
	index = term_index_new(&fixture.corpus, NULL);
	term_index_paper_changed(index, 0);
	number = fixture_add_text(&fixture, "Flow matching", "");
	fixture_add_text(&fixture, "Reward", "flow");
	finish(index, 1000);
	assert_int_equal(df_of(index, "flow"), 2);
	fixture_add_text(&fixture, "Flow matching", "of rewards, matching rewards");
	version = term_index_version(index);
	term_index_paper_changed(index, number);
	assert_true(term_index_version(index) != version);
	assert_paper(index, number, "flow:1 matching:2 of:1 rewards:2 ");
	assert_int_equal(df_of(index, "flow"), 2);
	assert_int_equal(df_of(index, "rewards"), 1);
	check_index(index, &fixture, &random);
	term_index_delete(index);
	term_index_delete(NULL);
	fixture_free(&fixture);
}

static void test_limit(void **state)
{
	struct term_index *index;
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture);
	index = term_index_new(&fixture.corpus, NULL);
	term_index_limit(index, 2);
	fixture_add_text(&fixture, "One two three one", "");
	fixture_add_text(&fixture, "Three two four two", "");
	finish(index, 1000);
	assert_int_equal(term_index_term_count(index), 2);
	assert_paper(index, 0, "one:2 two:1 ");
	assert_paper(index, 1, "two:2 ");
	assert_int_equal(df_of(index, "two"), 2);
	term_index_delete(index);
	fixture_free(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_a_word_is),
		cmocka_unit_test(test_words_of_tex),
		cmocka_unit_test(test_other_fields_do_not_count),
		cmocka_unit_test(test_long_and_many),
		cmocka_unit_test(test_growth),
		cmocka_unit_test(test_rewritten_paper),
		cmocka_unit_test(test_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
