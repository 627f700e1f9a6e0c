#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/strbuf.h"
#include "model/paper.h"
#include "read/capture_line.h"
#include "read/line_queue.h"
#include "read/listing_text.h"

#define DOT    "\xC2\xB7"
#define BULLET "\xE2\x80\xA2"

static const char *const kind_names[] = {
	[LINE_START] = "start",
	[LINE_TEXT] = "text",
	[LINE_AUTHORS] = "authors",
	[LINE_DOT] = "dot",
	[LINE_DATE] = "date",
	[LINE_RECORD] = "record",
	[LINE_NEW] = "new",
	[LINE_TRENDING_DAILY] = "daily",
	[LINE_TRENDING] = "trending",
	[LINE_SUBSCRIBE] = "subscribe",
	[LINE_DAILY_PAPERS] = "papers",
	[LINE_BY] = "by",
};

/* All lines of the text as "1 text A title; 2 date Jan 2". */
static void assert_lines(const char *text, const char *want)
{
	struct line_cursor cursor = {
		.at = text,
		.end = text + strlen(text),
		.is_last = true,
		.line = 1,
		.previous = LINE_START,
	};
	struct capture_line line;
	struct strbuf got;

	strbuf_init(&got);
	while (line_cursor_next(&cursor, &line))
		strbuf_addf(&got, "%s%zu %s %.*s", got.len > 0 ? "; " : "", line.line,
			    kind_names[line.kind], STR_ARG(line.text));
	assert_string_equal(got.data, want);
	strbuf_free(&got);
}

static void test_kinds(void **state)
{
	(void)state;
	assert_lines("", "");
	assert_lines(" \n\t\r\n\n", "");
	assert_lines("A title\r\n\r\n  An abstract. \n", "1 text A title; 3 text An abstract.");
	assert_lines("  " BULLET " 6 authors\n" DOT "\nJan 2, 2024 7\n",
		     "1 authors " BULLET " 6 authors; 2 dot " DOT "; 3 date Jan 2, 2024 7");
	assert_lines(BULLET "\xC2\xA0"
			    "1 author\n12 authors",
		     "1 authors " BULLET "\xC2\xA0"
		     "1 author; 2 authors 12 authors");
	assert_lines("new\nDaily Papers\nbyAK and the research community\nSubscribe\n",
		     "1 new new; 2 papers Daily Papers; 3 by byAK and the research community; "
		     "4 subscribe Subscribe");
	assert_lines("\xEF\xBB\xBFGet trending papers in your email inbox!\n",
		     "1 trending Get trending papers in your email inbox!");
	assert_lines("- A title and more 2 authors " DOT " Feb 3",
		     "1 record - A title and more 2 authors " DOT " Feb 3");
}

static void test_what_only_looks_alike(void **state)
{
	(void)state;
	assert_lines("news\nnewer", "1 text news; 2 text newer");
	assert_lines("May 2024 in review\nMay 3 be\nMay 32\nMay 3, 20",
		     "1 text May 2024 in review; 2 text May 3 be; 3 text May 32; 4 text May 3, 20");
	assert_lines(BULLET " 6 auth\n" BULLET "\n6 authors agree\n99999999999 authors",
		     "1 text " BULLET " 6 auth; 2 text " BULLET "; 3 text 6 authors agree; "
		     "4 text 99999999999 authors");
	assert_lines("On authors " DOT " Feb 3\n7 authors " DOT " soon",
		     "1 text On authors " DOT " Feb 3; 2 text 7 authors " DOT " soon");
	assert_lines("A title\nSubscribeNow\nSubscribe to it",
		     "1 text A title; 2 text SubscribeNow; 3 text Subscribe to it");
	assert_lines("All that is new\nGet trending papers in your email inbox!\n",
		     "1 text All that is new; 2 trending Get trending papers in your email inbox!");
}

static void test_glue(void **state)
{
	(void)state;
	assert_lines("SubscribeA title\n", "1 subscribe Subscribe; 1 text A title");
	assert_lines("Get trending papers in your email inbox!\nSubscribed3: small\n",
		     "1 trending Get trending papers in your email inbox!; 2 subscribe Subscribe; "
		     "2 text d3: small");
	assert_lines("The end.Get trending papers in your email inbox once a day!\nmore\n",
		     "1 text The end.; "
		     "1 daily Get trending papers in your email inbox once a day!; 2 text more");
	assert_lines("The end.new\n\nGet trending papers in your email inbox!\n",
		     "1 text The end.; 1 new new; "
		     "3 trending Get trending papers in your email inbox!");
	assert_lines("The end.new\nmore", "1 text The end.new; 2 text more");
	assert_lines("Jun 26new\n", "1 date Jun 26; 1 new new");
	assert_lines("Jun 26, 2024 3new\n", "1 date Jun 26, 2024 3; 1 new new");
	assert_lines("Jun 2625 A b 1 authors " DOT " Jan 2",
		     "1 date Jun 26; 1 record 25 A b 1 authors " DOT " Jan 2");
	assert_lines("Jun 25 A b 1 authors " DOT " Jan 2",
		     "1 date Jun 2; 1 record 5 A b 1 authors " DOT " Jan 2");
	assert_lines("Jun 26, 202425 A b 1 authors " DOT " Jan 2",
		     "1 date Jun 26, 2024; 1 record 25 A b 1 authors " DOT " Jan 2");
	assert_lines("Jun 26- A b 1 authors " DOT " Jan 2",
		     "1 date Jun 26; 1 record - A b 1 authors " DOT " Jan 2");
	assert_lines("A title\nThe end.25 A b 1 authors " DOT " Jan 2",
		     "1 text A title; 2 text The end.; 2 record 25 A b 1 authors " DOT " Jan 2");
	assert_lines("A title\nUp 1.25 At the end25 A b 1 authors " DOT " Jan 2",
		     "1 text A title; 2 text Up 1.25 At the end; "
		     "2 record 25 A b 1 authors " DOT " Jan 2");
	assert_lines("A cut end.25 A b 1 authors " DOT " Jan 2",
		     "1 record A cut end.25 A b 1 authors " DOT " Jan 2");
}

static void test_cut_page_sentence(void **state)
{
	(void)state;
	assert_lines("inbox once a day!\nA title", "1 trending inbox once a day!; 2 text A title");
	assert_lines("A title\ninbox!", "1 text A title; 2 text inbox!");
}

/* A line is not given out before its meaning is certain. */
static void test_incomplete(void **state)
{
	static const char text[] = "The end.new\n\nGet trending papers in your email inbox!\n";
	struct capture_line line;

	(void)state;
	for (size_t len = 0; len < sizeof(text); len++) {
		struct line_cursor cursor = {
			.at = text,
			.end = text + len,
			.line = 1,
			.previous = LINE_TEXT,
		};
		bool is_whole = len == sizeof(text) - 1;

		assert_int_equal(line_cursor_next(&cursor, &line), is_whole);
		if (!is_whole)
			assert_ptr_equal(cursor.at, text);
	}
}

static void assert_tail(const char *text, int year, int month, int day, int comments, size_t rest)
{
	struct listing_tail tail;

	assert_true(listing_tail_parse(str_from(text), &tail));
	assert_int_equal(tail.date.year, year);
	assert_int_equal(tail.date.month, month);
	assert_int_equal(tail.date.day, day);
	assert_int_equal(tail.date.year_inferred, year == 0);
	assert_int_equal(tail.comments, comments);
	assert_int_equal(strlen(text) - tail.len, rest);
}

static void test_tails(void **state)
{
	static const char *const none[] = {
		"",       "May",      "May ",           "May 0",         "May 32",     "Mai 3",
		"May 3,", "May 3, 2", "May 3, 202",     "May 3 x",       "May 3x",     "May 3 4 b",
		"May 3 ", "May3",     "Feb 30, 2024 1", "May 3, 2024 x", "May 3,2024", "Feb 31",
	};
	struct listing_tail tail;

	(void)state;
	assert_tail("May 3", 0, 5, 3, 0, 0);
	assert_tail("May 31", 0, 5, 31, 0, 0);
	assert_tail("May 3 12", 0, 5, 3, 12, 0);
	assert_tail("May 3, 2024", 2024, 5, 3, 0, 0);
	assert_tail("May 3, 2024 1234", 2024, 5, 3, 1234, 0);
	assert_tail("May 3, 2024 99999999999", 2024, 5, 3, COUNT_UNKNOWN, 0);
	assert_tail("May 3new", 0, 5, 3, 0, 3);
	assert_tail("May 3 4- B", 0, 5, 3, 4, 3);
	assert_tail("May 3 45 B", 0, 5, 3, 4, 3);
	assert_tail("May 3 456 B", 0, 5, 3, COUNT_UNKNOWN, 2);
	assert_tail("May 325 B", 0, 5, 3, 0, 4);
	assert_tail("May 3125 B", 0, 5, 31, 0, 4);
	assert_tail("May 3, 20241 B", 2024, 5, 3, 0, 3);
	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		assert_false(listing_tail_parse(str_from(none[i]), &tail));
}

static void test_upvotes(void **state)
{
	int32_t upvotes;
	size_t len;

	(void)state;
	assert_true(upvotes_parse(STR("25 A"), &upvotes, &len));
	assert_int_equal(upvotes, 25);
	assert_int_equal(len, 3);
	assert_true(upvotes_parse(STR("-  A"), &upvotes, &len));
	assert_int_equal(upvotes, 0);
	assert_int_equal(len, 3);
	assert_true(upvotes_parse(STR("4294967296 A"), &upvotes, &len));
	assert_int_equal(upvotes, COUNT_UNKNOWN);
	assert_false(upvotes_parse(STR(""), &upvotes, &len));
	assert_false(upvotes_parse(STR("25"), &upvotes, &len));
	assert_false(upvotes_parse(STR("25A"), &upvotes, &len));
	assert_false(upvotes_parse(STR("A 25"), &upvotes, &len));
}

static void test_shift(void **state)
{
	const struct str texts[] = {
		STR_INIT("the end of something."),
		STR_INIT("A title"),
		STR_INIT("An abstract."),
		STR_INIT("Another title"),
	};

	(void)state;
	assert_true(texts_are_shifted(texts, 4));
	assert_true(texts_are_shifted(texts, 3));
	assert_false(texts_are_shifted(texts + 1, 3));
	assert_false(texts_are_shifted(texts + 1, 2));
	assert_false(texts_are_shifted(texts + 1, 1));
}

static void test_queue(void **state)
{
	static const char text[] = "a\n\nb\nc d\ne";
	struct line_queue queue;

	(void)state;
	line_queue_init(&queue, (struct str){ text, sizeof(text) - 1 }, false, 5, LINE_DOT);
	assert_true(str_equal(line_queue_peek(&queue, 2)->text, STR("c d")));
	assert_null(line_queue_peek(&queue, 3));
	assert_ptr_equal(queue.taken, text);
	line_queue_take(&queue, 2);
	assert_int_equal(queue.taken_line, 8);
	assert_int_equal(queue.previous, LINE_TEXT);
	assert_true(str_equal(line_queue_peek(&queue, 0)->text, STR("c d")));
	line_queue_take_part(&queue, 1);
	assert_true(str_equal(line_queue_peek(&queue, 0)->text, STR("d")));
	assert_int_equal(line_queue_peek(&queue, 0)->line, 8);
	assert_int_equal(queue.taken - text, 6);
	assert_null(line_queue_peek(&queue, 1));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kinds),      cmocka_unit_test(test_what_only_looks_alike),
		cmocka_unit_test(test_glue),       cmocka_unit_test(test_cut_page_sentence),
		cmocka_unit_test(test_incomplete), cmocka_unit_test(test_tails),
		cmocka_unit_test(test_upvotes),    cmocka_unit_test(test_shift),
		cmocka_unit_test(test_queue),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
