#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "support.h"
#include "view/wrap.h"

/* The lines, each in brackets. */
static void assert_lines(const char *text, int width, const char *expected)
{
	struct str s = str_from(text);
	struct strbuf out;
	size_t at = 0, next;

	strbuf_init(&out);
	while (at < s.len) {
		size_t end = wrap_line(s, at, width, &next);

		strbuf_add_byte(&out, '[');
		strbuf_add(&out, str_sub(s, at, end - at));
		strbuf_add_byte(&out, ']');
		at = next;
	}
	assert_string_equal(out.data, expected);
	strbuf_free(&out);
}

static void test_between_words(void **state)
{
	(void)state;
	assert_lines("", 10, "");
	assert_lines("one two three", 13, "[one two three]");
	assert_lines("one two three", 12, "[one two][three]");
	assert_lines("one two three", 7, "[one two][three]");
	assert_lines("one two three", 6, "[one][two][three]");
	assert_lines("one   two", 4, "[one][two]");
	assert_lines("one two ", 3, "[one][two ]");
}

static void test_long_words_are_broken(void **state)
{
	(void)state;
	assert_lines("abcdefgh", 3, "[abc][def][gh]");
	assert_lines("a bcdefgh", 3, "[a][bcd][efg][h]");
	assert_lines("abc", 0, "[a][b][c]");
	assert_lines("abc", -5, "[a][b][c]");
	assert_lines("語", 1, "[語]");
}

static void test_newlines(void **state)
{
	(void)state;
	assert_lines("one\ntwo", 10, "[one][two]");
	assert_lines("one\n\ntwo\n", 10, "[one][][two]");
}

static void test_wide_and_combining(void **state)
{
	(void)state;
	assert_lines("流れる語", 4, "[流れ][る語]");
	assert_lines("流れる語", 5, "[流れ][る語]");
	assert_lines("a流れb", 3, "[a流][れb]");
	assert_lines("aée\u0301e\u0301", 2, "[aé][e\u0301e\u0301]");
	assert_lines("語\u0301ab", 3, "[語\u0301][ab]");
	assert_lines("語\u0301ab", 2, "[語\u0301][ab]");
}

static void test_dashes(void **state)
{
	(void)state;
	assert_lines("state-of-the-art work", 10, "[state-of-][the-art][work]");
	assert_lines("the agent\u2014this one", 12, "[the agent\u2014][this one]");
	assert_lines("in 1990\u20132000 years", 9, "[in 1990\u2013][2000][years]");
	/* Not before a number, an option, or in an address. */
	assert_lines("by GPT-4 alone", 7, "[by][GPT-4][alone]");
	assert_lines("a value -x or --fast", 8, "[a value][-x or][--fast]");
	assert_lines("see https://a.b/c-d-e now", 15, "[see][https://a.b/c-d][-e now]");
	assert_lines("a - b", 3, "[a -][b]");
}

static void test_wide_punctuation_stays_with_its_word(void **state)
{
	(void)state;
	assert_lines("流れ。流れ", 4, "[流][れ。][流れ]");
	assert_lines("流れ」。語", 6, "[流][れ」。][語]");
	assert_lines("流「れ」語", 4, "[流][「れ][」語]");
	assert_lines("流れる「語", 8, "[流れる][「語]");
	assert_lines("流れる)語", 6, "[流れ][る)語]");
	assert_lines("。。。。", 4, "[。。][。。]");
}

static void test_unsafe_counts_as_it_is_shown(void **state)
{
	(void)state;
	assert_lines("a \u202Eb", 10, "[a][\u202Eb]");
	assert_lines("a \u202Eb", 11, "[a \u202Eb]");
}

/* Nothing but blanks and newlines is lost, and no line that could be shorter is too wide. */
static void test_nothing_is_lost(void **state)
{
	static const char *const parts[] = { "word", " ", "  ", "流", "e\u0301", "\n", "\u202E",
					     "-",    "—", "。", "「", "//",      ")" };
	uint64_t seed = 3;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct strbuf text;
		int width = 1 + (int)support_below(&seed, 12);
		size_t at = 0, next;

		strbuf_init(&text);
		for (size_t i = support_below(&seed, 30); i > 0; i--)
			strbuf_add_cstr(
				&text,
				parts[support_below(&seed, sizeof(parts) / sizeof(parts[0]))]);
		while (at < text.len) {
			struct str s = strbuf_str(&text), line;
			size_t end = wrap_line(s, at, width, &next);

			assert_true(next > at && end >= at && end <= next);
			for (size_t i = end; i < next; i++)
				assert_true(s.p[i] == ' ' || s.p[i] == '\n');
			line = str_sub(s, at, end - at);
			while (line.len > 0 && line.p[line.len - 1] == ' ')
				line.len--;
			if (utf8_grapheme_end(line, 0) < line.len && line.p[0] != ' ')
				assert_true((int)utf8_str_width(line) <= width);
			at = next;
		}
		strbuf_free(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_between_words),
		cmocka_unit_test(test_long_words_are_broken),
		cmocka_unit_test(test_newlines),
		cmocka_unit_test(test_wide_and_combining),
		cmocka_unit_test(test_dashes),
		cmocka_unit_test(test_wide_punctuation_stays_with_its_word),
		cmocka_unit_test(test_unsafe_counts_as_it_is_shown),
		cmocka_unit_test(test_nothing_is_lost),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
