#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "growth.h"
#include "model/crowd.h"
#include "model/library_internal.h"
#include "same_title.h"

#define MEMBERS 120

static bool share_an_identifier(const struct paper *a, const struct paper *b)
{
	return (a->arxiv_id.len && str_equal(a->arxiv_id, b->arxiv_id)) ||
	       (a->doi.len && str_equal(a->doi, b->doi));
}

static uint64_t twin_of(const struct paper *paper)
{
	uint64_t hash;

	return library_title_hash(paper, &hash) ? library_twin_hash(paper, hash) : 0;
}

/* Of known titles that many share, papers are the same that say the same. */
static bool may_be_same(const struct paper *a, const struct paper *b)
{
	return a->title_is_guessed || b->title_is_guessed || twin_of(a) == twin_of(b);
}

/* The reference: each in turn. A number of MEMBERS: none, or one that an identifier finds. */
static size_t find_in_turn(const struct random_paper *papers, size_t count,
			   const struct paper *paper, bool *by_identifier)
{
	size_t least = MEMBERS;

	*by_identifier = false;
	for (size_t i = 0; i < count; i++) {
		*by_identifier |= share_an_identifier(&papers[i].paper, paper);
		if (least == MEMBERS && may_be_same(&papers[i].paper, paper) &&
		    is_same_paper(&papers[i].paper, paper))
			least = i;
	}
	return least;
}

static void assert_found(struct crowd *crowd, const struct random_paper *papers, size_t count,
			 const struct paper *paper)
{
	bool by_identifier;
	size_t expected = find_in_turn(papers, count, paper, &by_identifier);
	int64_t number = -1;

	if (by_identifier)
		return;
	assert_int_equal(crowd_find(crowd, paper, &number), expected < MEMBERS);
	if (expected < MEMBERS)
		assert_int_equal(number, expected);
}

static void run_round(bool with_guesses, uint64_t *seed)
{
	struct random_paper *papers = calloc(MEMBERS, sizeof(*papers)), asked;
	struct arena arena;
	struct crowd *crowd;

	assert_non_null(papers);
	arena_init(&arena);
	crowd = crowd_new(&arena, with_guesses);
	for (size_t count = 0; count < MEMBERS; count++) {
		size_t again = support_below(seed, count + 1);

		random_paper(&asked, 200, seed);
		asked.paper.title_is_guessed &= with_guesses;
		assert_found(crowd, papers, count, &asked.paper);
		random_paper(&papers[count], 200, seed);
		crowd_put(crowd, (int64_t)count, &papers[count].paper);
		random_paper(&papers[again], 200, seed);
		crowd_put(crowd, (int64_t)again, &papers[again].paper);
		assert_true(crowd_has(crowd, (int64_t)again));
	}
	assert_false(crowd_has(crowd, MEMBERS));
	crowd_delete(crowd);
	arena_free(&arena);
	free(papers);
}

static void finding_agrees_with_asking_each(void **state)
{
	uint64_t seed = 5;

	(void)state;
	for (int round = 0; round < 12; round++)
		run_round(round % 3 != 0, &seed);
}

static struct paper titled(const char *title, const char *names)
{
	struct paper paper;

	paper_init(&paper);
	paper.title = str_from(title);
	paper.author_names = str_from(names);
	return paper;
}

/* A paper is found by each of its titles, and by none that it has no more. */
static void other_titles_are_keys_too(void **state)
{
	struct paper old = titled("Editorial", "Ada Pot"), paper = titled("The Year", "Ada Pot");
	struct paper other = titled("Foreword", "Ada Pot"),
		     unrelated = titled("Foreword", "Bob Lid");
	struct strbuf rare;
	struct arena arena;
	struct crowd *crowd;
	int64_t number = -1;

	(void)state;
	strbuf_init(&rare);
	arena_init(&arena);
	crowd = crowd_new(&arena, false);
	crowd_put(crowd, 3, &old);
	paper_set_text(&paper, FIELD_ALIASES, STR("Editorial; Foreword; foreword"), &rare);
	crowd_put(crowd, 3, &paper);
	assert_true(crowd_find(crowd, &paper, &number) && number == 3);
	assert_true(crowd_find(crowd, &old, &number) && number == 3);
	assert_true(crowd_find(crowd, &other, &number) && number == 3);
	assert_false(crowd_find(crowd, &unrelated, &number));
	crowd_put(crowd, 3, &old);
	assert_false(crowd_find(crowd, &other, &number));
	assert_true(crowd_find(crowd, &old, &number));
	crowd_delete(crowd);
	arena_free(&arena);
	strbuf_free(&rare);
}

/* Papers of one title: a guess of which the abstracts go apart late. */
static void meet(void *context, size_t count)
{
	bool are_guesses = *(const bool *)context;
	struct arena arena;
	struct crowd *crowd;

	arena_init(&arena);
	crowd = crowd_new(&arena, are_guesses);
	for (size_t i = 0; i < count; i++) {
		char id[32], abstract[64];
		struct paper paper;
		int64_t number;

		paper_init(&paper);
		snprintf(id, sizeof(id), "2409.%05zu", i);
		snprintf(abstract, sizeof(abstract), "%s%zu",
			 i % 2 ? "" : "The same words as all of them ", i);
		paper.title = STR("Editorial");
		paper.abstract = str_from(abstract);
		paper.arxiv_id = are_guesses ? STR("") : str_from(id);
		paper.title_is_guessed = are_guesses;
		crowd_find(crowd, &paper, &number);
		crowd_put(crowd, (int64_t)i, &paper);
	}
	crowd_delete(crowd);
	arena_free(&arena);
}

static void a_crowd_takes_time_by_its_size(void **state)
{
	bool are_guesses = false;

	(void)state;
	assert_grows_with_size(meet, &are_guesses, 300);
	are_guesses = true;
	assert_grows_with_size(meet, &are_guesses, 300);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finding_agrees_with_asking_each),
		cmocka_unit_test(other_titles_are_keys_too),
		cmocka_unit_test(a_crowd_takes_time_by_its_size),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
