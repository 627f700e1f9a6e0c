/* Bars to an eighth of a cell, shades, and dates under bars in any room. */

#include "config.h"

#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "view/chart.h"
#include "view/date_chart.h"

static void draw(struct canvas *canvas, int rows, int columns)
{
	canvas_init(canvas);
	canvas_resize(canvas, rows, columns);
}

static void assert_row(const struct canvas *canvas, const char *expected)
{
	struct strbuf out;

	strbuf_init(&out);
	canvas_dump(canvas, &out);
	assert_string_equal(out.data, expected);
	strbuf_free(&out);
}

static void assert_bar(uint32_t value, uint32_t most, const char *expected)
{
	const struct area area = { 0, 0, 1, 4 };
	struct canvas canvas;

	draw(&canvas, 1, 4);
	chart_bar(&canvas, &area, 0, 0, 4, value, most, STYLE_CHART);
	assert_row(&canvas, expected);
	canvas_free(&canvas);
}

static void test_bars(void **state)
{
	(void)state;
	assert_bar(0, 32, "\n");
	assert_bar(0, 0, "\n");
	assert_bar(32, 32, "████\n");
	assert_bar(1, 32, "▏\n");
	assert_bar(9, 32, "█▏\n");
	assert_bar(15, 32, "█▉\n");
	assert_bar(16, 32, "██\n");
	/* Nothing but 0 is nothing, and nothing but the most is all. */
	assert_bar(1, UINT32_MAX, "▏\n");
	assert_bar(UINT32_MAX - 1, UINT32_MAX, "███▉\n");
	assert_bar(UINT32_MAX, UINT32_MAX, "████\n");
}

static void assert_column(uint32_t value, int row, const char *expected)
{
	const struct area area = { 0, 0, 2, 1 };
	struct canvas canvas;

	draw(&canvas, 2, 1);
	assert_int_equal(chart_column(&canvas, &area, 0, 1, value, 16, STYLE_CHART), row);
	assert_row(&canvas, expected);
	canvas_free(&canvas);
}

static void test_columns(void **state)
{
	(void)state;
	assert_column(0, 1, "\n\n");
	assert_column(1, 0, "\n▁\n");
	assert_column(8, 0, "\n█\n");
	assert_column(9, -1, "▁\n█\n");
	assert_column(16, -1, "█\n█\n");
}

static void test_shades(void **state)
{
	static const uint32_t mosts[] = { 1, 2, 3, 4, 5, 7, 8, 33, 1000, UINT32_MAX };

	(void)state;
	assert_int_equal(chart_shade(0, 0), 0);
	assert_int_equal(chart_shade_least(1, 0), 0);
	for (size_t i = 0; i < sizeof(mosts) / sizeof(mosts[0]); i++) {
		uint32_t before = 0;

		assert_int_equal(chart_shade(0, mosts[i]), 0);
		assert_int_equal(chart_shade(mosts[i], mosts[i]), CHART_SHADES - 1);
		assert_true(chart_shade(1, mosts[i]) > 0);
		for (int shade = 1; shade < CHART_SHADES; shade++) {
			uint32_t least = chart_shade_least(shade, mosts[i]);

			if (least == 0)
				continue;
			assert_true(least > before);
			assert_int_equal(chart_shade(least, mosts[i]), shade);
			assert_int_equal(chart_shade(least - 1, mosts[i]) < shade, true);
			before = least;
		}
	}
}

static void test_first_line(void **state)
{
	(void)state;
	assert_int_equal(chart_first_line(0, 10, 4), 0);
	assert_int_equal(chart_first_line(5, 10, 4), 3);
	assert_int_equal(chart_first_line(9, 10, 4), 6);
	assert_int_equal(chart_first_line(9, 10, 20), 0);
	assert_int_equal(chart_first_line(9, 10, 0), 9);
	assert_int_equal(chart_first_line(0, 0, 0), 0);
}

static bool is_label(const char *text, size_t len)
{
	static const char *const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec";
	char label[16] = "";

	if (len >= sizeof(label))
		return false;
	memcpy(label, text, len);
	if (len == 3)
		return strstr(months, label) != NULL;
	if (len == 7)
		return isdigit((unsigned char)label[0]) && label[4] == '-';
	return len == 4 && strspn(label, "0123456789") == 4;
}

/* Labels are whole, whatever the room. */
static void check_labels(const struct canvas *canvas)
{
	struct strbuf out;
	const char *p;

	strbuf_init(&out);
	canvas_dump(canvas, &out);
	out.data[out.len - 1] = '\0';
	p = strrchr(out.data, '\n');
	for (p = p ? p + 1 : out.data; *p; p += strcspn(p, " ")) {
		p += strspn(p, " ");
		if (*p && !is_label(p, strcspn(p, " ")))
			fail_msg("no label: %s", p);
	}
	strbuf_free(&out);
}

static bool has_style(const struct canvas *canvas, enum style style)
{
	for (int i = 0; i < canvas->rows * canvas->columns; i++)
		if (canvas->cells[i].style == style)
			return true;
	return false;
}

static void check_chart(const struct timeline_bars *bars, bool by_month, int rows, int columns,
			int32_t chosen)
{
	const struct area area = { 0, 0, rows, columns };
	struct canvas canvas;

	draw(&canvas, rows, columns);
	date_chart_draw(&canvas, &area, bars, by_month, chosen);
	if (rows >= 3 && columns >= 3) {
		check_labels(&canvas);
		assert_int_equal(has_style(&canvas, STYLE_CHOSEN), chosen != INT32_MIN);
	}
	canvas_free(&canvas);
}

static void test_dates(void **state)
{
	static const size_t counts[] = { 1, 2, 3, 12, 13, 36, 79, 80, 200, 9999, 9998 * 12 };
	static const int widths[] = { 1, 2, 3, 8, 9, 10, 40, 80, 200, 300 };
	uint32_t *papers = calloc(9999 * 12, sizeof(*papers));

	(void)state;
	for (size_t i = 0; i < 9999 * 12; i++)
		papers[i] = 1 + (uint32_t)(i * 7919 % 100);
	for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++)
		for (size_t k = 0; k < sizeof(widths) / sizeof(widths[0]); k++) {
			bool by_month = counts[i] != 9999;
			struct timeline_bars bars = {
				.first = by_month ? timeline_month(1, 6) : 1,
				.count = counts[i],
				.papers = papers,
			};
			int32_t last = bars.first + (int32_t)bars.count - 1;

			for (int rows = 1; rows < 6; rows++) {
				check_chart(&bars, by_month, rows, widths[k], bars.first);
				check_chart(&bars, by_month, rows, widths[k], last);
				check_chart(&bars, by_month, rows, widths[k],
					    (bars.first + last) / 2);
				check_chart(&bars, by_month, rows, widths[k], INT32_MIN);
			}
		}
	free(papers);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bars),   cmocka_unit_test(test_columns),
		cmocka_unit_test(test_shades), cmocka_unit_test(test_first_line),
		cmocka_unit_test(test_dates),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
