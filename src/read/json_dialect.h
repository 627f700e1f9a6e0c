#ifndef READ_JSON_DIALECT_H
#define READ_JSON_DIALECT_H

/*
 * The dialects of JSON: tables of paths (read/json_path.h). How a value is read is in
 * read/dialect.h; of values that are no text:
 *
 *   VALUE_NAME      an object is a name in parts (given and family, and their synonyms) or has the
 *                   name in one; an array is a family name, a given name and what follows it
 *   VALUE_DATE      a number past all years is seconds or milliseconds since 1970; an array is
 *                   year, month and day; an object has one of these or a text
 *   of an abstract  an object is an index: for each word its places in the text
 *   VALUE_TEXT      several texts are joined with "; ", or of VALUE_MARKUP with a blank
 *
 * A record is of the dialect of which it has most signs, if it has a title and enough of them; but
 * of a loose one that knows more of its keys.
 */

#include <stdbool.h>
#include <stddef.h>

#include "read/dialect.h"

struct json_dialect {
	struct dialect dialect;
	const char *signs; /* keys, separated by blanks; "paper.upvotes" is within an object */
	size_t needed;     /* how many of them, beside the title */
	/* Further signs, which what is no paper has as well: they count beside one of `signs`. */
	const char *weak_signs;
	const char *strange; /* keys that no paper has */
	const char *inner;   /* an object whose members are the record's own as well; NULL: none */
	const char *other;   /* a key: records where it has one of `others` are no papers */
	const char *others;  /* words; NULL: anything */
	/* A key of what shortlist wrote: a record that has it may have an identifier or an abstract
	 * in place of a title; NULL: none may. */
	const char *own;
	bool has_initials_last; /* names are "Doe J", as PubMed has them */
	bool is_loose; /* keys are compared by their letters and digits alone, ignoring case */
};

#define JSON_DIALECTS(X) \
	X(shortlist)     \
	X(daily_papers)  \
	X(arxiv_dump)    \
	X(daily_arxiv)   \
	X(openalex)      \
	X(s2)            \
	X(csl)           \
	X(own_csl)       \
	X(crossref)      \
	X(openreview)    \
	X(zotero)        \
	X(dblp)          \
	X(esummary)      \
	X(europe_pmc)    \
	X(inspire)       \
	X(datacite)      \
	X(zenodo)        \
	X(pwc)           \
	X(biorxiv)       \
	X(orcid)         \
	X(wos_starter)   \
	X(readcube)      \
	X(any)

#define X(id) extern const struct json_dialect json_dialect_##id;
JSON_DIALECTS(X)
#undef X

extern const struct json_dialect *const json_dialects[];
extern const size_t json_dialect_count;

#endif
