#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/date.h"
#include "support.h"

struct sample {
	const char *written;
	const char *iso; /* NULL: it is none */
};

static const struct sample samples[] = {
	{ "2024-01-05", "2024-01-05" },
	{ " 2024-01-05 ", "2024-01-05" },
	{ "2024-1-5", "2024-01-05" },
	{ "2024-01", "2024-01" },
	{ "2024", "2024" },
	{ "2024.0", "2024" },
	{ "2024-01-05T17:59:59Z", "2024-01-05" },
	{ "2024-01-05T10:00:00.000Z", "2024-01-05" },
	{ "2024-01-05T10:00:00.123456+02:00", "2024-01-05" },
	{ "2024-01-05T10:00-0500", "2024-01-05" },
	{ "2024-01-05 17:59:59", "2024-01-05" },
	{ "2024-01-05 5:59 PM", "2024-01-05" },
	{ "20240105", "2024-01-05" },
	{ "20240105100000", "2024-01-05" },
	{ "2024/01/05", "2024-01-05" },
	{ "2024/01/05/", "2024-01-05" },
	{ "2024/01//", "2024-01" },
	{ "2024///", "2024" },
	{ "2024///Spring", "2024" },
	{ "2024-01-05T00:00:00///", "2024-01-05" },
	{ "1990/2/27", "1990-02-27" },
	{ "2024.01.05", "2024-01-05" },
	{ "2024. 1. 5.", "2024-01-05" },
	{ "2024 1 5", "2024-01-05" },
	{ "2024-00-00", "2024" },
	{ "2024-05-00", "2024-05" },
	{ "2024-Feb-Unknown", "2024-02" },
	{ "2024-NA-NA", "2024" },
	{ "2024-05-XX", "2024-05" },
	{ "2024/?\?/?\?", "2024" },
	{ "2024--", "2024" },
	{ "03.05.2024", "2024-05-03" },
	{ "3. 5. 2024", "2024-05-03" },
	{ "13/05/2024", "2024-05-13" },
	{ "05/13/2024", "2024-05-13" },
	{ "13-05-2024", "2024-05-13" },
	{ "05/05/2024", "2024-05-05" },
	{ "05/2024", "2024-05" },
	{ "May 3, 2024", "2024-05-03" },
	{ "may 3 2024", "2024-05-03" },
	{ "MAY 3, 2024", "2024-05-03" },
	{ "May 3rd, 2024", "2024-05-03" },
	{ "3 May 2024", "2024-05-03" },
	{ "3. May 2024", "2024-05-03" },
	{ "5th of May 2024", "2024-05-05" },
	{ "03-May-2024", "2024-05-03" },
	{ "3May2024", "2024-05-03" },
	{ "2024 May 3", "2024-05-03" },
	{ "2024-May-03", "2024-05-03" },
	{ "September 12, 2023", "2023-09-12" },
	{ "Sept. 12, 2023", "2023-09-12" },
	{ "12 Sept 2023", "2023-09-12" },
	{ "Septem 2023", "2023-09" },
	{ "Jun2023", "2023-06" },
	{ "May 2024", "2024-05" },
	{ "May, 2024", "2024-05" },
	{ "2024, May", "2024-05" },
	{ "2024 May-Jun", "2024-05" },
	{ "MAY-JUN 2024", "2024-05" },
	{ "May/Jun 2024", "2024-05" },
	{ "2023 Dec-2024 Jan", "2023-12" },
	{ "2024 Dec-Jan", "2024" },
	{ "May 3-5, 2024", "2024-05-03" },
	{ "3–5 May 2024", "2024-05-03" },
	{ "30 May - 2 June 2024", "2024-05-30" },
	{ "13 December 2021 through 16 December 2021", "2021-12-13" },
	{ "2004-07/2004-08", "2004-07" },
	{ "2004-07-05/2004-07-09", "2004-07-05" },
	{ "2023/2024", "2023" },
	{ "10.2023/", "2023-10" },
	{ "10.1000/c", NULL },
	{ "10.1016/12.34", NULL },
	{ "10.2023/123", NULL },
	{ "2023/24", "2023" },
	{ "2024 Spring", "2024" },
	{ "Winter 2024", "2024" },
	{ "FAL 2024", "2024" },
	{ "Winter 2023/24", "2023" },
	{ "Spring-Summer 2024", "2024" },
	{ "2024 Q1", "2024" },
	{ "Q4 2024", "2024" },
	{ "2024 1st Quart", "2024" },
	{ "Fri, 05 Jan 2024 10:00:00 GMT", "2024-01-05" },
	{ "Fri, 5 Jan 2024 10:00:00 +0000 (UTC)", "2024-01-05" },
	{ "Fri Jan  5 10:00:00 2024", "2024-01-05" },
	{ "Fri Jan 05 10:00:00 +0000 2024", "2024-01-05" },
	{ "Friday, January 5, 2024", "2024-01-05" },
	{ "\xC2\xA0"
	  "3\xC2\xA0May\xE2\x80\xAF"
	  "2024\xE2\x80\x8B",
	  "2024-05-03" },
	{ "c2024", "2024" },
	{ "ca. 2024", "2024" },
	{ "©2024", "2024" },
	{ "[2024]", "2024" },
	{ "2024?", "2024" },
	{ "2024-02-29", "2024-02-29" },
	{ "0987-01-05", "0987-01-05" },
	{ "3. Mai 2024", "2024-05-03" },
	{ "3. M\u00E4rz 2024", "2024-03-03" },
	{ "Ma\u0308rz 2024", "2024-03" },
	{ "M\u00C4RZ 2024", "2024-03" },
	{ "12. Okt. 2023", "2023-10-12" },
	{ "Dezember 2023", "2023-12" },
	{ "3 mai 2024", "2024-05-03" },
	{ "1er ao\u00FBt 2024", "2024-08-01" },
	{ "le 14 juillet 2024", "2024-07-14" },
	{ "f\u00E9vr. 2024", "2024-02" },
	{ "juin-juil. 2024", "2024-06" },
	{ "3 de mayo de 2024", "2024-05-03" },
	{ "15 de diciembre del 2023", "2023-12-15" },
	{ "1 de mar\u00E7o de 2024", "2024-03-01" },
	{ "out. 2024", "2024-10" },
	{ "3 maggio 2024", "2024-05-03" },
	{ "3 mei 2024", "2024-05-03" },
	{ "3 \u043C\u0430\u044F 2024 \u0433.", "2024-05-03" },
	{ "\u041C\u0430\u0439 2024", "2024-05" },
	{ "2024\u5E745\u67083\u65E5", "2024-05-03" },
	{ "2024 \u5E74 5 \u6708 3 \u65E5", "2024-05-03" },
	{ "2024\u5E7405\u6708", "2024-05" },
	{ "2024\u5E745\u6708-6\u6708", "2024-05" },
	{ "2024\u5E74", "2024" },
	{ "2024\uB144 5\uC6D4 3\uC77C", "2024-05-03" },
	{ "2024\u5E7413\u6708", NULL },
	{ "2024\u5E74\u7B2C3\u671F", NULL },
	{ "03-May-24", "2024-05-03" },
	{ "03-Mai-24", "2024-05-03" },
	{ "3-DEC-98", "1998-12-03" },
	{ "03-May-24 10:00", "2024-05-03" },
	{ "03-May-50", NULL },
	{ "0-May-24", NULL },
	{ "2024a", "2024" },
	{ "(2024b)", "2024" },
	{ "2024ab", NULL },
	{ "2024a-05", NULL },
	{ "202405", "2024-05" },
	{ "202413", NULL },
	{ "240503", NULL },
	{ "2020-05/2021", "2020-05" },
	{ "2020/2021-05", "2020" },
	{ "2020-05-03/2021", "2020-05-03" },
	{ "2020-05-03/2021-06", "2020-05-03" },
	{ "2020-05/2021-06-01", "2020-05" },
	{ "2020-05/", "2020-05" },
	{ "2020-05/..", "2020-05" },
	{ "2020-21", "2020" },
	{ "jui 2024", NULL },
	{ "3 foo 2024", NULL },
	{ "", NULL },
	{ "n.d.", NULL },
	{ "Unknown-05-06", NULL },
	{ "Unknown-Unknown", NULL },
	{ "2024-05-Xmas", NULL },
	{ "in press", NULL },
	{ "Year", NULL },
	{ "Monday", NULL },
	{ "May", NULL },
	{ "Dec 12", NULL },
	{ "JAN-FEB", NULL },
	{ "0000", NULL },
	{ "0000-01-05", NULL },
	{ "999", NULL },
	{ "0999", NULL },
	{ "2201", NULL },
	{ "45291", NULL },
	{ "10.5", NULL },
	{ "2024.5", NULL },
	{ "2023-02-29", NULL },
	{ "31/02/2024", NULL },
	{ "31 April 2024", NULL },
	{ "32 May 2024", NULL },
	{ "0 May 2024", NULL },
	{ "2024-13-01", NULL },
	{ "2024-00-05", NULL },
	{ "2024-01-05T25:00", NULL },
	{ "2024-01-05T10", NULL },
	{ "2024-01T10:00", NULL },
	{ "20241305", NULL },
	{ "03/05/24", NULL },
	{ "24-01-05", NULL },
	{ "3 May 24", NULL },
	{ "2024/May/Jun/Jul", NULL },
	{ "May 3 5 2024", NULL },
	{ "03/05-2024", NULL },
	{ "Article 10 2019", NULL },
	{ "2024-01-05 and more", NULL },
	{ "2024-01-05-06-07", NULL },
	{ "12.05.2024.2", NULL },
	{ "-2024", NULL },
	{ "2024\xFF", NULL },
};

static void assert_reads(const char *written, enum date_order order, const char *iso)
{
	char *exact = strndup(written, strlen(written));
	struct date date = { .year = 7 };
	struct strbuf out;

	strbuf_init(&out);
	if (date_parse_any((struct str){ exact, strlen(written) }, order, &date)) {
		date_format(date, &out);
		assert_false(date.year_inferred);
	} else {
		assert_int_equal(date.year, 7);
	}
	if (strcmp(out.data, iso ? iso : "") != 0)
		fail_msg("\"%s\" is %s, not %s", written, out.data, iso ? iso : "none");
	strbuf_free(&out);
	free(exact);
}

static void usual_forms_are_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(samples) / sizeof(*samples); i++)
		assert_reads(samples[i].written, DATE_ORDER_UNKNOWN, samples[i].iso);
}

static void the_order_decides(void **state)
{
	(void)state;
	assert_reads("03/05/2024", DATE_ORDER_UNKNOWN, "2024");
	assert_reads("03/05/2024", DATE_ORDER_DAY_FIRST, "2024-05-03");
	assert_reads("03/05/2024", DATE_ORDER_MONTH_FIRST, "2024-03-05");
	assert_reads("3/5/2024 10:00:00 PM", DATE_ORDER_MONTH_FIRST, "2024-03-05");
	assert_reads("3/5/2024 10:00", DATE_ORDER_UNKNOWN, "2024");
	assert_reads("03-05-2024", DATE_ORDER_DAY_FIRST, "2024-05-03");
	assert_reads("03.05.2024", DATE_ORDER_MONTH_FIRST, "2024-05-03");
	assert_reads("13/05/2024", DATE_ORDER_MONTH_FIRST, "2024-05-13");
	assert_reads("2024-03-05", DATE_ORDER_DAY_FIRST, "2024-03-05");
}

static void a_cell_can_tell_the_order(void **state)
{
	(void)state;
	assert_int_equal(date_order_of(STR("13/05/2024")), DATE_ORDER_DAY_FIRST);
	assert_int_equal(date_order_of(STR("13-05-2024 10:00")), DATE_ORDER_DAY_FIRST);
	assert_int_equal(date_order_of(STR("5/13/2024")), DATE_ORDER_MONTH_FIRST);
	assert_int_equal(date_order_of(STR("03/05/2024")), DATE_ORDER_UNKNOWN);
	assert_int_equal(date_order_of(STR("05/05/2024")), DATE_ORDER_UNKNOWN);
	assert_int_equal(date_order_of(STR("13.05.2024")), DATE_ORDER_UNKNOWN);
	assert_int_equal(date_order_of(STR("13/13/2024")), DATE_ORDER_UNKNOWN);
	assert_int_equal(date_order_of(STR("31/02/2024")), DATE_ORDER_UNKNOWN);
	assert_int_equal(date_order_of(STR("2024-05-13")), DATE_ORDER_UNKNOWN);
	assert_int_equal(date_order_of(STR("13 May 2024")), DATE_ORDER_UNKNOWN);
	assert_int_equal(date_order_of(STR("")), DATE_ORDER_UNKNOWN);
}

/* What is read is a day of the calendar, and reads the same in its ISO form. */
static void any_pieces_are_a_date_or_none(void **state)
{
	static const char *const pieces[] = {
		"2024", "1",     "05",     "29", "31",  "Feb", "May",
		"Fri",  "Q2",    "-",      "/",  ".",   ",",   " ",
		"T",    "10:30", "Z",      "st", "+01", "(",   "\xE2\x80\x93",
		"\xE2", "0",     "spring", "to"
	};
	uint64_t seed = 11;

	(void)state;
	for (int i = 0; i < 200000; i++) {
		struct strbuf text, out;
		struct date date, again;

		strbuf_init(&text);
		strbuf_init(&out);
		for (size_t n = support_below(&seed, 9); n > 0; n--)
			strbuf_add_cstr(
				&text,
				pieces[support_below(&seed, sizeof(pieces) / sizeof(*pieces))]);
		if (date_parse_any(strbuf_str(&text), DATE_ORDER_DAY_FIRST, &date)) {
			date_format(date, &out);
			assert_true(date_parse_iso(strbuf_str(&out), &again));
			assert_true(date_equal(date, again));
		}
		strbuf_free(&text);
		strbuf_free(&out);
	}
}

/* With a blank before it the same text is read part by part. */
static void check_form(const char *text)
{
	struct date at_once = { 0 }, by_parts = { 0 };
	char spaced[80];

	snprintf(spaced, sizeof(spaced), " %s", text);
	assert_int_equal(date_parse_any(str_from(text), DATE_ORDER_UNKNOWN, &at_once),
			 date_parse_any(str_from(spaced), DATE_ORDER_UNKNOWN, &by_parts));
	assert_true(date_equal(at_once, by_parts));
}

/* Each byte replaced by others, too. */
static void forms_at_once_are_read_as_others(void **state)
{
	static const char *const samples_at_once[] = {
		"Fri, 3 May 2024 12:00:00 GMT",
		"Mon, 1 Oct 2024 09:59:59 GMT",
		"Thu, 29 Feb 2024 23:00:60 GMT",
		"Thu, 29 Feb 2023 23:00:00 GMT",
		"Sun, 31 Dec 1995 24:00:00 GMT",
		"Sun, 0 Dec 1995 10:00:00 GMT",
		"Sun, 32 Dec 1995 10:00:00 GMT",
		"Sun, 10 Dec 0000 10:00:00 GMT",
		"Sun, 10 Dec 1995 10:00:00 UTC",
		"Sun, 10 Dec 1995 10:00:00 +0000",
		"2024-05-03",
		"2023-02-29",
		"0000-12-31",
		"1995-10-00",
		"0195-00-10",
		"9999-12-31",
	};
	static const char others[] = "0159 ,:-/aJMnT\xC3";
	struct date date;

	(void)state;
	assert_true(
		date_parse_any(STR("Wed, 31 Jan 2007 19:18:42 GMT"), DATE_ORDER_UNKNOWN, &date));
	assert_true(date_equal(date, (struct date){ 2007, 1, 31, DATE_DAY, false }));
	for (size_t i = 0; i < sizeof(samples_at_once) / sizeof(*samples_at_once); i++) {
		for (size_t at = 0; at <= strlen(samples_at_once[i]); at++) {
			for (size_t k = 0; k < sizeof(others); k++) {
				char text[60];

				snprintf(text, sizeof(text), "%s", samples_at_once[i]);
				text[at] = others[k];
				check_form(text);
			}
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(forms_at_once_are_read_as_others),
		cmocka_unit_test(usual_forms_are_read),
		cmocka_unit_test(the_order_decides),
		cmocka_unit_test(a_cell_can_tell_the_order),
		cmocka_unit_test(any_pieces_are_a_date_or_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
