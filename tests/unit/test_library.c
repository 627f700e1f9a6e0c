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
		TEST(text_is_cleaned_into_one_run),
		TEST(drafts_may_go_away),
		TEST(too_long_text_is_cut_between_characters),
		TEST(titles_are_compared_folded),
		TEST(untitled_papers_go_by_their_abstract),
		TEST(ids_name_papers),
		TEST(other_titles_are_kept),
		TEST(the_newer_title_is_kept),
		TEST(many_titles_of_one_paper_have_a_limit),
		TEST(what_is_no_id_is_left_out),
		TEST(arxiv_ids_come_from_addresses_and_dois),
		TEST(dois_come_from_addresses),
		TEST(bare_ids_are_no_addresses),
		TEST(names_are_counted_where_they_are_certain),
		TEST(other_titles_are_found_in_a_crowd),
		TEST(numbers_of_authors_follow_their_names),
		TEST(the_higher_version_has_the_title),
		TEST(contradicting_ids_keep_titles_apart),
		TEST(pubmed_numbers_name_papers),
		TEST(issues_of_a_journal_keep_titles_apart),
		TEST(editions_of_a_book_are_kept_apart),
		TEST(a_link_is_merged_into_the_paper_with_its_id),
		TEST(a_link_joins_papers),
		TEST(a_link_leaves_others_apart),
		TEST(a_doi_of_arxiv_keeps_nothing_apart),
		TEST(many_links_take_linear_time),
		TEST(fields_are_merged),
		TEST(plain_repetitions_take_no_room),
		TEST(years_are_given_to_those_that_wait),
		TEST(every_source_is_kept_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
