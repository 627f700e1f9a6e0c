#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "growth.h"
#include "support.h"
#include "text/markup.h"

struct sample {
	const char *written;
	const char *text; /* NULL: the same, and no markup */
};

static const struct sample entities[] = {
	{ "", NULL },
	{ "rock & roll", NULL },
	{ "AT&T; R&D;", NULL },
	{ "&amp; &lt;&gt; &quot;&apos;", "& <> \"'" },
	{ "&eacute;&Eacute;&szlig;&hellip;&alpha;&infin;", "éÉß…α∞" },
	{ "&ccaron;&lstrok;&hyphen;&varepsilon;&ap;&lsqb;", "čł‐ϵ≈[" },
	{ "&#233;&#xE9;&#XE9;&#x1F600;", "ééé😀" },
	{ "don&#146;t &#147;x&#148; &#128;", "don’t “x” €" },
	{ "&amp;lt;i&amp;gt;", "&lt;i&gt;" },
	{ "&lt;i&gt;", "<i>" },
	{ "&bogus; &; &#; &#x; &#xZZ;", NULL },
	{ "&copy=1&amp=2", NULL },
	{ "&#0; &#xD800; &#1114112; &#129;", NULL },
	{ "&#00000000000000000000000000000000000000065;", NULL },
	{ "&amp", NULL },
	{ "&AMP; &Eacute;", "&AMP; É" },
};

static const struct sample tags[] = {
	{ "p < 0.05 and q > 3", NULL },
	{ "a <b and c> d", NULL },
	{ "if a<i and b>i then", NULL },
	{ "<http://example.org> <foo@bar> <3", NULL },
	{ "<unk> <mask> <b", NULL },
	{ "H<sub>2</sub>O, x<sup>2</sup>", "H2O, x2" },
	{ "<I>Homo</I> <Em>s</Em>apiens", "Homo sapiens" },
	{ "<a href=\"http://x.y/?a=1&b=<2>\" target='_blank'>link</a> end", "link end" },
	{ "<span class=x >y</span ><font color = \"red\">r</font>", "yr" },
	{ "the <s> token and </s>", "the  token and " },
	{ "the <s> token", NULL },
	{ "the </i> alone", NULL },
	{ "<p>One</p><p>Two<br/>three<br>four</p>", "One Two three four" },
	{ "<p>\n One\n</p>\n\n<p>Two</p>", "One\nTwo" },
	{ "<ul><li>One</li><li>Two</li></ul>", "One Two" },
	{ "one<p> two", "one two" },
	{ "<jats:p>We show <jats:italic>x</jats:italic>.</jats:p><jats:p>So.</jats:p>",
	  "We show x. So." },
	{ "<jats:unheard-of>x</jats:unheard-of> <other:p>y", "x <other:p>y" },
	{ "x<!-- no <b> text -->y<!-- open", "xy<!-- open" },
	{ "<![CDATA[a <b> & &amp;]]> c <![CDATA[d", "a <b> & &amp; c <![CDATA[d" },
	{ "a<?pub newline?>b", "ab" },
	{ "<style>p { color: red }</style>x<script>y", "xy" },
};

static const struct sample headings[] = {
	{ "<jats:title>Abstract</jats:title><jats:p>We show.</jats:p>", "We show." },
	{ "<jats:title>ABSTRACT</jats:title>\n<jats:p>We show.</jats:p>", "We show." },
	{ "<p><b>Abstract:</b> We show.</p>", "We show." },
	{ "<title>Résumé</title><p>On montre.</p>", "On montre." },
	{ "<p>Abstract</p><p>We show.</p>", "We show." },
	{ "<p>Abstract art</p><p>is shown.</p>", "Abstract art is shown." },
	{ "Abstract <p>art</p>", "Abstract art" },
	{ "<p>We show.</p><title>Summary</title>", "We show. Summary" },
	{ "<sec><title>Background</title><p>We "
	  "show.</p></sec><sec><title>Methods</title><p>So.</p></sec>",
	  "Background We show. Methods So." },
};

static const struct sample formulas[] = {
	{ "x <inline-formula><tex-math>$y^2$</tex-math></inline-formula> z", "x $y^2$ z" },
	{ "<inline-formula><alternatives><tex-math>$y$</tex-math><mml:math><mml:mi>y</mml:mi></"
	  "mml:math>"
	  "</alternatives></inline-formula> z",
	  "$y$ z" },
	{ "<alternatives><mml:math><mml:mi>y</mml:mi></mml:math><tex-math>$y$</tex-math></"
	  "alternatives> z",
	  "y z" },
	{ "<tex-math id=\"a\">\\documentclass{x}\\begin{document}$y &lt; "
	  "2$\\end{document}</tex-math>",
	  "$y < 2$" },
	{ "<mml:math "
	  "xmlns:mml=\"http://www.w3.org/1998/Math/MathML\"><mml:semantics><mml:mi>α</mml:mi>"
	  "<mml:annotation encoding=\"x-tex\">\\alpha</mml:annotation></mml:semantics></mml:math> "
	  "is",
	  "α is" },
	{ "<math><semantics><annotation encoding=\"x-tex\">\\alpha</annotation></semantics></math> "
	  "is",
	  "\\alpha is" },
	{ "<math><mi>x</mi></math><math>y</math> <mi>", "xy " },
	{ "<mml:math><mml:mi>x</mml:mi></mml:math><mml:math><mml:mi>y</mml:mi></mml:math>", "xy" },
	{ "<tex-math>a</tex-math>, <tex-math>b</tex-math>", "a, b" },
	{ "<tex-math>open", "open" },
};

static void assert_text(struct str written, struct str expected)
{
	char *exact = support_copy(written.p, written.len);
	struct strbuf out;

	strbuf_init(&out);
	strbuf_add(&out, STR("before"));
	markup_add_text(&out, (struct str){ exact, written.len });
	assert_int_equal(out.len, 6 + expected.len);
	assert_memory_equal(out.data + 6, expected.p, expected.len);
	strbuf_free(&out);
	free(exact);
}

static void assert_samples(const struct sample *samples, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *text = samples[i].text ? samples[i].text : samples[i].written;

		assert_text(str_from(samples[i].written), str_from(text));
		if (samples[i].text)
			assert_true(markup_has(str_from(samples[i].written)));
	}
}

#define ASSERT_SAMPLES(samples) assert_samples(samples, sizeof(samples) / sizeof(*(samples)))

static void entities_are_read_once(void **state)
{
	(void)state;
	ASSERT_SAMPLES(entities);
}

static void tags_are_taken_out(void **state)
{
	(void)state;
	ASSERT_SAMPLES(tags);
}

static void headings_of_the_whole_are_left_out(void **state)
{
	(void)state;
	ASSERT_SAMPLES(headings);
}

static void formulas_are_there_once(void **state)
{
	(void)state;
	ASSERT_SAMPLES(formulas);
}

static void plain_text_has_no_markup(void **state)
{
	(void)state;
	assert_false(markup_has(STR("")));
	assert_false(markup_has(STR("p < 0.05 & q > 3; a <b and c> d, <unk>")));
	assert_true(markup_has(STR("x &lt; y")));
	assert_true(markup_has(STR("x<sub>1</sub>")));
	assert_true(markup_has(STR("<!-- x -->")));
}

/* The names of HTML 5 are found by bisection: each of them, then, if the table is in order. */
static void newer_entities_are_in_order(void **state)
{
	static const char *const names[] = { "&Abreve;", "&Acirc;",  "&Zcaron;",   "&abreve;",
					     "&ell;",    "&lbrack;", "&leqslant;", "&num;",
					     "&percnt;", "&zdot;",   "&tilde;",    "&emsp13;",
					     "&Hat;",    "&nabla;",  "&vert;" };

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		assert_true(markup_has(str_from(names[i])));
}

static const char *const harmful_pieces[] = {
	"<",
	">",
	"</",
	"&",
	";",
	"&amp;",
	"&#",
	"x1",
	"<p>",
	"</p>",
	"<a href=\"",
	"'",
	"=\"",
	"<!--",
	"-->",
	"<![CDATA[",
	"]]>",
	"<?",
	"?>",
	"<s>",
	"</s>",
	"<mml:math>",
	"</mml:math>",
	"<tex-math>",
	"</tex-math>",
	"<annotation>",
	"</annotation>",
	"<style>",
	"</style>",
	"\xC3",
	"<title>",
	"Abstract",
	"</title>",
	" ",
	"\n",
	"<jats:",
	"<inline-formula>",
};

/* Pieces of markup in any order and cut anywhere never lead out of the text, and add no more bytes
 * than there were. */
static void any_pieces_are_harmless(void **state)
{
	uint64_t seed = 7;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		struct strbuf text, out;
		char *exact;

		strbuf_init(&text);
		strbuf_init(&out);
		for (size_t n = support_below(&seed, 12); n > 0; n--)
			strbuf_add_cstr(
				&text,
				harmful_pieces[support_below(
					&seed, sizeof(harmful_pieces) / sizeof(*harmful_pieces))]);
		exact = support_copy(text.data, text.len);
		markup_add_text(&out, (struct str){ exact, text.len });
		markup_has((struct str){ exact, text.len });
		assert_true(out.len <= text.len);
		free(exact);
		strbuf_free(&text);
		strbuf_free(&out);
	}
}

static void add_repeated(void *context, size_t count)
{
	const char *piece = context;
	struct strbuf text, out;

	strbuf_init(&text);
	strbuf_init(&out);
	for (size_t i = 0; i < count; i++)
		strbuf_add_cstr(&text, piece);
	markup_add_text(&out, strbuf_str(&text));
	markup_has(strbuf_str(&text));
	strbuf_free(&text);
	strbuf_free(&out);
}

static void time_grows_with_the_text(void **state)
{
	static const char *const pieces[] = {
		"<",
		"&",
		"<s>",
		"</s",
		"<!--",
		"<![CDATA[",
		"<?a",
		"<style>",
		"<tex-math>",
		"<math>",
		"<title>",
		"<a x=\"",
		"<a x='y' z=\"",
		"</",
		"&#0000",
		"<tex-math>\\begin{document}</tex-math>",
		"<i></b>",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++)
		assert_grows_with_size(add_repeated, (void *)pieces[i], 2000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(entities_are_read_once),
		cmocka_unit_test(tags_are_taken_out),
		cmocka_unit_test(headings_of_the_whole_are_left_out),
		cmocka_unit_test(formulas_are_there_once),
		cmocka_unit_test(plain_text_has_no_markup),
		cmocka_unit_test(newer_entities_are_in_order),
		cmocka_unit_test(any_pieces_are_harmless),
		cmocka_unit_test(time_grows_with_the_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
