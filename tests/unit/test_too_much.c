/* What is no paper for having too much: it is left out in one sentence, and what is around it is
 * read; and files of which nothing can be read for too long. In pieces of any size. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/recorder_fixture.h"

/* A text of a beginning, a part that many times, and an end. */
static struct str repeated(struct strbuf *text, const char *begin, const char *part, size_t times,
			   const char *end)
{
	strbuf_clear(text);
	strbuf_add_cstr(text, begin);
	for (size_t i = 0; i < times; i++)
		strbuf_add_cstr(text, part);
	strbuf_add_cstr(text, end);
	return strbuf_str(text);
}

/* Expects as many records, and that message as the last, however the text is cut into pieces. */
static void expect(struct str text, size_t records, const char *message)
{
	static const size_t pieces[] = { 0, 100000, 7000 };
	uint64_t seed = 11;

	for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++) {
		recorder_read_pieces(&got, text, pieces[i], &seed);
		assert_int_equal(got.count, records);
		if (*message)
			recorder_assert_message(&got, got.diag.count - 1, message);
		else
			assert_int_equal(got.diag.count, 0);
	}
}

#define BIBTEX_BEGIN "@misc{a, title = {A}}\n@misc{b, title = {"
#define BIBTEX_END   "\n@misc{c, title = {C}}\n"

static void test_depth(void **state)
{
	struct strbuf text, closed;

	(void)state;
	strbuf_init(&text);
	strbuf_init(&closed);
	repeated(&closed, "x", "}", 254, "}}" BIBTEX_END);
	expect(repeated(&text, BIBTEX_BEGIN, "{", 254, closed.data), 3, "");
	assert_string_equal(recorder_text(&got, 1), "title: x\ntype: misc\ncitation_key: b\n");
	repeated(&closed, "x", "}", 255, "}}" BIBTEX_END);
	expect(repeated(&text, BIBTEX_BEGIN, "{", 255, closed.data), 2,
	       "2: braces nested more than 255 deep: what they are in is left out");
	assert_string_equal(recorder_text(&got, 1), "title: C\ntype: misc\ncitation_key: c\n");
	/* As deep, but side by side. */
	expect(repeated(&text, BIBTEX_BEGIN, "{{}x}", 1000, "}}" BIBTEX_END), 3, "");
	strbuf_free(&text);
	strbuf_free(&closed);
}

static void test_depth_without_an_end(void **state)
{
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	expect(repeated(&text, BIBTEX_BEGIN, "\\emph{", 3000, BIBTEX_END), 2,
	       "2: braces nested more than 255 deep: what they are in is left out");
	expect(repeated(&text, "@misc{a, title = {A}}\n@comment{", "{x ", 3000, BIBTEX_END), 2,
	       "2: braces nested more than 255 deep: what they are in is left out");
	strbuf_free(&text);
}

static void test_fields(void **state)
{
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	expect(repeated(&text, BIBTEX_BEGIN "B}", ",x={y}", 9999, "}" BIBTEX_END), 3, "");
	expect(repeated(&text, BIBTEX_BEGIN "B}", ",x={y}", 10000, "}" BIBTEX_END), 2,
	       "2: an entry of more than 10000 fields or parts of one is left out");
	strbuf_free(&text);
}

static void test_title(void **state)
{
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	expect(repeated(&text, BIBTEX_BEGIN, "0123456789abcdef", 4096, "}}" BIBTEX_END), 3, "");
	expect(repeated(&text, BIBTEX_BEGIN, "0123456789abcdef", 4096, "!}}" BIBTEX_END), 2,
	       "2: a record with a title of more than 64 KB is left out");
	expect(repeated(&text, "TY  - JOUR\nTI  - A\nER  - \nTY  - JOUR\nTI  - ", "owls ", 20000,
			"\nER  - \nTY  - JOUR\nTI  - C\nER  - \n"),
	       2, "4: a record with a title of more than 64 KB is left out");
	strbuf_free(&text);
}

/* The longest list of authors that there is has 15,000 names. */
static void test_authors(void **state)
{
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	expect(repeated(&text, "TY  - JOUR\nTI  - A\n", "AU  - Roe, Jane\n", 60000, "ER  - \n"), 1,
	       "");
	assert_non_null(strstr(recorder_text(&got, 0), "\nauthors: 60000\n"));
	strbuf_free(&text);
}

static void test_values(void **state)
{
	static const struct {
		const char *begin, *part, *end, *message;
	} files[] = {
		{ "TY  - JOUR\nTI  - A\nER  - \nTY  - JOUR\nTI  - B\n", "KW  - x\n",
		  "ER  - \nTY  - JOUR\nTI  - C\nER  - \n",
		  "4: a record with more than 100000 values is left out" },
		{ "PMID- 1\nTI  - A\n\nPMID- 2\nTI  - B\n", "FAU - Roe, J\n",
		  "\nPMID- 3\nTI  - C\n", "4: a record with more than 100000 values is left out" },
		{ BIBTEX_BEGIN "B}, author = {Roe, Ann", " and Roe, J", "}}" BIBTEX_END,
		  "2: a record with more than 100000 values is left out" },
		{ BIBTEX_BEGIN "B}, keywords = {x", ", y", "}}" BIBTEX_END,
		  "2: a record with more than 100000 values is left out" },
	};
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
		repeated(&text, files[i].begin, files[i].part, 100001, files[i].end);
		expect(strbuf_str(&text), 2, files[i].message);
	}
	strbuf_free(&text);
}

/* A value joined of parts, and one that goes on in many lines. */
static void test_parts_and_lines(void **state)
{
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	expect(repeated(&text, BIBTEX_BEGIN "B}, note = \"x\"", " # {y}", 9998, "}" BIBTEX_END), 3,
	       "");
	expect(repeated(&text, BIBTEX_BEGIN "B}, note = \"x\"", " # {y}", 10000, "}" BIBTEX_END), 2,
	       "2: an entry of more than 10000 fields or parts of one is left out");
	expect(repeated(&text, "@misc{a, title = {A}}\n@string{s = \"x\"", " # {y}", 10000,
			"}" BIBTEX_END),
	       2, "2: a @string of more than 10000 fields or parts of one is left out");
	expect(repeated(&text, "PMID- 1\nTI  - A\n\nPMID- 2\nTI  - B\nAB  - x\n", "      y\n",
			100000, "\nPMID- 3\nTI  - C\n"),
	       3, "");
	expect(repeated(&text, "PMID- 1\nTI  - A\n\nPMID- 2\nTI  - B\nAB  - x\n", "      y\n",
			100001, "\nPMID- 3\nTI  - C\n"),
	       2, "4: a record with a value of more than 100000 lines is left out");
	strbuf_free(&text);
}

static void test_references_of_xml(void **state)
{
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	expect(repeated(
		       &text,
		       "<!DOCTYPE feed [<!ENTITY x \"y\">]>\n<feed><entry><id>http://arxiv.org/abs/"
		       "2401.00001</id><title>A</title></entry>\n<entry><summary>",
		       "&x;", 50001, "</summary></entry></feed>\n"),
	       1, "3: more than 50000 references to entities of its own: the rest is not read");
	strbuf_free(&text);
}

static void test_tags_of_html(void **state)
{
	static const char page[] =
		"<!DOCTYPE html><html><head><meta name=\"citation_title\" content=\"Owls\">"
		"<meta name=\"citation_doi\" content=\"10.1234/owls\">";
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	expect(repeated(&text, page, "<meta name=\"citation_author\" content=\"R\">", 99998,
			"</head></html>"),
	       1, "");
	expect(repeated(&text, page, "<meta name=\"citation_author\" content=\"R\">", 99999, ""), 0,
	       "0: is a web page with more than 100000 meta tags");
	expect(repeated(&text, page, "<p>", 2000000, ""), 0,
	       "0: is a web page with more than 1000000 elements and attributes");
	strbuf_free(&text);
}

/* A file of one record that has too much is not said to have no title. */
static void test_values_of_the_only_record(void **state)
{
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	recorder_read(&got,
		      repeated(&text, "TY  - JOUR\nTI  - A\n", "KW  - x\n", 100001, "ER  - \n"));
	assert_int_equal(got.status, STATUS_OK);
	recorder_assert_message(&got, 0, "1: a record with more than 100000 values is left out");
	strbuf_free(&text);
}

static void test_entries_never_closed(void **state)
{
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	expect(repeated(&text, "", "@misc{a, title = {A b\n", 12000, BIBTEX_END), 10000,
	       "10001: more than 10000 entries in a row without their closing brace: "
	       "the rest is not read");
	assert_int_equal(got.status, STATUS_OK);
	/* One that is closed between them is a sign that the file is one. */
	repeated(&text, "", "@misc{a, title = {A b\n", 9000, "@misc{c, title = {C}}\n");
	for (size_t i = 0; i < 9000; i++)
		strbuf_add_cstr(&text, "@misc{a, title = {A b\n");
	recorder_read(&got, strbuf_str(&text));
	assert_int_equal(got.count, 18001);
	strbuf_free(&text);
}

/* A list of papers of as many books, one behind the other. */
static struct str papers_of_books(struct strbuf *text, size_t count, bool has_books)
{
	strbuf_clear(text);
	for (size_t i = 0; i < count; i++) {
		strbuf_addf(text, "@inproceedings{p%zu, title={Lamps in snow}, crossref={b%zu}}\n",
			    i, i);
		if (has_books)
			strbuf_addf(text, "@proceedings{b%zu, title={Lamps of that year}}\n", i);
	}
	return strbuf_str(text);
}

static void test_what_is_not_there(void **state)
{
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	recorder_read(&got, papers_of_books(&text, 20002, false));
	assert_int_equal(got.count, 20001);
	recorder_assert_message(&got, 0, "1: nothing to inherit from is called \"b0\"");
	assert_true(got.report.is_stopped);
	recorder_read(&got, papers_of_books(&text, 20000, false));
	assert_int_equal(got.count, 20000);
	assert_false(got.report.is_stopped);
	recorder_read(&got, papers_of_books(&text, 20002, true));
	assert_int_equal(got.diag.count, 0);
	strbuf_free(&text);
}

static void test_strings(void **state)
{
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	expect(repeated(&text, BIBTEX_BEGIN "x}}\n", "@string{a = \"A\"}\n", 100000, BIBTEX_END), 3,
	       "");
	expect(repeated(&text, BIBTEX_BEGIN "x}}\n", "@string{a = \"A\"}\n", 100002, BIBTEX_END), 2,
	       "100003: more than 100000 @string's: the rest is not read");
	strbuf_free(&text);
}

#define COLUMNS "title,abstract,authors,date,upvotes\n"
#define TABLE   COLUMNS "A,x,1,2001-02-03,1\n"

static void test_nothing_can_be_read(void **state)
{
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	expect(repeated(&text, "@misc{a, title = {A}}\n", "@misc{x}\n", 120000, BIBTEX_END), 1,
	       "100002: more than 100000 in a row are no papers: the rest of the file is not read");
	expect(repeated(&text, TABLE, "a\"b,\"c\"d\",x\n", 120000, "C,y,1,2001-02-03,1\n"), 1,
	       "100003: more than 100000 in a row are no papers: the rest of the file is not read");
	/* Fewer cost none of those behind them. */
	repeated(&text, TABLE, "a\"b,\"c\"d\",x\n", 90000, "C,y,1,2001-02-03,1\n");
	for (size_t i = 0; i < 90000; i++)
		strbuf_add_cstr(&text, "a\"b,\"c\"d\",x\n");
	strbuf_add_cstr(&text, "D,z,1,2001-02-03,1\n");
	recorder_read(&got, strbuf_str(&text));
	assert_int_equal(got.count, 3);
	assert_int_equal(got.report.not_understood, 180000);
	strbuf_free(&text);
}

/* Among JSON's records, objects that are none cost nothing of what follows, unless no paper comes
 * for too long. */
static void test_empty_objects(void **state)
{
	static const char paper[] = "{\"title\":\"A\",\"authors\":[\"Ann Poe\"],\"year\":2001}\n";
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	expect(repeated(&text, paper, "{}\n", 100002, paper), 1,
	       "100002: more than 100000 in a row are no papers: the rest of the file is not read");
	repeated(&text, paper, "{}\n", 90000, paper);
	for (size_t i = 0; i < 90000; i++)
		strbuf_add_cstr(&text, "{}\n");
	strbuf_add_cstr(&text, paper);
	recorder_read(&got, strbuf_str(&text));
	assert_int_equal(got.count, 3);
	assert_int_equal(got.report.not_understood, 180000);
	/* What is no JSON likewise. */
	recorder_read(&got, repeated(&text, paper, "{x\n", 100001, paper));
	assert_int_equal(got.count, 1);
	recorder_read(&got, repeated(&text, paper, "{x\n", 100000, paper));
	assert_int_equal(got.count, 2);
	/* Before the first paper they may be anything. */
	repeated(&text, "", "{\"name\":1}\n", 150000, paper);
	recorder_read(&got, strbuf_str(&text));
	assert_int_equal(got.count, 1);
	strbuf_free(&text);
}

/* Millions of tiny papers are the work of a program; titles of models, and lists of papers that
 * have identifiers, are not. */
static void test_papers_that_nothing_names(void **state)
{
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	expect(repeated(&text, "title,authors,year\n", "Owls,Ann Poe,2001\n", 50002,
			"Lamps in snow,Ann Poe,2002\n"),
	       50001,
	       "50002: more than 50000 papers in a row have titles of fewer than 8 letters and no "
	       "identifier: the rest of the file is not read");
	repeated(&text, "", "@misc{a, title={BERT}}\n", 50000, "@misc{b, title={Lamps in snow}}\n");
	for (size_t i = 0; i < 50000; i++)
		strbuf_add_cstr(&text, "@misc{c, title={GPT-2}}\n");
	recorder_read(&got, strbuf_str(&text));
	assert_int_equal(got.count, 100001);
	assert_int_equal(got.diag.count, 0);
	recorder_read(&got, repeated(&text, "title,authors,doi\n", "Owls,Ann Poe,10.1000/owl\n",
				     50002, ""));
	assert_int_equal(got.count, 50002);
	recorder_read(&got, repeated(&text, "title,authors,year\n", "Lamps in snow,Ann Poe,2002\n",
				     50002, ""));
	assert_int_equal(got.count, 50002);
	strbuf_free(&text);
}

#define FEED  "<feed xmlns=\"http://www.w3.org/2005/Atom\">"
#define ENTRY "<entry><id>http://arxiv.org/abs/2401.00001</id><title>Owls in snow</title>"

static void test_elements_of_xml(void **state)
{
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	recorder_read(&got, repeated(&text, FEED ENTRY, "<a/>", 499997,
				     "</entry>" ENTRY "</entry></feed>"));
	assert_int_equal(got.count, 2);
	assert_int_equal(got.diag.count, 0);
	recorder_read(&got, repeated(&text, FEED ENTRY "</entry>" ENTRY, "<a/>", 499999,
				     "</entry>" ENTRY "</entry></feed>"));
	assert_int_equal(got.count, 1);
	recorder_assert_message(&got, 0,
				"1: more than 500000 elements in a record or between two: the rest "
				"is not read");
	/* A feed of anything. */
	recorder_read(&got, repeated(&text, FEED ENTRY "</entry>",
				     "<entry><title>Menu</title></entry>", 100001, "</feed>"));
	assert_int_equal(got.count, 1);
	assert_true(got.report.is_stopped);
	recorder_read(&got,
		      repeated(&text, FEED ENTRY "</entry>", "<entry><title>Menu</title></entry>",
			       100000, ENTRY "</entry></feed>"));
	assert_int_equal(got.count, 2);
	assert_false(got.report.is_stopped);
	strbuf_free(&text);
}

#define RIS_PAPER "TY  - JOUR\nTI  - A\nER  - \n"

static void test_lines_of_no_record(void **state)
{
	static const char *const parts[] = { "\n", "Page 1 of 2\n", "ER  - \n" };
	struct strbuf text, first;

	(void)state;
	strbuf_init(&text);
	strbuf_init(&first);
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		recorder_read(&got, repeated(&text, RIS_PAPER, parts[i], 99999, RIS_PAPER));
		assert_int_equal(got.count, 2);
		expect(repeated(&text, RIS_PAPER, parts[i], 100001, RIS_PAPER), 1,
		       "100003: more than 100000 lines in a row are of no paper: the rest of the "
		       "file is not read");
	}
	/* The record that is open there is read. */
	expect(repeated(&text, "TY  - JOUR\nTI  - A\n", "\n", 100001, ""), 1,
	       "100003: more than 100000 lines in a row are of no paper: the rest of the file is "
	       "not read");
	/* Of a record that is left out the rest as well. */
	repeated(&first, RIS_PAPER "TY  - JOUR\nTI  - B\n", "KW  - x\n", 100000, "");
	expect(repeated(&text, first.data, "KW  - x\n", 90000, "ER  - \n" RIS_PAPER), 2,
	       "4: a record with more than 100000 values is left out");
	expect(repeated(&text, first.data, "KW  - x\n", 100002, "ER  - \n" RIS_PAPER), 1,
	       "200005: more than 100000 lines in a row are of no paper: the rest of the file is "
	       "not read");
	strbuf_free(&first);
	strbuf_free(&text);
}

static void test_rows_of_nothing(void **state)
{
	static const char *const rows[] = { "\n", ",,,,\n" };
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		expect(repeated(&text, TABLE, rows[i], 100000, "C,y,1,2001-02-03,1\n"), 2, "");
		expect(repeated(&text, TABLE, rows[i], 100001, "C,y,1,2001-02-03,1\n"), 1,
		       "100003: more than 100000 lines in a row are of no paper: the rest of the "
		       "file is not read");
	}
	strbuf_free(&text);
}

#define MAIL_PAPER                                                                          \
	"\\\\\narXiv:2401.00001\nDate: Tue, 2 Jan 2024 01:00:00 GMT   (10kb)\n\nTitle: A\n" \
	"Authors: Jane Roe\n"
#define MAIL_END "\\\\\n  We count.\n\\\\ ( https://arxiv.org/abs/2401.00001 ,  10kb)\n"

static void test_lines_of_no_mail(void **state)
{
	struct strbuf text, first;

	(void)state;
	strbuf_init(&text);
	strbuf_init(&first);
	recorder_read(&got, repeated(&text, MAIL_PAPER MAIL_END, "\n", 99999, MAIL_PAPER MAIL_END));
	assert_int_equal(got.count, 2);
	expect(repeated(&text, MAIL_PAPER MAIL_END, "\n", 100001, MAIL_PAPER MAIL_END), 1,
	       "100009: more than 100000 lines in a row are of no paper: the rest of the file is "
	       "not read");
	expect(repeated(&text, MAIL_PAPER MAIL_END MAIL_PAPER "\n", "x\n", 100001, ""), 2,
	       "100016: more than 100000 lines in a row are of no paper: the rest of the file is "
	       "not read");
	repeated(&first, MAIL_PAPER, "Title: x\n", 100000, "");
	expect(repeated(&text, first.data, "Title: x\n", 90000, MAIL_END MAIL_PAPER MAIL_END), 1,
	       "2: a record with more than 100000 values is left out");
	recorder_read(&got, repeated(&text, first.data, "Title: x\n", 120000, MAIL_END));
	recorder_assert_message(&got, 1,
				"200004: more than 100000 lines in a row are of no paper: the rest "
				"of the file is not read");
	strbuf_free(&first);
	strbuf_free(&text);
}

#define JSON_PAPER "{\"title\":\"A\",\"authors\":[\"Ann Poe\"],\"year\":2001"

static void test_arrays_without_papers(void **state)
{
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	expect(repeated(&text, "[" JSON_PAPER "},", "[[]],", 60000, JSON_PAPER "}]"), 1,
	       "1: more than 100000 in a row are no papers: the rest of the file is not read");
	expect(repeated(&text, "[" JSON_PAPER "},", "[[]],", 50000, JSON_PAPER "}]"), 2, "");
	/* Beside a list they may be anything. */
	expect(repeated(&text, "{\"a\":[" JSON_PAPER "}],\"b\":[", "[1,2],", 120000,
			"[]],\"c\":[" JSON_PAPER "}]}"),
	       2, "");
	strbuf_free(&text);
}

static void test_keys(void **state)
{
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	expect(repeated(&text, JSON_PAPER, ",\"kbxq\":1", 9997, "}\n" JSON_PAPER "}\n"), 2, "");
	expect(repeated(&text, JSON_PAPER, ",\"kbxq\":1", 9998, "}\n" JSON_PAPER "}\n"), 1,
	       "1: a record with more than 10000 keys is left out");
	/* Of what is within a record there may be more. */
	expect(repeated(&text, JSON_PAPER ",\"kbxq\":{", "\"x\":1,", 20000,
			"\"y\":2}}\n" JSON_PAPER "}\n"),
	       2, "");
	strbuf_free(&text);
}

static void test_items_without_papers(void **state)
{
	static const char list[] = "- [Owls](https://arxiv.org/abs/2401.00001)\n"
				   "- [Lamps](https://arxiv.org/abs/2401.00002)\n";
	static const char more[] = "- [Snow](https://arxiv.org/abs/2401.00003)\n";
	static const char page[] = "Daily Papers - Hugging Face\n"
				   "### [Owls](https://huggingface.co/papers/2401.00001)\n12\n"
				   "Submitted by\nx\n- 5 authors\n";
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	expect(repeated(&text, list, "- [x](http://a.b)\n", 99999, more), 3, "");
	expect(repeated(&text, list, "- [x](http://a.b)\n", 100002, more), 2,
	       "100003: more than 100000 in a row are no papers: the rest of the file is not read");
	expect(repeated(&text, page, "### Owls of it\n\n3\n\n", 100002, ""), 1,
	       "400007: more than 100000 in a row are no papers: the rest of the file is not read");
	repeated(&text, list, "x [", 400000, "\n");
	strbuf_add_cstr(&text, more);
	expect(strbuf_str(&text), 3, "3: a line of more than 1 MB is left out");
	strbuf_free(&text);
}

static void test_lines_of_nothing(void **state)
{
	static const char capture[] =
		"3 Owls We count them with one lamp. 5 authors \xC2\xB7 Jun 3, 2024\n";
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	repeated(&text, "x\n", "y\n", 99998, capture);
	recorder_read(&got, strbuf_str(&text));
	assert_int_equal(got.count, 1);
	repeated(&text, "x\n", "y\n", 100000, capture);
	recorder_read(&got, strbuf_str(&text));
	assert_int_equal(got.count, 0);
	recorder_assert_message(&got, 0,
				"100001: more than 100000 lines in a row belong to no capture: "
				"the rest of the file is not read");
	expect(strbuf_str(&text), 0, "0: is text in which nothing marks papers");
	strbuf_free(&text);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_depth),
		TEST(test_depth_without_an_end),
		TEST(test_fields),
		TEST(test_title),
		TEST(test_authors),
		TEST(test_values),
		TEST(test_parts_and_lines),
		TEST(test_references_of_xml),
		TEST(test_tags_of_html),
		TEST(test_values_of_the_only_record),
		TEST(test_entries_never_closed),
		TEST(test_what_is_not_there),
		TEST(test_strings),
		TEST(test_nothing_can_be_read),
		TEST(test_elements_of_xml),
		TEST(test_lines_of_no_record),
		TEST(test_rows_of_nothing),
		TEST(test_lines_of_no_mail),
		TEST(test_empty_objects),
		TEST(test_arrays_without_papers),
		TEST(test_keys),
		TEST(test_papers_that_nothing_names),
		TEST(test_items_without_papers),
		TEST(test_lines_of_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
