/* Saved web pages. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/recorder_fixture.h"

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

/* What a page can begin with before it says that it is one. */
static void test_beginnings(void **state)
{
	static const char *const beginnings[] = {
		"<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC 'x' 'y'>\n<html>",
		"<!-- saved from url=(0020)https://example.org/ -->\n<HTML>",
		"\n<meta charset='utf-8'>",
		"\t\t\t<!doctype html>\n\t<html>",
		"\n \n \xC2\xA0<!DOCTYPE html>",
		"<!-- a -->\n\n\t<!-- b -->  <!doctype html>",
		"\xEF\xBB\xBF\n  <html>",
		"<head>",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(beginnings) / sizeof(*beginnings); i++) {
		struct strbuf text;

		strbuf_init(&text);
		strbuf_add_cstr(&text, beginnings[i]);
		strbuf_add_cstr(&text, "<meta name='citation_title' content='Kites'/>"
				       "<meta name='citation_author' content='Ann Poe'/></html>");
		assert_paper(text.data, "title: Kites\nauthors: 1\nauthor_names: Ann Poe\n");
		strbuf_free(&text);
	}
}

static void test_dublin_core(void **state)
{
	(void)state;
	assert_paper("<html><head><meta name=\"DC.Title\" content=\"A\">"
		     "<meta name=\"dc.creator\" content=\"Jane Doe\">"
		     "<meta name=\"DC.identifier\" content=\"doi:10.1234/dc\"></head></html>",
		     "title: A\nauthors: 1\nauthor_names: Jane Doe\ndoi: 10.1234/dc\n");
}

/* Some show the abstract and have it in no tag; attributes come in any order, without quotes. */
static void test_shown_abstract(void **state)
{
	(void)state;
	assert_paper("<!doctype html><html><head><meta content=\"Owls\" name=citation_title>"
		     "<meta content=\"Jane Doe\" name=citation_author>"
		     "<meta content=2024/5 name=citation_publication_date></head><body>"
		     "<div class=\"card-body acl-abstract\"><h5 class=card-title>Abstract</h5>"
		     "<span>We count <i>owls</i>.</span></div></body></html>",
		     "title: Owls\nauthors: 1\nauthor_names: Jane Doe\ndate: 2024-05\n"
		     "abstract: We count owls.\n");
	assert_paper("<!doctype html><html><head><meta name=citation_title content=Owls>"
		     "<meta name=citation_authors content='Jane Doe; Richard Roe'>"
		     "<meta name=citation_abstract content='In short.'></head><body>"
		     "<div id=abstract class=abstract>We count.</div></body></html>",
		     "title: Owls\nauthors: 2\nauthor_names: Jane Doe; Richard Roe\n"
		     "abstract: In short.\n");
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

/* arXiv's listing of a day, with a formula that the browser has drawn. */
static const char listing[] =
	"<!DOCTYPE html>\n<html lang=en><head><title>Machine Learning</title></head>\n<body>\n"
	"<h1>Machine Learning</h1><ul><li><a href='#item1'>New submissions</a></li></ul>\n"
	"<h3>Showing new listings for Friday, 5 September 2025</h3>\n<dl id='articles'>\n"
	"<h3>New submissions (showing 2 of 2 entries)</h3>\n<dt>\n<a name='item1'>[1]</a>\n"
	"<a href =\"/abs/2509.00001\" title=\"Abstract\" id=\"2509.00001\">\n  arXiv:2509.00001\n"
	"</a>\n\n\n[<a href=\"/pdf/2509.00001\">pdf</a>, <a href=\"x\">html</a>, <a\n"
	"href=\"/format/2509.00001\">other</a>]\n</dt>\n<dd>\n<div class='meta'>\n"
	"<div class='list-title mathjax'><span class='descriptor'>Title:</span>\n"
	"  Owls of <span class=\"MathJax_Preview\">a</span><span class=\"MathJax\"><span>\xCE\xB1"
	"</span></span><script type=\"math/tex\">\\alpha</script> lamps\n</div>\n"
	"<div class='list-authors'><a href='x'>Jane Doe</a>, <a href='y'>Richard Roe</a> "
	"(Nowhere)\n"
	"</div>\n<div class='list-comments mathjax'><span class='descriptor'>Comments:</span>\n"
	"  9 pages\n</div>\n<div class='list-subjects'><span class='descriptor'>Subjects:</span>\n"
	"  <span class=\"primary-subject\">Machine Learning (cs.LG)</span>; Owls "
	"(stat.OW)\n</div>\n"
	"<p class='mathjax'>\n  We count <i>owls</i>.\n  Twice.\n</p>\n</div>\n</dd>\n"
	"<dt>\n<a name='item2'>[2]</a>\n<a href =\"/abs/2509.00002\">arXiv:2509.00002</a>\n"
	"(cross-list from cs.CL)\n[<a href=\"/pdf/2509.00002\">pdf</a>]</dt>\n<dd>"
	"<div class='list-title mathjax'><span class='descriptor'>Title:</span> Snails</div>"
	"<div class='list-authors'><a>Ann Poe</a></div>"
	"<div class='list-subjects'><span class='descriptor'>Subjects:</span> Text (cs.CL)</div>"
	"</dd>\n</dl>\n<div class='paging'>Total of 2 entries "
	"</div>\n<footer><a>About</a></footer>\n"
	"</body></html>\n";

static void test_arxiv_listing(void **state)
{
	(void)state;
	recorder_read_cstr(&got, listing);
	assert_int_equal(got.count, 2);
	assert_string_equal(recorder_text(&got, 0),
			    "title: Owls of $\\alpha$ lamps\nauthors: 2\n"
			    "author_names: Jane Doe; Richard Roe\narxiv_id: 2509.00001\n"
			    "abstract: We count owls. Twice.\ncategories: cs.LG; stat.OW\n");
	assert_string_equal(recorder_text(&got, 1),
			    "title: Snails\nauthors: 1\nauthor_names: Ann Poe\n"
			    "arxiv_id: 2509.00002\ncategories: cs.CL\n");
	assert_int_equal(got.records[1].line, 38);
	assert_string_equal(got.left_out.data, "Comments 1");
	assert_string_equal(got.report.layouts, "arXiv's page");
	assert_int_equal(got.report.not_understood, 0);
}

/* Results of a search, of whose abstracts only the beginning is shown. */
static const char results[] =
	"<!DOCTYPE html>\n<html><body><h1>Showing 1&ndash;2 of 2 results for all: "
	"<span>owls</span></h1>"
	"<form><select><option>50</option></select> results per page.</form>\n<ol start=1>\n"
	"<li class=\"arxiv-result\">\n<div class=\"is-marginless\">\n"
	"<p class=\"list-title is-inline-block\"><a href=\"https://arxiv.org/abs/2509.00001\">"
	"arXiv:2509.00001</a>\n<span>&nbsp;[<a href=\"x\">pdf</a>, <a href=\"y\">other</a>]&nbsp;"
	"</span>\n</p>\n<div class=\"tags is-inline-block\">\n<span class=\"tag is-small is-link\""
	" data-tooltip=\"Machine Learning\">cs.LG</span>\n<span "
	"class=\"tag\">stat.ML</span>\n</div>"
	"\n<div class=\"is-inline-block\"><div class=\"tags has-addons\"><span>doi</span> <span>"
	"<a>10.1234/owl</a></span></div></div>\n</div>\n"
	"<p class=\"title is-5 mathjax\">\n\n Counting <span class=\"search-hit "
	"mathjax\">Owls</span>"
	"\n</p>\n<p class=\"authors\">\n<span class=\"has-text-black-bis\">Authors:</span>\n"
	"<a href=\"x\">Jane Doe</a>,\n<a href=\"y\">Richard Roe</a>\n, et al. (3 additional "
	"authors "
	"not shown)</p>\n"
	"<p class=\"abstract mathjax\">\n<span>Abstract</span>:\n<span class=\"abstract-short "
	"mathjax\""
	" style=\"display: inline;\">&hellip;We count <a>&#9661; More</a></span>\n"
	"<span class=\"abstract-full mathjax\" style=\"display: none;\">We count <span "
	"class=\"search-hit mathjax\">owls</span> in the dark. <a>&#9651; Less</a></span>\n</p>\n"
	"<p class=\"is-size-7\"><span>Submitted</span> 3 October, 2025; <span>v1</span> submitted "
	"1 "
	"September, 2025;\n<span>originally announced</span> September 2025.\n</p>\n"
	"<p class=\"comments is-size-7\"><span>Comments:</span> <span>9 pages</span></p>\n"
	"<p class=\"comments is-size-7\"><span>MSC Class:</span> 68</p>\n"
	"<p class=\"comments is-size-7\"><span>Journal ref:</span> Invented Results 5</p>\n</li>\n"
	"<li class=\"arxiv-result\"><div class=\"is-marginless\"><p class=\"list-title "
	"is-inline-block\"><a>arXiv:math/0101001</a><span>&nbsp;[<a>pdf</a>, "
	"<a>ps</a>]&nbsp;</span>"
	"</p><div class=\"tags is-inline-block\"><span>math.GT</span></div></div>"
	"<p class=\"title is-5 mathjax\">Snails</p><p class=\"authors\"><span>Authors:</span> "
	"<a>Ann Poe</a></p><p class=\"is-size-7\"><span>Submitted</span> 1 January, 2001; "
	"<span>originally announced</span> January 2001.</p></li>\n</ol>\n"
	"<nav><a>Previous</a><a>Next</a><ul><li><a>1</a></li></ul></nav></body></html>";

static void test_arxiv_results(void **state)
{
	(void)state;
	recorder_read_cstr(&got, results);
	assert_int_equal(got.count, 2);
	assert_string_equal(recorder_text(&got, 0),
			    "title: Counting Owls\nauthor_names: Jane Doe; Richard Roe; et al.\n"
			    "date: 2025-09-01\narxiv_id: 2509.00001\ndoi: 10.1234/owl\n"
			    "abstract: We count owls in the dark.\nvenue: Invented Results 5\n"
			    "categories: cs.LG; stat.ML\n");
	assert_string_equal(recorder_text(&got, 1),
			    "title: Snails\nauthors: 1\nauthor_names: Ann Poe\ndate: 2001-01-01\n"
			    "arxiv_id: math/0101001\ncategories: math.GT\n");
	assert_string_equal(got.left_out.data, "Comments 1, MSC Class 1");
}

/* A page that is of no article: its title is that of a page. */
/* News and posts have Dublin Core's words, too, but neither identifier nor journal. */
static void test_dublin_core_of_news(void **state)
{
	(void)state;
	recorder_read_cstr(&got, "<html><head><meta name='DC.title' content='News of the Day'>"
				 "<meta name='DC.creator' content='Ann Poe'>"
				 "<meta name='DC.date' content='2024-01-05'></head></html>");
	assert_int_equal(got.count, 0);
	assert_int_equal(got.status, STATUS_FAILED);
}

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
	recorder_expect_refused(&got, texts, sizeof(texts) / sizeof(*texts));
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

static void test_names_in_one_tag(void **state)
{
	(void)state;
	recorder_assert_papers(&got,
			       "<html><head><meta name='citation_title' content='Kites'>"
			       "<meta name='citation_author' content='Doe, J.; Roe, R.'>"
			       "<meta name='citation_author' content='Poe, E.'>"
			       "<meta name='citation_doi' content='10.1000/k'></head></html>",
			       "title: Kites\nauthors: 3\n"
			       "author_names: Doe, J.; Roe, R.; Poe, E.\ndoi: 10.1000/k\n");
}

static void test_any_truncation(void **state)
{
	(void)state;
	for (size_t len = 0; len < sizeof(results); len += 7) {
		recorder_read(&got, str_sub(str_from(results), 0, len));
		assert_true(got.count <= 2);
	}
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
		TEST(test_beginnings),
		TEST(test_dublin_core),
		TEST(test_dublin_core_of_news),
		TEST(test_component),
		TEST(test_linked_data),
		TEST(test_shown_abstract),
		TEST(test_arxiv_listing),
		TEST(test_arxiv_results),
		TEST(test_linked_data_completes),
		TEST(test_linked_data_several),
		TEST(test_refused),
		TEST(test_depth_bomb),
		TEST(test_any_split),
		TEST(test_names_in_one_tag),
		TEST(test_any_truncation),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
