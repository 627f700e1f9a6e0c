/* RIS: what each tag becomes. */
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
		TEST(test_ris_no_abstract),
		TEST(test_ris_notes),
		TEST(test_ris_set_in),
		TEST(test_any_split),
		TEST(test_any_truncation),
		TEST(test_ris_books),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
