/* Reading lists as people lay them out: which line is a title, and what is around it. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/recorder_fixture.h"

#define A "https://arxiv.org/abs/2401.00001"
#define B "https://arxiv.org/abs/2402.00002"

/* What is known of either paper, beside its title. */
#define OF_A(more) more "arxiv_id: 2401.00001\nurl: " A "\n"
#define OF_B(more) more "arxiv_id: 2402.00002\nurl: " B "\n"

#define KITES(more) "title: Kites in the Wind\n" OF_A(more)
#define LAKES(more) "title: Frozen Lakes of the North\n" OF_B(more)

/* Both papers, each with what is known of it in front of its identifier, and its venue. */
static void assert_at(const char *text, const char *of_a, const char *venue_a, const char *of_b,
		      const char *venue_b)
{
	struct strbuf want;

	strbuf_init(&want);
	strbuf_addf(&want,
		    "title: Kites in the Wind\n%sarxiv_id: 2401.00001\nurl: " A
		    "\n%s%s%s\ntitle: Frozen Lakes of the North\n%sarxiv_id: 2402.00002\nurl: " B
		    "\n%s%s%s",
		    of_a, *venue_a ? "venue: " : "", venue_a, *venue_a ? "\n" : "", of_b,
		    *venue_b ? "venue: " : "", venue_b, *venue_b ? "\n" : "");
	recorder_assert_papers(&got, text, want.data);
	strbuf_free(&want);
}

static void assert_two(const char *text, const char *of_a, const char *of_b)
{
	assert_at(text, of_a, "", of_b, "");
}

/* Titles in bold each in a line of its own, also right below a heading or another paper. */
static void test_titles_in_bold(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"### 2.0 Air and Ice\n**Kites in the Wind**  \nAnn Poe, Bo Roe  \n"
		"[ICLR 2024](" A ")\n**Frozen Lakes of the North**  \nCy Lee, Di Fox"
		"  \n[arXiv](" B ") \xE2\x80\xA2 [Code](https://github.com/a/b)\n",
		"title: Kites in the Wind\nauthors: 2\nauthor_names: Ann Poe; Bo Roe\ndate: 2024\n"
		"arxiv_id: 2401.00001\nurl: " A "\nvenue: ICLR\n\n"
		"title: Frozen Lakes of the North\nauthors: 2\nauthor_names: Cy Lee; Di Fox\n"
		"arxiv_id: 2402.00002\nurl: " B "\ncode: https://github.com/a/b\n");
	/* Below it is no address of a paper, but who wrote it, and where. */
	recorder_assert_papers(
		&got,
		"**Kites in the Wind**\nAnn Poe, Bo Roe\n[Findings of ACL 2024]"
		"(https://github.com/a/b)\n\n"
		"**Frozen Lakes of the North**\nCy Lee, Di Fox\n[arXiv](" B ")\n",
		"title: Kites in the Wind\nauthors: 2\nauthor_names: Ann Poe; Bo Roe\n"
		"date: 2024\nvenue: ACL\n\n" LAKES("authors: 2\nauthor_names: Cy Lee; Di Fox\n"));
	/* Names in bold below a title are none. */
	recorder_assert_papers(&got,
			       "## Kites in the Wind\n**Ann Poe, Bo Roe**\n[paper](" A ")\n"
			       "## Frozen Lakes of the North\n**Cy Lee, Di Fox**\n[paper](" B ")\n",
			       KITES("authors: 2\nauthor_names: Ann Poe; Bo Roe\n") "\n" LAKES(
				       "authors: 2\nauthor_names: Cy Lee; Di Fox\n"));
}

/* Where a paper was published, below its heading and a blank line. */
static void test_place_below_heading(void **state)
{
	(void)state;
	assert_at("#### [Kites in the Wind](" A ")\n\narXiv 2401; ICLR 2024\n\n1. It flies.\n\n"
		  "#### [Frozen Lakes of the North](" B ")\n\nBMVC 2021\n\n1. It is cold.\n",
		  "date: 2024\n", "ICLR", "date: 2021\n", "BMVC");
}

/* Paragraphs of a title and words for links. */
static void test_paragraphs(void **state)
{
	(void)state;
	assert_two("## Air\nThe first paper has kites, the second has none.\n\n"
		   "Kites in the Wind (Poe, Roe, and Lee, 2024): [[paper]](" A ")\n\n"
		   "Frozen Lakes of the North (Fox, 2023): [[paper]](" B ")\n",
		   "authors: 3\nauthor_names: Poe; Roe; Lee\ndate: 2024\n", "date: 2023\n");
	/* A sentence that leads to its links is no title. */
	recorder_assert_papers(&got,
			       "This is our code for the kites of the wind [[paper]](" A ")\n\n"
			       "We thank you for the lakes of the north [[paper]](" B ")\n",
			       "");
}

/* Marks and anchors before a title. */
static void test_before_titles(void **state)
{
	(void)state;
	assert_two("- <a name=\"kite\"></a> **[KT]** Kites in the Wind [[paper]](" A ")\n"
		   "- <span id='ice'></span>Frozen Lakes of the North [[paper]](" B ")\n",
		   "", "");
	assert_at("- [[2024 ICLR] Kites in the Wind](" A ")\n"
		  "- [[SIGMOD 2023] Frozen Lakes of the North](" B ")\n",
		  "date: 2024\n", "ICLR", "date: 2023\n", "SIGMOD");
	/* The mark of a kind of paper has no number. */
	recorder_assert_papers(&got, "- [[Re] Kites in the Wind](" A ")\n",
			       "title: [Re] Kites in the Wind\n" OF_A(""));
}

/* Years of two digits behind the names of venues. */
static void test_years_of_venues(void **state)
{
	(void)state;
	assert_at("- EuroSys'19 -- [Kites in the Wind](" A ")\n"
		  "- NSDI 17 -- [Frozen Lakes of the North](" B ")\n",
		  "date: 2019\n", "EuroSys", "date: 2017\n", "NSDI");
	assert_two("- [Kites in the Wind](" A "), IoTDI \xE2\x80\x99"
		   "98\n"
		   "- [Frozen Lakes of the North](" B ") in the '90s, with 12 kites\n",
		   "date: 1998\n", "");
	/* Two digits in front of a word count something. */
	assert_at("- [Kites in the Wind](" A ") (ICML 10 pages)\n"
		  "- [Frozen Lakes of the North](" B ") ICLR 12 pages\n",
		  "", "ICML", "", "ICLR");
}

/* What was said of a paper behind its link, in a word or two. */
static void test_remarks(void **state)
{
	(void)state;
	assert_two("- [Kites in the Wind](" A ") must read\n"
		   "- [Frozen Lakes of the North](" B ") classic, highly recommended!\n",
		   "", "");
	recorder_assert_papers(&got,
			       "- [KITE](" A ") must read\n- [Frozen Lakes of the North](" B ")\n",
			       "title: KITE\n" OF_A("") "\n" LAKES(""));
}

/* Titles, and who wrote them by family name alone; identifiers in italics. */
static void test_families(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"- **Kites in the Wind** \xE2\x80\x94 Poe, Roe, van Lee & Fox (2024) \xC2\xB7 "
		"*arXiv:2401.00001* \xE2\x86\x92 [`a/b`](a/b)\n"
		"- **LAKE** \xE2\x80\x94 Poe & Roe (2023) \xC2\xB7 *arXiv:2402.00002*\n",
		"title: Kites in the Wind\nauthors: 4\nauthor_names: Poe; Roe; van Lee; Fox\n"
		"date: 2024\narxiv_id: 2401.00001\n\n"
		"title: LAKE\nauthors: 2\nauthor_names: Poe; Roe\ndate: 2023\n"
		"arxiv_id: 2402.00002\n");
	/* Topics are no names. */
	recorder_assert_papers(&got,
			       "- **Kites in the Wind** - Vision, Language (2024) [paper](" A ")\n",
			       KITES("date: 2024\n"));
	/* Nor is what else is in brackets with a year. */
	assert_two("- [Kites in the Wind](" A ") (Nature, 2024)\n"
		   "- [Frozen Lakes of the North](" B ") (March, 2023)\n",
		   "date: 2024\n", "date: 2023\n");
	assert_two("- [Kites in the Wind](" A ") (AAMAS, 2024)\n"
		   "- [Frozen Lakes of the North](" B ") (AAMAS, Oral, 2023)\n",
		   "date: 2024\n", "date: 2023\n");
}

/* Titles with a venue and a year in brackets are papers without any address. */
static void test_venues_in_brackets(void **state)
{
	(void)state;
	recorder_assert_papers(&got,
			       "## Air\n* ***Kites in the Wind (CIDR 2019)***\n"
			       "* Lakes, Frozen: A Survey of the North (arXiv 2021) "
			       "[Code](https://github.com/a/b)\n"
			       "* Learned Kites of the Wind (VLDB 2022, **best demo**)\n"
			       "* The Owl of Today. (SIGMOD 2020)\n* Notes on kites\n",
			       "title: Kites in the Wind\ndate: 2019\nvenue: CIDR\n\n"
			       "title: Lakes, Frozen: A Survey of the North\ndate: 2021\n"
			       "code: https://github.com/a/b\n\n"
			       "title: Learned Kites of the Wind\ndate: 2022\nvenue: VLDB\n\n"
			       "title: The Owl of Today\ndate: 2020\nvenue: SIGMOD\n");
	/* Of what is to be done some is for a conference. */
	recorder_assert_papers(&got,
			       "- Submit the first abstract (ICML 2024)\n- Book a flight to Rome "
			       "(NeurIPS 2024)\n- Ask Bo for his kites\n- Call the dentist again\n"
			       "- Write to Ann (ICLR 2025)\n",
			       "");
	recorder_assert_papers(&got,
			       "- [Kites in the Wind](" A ")\n- [Frozen Lakes of the North](" B
			       ")\n"
			       "- Book a flight to Rome (NeurIPS 2024)\n",
			       KITES("") "\n" LAKES(""));
	/* Films and books have a year as well. */
	recorder_assert_papers(&got, "* Kites in the Wind (2019)\n* Lakes of the North (2020)\n",
			       "");
	recorder_assert_papers(
		&got, "* Kites in the Wind (Netflix 2019)\n* Lakes of the North (Apple 2020)\n",
		"");
	assert_at("- [Kites in the Wind (ICDE 2020)](" A ")\n"
		  "- [Frozen Lakes of the North (arXiv 2021)](" B ")\n",
		  "date: 2020\n", "ICDE", "date: 2021\n", "");
}

/* PDFs on any page are papers where their titles are in a list of papers, and there alone. */
static void test_files(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"- [Kites in the Wind](" A ")\n- [Owls of the Long Night]"
		"(https://owls.example/~poe/owls.pdf?v=2)\n"
		"- [Frozen Lakes of the North](" B ")\n"
		"- [Slides](https://owls.example/slides.pdf)\n",
		KITES("") "\ntitle: Owls of the Long Night\n"
			  "url: https://owls.example/~poe/owls.pdf?v=2\n\n" LAKES(""));
	recorder_assert_papers(&got,
			       "- [The Manual of the Kite](https://kites.example/manual.pdf)\n"
			       "- [The Price of a Kite](https://kites.example/price.pdf)\n",
			       "");
	/* Too many of them for two papers. */
	{
		struct strbuf text;

		strbuf_init(&text);
		strbuf_add_cstr(&text, "- [Kites in the Wind](" A ")\n"
				       "- [Frozen Lakes of the North](" B ")\n");
		for (int i = 0; i < 20; i++)
			strbuf_addf(&text, "- [The Manual of Kite %d](https://k.example/%d.pdf)\n",
				    i, i);
		recorder_assert_papers(&got, text.data, KITES("") "\n" LAKES(""));
		strbuf_free(&text);
	}
	recorder_assert_papers(&got,
			       "## Kites in the Wind\n" A "\n\n## Owls of the Long Night\n"
			       "http://owls.example/owls.pdf\n\n## Frozen Lakes of the North\n" B
			       "\n",
			       KITES("") "\ntitle: Owls of the Long Night\n"
					 "url: http://owls.example/owls.pdf\n"
					 "pdf: http://owls.example/owls.pdf\n\n" LAKES(""));
}

/* Tables of HTML whose rows begin with a header's cell, and that a file begins with. */
static void test_tables_of_html(void **state)
{
	(void)state;
	assert_two("<table class=\"t\">\n<thead>\n<tr>\n<th scope=\"col\">Date</th>\n"
		   "<th><b>Paper</b></th><th>Authors</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
		   "<th scope=\"row\">9/10/19</th>\n<td><a href=\"" A
		   "\">Kites in the Wind</a></td>\n"
		   "<td>Ann Poe, Bo Roe</td>\n</tr>\n<tr><th>2/10/19</th><td><a href=\"" B
		   "\">Frozen Lakes of the North</a></td><td>Poe and Roe</td></tr>\n</tbody>\n"
		   "</table>\n",
		   "authors: 2\nauthor_names: Ann Poe; Bo Roe\n",
		   "authors: 2\nauthor_names: Poe; Roe\n");
	/* What is behind a cell is not in it, of whichever kind the cell before is. */
	assert_two("<table>\n<tr><th>Title</th><th>Authors</th></tr>\n"
		   "<tr><td><a href=\"" A "\">Kites in the Wind</a></td>\n"
		   "<th>Ann Poe, Bo Roe</th>, 2 pages</tr>\n"
		   "<tr><th><a href=\"" B "\">Frozen Lakes of the North</a></th>\n"
		   "<td>Poe and Roe</td>, 3 pages</tr>\n</table>\n",
		   "authors: 2\nauthor_names: Ann Poe; Bo Roe\n",
		   "authors: 2\nauthor_names: Poe; Roe\n");
}

/* Properties above a note are none of it. */
static void test_front_matter(void **state)
{
	(void)state;
	assert_two("---\ntitle: A list\ntags: [a, b]\n---\n\n- [Kites in the Wind](" A ")\n"
		   "- [Frozen Lakes of the North](" B ")\n",
		   "", "");
	recorder_assert_papers(
		&got,
		"---\ntype: paper\nstatus: unread\nkey: \"poeKites2024\"\nyear: 2024\na: b\nc: d\n"
		"---\n\n# Kites in the Wind\n\n**Authors:** Ann Poe, Bo Roe\n**Year:** 2024\n"
		"**Zotero:** [open](zotero://select/items/A) [DOI](" A ")\n\n"
		"## Abstract\n\nWe fly kites.\n\n## Notes\n\nNone.\n",
		KITES("authors: 2\nauthor_names: Ann Poe; Bo Roe\ndate: 2024\n"));
	/* A rule above a text begins none. */
	assert_two("---\n\n# Papers\n\n- [Kites in the Wind](" A ")\n"
		   "- [Frozen Lakes of the North](" B ")\n",
		   "", "");
	assert_two("---\n- [Kites in the Wind](" A ")\n---\n"
		   "- [Frozen Lakes of the North](" B ")\n",
		   "", "");
}

/* A title that ends in a sign of its own, before where it was published. */
static void test_questions(void **state)
{
	(void)state;
	recorder_assert_papers(&got,
			       "- When do kites fly? In *ICML 2018*. [[pdf](" A ")]\n"
			       "- Fly, kites of the wind! In *ICML 2019*. [[pdf](" B ")]\n",
			       "title: When do kites fly?\ndate: 2018\narxiv_id: 2401.00001\n"
			       "url: " A "\nvenue: ICML\n\n"
			       "title: Fly, kites of the wind!\ndate: 2019\narxiv_id: 2402.00002\n"
			       "url: " B "\nvenue: ICML\n");
}

/* Titles behind the links to their papers. */
static void test_titles_behind_links(void **state)
{
	(void)state;
	assert_at("- [[ICLR2024](" A ")] Kites in the Wind [[github](https://github.com/a/b)]\n"
		  "- [Paper](" B ") [Slides](https://lakes.example) Frozen Lakes of the North\n",
		  "date: 2024\n", "ICLR\ncode: https://github.com/a/b", "", "");
	recorder_assert_papers(&got,
			       "- [[ICCVW2021](" A ")] Kites &amp; Wind: Flying High\n"
			       "- [Paper](" B ") Frozen Lakes of the North\n",
			       "title: Kites & Wind: Flying High\ndate: 2021\n"
			       "arxiv_id: 2401.00001\nurl: " A "\nvenue: ICCV\n\n" LAKES(""));
	/* What speaks of the paper is no title. */
	recorder_assert_papers(&got,
			       "- [Paper](" A ") you should read this today\n"
			       "- [Paper](" B ") see our new kites\n",
			       "");
}

/* Where and when at the end of a title, behind dashes and in brackets. */
static void test_places_in_titles(void **state)
{
	(void)state;
	assert_at("- [Kites in the Wind - CVPR - 2018](" A ")\n"
		  "- [Frozen Lakes of the North - ARXIV - 2017](" B ")\n",
		  "date: 2018\n", "CVPR", "date: 2017\n", "");
	assert_at("- [ ] Kites in the Wind [Published WACV 24] [[Paper](" A ")]\n"
		  "- [ ] Frozen Lakes of the North [Submitted 30 Nov 2023 arxiv] [[Paper](" B
		  ")]\n",
		  "date: 2024\n", "WACV", "date: 2023\n", "");
	/* What a title says itself stays. */
	recorder_assert_papers(
		&got, "- [Kites - A Survey of 2018](" A ")\n- [Lakes (Frozen)](" B ")\n",
		"title: Kites - A Survey of 2018\n" OF_A("") "\n"
							     "title: Lakes (Frozen)\n" OF_B(""));
}

/* Each title that is linked in the cell of a row is a paper; what is in other cells is not, and is
 * counted, as is the link in the header. */
static void test_cells_of_papers(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"|Date|<a href=\"x\">Reading</a>|By|\n|--|--|--|\n"
		"|4/5|<a href=\"" A "\">Kites in the Wind</a>, <br> <a href=\"" B
		"\">Frozen Lakes of the North</a>|Ann Poe|\n"
		"|4/6|[Owls of the Night](https://arxiv.org/abs/2403.00003)|"
		"[A Data Set of Owls](https://arxiv.org/abs/2404.00004)|\n",
		KITES("") "\n" LAKES("") "\ntitle: Owls of the Night\narxiv_id: 2403.00003\n"
					 "url: https://arxiv.org/abs/2403.00003\n");
	assert_string_equal(got.left_out.data, "link 2");
	recorder_assert_papers(&got,
			       "Date | Reading\n--|--\n21 Nov | A. Poe and B. Roe, \"Kites in the "
			       "Wind,\" Air, 2017. [Chapter 1](" A ")\n",
			       KITES("date: 2017\n"));
}

/* Addresses of PDFs in brackets behind titles. */
static void test_files_behind_titles(void **state)
{
	(void)state;
	recorder_assert_papers(&got,
			       "Suggestions\n  * Kites in the Wind (" A ")\n"
			       "  * Owls of the Long Night (http://owls.example/owls.pdf)\n"
			       "  * some thoughts about owls (http://owls.example/more.pdf)\n"
			       "  * Frozen Lakes of the North (" B ")\n",
			       KITES("") "\ntitle: Owls of the Long Night\n"
					 "url: http://owls.example/owls.pdf\n"
					 "pdf: http://owls.example/owls.pdf\n\n" LAKES(""));
}

/* Names behind "by", up to the year. */
static void test_names_by(void **state)
{
	(void)state;
	assert_at("* <[Kites in the Wind](" A ")> by Ann Poe, Bo Roe and Cy Lee, 2018.\n\n"
		  "* <[Frozen Lakes of the North](" B ")> by Di Fox, Ed Owl. NeurIPS 2018.\n",
		  "authors: 3\nauthor_names: Ann Poe; Bo Roe; Cy Lee\ndate: 2018\n", "",
		  "date: 2018\n", "NeurIPS");
}

/* What is before a title: also of what kind the paper is, and a month behind a full stop. */
static void test_fronts(void **state)
{
	(void)state;
	assert_at("- ICLR 2024 (best paper), Kites in the Wind, [arXiv](" A ") / [Website]"
		  "(https://kites.example)\n"
		  "- 2023.10, Frozen Lakes of the North, [arXiv](" B ")\n",
		  "date: 2024\n", "ICLR", "date: 2023\n", "");
	/* A title can begin with a venue. */
	recorder_assert_papers(&got, "- ICLR 2024 in Numbers, Kites and Lakes, [arXiv](" A ")\n",
			       "title: ICLR 2024 in Numbers, Kites and Lakes\n" OF_A(""));
}

/* Names in italics behind a title, and such as PubMed has them before the year. */
static void test_names_behind_titles(void **state)
{
	(void)state;
	assert_at("1. [**Kites in the Wind**](" A "), NeurIPS'20, *Ann Poe, Bo Roe*\n\n"
		  "1. **Frozen Lakes of the North**. Lee CC, Fox D, Owl-Eck JB (2021). *Ice* 3. "
		  "[paper](" B ")\n",
		  "authors: 2\nauthor_names: Ann Poe; Bo Roe\ndate: 2020\n", "NeurIPS",
		  "authors: 3\nauthor_names: Lee CC; Fox D; Owl-Eck JB\ndate: 2021\n", "");
	/* Topics in italics are none. */
	recorder_assert_papers(&got,
			       "- [Kites in the Wind](" A ") *Computer Vision, Object Detection*\n",
			       KITES(""));
}

/* A title of a word or two, above its address and in a row. */
static void test_short_above(void **state)
{
	(void)state;
	recorder_assert_papers(&got,
			       "* Kite Net\n  :PROPERTIES:\n  :link: " A "\n  :END:\n"
			       "* Frozen Lakes of the North\n  :PROPERTIES:\n  :link: " B
			       "\n  :END:\n",
			       "title: Kite Net\n" OF_A("") "\n" LAKES(""));
	recorder_assert_papers(
		&got,
		"| Model | Year | Task |\n|--|--|--|\n| [Kite2Net](" A
		") | 2023 | Flying |\n| [Lake-1](" B ") | 2022 | Cold |\n",
		"title: Kite2Net\ndate: 2023\n" OF_A("") "\n"
							 "title: Lake-1\ndate: 2022\n" OF_B(""));
}

/* A column of papers beside their venues; one of citations has no titles. */
static void test_column_of_papers(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"| Paper | Venue | Code |\n|--|--|--|\n"
		"| Kites of the Long Wind | AAMAS 2026 | [a/b](https://github.com/a/b) |\n"
		"| Frozen Lakes of the North | EMNLP 2025 | - |\n",
		"title: Kites of the Long Wind\ndate: 2026\n\n"
		"title: Frozen Lakes of the North\ndate: 2025\nvenue: EMNLP\n");
	recorder_assert_papers(&got,
			       "| Method | Paper | Venue |\n|--|--|--|\n"
			       "| Kite | Poe et al. 2024 | AAAI 2024 |\n"
			       "| Lake | Roe and Lee 2024 | ICML 2024 |\n",
			       "");
}

/* What is in bold in front of a title: a mark, or a name of it that quotes follow. */
static void test_bold_in_front(void **state)
{
	(void)state;
	assert_at("- **[ICCBR'24 Workshop]** Kites in the Wind [[pdf]](" A ") (Flying, High)\n"
		  "- **Few-Word Lake Names**: \"Frozen Lakes of the North\". ICLR(2021) [[pdf]](" B
		  ")\n",
		  "date: 2024\n", "", "date: 2021\n", "ICLR");
	recorder_assert_papers(
		&got,
		"- **KITE (2023).** [[Article]](" A ") It flies.\n"
		"- **[Lakes (2022)](" B ")** They freeze.\n",
		"title: KITE\ndate: 2023\n" OF_A("") "\n"
						     "title: Lakes\ndate: 2022\n" OF_B(""));
	/* Two full names before quotes are names. */
	recorder_assert_papers(
		&got, "+ Ann Poe* and Bo Roe: \"*Kites in the Wind.*\" Air (2018) [[pdf]](" A ")\n",
		KITES("authors: 2\nauthor_names: Ann Poe; Bo Roe\ndate: 2018\n"));
}

/* A link that only cites a paper says nothing of its title. */
static void test_citations(void **state)
{
	(void)state;
	recorder_assert_papers(&got,
			       "| Method | Reference | Points |\n|--|--|--|\n"
			       "| KiteNet | [Poe et al.](" A ") | 7 |\n"
			       "| LakeNet | [Roe et al. 2024](" B ") | 9 |\n",
			       "");
}

/* A second address of a paper is counted. */
static void test_second_links(void **state)
{
	(void)state;
	recorder_read_cstr(&got, "- [Kites in the Wind](" A ") [page](https://openreview.net/"
				 "forum?id=Kite)\n- [Frozen Lakes of the North](" B ")\n");
	assert_int_equal(got.count, 2);
	assert_string_equal(got.left_out.data, "link 1");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_titles_in_bold, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_place_below_heading, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_paragraphs, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_before_titles, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_years_of_venues, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_remarks, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_families, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_venues_in_brackets, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_files, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_tables_of_html, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_front_matter, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_questions, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_titles_behind_links, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_places_in_titles, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_cells_of_papers, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_files_behind_titles, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_names_by, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_fronts, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_names_behind_titles, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_short_above, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_column_of_papers, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_bold_in_front, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_citations, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_second_links, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
