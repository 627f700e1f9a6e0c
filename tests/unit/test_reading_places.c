/* Reading lists in which a venue, a heading, a label or a reference tells what no address does. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/recorder_fixture.h"

#define A "https://arxiv.org/abs/2401.00001"
#define B "https://arxiv.org/abs/2402.00002"

#define KITES "title: Kites in the Wind\n"
#define LAKES "title: Frozen Lakes of the North\n"
#define POTS  "title: Pots and Their Lids at Sea\n"

/* Titles without a link, each behind its venue and year. */
static void test_tags(void **state)
{
	(void)state;
	recorder_assert_papers(&got,
			       "## Air\n- [ ] [CVPR 2019] Kites in the Wind\n"
			       "- [x] [AAMAS 2018]Frozen Lakes of the North\n"
			       "- (NSDI'24) Pots and Their Lids at Sea\n",
			       KITES "date: 2019\nvenue: CVPR\n\n" LAKES "date: 2018\n\n" POTS
				     "date: 2024\nvenue: NSDI\n");
	/* Two are not enough, nor are brackets with something else. */
	recorder_assert_papers(&got,
			       "- [CVPR 2019] Book the flight and the room\n"
			       "- [ICLR 2020] Send the slides to Ann\n",
			       "");
	recorder_assert_papers(&got,
			       "- [May 2019] Book the flight home\n- [June 2020] Send the slides\n"
			       "- [July 2021] Pay the three bills\n",
			       "");
}

/* The link behind a title with a venue is the paper, wherever it leads; so is that of its text. */
static void test_tags_with_links(void **state)
{
	(void)state;
	recorder_assert_papers(&got,
			       "- (NSDI'24) Kites in the Wind [link](https://a.example/k) [Air]\n"
			       "- [ICML'23] [Frozen Lakes of the North](https://a.example/l)\n"
			       "- [ICML'23] [Pots and Their Lids at Sea](https://a.example/p)\n",
			       KITES "date: 2024\nurl: https://a.example/k\nvenue: NSDI\n\n" LAKES
				     "date: 2023\nurl: https://a.example/l\nvenue: ICML\n\n" POTS
				     "date: 2023\nurl: https://a.example/p\nvenue: ICML\n");
	/* A conference's virtual site has a page for each paper, and other pages. */
	recorder_assert_papers(
		&got,
		"- [Kites in the Wind](https://icml.cc/virtual/2023/poster/24583)\n"
		"- [Frozen Lakes of the North](https://cvpr.thecvf.com/virtual/2024/oral/1)\n"
		"- [All the papers of 2023](https://icml.cc/virtual/2023/papers.html)\n",
		KITES "url: https://icml.cc/virtual/2023/poster/24583\n\n" LAKES
		      "url: https://cvpr.thecvf.com/virtual/2024/oral/1\n");
}

/* A heading says where all that is below it was published, down to the next of its level. */
static void test_headings(void **state)
{
	(void)state;
	recorder_assert_papers(&got,
			       "## [OSDI 2024](https://a.example/osdi)\n\n### Air\n"
			       "+ Kites in the **Wind**\n+ Frozen Lakes of the North\n\n### Sea\n"
			       "+ Pots and Their Lids at Sea\n",
			       KITES "date: 2024\nvenue: OSDI\n\n" LAKES
				     "date: 2024\nvenue: OSDI\n\n" POTS
				     "date: 2024\nvenue: OSDI\n");
	recorder_assert_papers(&got,
			       "## OSDI 2024\n- [Kites in the Wind](" A ")\n## Others\n"
			       "- [Frozen Lakes of the North](" B ")\n",
			       KITES "date: 2024\narxiv_id: 2401.00001\nurl: " A
				     "\nvenue: OSDI\n\n" LAKES "arxiv_id: 2402.00002\nurl: " B
				     "\n");
	/* What is to be done at a conference is no paper. */
	recorder_assert_papers(&got,
			       "## OSDI 2024\n- hang up our poster early\n- you meet Ann there\n"
			       "- we dine with all of them\n",
			       "");
}

/* Years as headings are the papers' if their arXiv ids agree, not if they say when one read them.
 */
static void test_years(void **state)
{
	(void)state;
	recorder_assert_papers(&got,
			       "#### 2024\n+ Kites in the Wind [[paper](" A ")]\n"
			       "#### 2025\n+ Frozen Lakes of the North [[paper](" B ")]\n",
			       KITES "date: 2024\narxiv_id: 2401.00001\nurl: " A "\n\n" LAKES
				     "date: 2025\narxiv_id: 2402.00002\nurl: " B "\n");
	recorder_assert_papers(&got,
			       "#### 2024\n+ Kites in the Wind [[paper](" A ")]\n"
			       "#### 2026\n+ Frozen Lakes of the North [[paper](" B ")]\n",
			       KITES "arxiv_id: 2401.00001\nurl: " A "\n\n" LAKES
				     "arxiv_id: 2402.00002\nurl: " B "\n");
}

/* Below a heading that names papers titles are linked to PDFs, also to those beside the list. */
static void test_files(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"# Air and Sea\n## External Papers\n"
		"* [:scroll:](k.pdf) [Kites in the Wind](http://a.example/~b/k.pdf)\n"
		"* :scroll: [Frozen Lakes of the North](frozen-lakes.pdf)\n",
		KITES "url: http://a.example/~b/k.pdf\n"
		      "pdf: http://a.example/~b/k.pdf\n\n" LAKES);
	/* Any other heading leaves them what they are. */
	recorder_assert_papers(&got,
			       "# Air and Sea\n## Manuals of our Boats\n"
			       "* [Kites in the Wind](http://a.example/~b/k.pdf)\n"
			       "* [Frozen Lakes of the North](frozen-lakes.pdf)\n",
			       "");
}

/* Titles behind a label. */
static void test_labels(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"1. Kite (KT)\n- Paper: *Kites in the Wind*, https://dl.acm.org/doi/10.1145/1.2\n"
		"- Implementation: https://github.com/a/b\n\n2. Lake\n"
		"- Paper: *Frozen Lakes of the North*, http://a.example/lake\n",
		KITES "doi: 10.1145/1.2\nurl: https://dl.acm.org/doi/10.1145/1.2\n\n" LAKES);
	recorder_assert_papers(&got,
			       "- **Air:** How things fly.\n   - **Related Paper:** "
			       "*\xE2\x80\x9CKites in the Wind\xE2\x80\x9D* (2023), which flies.\n"
			       "- **Ice:** How things freeze.\n   - **Related Paper**: "
			       "\"Frozen Lakes of the North\" (2022), which is cold.\n",
			       KITES "date: 2023\n\n" LAKES "date: 2022\n");
	recorder_assert_papers(
		&got, "- Note: *We Fly Kites Today*\n- Warning: *We Sink Pots Today*\n", "");
}

/* A year and a venue that underscores part from the title. */
static void test_prefixes(void **state)
{
	(void)state;
	recorder_assert_papers(&got,
			       "- 22_ICSE_Kites in the Wind [[paper]](" A ")\n"
			       "- 1998_Frozen Lakes of the North [[paper]](" B ")\n",
			       KITES "date: 2022\narxiv_id: 2401.00001\nurl: " A
				     "\nvenue: ICSE\n\n" LAKES
				     "date: 1998\narxiv_id: 2402.00002\nurl: " B "\n");
}

/* A link's text that is a whole reference. */
static void test_references(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"| Name | Paper |\n|---|---|\n"
		"| KT | [Poe, A., & Roe, B. (2024). Do Kites Fly? A Study of Strings. *Air "
		"Preprint "
		"2*.](" A ") |\n"
		"| | [Lee, C., & Fox, D. (2023, April). Frozen Lakes of the North. In *Proceedings "
		"of Ice*.](" B ") |\n",
		"title: Do Kites Fly? A Study of Strings\nauthors: 2\n"
		"author_names: Poe, A.; Roe, B.\ndate: 2024\narxiv_id: 2401.00001\nurl: " A
		"\nvenue: Air Preprint\n\n" LAKES
		"authors: 2\nauthor_names: Lee, C.; Fox, D.\ndate: 2023\n"
		"arxiv_id: 2402.00002\nurl: " B "\n");
}

/* A quoted line with a label is no list of names, whatever signs are in it. */
static void test_quoted_labels(void **state)
{
	(void)state;
	recorder_assert_papers(&got,
			       "* `air` [Kites in the Wind](" A
			       ")\n  > **TL;DR**: Flies kites in the wind.\n"
			       "* `ice` [Frozen Lakes of the North](" B
			       ")\n  > **Gist; Note**: Two Lakes freeze.\n",
			       KITES "arxiv_id: 2401.00001\nurl: " A
				     "\nsummary: Flies kites in the wind.\n\n" LAKES
				     "arxiv_id: 2402.00002\nurl: " B "\n");
}

/* A year and a venue that dashes part from the title. */
static void test_dashes(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"# Some papers\n- 18-ATC-Kites in the Wind\n- 20-FCCM-Frozen Lakes of the North\n"
		"- **23-OSDI-Pots and Their Lids at Sea**\n",
		KITES "date: 2018\nvenue: ATC\n\n" LAKES "date: 2020\nvenue: FCCM\n\n" POTS
		      "date: 2023\nvenue: OSDI\n");
	/* A link with such a text may lead to notes. */
	recorder_assert_papers(&got,
			       "# Some papers\n\n[2018-IJCAI-Kites in the Wind](./air/k.md)\n\n"
			       "[2016-arxiv-Frozen Lakes of the North](./ice/l.md)\n\n"
			       "[2019-ACL-Pots and Their Lids at Sea](./sea/p.md)\n",
			       KITES "date: 2018\nvenue: IJCAI\n\n" LAKES "date: 2016\n\n" POTS
				     "date: 2019\nvenue: ACL\n");
	recorder_assert_papers(&got,
			       "- 24-hours-of work on the kites\n- 20-odd-boats on the sea\n"
			       "- 2018-was-a cold year in the North\n",
			       "");
}

/* A name in brackets that is no known venue, among others that are. */
static void test_dated(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"* Kites in the Wind (SIGMOD 2017)\n* Frozen Lakes: of the North (CIDR 2019)\n"
		"* Pots and Lids: a Survey (VLDB 2020)\n* Boats and Oars: a Study (Big Seas "
		"2021)\n",
		KITES "date: 2017\nvenue: SIGMOD\n\n"
		      "title: Frozen Lakes: of the North\ndate: 2019\nvenue: CIDR\n\n"
		      "title: Pots and Lids: a Survey\ndate: 2020\nvenue: VLDB\n\n"
		      "title: Boats and Oars: a Study\ndate: 2021\n");
	recorder_assert_papers(&got,
			       "* Kites in the Wind (Blue Sky Records 2017)\n"
			       "* Frozen Lakes: of the North (North Films 2019)\n"
			       "* Pots and Lids: a Survey (Home Books 2020)\n",
			       "");
}

/* The text of a link that two lines share. */
static void test_broken_links(void **state)
{
	(void)state;
	recorder_assert_papers(&got,
			       "- [Kites in\nthe Wind](" A ") (Poe et al., ICML 2024)\n"
			       "- [Frozen Lakes of\n  the North](" B ")\n",
			       KITES "author_names: Poe; et al.\ndate: 2024\n"
				     "arxiv_id: 2401.00001\nurl: " A "\nvenue: ICML\n\n" LAKES
				     "arxiv_id: 2402.00002\nurl: " B "\n");
	recorder_assert_papers(&got,
			       "- [2024/05] **Kites in\n  the Wind.** [[paper](" A ")]\n"
			       "- **Frozen Lakes of the North.** [[paper](" B ")]\n",
			       KITES "date: 2024-05\narxiv_id: 2401.00001\nurl: " A "\n\n" LAKES
				     "arxiv_id: 2402.00002\nurl: " B "\n");
	/* A bracket that nothing closes stays one. */
	recorder_assert_papers(&got,
			       "- Notes on [what we saw there\n- [Kites in the Wind](" A ")\n"
			       "- [Frozen Lakes of the North](" B ")\n",
			       KITES "arxiv_id: 2401.00001\nurl: " A "\n\n" LAKES
				     "arxiv_id: 2402.00002\nurl: " B "\n");
}

/* Paragraphs: a title in bold with names behind, or a link whose text ends in a venue. */
static void test_paragraphs(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"**Kites in the Wind**. Ann Poe, Bo Roe, Cy Lee. NIPS 2015.\n- [paper](" A
		")\n\n**Frozen Lakes of the North**. Dee Fox, Eve Moe. EMNLP 2016.\n- [paper](" B
		")\n",
		KITES "authors: 3\nauthor_names: Ann Poe; Bo Roe; Cy Lee\ndate: 2015\n"
		      "arxiv_id: 2401.00001\nurl: " A "\nvenue: NIPS\n\n" LAKES
		      "authors: 2\nauthor_names: Dee Fox; Eve Moe\ndate: 2016\n"
		      "arxiv_id: 2402.00002\nurl: " B "\nvenue: EMNLP\n");
	recorder_assert_papers(&got,
			       "[Kites in the Wind. 2024-02. ICML 2025.](" A ")\n\n"
			       "[Frozen Lakes of the North. NIPS 2016 workshop.](" B ")\n",
			       KITES "date: 2024-02\narxiv_id: 2401.00001\nurl: " A
				     "\nvenue: ICML\n\n" LAKES
				     "date: 2016\narxiv_id: 2402.00002\nurl: " B "\nvenue: NIPS\n");
}

/* A column of two things: the rows are papers without any link. */
static void test_columns_of_two(void **state)
{
	(void)state;
	recorder_assert_papers(&got,
			       "| Title | Team/Authors | Venue and Year |\n|---|---|---|\n"
			       "| Kites in the Wind | Air Lab | Skies 2020 |\n"
			       "| Frozen Lakes of the North | Ice Lab, Snow Lab | NeurIPS 2021 |\n",
			       KITES "date: 2020\n\n" LAKES "date: 2021\nvenue: NeurIPS\n");
}

/* Names in italics in a quoted line, a link whose address is still to come, a venue in small
 * letters. */
static void test_small_signs(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"- [**ICDE 2023**] Kites in the Wind.\n\n  > _A. Poe, B. Roe and C. Lee._ "
		"[[paper]](" A ")\n\n- nips2016, Frozen Lakes of the North [[pdf]](" B ")\n"
		"- **Pots and Their Lids at Sea.** WWW, 2020. [paper]()\n",
		KITES "authors: 3\nauthor_names: A. Poe; B. Roe; C. Lee\ndate: 2023\n"
		      "arxiv_id: 2401.00001\nurl: " A "\nvenue: ICDE\n\n" LAKES
		      "date: 2016\narxiv_id: 2402.00002\nurl: " B "\n\n" POTS
		      "date: 2020\nvenue: WWW\n");
}

/* What is behind a title and says where it was published has 60 bytes at most. */
static void test_long_places(void **state)
{
	(void)state;
	recorder_assert_papers(&got,
			       "- [Kites in the Wind. CVPR 2017, "
			       "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx](" A ")\n"
			       "- [Pots and Their Lids at Sea. CVPR 2017, "
			       "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx](" B ")\n",
			       KITES "date: 2017\narxiv_id: 2401.00001\nurl: " A "\nvenue: CVPR\n\n"
				     "title: Pots and Their Lids at Sea. CVPR 2017, "
				     "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n"
				     "arxiv_id: 2402.00002\nurl: " B "\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_tags, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_tags_with_links, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_headings, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_years, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_files, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_labels, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_prefixes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_references, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_quoted_labels, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_dashes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_dated, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_broken_links, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_paragraphs, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_columns_of_two, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_small_signs, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_long_places, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
