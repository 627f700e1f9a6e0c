/* The dialects of JSON: our own, those around arXiv, and what no table knows by name. */

#include "config.h"

#include "read/json_dialects.h"

/* As write/jsonl.c writes it: lists are kept as they are, so that they come back the same. */
static const struct dialect_name shortlist_rows[] = {
	ROW("title", TITLE, TEXT),
	ROW("authors", AUTHORS, COUNT),
	ROW("author_names[]", AUTHOR_NAMES, TEXT),
	ROW("date", DATE, DATE),
	ROW("date_inferred", YEAR_INFERRED, TEXT),
	ROW("title_guessed", TITLE_GUESSED, TEXT),
	ROW("upvotes", UPVOTES, COUNT),
	ROW("comments", COMMENTS, COUNT),
	ROW("arxiv_id", ARXIV_ID, IDENTIFIER),
	ROW("doi", DOI, IDENTIFIER),
	ROW("pmid", PMID, IDENTIFIER),
	ROW("pmcid", PMCID, IDENTIFIER),
	ROW("url", URL, TEXT),
	ROW("summary", SUMMARY, TEXT),
	ROW("keywords[]", KEYWORDS, TEXT),
	ROW("abstract", ABSTRACT, TEXT),
	ROW("sources[]", SOURCES, TEXT),
	ROW("venue", VENUE, TEXT),
	ROW("type", TYPE, TEXT),
	ROW("volume", VOLUME, TEXT),
	ROW("issue", ISSUE, TEXT),
	ROW("pages", PAGES, TEXT),
	ROW("publisher", PUBLISHER, TEXT),
	ROW("categories[]", CATEGORIES, TEXT),
	ROW("citations", CITATIONS, COUNT),
	ROW("pdf", PDF, TEXT),
	ROW("code", CODE, TEXT),
	ROW("citation_key", CITATION_KEY, TEXT),
	ROW("added", ADDED, MOMENT),
	ROW("aliases[]", ALIASES, TEXT),
	ROW("topics", NOTHING, TEXT), /* they are found again */
	ROW("starred", STARRED, MOMENT),
	ROW("status", STATUS, TEXT),
	ROW("priority", PRIORITY, COUNT),
	ROW("tags[]", TAGS, TEXT),
	ROW("note", NOTE, TEXT),
};

const struct json_dialect json_dialect_shortlist = {
	.dialect = { "JSON of shortlist", ROWS(shortlist_rows) },
	.signs = "author_names date_inferred upvotes arxiv_id sources starred status priority tags",
	.needed = 5,
	.own = "date_inferred",
};

/* The interface of Daily Papers has each paper in an object of its own; a paper that is asked for
 * alone is that object. */
static const struct dialect_name daily_papers_rows[] = {
	ROW("paper.title", TITLE, TEXT),
	ROW("title", TITLE, TEXT),
	ROW("paper.id", ARXIV_ID, IDENTIFIER),
	ROW("id", ARXIV_ID, IDENTIFIER),
	ROW("paper.authors[]", AUTHOR_NAMES, NAME),
	ROW("authors[]", AUTHOR_NAMES, NAME),
	ROW("authors", AUTHOR_NAMES, NAMES),
	ROW("paper.publishedAt", DATE, DATE),
	ROW("publishedAt", DATE, DATE),
	ROW("published_at", DATE, DATE),
	ROW("paper.upvotes", UPVOTES, COUNT),
	ROW("upvotes", UPVOTES, COUNT),
	ROW("numComments", COMMENTS, COUNT),
	ROW("paper.numComments", COMMENTS, COUNT),
	ROW("comments", COMMENTS, COUNT),
	ROW("paper.summary", ABSTRACT, TEXT),
	ROW("summary", ABSTRACT, TEXT),
	ROW("paper.ai_summary", SUMMARY, TEXT),
	ROW("ai_summary", SUMMARY, TEXT),
	ROW("paper.ai_keywords[]", KEYWORDS, ITEM),
	ROW("ai_keywords[]", KEYWORDS, ITEM),
	ROW("paper.githubRepo", CODE, TEXT),
	ROW("githubRepo", CODE, TEXT),
	ROW("github_repo", CODE, TEXT),
	ROW("paper._id", NOTHING, TEXT),
	ROW("_id", NOTHING, TEXT),
	ROW("paper.discussionId", NOTHING, TEXT),
	ROW("discussionId", NOTHING, TEXT),
};

const struct json_dialect json_dialect_daily_papers = {
	.dialect = { "JSON of Daily Papers", ROWS(daily_papers_rows) },
	.signs = "paper.id paper.summary paper.upvotes publishedAt upvotes numComments ai_summary "
		 "ai_keywords submittedOnDailyAt submittedOnDailyBy discussionId githubRepo "
		 "isAuthorParticipating published_at github_repo",
	.needed = 2,
	.inner = "paper",
};

/* The metadata dump: the first version's day is the paper's; the last change's is any later one. */
static const struct dialect_name arxiv_dump_rows[] = {
	ROW("title", TITLE, TEXT),
	ROW("id", ARXIV_ID, IDENTIFIER),
	ROW("authors_parsed[]", AUTHOR_NAMES, NAME),
	ROW("authors", AUTHOR_NAMES, NAMES),
	ROW("abstract", ABSTRACT, TEXT),
	ROW("categories", CATEGORIES, LIST_SPACE),
	ROW("categories[]", CATEGORIES, LIST_SPACE),
	ROW("versions[0].created", DATE, DATE),
	ROW("update_date", DATE, DATE),
	ROW("journal-ref", VENUE, TEXT),
	ROW("doi", DOI, IDENTIFIER),
};

const struct json_dialect json_dialect_arxiv_dump = {
	.dialect = { "arXiv's metadata", ROWS(arxiv_dump_rows) },
	.signs = "authors_parsed update_date versions submitter journal-ref report-no categories",
	.needed = 3,
};

static const struct dialect_name daily_arxiv_rows[] = {
	ROW("title", TITLE, TEXT),
	ROW("id", ARXIV_ID, IDENTIFIER),
	ROW("authors[]", AUTHOR_NAMES, NAME),
	ROW("authors", AUTHOR_NAMES, NAMES),
	ROW("summary", ABSTRACT, TEXT),
	ROW("AI.tldr", SUMMARY, TEXT),
	ROW("categories[]", CATEGORIES, ITEM),
	ROW("categories", CATEGORIES, LIST_SPACE),
	ROW("abs", URL, TEXT),
	ROW("pdf", PDF, TEXT),
	ROW("published", DATE, DATE),
	ROW("journal_ref", VENUE, TEXT),
	ROW("doi", DOI, IDENTIFIER),
};

const struct json_dialect json_dialect_daily_arxiv = {
	.dialect = { "JSON of daily-arXiv", ROWS(daily_arxiv_rows) },
	.signs = "abs pdf categories summary comment AI",
	.needed = 4,
};

/* Papers With Code: its papers, and its list of which code belongs to which paper. */
static const struct dialect_name pwc_rows[] = {
	ROW("title", TITLE, TEXT),
	ROW("paper_title", TITLE, TEXT),
	ROW("arxiv_id", ARXIV_ID, IDENTIFIER),
	ROW("paper_arxiv_id", ARXIV_ID, IDENTIFIER),
	ROW("authors[]", AUTHOR_NAMES, NAME),
	ROW("authors", AUTHOR_NAMES, NAMES),
	ROW("abstract", ABSTRACT, TEXT),
	ROW("short_abstract", ABSTRACT, TEXT),
	ROW("date", DATE, DATE),
	ROW("published", DATE, DATE),
	ROW("proceeding", VENUE, TEXT),
	ROW("conference", VENUE, TEXT),
	ROW("url_abs", URL, TEXT),
	ROW("paper_url_abs", URL, TEXT),
	ROW("paper_url", URL, TEXT),
	ROW("url_pdf", PDF, TEXT),
	ROW("paper_url_pdf", PDF, TEXT),
	ROW("repo_url", CODE, TEXT),
	ROW("tasks[]", KEYWORDS, ITEM),
};

const struct json_dialect json_dialect_pwc = {
	.dialect = { "JSON of Papers With Code", ROWS(pwc_rows) },
	.signs = "paper_url url_abs url_pdf proceeding short_abstract paper_arxiv_id paper_url_abs "
		 "paper_url_pdf repo_url",
	.needed = 2,
};

#define X(id) &json_dialect_##id,
const struct json_dialect *const json_dialects[] = { JSON_DIALECTS(X) };
#undef X

const size_t json_dialect_count = sizeof(json_dialects) / sizeof(json_dialects[0]);
