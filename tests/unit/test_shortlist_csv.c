/* CSV: shortlist's own, tables of others, and tables that are not quite CSV. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <csv.h>

#include "model/columns.h"
#include "unit/recorder_fixture.h"

static void test_plain(void **state)
{
	(void)state;
	recorder_expect_records(&got,
				"\xEF\xBB\xBFTitle,Authors,Date,Upvotes,Comments,Abstract\r\n"
				"\"A, b\",3,2024-01-02,0,,\"Say \"\"so\"\".\"\r\n"
				"C,,,12,7,\r\n",
				"2 A, b|Say \"so\".|3|2024-1-2|0|-\n3 C||-|-|12|7\n");
	recorder_expect_messages(&got, "");
	assert_string_equal(got.report.layouts, "CSV");
	assert_int_equal(got.report.known[FIELD_AUTHORS], 1);
	assert_int_equal(got.report.known[FIELD_UPVOTES], 2);
}

static void test_other_tables(void **state)
{
	(void)state;
	recorder_expect_records(
		&got, "title,abstract,authors,date,upvotes\nA,b,Zoe Berg; Ana Wu,2024-01-02,6\n",
		"2 A|b|2|2024-1-2|6|-\n");
	assert_int_equal(got.report.known[FIELD_AUTHOR_NAMES], 1);
	recorder_expect_records(&got, " \"Abstract\" ; \"TITLE\"\nb;A\n", "2 A|b|-|-|-|-\n");
	recorder_expect_records(&got, "Title\tAbstract\nA\tb, c; d\n", "2 A|b, c; d|-|-|-|-\n");
	recorder_expect_records(&got, "Title\nA\nB\n", "2 A||-|-|-|-\n3 B||-|-|-|-\n");
	recorder_expect_records(&got, "Corner,Title,Authors\n4,A,2\n", "2 A||2|-|-|-\n");
	recorder_expect_messages(&got, "");
	assert_string_equal(got.left_out.data, "Corner 1");
	recorder_expect_records(&got, "title,date\nA,\"Jan 2, 2024\"\n", "2 A||-|2024-1-2|-|-\n");
}

static void test_header_alone(void **state)
{
	(void)state;
	recorder_read_cstr(&got, "Title,Abstract\r\n");
	assert_int_equal(got.status, STATUS_FAILED);
	assert_int_equal(got.count, 0);
	recorder_expect_messages(&got, "0: has a header of Title, Abstract and no rows\n");
	recorder_read_cstr(&got, "Name,Abstract\r\nA,b\r\n");
	assert_int_equal(got.status, STATUS_FAILED);
}

/* A column of which only what is written there is understood; tests/cli/export_test sees what
 * becomes of it. */
static void test_inferred_years(void **state)
{
	(void)state;
	recorder_expect_records(&got,
				"Title,Date,Upvotes,Date Inferred\nA,2024-05-01,1,true\n"
				"B,2024-05-02,1,\nC,,1,true\nD,2024-05-04,1,maybe\n",
				"2 A||-|2024-5-1|1|-\n3 B||-|2024-5-2|1|-\n4 C||-|-|1|-\n"
				"5 D||-|2024-5-4|1|-\n");
	recorder_expect_messages(&got, "5: Date Inferred \"maybe\" is not understood\n");
	recorder_expect_records(&got,
				"date_inferred,title,date,upvotes\nTrue,A,2024,1\nFALSE,B,2024,1\n",
				"2 A||-|-|1|-\n3 B||-|-|1|-\n");
	recorder_expect_messages(&got, "");
	recorder_expect_records(&got, "Title,Date,Upvotes\nA,2024-05-01,1\n",
				"2 A||-|2024-5-1|1|-\n");
}

static void test_line_numbers(void **state)
{
	(void)state;
	recorder_expect_records(
		&got,
		"Title,Note,Date,Upvotes\n\n\"A\nb\nc\",\"\n\n\",,3\nB,,soon\n\n  \n"
		",x\nC,x\n",
		"3 A\nb\nc||-|-|3|-\n8 B||-|-|-|-\n12 C||-|-|-|-\n");
	recorder_expect_messages(&got, "8: Date \"soon\" is not understood\n"
				       "11: a row of 2 cells below a header of 4\n");
}

static void test_cells_not_understood(void **state)
{
	(void)state;
	recorder_expect_records(
		&got,
		"Title,Authors,Author Names,Date,Upvotes,Comments,Starred,Status,Priority,"
		"arXiv ID,DOI,Sources\n"
		"A,many,Zoe Berg,2024-13-01,-1,99999999999,soon,lost,6,x,y,z\n",
		"2 A||-|-|-|-\n");
	recorder_expect_messages(&got, "2: Authors \"many\" is not understood\n"
				       "2: Date \"2024-13-01\" is not understood\n"
				       "2: Upvotes \"-1\" is not understood\n"
				       "2: Comments \"99999999999\" is not understood\n"
				       "2: Starred \"soon\" is not understood\n"
				       "2: Status \"lost\" is not understood\n"
				       "2: Priority \"6\" is not understood\n"
				       "2: arXiv ID \"x\" is not understood\n"
				       "2: DOI \"y\" is not understood\n");
	assert_int_equal(got.report.not_understood, 9);
	recorder_expect_records(&got, "Title,Upvotes,DOI\nA,1,10.1000/k8; 10.1000/k88\n",
				"2 A||-|-|1|-\n");
	assert_string_equal(got.left_out.data, "DOI 1");
}

/* Lists that another program wrote and that somebody changed: no names are made of what is left. */
static void test_broken_lists(void **state)
{
	static const char *const lists[] = { "['Ann Lee', 'Bo Ek'", "['Ann Lee' 'Bo Ek']",
					     "['Ann Lee, 'Bo Ek']", "['Ann Lee', Bo Ek]",
					     "['Ann Lee'] x",       "['Ann Lee',]" };
	char text[200], message[200];

	(void)state;
	got.shows_all = true;
	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++) {
		snprintf(text, sizeof(text), "Title,Authors,Author Names,Upvotes\nA,2,\"%s\",1\n",
			 lists[i]);
		snprintf(message, sizeof(message), "2: Author Names \"%s\" is not understood\n",
			 lists[i]);
		recorder_read_cstr(&got, text);
		assert_int_equal(got.count, 1);
		assert_null(strstr(recorder_text(&got, 0), "author_names"));
		recorder_expect_messages(&got, message);
	}
	recorder_read_cstr(&got, "Title,Authors,Author Names,Upvotes\n"
				 "A,2,\"['Ann Lee', \"\"Bo O'Ek\"\", None]\",1\n");
	assert_non_null(strstr(recorder_text(&got, 0), "author_names: Ann Lee; Bo O'Ek\n"));
	recorder_expect_messages(&got, "");
}

static void test_not_quite_csv(void **state)
{
	(void)state;
	recorder_expect_records(&got, "Title,Abstract\nA,b\nC \"d\" e,f\n\"G\" h,i\nJ,k\n",
				"2 A|b|-|-|-|-\n3 C \"d\" e|f|-|-|-|-\n5 J|k|-|-|-|-\n");
	recorder_expect_messages(&got, "3: a row with a quote out of place\n"
				       "4: a row of 1 cell below a header of 2\n");
	/* Cut off within a cell: the rows before it are right, and there once. */
	recorder_expect_records(&got, "Title,Abstract\nA,b\nC,\"d\ne",
				"2 A|b|-|-|-|-\n3 C|d|-|-|-|-\n");
	recorder_expect_messages(
		&got, "3: a row with a quote out of place\n4: the file ends within this row\n");
	/* A quote that nothing closes costs its own row. */
	recorder_expect_records(&got, "Title,Abstract\nA,\"b\nC,d\n\"E,f\nG,h\n",
				"2 A|b|-|-|-|-\n3 C|d|-|-|-|-\n5 G|h|-|-|-|-\n");
	recorder_expect_messages(&got, "2: a row with a quote out of place\n"
				       "4: a row of 1 cell below a header of 2\n");
	recorder_expect_records(&got, "Title,Abstract\nA,b\n\"C", "2 A|b|-|-|-|-\n");
	recorder_expect_messages(&got, "3: the file ends within this row\n");
	/* A lone CR ends a line, too. */
	recorder_expect_records(&got, "Title,Abstract\rA,b\rC \"d\",e\rF,g\n",
				"2 A|b|-|-|-|-\n3 C \"d\"|e|-|-|-|-\n4 F|g|-|-|-|-\n");
}

static void test_rows_of_other_widths(void **state)
{
	(void)state;
	recorder_expect_records(&got, "Title,Abstract\nA,b,c\nC,d,,\nE\n,\nF,g\n",
				"3 C|d|-|-|-|-\n6 F|g|-|-|-|-\n");
	recorder_expect_messages(&got, "2: a row of 3 cells below a header of 2\n"
				       "4: a row of 1 cell below a header of 2\n");
}

/* What only the draft has; copied by the sink. */
struct full {
	struct strbuf text;
	struct marks marks;
	bool has_marks;
};

static void take_full(void *context, const struct paper_draft *draft)
{
	struct full *full = context;
	const struct paper *paper = &draft->paper;

	strbuf_addf(&full->text, "%.*s|%.*s|%.*s|%.*s|%.*s|%.*s|%.*s|", STR_ARG(paper->title),
		    STR_ARG(paper->author_names), STR_ARG(paper->arxiv_id), STR_ARG(paper->doi),
		    STR_ARG(paper->url), STR_ARG(paper->summary), STR_ARG(paper->keywords));
	for (const struct source_list *source = paper->sources; source; source = source->rest)
		strbuf_addf(&full->text, "<%.*s>", STR_ARG(source->name));
	strbuf_addf(&full->text, "|%.*s|%.*s\n", STR_ARG(draft->marks.tags),
		    STR_ARG(draft->marks.note));
	full->marks = draft->marks;
	full->has_marks = draft->has_marks;
}

static void receive_year(void *context, int year)
{
	(void)context;
	(void)year;
}

static void read_full(struct full *full, const char *text)
{
	struct reader_options options = { .file = "FILE", .file_year = 2001 };
	struct reader_sink sink = { full, take_full, receive_year };
	struct reader *reader = reader_new(&options, sink, &got.diag);

	strbuf_clear(&full->text);
	reader_push(reader, str_from(text));
	assert_int_equal(reader_finish(reader), STATUS_OK);
	reader_delete(reader);
}

static void test_all_columns(void **state)
{
	struct full full;

	(void)state;
	strbuf_init(&full.text);
	read_full(&full,
		  "Title,Authors,Author Names,Date,Upvotes,Comments,Topics,Starred,Status,Priority,"
		  "Tags,Note,arXiv ID,DOI,URL,Summary,Keywords,Abstract,Sources\r\n"
		  "'=A,2,Zoe Berg; Ana Wu,2024,1,2,rlhf,2026-01-02T03:04:05Z,done,3,b; a;b ;,\"n\n"
		  "o\",arXiv:2409.11340,10.1000/X,http://x,'-s,k; l,''@t,c.txt; d.txt\r\n");
	assert_string_equal(full.text.data,
			    "=A|Zoe Berg; Ana Wu|2409.11340|10.1000/x|http://x|-s|k; l|"
			    "<d.txt><c.txt>|a; b|n\no\n");
	assert_true(full.has_marks);
	assert_int_equal(full.marks.starred_at, 1767323045);
	assert_int_equal(full.marks.status, READING_DONE);
	assert_int_equal(full.marks.priority, 3);
	assert_int_equal(got.diag.count, 0);
	read_full(&full, "Title,Starred,Note,Sources\nA,,,\n");
	assert_string_equal(full.text.data, "A|||||||||\n");
	assert_false(full.has_marks);
	strbuf_free(&full.text);
}

static void test_formula_guard(void **state)
{
	static const char *const cells[][2] = {
		{ "'=1", "=1" }, { "''=1", "'=1" }, { "'a", "'a" }, { "=1", "=1" },
		{ "'", "'" },    { "''", "''" },    { "'+", "+" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cells) / sizeof(cells[0]); i++) {
		char text[100];
		char want[100];

		snprintf(text, sizeof(text), "Title,Abstract,Upvotes\nA,b,1\n\"%s\",x,2\n",
			 cells[i][0]);
		snprintf(want, sizeof(want), "2 A|b|-|-|1|-\n3 %s|x|-|-|2|-\n", cells[i][1]);
		recorder_expect_records(&got, text, want);
	}
}

/* Adds a cell as libcsv writes it. */
static void add_cell(struct strbuf *out, struct str cell)
{
	size_t len = csv_write(NULL, 0, cell.p, cell.len);

	strbuf_reserve(out, len);
	csv_write(out->data + out->len, len, cell.p, cell.len);
	out->len += len;
	out->data[out->len] = '\0';
}

/* Tables of random cells in random pieces come back byte by byte. */
static void test_random_tables(void **state)
{
	static const char bytes[] = "ab,;\"\"\n\n\t '=x\x1F.";
	struct strbuf text;
	struct strbuf want;
	uint64_t seed = 8;

	(void)state;
	strbuf_init(&text);
	strbuf_init(&want);
	for (int n = 0; n < 2000; n++) {
		size_t rows = support_below(&seed, 20);
		size_t row_ends[20];

		strbuf_clear(&text);
		strbuf_clear(&want);
		strbuf_add_cstr(&text, "Abstract,Title,Topics\r\n");
		for (size_t i = 0; i < rows; i++) {
			char cell[2][30];
			size_t len[2];

			for (size_t k = 0; k < 2; k++) {
				cell[k][0] = 'a';
				len[k] = 1 + support_below(&seed, sizeof(cell[k]) - 1);
				for (size_t at = 1; at < len[k]; at++)
					cell[k][at] =
						bytes[support_below(&seed, sizeof(bytes) - 1)];
			}
			add_cell(&text, (struct str){ cell[0], len[0] });
			strbuf_add_byte(&text, ',');
			add_cell(&text, (struct str){ cell[1], len[1] });
			strbuf_add_cstr(&text, support_below(&seed, 2) ? "\r\n" : "\n");
			strbuf_addf(&want, "%.*s|%.*s|-|-|-|-%c", (int)len[1], cell[1], (int)len[0],
				    cell[0], '\0');
			row_ends[i] = want.len;
		}
		recorder_read_pieces(&got, strbuf_str(&text), n % 3 ? 1 + (size_t)n % 50 : 0,
				     &seed);
		assert_int_equal(got.count, rows);
		assert_int_equal(got.report.not_understood, 0);
		if (rows > 0) {
			assert_int_equal(got.text.len, row_ends[rows - 1]);
			assert_memory_equal(got.text.data, want.data, want.len);
		}
	}
	strbuf_free(&text);
	strbuf_free(&want);
}

/* A table cut off anywhere: the rows that are whole are right, and what is left of the last is
 * never lost in silence. */
static void test_cut_tables(void **state)
{
	static const char table[] = "Title,Note,Abstract\r\n"
				    "A,\"n\r\n\"\"o\"\"\",b\r\n"
				    "\"C, d\",,\"e\"\r\n"
				    "F,,g\r\n";
	static const size_t ends[] = { 21, 39, 54, 61 };
	struct recorder whole;

	(void)state;
	recorder_init(&whole);
	recorder_read_cstr(&whole, table);
	assert_int_equal(whole.count, 3);
	for (size_t len = ends[0]; len < sizeof(table); len++) {
		size_t rows = 0;

		while (rows < 3 && ends[rows + 1] - 2 <= len)
			rows++;
		recorder_read(&got, (struct str){ table, len });
		assert_in_range(got.count, rows, rows + 1);
		for (size_t i = 0; i < rows; i++)
			assert_int_equal(got.records[i].hash, whole.records[i].hash);
		if (got.count == rows && len > ends[rows] + 1)
			assert_true(got.report.not_understood > 0);
	}
	recorder_free(&whole);
}

static void test_big_cell(void **state)
{
	struct strbuf text;
	uint64_t seed = 3;

	(void)state;
	strbuf_init(&text);
	strbuf_add_cstr(&text, "Title,Abstract,Topics\nA,\"");
	for (int i = 0; i < 1000000; i++)
		strbuf_add_cstr(&text, "\"\"long\n");
	strbuf_add_cstr(&text, "\"\nB,c\n");
	recorder_read_pieces(&got, strbuf_str(&text), 5000, &seed);
	assert_int_equal(got.count, 2);
	assert_int_equal(strlen(recorder_text(&got, 0)), 6000000 + strlen("A||-|-|-|-"));
	assert_int_equal(got.records[1].line, 1000003);
	strbuf_free(&text);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up_lines, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_plain),
		TEST(test_other_tables),
		TEST(test_header_alone),
		TEST(test_inferred_years),
		TEST(test_line_numbers),
		TEST(test_cells_not_understood),
		TEST(test_broken_lists),
		TEST(test_not_quite_csv),
		TEST(test_rows_of_other_widths),
		TEST(test_all_columns),
		TEST(test_formula_guard),
		TEST(test_random_tables),
		TEST(test_cut_tables),
		TEST(test_big_cell),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
