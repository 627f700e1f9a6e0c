/*
 * The tables of each tool: its own header, with an invented paper below it, and all that is to come
 * of them. Then what is a table and what is none, and what files are like that people join, cut and
 * save again.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/dialect_tables.h"
#include "tool_tables.h"
#include "unit/recorder_fixture.h"

/* All records, each behind its line. */
static void add_records(struct strbuf *all)
{
	for (size_t i = 0; i < got.count; i++)
		strbuf_addf(all, "%zu:\n%s", got.records[i].line, recorder_text(&got, i));
}

static void assert_table(const struct tool_table *table)
{
	struct strbuf all;

	strbuf_init(&all);
	add_records(&all);
	if (strcmp(all.data, table->records) != 0 || got.diag.count > 0)
		print_message("table: %s\n", table->name);
	assert_string_equal(all.data, table->records);
	assert_string_equal(got.left_out.data, table->left_out);
	assert_string_equal(got.report.layouts, table->dialect);
	assert_int_equal(got.report.not_understood, 0);
	strbuf_free(&all);
}

static void test_tools(void **state)
{
	(void)state;
	got.shows_all = true;
	for (size_t i = 0; i < TOOL_TABLE_COUNT; i++) {
		recorder_read_cstr(&got, tool_tables[i].text);
		assert_table(&tool_tables[i]);
	}
}

/* In pieces of any size they are the same. */
static void test_pieces(void **state)
{
	uint64_t seed = 3;

	(void)state;
	got.shows_all = true;
	for (size_t i = 0; i < TOOL_TABLE_COUNT; i++) {
		for (size_t piece = 1; piece < 100; piece += 7) {
			recorder_read_pieces(&got, str_from(tool_tables[i].text), piece, &seed);
			assert_table(&tool_tables[i]);
		}
	}
}

/* Neither does the order of what is left out depend on the pieces: it is that of the columns. */
static void test_left_out_in_pieces(void **state)
{
	uint64_t seed = 3;
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	strbuf_add_cstr(&text, "title,authors,doi,Shelf mark,Lamp\n");
	for (int i = 0; i < 50; i++)
		strbuf_addf(&text, "On lamps,Ann Lee,10.1234/l%d,%s,dim\n", i, i < 40 ? "" : "A 7");
	for (size_t piece = 1; piece < 100; piece += 7) {
		recorder_read_pieces(&got, strbuf_str(&text), piece, &seed);
		assert_int_equal(got.count, 50);
		assert_string_equal(got.left_out.data, "Shelf mark 10, Lamp 50");
	}
	strbuf_free(&text);
}

/* Cut off anywhere a table makes no more papers than it has, none under a title that it does not
 * have, but for the cell in which it was cut, and says where it ends. */
static void test_truncation(void **state)
{
	(void)state;
	for (size_t i = 0; i < TOOL_TABLE_COUNT; i++) {
		struct str text = str_from(tool_tables[i].text);
		size_t whole;

		recorder_read(&got, text);
		whole = got.count;
		for (size_t len = 0; len < text.len; len++) {
			recorder_read(&got, str_sub(text, 0, len));
			assert_true(got.count <= whole);
			if (got.status == STATUS_FAILED)
				assert_int_equal(got.count, 0);
		}
	}
}

static void test_separators(void **state)
{
	static const char *const texts[] = {
		"Title,Abstract,Authors\nA,b,2\n",
		"Title;Abstract;Authors\nA;b;2\n",
		"Title\tAbstract\tAuthors\nA\tb\t2\n",
		"Title|Abstract|Authors\nA|b|2\n",
		"sep=;\nTitle;Abstract;Authors\nA;b;2\n",
		"\"sep=,\"\nTitle,Abstract,Authors\nA,b,2\n",
		"SEP=|\nTitle|Abstract|Authors\nA|b|2\n",
		"\"Title\";\"Abstract\";Authors\nA;\"b\";2\n",
		"sep=\t\nTitle\tAbstract\tAuthors\nA\tb\t2\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		recorder_read_cstr(&got, texts[i]);
		assert_int_equal(got.count, 1);
		assert_string_equal(recorder_text(&got, 0), "A|b|2|-|-|-");
		assert_int_equal(got.diag.count, 0);
	}
}

/* What has a word of a header in it, and is no table of papers. */
static void test_no_tables(void **state)
{
	static const char *const texts[] = {
		"struct entry {\n    title,\n    year,\n};\n",
		"let row = {\n  title, author, year,\n  abstract, doi,\n};\nsave(row);\n",
		"  title, author, year,\n  abstract, doi,\n",
		"title, author, year) {\n\treturn title;\n}\n",
		"def f(title, author, year):\n    return title\n",
		"HEADER = [\"Title\", \"Authors\", \"Year\",\n          \"Abstract\", \"DOI\"]\n",
		"\"Title\", \"Authors\", \"Year\"\n\"Abstract\", \"DOI\", \"Pages\"\n",
		"SELECT title, author, year\nFROM papers\nWHERE year > 2000\n",
		"A guide\n=======\n\ntitle,\n    what it is called\nyear,\n    when it was\n",
		"Title\n=====\n\nThe first words of a text that\ngoes on in the next line,\nand "
		"on.\n",
		"title:\n  one\nyear:\n  two\n",
		"| Title | Year |\n| --- | --- |\n| A | 2020 |\n",
		"Title | Year\n--- | ---\nfree text follows here\nand goes on\n",
		"2024-05-03 10:00:00, title, started\n2024-05-03 10:00:01, title, ended\n",
		"Name,Abstract\nA,b\n",
		"\"TITLE\",\"A Test\"\n\"AUTHOR NAMES\",\"Doe J.\"\n\"SOURCE\",\"J. Tests\"\n",
		"title,My Page\nauthor,Jane Doe\nyear,2020\ntype,page\npages,3\n",
		"Title,Year\nOnly prose follows, and it has\ncommas here, there, and "
		"everywhere\nnone\n",
		"# Fields\ntitle, authors, year\n- title, the title\n- authors, the authors, a "
		"list\n",
		"Title, Abstract, Authors\nThe first is what it is called, as printed.\n"
		"The second says what it is about, in a few words.\n",
		"title, author, doi\n\nThe columns above are needed, others are optional.\n"
		"Rows follow, one a paper, and end with a newline.\n",
		"title, authors, year\nFROM papers, authors\nWHERE papers.id = authors.id, year > "
		"2000\n",
		"title, abstract, doi\n\tt := title, abstract\n\tif a, b := c, d; a > b {\n",
		"Title;Author;Year\nsee above; below; somewhere\n",
		"author, title, journal, year\n1. author, the name; 2. title, how it is called, "
		"where it is.\n* author, again\n",
		"Shopping for the week\nThe first is the name of the paper, as it was printed.\n"
		"The second says what we want, in a few words.\n",
		"My notes of Monday\nWe want to buy a new lamp for the hall of the house.\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		recorder_read_cstr(&got, texts[i]);
		if (got.count > 0)
			print_message("a table: %s\n", texts[i]);
		assert_int_equal(got.count, 0);
	}
}

/* Blanks behind each delimiter are no prose where the cells are those of papers. */
static void test_spaced_rows(void **state)
{
	(void)state;
	got.shows_all = true;
	recorder_assert_papers(&got, "Title, Authors, Year\nSnow, Ann Lee, 2020\n",
			       "title: Snow\nauthors: 1\nauthor_names: Ann Lee\ndate: 2020\n");
	recorder_assert_papers(&got,
			       "Title, Authors, Year, Notes\nSnow, \"Lee, Ann\", 2020\n"
			       "Ice, Bo Ek, soon\n",
			       "title: Snow\nauthors: 1\nauthor_names: Lee, Ann\ndate: 2020\n\n"
			       "title: Ice\nauthors: 1\nauthor_names: Bo Ek\n");
}

/* Below the title of the only column each line is a whole title; but not where the lines have more
 * cells than that. */
static void test_only_column(void **state)
{
	static const char *const titles[] = { "Kites of snow", "Snow lanterns, tides",
					      "Owls; again | and, again", "10,000 lamps" };

	(void)state;
	recorder_read_cstr(&got, "Title\nKites of snow\nSnow lanterns, tides\n"
				 "Owls; again | and, again\n\"10,000 lamps\"\n");
	assert_int_equal(got.count, 4);
	assert_int_equal(got.report.not_understood, 0);
	for (size_t i = 0; i < 4; i++) {
		struct str title = str_from(recorder_text(&got, i));

		assert_true(str_starts_with(title, str_from(titles[i])));
	}
	recorder_read_cstr(&got, "Title\nKites,2020,Poe\nLamps,2021,Roe\n");
	assert_int_equal(got.count, 0);
}

/* Tables of other things, which have titles, too. */
static void test_tables_of_others(void **state)
{
	static const char *const texts[] = {
		"Name,Title,Group,Email\nJane,Professor,CS,j@x.org\nJoe,Lecturer,CS,k@x.org\n",
		"Title,Company,Location,Date Posted\nEngineer,Ice Inc.,Oslo,2024-01-02\n",
		"title,year,genre,rating\nThe Long Winter,2020,Drama,7.1\n",
		"Issue,Title,Status,Assignee,Date\n7,Window is too small,open,jane,2024-01-02\n",
		"Title,Artist,Album,Year\nSlow Rain,The Clouds,Weather,2001\n",
		"Title,Author,Price,ISBN,Publisher\nTea,Jane Doe,12.50,9780000000002,Pot\n",
		"Title,Authors,Price,ISBN,Publisher\nTea,Jane Doe,12.50,9780000000002,Pot\n",
		"Title,Author,My Rating,Date Read\nTea,Jane Doe,4,2024-01-02\n",
		"Title,ISBN,Publisher,Year\nTea,9780000000002,Pot,2001\n",
		"Title,Venue,Date,City\nTea and Talk,Town Hall,2024-01-02,Oslo\n",
		"Title,Instructor,Credits,Semester\nTea for Beginners,Jane Doe,3,Fall\n",
		"Title,Price,SKU,Keywords\nTea Pot,12.50,17,red\n",
		"Title,Channel,Views,Published At,URL\nTea,Pot,9,2024-01-02,https://e.example/1\n",
		"Title,Author,State,Labels\nFix the pot,jane,open,bug\n",
		"Series,Volume,Number,Title\nTea Comics,3,4,The Pot\n",
		"Title,Status,Due Date\nBuy tea,open,2024-01-02\n",
		"Title,Date,URL\nTea is up,2024-01-02,https://news.example/1\n",
		"Title,Year\nThe Long Winter,2020\n",
		"title,author,date,url,content\nTea is up,Ann "
		"Lee,2024-01-02,https://n.example/1,x\n",
		"\"\"\"Reads tea.\n\nTitle, Authors, Year\n\"\"\"\nimport csv\n"
		"HEADER = [\"Title\", \"Authors\", \"Year\"]\nPOT = [\"Tea\", \"Pots\", 20]\n",
		"Title,Price\nTea Pot,12.50\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		recorder_read_cstr(&got, texts[i]);
		if (got.count > 0)
			print_message("papers: %s\n", texts[i]);
		assert_int_equal(got.count, 0);
		assert_int_equal(got.status, STATUS_FAILED);
	}
	/* What other things have, too, beside what only papers have. */
	assert_read("Title,Abstract,Rating,Genre\nA,b,3,x\n", "2 A|b|-|-|-|-\n", "");
	assert_read("Title,DOI,Price,Stock\nA,10.1000/1,3,4\n", "2 A||-|-|-|-\n", "");
	/* Rows that name papers, and lists of titles. */
	assert_read("Title,Read on,Where\nA,Monday,https://arxiv.org/abs/2401.00001\n",
		    "2 A||-|-|-|-\n", "");
	assert_read("Title,Date\nA,2024-01-02\n", "2 A||-|2024-1-2|-|-\n", "");
}

/* A column that is called as the papers are has their titles where none is called so. */
static void test_papers_as_titles(void **state)
{
	(void)state;
	got.shows_all = true;
	recorder_assert_papers(&got,
			       "Paper,Authors,Year,Link\nA,\"Doe, J\",2020,https://e.example/1\n",
			       "title: A\nauthors: 1\nauthor_names: Doe, J\ndate: 2020\n"
			       "url: https://e.example/1\n");
	recorder_assert_papers(&got, "Paper,Title,Authors\nhttps://e.example/1,A,\"Doe, J\"\n",
			       "title: A\nauthors: 1\nauthor_names: Doe, J\n");
	recorder_assert_papers(&got, "paper_title,paper_authors,paper_year\nA,\"Doe, J\",2020\n",
			       "title: A\nauthors: 1\nauthor_names: Doe, J\ndate: 2020\n");
}

static void test_further_names(void **state)
{
	(void)state;
	got.shows_all = true;
	recorder_assert_papers(&got,
			       "Title,DOI,Publication Date (Online)\nA,10.1000/1,2020-05-01\n",
			       "title: A\ndate: 2020-05-01\ndoi: 10.1000/1\n");
	recorder_assert_papers(&got, "ID,Title,Author\n2401.00001,A,\"Doe, J\"\n17,B,\"Roe, R\"\n",
			       "title: A\nauthors: 1\nauthor_names: Doe, J\n"
			       "arxiv_id: 2401.00001\n\n"
			       "title: B\nauthors: 1\nauthor_names: Roe, R\n");
	recorder_assert_papers(&got, "Title,Author,Year\nA,\"Doe, J//Roe, R\",2020\n",
			       "title: A\nauthors: 2\nauthor_names: Doe, J; Roe, R\ndate: 2020\n");
}

/* A file that ends before the first paper says where. */
static void test_cut_before_papers(void **state)
{
	(void)state;
	assert_read("Title,Authors,Date,DOI", "", "0: ends within the header of a table\n");
	assert_read("sep=;\nTitle;Authors;Date;DO", "", "0: ends within the header of a table\n");
	assert_read("Title,Authors,Date,DOI\n", "",
		    "0: has a header of Title, Authors, Date, DOI and no rows\n");
	/* Of a long title whole characters are shown. */
	assert_read("Title,DOI,Note of what was read in the year befor\xC3\xBC,1,2,3,4\n", "",
		    "0: has a header of Title, DOI, Note of what was read in the year befor, 1, 2, "
		    "3 and more and no rows\n");
	assert_read("Title,Authors,Date,DOI\n\"Ice", "",
		    "2: the file ends within this row\n"
		    "0: ends within the first row of a table\n");
	assert_int_equal(got.status, STATUS_FAILED);
}

static void test_short_and_wide_rows(void **state)
{
	(void)state;
	assert_read("Title,Authors,Abstract,DOI\nA,2\nB,3,b,,,\nC,4,c,10.1000/1,d\nD,5,d,\n",
		    "2 A||2|-|-|-\n3 B|b|3|-|-|-\n5 D|d|5|-|-|-\n",
		    "4: a row of 5 cells below a header of 4\n");
	/* The papers' titles are not in it. */
	assert_read("Year,Title,Abstract\n2020,A,b\n2021\n2022,C,d\n",
		    "2 A|b|-|-|-|-\n4 C|d|-|-|-|-\n", "3: a row of 1 cell below a header of 3\n");
}

/* The cell in which a file ends may be part of one. */
static void test_cut_row(void **state)
{
	(void)state;
	assert_read("Title,Authors,DOI\nA,2,10.1000/12\nB,3,10.1000/1",
		    "2 A||2|-|-|-\n3 B||3|-|-|-\n", "");
	assert_read("Title,Authors,DOI\nA,2,10.1000/12\nB,1", "2 A||2|-|-|-\n3 B||-|-|-|-\n",
		    "3: the file ends within this row\n");
	assert_read("Title,Authors,DOI\nA,2,10.1000/12\nB", "2 A||2|-|-|-\n",
		    "3: the file ends within this row\n");
	/* Where rows are short anyhow, so is the last. */
	assert_read("Title,Authors,DOI\nA,2\nB,1", "2 A||2|-|-|-\n3 B||1|-|-|-\n", "");
}

/* A table that has several columns and writes all its cells has no paper in a line of one. */
static void test_lone_cells(void **state)
{
	(void)state;
	assert_read("Title,Authors,DOI\nKites,2,10.1000/a\nTotal: 1 record\n", "2 Kites||2|-|-|-\n",
		    "3: a row of 1 cell below a header of 3\n");
	assert_read("Title;Authors;DOI\n(c) 2024 Winds\nKites;2;10.1000/a\nTides;3;10.1000/b\n",
		    "3 Kites||2|-|-|-\n4 Tides||3|-|-|-\n",
		    "2: a row of 1 cell below a header of 3\n");
	assert_read("Title\tDOI\nKites\t10.1000/a\n## Papers\nTides\t10.1000/b\n",
		    "2 Kites||-|-|-|-\n4 Tides||-|-|-|-\n",
		    "3: a row of 1 cell below a header of 2\n");
	assert_int_equal(got.report.not_understood, 1);
	/* One where rows are short, but hardly ever a title alone. */
	assert_read("Title,Authors,DOI\nKites,2,10.1000/a\nTides,3\nTotal: 2\nOwls,1\n",
		    "2 Kites||2|-|-|-\n3 Tides||3|-|-|-\n5 Owls||1|-|-|-\n",
		    "4: a row of 1 cell below a header of 3\n");
	/* Where titles alone are common they are papers, and code is none. */
	assert_read("Title,Authors,DOI\nKites,2\nTides\nOwls,3\nLamps\nSnow\n{\n",
		    "2 Kites||2|-|-|-\n3 Tides||-|-|-|-\n4 Owls||3|-|-|-\n5 Lamps||-|-|-|-\n"
		    "6 Snow||-|-|-|-\n",
		    "7: a row of 1 cell below a header of 3\n");
}

/* A list of titles, of which some have a note. */
static void test_lone_titles_of_lists(void **state)
{
	(void)state;
	assert_read("Title,Date\nKites,2024-01-02\nTides\nOwls,2024-02-03\nLamps\n",
		    "2 Kites||-|2024-1-2|-|-\n3 Tides||-|-|-|-\n4 Owls||-|2024-2-3|-|-\n"
		    "5 Lamps||-|-|-|-\n",
		    "");
	assert_read("Title,Date\nKites,2024-01-02\nOwls,2024-02-03\nTotal: 2\n",
		    "2 Kites||-|2024-1-2|-|-\n3 Owls||-|2024-2-3|-|-\n",
		    "4: a row of 1 cell below a header of 2\n");
}

/* A row that is certainly a paper's is read among more lines that are none. */
static void test_few_rows_among_lines(void **state)
{
	(void)state;
	assert_read("Title,Authors,DOI\nKites,\"Poe, Ann\",10.1000/a\nx y\nTotal: 1\nThird line\n",
		    "2 Kites||1|-|-|-\n",
		    "3: a row of 1 cell below a header of 3\n"
		    "4: a row of 1 cell below a header of 3\n"
		    "5: a row of 1 cell below a header of 3\n");
	recorder_read_cstr(&got, "Title,Authors,Abstract\nx y\nTotal: 1\nThird line\n");
	assert_int_equal(got.count, 0);
	assert_int_equal(got.status, STATUS_FAILED);
}

/* A table with another delimiter behind this one is not taken apart by this one's. */
static void test_joined_delimiters(void **state)
{
	static const char *const below[] = {
		"sep=;\nTitle;Authors;DOI\nTides;Roe, Bo;10.1000/b\n",
		"\"sep=;\"\nTitle;Authors;DOI\nTides;Roe, Bo;10.1000/b\n",
		"Title;Authors;DOI\nTides;Roe, Bo;10.1000/b\n",
		"\"Title\";\"Authors\";\"DOI\"\n\"Tides\";\"Roe, Bo\";\"10.1000/b\"\n",
		"No;Author(s);Title;Note\n1;Roe, Bo;Tides;b\n",
		"Title;DOI\nTides, high;10.1000/b\n",
		"sep=;",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(below) / sizeof(*below); i++) {
		char text[200];

		snprintf(text, sizeof(text), "Title,Authors,DOI\nKites,2,10.1000/a\n%s", below[i]);
		assert_read(text, "2 Kites||2|-|-|-\n",
			    "3: here begins a table of cells separated by semicolons, which is "
			    "left out: a file is read in one format, here of commas\n");
		assert_int_equal(got.report.not_understood, 1);
	}
	assert_read("Title\tAuthors\tDOI\nKites\t2\t10.1000/a\nTitle,Authors,DOI\nTides,3,\n",
		    "2 Kites||2|-|-|-\n",
		    "3: here begins a table of cells separated by commas, which is left out: a "
		    "file is read in one format, here of tabs\n");
	/* The line above this one's header, again. */
	assert_read("sep=;\nTitle;Authors;DOI\nKites;2;\nsep=;\nTitle;Authors;DOI\nTides;3;\n",
		    "3 Kites||2|-|-|-\n6 Tides||3|-|-|-\n",
		    "4: the line of the separator again\n5: the header again\n");
	/* A paper may have them in its title. */
	assert_read("Title,Authors,DOI\nTitle; Kites; and Tides,2,10.1000/a\n",
		    "2 Title; Kites; and Tides||2|-|-|-\n", "");
}

/* Within quotes that a file leaves open its last cell is cut off for certain; without them a row
 * with all its cells may as well be whole. */
static void test_cut_in_quotes(void **state)
{
	(void)state;
	got.shows_all = true;
	assert_read("Title,Authors,DOI\nA,2,10.1000/12\nB,3,\"10.1000/1",
		    "2 title: A\nauthors: 2\ndoi: 10.1000/12\n\n3 title: B\nauthors: 3\n\n",
		    "3: the file ends within this row\n");
	assert_read("Title,Authors,DOI\nA,2,10.1000/12\nB,3,10.1000/13",
		    "2 title: A\nauthors: 2\ndoi: 10.1000/12\n"
		    "\n3 title: B\nauthors: 3\ndoi: 10.1000/13\n\n",
		    "");
	assert_read("Title,Authors,DOI\nA,2,10.1000/12\nB,3,\"10.1000/13\"",
		    "2 title: A\nauthors: 2\ndoi: 10.1000/12\n"
		    "\n3 title: B\nauthors: 3\ndoi: 10.1000/13\n\n",
		    "");
	got.shows_all = false;
	assert_read("DOI,Authors,Title\n10.1000/12,2,A\n10.1000/13,3,\"Kites in th",
		    "2 A||2|-|-|-\n", "3: the file ends within this row\n");
	/* Where rows are short, too. */
	assert_read("Title,Authors,DOI\nA,2\nB,3,\"10.1000/1", "2 A||2|-|-|-\n3 B||3|-|-|-\n",
		    "3: the file ends within this row\n");
}

static void test_joined_files(void **state)
{
	(void)state;
	assert_read("Title,Authors,DOI\nA,2,\nTitle,Authors,DOI\nB,3,\n",
		    "2 A||2|-|-|-\n4 B||3|-|-|-\n", "3: the header again\n");
	assert_read("Title,Authors,DOI\nA,2,\nAbstract,Title,Year\nb,B,2020\n",
		    "2 A||2|-|-|-\n4 B|b|-|-|-|-\n", "3: another header\n");
	/* A paper may be called so. */
	assert_read("Title,Authors,DOI\nTitle,2,10.1000/1\n", "2 Title||2|-|-|-\n", "");
}

static void test_preamble(void **state)
{
	(void)state;
	assert_read("\n\"Exported for you on May 3\"\n\nTitle,Authors,DOI\nA,2,10.1000/1\n",
		    "5 A||2|-|-|-\n", "");
	/* A header below words must be sure of itself. */
	recorder_read_cstr(&got, "Some words\nTitle,Price\nA,3\n");
	assert_int_equal(got.count, 0);
}

/* People ask questions in their headers, and break them into lines. */
static void test_odd_titles(void **state)
{
	(void)state;
	assert_read("Authors,\"Publication\nYear\",Title,DOI,\"kind = 1\nother = 2\"\n"
		    "2,2020,A,10.1000/1,1\n",
		    "4 A||2|-|-|-\n", "");
	/* Too few are known, or too many are odd. */
	recorder_read_cstr(&got, "Title,DOI,Price,Weight,\"a = b\"\nA,10.1000/1,2,3,4\n");
	assert_int_equal(got.count, 0);
	recorder_read_cstr(&got, "Authors,Year,Title,DOI,a=1,b=2\n2,2020,A,10.1000/1,3,4\n");
	assert_int_equal(got.count, 0);
}

/* The number of an index of papers says of a table what it is of. */
static void test_numbers_of_indexes(void **state)
{
	(void)state;
	assert_read("PubmedID,Title,Publication Date,Company\n12345678,Kites,2021-Jul-01,Winds\n",
		    "2 Kites||-|2021-7-1|-|-\n", "");
	recorder_read_cstr(
		&got, "Gene,Title,Publication Date,Company\n12345678,Kites,2021-Jul-01,Winds\n");
	assert_int_equal(got.status, STATUS_FAILED);
	assert_int_equal(got.count, 0);
}

/* The names of the search's answer, whose creator is the first author alone. */
static void test_scopus_search(void **state)
{
	(void)state;
	got.shows_all = true;
	recorder_assert_papers(&got,
			       "@_fa,prism:url,dc:title,dc:creator,prism:publicationName,"
			       "prism:volume,prism:issueIdentifier,prism:pageRange,prism:coverDate,"
			       "prism:doi,citedby-count,subtypeDescription\n"
			       "true,https://api.example.org/1,A,Doe J.,J. of Ice,3,2,1-9,"
			       "2021-02-01,10.1000/ice,7,Article\n",
			       "title: A\ndate: 2021-02-01\ndoi: 10.1000/ice\n"
			       "venue: J. of Ice\ntype: article\nvolume: 3\nissue: 2\n"
			       "pages: 1-9\ncitations: 7\n");
}

static void test_names_in_other_languages(void **state)
{
	static const char expected[] = "title: A\nauthors: 2\nauthor_names: Doe, J; Roe, R\n"
				       "date: 2021\nvenue: J\n";
	static const char *const headers[] = {
		"Título,Autores,Año,Revista",
		"TITULO,AUTORES,ANO,REVISTA",
		"Titel,Autoren,Jahr,Zeitschrift",
		"Titre,Auteurs,Année,Revue",
		"Titolo,Autori,Anno,Rivista",
		"题名,作者,年份,来源",
		"Title-题名,Author-作者,Year-年,Source-文献来源",
	};

	(void)state;
	got.shows_all = true;
	for (size_t i = 0; i < sizeof(headers) / sizeof(*headers); i++) {
		char text[200];

		snprintf(text, sizeof(text), "%s\nA,\"Doe, J; Roe, R\",2021,J\n", headers[i]);
		recorder_assert_papers(&got, text, expected);
	}
}

static void test_wide_tables(void **state)
{
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	/* A row of a million cells below a header of three. */
	strbuf_add_cstr(&text, "Title,Authors,DOI\nA,2,\nB,3,");
	for (int i = 0; i < 1000000; i++)
		strbuf_add_cstr(&text, "x,");
	strbuf_add_cstr(&text, "\nC,4,\n");
	recorder_read(&got, strbuf_str(&text));
	assert_int_equal(got.count, 2);
	assert_int_equal(got.report.not_understood, 1);
	/* A header of a million. */
	strbuf_clear(&text);
	strbuf_add_cstr(&text, "Title,Authors,DOI");
	for (int i = 0; i < 1000000; i++)
		strbuf_add_cstr(&text, ",x");
	strbuf_add_cstr(&text, "\nA,2,\n");
	recorder_read(&got, strbuf_str(&text));
	assert_int_equal(got.count, 0);
	assert_int_equal(got.status, STATUS_FAILED);
	/* Nothing but headers. */
	strbuf_clear(&text);
	for (int i = 0; i < 100000; i++)
		strbuf_add_cstr(&text, i % 2 ? "Title,Authors,DOI\n" : "Title,Authors,Year\n");
	recorder_read(&got, strbuf_str(&text));
	assert_int_equal(got.count, 0);
	/* Papers that are all called as a column is. */
	strbuf_clear(&text);
	strbuf_add_cstr(&text, "Title,Authors,Comments\n");
	for (int i = 0; i < 1500; i++)
		strbuf_add_cstr(&text, "Title,2,3\n");
	recorder_read(&got, strbuf_str(&text));
	assert_int_equal(got.count, 1000);
	assert_int_equal(got.report.not_understood, 500);
	strbuf_free(&text);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up_lines, tear_down)

/* The index says of any name what looking through the rows says. */
static void test_titles_are_indexed(void **state)
{
	static const char *const others[] = { "",       "-", "AUTHORS (s)", "a\"b",
					      "Titel?", "x", "titles of" };
	struct dialect_index index, none = { 0 };

	(void)state;
	dialect_index_init(&index, &table_columns_of_all);
	for (size_t i = 0; i < table_columns_of_all.count; i++) {
		struct str name = str_from(table_columns_of_all.names[i].name);

		assert_true(dialect_index_has_loosely(&index, name));
		name = str_sub(name, 1, name.len);
		assert_int_equal(dialect_index_has_loosely(&index, name),
				 dialect_find_loosely(&table_columns_of_all, name) != NULL);
	}
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		assert_int_equal(dialect_index_has_loosely(&index, str_from(others[i])),
				 dialect_find_loosely(&table_columns_of_all, str_from(others[i])) !=
					 NULL);
	assert_false(dialect_index_has_loosely(&none, STR("title")));
	dialect_index_free(&index);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_tools),
		TEST(test_pieces),
		TEST(test_left_out_in_pieces),
		TEST(test_truncation),
		TEST(test_separators),
		TEST(test_no_tables),
		TEST(test_spaced_rows),
		TEST(test_only_column),
		TEST(test_tables_of_others),
		TEST(test_papers_as_titles),
		TEST(test_further_names),
		TEST(test_numbers_of_indexes),
		TEST(test_cut_before_papers),
		TEST(test_short_and_wide_rows),
		TEST(test_cut_row),
		TEST(test_lone_cells),
		TEST(test_lone_titles_of_lists),
		TEST(test_few_rows_among_lines),
		TEST(test_joined_delimiters),
		TEST(test_cut_in_quotes),
		TEST(test_joined_files),
		TEST(test_preamble),
		TEST(test_odd_titles),
		TEST(test_scopus_search),
		TEST(test_names_in_other_languages),
		TEST(test_wide_tables),
		cmocka_unit_test(test_titles_are_indexed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
