/* Which words tell papers from others: against counting by hand, whatever the steps. */

#include "config.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "search/word_tally.h"
#include "unit/corpus_fixture.h"

struct world {
	struct fixture fixture;
	struct term_index *index;
	struct word_tally *tally;
	struct bitset papers;
};

static void open_world(struct world *world)
{
	fixture_init(&world->fixture);
	world->index = term_index_new(&world->fixture.corpus, NULL);
	world->tally = word_tally_new(world->index);
	bitset_init(&world->papers);
}

static void close_world(struct world *world)
{
	bitset_free(&world->papers);
	word_tally_delete(world->tally);
	term_index_delete(world->index);
	fixture_free(&world->fixture);
}

static void choose(struct world *world, const char *papers)
{
	bitset_clear(&world->papers);
	bitset_resize(&world->papers, world->fixture.library.count);
	for (size_t i = 0; papers[i]; i++)
		if (papers[i] == 'x')
			bitset_add(&world->papers, i);
	word_tally_begin(world->tally, &world->papers, NULL);
}

static void finish(struct world *world, uint64_t microseconds)
{
	while (word_tally_step(world->tally, microseconds))
		assert_false(word_tally_is_done(world->tally));
	assert_true(word_tally_is_done(world->tally));
}

/* The words as "gull 2/0, harbour 3/1". */
static void assert_words(const struct world *world, const char *expected)
{
	size_t count;
	const struct tallied_word *words = word_tally_words(world->tally, &count);
	struct strbuf text;

	strbuf_init(&text);
	for (size_t i = 0; i < count; i++)
		strbuf_addf(&text, "%s%.*s %u/%u", i > 0 ? ", " : "",
			    STR_ARG(word_tally_text(world->tally, &words[i])),
			    (unsigned)words[i].papers, (unsigned)words[i].others);
	assert_string_equal(text.data ? text.data : "", expected);
	strbuf_free(&text);
}

static void add_papers(struct world *world)
{
	fixture_add_text(&world->fixture, "Gull",
			 "the harbour and the Gull, a gull; we propose rope");
	fixture_add_text(&world->fixture, "The harbour", "gull which is at the rope");
	fixture_add_text(&world->fixture, "Rope", "a harbour of stone");
	fixture_add_text(&world->fixture, "Tower", "the stone which is at the rope");
}

static void test_nothing(void **state)
{
	struct world world;

	(void)state;
	open_world(&world);
	assert_true(word_tally_is_done(world.tally));
	assert_words(&world, "");
	choose(&world, "");
	finish(&world, 1000);
	assert_words(&world, "");
	assert_false(word_tally_has_others(world.tally));
	word_tally_delete(NULL);
	close_world(&world);
}

/* Where there are no others, what most papers have; of what as many have, what came first. */
static void test_all(void **state)
{
	struct world world;

	(void)state;
	open_world(&world);
	add_papers(&world);
	choose(&world, "xxxx");
	finish(&world, 1000);
	assert_false(word_tally_has_others(world.tally));
	assert_words(&world, "rope 4/0, harbour 3/0, gull 2/0, stone 2/0");
	close_world(&world);
}

static void test_some(void **state)
{
	const struct tallied_word *words;
	struct world world;
	size_t count;

	(void)state;
	open_world(&world);
	add_papers(&world);
	choose(&world, "xx..");
	finish(&world, 1000);
	assert_true(word_tally_has_others(world.tally));
	/* All have the rope, so it tells nothing. */
	assert_words(&world, "gull 2/0, harbour 2/1");
	words = word_tally_words(world.tally, &count);
	assert_true(isinf(word_tally_factor(world.tally, &words[0])));
	assert_float_equal(word_tally_factor(world.tally, &words[1]), 2, 1e-9);
	choose(&world, "...x");
	assert_words(&world, "gull 2/0, harbour 2/1");
	finish(&world, 1000);
	assert_words(&world, "tower 1/0, stone 1/1");
	close_world(&world);
}

static void hide(struct world *world, const char *papers, struct bitset *hidden)
{
	bitset_clear(hidden);
	bitset_resize(hidden, world->fixture.library.count);
	for (size_t i = 0; papers[i]; i++)
		if (papers[i] == 'x')
			bitset_add(hidden, i);
	word_tally_begin(world->tally, &world->papers, hidden);
	finish(world, 1000);
}

/* What is hidden is not compared with, whichever side is counted. */
static void test_hidden(void **state)
{
	struct bitset hidden;
	struct world world;

	(void)state;
	open_world(&world);
	bitset_init(&hidden);
	add_papers(&world);
	choose(&world, "xx..");
	hide(&world, "..xx", &hidden);
	assert_false(word_tally_has_others(world.tally));
	assert_words(&world, "gull 2/0, harbour 2/0, rope 2/0");
	hide(&world, "...x", &hidden);
	assert_true(word_tally_has_others(world.tally));
	assert_words(&world, "gull 2/0");
	choose(&world, "x...");
	hide(&world, ".x..", &hidden);
	assert_words(&world, "gull 1/0, harbour 1/1");
	hide(&world, "....", &hidden);
	assert_words(&world, "gull 1/1, harbour 1/2");
	bitset_free(&hidden);
	close_world(&world);
}

/* One paper of several is an accident. */
static void test_support(void **state)
{
	struct world world;

	(void)state;
	open_world(&world);
	add_papers(&world);
	fixture_add_text(&world.fixture, "Anchor", "");
	choose(&world, "xxxx.");
	finish(&world, 1000);
	assert_words(&world, "rope 4/0, harbour 3/0, gull 2/0, stone 2/0");
	choose(&world, "..xx.");
	finish(&world, 1000);
	assert_words(&world, "stone 2/0, rope 2/2");
	close_world(&world);
}

static void count_by_hand(const struct world *world, struct str word, uint32_t *papers,
			  uint32_t *others)
{
	*papers = *others = 0;
	for (uint32_t i = 0; i < world->fixture.library.count; i++) {
		size_t count;
		const uint32_t *postings = term_index_postings(world->index, i, &count);

		for (size_t k = 0; k < count; k++)
			if (str_equal(term_index_text(world->index, term_number(postings[k])),
				      word))
				(*(bitset_has(&world->papers, i) ? papers : others))++;
	}
}

static void check_words(const struct world *world)
{
	size_t count;
	const struct tallied_word *words = word_tally_words(world->tally, &count);

	assert_true(count <= WORD_TALLY_MAX);
	for (size_t i = 0; i < count; i++) {
		uint32_t papers, others;

		count_by_hand(world, word_tally_text(world->tally, &words[i]), &papers, &others);
		assert_int_equal(words[i].papers, papers);
		assert_int_equal(words[i].others, others);
		assert_true(i == 0 || words[i - 1].score >= words[i].score);
		if (word_tally_has_others(world->tally))
			assert_true(word_tally_factor(world->tally, &words[i]) > 1);
	}
}

static void add_random(struct world *world, uint64_t *random)
{
	struct strbuf text;

	strbuf_init(&text);
	strbuf_addf(&text, "t%zu", world->fixture.library.count);
	for (size_t i = support_below(random, 40); i > 0; i--)
		strbuf_addf(&text, " w%zu", support_below(random, 1 + support_below(random, 200)));
	fixture_add_text(&world->fixture, text.data, "");
	strbuf_free(&text);
}

/* While papers come, and choices are aborted half way. */
static void test_random(void **state)
{
	uint64_t random = 11;
	struct world world;

	(void)state;
	open_world(&world);
	for (int round = 0; round < 60; round++) {
		char papers[1024] = "";

		for (size_t i = support_below(&random, 15); i > 0; i--)
			add_random(&world, &random);
		for (size_t i = 0; i < world.fixture.library.count; i++)
			papers[i] = support_below(&random, 4) > (size_t)round % 4 ? 'x' : '.';
		choose(&world, papers);
		for (size_t i = support_below(&random, 6); i > 0; i--)
			word_tally_step(world.tally, 0);
		/* A paper that comes meanwhile is one of the others. */
		if (support_below(&random, 3) == 0)
			add_random(&world, &random);
		finish(&world, support_below(&random, 2));
		bitset_resize(&world.papers, world.fixture.library.count);
		check_words(&world);
	}
	close_world(&world);
}

/* More words than are kept: the best are, in their order. */
static void test_best_are_kept(void **state)
{
	struct world world;
	struct strbuf text;
	size_t count;

	(void)state;
	open_world(&world);
	strbuf_init(&text);
	for (int paper = 0; paper < 200; paper++) {
		strbuf_clear(&text);
		strbuf_addf(&text, "t%d", paper);
		for (int word = (paper * 7) % 200; word < 200; word++)
			strbuf_addf(&text, " w%d", word);
		fixture_add_text(&world.fixture, text.data, "");
	}
	word_tally_begin(world.tally, &world.papers, NULL);
	bitset_resize(&world.papers, 200);
	for (size_t i = 0; i < 200; i++)
		bitset_add(&world.papers, i);
	word_tally_begin(world.tally, &world.papers, NULL);
	finish(&world, 0);
	word_tally_words(world.tally, &count);
	assert_int_equal(count, WORD_TALLY_MAX);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(word_tally_words(world.tally, &count)[i].papers, 200 - i);
	strbuf_free(&text);
	close_world(&world);
}

/* A text that changes after it was counted is counted again. */
static void test_changed_text(void **state)
{
	struct world world;

	(void)state;
	open_world(&world);
	add_papers(&world);
	choose(&world, "xxx.");
	/* The index, the beginning, the papers. */
	for (int i = 0; i < 3; i++)
		assert_true(word_tally_step(world.tally, 0));
	fixture_add_text(&world.fixture, "Tower",
			 "the stone which is at the rope, where a gull sleeps");
	term_index_paper_changed(world.index, 3);
	finish(&world, 0);
	assert_words(&world, "harbour 3/0");
	check_words(&world);
	close_world(&world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nothing),       cmocka_unit_test(test_all),
		cmocka_unit_test(test_some),          cmocka_unit_test(test_hidden),
		cmocka_unit_test(test_support),       cmocka_unit_test(test_random),
		cmocka_unit_test(test_best_are_kept), cmocka_unit_test(test_changed_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
