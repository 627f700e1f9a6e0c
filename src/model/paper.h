#ifndef MODEL_PAPER_H
#define MODEL_PAPER_H

/*
 * A research paper, as far as its sources tell. Every field may be unknown: text is then empty,
 * a count COUNT_UNKNOWN, a date DATE_UNKNOWN. In a library the text is cleaned (base/utf8.h), lies
 * in the library's arena and never changes.
 */

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "base/strbuf.h"
#include "model/date.h"
#include "model/marks.h"

#define COUNT_UNKNOWN (-1)

/* In place of a paper's number: no paper. */
#define NO_PAPER UINT32_MAX

/* Where a paper was read, newest first, as a list that grows at its front and may share its tail
 * with others. */
struct source_list {
	struct str name;
	const struct source_list *rest; /* NULL at the end */
};

/*
 * The fields, once: a row is all that the program has to know of a field, and whoever must know all
 * fields loops over the rows. X(id, key, type, place, title, column, alias, run, merge, detail,
 * label):
 *   id      FIELD_<id>
 *   key     the word of queries and of JSON; where the place is MEMBER, the member of struct paper
 *   type    FIELD_TYPE_<type>
 *   place   MEMBER: of struct paper; RARE: a text that few papers have, among struct paper's rare
 *   title   for people; the column of the CSV, which are in the order of the rows
 *   column  of the database's table of papers (a new one needs a migration, database_schema.c)
 *   alias   another word of queries; "" for none
 *   run     whether a query without a field searches it: RUN_<n>, its place in the run of searched
 *           text (model/library.h), or OUT
 *   merge   MERGE_<merge>: which of two papers' values is kept
 *   detail  DETAIL_<detail>: where the detail shows it
 *   label   what the detail writes before it; of a count, the noun behind it
 * Those of PAPER_FIELDS_NEWER have a column of the list as well, made from their row; the older
 * ones are among LIST_COLUMNS (session/list_columns.h).
 */
/* clang-format off */
#define PAPER_FIELDS_BEFORE_MARKS(X) \
	X(TITLE, title, TEXT, MEMBER, "Title", title, "", RUN_0, TITLE, HEADING, "") \
	X(AUTHORS, authors, COUNT, MEMBER, "Authors", authors, "", OUT, NAMES, FACTS, "author") \
	X(AUTHOR_NAMES, author_names, NAMES, MEMBER, "Author Names", author_names, "author", OUT, KNOWN, BLOCK, "") \
	X(DATE, date, DATE, MEMBER, "Date", date, "", OUT, DATE, FACTS, "") \
	X(UPVOTES, upvotes, COUNT, MEMBER, "Upvotes", upvotes, "", OUT, NEWEST, LINKS, "upvote") \
	X(COMMENTS, comments, COUNT, MEMBER, "Comments", comments, "", OUT, NEWEST, LINKS, "comment")

#define PAPER_FIELDS_BEHIND_MARKS(X) \
	X(ARXIV_ID, arxiv_id, ARXIV_ID, MEMBER, "arXiv ID", arxiv_id, "arxiv", OUT, KNOWN, LINKS, "arXiv:") \
	X(DOI, doi, DOI, MEMBER, "DOI", doi, "", OUT, DOI, LINKS, "doi:") \
	X(URL, url, TEXT, MEMBER, "URL", url, "", OUT, KNOWN, LINKS, "") \
	X(SUMMARY, summary, TEXT, MEMBER, "Summary", summary, "", RUN_2, KNOWN, BLOCK, "") \
	X(KEYWORDS, keywords, LIST, MEMBER, "Keywords", keywords, "", RUN_3, KNOWN, BLOCK, "keywords: ") \
	X(ABSTRACT, abstract, TEXT, MEMBER, "Abstract", abstract, "", RUN_1, TITLE, BLOCK, "") \
	X(SOURCES, sources, SOURCES, MEMBER, "Sources", sources, "source", OUT, ALL, FACTS, "") \
	PAPER_FIELDS_NEWER(X)

#define PAPER_FIELDS_NEWER(X) \
	X(VENUE, venue, TEXT, RARE, "Venue", venue, "", OUT, IMPRINT, IMPRINT, "") \
	X(TYPE, type, WORD, RARE, "Type", type, "", OUT, IMPRINT, IMPRINT, "") \
	X(VOLUME, volume, TEXT, RARE, "Volume", volume, "", OUT, IMPRINT, IMPRINT, "volume ") \
	X(ISSUE, issue, TEXT, RARE, "Issue", issue, "", OUT, IMPRINT, IMPRINT, "issue ") \
	X(PAGES, pages, TEXT, RARE, "Pages", pages, "", OUT, IMPRINT, IMPRINT, "pages ") \
	X(PUBLISHER, publisher, TEXT, RARE, "Publisher", publisher, "", OUT, IMPRINT, IMPRINT, "") \
	X(CATEGORIES, categories, LIST, RARE, "Categories", categories, "category", OUT, KNOWN, BLOCK, "categories: ") \
	X(CITATIONS, citations, COUNT, MEMBER, "Citations", citations, "", OUT, NEWEST, LINKS, "citation") \
	X(PDF, pdf, TEXT, RARE, "PDF", pdf, "", OUT, KNOWN, LINKS, "pdf: ") \
	X(CODE, code, TEXT, RARE, "Code", code, "", OUT, KNOWN, LINKS, "code: ") \
	X(CITATION_KEY, citation_key, TEXT, RARE, "Citation Key", citation_key, "", OUT, KNOWN, LINKS, "key: ") \
	X(ADDED, added, MOMENT, MEMBER, "Added", added_at, "", OUT, EARLIEST, LINKS, "added ") \
	X(ALIASES, aliases, LIST, RARE, "Aliases", aliases, "alias", OUT, KNOWN, BLOCK, "also: ") \
	X(PMID, pmid, PMID, RARE, "PMID", pmid, "pubmed", OUT, KNOWN, LINKS, "PMID:") \
	X(PMCID, pmcid, PMCID, RARE, "PMCID", pmcid, "pmc", OUT, KNOWN, LINKS, "")
/* clang-format on */

/* The CSV has the reader's marks in between (model/columns.h). */
#define PAPER_FIELDS(X)              \
	PAPER_FIELDS_BEFORE_MARKS(X) \
	PAPER_FIELDS_BEHIND_MARKS(X)

enum paper_field {
#define X(id, ...) FIELD_##id,
	PAPER_FIELDS(X)
#undef X
		FIELD_COUNT
};

enum field_type {
	FIELD_TYPE_TEXT,
	FIELD_TYPE_NAMES,    /* joined with "; " */
	FIELD_TYPE_LIST,     /* the same */
	FIELD_TYPE_WORD,     /* in lower case */
	FIELD_TYPE_ARXIV_ID, /* without "arXiv:" and without version: "2409.11340" */
	FIELD_TYPE_DOI,      /* lower case, without resolver: "10.1000/182" */
	FIELD_TYPE_PMID,     /* without zeros before it: "12345678" */
	FIELD_TYPE_PMCID,    /* "PMC1234567" */
	FIELD_TYPE_COUNT,
	FIELD_TYPE_DATE,
	FIELD_TYPE_MOMENT, /* seconds since 1970; 0: unknown */
	FIELD_TYPE_SOURCES,
};

/* What a paper has of a field of that type: of many types it is a text. */
enum field_value {
	FIELD_VALUE_TEXT,
	FIELD_VALUE_COUNT,
	FIELD_VALUE_DATE,
	FIELD_VALUE_MOMENT,
	FIELD_VALUE_SOURCES,
};

/* Of the paper that was there and the one that comes, which value the merged paper has. */
enum field_merge {
	MERGE_KNOWN,    /* the one that is known; of two, that of the paper that was there */
	MERGE_NEWEST,   /* the one that is known; of two, that of the paper that comes */
	MERGE_EARLIEST, /* the one that is known; of two, the earlier moment */
	MERGE_NAMES, /* of their number: the one that comes with the names that are kept, where they
			are a whole list; else as MERGE_NEWEST */
	MERGE_TITLE, /* title and abstract together, see library_merge.c */
	MERGE_DATE,  /* the written over the inferred, the more precise; of an article in print and
			its preprint, that of the article */
	MERGE_DOI,   /* as MERGE_KNOWN, but a publisher's over arXiv's */
	MERGE_IMPRINT, /* where it was published: all of these of one source, the article in print
			  over the preprint; see library_imprint.c */
	MERGE_ALL,     /* of sources: all */
};

enum field_detail {
	DETAIL_HEADING,
	DETAIL_FACTS,   /* in the line below the heading */
	DETAIL_BLOCK,   /* a paragraph of its own */
	DETAIL_IMPRINT, /* in the line that says where it was published */
	DETAIL_LINKS,   /* in the line of identifiers, addresses and counts */
};

struct paper {
	struct str title;
	struct str abstract;
	struct str summary; /* one or two sentences, where a source has one */
	struct str keywords;
	struct str author_names;
	struct str arxiv_id;
	struct str doi;
	struct str url;
	const struct source_list *sources;
	const char *rare; /* the texts without a member, in one run (see paper_next_rare), or NULL
			   */
	int64_t added;    /* to the library */
	struct date date;
	bool title_is_guessed; /* the boundary between title and abstract was found by title_split
				*/
	uint8_t title_version; /* the arXiv version that has this title; 0: not known */
	int32_t authors;
	int32_t upvotes;
	int32_t comments;
	int32_t citations;
};

/* What a reader hands over: a paper of borrowed bytes as they are in the file, good only during
 * the call. */
struct paper_draft {
	struct paper paper; /* sources: NULL means the file itself */
	struct marks marks; /* what a shortlist CSV says of its reader's marks */
	bool has_marks;
	bool is_incidental; /* of the library: it was not added, and is not marked; it was looked
				at, or its marks were taken off */
	bool is_known;      /* of the library: it was reported before, and has no fields here */
	size_t line;        /* where it begins, from 1 */
};

/* A paper of which nothing is known. */
void paper_init(struct paper *paper);

/* What a row of PAPER_FIELDS says. */
struct field_info {
	struct str title;
	struct str key;
	struct str alias; /* empty: none */
	enum field_type type;
	enum field_value value;
	bool is_rare;     /* its text is no member of struct paper */
	bool is_searched; /* it is part of the run */
	enum field_merge merge;
	enum field_detail detail;
	const char *label;
	size_t offset; /* of the member; 0 of a rare text */
};

extern const struct field_info paper_fields[FIELD_COUNT];

/* The searched fields, in the order of the run; paper_run has PAPER_RUN_COUNT. */
#define PAPER_RUN_COUNT 4
extern const enum paper_field paper_run[PAPER_RUN_COUNT];

/* Title and abstract lie side by side at the start of the run. */
#define PAPER_RUN_TITLE    0
#define PAPER_RUN_ABSTRACT 1

/* The fields that are members: those that are text, and those that are a count or a moment. What is
 * done for each of a million papers loops over these. */
extern const enum paper_field paper_member_texts[];
extern const size_t paper_member_text_count;
extern const enum paper_field paper_member_numbers[];
extern const size_t paper_member_number_count;

const char *field_title(enum paper_field field); /* "Author Names" */
const char *field_key(enum paper_field field);   /* "author_names" */

static inline enum field_type field_type(enum paper_field field)
{
	return paper_fields[field].type;
}

static inline enum field_value field_value(enum paper_field field)
{
	return paper_fields[field].value;
}

static inline bool field_is_text(enum paper_field field)
{
	return field_value(field) == FIELD_VALUE_TEXT;
}

/* The field with that key, ignoring case; false when there is none. */
bool field_from_key(struct str key, enum paper_field *field);

/*
 * How a paper is called: by its title; without one by "arXiv:2409.11340", "doi:10.1000/182",
 * "PMID:12345678", "PMC1234567", or its address, of which `out` may hold the text.
 */
#define PAPER_NAME_SIZE 300
struct str paper_name(const struct paper *paper, char out[PAPER_NAME_SIZE]);

/* The text of a field that is rare. */
struct str paper_get_rare(const struct paper *paper, enum paper_field field);

/* The text of a field of text, the number of a COUNT field, the moment of a MOMENT field. Any other
 * field is a programmer's mistake. */
static inline struct str paper_get_text(const struct paper *paper, enum paper_field field)
{
	const struct field_info *info = &paper_fields[field];

	assert(info->value == FIELD_VALUE_TEXT);
	if (info->is_rare)
		return paper_get_rare(paper, field);
	return *(const struct str *)(const void *)((const char *)paper + info->offset);
}

int32_t paper_get_count(const struct paper *paper, enum paper_field field);
int64_t paper_get_moment(const struct paper *paper, enum paper_field field);

/* Whether the paper's source tells the field. Sources are always known: the file itself is one. */
bool paper_has(const struct paper *paper, enum paper_field field);

/* Counts one more for each field that the paper has. */
void paper_count_known(const struct paper *paper, size_t known[FIELD_COUNT]);

/* Where a paper has the text of a field that is not rare, and a count. */
struct str *paper_text(struct paper *paper, enum paper_field field);
int32_t *paper_count(struct paper *paper, enum paper_field field);
int64_t *paper_moment(struct paper *paper, enum paper_field field);

/*
 * Sets the text of any field. A rare text is copied into *rare, where the paper's other rare texts
 * are: one buffer for one paper, cleared with it, and kept as long as it.
 */
void paper_set_text(struct paper *paper, enum paper_field field, struct str text,
		    struct strbuf *rare);

/*
 * Rare texts lie one after another, in the order of the fields, none of them empty: a byte for the
 * field, the length, the text; a last byte that is no field. Takes the next one from *rest, which
 * begins as paper->rare; false at the end.
 */
bool paper_next_rare(const char **rest, enum paper_field *field, struct str *text);

/* What a rare text takes besides its bytes, and the end of them all. */
#define PAPER_RARE_HEADER 5
#define PAPER_RARE_END    1

/* Writes what precedes a rare text, or follows the last; returns the byte after it. */
char *paper_put_rare(char *out, enum paper_field field, size_t len);
char *paper_end_rare(char *out);

#endif
