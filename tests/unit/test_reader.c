/* The readers on small invented captures: each layout, what goes wrong in it, and what the reader
 * says. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/library.h"
#include "read/format.h"
#include "recorder_expect.h"

#define DOT      "\xC2\xB7"
#define BULLET   "\xE2\x80\xA2"
#define DAILY    "Get trending papers in your email inbox once a day!\n"
#define TRENDING "Get trending papers in your email inbox!\n"
#define BLOCKS_HEADER      \
	"new\n\n" TRENDING \
	"\nSubscribe\n\nDaily Papers\n\nbyAK and the research community\n\nDec 12\n\n"

#define OWLS "Counting Owls at Night"
#define OWLS_ABSTRACT                                                                            \
	"We count owls with one lamp and two patient students, and find more than we had hoped " \
	"for."
#define SNAILS "Snails: A Slow Survey"
#define SNAILS_ABSTRACT                                                                          \
	"This survey walks beside snails for a year and writes down what they do, which is not " \
	"much."
#define TEA "Is Tea Enough?"
#define TEA_ABSTRACT                                                                               \
	"Three thousand cups were drunk for this study, and nearly all of the drinkers asked for " \
	"more."

#define ODD "An abstract of nine words, and a full stop."

static struct recorder got;

static int set_up(void **state)
{
	(void)state;
	recorder_init(&got);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	recorder_free(&got);
	return 0;
}

static void test_title_abstract(void **state)
{
	(void)state;
	recorder_expect_records(
		&got, DAILY TRENDING "Subscribe" OWLS "\n" OWLS_ABSTRACT "\n" TEA "\n" TEA_ABSTRACT,
		"3 " OWLS "|" OWLS_ABSTRACT "|-|-|-|-\n"
		"5 " TEA "|" TEA_ABSTRACT "|-|-|-|-\n");
	recorder_expect_messages(&got, "");
	assert_string_equal(got.report.layouts, "title and abstract");
	assert_int_equal(got.report.records, 2);
	assert_int_equal(got.report.known[FIELD_ABSTRACT], 2);
	assert_int_equal(got.report.known[FIELD_DATE], 0);
	assert_int_equal(got.report.known[FIELD_SOURCES], 2);
}

static void test_title_abstract_without_header(void **state)
{
	(void)state;
	recorder_expect_records(&got,
				"\xEF\xBB\xBF" OWLS "\r\n" OWLS_ABSTRACT "\r\n" TEA
				"\r\n" TEA_ABSTRACT "\r\n",
				"1 " OWLS "|" OWLS_ABSTRACT "|-|-|-|-\n"
				"3 " TEA "|" TEA_ABSTRACT "|-|-|-|-\n");
	recorder_expect_messages(&got, "");
}

/* Once the page has been seen, a title may end in a full stop, and words like the page's are none.
 */
static void test_title_abstract_odd(void **state)
{
	(void)state;
	recorder_expect_records(&got,
				DAILY TRENDING "SubscribeA.\n" ODD "\n" TEA "\n" TEA_ABSTRACT "\n",
				"3 A.|" ODD "|-|-|-|-\n5 " TEA "|" TEA_ABSTRACT "|-|-|-|-\n");
	recorder_expect_messages(&got, "");
	recorder_expect_records(&got, TRENDING "Subscribe\n" OWLS "\n" OWLS_ABSTRACT "\n",
				"3 " OWLS "|" OWLS_ABSTRACT "|-|-|-|-\n");
	recorder_expect_messages(&got, "");
}

static void test_title_abstract_cut(void **state)
{
	(void)state;
	recorder_expect_records(&got,
				"and the end of it.\n" OWLS "\n" OWLS_ABSTRACT "\n" TEA
				"\n" TEA_ABSTRACT "\n",
				"2 " OWLS "|" OWLS_ABSTRACT "|-|-|-|-\n"
				"4 " TEA "|" TEA_ABSTRACT "|-|-|-|-\n");
	recorder_expect_messages(&got, "1: an abstract without a title\n");
	recorder_expect_records(&got, DAILY TRENDING "Subscribe" OWLS "\n" OWLS_ABSTRACT "\n" TEA,
				"3 " OWLS "|" OWLS_ABSTRACT "|-|-|-|-\n");
	recorder_expect_messages(&got, "5: a title without an abstract\n");
	/* A line lost in the middle. */
	recorder_expect_records(&got,
				OWLS "\n" OWLS_ABSTRACT "\n" SNAILS "\n" TEA "\n" TEA_ABSTRACT
				     "\n" SNAILS "\n" SNAILS_ABSTRACT "\n",
				"1 " OWLS "|" OWLS_ABSTRACT "|-|-|-|-\n"
				"4 " TEA "|" TEA_ABSTRACT "|-|-|-|-\n"
				"6 " SNAILS "|" SNAILS_ABSTRACT "|-|-|-|-\n");
	recorder_expect_messages(&got, "3: a title without an abstract\n");
	assert_int_equal(got.report.not_understood, 1);
}

static void test_blocks(void **state)
{
	(void)state;
	recorder_expect_records(&got,
				BLOCKS_HEADER OWLS
				"\n\n" OWLS_ABSTRACT "\n\n  " BULLET " 6 authors\n" DOT
				"\nJan 2, 2020 7\n\n" TEA "\n\n" TEA_ABSTRACT "\n\n" SNAILS
				"\n\n" SNAILS_ABSTRACT "\n\n  " BULLET " 1 author\n" DOT
				"\nMay 3\n",
				"13 " OWLS "|" OWLS_ABSTRACT "|6|2020-1-2|-|7\n"
				"21 " TEA "|" TEA_ABSTRACT "|-|-|-|-\n"
				"25 " SNAILS "|" SNAILS_ABSTRACT "|1|0-5-3|-|0\n");
	recorder_expect_messages(&got, "1: 1 date leaves out the year; taken as 2021\n");
	assert_string_equal(got.report.layouts, "blocks");
	assert_int_equal(got.years[0], 2021);
	assert_int_equal(got.report.inferred_years, 1);
	assert_int_equal(got.report.known[FIELD_COMMENTS], 2);
	assert_int_equal(got.report.known[FIELD_UPVOTES], 0);
}

static void test_blocks_cut(void **state)
{
	(void)state;
	/* A number in brackets is no JSON. */
	recorder_expect_records(&got,
				"[12] and the end of it.\n" BULLET " 6 authors\n" DOT
				"\nMay 3\n" TEA "\n" TEA_ABSTRACT "\n" BULLET " 2 authors\n" DOT
				"\nMay 4, 1999\n",
				"5 " TEA "|" TEA_ABSTRACT "|2|1999-5-4|-|0\n");
	recorder_expect_records(
		&got, "2020\n" OWLS "\n" OWLS_ABSTRACT "\n" BULLET " 6 authors\n" DOT "\nMay 3, 20",
		"2 " OWLS "|" OWLS_ABSTRACT "|6|-|-|-\n");
	recorder_expect_messages(&got,
				 "1: a line that is no paper\n6: a title without an abstract\n");
	recorder_expect_records(&got,
				"of it.\n" BULLET " 6 authors\n" DOT "\nMay 3\n" TEA
				"\n" TEA_ABSTRACT "\n" BULLET " 2 authors\n" DOT "\nMay 4, 1999\n",
				"5 " TEA "|" TEA_ABSTRACT "|2|1999-5-4|-|0\n");
	recorder_expect_messages(&got, "1: the end of a paper whose beginning is missing\n");
	recorder_expect_records(&got,
				BULLET " 6 authors\n" DOT "\nMay 3\n" TEA "\n" TEA_ABSTRACT "\n",
				"4 " TEA "|" TEA_ABSTRACT "|-|-|-|-\n");
	assert_int_equal(got.report.not_understood, 3);
}

/* A title whose abstract the page did not show. */
static void test_blocks_without_abstract(void **state)
{
	(void)state;
	recorder_expect_records(&got,
				BLOCKS_HEADER OWLS "\n" BULLET " 6 authors\n" DOT
						   "\nMay 3, 2019\n" TEA "\n" TEA_ABSTRACT
						   "\n" BULLET " 2 authors\n",
				"13 " OWLS "||6|2019-5-3|-|0\n"
				"17 " TEA "|" TEA_ABSTRACT "|2|-|-|-\n");
	recorder_expect_messages(&got, "");
}

static void test_one_line(void **state)
{
	(void)state;
	recorder_read_cstr(&got, "25 " OWLS " " OWLS_ABSTRACT " 7 authors " DOT " May 24, 2020 7\n"
				 "- " TEA " " TEA_ABSTRACT " 1 authors " DOT " Feb 26\n");
	recorder_expect_messages(&got, "1: 1 date leaves out the year; taken as 2021\n");
	assert_string_equal(got.report.layouts, "one line a paper");
	assert_int_equal(got.count, 2);
	assert_true(str_ends_with(str_from(recorder_text(&got, 0)), STR("|7|2020-5-24|25|7")));
	assert_true(str_ends_with(str_from(recorder_text(&got, 1)), STR("|1|0-2-26|0|0")));
	assert_int_equal(got.report.known[FIELD_UPVOTES], 2);
	assert_int_equal(got.report.known[FIELD_COMMENTS], 2);
}

static void test_one_line_cut(void **state)
{
	(void)state;
	recorder_read_cstr(&got, "of tea. 7 authors " DOT " May 24, 2020 7\n"
				 "1 A b 1 authors " DOT " May 1, 2020\n"
				 "what is this\n"
				 "2 C d 1 authors " DOT " May 2, 2020\n"
				 "99999999999 E f 1 authors " DOT " May 2, 2020\n"
				 "3 E f 1 auth");
	assert_int_equal(got.count, 3);
	recorder_expect_messages(&got, "1: the end of a paper whose beginning is missing\n"
				       "3: a line that is no paper\n"
				       "5: a number of upvotes that cannot be read\n"
				       "6: the beginning of a paper whose end is missing\n");
	assert_int_equal(got.report.captures, 1);
}

static void test_unreadable_numbers(void **state)
{
	(void)state;
	recorder_read_cstr(&got, "1 A b 1 authors " DOT " May 1, 2020 99999999999\n");
	recorder_expect_messages(&got, "1: a number of comments that cannot be read\n");
	recorder_read_cstr(&got,
			   BLOCKS_HEADER OWLS "\n" OWLS_ABSTRACT "\n" BULLET " 6 authors\n" DOT
					      "\nMay 3, 2019 99999999999\n");
	recorder_expect_messages(&got, "17: a number of comments that cannot be read\n");
}

/* Each capture has years of its own. */
static void test_years(void **state)
{
	static const char both[] =
		"1 A b 1 authors " DOT " May 1, 2010\n"
		"1 C d 1 authors " DOT " May 1\n" BLOCKS_HEADER OWLS "\n" OWLS_ABSTRACT "\n" BULLET
		" 6 authors\n" DOT "\nJan 2, 2020 7\n" TEA "\n" TEA_ABSTRACT "\n" BULLET
		" 6 authors\n" DOT "\nJan 2\n" DAILY TRENDING "SubscribeA\n" ODD "\n"
		"1 C d 1 authors " DOT " May 1\n";

	(void)state;
	recorder_read_cstr(&got, both);
	assert_int_equal(got.report.captures, 4);
	assert_int_equal(got.year_count, 4);
	assert_int_equal(got.years[0], 2011);
	assert_int_equal(got.years[1], 2021);
	assert_int_equal(got.years[3], 2001);
	assert_int_equal(got.report.inferred_years, 3);
	recorder_expect_messages(&got, "1: 1 date leaves out the year; taken as 2011\n"
				       "3: 1 date leaves out the year; taken as 2021\n"
				       "29: 1 date leaves out the year; taken as 2001\n");
	assert_string_equal(got.report.layouts, "one line a paper, blocks, title and abstract");
	got.captured_year = 1999;
	recorder_read_cstr(&got, both);
	assert_int_equal(got.years[0], 1999);
	assert_int_equal(got.years[1], 1999);
}

static void test_nothing_known(void **state)
{
	static const char *const texts[] = {
		"hello\n",
		"hello",
		"#include <stdio.h>\nint main(void)\n{\n\treturn 0;\n}\n",
		"one line of a poem\nand another line of it\nand the third one\nand the fourth\n",
		"This is a letter of some length. It goes on and on over many lines, as\n"
		"letters do, until it ends, and then it begins again with another\n"
		"thought. Some of its lines end where a sentence ends, but most do not.\n"
		"\n"
		"A short line.\n"
		"Below it a longer line comes, which ends in a full stop, too.\n"
		"Yours faithfully\n"
		"The writer of all these lines, who has now nothing more to say.\n",
		"25 The beginning of a line that was cut off\n",
		"Jun 26\n",
		OWLS "\n",
		OWLS_ABSTRACT "\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		recorder_read_cstr(&got, texts[i]);
		assert_int_equal(got.status, STATUS_FAILED);
		assert_int_equal(got.count, 0);
		assert_int_equal(got.diag.count, 1);
		assert_int_equal(got.diag.messages[0].level, DIAG_ERROR);
	}
}

/* One line of the page, or all of them, above what is no listing. */
static void test_page_without_listing(void **state)
{
	static const char prose[] =
		"That line is quoted from a web page, in the middle of an ordinary text.\n"
		"Nothing in this file is a paper, and its author knows of none.\n";
	static const char navigation[] =
		"- Daily\n- Weekly\n- Monthly\n[Trending](https://example.org/trending)\n"
		"Show more\n101\nhttps://example.org/papers/2401.00001\n"
		"https://example.org/papers/2401.00001 and a few more words of the page here.\n";
	static const char *const headers[] = {
		DAILY,   TRENDING, DAILY TRENDING "Subscribe\n", BLOCKS_HEADER, "Daily Papers\n",
		"new\n", ""
	};

	(void)state;
	for (size_t i = 0; i < sizeof(headers) / sizeof(headers[0]); i++) {
		char text[2000];

		snprintf(text, sizeof(text), "%s%s", headers[i], prose);
		recorder_read_cstr(&got, text);
		assert_int_equal(got.status, STATUS_FAILED);
		snprintf(text, sizeof(text), "%s%s", headers[i], navigation);
		recorder_read_cstr(&got, text);
		assert_int_equal(got.status, STATUS_FAILED);
		assert_int_equal(got.count, 0);
	}
}

/* The page's navigation among its papers. */
static void test_navigation_between(void **state)
{
	(void)state;
	recorder_expect_records(&got,
				DAILY TRENDING "Subscribe" OWLS "\n" OWLS_ABSTRACT
					       "\n- Weekly\nShow more\n" TEA "\n" TEA_ABSTRACT "\n"
					       "[More](https://example.org/papers?p=1)\n" SNAILS
					       "\n" SNAILS_ABSTRACT "\n",
				"3 " OWLS "|" OWLS_ABSTRACT "|-|-|-|-\n"
				"7 " TEA "|" TEA_ABSTRACT "|-|-|-|-\n"
				"10 " SNAILS "|" SNAILS_ABSTRACT "|-|-|-|-\n");
	recorder_expect_messages(&got, "5: a line that is no paper\n6: a line that is no paper\n"
				       "9: a line that is no paper\n");
}

/* Any bullet, and any blank in and around the line of the authors. */
static void test_bullets(void **state)
{
	static const char *const lines[] = {
		"  " BULLET " 6 authors",
		"\xC2\xA0" BULLET "\xC2\xA0"
		"6\xC2\xA0"
		"authors",
		"* 6 authors",
		"  -  6 authors",
		"+ 6 authors\xE2\x80\x89",
		"o 6 authors",
		"\xE3\x80\x80"
		"6 authors",
		DOT " 6 authors",
		BULLET "\xE2\x80\x83"
		       "6 authors",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		char text[2000];

		snprintf(text, sizeof(text),
			 "Daily Papers\n\n" OWLS "\n\n" OWLS_ABSTRACT "\n\n%s\n" DOT
			 "\nJan 2, 2025\n\xC2\xA0\n" TEA "\n\n" TEA_ABSTRACT
			 "\n\n\xC2\xA0\n  * 12 authors\n" DOT "\nDec 31, 2024\n",
			 lines[i]);
		recorder_expect_records(&got, text,
					"3 " OWLS "|" OWLS_ABSTRACT "|6|2025-1-2|-|0\n"
					"11 " TEA "|" TEA_ABSTRACT "|12|2024-12-31|-|0\n");
		recorder_expect_messages(&got, "");
	}
}

static void test_empty(void **state)
{
	static const char *const texts[] = { "", "\n", " \r\n\t\n", "\xEF\xBB\xBF",
					     "\xEF\xBB\xBF\n" };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		recorder_read_cstr(&got, texts[i]);
		assert_int_equal(got.status, STATUS_FAILED);
		recorder_expect_messages(&got, "0: is empty\n");
	}
}

static void test_random_bytes(void **state)
{
	uint64_t seed = 1;
	char bytes[20000];

	(void)state;
	for (int n = 0; n < 200; n++) {
		size_t len = support_below(&seed, sizeof(bytes));
		size_t range = n % 2 ? 256 : 100;

		for (size_t i = 0; i < len; i++)
			bytes[i] = (char)(n % 2 ? support_below(&seed, range)
						: support_below(&seed, range) + 28);
		if (n % 4 == 0)
			for (size_t i = 0; i < len; i += 1 + support_below(&seed, 100))
				bytes[i] = '\n';
		recorder_read_pieces(&got, (struct str){ bytes, len }, 1000, &seed);
		assert_int_equal(got.count, 0);
		assert_int_equal(got.diag.total[DIAG_WARNING], 0);
	}
}

static void test_lines_that_belong_nowhere(void **state)
{
	(void)state;
	recorder_read_cstr(&got, "hello\n\nworld\n" DAILY TRENDING "SubscribeA\n" ODD "\n"
				 "1 A b 1 authors " DOT " May 1, 2010\n" DOT "\nwhat\n");
	assert_int_equal(got.count, 2);
	recorder_expect_messages(&got, "1: 2 lines that belong to no capture\n"
				       "9: 2 lines that belong to no capture\n");
	assert_int_equal(got.report.not_understood, 4);
}

static const char *const random_lines[] = {
	"new",
	DAILY,
	TRENDING,
	"Subscribe",
	"Daily Papers",
	"byAK and the research community",
	"Dec 12",
	"Jan 2, 2024 7",
	DOT,
	"  " BULLET " 6 authors",
	OWLS,
	OWLS_ABSTRACT,
	SNAILS,
	SNAILS_ABSTRACT,
	TEA,
	TEA_ABSTRACT,
	"7 " TEA " " TEA_ABSTRACT " 1 authors " DOT " Feb 26",
	"title,abstract",
	"\"a\"b,\"c",
	"\n",
	"\r\n",
	"\n\n\n",
	"\xEF\xBB\xBF",
	" ",
};

/* Cuts random random_lines of random captures together: whatever the pieces, the same comes out. */
static void test_any_pieces(void **state)
{
	struct recorder whole;
	struct strbuf text;
	uint64_t seed = 99;

	(void)state;
	recorder_init(&whole);
	strbuf_init(&text);
	for (int n = 0; n < 3000; n++) {
		size_t count = support_below(&seed, 40);

		strbuf_clear(&text);
		for (size_t i = 0; i < count; i++) {
			strbuf_add_cstr(
				&text,
				random_lines[support_below(
					&seed, sizeof(random_lines) / sizeof(random_lines[0]))]);
			if (support_below(&seed, 4) > 0)
				strbuf_add_byte(&text, '\n');
		}
		recorder_read(&whole, strbuf_str(&text));
		recorder_read_pieces(&got, strbuf_str(&text), n % 2 ? 5 : 300, &seed);
		recorder_expect_same(&got, &whole);
		assert_int_equal(got.status, whole.status);
		assert_memory_equal(&got.report, &whole.report, sizeof(got.report));
		assert_int_equal(got.diag.count, whole.diag.count);
		for (size_t i = 0; i < got.diag.count; i++) {
			assert_string_equal(got.diag.messages[i].text, whole.diag.messages[i].text);
			assert_int_equal(got.diag.messages[i].line, whole.diag.messages[i].line);
		}
	}
	strbuf_free(&text);
	recorder_free(&whole);
}

/* A text repeated, so that it must be read in time in proportion to its length. */
static void test_big_inputs(void **state)
{
	static const char *const units[] = {
		"a",
		"\n",
		"new\n",
		"x\n",
		"xnew\n",
		DOT "\n",
		"Jan 2\n",
		"\"\n",
		"\xEF\xBB\xBF",
		"1",
		"5 authors " DOT " ",
		"1 A b 2 authors " DOT " Jun 18",
		"Subscribe",
		"Get trending papers in your email inbox!",
		".1 A",
	};

	(void)state;
	got.keeps_text = false;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		struct strbuf text;
		uint64_t seed = 4;

		strbuf_init(&text);
		while (text.len < 3000000)
			strbuf_add_cstr(&text, units[i]);
		recorder_read_pieces(&got, strbuf_str(&text), 3000, &seed);
		assert_int_equal(got.count, 0);
		strbuf_free(&text);
	}
}

static void ignore_paper(void *context, const struct paper_draft *draft)
{
	(void)context;
	(void)draft;
}

/* A field that the library will cut is said; nothing of it is looked at here. */
static void test_text_too_long(void **state)
{
	struct reader_report report = { 0 };
	struct paper_draft draft = { .line = 7 };
	struct format_input input = {
		.window = { NULL, LIBRARY_TEXT_MAX + 2 },
		.sink = { .paper = ignore_paper },
		.report = &report,
		.diag = &got.diag,
		.file = "FILE",
	};

	(void)state;
	paper_init(&draft.paper);
	draft.paper.title = STR("A");
	draft.paper.abstract = (struct str){ NULL, LIBRARY_TEXT_MAX };
	format_emit(&input, &draft);
	assert_int_equal(got.diag.count, 0);
	draft.paper.abstract.len++;
	format_emit(&input, &draft);
	got.report = report;
	recorder_expect_messages(&got, "7: Abstract is too long and is cut\n");
	assert_int_equal(report.records, 2);
}

static void test_long_line(void **state)
{
	struct strbuf text;
	uint64_t seed = 2;

	(void)state;
	strbuf_init(&text);
	strbuf_add_cstr(&text, DAILY TRENDING "SubscribeA\n");
	for (int i = 0; i < 1000000; i++)
		strbuf_add_cstr(&text, "long lines ");
	strbuf_add_cstr(&text, "end.\nB\n" ODD "\n");
	recorder_read_pieces(&got, strbuf_str(&text), 2000, &seed);
	assert_int_equal(got.count, 2);
	assert_int_equal(got.records[1].line, 5);
	assert_true(strlen(recorder_text(&got, 0)) > 11000000);
	assert_string_equal(recorder_text(&got, 1), "B|" ODD "|-|-|-|-");
	strbuf_free(&text);
}

static size_t read_expecting(struct str text, uint64_t size, size_t piece)
{
	struct reader_options options = { .file = "FILE", .file_year = 2001 };
	struct reader_sink sink = { &got, recorder_paper, recorder_year };
	struct reader *reader = reader_new(&options, sink, &got.diag);
	size_t before_end;

	got.count = 0;
	strbuf_clear(&got.text);
	reader_expect_size(reader, size);
	for (size_t at = 0; at < text.len; at += piece)
		reader_push(reader, str_sub(text, at, piece));
	before_end = got.count;
	assert_int_equal(reader_finish(reader), STATUS_OK);
	reader_delete(reader);
	return before_end;
}

/* A short file is read at its end, of a longer one what is there; each whole, whatever was
 * expected. */
static void test_expected_size(void **state)
{
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	for (size_t i = 0; i < 4000; i++)
		strbuf_add_cstr(&text, OWLS "\n" OWLS_ABSTRACT "\n");
	assert_true(text.len > FORMAT_SNIFF_MAX * 2);
	for (size_t piece = 1000; piece <= text.len * 10; piece *= 10) {
		assert_true(read_expecting(strbuf_str(&text), text.len, piece) > 0);
		assert_int_equal(got.count, 4000);
		assert_true(read_expecting(strbuf_str(&text), 0, piece) > 0);
		assert_int_equal(got.count, 4000);
		assert_int_equal(read_expecting(str_sub(strbuf_str(&text), 0, 60000), 60000, piece),
				 0);
		assert_in_range(got.count, 60000 / (sizeof(OWLS OWLS_ABSTRACT) + 1),
				60000 / (sizeof(OWLS OWLS_ABSTRACT) + 1) + 1);
	}
	strbuf_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_title_abstract, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_title_abstract_without_header, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_title_abstract_odd, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_title_abstract_cut, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_blocks, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_blocks_cut, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_blocks_without_abstract, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_one_line, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_one_line_cut, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_unreadable_numbers, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_years, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_nothing_known, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_page_without_listing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_navigation_between, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_bullets, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_empty, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_random_bytes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_lines_that_belong_nowhere, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_any_pieces, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_big_inputs, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_text_too_long, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_long_line, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_expected_size, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
