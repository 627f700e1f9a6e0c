#include "config.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support.h"
#include "view/glyph.h"

static struct cell cell_of(uint32_t base, int width, uint32_t mark)
{
	return (struct cell){ .codepoints = { base, mark }, .width = (uint8_t)width };
}

static void assert_text(struct cell cell, bool is_utf8, wchar_t first, wchar_t second)
{
	wchar_t text[GLYPH_TEXT];

	glyph_text(&cell, is_utf8, text);
	assert_int_equal(text[0], first);
	assert_int_equal(text[1], second);
}

static void test_utf8(void **state)
{
	(void)state;
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		skip();
	assert_text(cell_of('a', 1, 0), true, 'a', 0);
	assert_text(cell_of('e', 1, 0x301), true, 'e', 0x301);
	assert_text(cell_of(0x6D41, 2, 0), true, 0x6D41, 0);
	assert_text(cell_of(0x2605, 1, 0), true, 0x2605, 0);
}

/* What the C library knows nothing of, or takes for another width, would move the row. */
static void test_what_is_not_agreed_is_replaced(void **state)
{
	(void)state;
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		skip();
	assert_text(cell_of(0x1B, 1, 0), true, 0xFFFD, 0);
	assert_text(cell_of(0x0378, 1, 0), true, 0xFFFD, 0);
	assert_text(cell_of(0x6D41, 1, 0), true, 0xFFFD, 0);
	assert_text(cell_of(0xE9, 2, 0), true, 0xFF1F, 0);
	assert_text(cell_of('e', 1, 'x'), true, 'e', 0);
	assert_text(cell_of('e', 1, 0x1B), true, 'e', 0);
}

static void test_ascii(void **state)
{
	(void)state;
	assert_text(cell_of('a', 1, 0), false, 'a', 0);
	assert_text(cell_of(0x2502, 1, 0), false, '|', 0);
	assert_text(cell_of(0x2500, 1, 0), false, '-', 0);
	assert_text(cell_of(0x2605, 1, 0), false, '*', 0);
	assert_text(cell_of(0xE9, 1, 0), false, '?', 0);
	assert_text(cell_of('e', 1, 0x301), false, 'e', 0);
	assert_text(cell_of(0x6D41, 2, 0), false, '?', 0);

	/* Bars from one to eight eighths, from below and from the left; shades. */
	for (uint32_t i = 0; i < 8; i++) {
		assert_text(cell_of(0x2581 + i, 1, 0), false, L"___#####"[i], 0);
		assert_text(cell_of(0x258F - i, 1, 0), false, L"|||#####"[i], 0);
	}
	assert_text(cell_of(0x2591, 1, 0), false, ':', 0);
	assert_text(cell_of(0x2592, 1, 0), false, '+', 0);
	assert_text(cell_of(0x2593, 1, 0), false, '%', 0);
}

static void test_ascii_is_ascii(void **state)
{
	(void)state;
	for (uint32_t codepoint = 0; codepoint < 0x30000; codepoint++)
		assert_in_range(glyph_ascii(codepoint), 0x20, 0x7E);
}

static void test_canvas(void **state)
{
	const struct area area = { 0, 0, 2, 6 };
	struct canvas canvas;
	struct strbuf out;

	(void)state;
	canvas_init(&canvas);
	strbuf_init(&out);
	canvas_resize(&canvas, 2, 6);
	canvas_text(&canvas, &area, 0, 0, 6, STR("\u2588\u2592\u6d41"), STYLE_TEXT, false);
	canvas_text(&canvas, &area, 1, 2, 6, STR("a"), STYLE_TEXT, false);
	glyph_add_canvas(&canvas, false, &out);
	assert_string_equal(out.data, "#+??\n  a\n");
	strbuf_clear(&out);
	if (setlocale(LC_CTYPE, "C.UTF-8")) {
		glyph_add_canvas(&canvas, true, &out);
		assert_string_equal(out.data, "\u2588\u2592\u6d41\n  a\n");
	}
	strbuf_free(&out);
	canvas_free(&canvas);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_utf8),
		cmocka_unit_test(test_what_is_not_agreed_is_replaced),
		cmocka_unit_test(test_ascii),
		cmocka_unit_test(test_ascii_is_ascii),
		cmocka_unit_test(test_canvas),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
