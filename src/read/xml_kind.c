#include "config.h"

#include "read/xml_kind.h"

#include "base/utf8.h"
#include "read/xml.h"

/* What a document of Markdown can begin with, too. */
#define FRAGMENT "is a document that begins with HTML, in which no paper is marked"

#define PAPERS ", which shortlist does not read: export the papers as BibTeX, RIS or CSV"

static const struct {
	struct str root;
	const char *sentence;
	struct str words; /* that the beginning has; empty: any */
} kinds[] = {
	{ STR_INIT("mods"), "is MODS" PAPERS, STR_INIT("") },
	{ STR_INIT("modsCollection"), "is MODS" PAPERS, STR_INIT("") },
	{ STR_INIT("article"), "is an article (JATS) without what is before its text",
	  STR_INIT("JATS") },
	{ STR_INIT("pmc-articleset"), "is what PubMed Central answers, without any article",
	  STR_INIT("") },
	{ STR_INIT("book"), "is a book in XML, not a list of papers", STR_INIT("") },
	{ STR_INIT("dblp"), "is DBLP's XML" PAPERS ", or ask DBLP for JSON", STR_INIT("") },
	{ STR_INIT("dblpperson"), "is DBLP's XML" PAPERS ", or ask DBLP for JSON", STR_INIT("") },
	{ STR_INIT("result"), "is DBLP's XML" PAPERS ", or ask DBLP for JSON", STR_INIT("<hits") },
	{ STR_INIT("TEI"), "is TEI, such as GROBID makes of a PDF" PAPERS, STR_INIT("") },
	{ STR_INIT("crossref_result"), "is Crossref's XML" PAPERS ", or ask Crossref for JSON",
	  STR_INIT("") },
	{ STR_INIT("doi_records"), "is Crossref's XML" PAPERS ", or ask Crossref for JSON",
	  STR_INIT("") },
	{ STR_INIT("doi_batch"), "is Crossref's XML" PAPERS ", or ask Crossref for JSON",
	  STR_INIT("") },
	{ STR_INIT("resource"), "is DataCite's XML" PAPERS ", or ask DataCite for JSON",
	  STR_INIT("datacite.org/schema") },
	{ STR_INIT("OAI-PMH"),
	  "is what a repository answers to a harvester (OAI-PMH), without records in Dublin Core, "
	  "JATS or arXiv's form: ask it for these",
	  STR_INIT("") },
	{ STR_INIT("collection"), "is MARC" PAPERS, STR_INIT("MARC21") },
	{ STR_INIT("searchRetrieveResponse"), "is what a library's catalogue answers (SRU)" PAPERS,
	  STR_INIT("") },
	{ STR_INIT("Sources"), "is the list of sources of Microsoft Word" PAPERS, STR_INIT("") },
	{ STR_INIT("file"), "is BibTeXML" PAPERS, STR_INIT("bibtexml") },
	{ STR_INIT("PubmedArticleSet"), "is PubMed XML without any article", STR_INIT("") },
	{ STR_INIT("PubmedBookArticleSet"), "is PubMed XML without any book", STR_INIT("") },
	{ STR_INIT("xml"), "is EndNote XML without any record", STR_INIT("<records") },
	{ STR_INIT("eSearchResult"),
	  "is a list of PubMed's numbers, without their articles: ask PubMed for these",
	  STR_INIT("") },
	{ STR_INIT("eSummaryResult"),
	  "is PubMed's summary in XML, which shortlist does not read: ask PubMed for the articles, "
	  "or for the summary as JSON",
	  STR_INIT("") },
	{ STR_INIT("MedlineCitationSet"),
	  "is MEDLINE's XML of old, which shortlist does not read: ask PubMed for the articles",
	  STR_INIT("") },
	{ STR_INIT("responseWrapper"), "is Europe PMC's XML" PAPERS ", or ask Europe PMC for JSON",
	  STR_INIT("") },
	{ STR_INIT("urlset"), "is a sitemap, not a list of papers", STR_INIT("") },
	{ STR_INIT("sitemapindex"), "is a sitemap, not a list of papers", STR_INIT("") },
	{ STR_INIT("opml"), "is a list of feeds (OPML), not what they bring", STR_INIT("") },
	{ STR_INIT("rss"), "is a feed (RSS) without any entry", STR_INIT("") },
	{ STR_INIT("feed"), "is a feed (Atom) without any entry", STR_INIT("") },
	{ STR_INIT("RDF"), "is RDF" PAPERS, STR_INIT("") },
	{ STR_INIT("svg"), "is an image", STR_INIT("") },
	{ STR_INIT("plist"), "is a property list, not a list of papers", STR_INIT("") },
	{ STR_INIT("project"), "is the description of a software project", STR_INIT("") },
	{ STR_INIT("Project"), "is the description of a software project", STR_INIT("") },
	{ STR_INIT("schema"), "is an XML schema", STR_INIT("") },
	{ STR_INIT("stylesheet"), "is a style sheet", STR_INIT("") },
	{ STR_INIT("style"), "is a citation style (CSL), not a list of papers", STR_INIT("") },
	{ STR_INIT("kml"), "is a map", STR_INIT("") },
	{ STR_INIT("gpx"), "is a map", STR_INIT("") },
	{ STR_INIT("graphml"), "is a graph (GraphML), not a list of papers", STR_INIT("") },
	{ STR_INIT("html"),
	  "is a web page in which no papers are marked: save the page of one article",
	  STR_INIT("") },
	{ STR_INIT("h1"), FRAGMENT, STR_INIT("") },
	{ STR_INIT("h2"), FRAGMENT, STR_INIT("") },
	{ STR_INIT("h3"), FRAGMENT, STR_INIT("") },
	{ STR_INIT("p"), FRAGMENT, STR_INIT("") },
	{ STR_INIT("div"), FRAGMENT, STR_INIT("") },
	{ STR_INIT("center"), FRAGMENT, STR_INIT("") },
	{ STR_INIT("table"), FRAGMENT, STR_INIT("") },
	{ STR_INIT("details"), FRAGMENT, STR_INIT("") },
	{ STR_INIT("img"), FRAGMENT, STR_INIT("") },
	{ STR_INIT("a"), FRAGMENT, STR_INIT("") },
	{ STR_INIT("br"), FRAGMENT, STR_INIT("") },
	{ STR_INIT("picture"), FRAGMENT, STR_INIT("") },
	{ STR_INIT("b"), FRAGMENT, STR_INIT("") },
	{ STR_INIT("Error"), "is what a server said instead of papers", STR_INIT("") },
	{ STR_INIT("error"), "is what a server said instead of papers", STR_INIT("") },
};

/* Whether it can be an element's name, and the element is closed somewhere. */
static bool is_element(struct str name, struct str head)
{
	for (size_t i = 0; i < name.len; i++) {
		char c = name.p[i];

		if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') &&
		    (i == 0 || (!(c >= '0' && c <= '9') && c != '-' && c != '_' && c != '.')))
			return false;
	}
	return str_find(head, STR("</")) != SIZE_MAX || str_find(head, STR("/>")) != SIZE_MAX;
}

bool xml_describe(struct strbuf *out, struct str head)
{
	struct str root;

	if (!xml_find_root(head, &root) || !is_element(root, head)) {
		if (!str_starts_with(utf8_trim(head), STR("<?xml")))
			return false;
		strbuf_add_cstr(out, "is XML without a whole element: the file may be cut off");
		return true;
	}
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (!str_equal(root, kinds[i].root) || str_find(head, kinds[i].words) == SIZE_MAX)
			continue;
		strbuf_add_cstr(out, kinds[i].sentence);
		return true;
	}
	strbuf_addf(out,
		    "is XML of a kind that shortlist does not know, which begins with <%.*s>: ",
		    STR_ARG(utf8_front(root, 40)));
	strbuf_add_cstr(out,
			"export the papers as BibTeX, RIS or CSV from the program that has them");
	return true;
}
