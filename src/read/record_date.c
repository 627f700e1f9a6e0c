/*
 * The date of a record. Of several values that tell it the one whose row comes first is kept, with
 * the month and the day of one that agrees with it; one that says something else is counted among
 * what is left out.
 */

#include "config.h"

#include <stdio.h>

#include "read/record_private.h"

/* In what others wrote a year that lies more than this after the file's own is none: papers appear
 * ahead of their issue, but not by more. */
#define YEARS_AHEAD_MAX 1

static bool has(const struct record *record, enum slot slot)
{
	return record->values[slot].name != NULL;
}

/* "Jan", "Nov 4", beside the year in another field, as EndNote writes them. */
static bool is_month(struct str value)
{
	char text[32];
	struct date date;

	if (value.len == 0 || (value.p[0] | 0x20) < 'a' || (value.p[0] | 0x20) > 'z' ||
	    value.len + sizeof("2000 ") > sizeof(text))
		return false;
	snprintf(text, sizeof(text), "2000 %.*s", STR_ARG(value));
	return date_parse_any(str_from(text), DATE_ORDER_UNKNOWN, &date) &&
	       date.precision >= DATE_MONTH;
}

/* Of what shortlist wrote each date is ISO 8601, and a year alone may be any. */
static bool parse_date(const struct record *record, struct str value, struct date *date)
{
	return ((record->is_ours || record->are_years_padded) && date_parse_iso(value, date)) ||
	       date_parse_any(value, record->date_order, date);
}

/* Whether a date and another, which is as precise or less, are the same as far as that goes. */
static bool agrees(struct date date, struct date other)
{
	return date.year == other.year &&
	       (other.precision < DATE_MONTH || date.month == other.month) &&
	       (other.precision < DATE_DAY || date.day == other.day);
}

/* Whether a date says something that another does not. */
static bool says_more(struct date date, struct date other)
{
	return date.precision > other.precision || !agrees(other, date);
}

/* Whether a date is another one, but more precise. */
static bool refines(struct date date, struct date other)
{
	return date.precision > other.precision && agrees(date, other);
}

/* What is no date can be the month beside the year in another field. */
static void add_no_date(struct record *record, const struct dialect_name *name, struct str value)
{
	if (record_has_better(record, name->slot, name))
		record_leave_out(record, str_from(name->name));
	else if (name->slot == SLOT_YEAR && is_month(value))
		record_put_text(record, SLOT_MONTH, name, value);
	else
		record_warn(record, name, value);
}

static void set_date(struct record_value *kept, struct str value, struct date date)
{
	strbuf_set(&kept->text, value);
	kept->date = date;
}

/* Adds a date whose slot has the value of a better row, or an earlier one of its own. */
static void add_worse(struct record *record, const struct dialect_name *name, struct str value,
		      struct date date)
{
	struct record_value *kept = &record->values[name->slot];

	if (name->slot == SLOT_DATE && refines(date, kept->date))
		set_date(kept, value, date);
	else if (says_more(date, kept->date))
		record_leave_out(record, str_from(name->name));
}

/* Adds a date that takes the place of a worse row's, or is the first. */
static void add_better(struct record *record, const struct dialect_name *name, struct str value,
		       struct date date)
{
	struct record_value *kept = &record->values[name->slot];

	if (kept->name && name->slot == SLOT_DATE && refines(kept->date, date)) {
		kept->name = name;
		return;
	}
	if (kept->name && says_more(kept->date, date))
		record_leave_out(record, str_from(kept->name->name));
	kept->name = name;
	set_date(kept, value, date);
}

void record_add_date(struct record *record, const struct dialect_name *name, struct str value)
{
	const struct dialect_name *kept = record->values[name->slot].name;
	bool is_worse = kept && kept <= name;
	struct date date = { 0 };
	int64_t moment;

	if (is_worse && name->kind == VALUE_MOMENT)
		return;
	if (name->kind == VALUE_MOMENT ? !date_parse_moment(value, &moment)
				       : !parse_date(record, value, &date))
		add_no_date(record, name, value);
	else if (is_worse)
		add_worse(record, name, value, date);
	else
		add_better(record, name, value, date);
}

struct date record_date_of_parts(struct record *record)
{
	static const enum slot parts[] = { SLOT_YEAR, SLOT_MONTH, SLOT_DAY };
	struct strbuf *text = &record->scratch;
	struct date date = { 0 }, longer;

	strbuf_clear(text);
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts) && has(record, parts[i]); i++) {
		struct str part = record_text(record, parts[i]);

		/* "2020" and "JAN 2020". */
		if (str_find(part, record_text(record, SLOT_YEAR)) != SIZE_MAX)
			strbuf_clear(text);
		else if (i > 0)
			strbuf_add_cstr(text, part.p[0] <= '9' ? "-" : " ");
		strbuf_add(text, part);
		if (!(record->are_years_padded && date_parse_iso(strbuf_str(text), &longer)) &&
		    !date_parse_any(strbuf_str(text), DATE_ORDER_UNKNOWN, &longer))
			break;
		date = longer;
	}
	return date;
}

/* The date that is told as a whole. */
static struct date whole_date(const struct record *record)
{
	const struct record_value *value = &record->values[SLOT_DATE];
	struct date date = { 0 };

	if (!value->name)
		return date;
	if (value->name->kind == VALUE_DATE)
		return value->date;
	if (!date_parse_any(strbuf_str(&value->text), record->date_order, &date))
		date = (struct date){ 0 };
	return date;
}

/* A date that is a year alone is that of a month that another field tells. */
static void share_year(struct record *record, struct date date)
{
	struct record_value *year = &record->values[SLOT_YEAR];

	if (date.precision != DATE_YEAR || has(record, SLOT_YEAR) || !has(record, SLOT_MONTH))
		return;
	year->name = record->values[SLOT_DATE].name;
	year->date = date;
	strbuf_clear(&year->text);
	date_format(date, &year->text);
}

/* Counts the parts that are not in the date. */
static void tell_lost(struct record *record, struct date date)
{
	const struct record_value *year = &record->values[SLOT_YEAR];
	const struct record_value *month = &record->values[SLOT_MONTH];
	const struct record_value *day = &record->values[SLOT_DAY];

	if (year->name && year->name->kind == VALUE_DATE && says_more(year->date, date))
		record_leave_out(record, str_from(year->name->name));
	if (month->name && date.precision < DATE_MONTH &&
	    !str_equal(record_text(record, SLOT_MONTH), record_text(record, SLOT_YEAR)))
		record_leave_out(record, str_from(month->name->name));
	if (day->name && date.precision < DATE_DAY)
		record_leave_out(record, str_from(day->name->name));
}

/* Reports a year of which none can be read; where it is read as a date, that was done before. */
static void tell_no_year(struct record *record, struct date of_parts)
{
	const struct record_value *year = &record->values[SLOT_YEAR];

	record->value_line = year->line;
	if (year->name && year->name->kind != VALUE_DATE && of_parts.precision == DATE_UNKNOWN)
		record_warn(record, year->name, strbuf_str(&year->text));
}

struct date record_date(struct record *record)
{
	struct date date = whole_date(record), of_parts;

	share_year(record, date);
	of_parts = record_date_of_parts(record);
	tell_no_year(record, of_parts);
	if (of_parts.precision > date.precision &&
	    (date.year == of_parts.year || date.precision == DATE_UNKNOWN))
		date = of_parts;
	tell_lost(record, date);
	if (record->is_ours || record->input->file_year == 0 ||
	    date.year <= record->input->file_year + YEARS_AHEAD_MAX)
		return date;
	format_warn(record->input, record->line, "the year %d lies after the file's own, %d",
		    date.year, record->input->file_year);
	return (struct date){ 0 };
}
