/*
 * The usual forms of dates, as the row of their parts' kinds: "nmY" is 3 May 2024. Where a form
 * has a part twice it is a period, and a dash or slash must be between the two.
 */

#include "config.h"

#include <string.h>

#include "base/array.h"
#include "base/utf8.h"
#include "model/date_parts.h"
#include "model/date_private.h"

#define BARE_YEAR_MIN 1000
#define BARE_YEAR_MAX 2200

/* Two digits from 0 are of this century, and to 99 of the last; those between can be of either. */
#define TWO_DIGITS_BEFORE 40
#define TWO_DIGITS_FROM   60

#define NONE (-1)

/* A form with a name in it, or a period: which part is the year, which the month and day (of the
 * first date), and at which part the period's second date begins. */
struct date_form {
	char form[DATE_PART_MAX + 1];
	int8_t year, month, day, second;
};

static const struct date_form forms[] = {
	{ "mY", 1, 0, NONE, NONE },     { "Ym", 0, 1, NONE, NONE },
	{ "mnY", 2, 0, 1, NONE },       { "nmY", 2, 1, 0, NONE },
	{ "Ymn", 0, 1, 2, NONE },       { "Ynm", 0, 2, 1, NONE },
	{ "mmY", 2, 0, NONE, 1 },       { "Ymm", 0, 1, NONE, 2 },
	{ "YmYm", 0, 1, NONE, 2 },      { "mYmY", 1, 0, NONE, 2 },
	{ "mnnY", 3, 0, 1, 2 },         { "nnmY", 3, 2, 0, 1 },
	{ "Ymnn", 0, 1, 2, 3 },         { "mnmnY", 4, 0, 1, 2 },
	{ "nmnmY", 4, 1, 0, 2 },        { "Ymnmn", 0, 1, 2, 3 },
	{ "mnYmnY", 2, 0, 1, 3 },       { "nmYnmY", 2, 1, 0, 3 },
	{ "YmnYmn", 0, 1, 2, 3 },       { "YY", 0, NONE, NONE, 1 },
	{ "YnYn", 0, 1, NONE, 2 },      { "YnnYnn", 0, 1, 2, 3 },
	{ "YnY", 0, 1, NONE, 2 },       { "YYn", 0, NONE, NONE, 1 },
	{ "YnnY", 0, 1, 2, 3 },         { "YYnn", 0, NONE, NONE, 1 },
	{ "YnnYn", 0, 1, 2, 3 },        { "YnYnn", 0, 1, NONE, 2 },
	{ "sY", 1, NONE, NONE, NONE },  { "Ys", 0, NONE, NONE, NONE },
	{ "ssY", 2, NONE, NONE, 1 },    { "Yss", 0, NONE, NONE, 2 },
	{ "sYY", 1, NONE, NONE, 2 },    { "YYs", 0, NONE, NONE, 1 },
	{ "sYn", 1, NONE, NONE, 2 },    { "Yns", 0, NONE, NONE, NONE },
	{ "nsY", 2, NONE, NONE, NONE }, { "sYsY", 1, NONE, NONE, 2 },
	{ "YsYs", 0, NONE, NONE, 2 },
};

static int value_at(const struct date_parts *parts, int at)
{
	return at == NONE ? 0 : parts->part[at].value;
}

static bool is_period_sign(char separator)
{
	return separator == '-' || separator == '/';
}

/* The month of a period's second date, where it shares the year of the first; else 0. */
static int second_month(const struct date_parts *parts, const struct date_form *form)
{
	const char *second = form->second == NONE ? "" : parts->form + form->second;
	const char *month = strchr(second, DATE_PART_MONTH);

	if (!month || form->month == NONE || strchr(strchr(parts->form, 'Y') + 1, 'Y'))
		return 0;
	return parts->part[month - parts->form].value;
}

static bool read_form(const struct date_parts *parts, struct date *date)
{
	for (size_t i = 0; i < COUNT_OF(forms); i++) {
		const struct date_form *form = &forms[i];
		int month, second;

		if (memcmp(form->form, parts->form, sizeof(form->form)) != 0)
			continue;
		if (form->second != NONE && !is_period_sign(parts->part[form->second].before))
			return false;
		month = value_at(parts, form->month);
		second = second_month(parts, form);
		/* Of Dec-Jan 2024 the year can be that of either. */
		if (second > 0 && second < month)
			return date_make(value_at(parts, form->year), 0, 0, date);
		if (form->day != NONE && value_at(parts, form->day) == 0)
			return false;
		return date_make(value_at(parts, form->year), month, value_at(parts, form->day),
				 date);
	}
	return false;
}

/* 2024, and what a spreadsheet makes of it: 2024.0. */
static bool read_year(const struct date_parts *parts, struct date *date)
{
	int year = parts->part[0].value;

	return year >= BARE_YEAR_MIN && year <= BARE_YEAR_MAX && date_make(year, 0, 0, date);
}

/* 2024-05, 2024/5, 2024.05; 2023/24 is a year that begins in 2023. */
static bool read_year_month(const struct date_parts *parts, struct date *date)
{
	const struct date_part *year = &parts->part[0], *month = &parts->part[1];

	if (month->before == '.' && month->digits == 1)
		return month->value == 0 && read_year(parts, date);
	if (month->before == ',')
		return false;
	/* The seasons of ISO 8601-2, as biblatex has them. */
	if (month->before == '-' && month->value >= 21 && month->value <= 24)
		return read_year(parts, date);
	if (month->value > 12 && month->value == (year->value + 1) % 100)
		return read_year(parts, date);
	return date_make(year->value, month->value, 0, date);
}

static bool has_same_separators(const struct date_parts *parts)
{
	return parts->part[1].before == parts->part[2].before && parts->part[1].before != ',';
}

/* Which of the numbers of 03/05/2024 can be the day; of 03.05.2024 it is the first. */
static enum date_order order_of_parts(const struct date_parts *parts)
{
	int first = parts->part[0].value, second = parts->part[1].value;

	if (parts->part[1].before == '.')
		return DATE_ORDER_DAY_FIRST;
	if (first > 12 && second <= 12)
		return DATE_ORDER_DAY_FIRST;
	if (second > 12 && first <= 12)
		return DATE_ORDER_MONTH_FIRST;
	return DATE_ORDER_UNKNOWN;
}

static bool read_year_last(const struct date_parts *parts, enum date_order order, struct date *date)
{
	int first = parts->part[0].value, second = parts->part[1].value;
	int year = parts->part[2].value;
	enum date_order own = order_of_parts(parts);
	struct date either;

	if (first == 0 || second == 0)
		return false;
	if (own != DATE_ORDER_UNKNOWN)
		order = own;
	if (order == DATE_ORDER_DAY_FIRST || first == second)
		return date_make(year, second, first, date);
	if (order == DATE_ORDER_MONTH_FIRST)
		return date_make(year, first, second, date);
	return date_make(year, first, second, &either) && date_make(year, 0, 0, date);
}

/* 0 where two digits can be of either century. */
static int year_of_two_digits(int value)
{
	if (value < TWO_DIGITS_BEFORE)
		return 2000 + value;
	return value >= TWO_DIGITS_FROM ? 1900 + value : 0;
}

/* 03-May-24, as spreadsheets and databases write it. */
static bool read_short_year(const struct date_parts *parts, struct date *date)
{
	const struct date_part *part = parts->part;

	return strcmp(parts->form, "nmn") == 0 && part[1].before == '-' && part[2].before == '-' &&
	       part[0].value > 0 && part[2].digits == 2 &&
	       date_make(year_of_two_digits(part[2].value), part[1].value, part[0].value, date);
}

/* A form of numbers alone. */
static bool read_numbers(const struct date_parts *parts, enum date_order order, struct date *date)
{
	const struct date_part *part = parts->part;

	if (strcmp(parts->form, "Y") == 0)
		return read_year(parts, date);
	if (strcmp(parts->form, "Yn") == 0)
		return read_year_month(parts, date);
	if (strcmp(parts->form, "nY") == 0)
		return part[0].value > 0 && part[1].before != ',' &&
		       date_make(part[1].value, part[0].value, 0, date);
	if (strcmp(parts->form, "Ynn") == 0)
		return has_same_separators(parts) &&
		       date_make(part[0].value, part[1].value, part[2].value, date);
	if (strcmp(parts->form, "nnY") == 0)
		return has_same_separators(parts) && read_year_last(parts, order, date);
	return false;
}

/* Takes the digits before the next slash; false when there is anything else. */
static bool take_slash_number(struct str *rest, size_t digits_max, int *value)
{
	struct str part;
	uint64_t number = 0;

	if (!str_split_next(rest, '/', &part) || part.len > digits_max ||
	    (part.len > 0 && !str_to_uint(part, 9999, &number)))
		return false;
	*value = (int)number;
	return true;
}

/* RIS's YYYY/MM/DD/anything, where all but the year can be empty. */
static bool read_slashes(struct str s, struct date *date)
{
	int year, month, day;

	s = utf8_trim(s);
	return s.len > 4 && s.p[4] == '/' && take_slash_number(&s, 4, &year) &&
	       take_slash_number(&s, 2, &month) && take_slash_number(&s, 2, &day) &&
	       date_make(year, month, day, date);
}

/* Cuts the day, and then the month, where they are said to be unknown: 2024-05-XX, 2024-NA-NA. */
static void cut_unknown_parts(struct str *s)
{
	static const struct str words[] = {
		STR_INIT("unknown"), STR_INIT("none"), STR_INIT("nan"), STR_INIT("null"),
		STR_INIT("na"),      STR_INIT("n/a"),  STR_INIT("xx"),  STR_INIT("uu"),
		STR_INIT("??"),      STR_INIT("-"),    STR_INIT(".."),
	};

	*s = utf8_trim(*s);
	for (size_t i = 0; i < COUNT_OF(words); i++) {
		size_t before = s->len - words[i].len;

		while (s->len > words[i].len && is_period_sign(s->p[before - 1]) &&
		       str_equal_ignoring_case(str_drop(*s, before), words[i])) {
			s->len = before - 1;
			before = s->len - words[i].len;
		}
	}
}

/* Whether it is a DOI, whose beginning looks like a month: 10.1000/c. */
static bool is_doi(struct str s)
{
	size_t digits;

	if (!str_starts_with(s, STR("10.")))
		return false;
	date_skip(&s, 3);
	digits = date_count_digits(s);
	return digits >= 4 && digits + 1 < s.len && s.p[digits] == '/';
}

bool date_parse_any(struct str s, enum date_order order, struct date *date)
{
	struct date_parts parts;
	struct date read;

	if (is_doi(s))
		return false;
	if (date_read_day(s, date) || date_read_mail(s, date))
		return true;
	cut_unknown_parts(&s);
	if (read_slashes(s, date))
		return true;
	/* RIS's empty parts, which some write behind a date of their own. */
	while (s.len > 0 && s.p[s.len - 1] == '/')
		s.len--;
	if (!date_parse_parts(s, &parts) ||
	    (!read_numbers(&parts, order, &read) && !read_form(&parts, &read) &&
	     !read_short_year(&parts, &read)) ||
	    (parts.has_time && read.precision != DATE_DAY && strcmp(parts.form, "nnY") != 0))
		return false;
	*date = read;
	return true;
}

enum date_order date_order_of(struct str s)
{
	struct date_parts parts;
	struct date date;

	if (!date_parse_parts(s, &parts) || strcmp(parts.form, "nnY") != 0 ||
	    parts.part[1].before == '.' || !has_same_separators(&parts) ||
	    !read_year_last(&parts, DATE_ORDER_UNKNOWN, &date))
		return DATE_ORDER_UNKNOWN;
	return order_of_parts(&parts);
}
