/* Files of several formats in one: the first is read, and what is of another is told. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/recorder_fixture.h"

#define RIS    "TY  - JOUR\nTI  - Tidy gradients\nAU  - Doe, Jane\nER  - \n"
#define PUBMED "PMID- 12345\nTI  - Snails in the rain\nAU  - Poe A\nSO  - Snails. 2020.\n"
#define REFER  "%0 Journal Article\n%T Owls of the north\n%A Roe, Bo\n"
#define BIBTEX "@article{k, title = {Kites of iron}, author = {Ek, Di}, year = 2020}\n"
#define CSV    "Title,Authors,Year,DOI\nLamps of tin,\"Poe, Ann\",2021,\"10.1000/lamps\"\n"
#define WOS    "FN Clarivate\nVR 1.0\nPT J\nAU Poe, A\nTI Tea for all\nPY 2020\nER\n\nEF\n"

static const struct {
	const char *text, *layout, *other;
	size_t line;
	const char *title;
} joined[] = {
	{ BIBTEX RIS, "BibTeX", "RIS", 2, "Kites of iron" },
	{ BIBTEX "\n" CSV, "BibTeX", "CSV", 3, "Kites of iron" },
	{ BIBTEX "\xEF\xBB\xBF" CSV, "BibTeX", "CSV", 2, "Kites of iron" },
	{ BIBTEX REFER, "BibTeX", "Refer", 2, "Kites of iron" },
	{ BIBTEX PUBMED, "BibTeX", "PubMed", 2, "Kites of iron" },
	{ BIBTEX "{\"title\": \"Kites\"}\n", "BibTeX", "JSON", 2, "Kites of iron" },
	{ BIBTEX "<?xml version='1.0'?>\n<feed/>\n", "BibTeX", "XML", 2, "Kites of iron" },
	{ RIS PUBMED, "RIS", "PubMed", 5, "Tidy gradients" },
	{ RIS BIBTEX, "RIS", "BibTeX", 5, "Tidy gradients" },
	{ RIS CSV, "RIS", "CSV", 5, "Tidy gradients" },
	{ RIS REFER, "RIS", "Refer", 5, "Tidy gradients" },
	{ PUBMED RIS, "PubMed", "RIS", 5, "Snails in the rain" },
	{ PUBMED "\n" BIBTEX, "PubMed", "BibTeX", 6, "Snails in the rain" },
	{ REFER "\n" RIS, "Refer", "RIS", 5, "Owls of the north" },
	{ WOS PUBMED, "Web of Science", "PubMed", 10, "Tea for all" },
	{ CSV BIBTEX, "CSV", "BibTeX", 3, "Lamps of tin" },
	{ CSV RIS, "CSV", "RIS", 3, "Lamps of tin" },
};

enum { JOINED_COUNT = sizeof(joined) / sizeof(joined[0]) };

static void test_second_is_told(void **state)
{
	(void)state;
	for (size_t i = 0; i < JOINED_COUNT; i++) {
		struct strbuf want;

		strbuf_init(&want);
		strbuf_addf(&want,
			    "here begins %s, which is left out: a file is read in one format, "
			    "here %s",
			    joined[i].other, joined[i].layout);
		recorder_read_cstr(&got, joined[i].text);
		assert_string_equal(got.report.layouts, joined[i].layout);
		assert_int_equal(got.count, 1);
		assert_true(recorder_title_is_known(recorder_text(&got, 0), joined[i].title));
		assert_int_equal(got.report.not_understood, 1);
		assert_int_equal(got.diag.count, 1);
		assert_string_equal(got.diag.messages[0].text, want.data);
		assert_int_equal(got.diag.messages[0].line, joined[i].line);
		strbuf_free(&want);
	}
}

/* Behind the other format's records those of the first are read again. */
static void test_first_goes_on(void **state)
{
	(void)state;
	recorder_read_cstr(&got, RIS PUBMED RIS);
	assert_int_equal(got.count, 2);
	assert_int_equal(got.report.not_understood, 1);
	recorder_read_cstr(&got, BIBTEX RIS BIBTEX RIS);
	assert_int_equal(got.count, 2);
	assert_int_equal(got.report.not_understood, 2);
	/* Of what is left out only the beginning is told. */
	recorder_read_cstr(&got, BIBTEX RIS PUBMED REFER);
	assert_int_equal(got.report.not_understood, 1);
}

/* The first file's last line had no end. */
static void test_glued(void **state)
{
	(void)state;
	recorder_read_cstr(&got, "TY  - JOUR\nTI  - Tidy gradients\nER  - " BIBTEX);
	assert_int_equal(got.count, 1);
	assert_int_equal(got.report.not_understood, 1);
	recorder_read_cstr(&got, "@misc{k, title = {Kites of iron}}" RIS);
	assert_int_equal(got.count, 1);
	assert_int_equal(got.report.not_understood, 1);
	recorder_read_cstr(&got, "Title,Authors,Year,DOI\nLamps of tin,Poe,2021,\"10.1000/lamps\""
				 "@article{k,\ntitle = {Kites of iron, of tin},\nyear = 2020}\n");
	assert_int_equal(got.count, 1);
}

/* What prose and values have is no record. */
static void test_prose(void **state)
{
	(void)state;
	recorder_read_cstr(&got, "Kites, owls and tea, of 2020\n% 0 of them\n" BIBTEX
				 "Written by me, Ann, in May\nTY is a tag of RIS\n"
				 "TY  - and what it means\nPMID- what is it\n"
				 "%0 of them are red\nFN is a tag, too\nTitle,Lamps,Tea\n" BIBTEX);
	assert_int_equal(got.count, 2);
	assert_int_equal(got.report.not_understood, 0);
	recorder_read_cstr(&got, "TY  - JOUR\nTI  - Tidy\nAB  - We fly.\nPMID- 12\nER  - \n");
	assert_int_equal(got.report.not_understood, 0);
	recorder_read_cstr(&got, "Title,Authors,BibTeX\nLamps of tin,Poe,\"@misc{k,\ntitle = "
				 "{Lamps of tin}\n}\"\nKites of tin,Roe,x\n");
	assert_int_equal(got.count, 2);
	assert_int_equal(got.report.not_understood, 0);
}

static void test_pieces(void **state)
{
	struct recorder whole;
	uint64_t seed = 5;

	(void)state;
	recorder_init(&whole);
	whole.file_year = 2026;
	for (size_t i = 0; i < JOINED_COUNT; i++)
		recorder_expect_some_splits(&got, &whole, joined[i].text, &seed);
	recorder_free(&whole);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_second_is_told, set_up_lines, tear_down),
		cmocka_unit_test_setup_teardown(test_first_goes_on, set_up_lines, tear_down),
		cmocka_unit_test_setup_teardown(test_glued, set_up_lines, tear_down),
		cmocka_unit_test_setup_teardown(test_prose, set_up_lines, tear_down),
		cmocka_unit_test_setup_teardown(test_pieces, set_up_lines, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
