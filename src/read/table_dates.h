#ifndef READ_TABLE_DATES_H
#define READ_TABLE_DATES_H

/*
 * Whether the dates of a table are written 03/05/2024 for May or for March. One date that can only
 * be read one way decides for all below it, and for those above it within TABLE_AHEAD
 * (read/table_ahead.h); where the dates of a table contradict each other, nothing does.
 */

#include <stdbool.h>

#include "base/str.h"
#include "model/date.h"

struct table_dates {
	enum date_order order;
	bool is_mixed; /* there were both */
};

/* Takes what a date says of the order. */
void table_dates_see(struct table_dates *dates, struct str text);

/* Whether the date can be read both ways. */
bool table_date_is_open(struct str text);

#endif
