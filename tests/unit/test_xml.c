/* Atom, RSS, PubMed XML and EndNote XML. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/recorder_fixture.h"

static const char atom[] =
	"<?xml version='1.0' encoding='ISO-8859-1'?>\n"
	"<feed xmlns='http://www.w3.org/2005/Atom' xmlns:arxiv='http://arxiv.org/schemas/atom'>\n"
	"<title>A query</title>\n"
	"<entry><id>http://arxiv.org/abs/2401.00001v2</id><title>Größe &amp; \n  order</title>\n"
	"<published>2024-01-02T10:00:00Z</published><updated>2024-03-01T00:00:00Z</updated>\n"
	"<summary> Text. </summary>\n"
	"<author><name>Jane Doe</name><arxiv:affiliation>Nowhere</arxiv:affiliation></author>\n"
	"<author><name>Richard Roe</name></author>\n"
	"<arxiv:doi>10.1234/ATOM</arxiv:doi>\n"
	"<link href='http://arxiv.org/abs/2401.00001v2' rel='alternate'/>\n"
	"<link title='pdf' href='http://arxiv.org/pdf/2401.00001v2?a=1&amp;b=2'/>\n"
	"<category term='cs.LG'/><category term='stat.ML'/></entry>\n"
	"</feed>\n";

static void test_atom(void **state)
{
	(void)state;
	recorder_assert_papers(&got, atom,
			       "title: Größe & \n  order\nauthors: 2\n"
			       "author_names: Jane Doe; Richard Roe\ndate: 2024-01-02\n"
			       "arxiv_id: 2401.00001\ndoi: 10.1234/atom\n"
			       "url: http://arxiv.org/abs/2401.00001v2\nabstract: Text.\n"
			       "categories: cs.LG; stat.ML\n"
			       "pdf: http://arxiv.org/pdf/2401.00001v2?a=1&b=2\n");
	assert_string_equal(got.report.layouts, "Atom");
}

/* A feed of anything: what no identifier names is no paper. */
static void test_feed_without_papers(void **state)
{
	(void)state;
	recorder_read_cstr(&got,
			   "<feed xmlns='http://www.w3.org/2005/Atom'>\n"
			   "<entry><title>My garden</title><id>urn:uuid:1</id></entry></feed>\n");
	assert_int_equal(got.count, 0);
	assert_int_equal(got.status, STATUS_FAILED);
	recorder_assert_message(&got, 0, "0: is Atom, but nothing in it is a paper");
}

/* A link without "rel" is that of the entry, as with "alternate"; what is related is another. */
static void test_links(void **state)
{
	(void)state;
	recorder_read_cstr(
		&got, "<feed xmlns='http://www.w3.org/2005/Atom'>\n"
		      "<entry><id>tag:x.example,2024:1</id><title>Kites</title>\n"
		      "<link href='https://doi.org/10.1000/k1'/></entry>\n"
		      "<entry><id>tag:x.example,2024:2</id><title>Knots</title>\n"
		      "<link rel='alternate' href='https://doi.org/10.1000/k2'/></entry>\n"
		      "<entry><id>tag:x.example,2024:3</id><title>A garden</title>\n"
		      "<link rel='related' href='https://doi.org/10.1000/k3'/></entry></feed>\n");
	assert_int_equal(got.count, 2);
	assert_string_equal(recorder_text(&got, 0),
			    "title: Kites\ndoi: 10.1000/k1\nurl: https://doi.org/10.1000/k1\n");
	assert_string_equal(recorder_text(&got, 1),
			    "title: Knots\ndoi: 10.1000/k2\nurl: https://doi.org/10.1000/k2\n");
}

static void test_rss(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel>\n"
		"<title>Channel</title><link>https://example.org</link>\n"
		"<item><title>One</title><link>https://arxiv.org/abs/2402.00002</link>\n"
		"<description>Text &lt;i&gt;x&lt;/i&gt;.</description>\n"
		"<dc:creator>Jane Doe, Richard Roe, Edgar Poe</dc:creator>\n"
		"<pubDate>Fri, 02 Feb 2024 00:00:00 -0500</pubDate></item>\n"
		"</channel></rss>\n",
		"title: One\nauthors: 3\nauthor_names: Jane Doe; Richard Roe; Edgar Poe\n"
		"date: 2024-02-02\narxiv_id: 2402.00002\n"
		"url: https://arxiv.org/abs/2402.00002\nabstract: Text x.\n");
}

static void test_pubmed(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"<?xml version=\"1.0\"?>\n<!DOCTYPE PubmedArticleSet PUBLIC \"x\" \"y.dtd\">\n"
		"<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article>\n"
		"<Journal><JournalIssue><Volume>3</Volume><PubDate><Year>2019</Year><Month>Feb</"
		"Month>"
		"</PubDate></JournalIssue><Title>Invented medicine</Title></Journal>\n"
		"<ArticleTitle>On <i>E. coli</i> and H<sub>2</sub>O.</ArticleTitle>\n"
		"<Abstract><AbstractText Label=\"AIM\">To be.</AbstractText>"
		"<AbstractText Label=\"END\">Not.</AbstractText>"
		"<CopyrightInformation>Nobody's</CopyrightInformation></Abstract>\n"
		"<AuthorList><Author><LastName>Doe</LastName><ForeName>Jane</ForeName>"
		"<Initials>J</Initials><AffiliationInfo><Affiliation>X</Affiliation></"
		"AffiliationInfo>"
		"</Author><Author><CollectiveName>The "
		"Group</CollectiveName></Author></AuthorList>\n"
		"<ELocationID EIdType=\"pii\">S1</ELocationID>"
		"<ELocationID EIdType=\"doi\">10.1234/med</ELocationID></Article></MedlineCitation>"
		"</PubmedArticle>\n"
		"<PubmedBookArticle><BookDocument><Book><BookTitle>A book</BookTitle>"
		"<PubDate><Year>2001</Year></PubDate></Book></BookDocument></PubmedBookArticle>"
		"</PubmedArticleSet>\n",
		"title: On E. coli and H2O.\nauthors: 2\nauthor_names: Doe, Jane; The Group\n"
		"date: 2019-02\ndoi: 10.1234/med\nabstract: AIM: To be.  END: Not.\n"
		"venue: Invented medicine\nvolume: 3\npmid: 1\n\n"
		"title: A book\ndate: 2001\n");
}

/* A record that was saved by itself, and books of their own. */
static void test_pubmed_alone(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"<PubmedArticle><MedlineCitation><Article><ArticleTitle>Kites.</ArticleTitle>"
		"</Article></MedlineCitation></PubmedArticle>\n",
		"title: Kites.\n");
	recorder_assert_papers(&got,
			       "<PubmedBookArticleSet><PubmedBookArticle><BookDocument><Book>"
			       "<BookTitle>A book</BookTitle></Book></BookDocument>"
			       "</PubmedBookArticle></PubmedBookArticleSet>\n",
			       "title: A book\n");
}

static void test_endnote(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"<xml><records><record><ref-type name=\"Journal Article\">17</ref-type>"
		"<contributors><authors><author><style>Doe, Jane</style></author></authors>"
		"</contributors><titles><title><style>Note</style><style>d</style></title>"
		"<secondary-title>Invented</secondary-title></titles>"
		"<dates><year><style>2011</style></year></dates>"
		"<keywords><keyword>a</keyword><keyword>b</keyword></keywords>"
		"<electronic-resource-num>10.1234/end</electronic-resource-num>"
		"</record></records></xml>",
		"title: Noted\nauthors: 1\nauthor_names: Doe, Jane\ndate: 2011\n"
		"doi: 10.1234/end\nkeywords: a; b\nvenue: Invented\ntype: article\n");
}

/* What can be read is, and the damage is told. */
static void test_damaged(void **state)
{
	(void)state;
	recorder_read_cstr(&got,
			   "<xml><records>\n<record><titles><title>One</title></titles></record>\n"
			   "<record><titles><title>Two</tit></titles></record>\n");
	assert_int_equal(got.count, 2);
	assert_true(got.report.not_understood > 0);
	recorder_assert_message(&got, 0,
				"3: not well-formed XML: </tit> ends no element that is open, and "
				"is left out");
}

/* Entities are not expanded: ten levels of ten are not 10^10 letters. */
static void test_entity_bomb(void **state)
{
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	strbuf_add_cstr(&text, "<!DOCTYPE xml [<!ENTITY a0 \"boom\">\n");
	for (int i = 1; i < 30; i++) {
		strbuf_addf(&text, "<!ENTITY a%d \"", i);
		for (int k = 0; k < 10; k++)
			strbuf_addf(&text, "&a%d;", i - 1);
		strbuf_add_cstr(&text, "\">\n");
	}
	strbuf_add_cstr(&text, "]><xml><records><record><titles><title>x &a29;</title></titles>"
			       "</record></records></xml>");
	recorder_read(&got, strbuf_str(&text));
	assert_true(got.count <= 1);
	if (got.count == 1)
		assert_true(strlen(recorder_text(&got, 0)) < 1000);
	strbuf_free(&text);
}

/* References are kept as they are written, the second one to an entity as well. */
static void test_references(void **state)
{
	(void)state;
	recorder_read_cstr(
		&got, "<!DOCTYPE xml [<!ENTITY x \"y\">]><xml><records><record><titles>"
		      "<title>Owls &x; and &x; of &x;</title></titles></record></records></xml>");
	assert_int_equal(got.count, 1);
	assert_non_null(strstr(recorder_text(&got, 0), "Owls &x; and &x; of &x;"));
	recorder_expect_messages(&got, "");
}

static bool has_message(const char *part)
{
	for (size_t i = 0; i < got.diag.count; i++)
		if (strstr(got.diag.messages[i].text, part))
			return true;
	return false;
}

static void expect_refused(const char *part, int times, const char *message)
{
	struct strbuf text;

	strbuf_init(&text);
	strbuf_add_cstr(&text, "<xml><records><record><titles><title>x");
	for (int i = 0; i < times; i++)
		strbuf_add_cstr(&text, part);
	recorder_read(&got, strbuf_str(&text));
	assert_int_equal(got.status, STATUS_FAILED);
	assert_true(has_message(message));
	strbuf_free(&text);
}

/* Of more errors than anybody reads the rest is not read. */
static void test_errors_bomb(void **state)
{
	(void)state;
	expect_refused("& ", 60000, "nothing that could be read of it is a paper");
	expect_refused("\001", 60000, "nothing that could be read of it is a paper");
	expect_refused("&no;", 60000, "nothing that could be read of it is a paper");
}

static void test_depth_bomb(void **state)
{
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	strbuf_add_cstr(&text, "<xml><records><record>");
	for (int i = 0; i < 100000; i++)
		strbuf_add_cstr(&text, "<a>");
	recorder_read(&got, strbuf_str(&text));
	assert_int_equal(got.count, 0);
	assert_int_equal(got.status, STATUS_FAILED);
	strbuf_free(&text);
}

static void test_refused(void **state)
{
	static const char *const texts[] = {
		"<xml/>",
		"<project><record>x</record></project>",
		"<feed></feed>",
		"<?xml version='1.0'?>\n<!-- <feed><entry> -->\n<svg><title>x</title></svg>",
	};

	(void)state;
	recorder_expect_refused(&got, texts, sizeof(texts) / sizeof(*texts));
}

static void test_any_split(void **state)
{
	(void)state;
	recorder_expect_any_split(&got, atom);
}

/* What tells arXiv's feed from others comes behind the start of its first item. */
static void test_any_split_of_arxiv(void **state)
{
	static const char feed[] =
		"<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel>\n"
		"<item><title>One</title><link>https://arxiv.org/abs/2402.00002</link>\n"
		"<guid>oai:arXiv.org:2402.00002v1</guid>\n"
		"<dc:creator>Jane Doe, Richard Roe</dc:creator></item>\n"
		"</channel></rss>\n";

	(void)state;
	recorder_expect_any_split(&got, feed);
	recorder_assert_papers(&got, feed,
			       "title: One\nauthors: 2\nauthor_names: Jane Doe; Richard Roe\n"
			       "arxiv_id: 2402.00002\n"
			       "url: https://arxiv.org/abs/2402.00002\n");
}

static void test_any_truncation(void **state)
{
	(void)state;
	for (size_t len = 0; len < sizeof(atom); len++) {
		recorder_read(&got, str_sub(str_from(atom), 0, len));
		assert_true(got.count <= 1);
	}
}

/* Of a file that is cut off it is said that the rest is missing, not that it is malformed. */
static void test_cut_off(void **state)
{
	static const char feed[] = "<feed xmlns='http://www.w3.org/2005/Atom'>\n"
				   "<entry><id>http://arxiv.org/abs/2401.00001</id>"
				   "<title>A</title></entry>\n";
	static const char *const ends[] = { "<entry><title>B", "<entry><title>B</tit",
					    "<entry><link href='http://e" };
	struct strbuf text;

	(void)state;
	recorder_read_cstr(&got, feed);
	recorder_expect_messages(&got, "3: the file ends before its XML does\n");
	assert_int_equal(got.count, 1);
	strbuf_init(&text);
	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
		strbuf_clear(&text);
		strbuf_addf(&text, "%s%s", feed, ends[i]);
		recorder_read(&got, strbuf_str(&text));
		recorder_expect_messages(&got, "3: the file ends within this record\n");
		assert_int_equal(got.count, 1);
	}
	strbuf_free(&text);
	recorder_read_cstr(&got, "<feed xmlns='http://www.w3.org/2005/Atom'>\n<entry><id>1</id>");
	recorder_expect_messages(&got, "2: the file ends within this record\n"
				       "0: is Atom that is cut off: no whole paper is in it\n");
	assert_int_equal(got.status, STATUS_FAILED);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_atom),
		TEST(test_feed_without_papers),
		TEST(test_rss),
		TEST(test_links),
		TEST(test_pubmed),
		TEST(test_pubmed_alone),
		TEST(test_endnote),
		TEST(test_damaged),
		TEST(test_entity_bomb),
		TEST(test_depth_bomb),
		TEST(test_refused),
		TEST(test_any_split),
		TEST(test_any_truncation),
		TEST(test_cut_off),
		TEST(test_references),
		TEST(test_errors_bomb),
		TEST(test_any_split_of_arxiv),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
