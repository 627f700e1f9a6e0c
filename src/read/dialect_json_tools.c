/* The dialects of reference managers, and of Crossref, whose JSON is that of citation styles. */

#include "config.h"

#include "read/json_dialects.h"

/* Crossref has lists where citation styles have one text. In "custom" is what write/csl.c has no
 * variable for. */
/* clang-format off */
#define CSL_ROWS \
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
	ROW("type", TYPE, TYPE),
};

/* Where shortlist wrote it, a key of the paper's own is its citation-key; the id may be made. Its
 * type, which not every paper has, is its own as well. */
static const struct dialect_name own_csl_rows[] = {
	CSL_ROWS ROW("id", NOTHING, TEXT),
	ROW("type", NOTHING, TEXT),
	ROW("custom.shortlist.type", TYPE, TEXT),
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
