/* Saved web pages. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "recorder.h"

static struct recorder got;

static int set_up(void **state)
{
	(void)state;
	recorder_init(&got);
	got.shows_all = true;
	got.file_year = 2026;
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	recorder_free(&got);
	return 0;
}

static void assert_paper(const char *text, const char *want)
{
	recorder_read_cstr(&got, text);
	assert_int_equal(got.count, 1);
	assert_string_equal(recorder_text(&got, 0), want);
}

static const char page[] =
	"<!DOCTYPE html>\n<html><head><meta charset=iso-8859-1><title>x | Publisher</title>\n"
	"<meta name=\"citation_title\" content=\"Größe &amp; order\"/>\n"
	"<meta name='citation_author' content='Doe, Jane'>\n"
	"<meta name='citation_author_institution' content='Nowhere'>\n"
	"<meta name='citation_author' content='Roe, Richard'>\n"
	"<meta name='citation_date' content='2024/01/05'>\n"
	"<meta name='citation_journal_title' content='Invented Results'>\n"
	"<meta name='citation_firstpage' content='5'><meta name='citation_lastpage' content='9'>\n"
	"<meta name='citation_doi' content='10.1234/PAGE'>\n"
	"<meta name='citation_arxiv_id' content='2401.00001'>\n"
	"<meta name='citation_pdf_url' content='https://example.org/a.pdf?x=1&amp;y=2'>\n"
	"<meta property='og:url' content='https://example.org/a'>\n"
	"<meta name='citation_abstract' content='Text.'>\n"
	"<meta name='viewport' content='width=device-width'>\n"
	"</head><body><p>Much else.</p></body></html>\n";

static const char paper[] =
	"title: Größe & order\nauthors: 2\nauthor_names: Doe, Jane; Roe, Richard\n"
	"date: 2024-01-05\narxiv_id: 2401.00001\ndoi: 10.1234/page\n"
	"url: https://example.org/a\nabstract: Text.\nvenue: Invented Results\n"
	"pages: 5-9\npdf: https://example.org/a.pdf?x=1&y=2\n";

static void test_article(void **state)
{
	(void)state;
	assert_paper(page, paper);
	assert_string_equal(got.report.layouts, "web page");
	assert_string_equal(got.left_out.data, "citation_author_institution 1");
}

static void test_dublin_core(void **state)
{
	(void)state;
	assert_paper("<html><head><meta name=\"DC.Title\" content=\"A\">"
		     "<meta name=\"dc.creator\" content=\"Jane Doe\">"
		     "<meta name=\"DC.identifier\" content=\"doi:10.1234/dc\"></head></html>",
		     "title: A\nauthors: 1\nauthor_names: Jane Doe\ndoi: 10.1234/dc\n");
}

/* The papers of a day's page are in the properties of one of its components. */
static void test_component(void **state)
{
	(void)state;
	recorder_read_cstr(
		&got, "<!doctype html>\n<html><body><div data-target=\"Menu\" "
		      "data-props='{\"title\":\"x\",\"url\":\"y\"}'></div>\n"
		      "<div data-target=\"DailyPapers\" data-props=\"{&quot;dailyPapers&quot;:["
		      "{&quot;paper&quot;:{&quot;id&quot;:&quot;2401.00001&quot;,&quot;title&quot;:"
		      "&quot;One &amp; only&quot;,&quot;summary&quot;:&quot;Text.&quot;,"
		      "&quot;upvotes&quot;:12,&quot;authors&quot;:[{&quot;name&quot;:&quot;Jane "
		      "Doe&quot;}],&quot;publishedAt&quot;:&quot;2024-01-02T00:00:00.000Z&quot;},"
		      "&quot;numComments&quot;:3}]}\"></div></body></html>");
	assert_int_equal(got.count, 1);
	assert_string_equal(recorder_text(&got, 0),
			    "title: One & only\nauthors: 1\nauthor_names: Jane Doe\n"
			    "date: 2024-01-02\nupvotes: 12\ncomments: 3\n"
			    "arxiv_id: 2401.00001\nabstract: Text.\n");
	assert_int_equal(got.report.not_understood, 0);
}

#define SCRIPT(text) "<script type=\"application/ld+json\">" text "</script>"

static const char linked[] = "<!DOCTYPE html><html><head><title>Lamps | A Journal</title>\n" SCRIPT(
	"{\"@context\":\"https://"
	"schema.org\",\"@type\":\"WebPage\",\"mainEntity\":{"
	"\"@type\":\"ScholarlyArticle\",\"headline\":\"Lamps &amp; owls\","
	"\"description\":\"We count\n"
	"<i>owls</i>.\",\"datePublished\":\"2025-02-11T00:00:00Z\","
	"\"pageStart\":\"5\",\"pageEnd\":\"9\",\"license\":\"free\","
	"\"sameAs\":\"https://doi.org/10.1234/"
	"LAMP\",\"keywords\":[\"owls\",\"lamps\"],"
	"\"isPartOf\":{\"name\":\"Invented "
	"Results\",\"volumeNumber\":\"15\","
	"\"@type\":[\"Periodical\",\"PublicationVolume\"]},"
	"\"publisher\":{\"@type\":\"Organization\",\"name\":\"Nowhere "
	"Press\"},"
	"\"author\":[{\"@type\":\"Person\",\"name\":\"Jane Doe\"},"
	"{\"@type\":\"Person\",\"givenName\":\"Richard\",\"familyName\":"
	"\"Roe\"}]}}") "\n" SCRIPT("{\"@type\":\"Organization\",\"name\":"
				   "\"Nowhere Press\"}") "\n" SCRIPT("{ "
								     "not "
								     "JSON") "</"
									     "head><body><p>Text.</"
									     "p></body></html>";

/* A page without meta tags, whose article its JSON-LD describes. */
static void test_linked_data(void **state)
{
	(void)state;
	assert_paper(linked,
		     "title: Lamps & owls\nauthors: 2\nauthor_names: Jane Doe; Richard Roe\n"
		     "date: 2025-02-11\ndoi: 10.1234/lamp\nkeywords: owls; lamps\n"
		     "abstract: We count owls.\nvenue: Invented Results\nvolume: 15\n"
		     "pages: 5-9\npublisher: Nowhere Press\n");
	assert_string_equal(got.left_out.data, "JSON-LD.license 1");
	assert_int_equal(got.report.not_understood, 0);
	assert_paper(
		"<html><head><meta name=citation_title content=A><meta name=citation_doi "
		"content=10.1234/a>" SCRIPT("{\"@type\":\"ScholarlyArticle\"") "</head></html>",
		"title: A\ndoi: 10.1234/a\n");
	assert_int_equal(got.report.not_understood, 1);
}

/* What the tags say counts for more; other articles on the page are not its own. */
static void test_linked_data_completes(void **state)
{
	(void)state;
	assert_paper(
		"<html><head>" SCRIPT(
			"[{\"@type\":\"schema:ScholarlyArticle\",\"name\":\"Other\","
			"\"author\":\"Roe, R.\",\"abstract\":\"No.\"},"
			"{\"@type\":\"http://schema.org/Article\",\"headline\":\"Lamps and Owls\","
			"\"author\":{\"name\":\"J Doe\"},\"abstract\":\"Yes.\","
			"\"isPartOf\":{\"@type\":\"PublicationIssue\",\"issueNumber\":3,"
			"\"isPartOf\":{\"@type\":\"Periodical\",\"name\":\"Invented Results\","
			"\"volumeNumber\":7}},\"identifier\":[{\"@type\":\"PropertyValue\","
			"\"propertyID\":\"doi\",\"value\":\"10.1234/lamp\"}]}]") "<meta "
										 "name=citation_"
										 "title "
										 "content='Lamps "
										 "and owls'>"
										 "<meta "
										 "name=citation_"
										 "author "
										 "content='Jane "
										 "Doe'></head></"
										 "html>",
		"title: Lamps and owls\nauthors: 1\nauthor_names: Jane Doe\ndoi: 10.1234/lamp\n"
		"abstract: Yes.\nvenue: Invented Results\nvolume: 7\nissue: 3\n");
}

/* Several articles, as on the page of an issue. */
static void test_linked_data_several(void **state)
{
	(void)state;
	recorder_read_cstr(
		&got, "<html><head>" SCRIPT("{\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"x\"},"
					    "{\"@type\":\"ScholarlyArticle\",\"name\":\"One\","
					    "\"author\":\"Doe, Jane; Roe, R.\"},"
					    "{\"@type\":[\"Article\",\"Thesis\"],\"name\":\"Two\","
					    "\"author\":[\"Jane Doe\"]}]}"));
	assert_int_equal(got.count, 2);
	assert_string_equal(recorder_text(&got, 0),
			    "title: One\nauthors: 2\nauthor_names: Doe, Jane; Roe, R.\n");
	assert_string_equal(recorder_text(&got, 1),
			    "title: Two\nauthors: 1\nauthor_names: Jane Doe\n");
}

/* A page that is of no article: its title is that of a page. */
static void test_refused(void **state)
{
	static const char *const texts[] = {
		"<html></html>",
		"<!doctype HTML>\n<title>A garden</title><p>Roses.",
		"<html><head><meta name=dc.title content='A garden'></head></html>",
		"<html><head><meta name=citation_author content='Doe, Jane'></head></html>",
		/* News and weblogs have articles, too, and lists of those of science. */
		"<html>" SCRIPT("{\"@type\":\"Article\",\"headline\":\"Roses\",\"author\":"
				"{\"name\":\"Jane Doe\"},\"isPartOf\":{\"@type\":\"WebSite\","
				"\"name\":\"Garden\"}}"),
		"<html>" SCRIPT(
			"{\"@type\":\"BlogPosting\",\"headline\":\"Roses\",\"author\":\"Jane "
			"Doe\",\"citation\":[{\"@type\":\"ScholarlyArticle\",\"name\":\"Thorns\","
			"\"author\":\"Richard Roe\"}]}"),
		"<html>" SCRIPT("{\"@type\":\"ScholarlyArticle\",\"headline\":\"Roses\"}"),
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		recorder_read_cstr(&got, texts[i]);
		assert_int_equal(got.count, 0);
		assert_int_equal(got.status, STATUS_FAILED);
	}
}

static void test_depth_bomb(void **state)
{
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	strbuf_add_cstr(&text, "<html><body>");
	for (int i = 0; i < 100000; i++)
		strbuf_add_cstr(&text, "<div>");
	recorder_read(&got, strbuf_str(&text));
	assert_int_equal(got.count, 0);
	assert_int_equal(got.status, STATUS_FAILED);
	strbuf_free(&text);
}

static void test_any_split(void **state)
{
	uint64_t seed = 1;

	(void)state;
	for (size_t piece = 1; piece < 40; piece++) {
		recorder_read_pieces(&got, str_from(page), piece, &seed);
		assert_int_equal(got.count, 1);
		assert_string_equal(recorder_text(&got, 0), paper);
	}
}

static void test_any_truncation(void **state)
{
	(void)state;
	for (size_t len = 0; len < sizeof(linked); len += 7) {
		recorder_read(&got, str_sub(str_from(linked), 0, len));
		assert_true(got.count <= 1);
	}
	for (size_t len = 0; len < sizeof(page); len++) {
		recorder_read(&got, str_sub(str_from(page), 0, len));
		assert_true(got.count <= 1);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_article),
		TEST(test_dublin_core),
		TEST(test_component),
		TEST(test_linked_data),
		TEST(test_linked_data_completes),
		TEST(test_linked_data_several),
		TEST(test_refused),
		TEST(test_depth_bomb),
		TEST(test_any_split),
		TEST(test_any_truncation),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
