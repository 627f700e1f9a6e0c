#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "support.h"
#include "text/fold.h"
#include "text/tex.h"
#include "text/tex_symbol.h"

/* Valid UTF-8, and pieces in order, each as long as what it replaces. */
static void assert_sound(const struct tex_text *text, struct str source)
{
	size_t shown = 0, taken = 0, len;
	uint32_t codepoint;

	for (size_t i = 0; i < text->text.len; i += len) {
		len = utf8_decode(str_sub(text->text, i, SIZE_MAX), &codepoint);
		assert_true(codepoint != UTF8_REPLACEMENT);
	}
	if (text->count == 0) {
		assert_true(text->text.len == 0 || text->text.p == source.p);
		return;
	}
	for (size_t i = 0; i < text->count; i++) {
		const struct tex_piece *piece = &text->pieces[i];

		assert_int_equal(piece->shown, shown);
		assert_true(piece->shown_end > piece->shown);
		assert_true(piece->source >= taken);
		assert_true(piece->source_end > piece->source);
		if (piece->is_copied)
			assert_memory_equal(text->text.p + piece->shown, source.p + piece->source,
					    piece->source_end - piece->source);
		shown = piece->shown_end;
		taken = piece->source_end;
	}
	assert_int_equal(shown, text->text.len);
	assert_true(taken <= source.len);
}

static void assert_reads(const char *source, const char *expected)
{
	struct str exact = { support_copy(source, strlen(source)), strlen(source) };
	struct tex_text text;
	char *shown;

	tex_text_init(&text);
	tex_read(&text, exact);
	assert_sound(&text, exact);
	shown = alloc_copy(text.text.p, text.text.len);
	assert_string_equal(shown, expected);
	free(shown);
	tex_text_free(&text);
	free((char *)exact.p);
}

static void assert_stays(const char *source)
{
	assert_reads(source, source);
}

static void test_references(void **state)
{
	(void)state;
	assert_reads("Rock &amp; Roll, &quot;A&quot; &lt; B", "Rock & Roll, \"A\" < B");
	assert_reads("&alpha;-nets &#945; &#x3B1; &#X3b1;", "α-nets α α α");
	assert_reads("Jos&eacute; M&uuml;ller &ndash; it&rsquo;s&nbsp;so", "José Müller – it’s so");
	assert_reads("$a_1 &lt; b$ &amp; $\\alpha$", "a₁ < b & α");
	assert_reads("&amp;lt;", "&lt;");
	assert_stays("A & B, R&D; AT&T; &nosuch; & amp; &; &#; &#x; &#0; &#7; &#127;");
	assert_stays("&#xD800; &#1114112; &#99999999999; &amp");
	assert_stays("https://example.org/?a=1&lt;=2");
}

static void test_accents(void **state)
{
	(void)state;
	assert_reads("Schr\\\"odinger, Erd\\H{o}s, Fr\\'{e}chet", "Schrödinger, Erdős, Fréchet");
	assert_reads("na\\\"{\\i}ve and na{\\\"\\i}ve and Mart\\'\\i n",
		     "naïve and naïve and Martín");
	assert_reads("{\\\"U}st\\\"un, \\c{c}a va, \\c cedille", "Üstün, ça va, çedille");
	assert_reads("\\v{S}koda \\v s \\u{g} \\k{a} \\r{u} \\d{t} \\b{d} \\.z \\=a",
		     "Škoda š ğ ą ů ṭ ḏ ż ā");
	assert_reads("S\\o ren, \\L{}\\'od\\'z, stra\\ss e, \\AA lborg, {\\ae}ther, \\OE uvre",
		     "Søren, Łódź, straße, Ålborg, æther, Œuvre");
	assert_reads("\\'{\\^{e}} and \\'{\\\"{\\i}}", "ế and ḯ");
	assert_reads("\\d{\\^e}", "ệ");
	assert_reads("c\\~ao \\`a la", "cão à la");
}

static void test_accents_that_are_none(void **state)
{
	(void)state;
	assert_stays("\\~8B");
	assert_stays("\\\"1");
	assert_stays("\\b{old words}");
	assert_stays("\\H");
	assert_stays("\\'");
	assert_stays("\\v{}");
	assert_reads("\\c{\\c{c}}", "\\c{ç}");
	assert_reads("a model\\'s and they\\'re and can\\'t", "a model's and they're and can't");
}

static void test_commands(void **state)
{
	(void)state;
	assert_reads("\\emph{A} \\textbf{B}old \\texttt{c\\_d} \\textsc{X\\emph{y}z}",
		     "A Bold c_d Xyz");
	assert_reads("{\\it vs.} {\\em and}; {\\bf x{y}z}", "vs. and; x{y}z");
	assert_reads("Owls\\emdash{}Kites", "Owls—Kites");
	assert_reads("see \\url{https://papers.example/a_b~c--d\\#e}.",
		     "see https://papers.example/a_b~c--d#e.");
	assert_reads("\\href{https://papers.example/a\\_b}{the \\emph{page}}.",
		     "the page (https://papers.example/a_b).");
	assert_reads("\\href{https://papers.example}{https://papers.example}",
		     "https://papers.example");
	assert_reads("10\\% \\& 5\\$ \\#1 \\{x\\} e.g.\\ this, 8\\,GB, A\\nobreakdash-B",
		     "10% & 5$ #1 {x} e.g. this, 8 GB, A-B");
	assert_reads("(\\ie this, \\eg that), \\LaTeX{} and \\TeX",
		     "(i.e. this, e.g. that), LaTeX and TeX");
	assert_reads("1\\textsuperscript{st}, 360{\\deg}, {\\Delta}G, 3\\times faster",
		     "1ˢᵗ, 360°, ΔG, 3× faster");
}

static void test_unknown_stays(void **state)
{
	(void)state;
	assert_stays("\\ourmethod is \\name{} and \\foo{bar}");
	assert_stays("C:\\windows\\system32");
	assert_stays("a Z\\");
	assert_stays("\\emph{never closed");
	assert_stays("\\emph no braces} and \\url");
	assert_stays("sets {a, b} and {} and }{");
	assert_stays("\\href{only one}");
	assert_stays("\\frac{1}");
	assert_reads("\\mine{\\\"o}, \\mine{\\alpha}", "\\mine{ö}, \\mine{α}");
}

static void test_signs(void **state)
{
	(void)state;
	assert_reads("``a'' and ``b'' but don''t", "“a” and “b” but don''t");
	assert_reads("5--7 -- Bose--Einstein---so", "5–7 – Bose–Einstein—so");
	assert_stays("run it with --fast, or ---- no, or a-b");
	assert_reads("Track~1 of models~(by 5), by et al.~2024",
		     "Track 1 of models (by 5), by et al. 2024");
	assert_stays("~40% of 10~20, ~1 and https://papers.example/~ada/a_1--b^2");
	assert_reads("https://papers.example/a--b and c--d", "https://papers.example/a--b and c–d");
}

static void test_scripts(void **state)
{
	(void)state;
	assert_reads("VLM^2-Bench, 2^{128}, 10^{-3}, x^{n+1}, GPT^*, 1^{st}",
		     "VLM²-Bench, 2¹²⁸, 10⁻³, xⁿ⁺¹, GPT*, 1ˢᵗ");
	assert_reads("L_2 of (x_i), v_{t+1}-v_t, F_{max}", "L₂ of (xᵢ), vₜ₊₁-vₜ, Fₘₐₓ");
	assert_reads("360^circ and 90^{\\circ} and 45^{circ}", "360° and 90° and 45°");
	assert_stays("snake_case_1, __init__, V_{0.5}, a_{stack}, x^{q}, ^2, ^, _, x^, x_");
	assert_stays("10^19 and 2^abc and V_AI and gpt_4 and a_b_c");
}

static void test_formulas(void **state)
{
	(void)state;
	assert_reads("$\\alpha$", "α");
	assert_reads("an $O(n^2 \\log n)$ bound, \\( x \\leq y \\)", "an O(n² log n) bound, x ≤ y");
	assert_reads("$\\mathbb{R}^d \\to \\mathbb R$, $\\mathcal{O}(1)$", "ℝᵈ → ℝ, O(1)");
	assert_reads("$k$-means, $SE(3)$, $\\epsilon$-greedy", "k-means, SE(3), ϵ-greedy");
	assert_reads("$\\frac{1}{2}$, $\\frac{a+b}{\\alpha}$, $\\sqrt{n}$, $\\sqrt{a b}$",
		     "1/2, (a+b)/α, √n, √(a b)");
	/* A character needs no parentheses, however it is written. */
	assert_reads("$\\frac{α}{b}$, \\frac{é}{\\'{e}}, $\\frac{αβ}{b}$", "α/b, é/é, (αβ)/b");
	assert_reads("$\\hat{x}$, $\\bar\\theta$, $\\vec{v}$", "x\u0302, θ\u0304, v\u20D7");
	assert_reads("$\\left( x_{\\mathrm{min}} \\right)$", "( xₘᵢₙ )");
	assert_reads("$$\\sum_{i} x_i$$", "∑ᵢ xᵢ");
	assert_reads("$\\text{if } a \\in B$", "if  a ∈ B");
	assert_reads("$a{=}b$ and $\\tilde{O}(\\sqrt{T})$", "a=b and Õ(√T)");
}

/* All of a formula, or nothing. */
static void test_formulas_that_stay(void **state)
{
	(void)state;
	assert_stays("$\\alpha + \\unknown$");
	assert_stays("$\\alpha_{q}$ and $x^{\\emph{Q}}$");
	assert_stays("$\\alpha {$");
	assert_reads("$\\alpha", "$α");
	assert_reads("\\emph{$a_i} b$", "$a_i b$");
	assert_reads("\\( \\alpha", "\\( α");
	assert_reads("$ \\alpha$", "$ α$");
	assert_reads("$ \\alpha $", "α");
	assert_reads("$\\unknown$ and $\\beta$", "$\\unknown$ and β");
}

static void test_money_is_no_formula(void **state)
{
	(void)state;
	assert_stays("from $5 to $10, and $1 each, 4$ per hour");
	assert_stays("less than <$50 or <$10; ($65), $200k");
	assert_stays("$1.2 million against 3$ in all");
	assert_reads("\\$200 and \\$2,000", "$200 and $2,000");
	/* A formula before a number begins as no sum does. */
	assert_reads("$\\sim$100, $<$5 and $\\geq$ 3 of $10^2$", "∼100, <5 and ≥ 3 of 10²");
	assert_stays("a bid of $-5/$6, $x$5");
}

/* What of the shown text comes from a word of the source. */
static void assert_shown(const char *source, const char *word, const char *expected)
{
	struct tex_text text;
	size_t start = str_find(str_from(source), str_from(word)), end = start + strlen(word);

	tex_text_init(&text);
	tex_read(&text, str_from(source));
	if (!expected) {
		assert_false(tex_show(&text, &start, &end));
	} else {
		assert_true(tex_show(&text, &start, &end));
		assert_int_equal(end - start, strlen(expected));
		assert_memory_equal(text.text.p + start, expected, end - start);
	}
	tex_text_free(&text);
}

static void test_stretches(void **state)
{
	(void)state;
	assert_shown("a Schr\\\"odinger bridge", "Schr\\\"odinger", "Schrödinger");
	assert_shown("a Schr\\\"odinger bridge", "\\\"odin", "ödin");
	assert_shown("a Schr\\\"odinger bridge", "bridge", "bridge");
	assert_shown("of $\\alpha$ and", "alpha", "α");
	assert_shown("of $\\alpha$ and", "of", "of");
	assert_shown("\\emph{so} it", "emph", NULL);
	assert_shown("\\emph{so} it", "o} i", "o i");
	assert_shown("\\emph{so} it", "{s", "s");
	assert_shown("\\emph{}", "emph", NULL);
	assert_shown("plain text", "text", "text");
	assert_shown("$\\unknown$ x", "unknown", "unknown");
}

/* A search for what is shown, or for plain letters, finds the source: the two fold alike. */
static void test_accents_fold_as_the_search_does(void **state)
{
	static const char *const words[] = { "Schr\\\"odinger", "Erd\\H{o}s",     "\\v{S}koda",
					     "S\\o ren",        "\\L{}\\'od\\'z", "{\\\"U}st\\\"un",
					     "\\c{c}a",         "stra\\ss e",     "\\'{\\i}",
					     "\\AA lborg",      "\\th orn",       "\\k{a}" };

	(void)state;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		struct strbuf source, shown;
		struct tex_text text;

		strbuf_init(&source);
		strbuf_init(&shown);
		tex_text_init(&text);
		tex_read(&text, str_from(words[i]));
		fold_add(&source, str_from(words[i]));
		fold_add(&shown, text.text);
		assert_string_equal(shown.data, source.data);
		tex_text_free(&text);
		strbuf_free(&source);
		strbuf_free(&shown);
	}
}

/* The table is in order, or some names would not be found. */
static void test_table(void **state)
{
	static const char *const names[] = { "Bbb", "NG",      "alpha", "emph",
					     "url", "widehat", "zeta",  "xspace" };

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		assert_non_null(tex_command_find(str_from(names[i])));
	assert_null(tex_command_find(STR("")));
	assert_null(tex_command_find(STR("alph")));
	assert_null(tex_command_find(STR("alphas")));
}

static void test_nesting(void **state)
{
	static const char *const parts[] = {
		"\\emph{", "{\\it ", "{\\\"", "$\\frac{", "^{",  "$",
		"\\href{", "{",      "}",     "\\",       "\\(", "``"
	};

	(void)state;
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		struct tex_text text;
		struct strbuf source;

		strbuf_init(&source);
		for (int k = 0; k < 50000; k++)
			strbuf_add_cstr(&source, parts[i]);
		tex_text_init(&text);
		tex_read(&text, strbuf_str(&source));
		assert_sound(&text, strbuf_str(&source));
		for (int k = 0; k < 50000; k++)
			strbuf_add_cstr(&source, "x}");
		tex_read(&text, strbuf_str(&source));
		assert_sound(&text, strbuf_str(&source));
		tex_text_free(&text);
		strbuf_free(&source);
	}
}

static void add_random(struct strbuf *out, uint64_t *seed)
{
	static const char *const parts[] = {
		"\\emph{",
		"\\frac{",
		"\\href{",
		"\\url{",
		"\\sqrt{",
		"\\mathbb",
		"\\hat",
		"{\\it ",
		"{",
		"}",
		"}",
		"$",
		"$$",
		"\\(",
		"\\)",
		"\\\"",
		"\\'",
		"\\v",
		"\\c ",
		"^",
		"_",
		"~",
		"--",
		"``",
		"''",
		"\\",
		" ",
		"a",
		"o",
		"9",
		"é",
		"拡",
		"\\alpha",
		"\\foo",
		"://",
		"circ",
		"\\textsuperscript{",
		"\\left",
		".",
		"\\i",
	};

	strbuf_clear(out);
	for (uint64_t i = support_below(seed, 40); i > 0; i--)
		strbuf_add_cstr(out, parts[support_below(seed, sizeof(parts) / sizeof(parts[0]))]);
}

/* Whatever it is: the text is sound, and stretches stay in order. */
static void test_random(void **state)
{
	struct strbuf source;
	struct tex_text text;
	uint64_t seed = 42;

	(void)state;
	strbuf_init(&source);
	tex_text_init(&text);
	for (int round = 0; round < 100000; round++) {
		size_t last = 0;

		add_random(&source, &seed);
		tex_read(&text, strbuf_str(&source));
		assert_sound(&text, strbuf_str(&source));
		for (size_t i = 0; i < source.len; i++) {
			size_t start = i, end = i + 1 + support_below(&seed, 5);

			if (end > source.len)
				end = source.len;
			if (!tex_show(&text, &start, &end))
				continue;
			assert_true(start >= last);
			assert_true(end > start);
			assert_true(end <= text.text.len);
			last = start;
		}
	}
	tex_text_free(&text);
	strbuf_free(&source);
}

/* Bytes as they are cleaned. */
static void test_random_bytes(void **state)
{
	static const char favourites[] = "\\\\\\{}{}$$^_~-`' aeo";
	struct tex_text text;
	uint64_t seed = 43;

	(void)state;
	tex_text_init(&text);
	for (int round = 0; round < 30000; round++) {
		char bytes[60], clean[180];
		size_t len = support_below(&seed, sizeof(bytes));
		bool is_ascii;

		for (size_t i = 0; i < len; i++)
			bytes[i] =
				support_below(&seed, 2)
					? favourites[support_below(&seed, sizeof(favourites) - 1)]
					: (char)support_below(&seed, 256);
		len = utf8_clean((struct str){ bytes, len }, clean, &is_ascii);
		for (size_t i = 0; i + 2 < len; i++) /* which would look like a mistake */
			if (memcmp(clean + i, "\xEF\xBF\xBD", 3) == 0)
				memcpy(clean + i, "abc", 3);
		tex_read(&text, (struct str){ clean, len });
		assert_sound(&text, (struct str){ clean, len });
	}
	tex_text_free(&text);
}

static void test_plain(void **state)
{
	static const char *const samples[][2] = {
		{ "Tr\\'e", "Tré" },
		{ "Schr{\\\"o}dinger and Schr\\\"odinger", "Schrödinger and Schrödinger" },
		{ "\\v{S}ulc, \\O rsted, {\\o}", "Šulc, Ørsted, ø" },
		{ "50\\% of R\\&D, \\#1", "50% of R&D, #1" },
		/* What is left is TeX. */
		{ "$\\'e = 5\\%$ and \\(\\%\\)", "$\\'e = 5\\%$ and \\(\\%\\)" },
		{ "$5 and 5\\%", "$5 and 5%" },
		{ "\\alpha, \\emph{x}, {GAN}s, x\\_1, \\$5",
		  "\\alpha, \\emph{x}, {GAN}s, x\\_1, \\$5" },
		{ "a \\\\\"o", "a \\\\\"o" },
		{ "{\\\"o", "{ö" },
		{ "{Tr\\'e}$", "{Tré}$" },
		{ "\\", "\\" },
		{ "", "" },
	};
	struct strbuf out;

	(void)state;
	strbuf_init(&out);
	for (size_t i = 0; i < sizeof(samples) / sizeof(*samples); i++) {
		size_t len = strlen(samples[i][0]);
		char *source = support_copy(samples[i][0], len);

		strbuf_clear(&out);
		tex_add_plain(&out, (struct str){ source, len });
		free(source);
		if (!str_equal(strbuf_str(&out), str_from(samples[i][1])))
			fail_msg("\"%s\": \"%.*s\"", samples[i][0], STR_ARG(strbuf_str(&out)));
	}
	strbuf_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plain),
		cmocka_unit_test(test_references),
		cmocka_unit_test(test_accents),
		cmocka_unit_test(test_accents_that_are_none),
		cmocka_unit_test(test_commands),
		cmocka_unit_test(test_unknown_stays),
		cmocka_unit_test(test_signs),
		cmocka_unit_test(test_scripts),
		cmocka_unit_test(test_formulas),
		cmocka_unit_test(test_formulas_that_stay),
		cmocka_unit_test(test_money_is_no_formula),
		cmocka_unit_test(test_stretches),
		cmocka_unit_test(test_accents_fold_as_the_search_does),
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_nesting),
		cmocka_unit_test(test_random),
		cmocka_unit_test(test_random_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
