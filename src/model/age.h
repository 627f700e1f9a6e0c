#ifndef MODEL_AGE_H
#define MODEL_AGE_H

/* How long ago a date was, in a few characters. */

#include "base/strbuf.h"
#include "model/date.h"

/* The most columns that age_format takes. */
#define AGE_WIDTH 6

/*
 * Adds the age of a known date on the day `today`: "  3 d", " 5 mo", "  2 y", "today". The units
 * are below each other. A date that is not precise enough to tell has a "~" before what the
 * calendar's months or years say, or "<1"; one to come has a "+". A date a century away is its
 * year.
 */
void age_format(struct date date, struct date today, struct strbuf *out);

#endif
