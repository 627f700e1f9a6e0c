/* Feeds as publishers write them: what of a description is an abstract, and what is something else.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/recorder_fixture.h"

#define RSS(items)                                                                  \
	"<?xml version='1.0'?>\n<rss version='2.0'><channel><title>F</title>" items \
	"</channel></rss>"
#define ARXIV_RSS(items)                                                              \
	"<?xml version='1.0'?>\n<rss version='2.0'><channel><title>cs.LG updates on " \
	"arXiv.org</title>" items "</channel></rss>"

/* Two authors in one text are two; what the abstract has before it is none of it. */
static void test_arxiv(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		ARXIV_RSS("<item><title>Kites</title><link>https://arxiv.org/abs/2401.00001</link>"
			  "<description>arXiv:2401.00001v1 Announce Type: new \nAbstract: We "
			  "fly.</description>"
			  "<guid>oai:arXiv.org:2401.00001v1</guid><category>cs.LG</category>"
			  "<pubDate>Tue, 02 Jan 2024 00:00:00 -0500</pubDate>"
			  "<creator>Ann Poe (Air, Inc.), Bo Roe</creator></item>"),
		"title: Kites\nauthors: 2\nauthor_names: Ann Poe; Bo Roe\ndate: 2024-01-02\n"
		"arxiv_id: 2401.00001\nurl: https://arxiv.org/abs/2401.00001\nabstract: We fly.\n"
		"categories: cs.LG\n");
	assert_string_equal(got.report.layouts, "arXiv's feed");
}

static void test_arxiv_as_atom(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"<feed><entry><id>oai:arXiv.org:2401.00001v1</id><title>Kites</title>"
		"<summary>arXiv:2401.00001v1 Announce Type: cross\nAbstract: We fly."
		"</summary><published>2024-01-02T00:00:00-05:00</published>"
		"<creator>Ann Poe, Bo Roe</creator></entry></feed>",
		"title: Kites\nauthors: 2\nauthor_names: Ann Poe; Bo Roe\n"
		"date: 2024-01-02\narxiv_id: 2401.00001\nabstract: We fly.\n");
}

static void test_arxiv_of_old(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"<rdf:RDF xmlns:rdf='r'><channel><title>cs.LG updates on "
		"arXiv.org</title></channel>"
		"<item><title>Kites. (arXiv:2001.00001v1 [cs.LG])</title>"
		"<link>http://arxiv.org/abs/2001.00001</link>"
		"<description>&lt;p&gt;We fly.\n&lt;/p&gt;</description>"
		"<creator> &lt;a href=\"http://arxiv.org/a\"&gt;Ann Poe&lt;/a&gt;, "
		"&lt;a href=\"http://arxiv.org/b\"&gt;Bo Roe&lt;/a&gt;</creator></item></rdf:RDF>",
		"title: Kites.\nauthors: 2\nauthor_names: Ann Poe; Bo Roe\narxiv_id: 2001.00001\n"
		"url: http://arxiv.org/abs/2001.00001\nabstract: We fly.\n");
}

#define ITEM(description)                                                                \
	RSS("<item><title>Kites</title><DOI>10.1000/kite</DOI><description>" description \
	    "</description></item>")
#define NO_ABSTRACT "title: Kites\ndoi: 10.1000/kite\n"

/* Where a paper was published is no abstract. */
static void test_citations(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		ITEM("&lt;p&gt;Air, Published online: 13 May 2026; &lt;a href=\"x\"&gt;"
		     "doi:10.1000/kite&lt;/a&gt;&lt;/p&gt;We fly."),
		NO_ABSTRACT "abstract: We fly.\n");
	recorder_assert_papers(
		&got,
		ITEM("&lt;p&gt;Air, Published online: 13 May 2026; &lt;a href=\"x\"&gt;"
		     "doi:10.1000/kite&lt;/a&gt;&lt;/p&gt;Kites"),
		NO_ABSTRACT);
	recorder_assert_papers(&got, ITEM("Air, Volume 12, Issue 3, Page 1-20, May 2026. "),
			       NO_ABSTRACT);
	recorder_assert_papers(&got, ITEM("Volume 63, Issue 21, May 2025, Page 1-20&lt;br/&gt;. "),
			       NO_ABSTRACT);
	recorder_assert_papers(&got, ITEM("Air, Ahead of Print. &lt;br/&gt;We fly."),
			       NO_ABSTRACT "abstract: We fly.\n");
	recorder_assert_papers(&got,
			       ITEM("&lt;div&gt;&lt;cite&gt;Air&lt;/cite&gt;&lt;/div&gt;"
				    "&lt;div&gt;DOI: 10.1000/kite&lt;/div&gt;"),
			       NO_ABSTRACT);
	recorder_assert_papers(&got, ITEM("NO ABSTRACT"), NO_ABSTRACT);
	recorder_assert_papers(&got, ITEM("We fly higher than Volume 2 said. And on."),
			       NO_ABSTRACT "abstract: We fly higher than Volume 2 said. And on.\n");
}

static void test_labels(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		RSS("<item><title>Kites</title>"
		    "<link>https://www.sciencedirect.com/science/article/pii/S1?dgcid=rss</link>"
		    "<description>&lt;p&gt;Publication date: March 2026&lt;/p&gt;&lt;p&gt;&lt;b&gt;"
		    "Source:&lt;/b&gt; Air &amp;amp; Sea, Volume 208&lt;/p&gt;&lt;p&gt;Author(s): "
		    "Ann Poe, Bo Roe&lt;/p&gt;</description></item>"),
		"title: Kites\nauthors: 2\nauthor_names: Ann Poe; Bo Roe\ndate: 2026-03\n"
		"url: https://www.sciencedirect.com/science/article/pii/S1?dgcid=rss\n"
		"venue: Air & Sea\n");
}

static void test_by(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"<feed><entry><title>Kites</title><author><name>Ann Poe</name></author>"
		"<id>10.1371/journal.pone.1</id><content type='html'>&lt;p&gt;by Ann "
		"Poe, Bo Roe&lt;/p&gt;\n\nWe fly.</content></entry></feed>",
		"title: Kites\nauthors: 2\nauthor_names: Ann Poe; Bo Roe\n"
		"doi: 10.1371/journal.pone.1\nabstract: We fly.\n");
}

/* The address of a paper is a sign of one; that of a post is none. */
static void test_addresses(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		RSS("<item><title>Kites</title>"
		    "<link>https://ieeexplore.ieee.org/document/9000001</link>"
		    "<authors>Ann Poe;Bo Roe</authors><issue>5</issue><startPage>1</startPage>"
		    "<endPage>9</endPage></item>"
		    "<item><title>A post</title><link>https://example.org/post</link>"
		    "<description>About arXiv:2401.00001</description></item>"),
		"title: Kites\nauthors: 2\nauthor_names: Ann Poe; Bo Roe\n"
		"url: https://ieeexplore.ieee.org/document/9000001\nissue: 5\npages: 1-9\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_arxiv, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_arxiv_as_atom, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_arxiv_of_old, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_citations, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_labels, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_by, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_addresses, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
