/* Lists of references in the styles of citation, and what is none. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/recorder_fixture.h"

#define TWO      "title: Kites in the wind\nauthors: 2\nauthor_names: "
#define DASH     "\xE2\x80\x93"
#define QUOTE(s) "\xE2\x80\x9C" s "\xE2\x80\x9D"

/* Each style says which are the names, the title and the year. */
static void test_styles(void **state)
{
	static const struct {
		const char *text, *names, *more;
	} styles[] = {
		{ "Poe, A., & Roe, B. (2024). Kites in the wind. Journal of Air, 12(3), 45-67.",
		  "Poe, A.; Roe, B.", "venue: Journal of Air\n" },
		{ "Poe, A., & Roe, B. (2024, May 3). Kites in the wind. In C. Doe (Ed.), Air.",
		  "Poe, A.; Roe, B.", "" },
		{ "Poe, A., & Roe, B. ( 2024 ). Kites in the wind. Journal of Air, 12(3), 45-67.",
		  "Poe, A.; Roe, B.", "venue: Journal of Air\n" },
		{ "[1] A. Poe and B. Roe, \"Kites in the wind,\" Journal of Air, vol. 12, pp. "
		  "4" DASH "9, 2024.",
		  "A. Poe; B. Roe", "venue: Journal of Air\n" },
		{ "[1] Ann Poe and Bo Roe. 2024. Kites in the wind. Journal of Air 12, 3 (2024), "
		  "4" DASH "9.",
		  "Ann Poe; Bo Roe", "venue: Journal of Air\n" },
		{ "Poe, Ann, and Bo Roe. 2024. " QUOTE(
			  "Kites in the wind.") " Journal of Air 12: 4.",
		  "Poe, Ann; Bo Roe", "venue: Journal of Air\n" },
		{ "Poe, Ann, and Bo Roe. \"Kites in the wind.\" Journal of Air 12.3 (2024): "
		  "1991-1999.",
		  "Poe, Ann; Bo Roe", "venue: Journal of Air\n" },
		{ "1. Poe A, Roe B. Kites in the wind. J Air. 2024;12(3):45-67.", "Poe A; Roe B",
		  "venue: J Air\n" },
		{ "Poe A, Roe B (2024) Kites in the wind. J Air 12:45" DASH "67", "Poe A; Roe B",
		  "venue: J Air\n" },
		{ "1. Poe, A., Roe, B.: Kites in the wind. J. Air 12(3), 45" DASH "67 (2024)",
		  "Poe, A.; Roe, B.", "venue: J. Air\n" },
		{ "1. Poe, A. B. & Roe, B. Kites in the wind. J. Air 12, 45" DASH "67 (2024).",
		  "Poe, A. B.; Roe, B.", "venue: J. Air\n" },
		{ "[Poe24] Ann Poe and Bo Roe. Kites in the wind. In Proceedings of Air, pages "
		  "1991" DASH "1999, 2024.",
		  "Ann Poe; Bo Roe", "venue: Proceedings of Air\n" },
		{ "- Kites in the wind. Ann Poe, Bo Roe. ICML, 2024.", "Ann Poe; Bo Roe",
		  "venue: ICML\n" },
	};
	char want[400];

	(void)state;
	for (size_t i = 0; i < sizeof(styles) / sizeof(styles[0]); i++) {
		snprintf(want, sizeof(want), TWO "%s\ndate: 2024\n%s", styles[i].names,
			 styles[i].more);
		recorder_assert_papers(&got, styles[i].text, want);
		assert_string_equal(got.report.layouts, "references");
		assert_int_equal(got.report.not_understood, 0);
	}
}

/* Identifiers and links within a reference are the paper's. */
/* A title in quotes needs no year where a link leads to its paper. */
/* Commas part all of a reference, and the journal has its volume and year behind it. */
static void test_commas(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"# References\n\n1. A. Poe, B. Roe, Kites of paper, silk and wind, J. Air 12 "
		"(2024) "
		"45-9.\n2. C.D. Lee, On the depth of pots: a survey, Pots 9 (1998) 1-4\n"
		"3. A. Poe, B. Roe, The depth of wells, J. Pot. Res., Wells and Lids 100 (1995) "
		"2.\n",
		"title: Kites of paper, silk and wind\nauthors: 2\nauthor_names: A. Poe; B. Roe\n"
		"date: 2024\nvenue: J. Air\n\n"
		"title: On the depth of pots: a survey\nauthors: 1\nauthor_names: C.D. Lee\n"
		"date: 1998\nvenue: Pots\n\n"
		"title: The depth of wells\nauthors: 2\nauthor_names: A. Poe; B. Roe\n"
		"date: 1995\n");
}

/* A question that a subtitle follows ends no title; one that the journal follows does. */
static void test_questions(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"# References\n\n"
		"Poe, A., & Roe, B. (2024). Do kites fly? A study of strings. Air, 3, 4.\n\n"
		"Poe, A., & Roe, B. (2023). Who sinks pots? Trends in Pots, 12(3), 1-9.\n",
		"title: Do kites fly? A study of strings\nauthors: 2\n"
		"author_names: Poe, A.; Roe, B.\ndate: 2024\nvenue: Air\n\n"
		"title: Who sinks pots?\nauthors: 2\nauthor_names: Poe, A.; Roe, B.\ndate: 2023\n"
		"venue: Trends in Pots\n");
}

static void test_undated(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"[1] Poe, Ann, et al. \"**Kites in the wind**.\" Journal of Air 3 (2024): 1-9.\n\n"
		"[2] Roe, Bo, et al. \"Lakes of ice.\" [[pdf]](https://lakes.example/ice.pdf)\n\n"
		"[3] Lee, Cy, et al. \"Owls of the night.\" **(New)**\n\n"
		"[4] Fox, Di, et al. \"Pots of copper.\" Journal of Pots 3 (2022): 1-9.\n",
		"title: Kites in the wind\nauthor_names: Poe, Ann; et al.\ndate: 2024\n"
		"venue: Journal of Air\n\n"
		"title: Lakes of ice\nauthor_names: Roe, Bo; et al.\n"
		"url: https://lakes.example/ice.pdf\n\n"
		"title: Pots of copper\nauthor_names: Fox, Di; et al.\ndate: 2022\n"
		"venue: Journal of Pots\n");
	assert_int_equal(got.report.not_understood, 1);
}

/* Dots in place of names leave some out. */
static void test_dots(void **state)
{
	static const char *const dots[] = { "\xE2\x80\xA6 &", "\xE2\x80\xA6", "... &", ". . ." };

	(void)state;
	for (size_t i = 0; i < sizeof(dots) / sizeof(dots[0]); i++) {
		char text[200];

		snprintf(text, sizeof(text),
			 "Poe, A., Roe, B., %s Lee, C. (2024). Kites in the wind. Journal of Air, "
			 "12(3), 45-67.\n",
			 dots[i]);
		recorder_assert_papers(&got, text,
				       "title: Kites in the wind\n"
				       "author_names: Poe, A.; Roe, B.; Lee, C.; et al.\n"
				       "date: 2024\nvenue: Journal of Air\n");
	}
}

static void test_identifiers(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"**[1]** Poe, Ann, et al. \"**Kites in the wind**.\" Air (2024). "
		"[[pdf]](https://kites.example/1.pdf) [[code]](https://github.com/a/b) "
		"**(Milestone)**\n\n"
		"**[2]** Roe, Bo. \"Lids of pots.\" *arXiv preprint arXiv:2401.00001* (2024).\n\n"
		"**[3]** Roe, B. (2023). Poles and pans. Air, 3, 4. "
		"https://doi.org/10.5555/Pole.1\n",
		"title: Kites in the wind\nauthor_names: Poe, Ann; et al.\ndate: 2024\n"
		"url: https://kites.example/1.pdf\ncode: https://github.com/a/b\n\n"
		"title: Lids of pots\nauthors: 1\nauthor_names: Roe, Bo\ndate: 2024\n"
		"arxiv_id: 2401.00001\n\n"
		"title: Poles and pans\nauthors: 1\nauthor_names: Roe, B.\ndate: 2023\n"
		"doi: 10.5555/pole.1\nurl: https://doi.org/10.5555/Pole.1\nvenue: Air\n");
}

/* A reference over several lines, as copied from a page: a broken word is joined, a compound is
 * not. */
static void test_lines(void **state)
{
	const char *want = "title: Kites in self-made winds without wires\nauthors: 1\n"
			   "author_names: A. Poe\ndate: 2024\n\n"
			   "title: Lids of pots\nauthors: 1\nauthor_names: B. Roe\ndate: 2023\n";

	(void)state;
	recorder_assert_papers(
		&got,
		"REFERENCES\n[1] A. Poe. Kites in self-\nmade winds with-\nout wires. Air\n"
		"Press, 2024.\n[2] B. Roe. Lids of pots. Press, 2023.\n",
		want);
	recorder_assert_papers(
		&got,
		"A. Poe. Kites in self-made winds without\n   wires. Air Press, 2024.\n"
		"B. Roe. Lids of pots. Press, 2023.\n",
		want);
	recorder_assert_papers(
		&got,
		"A. Poe. Kites in self-made winds without\nwires. Air Press, 2024.\n\n"
		"B. Roe. Lids of pots. Press,\n2023.\n",
		want);
	recorder_assert_papers(
		&got,
		"[1] A. Poe. Kites in (self-\nmade) winds. Air Press, 2024.\n"
		"[2] B. Roe. Lids of pots. Press, 2023.\n",
		"title: Kites in (self-made) winds\nauthors: 1\nauthor_names: A. Poe\n"
		"date: 2024\n\ntitle: Lids of pots\nauthors: 1\nauthor_names: B. Roe\n"
		"date: 2023\n");
}

/* References of a converter: tags around each, and lines broken wherever they are full. */
static void test_converted(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"## References\n\n<div id=\"refs\" class=\"references csl-bib-body\"\n"
		"entry-spacing=\"0\">\n\n<div id=\"ref-poe\" class=\"csl-entry\">\n\n"
		"Poe, Ann, and Bo Roe. 2024. "
		"\xE2\x80\x9C<span\nclass=\"nocase\">Kites in the "
		"wind</span>.\xE2\x80\x9D\n*Journal of Air* "
		"12.\n<https://doi.org/10.5555/kites.1>.\n\n"
		"</div>\n\n<div id=\"ref-lee\"\nclass=\"csl-entry\">\n\n"
		"Lee, Cy, and Di Fox. 2023. \xE2\x80\x9CLakes of ice.\xE2\x80\x9D *Journal\n"
		"of Ice* 3. <https://doi.org/10.5555/lakes.1>.\n\n</div>\n\n</div>\n",
		"title: Kites in the wind\nauthors: 2\nauthor_names: Poe, Ann; Bo Roe\ndate: 2024\n"
		"doi: 10.5555/kites.1\nurl: https://doi.org/10.5555/kites.1\nvenue: Journal of "
		"Air\n\n"
		"title: Lakes of ice\nauthors: 2\nauthor_names: Lee, Cy; Di Fox\ndate: 2023\n"
		"doi: 10.5555/lakes.1\nurl: https://doi.org/10.5555/lakes.1\n"
		"venue: Journal of Ice\n");
	assert_int_equal(got.report.not_understood, 0);
}

/* Where it is not certain which text is the title, the reference is left out, and said. */
static void test_uncertain(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"# References\n\n1. Poe, A. (2024). Kites in the wind. Air, 3, 4.\n"
		"2. A. Poe, B. Roe, Lids of pots, J. Air, 2024.\n"
		"3. Roe, B. (2023). Poles and pans. Air, 3, 4.\n",
		"title: Kites in the wind\nauthors: 1\nauthor_names: Poe, A.\ndate: 2024\n"
		"venue: Air\n\ntitle: Poles and pans\nauthors: 1\nauthor_names: Roe, B.\n"
		"date: 2023\nvenue: Air\n");
	assert_int_equal(got.report.not_understood, 1);
	recorder_assert_message(&got, 0,
				"4: a paragraph that is no reference in a known style is left out");
}

/* As short as a heading, and without a full stop. */
static void test_uncertain_and_short(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"Week 2, 12 January 2024\n\nPoe, A. (2024). Kites in the wind. Air, 3, 4.\n\n"
		"A. Poe, B. Roe, Lids, J. Air 12 (2024)\n\n"
		"Roe, B. (2023). Poles and pans. Air, 3, 4.\n\n"
		"Roe, B. (2022). Pots and lids. Air, 3, 4.\n",
		"title: Kites in the wind\nauthors: 1\nauthor_names: Poe, A.\ndate: 2024\n"
		"venue: Air\n\ntitle: Poles and pans\nauthors: 1\nauthor_names: Roe, B.\n"
		"date: 2023\nvenue: Air\n\ntitle: Pots and lids\nauthors: 1\n"
		"author_names: Roe, B.\ndate: 2022\nvenue: Air\n");
	assert_int_equal(got.report.not_understood, 1);
	recorder_assert_message(&got, 0,
				"5: a paragraph that is no reference in a known style is left out");
}

static void test_no_references(void **state)
{
	static const char *const texts[] = {
		/* A list of changes. */
		"# Changes\n\n- Fix the crash of the parser. Ann Poe, Bo Roe. 2023.\n"
		"- Add an option for kites (2023)\n- Poe, A. (2021). Rename the thing.\n",
		/* Films, and prose. */
		"# Films\n\n- Kites in the Wind (1972)\n- Lids of the Pots (1939)\n",
		"He said, \"the kites in the wind are mine,\" in 2019, and left.\n",
		"Special Thanks. We fly with many others in the wind. It was in 2019.\n",
		"Meeting notes. Ann Poe, Bo Roe. 2023.\n",
		"Copyright (c) 2019 Ann Poe. All rights are reserved, and the rest. 2019.\n",
		"We fly kites in the wind.\n\nPoe, A. (2021). Kites in the wind. Air, 3, 4.\n\n"
		"And so we land, far from here.\n",
		/* Names of things, and what they do. */
		"KITE (2023). It flies in the wind.\n\nLAKE (2022). It freezes in the north.\n",
		/* No year. */
		"Poe, A., & Roe, B. Kites in the wind. Journal of Air.\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		recorder_assert_papers(&got, texts[i], "");
}

/* A paragraph that is longer than any reference is read no further, and its links are its own. */
static void test_long_paragraph(void **state)
{
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	strbuf_add_cstr(&text,
			"- see [them](https://kites.example/1), which are made of 2019\n\n- ");
	for (size_t i = 0; i < 400; i++)
		strbuf_add_cstr(&text, "and more of them, which fly\n");
	strbuf_add_cstr(&text, "\nPoe, A. (2021). Kites in the wind. Air, 3, 4.\n");
	recorder_assert_papers(&got, text.data, "");
	strbuf_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_styles, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_commas, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_questions, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_undated, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_dots, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_identifiers, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_lines, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_converted, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_uncertain, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_uncertain_and_short, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_long_paragraph, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_no_references, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
