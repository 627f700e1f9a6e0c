/* The paths of the XML dialects. What xml.h says of paths holds here. */

#include "config.h"

#include "base/array.h"
#include "read/feed.h"
#include "read/xml.h"

static const struct dialect_name atom_names[] = {
	{ "title", SLOT_TITLE, VALUE_MARKUP },
	{ "summary", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "content", SLOT_ABSTRACT, VALUE_MARKUP },
	{ FEED_AUTHORS, SLOT_AUTHOR_NAMES, VALUE_NAMES_COMMA },
	{ "author", SLOT_AUTHOR_NAMES, VALUE_NAME },
	{ "author/name", SLOT_FAMILY, VALUE_MARKUP },
	{ "author/affiliation", SLOT_LEFT_OUT, VALUE_TEXT },
	{ "author/email", SLOT_LEFT_OUT, VALUE_TEXT },
	{ "author/uri", SLOT_LEFT_OUT, VALUE_TEXT },
	{ "creator", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "published", SLOT_DATE, VALUE_DATE },
	{ "publicationDate", SLOT_DATE, VALUE_DATE },
	{ "date", SLOT_DATE, VALUE_DATE },
	{ "updated", SLOT_DATE, VALUE_DATE },
	{ "doi", SLOT_DOI, VALUE_IDENTIFIER },
	{ "link@href[?rel=alternate]", SLOT_URL, VALUE_IDENTIFIER },
	{ "link@href[title=doi]", SLOT_IDENTIFIER, VALUE_IDENTIFIER },
	{ "link@href[title=pdf]", SLOT_PDF, VALUE_TEXT },
	{ "id", SLOT_IDENTIFIER, VALUE_IDENTIFIER },
	{ "identifier", SLOT_IDENTIFIER, VALUE_IDENTIFIER },
	{ "journal_ref", SLOT_VENUE, VALUE_MARKUP },
	{ "publicationName", SLOT_VENUE, VALUE_MARKUP },
	{ "volume", SLOT_VOLUME, VALUE_TEXT },
	{ "number", SLOT_ISSUE, VALUE_TEXT },
	{ "startingPage", SLOT_FIRST_PAGE, VALUE_TEXT },
	{ "endingPage", SLOT_LAST_PAGE, VALUE_TEXT },
	{ "publisher", SLOT_PUBLISHER, VALUE_MARKUP },
	{ "category@term", SLOT_CATEGORIES, VALUE_ITEM },
	{ "comment", SLOT_LEFT_OUT, VALUE_TEXT },
};

/* RSS 2.0, and RSS 1.0 with the words of Dublin Core and PRISM. */
static const struct dialect_name rss_names[] = {
	{ "title", SLOT_TITLE, VALUE_MARKUP },
	{ "description", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "encoded", SLOT_ABSTRACT, VALUE_MARKUP },
	{ FEED_AUTHORS, SLOT_AUTHOR_NAMES, VALUE_NAMES_COMMA },
	{ "creator", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "authors", SLOT_AUTHOR_NAMES, VALUE_NAMES_SEMICOLON },
	{ "author", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "publicationDate", SLOT_DATE, VALUE_DATE },
	{ "date", SLOT_DATE, VALUE_DATE },
	{ "pubDate", SLOT_DATE, VALUE_DATE },
	{ FEED_DATE, SLOT_DATE, VALUE_DATE },
	{ "DOI", SLOT_DOI, VALUE_IDENTIFIER },
	{ "doi", SLOT_DOI, VALUE_IDENTIFIER },
	{ "identifier", SLOT_IDENTIFIER, VALUE_IDENTIFIER },
	{ "guid", SLOT_IDENTIFIER, VALUE_IDENTIFIER },
	{ "link", SLOT_URL, VALUE_IDENTIFIER },
	{ "journal_reference", SLOT_VENUE, VALUE_MARKUP },
	{ "publicationName", SLOT_VENUE, VALUE_MARKUP },
	{ FEED_VENUE, SLOT_VENUE, VALUE_TEXT },
	{ "volume", SLOT_VOLUME, VALUE_TEXT },
	{ "number", SLOT_ISSUE, VALUE_TEXT },
	{ "issue", SLOT_ISSUE, VALUE_TEXT },
	{ "startingPage", SLOT_FIRST_PAGE, VALUE_TEXT },
	{ "startPage", SLOT_FIRST_PAGE, VALUE_TEXT },
	{ "endingPage", SLOT_LAST_PAGE, VALUE_TEXT },
	{ "endPage", SLOT_LAST_PAGE, VALUE_TEXT },
	{ "publisher", SLOT_PUBLISHER, VALUE_MARKUP },
	{ "category", SLOT_CATEGORIES, VALUE_ITEM },
	{ "rights", SLOT_LEFT_OUT, VALUE_TEXT },
	{ "source", SLOT_LEFT_OUT, VALUE_TEXT },
};

/* arXiv's feeds of new papers, as RSS and as Atom; each names all authors in one text. */
static const struct dialect_name arxiv_names[] = {
	{ "title", SLOT_TITLE, VALUE_MARKUP },
	{ "description", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "summary", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "creator", SLOT_AUTHOR_NAMES, VALUE_NAMES_COMMA },
	{ "pubDate", SLOT_DATE, VALUE_DATE },
	{ "published", SLOT_DATE, VALUE_DATE },
	{ "updated", SLOT_DATE, VALUE_DATE },
	{ "DOI", SLOT_DOI, VALUE_IDENTIFIER },
	{ "doi", SLOT_DOI, VALUE_IDENTIFIER },
	{ "guid", SLOT_IDENTIFIER, VALUE_IDENTIFIER },
	{ "id", SLOT_IDENTIFIER, VALUE_IDENTIFIER },
	{ "link", SLOT_URL, VALUE_IDENTIFIER },
	{ "link@href[?rel=alternate]", SLOT_URL, VALUE_IDENTIFIER },
	{ "journal_reference", SLOT_VENUE, VALUE_MARKUP },
	{ "category", SLOT_CATEGORIES, VALUE_ITEM },
	{ "category@term", SLOT_CATEGORIES, VALUE_ITEM },
	{ "announce_type", SLOT_LEFT_OUT, VALUE_TEXT },
	{ "rights", SLOT_LEFT_OUT, VALUE_TEXT },
};

#define ARTICLE "MedlineCitation/Article/"
#define ISSUE   ARTICLE "Journal/JournalIssue/"

static const struct dialect_name pubmed_names[] = {
	{ ARTICLE "ArticleTitle", SLOT_TITLE, VALUE_TEXT },
	{ ARTICLE "VernacularTitle", SLOT_TITLE, VALUE_TEXT },
	{ ARTICLE "Abstract", SLOT_ABSTRACT, VALUE_TEXT },
	{ "MedlineCitation/OtherAbstract", SLOT_ABSTRACT, VALUE_TEXT },
	{ ARTICLE "Abstract/CopyrightInformation", SLOT_LEFT_OUT, VALUE_TEXT },
	{ "MedlineCitation/OtherAbstract/CopyrightInformation", SLOT_LEFT_OUT, VALUE_TEXT },
	{ ARTICLE "AuthorList/Author", SLOT_AUTHOR_NAMES, VALUE_NAME },
	{ ARTICLE "AuthorList/Author/LastName", SLOT_FAMILY, VALUE_TEXT },
	{ ARTICLE "AuthorList/Author/CollectiveName", SLOT_FAMILY, VALUE_TEXT },
	{ ARTICLE "AuthorList/Author/ForeName", SLOT_GIVEN, VALUE_TEXT },
	{ ARTICLE "AuthorList/Author/Initials", SLOT_GIVEN, VALUE_TEXT },
	{ ARTICLE "AuthorList/Author/Suffix", SLOT_SUFFIX, VALUE_TEXT },
	{ ARTICLE "AuthorList/Author/AffiliationInfo", SLOT_LEFT_OUT, VALUE_TEXT },
	{ ARTICLE "AuthorList/Author/Affiliation", SLOT_LEFT_OUT, VALUE_TEXT },
	{ ARTICLE "AuthorList/Author/Identifier", SLOT_LEFT_OUT, VALUE_TEXT },
	{ ISSUE "PubDate/Year", SLOT_YEAR, VALUE_DATE },
	{ ISSUE "PubDate/MedlineDate", SLOT_YEAR, VALUE_DATE },
	{ ISSUE "PubDate/Month", SLOT_MONTH, VALUE_TEXT },
	{ ISSUE "PubDate/Day", SLOT_DAY, VALUE_TEXT },
	{ ISSUE "Volume", SLOT_VOLUME, VALUE_TEXT },
	{ ISSUE "Issue", SLOT_ISSUE, VALUE_TEXT },
	{ ARTICLE "Journal/Title", SLOT_VENUE, VALUE_TEXT },
	{ ARTICLE "Journal/ISOAbbreviation", SLOT_VENUE, VALUE_TEXT },
	{ ARTICLE "Pagination/MedlinePgn", SLOT_PAGES, VALUE_TEXT },
	{ ARTICLE "Pagination/StartPage", SLOT_FIRST_PAGE, VALUE_TEXT },
	{ ARTICLE "Pagination/EndPage", SLOT_LAST_PAGE, VALUE_TEXT },
	{ ARTICLE "ELocationID[EIdType=doi]", SLOT_DOI, VALUE_IDENTIFIER },
	{ "PubmedData/ArticleIdList/ArticleId[IdType=doi]", SLOT_DOI, VALUE_IDENTIFIER },
	{ "MedlineCitation/PMID", SLOT_PMID, VALUE_IDENTIFIER },
	{ "PubmedData/ArticleIdList/ArticleId[IdType=pmc]", SLOT_PMCID, VALUE_IDENTIFIER },
	{ ARTICLE "PublicationTypeList/PublicationType", SLOT_TYPE, VALUE_TYPE },
	{ "MedlineCitation/KeywordList/Keyword", SLOT_KEYWORDS, VALUE_ITEM },
	{ "MedlineCitation/MeshHeadingList/MeshHeading/DescriptorName", SLOT_KEYWORDS, VALUE_ITEM },
};

#define BOOK "BookDocument/"

static const struct dialect_name pubmed_book_names[] = {
	{ BOOK "ArticleTitle", SLOT_TITLE, VALUE_TEXT },
	{ BOOK "Book/BookTitle", SLOT_TITLE, VALUE_TEXT },
	{ BOOK "Abstract", SLOT_ABSTRACT, VALUE_TEXT },
	{ BOOK "Abstract/CopyrightInformation", SLOT_LEFT_OUT, VALUE_TEXT },
	{ BOOK "AuthorList/Author", SLOT_AUTHOR_NAMES, VALUE_NAME },
	{ BOOK "AuthorList/Author/LastName", SLOT_FAMILY, VALUE_TEXT },
	{ BOOK "AuthorList/Author/CollectiveName", SLOT_FAMILY, VALUE_TEXT },
	{ BOOK "AuthorList/Author/ForeName", SLOT_GIVEN, VALUE_TEXT },
	{ BOOK "AuthorList/Author/Initials", SLOT_GIVEN, VALUE_TEXT },
	{ BOOK "AuthorList/Author/Suffix", SLOT_SUFFIX, VALUE_TEXT },
	{ BOOK "AuthorList/Author/AffiliationInfo", SLOT_LEFT_OUT, VALUE_TEXT },
	{ BOOK "Book/AuthorList[Type=authors]/Author", SLOT_AUTHOR_NAMES, VALUE_NAME },
	{ BOOK "Book/AuthorList/Author", SLOT_AUTHOR_NAMES, VALUE_NAME },
	{ BOOK "Book/AuthorList/Author/LastName", SLOT_FAMILY, VALUE_TEXT },
	{ BOOK "Book/AuthorList/Author/CollectiveName", SLOT_FAMILY, VALUE_TEXT },
	{ BOOK "Book/AuthorList/Author/ForeName", SLOT_GIVEN, VALUE_TEXT },
	{ BOOK "Book/AuthorList/Author/Initials", SLOT_GIVEN, VALUE_TEXT },
	{ BOOK "Book/AuthorList/Author/Suffix", SLOT_SUFFIX, VALUE_TEXT },
	{ BOOK "Book/AuthorList/Author/AffiliationInfo", SLOT_LEFT_OUT, VALUE_TEXT },
	{ BOOK "Book/PubDate/Year", SLOT_YEAR, VALUE_DATE },
	{ BOOK "Book/PubDate/Month", SLOT_MONTH, VALUE_TEXT },
	{ BOOK "Book/PubDate/Day", SLOT_DAY, VALUE_TEXT },
	{ BOOK "Book/Publisher/PublisherName", SLOT_PUBLISHER, VALUE_TEXT },
	{ BOOK "Book/Volume", SLOT_VOLUME, VALUE_TEXT },
	{ BOOK "ArticleIdList/ArticleId[IdType=doi]", SLOT_DOI, VALUE_IDENTIFIER },
	{ BOOK "PMID", SLOT_PMID, VALUE_IDENTIFIER },
	{ BOOK "PublicationType", SLOT_TYPE, VALUE_TYPE },
	{ BOOK "KeywordList/Keyword", SLOT_KEYWORDS, VALUE_ITEM },
	{ BOOK "Sections", SLOT_LEFT_OUT, VALUE_TEXT },
};

#define FRONT   "front/article-meta/"
#define JOURNAL "front/journal-meta/"
#define TITLE   FRONT "title-group/article-title"
#define CONTRIB FRONT "contrib-group/contrib"
#define PUB     FRONT "pub-date"

/* JATS, and NLM's before it: the front of an article. Its text and references are not looked at. Of
 * its dates that of its first appearance; that of its place in PubMed Central is none. */
static const struct dialect_name jats_names[] = {
	{ TITLE, SLOT_TITLE, VALUE_TEXT },
	{ TITLE "/xref", SLOT_NOTHING, VALUE_TEXT },
	{ TITLE "/fn", SLOT_NOTHING, VALUE_TEXT },
	{ TITLE "/inline-formula/alternatives/tex-math", SLOT_NOTHING, VALUE_TEXT },
	{ FRONT "title-group/subtitle", SLOT_SUBTITLE, VALUE_TEXT },
	{ FRONT "abstract[!abstract-type]", SLOT_ABSTRACT, VALUE_TEXT },
	{ FRONT "abstract[abstract-type=summary]", SLOT_SUMMARY, VALUE_TEXT },
	{ FRONT "abstract", SLOT_LEFT_OUT, VALUE_TEXT },
	{ FRONT "abstract/title", SLOT_NOTHING, VALUE_TEXT },
	{ FRONT "abstract/label", SLOT_NOTHING, VALUE_TEXT },
	{ FRONT "abstract/object-id", SLOT_NOTHING, VALUE_TEXT },
	{ FRONT "abstract/p/inline-formula/alternatives/tex-math", SLOT_NOTHING, VALUE_TEXT },
	{ FRONT "abstract/sec/p/inline-formula/alternatives/tex-math", SLOT_NOTHING, VALUE_TEXT },
	{ CONTRIB "[?contrib-type=author]", SLOT_AUTHOR_NAMES, VALUE_NAME },
	{ CONTRIB "[contrib-type=editor]", SLOT_EDITORS, VALUE_NAME },
	{ CONTRIB, SLOT_LEFT_OUT, VALUE_NAME },
	{ CONTRIB "/name/surname", SLOT_FAMILY, VALUE_TEXT },
	{ CONTRIB "/name/given-names", SLOT_GIVEN, VALUE_TEXT },
	{ CONTRIB "/name/suffix", SLOT_SUFFIX, VALUE_TEXT },
	{ CONTRIB "/name/prefix", SLOT_NOTHING, VALUE_TEXT },
	{ CONTRIB "/string-name/surname", SLOT_FAMILY, VALUE_TEXT },
	{ CONTRIB "/string-name/given-names", SLOT_GIVEN, VALUE_TEXT },
	{ CONTRIB "/name-alternatives/name/surname", SLOT_FAMILY, VALUE_TEXT },
	{ CONTRIB "/name-alternatives/name/given-names", SLOT_GIVEN, VALUE_TEXT },
	{ CONTRIB "/collab", SLOT_FAMILY, VALUE_TEXT },
	{ CONTRIB "/collab/contrib-group", SLOT_NOTHING, VALUE_TEXT },
	{ CONTRIB "/contrib-id", SLOT_NOTHING, VALUE_TEXT },
	{ CONTRIB "/xref", SLOT_NOTHING, VALUE_TEXT },
	{ CONTRIB "/aff", SLOT_NOTHING, VALUE_TEXT },
	{ CONTRIB "/degrees", SLOT_NOTHING, VALUE_TEXT },
	{ CONTRIB "/role", SLOT_NOTHING, VALUE_TEXT },
	{ CONTRIB "/email", SLOT_NOTHING, VALUE_TEXT },
	{ CONTRIB "/address", SLOT_NOTHING, VALUE_TEXT },
	{ CONTRIB "/bio", SLOT_NOTHING, VALUE_TEXT },
	{ CONTRIB "/on-behalf-of", SLOT_NOTHING, VALUE_TEXT },
	{ CONTRIB "/ext-link", SLOT_NOTHING, VALUE_TEXT },
	{ CONTRIB "/author-comment", SLOT_NOTHING, VALUE_TEXT },
	{ PUB "[pub-type=epub]", SLOT_DATE, VALUE_DATE },
	{ PUB "[date-type=pub]", SLOT_DATE, VALUE_DATE },
	{ PUB "[pub-type=epub-ppub]", SLOT_DATE, VALUE_DATE },
	{ PUB "[pub-type=ppub]", SLOT_DATE, VALUE_DATE },
	{ PUB "[pub-type=pmc-release]", SLOT_NOTHING, VALUE_DATE },
	{ PUB "[date-type=pmc-release]", SLOT_NOTHING, VALUE_DATE },
	{ PUB "[pub-type=nihms-submitted]", SLOT_NOTHING, VALUE_DATE },
	{ PUB, SLOT_DATE, VALUE_DATE },
	{ PUB "/year", SLOT_YEAR, VALUE_TEXT },
	{ PUB "/month", SLOT_MONTH, VALUE_TEXT },
	{ PUB "/day", SLOT_DAY, VALUE_TEXT },
	{ JOURNAL "journal-title-group/journal-title", SLOT_VENUE, VALUE_TEXT },
	{ JOURNAL "journal-title", SLOT_VENUE, VALUE_TEXT },
	{ JOURNAL "journal-title-group/abbrev-journal-title", SLOT_VENUE, VALUE_TEXT },
	{ JOURNAL "abbrev-journal-title", SLOT_VENUE, VALUE_TEXT },
	{ JOURNAL "journal-id[journal-id-type=nlm-ta]", SLOT_VENUE, VALUE_TEXT },
	{ JOURNAL "publisher/publisher-name", SLOT_PUBLISHER, VALUE_TEXT },
	{ FRONT "volume", SLOT_VOLUME, VALUE_TEXT },
	{ FRONT "issue", SLOT_ISSUE, VALUE_TEXT },
	{ FRONT "fpage", SLOT_FIRST_PAGE, VALUE_TEXT },
	{ FRONT "elocation-id", SLOT_FIRST_PAGE, VALUE_TEXT },
	{ FRONT "lpage", SLOT_LAST_PAGE, VALUE_TEXT },
	{ FRONT "article-id[pub-id-type=doi]", SLOT_DOI, VALUE_IDENTIFIER },
	{ FRONT "article-id[pub-id-type=pmid]", SLOT_PMID, VALUE_IDENTIFIER },
	{ FRONT "article-id[pub-id-type=pmc]", SLOT_PMCID, VALUE_IDENTIFIER },
	{ FRONT "article-id[pub-id-type=pmcid]", SLOT_PMCID, VALUE_IDENTIFIER },
	{ FRONT "article-id[pub-id-type=arxiv]", SLOT_ARXIV_ID, VALUE_IDENTIFIER },
	{ FRONT "kwd-group/kwd", SLOT_KEYWORDS, VALUE_ITEM },
	{ FRONT "article-categories/subj-group/subject", SLOT_LEFT_OUT, VALUE_TEXT },
};

/* arXiv's answers to harvesters. */
static const struct dialect_name arxiv_oai_names[] = {
	{ "title", SLOT_TITLE, VALUE_TEXT },
	{ "authors/author", SLOT_AUTHOR_NAMES, VALUE_NAME },
	{ "authors/author/keyname", SLOT_FAMILY, VALUE_TEXT },
	{ "authors/author/forenames", SLOT_GIVEN, VALUE_TEXT },
	{ "authors/author/suffix", SLOT_SUFFIX, VALUE_TEXT },
	{ "authors/author/affiliation", SLOT_NOTHING, VALUE_TEXT },
	{ "authors", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "abstract", SLOT_ABSTRACT, VALUE_TEXT },
	{ "created", SLOT_DATE, VALUE_DATE },
	{ "version/date", SLOT_DATE, VALUE_DATE },
	{ "id", SLOT_ARXIV_ID, VALUE_IDENTIFIER },
	{ "doi", SLOT_DOI, VALUE_IDENTIFIER },
	{ "journal-ref", SLOT_VENUE, VALUE_TEXT },
	{ "categories", SLOT_CATEGORIES, VALUE_LIST_SPACE },
	{ "comments", SLOT_LEFT_OUT, VALUE_TEXT },
	{ "report-no", SLOT_LEFT_OUT, VALUE_TEXT },
};

/* Any repository's, by the words of Dublin Core: a record may be of anything. */
static const struct dialect_name dublin_core_names[] = {
	{ "title", SLOT_TITLE, VALUE_TEXT },
	{ "creator", SLOT_AUTHOR_NAMES, VALUE_NAME },
	{ "description", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "date", SLOT_DATE, VALUE_DATE },
	{ "identifier", SLOT_IDENTIFIER, VALUE_IDENTIFIER },
	{ "relation", SLOT_LEFT_OUT, VALUE_TEXT },
	{ "subject", SLOT_KEYWORDS, VALUE_ITEM },
	{ "publisher", SLOT_PUBLISHER, VALUE_TEXT },
	{ "type", SLOT_TYPE, VALUE_TYPE },
	{ "source", SLOT_LEFT_OUT, VALUE_TEXT },
	{ "rights", SLOT_LEFT_OUT, VALUE_TEXT },
};

static const struct dialect_name endnote_names[] = {
	{ "ref-type@name", SLOT_TYPE, VALUE_TYPE },
	{ "titles/title", SLOT_TITLE, VALUE_TEXT },
	{ "contributors/authors/author", SLOT_AUTHOR_NAMES, VALUE_NAME },
	{ "contributors/secondary-authors/author", SLOT_EDITORS, VALUE_NAME },
	{ "abstract", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "dates/year", SLOT_YEAR, VALUE_DATE },
	{ "dates/pub-dates/date", SLOT_MONTH, VALUE_TEXT },
	{ "periodical/full-title", SLOT_VENUE, VALUE_TEXT },
	{ "titles/secondary-title", SLOT_VENUE, VALUE_TEXT },
	{ "alt-periodical/full-title", SLOT_VENUE, VALUE_TEXT },
	{ "volume", SLOT_VOLUME, VALUE_TEXT },
	{ "number", SLOT_ISSUE, VALUE_TEXT },
	{ "pages", SLOT_PAGES, VALUE_TEXT },
	{ "publisher", SLOT_PUBLISHER, VALUE_TEXT },
	{ "keywords/keyword", SLOT_KEYWORDS, VALUE_ITEM },
	{ "electronic-resource-num", SLOT_IDENTIFIER, VALUE_IDENTIFIER },
	{ "urls/related-urls/url", SLOT_URL, VALUE_IDENTIFIER },
	{ "urls/web-urls/url", SLOT_URL, VALUE_IDENTIFIER },
	{ "urls/pdf-urls/url", SLOT_LEFT_OUT, VALUE_TEXT }, /* names a file of the tool's own */
	{ "label", SLOT_CITATION_KEY, VALUE_TEXT },
	{ "notes", SLOT_LEFT_OUT, VALUE_TEXT },
	{ "research-notes", SLOT_LEFT_OUT, VALUE_TEXT },
};

static const struct dialect atom = { "Atom", atom_names, COUNT_OF(atom_names) };
static const struct dialect rss = { "RSS", rss_names, COUNT_OF(rss_names) };
static const struct dialect arxiv = { "arXiv's feed", arxiv_names, COUNT_OF(arxiv_names) };
static const struct dialect pubmed = { "PubMed XML", pubmed_names, COUNT_OF(pubmed_names) };
static const struct dialect pubmed_book = { "PubMed XML", pubmed_book_names,
					    COUNT_OF(pubmed_book_names) };
static const struct dialect endnote = { "EndNote XML", endnote_names, COUNT_OF(endnote_names) };

static const struct dialect jats = { "JATS", jats_names, COUNT_OF(jats_names) };
static const struct dialect arxiv_oai = { "arXiv's OAI-PMH", arxiv_oai_names,
					  COUNT_OF(arxiv_oai_names) };
static const struct dialect dublin_core = { "OAI-PMH with Dublin Core", dublin_core_names,
					    COUNT_OF(dublin_core_names) };

static const char in_front[] = "<article-meta";
static const char arxiv_id[] = "oai:arXiv.org:", arxiv_title[] = "updates on arXiv.org";

const struct xml_dialect xml_dialects[] = {
	{ &arxiv, "feed", "entry", arxiv_id, true },
	{ &arxiv, "rss", "item", arxiv_id, true },
	{ &arxiv, "RDF", "item", arxiv_title, true },
	{ &atom, "feed", "entry", NULL, true },
	{ &atom, "entry", "entry", NULL, true },
	{ &rss, "rss", "item", NULL, true },
	{ &rss, "RDF", "item", NULL, true },
	{ &pubmed, "PubmedArticleSet", "PubmedArticle", NULL, false },
	{ &pubmed_book, "PubmedArticleSet", "PubmedBookArticle", NULL, false },
	{ &pubmed_book, "PubmedBookArticleSet", "PubmedBookArticle", NULL, false },
	{ &pubmed, "PubmedArticle", "PubmedArticle", NULL, false },
	{ &pubmed_book, "PubmedBookArticle", "PubmedBookArticle", NULL, false },
	{ &jats, "article", "article", in_front, false },
	{ &jats, "pmc-articleset", "article", in_front, false },
	{ &jats, "OAI-PMH", "article", in_front, false },
	{ &arxiv_oai, "OAI-PMH", "arXiv", NULL, false },
	{ &arxiv_oai, "OAI-PMH", "arXivRaw", NULL, false },
	{ &dublin_core, "OAI-PMH", "dc", NULL, true },
	{ &endnote, "xml", "record", NULL, false },
};

const size_t xml_dialect_count = COUNT_OF(xml_dialects);
