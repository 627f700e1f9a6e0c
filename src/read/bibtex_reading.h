#ifndef READ_BIBTEX_READING_H
#define READ_BIBTEX_READING_H

/* The value of a field on its way to a record, a function for each bibtex_reading. */

#include "read/bibtex_record.h"

/* Adds the value of a field, as its row says. */
void bibtex_read_value(struct bibtex_record *record, const struct bibtex_row *row,
		       struct str value);

/* Adds the value under the row of a name that is no field. */
void bibtex_add_under(struct bibtex_record *record, const char *name, struct str value);

#endif
