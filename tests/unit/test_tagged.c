/* RIS, PubMed, Ovid, Web of Science, RefWorks and Refer: what each tag becomes, and where records
 * end. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/recorder_fixture.h"

static const char ris[] = "TY  - JOUR\n"
			  "AU  - Doe, Jane\n"
			  "AU  - Roe, Richard\n"
			  "TI  - Tidy gradients\n"
			  "T2  - Journal of Invented Results\n"
			  "JO  - J. Inv. Res.\n"
			  "PY  - 2021\n"
			  "DA  - 2021/05/03/\n"
			  "VL  - 12\n"
			  "IS  - 3\n"
			  "SP  - 45\n"
			  "EP  - 67\n"
			  "PB  - Nowhere Press\n"
			  "AB  - A first line\n"
			  "and a second.\n"
			  "KW  - gradients\n"
			  "KW  - tidiness\n"
			  "order\n"
			  "DO  - https://doi.org/10.1234/TIDY.1\n"
			  "UR  - https://example.org/tidy\n"
			  "SN  - 1234-5678\n"
			  "ER  - \n";

static void test_ris(void **state)
{
	(void)state;
	recorder_assert_papers(&got, ris,
			       "title: Tidy gradients\n"
			       "authors: 2\n"
			       "author_names: Doe, Jane; Roe, Richard\n"
			       "date: 2021-05-03\n"
			       "doi: 10.1234/tidy.1\n"
			       "url: https://example.org/tidy\n"
			       "keywords: gradients; tidiness; order\n"
			       "abstract: A first line and a second.\n"
			       "venue: Journal of Invented Results\n"
			       "type: article\n"
			       "volume: 12\n"
			       "issue: 3\n"
			       "pages: 45-67\n"
			       "publisher: Nowhere Press\n");
	assert_string_equal(got.report.layouts, "RIS");
	assert_string_equal(got.left_out.data, "SN 1");
	assert_int_equal(got.report.not_understood, 0);
}

static void test_ris_old_tags(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"TY  - CONF\nA1  - Doe,J.\nT1  - A\nN2  - Text.\nY1  - 1999///\nJF  - Proc.\n"
		"ER  -\n",
		"title: A\nauthors: 1\nauthor_names: Doe,J.\ndate: 1999\nabstract: Text.\n"
		"venue: Proc.\ntype: inproceedings\n");
}

/* Some write one blank, or more than two, and a heading above each record. */
static void test_ris_blanks_and_headings(void **state)
{
	(void)state;
	recorder_assert_papers(&got,
			       "Record 1 of 2\nProvider: Nobody\n\nTY - JOUR\nTI - One\nER -\n\n"
			       "Record 2 of 2\nTY  -  JOUR\nXX  -  y\nTI  -  Two\nER  -\n",
			       "title: One\ntype: article\n\ntitle: Two\ntype: article\n");
	assert_string_equal(got.left_out.data, "text between records 3, XX 1");
}

static void test_ris_without_end(void **state)
{
	(void)state;
	recorder_assert_papers(&got, "TY  - JOUR\nTI  - One\nTY  - JOUR\nTI  - Two",
			       "title: One\ntype: article\n\ntitle: Two\ntype: article\n");
}

static void test_ris_not_understood(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got, "TY  - JOUR\nTI  - One\nPY  - soon\nER  -\nTY  - JOUR\nAU  - Doe, J\nER  -\n",
		"title: One\ntype: article\n");
	assert_int_equal(got.report.not_understood, 2);
	recorder_assert_message(&got, 0, "3: PY \"soon\" is not understood");
	recorder_assert_message(&got, 1, "5: a record without a title");
}

/* What a provider writes behind the end of a record is none. */
static void test_ris_tags_between(void **state)
{
	(void)state;
	recorder_assert_papers(&got,
			       "TY  - JOUR\nTI  - One\nER  -\nNL  - An abbreviation\n\nA line\n\n"
			       "TI  - Without a type\nER  -\n"
			       "TY  - JOUR\nTI  - Two\nER  -\nUR  - https://example.org/behind\n",
			       "title: One\ntype: article\n\ntitle: Without a type\n\n"
			       "title: Two\ntype: article\n");
	assert_string_equal(got.left_out.data, "NL 1, text between records 2");
	assert_int_equal(got.report.not_understood, 0);
}

/* Each line is an address; a link to the paper's page is no PDF, and a path is none here. */
static void test_ris_addresses(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"TY  - JOUR\nTI  - One\nUR  - https://example.org/a\n"
		"https://example.org/b\nhttps://example.org/c\n"
		"L1  - internal-pdf://17/one.pdf\nER  -\n"
		"TY  - JOUR\nTI  - Two\nL1  - https://dx.doi.org/10.1234/two\nER  -\n"
		"TY  - JOUR\nTI  - Three\nL1  - https://example.org/three.pdf\nER  -\n",
		"title: One\nurl: https://example.org/a\ntype: article\n\n"
		"title: Two\ndoi: 10.1234/two\nurl: https://dx.doi.org/10.1234/two\n"
		"type: article\n\n"
		"title: Three\ntype: article\npdf: https://example.org/three.pdf\n");
	assert_string_equal(got.left_out.data, "UR 2, L1 1");
}

static void test_ris_no_abstract(void **state)
{
	(void)state;
	recorder_assert_papers(&got,
			       "TY  - JOUR\nTI  - One\nAB  - [No abstract available]\nER  -\n",
			       "title: One\ntype: article\n");
}

/* A person's notes and a publisher's have one tag. */
static void test_ris_notes(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"TY  - JOUR\nTI  - A\nN1  - <p>Read &amp; kept.</p>\nER  - \n"
		"TY  - JOUR\nTI  - B\nN1  - Export Date: 5 May 2024; Cited By: 1,012; "
		"Address: Nowhere\nN1  - doi: 10.1234/b\nN1  - L644\nER  - \n"
		"TY  - JOUR\nTI  - C\nN1  - Mine too\nand more\nDP  - other\nER  - \n"
		"TY  - JOUR\nTI  - D\nDP  - shortlist\nN1  - Mine: see\ndoi 10.1234/e\n"
		"ER  - \n",
		"title: A\ntype: article\nnote: Read & kept.\n"
		"\ntitle: B\ndoi: 10.1234/b\ntype: article\ncitations: 1012\n"
		"\ntitle: C\ntype: article\n"
		"\ntitle: D\ntype: article\nnote: Mine: see doi 10.1234/e\n");
	assert_string_equal(got.left_out.data, "N1 2, DP 1");
}

static void test_pubmed(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"\nPMID- 1\nOWN - NLM\nVI  - 7\nIP  - 2\nDP  - 2020 Mar 5\n"
		"TI  - A title that goes on\n      in a second line.\n"
		"LID - 10.1234/abc.5 [doi]\nAB  - BACKGROUND: Text\n      and more.\n"
		"FAU - Doe, Jane\nAU  - Doe J\nFAU - Roe, Richard\nAU  - Roe R\n"
		"PT  - Comparative Study\nPT  - Journal Article\nOT  - a long\n      term\n"
		"JT  - Invented medicine\nPG  - 11-9\n\n"
		"PMID- 2\nTI  - Another.\nAU  - Poe E\n",
		"title: A title that goes on in a second line.\nauthors: 2\n"
		"author_names: Doe, Jane; Roe, Richard\ndate: 2020-03-05\ndoi: 10.1234/abc.5\n"
		"keywords: a long term\nabstract: BACKGROUND: Text and more.\n"
		"venue: Invented medicine\ntype: article\nvolume: 7\nissue: 2\npages: 11-9\npmid: "
		"1\n\n"
		"title: Another.\nauthors: 1\nauthor_names: Poe E\npmid: 2\n");
	assert_string_equal(got.report.layouts, "PubMed");
}

/* PubMed Central has its own number first. */
static void test_pubmed_central(void **state)
{
	(void)state;
	recorder_assert_papers(&got,
			       "\nPMC - PMC7\nPMID- 1\nVI  - 5\nDP  - 2018\nTI  - One.\nAB  - \n"
			       "OAB - Publisher: Abstract available from the publisher.\n"
			       "FAU - Doe, Jane\nAU  - Doe J\n\nPMC - PMC8\nPMID- 2\nTI  - Two.\n",
			       "title: One.\nauthors: 1\nauthor_names: Doe, Jane\ndate: 2018\n"
			       "volume: 5\npmid: 1\npmcid: PMC7\n\ntitle: Two.\n"
			       "pmid: 2\npmcid: PMC8\n");
	assert_int_equal(got.report.not_understood, 0);
}

static void test_wos(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"FN Invented Web\nVR 1.0\nPT J\nAU Doe, J\n   Roe, R\nAF Doe, Jane\n"
		"   Roe, Richard\nTI Of names and\n   their lines\nSO J INV\nDT Article\n"
		"DE one; two\n   three\nAB Text.\nPY 2019\nPD FEB 15\nVL 4\nBP 1\nEP 9\nTC 7\n"
		"DI 10.1234/wos\nER\n\nPT J\nTI Next\nPY 2020\nPD JAN 2020\nAR 77\nER\n\nEF\n",
		"title: Of names and their lines\nauthors: 2\n"
		"author_names: Doe, Jane; Roe, Richard\ndate: 2019-02-15\ndoi: 10.1234/wos\n"
		"keywords: one; two three\nabstract: Text.\nvenue: J INV\ntype: article\n"
		"volume: 4\npages: 1-9\ncitations: 7\n\n"
		"title: Next\ndate: 2020-01\npages: 77\n");
	/* The tags of the file as a whole are no records. */
	assert_int_equal(got.report.not_understood, 0);
	assert_string_equal(got.left_out.data, "");
}

/* Early access is the date only of what has none of its own yet. */
static void test_wos_early_access(void **state)
{
	(void)state;
	recorder_assert_papers(&got,
			       "PT J\nTI One\nPD JAN\nPY 2021\nEA DEC 2020\nER\n\n"
			       "PT J\nTI Two\nEA OCT 2021\nER\n",
			       "title: One\ndate: 2021-01\n\ntitle: Two\ndate: 2021-10\n");
}

static void test_refer(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"%0 Journal Article\n%A Doe, Jane\n%A Roe, Richard\n%T Refer\n%D 2004\n"
		"%J Invented\n%V 2\n%N 1\n%P 3-4\n%X First paragraph.\n\nSecond one.\n"
		"%K alpha\nbeta\n%R 10.1234/refer\n%U https://example.org/r\n\n"
		"%T Another\n%A Poe, E\n",
		"title: Refer\nauthors: 2\nauthor_names: Doe, Jane; Roe, Richard\n"
		"date: 2004\ndoi: 10.1234/refer\nurl: https://example.org/r\n"
		"keywords: alpha; beta\nabstract: First paragraph. Second one.\n"
		"venue: Invented\ntype: article\nvolume: 2\nissue: 1\npages: 3-4\n\n"
		"title: Another\nauthors: 1\nauthor_names: Poe, E\n");
}

/* CNKI has all names in one line, each with its tag. */
static void test_refer_names_in_a_line(void **state)
{
	(void)state;
	got.shows_all = true;
	recorder_assert_papers(
		&got,
		"%0 Journal Article\n%A Doe, J %A Roe, R%A Poe, P\n%T One\n\n"
		"%0 Journal Article\n%A 100%Adam\n%T Two\n",
		"title: One\nauthors: 3\nauthor_names: Doe, J; Roe, R; Poe, P\ntype: article\n\n"
		"title: Two\nauthors: 1\nauthor_names: 100%Adam\ntype: article\n");
}

/* EndNote writes the month, with or without a day, beside the year. */
static void test_months_beside_years(void **state)
{
	(void)state;
	got.shows_all = true;
	recorder_assert_papers(&got,
			       "TY  - JOUR\nDA  - Jan\nPY  - 2012\nTI  - One\nER  -\n"
			       "TY  - JOUR\nDA  - Nov 4\nPY  - 2016\nTI  - Two\nER  -\n"
			       "TY  - JOUR\nDA  - Jul-Aug\nPY  - 2016/05/\nTI  - Three\nER  -\n",
			       "title: One\ndate: 2012-01\ntype: article\n\n"
			       "title: Two\ndate: 2016-11-04\ntype: article\n\n"
			       "title: Three\ndate: 2016-05\ntype: article\n");
	recorder_assert_papers(&got, "%0 Book\n%T One\n%D 2004\n%8 March 5\n",
			       "title: One\ndate: 2004-03-05\ntype: book\n");
}

/* Of each other dialect some tools write them with semicolons. */
static void test_names_with_semicolons(void **state)
{
	(void)state;
	got.shows_all = true;
	recorder_assert_papers(&got,
			       "TY  - JOUR\nTI  - One\nAU  - Doe, J.; Roe, R.;\nAU  - Poe, P.\n"
			       "AU  - M&uuml;ller, K.\nER  -\n",
			       "title: One\nauthors: 4\n"
			       "author_names: Doe, J.; Roe, R.; Poe, P.; M\303\274ller, K.\n"
			       "type: article\n");
	recorder_assert_papers(&got,
			       "FN ISI Export Format\nVR 1.0\nPT J\nTI One\n"
			       "AU Doe, Jane; Roe, R\n   Poe, P\nER\n\nEF\n",
			       "title: One\nauthors: 3\nauthor_names: Doe, Jane; Roe, R; Poe, P\n");
}

/* Names written in one line are several where that is certain, and else what the line says. */
static void test_names_in_one_line(void **state)
{
	(void)state;
	got.shows_all = true;
	recorder_assert_papers(
		&got,
		"TY  - JOUR\nTI  - One\nAU  - Doe, J. and Roe, R.\nAU  - Poe, P., Loe, L. & Moe, "
		"M.\nER  -\n"
		"TY  - JOUR\nTI  - Two\nAU  - Food and Drug Administration\nAU  - Doe, J., Jr.\nER "
		" -\n",
		"title: One\nauthors: 5\n"
		"author_names: Doe, J.; Roe, R.; Poe, P.; Loe, L.; Moe, M.\ntype: article\n\n"
		"title: Two\nauthors: 2\n"
		"author_names: Food and Drug Administration; Doe, J., Jr.\ntype: article\n");
	recorder_assert_papers(&got, "%0 Book\n%T One\n%A Ann Doe, Bo Roe and Cy Poe\n",
			       "title: One\nauthors: 3\nauthor_names: Ann Doe; Bo Roe; Cy Poe\n"
			       "type: book\n");
}

/* Records have a number before them, and blank lines within; some files a blank before each line.
 */
static void test_ovid(void **state)
{
	static const char expected[] =
		"title: One in two lines\nauthors: 2\nauthor_names: Doe, Jane; Roe, R\n"
		"date: 2015-09\ndoi: 10.1000/one\nkeywords: *Ice; lids\nabstract: Text.\n"
		"venue: J. of Lids\ntype: article\nvolume: 4\nissue: 5\npages: 1-9\n\n"
		"title: Two\nauthors: 1\nauthor_names: Poe, P\ndate: 2016\n";

	(void)state;
	got.shows_all = true;
	recorder_assert_papers(
		&got,
		"<7. >\nVN  - Ovid Technologies\nTI  - One\n      in two lines\nDP  - Sep 2015\n"
		"YR  - 2015\nAU  - Doe, Jane\nAU  - Roe, R\n"
		"IN  - Doe, Jane: Uni A\n\n      Roe, R: Uni B\n\n"
		"DT  - Journal Article\nAB  - Text.\nDO  - http://dx.doi.org/10.1000/one\n"
		"MH  - *Ice\nID  - lids\nJN  - J. of Lids\nVO  - 4\nIP  - 5\nPG  - 1-9\n\n"
		"<8. >\nVN  - Ovid Technologies\nTI  - Two\nYR  - 2016\nAU  - Poe, P\n",
		expected);
	recorder_assert_papers(&got,
			       " <7. >\n VN  - Ovid Technologies\n TI  - One\n       in two lines\n"
			       " DP  - Sep 2015\n YR  - 2015\n AU  - Doe, Jane\n AU  - Roe, R\n"
			       " IN  - Doe, Jane: Uni A\n \n       Roe, R: Uni B\n \n"
			       " DT  - Journal Article\n AB  - Text.\n DO  - 10.1000/one\n"
			       " MH  - *Ice\n ID  - lids\n JN  - J. of Lids\n VO  - 4\n IP  - 5\n"
			       " PG  - 1-9\n \n <8. >\n VN  - Ovid Technologies\n TI  - Two\n"
			       " YR  - 2016\n AU  - Poe, P\n",
			       expected);
}

/* A copied example is often set in; text that goes on may be, too. */
static void test_ris_set_in(void **state)
{
	(void)state;
	got.shows_all = true;
	recorder_assert_papers(
		&got,
		"    TY  - JOUR\n    TI  - One\n        in two lines\n"
		"        AI - for all\n    AU  - Doe, J\n    ER  -\n\n"
		"\tTY  - CONF\n\tTI  - Two\n\tER  - \n",
		"title: One in two lines AI - for all\nauthors: 1\nauthor_names: Doe, J\n"
		"type: article\n\ntitle: Two\ntype: inproceedings\n");
}

static void test_refworks(void **state)
{
	(void)state;
	got.shows_all = true;
	recorder_assert_papers(
		&got,
		"RT Journal Article\nSR 1\nA1 Doe, Jane\nA1 Roe, R\nT1 One\nJF J. of Lids\n"
		"YR 2019\nFD Jan 3\nVO 5\nIS 2\nSP 10\nOP 12\nK1 ice; lids\nAB Text.\n"
		"DO 10.1000/one\nUL https://example.org/one\nER\n\n"
		"RT Dissertation/Thesis\nA1 Doe, J;Poe, P\nT1 Two\nYR 2020\nFD 2020 Mar\nvo 12\n",
		"title: One\nauthors: 2\nauthor_names: Doe, Jane; Roe, R\ndate: 2019-01-03\n"
		"doi: 10.1000/one\nurl: https://example.org/one\nkeywords: ice; lids\n"
		"abstract: Text.\nvenue: J. of Lids\ntype: article\nvolume: 5\nissue: 2\n"
		"pages: 10-12\n\n"
		"title: Two\nauthors: 2\nauthor_names: Doe, J; Poe, P\ndate: 2020-03\n"
		"type: thesis\nvolume: 12\n");
}

/* The type need not come first, and may be missing. */
static void test_refer_late_type(void **state)
{
	(void)state;
	recorder_assert_papers(&got,
			       "%T One\n%0 Journal Article\n%A Doe, Jane\n%D 2021\n%X Text.\n\n\n"
			       "%T Two\n%D 2022\n\n\n%T Three\n%0 Book\n%D 2023\n"
			       "%0 Book\n%T Four\n",
			       "title: One\nauthors: 1\nauthor_names: Doe, Jane\ndate: 2021\n"
			       "abstract: Text.\ntype: article\n\n"
			       "title: Two\ndate: 2022\n\n"
			       "title: Three\ndate: 2023\ntype: book\n\n"
			       "title: Four\ntype: book\n");
	assert_int_equal(got.report.not_understood, 0);
}

static void test_refused(void **state)
{
	static const char *const texts[] = {
		"TY  - JOUR\n",
		"TY  - JOUR is how a record of RIS begins.\nThen its tags follow.\n",
		"PT J is a particle.\nIt is heavy.\n",
		"%A\n%A\nprintf formats\n",
		"PMID- 1\nand so on\n",
	};

	(void)state;
	recorder_expect_refused(&got, texts, sizeof(texts) / sizeof(*texts));
}

static void test_any_split(void **state)
{
	(void)state;
	recorder_expect_any_split(&got, ris);
}

/* Whatever is cut off, what is left is no other paper. */
static void test_any_truncation(void **state)
{
	(void)state;
	for (size_t len = 0; len < sizeof(ris); len++) {
		recorder_read(&got, str_sub(str_from(ris), 0, len));
		assert_true(got.count <= 1);
		if (got.count == 1)
			assert_int_equal(strncmp(recorder_text(&got, 0), "title: T", 8), 0);
	}
}

#define RIS_A  "TY  - JOUR\nTI  - A\nER  - \n"
#define NBIB_A "PMID- 1\nTI  - A\nSO  - J. 2020\n\n"

/* A file that ends within a record says so, and a value that is cut is not read. */
static void test_cut_off(void **state)
{
	static const struct {
		const char *text, *messages;
		size_t dois; /* with A and B */
	} rows[] = {
		{ RIS_A "TY  - JOUR\nTI  - B\nDO  - 10.1000/12",
		  "4: the file ends within this record\n", 0 },
		{ RIS_A "TY  - JOUR\nTI  - B\nDO  - 10.1000/12\n",
		  "4: the file ends within this record\n", 1 },
		{ RIS_A "TY  - JOUR\nTI  - B\nDO  - 10.1000/12\nER  -", "", 1 },
		/* Where no record has its end, none is expected. */
		{ "TY  - JOUR\nTI  - A\nTY  - JOUR\nTI  - B\n", "", 0 },
		{ "PT J\nTI A\nER\n\nPT J\nTI B\nDI 10.1000/12",
		  "5: the file ends within this record\n", 0 },
		{ NBIB_A "PMID- 2\nTI  - B\nVI  - 1", "5: the file ends within this record\n", 0 },
		{ NBIB_A "PMID- 2\nTI  - B\nSO  - J. 2021\n", "", 0 },
		{ "%0 Journal Article\n%T A\n\n%0 Journal Article\n%R 10.1000/12\n%T B",
		  "6: the file ends without a newline: this line may be cut off\n", 1 },
	};

	(void)state;
	got.shows_all = false;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		recorder_read_cstr(&got, rows[i].text);
		recorder_expect_messages(&got, rows[i].messages);
		assert_int_equal(got.count, 2);
		assert_string_equal(recorder_text(&got, 1), "B||-|-|-|-");
		assert_int_equal(got.report.known[FIELD_DOI], rows[i].dois);
	}
	/* The only record of a file. */
	recorder_read_cstr(&got, "TY  - JOUR\nTI  - B\nPY  - 20");
	recorder_expect_messages(&got, "1: the file ends within this record\n");
	assert_int_equal(got.count, 1);
}

/* A chapter's or a paper's book is its venue, and the title of what has no other. */
static void test_ris_books(void **state)
{
	(void)state;
	recorder_assert_papers(
		&got,
		"TY  - CHAP\nED  - Roe, R.\nAU  - Doe, J.\nTI  - Kites\n"
		"BT  - Advances in Snow\nER  -\n"
		"TY  - CONF\nBT  - Talks on Snow\nED  - Roe, R.\nTI  - Sledges\nER  -\n"
		"TY  - BOOK\nBT  - All of Snow\nER  -\n"
		"TY  - CHAP\nTI  - Skates\nBT  - Old Ice\nT2  - New Ice Today\nER  -\n",
		"title: Kites\nauthors: 1\nauthor_names: Doe, J.\n"
		"venue: Advances in Snow\ntype: incollection\n\n"
		"title: Sledges\nauthors: 1\nauthor_names: Roe, R.\nvenue: Talks on Snow\n"
		"type: inproceedings\n\n"
		"title: All of Snow\ntype: book\n\n"
		"title: Skates\nvenue: New Ice Today\ntype: incollection\n");
	assert_string_equal(got.left_out.data, "ED 1, BT 1");
}

/* What comes a second time, under the same tag or another, is counted where it says something else;
 * of two dates that agree the more precise is kept. */
static void test_second_values(void **state)
{
	(void)state;
	recorder_assert_papers(&got,
			       "TY  - JOUR\nTI  - One\nPY  - 2023\nY1  - 2023/05/12/\n"
			       "DA  - 2023/06/01\nAB  - We see.\nN2  - We look.\n"
			       "DO  - 10.1234/one\nUR  - https://example.org/a\n"
			       "UR  - https://doi.org/10.1234/one\nSP  - 1\nC7  - 44\nER  -\n"
			       "TY  - JOUR\nTI  - Two\nY1  - 2019/01/01\nPY  - 2020\n"
			       "PY  - 2020\nDA  - 2020/00/00\nER  -\n"
			       "TY  - JOUR\nTI  - Three\nPY  - 2020\nDA  - 2021/03/04\nER  -\n",
			       "title: One\ndate: 2023-05-12\ndoi: 10.1234/one\n"
			       "url: https://example.org/a\nabstract: We see.\ntype: article\n"
			       "pages: 1\n\n"
			       "title: Two\ndate: 2020\ntype: article\n\n"
			       "title: Three\ndate: 2020\ntype: article\n");
	assert_string_equal(got.left_out.data, "N2 1, C7 1, DA 2, Y1 1");
	recorder_assert_papers(&got,
			       "PT J\nTI Kites\nPD SPR\nPY 2019\nEA NOV 2018\nTC 3\nZ9 4\nER\n",
			       "title: Kites\ndate: 2019\ncitations: 3\n");
	assert_string_equal(got.left_out.data, "EA 1, Z9 1, PD 1");
	/* A group beside as many persons is not these, written otherwise. */
	recorder_assert_papers(&got,
			       "PMID- 5\nTI  - Kites\nFAU - Poe, Ann\nAU  - Poe A\n"
			       "CN  - Kite Study Group\n",
			       "title: Kites\nauthors: 1\nauthor_names: Poe, Ann\npmid: 5\n");
	assert_string_equal(got.left_out.data, "CN 1");
}

/* What has its place in one line takes no line without a tag, whose paper may be another. */
static void test_values_of_a_line(void **state)
{
	static const char *const tags[] = { "%U https://example.org/k",
					    "%R 10.1000/kites",
					    "%D 2020",
					    "%P 3-4",
					    "%V 29",
					    "%F key" };
	static const char *const lines[] = { "doi 10.1000/lanterns", "[\n  {\"x\":\n\"10.1000/z\"",
					     "https://doi.org/10.1000/lanterns", "2021-03-04" };
	char text[300], plain[1000];

	(void)state;
	got.shows_all = true;
	for (size_t i = 0; i < sizeof(tags) / sizeof(*tags); i++) {
		snprintf(text, sizeof(text), "%%0 Book\n%%T Kites\n%s\n", tags[i]);
		recorder_read_cstr(&got, text);
		snprintf(plain, sizeof(plain), "%s", recorder_text(&got, 0));
		for (size_t k = 0; k < sizeof(lines) / sizeof(*lines); k++) {
			snprintf(text, sizeof(text), "%%0 Book\n%%T Kites\n%s\n%s\n", tags[i],
				 lines[k]);
			recorder_read_cstr(&got, text);
			assert_int_equal(got.count, 1);
			assert_string_equal(recorder_text(&got, 0), plain);
			assert_true(got.left_out.len > 0 && got.report.not_understood <= 1);
		}
	}
	recorder_expect_messages(&got,
				 "4: a line without a tag is not understood: the value before "
				 "it does not go on\n");
}

/* Another format ends the record that is open, also where no line says that it is whole. */
static void test_other_format_within(void **state)
{
	static const struct {
		const char *text, *name, *own;
	} rows[] = {
		{ "%0 Book\n%T Kites\n%U https://example.org/k\n", "JSON", "Refer" },
		{ "%0 Book\n%T Kites\n%X A text.\n", "JSON", "Refer" },
		{ "TY  - BOOK\nTI  - Kites\nUR  - https://example.org/k\n", "JSON", "RIS" },
		{ "TY  - BOOK\nTI  - Kites\nUR  - https://example.org/k\n  ", "JSON", "RIS" },
		{ "TY  - BOOK\nTI  - Kites\nAU  - Poe, A\n", "JSON", "RIS" },
		{ "TY  - BOOK\nTI  - Kites\nKW  - air\n", "CSV", "RIS" },
		{ "%0 Book\n%T Kites\n%U https://example.org/k\n", "CSV", "Refer" },
		{ "%0 Book\n%T Kites\n%A Poe, A\n", "BibTeX", "Refer" },
		{ "RT Book\nT1 Kites\nUL https://example.org/k\n", "JSON", "RefWorks" },
		{ "PT J\nTI Kites\nDI 10.1000/k\n", "JSON", "Web of Science" },
		{ "PMID- 1\nTI  - Kites\n", "JSON", "PubMed" },
	};
	char text[400], message[200];

	(void)state;
	got.shows_all = true;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		const char *line =
			strcmp(rows[i].name, "JSON") == 0
				? "[{\"DOI\":\"10.1000/lanterns\",\"title\":\"Lanterns\"}]"
			: strcmp(rows[i].name, "CSV") == 0
				? "Title,Authors,DOI\nLanterns,Roe,10.1000/lanterns"
				: "@article{l,\n  title = {Lanterns},\n doi={10.1000/lanterns}}";

		snprintf(text, sizeof(text), "%s%s\n", rows[i].text, line);
		recorder_read_cstr(&got, text);
		assert_int_equal(got.count, 1);
		assert_null(strstr(recorder_text(&got, 0), "antern"));
		snprintf(message, sizeof(message),
			 "4: here begins %s, which is left out: a file is read in one format, here "
			 "%s\n",
			 rows[i].name, rows[i].own);
		if (strcmp(rows[i].own, "PubMed") == 0)
			*message = '3';
		recorder_expect_messages(&got, message);
	}
}

#define KITES    "title: Kites\nauthors: 1\nauthor_names: Poe, A\n"
#define LANTERNS "title: Lanterns\nauthors: 1\nauthor_names: Roe, B\n"

/* A record whose first line is lost is not its neighbour's. */
static void test_lost_start(void **state)
{
	static const struct {
		const char *text, *expected, *message;
	} rows[] = {
		{ "TY  - BOOK\nTI  - Kites\nAU  - Poe, A\n\nTI  - Lanterns\nAU  - Roe, B\nER  -\n",
		  KITES "type: book\n\n" LANTERNS, "5" },
		{ "TY  - BOOK\nTI  - Kites\nAU  - Poe, A\nTI  - Lanterns\nAU  - Roe, B\n",
		  KITES "type: book\n\n" LANTERNS, "4" },
		{ "TY  - BOOK\nAU  - Poe, A\nTI  - Kites\nAU  - Roe, B\nTI  - Lanterns\nER  -\n",
		  KITES "type: book\n\n" LANTERNS, "4" },
		{ "TY  - BOOK\nTI  - Kites\nAU  - Poe, A\nDO  - 10.1000/k\nSN  - 1\nDO  - "
		  "10.1000/l\n"
		  "TI  - Lanterns\nAU  - Roe, B\nER  -\n",
		  "title: Kites\nauthors: 1\nauthor_names: Poe, A\ndoi: 10.1000/k\ntype: book\n\n"
		  "title: Lanterns\nauthors: 1\nauthor_names: Roe, B\ndoi: 10.1000/l\n",
		  "6" },
		/* As its neighbour, it begins with an address. */
		{ "TY  - BOOK\nUR  - \nTI  - Kites\nAU  - Poe, A\nUR  - https://example.org/l\n"
		  "TI  - Lanterns\nAU  - Roe, B\nER  -\n",
		  KITES "type: book\n\ntitle: Lanterns\nauthors: 1\nauthor_names: Roe, B\n"
			"url: https://example.org/l\n",
		  "5" },
		{ "PT J\nAU Poe, A\nTI Kites\nSN 1\n\nAU Roe, B\nTI Lanterns\nER\n\nEF\n",
		  KITES "\n" LANTERNS, "6" },
		{ "PT J\nAU Poe, A\nTI Kites\nSN 1\nER\n\nAU Roe, B\nTI Lanterns\nER\n\nEF\n",
		  KITES "\n" LANTERNS, NULL },
		{ "%0 Book\n%T Kites\n%A Poe, A\n%T Lanterns\n%A Roe, B\n",
		  KITES "type: book\n\n" LANTERNS, "4" },
		{ "RT Book\nA1 Poe, A\nT1 Kites\nA1 Roe, B\nT1 Lanterns\nER\n",
		  KITES "type: book\n\n" LANTERNS, "4" },
		{ "<1. >\nVN  - X\nTI  - Kites\nAU  - Poe, A\n\nTI  - Lanterns\nAU  - Roe, B\n",
		  KITES "\n" LANTERNS, "6" },
		{ "PMID- 1\nTI  - Kites\nFAU - Poe, A\n\nPMID-x2\nTI  - Lanterns\nFAU - Roe, B\n",
		  "title: Kites\nauthors: 1\nauthor_names: Poe, A\npmid: 1\n\n" LANTERNS, "6" },
		{ "PMID- 1\nTI  - Kites\nFAU - Poe, A\nPMID-2\nTI  - Lanterns\nFAU - Roe, B\n",
		  "title: Kites\nauthors: 1\nauthor_names: Poe, A\npmid: 1\n\n"
		  "title: Lanterns\nauthors: 1\nauthor_names: Roe, B\npmid: 2\n",
		  NULL },
	};
	char message[100];
	uint64_t seed = 1;

	(void)state;
	got.shows_all = true;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		recorder_assert_papers(&got, rows[i].text, rows[i].expected);
		snprintf(message, sizeof(message),
			 "%s: another record begins here, without the line that begins one\n",
			 rows[i].message ? rows[i].message : "");
		recorder_expect_messages(&got, rows[i].message ? message : "");
		for (size_t piece = 1; piece < 40; piece++) {
			recorder_read_pieces(&got, str_from(rows[i].text), piece, &seed);
			assert_int_equal(got.count, 2);
			recorder_expect_messages(&got, rows[i].message ? message : "");
		}
	}
}

/* Many in one record, each once. */
static void test_lost_starts(void **state)
{
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	strbuf_add(&text, STR("TY  - BOOK\n"));
	for (int i = 0; i < 300; i++)
		strbuf_addf(&text, "AU  - Poe%d, A\nTI  - Kites %d\nPY  - 2020\n", i, i);
	recorder_read(&got, strbuf_str(&text));
	strbuf_free(&text);
	assert_int_equal(got.count, 300);
	assert_int_equal(got.report.known[FIELD_AUTHOR_NAMES], 300);
}

/* A second title without authors may be the paper's in another language. It is told; behind a blank
 * line nothing that follows is the first one's for certain. */
static void test_second_title(void **state)
{
	static const char message[] =
		"5: a second title in the record of line 1 is not understood\n";

	(void)state;
	got.shows_all = true;
	recorder_assert_papers(
		&got,
		"TY  - BOOK\nTI  - Kites\nAU  - Poe, A\nSN  - 1\nTI  - Drachen\nDO  - "
		"10.1000/k\nER  -\n",
		"title: Kites\nauthors: 1\nauthor_names: Poe, A\ndoi: 10.1000/k\ntype: book\n");
	recorder_expect_messages(&got, message);
	assert_string_equal(got.left_out.data, "SN 1, TI 1");
	recorder_assert_papers(
		&got,
		"TY  - BOOK\nTI  - Kites\nAU  - Poe, A\n\nTI  - Lanterns\nDO  - 10.1000/l\nER  -\n",
		KITES "type: book\n");
	recorder_expect_messages(&got, message);
	/* None is second: blank lines between all, authors in two places. */
	recorder_assert_papers(&got,
			       "TY  - BOOK\n\nAU  - Poe, A\n\nTI  - Kites\n\nPY  - 2020\n\n"
			       "AU  - Roe, B\n\nPY  - 2020/05\n\nER  -\n",
			       "title: Kites\nauthors: 2\nauthor_names: Poe, A; Roe, B\n"
			       "date: 2020-05\ntype: book\n");
	assert_int_equal(got.report.not_understood, 0);
}

/* Papers may have the same title. Where the second one's first line is missing its authors, its DOI
 * or its year are others; where they are the same the record says all of that twice. */
static void test_same_titles(void **state)
{
	static const char *const seconds[] = {
		"TI  - Kites\nAU  - Roe, B\n",
		"\nTI  - Kites\nAU  - Roe, B\n",
		"T1  - Kites\nA1  - Roe, B\n",
		"TI  - Kites\nDO  - 10.1000/l\n",
		"TI  - Kites\nPY  - 2019\n",
		"TI  - KITES\nAB  - x\nAU  - B Roe\n",
		"TI  - Kites\nAU  - Poe, A\nAU  - Roe, B\n",
	};
	static const char *const again[] = {
		"TI  - Kites\nAU  - Poe, A\n",  "T1  - Kites\nA1  - Poe, Ann\n",
		"\nTI  - Kites\nAU  - A Poe\n", "TI  - Kites\nDO  - 10.1000/k\nAU  - Poe, A\n",
		"TI  - Kites\nPY  - 2020/05\n",
	};
	char text[500];

	(void)state;
	for (size_t i = 0; i < sizeof(seconds) / sizeof(*seconds); i++) {
		snprintf(text, sizeof(text),
			 "TY  - JOUR\nTI  - Kites\nAU  - Poe, A\nPY  - 2020\nDO  - 10.1000/k\n%s"
			 "ER  -\n",
			 seconds[i]);
		recorder_read_cstr(&got, text);
		assert_int_equal(got.count, 2);
		assert_int_equal(got.report.not_understood, 1);
	}
	for (size_t i = 0; i < sizeof(again) / sizeof(*again); i++) {
		snprintf(text, sizeof(text),
			 "TY  - JOUR\nTI  - Kites\nAU  - Poe, A\nPY  - 2020\nDO  - 10.1000/k\n%s"
			 "ER  -\n",
			 again[i]);
		recorder_read_cstr(&got, text);
		assert_int_equal(got.count, 1);
		assert_int_equal(got.report.not_understood, 0);
		assert_non_null(strstr(recorder_text(&got, 0), "authors: 1\n"));
	}
	/* A title before the authors, under both of its tags. */
	recorder_read_cstr(&got, "TY  - JOUR\nT1  - Kites\nTI  - Kites\nAU  - Poe, A\nER  -\n");
	assert_int_equal(got.count, 1);
}

/* The beginning of a tag, at which a file is cut off, is no part of a value. */
static void test_cut_tag(void **state)
{
	static const char *const values[] = { "%V 29", "%T Kites", "%A Poe, A", "%K air",
					      "%X A text" };
	static const char *const cuts[] = { "%", "AU", "TY  " };
	char text[100], plain[1000];

	(void)state;
	got.shows_all = true;
	for (size_t i = 0; i < 15; i++) {
		const char *title = i % 5 == 1 ? "" : "%T Kites\n";

		snprintf(text, sizeof(text), "%%0 Book\n%s%s\n", title, values[i % 5]);
		recorder_read_cstr(&got, text);
		snprintf(plain, sizeof(plain), "%s", recorder_text(&got, 0));
		strcat(text, cuts[i / 5]);
		recorder_read_cstr(&got, text);
		assert_string_equal(recorder_text(&got, 0), plain);
		assert_int_equal(got.report.not_understood, 1);
	}
}

/* A dialect by a record of it, with the tag that is tried after `before`. */
struct alphabet {
	const char *before, *after;
	const char *between; /* a tag and its value */
	const char *nothing; /* tags that begin or end a record or say nothing of it */
	size_t len;          /* letters of a tag */
};

static void read_with(const struct alphabet *dialect, const char *tag, const char *value)
{
	char text[600], line[100] = "";

	if (tag)
		snprintf(line, sizeof(line), "%s%s%s\n", tag, dialect->between, value);
	snprintf(text, sizeof(text), "%s%s%s", dialect->before, line, dialect->after);
	recorder_read_cstr(&got, text);
	assert_int_equal(got.count, 1);
}

/* Whether some value of the tag comes into the paper or is counted. */
static bool is_read_or_counted(const struct alphabet *dialect, const char *tag)
{
	static const char *const values[] = { "Zebras, Quagga and other beasts", "2019-05-04", "17",
					      "10.1234/zebra.1", "https://example.org/zebra" };
	char plain[2000], left_out[200];
	bool is_seen = false;

	read_with(dialect, NULL, NULL);
	snprintf(plain, sizeof(plain), "%s", recorder_text(&got, 0));
	snprintf(left_out, sizeof(left_out), "%s", got.left_out.data ? got.left_out.data : "");
	for (size_t i = 0; i < sizeof(values) / sizeof(*values) && !is_seen; i++) {
		read_with(dialect, tag, values[i]);
		is_seen = strcmp(plain, recorder_text(&got, 0)) != 0 ||
			  strcmp(left_out, got.left_out.data ? got.left_out.data : "") != 0;
	}
	return is_seen;
}

static void try_alphabet(const struct alphabet *dialect)
{
	static const char signs[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
	char tag[4] = "", spaced[6];

	for (size_t i = 0; i < 26; i++)
		for (size_t k = 0; signs[k]; k++) {
			tag[0] = signs[i];
			tag[1] = signs[k];
			if (dialect->len == 1)
				snprintf(tag, sizeof(tag), "%%%c", signs[k]);
			snprintf(spaced, sizeof(spaced), "%s ", tag);
			if (!strstr(dialect->nothing, spaced) && !is_read_or_counted(dialect, tag))
				fail_msg("%s is dropped: %s", tag, dialect->before);
		}
}

static void test_every_tag(void **state)
{
	static const struct alphabet dialects[] = {
		{ "TY  - JOUR\nAU  - Doe, J.\nAU  - Poe, A.\nTI  - Kites\nT2  - Annals of Air\nPY  "
		  "- 2019\n",
		  "ER  - \n", "  - ", "TY ER ", 2 },
		{ "PMID- 1\nTI  - Kites\nFAU - Doe, Jane\nFAU - Poe, Ann\nJT  - Annals of air\nDP  "
		  "- 2019\n",
		  "SO  - Ann. Air\n", "  - ", "", 2 },
		{ "FN Somebody\nVR 1.0\nPT J\nAU Doe, J\nAU Poe, A\nTI Kites\nSO Annals of Air\nPY "
		  "2019\n",
		  "ER\n\nEF\n", " ", "FN VR PT ER EF ", 2 },
		{ "RT Journal Article\nSR Electronic\nA1 Doe, J\nA1 Poe, A\nT1 Kites\nJF Annals of "
		  "Air\nYR 2019\n",
		  "ER\n", " ", "RT SR ER ", 2 },
		{ "%0 Journal Article\n%A Doe, J\n%A Poe, A\n%T Kites\n%J Annals of Air\n%D 2019\n",
		  "\n", " ", "%0 ", 1 },
		{ "<1. >\nTI  - Kites\nAU  - Doe, J\nAU  - Poe, A\nJN  - Annals of Air\nYR  - "
		  "2019\n",
		  "\n", "  - ", "", 2 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(dialects) / sizeof(*dialects); i++)
		try_alphabet(&dialects[i]);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_ris),
		TEST(test_ris_old_tags),
		TEST(test_ris_blanks_and_headings),
		TEST(test_ris_without_end),
		TEST(test_ris_not_understood),
		TEST(test_ris_tags_between),
		TEST(test_ris_addresses),
		TEST(test_ris_notes),
		TEST(test_ris_no_abstract),
		TEST(test_pubmed),
		TEST(test_pubmed_central),
		TEST(test_wos),
		TEST(test_wos_early_access),
		TEST(test_refer),
		TEST(test_refer_late_type),
		TEST(test_refer_names_in_a_line),
		TEST(test_names_with_semicolons),
		TEST(test_names_in_one_line),
		TEST(test_months_beside_years),
		TEST(test_ovid),
		TEST(test_refworks),
		TEST(test_ris_set_in),
		TEST(test_refused),
		TEST(test_any_split),
		TEST(test_any_truncation),
		TEST(test_cut_off),
		TEST(test_ris_books),
		TEST(test_second_values),
		TEST(test_values_of_a_line),
		TEST(test_other_format_within),
		TEST(test_lost_start),
		TEST(test_lost_starts),
		TEST(test_second_title),
		TEST(test_same_titles),
		TEST(test_cut_tag),
		TEST(test_every_tag),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
