/* Which of several values a record keeps, and how it reads each kind. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/record.h"
#include "recorder.h"

enum {
	TITLE,
	BETTER_DATE,
	WORSE_DATE,
	YEAR,
	MONTH,
	DAY,
	FULL_AUTHOR,
	AUTHOR,
	AUTHORS,
	KEYWORD,
	KEYWORDS,
	CITED,
	EXTRA,
	DOI,
	URL,
	TYPE,
	SUBTITLE,
	FIRST,
	LAST,
	ISSN,
	STATUS,
	PRIORITY,
	TAGS,
	FAMILY,
	GIVEN,
};

static const struct dialect_name names[] = {
	[TITLE] = { "Title", SLOT_TITLE, VALUE_MARKUP },
	[BETTER_DATE] = { "Date", SLOT_DATE, VALUE_DATE },
	[WORSE_DATE] = { "Online", SLOT_DATE, VALUE_DATE },
	[YEAR] = { "Year", SLOT_YEAR, VALUE_DATE },
	[MONTH] = { "Month", SLOT_MONTH, VALUE_TEXT },
	[DAY] = { "Day", SLOT_DAY, VALUE_TEXT },
	[FULL_AUTHOR] = { "Full Author", SLOT_AUTHOR_NAMES, VALUE_NAME },
	[AUTHOR] = { "Author", SLOT_AUTHOR_NAMES, VALUE_NAME },
	[AUTHORS] = { "Authors", SLOT_AUTHORS, VALUE_COUNT },
	[KEYWORD] = { "Keyword", SLOT_KEYWORDS, VALUE_ITEM },
	[KEYWORDS] = { "Keywords", SLOT_KEYWORDS, VALUE_LIST },
	[CITED] = { "Cited", SLOT_CITATIONS, VALUE_COUNT },
	[EXTRA] = { "Extra", SLOT_IDENTIFIER, VALUE_IDENTIFIER },
	[DOI] = { "DOI", SLOT_DOI, VALUE_IDENTIFIER },
	[URL] = { "URL", SLOT_URL, VALUE_IDENTIFIER },
	[TYPE] = { "Type", SLOT_TYPE, VALUE_TYPE },
	[SUBTITLE] = { "Subtitle", SLOT_SUBTITLE, VALUE_TEXT },
	[FIRST] = { "First", SLOT_FIRST_PAGE, VALUE_TEXT },
	[LAST] = { "Last", SLOT_LAST_PAGE, VALUE_TEXT },
	[ISSN] = { "ISSN", SLOT_LEFT_OUT, VALUE_TEXT },
	[STATUS] = { "Status", SLOT_STATUS, VALUE_TEXT },
	[PRIORITY] = { "Priority", SLOT_PRIORITY, VALUE_COUNT },
	[TAGS] = { "Tags", SLOT_TAGS, VALUE_LIST },
	[FAMILY] = { "Family", SLOT_FAMILY, VALUE_TEXT },
	[GIVEN] = { "Given", SLOT_GIVEN, VALUE_TEXT },
};

struct fixture {
	struct recorder recorder;
	struct reader_report report;
	struct format_input input;
	struct record record;
};

static struct fixture the;

static int set_up(void **state)
{
	(void)state;
	the = (struct fixture){ 0 };
	recorder_init(&the.recorder);
	the.recorder.shows_all = true;
	name_counts_init(&the.report.left_out);
	the.input.sink = (struct reader_sink){ &the.recorder, recorder_paper, recorder_year };
	the.input.report = &the.report;
	the.input.diag = &the.recorder.diag;
	the.input.file = "FILE";
	the.input.file_year = 2026;
	record_init(&the.record);
	record_begin(&the.record, &the.input, 7);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	record_free(&the.record);
	name_counts_free(&the.report.left_out);
	recorder_free(&the.recorder);
	return 0;
}

static void add(int name, const char *value)
{
	record_add(&the.record, &names[name], str_from(value));
}

/* The title is added here. */
static void assert_paper(const char *want)
{
	struct strbuf all;

	add(TITLE, "A");
	assert_true(record_emit(&the.record));
	strbuf_init(&all);
	strbuf_addf(&all, "title: A\n%s", want);
	assert_string_equal(recorder_text(&the.recorder, the.recorder.count - 1), all.data);
	strbuf_free(&all);
}

static void assert_warned(const char *want)
{
	char text[1000];

	assert_int_equal(the.recorder.diag.count, 1);
	assert_int_equal(the.report.not_understood, 1);
	assert_string_equal(recorder_message(&the.recorder, 0, text, sizeof(text)), want);
}

static void test_better_name_wins(void **state)
{
	(void)state;
	add(WORSE_DATE, "2001-02-03");
	add(BETTER_DATE, "2004");
	add(WORSE_DATE, "2005");
	assert_paper("date: 2004\n");
}

static void test_bad_value_leaves_room(void **state)
{
	(void)state;
	add(BETTER_DATE, "n.d.");
	add(WORSE_DATE, "2001-02-03");
	assert_paper("date: 2001-02-03\n");
	assert_warned("7: Date \"n.d.\" is not understood");
}

static void test_parts_of_a_date(void **state)
{
	(void)state;
	add(YEAR, "2001");
	add(MONTH, "May");
	add(DAY, "3");
	assert_paper("date: 2001-05-03\n");
}

static void test_parts_make_a_date_more_precise(void **state)
{
	(void)state;
	add(BETTER_DATE, "2001");
	add(YEAR, "2001-05-03");
	assert_paper("date: 2001-05-03\n");
	record_begin(&the.record, &the.input, 8);
	add(BETTER_DATE, "2002");
	add(YEAR, "2001-05-03");
	assert_paper("date: 2002\n");
}

static void test_year_after_the_file(void **state)
{
	(void)state;
	add(BETTER_DATE, "2106");
	assert_paper("");
	assert_warned("7: the year 2106 lies after the file's own, 2026");
}

static void test_names_of_one_name_only(void **state)
{
	(void)state;
	add(AUTHOR, "Doe J");
	add(FULL_AUTHOR, "Doe, Jane");
	add(AUTHOR, "Roe R");
	add(FULL_AUTHOR, "Roe, Richard");
	assert_paper("authors: 2\nauthor_names: Doe, Jane; Roe, Richard\n");
}

static void test_name_in_parts(void **state)
{
	(void)state;
	for (int i = 0; i < 2; i++) {
		add(GIVEN, i == 0 ? "Jane" : "");
		add(FAMILY, i == 0 ? "Doe" : "The Group");
		record_end_name(&the.record, &names[AUTHOR], STR("ignored"));
	}
	record_end_name(&the.record, &names[AUTHOR], STR("Poe, E"));
	assert_paper("authors: 3\nauthor_names: Doe, Jane; The Group; Poe, E\n");
}

static void test_authors_are_a_number_or_names(void **state)
{
	(void)state;
	add(AUTHORS, "12");
	assert_paper("authors: 12\n");
	record_begin(&the.record, &the.input, 8);
	add(AUTHORS, "Doe, Jane; Roe, Richard");
	assert_paper("authors: 2\nauthor_names: Doe, Jane; Roe, Richard\n");
}

static void test_lists_take_all(void **state)
{
	(void)state;
	add(KEYWORD, "one");
	add(KEYWORDS, "two; one;; three, four");
	add(KEYWORDS, "five, six");
	add(KEYWORD, "seven; eight");
	assert_paper("keywords: one; two; three, four; five; six; seven; eight\n");
}

static void test_counts(void **state)
{
	static const struct {
		const char *said;
		const char *want;
	} counts[] = {
		{ "0", "citations: 0\n" },   { "1,234", "citations: 1234\n" },
		{ "7.0", "citations: 7\n" }, { "-", "" },
		{ "37 pages", "" },          { "1,2", "" },
		{ "99999999999", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(counts) / sizeof(*counts); i++) {
		record_begin(&the.record, &the.input, 1);
		add(CITED, counts[i].said);
		assert_paper(counts[i].want);
	}
	assert_int_equal(the.report.not_understood, 0);
	assert_string_equal(the.report.left_out.names[0].name, "Cited");
	assert_int_equal(the.report.left_out.names[0].count, 4);
}

static void test_identifiers(void **state)
{
	(void)state;
	add(EXTRA, "arXiv:2401.00001 [cs.LG]");
	add(URL, "https://doi.org/10.1234/ABC");
	assert_paper("arxiv_id: 2401.00001\ndoi: 10.1234/abc\nurl: https://doi.org/10.1234/ABC\n");
}

static void test_bad_identifier(void **state)
{
	(void)state;
	add(DOI, "none");
	assert_paper("");
	assert_warned("7: DOI \"none\" is not understood");
}

/* A paper has one DOI: which other one a cell has is counted. */
static void test_second_identifier(void **state)
{
	static const struct {
		const char *said;
		size_t left_out;
	} cells[] = {
		{ "10.1000/k8", 0 },
		{ "10.1000/k8 10.1000/K8", 0 },
		{ "https://doi.org/10.1000/k8; doi:10.1000/k8", 0 },
		{ "10.1000/k8 10.1000/k88", 1 },
		{ "10.1000/k8; 10.1000/k88", 2 },
		{ "10.1000/k8,https://doi.org/10.1000/k88", 3 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cells) / sizeof(*cells); i++) {
		record_begin(&the.record, &the.input, 1);
		add(DOI, cells[i].said);
		assert_paper("doi: 10.1000/k8\n");
		assert_int_equal(the.report.left_out.count, cells[i].left_out > 0);
		if (cells[i].left_out > 0)
			assert_int_equal(the.report.left_out.names[0].count, cells[i].left_out);
	}
}

/* PubMed names several types; the one that is known counts. */
static void test_type(void **state)
{
	(void)state;
	add(TYPE, "Quite Another Thing");
	add(TYPE, "Journal Article");
	assert_paper("type: article\n");
	record_begin(&the.record, &the.input, 8);
	add(TYPE, "Quite Another Thing");
	assert_paper("type: Quite Another Thing\n");
}

static void test_joined_fields(void **state)
{
	(void)state;
	add(SUBTITLE, "A tale");
	add(FIRST, "12");
	add(LAST, "34");
	add(TITLE, "B");
	assert_true(record_emit(&the.record));
	assert_string_equal(recorder_text(&the.recorder, 0), "title: B: A tale\npages: 12-34\n");
}

static void test_marks(void **state)
{
	(void)state;
	add(STATUS, "done");
	add(PRIORITY, "9");
	add(TAGS, "thesis, now");
	assert_paper("status: done\ntags: now; thesis\n");
	assert_warned("7: Priority \"9\" is not understood");
}

static void test_left_out(void **state)
{
	(void)state;
	add(ISSN, "1234-5678");
	record_leave_out(&the.record, STR("Language"));
	assert_paper("");
	assert_int_equal(the.report.left_out.count, 2);
	assert_string_equal(the.report.left_out.names[0].name, "ISSN");
	assert_string_equal(the.report.left_out.names[1].name, "Language");
}

static void test_no_paper(void **state)
{
	(void)state;
	add(AUTHOR, "Doe, Jane");
	assert_false(record_emit(&the.record));
	assert_int_equal(the.recorder.count, 0);
	assert_warned("7: a record without a title");
}

static void test_identifier_alone_is_a_paper(void **state)
{
	(void)state;
	add(DOI, "10.1234/abc");
	assert_true(record_emit(&the.record));
	assert_string_equal(recorder_text(&the.recorder, 0), "doi: 10.1234/abc\n");
}

static void test_nothing_stays(void **state)
{
	(void)state;
	add(BETTER_DATE, "2001");
	add(AUTHOR, "Doe, Jane");
	add(KEYWORD, "one");
	assert_paper("authors: 1\nauthor_names: Doe, Jane\ndate: 2001\nkeywords: one\n");
	record_begin(&the.record, &the.input, 8);
	assert_paper("");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_better_name_wins),
		TEST(test_bad_value_leaves_room),
		TEST(test_parts_of_a_date),
		TEST(test_parts_make_a_date_more_precise),
		TEST(test_year_after_the_file),
		TEST(test_names_of_one_name_only),
		TEST(test_name_in_parts),
		TEST(test_authors_are_a_number_or_names),
		TEST(test_lists_take_all),
		TEST(test_counts),
		TEST(test_identifiers),
		TEST(test_bad_identifier),
		TEST(test_second_identifier),
		TEST(test_type),
		TEST(test_joined_fields),
		TEST(test_marks),
		TEST(test_left_out),
		TEST(test_no_paper),
		TEST(test_identifier_alone_is_a_paper),
		TEST(test_nothing_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
