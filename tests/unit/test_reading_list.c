/* Reading lists in Markdown, as they are kept: which text is the title, and what is no paper. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/recorder_fixture.h"

#define A           "https://arxiv.org/abs/2401.00001"
#define KITES(more) "title: Kites in the Wind\n" more "arxiv_id: 2401.00001\nurl: " A "\n"

static void assert_kites(const char *text, const char *want)
{
	recorder_assert_papers(&got, text, want);
	assert_string_equal(got.report.layouts, "Markdown list");
}

#define TWO_ITEMS                                                        \
	KITES("authors: 2\nauthor_names: Ann Poe; Bo Roe\ndate: 2024\n") \
	"\ntitle: Frozen Lakes and the Long Summer of the North\narxiv_id: 2401.00002\nurl: " B "\n"
#define B "https://arxiv.org/abs/2401.00002"

/* Addresses at the text's end, in Markdown and as a text browser prints it; and org-mode's. */
static void test_links_elsewhere(void **state)
{
	(void)state;
	assert_kites("- [Kites in the Wind][k] - Ann Poe, Bo Roe (2024)\n"
		     "- [Frozen Lakes and the Long Summer of the North][]\n- [Lids][nowhere]\n\n"
		     "[K]: <" A "> 'x'\n[k]: https://arxiv.org/abs/2401.00009\n"
		     "[frozen lakes and the long summer of the north]: " B "\n",
		     TWO_ITEMS);
	assert_kites("   Kites\n     * [1]Kites in the Wind - Ann Poe, Bo Roe (2024) [2]code\n"
		     "     * [3]Frozen Lakes and the Long\n       Summer of the North\n\n"
		     "References\n\n   Visible links:\n   1. " A "\n"
		     "   2. https://example.org/code\n   3. " B "\n",
		     TWO_ITEMS);
	assert_kites("#+TITLE: Kites\n* Air\n- [ ] [[" A "][Kites in the Wind]] - Ann Poe, Bo Roe "
		     "(2024)\n** TODO [#A] Frozen Lakes and the Long Summer of the North :ice:\n"
		     "   SCHEDULED: <2025-05-01 Thu>\n   :PROPERTIES:\n   :CREATED: [2025-04-01]\n"
		     "   :URL: " B "\n   :END:\n",
		     TWO_ITEMS);
	/* A reference whose address is not there is no link. */
	recorder_assert_papers(&got, "- [Kites in the Wind][k]\n- [Lids][l]\n", "");
}

/* Lines of a listing do not make a capture of a list of links, wherever its pieces end. */
static void test_lines_of_listings(void **state)
{
	static const char *const lists[] = {
		"[Kites in the Wind](" A
		")\n\n\xE2\x80\xA2 2 authors\n\n\xC2\xB7\n\nDec 12, 2024\n\n"
		"[Frozen Lakes and the Long Summer of the North](" B ")\n",
		"- [Kites in the Wind](" A ") 2 authors \xC2\xB7 Dec 12, 2024\n"
		"- [Frozen Lakes and the Long Summer of the North](" B ")\n",
		"Get trending papers in your email inbox!\nSubscribe[Kites in the Wind](" A ")\n"
		"Paper boats that nobody has steered by hand\n"
		"[Frozen Lakes and the Long Summer of the North](" B ")\n",
	};
	uint64_t seed = 1;

	(void)state;
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		for (size_t piece = 0; piece < 100; piece += 9) {
			recorder_read_pieces(&got, str_from(lists[i]), piece, &seed);
			assert_string_equal(got.report.layouts, "Markdown list");
		}
	}
}

/* Authors behind a title that nothing marks are none of it, and the word of a link is no author. */
static void test_names_behind(void **state)
{
	(void)state;
	assert_kites("- Kites in the Wind - Ann Poe, Bo Roe (2024) [Paper](" A ")\n",
		     KITES("authors: 2\nauthor_names: Ann Poe; Bo Roe\ndate: 2024\n"));
	assert_kites("- Kites in the Wind by Ann Poe and Bo Roe (2024) [Paper](" A ")\n",
		     KITES("authors: 2\nauthor_names: Ann Poe; Bo Roe\ndate: 2024\n"));
	assert_kites("- Kites in the Wind (2024) [Paper](" A ")\n", KITES("date: 2024\n"));
	assert_kites("- Kites in the Wind, Ann Poe et al. [Paper](" A ")\n",
		     KITES("author_names: Ann Poe; et al.\n"));
	recorder_assert_papers(&got, "- Ann Poe and Kites in Rome et al [Paper](" A ")\n", "");
}

/* Titles in other scripts, of one of which nothing parts the words; a picture before the word for a
 * link makes no title of it. */
static void test_other_scripts(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"- [\xE9\xA2\xA8\xE7\xAD\x9D](" A ")\n"
		"- [\xE9\xA2\xA8\xE4\xB8\xAD\xE7\x9A\x84\xE9\xA2\xA8\xE7\xAD\x9D](" B
		")\n- [\xF0\x9F\x93\x84\xEF\xB8\x8F Paper]"
		"(https://arxiv.org/abs/2401.00003)\n",
		"title: \xE9\xA2\xA8\xE7\xAD\x9D\narxiv_id: 2401.00001\nurl: " A "\n\n"
		"title: \xE9\xA2\xA8\xE4\xB8\xAD\xE7\x9A\x84\xE9\xA2\xA8\xE7\xAD\x9D\n"
		"arxiv_id: 2401.00002\nurl: " B "\n\narxiv_id: 2401.00003\n"
		"url: https://arxiv.org/abs/2401.00003\n");
}

/* The ways in which one item says the same. */
static void test_items(void **state)
{
	(void)state;
	assert_kites("- **Kites in the Wind** (2024), A. Poe et al. [[pdf]](" A ")\n",
		     KITES("author_names: A. Poe; et al.\ndate: 2024\n"));
	assert_kites("- Kites in the Wind (2024), A. Poe and Bo Roe. [[pdf]](" A ")\n",
		     KITES("authors: 2\nauthor_names: A. Poe; Bo Roe\ndate: 2024\n"));
	assert_kites("- (*ICLR 2024*) **Kites in the Wind**. *Ann Poe et al.* [[paper](" A ")]\n",
		     "title: Kites in the Wind\nauthor_names: Ann Poe; et al.\ndate: 2024\n"
		     "arxiv_id: 2401.00001\nurl: " A "\nvenue: ICLR\n");
	assert_kites("- [2024/05] **[Kites in the Wind](" A
		     ")** | [[code]](https://github.com/a/b)\n",
		     "title: Kites in the Wind\ndate: 2024-05\narxiv_id: 2401.00001\nurl: " A "\n"
		     "code: https://github.com/a/b\n");
	assert_kites("- `ICLR'24` Kites in the Wind [[Paper](" A ")]\n",
		     "title: Kites in the Wind\ndate: 2024\narxiv_id: 2401.00001\nurl: " A
		     "\nvenue: ICLR\n");
	assert_kites("- Kites in the Wind. CVPR 2024 [[paper](" A ")]\n",
		     "title: Kites in the Wind\ndate: 2024\narxiv_id: 2401.00001\nurl: " A "\n"
		     "venue: CVPR\n");
	assert_kites("- Kites in the Wind, <ins>arXiv, 2024</ins> [[Paper](" A ")]\n",
		     KITES("date: 2024\n"));
	assert_kites("- [Kites in the Wind](notes/kites.md) **[[Paper](" A ")]**\n", KITES(""));
	assert_kites("- [arXiv:2401.00001 - Kites in the Wind](" A ")\n", KITES(""));
	assert_kites("- [[2401.00001] Kites in the Wind](" A ")\n", KITES(""));
	assert_kites("- [[arXiv:2401.00001v2] Kites in the Wind](" A ")\n", KITES(""));
	assert_kites("- [2401.00001: Kites in the Wind](" A ")\n", KITES(""));
	assert_kites("- [2401.00001 Kites in the Wind](" A ")\n", KITES(""));
}

/* What is beside a title: dates, venues and links to more. */
static void test_beside_title(void **state)
{
	static const char *const items[] = {
		"- 2024-05, Kites in the Wind, [paper](" A ")\n",
		"- 2024-05 | Kites in the Wind | [paper](" A ")\n",
		"- Kites in the Wind | 2024-05 | [paper](" A ") [project](https://kites.example)\n",
		"- 2024-05: Kites in the Wind. [paper](" A ")\n",
		"- 2024-05 - Kites in the Wind [paper](" A ")\n",
		"- 2024-05 Kites in the Wind [paper](" A ")\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(items) / sizeof(*items); i++)
		assert_kites(items[i], KITES("date: 2024-05\n"));
	assert_kites("- ICLR 2024 | Kites in the Wind | [paper](" A ")\n",
		     "title: Kites in the Wind\ndate: 2024\narxiv_id: 2401.00001\nurl: " A "\n"
		     "venue: ICLR\n");
	assert_kites(
		"- 2024-05 | Kites in the Wind | [paper](https://openreview.net/forum?id=Kite1) "
		"[project](https://kites.example)\n",
		"title: Kites in the Wind\ndate: 2024-05\n"
		"url: https://openreview.net/forum?id=Kite1\n");
	/* A title may begin with a year; two texts in cells may each be it. */
	assert_kites("- 2001: a Kite Odyssey [paper](" A ")\n",
		     "title: 2001: a Kite Odyssey\narxiv_id: 2401.00001\nurl: " A "\n");
}

/* Markdown that this program wrote, and a person changed: the title is linked to its publisher, the
 * DOI below it. */
static void test_own(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"# 4 papers\n\n"
		"- [Kites in the Wind](https://kites.example/1)\\\n"
		"  Ann Poe \xC2\xB7 *Air* \xC2\xB7 2024 \xC2\xB7 "
		"[doi](https://doi.org/10.5555/kite.1)\n"
		"- [Kites under the Sea](https://kites.example/2)\\\n"
		"  2023 \xC2\xB7 [arXiv](" A ")\n"
		"- [Kites in the Dark](https://kites.example/3)\n"
		"- **Kites of Iron and Stone**\\\n  Ann Poe \xC2\xB7 2021\n",
		"title: Kites in the Wind\nauthors: 1\nauthor_names: Ann Poe\ndate: 2024\n"
		"doi: 10.5555/kite.1\nurl: https://kites.example/1\nvenue: Air\n\n"
		"title: Kites under the Sea\ndate: 2023\narxiv_id: 2401.00001\n"
		"url: https://kites.example/2\n\n"
		"title: Kites in the Dark\nurl: https://kites.example/3\n\n"
		"title: Kites of Iron and Stone\nauthors: 1\nauthor_names: Ann Poe\ndate: 2021\n");
	assert_int_equal(got.diag.count, 0);
	/* Whatever the title is, and however few there are. */
	recorder_assert_papers(&got, "# 1 paper\n\n- [Kites](https://kites.example/1)\n",
			       "title: Kites\nurl: https://kites.example/1\n");
	recorder_assert_papers(&got, "# 2 papers\n\n- **Kites**\n- **Paper**\n",
			       "title: Kites\n\ntitle: Paper\n");
	/* An excerpt of it is told by the line below the title. */
	recorder_assert_papers(&got, "- [Kites](" A ")\\\n  Ann Poe \xC2\xB7 *Air* \xC2\xB7 2024\n",
			       "title: Kites\nauthors: 1\nauthor_names: Ann Poe\ndate: 2024\n"
			       "arxiv_id: 2401.00001\nurl: " A "\nvenue: Air\n");
	recorder_assert_papers(&got, "- [Kites](" A ")\\\n  which fly high\n", "");
}

/* The marks, links and identifiers of other markup than Markdown. */
static void test_other_markup(void **state)
{
	static const char *const items[] = {
		"- Kites in the Wind " A "\n",
		"\xE2\x80\xA2 [Kites in the Wind](" A ")\n",
		"\xF0\x9F\x94\xA5 [Kites in the Wind](" A ")\n",
		"- \xE2\xAD\x90\xEF\xB8\x8F Kites in the Wind [pdf](" A ")\n",
		"* `Kites in the Wind <" A ">`_\n",
		"* `Kites in the Wind <" A ">`__.\n",
		"* TODO Kites in the Wind\n  [[" A "]]\n",
		"- DONE [[Kites in the Wind]] " A "\n",
		"<ul><br>\n<li><a href=\"" A "\">Kites in the Wind</a></li>\n</ul>\n",
		"<details>\n<summary><b>Kites in the Wind</b></summary>\n\nSee [paper](" A ").\n"
		"</details>\n",
		"<table>\n<tr><th>Title</th><th>Link</th></tr>\n<tr>\n<td>Kites in the Wind</td>\n"
		"<td><a href=\"" A "\">pdf</a></td></tr>\n</table>\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(items) / sizeof(items[0]); i++)
		assert_kites(items[i], KITES(""));
	assert_kites("- Kites in the Wind (arXiv:2401.00001)\n- Lids of Pots, doi: 10.5555/Lid.1.\n"
		     "- Poles and Pans [2401.00002]\n",
		     "title: Kites in the Wind\narxiv_id: 2401.00001\n\n"
		     "title: Lids of Pots\ndoi: 10.5555/lid.1\n\n"
		     "title: Poles and Pans\narxiv_id: 2401.00002\n");
	/* A comment in code that names papers makes no list of it. */
	recorder_assert_papers(&got,
			       "/*\n * Kites in the Wind, arXiv:2401.00001\n */\nint fly(void);\n"
			       "int land(void);\nint sink(void);\n\n/*\n"
			       " * Lids of Pots, arXiv:2401.00002\n */\nint cook(void);\n",
			       "");
	/* What org-mode cites below a title is a paper. */
	assert_kites("* TODO Kites\n[[cite:poe-2024-kites][Poe et al. 2024: Kites]]\n"
		     "* DONE Lids of\n  CLOSED: [2024-05-03 Fri 20:30]\n[[Cite:roe-2023]]\n",
		     "title: Kites\ncitation_key: poe-2024-kites\n\n"
		     "title: Lids of\ncitation_key: roe-2023\n");
	/* Items below a heading in bold, with more than a date in front of the title. */
	assert_kites("- **Air and Other Fluids**\n    - (ICLR 2024 [Wind](https://kites.example)) "
		     "**Kites in the Wind**, Ann Poe et al. [[pdf](" A ")]\n",
		     "title: Kites in the Wind\nauthor_names: Ann Poe; et al.\ndate: 2024\n"
		     "arxiv_id: 2401.00001\nurl: " A "\nvenue: ICLR\n");
	/* A title in bold with its first author, venue and year needs no address. */
	assert_kites("- **Kites in the Wind** \xE2\x80\x94 Poe *et al.*, CVPR 2024. [arXiv](" A
		     ")\n"
		     "- **Lids of all the Pots** \xE2\x80\x94 Roe *et al.*, CVPR 2023. "
		     "[page](https://kites.example)\n",
		     "title: Kites in the Wind\nauthor_names: Poe; et al.\ndate: 2024\n"
		     "arxiv_id: 2401.00001\nurl: " A "\nvenue: CVPR\n\n"
		     "title: Lids of all the Pots\nauthor_names: Roe; et al.\ndate: 2023\nvenue: "
		     "CVPR\n");
	/* Nor does a heading far from the only link. */
	recorder_assert_papers(
		&got, "# Kites in the wind and more\nfly " A "\na\nb\nc\nd\ne\nf\ng\nh\ni\nj\n",
		"");
	/* Notes are any. */
	recorder_assert_papers(&got, "- [[Kites in the Wind]]\n- [[Lids of Pots]]\n", "");
}

/* Lines below the title that say what they are, and those that can be nothing but names. */
static void test_below_title(void **state)
{
	(void)state;
	assert_kites("## [Kites in the Wind](" A ")\n**Authors**: Ann Poe, Di Roe\n\n"
		     "- **Published:** 2024-05-03\n- Venue:: ICLR 2024\n\n"
		     "**Abstract:** We fly kites\nin the wind.\n",
		     "title: Kites in the Wind\nauthors: 2\n"
		     "author_names: Ann Poe; Di Roe\ndate: 2024-05-03\narxiv_id: 2401.00001\n"
		     "url: " A "\nabstract: We fly kites in the wind.\nvenue: ICLR\n");
	assert_kites("- [Kites in the Wind](" A ")\n  - Ann Poe, Bo Roe\n  - flies\n",
		     KITES("authors: 2\nauthor_names: Ann Poe; Bo Roe\n"));
	assert_kites("- **Kites in the Wind**\n  Ann Poe and Bo Roe. ICLR 2024\n  [pdf](" A ")\n",
		     "title: Kites in the Wind\nauthors: 2\nauthor_names: Ann Poe; Bo Roe\n"
		     "date: 2024\narxiv_id: 2401.00001\nurl: " A "\nvenue: ICLR\n");
	assert_kites("### Today\n#### Kites in the Wind\n - **Authors:** Ann Poe, Bo Roe\n"
		     " - **Subjects:** Subjects:\nAir (air.HI)\n - **Arxiv link:** " A "\n\n"
		     " - **Abstract**\n We fly kites.\n",
		     "title: Kites in the Wind\nauthors: 2\nauthor_names: Ann Poe; Bo Roe\n"
		     "arxiv_id: 2401.00001\nurl: " A "\nabstract: We fly kites.\n");
	assert_kites("- [Kites in the Wind](" A ")\n  DOI: 10.1000/kites.1\n",
		     "title: Kites in the Wind\narxiv_id: 2401.00001\ndoi: 10.1000/kites.1\n"
		     "url: " A "\n");
	assert_kites("- [Kites in the Wind](" A ") [DOI](https://doi.org/10.1000/kites.1)\n",
		     "title: Kites in the Wind\narxiv_id: 2401.00001\ndoi: 10.1000/kites.1\n"
		     "url: " A "\n");
	/* Topics are nobody. */
	assert_kites("- [Kites in the Wind](" A ")\n  - Computer Vision, Object Detection\n",
		     KITES(""));
}

/* A table whose columns are those of papers needs no addresses; in others a title alone is left
 * out, and said. */
static void test_rows_without_address(void **state)
{
	(void)state;
	assert_kites(
		"| Title | Authors | Venue |\n|---|---|---|\n"
		"| Kites | Ann Poe, Bo Roe, Cy Lee | Air 2024 |\n",
		"title: Kites\nauthors: 3\nauthor_names: Ann Poe; Bo Roe; Cy Lee\ndate: 2024\n");
	assert_kites("| Title | Year |\n|---|---|\n| Kites over the Sea | 2023 |\n"
		     "| [Kites in the Wind](" A ") | 2024 |\n",
		     KITES("date: 2024\n"));
	recorder_assert_message(&got, 0, "3: a title without the address of a paper is left out");
	recorder_assert_papers(&got, "| Title | Year |\n|---|---|\n| Kites over the Sea | 2023 |\n",
			       "");
}

/* What was not changed is read as it was written: also what has no address, the gist and the note.
 */
static void test_own_as_written(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"<!-- shortlist -->\n# 4 papers\n\n## air\n\n"
		"- [Kites\\_1 for US<span>$</span>5 &amp; "
		"7](https://kites.example/1\\)?a&amp;amp;b)\\\n"
		"  Ann Poe, Poe&#44; Inc. et al. \xC2\xB7 *Air \xC2\xB7 \\*2\\** \xC2\xB7 7024 "
		"\xC2\xB7 "
		"[doi](https://doi.org/10.5555/a%28kite%29)\\\n"
		"  We fly @&#8203;ann.\n"
		"  > one\\\\\\\n  > \\\n  > two\n"
		"\n## No topic\n\n"
		"- **Kites of Iron**\\\n  \\\n  2024\n"
		"- [arXiv:2401.00001](https://arxiv.org/abs/2401.00001)\\\n  Ann Poe\n"
		"- **Kites**\n",
		"title: Kites_1 for US$5 & 7\nauthor_names: Ann Poe; Poe, Inc.; et al.\ndate: "
		"7024\n"
		"doi: 10.5555/a(kite)\nurl: https://kites.example/1)?a&amp;b\nsummary: We fly "
		"@ann.\n"
		"venue: Air \xC2\xB7 *2*\nnote: one\\\n\ntwo\n\n"
		"title: Kites of Iron\nsummary: 2024\n\n"
		"authors: 1\nauthor_names: Ann Poe\narxiv_id: 2401.00001\n\n"
		"title: Kites\n");
	assert_int_equal(got.diag.count, 0);
	/* A form that shortlist does not write makes all of it any reading list. */
	recorder_assert_papers(&got,
			       "<!-- shortlist -->\n# 2 papers\n\n"
			       "- [Kites in the Wind](" A ") by Ann Poe\n"
			       "- [Kites](https://kites.example/1)\n",
			       KITES(""));
}

/* References as papers have them. */
static void test_references(void **state)
{
	(void)state;
	assert_kites("- [`Kite`] Poe AB, Roe C. [Kites in the Wind](" A "), 2024.\n",
		     KITES("authors: 2\nauthor_names: Poe AB; Roe C\ndate: 2024\n"));
	assert_kites("- A. Poe, B. Roe: Kites in the Wind [pdf](" A ")\n",
		     KITES("authors: 2\nauthor_names: A. Poe; B. Roe\n"));
	/* An open list is no list of all of them. */
	recorder_assert_papers(&got, "- Poe A, et al. [Kites in the Wind](" A "). Air. 2024.\n",
			       KITES("author_names: Poe A; et al.\ndate: 2024\n"));
}

/* Where it was published, with a year of two digits, is no title, in whatever brackets. */
static void test_short_years(void **state)
{
	(void)state;
	assert_kites("- Kites in the Wind | **[Air' 24]** | [`[pdf]`](" A ")\n", KITES(""));
	assert_kites(
		"- Kites in the Wind [**KW**] | **[Journal of Heavier Air' 24]** | [`[pdf]`](" A
		")\n",
		"title: Kites in the Wind [KW]\narxiv_id: 2401.00001\nurl: " A "\n");
	/* Lines of title and address, with nothing else around. */
	recorder_assert_papers(&got,
			       "Kites in the Wind. " A "\nGliders and Kites Compared\n" B "\n",
			       KITES("") "\ntitle: Gliders and Kites Compared\n"
					 "arxiv_id: 2401.00002\nurl: " B "\n");
	/* One blank before the mark makes no list inside a list. */
	recorder_assert_papers(
		&got,
		"- Kites in the Wind [pdf](" A ")\n"
		" - Gliders and Kites Compared [pdf](https://arxiv.org/abs/2401.00002)\n",
		KITES("") "\ntitle: Gliders and Kites Compared\n"
			  "arxiv_id: 2401.00002\n"
			  "url: https://arxiv.org/abs/2401.00002\n");
}

#define B             "https://arxiv.org/abs/2401.00002"
#define GLIDERS(more) "title: Gliders\n" more "arxiv_id: 2401.00002\nurl: " B "\n"

/* What a table's header calls its columns decides, wherever the link is. */
static void test_columns(void **state)
{
	static const char *const tables[] = {
		"| Year | arXiv | Title |\n|---|---|---|\n| 2023 | [2401.00001v2](" A
		") | Kites in the Wind |\n| 2022 | [2401.00002](" B ") | Gliders |\n",
		"*Title* | *Year* | *Paper* | *Code*\n:---: | :---: | :---: | ---\n"
		"**Kites in the Wind** | 2023 | [[arXiv]](" A ") |\n"
		"Gliders | 2022 | [[arXiv]](" B ") |\n",
		"Some text before.\n\nPaper link | Title | Date\n--- | --- | ---\n[link](" A
		") | [Kites in the Wind](notes/kites.md) | 2023\n[link](" B ") | Gliders | 2022\n\n"
		"Kites | are small\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(tables) / sizeof(*tables); i++)
		recorder_assert_papers(&got, tables[i],
				       KITES("date: 2023\n") "\n" GLIDERS("date: 2022\n"));
	/* Names in a column of theirs; the next table has other columns. */
	recorder_assert_papers(
		&got,
		"|Authors|Title|PDF|\n|---|---|---|\n|A. Poe, B. Roe|Kites in the "
		"Wind|[x](" A ")|\n\n|Notes|PDF|\n|---|---|\n|Gliders are large, "
		"but slow|[x](" B ")|\n",
		KITES("authors: 2\nauthor_names: A. Poe; B. Roe\n") "\ntitle: Gliders are large, "
								    "but slow\narxiv_id: "
								    "2401.00002\nurl: " B "\n");
}

#define C "https://doi.org/10.5555/kite.3"

/* Text without any mark: paragraphs that end in the address of a paper, and little else. */
static void test_plain(void **state)
{
	static const char *const others[] = {
		/* A mail. */
		"could you have a look at this one\n" A "\n\nI liked the part on kites\n" B
		"\n\nSee you at the usual place\n" C "\n",
		/* Mostly prose. */
		"Kites in the Wind\n" A "\n\nAll of that.\n\nMore of it.\n\nAnd more.\n\n"
		"Gliders and Kites Compared\n" B "\n\nThe end.\n",
		/* As little of it behind the last paper as ends a list of two. */
		"Kites in the Wind\n" A "\n\nGliders and Kites\n" B "\n\nAll of that.",
	};

	(void)state;
	recorder_assert_papers(
		&got,
		"Done:\nKites in the Wind (Poe 2023) " A "\n\n"
		"To read:\n\nGliders and Kites\nCompared in Winter\n" B "\n\n"
		"Strings of Kites and Their Knots (Roe et al., 2020) " C "\n",
		KITES("date: 2023\n") "\ntitle: Gliders and Kites Compared in Winter\n"
				      "arxiv_id: 2401.00002\nurl: " B "\n"
				      "\ntitle: Strings of Kites and Their Knots\n"
				      "author_names: Roe; et al.\ndate: 2020\n"
				      "doi: 10.5555/kite.3\nurl: " C "\n");
	recorder_assert_papers(
		&got,
		"1. KITES IN THE WIND AND AGAINST\nTHE WIND OF AUTUMN\n" A
		"\nAir 2024\nhttps://github.com/a/b\n\n"
		"2. Gliders and Kites Compared\n" B "\n",
		"title: KITES IN THE WIND AND AGAINST THE WIND OF AUTUMN\ndate: 2024\n"
		"arxiv_id: 2401.00001\nurl: " A "\ncode: https://github.com/a/b\n"
		"\ntitle: Gliders and Kites Compared\narxiv_id: 2401.00002\nurl: " B "\n");
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
		recorder_read_cstr(&got, others[i]);
		assert_int_equal(got.count, 0);
		assert_int_equal(got.status, STATUS_FAILED);
	}
}

/* No title begins above what ends a paragraph. */
static void test_plain_ends(void **state)
{
	static const char *const ends[] = { "\n", "| a | b |\n", "```\nx\n```\n", "</details>\n" };

	(void)state;
	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
		struct strbuf text;

		strbuf_init(&text);
		strbuf_addf(&text,
			    "Kites in the Wind %s\n\nAll of that\n%sGliders and Kites %s\n\n"
			    "Strings of Kites %s\n",
			    A, ends[i], B, C);
		recorder_read_cstr(&got, text.data);
		assert_int_equal(got.count, 3);
		assert_non_null(strstr(recorder_text(&got, 1), "title: Gliders and Kites\n"));
		strbuf_free(&text);
	}
}

/* An identifier that is written out makes no list of such of one that has a title. */
static void test_untitled(void **state)
{
	(void)state;
	assert_kites("- [Kites in the Wind](" A ")\n- arXiv:2401.00002\n",
		     KITES("") "\narxiv_id: 2401.00002\n");
}

/* A picture as the text of a link leaves it without any. */
static void test_badges(void **state)
{
	(void)state;
	recorder_read_cstr(&got,
			   "# Kite\n\n[![arXiv](https://img.example/b.svg)](" A ")\n\nFly.\n");
	assert_int_equal(got.count, 0);
}

/* What is below a blank line and indented is of the item above it; a paper can be anywhere. */
static void test_continued(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"1. **Kites in the Wind.** Air 2024. [paper](https://example.org/kites.pdf)\n\n"
		"    *Ann Poe, Bo Roe.*\n    \n"
		"1. **Gliders and Kites.** [paper](" A ")\n\n    *Ann Poe, Bo Roe, Cy Doe*\n",
		"title: Kites in the Wind\nauthors: 2\nauthor_names: Ann Poe; Bo Roe\n"
		"date: 2024\nurl: https://example.org/kites.pdf\n"
		"pdf: https://example.org/kites.pdf\n\n"
		"title: Gliders and Kites\nauthors: 3\nauthor_names: Ann Poe; Bo Roe; Cy Doe\n"
		"arxiv_id: 2401.00001\nurl: " A "\n");
}

/* A paragraph in bold is a title; what only says what a link is belongs to it. */
static void test_paragraphs(void **state)
{
	(void)state;
	assert_kites(
		"# CVPR\n\n**Kites in the Wind**\n\n- Homepage: https://example.org\n"
		"- Paper: " A "\n- Code: https://github.com/a/b\n\n"
		"**Gliders and More Gliders**\n\n- Paper(Oral): https://arxiv.org/abs/2401.00002\n",
		"title: Kites in the Wind\narxiv_id: 2401.00001\nurl: " A "\n"
		"code: https://github.com/a/b\n\ntitle: Gliders and More Gliders\n"
		"arxiv_id: 2401.00002\nurl: https://arxiv.org/abs/2401.00002\n");
	assert_kites("**Kites in the Wind.**<br>\n*[Ann Poe](https://example.org/), Bo Roe*<br>\n"
		     "CVPR 2024. [[PDF](" A ")]\n",
		     "title: Kites in the Wind\nauthors: 2\nauthor_names: Ann Poe; Bo Roe\n"
		     "date: 2024\narxiv_id: 2401.00001\nurl: " A "\nvenue: CVPR\n");
	assert_kites("**[Kites in the Wind](" A ")**\n\nThey fly.\n", KITES(""));
}

static void test_rows(void **state)
{
	(void)state;
	assert_kites("| 2024-01 | Air | Nobody | [Kites in the Wind](" A ") |\n",
		     KITES("date: 2024-01\n"));
	assert_kites("|**2024-05-10**|**Kites in the Wind**|Ann Poe et.al.|[2401.00001](" A
		     ")|null|\n",
		     KITES("author_names: Ann Poe; et al.\ndate: 2024-05-10\n"));
	assert_kites("| 1) **Kites** - They fly in the wind, and far. | [Paper](" A ") |\n",
		     "title: Kites\narxiv_id: 2401.00001\nurl: " A "\n");
	assert_kites("| 2) **Kites**: High in the Wind | [Paper](" A ") |\n",
		     "title: Kites: High in the Wind\narxiv_id: 2401.00001\nurl: " A "\n");
	assert_kites("| 2024 | **Kites** | They fly in the wind. They fly far. | [Paper](" A
		     ") |\n",
		     "title: Kites\ndate: 2024\narxiv_id: 2401.00001\nurl: " A "\n");
}

/* An arXiv id is no year, and a year within one neither. */
static void test_no_year(void **state)
{
	(void)state;
	recorder_assert_papers(&got,
			       "- [Kites in the Wind](https://arxiv.org/abs/2012.02190) "
			       "arXiv:2012.02190\n",
			       "title: Kites in the Wind\narxiv_id: 2012.02190\n"
			       "url: https://arxiv.org/abs/2012.02190\n");
}

/* What a list of papers says in passing is no paper of it, not even one known by its id. */
static void test_mentioned(void **state)
{
	(void)state;
	assert_kites(
		"- [Kites in the Wind](" A ") by Ann Poe\n"
		"- Gliders are easier with the algorithm of https://arxiv.org/abs/2401.00009\n",
		KITES(""));
	assert_kites("- [Kites in the Wind](" A ")\n- they fly\n- they are of paper\n", KITES(""));
	assert_kites("- See [Kites in the Wind](" A ") for the beginning\n", KITES(""));
	assert_kites("- **Kites in the Wind**: see the [paper](" A ") for more\n", KITES(""));
}

/* A number below a heading that goes on in it makes no title of the next address. */
static void test_number_is_no_title(void **state)
{
	(void)state;
	recorder_assert_papers(&got,
			       "# To read\n2409.11340\n" B "\n\n- [Kites in the Wind](" A ")\n"
			       "- [Lids on Lakes](https://arxiv.org/abs/2401.00003)\n",
			       "arxiv_id: 2401.00002\nurl: " B
			       "\n\n" KITES("") "\ntitle: Lids on Lakes\narxiv_id: 2401.00003\n"
						"url: https://arxiv.org/abs/2401.00003\n");
}

/* Links in sentences, and words that only say what a link is. */
static void test_no_papers(void **state)
{
	static const char *const texts[] = {
		"# Kite\n\n- [2024-1-1] We released our [paper](" A ") and code.\n"
		"- Number one in [huggingface daily "
		"paper](https://huggingface.co/papers/2401.00001).\n",
		"# Kite\n\n**Note that all kites are small**: see the [paper](" A
		") for how small they "
		"really are.\n\n- See [docs](https://example.org)\n",
		"- **Paper:** [Our paper](" A ")\n- [HTML version](" A ")\n",
		"- [Paper PDF](" A ")\n- [arXiv - 2401.00001](" A ")\n",
		/* What is to be done: most items have no link. */
		"- Fly the kites at night as Poe did: " A "\n- buy string\n- mend the tails\n"
		"- Ask Bo Roe about the gliders (" A ").\n- write to the club\n- paint\n",
		/* Links in the middle of what is about something else. */
		"- Kites for the strong wind, compare " A " which needs less string\n"
		"- Use [the kites of Poe](" A ") for the first day, which are small.\n"
		"- Gliders of large size:\n  See " A " for their long wings.\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		recorder_read_cstr(&got, texts[i]);
		assert_int_equal(got.count, 0);
		assert_int_equal(got.status, STATUS_FAILED);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_links_elsewhere, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_lines_of_listings, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_names_behind, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_other_scripts, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_items, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_beside_title, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_own, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_other_markup, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_below_title, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_rows_without_address, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_own_as_written, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_references, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_short_years, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_columns, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_plain, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_plain_ends, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_untitled, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_badges, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_continued, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_paragraphs, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_rows, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_no_year, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_mentioned, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_number_is_no_title, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_no_papers, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
