#ifndef READ_DIALECT_BIBTEX_H
#define READ_DIALECT_BIBTEX_H

/*
 * What the fields and types of BibTeX and biblatex are called, with what JabRef, Zotero, Mendeley,
 * Scopus, Web of Science, IEEE, DBLP, ADS, INSPIRE and others add.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/hash_index.h"
#include "base/str.h"
#include "read/dialect.h"

/* How a value becomes text, before the row's kind says how that is read. */
enum bibtex_reading {
	BIBTEX_AS_TEXT,    /* TeX's characters become themselves */
	BIBTEX_AS_ADDRESS, /* an address or an identifier */
	BIBTEX_AS_NAMES,   /* people, with "and" between them */
	BIBTEX_AS_TYPE,    /* a kind of publication, where it is a known one */
	BIBTEX_AS_DATE,
	BIBTEX_AS_MONTH, /* or a month with a day */
	BIBTEX_AS_VOLUME,
	BIBTEX_AS_INSTITUTION, /* which publishes reports and theses, and employs authors of
				  articles */
	BIBTEX_AS_NUMBER,      /* an issue's, or that of a report or a series */
	BIBTEX_AS_PAGES,
	BIBTEX_AS_EPRINT,   /* an id in the archive that another field names, or an address */
	BIBTEX_AS_FILE,     /* a list of files, of which addresses are kept */
	BIBTEX_AS_NOTE,     /* anything: identifiers and counts of citations are looked for */
	BIBTEX_AS_STATUS,   /* JabRef's read and skimmed */
	BIBTEX_AS_PRIORITY, /* JabRef's prio1 to prio3 */
	BIBTEX_READING_COUNT
};

struct bibtex_row {
	struct dialect_name name;
	enum bibtex_reading reading;
	bool is_inherited; /* by crossref */
};

/* An index of the rows, which are in the order of preference. */
struct bibtex_rows {
	struct hash_index by_name;
};

void bibtex_rows_init(struct bibtex_rows *index);
void bibtex_rows_free(struct bibtex_rows *index);

/* The row with that name, ignoring case, or NULL. What is no field of its own has a row with a
 * blank in its name: "entry type", "entry key", "author list", "book title", "arXiv id in another
 * field", "address in another field", "cited in a note". */
const struct bibtex_row *bibtex_rows_find(const struct bibtex_rows *index, struct str name);

/* The journal that a command means in what ADS writes: \apj; empty: none. */
struct str bibtex_journal_title(struct str command);

struct bibtex_type {
	const char *name;
	bool is_parent;   /* others may inherit from it; papers by the thousand are none */
	bool is_hidden;   /* it is no paper */
	bool is_whole;    /* others are part of it, as of a book: its booktitle is its title */
	bool is_vague;    /* it says nothing that another field may not say better */
	bool is_numbered; /* its number is that of a report, or of a series */
};

/* The type with that name, ignoring case, or NULL. */
const struct bibtex_type *bibtex_type_find(struct str name);

#endif
