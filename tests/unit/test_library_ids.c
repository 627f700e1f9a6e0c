/* Which papers are one by their identifiers, and what keeps papers of one title apart. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "library_fixture.h"

static void ids_name_papers(void **state)
{
	struct fixture *fixture = *state;

	add(fixture, draft_with_ids("One", "arXiv:2409.11340v2", NULL), LIBRARY_ADDED, 0);
	add(fixture, draft_with_ids("Un", "https://arxiv.org/abs/2409.11340", NULL),
	    LIBRARY_REWRITTEN, 0);
	add(fixture, draft_with_ids("Two", NULL, "https://doi.org/10.1000/ABC"), LIBRARY_ADDED, 1);
	add(fixture, draft_with_ids("Deux", NULL, "10.1000/abc"), LIBRARY_REWRITTEN, 1);
	assert_str(fixture->library.papers[0].title, "Un");
	assert_str(fixture->library.papers[1].doi, "10.1000/abc");
}

static void what_is_no_id_is_left_out(void **state)
{
	struct fixture *fixture = *state;
	const struct paper *paper =
		add(fixture, draft_with_ids("One", "none", "n/a"), LIBRARY_ADDED, 0);

	assert_int_equal(paper->arxiv_id.len, 0);
	assert_int_equal(paper->doi.len, 0);
	add(fixture, draft_with_ids("Two", "none", "n/a"), LIBRARY_ADDED, 1);
}

static void dois_come_from_addresses(void **state)
{
	struct fixture *fixture = *state;
	struct paper_draft draft = draft_of("One", NULL);
	const struct paper *paper;

	draft.paper.url = STR("https://doi.org/10.1000/ABC");
	assert_str(add(fixture, draft, LIBRARY_ADDED, 0)->doi, "10.1000/abc");
	draft.paper.title = STR("Uno");
	draft.paper.url = STR("https://dl.acm.org/doi/pdf/10.1000/abc");
	add(fixture, draft, LIBRARY_REWRITTEN, 0);
	draft = draft_with_ids("Two", NULL, "10.1000/def");
	draft.paper.url = STR("https://doi.org/10.1000/abc");
	assert_str(add(fixture, draft, LIBRARY_ADDED, 1)->doi, "10.1000/def");
	draft = draft_of("Three", NULL);
	draft.paper.url = STR("https://doi.org/10.48550/arXiv.2409.11340");
	paper = add(fixture, draft, LIBRARY_ADDED, 2);
	assert_str(paper->doi, "10.48550/arxiv.2409.11340");
	assert_str(paper->arxiv_id, "2409.11340");
	draft = draft_of("Four", NULL);
	draft.paper.url = STR("https://example.org/10.1000/abc");
	assert_int_equal(add(fixture, draft, LIBRARY_ADDED, 3)->doi.len, 0);
}

/* What is written for an address, the DOI that it is, and what is kept as an address. */
static void assert_url(struct fixture *fixture, const char *written, const char *doi,
		       const char *kept)
{
	struct paper_draft draft = draft_of(written, NULL);
	const struct paper *paper;

	draft.paper.url = str_from(written);
	draft.paper.doi = str_from(doi);
	paper = add(fixture, draft, LIBRARY_ADDED, (uint32_t)fixture->library.count);
	assert_str(paper->url, kept);
}

static void bare_ids_are_no_addresses(void **state)
{
	struct fixture *fixture = *state;

	assert_url(fixture, "10.1000/a", "", "");
	assert_str(fixture->library.papers[0].doi, "10.1000/a");
	assert_url(fixture, "doi:10.1000/B", "", "");
	assert_url(fixture, "DOI: 10.1000/c", "10.1000/c", "");
	assert_url(fixture, "10.1000/other", "10.1000/d", "10.1000/other");
	assert_url(fixture, "arXiv:2401.00001", "10.48550/arXiv.2401.00001", "");
	assert_url(fixture, "https://doi.org/10.1000/e", "", "https://doi.org/10.1000/e");
	assert_url(fixture, "doi.org/10.1000/f", "", "doi.org/10.1000/f");
	assert_url(fixture, "10.1000/g; https://example.org/g", "",
		   "10.1000/g; https://example.org/g");
	assert_url(fixture, "2401.00002", "", "2401.00002");
}

static void arxiv_ids_come_from_addresses_and_dois(void **state)
{
	struct fixture *fixture = *state;
	struct paper_draft draft = draft_of("One", NULL);

	draft.paper.url = STR("https://arxiv.org/pdf/2409.11340v1.pdf");
	assert_str(add(fixture, draft, LIBRARY_ADDED, 0)->arxiv_id, "2409.11340");
	draft = draft_with_ids("Two", NULL, "10.48550/arXiv.2409.11341");
	assert_str(add(fixture, draft, LIBRARY_ADDED, 1)->arxiv_id, "2409.11341");
	draft = draft_with_ids("Three", "2409.11342", NULL);
	draft.paper.url = STR("https://arxiv.org/abs/2409.11340");
	assert_str(add(fixture, draft, LIBRARY_ADDED, 2)->arxiv_id, "2409.11342");
	draft.paper.url = STR("2409.11345");
	draft.paper.arxiv_id = STR("");
	draft.paper.title = STR("Four");
	assert_int_equal(add(fixture, draft, LIBRARY_ADDED, 3)->arxiv_id.len, 0);
}

static void contradicting_ids_keep_titles_apart(void **state)
{
	struct fixture *fixture = *state;

	add(fixture, draft_with_ids("One", "2409.00001", NULL), LIBRARY_ADDED, 0);
	add(fixture, draft_with_ids("One", "2409.00002", NULL), LIBRARY_ADDED, 1);
	add(fixture, draft_with_ids("One", NULL, "10.1000/1"), LIBRARY_MERGED, 0);
	add(fixture, draft_with_ids("One", NULL, "10.1000/2"), LIBRARY_MERGED, 1);
	add(fixture, draft_with_ids("One", NULL, "10.1000/3"), LIBRARY_ADDED, 2);
	add(fixture, draft_with_ids("One", NULL, NULL), LIBRARY_MERGED, 0);
	add(fixture, draft_with_ids("One", "2409.00002", "10.1000/1"), LIBRARY_MERGED, 1);
	add(fixture, draft_with_ids("Two", NULL, "10.1000/20"), LIBRARY_ADDED, 3);
	add(fixture, draft_with_ids("Two", NULL, "10.48550/arXiv.2409.00020"), LIBRARY_MERGED, 3);
	assert_str(fixture->library.papers[3].arxiv_id, "2409.00020");
	assert_str(fixture->library.papers[3].doi, "10.1000/20");
}

static uint32_t number_of_pubmed(struct fixture *fixture, const char *title, const char *pmid,
				 const char *pmcid, const char *url)
{
	struct paper_draft draft = draft_of(title, NULL);
	struct strbuf rare;
	uint32_t number;

	strbuf_init(&rare);
	draft.paper.url = str_from(url);
	paper_set_text(&draft.paper, FIELD_VENUE, STR("Journal of Pots"), &rare);
	paper_set_text(&draft.paper, FIELD_PMID, str_from(pmid), &rare);
	paper_set_text(&draft.paper, FIELD_PMCID, str_from(pmcid), &rare);
	library_add(&fixture->library, &draft, NULL, &number);
	strbuf_free(&rare);
	return number;
}

static void pubmed_numbers_name_papers(void **state)
{
	struct fixture *fixture = *state;
	const struct paper *first;
	uint32_t number;

	assert_int_equal(number_of_pubmed(fixture, "Pots", "PMID: 31234567", "", ""), 0);
	assert_int_equal(number_of_pubmed(fixture, "Pots, Reprinted", "031234567", "", ""), 0);
	assert_int_equal(number_of_pubmed(fixture, "Pots", "", "PMC1234567", ""), 0);
	assert_int_equal(number_of_pubmed(fixture, "Other Words", "", "pmc1234567.1", ""), 0);
	assert_int_equal(number_of_pubmed(fixture, "A Link", "", "",
					  "https://pubmed.ncbi.nlm.nih.gov/31234567/"),
			 0);
	assert_int_equal(
		number_of_pubmed(fixture, "Its Text", "", "",
				 "https://pmc.ncbi.nlm.nih.gov/articles/PMC1234567/pdf/p.pdf"),
		0);
	assert_int_equal(
		number_of_pubmed(fixture, "A Link of a Library", "", "",
				 "https://pubmed-ncbi-nlm-nih-gov.proxy.example/31234567/"),
		0);
	assert_int_equal(number_of_pubmed(fixture, "A Loud Link", "", "",
					  "HTTPS://PUBMED.NCBI.NLM.NIH.GOV/31234567"),
			 0);
	/* One title, another number. */
	assert_int_equal(number_of_pubmed(fixture, "Pots", "31234568", "", ""), 1);
	assert_int_equal(number_of_pubmed(fixture, "Lids", "", "PMC31234567", ""), 2);
	/* What is no number is none, and says nothing. */
	assert_int_equal(number_of_pubmed(fixture, "Lids", "none", "", ""), 2);
	first = &fixture->library.papers[0];
	assert_str(paper_get_text(first, FIELD_PMID), "31234567");
	assert_str(paper_get_text(first, FIELD_PMCID), "PMC1234567");
	assert_str(paper_get_text(first, FIELD_VENUE), "Journal of Pots");
	assert_str(paper_get_text(&fixture->library.papers[2], FIELD_PMID), "");
	assert_true(library_find_key(&fixture->library, STR("PMID: 31234568"), &number));
	assert_int_equal(number, 1);
	assert_true(library_find_key(&fixture->library, STR("PMC1234567"), &number));
	assert_int_equal(number, 0);
	assert_false(library_find_key(&fixture->library, STR("31234568"), &number));
}

/* The index of what a journal prints under one title in an issue of its own. */
static uint32_t number_in_issue(struct fixture *fixture, const char *venue, const char *volume,
				const char *issue)
{
	struct paper_draft draft = draft_of("Errata", NULL);
	struct strbuf rare;
	uint32_t number;

	strbuf_init(&rare);
	paper_set_text(&draft.paper, FIELD_VENUE, str_from(venue), &rare);
	paper_set_text(&draft.paper, FIELD_VOLUME, str_from(volume), &rare);
	paper_set_text(&draft.paper, FIELD_ISSUE, str_from(issue), &rare);
	library_add(&fixture->library, &draft, NULL, &number);
	strbuf_free(&rare);
	return number;
}

/* The index of what came out under one title in a year. */
static uint32_t number_of_year(struct fixture *fixture, const char *type, int16_t year)
{
	struct paper_draft draft = draft_of("All of Lids", NULL);
	struct strbuf rare;
	uint32_t number;

	strbuf_init(&rare);
	draft.paper.date = (struct date){ year, 0, 0, DATE_YEAR, false };
	paper_set_text(&draft.paper, FIELD_TYPE, str_from(type), &rare);
	library_add(&fixture->library, &draft, NULL, &number);
	strbuf_free(&rare);
	return number;
}

static void editions_of_a_book_are_kept_apart(void **state)
{
	struct fixture *fixture = *state;

	assert_int_equal(number_of_year(fixture, "book", 2019), 0);
	assert_int_equal(number_of_year(fixture, "book", 2020), 1);
	assert_int_equal(number_of_year(fixture, "proceedings", 2021), 2);
	assert_int_equal(number_of_year(fixture, "book", 2020), 1);
	/* A preprint, and what it became. */
	assert_int_equal(number_of_year(fixture, "preprint", 2018), 0);
}

static void issues_of_a_journal_keep_titles_apart(void **state)
{
	struct fixture *fixture = *state;

	assert_int_equal(number_in_issue(fixture, "J. of Lids", "1", "1"), 0);
	assert_int_equal(number_in_issue(fixture, "J. of Lids", "1", "2"), 1);
	assert_int_equal(number_in_issue(fixture, "J. of Lids", "2", "1"), 2);
	assert_int_equal(number_in_issue(fixture, "j. of lids", "1", "2"), 1);
	/* What one of them does not say, or says in another way, contradicts nothing. */
	assert_int_equal(number_in_issue(fixture, "J. of Lids", "1", ""), 0);
	assert_int_equal(number_in_issue(fixture, "J. of Lids", "2026", "1"), 0);
	assert_int_equal(number_in_issue(fixture, "J. of Lids", "1", "1-2"), 0);
	assert_int_equal(number_in_issue(fixture, "Journal of Lids", "7", "1"), 0);
	assert_int_equal(number_in_issue(fixture, "", "8", "1"), 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(ids_name_papers),
		TEST(what_is_no_id_is_left_out),
		TEST(arxiv_ids_come_from_addresses_and_dois),
		TEST(dois_come_from_addresses),
		TEST(bare_ids_are_no_addresses),
		TEST(contradicting_ids_keep_titles_apart),
		TEST(pubmed_numbers_name_papers),
		TEST(issues_of_a_journal_keep_titles_apart),
		TEST(editions_of_a_book_are_kept_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
