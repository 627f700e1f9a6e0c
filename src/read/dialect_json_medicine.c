/* The dialects of the interfaces of PubMed and Europe PMC. */

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
	ROW("uid", NOTHING, TEXT),
};

const struct json_dialect json_dialect_esummary = {
	.dialect = { "JSON of PubMed", ROWS(esummary_rows) },
	.signs = "uid pubdate epubdate fulljournalname articleids sortpubdate pubtype",
	.needed = 3,
};

static const struct dialect_name europe_pmc_rows[] = {
	ROW("title", TITLE, MARKUP),
	ROW("authorList.author[]", AUTHOR_NAMES, NAME),
	ROW("authorString", AUTHOR_NAMES, NAMES_COMMA),
	ROW("abstractText", ABSTRACT, MARKUP),
	ROW("doi", DOI, IDENTIFIER),
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
	.signs = "authorString pubYear abstractText citedByCount journalTitle journalInfo pmid "
		 "firstPublicationDate authorList",
	.needed = 2,
};
