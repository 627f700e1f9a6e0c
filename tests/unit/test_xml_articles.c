/* Articles in JATS, alone and as sets, and what repositories answer to harvesters (OAI-PMH). */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/recorder_fixture.h"

#define JOURNAL                                                                                   \
	"<journal-meta><journal-id journal-id-type='nlm-ta'>J Pots</journal-id>"                  \
	"<journal-title-group><journal-title>Journal of Pots</journal-title>"                     \
	"</journal-title-group><publisher><publisher-name>Lid Press</publisher-name></publisher>" \
	"</journal-meta>"

#define IDS                                                                        \
	"<article-id pub-id-type='pmid'>31234567</article-id>"                     \
	"<article-id pub-id-type='pmc'>1234567</article-id>"                       \
	"<article-id pub-id-type='publisher-id'>x1</article-id>"                   \
	"<article-id pub-id-type='doi'>10.1000/POTS.1</article-id>"                \
	"<article-categories><subj-group><subject>Research</subject></subj-group>" \
	"</article-categories>"

#define TITLE                                                                        \
	"<title-group><article-title>How <italic>Pots</italic> Keep H<sub>2</sub>O " \
	"Warm<xref rid='f1'>*</xref></article-title><subtitle>A Study</subtitle></title-group>"

#define NAME(surname, given) \
	"<name><surname>" surname "</surname><given-names>" given "</given-names></name>"

#define PEOPLE                                                                                  \
	"<contrib-group><contrib contrib-type='author'>"                                        \
	"<contrib-id contrib-id-type='orcid'>0</contrib-id>" NAME(                              \
		"Pot",                                                                          \
		"Ada K.") "<degrees>MD</degrees><xref rid='a1'>1</xref></contrib>"              \
			  "<contrib><name><surname>Lid</surname><given-names>Bob</given-names>" \
			  "<suffix>Jr</suffix></name></contrib>"                                \
			  "<contrib contrib-type='reviewer'>" NAME(                             \
				  "Kite",                                                       \
				  "Kim") "</contrib>"                                           \
					 "<contrib contrib-type='author'><collab>The Kettle "   \
					 "Group<contrib-group>"                                 \
					 "<contrib contrib-type='author'>" NAME(                \
						 "Tea",                                         \
						 "Eve") "</contrib></contrib-group>"            \
							"</collab></contrib><aff "              \
							"id='a1'>Nowhere</aff></contrib-group>" \
							"<contrib-group><contrib "              \
							"contrib-type='editor'>" NAME(          \
								"Jar", "Dan") "</contrib>"      \
									      "</contrib-group>"

#define DATES                                                                                 \
	"<pub-date pub-type='collection'><year>2021</year></pub-date>"                        \
	"<pub-date pub-type='epub'><day>5</day><month>12</month><year>2020</year></pub-date>" \
	"<pub-date "                                                                          \
	"pub-type='pmc-release'><day>1</day><month>1</month><year>2022</year></pub-date>"

#define ABSTRACT                                                                           \
	"<abstract abstract-type='graphical'><p>A picture.</p></abstract>"                 \
	"<abstract><title>Abstract</title><sec><title>Aim</title><p>To measure.</p></sec>" \
	"<sec><title>End:</title><p>Warm.</p></sec></abstract>"                            \
	"<kwd-group><title>Keywords</title><kwd>pots</kwd><kwd>lids</kwd></kwd-group>"

/* What is behind the front has titles, names and identifiers of others. */
#define REST                                                                                      \
	"<body><sec><title>Intro</title><p>Text.</p></sec></body><back><ref-list><ref>"           \
	"<element-citation>" NAME(                                                                \
		"Other", "Ann") "<article-title>Other</article-title>"                            \
				"<year>1999</year><pub-id "                                       \
				"pub-id-type='doi'>10.1000/other</pub-id></element-citation>"     \
				"</ref></ref-list></"                                             \
				"back><sub-article><front-stub><title-group><article-title>Reply" \
				"</article-title></title-group></front-stub></sub-article>"

static const char article[] =
	"<?xml version='1.0'?>\n<article article-type='research-article'><front>" JOURNAL
	"<article-meta>\n" IDS TITLE PEOPLE DATES
	"<volume>7</volume><issue>2</issue><elocation-id>e12</elocation-id>" ABSTRACT
	"</article-meta></front>\n" REST "</article>\n";

static void test_article(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got, article,
		"title: How Pots Keep H2O Warm: A Study\nauthors: 3\n"
		"author_names: Pot, Ada K.; Lid, Bob, Jr; The Kettle Group\ndate: 2020-12-05\n"
		"doi: 10.1000/pots.1\nkeywords: pots; lids\nabstract: Aim:  To measure.    End:  "
		"Warm.\n"
		"venue: Journal of Pots\nvolume: 7\nissue: 2\npages: e12\npublisher: Lid Press\n"
		"pmid: 31234567\npmcid: PMC1234567\n");
	assert_string_equal(got.report.layouts, "JATS");
	assert_int_equal(got.report.not_understood, 0);
	assert_string_equal(got.left_out.data,
			    "front/article-meta/article-categories/subj-group/subject 1, "
			    "front/article-meta/contrib-group/contrib 1, "
			    "front/article-meta/pub-date 1, "
			    "front/article-meta/abstract 1, "
			    "front/article-meta/contrib-group/contrib[contrib-type=editor] 1");
}

/* A set, with the oldest forms; of a date only what one element says goes together. */
static void test_set(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"<pmc-articleset><article><front><journal-meta><journal-title>Kites</journal-title>"
		"</journal-meta><article-meta><title-group><article-title>One</article-title>"
		"</title-group><contrib-group><contrib contrib-type='author'><string-name>"
		"<given-names>Ann</given-names> <surname>Lee</surname></string-name></contrib>"
		"</contrib-group><pub-date pub-type='ppub'><month>Mar</month><year>2001</year>"
		"</pub-date><pub-date pub-type='nihms-submitted'><day>9</day><month>9</month>"
		"<year>2000</year></pub-date><fpage>3</fpage><lpage>9</lpage></article-meta></"
		"front>"
		"</article>\n<article><front><article-meta><title-group><article-title>Two"
		"</article-title></title-group><pub-date><year>2002</year></pub-date>"
		"</article-meta></front></article></pmc-articleset>\n",
		"title: One\nauthors: 1\nauthor_names: Lee, Ann\ndate: 2001-03\nvenue: Kites\n"
		"pages: 3-9\n\ntitle: Two\ndate: 2002\n");
}

#define OAI(records)                                                                  \
	"<OAI-PMH xmlns='http://www.openarchives.org/OAI/2.0/'><ListRecords>" records \
	"</ListRecords></OAI-PMH>\n"
#define RECORD(metadata) "<record><header/><metadata>" metadata "</metadata></record>\n"

static void test_oai(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		OAI(RECORD("<arXiv xmlns='http://arxiv.org/OAI/arXiv/'><id>2401.00001</id>"
			   "<created>2024-01-02</created><authors><author><keyname>Doe</keyname>"
			   "<forenames>Jane K.</forenames><affiliation>X</affiliation></author>"
			   "<author><keyname>Roe</keyname></author></authors><title>Owls</title>"
			   "<categories>cs.LG math.OC</categories><doi>10.1000/owls</doi>"
			   "<journal-ref>Owls 3</journal-ref><abstract> We look. "
			   "</abstract></arXiv>")),
		"title: Owls\nauthors: 2\nauthor_names: Doe, Jane K.; Roe\ndate: 2024-01-02\n"
		"arxiv_id: 2401.00001\ndoi: 10.1000/owls\nabstract: We look.\nvenue: Owls 3\n"
		"categories: cs.LG; math.OC\n");
	recorder_assert_papers(
		&got,
		OAI(RECORD(
			"<oai_dc:dc xmlns:oai_dc='o' xmlns:dc='d'><dc:title>Lids</dc:title>"
			"<dc:creator>Doe, Jane</dc:creator><dc:creator>Roe, R.</dc:creator>"
			"<dc:date>2020-05-06</dc:date><dc:description>Of lids.</dc:description>"
			"<dc:identifier>https://doi.org/10.1000/lids</dc:identifier></oai_dc:dc>")
			    RECORD("<oai_dc:dc xmlns:oai_dc='o' xmlns:dc='d'><dc:title>A photograph"
				   "</dc:title><dc:identifier>https://example.org/1</dc:identifier>"
				   "</oai_dc:dc>")),
		"title: Lids\nauthors: 2\nauthor_names: Doe, Jane; Roe, R.\ndate: 2020-05-06\n"
		"doi: 10.1000/lids\nabstract: Of lids.\n");
}

/* Other documents whose element is called article. */
static void test_other_articles(void **state)
{
	(void)state;
	recorder_read_cstr(&got, "<article xmlns='http://docbook.org/ns/docbook'><title>How to"
				 "</title><para>Do it.</para></article>\n");
	assert_int_equal(got.count, 0);
	assert_int_equal(got.status, STATUS_FAILED);
	recorder_read_cstr(&got, "<pmc-articleset><Reply Id='1' error='none'/></pmc-articleset>\n");
	assert_int_equal(got.count, 0);
	recorder_assert_message(&got, 0, "0: is what PubMed Central answers, without any article");
}

/* The same papers in whatever pieces the text comes. */
static void test_any_split(void **state)
{
	struct strbuf whole;
	uint64_t seed = 3;

	(void)state;
	strbuf_init(&whole);
	recorder_read_cstr(&got, article);
	strbuf_addf(&whole, "%s", recorder_text(&got, 0));
	for (size_t piece = 1; piece < 40; piece += 13) {
		recorder_read_pieces(&got, str_from(article), piece, &seed);
		assert_int_equal(got.count, 1);
		assert_string_equal(recorder_text(&got, 0), whole.data);
	}
	strbuf_free(&whole);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_article),        TEST(test_set),       TEST(test_oai),
		TEST(test_other_articles), TEST(test_any_split),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
