/*
 * What the screen shows of a text is found in the first of its forms, whatever it was written as:
 * for every command of TeX, every accent, every character that has a raised or lowered shape, every
 * reference of HTML. And where it was found leads back to what it was written as.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "growth.h"
#include "support.h"
#include "text/entities.h"
#include "text/fold.h"
#include "text/forms.h"
#include "text/tex_commands.h"

/* What a person types who reads the text: cleaned, as what is typed is. */
static char *typed(struct str shown)
{
	char *clean = alloc_resize(NULL, shown.len + 1, 3);
	struct strbuf folded;
	bool is_ascii;
	size_t len = utf8_clean(shown, clean, &is_ascii);

	strbuf_init(&folded);
	forms_add_typed(&folded, (struct str){ clean, len });
	free(clean);
	return strbuf_detach(&folded);
}

/* Whether all that is shown of the source is in one line of its forms, and the source as well. */
static void assert_found(const char *source)
{
	struct strbuf forms, written;
	struct tex_text shown;
	char *words;

	strbuf_init(&forms);
	strbuf_init(&written);
	tex_text_init(&shown);
	tex_read(&shown, str_from(source));
	forms_add(&forms, str_from(source));
	words = typed(shown.text);
	forms_add_typed(&written, str_from(source));
	if (!strstr(forms.data, words))
		fail_msg("%s: \"%s\" is not in \"%s\"", source, words, forms.data);
	if (!strstr(forms.data, written.data))
		fail_msg("%s: \"%s\" is not in \"%s\"", source, written.data, forms.data);
	free(words);
	tex_text_free(&shown);
	strbuf_free(&written);
	strbuf_free(&forms);
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static void assert_found_in(const char *format, const char *part)
{
	char source[256];

	snprintf(source, sizeof(source), format, part);
	assert_found(source);
}
#pragma GCC diagnostic pop

static void test_every_command(void **state)
{
	static const char *const places[] = { "on \\%s{} nets", "on $\\%s$-nets", "\\%s{x} and y",
					      "$\\%s{x}{y}$",   "{\\%s nets}",    "x^\\%s and y",
					      "x_\\%s and y",   "360\\%s{} a" };

	(void)state;
	for (size_t i = 0; i < sizeof(commands) / sizeof(*commands); i++)
		for (size_t k = 0; k < sizeof(places) / sizeof(*places); k++)
			assert_found_in(places[k], commands[i].name);
}

static void test_every_accent(void **state)
{
	static const char signs[] = "\"'`^~=.uvHcdbkrt";
	static const char *const letters[] = { "o", "{o}", "{\\i}", "\\i ", " o", "A", "{A}" };

	(void)state;
	for (size_t i = 0; signs[i]; i++)
		for (size_t k = 0; k < sizeof(letters) / sizeof(*letters); k++) {
			char source[64];

			snprintf(source, sizeof(source), "m\\%c%sn and {\\%c%s}", signs[i],
				 letters[k], signs[i], letters[k]);
			assert_found(source);
		}
	for (const char *const *name =
		     (const char *const[]){ "o", "O", "l", "L", "ss", "ae", "AE", "oe", "OE", "aa",
					    "AA", "dj", "DH", "th", "i", "j", NULL };
	     *name; name++)
		assert_found_in("a\\%s{} b", *name);
}

static void test_every_script(void **state)
{
	(void)state;
	for (int c = ' '; c < 0x7F; c++) {
		char source[64];

		snprintf(source, sizeof(source), "a x^{%c} b $y_%c$ c $z^{-%c}$", c, c, c);
		assert_found(source);
	}
	for (uint32_t c = 0x3B1; c <= 0x3C9; c++) {
		char letter[5] = { 0 }, source[64];

		utf8_encode(c, letter);
		snprintf(source, sizeof(source), "a x^{%s} b $y_%s$", letter, letter);
		assert_found(source);
	}
}

static void test_every_reference(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(entities) / sizeof(*entities); i++)
		assert_found_in("rock &%s; roll", entities[i].name);
	assert_found("a &#8217; &#x3b1; &#945; b");
}

/* Every letter and sign, by itself and beside others. */
static void test_every_character(void **state)
{
	bool is_ascii;

	(void)state;
	for (uint32_t c = 0x21; c < 0x30000; c++) {
		char character[5] = { 0 }, source[64], clean[192] = { 0 };

		/* "\ " is a blank of TeX. */
		if ((c >= 0xD800 && c < 0xE000) || c == '\\')
			continue;
		utf8_encode(c, character);
		snprintf(source, sizeof(source), "ab%sc %s d", character, character);
		utf8_clean(str_from(source), clean, &is_ascii);
		assert_found(clean);
	}
}

/* Random text of what has a meaning. */
static void test_random(void **state)
{
	static const char *const parts[] = { "a",       "B",  " ",      "$",      "\\",     "{",
					     "}",       "^",  "_",      "alpha",  "~",      "-",
					     "--",      "``", "''",     "&amp;",  "\\'e",   "'",
					     "\\alpha", "é",  "\u00AD", "\\frac", "\\text", "1",
					     "\\quad",  "&",  "\u2013", "\u200B", "\\,",    "$x$" };
	uint64_t seed = 11;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		char source[256] = "", clean[768] = "";
		bool is_ascii;

		for (size_t k = support_below(&seed, 16); k > 0; k--)
			strcat(source, parts[support_below(&seed, sizeof(parts) / sizeof(*parts))]);
		utf8_clean(str_from(source), clean, &is_ascii);
		assert_found(clean);
	}
}

static void assert_forms(const char *source, const char *expected, bool is_plain)
{
	struct strbuf forms;

	strbuf_init(&forms);
	assert_int_equal(forms_add(&forms, str_from(source)), is_plain);
	assert_int_equal(forms_are_plain(str_from(source)), is_plain);
	assert_string_equal(forms.data, expected);
	strbuf_free(&forms);
}

static void test_examples(void **state)
{
	(void)state;
	assert_forms("Plain text, 100%", "plain text, 100%", true);
	assert_forms("snake_case and a-b", "snake_case and a-b", true);
	assert_forms("costs $5", "costs $5", true);
	assert_forms("R&D", "r&d", true);
	assert_forms("\u5B66\u7FD2", "\u5B66\u7FD2", true);
	assert_forms("Caf\u00E9", "cafe", false);
	assert_forms("$k$-Means", "k-means\n$k$-means", false);
	assert_forms("Rock &amp; Roll", "rock & roll\nrock &amp; roll", false);
	assert_forms("Hawai\u02BBi", "hawaii\nhawai'i", false);
	assert_forms("a--b", "a-b\na--b", false);
	assert_forms("a \\quad b", "a b\na \\quad b", false);
	assert_forms("a \u200B b", "a b", false);
	assert_forms("Schr\\\"odinger", "schrodinger", false);
	assert_forms("", "", true);
}

/* Of a long text, the source around what is shown as something else, and nothing far from it. */
static void test_parts(void **state)
{
	struct strbuf text, forms;
	size_t shown_len;

	(void)state;
	strbuf_init(&text);
	strbuf_init(&forms);
	for (int i = 0; i < 40; i++)
		strbuf_addf(&text, "word%d and ", i);
	strbuf_add_cstr(&text, "the $\\alpha$-teapot of ");
	for (int i = 40; i < 80; i++)
		strbuf_addf(&text, "word%d and ", i);
	strbuf_add_cstr(&text, "$k$-means of \\v{S}koda it is");
	forms_add(&forms, strbuf_str(&text));
	shown_len = (size_t)(strchr(forms.data, '\n') - forms.data);
	assert_string_equal(forms.data + shown_len,
			    "\n\x1F"
			    "and word37 and word38 and word39 and the $\\alpha$-teapot of word40 "
			    "and word41 and word42 and\x1F\n\x1Fword76 and word77 and word78 and "
			    "word79 and $k$-means of skoda it is\n"
			    "\x1F"
			    "and word37 and word38 and word39 and the alpha-teapot of word40 "
			    "and word41 and word42 and\x1F");
	assert_non_null(strstr(forms.data, "the \u03B1-teapot of word40"));
	strbuf_clear(&text);
	strbuf_clear(&forms);
	for (int i = 0; i < 40; i++)
		strbuf_addf(&text, "word%d and ", i);
	strbuf_add_cstr(&text, "the $H_\\infty$ control of it");
	forms_add(&forms, strbuf_str(&text));
	assert_non_null(strstr(forms.data, "\n\x1F"
					   "and word37"));
	assert_non_null(strstr(forms.data, "and the h_infty control of it"));
	strbuf_free(&text);
	strbuf_free(&forms);
}

/* Marks in brackets what a stretch of the form leads back to. */
static void assert_leads_back(const char *source, const char *words, const char *expected)
{
	struct text_forms forms;
	struct strbuf marked;
	const char *found;
	size_t start, end, i = 0;

	text_forms_init(&forms, str_from(source));
	while (!(found = strstr(forms.each[i].folded.data, words)))
		assert_true(++i < forms.count);
	start = (size_t)(found - forms.each[i].folded.data);
	end = start + strlen(words);
	text_form_find_source(&forms, &forms.each[i], &start, &end);
	strbuf_init(&marked);
	strbuf_addf(&marked, "%.*s[%.*s]%s", (int)start, source, (int)(end - start), source + start,
		    source + end);
	assert_string_equal(marked.data, expected);
	strbuf_free(&marked);
	text_forms_free(&forms);
}

static void test_way_back(void **state)
{
	(void)state;
	assert_leads_back("Again, $k$-Means too", "k-means", "Again, $[k$-Means] too");
	assert_leads_back("Again, $k$-Means too", "$k$-m", "Again, [$k$-M]eans too");
	assert_leads_back("Rock &amp; Roll", "&", "Rock [&amp;] Roll");
	assert_leads_back("Rock &amp; Roll", "k & r", "Roc[k &amp; R]oll");
	assert_leads_back("On $\\alpha$-Nets", "\u03B1", "On $[\\alpha]$-Nets");
	assert_leads_back("On $\\alpha$-Nets", "alpha-n", "On $[\\alpha$-N]ets");
	assert_leads_back("On $\\alpha$-Nets", "pha-n", "On $[\\alpha$-N]ets");
	assert_leads_back("A \u03B2-VAE", "beta", "A [\u03B2]-VAE");
	assert_leads_back("$H_\\infty$ control", "_infty c", "$H[_\\infty$ c]ontrol");
	assert_leads_back("Hawai\u02BBi nets", "hawaii", "[Hawai\u02BBi] nets");
	assert_leads_back("a \\quad bc", "a b", "[a \\quad b]c");
	assert_leads_back("a \u200B bc", "b", "a \u200B [b]c");
	assert_leads_back("x Caf\u00E9s", "cafe", "x [Caf\u00E9]s");
	assert_leads_back("H$_2$O", "2", "H$[_2]$O");
}

/* What is typed on a keyboard without the signs finds them. */
static void test_spelled(void **state)
{
	static const char *const pairs[][2] = {
		{ "$\\beta$-VAE", "beta-VAE" },
		{ "\u03B2-VAE", "beta-vae" },
		{ "$\\varepsilon$-greedy", "epsilon-greedy" },
		{ "$\\epsilon$-Greedy", "epsilon-greedy" },
		{ "\\(\\epsilon\\)-greedy", "epsilon-greedy" },
		{ "$\\ell_2$-norm", "l2-norm" },
		{ "$\\ell_2$-norm", "ell_2-norm" },
		{ "$\\ell_2$-norm", "l_2-norm" },
		{ "$L^2$ theory", "L2 theory" },
		{ "$L^2$ theory", "L^2 theory" },
		{ "up to $10^{-3}$ of it", "10^-3 of it" },
		{ "10\u207B\u00B3 of it", "10^-3 of it" },
		{ "CO\u2082 capture", "CO_2 capture" },
		{ "$k$-NN graphs", "k-NN graphs" },
		{ "$H_\\infty$ control", "H_infty control" },
		{ "$L_{\\infty}$ bounds", "L_infty bounds" },
		{ "NF-\u03BAB signals", "NF-kappaB signals" },
		{ "\u03B1\u03B2 T cells", "alpha beta T cells" },
		{ "$\\Delta\\Sigma$ modulator", "delta sigma modulator" },
		{ "x\u1D5D of it", "x^beta of it" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		char *words = typed(str_from(pairs[i][1]));
		struct strbuf forms;

		strbuf_init(&forms);
		forms_add(&forms, str_from(pairs[i][0]));
		if (!strstr(forms.data, words))
			fail_msg("%s: \"%s\" is not in \"%s\"", pairs[i][0], words, forms.data);
		assert_false(forms_are_plain(str_from(pairs[i][0])));
		strbuf_free(&forms);
		free(words);
	}
}

/* Greek is not spelled, nor is what looks like a formula and is none. */
static void test_not_spelled(void **state)
{
	(void)state;
	assert_forms("\u03BB\u03CC\u03B3\u03BF\u03C2", "\u03BB\u03BF\u03B3\u03BF\u03C3", false);
	assert_forms("\u03B1\u03B2\u03B3", "\u03B1\u03B2\u03B3", true);
	assert_forms("C:\\path and $5 or $6", "c:\\path and $5 or $6", true);
	assert_forms("\u03B2-x", "\u03B2-x\nbeta-x", false);
	assert_forms("$\\beta$-x", "\u03B2-x\n$\\beta$-x\nbeta-x", false);
}

static void make_forms(void *context, size_t size)
{
	struct strbuf text;
	struct text_forms forms;

	strbuf_init(&text);
	for (size_t i = 0; i < size; i++)
		strbuf_add_cstr(&text, context);
	text_forms_init(&forms, strbuf_str(&text));
	text_forms_free(&forms);
	strbuf_clear(&text);
	strbuf_free(&text);
}

static void test_time(void **state)
{
	static const char *const repeated[] = { "$",      "{",      "\\\"",           "&amp;",
						"&",      "$a",     "\\frac{",        "``",
						"--",     "^{",     "\u02BB",         "\\alpha ",
						"\u03B2", "\u00B2", "$\\in_\\infty$", "\u03B2 " };

	(void)state;
	for (size_t i = 0; i < sizeof(repeated) / sizeof(*repeated); i++)
		assert_grows_with_size(make_forms, (void *)(uintptr_t)repeated[i], 2000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_command),   cmocka_unit_test(test_every_accent),
		cmocka_unit_test(test_every_script),    cmocka_unit_test(test_every_reference),
		cmocka_unit_test(test_every_character), cmocka_unit_test(test_random),
		cmocka_unit_test(test_examples),        cmocka_unit_test(test_way_back),
		cmocka_unit_test(test_spelled),         cmocka_unit_test(test_not_spelled),
		cmocka_unit_test(test_parts),           cmocka_unit_test(test_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
