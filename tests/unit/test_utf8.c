/* UTF-8 against slow references that follow the definitions word by word. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/utf8.h"
#include "support.h"

/* The code point of exactly these bytes, or false: decoded by plain arithmetic, then encoded again.
 */
static bool is_sequence(struct str s, uint32_t *codepoint)
{
	unsigned char lead = (unsigned char)s.p[0];
	static const unsigned char masks[] = { 0, 0x7F, 0x1F, 0x0F, 0x07 };
	char again[4];

	*codepoint = lead & masks[s.len];
	for (size_t i = 1; i < s.len; i++)
		*codepoint = *codepoint << 6 | ((unsigned char)s.p[i] & 0x3F);
	if (*codepoint > 0x10FFFF || (*codepoint >= 0xD800 && *codepoint <= 0xDFFF))
		return false;
	return utf8_encode(*codepoint, again) == s.len && memcmp(again, s.p, s.len) == 0;
}

/* Whether more bytes could make a code point of these. */
static bool is_prefix(struct str s)
{
	char bytes[4];
	uint32_t codepoint;

	memcpy(bytes, s.p, s.len);
	for (size_t len = s.len + 1; len <= 4; len++) {
		/* the lowest and the highest continuation reach whatever can be reached */
		memset(bytes + s.len, 0x80, 4 - s.len);
		if (is_sequence((struct str){ bytes, len }, &codepoint))
			return true;
		memset(bytes + s.len, 0xBF, 4 - s.len);
		if (is_sequence((struct str){ bytes, len }, &codepoint))
			return true;
	}
	return false;
}

/* The maximal-subpart rule as it is written. */
static size_t decode_slowly(struct str s, uint32_t *codepoint)
{
	size_t longest = 1;

	for (size_t len = 1; len <= 4 && len <= s.len; len++) {
		if (is_sequence(str_sub(s, 0, len), codepoint))
			return len;
		if (len < 4 && is_prefix(str_sub(s, 0, len)))
			longest = len;
	}
	*codepoint = UTF8_REPLACEMENT;
	return longest;
}

static const uint32_t spaces[] = { 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004,
				   0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200A,
				   0x2028, 0x2029, 0x202F, 0x205F, 0x3000 };

static bool is_space(uint32_t codepoint)
{
	for (size_t i = 0; i < sizeof(spaces) / sizeof(*spaces); i++)
		if (codepoint == spaces[i])
			return true;
	return codepoint <= 0x20 || (codepoint >= 0x7F && codepoint <= 0xA0);
}

/* One code point at a time: what becomes a space is written unless one is there, then trimmed.
 */
static size_t clean_slowly(struct str s, char *out, bool *is_ascii)
{
	size_t len = 0;
	uint32_t codepoint;

	*is_ascii = true;
	while (s.len) {
		s = str_sub(s, decode_slowly(s, &codepoint), SIZE_MAX);
		if (is_space(codepoint)) {
			if (len && out[len - 1] != ' ')
				out[len++] = ' ';
			continue;
		}
		len += utf8_encode(codepoint, out + len);
		*is_ascii = *is_ascii && codepoint < 0x80;
	}
	if (len && out[len - 1] == ' ')
		len--;
	return len;
}

/* Memory whose end is the end of a page, with nothing behind it. */
struct fence {
	char *memory;
	size_t page;
	char *end;
};

static void fence_init(struct fence *fence)
{
	fence->page = (size_t)sysconf(_SC_PAGESIZE);
	fence->memory = mmap(NULL, 3 * fence->page, PROT_READ | PROT_WRITE,
			     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	assert_true(fence->memory != MAP_FAILED);
	fence->end = fence->memory + 2 * fence->page;
	assert_int_equal(mprotect(fence->end, fence->page, PROT_NONE), 0);
}

static void fence_free(struct fence *fence)
{
	munmap(fence->memory, 3 * fence->page);
}

/* Cleans s from the end of a page into the end of a page, and compares with the slow way. */
static void check_clean(struct str s, const struct fence *in, const struct fence *out)
{
	static char wanted[3 * 4096];
	char *from = in->end - s.len, *to = out->end - 3 * s.len;
	bool is_ascii, wanted_ascii;
	size_t len, wanted_len = clean_slowly(s, wanted, &wanted_ascii);

	memcpy(from, s.p, s.len);
	len = utf8_clean((struct str){ from, s.len }, to, &is_ascii);
	assert_int_equal(len, wanted_len);
	if (len)
		assert_memory_equal(to, wanted, len);
	assert_int_equal(is_ascii, wanted_ascii);
	/* what is clean stays */
	from = in->end - len;
	memcpy(from, to, len);
	assert_int_equal(utf8_clean((struct str){ from, len }, to, &is_ascii), len);
	assert_memory_equal(from, to, len);
}

static const char *const pieces[] = {
	" ",
	"  ",
	"\n",
	"\r\n",
	"\t",
	"\0",
	"\x7F",
	"\x1B[31m",
	"\xC2\x9B",
	"\xC2\x85",
	"\xC2\xA0",
	"\xE2\x80\x83",
	"\xE3\x80\x80",
	"\xE2\x80\xA8",
	"\xE2\x80\xA9",
	"\xE1\x9A\x80",
	"\xC3\xB6",
	"o\xCC\x88",
	"\xE2\x80\xAE",
	"\xC2\xAD",
	"\xE2\x80\x8B",
	"\xF0\x9F\x98\x80",
	"\xED\xA0\x80",
	"\xC0\xAF",
	"\xE0\x80\x80",
	"\xF4\x90\x80\x80",
	"\xFF",
	"\x80",
	"\xE2\x82",
	"\xF0\x9F\x98",
	"\xEF\xBB\xBF",
	"~",
	"\xF3\xA0\x81\x81",
	"\xF4\x8F\xBF\xBF",
	"a",
	"the",
	"=",
	"\xEF\xBF\xBD",
};

/* Fills text with prose, pieces and raw bytes, mixed differently each time. */
static size_t make_text(char *text, size_t size, uint64_t *random)
{
	size_t prose = support_below(random, 101), raw = support_below(random, 3), len = 0;
	size_t wanted = support_below(random, size - 40);

	while (len < wanted) {
		const char *piece = pieces[support_below(random, sizeof(pieces) / sizeof(*pieces))];

		if (support_below(random, 100) < prose) {
			len += (size_t)sprintf(text + len, "word%zu ", support_below(random, 1000));
		} else if (raw && support_below(random, raw + 1)) {
			text[len++] = (char)support_random(random);
		} else {
			size_t piece_len = *piece ? strlen(piece) : 1;

			memcpy(text + len, piece, piece_len);
			len += piece_len;
		}
	}
	return len;
}

static void test_clean_is_the_slow_clean(void **state)
{
	struct fence in, out;
	uint64_t random = 7;
	char text[1300];

	(void)state;
	fence_init(&in);
	fence_init(&out);
	for (int i = 0; i < 20000; i++) {
		size_t size = i % 4 ? 140 : sizeof(text);
		size_t len = make_text(text, size, &random);

		check_clean((struct str){ text, len }, &in, &out);
	}
	fence_free(&in);
	fence_free(&out);
}

/* Every byte, alone at every place of a stretch of prose longer than two registers. */
static void test_clean_each_byte_at_each_place(void **state)
{
	struct fence in, out;

	(void)state;
	fence_init(&in);
	fence_init(&out);
	for (unsigned byte = 0; byte < 256; byte++) {
		for (size_t at = 0; at < 70; at++) {
			char text[70];

			memset(text, 'p', sizeof(text));
			text[at] = (char)byte;
			check_clean((struct str){ text, sizeof(text) }, &in, &out);
			if (at > 0) {
				text[at - 1] = ' ';
				check_clean((struct str){ text, sizeof(text) }, &in, &out);
			}
		}
	}
	fence_free(&in);
	fence_free(&out);
}

static void check_cleaned(const char *from, const char *to)
{
	char out[200];
	bool is_ascii;
	size_t len = utf8_clean(str_from(from), out, &is_ascii);

	assert_true(len < sizeof(out));
	out[len] = '\0';
	assert_string_equal(out, to);
}

static void test_clean_examples(void **state)
{
	bool is_ascii;
	char out[1];

	(void)state;
	check_cleaned("", "");
	check_cleaned(" \n\t ", "");
	check_cleaned("  a\r\n b  ", "a b");
	check_cleaned("a\xC2\xA0\xE3\x80\x80 b", "a b");
	check_cleaned("a\xE2\x80\xA8"
		      "b",
		      "a b");
	check_cleaned("\x1B]0;title\x07", "]0;title");
	check_cleaned("a\x9B"
		      "b",
		      "a\xEF\xBF\xBD"
		      "b");
	check_cleaned("a\xC2\x9B"
		      "b",
		      "a b");
	check_cleaned("con\xC2\xADver\xE2\x80\x8Bgence\xE2\x80\xAE",
		      "con\xC2\xADver\xE2\x80\x8Bgence\xE2\x80\xAE");
	check_cleaned("\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
	assert_int_equal(utf8_clean((struct str){ NULL, 0 }, out, &is_ascii), 0);
	assert_true(is_ascii);
}

static void test_decode_all_code_points(void **state)
{
	(void)state;
	for (uint32_t codepoint = 0; codepoint < 0x110000; codepoint++) {
		char bytes[4];
		size_t len = utf8_encode(codepoint, bytes);
		uint32_t decoded;
		bool is_surrogate = codepoint >= 0xD800 && codepoint <= 0xDFFF;

		assert_int_equal(utf8_decode((struct str){ bytes, len }, &decoded), len);
		assert_int_equal(decoded, is_surrogate ? UTF8_REPLACEMENT : codepoint);
		assert_int_equal(utf8_previous((struct str){ bytes, len }, len), 0);
	}
}

static void test_decode_is_the_slow_decode(void **state)
{
	uint64_t random = 8;

	(void)state;
	for (int i = 0; i < 300000; i++) {
		static const unsigned char interesting[] = { 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F,
							     0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF,
							     0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF1,
							     0xF3, 0xF4, 0xF5, 0xFF };
		char bytes[5];
		struct str s = { bytes, 1 + support_below(&random, 5) };
		uint32_t fast, slow;

		for (size_t j = 0; j < s.len; j++)
			bytes[j] = (char)interesting[support_below(&random, sizeof(interesting))];
		assert_int_equal(utf8_decode(s, &fast), decode_slowly(s, &slow));
		assert_int_equal(fast, slow);
	}
}

static void test_previous(void **state)
{
	struct str s = STR("a\xC3\xB6\xE2\x82\xAC\xF0\x9F\x98\x80");

	(void)state;
	assert_int_equal(utf8_previous(s, s.len), 6);
	assert_int_equal(utf8_previous(s, 6), 3);
	assert_int_equal(utf8_previous(s, 3), 1);
	assert_int_equal(utf8_previous(s, 1), 0);
	assert_int_equal(utf8_previous(s, 0), 0);
}

static void test_front(void **state)
{
	static const size_t fronts[] = { 0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 10 };
	struct str s = STR("a\xC3\xB6\xE2\x82\xAC\xF0\x9F\x98\x80");

	(void)state;
	for (size_t most = 0; most < sizeof(fronts) / sizeof(*fronts); most++)
		assert_int_equal(utf8_front(s, most).len, fronts[most]);
}

static void test_width(void **state)
{
	(void)state;
	assert_int_equal(utf8_width('a'), 1);
	assert_int_equal(utf8_width(0x07), 1);
	assert_int_equal(utf8_width(0xF6), 1);
	assert_int_equal(utf8_width(0x0301), 0);
	assert_int_equal(utf8_width(0x4E00), 2);
	assert_int_equal(utf8_width(0xFF21), 2);
	assert_int_equal(utf8_width(0x1F600), 2);
	assert_int_equal(utf8_width(0x03B1), 1); /* ambiguous */
	assert_int_equal(utf8_width(0x0378), 1); /* unassigned */
	assert_int_equal(utf8_width(0x110000), 1);
	for (uint32_t codepoint = 0; codepoint < 0x110000; codepoint++)
		assert_in_range(utf8_width(codepoint), 0, 2);
}

static void test_unsafe(void **state)
{
	static const uint32_t unsafe[] = { 0x00,    0x1B,    0x7F,     0x85,    0x9B,   0xAD,
					   0x061C,  0x034F,  0x200B,   0x200D,  0x200E, 0x2028,
					   0x2029,  0x202E,  0x2066,   0x2060,  0xD800, 0xE000,
					   0xFDD0,  0xFE0F,  0xFEFF,   0xFFFE,  0xFFFF, 0x3164,
					   0xE0041, 0xE0100, 0x10FFFF, 0x110000 };
	static const uint32_t safe[] = { ' ',     '~',    0xF6,   0x0301, 0x4E00,
					 0x1F600, 0xFFFD, 0x0378, 0x05D0 };

	(void)state;
	for (size_t i = 0; i < sizeof(unsafe) / sizeof(*unsafe); i++)
		assert_true(utf8_is_unsafe(unsafe[i]));
	for (size_t i = 0; i < sizeof(safe) / sizeof(*safe); i++)
		assert_false(utf8_is_unsafe(safe[i]));
}

static void check_grapheme(const char *text, size_t end)
{
	assert_int_equal(utf8_grapheme_end(str_from(text), 0), end);
}

/* Going back finds the same clusters as going on does, from any of their ends. */
static void check_going_back(struct str text)
{
	for (size_t at = 0, end; at < text.len; at = end) {
		end = utf8_grapheme_end(text, at);
		assert_int_equal(utf8_grapheme_start(text, end), at);
	}
	assert_int_equal(utf8_grapheme_start(text, 0), 0);
}

static void test_graphemes_backwards(void **state)
{
	/* Letters, marks, a joiner and what it joins, flags, Hangul, what is put before. */
	static const uint32_t codepoints[] = { 'a',     ' ',     0x308,   0x200D, 0x1F469, 0x1F467,
					       0x1F1E9, 0x1F1EA, 0x1F3FD, 0x1100, 0x1161,  0x11A8,
					       0xAC00,  0x600,   0x903,   0xFE0F, 0x62E1 };
	uint64_t seed = 5;

	(void)state;
	for (int round = 0; round < 5000; round++) {
		struct strbuf text;

		strbuf_init(&text);
		for (size_t len = support_below(&seed, 12); len > 0; len--)
			strbuf_add_codepoint(
				&text, codepoints[support_below(
					       &seed, sizeof(codepoints) / sizeof(*codepoints))]);
		check_going_back(strbuf_str(&text));
		strbuf_free(&text);
	}
}

static void test_graphemes(void **state)
{
	(void)state;
	check_grapheme("", 0);
	check_grapheme("a", 1);
	check_grapheme("ab", 1);
	check_grapheme("o\xCC\x88x", 3);
	check_grapheme("\xC3\xB6x", 2);
	/* a family joined by U+200D, and flags: two pairs of regional indicators */
	check_grapheme("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7x", 11);
	check_grapheme("\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA\xF0\x9F\x87\xAB\xF0\x9F\x87\xB7", 8);
	assert_int_equal(utf8_grapheme_end(STR("abc"), 3), 3);
	assert_int_equal(utf8_grapheme_end(STR("abc"), 1), 2);
}

static void check_printable(const char *from, const char *to)
{
	struct strbuf out;

	strbuf_init(&out);
	utf8_add_printable(&out, str_from(from));
	assert_string_equal(out.data, to);
	strbuf_free(&out);
}

static void test_printable(void **state)
{
	(void)state;
	check_printable("plain", "plain");
	check_printable("a\xE2\x80\xAE"
			"b",
			"a<U+202E>b");
	check_printable("\xF3\xA0\x81\x81", "<U+E0041>");
	check_printable("con\xC2\xADver", "conver");
	check_printable("a\u200B\u200C\u200D\u2060\uFEFF\u034F\uFE0F\uFE0E\u180B\u3164z", "az");
	check_printable("\xF3\xA0\x84\x80x", "x");
	check_printable("a\u200Eb\u200Fc\u061C\u2066", "a<U+200E>b<U+200F>c<U+061C><U+2066>");
	check_printable("o\xCC\x88\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x85p\xCC\x88",
			"o\xCC\x88\xCC\x81\xCC\x82\xCC\x83p\xCC\x88");
	check_printable("o\xCC\x88\xCC\x88\xCC\x88\xCC\x88\xC2\xAD\xCC\x88",
			"o\xCC\x88\xCC\x88\xCC\x88\xCC\x88");
	check_printable("\xE4\xB8\x80", "\xE4\xB8\x80");
}

/* Whatever is cleaned and made printable has nothing unsafe left, and is as wide as was said. */
static void test_printable_is_safe_and_as_wide_as_said(void **state)
{
	uint64_t random = 9;
	char text[300], cleaned[900];

	(void)state;
	for (int i = 0; i < 5000; i++) {
		struct str s = { cleaned, 0 };
		struct strbuf out;
		size_t width = 0, len;
		uint32_t codepoint;
		bool is_ascii;

		s.len = utf8_clean((struct str){ text, make_text(text, sizeof(text), &random) },
				   cleaned, &is_ascii);
		strbuf_init(&out);
		utf8_add_printable(&out, s);
		for (size_t at = 0; at < out.len; at += len) {
			len = utf8_decode(str_sub(strbuf_str(&out), at, SIZE_MAX), &codepoint);
			assert_false(utf8_is_unsafe(codepoint));
			width += (size_t)utf8_width(codepoint);
		}
		assert_int_equal(utf8_str_width(s), width);
		strbuf_free(&out);
	}
}

static void test_graphemes_cover_the_text(void **state)
{
	uint64_t random = 10;
	char text[300], cleaned[900];

	(void)state;
	for (int i = 0; i < 3000; i++) {
		struct str s = { cleaned, 0 };
		bool is_ascii;

		s.len = utf8_clean((struct str){ text, make_text(text, sizeof(text), &random) },
				   cleaned, &is_ascii);
		for (size_t at = 0, next; at < s.len; at = next) {
			next = utf8_grapheme_end(s, at);
			assert_true(next > at && next <= s.len);
			assert_true(next == s.len || ((unsigned char)s.p[next] & 0xC0) != 0x80);
		}
	}
}

static void check_multibyte_len(struct str s)
{
	size_t len = 0, next;
	uint32_t codepoint;

	while (len < s.len && (unsigned char)s.p[len] >= 0x80) {
		next = utf8_decode(str_sub(s, len, SIZE_MAX), &codepoint);
		if (!is_sequence(str_sub(s, len, next), &codepoint))
			break;
		len += next;
	}
	assert_int_equal(utf8_multibyte_len(s), len);
}

static void test_multibyte_len_and_cut(void **state)
{
	uint64_t random = 12;
	char text[300];

	(void)state;
	for (int i = 0; i < 3000; i++) {
		struct str s = { text, make_text(text, sizeof(text), &random) };

		for (size_t at = 0; at < s.len; at++) {
			struct str rest = str_sub(s, at, SIZE_MAX);
			uint32_t codepoint;

			check_multibyte_len(rest);
			for (size_t len = 1; len <= 4 && len <= rest.len; len++) {
				struct str front = str_sub(rest, 0, len);
				bool is_cut = len < 4 && !is_sequence(front, &codepoint) &&
					      is_prefix(front);

				assert_int_equal(utf8_is_cut(front), is_cut);
			}
		}
	}
}

static void assert_trimmed(const char *text, const char *expected)
{
	struct str trimmed = utf8_trim(str_from(text));

	assert_int_equal(trimmed.len, strlen(expected));
	assert_memory_equal(trimmed.p, expected, trimmed.len);
}

static void test_trim(void **state)
{
	(void)state;
	assert_trimmed("", "");
	assert_trimmed(" \t\r\n", "");
	assert_trimmed("\u00A0\u3000", "");
	assert_trimmed(" a b ", "a b");
	assert_trimmed("\u00A0 6\u00A0authors\u00A0", "6\u00A0authors");
	assert_trimmed("\u2003\u202F\u205Fx\u200A\u2028\u2000", "x");
	assert_trimmed("\uFEFF\u200Bx\u2060\uFEFF", "x");
	assert_trimmed("\u00E4\u00E4", "\u00E4\u00E4");
	/* Continuation bytes alone end as no-break space does, and are none. */
	assert_trimmed("x\xA0", "x\xA0");
	assert_trimmed("\x80\x80\x80\xC2\xA0\xA0", "\x80\x80\x80\xC2\xA0\xA0");
	assert_trimmed("x\xE3\x80", "x\xE3\x80");
}

static void test_blanks_at(void **state)
{
	struct str s = STR("6\u00A0 \u2003authors");

	(void)state;
	assert_int_equal(utf8_blanks_at(s, 0), 0);
	assert_int_equal(utf8_blanks_at(s, 1), 6);
	assert_int_equal(utf8_blanks_at(s, 3), 4);
	assert_int_equal(utf8_blanks_at(s, s.len), 0);
	assert_int_equal(utf8_blanks_at(STR("  "), 0), 2);
	/* A cut one is none. */
	assert_int_equal(utf8_blanks_at(STR(" \xC2"), 0), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_clean_is_the_slow_clean),
		cmocka_unit_test(test_clean_each_byte_at_each_place),
		cmocka_unit_test(test_clean_examples),
		cmocka_unit_test(test_decode_all_code_points),
		cmocka_unit_test(test_decode_is_the_slow_decode),
		cmocka_unit_test(test_previous),
		cmocka_unit_test(test_front),
		cmocka_unit_test(test_width),
		cmocka_unit_test(test_unsafe),
		cmocka_unit_test(test_graphemes),
		cmocka_unit_test(test_graphemes_backwards),
		cmocka_unit_test(test_printable),
		cmocka_unit_test(test_printable_is_safe_and_as_wide_as_said),
		cmocka_unit_test(test_graphemes_cover_the_text),
		cmocka_unit_test(test_multibyte_len_and_cut),
		cmocka_unit_test(test_trim),
		cmocka_unit_test(test_blanks_at),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
