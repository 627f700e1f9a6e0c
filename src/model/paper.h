#ifndef MODEL_PAPER_H
#define MODEL_PAPER_H

/*
 * A research paper, as far as its sources tell. Every field may be unknown: text is then empty,
 * a count COUNT_UNKNOWN, a date DATE_UNKNOWN. In a library the text is cleaned (base/utf8.h), lies
 * in the library's arena and never changes.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
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
 * The fields, once. X(id, member, type, column, key):
 *   id      FIELD_<id>
 *   member  of struct paper
 *   type    FIELD_TYPE_<type>
 *   column  the title for people, and the column of the CSV
 *   key     the word of queries and of JSON
 * The order is that of the JSON; the CSV has an order of its own (model/columns.h).
 */
#define PAPER_FIELDS(X)                                                     \
	X(TITLE, title, TEXT, "Title", "title")                             \
	X(AUTHORS, authors, COUNT, "Authors", "authors")                    \
	X(AUTHOR_NAMES, author_names, TEXT, "Author Names", "author_names") \
	X(DATE, date, DATE, "Date", "date")                                 \
	X(UPVOTES, upvotes, COUNT, "Upvotes", "upvotes")                    \
	X(COMMENTS, comments, COUNT, "Comments", "comments")                \
	X(ARXIV_ID, arxiv_id, TEXT, "arXiv ID", "arxiv_id")                 \
	X(DOI, doi, TEXT, "DOI", "doi")                                     \
	X(URL, url, TEXT, "URL", "url")                                     \
	X(SUMMARY, summary, TEXT, "Summary", "summary")                     \
	X(KEYWORDS, keywords, TEXT, "Keywords", "keywords")                 \
	X(ABSTRACT, abstract, TEXT, "Abstract", "abstract")                 \
	X(SOURCES, sources, SOURCES, "Sources", "sources")

enum paper_field {
#define X(id, member, type, column, key) FIELD_##id,
	PAPER_FIELDS(X)
#undef X
		FIELD_COUNT
};

enum field_type { FIELD_TYPE_TEXT, FIELD_TYPE_COUNT, FIELD_TYPE_DATE, FIELD_TYPE_SOURCES };

struct paper {
	struct str title;
	struct str abstract;
	struct str summary;      /* one or two sentences, where a source has one */
	struct str keywords;     /* joined with "; " */
	struct str author_names; /* joined with "; " */
	struct str arxiv_id;     /* without "arXiv:" and without version: "2409.11340" */
	struct str doi;          /* lower case, without resolver: "10.1000/182" */
	struct str url;
	const struct source_list *sources;
	struct date date;
	int32_t authors;
	int32_t upvotes;
	int32_t comments;
	bool title_is_guessed; /* the boundary between title and abstract was found by title_split
				*/
};

/* What a reader hands over: a paper of borrowed bytes as they stand in the file, good only during
 * the call. */
struct paper_draft {
	struct paper paper; /* sources: NULL means the file itself */
	struct marks marks; /* what a shortlist CSV says of its reader's marks */
	bool has_marks;
	bool is_incidental; /* of the library: it was not added, and is not marked; it was looked
				at, or its marks were taken off */
	bool is_known;      /* of the library: it was handed on before, and has no fields here */
	size_t line;        /* where it begins, from 1 */
};

/* A paper of which nothing is known. */
void paper_init(struct paper *paper);

const char *field_column(enum paper_field field); /* "Author Names" */
const char *field_key(enum paper_field field);    /* "author_names" */
enum field_type field_type(enum paper_field field);

/* The field with that key, ignoring case; false when there is none. */
bool field_from_key(struct str key, enum paper_field *field);
bool field_from_column(struct str column, enum paper_field *field);

/* The text of a TEXT field, the number of a COUNT field. Any other field is a programmer's mistake.
 */
struct str *paper_text(struct paper *paper, enum paper_field field);
int32_t *paper_count(struct paper *paper, enum paper_field field);
struct str paper_get_text(const struct paper *paper, enum paper_field field);
int32_t paper_get_count(const struct paper *paper, enum paper_field field);

#endif
