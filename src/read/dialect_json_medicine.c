/* The dialects of the interfaces of PubMed, Europe PMC, bioRxiv and medRxiv. */

#include "config.h"

#include "read/json_dialects.h"

static const struct dialect_name esummary_rows[] = {
	ROW("title", TITLE, MARKUP),
	ROW("booktitle", TITLE, MARKUP),
	ROW("authors[]", AUTHOR_NAMES, NAME),
	ROW("fulljournalname", VENUE, MARKUP),
	ROW("source", VENUE, MARKUP),
	ROW("pubdate", DATE, DATE),
	ROW("epubdate", DATE, DATE),
	ROW("sortpubdate", DATE, DATE),
	ROW("volume", VOLUME, TEXT),
	ROW("issue", ISSUE, TEXT),
	ROW("pages", PAGES, TEXT),
	ROW("pubtype[0]", TYPE, TYPE),
	ROW("publishername", PUBLISHER, TEXT),
	ROW("articleids[idtype=doi].value", DOI, IDENTIFIER),
	ROW("articleids[idtype=pubmed].value", PMID, IDENTIFIER),
	ROW("articleids[idtype=pmc].value", PMCID, IDENTIFIER),
	ROW("uid", NOTHING, TEXT),
};

const struct json_dialect json_dialect_esummary = {
	.dialect = { "JSON of PubMed", ROWS(esummary_rows) },
	.has_initials_last = true,
	.signs = "uid pubdate epubdate fulljournalname articleids sortpubdate pubtype",
	.needed = 3,
};

static const struct dialect_name europe_pmc_rows[] = {
	ROW("title", TITLE, MARKUP),
	ROW("authorList.author[]", AUTHOR_NAMES, NAME),
	ROW("authorString", AUTHOR_NAMES, NAMES_COMMA),
	ROW("abstractText", ABSTRACT, MARKUP),
	ROW("doi", DOI, IDENTIFIER),
	ROW("pmid", PMID, IDENTIFIER),
	ROW("pmcid", PMCID, IDENTIFIER),
	ROW("firstPublicationDate", DATE, DATE),
	ROW("journalInfo.printPublicationDate", DATE, DATE),
	ROW("pubYear", YEAR, TEXT),
	ROW("journalInfo.journal.title", VENUE, MARKUP),
	ROW("journalTitle", VENUE, MARKUP),
	ROW("bookOrReportDetails.publisher", PUBLISHER, TEXT),
	ROW("journalInfo.volume", VOLUME, TEXT),
	ROW("journalVolume", VOLUME, TEXT),
	ROW("journalInfo.issue", ISSUE, TEXT),
	ROW("issue", ISSUE, TEXT),
	ROW("pageInfo", PAGES, TEXT),
	ROW("pubTypeList.pubType[0]", TYPE, TYPE),
	ROW("pubType", TYPE, TYPE),
	ROW("citedByCount", CITATIONS, COUNT),
	ROW("keywordList.keyword[]", KEYWORDS, ITEM),
	ROW("fullTextUrlList.fullTextUrl[documentStyle=pdf].url", PDF, TEXT),
	ROW("id", NOTHING, TEXT),
};

const struct json_dialect json_dialect_europe_pmc = {
	.dialect = { "JSON of Europe PMC", ROWS(europe_pmc_rows) },
	.has_initials_last = true,
	.signs = "authorString pubYear abstractText citedByCount journalTitle journalInfo pmid "
		 "firstPublicationDate authorList",
	.needed = 2,
};

/* "published" is the DOI of the article that the preprint became, or NA. */
static const struct dialect_name biorxiv_rows[] = {
	ROW("title", TITLE, MARKUP),
	ROW("preprint_title", TITLE, MARKUP),
	ROW("authors", AUTHOR_NAMES, NAMES_SEMICOLON),
	ROW("preprint_authors", AUTHOR_NAMES, NAMES_SEMICOLON),
	ROW("abstract", ABSTRACT, MARKUP),
	ROW("preprint_abstract", ABSTRACT, MARKUP),
	ROW("date", DATE, DATE),
	ROW("preprint_date", DATE, DATE),
	ROW("doi", DOI, IDENTIFIER),
	ROW("biorxiv_doi", DOI, IDENTIFIER),
	ROW("preprint_doi", DOI, IDENTIFIER),
	ROW("server", VENUE, TEXT),
	ROW("preprint_platform", VENUE, TEXT),
	ROW("category", CATEGORIES, ITEM),
	ROW("preprint_category", CATEGORIES, ITEM),
	ROW("version", NOTHING, TEXT),
};

const struct json_dialect json_dialect_biorxiv = {
	.dialect = { "JSON of bioRxiv", ROWS(biorxiv_rows) },
	.signs = "author_corresponding jatsxml server preprint_title preprint_platform "
		 "preprint_doi biorxiv_doi published_doi",
	.needed = 2,
};
