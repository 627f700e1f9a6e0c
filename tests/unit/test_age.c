#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "model/age.h"

static void assert_age(const char *day, const char *today, const char *expected)
{
	struct date date, now;
	struct strbuf text;

	assert_true(date_parse_iso(str_from(day), &date));
	assert_true(date_parse_iso(str_from(today), &now));
	strbuf_init(&text);
	age_format(date, now, &text);
	assert_string_equal(text.data, expected);
	strbuf_free(&text);
}

static void test_days_months_years(void **state)
{
	(void)state;
	assert_age("2026-11-23", "2026-11-23", "today");
	assert_age("2026-11-22", "2026-11-23", "  1 d");
	assert_age("2026-10-24", "2026-11-23", " 30 d");
	assert_age("2026-10-23", "2026-11-23", "  1 mo");
	assert_age("2026-01-31", "2026-03-01", "  1 mo");
	assert_age("2025-11-24", "2026-11-23", " 11 mo");
	assert_age("2025-11-23", "2026-11-23", "  1 y");
	assert_age("1999-12-31", "2026-11-23", " 26 y");
	assert_age("2024-02-29", "2025-02-28", " 11 mo");
	assert_age("1926-11-23", "2026-11-23", "1926");
	assert_age("0001-01-01", "2026-11-23", "   1");
}

static void test_days_to_come(void **state)
{
	(void)state;
	assert_age("2026-11-26", "2026-11-23", " +3 d");
	assert_age("2027-10-23", "2026-11-23", "+11 mo");
	assert_age("2030-01-01", "2026-11-23", " +3 y");
	assert_age("9999-01-01", "2026-11-23", "9999");
}

/* A month or a year is only as old as all of its days are. */
static void test_partial_dates(void **state)
{
	(void)state;
	assert_age("2026-11", "2026-11-23", " <1 mo");
	assert_age("2026-10", "2026-11-23", " ~1 mo");
	assert_age("2026-06", "2026-11-23", " ~5 mo");
	assert_age("2024-12", "2026-11-23", "  1 y");
	assert_age("2025-11", "2026-11-23", " ~1 y");
	assert_age("2026", "2026-11-23", " <1 y");
	assert_age("2024", "2026-11-23", " ~2 y");
	assert_age("2024", "2026-12-31", "  2 y");
	assert_age("2027", "2026-11-23", " +1 y");
}

/* No date is wider than the rest. */
static void test_width(void **state)
{
	struct date today = { 2026, 11, 23, DATE_DAY, false };

	(void)state;
	for (int year = 1; year <= 9999; year += year > 1900 && year < 2150 ? 1 : 61)
		for (int month = 1; month <= 12; month++)
			for (int precision = DATE_YEAR; precision <= DATE_DAY; precision++) {
				struct date date = { (int16_t)year, (uint8_t)month,
						     (uint8_t)(1 + month * 2), (uint8_t)precision,
						     false };
				struct strbuf text;

				strbuf_init(&text);
				age_format(date, today, &text);
				assert_in_range(utf8_str_width(strbuf_str(&text)), 4, AGE_WIDTH);
				strbuf_free(&text);
			}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_days_months_years),
		cmocka_unit_test(test_days_to_come),
		cmocka_unit_test(test_partial_dates),
		cmocka_unit_test(test_width),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
