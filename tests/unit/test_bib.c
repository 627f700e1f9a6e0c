/* BibTeX as it is written: the entries, their keys, the names, and what is escaped. The papers are
 * invented. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/bibtex_text.h"
#include "text/markup.h"
#include "write/bib_compose.h"
#include "write/bib_key.h"
#include "write/bib_names.h"
#include "write/bib_text.h"
#include "write/writer.h"

static const struct marks no_marks;

static void assert_entry(const struct paper *paper, const struct marks *marks,
			 struct writer_options options, const char *want)
{
	const uint32_t first = 0;
	const struct writer_set set = { paper, &first, 1 };
	struct writer_row row = { paper, marks, STR("") };
	struct writer writer;
	struct strbuf out;

	strbuf_init(&out);
	writer_open(&writer, writer_format_find(STR("bib")), &options, &set, &out);
	writer_add(&writer, &row, &out);
	writer_close(&writer, &out);
	assert_string_equal(out.data, want);
	strbuf_free(&out);
}

static struct paper full_paper(struct strbuf *rare)
{
	struct paper paper;

	paper_init(&paper);
	paper.title = STR("GANs and R&D of $x_1$");
	paper.author_names = STR("Ann Quill; et al.");
	paper.arxiv_id = STR("2409.11340");
	paper.doi = STR("10.1000/a_b");
	paper.url = STR("https://example.org/~x?a=1&b=2");
	paper.keywords = STR("lanterns; oil");
	paper.date = (struct date){ .year = 2024, .month = 5, .day = 3, .precision = DATE_DAY };
	paper_set_text(&paper, FIELD_VENUE, STR("Journal of Lanterns"), rare);
	paper_set_text(&paper, FIELD_TYPE, STR("article"), rare);
	paper_set_text(&paper, FIELD_PAGES, STR("12-34"), rare);
	paper_set_text(&paper, FIELD_CATEGORIES, STR("cs.LG; stat.ML"), rare);
	return paper;
}

static const struct marks full_marks = {
	.status = READING_DONE,
	.priority = 1,
	.tags = STR_INIT("a, b"),
	.note = STR_INIT("one\ntwo"),
};

static void bibtex_is_as_agreed(void **state)
{
	struct strbuf rare;
	struct paper paper;

	(void)state;
	strbuf_init(&rare);
	paper = full_paper(&rare);
	assert_entry(&paper, &full_marks, (struct writer_options){ .notes = true },
		     "@article{quill2024gans,\n"
		     "  author = {Ann Quill and others},\n"
		     "  title = {{GAN}s and {R}\\&{D} of $x_1$},\n"
		     "  journal = {Journal of Lanterns},\n"
		     "  year = {2024},\n"
		     "  month = may,\n"
		     "  day = {3},\n"
		     "  pages = {12--34},\n"
		     "  eprint = {2409.11340},\n"
		     "  archivePrefix = {arXiv},\n"
		     "  primaryClass = {cs.LG},\n"
		     "  doi = {10.1000/a_b},\n"
		     "  url = {https://example.org/~x?a=1&b=2},\n"
		     "  keywords = {lanterns, oil},\n"
		     "  categories = {cs.LG, stat.ML},\n"
		     "  groups = {a, b;},\n"
		     "  priority = {prio1},\n"
		     "  readstatus = {read},\n"
		     "  annote = {one\ntwo},\n"
		     "}\n\n");
	strbuf_free(&rare);
}

static void biblatex_is_as_agreed(void **state)
{
	struct strbuf rare;
	struct paper paper;

	(void)state;
	strbuf_init(&rare);
	paper = full_paper(&rare);
	assert_entry(&paper, &no_marks, (struct writer_options){ .biblatex = true },
		     "@article{quill2024gans,\n"
		     "  author = {Ann Quill and others},\n"
		     "  title = {{GAN}s and {R}\\&{D} of $x_1$},\n"
		     "  journaltitle = {Journal of Lanterns},\n"
		     "  date = {2024-05-03},\n"
		     "  pages = {12--34},\n"
		     "  eprint = {2409.11340},\n"
		     "  eprinttype = {arxiv},\n"
		     "  eprintclass = {cs.LG},\n"
		     "  doi = {10.1000/a_b},\n"
		     "  url = {https://example.org/~x?a=1&b=2},\n"
		     "  keywords = {lanterns, oil},\n"
		     "  categories = {cs.LG, stat.ML},\n"
		     "}\n\n");
	strbuf_free(&rare);
}

static void assert_left_out(const struct paper *paper, struct writer_options options,
			    enum csv_column column, bool want)
{
	assert_int_equal(writer_leaves_out(writer_format_find(STR("bib")), &options, paper,
					   &full_marks, column),
			 want);
}

static void what_is_left_out_is_known(void **state)
{
	struct strbuf rare;
	struct paper paper;

	(void)state;
	strbuf_init(&rare);
	paper = full_paper(&rare);
	assert_left_out(&paper, (struct writer_options){ 0 }, COLUMN_NOTE, true);
	assert_left_out(&paper, (struct writer_options){ .notes = true }, COLUMN_NOTE, false);
	assert_left_out(&paper, (struct writer_options){ 0 }, COLUMN_TAGS, false);
	assert_left_out(&paper, (struct writer_options){ 0 }, COLUMN_TYPE, false);
	paper_init(&paper);
	strbuf_clear(&rare);
	paper_set_text(&paper, FIELD_TYPE, STR("scroll"), &rare);
	paper_set_text(&paper, FIELD_PDF, STR("/home/x.pdf"), &rare);
	paper.authors = 3;
	assert_left_out(&paper, (struct writer_options){ 0 }, COLUMN_TYPE, true);
	assert_left_out(&paper, (struct writer_options){ 0 }, COLUMN_PDF, true);
	assert_left_out(&paper, (struct writer_options){ 0 }, COLUMN_AUTHORS, true);
	strbuf_free(&rare);
}

/* Texts and their values. */
static void assert_values(const struct bib_style *style, const char *const rows[][2], size_t count)
{
	struct strbuf out;

	strbuf_init(&out);
	for (size_t i = 0; i < count; i++) {
		strbuf_clear(&out);
		bib_text_add(&out, str_from(rows[i][0]), style);
		assert_string_equal(out.data, rows[i][1]);
	}
	strbuf_free(&out);
}

#define ASSERT_VALUES(style, rows) assert_values(style, rows, sizeof(rows) / sizeof(*(rows)))

static void tex_stays_and_signs_are_escaped(void **state)
{
	static const struct bib_style style = { .is_markup = true };
	static const char *const rows[][2] = {
		{ "50% of R&D, #1", "50\\% of R\\&D, \\#1" },
		{ "a_b {x} ~/y 2^n", "a{\\_}b {{\\textbraceleft}}x{{\\textbraceright}} "
				     "{{\\textasciitilde}}/y 2{{\\textasciicircum}}n" },
		{ "costs $5 or $6", "costs {{\\$}}5 or {{\\$}}6" },
		{ "p < 0.05 > |x|", "p {\\textless} 0.05 {\\textgreater} {\\textbar}x{\\textbar}" },
		{ "$x_{1} & y$",
		  "{{\\$}}x{\\_}{{\\textbraceleft}}1{{\\textbraceright}} \\& y{{\\$}}" },
		{ "$\\mathcal{O}(n^2)$ and $$y_1$$", "$\\mathcal{O}(n^2)$ and $$y_1$$" },
		{ "\\emph{a_b} and {\\em c_d}", "\\emph{a{\\_}b} and {\\em c{\\_}d}" },
		{ "\\frac{a}{b}{c}",
		  "{\\ensuremath{\\frac{a}{b}}}{{\\textbraceleft}}c{{\\textbraceright}}" },
		{ "\\emph{\\sqrt{x_1}} {\\bar x} \\mathbf{y}",
		  "\\emph{{\\ensuremath{\\sqrt{x_1}}}} \\/{{\\ensuremath{\\bar x}}} "
		  "\\/{\\ensuremath{\\mathbf{y}}}" },
		{ "\\ensuremath{\\frac{a}{b}}", "{\\ensuremath{\\frac{a}{b}}}" },
		{ "O(\\log n), \\ie \\BibTeX, \\bullet \\TeX",
		  "O(log n), i.e. BibTeX, \xE2\x80\xA2 \\TeX" },
		{ "Schr\\\"odinger's {\\o}slo", "Schr\\\"odinger's {\\o}slo" },
		{ "\\url{http://example.org/a_b%20c}", "\\url{http://example.org/a_b%20c}" },
		{ "C:\\Users\\x", "C:{{\\textbackslash}}Users{{\\textbackslash}}x" },
		{ "a \\(x_{\\alpha}\\) b \\(", "a \\(x_{\\alpha}\\) b {{\\textbackslash}}(" },
		{ "Table~1", "Table~1" },
		{ "by~$$x$$", "by~$$x$$" },
		/* Braces that do not match. */
		{ "$\\left\\{ x$", "{{\\$}}{{\\textbackslash}}left{{\\textbackslash}}"
				   "{{\\textbraceleft}} x{{\\$}}" },
		{ "\\{a\\}", "\\textbraceleft{}a\\textbraceright{}" },
		{ "\\emph{x", "{{\\textbackslash}}emph{{\\textbraceleft}}x" },
		{ "} x {", "{{\\textbraceright}} x {{\\textbraceleft}}" },
		{ "\\", "{{\\textbackslash}}" },
		/* What our reader would take for HTML. */
		{ "a &lt; <b>x</b>", "a {{\\&}}lt; {{\\textless}}b{\\textgreater}x"
				     "{{\\textless}}/b{\\textgreater}" },
		{ "one\ntwo\x1B\x7F.", "one two  ." },
	};

	(void)state;
	ASSERT_VALUES(&style, rows);
}

/* Where our reader, which makes characters of some TeX, would make other TeX of what is beside it,
 * all is written as signs: these texts come back as they are. */
static void tex_that_would_not_come_back_is_signs(void **state)
{
	static const struct bib_style style = { .is_markup = true };
	static const char *const texts[] = {
		"$a<b$$$x$$^\\frac{a$5 [2J %\\'{e}\\{{\\&}}'lamp\\lbrack <i>x</i>%$\\backslash$",
		"\\frac{a{\\u x}$5é\\ensuremath{\\alpha}|},&#x3b1;,$\\backslash${\\em x}\\'{e}",
		"$x_{1}^2$\\$\\mathcal{O}(n)$\\&amp;{\\alpha}{\\unknown x}$x_{1}^2$ 2.",
		"$5Schr\\\"oder\\&lt;lamp{\\\"o} \\unknown{x}$a<b$amp;<i>x</i>&lt;\\unknown",
	};
	struct strbuf value, back, text;

	(void)state;
	strbuf_init(&value);
	strbuf_init(&back);
	strbuf_init(&text);
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		strbuf_clear(&value);
		strbuf_clear(&back);
		strbuf_clear(&text);
		bib_text_add(&value, str_from(texts[i]), &style);
		bibtex_markup_add(&back, strbuf_str(&value));
		markup_add_text(&text, strbuf_str(&back));
		assert_string_equal(text.data, texts[i]);
	}
	strbuf_free(&text);
	strbuf_free(&back);
	strbuf_free(&value);
}

static void capitals_that_matter_are_protected(void **state)
{
	static const struct bib_style style = { .protects_case = true };
	static const char *const rows[][2] = {
		{ "A Study of GANs and BERT", "A Study of {GAN}s and {BERT}" },
		{ "iPhone, O'Quill and 3D: Vitamin C",
		  "{iPhone}, {O'Quill} and {3D}: Vitamin {C}" },
		{ "GPT-4V-based Éclair ÉÉ", "{GPT}-{4V}-based Éclair {ÉÉ}" },
		{ "\\emph{LLM} $GAN$", "\\emph{{LLM}} $GAN$" },
		{ "\\emph{x}LLM", "\\emph{x}\\/{LLM}" },
		/* In sentence case a capital is that of a name; in title case it says nothing. */
		{ "A Bayesian view of Markov chains by Euler",
		  "A {Bayesian} view of {Markov} chains by {Euler}" },
		{ "Counting owls: A study in Kenya", "Counting owls: A study in {Kenya}" },
		{ "A Bayesian View of Markov Chains from Data",
		  "A Bayesian View of Markov Chains from Data" },
		{ "Attention Is All You Need Without Tears",
		  "Attention Is All You Need Without Tears" },
		{ "Counting Owls with Lamps during Winter Nights",
		  "Counting Owls with Lamps during Winter Nights" },
	};

	(void)state;
	ASSERT_VALUES(&style, rows);
}

static void symbols_are_commands_for_pdftex(void **state)
{
	static const struct bib_style style = { .has_only_letters = true };
	static const char *const rows[][2] = {
		{ "α ≤ β → “é”", "{\\ensuremath{\\alpha}} {\\ensuremath{\\le}} "
				 "{\\ensuremath{\\beta}} {\\ensuremath{\\to}} “é”" },
		{ "漢字 😀", "漢字 😀" },
		{ "\\times \\alpha", "× {\\ensuremath{\\alpha}}" },
		{ "−6 √2", "{\\ensuremath{-}}6 {\\ensuremath{\\surd}}2" },
		{ "the $ε$-best of $Ω(n)$",
		  "the ${\\ensuremath{\\varepsilon}}$-best of ${\\ensuremath{\\Omega}}(n)$" },
	};

	(void)state;
	ASSERT_VALUES(&style, rows);
}

/* A blank would end it for whoever reads it. */
static void addresses_have_no_blanks(void **state)
{
	struct strbuf out;

	(void)state;
	strbuf_init(&out);
	bib_address_add(&out, STR("https://example.org/a b\n%20c?{d}"));
	assert_string_equal(out.data, "https://example.org/a%20b%20%20c?{\\textbraceleft}d"
				      "{\\textbraceright}");
	strbuf_free(&out);
}

/* pdfTeX has no accents that are letters of their own; biber makes one of both. */
static void accents_and_letters_are_one(void **state)
{
	struct paper paper;
	static const char composed[] = "@misc{hancke2024ete,\n"
				       "  author = {Bob Hancké},\n"
				       "  title = {Été x\u0302 \u0301},\n"
				       "  year = {2024},\n"
				       "  keywords = {é},\n"
				       "}\n\n";

	(void)state;
	paper_init(&paper);
	paper.author_names = STR("Bob Hancke\u0301");
	paper.title = STR("E\u0301te\u0301 x\u0302 \u0301");
	paper.keywords = STR("e\u0301");
	paper.date = (struct date){ .year = 2024, .precision = DATE_YEAR };
	assert_entry(&paper, &no_marks, (struct writer_options){ 0 }, composed);
	assert_entry(&paper, &no_marks, (struct writer_options){ .biblatex = true },
		     "@misc{hancke2024ete,\n"
		     "  author = {Bob Hancke\u0301},\n"
		     "  title = {E\u0301te\u0301 x\u0302 \u0301},\n"
		     "  date = {2024},\n"
		     "  keywords = {e\u0301},\n"
		     "}\n\n");
}

/* But letters of TeX's commands stay theirs. */
static void accents_are_one_with_letters_beside_tex(void **state)
{
	static const char *const rows[][2] = {
		{ "\\emph{e\u0301} \\ e\u0301 \\% e\u0301", "\\emph{\u00e9} \\ \u00e9 \\% \u00e9" },
		{ "\\TeX\u0301 \\'e\u0301", "\\TeX\u0301 \\'e\u0301" },
	};
	struct strbuf buffer;

	(void)state;
	strbuf_init(&buffer);
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct str composed = bib_compose(&buffer, str_from(rows[i][0]));

		assert_true(str_equal(composed, str_from(rows[i][1])));
	}
	strbuf_free(&buffer);
}

static void names_are_taken_apart_by_bibtex_as_by_us(void **state)
{
	static const char *const rows[][2] = {
		{ "Ann Quill; Roe, Bo; et al.", "Ann Quill and Roe, Bo and others" },
		{ "Ludwig van der Berg; de Silva, Ann", "van der Berg, Ludwig and de Silva, Ann" },
		{ "Berg JK; bell hooks", "Berg, JK and hooks, bell" },
		{ "Ann Poe Jr.; Poe, III, Ann", "Poe, Jr., Ann and Poe, III, Ann" },
		{ "The Lantern Team; Quill and Sons Inc.",
		  "{The Lantern Team} and {Quill and Sons Inc.}" },
		{ "Plato; others", "Plato and {others}" },
		{ "Émile Quill", "Quill, Émile" },
		{ "R&D University", "{R\\&D University}" },
		{ "family=x", "family{=}x" },
		{ "$ \\o{}rsted $x$, Ann", "{{{\\$}} {{\\textbackslash}}o{{\\textbraceleft}}"
					   "{{\\textbraceright}}rsted {{\\$}}x{{\\$}}}, Ann" },
	};
	struct strbuf out;

	(void)state;
	strbuf_init(&out);
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		strbuf_clear(&out);
		bib_names_add(&out, str_from(rows[i][0]));
		assert_string_equal(out.data, rows[i][1]);
	}
	strbuf_free(&out);
}

static struct paper paper_of(const char *names, int year, const char *title)
{
	struct paper paper;

	paper_init(&paper);
	paper.author_names = str_from(names);
	paper.title = str_from(title);
	if (year > 0)
		paper.date = (struct date){ .year = (int16_t)year, .precision = DATE_YEAR };
	return paper;
}

static void assert_key(struct paper paper, const char *own, const char *want)
{
	const uint32_t first = 0;
	struct bib_keys keys;
	struct strbuf out, rare;

	strbuf_init(&out);
	strbuf_init(&rare);
	paper_set_text(&paper, FIELD_CITATION_KEY, str_from(own), &rare);
	bib_keys_find(&keys, &paper, &first, 1);
	bib_keys_add(&keys, &out, &paper, 0);
	assert_string_equal(out.data, want);
	bib_keys_free(&keys);
	strbuf_free(&out);
	strbuf_free(&rare);
}

static void keys_are_made_of_name_year_and_word(void **state)
{
	(void)state;
	assert_key(paper_of("Ann Quill; Bo Roe", 2024, "On the Lanterns of Oil"), "",
		   "quill2024lanterns");
	assert_key(paper_of("Ludwig van der Bérg-Poe", 2024, "\\'Etudes"), "", "bergpoe2024etudes");
	assert_key(paper_of("The Lantern Team", 0, "3D-Lanterns"), "", "lantern3d");
	assert_key(paper_of("", 2024, "The"), "", "the2024");
	assert_key(paper_of("漢字", 2024, "漢字"), "", "paper2024");
	assert_key(paper_of("Quill", 2024, "β-Lanterns"), "", "quill2024lanterns");
	assert_key(paper_of("Quill", 2024, "X"), "DBLP:conf/x-1_y", "DBLP:conf/x-1_y");
	assert_key(paper_of("Quill", 2024, "X"), "a b,{c}#%~\"\\'é Østß", "abceOstss");
	assert_key(paper_of("Quill", 2024, "X"), "{}", "quill2024x");
}

#define MANY 2000

/* Adds the keys of the papers in an order, each in the line of its paper. */
static void find_keys(struct strbuf keys_of[MANY], const struct paper *papers,
		      const uint32_t *order, size_t count)
{
	struct bib_keys keys;

	bib_keys_find(&keys, papers, order, count);
	for (size_t i = 0; i < count; i++) {
		strbuf_clear(&keys_of[order[i]]);
		bib_keys_add(&keys, &keys_of[order[i]], &papers[order[i]], i);
	}
	bib_keys_free(&keys);
}

static int compare_keys(const void *a, const void *b)
{
	return strcmp(((const struct strbuf *)a)->data, ((const struct strbuf *)b)->data);
}

/* Papers that all share a key: in any order, and without the later ones, it is the same for each.
 */
static void keys_depend_on_the_paper_alone(void **state)
{
	static struct strbuf forth[MANY], back[MANY];
	static struct paper papers[MANY];
	static char ids[MANY][16];
	static uint32_t up[MANY], down[MANY];

	(void)state;
	for (uint32_t i = 0; i < MANY; i++) {
		strbuf_init(&forth[i]);
		strbuf_init(&back[i]);
		papers[i] = paper_of("Ann Quill", 2024, "Lanterns");
		snprintf(ids[i], sizeof(ids[i]), "2401.%05u", i);
		papers[i].arxiv_id = str_from(ids[i]);
		up[i] = i;
		down[i] = MANY - 1 - i;
	}
	find_keys(forth, papers, up, MANY);
	find_keys(back, papers, down, MANY);
	assert_string_equal(forth[0].data, "quill2024lanterns");
	for (size_t i = 0; i < MANY; i++)
		assert_string_equal(forth[i].data, back[i].data);
	find_keys(back, papers, up, MANY / 2);
	for (size_t i = 0; i < MANY / 2; i++)
		assert_string_equal(forth[i].data, back[i].data);
	qsort(forth, MANY, sizeof(*forth), compare_keys);
	for (size_t i = 1; i < MANY; i++)
		assert_string_not_equal(forth[i - 1].data, forth[i].data);
	for (size_t i = 0; i < MANY; i++) {
		strbuf_free(&forth[i]);
		strbuf_free(&back[i]);
	}
}

/* BibTeX does not tell X from x; of two that are equal in all the place decides. */
static void keys_differ_without_case(void **state)
{
	static struct strbuf found[MANY];
	struct paper papers[3];
	struct strbuf rare[3];
	const uint32_t order[] = { 0, 1, 2 };

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		strbuf_init(&found[i]);
		strbuf_init(&rare[i]);
		papers[i] = paper_of("Ann Quill", 2024, i == 0 ? "A" : "B");
		paper_set_text(&papers[i], FIELD_CITATION_KEY, i == 0 ? STR("Key") : STR("kEY"),
			       &rare[i]);
	}
	find_keys(found, papers, order, 3);
	assert_string_equal(found[0].data, "Key");
	assert_true(str_starts_with(strbuf_str(&found[1]), STR("kEY")) && found[1].len > 3);
	assert_string_not_equal(found[1].data, found[2].data);
	for (size_t i = 0; i < 3; i++) {
		strbuf_free(&found[i]);
		strbuf_free(&rare[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bibtex_is_as_agreed),
		cmocka_unit_test(biblatex_is_as_agreed),
		cmocka_unit_test(what_is_left_out_is_known),
		cmocka_unit_test(tex_stays_and_signs_are_escaped),
		cmocka_unit_test(tex_that_would_not_come_back_is_signs),
		cmocka_unit_test(capitals_that_matter_are_protected),
		cmocka_unit_test(symbols_are_commands_for_pdftex),
		cmocka_unit_test(addresses_have_no_blanks),
		cmocka_unit_test(accents_and_letters_are_one),
		cmocka_unit_test(accents_are_one_with_letters_beside_tex),
		cmocka_unit_test(names_are_taken_apart_by_bibtex_as_by_us),
		cmocka_unit_test(keys_are_made_of_name_year_and_word),
		cmocka_unit_test(keys_depend_on_the_paper_alone),
		cmocka_unit_test(keys_differ_without_case),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
