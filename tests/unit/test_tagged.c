/* PubMed, Ovid, Web of Science, RefWorks and Refer, and what they share with RIS: what each tag
 * becomes. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/recorder_fixture.h"

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

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_pubmed),
		TEST(test_pubmed_central),
		TEST(test_wos),
		TEST(test_wos_early_access),
		TEST(test_refer),
		TEST(test_refer_names_in_a_line),
		TEST(test_months_beside_years),
		TEST(test_names_with_semicolons),
		TEST(test_names_in_one_line),
		TEST(test_ovid),
		TEST(test_refworks),
		TEST(test_refer_late_type),
		TEST(test_refused),
		TEST(test_second_values),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
