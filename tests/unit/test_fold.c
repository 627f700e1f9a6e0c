/* Folding: by example, and by what must hold for any text. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "support.h"
#include "text/fold.h"

static void check_fold(const char *from, const char *to)
{
	struct strbuf out;

	strbuf_init(&out);
	fold_add(&out, str_from(from));
	assert_string_equal(out.data, to);
	strbuf_free(&out);
}

static void test_case_and_diacritics(void **state)
{
	(void)state;
	check_fold("", "");
	check_fold("Schr\xC3\xB6"
		   "dinger SCHRO\xCC\x88"
		   "DINGER",
		   "schrodinger schrodinger");
	check_fold("\xC3\x98rsted, \xC5\x81ukasz, \xC4\x90or\xC4\x91"
		   "e, \xC3\x86ther, c\xC5\x93ur, Stra\xC3\x9F"
		   "e",
		   "orsted, lukasz, dorde, aether, coeur, strasse");
	check_fold("\xC4\xB0stanbul, \xC4\xB1, \xC8\xB7", "istanbul, i, j");
	check_fold("\xCE\x91\xCE\xB3\xCE\xB9\xCE\xAC \xD0\x99",
		   "\xCE\xB1\xCE\xB3\xCE\xB9\xCE\xB1 \xD0\xB8");
	check_fold("\xEF\xAC\x81ne \xEF\xBC\xA1\xEF\xBC\xA2 m\xC2\xB2", "fine ab m2");
	check_fold("\xE2\x80\x9Cit\xE2\x80\x99s\xE2\x80\x9D \xE2\x80\x93 \xE2\x80\x94 \xE2\x88\x92"
		   "1",
		   "\"it's\" - - -1");
	check_fold("con\xC2\xADver\xE2\x80\x8Bgence", "convergence");
	check_fold("a\xE2\x83\x9D \xD7\xA9\xD6\xB8", "a \xD7\xA9");
	/* signs that tell words apart are no diacritics */
	check_fold("\xE0\xA4\x95\xE0\xA4\xBF \xE3\x81\x8C",
		   "\xE0\xA4\x95\xE0\xA4\xBF \xE3\x81\x8B\xE3\x82\x99");
}

static void test_tex_accents(void **state)
{
	(void)state;
	check_fold("Schr\\\"odinger Schr\\\"{o}dinger Schr{\\\"o}dinger SCHR\\\"ODINGER",
		   "schrodinger schrodinger schrodinger schrodinger");
	check_fold("\\'a\\`e\\^i\\~n\\=u\\.z", "aeinuz");
	check_fold("\\u{g}\\v s\\H{o}\\c c\\d{a}\\b{b}\\k{e}\\r{a}\\t{oo}", "gsocabeaoo");
	check_fold("na\\\"{\\i}ve, na\\\"\\i ve, {na\\\"{\\i}ve}", "naive, naive, {naive}");
	check_fold("S\\o ren, S\\o{}ren, S{\\o}ren, \\O", "soren, soren, soren, o");
	check_fold("\\ss \\AE{}\\oe\\aa{} \\l \\L", "ssaeoea ll");
	check_fold("Nguy{\\~{\\^e}}n, Nguy\\~\\^{e}n", "nguyen, nguyen");
	check_fold("\\v\\i, \\'{\\ae}", "i, ae");
	check_fold("\\\"\xC3\xB6", "o");
}

static void test_tex_that_is_no_accent(void **state)
{
	(void)state;
	check_fold("\\vec{x} \\cite{a} \\times \\in \\left \\omega \\theta",
		   "\\vec{x} \\cite{a} \\times \\in \\left \\omega \\theta");
	check_fold("\\mathbb{R}^{n} {o} \\{o\\}", "\\mathbb{r}^{n} {o} \\{o\\}");
	check_fold("a \\ b \\", "a \\ b \\");
	check_fold("\\\" \\\"1 \\\"{} \\\"{oo} \\\"{o", "\\\" \\\"1 \\\"{} \\\"{oo} \\\"{o");
	check_fold("\\v1 \\v{} \\v  x \\c, \\t{ooo}", "\\v1 \\v{} \\v  x \\c, \\t{ooo}");
	check_fold("\\^{2}", "\\^{2}");
}

static const char *const pieces[] = {
	"\\",
	"\\",
	"\"",
	"'",
	"{",
	"}",
	"{",
	"}",
	" ",
	"o",
	"i",
	"v",
	"c",
	"t",
	"ss",
	"ae",
	"aa",
	"A",
	"O",
	"J",
	"l",
	"^",
	"~",
	"=",
	"\\i",
	"\\o",
	"\\\"o",
	"{\\'e}",
	"\\v{s}",
	"\\c c",
	"1",
	"\n",
	"\xC3\xB6",
	"o\xCC\x88",
	"\xCC\x81",
	"\xC5\x81",
	"\xEF\xBC\xBC",
	"\xEF\xBD\x9B",
	"\xCE\xB1",
	"\xE4\xB8\x80",
	"\xEF\xAC\x83",
	"\xC2\xAD",
	"\xE2\x80\x99",
	"\xE3\x81\x8C",
	"\xEA\xB0\x80",
	"word ",
	"\xF0\x9D\x94\xB8",
	"\xEF\xBF\xBD",
};

static struct str make_text(char *text, size_t size, size_t kinds, uint64_t *random)
{
	size_t len = 0, wanted = support_below(random, size - 8);

	while (len < wanted) {
		const char *piece = pieces[support_below(random, kinds)];

		memcpy(text + len, piece, strlen(piece));
		len += strlen(piece);
	}
	return (struct str){ text, len };
}

enum { ALL_KINDS = sizeof(pieces) / sizeof(*pieces), ASCII_KINDS = 32 };

static void assert_folds_to_itself(struct str s)
{
	struct strbuf again;

	strbuf_init(&again);
	fold_add(&again, s);
	assert_int_equal(again.len, s.len);
	assert_memory_equal(again.data, s.p, s.len);
	assert_true(fold_is_plain(s));
	strbuf_free(&again);
}

static void test_idempotent_on_every_code_point(void **state)
{
	struct strbuf once;

	(void)state;
	strbuf_init(&once);
	for (uint32_t codepoint = 0; codepoint < 0x110000; codepoint++) {
		char bytes[4];

		strbuf_clear(&once);
		fold_add(&once, (struct str){ bytes, utf8_encode(codepoint, bytes) });
		assert_folds_to_itself(strbuf_str(&once));
	}
	strbuf_free(&once);
}

static void test_idempotent_on_texts(void **state)
{
	uint64_t random = 12;
	struct strbuf once;
	char text[80];

	(void)state;
	strbuf_init(&once);
	for (int i = 0; i < 200000; i++) {
		struct str s = make_text(text, i % 2 ? 16 : sizeof(text),
					 i % 3 ? ASCII_KINDS : ALL_KINDS, &random);

		strbuf_clear(&once);
		fold_add(&once, s);
		assert_folds_to_itself(strbuf_str(&once));
	}
	strbuf_free(&once);
}

static bool is_lower_case_of(struct str folded, struct str s)
{
	for (size_t i = 0; i < s.len && i < folded.len; i++)
		if (folded.p[i] != (s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] + 32 : s.p[i]))
			return false;
	return folded.len == s.len;
}

static void test_plain_exactly_when_only_case_changes(void **state)
{
	size_t plain = 0, not_plain = 0;
	uint64_t random = 13;
	struct strbuf out;
	char text[100];

	(void)state;
	strbuf_init(&out);
	for (int i = 0; i < 200000; i++) {
		struct str s = make_text(text, i % 2 ? 14 : sizeof(text),
					 i % 3 ? ASCII_KINDS : ALL_KINDS, &random);
		bool is_plain = fold_is_plain(s);

		strbuf_clear(&out);
		fold_add(&out, s);
		assert_int_equal(is_plain, is_lower_case_of(strbuf_str(&out), s));
		is_plain ? plain++ : not_plain++;
	}
	assert_true(plain > 1000 && not_plain > 1000);
	assert_true(fold_is_plain((struct str){ NULL, 0 }));
	strbuf_free(&out);
}

static bool is_boundary(struct str s, size_t at)
{
	return at == s.len || ((unsigned char)s.p[at] & 0xC0) != 0x80;
}

/* The mapped form is the same, and its offsets rise from character to character. */
/* Offsets in s of the bytes of its folded form, in order, each of a character. */
static void assert_offsets(struct str s, const uint32_t *offsets, struct str folded)
{
	if (!offsets) {
		assert_true(str_equal_ignoring_case(folded, s));
		return;
	}
	assert_int_equal(offsets[folded.len], s.len);
	for (size_t i = 0; i < folded.len; i++) {
		assert_true(offsets[i] <= offsets[i + 1]);
		assert_true(offsets[i] < s.len);
		assert_true(is_boundary(s, offsets[i]));
	}
}

static void test_mapped(void **state)
{
	uint64_t random = 14;
	struct strbuf plain, mapped;
	char text[100];

	(void)state;
	strbuf_init(&plain);
	strbuf_init(&mapped);
	for (int i = 0; i < 50000; i++) {
		struct str s =
			make_text(text, sizeof(text), i % 2 ? ASCII_KINDS : ALL_KINDS, &random);
		uint32_t *offsets;
		size_t before;

		strbuf_clear(&plain);
		fold_add(&plain, s);
		before = mapped.len = i % 3; /* what is in the buffer already is not counted */
		fold_add_mapped(&mapped, s, &offsets);
		assert_int_equal(mapped.len - before, plain.len);
		assert_memory_equal(mapped.data + before, plain.data, plain.len);
		assert_offsets(s, offsets, strbuf_str(&plain));
		free(offsets);
		strbuf_truncate(&mapped, before);
	}
	strbuf_free(&plain);
	strbuf_free(&mapped);
}

static void test_mapped_examples(void **state)
{
	struct str s = STR("r\\\"{o}d\xEF\xAC\x81\xC3\xB6\xCC\x81xy");
	struct strbuf out;
	uint32_t *offsets;

	(void)state;
	strbuf_init(&out);
	fold_add_mapped(&out, s, &offsets);
	assert_string_equal(out.data, "rodfioxy");
	assert_int_equal(offsets[0], 0);
	assert_int_equal(offsets[1], 1); /* o: the backslash */
	assert_int_equal(offsets[2], 6); /* d */
	assert_int_equal(offsets[3], 7); /* f and i: the ligature */
	assert_int_equal(offsets[4], 7);
	assert_int_equal(offsets[5], 10); /* o */
	assert_int_equal(offsets[6], 14); /* x */
	assert_int_equal(offsets[8], 16);
	free(offsets);
	fold_add_mapped(&out, STR("All PLAIN"), &offsets);
	assert_string_equal(out.data, "rodfioxyall plain");
	assert_null(offsets);
	strbuf_free(&out);
}

/* Without TeX accents, the fold of two texts put together is their folds put together. */
static void test_neighbours_do_not_count(void **state)
{
	uint64_t random = 15;
	struct strbuf whole, parts;
	char text[100];

	(void)state;
	strbuf_init(&whole);
	strbuf_init(&parts);
	for (int i = 0; i < 50000; i++) {
		struct str s = make_text(text, sizeof(text), ALL_KINDS, &random);
		size_t cut = support_below(&random, s.len + 1);

		for (size_t j = 0; j < s.len; j++)
			if (text[j] == '\\')
				text[j] = '/';
		if (str_find(s, STR("\xEF\xBC\xBC")) != SIZE_MAX || !is_boundary(s, cut))
			continue;
		strbuf_clear(&whole);
		strbuf_clear(&parts);
		fold_add(&whole, s);
		fold_add(&parts, str_sub(s, 0, cut));
		fold_add(&parts, str_sub(s, cut, SIZE_MAX));
		assert_int_equal(whole.len, parts.len);
		assert_memory_equal(whole.data, parts.data, whole.len);
	}
	strbuf_free(&whole);
	strbuf_free(&parts);
}

/* A long row of accents on accents takes time in proportion to its length. */
static void test_deep_nesting(void **state)
{
	enum { DEPTH = 1000000 };
	struct strbuf text, out;

	(void)state;
	strbuf_init(&text);
	strbuf_init(&out);
	for (int i = 0; i < DEPTH; i++)
		strbuf_add_cstr(&text, "{\\\"");
	strbuf_add_byte(&text, 'o');
	for (int i = 0; i < DEPTH; i++)
		strbuf_add_byte(&text, '}');
	fold_add(&out, strbuf_str(&text));
	assert_string_equal(out.data, "o");
	strbuf_free(&text);
	strbuf_free(&out);
}

static void check_titles(const char *a, const char *b, bool equal)
{
	assert_int_equal(fold_titles_equal(str_from(a), str_from(b)), equal);
	assert_int_equal(fold_title_hash(str_from(a)) == fold_title_hash(str_from(b)), equal);
}

static void test_titles(void **state)
{
	(void)state;
	check_titles("Score-Based Models: a Review", "SCORE BASED MODELS \xE2\x80\x94 A REVIEW.",
		     true);
	check_titles("Schr\xC3\xB6"
		     "dinger Bridges",
		     "schr\\\"{o}dinger bridges", true);
	check_titles("GPT 4", "GPT-4", true);
	check_titles("GPT 4", "GPT 5", false);
	check_titles("\xE5\xAD\xA6\xE4\xB9\xA0", "\xE5\xAD\xA6", false);
	check_titles("\xE5\xAD\xA6 \xE4\xB9\xA0!", "\xE5\xAD\xA6\xE4\xB9\xA0", true);
	check_titles("\xE0\xA4\x95\xE0\xA4\xBF", "\xE0\xA4\x95\xE0\xA5\x80", false);
	check_titles("???", "!!!", false);
	check_titles("???", "???", true);
	check_titles("", "", true);
	check_titles("", "?", false);
}

/* What a title's key keeps. */
static void test_titles_that_differ(void **state)
{
	static const char *const names[] = {
		"Learning C",         "Learning C++",      "Learning C#",
		"Learning C*",        "Learning .C",       "Learning C 3.1",
		"Learning C 31",      "Learning C 3-1",    "Learning C 31%",
		"Learning C 3\u2074", "Learning C 34",     "Learning C 3 < 1",
		"Learning C 3 > 1",   "Learning C 3 = 1",  "Learning C 3 \u2264 1",
		"Learning C@31",      "Learning C 3x1",    "Learning C \u2192 D",
		"Learning C D",       "Learning \u0441", /* Cyrillic */
		"Learning $\\alpha$", "Learning $\\beta$",
	};
	size_t count = sizeof(names) / sizeof(*names);

	(void)state;
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < count; j++)
			check_titles(names[i], names[j], i == j);
}

/* And what sources write in more than one way. */
static void test_titles_that_are_one(void **state)
{
	static const char *const pairs[][2] = {
		{ "GPT-4 Sees", "GPT4 sees" },
		{ "GPT 4: It Sees!", "\u201CGPT-4\u201D \u2014 it sees?" },
		{ "Release 3.1 of v2.0", "Release 3.1, of v2.0." },
		{ "1,000 Kites", "1000 kites" },
		{ "Years 2020-2021", "Years 2020\u20132021" },
		{ "Sieves of size 4 \u00D7 4", "Sieves of size 4x4" },
		{ "C++ for All", "c++ for all..." },
		{ "F\u266F and C\u266F", "F# and C#" },
		{ "A\u2217 Search", "A* search" },
		{ "Rock & Roll", "Rock and Roll" },
		{ "Rock &amp; Roll", "Rock \\& Roll" },
		{ "The U.S. Kites", "The US kites" },
		{ "Node.js", "NodeJS" },
		{ "Wait... What", "Wait \u2026 what" },
		{ "On $\\alpha$-Nets", "On \u03B1-nets" },
		{ "Again, $k$-Means", "Again, k-means" },
		{ "Hawai\u02BBi", "Hawaii" },
		{ "Soft\u00ADware \u200Bkites", "Software kites" },
		{ "CO\u2082 and x\u00B2", "CO2 and x2" },
		{ "A $\\chi^2$ Test in $L^2$", "A \u03C72 test in L2" },
		{ "$10^6$ Kites", "10\u2076 kites" },
		{ "10^{-3} of $x_2$", "10\u207B\u00B3 of x\u2082" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++)
		check_titles(pairs[i][0], pairs[i][1], true);
}

/* Long and short titles, in ASCII or not, are taken by different ways that must agree. */
static void test_titles_agree_whatever_the_way(void **state)
{
	struct strbuf plain, odd;

	(void)state;
	strbuf_init(&plain);
	strbuf_init(&odd);
	for (int i = 0; i < 400; i++) {
		strbuf_addf(&plain, "Word %d, ", i);
		strbuf_addf(&odd, "w\xC3\xB6rd%d", i);
		assert_true(fold_titles_equal(strbuf_str(&plain), strbuf_str(&odd)));
		assert_true(fold_title_hash(strbuf_str(&plain)) ==
			    fold_title_hash(strbuf_str(&odd)));
	}
	strbuf_free(&plain);
	strbuf_free(&odd);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_case_and_diacritics),
		cmocka_unit_test(test_tex_accents),
		cmocka_unit_test(test_tex_that_is_no_accent),
		cmocka_unit_test(test_idempotent_on_every_code_point),
		cmocka_unit_test(test_idempotent_on_texts),
		cmocka_unit_test(test_plain_exactly_when_only_case_changes),
		cmocka_unit_test(test_mapped),
		cmocka_unit_test(test_mapped_examples),
		cmocka_unit_test(test_neighbours_do_not_count),
		cmocka_unit_test(test_deep_nesting),
		cmocka_unit_test(test_titles),
		cmocka_unit_test(test_titles_that_differ),
		cmocka_unit_test(test_titles_that_are_one),
		cmocka_unit_test(test_titles_agree_whatever_the_way),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
