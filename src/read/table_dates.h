#ifndef READ_TABLE_DATES_H
#define READ_TABLE_DATES_H

/*
 * Whether the dates of a table are written 03/05/2024 for May or for March. One date that can only
 * be read one way decides for all below it, and for those above it within TABLE_DATES_AHEAD; where
 * the dates of a table contradict each other, nothing does.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "model/date.h"

/* So many bytes below the first date that can be read both ways are looked at for one that can't.
 */
#define TABLE_DATES_AHEAD ((size_t)1 << 20)

struct table_dates {
	enum date_order order;
	bool is_mixed; /* there were both */
};

/* Takes what a date says of the order. */
void table_dates_see(struct table_dates *dates, struct str text);

/* Whether the date can be read both ways. */
bool table_date_is_open(struct str text);

/* Takes what the dates in column `at` of the rows of the text say, which begins at a row. */
void table_dates_look_ahead(struct table_dates *dates, struct str text, char delimiter, size_t at);

#endif
