/* The dialects of the interfaces of indexes of papers: what they answer. */

#include "config.h"

#include "read/json_dialects.h"

static const struct dialect_name openalex_rows[] = {
	ROW("title", TITLE, MARKUP),
	ROW("display_name", TITLE, MARKUP),
	ROW("doi", DOI, IDENTIFIER),
	ROW("ids.doi", DOI, IDENTIFIER),
	ROW("ids.pmid", PMID, IDENTIFIER),
	ROW("ids.pmcid", PMCID, IDENTIFIER),
	ROW("authorships[].author.display_name", AUTHOR_NAMES, NAME),
	ROW("authorships[].raw_author_name", AUTHOR_NAMES, NAME),
	ROW("publication_date", DATE, DATE),
	ROW("publication_year", YEAR, TEXT),
	ROW("abstract_inverted_index", ABSTRACT, MARKUP),
	ROW("abstract", ABSTRACT, MARKUP),
	ROW("primary_location.source.display_name", VENUE, TEXT),
	ROW("host_venue.display_name", VENUE, TEXT),
	ROW("primary_location.raw_source_name", VENUE, TEXT),
	ROW("primary_location.source.host_organization_name", PUBLISHER, TEXT),
	ROW("host_venue.publisher", PUBLISHER, TEXT),
	ROW("type", TYPE, TYPE),
	ROW("biblio.volume", VOLUME, TEXT),
	ROW("biblio.issue", ISSUE, TEXT),
	ROW("biblio.first_page", FIRST_PAGE, TEXT),
	ROW("biblio.last_page", LAST_PAGE, TEXT),
	ROW("cited_by_count", CITATIONS, COUNT),
	ROW("keywords[].display_name", KEYWORDS, ITEM),
	ROW("keywords[].keyword", KEYWORDS, ITEM),
	ROW("topics[].display_name", CATEGORIES, ITEM),
	ROW("primary_location.landing_page_url", URL, TEXT),
	ROW("id", URL, TEXT),
	ROW("best_oa_location.pdf_url", PDF, TEXT),
	ROW("primary_location.pdf_url", PDF, TEXT),
	ROW("primary_topic", NOTHING, TEXT), /* the first of the topics */
	ROW("ids", NOTHING, TEXT),
};

const struct json_dialect json_dialect_openalex = {
	.dialect = { "JSON of OpenAlex", ROWS(openalex_rows) },
	.signs = "authorships abstract_inverted_index publication_year cited_by_count "
		 "primary_location open_access biblio referenced_works host_venue "
		 "best_oa_location",
	.needed = 2,
};

/* Semantic Scholar: its interface, and its data sets, whose keys are in lower case. */
static const struct dialect_name s2_rows[] = {
	ROW("title", TITLE, TEXT),
	ROW("authors[]", AUTHOR_NAMES, NAME),
	ROW("authors", AUTHOR_NAMES, NAMES),
	ROW("externalIds.ArXiv", ARXIV_ID, IDENTIFIER),
	ROW("externalids.ArXiv", ARXIV_ID, IDENTIFIER),
	ROW("arxivId", ARXIV_ID, IDENTIFIER),
	ROW("externalIds.DOI", DOI, IDENTIFIER),
	ROW("externalids.DOI", DOI, IDENTIFIER),
	ROW("externalIds.PubMed", PMID, IDENTIFIER),
	ROW("externalIds.PubMedCentral", PMCID, IDENTIFIER),
	ROW("doi", DOI, IDENTIFIER),
	ROW("abstract", ABSTRACT, TEXT),
	ROW("tldr.text", SUMMARY, TEXT),
	ROW("publicationDate", DATE, DATE),
	ROW("publicationdate", DATE, DATE),
	ROW("year", YEAR, TEXT),
	ROW("venue", VENUE, TEXT),
	ROW("publicationVenue.name", VENUE, TEXT),
	ROW("journal.name", VENUE, TEXT),
	ROW("journal.volume", VOLUME, TEXT),
	ROW("journal.pages", PAGES, TEXT),
	ROW("publicationTypes[0]", TYPE, TYPE),
	ROW("publicationtypes[0]", TYPE, TYPE),
	ROW("citationCount", CITATIONS, COUNT),
	ROW("citationcount", CITATIONS, COUNT),
	ROW("numCitedBy", CITATIONS, COUNT),
	ROW("fieldsOfStudy[]", CATEGORIES, ITEM),
	ROW("s2FieldsOfStudy[].category", CATEGORIES, ITEM),
	ROW("s2fieldsofstudy[].category", CATEGORIES, ITEM),
	ROW("url", URL, TEXT),
	ROW("openAccessPdf.url", PDF, TEXT),
	ROW("openaccessinfo.url", PDF, TEXT),
	ROW("paperId", NOTHING, TEXT),
	ROW("corpusId", NOTHING, TEXT),
	ROW("corpusid", NOTHING, TEXT),
};

const struct json_dialect json_dialect_s2 = {
	.dialect = { "JSON of Semantic Scholar", ROWS(s2_rows) },
	.signs = "paperId externalIds corpusid externalids openAccessPdf s2FieldsOfStudy "
		 "influentialCitationCount publicationVenue",
	.needed = 1,
};

static const struct dialect_name openreview_rows[] = {
	ROW("content.title.value", TITLE, TEXT),
	ROW("content.title", TITLE, TEXT),
	ROW("content.authors.value[]", AUTHOR_NAMES, NAME),
	ROW("content.authors[]", AUTHOR_NAMES, NAME),
	ROW("content.authors.value", AUTHOR_NAMES, NAMES),
	ROW("content.authors", AUTHOR_NAMES, NAMES),
	ROW("content.abstract.value", ABSTRACT, TEXT),
	ROW("content.abstract", ABSTRACT, TEXT),
	ROW("content.TLDR.value", SUMMARY, TEXT),
	ROW("content.TLDR", SUMMARY, TEXT),
	ROW("content.TL;DR.value", SUMMARY, TEXT),
	ROW("content.TL;DR", SUMMARY, TEXT),
	ROW("content.one-sentence_summary", SUMMARY, TEXT),
	ROW("content.keywords.value[]", KEYWORDS, ITEM),
	ROW("content.keywords[]", KEYWORDS, ITEM),
	ROW("content.primary_area.value", CATEGORIES, ITEM),
	ROW("content.venue.value", VENUE, TEXT),
	ROW("content.venue", VENUE, TEXT),
	ROW("content.code.value", CODE, TEXT),
	ROW("content.code", CODE, TEXT),
	ROW("content.html.value", URL, TEXT),
	ROW("content.html", URL, TEXT),
	ROW("content.ee.value", URL, TEXT),
	ROW("pdate", DATE, DATE),
	ROW("odate", DATE, DATE),
	ROW("cdate", DATE, DATE),
	ROW("tcdate", DATE, DATE),
	ROW("id", NOTHING, TEXT),
	ROW("forum", NOTHING, TEXT),
	ROW("mdate", NOTHING, TEXT),
	ROW("tmdate", NOTHING, TEXT),
	ROW("number", NOTHING, TEXT),
};

const struct json_dialect json_dialect_openreview = {
	.dialect = { "JSON of OpenReview", ROWS(openreview_rows) },
	.signs = "content.abstract content.authors content.authorids content.pdf content.venue "
		 "content.venueid content.keywords",
	.needed = 2,
	.inner = "content",
	.other = "replyto",
};

static const struct dialect_name dblp_rows[] = {
	ROW("title", TITLE, MARKUP),
	ROW("authors.author[]", AUTHOR_NAMES, NAME),
	ROW("authors.author", AUTHOR_NAMES, NAME),
	ROW("authors[]", AUTHOR_NAMES, NAME),
	ROW("venue[0]", VENUE, MARKUP),
	ROW("venue", VENUE, MARKUP),
	ROW("volume", VOLUME, TEXT),
	ROW("number", ISSUE, TEXT),
	ROW("pages", PAGES, TEXT),
	ROW("year", YEAR, TEXT),
	ROW("type", TYPE, TYPE),
	ROW("publisher", PUBLISHER, MARKUP),
	ROW("doi", DOI, IDENTIFIER),
	ROW("ee", URL, TEXT),
	ROW("ee[0]", URL, TEXT),
	ROW("url", URL, TEXT),
};

const struct json_dialect json_dialect_dblp = {
	.dialect = { "JSON of DBLP", ROWS(dblp_rows) },
	.signs = "ee key venue access authors type",
	.needed = 4,
};

/* An ORCID record's list of works, and one work of it, which has authors as well. */
static const struct dialect_name orcid_rows[] = {
	ROW("title.title.value", TITLE, MARKUP),
	ROW("title.subtitle.value", SUBTITLE, MARKUP),
	ROW("contributors.contributor[].credit-name.value", AUTHOR_NAMES, NAME),
	ROW("short-description", ABSTRACT, MARKUP),
	ROW("publication-date.year.value", YEAR, TEXT),
	ROW("publication-date.month.value", MONTH, TEXT),
	ROW("publication-date.day.value", DAY, TEXT),
	ROW("journal-title.value", VENUE, MARKUP),
	ROW("type", TYPE, TYPE),
	ROW("external-ids.external-id[external-id-type=doi].external-id-value", DOI, IDENTIFIER),
	ROW("external-ids.external-id[external-id-type=arxiv].external-id-value", ARXIV_ID,
	    IDENTIFIER),
	ROW("external-ids.external-id[external-id-type=pmid].external-id-value", PMID, IDENTIFIER),
	ROW("external-ids.external-id[external-id-type=pmc].external-id-value", PMCID, IDENTIFIER),
	ROW("url.value", URL, TEXT),
	ROW("put-code", NOTHING, TEXT),
	ROW("created-date", NOTHING, TEXT),
	ROW("last-modified-date", NOTHING, TEXT),
	ROW("display-index", NOTHING, TEXT),
};

const struct json_dialect json_dialect_orcid = {
	.dialect = { "JSON of ORCID", ROWS(orcid_rows) },
	.signs = "put-code external-ids publication-date journal-title short-description",
	.needed = 3,
};

/* The Starter interface of Web of Science. */
static const struct dialect_name wos_starter_rows[] = {
	ROW("title", TITLE, MARKUP),
	ROW("names.authors[].displayName", AUTHOR_NAMES, NAME),
	ROW("source.publishYear", YEAR, TEXT),
	ROW("source.publishMonth", MONTH, TEXT),
	ROW("source.sourceTitle", VENUE, MARKUP),
	ROW("source.volume", VOLUME, TEXT),
	ROW("source.issue", ISSUE, TEXT),
	ROW("source.pages.range", PAGES, TEXT),
	ROW("types[0]", TYPE, TYPE),
	ROW("identifiers.doi", DOI, IDENTIFIER),
	ROW("keywords.authorKeywords[]", KEYWORDS, ITEM),
	ROW("citations[db=WOS].count", CITATIONS, COUNT),
	ROW("links.record", URL, TEXT),
	ROW("uid", NOTHING, TEXT),
};

const struct json_dialect json_dialect_wos_starter = {
	.dialect = { "JSON of Web of Science", ROWS(wos_starter_rows) },
	.signs = "uid names source sourceTypes identifiers",
	.needed = 4,
};

static const struct dialect_name inspire_rows[] = {
	ROW("titles[0].title", TITLE, MARKUP),
	ROW("titles[0].subtitle", SUBTITLE, MARKUP),
	ROW("authors[]", AUTHOR_NAMES, NAME),
	ROW("corporate_author[]", AUTHOR_NAMES, NAME),
	ROW("collaborations[]", AUTHOR_NAMES, NAME),
	ROW("author_count", AUTHORS, COUNT),
	ROW("abstracts[0].value", ABSTRACT, MARKUP),
	ROW("arxiv_eprints[0].value", ARXIV_ID, IDENTIFIER),
	ROW("arxiv_eprints[].categories[]", CATEGORIES, ITEM),
	ROW("dois[].value", DOI, IDENTIFIER),
	ROW("earliest_date", DATE, DATE),
	ROW("preprint_date", DATE, DATE),
	ROW("imprints[0].date", DATE, DATE),
	ROW("imprints[0].publisher", PUBLISHER, TEXT),
	ROW("publication_info[0].year", YEAR, TEXT),
	ROW("publication_info[0].journal_title", VENUE, TEXT),
	ROW("publication_info[0].pubinfo_freetext", VENUE, TEXT),
	ROW("publication_info[0].journal_volume", VOLUME, TEXT),
	ROW("publication_info[0].journal_issue", ISSUE, TEXT),
	ROW("publication_info[0].page_start", FIRST_PAGE, TEXT),
	ROW("publication_info[0].page_end", LAST_PAGE, TEXT),
	ROW("publication_info[0].artid", FIRST_PAGE, TEXT),
	ROW("document_type[0]", TYPE, TYPE),
	ROW("citation_count", CITATIONS, COUNT),
	ROW("keywords[].value", KEYWORDS, ITEM),
	ROW("texkeys[0]", CITATION_KEY, TEXT),
	ROW("control_number", NOTHING, TEXT),
};

const struct json_dialect json_dialect_inspire = {
	.dialect = { "JSON of INSPIRE", ROWS(inspire_rows) },
	.signs = "arxiv_eprints dois earliest_date control_number citation_count texkeys "
		 "document_type abstracts preprint_date publication_info",
	.needed = 2,
};

static const struct dialect_name datacite_rows[] = {
	ROW("titles[0].title", TITLE, MARKUP),
	ROW("title", TITLE, MARKUP),
	ROW("doi", DOI, IDENTIFIER),
	ROW("creators[]", AUTHOR_NAMES, NAME),
	ROW("descriptions[descriptionType=Abstract].description", ABSTRACT, MARKUP),
	ROW("description", ABSTRACT, MARKUP),
	ROW("publicationYear", YEAR, TEXT),
	ROW("publication_date", DATE, DATE),
	ROW("dates[dateType=Issued].date", DATE, DATE),
	ROW("publisher.name", PUBLISHER, TEXT),
	ROW("publisher", PUBLISHER, TEXT),
	ROW("container.title", VENUE, TEXT),
	ROW("container.volume", VOLUME, TEXT),
	ROW("container.issue", ISSUE, TEXT),
	ROW("container.firstPage", FIRST_PAGE, TEXT),
	ROW("container.lastPage", LAST_PAGE, TEXT),
	ROW("journal.title", VENUE, TEXT),
	ROW("types.resourceTypeGeneral", TYPE, TYPE),
	ROW("resource_type.type", TYPE, TYPE),
	ROW("subjects[].subject", KEYWORDS, ITEM),
	ROW("keywords[]", KEYWORDS, ITEM),
	ROW("citationCount", CITATIONS, COUNT),
	ROW("url", URL, TEXT),
};

/* DataCite's interface, and Zenodo's metadata by themselves. */
const struct json_dialect json_dialect_datacite = {
	.dialect = { "JSON of DataCite", ROWS(datacite_rows) },
	.signs = "creators publicationYear descriptions types dates access_right resource_type "
		 "publication_date doi",
	.needed = 3,
};

/* A record of Zenodo, whose metadata are an object of their own; older ones have the title there
 * alone. */
static const struct dialect_name zenodo_rows[] = {
	ROW("metadata.title", TITLE, MARKUP),
	ROW("title", TITLE, MARKUP),
	ROW("metadata.creators[]", AUTHOR_NAMES, NAME),
	ROW("metadata.description", ABSTRACT, MARKUP),
	ROW("metadata.publication_date", DATE, DATE),
	ROW("metadata.journal.title", VENUE, TEXT),
	ROW("metadata.journal.volume", VOLUME, TEXT),
	ROW("metadata.journal.issue", ISSUE, TEXT),
	ROW("metadata.journal.pages", PAGES, TEXT),
	ROW("metadata.resource_type.subtype", TYPE, TYPE),
	ROW("metadata.resource_type.type", TYPE, TYPE),
	ROW("metadata.keywords[]", KEYWORDS, ITEM),
	ROW("doi", DOI, IDENTIFIER),
	ROW("metadata.doi", DOI, IDENTIFIER),
	ROW("links.self_html", URL, TEXT),
	ROW("links.html", URL, TEXT),
	ROW("id", NOTHING, TEXT),
	ROW("recid", NOTHING, TEXT),
	ROW("doi_url", NOTHING, TEXT),
	ROW("created", NOTHING, TEXT),
	ROW("updated", NOTHING, TEXT),
	ROW("modified", NOTHING, TEXT),
};

const struct json_dialect json_dialect_zenodo = {
	.dialect = { "JSON of Zenodo", ROWS(zenodo_rows) },
	.signs = "metadata.creators metadata.access_right metadata.resource_type "
		 "metadata.publication_date recid conceptrecid conceptdoi doi_url",
	.needed = 4,
	.inner = "metadata",
};
