/* Where a merged paper was published: never half of one source and half of another. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "library_fixture.h"

/* A record as a table of texts; what is NULL is not known. */
struct publication {
	const char *venue, *type, *volume, *issue, *pages, *publisher, *date, *arxiv_id, *doi;
};

static const enum paper_field imprint[] = { FIELD_VENUE, FIELD_TYPE,  FIELD_VOLUME,
					    FIELD_ISSUE, FIELD_PAGES, FIELD_PUBLISHER };

#define IMPRINT_COUNT (sizeof(imprint) / sizeof(*imprint))

static const char *text_of(const struct publication *of, size_t i)
{
	const char *const texts[IMPRINT_COUNT] = { of->venue, of->type,  of->volume,
						   of->issue, of->pages, of->publisher };

	return texts[i];
}

static struct paper_draft draft_from(const struct publication *of, struct strbuf *rare)
{
	struct paper_draft draft = draft_with_ids("Kites in the snow", of->arxiv_id, of->doi);

	strbuf_clear(rare);
	for (size_t i = 0; i < IMPRINT_COUNT; i++)
		if (text_of(of, i))
			paper_set_text(&draft.paper, imprint[i], str_from(text_of(of, i)), rare);
	if (of->date)
		assert_true(date_parse_iso(str_from(of->date), &draft.paper.date));
	return draft;
}

static void assert_publication(const struct paper *paper, const struct publication *expected)
{
	struct strbuf date;

	for (size_t i = 0; i < IMPRINT_COUNT; i++)
		assert_str(paper_get_text(paper, imprint[i]),
			   text_of(expected, i) ? text_of(expected, i) : "");
	assert_str(paper->doi, expected->doi ? expected->doi : "");
	strbuf_init(&date);
	date_format(paper->date, &date);
	assert_str(strbuf_str(&date), expected->date ? expected->date : "");
	strbuf_free(&date);
}

static void add_all(struct library *library, const struct publication *const records[],
		    size_t count)
{
	struct strbuf rare;
	uint32_t paper;

	strbuf_init(&rare);
	for (size_t i = 0; i < count; i++) {
		struct paper_draft draft = draft_from(records[i], &rare);

		library_add(library, &draft, NULL, &paper);
	}
	strbuf_free(&rare);
}

/* Adds the records in that order to a library of its own. */
static void check_order(const struct publication *const records[], size_t count,
			const struct publication *expected)
{
	struct library library;

	library_init(&library);
	add_all(&library, records, count);
	assert_int_equal(library.count, 1);
	assert_publication(&library.papers[0], expected);
	/* What was read is read again, and changes nothing. */
	add_all(&library, records, count);
	assert_publication(&library.papers[0], expected);
	library_free(&library);
}

static void check_both(const struct publication *a, const struct publication *b,
		       const struct publication *expected)
{
	check_order((const struct publication *const[]){ a, b }, 2, expected);
	check_order((const struct publication *const[]){ b, a }, 2, expected);
}

static const struct publication corr = {
	.venue = "CoRR",
	.type = "article",
	.volume = "abs/2301.00009",
	.date = "2023",
	.arxiv_id = "2301.00009",
};
static const struct publication journal = {
	.venue = "Journal of Air",
	.type = "article",
	.volume = "12",
	.issue = "3",
	.pages = "45-67",
	.publisher = "Wiley",
	.date = "2024",
	.doi = "10.1000/joa.1",
};

static void the_article_wins_over_the_preprint(void **state)
{
	static const struct publication arxiv = {
		.venue = "arXiv (Cornell University)",
		.type = "preprint",
		.publisher = "arXiv",
		.date = "2023-01-05",
		.arxiv_id = "2301.00009",
		.doi = "10.48550/arxiv.2301.00009",
	};
	static const struct publication bare = { .type = "preprint",
						 .date = "2023-01-05",
						 .arxiv_id = "2301.00009" };
	static const struct publication talk = { .venue = "Proceedings of Kites",
						 .type = "inproceedings",
						 .date = "2023" };

	(void)state;
	check_both(&corr, &journal, &journal);
	check_both(&arxiv, &journal, &journal);
	check_both(&bare, &journal, &journal);
	check_order((const struct publication *const[]){ &corr, &arxiv, &journal }, 3, &journal);
	check_order((const struct publication *const[]){ &journal, &arxiv, &corr }, 3, &journal);
	/* Its volume and its pages are not those of another. */
	check_order((const struct publication *const[]){ &corr, &talk }, 2, &talk);
	check_order((const struct publication *const[]){ &talk, &corr }, 2, &talk);
	check_both(&talk, &journal, &journal);
}

static void sources_of_one_venue_complete_each_other(void **state)
{
	static const struct publication page = { .venue = "Journal of air",
						 .type = "article",
						 .volume = "12",
						 .date = "2024-05",
						 .doi = "10.1000/joa.1" };
	static const struct publication no_venue = { .pages = "45-67",
						     .publisher = "Wiley",
						     .doi = "10.1000/joa.1" };
	static const struct publication no_pages = { .venue = "Journal of Air",
						     .date = "2024",
						     .doi = "10.1000/joa.1" };
	static const struct publication whole = { .venue = "Journal of Air",
						  .pages = "45-67",
						  .publisher = "Wiley",
						  .date = "2024",
						  .doi = "10.1000/joa.1" };
	static const struct publication counted = {
		.venue = "Journal of Air", .volume = "12", .issue = "3", .date = "2023"
	};
	static const struct publication paged = { .venue = "journal of air",
						  .pages = "45-67",
						  .date = "2024-05" };
	static const struct publication both = {
		.venue = "Journal of Air",
		.volume = "12",
		.issue = "3",
		.pages = "45-67",
		.date = "2024-05",
	};
	struct publication expected = journal;

	(void)state;
	expected.date = page.date;
	check_both(&journal, &page, &expected);
	check_both(&no_venue, &no_pages, &whole);
	check_both(&counted, &paged, &both);
}

/* However much a preprint says, and however little the article. */
static void preprints_are_known_by_each_sign(void **state)
{
	static const struct publication article = { .venue = "Journal of Air", .date = "2024" };
	static const struct publication preprints[] = {
		{ .venue = "bioRxiv", .volume = "4", .issue = "1", .pages = "1-9", .date = "2023" },
		{ .venue = "Kites", .volume = "abs/2301.00009", .pages = "1-9", .date = "2023" },
		{ .venue = "Kites", .type = "preprint", .volume = "4", .date = "2023" },
		{ .type = "preprint", .volume = "4", .doi = "10.1000/joa.1", .date = "2023" },
	};
	/* It came out in a journal, whatever the type is. */
	static const struct publication published = { .venue = "Journal of Air",
						      .type = "preprint",
						      .volume = "12",
						      .date = "2024",
						      .doi = "10.1000/joa.1" };

	(void)state;
	for (size_t i = 0; i < sizeof(preprints) / sizeof(*preprints); i++) {
		struct publication expected = article;

		expected.doi = preprints[i].doi;
		check_both(&preprints[i], &article, &expected);
	}
	check_both(&corr, &published, &published);
}

/* Of two articles in print one is cited: that with a venue, then that with a DOI, then that of
 * which more is known. Its date is the paper's. */
static void one_of_two_articles_is_cited(void **state)
{
	static const struct publication bare = { .volume = "4", .issue = "1", .pages = "1-9" };
	static const struct publication named = { .venue = "Kites", .date = "2024" };
	static const struct publication with_doi = { .venue = "Journal of Air",
						     .date = "2024",
						     .doi = "10.1000/joa.1" };
	static const struct publication fuller = {
		.venue = "Proceedings of Kites", .volume = "4", .pages = "1-9", .date = "2023-05"
	};
	static const struct publication volumes[] = {
		{ .venue = "Journal of Air",
		  .volume = "12",
		  .issue = "3",
		  .publisher = "Wiley",
		  .date = "2024",
		  .doi = "10.1000/joa.1" },
		{ .venue = "Journal of Air",
		  .volume = "13",
		  .pages = "1-9",
		  .date = "2023-05",
		  .doi = "10.1000/joa.1" },
	};

	(void)state;
	check_both(&bare, &named, &named);
	check_both(&with_doi, &fuller, &with_doi);
	check_both(&volumes[0], &volumes[1], &volumes[0]);
}

/* A type alone, as lists give it to each paper, is no publication. */
static void a_type_alone_is_no_publication(void **state)
{
	static const struct publication typed = { .type = "article", .date = "2023" };

	(void)state;
	check_both(&typed, &corr, &corr);
}

/* A list that says nothing of where a paper was published gives the day only where that is one of
 * the article's year; a preprint's date is no better than any. */
static void a_day_belongs_to_the_publication(void **state)
{
	static const struct publication before = { .date = "2023-01-03" };
	static const struct publication within = { .date = "2024-03-01" };
	struct publication expected = journal;

	(void)state;
	check_both(&before, &journal, &journal);
	expected.date = "2024-03-01";
	check_both(&within, &journal, &expected);
	expected = corr;
	expected.date = within.date;
	check_both(&corr, &within, &expected);
}

/* Only the front of a venue is a server's name, and only as a word. */
static void journals_are_no_servers(void **state)
{
	static const struct publication corrosion = { .venue = "Corrosion Letters",
						      .volume = "7",
						      .date = "2023" };

	(void)state;
	check_both(&corr, &corrosion, &corrosion);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_article_wins_over_the_preprint),
		cmocka_unit_test(sources_of_one_venue_complete_each_other),
		cmocka_unit_test(preprints_are_known_by_each_sign),
		cmocka_unit_test(one_of_two_articles_is_cited),
		cmocka_unit_test(a_type_alone_is_no_publication),
		cmocka_unit_test(a_day_belongs_to_the_publication),
		cmocka_unit_test(journals_are_no_servers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
