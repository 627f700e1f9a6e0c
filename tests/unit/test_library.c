/* What a library makes of drafts: their text, their titles, their dates. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "library_fixture.h"

static void text_is_cleaned_into_one_run(void **state)
{
	struct fixture *fixture = *state;
	struct paper_draft draft = draft_of(" A\ttitle\x1B ", "An \xFF abstract\r\nin lines");
	const struct paper *paper;

	draft.paper.keywords = STR("k; l");
	draft.paper.author_names = STR(" Ada  Example ");
	draft.paper.url = STR("https://example.org/x");
	paper = add(fixture, draft, LIBRARY_ADDED, 0);
	assert_str(paper->title, "A title");
	assert_str(paper->author_names, "Ada Example");
	assert_str(paper->url, "https://example.org/x");
	assert_str(library_text(&fixture->library, 0),
		   "A title\nAn \xEF\xBF\xBD abstract in lines\n\nk; l\n");
	add(fixture, draft_of(NULL, NULL), LIBRARY_ADDED, 1);
	assert_str(library_text(&fixture->library, 1), "\n\n\n\n");
	assert_int_equal(fixture->library.record_count, 2);
}

static void drafts_may_go_away(void **state)
{
	struct fixture *fixture = *state;
	char title[] = "A title", id[] = "2409.11340";
	struct paper_draft draft = draft_with_ids(title, id, NULL);
	const struct paper *paper = add(fixture, draft, LIBRARY_ADDED, 0);

	memset(title, 'x', sizeof(title));
	memset(id, 'x', sizeof(id));
	assert_str(paper->title, "A title");
	assert_str(paper->arxiv_id, "2409.11340");
}

static void too_long_text_is_cut_between_characters(void **state)
{
	struct fixture *fixture = *state;
	size_t len = LIBRARY_TEXT_MAX + 10;
	char *text = malloc(len);
	struct paper_draft draft = draft_of("Long", NULL);
	const struct paper *paper;

	assert_non_null(text);
	memset(text, 'a', len);
	memcpy(text + LIBRARY_TEXT_MAX - 2, "\xF0\x9F\x98\x80", 4);
	draft.paper.abstract = (struct str){ text, len };
	paper = add(fixture, draft, LIBRARY_ADDED, 0);
	assert_int_equal(paper->abstract.len, LIBRARY_TEXT_MAX - 2);
	free(text);
}

static void titles_are_compared_folded(void **state)
{
	struct fixture *fixture = *state;

	add(fixture, draft_of("Schr\\\"odinger Bridges: A Primer", "Text"), LIBRARY_ADDED, 0);
	add(fixture,
	    draft_of("SCHR\xC3\x96"
		     "DINGER bridges -- a primer",
		     "Text"),
	    LIBRARY_MERGED, 0);
	add(fixture, draft_of("Schrodinger Bridges: A Primer II", "Text"), LIBRARY_ADDED, 1);
	add(fixture, draft_of("???", NULL), LIBRARY_ADDED, 2);
	add(fixture, draft_of("!!!", NULL), LIBRARY_ADDED, 3);
	add(fixture, draft_of("???", NULL), LIBRARY_MERGED, 2);
	assert_str(fixture->library.papers[0].title, "Schr\\\"odinger Bridges: A Primer");
}

static void untitled_papers_go_by_their_abstract(void **state)
{
	struct fixture *fixture = *state;

	add(fixture, draft_of(NULL, "We show a thing."), LIBRARY_ADDED, 0);
	add(fixture, draft_of("", "we show a thing"), LIBRARY_MERGED, 0);
	add(fixture, draft_of(NULL, "We show another."), LIBRARY_ADDED, 1);
	add(fixture, draft_of("We show a thing", "x"), LIBRARY_ADDED, 2);
	add(fixture, draft_of(NULL, NULL), LIBRARY_ADDED, 3);
	add(fixture, draft_of(NULL, NULL), LIBRARY_ADDED, 4);
}

static void names_are_counted_where_they_are_certain(void **state)
{
	struct fixture *fixture = *state;
	struct paper_draft draft = draft_of("One", NULL);

	draft.paper.author_names = STR("Lee, Ann; Ek, Bo");
	assert_int_equal(add(fixture, draft, LIBRARY_ADDED, 0)->authors, 2);
	draft.paper.title = STR("Two");
	draft.paper.authors = 7;
	assert_int_equal(add(fixture, draft, LIBRARY_ADDED, 1)->authors, 7);
	draft.paper.title = STR("Three");
	draft.paper.authors = COUNT_UNKNOWN;
	draft.paper.author_names = STR("Ann Lee, Bo Ek");
	assert_int_equal(add(fixture, draft, LIBRARY_ADDED, 2)->authors, COUNT_UNKNOWN);
	draft.paper.title = STR("Four");
	draft.paper.author_names = STR("Lee, Ann; et al.");
	assert_int_equal(add(fixture, draft, LIBRARY_ADDED, 3)->authors, COUNT_UNKNOWN);
}

static void years_are_given_to_those_that_wait(void **state)
{
	struct fixture *fixture = *state;
	struct paper_draft draft = draft_of("One", NULL);
	size_t len;

	assert_true(date_parse_listing(STR("Feb 29"), &draft.paper.date, &len));
	add(fixture, draft, LIBRARY_ADDED, 0);
	draft.paper.title = STR("Two");
	draft.paper.date = (struct date){ 0 };
	add(fixture, draft, LIBRARY_ADDED, 1);
	assert_true(date_parse_listing(STR("Mar 1"), &draft.paper.date, &len));
	add(fixture, draft, LIBRARY_MERGED, 1);
	add(fixture, draft, LIBRARY_MERGED, 1);
	assert_int_equal(fixture->library.yearless_count, 2);
	library_set_year(&fixture->library, 2023);
	assert_int_equal(fixture->library.papers[0].date.year, 2020);
	assert_int_equal(fixture->library.papers[1].date.year, 2023);
	draft.paper.title = STR("Three");
	add(fixture, draft, LIBRARY_ADDED, 2);
	library_set_year(&fixture->library, 2026);
	assert_int_equal(fixture->library.papers[1].date.year, 2023);
	assert_int_equal(fixture->library.papers[2].date.year, 2026);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(text_is_cleaned_into_one_run),
		TEST(drafts_may_go_away),
		TEST(too_long_text_is_cut_between_characters),
		TEST(titles_are_compared_folded),
		TEST(untitled_papers_go_by_their_abstract),
		TEST(names_are_counted_where_they_are_certain),
		TEST(years_are_given_to_those_that_wait),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
