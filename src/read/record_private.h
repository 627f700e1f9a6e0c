#ifndef READ_RECORD_PRIVATE_H
#define READ_RECORD_PRIVATE_H

/* What the files of the record share and nobody else includes. */

#include "read/record.h"

/* Reports a value that is not understood, and counts it. */
void record_warn(struct record *record, const struct dialect_name *name, struct str value);

/*
 * Whether a spreadsheet put an error in a value's place, or a day in that of pages ("9-Dec" was
 * 9-12), which is reported. An issue that may have been made a day is reported, but kept: some
 * issues have one.
 */
bool record_is_lost_in_sheet(struct record *record, const struct dialect_name *name,
			     struct str value);

/* Counts values, and refuses the record with too many. */
void record_count_values(struct record *record, size_t count);

/* Whether the slot has a value of a better name. */
bool record_has_better(const struct record *record, enum slot slot,
		       const struct dialect_name *name);

/* Makes room for a value of that name: false where the slot has one of a better name. What a worse
 * name said is removed. */
bool record_claim(struct record *record, enum slot slot, const struct dialect_name *name);

/* Sets a slot, unless it has a value of that name or of a better one. */
void record_put_text(struct record *record, enum slot slot, const struct dialect_name *name,
		     struct str text);

/* Counts, when the record is over, the values of rows of names that were left out. */
void record_tell_names_lost(struct record *record);

/* Counts a first page, or an article's number, that the pages do not have. */
void record_tell_page_lost(struct record *record);

/* Counts the title of a book that is neither the paper's title nor its venue. */
void record_tell_book_lost(struct record *record);

/* Adds a date, and makes the record's own of all that tell it: of others' files a year that lies
 * well after the file's own is reported, and none. */
void record_add_date(struct record *record, const struct dialect_name *name, struct str value);
struct date record_date(struct record *record);

/* The date that year, month and day make, as far as they are told and understood. */
struct date record_date_of_parts(struct record *record);

/* Adds names to the slot of authors or editors, as the name's kind or the style says. */
void record_add_names(struct record *record, const struct dialect_name *name, struct str value);
void record_put_names(struct record *record, const struct dialect_name *name, struct str value,
		      enum names_style style);

#endif
