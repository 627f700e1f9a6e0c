/* Line ends that are none of LF and CR, however the text is split. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/line_ends.h"

/* Passes text in pieces of that length, and compares what comes out. */
static void assert_pieces(struct str text, size_t piece, const char *want)
{
	struct line_ends ends;
	struct strbuf got;

	line_ends_init(&ends);
	strbuf_init(&got);
	for (size_t at = 0; at < text.len; at += piece)
		strbuf_add(&got, line_ends_pass(&ends, str_sub(text, at, piece), false));
	strbuf_add(&got, line_ends_pass(&ends, STR(""), true));
	assert_string_equal(got.data, want);
	strbuf_free(&got);
	line_ends_free(&ends);
}

/* A piece ends between two characters: of text that is not ASCII there is one. */
static void assert_becomes(const char *text, const char *want)
{
	struct str s = str_from(text);
	bool is_ascii = true;

	for (size_t i = 0; i < s.len; i++)
		is_ascii &= (unsigned char)s.p[i] < 0x80;
	for (size_t piece = is_ascii ? 1 : s.len; piece <= s.len; piece++)
		assert_pieces(s, piece, want);
}

static void test_ends(void **state)
{
	(void)state;
	assert_becomes("Title\vKites\vGulls", "Title\nKites\nGulls");
	assert_becomes("Title\fKites\f", "Title\nKites\n");
	assert_becomes("Title\xC2\x85Kites\xC2\x85", "Title\nKites\n");
	assert_becomes("Title\xE2\x80\xA8Kites", "Title\nKites");
	assert_becomes("Title\xE2\x80\xA9Kites", "Title\nKites");
	/* What an editor adds at the end is no line end of the text's. */
	assert_becomes("Title\vKites\v\n", "Title\nKites\n\n");
	/* The one that it has most. */
	assert_becomes("Title\vKites\fand Gulls\vRope\v", "Title\nKites\fand Gulls\nRope\n");
}

static void test_as_it_is(void **state)
{
	static const char *const texts[] = {
		"Title\nKites\vand Gulls\n",
		"Title\vof a page\nKites\n",
		"Title",
		"Title\n",
		"{\"title\": \"Kites\xE2\x80\xA8 and Gulls\"}",
		" [\"Kites\v\"]\n",
		"<p>Kites\f</p>",
		"\n\v",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		assert_becomes(texts[i], texts[i]);
}

/* Where the first 64 kB have no LF, what comes behind them decides nothing. */
static void test_long(void **state)
{
	static const size_t pieces[] = { 1000, 65535, 65536, 65537, 200000 };
	struct strbuf text, want;

	(void)state;
	strbuf_init(&text);
	strbuf_init(&want);
	for (int i = 0; i < 10000; i++) {
		strbuf_add_cstr(&text, i == 9500 ? "a kite\n" : "a kite\v");
		strbuf_add_cstr(&want, "a kite\n");
	}
	for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++)
		assert_pieces(strbuf_str(&text), pieces[i], want.data);
	text.data[65535] = '\n';
	for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++)
		assert_pieces(strbuf_str(&text), pieces[i], text.data);
	strbuf_free(&text);
	strbuf_free(&want);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ends),
		cmocka_unit_test(test_as_it_is),
		cmocka_unit_test(test_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
