/* What is said of files that nothing reads. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/strbuf.h"
#include "read/refusal.h"
#include "recorder.h"

struct example {
	struct str text;
	const char *part; /* of the sentence */
};

static const struct example examples[] = {
	{ STR_INIT("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"), "is a PDF document" },
	{ STR_INIT("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"), "is an image" },
	{ STR_INIT("\xFF\xD8\xFF\xE0\0\x10JFIF"), "is an image" },
	{ STR_INIT("RIFF\0\0\0\0WEBPVP8 "), "is an image" },
	{ STR_INIT("SQLite format 3\0\x10\0\1\1"), "SQLite database, such as Zotero" },
	{ STR_INIT("PK\3\4\x14\0\6\0"), "Office document" },
	{ STR_INIT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "Office document: save a table as CSV" },
	{ STR_INIT("\x7F"
		   "ELF\2\1\1\0"),
	  "is a program" },
	{ STR_INIT("PAR1\x15\4\x15"), "Parquet file: write the table as CSV" },
	{ STR_INIT("\0\1\2\3\4\5\6\7\xFE\xFF"), "is no text" },
	{ STR_INIT("<!DOCTYPE html>\n<html><body>Hello</body></html>\n"),
	  "is a web page in which no" },
	{ STR_INIT("\n  <HTML lang=en>\n"), "is a web page in which no" },
	{ STR_INIT("<?xml version=\"1.0\"?>\n<music/>\n"),
	  "is XML of a kind that shortlist does not know, which begins with <music>" },
	{ STR_INIT("<?xml version=\"1.0\"?>\n<!-- x -->\n<m:mods xmlns:m=\"m\"></m:mods>\n"),
	  "is MODS" },
	{ STR_INIT("<!DOCTYPE article PUBLIC \"JATS\" \"x.dtd\">\n<article><front/></article>\n"),
	  "is an article (JATS) without" },
	{ STR_INIT("<urlset><url/></urlset>\n"), "is a sitemap" },
	{ STR_INIT("<?xml version=\"1.0\"?>\n"), "is XML without a whole element" },
	{ STR_INIT("<?xml version=\"1.0\"?>\n<feed xmlns=\"http:"), "is XML without a whole" },
	{ STR_INIT("Name,\"Title, short\",Size\nA,\"B, C\",3\n"),
	  "table of the columns Name, Title, short, Size: none of them is a title" },
	{ STR_INIT("title,year\n"), "has a header of title, year and no rows" },
	{ STR_INIT("Title;Date\n\n"), "has a header of Title, Date and no rows" },
	{ STR_INIT("Title,Authors,DOI\nin all, a, b\nx\ny\nz\n"),
	  "of the columns Title, Authors, DOI: the rows below don't fit these" },
	{ STR_INIT("Title,Authors,DOI\nx y\nTotal: 1\n"),
	  "of the columns Title, Authors, DOI: the rows below don't fit these" },
	{ STR_INIT("Title,DOI,Price,Weight,a = b\nA,10.1000/1,2,3,4\n"),
	  "not all of them can be titles of columns" },
	{ STR_INIT("Title,Price\nA,3\n"), "too little says that these are papers" },
	{ STR_INIT("See also\n10.1000/xyz\nand others\n"), "is text with identifiers of papers" },
	{ STR_INIT("<?xml version=\"1.0\"?>\n<html></html>\n"), "is a web page in which no" },
	{ STR_INIT("<ann@example.org> wrote:\n\nCome to tea.\n"), "is text in which nothing" },
	{ STR_INIT("{\"colour\": \"red\"}\n"), "is JSON of a structure" },
	{ STR_INIT("[{\"colour\": \"red\"}]\n"), "is JSON of a structure" },
	{ STR_INIT("@comment{nothing}\n@string{a = \"b\"}\n"),
	  "looks like BibTeX, but has no entry" },
	{ STR_INIT("TY  - JOUR\nAU  - Roe, A.\n"), "looks like RIS" },
	{ STR_INIT("# Air\n\n- Kites in the Wind (2024)\n- Lids of the Pots (2023).\n"),
	  "is a list of titles and years" },
	{ STR_INIT("* Kites in the Wind 2024 :air:sea:\nfly\n* Lids of the Pots 2023 :sea:\n"),
	  "is a list of titles and years" },
	{ STR_INIT("---\ntitle: Kites in the Wind\nyear: 2024\n---\n\n# Notes\n\nThey fly.\n"),
	  "is a note with properties above it" },
	{ STR_INIT("<h2 id=\"3\">Tools</h2>\n\n- [Kite](https://kites.example): a tool\n"),
	  "is a document that begins with HTML" },
	{ STR_INIT("From: a@example.org\nTo: b@example.org\nSubject: Tea\n\nCome.\n"),
	  "is a mail" },
	{ STR_INIT("Return-Path: <a@example.org>\nSubject: Tea\n\nCome.\n"), "is a mail" },
	{ STR_INIT("#!/bin/sh\necho tea\n"), "seems to be source code" },
	{ STR_INIT("import tea\n\ndef brew(cup):\n    return cup\n"), "seems to be source code" },
	{ STR_INIT("struct cup {\n\tint size;\n};\n"), "seems to be source code" },
	{ STR_INIT("\\documentclass{article}\n\\begin{document}\n"), "is a LaTeX document" },
	{ STR_INIT("diff --git a/x b/x\n"), "is a patch" },
	{ STR_INIT("# Tea\n\nHow to make it.\n\n## Milk\n\nNone.\n"),
	  "is a document in which no item" },
	{ STR_INIT("RIFF\0\0\0\0WAVEfmt "), "is an audio file" },
	{ STR_INIT("wOF2\0\1\0\0"), "is a font" },
	{ STR_INIT("BEGIN:VCALENDAR\nVERSION:2.0\n"), "is a calendar" },
	{ STR_INIT("BEGIN:VCARD\nVERSION:3.0\n"), "is an address book" },
	{ STR_INIT("2024-01-01 12:00:00 title read\n2024-01-01 12:00:01 authors missing\n"),
	  "seems to be a log" },
	{ STR_INIT("[2024-01-01T12:00:00Z] title read\n\n"), "seems to be a log" },
	{ STR_INIT("192.0.2.1 - - [01/Jan/2024:00:00:00 +0000] \"GET /papers\" 200 12\n"),
	  "seems to be a log" },
	{ STR_INIT("[paper]\ntitle = Tea\nauthor = Ann\n"), "seems to be a file of settings" },
	{ STR_INIT("# Tea\n# How to make it.\nmilk: none\nsugar:\n  - brown\n"),
	  "seems to be a file of settings" },
	{ STR_INIT("Tea\nMilk: none\nIs there sugar\n"), "is text in which nothing" },
	{ STR_INIT("colour,size\nred,3\nblue,4\n"),
	  "a table of the columns colour, size: none of them is a title" },
	{ STR_INIT("a\tb\tc\n1\t2\t3\n"),
	  "a table of the columns a, b, c: none of them is a title" },
	{ STR_INIT("<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<META HTTP-EQUIV=\"Content-Type\">\n"
		   "<TITLE>Bookmarks</TITLE>\n<DL><p>\n"),
	  "is a web page of bookmarks" },
	{ STR_INIT("<TITLE>Tea</TITLE>\n<P>Hot.</P>\n"), "is a web page in which no" },
	{ STR_INIT("package Tea;\n\n# Milk\n@{$cup} = (1);\n@LEAVES{qw(a b)} = ();\nmy @x;\n"),
	  "seems to be source code" },
	{ STR_INIT("package Tea;\nuse warnings;\n"), "seems to be source code" },
	{ STR_INIT("# Services of the kitchen\n#\n# One a line\n\ntea 1/tcp # hot\n"
		   "milk 2/tcp\n"),
	  "seems to be a file of settings or source code" },
	{ STR_INIT("# FILE SYSTEMS\n"), "seems to be a file of settings or source code" },
	{ STR_INIT("# Makes tea\n\ncup: leaves\n\tboil $(LEAVES)\n\tpour $(CUP)\n"),
	  "seems to be a Makefile" },
	{ STR_INIT("This file contains any messages produced by compilers while\nrunning\n\n"
		   "## Platform ##\n"),
	  "seems to be a log" },
	{ STR_INIT("# Tea in Esperanto\nmsgid \"\"\nmsgstr \"\"\n\nmsgid \"tea\"\n"
		   "msgstr \"teo\"\n"),
	  "is a catalogue of translations" },
	{ STR_INIT("1\n00:00:01,000 --> 00:00:02,000\nTea?\n\n2\n"
		   "00:00:03,000 --> 00:00:04,000\nNo.\n"),
	  "(subtitles)" },
	{ STR_INIT("WEBVTT\n\n00:01.000 --> 00:02.000\nTea?\n"), "(subtitles)" },
	{ STR_INIT("    ./brew && make tea  # sets all of it up, and pours\n"
		   "    ./brew && make milk # sets all of it up, and stirs\n\nTea is hot.\n"),
	  "is text in which nothing marks papers" },
	{ STR_INIT("This is a letter.\nIt has two lines.\n"),
	  "is text in which nothing marks papers" },
};

static void test_examples(void **state)
{
	struct strbuf out;

	(void)state;
	strbuf_init(&out);
	for (size_t i = 0; i < sizeof(examples) / sizeof(examples[0]); i++) {
		strbuf_clear(&out);
		refusal_describe(&out, examples[i].text);
		if (!strstr(out.data, examples[i].part))
			printf("%s\n", out.data);
		assert_non_null(strstr(out.data, examples[i].part));
	}
	strbuf_free(&out);
}

/* A header that is longer than what is looked at, and prose in one line. */
static void test_long_lines(void **state)
{
	struct strbuf text, out;

	(void)state;
	strbuf_init(&text);
	strbuf_init(&out);
	for (int i = 0; i < 20000; i++)
		strbuf_addf(&text, "cup %d,", i);
	strbuf_add_cstr(&text, "title\n1,2\n");
	refusal_describe(&out, strbuf_str(&text));
	assert_string_equal(out.data,
			    "seems to be a table of the columns cup 0, cup 1, cup 2, cup 3, cup 4, "
			    "cup 5 and more: the first of them are no title, and a header is read "
			    "only if it has no more than 64 KB");
	strbuf_clear(&text);
	strbuf_clear(&out);
	for (int i = 0; i < 2000; i++)
		strbuf_add_cstr(&text, "I like my tea hot in the morning, ");
	refusal_describe(&out, strbuf_str(&text));
	assert_string_equal(out.data, "is text in which nothing marks papers");
	strbuf_free(&text);
	strbuf_free(&out);
}

/* The reader says it, of a file that comes in any pieces. */
static void test_reader_says_it(void **state)
{
	static const char letter[] = "This is a letter.\nIt has two lines.\n";
	struct recorder got;
	uint64_t seed = 1;

	(void)state;
	recorder_init(&got);
	for (size_t piece = 0; piece < 5; piece++) {
		recorder_read_pieces(&got, str_from(letter), piece, &seed);
		assert_int_equal(got.status, STATUS_FAILED);
		assert_int_equal(got.diag.count, 1);
		assert_int_equal(got.diag.messages[0].level, DIAG_ERROR);
		assert_string_equal(got.diag.messages[0].text,
				    "is text in which nothing marks papers");
	}
	recorder_free(&got);
}

/* What no letters can be read from is named all the same. */
static void test_binary_is_named(void **state)
{
	static const char image[] = "\x89PNG\r\n\x1A\n\1\2\3\4\5\6\x10\x11\x12\x13\x14\x15\x16";
	static const char nothing[] = "\1\2\3\4\5\6\x10\x11\x12\x13\x14\x15\x16\x81\x8D\x8F";
	struct recorder got;
	uint64_t seed = 1;

	(void)state;
	recorder_init(&got);
	recorder_read_pieces(&got, str_from(image), 0, &seed);
	assert_int_equal(got.status, STATUS_FAILED);
	assert_string_equal(diag_last_error(&got.diag)->text, "is an image");
	recorder_read_pieces(&got, str_from(nothing), 0, &seed);
	assert_int_equal(got.status, STATUS_FAILED);
	assert_string_equal(diag_last_error(&got.diag)->text,
			    "is no text, and of no kind that shortlist knows");
	recorder_free(&got);
}

/* How many papers come before bytes that are no text does not depend on the pieces. */
static void test_binary_behind_papers(void **state)
{
	struct recorder got;
	struct strbuf text;
	uint64_t seed = 3;

	(void)state;
	recorder_init(&got);
	strbuf_init(&text);
	for (int i = 0; i < 200; i++)
		strbuf_addf(&text, "TY  - JOUR\nTI  - Kettles and Lids, Part %d\nER  - \n", i);
	for (int i = 0; i < 30; i++)
		strbuf_add_cstr(&text, "\x81\1\2\3\4\5\6\x10\x11\x12\n");
	for (size_t piece = 0; piece < 300; piece++) {
		recorder_read_pieces(&got, strbuf_str(&text), piece, &seed);
		assert_int_equal(got.status, STATUS_FAILED);
		assert_int_equal(got.count, 200);
	}
	strbuf_free(&text);
	recorder_free(&got);
}

/* Any bytes have a sentence. */
static void test_any_bytes(void **state)
{
	struct strbuf out;
	uint64_t seed = 5;

	(void)state;
	strbuf_init(&out);
	for (int n = 0; n < 2000; n++) {
		char bytes[64];
		size_t len = support_below(&seed, sizeof(bytes));

		for (size_t i = 0; i < len; i++)
			bytes[i] = "<{[@#\n\0 ,;ab\xC3"[support_below(&seed, 14)];
		strbuf_clear(&out);
		refusal_describe(&out, (struct str){ bytes, len });
		assert_true(out.len > 0);
	}
	strbuf_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_examples),
		cmocka_unit_test(test_long_lines),
		cmocka_unit_test(test_reader_says_it),
		cmocka_unit_test(test_binary_is_named),
		cmocka_unit_test(test_binary_behind_papers),
		cmocka_unit_test(test_any_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
