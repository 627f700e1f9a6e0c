/* Saved web pages that list papers. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/recorder_fixture.h"

/* A page of a site, with its papers one after another. */
struct site_case {
	const char *name, *body, *want;
};

#define LID "Lids of Copper Pots"

static const struct site_case sites[] = {
	{ "arXiv's page",
	  "<li class=arxiv-result><p class=list-title><a href=/abs/2409.00001>arXiv:2409.00001</a>"
	  "</p><p class='title is-5'>" LID "</p><p class=authors>Authors: Ann Poe, Bo Roe, Cy Moe"
	  "</p><p class=abstract>We look at lids...</p><p class=is-size-7><span>Submitted</span> "
	  "12 June, 2024; originally announced June 2024.</p></li>",
	  "title: " LID "\nauthors: 3\nauthor_names: Ann Poe; Bo Roe; Cy Moe\ndate: 2024-06-12\n"
	  "arxiv_id: 2409.00001\n" },
	{ "Google Scholar's page",
	  "<div class=gs_ri><h3 class=gs_rt><span>[PDF]</span><span>[PDF]</span> "
	  "<a href=https://doi.org/10.1234/lid>" LID "</a></h3><div class=gs_a>A Poe, B Roe"
	  "&hellip; - Invented Results, 2024 - example.org</div><div class=gs_rs>&hellip; lids"
	  "</div></div>",
	  "title: " LID "\nauthor_names: A Poe; B Roe; et al.\ndate: 2024\ndoi: 10.1234/lid\n"
	  "url: https://doi.org/10.1234/lid\nvenue: Invented Results\n" },
	{ "PubMed's page",
	  "<article class=full-docsum><a class=docsum-title href=/123/>" LID ".</a>"
	  "<span class='docsum-authors full-authors'>Poe A, Roe B.</span>"
	  "<span class='docsum-journal-citation full-journal-citation'>J Inv Res. 2024 Jan 5;7(2)"
	  ":1-9. doi: 10.1234/lid. Epub 2023.</span><span class=docsum-pmid>31234567</span>"
	  "</article>",
	  "title: " LID "\nauthors: 2\nauthor_names: Poe A; Roe B\ndate: 2024-01-05\n"
	  "doi: 10.1234/lid\nvenue: J Inv Res\npmid: 31234567\n" },
	{ "DBLP's page",
	  "<li class='entry article'><nav><a href=https://doi.org/10.1234/lid>x</a></nav><cite>"
	  "<span itemprop=author><a><span itemprop=name>Ann Poe</span></a></span>, "
	  "<span itemprop=author>Bo Roe</span>: <span class=title>" LID ".</span> "
	  "<span itemprop=isPartOf>Inv. Res.</span> <span itemprop=datePublished>2024</span>: "
	  "<span itemprop=pagination>1-9</span></cite></li>",
	  "title: " LID "\nauthors: 2\nauthor_names: Ann Poe; Bo Roe\ndate: 2024\n"
	  "doi: 10.1234/lid\nurl: https://doi.org/10.1234/lid\nvenue: Inv. Res.\npages: 1-9\n" },
	{ "DBLP's page",
	  "<li class='entry x'><cite><span itemprop=author>Ann Poe</span>: <span class=title>" LID
	  ".</span><meta itemprop=datePublished content=2024></cite></li>",
	  "title: " LID "\nauthors: 1\nauthor_names: Ann Poe\ndate: 2024\n" },
	{ "OpenReview's page",
	  "<li class=note><h4><a href=https://openreview.net/forum?id=a1> " LID " </a><a "
	  "href=/pdf?id=a1><img></a></h4><div class=note-authors><a>Ann Poe</a>, <a>Bo Roe</a>, "
	  "<a>Cy Moe</a></div></li>",
	  "title: " LID "\nauthors: 3\nauthor_names: Ann Poe; Bo Roe; Cy Moe\n"
	  "url: https://openreview.net/forum?id=a1\n" },
	{ "the ACL Anthology's page",
	  "<p class='d-sm-flex x'><span><a class='badge align-middle' href=/2024.x-1.1.pdf>pdf</a>"
	  "</span><span><strong><a class=align-middle href=/2024.x-1.1/>" LID "</a></strong><br>"
	  "<a href=/people/a/ann-poe/>Ann Poe</a> | <a href=/people/b/bo-roe/>Bo "
	  "Roe</a></span></p>",
	  "title: " LID "\nauthors: 2\nauthor_names: Ann Poe; Bo Roe\n"
	  "url: https://aclanthology.org/2024.x-1.1/\n" },
	{ "PMLR's page",
	  "<div class=paper><p class=title>" LID "</p><p><span class=authors>Ann Poe, Bo Roe, Cy "
	  "Moe</span>; <span class=info><i>Proceedings</i></span></p><p class=links>[<a "
	  "href=https://proceedings.mlr.press/v1/poe.html>abs</a>]</p></div>",
	  "title: " LID "\nauthors: 3\nauthor_names: Ann Poe; Bo Roe; Cy Moe\n"
	  "url: https://proceedings.mlr.press/v1/poe.html\n" },
	{ "NeurIPS' page",
	  "<ul><li>Home</li><li><a title='paper title' href=/paper/1>" LID "</a> <i>Ann Poe, Bo "
	  "Roe, Cy Moe</i></li></ul>",
	  "title: " LID "\nauthors: 3\nauthor_names: Ann Poe; Bo Roe; Cy Moe\n"
	  "url: https://papers.nips.cc/paper/1\n" },
	{ "CVF's page",
	  "<dl><dt class=ptitle><br><a href=/content/x.html>" LID "</a></dt><dd><form><a "
	  "href='#'>Ann Poe</a>,</form><form><a href='#'>Bo Roe</a></form></dd><dd>[<a "
	  "href=/content/x.pdf>pdf</a>]</dd></dl>",
	  "title: " LID "\nauthors: 2\nauthor_names: Ann Poe; Bo Roe\n"
	  "url: https://openaccess.thecvf.com/content/x.html\n" },
	{ "Semantic Scholar's page",
	  "<div class=cl-paper-row><a href=/paper/Lids/ab12><h2 class=cl-paper-title>" LID
	  "</h2></a><span class=cl-paper-authors__author-box>Ann Poe</span><span "
	  "class=cl-paper-authors__author-box>Bo Roe</span><span class=cl-paper-venue>Inv. Res."
	  "</span><span class=cl-paper-pubdates>5 January 2024</span></div>",
	  "title: " LID "\nauthors: 2\nauthor_names: Ann Poe; Bo Roe\ndate: 2024-01-05\n"
	  "url: https://www.semanticscholar.org/paper/Lids/ab12\nvenue: Inv. Res.\n" },
	{ "Zotero's report",
	  "<ul class=report><li id=item_AB class='item journalArticle'><h2>" LID "</h2><table><tr>"
	  "<th>Item Type</th><td>Journal Article</td></tr><tr><th>Author</th><td>Ann Poe</td></tr>"
	  "<tr><th>Author</th><td>Bo Roe</td></tr><tr><th>Date</th><td>2024-01-05</td></tr><tr><th>"
	  "DOI</th><td>10.1234/lid</td></tr></table></li></ul>",
	  "title: " LID "\nauthors: 2\nauthor_names: Ann Poe; Bo Roe\ndate: 2024-01-05\n"
	  "doi: 10.1234/lid\ntype: article\n" },
};

static void test_sites(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(sites) / sizeof(*sites); i++) {
		struct strbuf text;

		strbuf_init(&text);
		strbuf_addf(&text, "<!doctype html><html><body><h1>x</h1>%s%s</body></html>",
			    sites[i].body, sites[i].body);
		recorder_read_cstr(&got, text.data);
		if (got.count != 2)
			fail_msg("%s: %zu papers", sites[i].name, got.count);
		assert_string_equal(recorder_text(&got, 0), sites[i].want);
		assert_string_equal(recorder_text(&got, 1), sites[i].want);
		assert_string_equal(got.report.layouts, sites[i].name);
		assert_int_equal(got.report.not_understood, 0);
		strbuf_free(&text);
	}
}

/* An entry of a known site that has no authors: no paper, and said. */
static void test_entry_without_authors(void **state)
{
	(void)state;
	recorder_read_cstr(&got,
			   "<html><div class=paper><p class=title>One Lid</p><span class=authors>"
			   "Ann Poe, Bo Roe, Cy Moe</span></div>\n"
			   "<div class=paper><p class=title>Preface</p></div></html>");
	assert_int_equal(got.count, 1);
	assert_int_equal(got.report.not_understood, 1);
}

static const char articles[] =
	"<!doctype html>\n<html><body><nav><a href=https://arxiv.org>Home page</a></nav>\n"
	"<article><h2><a href=https://arxiv.org/abs/2409.00001>" LID "</a></h2>\n"
	"<div><span>Ann Poe, Bo Roe, Cy Moe et al.</span><span>5 votes</span></div>\n"
	"<div class=summary>Lids are looked at.</div>\n"
	"<a href=https://arxiv.org/pdf/2409.00001>PDF of it</a></article>\n"
	"<article><h2><a href=https://doi.org/10.1234/owl>Owls in the Dark</a></h2>\n"
	"<div class=author-list>Dee Foe and Ed Goe</div><div class=abstract>We count owls.</div>\n"
	"<h3>Related</h3><p>By a friend</p></article>\n"
	"<article><h2><a href=https://doi.org/10.1234/kite>Kites in Autumn</a></h2></article>\n"
	"<footer>Ann Poe, Bo Roe</footer></body></html>";

static void test_articles(void **state)
{
	(void)state;
	recorder_read_cstr(&got, articles);
	assert_int_equal(got.count, 3);
	assert_string_equal(recorder_text(&got, 0),
			    "title: " LID "\nauthor_names: Ann Poe; Bo Roe; Cy Moe; et al.\n"
			    "arxiv_id: 2409.00001\nurl: https://arxiv.org/abs/2409.00001\n"
			    "summary: Lids are looked at.\n");
	assert_string_equal(recorder_text(&got, 1),
			    "title: Owls in the Dark\nauthors: 2\nauthor_names: Dee Foe; Ed Goe\n"
			    "doi: 10.1234/owl\nurl: https://doi.org/10.1234/owl\n"
			    "abstract: We count owls.\n");
	assert_string_equal(recorder_text(&got, 2), "title: Kites in Autumn\ndoi: 10.1234/kite\n"
						    "url: https://doi.org/10.1234/kite\n");
	assert_int_equal(got.records[0].line, 3);
	assert_string_equal(got.report.layouts, "page of links to papers");
}

/* Items of a list, with names behind the link. */
static void test_items(void **state)
{
	(void)state;
	recorder_read_cstr(
		&got, "<html><ul><li><a href=https://arxiv.org/abs/2409.00001>" LID "</a> by "
		      "Ann Poe, Bo Roe</li><li><b><a href=https://arxiv.org/abs/2409.00002>Owls "
		      "in the Dark</a></b><br>Authors: Dee Foe, Ed Goe</li></ul></html>");
	assert_int_equal(got.count, 2);
	assert_string_equal(recorder_text(&got, 1),
			    "title: Owls in the Dark\nauthors: 2\nauthor_names: Dee Foe; Ed Goe\n"
			    "arxiv_id: 2409.00002\nurl: https://arxiv.org/abs/2409.00002\n");
}

/* A label is none of the text behind it, and a word that begins as one is no label. */
static void test_labels(void **state)
{
	(void)state;
	recorder_read_cstr(
		&got,
		"<html><h2><a href=https://arxiv.org/abs/2409.00001>" LID "</a></h2>"
		"<p class=authors>Author: Ann Poe, Bo Roe</p><p class=abstract>Abstract: Lids "
		"fall.</p><h2><a href=https://arxiv.org/abs/2409.00002>Owls in the Dark</a>"
		"</h2><p class=authors>By Dee Foe, Ed Goe</p><p class=abstract>Abstraction "
		"helps owls.</p></html>");
	assert_int_equal(got.count, 2);
	assert_string_equal(recorder_text(&got, 0),
			    "title: " LID "\nauthors: 2\nauthor_names: Ann Poe; Bo Roe\n"
			    "arxiv_id: 2409.00001\nurl: https://arxiv.org/abs/2409.00001\n"
			    "abstract: Lids fall.\n");
	assert_string_equal(recorder_text(&got, 1),
			    "title: Owls in the Dark\nauthors: 2\nauthor_names: Dee Foe; Ed Goe\n"
			    "arxiv_id: 2409.00002\nurl: https://arxiv.org/abs/2409.00002\n"
			    "abstract: Abstraction helps owls.\n");
}

static void test_bookmarks(void **state)
{
	(void)state;
	recorder_read_cstr(
		&got,
		"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<!-- generated -->\n"
		"<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=UTF-8\">\n"
		"<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p>\n"
		"<DT><H3>Reading</H3>\n<DL><p>\n"
		"<DT><A HREF=\"https://arxiv.org/abs/2409.00001\" ADD_DATE=\"1\">[2409.00001] " LID
		"</A>\n<DT><A HREF=\"https://arxiv.org/pdf/2409.00002v1\">PDF</A>\n"
		"<DT><A HREF=\"https://example.org/garden\">A garden</A>\n</DL><p>\n</DL><p>\n");
	assert_int_equal(got.count, 2);
	assert_string_equal(recorder_text(&got, 0), "title: " LID "\narxiv_id: 2409.00001\n"
						    "url: https://arxiv.org/abs/2409.00001\n");
	assert_string_equal(recorder_text(&got, 1), "arxiv_id: 2409.00002\n"
						    "url: https://arxiv.org/pdf/2409.00002v1\n");
	assert_string_equal(got.left_out.data, "bookmark that names no paper 1");
	assert_string_equal(got.report.layouts, "bookmarks");

	/* Without the element that other pages begin with. */
	recorder_read_cstr(&got, "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n"
				 "<DL><p>\n<DT><A HREF=\"https://arxiv.org/abs/2409.00001\">" LID
				 "</A>\n</DL><p>\n");
	assert_int_equal(got.count, 1);
}

/* A page that has no more than a site's classes is none of its pages, of which an entry is missing.
 */
static void test_classes_alone(void **state)
{
	(void)state;
	recorder_read_cstr(&got, "<html><div class=paper><p class=title>A4, white</p><p>500 sheets"
				 "</p></div></html>");
	assert_int_equal(got.count, 0);
	assert_int_equal(got.status, STATUS_FAILED);
	assert_int_equal(got.report.not_understood, 0);
}

/* What only has links to papers, or classes that a list has as well. */
static void test_refused(void **state)
{
	static const char *const texts[] = {
		"<html><h2><a href=https://arxiv.org/abs/2409.00001>One fine paper</a></h2>"
		"<p>Ann Poe, Bo Roe</p><p>We liked it.</p></html>",
		"<html><ul><li><a href=https://arxiv.org/abs/2409.00001>One fine paper</a></li>"
		"<li><a href=https://arxiv.org/abs/2409.00002>Another fine paper</a></li></ul>",
		"<html><p>See <a href=https://arxiv.org/abs/2409.00001>one fine paper</a> by Ann "
		"Poe, Bo Roe and <a href=https://arxiv.org/abs/2409.00002>another one</a> by Cy "
		"Moe, Dee Foe.</p>",
		"<html><li class=entry><span class=title>A garden</span></li></html>",
		"<html><div class=paper><p class=title>A4, white</p><p>500 sheets</p></div></html>",
		"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<META x=y>\n<DL><p>\n<DT><A "
		"HREF='https://example.org/'>A garden</A></DL>",
	};

	(void)state;
	recorder_expect_refused(&got, texts, sizeof(texts) / sizeof(*texts));
}

/* Titles that are linked to files of the page's own host, with their authors below. */
static void test_files(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"<html><ol><li><b><a href=/p/0.pdf>" LID "</a></b><br>Ann Poe, Bo Roe</li>"
		"<li><b><a href=/p/1.pdf>Spoons of Old Silver</a></b><br>Cy Moe, Dee Foe</li>"
		"<li><a href=/p/menu.pdf>The menu of the week</a></li></ol></html>",
		"title: " LID "\nauthors: 2\nauthor_names: Ann Poe; Bo Roe\n\n"
		"title: Spoons of Old Silver\nauthors: 2\nauthor_names: Cy Moe; Dee Foe\n");
}

/* References in the styles of citation, within links and beside them. */
static void test_references(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"<html><h2>Papers</h2><ul><li><a href=https://doi.org/10.1234/lid>Poe, A., &amp; "
		"Roe, B. (2024). " LID ". <i>Journal of Pots</i>, 3, 1-9.</a> "
		"<a href=https://pots.example/lid.pdf>(pdf)</a></li></ul>"
		"<p class=paper>Moe, Cy, and Dee Foe. 2023. \"Spoons of Old Silver.\" "
		"<a href=https://arxiv.org/abs/2309.00001>arXiv:2309.00001</a>.</p>"
		"<p>See <a href=https://arxiv.org/abs/2309.00002>what else</a> there "
		"is.</p></html>",
		"title: " LID "\nauthors: 2\nauthor_names: Poe, A.; Roe, B.\ndate: 2024\n"
		"doi: 10.1234/lid\nurl: https://doi.org/10.1234/lid\nvenue: Journal of Pots\n"
		"pdf: https://pots.example/lid.pdf\n\n"
		"title: Spoons of Old Silver\nauthors: 2\nauthor_names: Moe, Cy; Dee Foe\n"
		"date: 2023\narxiv_id: 2309.00001\nurl: https://arxiv.org/abs/2309.00001\n");
	assert_string_equal(got.left_out.data, "link to a paper without a reference 1");
	assert_string_equal(got.report.layouts, "page of references");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_sites),         TEST(test_entry_without_authors),
		TEST(test_articles),      TEST(test_items),
		TEST(test_labels),        TEST(test_bookmarks),
		TEST(test_classes_alone), TEST(test_files),
		TEST(test_references),    TEST(test_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
