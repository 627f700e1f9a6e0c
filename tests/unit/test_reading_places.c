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
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
