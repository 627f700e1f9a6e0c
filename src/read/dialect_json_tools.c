/* The dialects of reference managers, of Crossref, whose JSON is that of citation styles, and of
 * whoever writes JSON with keys that speak for themselves. */

#include "config.h"

#include "read/json_dialects.h"

/* Crossref has lists where citation styles have one text. In "custom" is what write/csl.c has no
 * variable for. */
/* clang-format off */
#define CSL_ROWS \
	ROW("custom.shortlist.type", TYPE, TEXT), \
	ROW("custom.shortlist.date_inferred", YEAR_INFERRED, TEXT), \
	ROW("custom.shortlist.title_guessed", TITLE_GUESSED, TEXT), \
	ROW("custom.shortlist.upvotes", UPVOTES, COUNT), \
	ROW("custom.shortlist.comments", COMMENTS, COUNT), \
	ROW("custom.shortlist.citations", CITATIONS, COUNT), \
	ROW("custom.shortlist.summary", SUMMARY, TEXT), \
	ROW("custom.shortlist.pdf", PDF, TEXT), \
	ROW("custom.shortlist.code", CODE, TEXT), \
	ROW("custom.shortlist.categories[]", CATEGORIES, TEXT), \
	ROW("custom.shortlist.aliases[]", ALIASES, TEXT), \
	ROW("custom.shortlist.added", ADDED, MOMENT), \
	ROW("custom.shortlist.starred", STARRED, MOMENT), \
	ROW("custom.shortlist.status", STATUS, TEXT), \
	ROW("custom.shortlist.priority", PRIORITY, COUNT), \
	ROW("custom.shortlist.tags[]", TAGS, TEXT), \
	ROW("custom.shortlist.note", NOTE, TEXT), \
	ROW("title[0]", TITLE, MARKUP), \
	ROW("title", TITLE, MARKUP), \
	ROW("subtitle[0]", SUBTITLE, MARKUP), \
	ROW("author[]", AUTHOR_NAMES, NAME), \
	ROW("author", AUTHOR_NAMES, NAMES), \
	ROW("editor[]", EDITORS, NAME), \
	ROW("issued", DATE, DATE), \
	ROW("published", DATE, DATE), \
	ROW("published-print", DATE, DATE), \
	ROW("published-online", DATE, DATE), \
	ROW("posted", DATE, DATE), \
	ROW("abstract", ABSTRACT, MARKUP), \
	ROW("container-title[0]", VENUE, MARKUP), \
	ROW("container-title", VENUE, MARKUP), \
	ROW("event.name", VENUE, MARKUP), \
	ROW("event-title", VENUE, MARKUP), \
	ROW("event", VENUE, MARKUP), \
	ROW("short-container-title[0]", VENUE, MARKUP), \
	ROW("publisher", PUBLISHER, MARKUP), \
	ROW("type", TYPE, TYPE), \
	ROW("volume", VOLUME, TEXT), \
	ROW("issue", ISSUE, TEXT), \
	ROW("page", PAGES, TEXT), \
	ROW("article-number", PAGES, TEXT), \
	ROW("DOI", DOI, IDENTIFIER), \
	ROW("PMID", PMID, IDENTIFIER), \
	ROW("PMCID", PMCID, IDENTIFIER), \
	ROW("URL", URL, TEXT), \
	ROW("is-referenced-by-count", CITATIONS, COUNT), \
	ROW("keyword", KEYWORDS, LIST), \
	ROW("categories[]", KEYWORDS, ITEM), \
	ROW("subject[]", CATEGORIES, ITEM), \
	ROW("link[content-type=application/pdf].URL", PDF, TEXT), \
	ROW("number", IDENTIFIER, IDENTIFIER), \
	ROW("archive_location", IDENTIFIER, IDENTIFIER), \
	ROW("note", IDENTIFIER, IDENTIFIER), \
	ROW("citation-key", CITATION_KEY, TEXT),
/* clang-format on */

static const struct dialect_name csl_rows[] = {
	CSL_ROWS ROW("id", CITATION_KEY, TEXT),
};

/* Where shortlist wrote it, a key of the paper's own is its citation-key; the id may be made. */
static const struct dialect_name own_csl_rows[] = {
	CSL_ROWS ROW("id", NOTHING, TEXT),
};

/* Our own object is sign enough, and counts twice; of our own dialect once more. */
#define CSL_SIGNS                                                                        \
	"issued author container-title DOI publisher-place event-place number-of-pages " \
	"collection-title accessed citation-key URL publisher page "                     \
	"custom.shortlist custom.shortlist"

const struct json_dialect json_dialect_crossref = {
	.dialect = { "JSON of Crossref", ROWS(csl_rows) },
	.signs = CSL_SIGNS " is-referenced-by-count reference-count references-count indexed "
			   "deposited prefix member published-print published-online",
	.needed = 3,
};

const struct json_dialect json_dialect_csl = {
	.dialect = { "CSL-JSON", ROWS(csl_rows) },
	.signs = CSL_SIGNS,
	.needed = 2,
	.own = "custom.shortlist",
};

const struct json_dialect json_dialect_own_csl = {
	.dialect = { "CSL-JSON", ROWS(own_csl_rows) },
	.signs = CSL_SIGNS " custom.shortlist",
	.needed = 2,
	.own = "custom.shortlist",
};

/* As Zotero's interface and Better BibTeX have its items. Tags of type 1 came with the paper, the
 * others are the reader's. */
static const struct dialect_name zotero_rows[] = {
	ROW("title", TITLE, MARKUP),
	ROW("caseName", TITLE, TEXT),
	ROW("subject", TITLE, TEXT),
	ROW("nameOfAct", TITLE, TEXT),
	ROW("creators[creatorType=author]", AUTHOR_NAMES, NAME),
	ROW("creators[creatorType=inventor]", AUTHOR_NAMES, NAME),
	ROW("creators[creatorType=presenter]", AUTHOR_NAMES, NAME),
	ROW("creators[creatorType=programmer]", AUTHOR_NAMES, NAME),
	ROW("creators[creatorType=director]", AUTHOR_NAMES, NAME),
	ROW("creators[creatorType=editor]", EDITORS, NAME),
	ROW("date", DATE, DATE),
	ROW("dateEnacted", DATE, DATE),
	ROW("abstractNote", ABSTRACT, MARKUP),
	ROW("publicationTitle", VENUE, TEXT),
	ROW("proceedingsTitle", VENUE, TEXT),
	ROW("bookTitle", VENUE, TEXT),
	ROW("conferenceName", VENUE, TEXT),
	ROW("websiteTitle", VENUE, TEXT),
	ROW("itemType", TYPE, TYPE),
	ROW("volume", VOLUME, TEXT),
	ROW("issue", ISSUE, TEXT),
	ROW("pages", PAGES, TEXT),
	ROW("publisher", PUBLISHER, TEXT),
	ROW("university", PUBLISHER, TEXT),
	ROW("institution", PUBLISHER, TEXT),
	ROW("repository", PUBLISHER, TEXT),
	ROW("DOI", DOI, IDENTIFIER),
	ROW("archiveID", IDENTIFIER, IDENTIFIER),
	ROW("url", URL, TEXT),
	ROW("extra", IDENTIFIER, IDENTIFIER),
	ROW("tags[type=1].tag", KEYWORDS, ITEM),
	ROW("tags[type!=1].tag", TAGS, ITEM),
	ROW("citationKey", CITATION_KEY, TEXT),
	ROW("citekey", CITATION_KEY, TEXT),
	ROW("key", NOTHING, TEXT),
	ROW("itemKey", NOTHING, TEXT),
	ROW("itemID", NOTHING, TEXT),
	ROW("libraryID", NOTHING, TEXT),
	ROW("version", NOTHING, TEXT),
	ROW("uri", NOTHING, TEXT),
};

const struct json_dialect json_dialect_zotero = {
	.dialect = { "JSON of Zotero", ROWS(zotero_rows) },
	.signs = "itemType creators abstractNote publicationTitle dateAdded citationKey citekey "
		 "libraryCatalog accessDate dateModified",
	.needed = 2,
	.other = "itemType",
	.others = "attachment note annotation",
};

/* ReadCube and Papers, which have what they know of the paper in an object of its own. */
static const struct dialect_name readcube_rows[] = {
	ROW("article.title", TITLE, MARKUP),
	ROW("article.authors[]", AUTHOR_NAMES, NAME),
	ROW("article.abstract", ABSTRACT, MARKUP),
	ROW("article.year", YEAR, TEXT),
	ROW("article.journal", VENUE, MARKUP),
	ROW("article.volume", VOLUME, TEXT),
	ROW("article.issue", ISSUE, TEXT),
	ROW("article.pagination", PAGES, TEXT),
	ROW("article.url", URL, TEXT),
	ROW("ext_ids.doi", DOI, IDENTIFIER),
	ROW("ext_ids.arxiv", ARXIV_ID, IDENTIFIER),
	ROW("ext_ids.pmid", PMID, IDENTIFIER),
	ROW("ext_ids.pmcid", PMCID, IDENTIFIER),
	ROW("user_data.citekey", CITATION_KEY, TEXT),
	ROW("user_data.tags[]", TAGS, ITEM),
	ROW("user_data.notes", NOTE, TEXT),
	ROW("item_type", TYPE, TYPE),
	ROW("id", NOTHING, TEXT),
	ROW("collection_id", NOTHING, TEXT),
};

const struct json_dialect json_dialect_readcube = {
	.dialect = { "JSON of ReadCube", ROWS(readcube_rows) },
	.signs = "article ext_ids user_data import_data item_type collection_id",
	.needed = 3,
	.inner = "article",
};

/* Keys are compared by their letters and digits alone: "author_names" is also "Author Names". */
static const struct dialect_name any_rows[] = {
	ROW("title", TITLE, MARKUP),
	ROW("title[0]", TITLE, MARKUP),
	ROW("papertitle", TITLE, MARKUP),
	ROW("titledisplay", TITLE, MARKUP),
	ROW("articletitle", TITLE, MARKUP),
	ROW("documenttitle", TITLE, MARKUP),
	ROW("itemtitle", TITLE, MARKUP),
	ROW("dctitle", TITLE, MARKUP),
	ROW("titles[0]", TITLE, MARKUP),
	ROW("subtitle", SUBTITLE, MARKUP),
	ROW("authornames[]", AUTHOR_NAMES, NAME),
	ROW("authornames", AUTHOR_NAMES, NAMES),
	ROW("authorfullnames", AUTHOR_NAMES, NAMES),
	ROW("authors.authors[]", AUTHOR_NAMES, NAME),
	ROW("authors.author[]", AUTHOR_NAMES, NAME),
	ROW("authors[]", AUTHOR_NAMES, NAME),
	ROW("authors", AUTHORS, NAMES),
	ROW("author[]", AUTHOR_NAMES, NAME),
	ROW("author", AUTHOR_NAMES, NAMES),
	ROW("creators[]", AUTHOR_NAMES, NAME),
	ROW("creators", AUTHOR_NAMES, NAMES),
	ROW("dccreator[]", AUTHOR_NAMES, NAME), /* a single one is the first of them */
	ROW("creator", AUTHOR_NAMES, NAMES),
	ROW("authorlist[]", AUTHOR_NAMES, NAME),
	ROW("authorlist", AUTHOR_NAMES, NAMES),
	ROW("authorstring", AUTHOR_NAMES, NAMES),
	ROW("authordisplay[]", AUTHOR_NAMES, NAME),
	ROW("authfullnames[]", AUTHOR_NAMES, NAME),
	ROW("zauthors[]", AUTHOR_NAMES, NAME),
	ROW("editors[]", EDITORS, NAME),
	ROW("editor", EDITORS, NAMES),
	ROW("abstract", ABSTRACT, MARKUP),
	ROW("abstract[]", ABSTRACT, MARKUP),
	ROW("abstract.p", ABSTRACT, MARKUP),
	ROW("abstract.p[]", ABSTRACT, MARKUP),
	ROW("details.abstract", ABSTRACT, MARKUP),
	ROW("abstracttext", ABSTRACT, MARKUP),
	ROW("abstractnote", ABSTRACT, MARKUP),
	ROW("abstracts[0]", ABSTRACT, MARKUP),
	ROW("paperabstract", ABSTRACT, MARKUP),
	ROW("abstractinvertedindex", ABSTRACT, MARKUP),
	ROW("dcdescription", ABSTRACT, MARKUP),
	ROW("tldr", SUMMARY, TEXT),
	ROW("aisummary", SUMMARY, TEXT),
	ROW("summary", ABSTRACT, MARKUP),
	ROW("summary", SUMMARY, MARKUP),
	ROW("description", ABSTRACT, MARKUP),
	ROW("publicationdate", DATE, DATE),
	ROW("publisheddate", DATE, DATE),
	ROW("datepublished", DATE, DATE),
	ROW("published", DATE, DATE),
	ROW("publishedat", DATE, DATE),
	ROW("pubdate", DATE, DATE),
	ROW("prismcoverdate", DATE, DATE),
	ROW("submitteddate", DATE, DATE),
	ROW("produceddates", DATE, DATE),
	ROW("date", DATE, DATE),
	ROW("publicationyear", YEAR, TEXT),
	ROW("yearpublished", YEAR, TEXT),
	ROW("pubyear", YEAR, TEXT),
	ROW("year", YEAR, TEXT),
	ROW("month", MONTH, TEXT),
	ROW("day", DAY, TEXT),
	ROW("arxivid", ARXIV_ID, IDENTIFIER),
	ROW("arxiv", IDENTIFIER, IDENTIFIER),
	ROW("arxivurl", IDENTIFIER, IDENTIFIER),
	ROW("arxivlink", IDENTIFIER, IDENTIFIER),
	ROW("arxivpageurl", IDENTIFIER, IDENTIFIER),
	ROW("details.arxiv_page_url", IDENTIFIER, IDENTIFIER),
	ROW("links.arxiv", IDENTIFIER, IDENTIFIER),
	ROW("links.arXiv", IDENTIFIER, IDENTIFIER),
	ROW("links.ArXiv", IDENTIFIER, IDENTIFIER),
	ROW("links.doi", DOI, IDENTIFIER),
	ROW("links.DOI", DOI, IDENTIFIER),
	ROW("eprint", IDENTIFIER, IDENTIFIER),
	ROW("identifier[type=doi].id", DOI, IDENTIFIER),
	ROW("identifier[]", IDENTIFIER, IDENTIFIER),
	ROW("doi", DOI, IDENTIFIER),
	ROW("doi[0]", DOI, IDENTIFIER),
	ROW("prismdoi", DOI, IDENTIFIER),
	ROW("doiids", DOI, IDENTIFIER),
	ROW("doiurl", DOI, IDENTIFIER),
	ROW("doilink", DOI, IDENTIFIER),
	ROW("externalids[type=doi].value", DOI, IDENTIFIER),
	ROW("externalids.DOI", DOI, IDENTIFIER),
	ROW("externalids.PubMed", PMID, IDENTIFIER),
	ROW("externalids.PubMedCentral", PMCID, IDENTIFIER),
	ROW("externalids[type=pmid].value", PMID, IDENTIFIER),
	ROW("externalids[type=pmcid].value", PMCID, IDENTIFIER),
	ROW("identifiers.pmid", PMID, IDENTIFIER),
	ROW("pmid", PMID, IDENTIFIER),
	ROW("pubmedid", PMID, IDENTIFIER),
	ROW("pmcid", PMCID, IDENTIFIER),
	ROW("externalids.ArXiv", ARXIV_ID, IDENTIFIER),
	ROW("identifiers.doi", DOI, IDENTIFIER),
	ROW("identifiers.arxiv", ARXIV_ID, IDENTIFIER),
	ROW("id", IDENTIFIER, IDENTIFIER),
	ROW("entryid", IDENTIFIER, IDENTIFIER),
	ROW("url", URL, TEXT),
	ROW("forum", URL, IDENTIFIER),
	ROW("openreview", URL, IDENTIFIER),
	ROW("absurl", URL, TEXT),
	ROW("urlabs", URL, TEXT),
	ROW("paperurl", URL, TEXT),
	ROW("puburl", URL, TEXT),
	ROW("links.paper", URL, IDENTIFIER),
	ROW("links.Paper", URL, IDENTIFIER),
	ROW("links.url", URL, IDENTIFIER),
	ROW("links.openreview", URL, IDENTIFIER),
	ROW("links.OpenReview", URL, IDENTIFIER),
	ROW("articleurl", URL, TEXT),
	ROW("htmlurl", URL, TEXT),
	ROW("adsurl", URL, TEXT),
	ROW("link", URL, TEXT),
	ROW("abs", URL, TEXT),
	ROW("preprint", URL, IDENTIFIER),
	ROW("preprinturl", URL, IDENTIFIER),
	ROW("link[0].url", URL, TEXT),
	ROW("url[0].value", URL, TEXT),
	ROW("prismurl", URL, TEXT),
	ROW("pdf", PDF, IDENTIFIER),
	ROW("pdfurl", PDF, IDENTIFIER),
	ROW("urlpdf", PDF, TEXT),
	ROW("pdflink", PDF, IDENTIFIER),
	ROW("downloadurl", PDF, TEXT),
	ROW("openaccesspdf", PDF, TEXT),
	ROW("details.pdf_url", PDF, TEXT),
	ROW("links.pdf", PDF, IDENTIFIER),
	ROW("links.PDF", PDF, IDENTIFIER),
	ROW("bestoalocation.url_for_pdf", PDF, TEXT),
	ROW("venue", VENUE, MARKUP),
	ROW("journal", VENUE, MARKUP),
	ROW("journal.title", VENUE, MARKUP),
	ROW("journal.name", VENUE, MARKUP),
	ROW("journaltitle", VENUE, MARKUP),
	ROW("journalname", VENUE, MARKUP),
	ROW("publicationtitle", VENUE, MARKUP),
	ROW("publicationname", VENUE, MARKUP),
	ROW("prismpublicationname", VENUE, MARKUP),
	ROW("containertitle", VENUE, MARKUP),
	ROW("booktitle", VENUE, MARKUP),
	ROW("proceeding", VENUE, MARKUP),
	ROW("proceedings", VENUE, MARKUP),
	ROW("conference", VENUE, MARKUP),
	ROW("conf", VENUE, MARKUP),
	ROW("sourcetitle", VENUE, MARKUP),
	ROW("pub", VENUE, MARKUP),
	ROW("journalref", VENUE, MARKUP),
	ROW("journals[0].title", VENUE, MARKUP),
	ROW("journaltitles", VENUE, MARKUP),
	ROW("source.title", VENUE, MARKUP),
	ROW("publisher", PUBLISHER, MARKUP),
	ROW("source.publisher", PUBLISHER, MARKUP),
	ROW("publisher.name", PUBLISHER, MARKUP),
	ROW("entrytype", TYPE, TYPE),
	ROW("documenttype", TYPE, TYPE),
	ROW("doctype", TYPE, TYPE),
	ROW("publicationtype", TYPE, TYPE),
	ROW("contenttype", TYPE, TYPE),
	ROW("genre", TYPE, TYPE),
	ROW("type", TYPE, TYPE),
	ROW("volume", VOLUME, TEXT),
	ROW("prismvolume", VOLUME, TEXT),
	ROW("issue", ISSUE, TEXT),
	ROW("number", ISSUE, TEXT),
	ROW("prismissueidentifier", ISSUE, TEXT),
	ROW("pages", PAGES, TEXT),
	ROW("pagerange", PAGES, TEXT),
	ROW("prismpagerange", PAGES, TEXT),
	ROW("startpage", FIRST_PAGE, TEXT),
	ROW("endpage", LAST_PAGE, TEXT),
	ROW("keywords[]", KEYWORDS, ITEM),
	ROW("keywords", KEYWORDS, LIST),
	ROW("keyword[]", KEYWORDS, ITEM),
	ROW("keyword", KEYWORDS, LIST),
	ROW("authorkeywords[]", KEYWORDS, ITEM),
	ROW("authorkeywords", KEYWORDS, LIST),
	ROW("tags[]", KEYWORDS, ITEM),
	ROW("tags", KEYWORDS, LIST),
	ROW("subjects[]", KEYWORDS, ITEM),
	ROW("categories[]", CATEGORIES, ITEM),
	ROW("categories", CATEGORIES, LIST_SPACE),
	ROW("category", CATEGORIES, LIST),
	ROW("primarycategory", CATEGORIES, ITEM),
	ROW("fieldsofstudy[]", CATEGORIES, ITEM),
	ROW("citations", CITATIONS, COUNT),
	ROW("citationcount", CITATIONS, COUNT),
	ROW("citedbycount", CITATIONS, COUNT),
	ROW("citedby", CITATIONS, COUNT),
	ROW("cites", CITATIONS, COUNT),
	ROW("numcitations", CITATIONS, COUNT),
	ROW("timescited", CITATIONS, COUNT),
	ROW("citingpapercount", CITATIONS, COUNT),
	ROW("scholarlycitationscount", CITATIONS, COUNT),
	ROW("upvotes", UPVOTES, COUNT),
	ROW("likes", UPVOTES, COUNT),
	ROW("numcomments", COMMENTS, COUNT),
	ROW("commentcount", COMMENTS, COUNT),
	ROW("code", CODE, TEXT),
	ROW("codeurl", CODE, TEXT),
	ROW("github", CODE, TEXT),
	ROW("githuburl", CODE, TEXT),
	ROW("repourl", CODE, TEXT),
	ROW("links.code", CODE, TEXT),
	ROW("links.Code", CODE, TEXT),
	ROW("links.github", CODE, TEXT),
	ROW("links.GitHub", CODE, TEXT),
	ROW("details.github_links[0]", CODE, TEXT),
	ROW("citationkey", CITATION_KEY, TEXT),
	ROW("citekey", CITATION_KEY, TEXT),
	ROW("bibtexkey", CITATION_KEY, TEXT),
	ROW("bibkey", CITATION_KEY, TEXT),
};

const struct json_dialect json_dialect_any = {
	.dialect = { "JSON", ROWS(any_rows) },
	.signs = "abstract abstracttext abstractnote abstractinvertedindex paperabstract authors "
		 "authornames authorstring authordisplay authfullnames zauthors dccreator doi "
		 "prismdoi doiids arxivid arxiv arxivurl arxivpageurl eprint year publicationyear "
		 "yearpublished pubyear venue journal journaltitle journalname booktitle "
		 "publicationtitle publicationname prismpublicationname sourcetitle journalref "
		 "paperurl preprint preprinturl pdf pdfurl urlpdf citationcount citedbycount "
		 "primarycategory fieldsofstudy upvotes entrytype articletype pmid bibcode issn "
		 "abstracts externalids lensid timescited",
	.weak_signs = "author creators summary published publishedat publisheddate "
		      "publicationdate categories citations citedby",
	.strange = "contenthtml contenttext urltoimage relpermalink snippet price artist",
	.needed = 2,
	.is_loose = true,
};
