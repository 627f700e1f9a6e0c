#ifndef READ_BIBTEX_RECORD_H
#define READ_BIBTEX_RECORD_H

/* From an entry of BibTeX to a record: each field is made text as its row of the dialect says. */

#include "read/bibtex_commands.h"
#include "read/bibtex_entry.h"
#include "read/dialect_bibtex.h"
#include "read/record.h"

struct bibtex_record {
	struct record record;
	struct bibtex_rows rows;
	struct bibtex_commands commands; /* of the file */
	struct strbuf expanded;          /* the value at hand, with what these mean */
	struct strbuf text;              /* of it */
	/* Of the entry at hand. */
	const struct bibtex_type *type; /* NULL: not a usual one */
	struct str archive;             /* of its eprint */
	bool has_title;
	size_t line; /* of the field */
};

void bibtex_record_init(struct bibtex_record *record);
void bibtex_record_free(struct bibtex_record *record);

/* Finds the rows of the entry's fields. */
void bibtex_record_find_rows(const struct bibtex_record *record, struct bibtex_entry *entry);

/* The value of the entry's field of that name; empty where there is none. */
struct str bibtex_entry_value(const struct bibtex_entry *entry, const char *name);

/* Starts a paper with the fields of an entry. */
void bibtex_record_begin(struct bibtex_record *record, struct format_input *input,
			 const struct bibtex_entry *entry);

/* Adds what the paper inherits from an entry: all that it lacks, or, of a parent of which it is
 * part, what is true of the parts. */
void bibtex_record_inherit(struct bibtex_record *record, const struct bibtex_entry *parent,
			   bool is_all);

#endif
