#include "config.h"

#include "read/table_dates.h"

#include <string.h>

#include "read/csv_row.h"

/* Only a date of numbers is of interest: "3/5/2024", "03-05-24". */
static bool may_be_open(struct str text)
{
	return text.len >= 6 && text.len <= 10 && text.p[0] >= '0' && text.p[0] <= '9' &&
	       (memchr(text.p + 1, '/', 2) || memchr(text.p + 1, '-', 2));
}

void table_dates_see(struct table_dates *dates, struct str text)
{
	enum date_order order;

	text = csv_cell_value(text);
	order = may_be_open(text) ? date_order_of(text) : DATE_ORDER_UNKNOWN;
	if (order == DATE_ORDER_UNKNOWN || dates->is_mixed)
		return;
	dates->is_mixed = dates->order != DATE_ORDER_UNKNOWN && dates->order != order;
	dates->order = dates->is_mixed ? DATE_ORDER_UNKNOWN : order;
}

bool table_date_is_open(struct str text)
{
	struct date as_is, day_first;

	text = csv_cell_value(text);
	return may_be_open(text) && date_parse_any(text, DATE_ORDER_UNKNOWN, &as_is) &&
	       as_is.precision == DATE_YEAR &&
	       date_parse_any(text, DATE_ORDER_DAY_FIRST, &day_first) &&
	       day_first.precision == DATE_DAY;
}
