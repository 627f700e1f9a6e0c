#ifndef READ_TAGGED_H
#define READ_TAGGED_H

/*
 * Tagged records, a field a line: RIS, PubMed, Ovid, Web of Science, RefWorks, Refer. One reader
 * reads them all; what differs is in a row for each dialect: how a line begins, what starts and
 * ends a record, how a value goes on in the next line. Which tag is which field is in
 * dialect_tags.c.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "read/dialect.h"
#include "read/record.h"

struct tagged_dialect {
	const struct dialect *names;

	/* Splits a line into tag and value; false where it begins with no tag. */
	bool (*split)(struct str line, struct str *tag, struct str *value);

	const char *start; /* the tag of a record's first line */
	const char *end;   /* the tag of the line behind a record; NULL: there is none */
	const char
		*last; /* where no line ends a record: the last tag of each; NULL: it may be any */
	bool blank_ends;        /* a blank line before a tag ends a record, too */
	bool blank_ends_values; /* behind a blank line a value goes on only in one that is set in */
	size_t indent;          /* of lines that go on with a value, in blanks; 0: they have any */

	/* In the lines after a name's or an item's first are further ones, not more of it. */
	bool lines_are_items;
	bool has_initials_last; /* names are "Doe J", as PubMed has them */

	/* The tag of a name can be before each of several in one line: %A Doe %A Roe. */
	bool tags_share_lines;

	/* The tag of notes, the person's or a publisher's, and that of the database that a record
	 * is from; NULL: there are none. */
	const char *note, *provider;

	/* Behind the line that says that a record is ours, these come before the names of all: what
	 * other programs need not tell from the rest. NULL: none. */
	const struct dialect *own;
};

/* In a record of this provider notes are the person's: it is ours. */
#define TAGGED_OWN_PROVIDER "shortlist"

/*
 * Adds a note to a record. It is the person's where the record is ours, or where it is written as
 * HTML, which Zotero does and no publisher. Of a publisher's the citations and the DOI in it are
 * taken; any other is left out and counted.
 */
void tagged_add_note(struct record *record, struct str value, bool is_ours);

/* Adds the names of a line to out, joined with "; ", if they are certainly several. */
bool tagged_split_names(struct strbuf *out, struct str line);

/* In the order in which they are tried. */
extern const struct tagged_dialect tagged_ris;
extern const struct tagged_dialect tagged_pubmed;
extern const struct tagged_dialect tagged_ovid;
extern const struct tagged_dialect tagged_wos;
extern const struct tagged_dialect tagged_refworks;
extern const struct tagged_dialect tagged_refer;

#endif
