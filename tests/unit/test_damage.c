/* What damaged a file on its way: mail programs, spreadsheets, and what cuts a file off. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/recorder_fixture.h"

#define FIRST                                                            \
	"\\\\\narXiv:2401.00101\nDate: Mon, 1 Jan 2024 01:02:03 GMT\n\n" \
	"Title: Kites\nAuthors: Ann Lee\nCategories: cs.LG\n\\\\\nWind.\n"
#define SECOND                                                           \
	"\\\\\narXiv:2401.00102\nDate: Mon, 1 Jan 2024 01:02:03 GMT\n\n" \
	"Title: Gulls\nAuthors: Bo Ek\nCategories: cs.LG\n\\\\\nSea.\n"  \
	"\\\\ ( https://arxiv.org/abs/2401.00102 ,  12kb)\n"

static void assert_has(size_t i, const char *part)
{
	assert_non_null(strstr(recorder_text(&got, i), part));
}

static void assert_lacks(size_t i, const char *part)
{
	assert_null(strstr(recorder_text(&got, i), part));
}

/* The line that ends the first abstract is missing. */
static void assert_two_papers(const char *between)
{
	struct strbuf text;

	strbuf_init(&text);
	strbuf_addf(&text, "%s%s%s", FIRST, between, SECOND);
	recorder_read(&got, strbuf_str(&text));
	assert_int_equal(got.count, 2);
	assert_has(0, "Kites");
	assert_lacks(0, "%");
	assert_lacks(0, "--");
	assert_has(1, "Gulls");
	strbuf_free(&text);
}

static void test_mail_rules(void **state)
{
	static const char *const rules[] = {
		"%%---%%\n",   "%%--%%--%%\n",   "-----\n", "%-%-%-%-%\n",
		"%%%---%%%\n", "------------\n", ""
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rules) / sizeof(*rules); i++)
		assert_two_papers(rules[i]);
}

static void test_quoted_printable(void **state)
{
	(void)state;
	recorder_read_cstr(&got, "Content-Transfer-Encoding: quoted-printable\n\n"
				 "\\\\\narXiv:2401.00101\nDate: Mon, 1 Jan 2024\n\n"
				 "Title: Kites of t=\nhe n=C3=B6rth =3D 1\nAuthors: Ann L=E9e=20\n"
				 "\\\\\nWind.\n\\\\ ( https://arxiv.org/abs/2401.00101 ,  1kb)\n");
	assert_int_equal(got.count, 1);
	assert_has(0, "Kites of the n\303\266rth = 1");
	assert_has(0, "Ann L\303\251e");
	assert_lacks(0, "=20");
}

/* Formulas are no sign of it. */
static void test_no_quoted_printable(void **state)
{
	(void)state;
	recorder_read_cstr(&got, "\\\\\narXiv:2401.00101\nDate: Mon, 1 Jan 2024\n\n"
				 "Title: Kites of n=20 and k=\n  m=x\nAuthors: Ann Lee\n"
				 "\\\\\nWind.\n\\\\ ( https://arxiv.org/abs/2401.00101 ,  1kb)\n");
	assert_int_equal(got.count, 1);
	assert_has(0, "Kites of n=20 and k= m=x");
}

static void test_spreadsheet_errors(void **state)
{
	(void)state;
	recorder_read_cstr(&got, "Title,Authors,Year,DOI,Journal\n"
				 "#NAME?,\"Lee, Ann\",2020,10.1000/a,#VALUE!\n"
				 "Gulls,#REF!,2020,10.1000/b,####\n"
				 "# 1,\"Ek, Bo\",2020,10.1000/c,Air\n");
	assert_int_equal(got.count, 3);
	assert_int_equal(got.diag.count, 4);
	recorder_assert_message(
		&got, 0, "2: Title \"#NAME?\" is what a spreadsheet has in place of a value");
	assert_lacks(1, "#");
	assert_has(2, "# 1");
}

static void test_spreadsheet_days(void **state)
{
	(void)state;
	recorder_read_cstr(&got, "Title,Authors,Year,Pages,Issue,DOI\n"
				 "Kites,\"Lee, Ann\",2020,9-Dec,03. Apr,10.1000/a\n"
				 "Gulls,\"Ek, Bo\",2020,Sep 12,43894,10.1000/b\n"
				 "Terns,\"Ek, Bo\",2020,9-12,Dec,10.1000/c\n");
	assert_int_equal(got.count, 3);
	assert_int_equal(got.diag.count, 4);
	assert_lacks(0, "9-Dec");
	assert_has(0, "03. Apr");
	assert_has(2, "9-12");
}

static void test_line_of_field(void **state)
{
	(void)state;
	recorder_read_cstr(&got, "TY  - JOUR\nTI  - Kites\nAU  - Lee, Ann\nPY  - 13/45\nER  - \n");
	assert_int_equal(got.diag.count, 1);
	recorder_assert_message(&got, 0, "4: PY \"13/45\" is not understood");
}

static void test_cut_tagged(void **state)
{
	static const char *const texts[] = {
		"PMID- 31000001\nTI  - Kites\nFAU - Lee, Ann\nDP  - 2020\n\n"
		"PMID- 31000002\nTI  - Gulls of th",
		"%0 Journal Article\n%T Kites\n%A Lee, Ann\n%D 2020\n\n%0 Journal Article\n%T "
		"Gulls of th",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		recorder_read_cstr(&got, texts[i]);
		assert_true(got.diag.count > 0);
		for (size_t j = 0; j < got.count; j++)
			assert_lacks(j, "Gulls");
	}
}

static void test_cut_names(void **state)
{
	(void)state;
	recorder_read_cstr(&got, "<html><head><meta name=\"citation_title\" content=\"Kites\">"
				 "<meta name=\"citation_author\" content=\"Lee, Ann\">"
				 "<meta name=\"citation_author\" content=\"Ek");
	assert_int_equal(got.count, 1);
	assert_lacks(0, "Ek");
	recorder_read_cstr(&got, "<html><head><meta name=\"citation_title\" content=\"Kites\">"
				 "<meta name=\"citation_author\" content=\"Lee, Ann\">\n");
	assert_int_equal(got.count, 1);
	assert_lacks(0, "authors: 1");
	recorder_read_cstr(&got,
			   "arXiv:2401.00301 [pdf, html, other]\nTitle: Kites of the north\nAn");
	assert_int_equal(got.diag.count, 1);
	recorder_assert_message(&got, 0, "1: the file ends within this record");
}

/* The same films are refused as a table. */
static void test_films(void **state)
{
	(void)state;
	recorder_read_cstr(&got, "[{\"title\":\"Kites\",\"year\":1999,\"authors\":[\"Lee\"],"
				 "\"genre\":\"drama\",\"rating\":8.7}]");
	assert_int_equal(got.count, 0);
}

static void test_incomplete_names(void **state)
{
	(void)state;
	recorder_read_cstr(&got, "<?xml version=\"1.0\"?><PubmedArticleSet><PubmedArticle>"
				 "<MedlineCitation><PMID>31000001</PMID><Article>"
				 "<ArticleTitle>Kites</ArticleTitle><AuthorList CompleteYN=\"N\">"
				 "<Author><LastName>Lee</LastName><ForeName>Ann</ForeName></Author>"
				 "</AuthorList></Article></MedlineCitation></PubmedArticle>"
				 "</PubmedArticleSet>");
	assert_int_equal(got.count, 1);
	assert_has(0, "Lee, Ann; et al.");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_mail_rules),          TEST(test_quoted_printable),
		TEST(test_no_quoted_printable), TEST(test_spreadsheet_errors),
		TEST(test_spreadsheet_days),    TEST(test_line_of_field),
		TEST(test_cut_tagged),          TEST(test_cut_names),
		TEST(test_incomplete_names),    TEST(test_films),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
