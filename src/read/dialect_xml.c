/* The paths of the XML dialects. What xml.h says of paths holds here. */

#include "config.h"

#include "read/feed.h"
#include "read/xml.h"

#define COUNT(names) (sizeof(names) / sizeof(*(names)))

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
	{ "link@href[rel=alternate]", SLOT_URL, VALUE_IDENTIFIER },
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
	{ "link@href[rel=alternate]", SLOT_URL, VALUE_IDENTIFIER },
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

static const struct dialect atom = { "Atom", atom_names, COUNT(atom_names) };
static const struct dialect rss = { "RSS", rss_names, COUNT(rss_names) };
static const struct dialect arxiv = { "arXiv's feed", arxiv_names, COUNT(arxiv_names) };
static const struct dialect pubmed = { "PubMed XML", pubmed_names, COUNT(pubmed_names) };
static const struct dialect pubmed_book = { "PubMed XML", pubmed_book_names,
					    COUNT(pubmed_book_names) };
static const struct dialect endnote = { "EndNote XML", endnote_names, COUNT(endnote_names) };

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
	{ &endnote, "xml", "record", NULL, false },
};

const size_t xml_dialect_count = COUNT(xml_dialects);
