#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "view/cut_text.h"

/* Draws a text with the first `match` in it highlighted, and compares cells and styles. */
static void assert_drawn(const char *text, int width, bool is_middle, const char *match,
			 const char *cells, const char *styles)
{
	struct area area = { 0, 0, 1, 60 };
	struct canvas canvas;
	struct cut_text cut;
	struct match_span span;
	struct strbuf drawn;
	struct highlights highlights = { &span, 0, 0 };
	char expected[200];

	canvas_init(&canvas);
	canvas_resize(&canvas, 1, 60);
	cut_text_init(&cut, str_from(text), width, is_middle);
	span.start = match ? str_find(cut.text, str_from(match)) : SIZE_MAX;
	if (span.start != SIZE_MAX) {
		span.end = span.start + strlen(match);
		highlights.count = 1;
	}
	cut_text_draw(&cut, &canvas, &area, 0, 0, STYLE_TITLE, &highlights);
	strbuf_init(&drawn);
	canvas_dump_styles(&canvas, &drawn);
	snprintf(expected, sizeof(expected), "%s\n\n %s\n", cells, styles);
	assert_string_equal(drawn.data, expected);
	strbuf_free(&drawn);
	cut_text_free(&cut);
	canvas_free(&canvas);
}

static void test_at_its_end(void **state)
{
	(void)state;
	assert_drawn("short", 10, false, NULL, "short", "ttttt");
	assert_drawn("abcdefghij", 10, false, "hij", "abcdefghij", "tttttttmmm");
	assert_drawn("abcdefghijk", 10, false, "ghijk", "abcdefghi…", "ttttttmmmt");
	assert_drawn("abc", 1, false, NULL, "…", "t");
	assert_drawn("abc", 0, false, NULL, "", "");
}

static void test_in_its_middle(void **state)
{
	(void)state;
	assert_drawn("short", 10, true, NULL, "short", "ttttt");
	assert_drawn("abcdefghijkl", 9, true, NULL, "abcd…ijkl", "ttttttttt");
	assert_drawn("abcdefghijkl", 8, true, NULL, "abcd…jkl", "tttttttt");
	assert_drawn("abcdefghijkl", 9, true, "jk", "abcd…ijkl", "ttttttmmt");
	assert_drawn("abcdefghijkl", 9, true, "bcdefghij", "abcd…ijkl", "tmmmtmmtt");
	assert_drawn("abcdefghijkl", 2, true, NULL, "a…", "tt");
	assert_drawn("abcdefghijkl", 1, true, NULL, "…", "t");
	assert_drawn("abcdefghijkl", 0, true, NULL, "", "");
}

/* Wide characters are not cut in half, nor marks taken from their letters. */
static void test_whole_characters(void **state)
{
	(void)state;
	assert_drawn("拡散モデルの流れ", 9, true, NULL, "拡散…流れ", "ttttttttt");
	assert_drawn("拡散モデルの流れ", 8, true, NULL, "拡散…れ", "ttttttt");
	assert_drawn("aa\u0301bcdefghe\u0301", 5, true, NULL, "aa\u0301…he\u0301", "ttttt");
	assert_drawn("1\u202e2345678", 11, true, NULL, "1…2345678", "ttttttttt");
}

/* Of a megabyte only the ends are looked at. */
static void test_long_text(void **state)
{
	size_t len = (size_t)1 << 20;
	struct strbuf text;
	struct cut_text cut;

	(void)state;
	strbuf_init(&text);
	strbuf_add_cstr(&text, "begin ");
	while (text.len < len)
		strbuf_add_cstr(&text, "äöü ");
	strbuf_add_cstr(&text, "end");
	cut_text_init(&cut, strbuf_str(&text), 20, true);
	assert_true(cut.text.len < 2000);
	cut_text_free(&cut);
	assert_drawn(text.data, 12, true, "end", "begin …ü end", "ttttt tt mmm");
	cut_text_init(&cut, strbuf_str(&text), 20, false);
	assert_true(cut.text.len < 1000);
	cut_text_free(&cut);
	assert_drawn(text.data, 9, false, NULL, "begin äö…", "ttttt ttt");
	strbuf_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_at_its_end),
		cmocka_unit_test(test_in_its_middle),
		cmocka_unit_test(test_whole_characters),
		cmocka_unit_test(test_long_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
