/* arXiv's mail and pages, reading lists in Markdown, lists of identifiers. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "recorder_expect.h"

#define RULE "------------------------------------------------------------------------------\n"

static const char mail[] =
	"From: no-reply@arXiv.org\nSubject: cs daily 1\n\n" RULE
	"Submissions to:\nMachine Learning\n received from  Thu 1 Jan 26\n" RULE RULE
	"\\\\\narXiv:2601.00001\nDate: Thu, 1 Jan 2026 19:24:21 GMT   (415kb)\n\n"
	"Title: Counting Owls at Night: A Framework for Lamps\n  and Students\n"
	"Authors: Ada Gupta (Lamp Lab), Tr\\'e Roe,\n  Ann Poe and Bob Doe\nCategories: cs.LG "
	"stat.ML\n"
	"Comments: 12 pages,\n  3 owls\nJournal-ref: Journal of Owls 7 (2026)\nDOI: 10.1000/OWL.1\n"
	"License: http://example.org/license\n\\\\\n  We count owls with one lamp,\nand find "
	"many.\n"
	"  A second paragraph.\n\\\\ ( https://arxiv.org/abs/2601.00001 ,  415kb)\n" RULE
	"%-%-%-%-%-%-%-%-%-%-%-%-%-%\n" RULE "\\\\\narXiv:2512.00002 (*cross-listing*)\nDate: Mon, "
	"1 Dec 2025 09:00:00 GMT   (9kb)\n\nTitle: Snails\n"
	"Authors: Ann Roe\nCategories: math.PR cs.LG\n\\\\\n  Snails do not much.\n"
	"\\\\ ( https://arxiv.org/abs/2512.00002 ,  9kb)\n%%--%%--%%--%%--%%--%%--%%--%%\n" RULE
	"\\\\\narXiv:hep-th/9901001\nreplaced with revised version Thu, 1 Jan 2026 10:00:00 GMT   "
	"(353kb)\n\n"
	"Title: Is Tea Enough?\nAuthors: Bob Poe\nCategories: hep-th\n"
	"\\\\ ( https://arxiv.org/abs/hep-th/9901001 ,  353kb)\n" RULE "%%%---%%%---%%%---\n";

static const char mail_want[] = "Counting Owls at Night: A Framework for Lamps and Students|We "
				"count owls with one lamp, and find "
				"many. A second paragraph.|4|2026-1-1|-|-|2601.00001\n"
				"Snails|Snails do not much.|1|2025-12-1|-|-|2512.00002\n"
				"Is Tea Enough?||1|-|-|-|hep-th/9901001\n";

/* A listing whose parts are lines of their own, and one copied from the screen. */
static const char listing[] =
	"Learning \n \n Skip to main content \n \n Showing new listings for Wednesday, 9 September "
	"2026 \n\n"
	" Total of 3 entries \n \n New submissions (showing 2 of 2 entries) \n\n \n [1] \n \n "
	"arXiv:2609.05433\n \n [ pdf , html , other ]\n \n Title: \n Owls for Snails: The Tea "
	"Market\n \n "
	"Ada Gupta , Nick Poe \n\n Subjects: \n Pricing of Owls (q-fin.PR) ; Learning (cs.LG)\n \n "
	"We study owls and find them good.\n\n \n [2] arXiv:2609.05434 (cross-list from cs.LG) "
	"[pdf, other]\n"
	"Title: Snails Again\nAnn Roe\nComments: 26 pages\nSubjects: Learning (cs.LG)\n"
	"Total of 3 entries\nabout\nhelp\n";

static const char listing_want[] =
	"Owls for Snails: The Tea Market|We study owls and find them good.|2|-|-|-|"
	"2609.05433\nSnails Again||1|-|-|-|2609.05434\n";

static const char search[] =
	"Showing 1-2 of 2 results for all: owls\n\narXiv:2401.00001 [pdf, other]  cs.LG  "
	"stat.ML\n\n"
	"Owls at Night\n\nAuthors: Ada Gupta, Nick Poe\n\nAbstract: We study owls.  \xE2\x96\xB3 "
	"Less\n\n"
	"Submitted 3 January, 2024; originally announced January 2024.\n\nComments: 5 pages\n\n"
	"arXiv:2312.00002 [pdf] math.PR doi 10.1000/owl.2\n\nSnails Again\n\nAuthors: Ann Roe\n\n"
	"Abstract: Snails do not much.\n\nSubmitted 5 January, 2024; v1 submitted 1 December, "
	"2023; "
	"originally announced December 2023.\n";

static const char search_want[] = "Owls at Night|We study owls.|2|2024-1-3|-|-|2401.00001\n"
				  "Snails Again|Snails do not much.|1|2023-12-1|-|-|2312.00002\n";

static const char own_page[] =
	"Skip to main content\nComputer Science > Machine Learning\n[Submitted on 3 Jan 2024 (v1), "
	"last revised "
	"5 Feb 2024 (this version, v2)]\nTitle:Owls at Night\nAda Gupta, Nick Poe\nView PDF\n"
	"HTML (experimental)\nAbstract:We study owls, and find them good.\nComments:\t10 pages\n"
	"Subjects:\tMachine Learning (cs.LG); Computation (cs.CL)\nCite as:\tarXiv:2401.00001 "
	"[cs.LG]\n"
	" \t(or arXiv:2401.00001v2 [cs.LG] for this "
	"version)\nhttps://doi.org/10.48550/arXiv.2401.00001\n"
	"Submission history\nFrom: Ada Gupta\n";

static const char own_page_want[] =
	"Owls at Night|We study owls, and find them good.|2|2024-1-3|-|-|2401.00001\n";

static const char reading_list[] =
	"# Awesome Owls [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)\n\n"
	"- [Papers](#papers)\n- [Tools](#tools)\n\n## Papers\n\n"
	"- [Owls at Night](https://arxiv.org/abs/2401.00001) - Gao et al., 2024\n"
	"- [Snails on Stones](https://arxiv.org/abs/2401.00002), NeurIPS 2023 "
	"[[code]](https://github.com/x/y)\n"
	"| Title | Venue | Links |\n|:--|:-:|--|\n"
	"| ![Star](https://img.example.org/s.svg) <br> [**Tea for "
	"All**](https://arxiv.org/abs/2401.00003) | "
	"ICML | [Github](https://github.com/x/tea) |\n"
	"| Lanterns for Gardens | arXiv | [Paper](https://arxiv.org/pdf/2401.00004.pdf) |\n\n"
	"- **Kernels Again for Graphs.** *Ann Roe*. [[pdf](https://arxiv.org/abs/2401.00005)]\n"
	"* Doe, Jane and Roe, Richard. Something. 2020. [[pdf](https://arxiv.org/abs/2401.00006)]\n"
	"1. [Numbered Things](https://openreview.net/forum?id=abc)\n"
	"2. [Owls and Sleep](https://www.ncbi.nlm.nih.gov/pubmed/12345678)\n"
	"3. [Snails and Sleep](https://pmc.ncbi.nlm.nih.gov/articles/PMC1234567/)\n"
	"+ Sparse Gradients in the Wild\n  Ann Roe, Bob Poe\n  "
	"[[paper](https://arxiv.org/abs/2401.00007)]\n"
	"- [A Tool for Owls](https://github.com/tool/owls)\n\n"
	"Prose with [a link to a paper](https://arxiv.org/abs/2401.00008) in it.\n\n"
	"- <a href=\"https://doi.org/10.1000/182\">Linked in Hypertext</a> (2021)\n"
	"  * [_Escaped_ Owls\\- A Study \\(of \\$5 Lamps\\)\\!](https://arxiv.org/abs/2401.00009)\n"
	"  * [Owls in $\\alpha_{1} \\{a_b\\}$ for $5 and $6](https://arxiv.org/abs/2401.00010)\n";

static const char reading_list_want[] =
	"Owls at Night||-|-|-|-|2401.00001\nSnails on Stones||-|-|-|-|2401.00002\n"
	"Tea for All||-|-|-|-|2401.00003\nLanterns for Gardens||-|-|-|-|2401.00004\n"
	"Kernels Again for Graphs||-|-|-|-|2401.00005\n||-|-|-|-|2401.00006\nNumbered "
	"Things||-|-|-|-|\nOwls and Sleep||-|-|-|-|\nSnails and Sleep||-|-|-|-|\n"
	"Sparse Gradients in the Wild||2|-|-|-|2401.00007\nLinked in Hypertext||-|-|-|-|\n"
	"Escaped Owls- A Study (of $5 Lamps)!||-|-|-|-|2401.00009\n"
	"Owls in $\\alpha_{1} \\{a_b\\}$ for $5 and $6||-|-|-|-|2401.00010\n";

static const char identifiers[] =
	"# to read\n2409.11340\n\narXiv:2310.04373v2 # again\n"
	"https://arxiv.org/abs/2401.04088\n10.1000/ABC.3\nhep-th/9901001, "
	"https://doi.org/10.1000/182\n";

static const char identifiers_want[] =
	"||-|-|-|-|2409.11340\n||-|-|-|-|2310.04373\n||-|-|-|-|2401.04088\n"
	"||-|-|-|-|\n||-|-|-|-|hep-th/9901001\n||-|-|-|-|\n";

static const struct {
	const char *text;
	const char *want;
	const char *layout;
} texts[] = {
	{ mail, mail_want, "arXiv's mail" },
	{ listing, listing_want, "arXiv's page" },
	{ search, search_want, "arXiv's page" },
	{ own_page, own_page_want, "arXiv's page" },
	{ reading_list, reading_list_want, "Markdown list" },
	{ identifiers, identifiers_want, "identifiers" },
};

enum { TEXT_COUNT = sizeof(texts) / sizeof(texts[0]) };

static struct recorder got;

static int set_up(void **state)
{
	(void)state;
	recorder_init(&got);
	got.file_year = 2030;
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	recorder_free(&got);
	return 0;
}

/* The mail as another one quotes it, once and twice, with a sign of its own in an abstract. */
static void test_quoted_mail(void **state)
{
	static const char want[] =
		"Owls by Night|We count > 3 of them. > 4 are white.|2|2026-1-1|-|-|"
		"2601.00001\n";
	static const char *const signs[] = { "", "> ", ">> ", "> > " };

	(void)state;
	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++) {
		struct strbuf text, got_text;
		struct str
			rest = STR(
				"\\\\\narXiv:2601.00001\nDate: Thu, 1 Jan 2026 19:24:21 GMT\n\n"
				"Title: Owls by\n  Night\nAuthors: Ann Poe, Bo Roe\n"
				"Categories: cs.LG\n\\\\\n  We count\n> 3 of them.\n"
				"> 4 are white.\n\\\\ ( https://arxiv.org/abs/2601.00001 , 4kb)\n"),
			line;

		strbuf_init(&text);
		strbuf_init(&got_text);
		strbuf_add_cstr(&text, "On Monday Cy wrote:\n\n");
		while (str_split_next(&rest, '\n', &line))
			strbuf_addf(&text, "%s%.*s\n", signs[i], STR_ARG(line));
		recorder_read_cstr(&got, text.data);
		assert_int_equal(got.count, 1);
		strbuf_addf(&got_text, "%s|%s\n", recorder_text(&got, 0), got.records[0].arxiv_id);
		assert_string_equal(got_text.data, want);
		strbuf_free(&text);
		strbuf_free(&got_text);
	}
}

static void test_each(void **state)
{
	struct strbuf all;

	(void)state;
	strbuf_init(&all);
	for (size_t i = 0; i < TEXT_COUNT; i++) {
		recorder_read_cstr(&got, texts[i].text);
		strbuf_clear(&all);
		for (size_t k = 0; k < got.count; k++)
			strbuf_addf(&all, "%s|%s\n", recorder_text(&got, k),
				    got.records[k].arxiv_id);
		assert_string_equal(all.data, texts[i].want);
		assert_string_equal(got.report.layouts, texts[i].layout);
		assert_int_equal(got.report.not_understood, 0);
	}
	strbuf_free(&all);
}

static void test_fields(void **state)
{
	(void)state;
	recorder_read_cstr(&got, mail);
	assert_int_equal(got.report.known[FIELD_CATEGORIES], 3);
	assert_int_equal(got.report.known[FIELD_VENUE], 1);
	assert_int_equal(got.report.known[FIELD_DOI], 1);
	recorder_read_cstr(&got, search);
	assert_int_equal(got.report.known[FIELD_CATEGORIES], 2);
	assert_int_equal(got.report.known[FIELD_DOI], 1);
	recorder_read_cstr(&got, reading_list);
	assert_int_equal(got.report.known[FIELD_CODE], 2);
	assert_int_equal(got.report.known[FIELD_DOI], 1);
	assert_int_equal(got.report.known[FIELD_VENUE], 2);
	assert_int_equal(got.report.known[FIELD_DATE], 4);
	recorder_read_cstr(&got, identifiers);
	assert_int_equal(got.report.known[FIELD_DOI], 2);
}

static void test_pieces(void **state)
{
	struct recorder whole;
	uint64_t seed = 3;

	(void)state;
	recorder_init(&whole);
	whole.file_year = 2030;
	for (size_t i = 0; i < TEXT_COUNT; i++)
		recorder_expect_some_splits(&got, &whole, texts[i].text, &seed);
	recorder_free(&whole);
}

static void test_cut(void **state)
{
	(void)state;
	for (size_t i = 0; i < TEXT_COUNT; i++)
		for (size_t at = 0; at <= strlen(texts[i].text); at++) {
			recorder_read(&got, (struct str){ texts[i].text, at });
			for (size_t k = 0; k < got.count; k++)
				assert_true(recorder_title_is_known(recorder_text(&got, k),
								    texts[i].want));
			if (at > 0 && texts[i].text[at - 1] != '\n')
				continue;
			recorder_read_cstr(&got, texts[i].text + at);
			for (size_t k = 0; k < got.count; k++)
				assert_true(recorder_title_is_known(recorder_text(&got, k),
								    texts[i].want));
		}
}

/* A list that was cut off within an identifier is one of those before. */
static void test_cut_identifiers(void **state)
{
	static const char list[] = "# to read\narXiv:2409.11340\nhttps://arx";

	(void)state;
	for (size_t len = sizeof(list) - 1; list[len - 1] != '\n'; len--) {
		recorder_read(&got, (struct str){ list, len });
		assert_string_equal(got.report.layouts, "identifiers");
		assert_int_equal(got.count, 1);
		assert_int_equal(got.report.not_understood, 1);
	}
}

/* What looks a little like them. */
static void test_none(void **state)
{
	static const char *const none[] = {
		"2409.11340\n",
		"2409.11340\n3.14\n",
		"1234.56789\n4567.12345\n",
		"# Notes\n\nSee [the paper](https://arxiv.org/abs/1706.03762) for more.\n",
		"# Tool\n\n- [Install it](https://example.org/install)\n- [Read the manual "
		"now](https://example.org/manual)\n",
		"```\n- [In a block](https://arxiv.org/abs/2401.00001)\n- [Of some "
		"code](https://arxiv.org/abs/2401.00002)\n```\n",
		"\\\\\nA line of TeX\n\\\\\n",
		"Title: A letter to all of you\nAuthors: are dead\n",
		"arXiv:2401.00001 is a paper\nTitle: not this\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++) {
		recorder_read_cstr(&got, none[i]);
		assert_int_equal(got.count, 0);
		assert_int_equal(got.status, STATUS_FAILED);
	}
}

/* Doubled, a hostile text takes no more than its size: these would take hours otherwise. */
static void test_hostile(void **state)
{
	static const char *const heads[] = { mail, listing, reading_list };
	static const char *const units[] = { "[",  "](",      "[](",    "**", "<a ",
					     "|",  "\\",      "arXiv:", "- ", "](http://x ",
					     "_*", "\n  - [", " et al" };

	(void)state;
	got.keeps_text = false;
	for (size_t h = 0; h < sizeof(heads) / sizeof(heads[0]); h++)
		for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
			struct strbuf text;
			uint64_t seed = 4;

			strbuf_init(&text);
			strbuf_add_cstr(&text, heads[h]);
			while (text.len < 500000)
				strbuf_add_cstr(&text, units[i]);
			recorder_read_pieces(&got, strbuf_str(&text), 50000, &seed);
			assert_true(got.count >= 2);
			strbuf_free(&text);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_quoted_mail, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_each, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_fields, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_pieces, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_cut, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_cut_identifiers, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_none, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_hostile, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
