#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <time.h>

#include "model/date.h"
#include "support.h"

static void assert_date(struct date date, int year, int month, int day,
			enum date_precision precision)
{
	assert_int_equal(date.year, year);
	assert_int_equal(date.month, month);
	assert_int_equal(date.day, day);
	assert_int_equal(date.precision, precision);
}

static void assert_formats(struct date date, const char *expected)
{
	struct strbuf out;

	strbuf_init(&out);
	date_format(date, &out);
	assert_string_equal(out.data, expected);
	strbuf_free(&out);
}

static void iso_dates_are_read(void **state)
{
	struct date date;

	(void)state;
	assert_true(date_parse_iso(STR("2023-10-06"), &date));
	assert_date(date, 2023, 10, 6, DATE_DAY);
	assert_false(date.year_inferred);
	assert_true(date_parse_iso(STR("2023-10"), &date));
	assert_date(date, 2023, 10, 0, DATE_MONTH);
	assert_true(date_parse_iso(STR("0001"), &date));
	assert_date(date, 1, 0, 0, DATE_YEAR);
	assert_true(date_parse_iso(STR("2024-02-29"), &date));
	assert_true(date_parse_iso(STR("2000-02-29"), &date));
}

static void other_dates_are_refused(void **state)
{
	static const char *const wrong[] = {
		"",           "0000",       "202",        "20231",      "2023-",
		"2023-1",     "2023-00",    "2023-13",    "2023-10-",   "2023-10-6",
		"2023-10-00", "2023-04-31", "2023-02-29", "1900-02-29", "2023-10-06 ",
		" 2023",      "2023/10/06", "-023",       "２０２３"
	};
	struct date date;

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		assert_false(date_parse_iso(str_from(wrong[i]), &date));
}

static void assert_listing(const char *text, size_t expected_len, const char *expected,
			   bool inferred)
{
	struct date date;
	size_t len;

	assert_true(date_parse_listing(str_from(text), &date, &len));
	assert_int_equal(len, expected_len);
	assert_int_equal(date.year_inferred, inferred);
	if (inferred) {
		assert_int_equal(date.year, 0);
		date_set_year(&date, 2024);
		assert_true(date.year_inferred);
	}
	assert_formats(date, expected);
}

static void listing_dates_are_read(void **state)
{
	(void)state;
	assert_listing("May 24, 2024 7", 12, "2024-05-24", false);
	assert_listing("Jun 14, 2023", 12, "2023-06-14", false);
	assert_listing("dec 1", 5, "2024-12-01", true);
	assert_listing("DEC  12 5", 7, "2024-12-12", true);
	assert_listing("Oct 6, 20235", 5, "2024-10-06", true);
	assert_listing("Oct 6, and", 5, "2024-10-06", true);
	assert_listing("Feb 29", 6, "2024-02-29", true);
	assert_listing("Feb 29, 2024", 12, "2024-02-29", false);
}

static void other_listing_dates_are_refused(void **state)
{
	static const char *const wrong[] = { "",       "Ma",           "May",     "May ",
					     "May24",  "Mai 4",        "May 0",   "May 32",
					     "Feb 30", "Feb 29, 2023", "May 123", "June 4",
					     "Apr 31", " May 4",       "Jun\n4",  "4 May" };
	struct date date;
	size_t len;

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		assert_false(date_parse_listing(str_from(wrong[i]), &date, &len));
}

static void a_leap_day_finds_a_leap_year(void **state)
{
	static const int years[][2] = {
		{ 2024, 2024 }, { 2023, 2020 }, { 2100, 2096 }, { 3, 4 }, { 10000, 9996 }
	};
	struct date date;
	size_t len;

	(void)state;
	for (size_t i = 0; i < sizeof(years) / sizeof(*years); i++) {
		assert_true(date_parse_listing(STR("Feb 29"), &date, &len));
		date_set_year(&date, years[i][0]);
		assert_date(date, years[i][1], 2, 29, DATE_DAY);
	}
}

static void a_known_year_stays(void **state)
{
	struct date date, unknown = { 0 };

	(void)state;
	assert_true(date_parse_iso(STR("2023-10-06"), &date));
	date_set_year(&date, 1999);
	assert_date(date, 2023, 10, 6, DATE_DAY);
	assert_false(date.year_inferred);
	date_set_year(&unknown, 1999);
	assert_date(unknown, 0, 0, 0, DATE_UNKNOWN);
}

static void dates_are_written(void **state)
{
	(void)state;
	assert_formats((struct date){ .year = 2023, .month = 1, .day = 2, .precision = DATE_DAY },
		       "2023-01-02");
	assert_formats((struct date){ .year = 23, .month = 1, .precision = DATE_MONTH }, "0023-01");
	assert_formats((struct date){ .year = 9999, .precision = DATE_YEAR }, "9999");
	assert_formats((struct date){ 0 }, "");
	assert_formats((struct date){ .month = 1, .day = 2, .precision = DATE_DAY }, "");
}

/* Each day of 1896 to 2104 comes right after the one before it, and reads back from what is
 * written. */
static void ordinals_count_days(void **state)
{
	struct date date = { .precision = DATE_DAY };
	int32_t before = 0;

	(void)state;
	for (int day = 1896 * 372; day < 2105 * 372; day++) {
		struct strbuf text;
		struct date read;
		int32_t ordinal;

		date.year = (int16_t)(day / 372);
		date.month = (uint8_t)(day / 31 % 12 + 1);
		date.day = (uint8_t)(day % 31 + 1);
		strbuf_init(&text);
		date_format(date, &text);
		if (date_parse_iso(strbuf_str(&text), &read)) {
			assert_true(date_equal(read, date));
			ordinal = date_ordinal(read, false);
			assert_int_equal(ordinal, date_ordinal(read, true));
			if (before)
				assert_int_equal(ordinal, before + 1);
			before = ordinal;
		}
		strbuf_free(&text);
	}
	assert_int_equal(before,
			 date_ordinal((struct date){ .year = 2104, .precision = DATE_YEAR }, true));
}

static void ordinals_span_what_is_not_known(void **state)
{
	struct date year = { .year = 2024, .precision = DATE_YEAR };
	struct date february = { .year = 2024, .month = 2, .precision = DATE_MONTH };
	struct date first = { .year = 1, .month = 1, .day = 1, .precision = DATE_DAY };

	(void)state;
	assert_int_equal(date_ordinal(year, true) - date_ordinal(year, false), 365);
	assert_int_equal(date_ordinal(february, true) - date_ordinal(february, false), 28);
	assert_int_equal(date_ordinal(first, false), 1);
	assert_int_equal(date_ordinal((struct date){ 0 }, false), 0);
	assert_int_equal(date_ordinal((struct date){ 0 }, true), 0);
	assert_int_equal(
		date_ordinal((struct date){ .month = 2, .day = 1, .precision = DATE_DAY }, true),
		0);
}

static void equality_is_of_the_known_parts(void **state)
{
	struct date day = { .year = 2024, .month = 2, .day = 3, .precision = DATE_DAY };
	struct date other = day;

	(void)state;
	other.year_inferred = true;
	assert_true(date_equal(day, other));
	other.day = 4;
	assert_false(date_equal(day, other));
	other.precision = day.precision = DATE_MONTH;
	assert_true(date_equal(day, other));
	other.precision = DATE_YEAR;
	assert_false(date_equal(day, other));
	assert_true(date_equal((struct date){ 0 }, (struct date){ .year = 5 }));
}

static void assert_moment(int64_t seconds, const char *text)
{
	struct strbuf out;
	int64_t read;

	strbuf_init(&out);
	date_format_moment(seconds, &out);
	assert_string_equal(out.data, text);
	assert_true(date_parse_moment(strbuf_str(&out), &read));
	date_format_moment(read, &out);
	assert_memory_equal(out.data, out.data + out.len / 2, out.len / 2);
	strbuf_free(&out);
}

static void moments_are_written(void **state)
{
	(void)state;
	assert_moment(0, "1970-01-01T00:00:00Z");
	assert_moment(951827696, "2000-02-29T12:34:56Z");
	assert_moment(-1, "1969-12-31T23:59:59Z");
	assert_moment(INT64_MAX, "9999-12-31T23:59:59Z");
	assert_moment(INT64_MIN, "0001-01-01T00:00:00Z");
}

static void moments_are_read(void **state)
{
	static const char *const wrong[] = { "",
					     "2000-02",
					     "2000-02-29T",
					     "2000-02-30T12:34:56Z",
					     "2000-02-29T24:00",
					     "2000-02-29T12:60",
					     "2000-02-29T12:34:60Z",
					     "2000-02-29T12:34Zx",
					     "2000-02-29T12:34+1",
					     "2000-02-29T12",
					     "2000-02-29Z" };
	int64_t seconds;

	(void)state;
	assert_true(date_parse_moment(STR("2000-02-29"), &seconds));
	assert_int_equal(seconds, 951782400);
	assert_true(date_parse_moment(STR("2000-02-29 12:34"), &seconds));
	assert_int_equal(seconds, 951827640);
	assert_true(date_parse_moment(STR("2000-02-29T12:34:56+02:00"), &seconds));
	assert_int_equal(seconds, 951827696 - 7200);
	assert_true(date_parse_moment(STR("2000-02-29T12:34:56-00:30"), &seconds));
	assert_int_equal(seconds, 951827696 + 1800);
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		assert_false(date_parse_moment(str_from(wrong[i]), &seconds));
}

static void moments_come_back(void **state)
{
	uint64_t seed = 5;

	(void)state;
	for (int i = 0; i < 100000; i++) {
		int64_t seconds =
				(int64_t)support_below(&seed, (size_t)1 << 37) - ((int64_t)1 << 35),
			read;
		struct strbuf text;

		strbuf_init(&text);
		date_format_moment(seconds, &text);
		assert_true(date_parse_moment(strbuf_str(&text), &read));
		assert_int_equal(read, seconds);
		strbuf_free(&text);
	}
}

static void a_moment_has_a_local_day(void **state)
{
	(void)state;
	setenv("TZ", "UTC-3", 1);
	tzset();
	assert_date(date_from_time(951859800), 2000, 3, 1, DATE_DAY); /* 2000-02-29 21:30 UTC */
	assert_date(date_from_time(INT64_MAX), 0, 0, 0, DATE_UNKNOWN);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(iso_dates_are_read),
		cmocka_unit_test(other_dates_are_refused),
		cmocka_unit_test(listing_dates_are_read),
		cmocka_unit_test(other_listing_dates_are_refused),
		cmocka_unit_test(a_leap_day_finds_a_leap_year),
		cmocka_unit_test(a_known_year_stays),
		cmocka_unit_test(dates_are_written),
		cmocka_unit_test(ordinals_count_days),
		cmocka_unit_test(ordinals_span_what_is_not_known),
		cmocka_unit_test(equality_is_of_the_known_parts),
		cmocka_unit_test(moments_are_written),
		cmocka_unit_test(moments_are_read),
		cmocka_unit_test(moments_come_back),
		cmocka_unit_test(a_moment_has_a_local_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
