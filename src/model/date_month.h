#ifndef MODEL_DATE_MONTH_H
#define MODEL_DATE_MONTH_H

/* The names of months in the languages in which columns of tables are read, but for English. */

#include "base/str.h"

/* The month, 1 to 12, of a name or of its first three letters and more, in whatever case and with
 * its accents or without; 0 when it is none, or more than one. The word is clean text. */
int date_month_of(struct str word);

#endif
