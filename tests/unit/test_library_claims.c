/* Identifiers that papers have which are not the same. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "library_fixture.h"

static struct paper_draft by(struct paper_draft draft, const char *names)
{
	draft.paper.author_names = str_from(names);
	return draft;
}

/* A reference manager wrote one arXiv id into many entries. */
static void other_titles_and_dois_are_other_papers(void **state)
{
	struct fixture *fixture = *state;
	const struct library *library = &fixture->library;

	add(fixture, draft_with_ids("Lids of Copper Pots", "2409.00001", "10.1000/1"),
	    LIBRARY_ADDED, 0);
	add(fixture, draft_with_ids("Owls above the Treeline", "2409.00001", "10.1000/2"),
	    LIBRARY_ADDED, 1);
	add(fixture, draft_with_ids("Kites in Autumn", "2409.00001", "10.1000/3"), LIBRARY_ADDED,
	    2);
	assert_int_equal(library->claim_count, 2);
	assert_int_equal(library->claims[1].paper, 2);
	assert_int_equal(library->claims[1].other, 0);
	assert_int_equal(library->claims[1].id, FIELD_ARXIV_ID);
	/* Each is found again. */
	add(fixture, draft_with_ids("Owls above the Treeline", "2409.00001", NULL), LIBRARY_MERGED,
	    1);
	add(fixture, draft_with_ids("Kites in Autumn", "2409.00001", "10.1000/3"), LIBRARY_MERGED,
	    2);
	add(fixture, draft_with_ids(NULL, NULL, "10.1000/2"), LIBRARY_MERGED, 1);
	/* What several have says nothing of a fourth. */
	add(fixture, draft_with_ids("Bread and Salt", "2409.00001", NULL), LIBRARY_ADDED, 3);
	assert_int_equal(library->claims[library->claim_count - 1].paper, 3);
}

/* Of a book's DOI for its chapters, the authors tell, or the pages. */
static void chapters_are_other_papers(void **state)
{
	struct fixture *fixture = *state;
	struct paper_draft draft;

	add(fixture, by(draft_with_ids("Copper", NULL, "10.1000/book"), "Ann Poe; Bob Lid"),
	    LIBRARY_ADDED, 0);
	add(fixture, by(draft_with_ids("Tin", NULL, "10.1000/book"), "Cara Moe"), LIBRARY_ADDED, 1);
	add(fixture, by(draft_with_ids("Copper", NULL, "10.1000/book"), "Poe, A.; Lid, B."),
	    LIBRARY_MERGED, 0);
	for (uint32_t i = 0; i < 2; i++) {
		const char *const titles[] = { "Beginnings", "Farewell" };
		const char *const pages[] = { "1-20", "301-309" };
		struct strbuf rare;

		strbuf_init(&rare);
		draft = by(draft_with_ids(titles[i], NULL, "10.1000/own"), "Dan Roe");
		paper_set_text(&draft.paper, FIELD_VENUE, STR("The Book of Pots"), &rare);
		paper_set_text(&draft.paper, FIELD_PAGES, str_from(pages[i]), &rare);
		add(fixture, draft, LIBRARY_ADDED, 2 + i);
		strbuf_free(&rare);
	}
}

/* A record of which nothing but the journal's volume, or the abstract, says that it is another. */
static void other_volumes_and_abstracts_are_other_papers(void **state)
{
	static const char *const volumes[] = { "7", "8" };
	struct fixture *fixture = *state;
	struct paper_draft draft;
	struct strbuf rare;

	strbuf_init(&rare);
	for (uint32_t i = 0; i < 2; i++) {
		strbuf_clear(&rare);
		draft = draft_with_ids(i == 0 ? "Copper" : "Tin", NULL, "10.1000/pots");
		paper_set_text(&draft.paper, FIELD_VENUE, STR("Journal of Pots"), &rare);
		paper_set_text(&draft.paper, FIELD_VOLUME, str_from(volumes[i]), &rare);
		add(fixture, draft, LIBRARY_ADDED, i);
	}
	strbuf_free(&rare);
	draft = draft_with_ids("Kites", NULL, "10.1000/air");
	draft.paper.abstract =
		STR("Strings pull paper upwards whenever strong winds blow near us.");
	add(fixture, draft, LIBRARY_ADDED, 2);
	draft = draft_with_ids("Lamps", NULL, "10.1000/air");
	draft.paper.abstract =
		STR("Copper wires glow inside glass bulbs after current flows once.");
	add(fixture, draft, LIBRARY_ADDED, 3);
}

/* What is no contradiction, whatever other identifiers say: a new title by the same people, a
 * translation, a title that has most of the other's words or that it had before, a guess; and an
 * identifier alone. */
static void new_titles_are_the_same_paper(void **state)
{
	struct fixture *fixture = *state;
	struct paper_draft guess;

	add(fixture, by(draft_with_ids("Lids", "2409.00001", "10.1000/1"), "Ann Poe"),
	    LIBRARY_ADDED, 0);
	add(fixture, by(draft_with_ids("Covers of Pots", "2409.00001", NULL), "Poe, A."),
	    LIBRARY_REWRITTEN, 0);
	add(fixture, draft_with_ids("Covers of Old Pots", "2409.00001", "10.1000/2"),
	    LIBRARY_REWRITTEN, 0);
	add(fixture, draft_with_ids("Covers of Tin Pots", "2409.00001", "10.1000/3"),
	    LIBRARY_REWRITTEN, 0);
	add(fixture, draft_with_ids("Lids", "2409.00001", "10.1000/4"), LIBRARY_MERGED, 0);
	guess = draft_with_ids("Owls and Lamps", "2409.00001", "10.1000/5");
	guess.paper.title_is_guessed = true;
	add(fixture, guess, LIBRARY_MERGED, 0);
	add(fixture, draft_with_ids("\xE9\x93\x9C\xE5\xA3\xB6", "2409.00001", "10.1000/6"),
	    LIBRARY_REWRITTEN, 0);
	add(fixture,
	    by(draft_with_ids("\xE7\x9B\x96\xE5\xAD\x90", "2409.00001", "10.1000/1"),
	       "\xE6\x9D\x8E\xE5\x9B\x9B"),
	    LIBRARY_REWRITTEN, 0);
	add(fixture, draft_with_ids(NULL, "2409.00001", NULL), LIBRARY_MERGED, 0);
	for (size_t i = 0; i < fixture->library.claim_count; i++)
		assert_true(fixture->library.claims[i].lost.len > 0);
}

/* A paper has one identifier of a kind: of two, the other is not kept, and it is told. arXiv's own
 * DOI is none beside a publisher's. */
static void a_second_identifier_is_told(void **state)
{
	struct fixture *fixture = *state;
	const struct library *library = &fixture->library;

	add(fixture, draft_with_ids("Lids", "2409.00001", "10.48550/arXiv.2409.00001"),
	    LIBRARY_ADDED, 0);
	add(fixture, draft_with_ids("Lids", "2409.00001", "10.1000/1"), LIBRARY_MERGED, 0);
	add(fixture, draft_with_ids("Lids", "2409.00001", "10.1000/1"), LIBRARY_MERGED, 0);
	assert_int_equal(library->claim_count, 0);
	add(fixture, draft_with_ids("Lids", "2409.00001", "10.1000/2"), LIBRARY_MERGED, 0);
	assert_int_equal(library->claim_count, 1);
	assert_str(library->claims[0].lost, "10.1000/2");
	assert_str(library->papers[0].doi, "10.1000/1");
}

/* Other people, under an identifier and a title that are the same or much alike. A spelling of one
 * name, an alphabet, a group and its people are none. */
static void other_people_are_other_papers(void **state)
{
	static const char *const same[][2] = {
		{ "Karl Mueller", "M\xC3\xBCller, K." },
		{ "The KITE Collaboration", "Poe, Ann; Roe, Bo" },
		{ "Ann Poe; Bo Roe; Cy Lee", "Poe, A.; Roe, B.; Moe, D." },
		{ "\xD0\x98\xD0\xB2\xD0\xB0\xD0\xBD", "Ivan" },
	};
	struct fixture *fixture = *state;
	char doi[32];

	for (uint32_t i = 0; i < 4; i++) {
		snprintf(doi, sizeof(doi), "10.1000/%u", i);
		add(fixture, by(draft_with_ids("Introduction", NULL, doi), same[i][0]),
		    LIBRARY_ADDED, i);
		add(fixture, by(draft_with_ids("An Introduction", NULL, doi), same[i][1]),
		    LIBRARY_REWRITTEN, i);
	}
	add(fixture, by(draft_with_ids("Introduction", NULL, "10.1000/0"), "Zoe Zed"),
	    LIBRARY_ADDED, 4);
	add(fixture, by(draft_with_ids("Our Introduction", NULL, "10.1000/0"), "Zed, Z."),
	    LIBRARY_REWRITTEN, 4);
	assert_str(fixture->library.papers[0].author_names, "Karl Mueller");
}

/* Of names in other scripts the first letter is compared. */
static void other_people_of_any_script_are_other_papers(void **state)
{
	struct fixture *fixture = *state;

	add(fixture,
	    by(draft_with_ids("Introduction", NULL, "10.1000/1"), "\u6797\u98A8; \u5C71\u660E"),
	    LIBRARY_ADDED, 0);
	add(fixture,
	    by(draft_with_ids("Introduction", NULL, "10.1000/1"), "\u77F3\u6C34; \u5DDD\u967D"),
	    LIBRARY_ADDED, 1);
	add(fixture,
	    by(draft_with_ids("An Introduction", NULL, "10.1000/1"), "\u6797\u98CE; \u5C71\u660E"),
	    LIBRARY_REWRITTEN, 0);
}

/* A new title that has no word of the old is of the paper with its authors, where others claim the
 * identifier too. */
static void authors_tell_whose_title_it_is(void **state)
{
	struct fixture *fixture = *state;

	add(fixture, by(draft_with_ids("Lids", "2409.00001", NULL), "Ann Poe"), LIBRARY_ADDED, 0);
	add(fixture, by(draft_with_ids("Owls", "2409.00001", NULL), "Zoe Zed"), LIBRARY_ADDED, 1);
	add(fixture, by(draft_with_ids("Kites", "2409.00001", NULL), "Zed, Z."), LIBRARY_REWRITTEN,
	    1);
}

/* Each identifier that others have is named, be they of several papers. */
static void all_claims_are_named(void **state)
{
	struct fixture *fixture = *state;
	const struct library *library = &fixture->library;

	add(fixture, by(draft_with_ids("Kites", NULL, "10.1000/a"), "Ann Poe"), LIBRARY_ADDED, 0);
	add(fixture, by(draft_with_ids("Wind", "2101.00001", NULL), "Bo Roe"), LIBRARY_ADDED, 1);
	add(fixture, by(draft_with_ids("Knots", "2101.00001", "10.1000/a"), "Cy Lim"),
	    LIBRARY_ADDED, 2);
	assert_int_equal(library->claim_count, 2);
	assert_int_equal(library->claims[0].id, FIELD_ARXIV_ID);
	assert_int_equal(library->claims[0].other, 1);
	assert_int_equal(library->claims[1].id, FIELD_DOI);
	assert_int_equal(library->claims[1].other, 0);
	/* One that is of a paper, and claims what another has. */
	add(fixture, by(draft_with_ids("Wind", "2101.00001", "10.1000/a"), "Bo Roe"),
	    LIBRARY_MERGED, 1);
	assert_true(library->claim_count > 2);
	assert_int_equal(library->claims[library->claim_count - 1].id, FIELD_DOI);
}

/* More papers of one identifier than are looked at: they stay apart, and are found by their own. */
static void crowds_of_one_id_stay_apart(void **state)
{
	struct fixture *fixture = *state;
	char title[32], doi[32];

	for (int time = 0; time < 2; time++)
		for (uint32_t i = 0; i < 40; i++) {
			snprintf(title, sizeof(title), "Pot%u and Lid%u", i, i);
			snprintf(doi, sizeof(doi), "10.1000/%u", i);
			add(fixture, draft_with_ids(title, "2409.00001", doi),
			    time == 0 ? LIBRARY_ADDED : LIBRARY_MERGED, i);
		}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(other_titles_and_dois_are_other_papers),
		TEST(chapters_are_other_papers),
		TEST(other_volumes_and_abstracts_are_other_papers),
		TEST(new_titles_are_the_same_paper),
		TEST(a_second_identifier_is_told),
		TEST(other_people_are_other_papers),
		TEST(other_people_of_any_script_are_other_papers),
		TEST(authors_tell_whose_title_it_is),
		TEST(all_claims_are_named),
		TEST(crowds_of_one_id_stay_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
