/* What the cells of tables say: dates and names that can be read in two ways, and what is no value.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/recorder_fixture.h"

/* Early access is the date only of what has no year of its own yet. */
static void test_early_access(void **state)
{
	(void)state;
	got.shows_all = true;
	recorder_assert_papers(&got,
			       "PT\tTI\tAU\tPD\tPY\tEA\nJ\tA\tDoe, J\tJAN\t2021\tDEC 2020\n"
			       "J\tB\tRoe, R\t\t\tOCT 2021\n",
			       "title: A\nauthors: 1\nauthor_names: Doe, J\ndate: 2021-01\n\n"
			       "title: B\nauthors: 1\nauthor_names: Roe, R\ndate: 2021-10\n");
	recorder_assert_papers(&got,
			       "Article Title,Source Title,Publication Date,Publication Year,"
			       "Early Access Date\nA,J,JAN,2021,DEC 2020\nB,J,,,OCT 2021\n",
			       "title: A\ndate: 2021-01\nvenue: J\n\n"
			       "title: B\ndate: 2021-10\nvenue: J\n");
}

static void test_order_of_dates(void **state)
{
	(void)state;
	assert_read("Title,Publication Date,DOI\nA,03/05/2024,\nB,25/12/2024,\nC,4/5/2024,\n",
		    "2 A||-|2024-5-3|-|-\n3 B||-|2024-12-25|-|-\n4 C||-|2024-5-4|-|-\n", "");
	assert_read("Title,Publication Date,DOI\nA,03/05/2024,\nB,12/25/2024,\n",
		    "2 A||-|2024-3-5|-|-\n3 B||-|2024-12-25|-|-\n", "");
	assert_read("Title,Pub Date,DOI\nA,3 May 2024,\n", "2 A||-|2024-5-3|-|-\n", "");
	/* Nothing decides, or both; the year is certain. */
	assert_read("Title,Publication Date,DOI\nA,03/05/2024,\nB,04/06/2024,\n",
		    "2 A||-|-|-|-\n3 B||-|-|-|-\n", "");
	assert_int_equal(got.report.known[FIELD_DATE], 2);
	assert_read("Title,Publication Date,DOI\nA,03/05/2024,\nB,25/12/2024,\nC,12/25/2024,\n",
		    "2 A||-|-|-|-\n3 B||-|2024-12-25|-|-\n4 C||-|2024-12-25|-|-\n", "");
	/* Shortlist's own, after a spreadsheet had it. */
	assert_read("Title,Date,Upvotes,Topics\nA,1/5/2024,1,\nB,1/25/2024,2,\n",
		    "2 A||-|2024-1-5|1|-\n3 B||-|2024-1-25|2|-\n", "");
}

/* What decides is looked for in the rows below, whatever the pieces in which they come. */
static void test_order_of_dates_in_pieces(void **state)
{
	struct strbuf text;
	uint64_t seed = 5;

	(void)state;
	strbuf_init(&text);
	strbuf_add_cstr(&text, "Title,Publication Date,DOI\n");
	for (int i = 0; i < 2000; i++)
		strbuf_addf(&text, "Paper %d,\"%02d/05/2024\",\n", i, 1 + i % 12);
	strbuf_add_cstr(&text, "The last,13/05/2024,\n");
	for (size_t piece = 0; piece < 5000; piece += 999) {
		recorder_read_pieces(&got, strbuf_str(&text), piece, &seed);
		assert_int_equal(got.count, 2001);
		assert_string_equal(recorder_text(&got, 0), "Paper 0||-|2024-5-1|-|-");
		assert_string_equal(recorder_text(&got, 2), "Paper 2||-|2024-5-3|-|-");
		assert_int_equal(got.records[1999].line, 2001);
	}
	strbuf_free(&text);
}

/* What another row of the column shows decides whether two full names are two authors. */
static void test_names_of_two_readings(void **state)
{
	(void)state;
	assert_read("Title,Authors,DOI\nA,\"Ann Lee, Bo Ek\",\nB,\"Ann Lee, Bo Ek, Cy Poe\",\n",
		    "2 A||2|-|-|-\n3 B||3|-|-|-\n", "");
	assert_read("Title,Authors,DOI\nA,\"Curry Lee, Ann Bo\",\nB,\"Lee, A.; Ek, B.\",\n",
		    "2 A||1|-|-|-\n3 B||2|-|-|-\n", "");
	assert_read("Title,Authors,DOI\nA,\"Curry Lee, Ann Bo\",\nB,\"Lee, A. and Ek, B.\",\n",
		    "2 A||1|-|-|-\n3 B||2|-|-|-\n", "");
	/* Nothing decides, or several do. */
	assert_read("Title,Authors,DOI\nA,\"Lee, A.; Ek, B.\",\nB,\"Ann Lee, Bo Ek\",\nC,A. Poe "
		    "and B. Roe,\n",
		    "2 A||2|-|-|-\n3 B||-|-|-|-\n4 C||2|-|-|-\n", "");
	assert_read("Title,Authors,DOI\nA,\"Ann Lee, Bo Ek\",\nB,Cy Poe,\n",
		    "2 A||-|-|-|-\n3 B||1|-|-|-\n", "");
	assert_read("Title,Authors,DOI\nA,\"Ann Lee, Bo Ek\",\nB,\"Ann Lee, Bo Ek, Cy Poe\",\n"
		    "C,\"Lee, A.; Ek, B.\",\n",
		    "2 A||-|-|-|-\n3 B||3|-|-|-\n4 C||2|-|-|-\n", "");
	/* Where they are lists of commas, single words and small letters are names, too. */
	assert_read("Title,Authors,DOI\nA,\"Ann Lee, Yun, Bo ek, Cy Poe, Gil Roe, E. Fry, Pia "
		    "Hay\",\nB,"
		    "\"Ann Lee, Bo Ek, Cy Poe\",\n",
		    "2 A||7|-|-|-\n3 B||3|-|-|-\n", "");
	/* Under the columns of a tool that writes "and", if they have no "and" anywhere. */
	assert_read("key,title,notes,issn,authors\n1,A,,,\"Ann Lee,Bo Ek,Cy Poe\"\n2,B,,,\"Pia Lee "
		    "Hay,Bo "
		    "Ek\"\n",
		    "2 A||3|-|-|-\n3 B||2|-|-|-\n", "");
	assert_read("key,title,notes,issn,authors\n1,A,,,Ann Lee and Bo Ek\n2,B,,,\"Curry Lee,Ann "
		    "Bo\"\n",
		    "2 A||2|-|-|-\n3 B||1|-|-|-\n", "");
}

static void test_values(void **state)
{
	(void)state;
	/* A count that is words is none; nothing is what programs write for nothing. */
	assert_read(
		"Title,Comments,Abstract,Authors,Year\nA,37 pages,nan,None,2020\nB,3,N/A,,2021\n",
		"2 A||-|-|-|-\n3 B||-|-|-|3\n", "");
	assert_string_equal(got.left_out.data, "Comments 1");
	/* A quote within a cell is a quote; Excel's is in its place. */
	assert_read("Title,ISSN,DOI\nA,=\"0028-0836\",\nThe 3\" Drive,,\n",
		    "2 A||-|-|-|-\n3 The 3\" Drive||-|-|-|-\n",
		    "3: a row with a quote out of place\n");
	/* A year beyond the file's own. */
	assert_read("Title,Year,DOI\nA,2031,\n", "2 A||-|-|-|-\n",
		    "2: the year 2031 lies after the file's own, 2026\n");
	assert_int_equal(got.report.known[FIELD_DATE], 0);
	/* A paper known by its DOI alone. */
	assert_read("DOI,Year\n10.1000/1,2020\n", "2 ||-|-|-|-\n", "");
	assert_int_equal(got.report.known[FIELD_DOI], 1);
}

/* Lists as programs print them, and what is left of one that was cut off: no name and no
 * keyword. */
static void test_printed_lists(void **state)
{
	(void)state;
	got.shows_all = true;
	recorder_assert_papers(
		&got,
		"Title,Authors,Keywords,DOI\n"
		"A,\"['Ann Lee' 'Bo Ek'\n 'Cy Dee']\",\"['x' 'y']\",10.5555/a\n"
		"B,\"('Ann Lee', 'Bo Ek')\",\"[x, y]\",10.5555/b\n"
		"C,\"{'Ann Lee', 'Bo Ek'}\",,10.5555/c\n"
		"D,\"['Ann Lee', 'Bo Ek', ...]\",,10.5555/d\n"
		"E,\"[arxiv.Result.Author('Ann Lee'), arxiv.Result.Author('Bo "
		"Ek')]\",,10.5555/e\n"
		"F,\"[\"\"Ann O'Lee\"\", 'Bo Ek']\",,10.5555/f\n",
		"title: A\nauthors: 3\nauthor_names: Ann Lee; Bo Ek; Cy Dee\ndoi: "
		"10.5555/a\n"
		"keywords: x; y\n\n"
		"title: B\nauthors: 2\nauthor_names: Ann Lee; Bo Ek\ndoi: 10.5555/b\n"
		"keywords: x; y\n\n"
		"title: C\nauthors: 2\nauthor_names: Ann Lee; Bo Ek\ndoi: 10.5555/c\n\n"
		"title: D\nauthor_names: Ann Lee; Bo Ek; et al.\ndoi: 10.5555/d\n\n"
		"title: E\nauthors: 2\nauthor_names: Ann Lee; Bo Ek\ndoi: 10.5555/e\n\n"
		"title: F\nauthors: 2\nauthor_names: Ann O'Lee; Bo Ek\ndoi: 10.5555/f\n");
	recorder_assert_papers(&got,
			       "Title,Authors,Keywords,DOI\n"
			       "A,\"['Ann Lee', 'Bo Ek'\",\"['x', 'y\",10.5555/a\n"
			       "B,\"[{'name': 'Ann Lee'}, {'name': 'Bo\",,10.5555/b\n"
			       "C,\"'Ann Lee', 'Bo Ek']\",,10.5555/c\n"
			       "D,\"[\"\"Ann Lee\"\"]]\",,10.5555/d\n",
			       "title: A\ndoi: 10.5555/a\n\ntitle: B\ndoi: 10.5555/b\n\n"
			       "title: C\ndoi: 10.5555/c\n\ntitle: D\ndoi: 10.5555/d\n");
	assert_int_equal(got.report.not_understood, 5);
	assert_string_equal(got.diag.messages[0].text,
			    "Authors \"['Ann Lee', 'Bo Ek'\" is not understood");
}

/* An article's number is its page where it has none, the day of RefWorks goes with the
 * year. */
static void test_columns_of_tools(void **state)
{
	(void)state;
	got.shows_all = true;
	recorder_assert_papers(&got,
			       "Title,Year,Source title,Art. No.,Page start,Page end,EID\n"
			       "A,2020,J,104,,,e1\nB,2020,J,105,1,9,e2\n",
			       "title: A\ndate: 2020\nvenue: J\npages: 104\n\n"
			       "title: B\ndate: 2020\nvenue: J\npages: 1-9\n");
	assert_string_equal(got.left_out.data, "Art. No. 1, EID 2");
	recorder_assert_papers(&got,
			       "Article Title,Source Title,Publication Year,Article Number,"
			       "WoS Categories,Research Areas\n"
			       "A,J,2020,104,Optics; Snow,Optics\n",
			       "title: A\ndate: 2020\nvenue: J\npages: 104\n"
			       "categories: Optics; Snow\n");
	recorder_assert_papers(&got,
			       "Reference Type,\"Authors, Primary\",Title Primary,Pub Year,"
			       "Pub Date Free Form\n"
			       "Journal Article,\"Doe, J\",A,2020,May 12\n"
			       "Journal Article,\"Doe, J\",B,2020,May 2020\n"
			       "Journal Article,\"Doe, J\",C,2020,Spring 2021\n",
			       "title: A\nauthors: 1\nauthor_names: Doe, J\ndate: 2020-05-12\n"
			       "type: article\n\n"
			       "title: B\nauthors: 1\nauthor_names: Doe, J\ndate: 2020-05\n"
			       "type: article\n\n"
			       "title: C\nauthors: 1\nauthor_names: Doe, J\ndate: 2020\n"
			       "type: article\n");
	assert_string_equal(got.left_out.data, "Pub Date Free Form 1");
	recorder_assert_papers(
		&got,
		"title,cited_by_count,publication_year,topics.display_name,"
		"primary_topic.display_name,ids.pmid\n"
		"A,3,2020,Optics|Snow,Optics,https://pubmed.ncbi.nlm.nih.gov/31234567\n",
		"title: A\ndate: 2020\ncategories: Optics; Snow\ncitations: 3\n"
		"pmid: 31234567\n");
	assert_string_equal(got.left_out.data, "");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up_lines, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_early_access),
		TEST(test_order_of_dates),
		TEST(test_order_of_dates_in_pieces),
		TEST(test_names_of_two_readings),
		TEST(test_values),
		TEST(test_printed_lists),
		TEST(test_columns_of_tools),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
