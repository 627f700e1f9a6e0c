/* Records that have the identifiers of several papers, and join them. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "library_fixture.h"

static void a_link_is_merged_into_the_paper_with_its_id(void **state)
{
	struct fixture *fixture = *state;

	add(fixture, draft_with_ids("By title", NULL, NULL), LIBRARY_ADDED, 0);
	add(fixture, draft_with_ids(NULL, NULL, "10.1000/1"), LIBRARY_ADDED, 1);
	add(fixture, draft_with_ids(NULL, "2409.00001", NULL), LIBRARY_ADDED, 2);
	add(fixture, draft_with_ids("By title", "2409.00001", NULL), LIBRARY_REWRITTEN, 2);
	assert_str(fixture->library.papers[2].title, "By title");
	/* A title alone joins nothing. */
	assert_int_equal(library_paper_count(&fixture->library), 3);
	add(fixture, draft_with_ids(NULL, NULL, "10.1000/1"), LIBRARY_MERGED, 1);
}

static void a_link_joins_papers(void **state)
{
	struct fixture *fixture = *state;
	struct library *library = &fixture->library;
	struct paper_draft link = draft_with_ids("Winds", "2409.00001", "10.1000/1");
	uint32_t number;

	add(fixture, draft_with_ids("Of winds and tides", NULL, "10.1000/1"), LIBRARY_ADDED, 0);
	add(fixture, draft_with_ids("A study of the wind", "2409.00001", NULL), LIBRARY_ADDED, 1);
	add(fixture, draft_with_ids("Another", NULL, NULL), LIBRARY_ADDED, 2);
	assert_int_equal(library_add(library, &link, NULL, &number), LIBRARY_REWRITTEN);
	assert_int_equal(library_paper_count(library), 2);
	assert_int_equal(library_living(library, 0), number);
	assert_int_equal(library_living(library, 1), number);
	assert_int_equal(library_living(library, 2), 2);
	assert_int_equal(library_living(library, NO_PAPER), NO_PAPER);
	assert_str(library->papers[number].arxiv_id, "2409.00001");
	assert_str(library->papers[number].doi, "10.1000/1");
	add(fixture, draft_with_ids(NULL, NULL, "10.1000/1"), LIBRARY_MERGED, number);
	add(fixture, draft_with_ids(NULL, "2409.00001", NULL), LIBRARY_MERGED, number);
	add(fixture, draft_with_ids("Of winds and tides", NULL, NULL), LIBRARY_MERGED, number);
	add(fixture, draft_with_ids("A study of the wind", NULL, NULL), LIBRARY_MERGED, number);
	assert_true(library_find_key(library, STR("10.1000/1"), &number));
	assert_false(library_is_joined(library, number));
	assert_int_equal(library->join_count, 1);
}

static struct paper_draft with_names(struct paper_draft draft, const char *names)
{
	draft.paper.author_names = str_from(names);
	return draft;
}

static struct paper_draft with_abstract(struct paper_draft draft, const char *abstract)
{
	draft.paper.abstract = str_from(abstract);
	return draft;
}

/* Three records of which the last has identifiers of both others. */
static size_t count_papers(struct paper_draft first, struct paper_draft second,
			   struct paper_draft link)
{
	struct library library;
	uint32_t number;
	size_t count;

	library_init(&library);
	library_add(&library, &first, NULL, &number);
	library_add(&library, &second, NULL, &number);
	library_add(&library, &link, NULL, &number);
	count = library_paper_count(&library);
	library_free(&library);
	return count;
}

/* What tells two papers apart does so when a third has an identifier of each, too: a wrong paper is
 * worse than none. */
static void a_link_leaves_others_apart(void **state)
{
	const struct paper_draft by_doi = draft_with_ids("Salt", NULL, "10.1000/1");
	const struct paper_draft by_arxiv = draft_with_ids("Moss", "2409.00001", NULL);
	const struct paper_draft link = draft_with_ids("Salt", "2409.00001", "10.1000/1");

	(void)state;
	assert_int_equal(count_papers(by_doi, by_arxiv, link), 1);
	/* Two publications. */
	assert_int_equal(
		count_papers(by_doi, draft_with_ids("Moss", "2409.00001", "10.1000/2"), link), 2);
	assert_int_equal(
		count_papers(draft_with_ids("Salt", "2409.00002", "10.1000/1"), by_arxiv, link), 2);
	/* Other people, another text. */
	assert_int_equal(count_papers(with_names(by_doi, "Jane Doe; Richard Roe"),
				      with_names(by_arxiv, "Ada Poe; John Low"), link),
			 2);
	assert_int_equal(
		count_papers(with_abstract(by_doi, "Rivers carry pebbles toward silent valleys."),
			     with_abstract(by_arxiv, "Engines burn kerosene above cloudy towns."),
			     link),
		2);
	/* A link that is neither is a third. */
	assert_int_equal(count_papers(with_names(by_doi, "Jane Doe; Richard Roe"),
				      with_names(by_arxiv, "Jane Doe; Richard Roe"),
				      with_names(link, "Ada Poe; John Low")),
			 3);
}

/* What one paper brings tells the next apart that the record has an identifier of, too. */
static void a_link_to_three_joins_those_that_agree(void **state)
{
	struct fixture *fixture = *state;
	struct paper_draft third = with_names(draft_of("Fern", NULL), "Ada Poe; John Low");
	struct paper_draft link = draft_with_ids("Salt", "2409.00001", "10.1000/1");
	struct strbuf rare, rare_of_link;
	uint32_t number;

	strbuf_init(&rare);
	strbuf_init(&rare_of_link);
	paper_set_text(&third.paper, FIELD_PMID, STR("31234567"), &rare);
	paper_set_text(&link.paper, FIELD_PMID, STR("31234567"), &rare_of_link);
	add(fixture, draft_with_ids("Moss", "2409.00001", NULL), LIBRARY_ADDED, 0);
	add(fixture, with_names(draft_with_ids("Salt", NULL, "10.1000/1"), "Jane Doe; Richard Roe"),
	    LIBRARY_ADDED, 1);
	add(fixture, third, LIBRARY_ADDED, 2);
	library_add(&fixture->library, &link, NULL, &number);
	assert_int_equal(library_paper_count(&fixture->library), 2);
	assert_int_equal(library_living(&fixture->library, 0),
			 library_living(&fixture->library, 1));
	assert_str(fixture->library.papers[2].author_names, "Ada Poe; John Low");
	strbuf_free(&rare_of_link);
	strbuf_free(&rare);
}

static bool has_source(const struct paper *paper, struct str name)
{
	for (const struct source_list *node = paper->sources; node; node = node->rest)
		if (str_equal(node->name, name))
			return true;
	return false;
}

static void a_link_has_the_sources_of_all(void **state)
{
	static const struct str names[] = { STR_INIT("a"), STR_INIT("b"), STR_INIT("c") };
	const struct paper_draft drafts[] = {
		draft_with_ids("Salt", NULL, "10.1000/1"),
		draft_with_ids("Moss", "2409.00001", NULL),
		draft_with_ids("Salt", "2409.00001", "10.1000/1"),
	};
	struct fixture *fixture = *state;
	struct library *library = &fixture->library;
	uint32_t number;

	for (size_t i = 0; i < 3; i++)
		library_add(library, &drafts[i], library_source(library, names[i]), &number);
	assert_int_equal(library_paper_count(library), 1);
	for (size_t i = 0; i < 3; i++)
		assert_true(has_source(&library->papers[number], names[i]));
}

/* arXiv's own DOI is none beside that of a publisher. */
static void a_doi_of_arxiv_keeps_nothing_apart(void **state)
{
	(void)state;
	assert_int_equal(
		count_papers(draft_with_ids("Salt", NULL, "10.1000/1"),
			     draft_with_ids("Moss", "2409.00001", "10.48550/arxiv.2409.00001"),
			     draft_with_ids("Salt", "2409.00001", "10.1000/1")),
		1);
}

/* Every number leads to its paper, in whatever order papers are joined. */
static void many_links_take_linear_time(void **state)
{
	enum { PAPERS = 100000 };
	struct fixture *fixture = *state;
	struct library *library = &fixture->library;
	char doi[40], arxiv[40];
	uint32_t number;

	for (int i = 0; i < PAPERS; i++) {
		snprintf(doi, sizeof(doi), "10.1000/%d", i);
		snprintf(arxiv, sizeof(arxiv), "24%02d.%05d", 1 + i / 20000, i % 20000);
		struct paper_draft draft =
			i % 2 ? draft_with_ids(NULL, arxiv, NULL) : draft_with_ids(NULL, NULL, doi);

		library_add(library, &draft, library_source(library, str_from(doi)), &number);
	}
	assert_int_equal(library_paper_count(library), PAPERS);
	for (int i = PAPERS - 2; i >= 0; i -= 2) {
		snprintf(doi, sizeof(doi), "10.1000/%d", i);
		snprintf(arxiv, sizeof(arxiv), "24%02d.%05d", 1 + (i + 1) / 20000, (i + 1) % 20000);
		struct paper_draft draft = draft_with_ids("All is one", arxiv, doi);

		draft.paper.abstract = STR("They are many, and each says so.");
		library_add(library, &draft, fixture->source, &number);
	}
	assert_int_equal(library_paper_count(library), PAPERS / 2);
	for (uint32_t i = 0; i < PAPERS; i += 2)
		assert_int_equal(library_living(library, i), library_living(library, i + 1));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(a_link_is_merged_into_the_paper_with_its_id),
		TEST(a_link_joins_papers),
		TEST(a_link_leaves_others_apart),
		TEST(a_link_to_three_joins_those_that_agree),
		TEST(a_link_has_the_sources_of_all),
		TEST(a_doi_of_arxiv_keeps_nothing_apart),
		TEST(many_links_take_linear_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
