#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "library_fixture.h"

#define LONG_TITLE "A Study of Invented Bridges over Imaginary Rivers"
#define LONG_ABSTRACT \
	"We walk across a bridge that was never built and measure how wet our feet get."
#define LONG_GUESS  "A Study of Invented Bridges over Imaginary Rivers We"
#define LONG_REST   "walk across a bridge that was never built and measure how wet our feet get."
#define SHORT_GUESS "A Study of Invented Bridges"
#define SHORT_REST  "over Imaginary Rivers " LONG_ABSTRACT

static void a_guess_takes_a_known_boundary(void **state)
{
	static const char *const guesses[][2] = { { LONG_GUESS, LONG_REST },
						  { SHORT_GUESS, SHORT_REST } };
	struct fixture *fixture = *state;
	struct library *library = &fixture->library;

	for (size_t i = 0; i < 2; i++) {
		library_free(library);
		library_init(library);
		fixture->source = library_source(library, STR("000"));
		add(fixture, draft_of("First", "x"), LIBRARY_ADDED, 0);
		add(fixture, draft_of(LONG_TITLE, LONG_ABSTRACT), LIBRARY_ADDED, 1);
		add(fixture, guess_of(guesses[i][0], guesses[i][1]), LIBRARY_MERGED, 1);
		assert_int_equal(library->guessed_count, 0);

		library_free(library);
		library_init(library);
		fixture->source = library_source(library, STR("000"));
		add(fixture, guess_of(guesses[i][0], guesses[i][1]), LIBRARY_ADDED, 0);
		assert_int_equal(library->guessed_count, 1);
		add(fixture, draft_of("Second", "x"), LIBRARY_ADDED, 1);
		add(fixture, draft_of(LONG_TITLE, LONG_ABSTRACT), LIBRARY_REWRITTEN, 0);
		assert_int_equal(library->guessed_count, 0);
		assert_false(library->papers[0].title_is_guessed);
		assert_str(library_text(library, 0), LONG_TITLE "\n" LONG_ABSTRACT "\n\n\n");
		add(fixture, draft_of(LONG_TITLE, NULL), LIBRARY_MERGED, 0);
	}
}

static void a_guess_brings_the_longer_abstract(void **state)
{
	struct fixture *fixture = *state;

	add(fixture, draft_of(LONG_TITLE, "We walk across"), LIBRARY_ADDED, 0);
	add(fixture, guess_of(LONG_GUESS, LONG_REST), LIBRARY_REWRITTEN, 0);
	assert_str(library_text(&fixture->library, 0), LONG_TITLE "\n" LONG_ABSTRACT "\n\n\n");
	add(fixture, draft_of("Another Study of Invented Bridges over Imaginary Rivers", NULL),
	    LIBRARY_ADDED, 1);
	add(fixture,
	    guess_of("another study of invented bridges over imaginary rivers", LONG_ABSTRACT),
	    LIBRARY_REWRITTEN, 1);
	assert_str(library_text(&fixture->library, 1),
		   "Another Study of Invented Bridges over Imaginary Rivers\n" LONG_ABSTRACT
		   "\n\n\n");
}

static void equal_guesses_are_one_paper(void **state)
{
	struct fixture *fixture = *state;

	add(fixture, guess_of(LONG_GUESS, LONG_REST), LIBRARY_ADDED, 0);
	add(fixture, guess_of(SHORT_GUESS, SHORT_REST), LIBRARY_REWRITTEN, 0);
	add(fixture, guess_of(LONG_GUESS, LONG_REST), LIBRARY_MERGED, 0);
	assert_str(fixture->library.papers[0].title, SHORT_GUESS);
	assert_true(fixture->library.papers[0].title_is_guessed);
	add(fixture, draft_of(LONG_GUESS, LONG_REST), LIBRARY_REWRITTEN, 0);
	assert_str(fixture->library.papers[0].title, LONG_GUESS);
}

static void other_texts_are_other_papers(void **state)
{
	struct fixture *fixture = *state;
	struct paper_draft draft = guess_of(LONG_GUESS, LONG_REST);

	add(fixture, draft_of(LONG_TITLE, "Something else entirely."), LIBRARY_ADDED, 0);
	add(fixture, draft_of("Short", "text"), LIBRARY_ADDED, 1);
	add(fixture, draft, LIBRARY_ADDED, 2);
	add(fixture, guess_of("Shor", "t text"), LIBRARY_ADDED, 3);
	draft.paper.arxiv_id = STR("2409.00001");
	add(fixture, draft, LIBRARY_MERGED, 2);
	draft.paper.arxiv_id = STR("2409.00002");
	add(fixture, draft, LIBRARY_ADDED, 4);
}

static void a_wrong_guess_joins_no_other_papers(void **state)
{
	struct fixture *fixture = *state;

	add(fixture, guess_of("Deep", "Bridges over Imaginary Rivers are studied in this paper."),
	    LIBRARY_ADDED, 0);
	add(fixture, guess_of("Deep", "Rivers under Imaginary Bridges are studied in this paper."),
	    LIBRARY_ADDED, 1);
	add(fixture, draft_of("Deep", "We ask how deep an imaginary river may be, and wade."),
	    LIBRARY_ADDED, 2);
	add(fixture, guess_of("Deep", "We ask how deep an imaginary river could be."),
	    LIBRARY_MERGED, 2);
	add(fixture, draft_of("Deep", NULL), LIBRARY_MERGED, 0);
}

static void accents_do_not_hide_a_guess(void **state)
{
	struct fixture *fixture = *state;

	add(fixture,
	    draft_of("Schr\xC3\xB6"
		     "dinger Walks Across the Invented Bridges",
		     LONG_ABSTRACT),
	    LIBRARY_ADDED, 0);
	add(fixture,
	    guess_of("Schr\\\"odinger Walks Across", "the Invented Bridges " LONG_ABSTRACT),
	    LIBRARY_MERGED, 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(a_guess_takes_a_known_boundary),      TEST(a_guess_brings_the_longer_abstract),
		TEST(equal_guesses_are_one_paper),         TEST(other_texts_are_other_papers),
		TEST(a_wrong_guess_joins_no_other_papers), TEST(accents_do_not_hide_a_guess),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
