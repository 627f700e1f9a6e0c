/* BibTeX and biblatex: each rule of the language, what goes wrong in files, and what fields become
 * of what fields. The papers are invented. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "recorder.h"

#define THIRTY_NINE "a-name-of-thirty-nine-letters-and-signs"

static struct recorder got;

static int set_up(void **state)
{
	(void)state;
	recorder_init(&got);
	got.shows_all = true;
	got.file_year = 2030;
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	recorder_free(&got);
	return 0;
}

/* What is read of the text: of each paper its line, then its fields but for those of *hidden. */
static void add_records(struct strbuf *all)
{
	for (size_t i = 0; i < got.count; i++) {
		struct str rest = str_from(recorder_text(&got, i)), line;

		strbuf_addf(all, "%zu", got.records[i].line);
		while (str_split_next(&rest, '\n', &line))
			if (line.len > 0 && !str_equal(line, STR("type: article")))
				strbuf_addf(all, "\n  %.*s", STR_ARG(line));
		strbuf_add_byte(all, '\n');
	}
}

static void add_messages(struct strbuf *all)
{
	char text[1000];

	for (size_t i = 0; i < got.diag.count; i++)
		strbuf_addf(all, "%s\n", recorder_message(&got, i, text, sizeof(text)));
	if (got.left_out.len > 0)
		strbuf_addf(all, "left out: %s\n", got.left_out.data);
}

/* Papers, then messages; however the text is cut into pieces. */
static void assert_read(const char *text, const char *want)
{
	struct strbuf all;
	uint64_t seed = 11;

	strbuf_init(&all);
	for (size_t piece = 0; piece < 4; piece++) {
		strbuf_clear(&all);
		recorder_read_pieces(&got, str_from(text), piece * piece, &seed);
		add_records(&all);
		add_messages(&all);
		assert_string_equal(all.data, want);
	}
	strbuf_free(&all);
}

/* One entry with a title and the field. */
static void assert_field(const char *field, const char *want)
{
	struct strbuf text, all;

	strbuf_init(&text);
	strbuf_init(&all);
	strbuf_addf(&text, "@article{k,\ntitle = {T},\n%s\n}\n", field);
	strbuf_addf(&all, "1\n  title: T\n%s", want);
	assert_read(text.data, all.data);
	strbuf_free(&text);
	strbuf_free(&all);
}

static void assert_title(const char *title, const char *want)
{
	struct strbuf text, all;

	strbuf_init(&text);
	strbuf_init(&all);
	strbuf_addf(&text, "@article{k,\ntitle = {%s}\n}\n", title);
	strbuf_addf(&all, "1\n  title: %s\n  citation_key: k\n", want);
	assert_read(text.data, all.data);
	strbuf_free(&text);
	strbuf_free(&all);
}

static void test_entries(void **state)
{
	(void)state;
	assert_read("Some words about these papers.\n"
		    "% @article{old, title = {Old}}\n"
		    "@Article { key1 ,\n"
		    "  Title = \"On {Snow}\",\n"
		    "  YEAR = 2001\n"
		    "}\n"
		    "mail me@example.org\n"
		    "@ARTICLE(key2, title = {A (small) \"b\"}, year = \"2002\") and "
		    "@book{key3,title={B}}"
		    "@misc{,title={C},}\n",
		    "3\n  title: On Snow\n  date: 2001\n  citation_key: key1\n"
		    "8\n  title: A (small) \"b\"\n  date: 2002\n  citation_key: key2\n"
		    "8\n  title: B\n  type: book\n  citation_key: key3\n"
		    "8\n  title: C\n  type: misc\n");
	assert_read("@article{title = {No key}, year = 2001}\n",
		    "1\n  title: No key\n  date: 2001\n");
	assert_read("@article{a key (with) more,title = {T}}\n",
		    "1\n  title: T\n  citation_key: a key (with) more\n");
}

/* As JabRef wrote them before 3.8: lines are broken anywhere, and what parts has a backslash. */
static void test_groups(void **state)
{
	(void)state;
	assert_read("@article{Doe:1, title = {A}}\n"
		    "@article{b, title = {B}, groups = {mine}}\n"
		    "@article{c, title = {C}}\n"
		    "@article{title = {D}}\n"
		    "@comment{jabref-meta: groupsversion:3;}\n"
		    "@comment{jabref-meta: groupstree:\n"
		    "0 AllEntriesGroup:;\n"
		    "1 KeywordGroup:Ice\\;0\\;keywords\\;c\\;0\\;0\\;;\n"
		    "1 ExplicitGroup:Birds {of prey}\\;0\\;Doe:1\\;\n"
		    "b\\;no su\nch key\\;;\n"
		    "2 ExplicitGroup:Night\\\\\\\\Day\\;2\\;b\\;;\n"
		    "1 ExplicitGroup:Nobody\\;0\\;;\n"
		    "}\n",
		    "1\n  title: A\n  citation_key: Doe:1\n  tags: Birds {of prey}\n"
		    "2\n  title: B\n  citation_key: b\n  tags: Birds {of prey}; mine; Night\\Day\n"
		    "3\n  title: C\n  citation_key: c\n"
		    "4\n  title: D\n");
}

static void test_comments(void **state)
{
	(void)state;
	assert_read("@comment{ @article{a, title = {A}} }\n"
		    "@Comment @article{b, title = {B}}\n"
		    "@preamble{ \"\\newcommand{\\x}{@article{c, title = {C}}}\" }\n"
		    "@article{d, % why\n"
		    "  % title = {Not this},\n"
		    "  title = {D}, % nor {this}\n"
		    "}\n"
		    "@Comment{jabref-meta: groupstree:\n"
		    "0 AllEntriesGroup:;\n1 ExplicitGroup:Ice\\;0\\;d\\;;\n"
		    "}\n",
		    "4\n  title: D\n  citation_key: d\n  tags: Ice\n");
	assert_read("@article{a, title = {A}}\n"
		    "@comment{ never closed { \n"
		    "@article{b, title = {B}}\n",
		    "1\n  title: A\n  citation_key: a\n"
		    "3\n  title: B\n  citation_key: b\n"
		    "2: a comment without its closing brace: it ends with its line\n");
}

static void test_macros(void **state)
{
	(void)state;
	assert_read("@string{jgs = \"J. of Good {Snow}\", who = {Roe, Jane}}\n"
		    "@STRING(both = who # { and } # \"Poe, Ann\")\n"
		    "@article{a, title = {A}, journal = JGS, author = both,\n"
		    "  month = \"10~\" # Jan, year = 2001}\n",
		    "3\n  title: A\n  authors: 2\n  author_names: Roe, Jane; Poe, Ann\n"
		    "  date: 2001-01-10\n  venue: J. of Good Snow\n  citation_key: a\n");
	assert_read("@article{a, title = {A}, journal = TOPS}\n"
		    "@article{b, title = {B}, journal = tops}\n",
		    "1\n  title: A\n  venue: TOPS\n  citation_key: a\n"
		    "2\n  title: B\n  venue: tops\n  citation_key: b\n"
		    "1: no @string defines \"TOPS\": its name is taken for text\n");
}

static void test_macros_that_grow(void **state)
{
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	strbuf_add_cstr(&text, "@string{m0 = \"snow \"}\n");
	for (int i = 0; i < 40; i++)
		strbuf_addf(&text, "@string{m%d = m%d # m%d}\n", i + 1, i, i);
	strbuf_add_cstr(&text, "@article{a, title = {A}, journal = m40}\n");
	recorder_read_cstr(&got, text.data);
	assert_int_equal(got.count, 1);
	assert_string_equal(recorder_text(&got, 0), "title: A\ntype: article\ncitation_key: a\n");
	assert_string_equal(got.diag.messages[0].text,
			    "what \"m12\" means is too long, and is left out");
	strbuf_clear(&text);
	strbuf_add_cstr(&text, "@string{m = \"");
	for (int i = 0; i < 1000; i++)
		strbuf_add_cstr(&text, "snow and ice ");
	strbuf_add_cstr(&text, "\"}\n@article{a, title = {A}");
	for (int i = 0; i < 1000; i++)
		strbuf_addf(&text, ", f%d = m # m", i);
	strbuf_add_cstr(&text, "}\n");
	recorder_read_cstr(&got, text.data);
	assert_int_equal(got.count, 1);
	assert_string_equal(got.diag.messages[0].text,
			    "the @strings hold too much text: from here on they are empty");
	strbuf_free(&text);
}

static void test_text(void **state)
{
	(void)state;
	assert_title("{{Deep} {GAN}s for {{B}ig} Data}", "Deep GANs for Big Data");
	assert_title("Schr{\\\"o}dinger, Erd{\\H o}s, \\'{E}cole, Ji{\\v{r}}{\\'{\\i}}, "
		     "Stra{\\ss}e, \\O re, {\\AA}s",
		     "Schrödinger, Erdős, École, Jiří, Straße, Øre, Ås");
	assert_title("AT\\&T at 50\\% and {\\#}1, {\\textless}5{\\textgreater}",
		     "AT&T at 50% and #1, <5>");
	assert_title("A\\textquotesingle s 1{\\textendash}2 \\copyright{} x", "A's 1–2 © x");
	assert_title("The $\\alpha_{\\mathrm{s}}$ of {$k$-means} and $5",
		     "The $\\alpha_{\\mathrm{s}}$ of $k$-means and $5");
	assert_title("A \\emph{new {Kind}} of {\\em old} H$_2$O, \\$5, a\\_b",
		     "A \\emph{new Kind} of {\\em old} H$_2$O, \\$5, a\\_b");
	assert_title("x\\textsubscript{2} \\unknown{y} {z \\unknown}w",
		     "x\\textsubscript{2} \\unknown{y} z \\unknown{}w");
	assert_title("Salt &amp; <i>Snow</i>", "Salt & Snow");
	assert_title("R$\\backslash$'enyi, {\\$}$\\backslash$alpha{\\_}1{\\$} and "
		     "$\\backslash$textit\\{x\\}, 10{\\%}",
		     "Rényi, $\\alpha_1$ and \\textit{x}, 10%");
	assert_title("{\\noopsort{b}}A  b\n\tc", "A  b\n  \tc");
}

static void assert_preamble(const char *preamble, const char *title, const char *want)
{
	struct strbuf text;

	strbuf_init(&text);
	strbuf_addf(&text, "@preamble{\"%s\"}\n@article{a, title = {%s}, author = {Poe, Ann}}\n",
		    preamble, title);
	recorder_read_cstr(&got, text.data);
	assert_int_equal(got.count, 1);
	strbuf_truncate(&text, 0);
	strbuf_addf(&text, "title: %s\n", want);
	assert_memory_equal(recorder_text(&got, 0), text.data, text.len);
	strbuf_free(&text);
}

/* What a file defines is its text; what has arguments, is known or defined nowhere stays. */
static void test_commands(void **state)
{
	(void)state;
	assert_preamble("\\newcommand{\\lid}{Copper Lid} \\def\\pots{pots}",
			"On \\lid{}s, \\pots and x", "On Copper Lids, potsand x");
	assert_preamble("\\providecommand*\\lid{L\\'{i}d}", "\\lid", "Líd");
	assert_preamble("\\newcommand{\\lid}[1]{a lid}", "\\lid{x}", "\\lid{x}");
	assert_preamble("\\newcommand{\\lid}{a #1}", "\\lid{}", "\\lid{}");
	assert_preamble("\\renewcommand{\\alpha}{beta}", "$\\alpha$", "$\\alpha$");
	assert_preamble("\\newcommand{\\lid}{a}", "\\lids{}", "\\lids{}");
	assert_preamble("\\newcommand{\\lid}{\\lid\\lid}", "\\lid", "\\lid\\lid");
	assert_preamble("\\newcommand{\\lid", "x", "x");
}

static void test_names(void **state)
{
	(void)state;
	assert_field("author = {Roe, Jane and {Snow and Ice, Inc.} and von Poe, Jr., Ann\n and "
		     "M{\\\"u}ller~K.},",
		     "  authors: 4\n  author_names: Roe, Jane; Snow and Ice, Inc.; von Poe, Jr., "
		     "Ann; Müller K.\n  citation_key: k\n");
	assert_field("author = {Roe, Jane AND others},",
		     "  author_names: Roe, Jane; et al.\n  citation_key: k\n");
	assert_field("author = {{The Snow Group}}, editor = {Poe, Ann}",
		     "  authors: 1\n  author_names: The Snow Group\n  citation_key: k\n"
		     "left out: editor 1\n");
	assert_field("author = {J. Roe; A. Poe; B. Doe}",
		     "  authors: 3\n  author_names: J. Roe; A. Poe; B. Doe\n  citation_key: k\n");
	assert_field("author = {given=Ann, family=Poe, prefix=von and Roe, J.}",
		     "  authors: 2\n  author_names: von Poe, Ann; Roe, J.\n  citation_key: k\n");
	assert_field("editor = {Poe, Ann and Roe, J.}",
		     "  authors: 2\n  author_names: Poe, Ann; Roe, J.\n  citation_key: k\n");
}

static void test_dates(void **state)
{
	(void)state;
	assert_field("year = 2001, month = dec, day = 3",
		     "  date: 2001-12-03\n  citation_key: k\n");
	assert_field("year = {2001}, month = {July/August}",
		     "  date: 2001-07\n  citation_key: k\n");
	assert_field("year = {2001}, month = {June 3}", "  date: 2001-06-03\n  citation_key: k\n");
	assert_field("year = {2001}, month = {3--5 June}",
		     "  date: 2001-06-03\n  citation_key: k\n");
	assert_field("year = 2001, month = December", "  date: 2001-12\n  citation_key: k\n");
	assert_field("year = {2001}, month = 06", "  date: 2001-06\n  citation_key: k\n");
	assert_field("date = {2001-06-03/2001-06-05}", "  date: 2001-06-03\n  citation_key: k\n");
	assert_field("date = {2001-06}, year = 2001", "  date: 2001-06\n  citation_key: k\n");
	assert_field("year = {1999--2000}", "  date: 1999\n  citation_key: k\n");
	assert_field("year = {[2001a]}", "  date: 2001\n  citation_key: k\n");
	assert_field("year = {\\noopsort{1973}2001}", "  date: 2001\n  citation_key: k\n");
	assert_field("year = {in press}",
		     "  citation_key: k\n1: year \"in press\" is not understood\n");
}

static void test_identifiers(void **state)
{
	(void)state;
	assert_field("eprint = {2401.00001v2}, archivePrefix = {arXiv}, primaryClass = {cs.LG}",
		     "  arxiv_id: 2401.00001\n  categories: cs.LG\n  citation_key: k\n");
	assert_field("eprint = {math/0309136}, eprinttype = arxiv",
		     "  arxiv_id: math/0309136\n  citation_key: k\n"
		     "3: no @string defines \"arxiv\": its name is taken for text\n");
	assert_field("eprint = {12345678}, eprinttype = {pubmed}",
		     "  citation_key: k\n  pmid: 12345678\n");
	assert_field("eprint = {https://example.org/a.pdf}",
		     "  pdf: https://example.org/a.pdf\n  citation_key: k\n");
	assert_field("journal = {arXiv preprint arXiv:2401.00001}",
		     "  arxiv_id: 2401.00001\n  venue: arXiv preprint arXiv:2401.00001\n"
		     "  citation_key: k\n");
	assert_field("number = {arXiv:2401.00001}, publisher = {arXiv}",
		     "  arxiv_id: 2401.00001\n  publisher: arXiv\n  citation_key: k\n");
	assert_field("author = {{Roe}, J.~K. and {et al.}}, journal = {\\apj}",
		     "  author_names: Roe, J. K.; et al.\n  venue: The Astrophysical Journal\n"
		     "  citation_key: k\n");
	assert_field("journal = {CoRR}, volume = {abs/2401.00001}",
		     "  arxiv_id: 2401.00001\n  venue: CoRR\n  citation_key: k\n");
	assert_field("doi = {https://doi.org/10.1000/A\\_b}, url = "
		     "{\\url{http://example.org/a\\_b\\%20c}}",
		     "  doi: 10.1000/a_b\n  url: http://example.org/a_b%20c\n  citation_key: k\n");
	assert_field("url = {https://arxiv.org/abs/2401.00001}",
		     "  arxiv_id: 2401.00001\n  url: https://arxiv.org/abs/2401.00001\n"
		     "  citation_key: k\n");
	assert_field("url = {http://example.org/{\\textasciitilde}roe/$\\sim$x}",
		     "  url: http://example.org/~roe/~x\n  citation_key: k\n");
	assert_field("note = {PMID: 1; DOI: 10.1000/1}, howpublished = {In print}",
		     "  doi: 10.1000/1\n  citation_key: k\n  pmid: 1\nleft out: howpublished 1\n");
	assert_field("eprint = {31234567}, eprinttype = {pubmed}, pmcid = {PMC1234567}",
		     "  citation_key: k\n  pmid: 31234567\n  pmcid: PMC1234567\n");
	assert_field("note = {Cited by: 12; all open}", "  citations: 12\n  citation_key: k\n");
	assert_field("file = {Full:files/1/a.pdf:application/pdf}",
		     "  citation_key: k\nleft out: file 1\n");
	assert_field("file = {:a.pdf:PDF;Full:https\\://example.org/b.pdf:PDF}",
		     "  pdf: https://example.org/b.pdf\n  citation_key: k\n");
}

static void test_fields(void **state)
{
	(void)state;
	assert_read("@inproceedings{k, title = {Snow}, subtitle = {A study}, booktitle = {Proc.\\ "
		    "of Ice},\n"
		    " pages = {1--10, 12—13}, publisher = {ACM}, volume = 3, number = {4},\n"
		    " abstract = {We melt.}, keywords = {snow, ice; cold}, isbn = {1}, timestamp = "
		    "{x},\n"
		    " keyword = {wind}, code = {https://example.org/code}}\n",
		    "1\n  title: Snow: A study\n  keywords: snow, ice; cold; wind\n  abstract: We "
		    "melt.\n"
		    "  venue: Proc. of Ice\n  type: inproceedings\n  volume: 3\n  issue: 4\n"
		    "  pages: 1-10, 12-13\n  publisher: ACM\n  code: https://example.org/code\n"
		    "  citation_key: k\nleft out: isbn 1\n");
	assert_read("@techreport{k, title = {Snow}, number = {TR-1}, institution = {Ice}}\n",
		    "1\n  title: Snow\n  type: report\n  publisher: Ice\n  citation_key: k\n"
		    "left out: number 1\n");
	assert_read("@thesis{k, title = {Snow}, type = {phdthesis}, school = {Ice}}\n"
		    "@proceedings{p, booktitle = {Proc. of Ice}}\n"
		    "@book{q, title = {Ice}, booktitle = {Ice Books}}\n"
		    "@Conference{c, title = {C}, document_type = {Book Chapter}}\n",
		    "1\n  title: Snow\n  type: thesis\n  publisher: Ice\n  citation_key: k\n"
		    "2\n  title: Proc. of Ice\n  type: proceedings\n  citation_key: p\n"
		    "3\n  title: Ice\n  type: book\n  citation_key: q\n"
		    "4\n  title: C\n  type: incollection\n  citation_key: c\n");
	assert_field("institution = {Where we work}, type = {Article}",
		     "  citation_key: k\nleft out: institution 1\n");
	assert_field("title = {Other}", "  citation_key: k\n3: a second \"title\" is left out\n");
}

static void test_marks(void **state)
{
	(void)state;
	assert_field(
		"priority = {prio2}, readstatus = {read}, groups = {thesis, to do}, "
		"annote = {Good.}, mendeley-tags = {ice}",
		"  citation_key: k\n  status: done\n  priority: 2\n  tags: ice; thesis; to do\n"
		"  note: Good.\n");
	assert_field("readstatus = {skimmed}", "  citation_key: k\n  status: reading\n");
}

/* What another field says in place of one is counted, unless both say the same. */
static void test_second_values(void **state)
{
	(void)state;
	assert_read(
		"@article{a, title={A}, journal={Annals of Air}, journaltitle={annals of air},\n"
		"  url={https://example.org/a}, ee={https://example.org/b},\n"
		"  doi={10.1000/a}, link={https://doi.org/10.1000/a},\n"
		"  number=3, issue=5, year=2020, date={2021-03-04}}\n"
		"@misc{b, title={B}, type={Thesis}, month={soon}, year=2020}\n",
		"1\n  title: A\n  date: 2021-03-04\n  doi: 10.1000/a\n"
		"  url: https://example.org/a\n  venue: annals of air\n"
		"  issue: 3\n  citation_key: a\n"
		"5\n  title: B\n  date: 2020\n  type: thesis\n  citation_key: b\n"
		"left out: ee 1, issue 1, year 1, month 1\n");
}

static void test_crossref(void **state)
{
	(void)state;
	assert_read(
		"@inproceedings{c, title = {Child}, crossref = {p}, pages = 3}\n"
		"@article{o, title = {Other}}\n"
		"@proceedings{p, title = {Proc. of Ice}, year = 2001, month = may,\n"
		"  publisher = {ACM}, doi = {10.1000/9}, editor = {Roe, J.}}\n"
		"@inproceedings{d, crossref = \"P\", title = {Late}, year = 2002}\n",
		"2\n  title: Other\n  citation_key: o\n"
		"1\n  title: Child\n  date: 2001-05\n  venue: Proc. of Ice\n"
		"  type: inproceedings\n  pages: 3\n  publisher: ACM\n  citation_key: c\n"
		"3\n  title: Proc. of Ice\n  authors: 1\n  author_names: Roe, J.\n  date: 2001-05\n"
		"  doi: 10.1000/9\n  type: proceedings\n  publisher: ACM\n  citation_key: p\n"
		"5\n  title: Late\n  date: 2002\n  venue: Proc. of Ice\n"
		"  type: inproceedings\n  publisher: ACM\n  citation_key: d\n");
	assert_read("@xdata{x, publisher = {ACM}, xdata = {y}}\n"
		    "@xdata{y, year = 2001, xdata = {x}}\n"
		    "@article{a, title = {A}, xdata = {x, z}}\n",
		    "3\n  title: A\n  date: 2001\n  publisher: ACM\n  citation_key: a\n"
		    "3: nothing to inherit from is called \"z\"\n");
	assert_read("@software{s, title = {Sieve}, year = 2001}\n"
		    "@softwareversion{v, crossref = {s}}\n"
		    "@softwaremodule{m, title = {Mesh}, crossref = {v}}\n",
		    "1\n  title: Sieve\n  date: 2001\n  type: software\n  citation_key: s\n"
		    "2\n  title: Sieve\n  date: 2001\n  type: softwareversion\n"
		    "  citation_key: v\n"
		    "3\n  title: Mesh\n  date: 2001\n  venue: Sieve\n"
		    "  type: softwaremodule\n  citation_key: m\n");
	assert_read("@book{b, title = {B}, crossref = {b}}\n",
		    "1\n  title: B\n  type: book\n  citation_key: b\n");
}

static void test_broken_braces(void **state)
{
	(void)state;
	/* A brace that is missing, of a value and of an entry. */
	assert_read("@article{a,\n title = {A,\n year = 2001\n}\n\n@article{b, title = {B}}\n",
		    "1\n  title: A\n  date: 2001\n  citation_key: a\n"
		    "6\n  title: B\n  citation_key: b\n"
		    "1: an entry without its closing brace: it ends where the next begins\n"
		    "2: a value without an end\n");
	assert_read("@article{a,\n title = {A}\n\n@article{b, title = {B}}\n",
		    "1\n  title: A\n  citation_key: a\n"
		    "4\n  title: B\n  citation_key: b\n"
		    "1: an entry without its closing brace: it ends where the next begins\n");
	assert_read("@article{a, title = {A}, year = 2001\n",
		    "1\n  title: A\n  date: 2001\n  citation_key: a\n"
		    "1: an entry without its closing brace: it ends where the next begins\n");
	/* The next field is in the same line; a comma in mathematics begins none. */
	assert_read("@article{a, title = {A lid, author = {B C}, year = 2001\n@article{b, title = "
		    "{B}}\n",
		    "1\n  title: A lid\n  authors: 1\n  author_names: B C\n  date: 2001\n  "
		    "citation_key: a\n"
		    "2\n  title: B\n  citation_key: b\n"
		    "1: an entry without its closing brace: it ends where the next begins\n"
		    "1: a value without an end\n");
	assert_read("@article{a, title = {A lid, author = {B C}}\n@article{b, title = {On $a, b = "
		    "{c}$}\n",
		    "1\n  title: A lid\n  authors: 1\n  author_names: B C\n  citation_key: a\n"
		    "2\n  title: On $a, b = {c}$\n  citation_key: b\n"
		    "1: an entry without its closing brace: it ends where the next begins\n"
		    "1: a value without an end\n"
		    "2: an entry without its closing brace: it ends where the next begins\n");
	/* One too many. */
	assert_read("@article{a, title = {A}}, year = 2001}\n@article{b, title = {B}}\n",
		    "1\n  title: A\n  date: 2001\n  citation_key: a\n"
		    "2\n  title: B\n  citation_key: b\n"
		    "1: \"}\" is no field\n");
	/* Escaped braces that do not match. */
	assert_read("@article{a, title = {A \\} b}, year = 2001}\n",
		    "1\n  title: A \\} b\n  date: 2001\n  citation_key: a\n");
	assert_read("@article{a, title = {A \\{ b}, year = 2001}\n@article{b, title = {B}}\n",
		    "1\n  title: A \\{ b\n  date: 2001\n  citation_key: a\n"
		    "2\n  title: B\n  citation_key: b\n");
	/* An entry quoted in a value. */
	assert_read("@article{a, abstract = {We write\n@article{x, title = {X}}\nand more},\n"
		    " title = {A}}\n",
		    "1\n  title: A\n  abstract: We write\n  @articlex, title = X\n  and more\n"
		    "  citation_key: a\n");
}

static void test_broken_fields(void **state)
{
	(void)state;
	/* No comma, no braces, no value, too many quotes. */
	assert_read("@article{a\n title = {A}\n year = 2001 volume = 3}\n",
		    "1\n  title: A\n  date: 2001\n  volume: 3\n  citation_key: a\n");
	assert_read("@article{a title = {A}, year = 2001}\n@article{b 2\ttitle={B}}\n"
		    "@article{title = {C}}\n",
		    "1\n  title: A\n  date: 2001\n  citation_key: a\n"
		    "2\n  title: B\n  citation_key: b 2\n3\n  title: C\n");
	assert_read("@article{a, title = On snow,\n year = , volume = 3}\n",
		    "1\n  title: On snow\n  volume: 3\n  citation_key: a\n"
		    "1: a value without braces or quotes\n");
	assert_read("@article{a, title = \"On \"old\" snow\", year = 2001}\n",
		    "1\n  title: On \"old\" snow\n  date: 2001\n  citation_key: a\n"
		    "1: quotes within quotes\n");
	assert_read("@article{a, title = {A}, oops, year = 2001}\n@misc{c}\n",
		    "1\n  title: A\n  date: 2001\n  citation_key: a\n"
		    "1: \"oops\" is no field\n2: a record without a title\n");
	/* A day without a month, and a priority that is none. */
	assert_read("@article{a, title = {A}, year = 2001, day = 3, priority = {high}}\n",
		    "1\n  title: A\n  date: 2001\n  citation_key: a\n"
		    "1: priority \"high\" is not understood\nleft out: day 1\n");
	/* What is repeated ends between two characters: the name, and what is inherited from. */
	assert_read("@article{a, title = {A}, " THIRTY_NINE "\xC3\xA9x, year = 2001}\n",
		    "1\n  title: A\n  date: 2001\n  citation_key: a\n"
		    "1: \"" THIRTY_NINE "\" is no field\n");
	assert_read("@article{a, title = {A}, crossref = {" THIRTY_NINE "-" THIRTY_NINE
		    "-0123456789012345678\xC3\xA9x}}\n",
		    "1\n  title: A\n  citation_key: a\n"
		    "1: nothing to inherit from is called \"" THIRTY_NINE "-" THIRTY_NINE
		    "-0123456789012345678\"\n");
}

static void assert_not_bibtex(const char *text)
{
	recorder_read_cstr(&got, text);
	assert_int_equal(got.count, 0);
	assert_null(strstr(got.report.layouts, "BibTeX"));
}

static void test_others(void **state)
{
	(void)state;
	assert_not_bibtex("In LaTeX one writes @article{ and a key.\n");
	assert_not_bibtex("# Tool\n\n```bibtex\n@article{a,\n  title = {A}\n}\n```\n");
	assert_not_bibtex("import x\n\n@app.route(\"/\")\ndef f():\n    pass\n");
	assert_not_bibtex("@Entity\n@Table(name = \"users\")\npublic class A {}\n");
	assert_not_bibtex("\\documentclass{article}\n\\begin{filecontents}{a.bib}\n"
			  "@article{a, title = {A}}\n");
	assert_not_bibtex("const bib = `\n@article{a, title = {A}}\n`; use(bib);\n</script>\n"
			  "");
	assert_not_bibtex("# Snow\n\nA tool. Cite:\n\n    @article{a, title = {A}}\n");
	assert_not_bibtex("#!/bin/sh\ncat >a.bib <<END\n@article{a, title = {A}}\nEND\n");
	assert_not_bibtex("<pre>\n@article{a, title = {A}}\n</pre>\n");
	assert_not_bibtex("@article{key}\n");
}

static void test_prefaces(void **state)
{
	(void)state;
	assert_read("This file was created with JabRef 2.10.\nEncoding: UTF8\n\n"
		    "@ARTICLE{a,\n title = {A}\n}\n",
		    "4\n  title: A\n  citation_key: a\n");
	assert_read("@comment(One may comment)\n\nas one likes.\n"
		    "@FAKE-ENTRY {fake, never-used = \"x\"}\n@book{b, title = \"B\"}\n",
		    "5\n  title: B\n  type: book\n  citation_key: b\n"
		    "4: a record without a title\nleft out: never-used 1\n");
	assert_read("%% Written by hand.\nWhat BibTeX allows.\n\n"
		    "@incollection\n(\n    one:1\n    ,\n    title = \"A\"\n)\n",
		    "4\n  title: A\n  type: incollection\n  citation_key: one:1\n");
	/* What the program printed that wrote it; of code there is more, and fewer entries. */
	assert_read("> library(snow); snow::bib(\"a\");\n\n@book{a, title = {A}}\n"
		    "@book{b, title = {B}}\n\n@book{c, title = {C}}\n",
		    "3\n  title: A\n  type: book\n  citation_key: a\n"
		    "4\n  title: B\n  type: book\n  citation_key: b\n"
		    "6\n  title: C\n  type: book\n  citation_key: c\n");
	assert_not_bibtex("> library(snow); snow::bib(\"a\");\n\n@book{a, title = {A}}\n");
	assert_not_bibtex("a::b();\nc::d();\ne::f();\ng::h();\n@book{a, title = {A}}\n"
			  "@book{b, title = {B}}\n@book{c, title = {C}}\n");
	assert_read("\nScopus\nEXPORT DATE: 27 November 2026\n\n@CONFERENCE{a,\n title={A}\n}\n",
		    "5\n  title: A\n  type: inproceedings\n  citation_key: a\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_entries, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_groups, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_comments, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_macros, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_macros_that_grow, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_text, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_commands, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_names, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_dates, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_identifiers, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_fields, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_marks, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_second_values, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_crossref, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_broken_braces, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_broken_fields, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_others, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_prefaces, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
