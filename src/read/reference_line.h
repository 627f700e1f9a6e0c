#ifndef READ_REFERENCE_LINE_H
#define READ_REFERENCE_LINE_H

/* What a line of a list of references can be, by its own look. */

#include <stdbool.h>

#include "base/str.h"

/* Whether a heading says that what is below it is references, or readings. */
bool reference_line_names_references(struct str heading);

/* Whether a line, which is not empty, can be a heading: it is marked as one, or short and without a
 * full stop, or drawn. */
bool reference_line_is_heading(struct str text);

/* Whether a text ends with a part of a word that keeps the hyphen behind it. */
bool reference_line_keeps_hyphen(struct str text);

/* Whether a year can be in what a source reads as: it is there as it is, or markup is between its
 * digits. */
bool reference_line_may_have_year(struct str source);

/* Whether a line begins with where a reference is to be found, with which none begins. */
bool reference_line_is_address(struct str line);

#endif
