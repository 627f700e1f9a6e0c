/*
 * Days up to a month, then whole months up to a year, then whole years. A partial date is any day
 * of its month or year: where its first and its last day are not of the same age, the difference
 * of the calendar's months or years is shown instead.
 */

#include "config.h"

#include "model/age.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CENTURY 100
#define MONTHS  12

enum unit { UNIT_DAYS, UNIT_MONTHS, UNIT_YEARS };

static const char *const unit_names[] = { "d", "mo", "y" };

struct age {
	enum unit unit;
	int count;
	bool is_to_come;
};

/* Months from one day to a later one that have gone by wholly. */
static int whole_months(struct date from, struct date to)
{
	int months = (to.year - from.year) * MONTHS + to.month - from.month;

	return to.day < from.day ? months - 1 : months;
}

/* The age of a day. */
static struct age age_of(struct date day, struct date today)
{
	int32_t days = date_ordinal(today, false) - date_ordinal(day, false);
	struct age age = { UNIT_DAYS, (int)labs(days), days < 0 };
	int months = age.is_to_come ? whole_months(today, day) : whole_months(day, today);

	if (months >= 1)
		age = (struct age){ UNIT_MONTHS, months, age.is_to_come };
	if (months >= MONTHS)
		age = (struct age){ UNIT_YEARS, months / MONTHS, age.is_to_come };
	return age;
}

/* The first or the last day that a date may be; the 28th will do for a month's last, whose age is
 * only held against another. */
static struct date day_of(struct date date, bool is_last)
{
	if (date.precision < DATE_MONTH)
		date.month = is_last ? MONTHS : 1;
	if (date.precision < DATE_DAY)
		date.day = is_last ? 28 : 1;
	date.precision = DATE_DAY;
	return date;
}

static bool is_equal(struct age a, struct age b)
{
	return a.unit == b.unit && a.count == b.count && a.is_to_come == b.is_to_come;
}

/* By the calendar alone: this year is 0 years ago, last month is 1 month ago. */
static struct age rough_age(struct date date, struct date today)
{
	int count = today.year - date.year;
	enum unit unit = UNIT_YEARS;

	if (date.precision >= DATE_MONTH && abs(count) <= 1) {
		int months = count * MONTHS + today.month - date.month;

		if (abs(months) < MONTHS) {
			count = months;
			unit = UNIT_MONTHS;
		}
	}
	return (struct age){ unit, abs(count), count < 0 };
}

void age_format(struct date date, struct date today, struct strbuf *out)
{
	struct age age = age_of(day_of(date, false), today);
	bool is_rough = !is_equal(age, age_of(day_of(date, true), today));
	char number[16];

	if (abs(today.year - date.year) >= CENTURY) {
		strbuf_addf(out, "%4d", date.year);
		return;
	}
	if (is_rough)
		age = rough_age(date, today);
	if (age.count == 0 && !is_rough) {
		strbuf_add_cstr(out, "today");
		return;
	}
	snprintf(number, sizeof(number), "%s%d",
		 age.count == 0   ? "<"
		 : age.is_to_come ? "+"
		 : is_rough       ? "~"
				  : "",
		 age.count == 0 ? 1 : age.count);
	strbuf_addf(out, "%3s %s", number, unit_names[age.unit]);
}
