/* Which titles, fields and sources a paper has that several records tell. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "library_fixture.h"

/* A title that a paper had names it as well, and does not come back. */
static void other_titles_are_kept(void **state)
{
	struct fixture *fixture = *state;
	const struct paper *paper;
	uint32_t number;

	add(fixture, draft_with_ids("One; or Two", "2409.11340", NULL), LIBRARY_ADDED, 0);
	add(fixture, draft_with_ids("Three", "2409.11340", NULL), LIBRARY_REWRITTEN, 0);
	paper = add(fixture, draft_with_ids("Four", "2409.11340", NULL), LIBRARY_REWRITTEN, 0);
	assert_str(paper->title, "Four");
	assert_str(paper_get_text(paper, FIELD_ALIASES), "One\uFF1B or Two; Three");
	add(fixture, draft_with_ids("one, or two", NULL, NULL), LIBRARY_MERGED, 0);
	add(fixture, draft_with_ids("Three", "2409.11340", NULL), LIBRARY_MERGED, 0);
	paper = add(fixture, draft_with_ids("FOUR", NULL, NULL), LIBRARY_MERGED, 0);
	assert_str(paper->title, "Four");
	assert_str(paper_get_text(paper, FIELD_ALIASES), "One\uFF1B or Two; Three");
	assert_true(library_find_key(&fixture->library, STR("One; or two"), &number));
	assert_int_equal(number, 0);
	add(fixture, draft_with_ids("Three", "2409.11341", NULL), LIBRARY_ADDED, 1);
}

/* The title of the later date is the paper's, whatever is read first. */
static void the_newer_title_is_kept(void **state)
{
	struct fixture *fixture = *state;
	struct paper_draft draft = draft_with_ids("New", "2409.11340", NULL);

	draft.paper.date = (struct date){ 2024, 6, 1, DATE_DAY, false };
	add(fixture, draft, LIBRARY_ADDED, 0);
	draft.paper.title = STR("Old");
	draft.paper.date = (struct date){ 2024, 1, 1, DATE_DAY, false };
	add(fixture, draft, LIBRARY_REWRITTEN, 0);
	assert_str(fixture->library.papers[0].title, "New");
	assert_str(paper_get_text(&fixture->library.papers[0], FIELD_ALIASES), "Old");
}

/* One title has any number of them, and costs no more than many. */
static void many_titles_of_one_paper_have_a_limit(void **state)
{
	struct fixture *fixture = *state;

	for (int i = 0; i < 500; i++) {
		struct paper_draft draft = draft_with_ids(NULL, "2409.11340", NULL);
		char title[32];
		uint32_t number;

		snprintf(title, sizeof(title), "Title %d", i);
		draft.paper.title = str_from(title);
		library_add(&fixture->library, &draft, NULL, &number);
		assert_int_equal(number, 0);
	}
	assert_true(paper_get_text(&fixture->library.papers[0], FIELD_ALIASES).len < 32 * 12);
}

/* Also among more papers of that title than are compared one by one. */
static void other_titles_are_found_in_a_crowd(void **state)
{
	struct fixture *fixture = *state;
	struct paper_draft draft = draft_of("Editorial", NULL), old;
	char name[32];

	for (uint32_t i = 0; i < 20; i++) {
		snprintf(name, sizeof(name), "Author%c", 'a' + (int)i);
		draft.paper.author_names = str_from(name);
		add(fixture, draft, LIBRARY_ADDED, i);
	}
	draft = draft_with_ids("The Year in Owls", "2409.00001v2", NULL);
	draft.paper.author_names = STR("Ada Pot");
	old = draft;
	old.paper.title = STR("Editorial");
	old.paper.arxiv_id = STR("2409.00001v1");
	add(fixture, draft, LIBRARY_ADDED, 20);
	add(fixture, old, LIBRARY_REWRITTEN, 20);
	old.paper.arxiv_id = STR("");
	assert_str(add(fixture, old, LIBRARY_MERGED, 20)->title, "The Year in Owls");
}

/* The number of authors goes with their names. */
static void numbers_of_authors_follow_their_names(void **state)
{
	struct fixture *fixture = *state;
	struct paper_draft listed = draft_of("One", "The same words of one abstract."),
			   named = listed;

	listed.paper.authors = 5;
	named.paper.author_names = STR("Lee, Ann; Ek, Bo");
	assert_int_equal(add(fixture, listed, LIBRARY_ADDED, 0)->authors, 5);
	assert_int_equal(add(fixture, named, LIBRARY_MERGED, 0)->authors, 2);
	assert_int_equal(add(fixture, listed, LIBRARY_MERGED, 0)->authors, 2);
	named.paper.author_names = STR("Lee, Ann; Ek, Bo; Poe, Cy");
	assert_int_equal(add(fixture, named, LIBRARY_MERGED, 0)->authors, 2);

	/* A list that is cut tells no number. */
	listed.paper.title = named.paper.title = STR("Two");
	named.paper.author_names = STR("Lee, Ann; et al.");
	assert_int_equal(add(fixture, named, LIBRARY_ADDED, 1)->authors, COUNT_UNKNOWN);
	assert_int_equal(add(fixture, listed, LIBRARY_MERGED, 1)->authors, 5);
	listed.paper.authors = 6;
	assert_int_equal(add(fixture, listed, LIBRARY_MERGED, 1)->authors, 6);
}

/* Of two versions of one paper the higher has its title, in any order, whatever they are dated. */
static void the_higher_version_has_the_title(void **state)
{
	struct fixture *fixture = *state;
	struct paper_draft first = draft_with_ids("Early", "2409.00001v1", NULL);
	struct paper_draft second = draft_with_ids("Late", "2409.00001v2", NULL);
	struct paper_draft other = draft_with_ids("Elsewhere", "2409.00001", NULL);

	assert_true(date_parse_iso(STR("2025-01-02"), &first.paper.date));
	assert_true(date_parse_iso(STR("2024-01-02"), &second.paper.date));
	add(fixture, second, LIBRARY_ADDED, 0);
	assert_str(add(fixture, first, LIBRARY_REWRITTEN, 0)->title, "Late");
	assert_str(add(fixture, second, LIBRARY_MERGED, 0)->title, "Late");
	assert_str(paper_get_text(&fixture->library.papers[0], FIELD_ALIASES), "Early");
	/* Without a version dates decide, and where they don't, what was read last. */
	assert_str(add(fixture, other, LIBRARY_REWRITTEN, 0)->title, "Elsewhere");

	first = draft_with_ids("Early", NULL, NULL);
	first.paper.url = STR("https://arxiv.org/abs/math.GT/0309136v2");
	second = draft_with_ids("Late", "math/0309136v11", NULL);
	add(fixture, first, LIBRARY_ADDED, 1);
	assert_str(add(fixture, second, LIBRARY_REWRITTEN, 1)->title, "Late");
	assert_str(add(fixture, first, LIBRARY_MERGED, 1)->title, "Late");
	/* The same title in a later version. */
	first.paper.title_version = 12;
	first.paper.title = STR("late");
	assert_int_equal(add(fixture, first, LIBRARY_MERGED, 1)->title_version, 12);
}

static void fields_are_merged(void **state)
{
	struct fixture *fixture = *state;
	struct paper_draft draft = draft_of("One", "Short.");
	const struct paper *paper;
	size_t len;

	draft.paper.upvotes = 3;
	assert_true(date_parse_listing(STR("Oct 6"), &draft.paper.date, &len));
	add(fixture, draft, LIBRARY_ADDED, 0);
	library_set_year(&fixture->library, 2024);
	assert_int_equal(fixture->library.papers[0].date.year, 2024);

	draft = draft_of("one!", "Rather longer.");
	draft.paper.comments = 0;
	draft.paper.authors = 2;
	draft.paper.upvotes = 2;
	draft.paper.summary = STR("Sum.");
	draft.paper.author_names = STR("Ada; Bob");
	assert_true(date_parse_iso(STR("2023-10-06"), &draft.paper.date));
	paper = add(fixture, draft, LIBRARY_REWRITTEN, 0);
	assert_str(library_text(&fixture->library, 0), "One\nRather longer.\nSum.\n\n");
	assert_str(paper->author_names, "Ada; Bob");
	assert_int_equal(paper->upvotes, 2);
	assert_int_equal(paper->comments, 0);
	assert_int_equal(paper->authors, 2);
	assert_int_equal(paper->date.year, 2023);
	assert_false(paper->date.year_inferred);

	draft = draft_of("One", "Shorter");
	draft.paper.upvotes = -5;
	draft.paper.summary = STR("Another.");
	draft.paper.doi = STR("10.1000/1");
	assert_true(date_parse_listing(STR("Oct 7"), &draft.paper.date, &len));
	paper = add(fixture, draft, LIBRARY_MERGED, 0);
	library_set_year(&fixture->library, 2025);
	assert_str(library_text(&fixture->library, 0), "One\nRather longer.\nSum.\n\n");
	assert_str(paper->doi, "10.1000/1");
	assert_int_equal(paper->upvotes, 2);
	assert_int_equal(paper->date.year, 2023);
}

static void plain_repetitions_take_no_room(void **state)
{
	struct fixture *fixture = *state;
	struct paper_draft draft = draft_with_ids("One", "2409.00001", "10.1000/1");
	size_t used;

	draft.paper.abstract = STR("An abstract.");
	add(fixture, draft, LIBRARY_ADDED, 0);
	used = fixture->library.texts.used + fixture->library.arena.used;
	for (int i = 0; i < 1000; i++)
		add(fixture, draft, LIBRARY_MERGED, 0);
	assert_int_equal(fixture->library.texts.used + fixture->library.arena.used, used);
	assert_int_equal(fixture->library.by_identifier.count, 2);
	assert_int_equal(fixture->library.record_count, 1001);
}

/* Checks the sources, newest first. */
static void assert_sources(const struct paper *paper, const char *const *names)
{
	const struct source_list *node = paper->sources;

	for (; *names; names++, node = node->rest) {
		assert_non_null(node);
		assert_str(node->name, *names);
	}
	assert_null(node);
}

static void every_source_is_kept_once(void **state)
{
	struct fixture *fixture = *state;
	struct library *library = &fixture->library;
	struct paper_draft draft = draft_of("One", NULL);
	struct source_list old = { STR(" a;b \x1B"), NULL }, middle = { STR("002"), &old },
			   last = { STR("a,b"), &middle };
	uint32_t number;

	library_add(library, &draft, fixture->source, &number);
	assert_ptr_equal(library->papers[0].sources, fixture->source);
	library_add(library, &draft, library_source(library, STR("000")), &number);
	assert_ptr_equal(library->papers[0].sources, fixture->source);
	draft.paper.sources = &last;
	library_add(library, &draft, fixture->source, &number);
	assert_sources(&library->papers[0], (const char *const[]){ "002", "a,b", "000", NULL });
	draft.paper.sources = NULL;
	library_add(library, &draft, library_source(library, STR("002")), &number);
	library_add(library, &draft, fixture->source, &number);
	library_add(library, &draft, library_source(library, STR("003")), &number);
	assert_sources(&library->papers[0],
		       (const char *const[]){ "003", "002", "a,b", "000", NULL });
	draft = draft_of("Two", NULL);
	draft.paper.sources = &last;
	library_add(library, &draft, fixture->source, &number);
	assert_sources(&library->papers[1], (const char *const[]){ "002", "a,b", NULL });
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(other_titles_are_kept),
		TEST(the_newer_title_is_kept),
		TEST(many_titles_of_one_paper_have_a_limit),
		TEST(other_titles_are_found_in_a_crowd),
		TEST(numbers_of_authors_follow_their_names),
		TEST(the_higher_version_has_the_title),
		TEST(fields_are_merged),
		TEST(plain_repetitions_take_no_room),
		TEST(every_source_is_kept_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
