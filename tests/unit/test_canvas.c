#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "support.h"
#include "view/canvas.h"

static const struct area whole = { 0, 0, 3, 10 };

static int setup(void **state)
{
	static struct canvas canvas;

	canvas_init(&canvas);
	canvas_resize(&canvas, 3, 10);
	*state = &canvas;
	return 0;
}

static int teardown(void **state)
{
	canvas_free(*state);
	return 0;
}

static void assert_dump(const struct canvas *canvas, const char *expected)
{
	struct strbuf out;

	strbuf_init(&out);
	canvas_dump(canvas, &out);
	assert_string_equal(out.data, expected);
	strbuf_free(&out);
}

/* Draws in the first row, as much as the area has. */
static int draw(struct canvas *canvas, int column, int width, const char *text, bool ellipsis)
{
	return canvas_text(canvas, &whole, 0, column, width, str_from(text), STYLE_TEXT, ellipsis);
}

/* Each wide cell is followed by its continuation, and each continuation follows one. */
static void assert_whole(const struct canvas *canvas)
{
	for (int row = 0; row < canvas->rows; row++)
		for (int column = 0; column < canvas->columns; column++) {
			const struct cell *cell = &canvas->cells[row * canvas->columns + column];

			assert_in_range(cell->width, 0, 2);
			if (cell->width == 2) {
				assert_in_range(column, 0, canvas->columns - 2);
				assert_int_equal(cell[1].width, 0);
			}
			if (cell->width == 0) {
				assert_int_not_equal(column, 0);
				assert_int_equal(cell[-1].width, 2);
				assert_int_equal(cell->codepoints[0], 0);
			}
			for (size_t i = 0; i < CELL_CODEPOINTS; i++)
				assert_false(cell->codepoints[i] &&
					     utf8_is_unsafe(cell->codepoints[i]));
		}
}

static void test_text_is_drawn_and_measured(void **state)
{
	struct canvas *canvas = *state;

	assert_int_equal(draw(canvas, 2, 8, "paper", false), 5);
	assert_dump(canvas, "  paper\n\n\n");
}

static void test_text_is_cut(void **state)
{
	struct canvas *canvas = *state;

	assert_int_equal(draw(canvas, 0, 4, "papers", false), 4);
	assert_dump(canvas, "pape\n\n\n");
	assert_int_equal(draw(canvas, 0, 4, "papers", true), 4);
	assert_dump(canvas, "pap…\n\n\n");
	assert_int_equal(draw(canvas, 0, 6, "papers", true), 6);
	assert_dump(canvas, "papers\n\n\n");
	assert_int_equal(draw(canvas, 0, 0, "papers", true), 0);
	assert_int_equal(draw(canvas, 0, -3, "papers", true), 0);
	assert_dump(canvas, "papers\n\n\n");
}

static void test_wide_characters(void **state)
{
	struct canvas *canvas = *state;

	assert_int_equal(draw(canvas, 0, 10, "流れ", false), 4);
	assert_dump(canvas, "流れ\n\n\n");
	assert_whole(canvas);
	canvas_clear(canvas);
	assert_int_equal(draw(canvas, 0, 3, "流れ", false), 2);
	assert_dump(canvas, "流\n\n\n");
	canvas_clear(canvas);
	assert_int_equal(draw(canvas, 0, 4, "流れる", true), 4);
	assert_dump(canvas, "流 …\n\n\n");
	assert_whole(canvas);
}

static void test_half_a_wide_character_is_a_blank(void **state)
{
	struct canvas *canvas = *state;
	const struct area narrow = { 0, 1, 1, 3 };

	canvas_text(canvas, &narrow, 0, -1, 4, str_from("流れ"), STYLE_TEXT, false);
	assert_dump(canvas, "  れ\n\n\n");
	canvas_clear(canvas);
	canvas_text(canvas, &narrow, 0, 0, 4, str_from("流れ"), STYLE_TEXT, false);
	assert_dump(canvas, " 流\n\n\n");
	assert_whole(canvas);
}

static void test_drawing_over_half_of_a_wide_character(void **state)
{
	struct canvas *canvas = *state;

	draw(canvas, 0, 10, "流れる", false);
	draw(canvas, 1, 1, "x", false);
	assert_dump(canvas, " xれる\n\n\n");
	assert_whole(canvas);
	draw(canvas, 2, 1, "y", false);
	assert_dump(canvas, " xy る\n\n\n");
	draw(canvas, 3, 2, "語", false);
	assert_dump(canvas, " xy語\n\n\n");
	assert_whole(canvas);
}

static void test_combining_marks(void **state)
{
	struct canvas *canvas = *state;

	assert_int_equal(draw(canvas, 0, 10, "e\u0301a", false), 2);
	assert_dump(canvas, "e\u0301a\n\n\n");
	canvas_clear(canvas);
	assert_int_equal(draw(canvas, 0, 10, "e\u0301\u0301\u0301\u0301\u0301\u0301x", false), 2);
	assert_dump(canvas, "e\u0301\u0301\u0301\u0301x\n\n\n");
	canvas_clear(canvas);
	assert_int_equal(draw(canvas, 0, 10, "\u0301x", false), 2);
	assert_dump(canvas, " \u0301x\n\n\n");
	canvas_clear(canvas);
	assert_int_equal(draw(canvas, 0, 2, "語\u0301", true), 2);
	assert_dump(canvas, "語\u0301\n\n\n");
	canvas_clear(canvas);
	assert_int_equal(draw(canvas, 0, 1, "e\u0301x", false), 1);
	assert_dump(canvas, "e\u0301\n\n\n");
}

static void test_unsafe_is_spelled_out(void **state)
{
	struct canvas *canvas = *state;

	assert_int_equal(draw(canvas, 0, 10, "a\u202Eb", false), 10);
	assert_dump(canvas, "a<U+202E>b\n\n\n");
	canvas_clear(canvas);
	draw(canvas, 0, 10, "a\x1b[31m", false);
	assert_dump(canvas, "a<U+001B>[\n\n\n");
	canvas_clear(canvas);
	assert_int_equal(draw(canvas, 0, 5, "a\u200Eb", true), 5);
	assert_dump(canvas, "a<U+…\n\n\n");
	assert_whole(canvas);
}

static void test_invisible_is_not_drawn(void **state)
{
	struct canvas *canvas = *state;

	assert_int_equal(draw(canvas, 0, 10, "\uFEFFa\u200Bb\u00ADc\u2696\uFE0F", false), 4);
	assert_dump(canvas, "abc\u2696\n\n\n");
	canvas_clear(canvas);
	/* Marks on either side of it are on one letter. */
	assert_int_equal(draw(canvas, 0, 10, "e\u0301\u0302\u200B\u0303\u0304\u0305", false), 1);
	assert_dump(canvas, "e\u0301\u0302\u0303\u0304\n\n\n");
	assert_whole(canvas);
}

static void test_codepoint_width_is_what_is_drawn(void **state)
{
	static const uint32_t codepoints[] = { 'a',    0x301,   0x6D41,   0x202E,  0x1B,
					       0x200D, 0xE0041, 0x10FFFF, 0x1F600, 0xFFFD };

	(void)state;
	for (size_t i = 0; i < sizeof(codepoints) / sizeof(codepoints[0]); i++) {
		struct canvas canvas;
		struct area area = { 0, 0, 1, 40 };
		struct strbuf text;

		canvas_init(&canvas);
		canvas_resize(&canvas, 1, 40);
		strbuf_init(&text);
		strbuf_add_byte(&text, 'x');
		strbuf_add_codepoint(&text, codepoints[i]);
		assert_int_equal(
			canvas_text(&canvas, &area, 0, 0, 40, strbuf_str(&text), STYLE_TEXT, false),
			1 + utf8_shown_width(codepoints[i]));
		strbuf_free(&text);
		canvas_free(&canvas);
	}
}

static void test_outside_nothing_is_drawn(void **state)
{
	struct canvas *canvas = *state;
	const struct area below = { 5, 0, 2, 10 }, beside = { 0, 12, 1, 5 },
			  above = { -2, -2, 3, 4 }, none = { 0, 0, 0, 0 };

	canvas_text(canvas, &below, 0, 0, 10, STR("paper"), STYLE_TEXT, true);
	canvas_text(canvas, &beside, 0, 0, 10, STR("paper"), STYLE_TEXT, true);
	canvas_text(canvas, &none, 0, 0, 10, STR("paper"), STYLE_TEXT, true);
	canvas_text(canvas, &whole, -1, 0, 10, STR("paper"), STYLE_TEXT, true);
	canvas_text(canvas, &whole, 3, 0, 10, STR("paper"), STYLE_TEXT, true);
	canvas_fill(canvas, &below, 0, 0, 10, 'x', STYLE_TEXT);
	canvas_fill(canvas, &none, 0, 0, 10, 'x', STYLE_TEXT);
	canvas_reverse_row(canvas, &below, 0);
	assert_dump(canvas, "\n\n\n");
	canvas_text(canvas, &above, 2, 0, 10, STR("paper"), STYLE_TEXT, false);
	assert_dump(canvas, "pe\n\n\n");
}

static void test_fill_and_cursor(void **state)
{
	struct canvas *canvas = *state;
	const struct area area = { 1, 2, 1, 5 };

	canvas_fill(canvas, &area, 0, 0, 100, 0x2500, STYLE_BORDER);
	assert_dump(canvas, "\n  ─────\n\n");
	assert_int_equal(canvas->cursor_row, -1);
	canvas_set_cursor(canvas, &area, 0, 4);
	assert_int_equal(canvas->cursor_row, 1);
	assert_int_equal(canvas->cursor_column, 6);
	canvas_set_cursor(canvas, &area, 0, 5);
	assert_int_equal(canvas->cursor_row, -1);
}

static void test_highlights(void **state)
{
	struct canvas *canvas = *state;
	const struct match_span spans[] = { { 2, 4 }, { 5, 8 } };
	const struct highlights all = { spans, 2, 0 }, shifted = { spans, 2, 3 };
	struct strbuf out;

	strbuf_init(&out);
	canvas_text_highlighted(canvas, &whole, 0, 0, 10, STR("abcdefghij"), STYLE_TITLE, false,
				&all);
	canvas_text_highlighted(canvas, &whole, 1, 0, 10, STR("abcdefghij"), STYLE_TITLE, false,
				&shifted);
	canvas_reverse_row(canvas, &whole, 1);
	canvas_dump_styles(canvas, &out);
	assert_string_equal(out.data, "abcdefghij\nabcdefghij\n\n\n ttmmtmmmtt\n>mtmmmttttt\n \n");
	strbuf_free(&out);
}

static void test_reversed_row_stays_when_drawn_over(void **state)
{
	struct canvas *canvas = *state;

	canvas_reverse_row(canvas, &whole, 0);
	draw(canvas, 0, 10, "語", false);
	for (int column = 0; column < 10; column++)
		assert_true(canvas->cells[column].is_reversed);
}

/* Whatever is drawn wherever, the grid holds together. */
static void test_random_drawing(void **state)
{
	static const char *const texts[] = { "paper", "流れ", "e\u0301",         "\u202E",
					     "",      "x",    "語\u0301\u0301語" };
	uint64_t seed = 7;

	(void)state;
	for (int round = 0; round < 200; round++) {
		struct canvas canvas;
		int rows = (int)support_below(&seed, 4), columns = (int)support_below(&seed, 12);

		canvas_init(&canvas);
		canvas_resize(&canvas, rows, columns);
		for (int i = 0; i < 50; i++) {
			struct area area = { (int)support_below(&seed, 6) - 2,
					     (int)support_below(&seed, 12) - 4,
					     (int)support_below(&seed, 4),
					     (int)support_below(&seed, 12) };

			canvas_text(&canvas, &area, (int)support_below(&seed, 4) - 1,
				    (int)support_below(&seed, 12) - 4,
				    (int)support_below(&seed, 12) - 1,
				    str_from(texts[support_below(&seed, 7)]), STYLE_MATCH,
				    support_below(&seed, 2) == 0);
			assert_whole(&canvas);
		}
		canvas_free(&canvas);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_text_is_drawn_and_measured, setup, teardown),
		cmocka_unit_test_setup_teardown(test_text_is_cut, setup, teardown),
		cmocka_unit_test_setup_teardown(test_wide_characters, setup, teardown),
		cmocka_unit_test_setup_teardown(test_half_a_wide_character_is_a_blank, setup,
						teardown),
		cmocka_unit_test_setup_teardown(test_drawing_over_half_of_a_wide_character, setup,
						teardown),
		cmocka_unit_test_setup_teardown(test_combining_marks, setup, teardown),
		cmocka_unit_test_setup_teardown(test_unsafe_is_spelled_out, setup, teardown),
		cmocka_unit_test_setup_teardown(test_invisible_is_not_drawn, setup, teardown),
		cmocka_unit_test(test_codepoint_width_is_what_is_drawn),
		cmocka_unit_test_setup_teardown(test_outside_nothing_is_drawn, setup, teardown),
		cmocka_unit_test_setup_teardown(test_fill_and_cursor, setup, teardown),
		cmocka_unit_test_setup_teardown(test_highlights, setup, teardown),
		cmocka_unit_test_setup_teardown(test_reversed_row_stays_when_drawn_over, setup,
						teardown),
		cmocka_unit_test(test_random_drawing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
