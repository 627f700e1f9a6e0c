#ifndef READ_DIALECT_H
#define READ_DIALECT_H

/*
 * What other tools call the fields of a paper. A dialect is a table of names: columns of a table,
 * tags, keys of a JSON object, elements. Each row says which slot of a record the name fills, and
 * how its value is to be read. Where several names of one paper fill one slot, the row that comes
 * first in the table wins (see record.h).
 *
 * A dialect is rows of one of these tables, one file a family (dialect_<family>.c).
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/hash_index.h"
#include "base/str.h"
#include "model/paper.h"

/* Where a value goes: each field of a paper, the reader's marks, and parts that make a field
 * together. */
enum slot {
#define X(id, ...) SLOT_##id,
	PAPER_FIELDS(X)
#undef X
	/* Parts of a field. */
	SLOT_SUBTITLE, /* joined to the title with ": ", unless the title has it */
	SLOT_YEAR,     /* of a date that no SLOT_DATE tells as precisely */
	SLOT_MONTH,    /* "5", "May", "may" */
	SLOT_DAY,
	SLOT_FIRST_PAGE, /* these two make "12-34" where there are no SLOT_PAGES */
	SLOT_LAST_PAGE,
	SLOT_IDENTIFIER, /* text that may hold an arXiv id, a DOI or both: an address, an "extra" */
	SLOT_EDITORS,    /* the names where there are no authors; else left out and counted */
	SLOT_BOOK_TITLE, /* the venue of what has a title of its own; else the title */
	SLOT_YEAR_INFERRED, /* "true": the year of the date is not written, but a guess */
	SLOT_TITLE_GUESSED, /* "true": where the title ends is a guess */
	SLOT_FAMILY,        /* parts of one name, see record_end_name */
	SLOT_GIVEN,
	SLOT_SUFFIX, /* "Jr." */
	/* The reader's marks. */
	SLOT_STARRED,  /* a moment */
	SLOT_STATUS,   /* unread, reading, done */
	SLOT_PRIORITY, /* 1 to 5 */
	SLOT_TAGS,
	SLOT_NOTE,
	/* No place in a paper: known, counted among what is left out. */
	SLOT_LEFT_OUT,
	/* Says nothing of the paper (a record's number, an end mark): not even counted. */
	SLOT_NOTHING,
	SLOT_COUNT
};

/* The slots of identifiers, for arrays: each names a paper by itself. */
#define SLOTS_OF_IDS SLOT_ARXIV_ID, SLOT_DOI, SLOT_PMID, SLOT_PMCID

/* How a value is to be read. */
enum value_kind {
	VALUE_TEXT,   /* as it is: also TeX, which stays TeX */
	VALUE_MARKUP, /* text with HTML entities and HTML or JATS tags */
	VALUE_NAME,   /* one name; several values make a list */
	VALUE_NAMES,  /* a list of names, split where that is certain */
	VALUE_NAMES_SEMICOLON,
	VALUE_NAMES_COMMA,
	VALUE_NAMES_BIBTEX,
	VALUE_NAMES_SHORT, /* as PubMed has them: Doe J, Roe RK */
	VALUE_ITEM,        /* one item of a list; several values make a list */
	VALUE_LIST,        /* items separated by semicolons or, where there are none, by commas */
	VALUE_LIST_SPACE,  /* items separated by blanks: "cs.LG stat.ML" */
	VALUE_DATE,
	VALUE_MOMENT,     /* a date with a time */
	VALUE_COUNT,      /* a number; "-" of upvotes is 0; other text is left out and counted */
	VALUE_IDENTIFIER, /* an arXiv id, a DOI: in any form in which people write it */
	VALUE_TYPE,       /* a word for the kind of publication, see paper_type_from */
};

struct dialect_name {
	const char *name; /* as the tool writes it; how names are compared is up to the family */
	enum slot slot;
	enum value_kind kind;
};

struct dialect {
	const char *title; /* for people: "RIS", "CSV of Scopus" */
	const struct dialect_name *names;
	size_t count;
};

/* The row of a name, letter by letter; NULL when there is none. */
const struct dialect_name *dialect_find(const struct dialect *dialect, struct str name);

/* Whether two names are equal, ignoring ASCII case and all but letters and digits ("Author(s)" is
 * "authors"). */
bool dialect_name_is_loosely(const char *name, struct str s);

/* The row of a name that is equal so; of several the first. */
const struct dialect_name *dialect_find_loosely(const struct dialect *dialect, struct str name);

/* For whoever asks often whether dialect_find_loosely finds a name: by its hash. Zeroed it has no
 * names. */
struct dialect_index {
	const struct dialect *dialect;
	struct hash_index by_letters;
};

void dialect_index_init(struct dialect_index *index, const struct dialect *dialect);
void dialect_index_free(struct dialect_index *index);
bool dialect_index_has_loosely(const struct dialect_index *index, struct str name);

#endif
