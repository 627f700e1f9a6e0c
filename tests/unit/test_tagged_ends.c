/* Where the records and the values of RIS and its like end: with the file, with another format,
 * with a record that lost its first line. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/recorder_fixture.h"

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

/* Reads a record with lines behind its own. */
static void read_more_of_kites(const char *lines)
{
	char text[500];

	snprintf(text, sizeof(text),
		 "TY  - JOUR\nTI  - Kites\nAU  - Poe, A\nPY  - 2020\nDO  - 10.1000/k\n%s"
		 "ER  -\n",
		 lines);
	recorder_read_cstr(&got, text);
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

	(void)state;
	for (size_t i = 0; i < sizeof(seconds) / sizeof(*seconds); i++) {
		read_more_of_kites(seconds[i]);
		assert_int_equal(got.count, 2);
		assert_int_equal(got.report.not_understood, 1);
	}
	for (size_t i = 0; i < sizeof(again) / sizeof(*again); i++) {
		read_more_of_kites(again[i]);
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

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_cut_off),     TEST(test_values_of_a_line), TEST(test_other_format_within),
		TEST(test_lost_start),  TEST(test_lost_starts),      TEST(test_second_title),
		TEST(test_same_titles), TEST(test_cut_tag),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
