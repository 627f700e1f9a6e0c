#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "term/mouse.h"

static void check(const char *report, enum mouse_kind kind, int row, int column, bool has_control)
{
	struct event event;

	mouse_parse(str_from(report), &event);
	assert_int_equal(event.type, EVENT_MOUSE);
	assert_int_equal(event.mouse, kind);
	if (kind == MOUSE_OTHER)
		return;
	assert_int_equal(event.row, row);
	assert_int_equal(event.column, column);
	assert_int_equal(event.has_control, has_control);
}

static void test_reports(void **state)
{
	(void)state;
	check("0;1;1M", MOUSE_PRESS, 0, 0, false);
	check("0;300;12M", MOUSE_PRESS, 11, 299, false);
	check("16;5;6M", MOUSE_PRESS, 5, 4, true);
	check("64;5;6M", MOUSE_UP, 5, 4, false);
	check("65;5;6M", MOUSE_DOWN, 5, 4, false);
	/* Released, moved, another button, the wheel sideways. */
	check("0;5;6m", MOUSE_OTHER, 0, 0, false);
	check("32;5;6M", MOUSE_OTHER, 0, 0, false);
	check("2;5;6M", MOUSE_OTHER, 0, 0, false);
	check("66;5;6M", MOUSE_OTHER, 0, 0, false);
	check("128;5;6M", MOUSE_OTHER, 0, 0, false);
}

static void test_no_reports(void **state)
{
	static const char *const reports[] = { "",
					       "M",
					       "0M",
					       "0;1M",
					       "0;1;1",
					       "0;0;1M",
					       "0;1;0M",
					       "0;-1;1M",
					       "0;1;1;1M",
					       ";;M",
					       "0;1;x1M",
					       "a;1;1M",
					       "0;99999999999999999999;1M" };

	(void)state;
	for (size_t i = 0; i < sizeof(reports) / sizeof(reports[0]); i++)
		check(reports[i], MOUSE_OTHER, 0, 0, false);
}

static void test_old_form(void **state)
{
	const uint32_t press[3] = { 32, 33, 34 }, wheel[3] = { 32 + 65, 33, 33 };
	const uint32_t wrong[3] = { 32, 32, 33 }, none[3] = { 0, 0, 0 };
	struct event event;

	(void)state;
	mouse_parse_old(press, &event);
	assert_int_equal(event.mouse, MOUSE_PRESS);
	assert_int_equal(event.row, 1);
	assert_int_equal(event.column, 0);
	mouse_parse_old(wheel, &event);
	assert_int_equal(event.mouse, MOUSE_DOWN);
	mouse_parse_old(wrong, &event);
	assert_int_equal(event.mouse, MOUSE_OTHER);
	mouse_parse_old(none, &event);
	assert_int_equal(event.mouse, MOUSE_OTHER);
}

static enum mouse_kind press_at(struct mouse *mouse, int row, int64_t now)
{
	struct event event = { .type = EVENT_MOUSE, .mouse = MOUSE_PRESS, .row = row };

	mouse_count(mouse, &event, now);
	return event.mouse;
}

static void test_double(void **state)
{
	struct mouse mouse = { 0 };
	struct event wheel = { .type = EVENT_MOUSE, .mouse = MOUSE_DOWN };

	(void)state;
	assert_int_equal(press_at(&mouse, 0, 100), MOUSE_PRESS);
	assert_int_equal(press_at(&mouse, 0, 200), MOUSE_DOUBLE);
	/* The third is the first again. */
	assert_int_equal(press_at(&mouse, 0, 300), MOUSE_PRESS);
	assert_int_equal(press_at(&mouse, 1, 350), MOUSE_PRESS);
	assert_int_equal(press_at(&mouse, 1, 900), MOUSE_PRESS);
	assert_int_equal(press_at(&mouse, 1, 1000), MOUSE_DOUBLE);
	assert_int_equal(press_at(&mouse, 2, 2000), MOUSE_PRESS);
	mouse_count(&mouse, &wheel, 2050);
	assert_int_equal(press_at(&mouse, 2, 2100), MOUSE_PRESS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reports),
		cmocka_unit_test(test_no_reports),
		cmocka_unit_test(test_old_form),
		cmocka_unit_test(test_double),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
