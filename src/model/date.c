/*
 * Dates are compared and stepped through as days of the proleptic Gregorian calendar, counted from
 * 1 January of the year 1, which is day 1; 0 is left for "unknown".
 */

#include "config.h"

#include "model/date_private.h"

#include <string.h>
#include <time.h>

#include "base/char.h"

#define YEAR_MAX      9999
#define DAY_OF_1970   719163 /* 1970-01-01, counted as date_ordinal does */
#define SECONDS_A_DAY 86400

static const uint8_t month_days[12] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* A year of 0 means any year, leap years among them. */
static int days_of_month(int year, int month)
{
	return month_days[month - 1] + (month == 2 && is_leap(year));
}

/* Takes exactly `digits` decimal digits off the front of *s. */
static bool take_digits(struct str *s, size_t digits, int *value)
{
	if (s->len < digits)
		return false;
	*value = 0;
	for (size_t i = 0; i < digits; i++) {
		if (!char_is_digit(s->p[i]))
			return false;
		*value = *value * 10 + (s->p[i] - '0');
	}
	*s = str_drop(*s, digits);
	return true;
}

static bool take_byte(struct str *s, char byte)
{
	if (s->len == 0 || *s->p != byte)
		return false;
	*s = str_drop(*s, 1);
	return true;
}

static bool take_spaces(struct str *s)
{
	bool any = false;

	while (take_byte(s, ' ') || take_byte(s, '\t'))
		any = true;
	return any;
}

static struct date make_date(int year, int month, int day, enum date_precision precision)
{
	return (struct date){ .year = (int16_t)year,
			      .month = (uint8_t)month,
			      .day = (uint8_t)day,
			      .precision = (uint8_t)precision };
}

bool date_make(int year, int month, int day, struct date *date)
{
	if (year < 1 || year > YEAR_MAX || month < 0 || month > 12 || day < 0)
		return false;
	if (month == 0 ? day > 0 : day > days_of_month(year, month))
		return false;
	if (month == 0) {
		*date = make_date(year, 0, 0, DATE_YEAR);
		return true;
	}
	*date = make_date(year, month, day, day > 0 ? DATE_DAY : DATE_MONTH);
	return true;
}

/* Takes YYYY, YYYY-MM or YYYY-MM-DD off the front of *s, as much as is there. */
static bool take_iso(struct str *s, struct date *date)
{
	int year, month = 0, day = 0;
	enum date_precision precision = DATE_YEAR;

	if (!take_digits(s, 4, &year) || year == 0)
		return false;
	if (take_byte(s, '-')) {
		if (!take_digits(s, 2, &month) || month < 1 || month > 12)
			return false;
		precision = DATE_MONTH;
		if (take_byte(s, '-')) {
			if (!take_digits(s, 2, &day) || day < 1 || day > days_of_month(year, month))
				return false;
			precision = DATE_DAY;
		}
	}
	*date = make_date(year, month, day, precision);
	return true;
}

bool date_parse_iso(struct str s, struct date *date)
{
	struct date read;

	if (!take_iso(&s, &read) || s.len > 0)
		return false;
	*date = read;
	return true;
}

static bool take_month_name(struct str *s, int *month)
{
	static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";

	for (int i = 0; i < 12; i++) {
		struct str name = { names + 3 * i, 3 };

		if (str_equal_ignoring_case(str_sub(*s, 0, 3), name)) {
			*s = str_drop(*s, 3);
			*month = i + 1;
			return true;
		}
	}
	return false;
}

/* Takes one or two digits that no third follows. */
static bool take_day(struct str *s, int *day)
{
	size_t digits = 0;

	while (digits < s->len && digits < 3 && char_is_digit(s->p[digits]))
		digits++;
	return digits > 0 && digits < 3 && take_digits(s, digits, day) && *day > 0;
}

/* Takes ", YYYY", or leaves *s as it is. */
static bool take_comma_year(struct str *s, int *year)
{
	struct str rest = *s;

	if (!take_byte(&rest, ',') || !take_spaces(&rest) || !take_digits(&rest, 4, year) ||
	    *year == 0 || (rest.len > 0 && char_is_digit(*rest.p)))
		return false;
	*s = rest;
	return true;
}

bool date_parse_listing(struct str s, struct date *date, size_t *len)
{
	struct str rest = s;
	int year = 0, month, day;
	bool has_year;

	if (!take_month_name(&rest, &month) || !take_spaces(&rest) || !take_day(&rest, &day))
		return false;
	has_year = take_comma_year(&rest, &year);
	if (!has_year)
		year = 0;
	if (day > days_of_month(year, month))
		return false;
	*date = make_date(year, month, day, DATE_DAY);
	date->year_inferred = !has_year;
	*len = s.len - rest.len;
	return true;
}

void date_set_year(struct date *date, int year)
{
	if (date->precision == DATE_UNKNOWN || date->year != 0)
		return;
	if (year < 1)
		year = 1;
	if (year > YEAR_MAX)
		year = YEAR_MAX;
	if (date->precision == DATE_DAY && date->month == 2 && date->day == 29) {
		while (year > 4 && !is_leap(year))
			year--;
		if (year < 4)
			year = 4;
	}
	date->year = (int16_t)year;
	date->year_inferred = true;
}

bool date_is_inferred(struct date date)
{
	return date.precision != DATE_UNKNOWN && date.year > 0 && date.year_inferred;
}

/* Adds two digits behind a sign. */
static void add_part(struct strbuf *out, char sign, int number)
{
	strbuf_add_byte(out, sign);
	strbuf_add_number(out, number, 2);
}

void date_format(struct date date, struct strbuf *out)
{
	if (date.precision == DATE_UNKNOWN || date.year <= 0)
		return;
	strbuf_add_number(out, date.year, 4);
	if (date.precision >= DATE_MONTH)
		add_part(out, '-', date.month);
	if (date.precision >= DATE_DAY)
		add_part(out, '-', date.day);
}

static int32_t day_number(int year, int month, int day)
{
	int before = year - 1;
	int32_t days = before * 365 + before / 4 - before / 100 + before / 400;

	for (int m = 1; m < month; m++)
		days += days_of_month(year, m);
	return days + day;
}

int32_t date_ordinal(struct date date, bool is_last)
{
	int month = is_last ? 12 : 1;
	int day;

	if (date.precision == DATE_UNKNOWN || date.year <= 0)
		return 0;
	if (date.precision >= DATE_MONTH)
		month = date.month;
	day = is_last ? days_of_month(date.year, month) : 1;
	if (date.precision >= DATE_DAY)
		day = date.day;
	return day_number(date.year, month, day);
}

bool date_equal(struct date a, struct date b)
{
	if (a.precision != b.precision)
		return false;
	return (a.precision < DATE_YEAR || a.year == b.year) &&
	       (a.precision < DATE_MONTH || a.month == b.month) &&
	       (a.precision < DATE_DAY || a.day == b.day);
}

struct date date_from_time(int64_t seconds)
{
	time_t time = (time_t)seconds;
	struct tm tm;

	if (!localtime_r(&time, &tm) || tm.tm_year < 1 - 1900 || tm.tm_year > YEAR_MAX - 1900)
		return (struct date){ 0 };
	return make_date(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, DATE_DAY);
}

void date_format_moment(int64_t seconds, struct strbuf *out)
{
	int64_t first = (1 - (int64_t)DAY_OF_1970) * SECONDS_A_DAY;
	int64_t last =
		((int64_t)day_number(YEAR_MAX, 12, 31) - DAY_OF_1970 + 1) * SECONDS_A_DAY - 1;
	time_t time = (time_t)(seconds < first ? first : seconds > last ? last : seconds);
	struct tm tm;

	gmtime_r(&time, &tm);
	strbuf_add_number(out, tm.tm_year + 1900, 4);
	add_part(out, '-', tm.tm_mon + 1);
	add_part(out, '-', tm.tm_mday);
	add_part(out, 'T', tm.tm_hour);
	add_part(out, ':', tm.tm_min);
	add_part(out, ':', tm.tm_sec);
	strbuf_add_byte(out, 'Z');
}

/* Takes HH:MM, and :SS where it follows; in seconds. */
static bool take_clock(struct str *s, int *seconds)
{
	int hours, minutes, rest = 0;

	if (!take_digits(s, 2, &hours) || !take_byte(s, ':') || !take_digits(s, 2, &minutes))
		return false;
	if (take_byte(s, ':') && !take_digits(s, 2, &rest))
		return false;
	*seconds = (hours * 60 + minutes) * 60 + rest;
	return hours < 24 && minutes < 60 && rest < 60;
}

/* Takes Z, +HH:MM, -HH:MM or nothing: what to take away from the local time. */
static bool take_offset(struct str *s, int *offset)
{
	bool is_east = take_byte(s, '+');

	*offset = 0;
	if (!is_east && !take_byte(s, '-')) {
		take_byte(s, 'Z');
		return true;
	}
	if (!take_clock(s, offset))
		return false;
	if (!is_east)
		*offset = -*offset;
	return true;
}

bool date_parse_moment(struct str s, int64_t *seconds)
{
	struct date date;
	int clock = 0, offset = 0;

	if (!take_iso(&s, &date) || date.precision != DATE_DAY)
		return false;
	if (s.len > 0) {
		if (!take_byte(&s, 'T') && !take_byte(&s, ' '))
			return false;
		if (!take_clock(&s, &clock) || !take_offset(&s, &offset) || s.len > 0)
			return false;
	}
	*seconds =
		((int64_t)date_ordinal(date, false) - DAY_OF_1970) * SECONDS_A_DAY + clock - offset;
	return true;
}
