#ifndef MODEL_DATE_H
#define MODEL_DATE_H

/*
 * A day, month or year of publication, as precise as its source. A date may know its day but not
 * its year: then year is 0 until the capture's year is known (see read/reader.h).
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "base/strbuf.h"

enum date_precision {
	DATE_UNKNOWN,
	DATE_YEAR,
	DATE_MONTH,
	DATE_DAY,
};

struct date {
	int16_t year;      /* 1 to 9999; 0: not known (yet) */
	uint8_t month;     /* 1 to 12 where the precision reaches it */
	uint8_t day;       /* 1 to 31 where the precision reaches it */
	uint8_t precision; /* enum date_precision */
	bool year_inferred;
};

/* Reads all of s as YYYY, YYYY-MM or YYYY-MM-DD; false when it is none or no day of the calendar.
 */
bool date_parse_iso(struct str s, struct date *date);

/*
 * Reads "Mon D, YYYY" or "Mon D" (year 0, year_inferred) at the start of s and sets *len to the
 * bytes it took; English month names of three letters, any case.
 */
bool date_parse_listing(struct str s, struct date *date, size_t *len);

/* Which of two numbers before a year is the day: 03/05/2024. */
enum date_order {
	DATE_ORDER_UNKNOWN,
	DATE_ORDER_DAY_FIRST,
	DATE_ORDER_MONTH_FIRST,
};

/*
 * Reads all of s as any usual form of a date that has its year: ISO 8601 with or without a time;
 * 20240105; 2024/05/03, 2024///, 03.05.2024; May 3, 2024, 3 May 2024, 2024 May 3, each with full or
 * short English names; RFC 822; May 2024, 2024. A time and its zone are left out: the day is the
 * written one. Of a period (2024 May-Jun, 2024-05/2024-06) the first part is read, of a season only
 * the year. Of 03/05/2024, `order` decides; where it is unknown and both can be the day, only the
 * year is read. A month or day of 0 is an unknown one. False when it is none, or no day of the
 * calendar.
 */
bool date_parse_any(struct str s, enum date_order order, struct date *date);

/* What one text says about the order of all dates in its column: 13/05/2024 that the day comes
 * first, 05/13/2024 that the month does, any other nothing. */
enum date_order date_order_of(struct str s);

/* Completes a date without a year; a 29 February moves to the last leap year not after `year`. */
void date_set_year(struct date *date, int year);

/* Whether the date is known but its year is a guess. */
bool date_is_inferred(struct date date);

/* Adds the date as ISO 8601, as precise as it is: "2023-10-06", "2023-10", "2023", or nothing. */
void date_format(struct date date, struct strbuf *out);

/*
 * Days that order dates, from the first day (is_last false) or the last day (is_last true) that the
 * date can mean; 0 for an unknown date. Greater is later.
 */
int32_t date_ordinal(struct date date, bool is_last);

/* Whether the known parts are the same; year_inferred does not count. */
bool date_equal(struct date a, struct date b);

/* The day of a moment (seconds since 1970), in the local time zone. */
struct date date_from_time(int64_t seconds);

/* Adds a moment as ISO 8601 in UTC, "2026-11-23T10:15:00Z"; years past 1 to 9999 are cut to these.
 */
void date_format_moment(int64_t seconds, struct strbuf *out);

/*
 * Reads all of s as such a moment: a day alone (its midnight), or with a time ("T" or a space
 * before it, seconds optional), which is UTC unless an offset such as +02:00 follows. False when it
 * is none.
 */
bool date_parse_moment(struct str s, int64_t *seconds);

#endif
